"""Two transcripts side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.actions.code_passages import codings_in
from qual.tui.app import BESIDE_FROM
from tests.tui.test_app import make_study, screen


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_study(tmp_path / "study")


async def test_below_the_width_it_says_how_much_is_needed(home: Path) -> None:
    async with screen(home, (100, 30)) as (app, pilot):
        await pilot.press("g", "2")

        assert not app.beside.display
        assert app.session
        assert app.session.notice
        assert str(BESIDE_FROM) in app.session.notice.text


async def test_both_transcripts_are_shown_and_keys_go_to_one(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await pilot.press("g", "2")
        await pilot.pause()
        first, second = app.pane, app.beside
        assert second.display
        assert first.session
        assert second.session
        names = [each.reading.transcript.name for each in (first.session, second.session)]
        here = first.session.hand.cursor
        await pilot.press("z", "J", "1")
        await pilot.pause()

        assert names[0] != names[1]
        assert app.pane is second
        assert first.session.hand.cursor == here
        assert app.desk
        assert len(codings_in(app.desk.study, names[1])) > len(codings_in(app.desk.study, names[0])) - 5
        assert [each.coder for each in codings_in(app.desk.study, names[1])][-1:] == ["anna"]
        await pilot.press("z")
        assert app.pane is first


async def test_a_click_in_the_other_pane_goes_there(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await pilot.press("g", "2")
        await pilot.pause()
        other = app.beside
        await pilot.click(other, offset=(20, 3))

        assert app.pane is other


async def test_too_small_a_window_takes_the_second_away_and_nothing_is_lost(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await pilot.press("g", "2")
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()

        assert not app.beside.display
        await pilot.press("z")
        assert app.session
        assert app.session.notice
        assert app.session.notice.trouble


async def test_one_transcript_in_both_panes_shows_the_same_codings(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await pilot.press("g", "2")
        await pilot.pause()
        assert app.beside.session
        assert app.session
        name = app.session.reading.transcript.name
        await pilot.press("z", "l", *name, "enter")
        await pilot.pause()
        await pilot.press("J", "1")
        await pilot.pause()

        assert app.session.reading.transcript.name == name
        seen = [each.page.index.codings for each in (app.session, app.beside.session) if each]
        assert seen[0] == seen[1]
