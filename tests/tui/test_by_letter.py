"""Coding by letters."""

from __future__ import annotations

from pathlib import Path

from qual.core.span import Span
from qual.tui.marks import capitals
from qual.tui.putting import put
from qual.tui.session import Session
from tests.tui.material import coded, meant, on_screen, on_the_desk, press, split, stored
from tests.tui.test_letters import many


def letter_of(session: Session, words: str) -> str:
    """The letter of the sentence that begins with some words."""
    text = session.reading.text
    return next(key for key, span in session.page.lettered().items() if span.of(text).startswith(words))


def test_a_letter_means_a_sentence_and_a_digit_codes_it(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        press(desk, session, f"{letter_of(session, 'Ik wilde')} 1")

        assert [(each.text, each.code) for each in stored(desk)] == [
            ("Ik wilde weer meedoen.", session.pinned["1"])
        ]
        assert session.key_mode == "letters"


def test_two_letters_mean_all_between_whichever_comes_first(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        first, last = letter_of(session, "Ik wilde"), letter_of(session, "Dat was")
        press(desk, session, f"{first} {last}")
        forward = meant(session)
        press(desk, session, f"{last} {first}")

        assert forward == meant(session) == "Ik wilde weer meedoen. Dat was bijv. op maandag."
        assert session.hand.edges
        assert not session.hand.edges.ahead


def test_after_two_letters_a_third_begins_anew(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        first, last = letter_of(session, "Ik wilde"), letter_of(session, "Dat was")
        press(desk, session, f"{first} {last} {last}")

        assert meant(session) == "Dat was bijv. op maandag."


def test_a_comma_leaves_a_clause_out_at_the_end_that_moves(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        letter = letter_of(session, "Alleen")
        press(desk, session, f"{letter} ,")
        end = meant(session)
        press(desk, session, f"{letter} {letter} ,")

        assert end == "Alleen de brief van het loket"
        assert meant(session) == "daar lag ik wakker van."


def test_a_word_less_at_the_start_begins_with_the_next_word(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        letter = letter_of(session, "Ik wilde")
        press(desk, session, f"{letter} {letter} right")

        assert meant(session) == "wilde weer meedoen."


def test_a_capital_puts_a_code_that_has_no_digit(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        [*_, last] = session.codebook.codes
        session.pinned = {key: code for key, code in session.pinned.items() if code != last.id}
        session.capitals = capitals(session.codebook, session.pinned)
        capital = next(key for key, code in session.capitals.items() if code == last.id)
        press(desk, session, ",")
        press(desk, session, f"{letter_of(session, 'Ik wilde')} {capital}")

        assert [code for _, code in coded(session)] == [last.id]
        press(desk, session, "Q" if capital != "Q" else "X")
        assert session.notice
        assert session.notice.trouble


def test_a_letter_that_is_not_there_means_nothing_and_says_so(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        before = session.hand.target
        missing = next(each for each in "zyxw" if each not in session.page.lettered())
        press(desk, session, missing)

        assert session.hand.target == before
        assert session.notice
        assert missing in session.notice.text


def test_letters_stand_in_the_room_between_sentences_and_move_nothing(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        before = on_screen(session)
        session.page.changed()
        press(desk, session, ",")
        changed = session.page.changed()
        letter = letter_of(session, "Ik wilde")
        after = on_screen(session)

        assert [len(each) for each in before] == [len(each) for each in after]
        assert f"{letter}Ik wilde" in "".join(after).replace(" ", "").replace("Ikwilde", "Ik wilde")
        assert 0 < len(changed) <= len(after)
        press(desk, session, "Esc")
        assert on_screen(session) == before


def test_turning_pages_leaves_no_sentence_without_a_letter() -> None:
    from qual.core.codebook import Codebook

    reading = many(23, turns=9)
    session = Session("anna", "study", [], Codebook(()), split)
    session.size = (40, 8)
    session.opened(reading.transcript, [])
    session.press(",", ",")
    seen: set[Span] = set()
    for _ in range(300):
        seen |= set(session.page.lettered().values())
        session.press("space", " ")
    everything = {each for turn in reading.turns for each in reading.sentences_of(turn)}

    assert seen == everything
    session.press("pageup", None)
    assert session.page.lettered()


def test_what_was_coded_low_on_the_page_moves_up_so_that_one_can_read_on(tmp_path: Path) -> None:
    with on_the_desk(tmp_path, size=(20, 10)) as (desk, session):
        press(desk, session, "g g ,")
        low = list(session.page.lettered())[-1]
        press(desk, session, f"{low} 1")
        line = session.reading.lines.line_of(stored(desk)[0].span.start)

        assert session.page.top == line - 2


def test_the_palette_and_undo_come_back_to_the_letters(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        press(desk, session, f"{letter_of(session, 'Ik wilde')} Enter Enter")
        put = len(stored(desk))
        press(desk, session, "ctrl+z")

        assert (put, len(stored(desk)), session.key_mode) == (1, 0, "letters")


def test_after_the_pointer_or_a_code_by_pointer_a_letter_begins_anew(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        first, last = letter_of(session, "Ik wilde"), letter_of(session, "Dat was")
        press(desk, session, first)
        session.point(0, session.page.top + 2)
        press(desk, session, last)
        pointed = meant(session)
        put(session, (session.pinned["1"],))
        press(desk, session, first)

        assert pointed == "Dat was bijv. op maandag."
        assert meant(session) == "Ik wilde weer meedoen."


def test_questions_have_letters_where_that_is_asked_for(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, ",")
        answers = {span.of(session.reading.text) for span in session.page.lettered().values()}
        press(desk, session, "=")
        press(desk, session, f"{letter_of(session, 'En thuis')} 1")

        assert "En thuis?" not in answers
        assert [each.text for each in stored(desk)] == ["En thuis?"]
        press(desk, session, "=")
        assert {span.of(session.reading.text) for span in session.page.lettered().values()} == answers
