"""Working blind: no codings of others and no suggestions, on whatever screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.actions.code_passages import put_codes
from qual.actions.load_codebook import use_of_codes
from qual.actions.mark_passages import list_memos, write_memo_on
from qual.actions.search import search_transcripts
from qual.actions.show_passages import passages
from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.core.span import Span
from qual.tui.app import CodingApp
from qual.tui.boards.shelf import UNBLIND
from qual.tui.desk import Desk, named
from qual.tui.filters import Filter
from qual.tui.finding import filter_by
from qual.tui.plain.desk import Plain
from tests.tui.material import coded, press, spell, split
from tests.tui.test_app import make_study, ready
from tests.tui.test_filters import hints, on_the_demo

HERE = "R05-2025.txt"


def blind_desk(demo: Path) -> Desk:
    """The worked example, open for somebody new who works blind, with suggestions that wait."""
    with open_study(demo, "nieuw") as study:
        suggest_codes(study, [HERE])
    return Desk(demo, "nieuw", is_blind=True)


def test_who_works_blind_sees_neither_others_nor_suggestions(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        press(desk, session, "h")
        assert coded(session)
        press(desk, session, "g v")

        assert coded(session) == []
        assert hints(session) == []
        session.likely.is_on = True
        assert press(desk, session, "J c") == []


def test_asking_for_others_is_refused_in_words_until_blindness_ends(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        press(desk, session, "g v h")
        assert session.notice
        assert session.notice.trouble
        assert "blind" in session.notice.text
        assert coded(session) == []
        press(desk, session, "g v h")

        assert coded(session)


def test_a_filter_for_others_or_suggestions_goes_when_blindness_begins(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        press(desk, session, "h")
        kinds = (Filter("coder", "anna"), Filter("suggested"), Filter("code", "geld"))
        filter_by(session, kinds)
        press(desk, session, "g v f")

        assert session.filtered.filters == (Filter("code", "geld"),)
        assert {each.kind for each in session.filter_choices} >= {"code", "speaker", "uncoded"}
        assert not {"coder", "suggested"} & {each.kind for each in session.filter_choices}


def test_the_other_screens_count_and_show_only_ones_own(demo: Path) -> None:
    desk = blind_desk(demo)
    [mine] = put_codes(desk.study, HERE, Span(40, 60), ["geld"])
    write_memo_on(desk.study, "study", "", "van mij")

    assert [each.coding.id for each in passages(desk.study)] == [mine.id]
    assert {code: use.mentions for code, use in use_of_codes(desk.study).items()} == {"geld": 1}
    assert {each.coder for each in list_memos(desk.study)} == {"nieuw"}
    desk.close()
    with open_study(demo, "nieuw") as study:
        assert len(passages(study)) > 1
        assert sum(use.mentions for use in use_of_codes(study).values()) > 1


def test_a_search_for_uncoded_turns_does_not_tell_what_others_coded(demo: Path) -> None:
    desk = blind_desk(demo)
    everything = search_transcripts(desk.study, "geld")
    blind = search_transcripts(desk.study, "geld", uncoded=True)
    desk.close()
    with open_study(demo, "nieuw") as study:
        seeing = search_transcripts(study, "geld", uncoded=True)

    assert len(seeing) < len(blind) == len(everything)


@pytest.mark.parametrize("name", sorted(UNBLIND))
async def test_screens_made_of_what_others_did_are_refused_in_words(demo: Path, name: str) -> None:
    blind_desk(demo).close()
    app = CodingApp(demo, "nieuw", HERE, blind=True)
    letter = {"review": "r", "learnt": "l", "differences": "a"}[name]
    async with app.run_test(size=(100, 30)) as pilot:
        session = await ready(app, pilot)
        await pilot.press("g", letter)

        assert app.boards == []
        assert session.notice
        assert session.notice.trouble
        assert "BLIND" in app.frame.status.text
        await pilot.press("g", "v", "g", letter)
        assert [each.mode for each in app.boards] == [name]
    app.close_study()


def test_the_list_of_everything_leaves_those_screens_out(demo: Path) -> None:
    desk = blind_desk(demo)
    session = desk.session(HERE, split, (60, 20), 4)
    blind = desk.board("commands", session).question
    press(desk, session, "g v")
    seeing = desk.board("commands", session).question
    desk.close()

    assert blind
    assert seeing
    assert blind.chooser
    assert seeing.chooser
    assert len(seeing.chooser.options) - len(blind.chooser.options) == len(UNBLIND)


async def test_blindness_holds_in_both_of_two_transcripts(tmp_path: Path) -> None:
    home = make_study(tmp_path / "study")
    with open_study(home, "bas") as study:
        put_codes(study, "R07.txt", Span(3, 8), ["geld"])
        put_codes(study, "R08.txt", Span(40, 50), ["geld"])
    app = CodingApp(home, "anna", "R08.txt")
    async with app.run_test(size=(150, 30)) as pilot:
        await ready(app, pilot)
        await pilot.press("h", "g", "2")
        await pilot.pause()
        both = [pane.session for pane in (app.pane, app.beside) if pane.session]
        assert all("bas" in {each.coder for each in session.page.index.codings} for session in both)
        await pilot.press("g", "v")
        await pilot.pause()

        assert len(both) == 2
        assert not any("bas" in {each.coder for each in session.page.index.codings} for session in both)
    app.close_study()


def test_typed_lines_are_blind_too(demo: Path) -> None:
    desk = blind_desk(demo)
    plain = Plain(desk.study, HERE, named)

    assert any("blind" in line for line in plain.welcome())
    assert "suggestions" in next(iter(plain.answer("r")))
    assert not plain.done
    desk.close()
    with open_study(demo, "nieuw") as study:
        seeing = Plain(study, HERE, named)
        assert not any("blind" in line for line in seeing.welcome())
        assert "blind" not in next(iter(seeing.answer("r")))


def test_the_words_of_the_filter_list_are_found_by_typing(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        press(desk, session, f"g v f {spell('suggested')} Enter")

        assert session.filtered.filters != (Filter("suggested"),)
