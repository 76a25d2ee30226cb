"""The coding screen's state, driven by keys on a real study."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qual.actions.code_passages import put_codes, remove_codings
from qual.actions.mark_passages import list_memos
from qual.core.span import Span
from qual.core.words import say
from qual.errors import QualError
from qual.tui.keymap import BINDINGS
from qual.tui.requests import OpenTranscript, PutCodes, Quit, RememberPlace
from tests.tui.material import check, coded, meant, on_screen, on_the_desk, press, spell, stored


def test_a_digit_codes_the_sentence_under_the_cursor(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1 j 2")

        assert coded(session) == [
            ("Nou, eh... goed eigenlijk.", "herkeuring"),
            ("Ik wilde weer meedoen.", "geld"),
        ]
        assert stored(desk) == list(session.page.index.codings)


def test_a_selection_takes_several_codes(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J s 1 2")

        assert coded(session) == [
            ("Nou, eh... goed eigenlijk. Ik wilde weer meedoen.", "geld"),
            ("Nou, eh... goed eigenlijk. Ik wilde weer meedoen.", "herkeuring"),
        ]


def test_the_palette_finds_a_code_by_a_few_letters(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J v c h e r k Enter")

        assert coded(session) == [("Nou, eh... goed eigenlijk.", "herkeuring")]
        assert session.mode == "read"


def test_the_palette_takes_one_more_with_tab(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J c h e r k Tab g e l Tab Enter")

        assert [code for _, code in coded(session)] == ["geld", "herkeuring"]
        assert len(press(desk, session, "ctrl+z")) == 1
        assert coded(session) == []


def test_a_code_nobody_has_is_made_only_when_asked(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"J c {spell('thuis')} Enter")
        assert session.mode == "palette"
        assert session.notice is not None
        assert session.notice.trouble

        press(desk, session, "ctrl+n")

        assert [code for _, code in coded(session)] == ["thuis"]
        assert session.codebook["thuis"].name == "thuis"


def test_a_new_code_goes_under_the_theme_before_the_colon(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"J n {spell('angst: brieven')} Enter")

        assert session.codebook["brieven"].parent == "angst"
        assert [code for _, code in coded(session)] == ["brieven"]


def test_a_new_code_moves_no_digit(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        before = dict(session.pinned)
        press(desk, session, f"J n {spell('angst: brieven')} Enter")

        assert {digit: session.pinned[digit] for digit in before} == before
        assert "brieven" in session.pinned.values()


def test_in_vivo_names_the_code_by_the_words(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J j i i")

        assert [session.codebook[code].name for _, code in coded(session)] == ["Ik wilde weer meedoen"]


def test_the_last_code_is_repeated(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 2 j q j .")

        assert [code for _, code in coded(session)] == ["geld"] * 3


def test_the_last_code_is_known_the_next_time(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 2")
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J j q")

        assert [code for _, code in coded(session)] == ["geld", "geld"]


def test_the_same_code_is_not_put_twice(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        asked = press(desk, session, "J 1 1 q")

        assert [type(each) for each in asked] == [PutCodes]
        assert session.notice is not None


def test_uncode_takes_the_innermost_and_cycling_another(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J v v 1 Esc J K 2")
        press(desk, session, "o u")
        assert [code for _, code in coded(session)] == ["geld"]

        press(desk, session, "u u")

        assert coded(session) == []
        assert session.notice is not None
        assert session.notice.trouble


def test_the_edges_of_a_coding_are_moved(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1 e s Enter")
        assert [words for words, _ in coded(session)] == ["Nou, eh... goed eigenlijk. Ik wilde weer meedoen."]

        press(desk, session, "e D shift+left Esc")

        assert [words for words, _ in coded(session)] == ["Nou, eh... goed eigenlijk. Ik wilde weer meedoen."]
        assert len(stored(desk)) == 1


def test_a_memo_is_written_and_taken_out(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"J 1 m {spell('let op')} ctrl+j {spell('twee')} Enter")
        assert [each.memo for each in stored(desk)] == ["let op\ntwee"]
        assert [each.memo for each in session.here()] == ["let op\ntwee"]

        press(desk, session, "m ctrl+u Enter")

        assert [each.memo for each in stored(desk)] == [""]


def test_a_memo_needs_a_coding(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J m")

        assert session.mode == "read"
        assert session.notice is not None


def test_undo_and_redo_work_across_restarts(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1 j 2")
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "ctrl+z ctrl+z")
        assert coded(session) == []

        press(desk, session, "ctrl+y")

        assert [code for _, code in coded(session)] == ["herkeuring"]
        assert meant(session) == "Nou, eh... goed eigenlijk."


def test_a_large_change_that_was_not_made_here_is_taken_back_only_after_yes(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        made = [put_codes(desk.study, "R08.txt", Span(at, at + 1), ["geld"]) for at in range(21)]
        remove_codings(desk.study, [each.id for put in made for each in put])
    with on_the_desk(tmp_path) as (desk, session):
        for key in ("ctrl+z", "x"):
            press(desk, session, key)
            assert session.notice is not None
            assert session.notice.text == "Take back: took a coding out (21 codings)? (y yes, n no)"
        press(desk, session, "Esc")
        assert (session.mode, coded(session)) == ("read", [])
        press(desk, session, "ctrl+z y")

        assert len(coded(session)) == 21


def test_undo_goes_where_the_change_was(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"J 1 l {spell('R07')} Enter")
        assert session.reading.transcript.name == "R07.txt"

        press(desk, session, "ctrl+z")

        assert session.reading.transcript.name == "R08.txt"
        assert coded(session) == []


def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "ctrl+y")

        assert session.notice is not None


def test_the_place_is_kept(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        asked = press(desk, session, "J J ctrl+q")
        assert [type(each) for each in asked] == [RememberPlace, Quit]
    with on_the_desk(tmp_path, transcript=None) as (desk, session):
        assert session.reading.transcript.name == "R08.txt"
        assert meant(session) == "En het geld?"


def test_each_transcript_keeps_its_own_place(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J J l up Enter")
        asked = press(desk, session, "J l down Enter")

        assert OpenTranscript("R08.txt") in asked
        assert meant(session) == "En het geld?"


def test_words_are_found_whatever_their_case_accents_and_spaces(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"/ {spell('cafe de hoek')} Enter")

        assert "de\u0301 Hoek" in meant(session)
        assert session.key_mode == "search"


def test_hits_are_walked_round_and_coded(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "/ n u Enter")
        first = session.hand.cursor
        press(desk, session, "n N")
        assert session.hand.cursor == first

        press(desk, session, "1 Esc n")

        assert session.mode == "entry"
        assert [words for words, _ in coded(session)] == ["En nu?"]


def test_a_search_that_is_left_goes_back(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J")
        before = session.hand.cursor
        press(desk, session, "/ b r i e f")
        assert session.hand.cursor != before

        press(desk, session, "Esc")

        assert session.hand.cursor == before
        assert session.key_mode == "read"


def test_the_next_uncoded_turn_is_a_respondents(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "> 1 > 1")
        assert [words.split()[0] for words, _ in coded(session)] == ["Nou,", "Dat"]
        assert session.codings.coded_share == 66

        press(desk, session, "> 1 >")

        assert session.codings.coded_share == 100
        assert session.notice is not None


def test_others_codings_are_hidden_until_asked_for_and_cannot_be_changed(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1")
    with on_the_desk(tmp_path, "bas") as (desk, session):
        press(desk, session, "J")
        assert coded(session) == []

        press(desk, session, "h o u")

        assert [code for _, code in coded(session)] == ["herkeuring"]
        assert session.notice is not None
        assert "anna" in session.notice.text
        assert session.codings.coded_share == 0


def test_only_lines_that_look_different_are_drawn_again(tmp_path: Path) -> None:
    with on_the_desk(tmp_path, size=(60, 30)) as (desk, session):
        press(desk, session, "J")
        assert len(session.page.changed()) == len(session.page.visible())
        assert session.page.changed() == []

        press(desk, session, "shift+right")
        session.page.changed()
        press(desk, session, "shift+right")

        assert len(session.page.changed()) == 1
        press(desk, session, "1")
        assert len(session.page.changed()) == 1


def test_headers_and_remarks_are_shown_without_labels(tmp_path: Path) -> None:
    with on_the_desk(tmp_path, size=(60, 30)) as (_, session):
        lines = on_screen(session)

        assert lines[:3] == ["Gesprek met R08", "Datum 12 maart", "Hoe ging het met werken? En thuis?"]
        assert "[telefoon gaat]" in lines
        assert not [line for line in lines if line.startswith("R08:")]


def test_another_width_keeps_the_words_on_top(tmp_path: Path) -> None:
    with on_the_desk(tmp_path, size=(20, 6)) as (desk, session):
        press(desk, session, "J J J J")
        top = session.reading.lines.starts[session.page.top]

        session.resized(30, 6, 4)
        session.page.top = session.reading.lines.line_of(top)
        session.resized(20, 6, 4)

        line = session.page.top
        assert session.reading.lines.starts[line] <= top <= session.reading.lines.ends[line]


def test_a_margin_that_is_full_says_so(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1 2 3 i shift+right 1 shift+right 2 shift+right 3")

        bars = session.page.look(session.reading.lines.line_of(session.hand.cursor)).bars
        assert max(bar.lane for bar in bars) == 3
        assert [bar for bar in bars if bar.more]


def test_a_name_nobody_knows_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(QualError, match="no transcript 'R99'"),
        on_the_desk(tmp_path, transcript="R99"),
    ):
        pass


def test_the_pointer_selects_a_sentence_with_two_clicks_and_a_turn_with_three(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        column, line = session.reading.lines.place(session.reading.text.index("Alleen"))

        session.point(column, line)
        session.point(column, line, 2)
        assert meant(session) == "Alleen de brief van het loket, daar lag ik wakker van."
        session.point(column, line, 3)

        assert meant(session).startswith("Dat viel mee.")
        assert meant(session).endswith("hielp.")


def test_pasted_text_goes_where_text_is_typed(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        session.write("1 2 3")
        press(desk, session, "J 1 m")
        session.write("een\r\ntwee")
        press(desk, session, "Enter")

        assert [each.memo for each in stored(desk)] == ["een\ntwee"]


def test_the_help_lists_what_works_here_and_closes(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J v ? j Esc")

        assert session.mode == "read"
        assert session.hand.selected == Span(*session.hand.edges) if session.hand.edges else False


KEYS = sorted({key for each in BINDINGS for name in each.keys for key in name.split(" ")} - {"ctrl+q"})
SCRIPTS = st.lists(st.sampled_from([*KEYS, *"abcghern", "x"]), max_size=60)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPTS)
def test_no_script_of_keys_breaks_anything(tmp_path: Path, script: list[str]) -> None:
    with on_the_desk(tmp_path, size=(24, 7)) as (desk, session):
        for key in script:
            press(desk, session, key)
            check(session)
        shown = sorted(each.id for each in session.codings.by_id.values())
        name = session.reading.transcript.name

        assert shown == sorted(each.id for each in stored(desk, name))


def test_a_memo_that_was_left_comes_back_and_leaving_the_program_keeps_it(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"J 1 m {spell('te vroeg')} Esc")
        assert session.notice
        assert session.notice.text == say("board.dropped")
        assert stored(desk)[0].memo == ""
        press(desk, session, f"m {spell('er')} ctrl+q")
        assert stored(desk)[0].memo == "te vroeger"
        press(desk, session, f"m Esc M {spell('lang')} ctrl+q")
        assert {each.text for each in list_memos(desk.study)} == {"te vroeger", "lang"}
