"""Filters, working blind, and suggestions that stand in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.core.span import Span
from qual.tui.desk import Desk
from qual.tui.filters import Filter, Filtered, choices
from qual.tui.requests import DecideHint
from qual.tui.session import Session
from tests.tui.material import coded, meant, on_the_desk, press, spell, split


@contextmanager
def on_the_demo(
    demo: Path, coder: str = "anna", name: str = "R05-2025.txt"
) -> Iterator[tuple[Desk, Session]]:
    """The worked example on the desk, with suggestions in it."""
    with open_study(demo, coder) as study:
        suggest_codes(study, [name])
    desk = Desk(demo, coder)
    try:
        yield desk, desk.session(name, split, (60, 20), 4)
    finally:
        desk.close()


def hints(session: Session) -> list[str]:
    """The tags of suggestions in the margin of the whole transcript."""
    lines = range(len(session.reading.lines))
    return [bar.tag for line in lines for bar in session.page.look(line).bars if bar.hint and bar.tag]


def test_a_filter_by_code_shows_and_visits_only_that_code(demo: Path) -> None:
    with on_the_demo(demo) as (desk, session):
        everything = len(coded(session))
        press(desk, session, f"f {spell('code geld')} Enter")
        geld = coded(session)
        first = session.hand.cursor
        press(desk, session, "]")
        second = session.hand.cursor
        press(desk, session, "[")

        assert 0 < len(geld) < everything
        assert {code for _, code in geld} == {"geld"}
        assert first != second
        assert session.hand.cursor == first
        press(desk, session, "F")
        assert len(coded(session)) == everything


def test_filters_of_two_kinds_narrow_and_of_one_kind_widen(demo: Path) -> None:
    with on_the_demo(demo) as (_, session):
        session.filter_by((Filter("code", "geld"),))
        one = len(coded(session))
        session.filter_by((Filter("code", "geld"), Filter("code", "motivatie")))
        two = len(coded(session))
        session.filter_by((Filter("code", "geld"), Filter("speaker", "I")))

        assert two > one
        assert session._places() == []
        assert session.notice
        assert session.notice.trouble


def test_uncoded_turns_of_a_speaker_are_visited_in_order(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"f {spell('uncoded')} Enter")
        first = meant(session)
        press(desk, session, "1 ]")
        second = meant(session)

        assert first == "Nou, eh... goed eigenlijk."
        assert second.startswith("Dat viel mee")
        press(desk, session, "G g g")
        places = session._places()
        assert Span(places[0].start, places[0].end) == places[0]
        assert session.reading.turn_at(places[0].start).index != 1


def test_an_attribute_leads_to_the_turns_of_its_people(demo: Path) -> None:
    with on_the_demo(demo, name="focusgroep-2025.txt") as (_, session):
        names = sorted(session.filtered.labels)
        assert names
        session.filter_by((Filter("attribute", names[0]),))
        speakers = {session.reading.turn_at(each.start).speaker for each in session._places()}

        assert speakers == set(session.filtered.labels[names[0]])


def test_what_can_be_filtered_by_is_offered_in_order() -> None:
    found = choices(["anna"], ["geld"], ["R05"], ["sex=m"])

    assert [each.kind for each in found] == ["uncoded", "suggested", "coder", "speaker", "code", "attribute"]
    assert Filtered().places is not None


def test_suggestions_stand_in_the_margin_and_are_taken_by_one_key(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        waiting = len(session.hints)
        assert len(hints(session)) == waiting > 1
        session.filter_by((Filter("suggested"),))
        asked = press(desk, session, "a")
        taken = coded(session)

        assert isinstance(asked[0], DecideHint)
        assert len(taken) == 1
        assert len(hints(session)) == waiting - 1
        press(desk, session, "ctrl+z")
        assert coded(session) == []
        assert len(hints(session)) == waiting


def test_a_refused_suggestion_leaves_the_margin_and_nothing_is_coded(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        waiting = len(hints(session))
        session.filter_by((Filter("suggested"),))
        press(desk, session, "x")

        assert coded(session) == []
        assert len(hints(session)) == waiting - 1


def test_where_no_suggestion_stands_nothing_is_taken(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        assert press(desk, session, "J a") == []
        assert session.notice
        assert session.notice.trouble
