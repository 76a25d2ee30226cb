"""Likely codes in the palette: they arrive later, and nothing moves or is coded by their coming."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from qual.actions.code_passages import codings_in
from qual.actions.decide_suggestions import open_suggestions
from qual.core.span import Span
from qual.core.suggestion import Learnt, Reason
from qual.tui import learning, views
from qual.tui.app import CodingApp
from qual.tui.engine import Answer, Engine, in_words
from qual.tui.likely import LikelyCode
from qual.tui.requests import AskLikely
from qual.tui.session import Session
from tests.tui.material import coded, on_the_desk, press

FOUND = (LikelyCode("geld", "cue loon"), LikelyCode("angst"))


def asked(session: Session) -> AskLikely:
    """The palette open, and what it asked."""
    session.likely.is_on = True
    (question,) = session.press("c", "c")
    assert isinstance(question, AskLikely)
    return question


def two_codes(session: Session) -> tuple[LikelyCode, ...]:
    return tuple(LikelyCode(code.id, "why") for code in reversed(session.offered[:2]))


def test_without_the_learner_the_palette_asks_nothing(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        assert session.press("c", "c") == ()


def test_the_palette_asks_for_what_is_meant(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        session.press("J", "J")
        question = asked(session)

        assert question.span == session.hand.target
        assert question.transcript == "R08.txt"


def test_an_answer_changes_neither_the_mark_nor_the_order(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        session.press("J", "J")
        question = asked(session)
        assert session.chooser
        before = [session.listed[row.option].id for row in session.chooser.rows], session.chooser.marked
        session.likely.answered(question.question, two_codes(session))

        assert before == (
            [session.listed[row.option].id for row in session.chooser.rows],
            session.chooser.marked,
        )


def test_up_goes_to_the_likeliest_and_enter_puts_it(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J J J")
        question = asked(session)
        found = two_codes(session)
        session.likely.answered(question.question, found)
        press(desk, session, "up Enter")

        assert [code for _, code in coded(session)] == [found[0].code]


def test_enter_on_a_row_that_is_still_empty_codes_nothing_and_says_so(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J J J")
        asked(session)
        press(desk, session, "up Enter")

        assert coded(session) == []
        assert session.notice
        assert session.notice.trouble


def test_tab_takes_a_likely_code_along_with_one_of_the_list(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J J J")
        question = asked(session)
        first, second = two_codes(session)
        session.likely.answered(question.question, (first, second))
        press(desk, session, "up Tab down Enter")

        assert {code for _, code in coded(session)} == {first.code, second.code}


def test_one_key_lists_all_codes_by_likelihood_and_back(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        session.press("J", "J")
        question = asked(session)
        session.likely.answered(question.question, two_codes(session))
        plain = [code.id for code in session.listed]
        session.press("ctrl+l", None)
        likely = [code.id for code in session.listed]
        session.press("ctrl+l", None)

        assert likely[:2] == [each.code for each in two_codes(session)]
        assert sorted(likely) == sorted(plain)
        assert [code.id for code in session.listed] == plain


def test_an_answer_to_an_earlier_question_is_dropped(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        session.press("J", "J")
        first = asked(session)
        session.press("escape", None)
        session.press("J", "J")
        asked(session)

        assert not session.likely.answered(first.question, FOUND)
        assert session.likely.found == ()


def test_reasons_become_one_line_without_the_passage_that_speaks_against() -> None:
    why = (
        Reason("cue", "terugbetalen", 1.0),
        Reason("word", "toeslag", 0.4),
        Reason("word", "brief", 0.2),
        Reason("unlike", "R01.txt 3", -0.3),
    )

    assert in_words(why) == "cue terugbetalen · words toeslag, brief"
    assert in_words(()) == ""


def test_the_process_learns_and_answers_and_never_writes_into_the_study(demo: Path) -> None:
    before = (demo / "study.db").read_bytes()
    engine = Engine(demo, "anna")
    try:
        said = engine.answers()
        learnt = next(said)
        engine.ask(AskLikely(7, "R05-2025.txt", Span(1500, 1700)))
        answer = next(said)
        engine.ask(AskLikely(8, "nergens.txt", Span(0, 3)))
        nothing = next(said)
    finally:
        engine.close()

    assert isinstance(learnt, Learnt)
    assert learnt.sentences > 100
    assert isinstance(answer, Answer)
    assert answer.question == 7
    assert answer.found[0].why
    assert any("“" in line for line in answer.found[0].reasons)
    assert answer.found[0].near
    assert not answer.found[-1].why
    assert nothing == Answer(8, (), "this text was corrected after it was learnt from")
    assert (demo / "study.db").read_bytes() == before


async def test_the_marked_likely_code_says_why_and_one_key_reads_its_nearest_passage_another_comes_back(
    demo: Path,
) -> None:
    app = CodingApp(demo, "nieuw", "R05-2025.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        await waited(pilot, lambda: app.session is not None)
        session = app.session
        assert session
        await pilot.press("J", "J", "v")
        meant = session.hand.target
        question = asked(session)
        code = session.offered[0].id
        why = ("+ word: brief", "nearest coded so: “Die brief.” R01, turn 3")
        found = (LikelyCode(code, "words brief", why, ("R01-2024.txt", 700)),)
        session.likely.answered(question.question, found)
        app.refresh_all()
        unmarked = drawer(app)
        await pilot.press("up", "up", "up")
        marked = drawer(app)
        before = session.chooser and session.chooser.marked
        await pilot.click("#drawer", offset=(4, 6))
        after = session.chooser and session.chooser.marked
        await pilot.press("ctrl+o")
        there = session.reading.transcript.name, session.mode
        await pilot.press("backspace")

        assert "“Die brief.”" not in unmarked
        assert "“Die brief.”" in marked
        assert "Ctrl+O" in marked
        assert before == after
        assert there == ("R01-2024.txt", "read")
        assert (session.reading.transcript.name, session.mode) == ("R05-2025.txt", "palette")
        assert session.hand.target == meant
    app.close_study()


def drawer(app: CodingApp) -> str:
    """What the open list shows."""
    assert app.session
    inks = app.frame.inks
    rows, _ = views.palette(app.session, inks, 100, app.session.page.covered)
    return "\n".join("".join(text for text, _ in row) for row in rows)


async def test_when_the_process_dies_coding_goes_on_and_the_next_run_is_a_clean_one(demo: Path) -> None:
    app = CodingApp(demo, "nieuw", "R05-2025.txt", with_engine=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await waited(pilot, lambda: app.engine is not None)
        assert app.engine
        assert app.desk
        await pilot.press("r", "n")
        os.kill(app.engine.pid, signal.SIGKILL)
        await waited(pilot, lambda: app.engine is None)
        assert app.session
        review = app.boards[-1]
        told = review.notice
        left = open_suggestions(app.desk.study, "R05-2025.txt")
        is_on = app.session.likely.is_on
        await pilot.press("n")
        await waited(pilot, lambda: " made" in review.notice)
        made = len(review.rows)
        await pilot.press("escape", "J", "J", "1")

        assert "suggestions stopped" in told
        assert not is_on
        assert left == []
        assert made > 0
        assert app.session.likely.is_on
        assert [each.coder for each in codings_in(app.desk.study, "R05-2025.txt")].count("nieuw") == 1
    app.close_study()


async def test_an_answer_with_a_code_that_went_meanwhile_shows_the_others(demo: Path) -> None:
    app = CodingApp(demo, "nieuw", "R05-2025.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        await waited(pilot, lambda: app.session is not None)
        assert app.session
        await pilot.press("J", "J")
        question = asked(app.session)
        there = two_codes(app.session)[0]
        learning.take_answer(app, Answer(question.question, (LikelyCode("weg"), there)))

        assert app.session.likely.found == (there,)
    app.close_study()


async def test_who_leaves_takes_the_learner_along_and_none_begins_any_more(demo: Path) -> None:
    app = CodingApp(demo, "nieuw", "R05-2025.txt", with_engine=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await waited(pilot, lambda: app.session is not None and app.session.likely.learnt is not None)
        [engine] = [each for each in [app.engine] if each]
        alive = [engine.is_alive]
        await pilot.press("ctrl+q")

        alive.append(engine.is_alive)
        learning.start(app)

        assert alive == [True, False]
        assert app.engine is None
    app.close_study()


async def waited(pilot: Pilot[int], is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(3000):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come to that")


async def test_what_was_learnt_has_a_screen_of_its_own(demo: Path) -> None:
    app = CodingApp(demo, "anna", "R07-2025.txt", with_engine=True)
    async with app.run_test(size=(120, 30)) as pilot:
        await waited(pilot, lambda: app.session is not None and app.session.likely.learnt is not None)
        assert app.session
        learnt = app.session.likely.learnt
        assert learnt
        app.session.likely.learnt = None
        await pilot.press("g", "l")
        (board,) = app.boards
        assert "still learning" in board.empty
        learning.take_answer(app, learnt)
        rows = {row.key: row for row in board.all_rows()}
        detail = " ".join(line.text for line in board.detail(60))

        assert "geld" in rows
        assert len(rows) >= 10
        assert "average precision" in detail
        assert "lookup lemmas" in detail

        await pilot.press("c")
        cues = app.boards[-1]
        await waited(pilot, lambda: bool(cues.rows))
        proposed = next(row for row in cues.rows if row.dim)
        cues.mark(cues.rows.index(proposed))
        await pilot.press("a")
        assert not next(row for row in cues.rows if row.key == proposed.key).dim
        await pilot.press("x")
        assert next(row for row in cues.rows if row.key == proposed.key).dim
        await pilot.press("escape", "l")
        second_look = app.boards[-1]
        await waited(pilot, lambda: bool(second_look.rows))
        assert "probability" in " ".join(line.text for line in second_look.detail(80))
        assert all(row.cells[2] and int(str(row.cells[3])) for row in second_look.rows), "who, in which turn"
        await pilot.press("t")
        assert second_look.is_trouble
        await pilot.press("G")
        assert "Coded by " in " ".join(line.text for line in second_look.detail(200))
        await pilot.press("escape", "escape", "r")
        review = app.boards[-1]
        before = [row.key for row in review.rows]
        await pilot.press("x", "n")
        await waited(pilot, lambda: " made" in review.notice)
        assert before
        assert before[0] not in [row.key for row in review.rows]
        await pilot.press("escape")
    app.close_study()


def test_without_the_learner_that_screen_says_so(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        board = desk.board("learnt", session)

        assert board.all_rows() == []
        assert any("still at work" in line.text for line in board.detail(200))


def test_off_in_the_settings_means_no_answer(demo: Path) -> None:
    settings = demo / "codebook" / "study.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[suggestions]\ninbox = "off"\n')
    engine = Engine(demo, "anna")
    try:
        said = engine.answers()
        next(said)
        engine.ask(AskLikely(1, "R05-2025.txt", Span(1500, 1700)))

        assert next(said) == Answer(1, (), "suggestions are off in study.toml ([suggestions] inbox)")
    finally:
        engine.close()
