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
from qual.tui.finding import filter_by
from qual.tui.requests import DecideHint
from qual.tui.session import Session
from tests.tui.material import coded, meant, on_the_desk, press, spell, split
from tests.tui.test_app import drawn, make_study, screen


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
        filter_by(session, (Filter("code", "geld"),))
        one = len(coded(session))
        filter_by(session, (Filter("code", "geld"), Filter("code", "motivatie")))
        two = len(coded(session))
        filter_by(session, (Filter("code", "geld"), Filter("speaker", "I")))

        assert two > one
        assert session.page.fitting == []
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
        places = session.page.fitting
        assert Span(places[0].start, places[0].end) == places[0]
        assert session.reading.turn_at(places[0].start).index != 1


def test_an_attribute_leads_to_the_turns_of_its_people(demo: Path) -> None:
    with on_the_demo(demo, name="focusgroep-2025.txt") as (_, session):
        names = sorted(session.filtered.labels)
        assert names
        filter_by(session, (Filter("attribute", names[0]),))
        speakers = {session.reading.turn_at(each.start).speaker for each in session.page.fitting}

        assert speakers == set(session.filtered.labels[names[0]])


def test_what_can_be_filtered_by_is_offered_in_order() -> None:
    found = choices(["anna"], ["geld"], ["R05"], ["sex=m"])

    assert [each.kind for each in found] == ["uncoded", "suggested", "coder", "speaker", "code", "attribute"]
    assert Filtered().places is not None


def test_suggestions_stand_in_the_margin_and_are_taken_by_one_key(demo: Path) -> None:
    with on_the_demo(demo, coder="nieuw") as (desk, session):
        waiting = len(session.hints)
        assert len(hints(session)) == waiting > 1
        filter_by(session, (Filter("suggested"),))
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
        filter_by(session, (Filter("suggested"),))
        press(desk, session, "x")

        assert coded(session) == []
        assert len(hints(session)) == waiting - 1


def test_where_no_suggestion_stands_nothing_is_taken(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        assert press(desk, session, "J a") == []
        assert session.notice
        assert session.notice.trouble


def fitting(session: Session) -> set[int]:
    """The numbers of the turns that have a sign because something in them fits."""
    looks = [session.page.look(line) for line in range(len(session.reading.lines))]
    return {look.number for look in looks if look.fits}


def test_lines_that_fit_are_marked_and_no_others(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        assert fitting(session) == set()
        press(desk, session, f"f {spell('speaker R08')} Enter")
        assert fitting(session) == {2, 4, 6}
        press(desk, session, f"f {spell('uncoded')} Enter G 1")
        assert fitting(session) == {2, 4}
        session.resized(25, 12, 4)
        assert fitting(session) == {2, 4}
        press(desk, session, "F")

        assert fitting(session) == set()


def test_letters_that_every_keyboard_has_go_to_the_next_place_and_back(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "p")
        assert session.notice
        assert session.notice.trouble
        press(desk, session, f"f {spell('speaker R08')} Enter p")
        turn = session.reading.turn_at(session.hand.cursor).index
        press(desk, session, "p p")
        round_the_end = session.reading.turn_at(session.hand.cursor).index
        press(desk, session, "P")

        assert (turn, round_the_end) == (3, 1)
        assert session.reading.turn_at(session.hand.cursor).index == 5


def test_the_next_uncoded_turn_is_one_of_the_speakers_asked_for(demo: Path) -> None:
    with on_the_demo(demo, "nieuw", "focusgroep-2025.txt") as (desk, session):
        labels = [turn.speaker for turn in session.reading.turns]
        someone = next(each for each in reversed(labels) if each not in session.reading.askers)
        filter_by(session, (Filter("speaker", someone),))
        press(desk, session, "g g")
        seen = []
        for _ in range(labels.count(someone)):
            press(desk, session, ">")
            seen.append(session.reading.turn_at(session.hand.cursor).speaker)
            press(desk, session, "1")
        press(desk, session, ">")

        assert set(seen) == {someone}
        assert session.notice
        assert "filter" in session.notice.text


def test_two_attributes_narrow_and_two_values_of_one_widen() -> None:
    labels = {"sex=m": ["R1", "R2"], "sex=v": ["R3"], "age=young": ["R2", "R3"]}

    def speaking(*values: str) -> list[str]:
        filtered = Filtered(tuple(Filter("attribute", each) for each in values), labels=labels)
        return [each for each in ("R1", "R2", "R3") if filtered.speaks(each)]

    assert speaking("sex=m", "age=young") == ["R2"]
    assert speaking("sex=m", "sex=v") == ["R1", "R2", "R3"]
    assert speaking("sex=m", "sex=v", "age=young") == ["R2", "R3"]
    assert speaking("sex=x") == []


def test_a_filter_stays_on_in_the_next_transcript_but_for_people_who_are_not_there(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        filter_by(session, (Filter("code", "geld"), Filter("speaker", "R08"), Filter("uncoded")))
        press(desk, session, f"l {spell('R07')} Enter")

        assert session.reading.transcript.name == "R07.txt"
        assert session.filtered.filters == (Filter("code", "geld"), Filter("uncoded"))


def test_a_code_is_asked_for_with_the_codes_under_it(demo: Path) -> None:
    with on_the_demo(demo) as (_, session):
        themes = [code for code in session.codebook.themes() if len(session.codebook.below(code.id)) > 1]
        below = {code for theme in themes for code in session.codebook.below(theme.id)[1:]}
        used = {code for _, code in coded(session)} & below
        theme = session.codebook.theme_of(min(used))
        filter_by(session, (Filter("code", theme),))

        assert coded(session)
        assert {code for _, code in coded(session)} <= set(session.codebook.below(theme))
        assert {code for _, code in coded(session)} & below


async def test_the_sign_is_drawn_and_the_filter_is_named_on_the_screen(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), (80, 24)) as (app, pilot):
        await pilot.press("f", *"uncoded", "enter", "p")
        signs = {line[0] for line in drawn(app)}
        assert "•" in signs
        assert "filter: uncoded" in app.frame.status.text
        assert "p next" in app.frame.status.text
        await pilot.press("F")

        assert "•" not in {line[0] for line in drawn(app)}
        assert "filter: uncoded" not in app.frame.status.text
