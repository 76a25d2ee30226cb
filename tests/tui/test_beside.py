"""Two transcripts side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from qual.actions.code_passages import codings_in
from qual.actions.read_transcripts import last_place
from qual.tui.app import SIDE_BESIDE_FROM, CodingApp
from qual.tui.pane import ReadingPane
from qual.tui.side_by_side import BESIDE_FROM
from tests.tui.test_app import all_codings, burst, make_study, screen


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


def lines_of(pane: ReadingPane) -> list[str]:
    """The lines of a pane as they are drawn."""
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def both_open(app: CodingApp, pilot: Pilot[int]) -> tuple[ReadingPane, ReadingPane]:
    """Two transcripts side by side: the one the keys go to, and the other."""
    await pilot.press("g", "2")
    await pilot.pause()
    assert app.beside.display
    return app.pane, app.beside


async def test_a_window_that_became_too_small_is_told(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await both_open(app, pilot)
        await pilot.resize_terminal(120, 30)
        await pilot.pause()

        assert app.session
        assert app.session.notice
        assert str(BESIDE_FROM) in app.session.notice.text


async def test_the_second_is_scrolled_by_keys_and_by_wheel_and_the_first_stays(home: Path) -> None:
    async with screen(home, (150, 30), transcript="R07.txt") as (app, pilot):
        first, second = await both_open(app, pilot)
        assert first.session
        assert second.session
        assert second.session.reading.transcript.name == "R08.txt"
        before = lines_of(first)
        await pilot._post_mouse_events([events.MouseScrollDown], second, offset=(10, 3))
        await pilot.pause()
        by_wheel = second.session.page.top
        await pilot.press("z", "pagedown", "pagedown")

        assert by_wheel > 0
        assert second.session.page.top > by_wheel
        assert [line[1:] for line in lines_of(first)] == [line[1:] for line in before]


async def test_each_has_a_search_of_its_own(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        first, second = await both_open(app, pilot)
        await pilot.press("/", *"antwoord", "enter", "z", "/", *"geld", "enter")
        assert first.session
        assert second.session
        assert first.session.page.hits
        assert [each.of(second.session.reading.text) for each in second.session.page.hits] == ["geld"]
        before = first.session.hand.cursor
        await pilot.press("n", "escape", "z", "n")

        assert second.session.page.hits == []
        assert first.session.hand.cursor != before


async def test_what_tells_the_two_apart_needs_no_colour(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        first, second = await both_open(app, pilot)
        assert " ▸R08.txt │  R07.txt" in app.frame.title.text
        assert any(line.startswith("▎") for line in lines_of(first))
        assert not any(line.startswith("▎") for line in lines_of(second))
        await pilot.press("z")

        assert "  R08.txt │ ▸R07.txt" in app.frame.title.text
        assert not any(line.startswith("▎") for line in lines_of(first))
        assert any(line.startswith("▎") for line in lines_of(second))
        assert second.content_region.contains(*app.cursor_position)


async def test_a_click_in_the_second_meets_the_letter_under_the_pointer(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        _, second = await both_open(app, pilot)
        row, line = next((at, each) for at, each in enumerate(lines_of(second)) if "keuring" in each)
        column = line.index("keuring")
        await pilot.click(second, offset=(second.content_offset.x + column, row))
        assert second.session

        assert second.session.reading.text[second.session.hand.cursor :].startswith("keuring")


async def test_the_codes_make_room_for_two_transcripts_until_they_are_asked_for(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        assert app.frame.side.display
        await both_open(app, pilot)
        alone = [app.frame.side.display, app.pane.size.width, app.beside.size.width]
        await pilot.press("tab")
        await pilot.pause()

        assert alone == [False, 75, 74]
        assert app.frame.side.region.width == 28


async def test_a_wide_window_has_room_for_the_codes_too(home: Path) -> None:
    async with screen(home, (SIDE_BESIDE_FROM, 30)) as (app, pilot):
        await both_open(app, pilot)

        assert app.frame.side.region.width == 28


def state_of(app: CodingApp) -> list[tuple[str, int, list[str]]]:
    """Both transcripts, the one that the keys go to first: where the cursor is, and the words with codes."""
    both = [pane.session for pane in (app.pane, app.beside) if pane.session]
    return [
        (each.reading.transcript.name, each.hand.cursor, [coding.text for coding in each.page.index.codings])
        for each in both
    ]


async def test_keys_at_once_give_what_slow_keys_give(home: Path, tmp_path: Path) -> None:
    keys = ["g", "2", "z", "pagedown", "down", "tab", "pagedown", "1", "z", "pagedown", "g", "2", "down", "2"]
    other = make_study(tmp_path / "other")
    async with screen(home, (150, 30), transcript="R07.txt") as (fast, pilot):
        await burst(fast, pilot, keys)
        async with screen(other, (150, 30), transcript="R07.txt") as (slow, second):
            for key in keys:
                await second.press(key)
                await second.pause()
            assert state_of(fast) == state_of(slow)


async def test_the_place_in_the_transcript_that_was_left_is_kept(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        first, _ = await both_open(app, pilot)
        await pilot.press("J", "J", "J", "z")
        assert first.session
        assert app.desk

        assert last_place(app.desk.study, "R08.txt") == ("R08.txt", first.session.hand.cursor)


async def test_new_edges_show_in_both_panes_of_one_transcript(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await both_open(app, pilot)
        await pilot.press("J", "1", "z", "l", *"R08", "enter")
        await pilot.pause()
        await pilot.press("g", "g", "J", "e", "s", "enter")
        await pilot.pause()

        texts = [
            [each.text for each in pane.session.page.index.codings]
            for pane in (app.pane, app.beside)
            if pane.session
        ]
        assert texts == [["Nou, eh... goed eigenlijk. Ik wilde weer meedoen."]] * 2


async def test_a_new_code_has_one_look_in_both_panes(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        await both_open(app, pilot)
        await pilot.press("J", "n", *"thuis", "enter")
        await pilot.pause()

        assert app.session
        assert app.beside.session
        assert "thuis" in app.beside.session.codebook
        assert app.beside.session.marks == app.session.marks
        assert app.beside.session.pinned == app.session.pinned


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


async def test_undo_goes_to_the_pane_where_the_change_was(home: Path) -> None:
    async with screen(home, (150, 30)) as (app, pilot):
        first, second = await both_open(app, pilot)
        await pilot.press("J", "1", "J", "J", "z", "J")
        assert first.session
        assert second.session
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert app.pane is first
        assert all_codings(first.session) == []
        assert first.session.reading.transcript.name == "R08.txt"
        assert first.session.reading.turn_at(first.session.hand.cursor).index == 1
        assert first.session.notice
        assert second.session.reading.transcript.name == "R07.txt"
        assert second.session.reading.turn_at(second.session.hand.cursor).index == 1
        await pilot.press("ctrl+y")
        assert [each.code for each in first.session.page.index.codings] == ["herkeuring"]
