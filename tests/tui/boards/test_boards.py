"""Each screen beside the coding screen: what its keys do to the study, and that nothing drawn is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qual.actions.code_passages import codings_in, put_codes, read_codebook, remove_codings, write_memo
from qual.actions.correct_transcript import correct_transcript, list_unsettled
from qual.actions.decide_suggestions import open_suggestions
from qual.actions.edit_codebook import edit_code
from qual.actions.mark_passages import list_memos, quote_marks, toggle_bookmark, toggle_done, write_memo_on
from qual.actions.study import Study, open_study
from qual.actions.suggest_codes import suggest_codes
from qual.core.codebook import used_cues
from qual.core.span import Span
from qual.core.words import say
from qual.tui.boards import draw
from qual.tui.boards.board import Board, Cell, Close, Do, GoTo, Learn, Push, Work
from qual.tui.boards.cues import CuesBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.second_look import SecondLookBoard
from qual.tui.boards.shelf import board
from qual.tui.colours import SCHEMES
from qual.tui.inks import Inks
from qual.tui.marks import marks
from tests.actions.material import small_study
from tests.store.material import TEXT, add_transcript
from tests.tui.material import LONG, split

NAMES = {"Enter": "enter", "Esc": "escape", "Space": "space", "Back": "backspace"}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with small_study(tmp_path) as made:
        add_transcript(made.database, "R08.txt", LONG, "R08")
        put_codes(made, "R07.txt", Span(3, 6), ["geld", "angst"])
        put_codes(made, "R07.txt", Span(TEXT.index("Ik was"), TEXT.index(" En")), ["herkeuring"])
        yield made


def opened(study: Study, name: str) -> Board:
    return board(name, study, split, "R07.txt")


def press(shown: Board, *keys: str) -> list[object]:
    """Press keys; a word of several letters is typed letter by letter."""
    asked: list[object] = []
    for key in keys:
        if key in NAMES or "+" in key:
            asked += shown.press(NAMES.get(key, key))
        else:
            for letter in key:
                asked += shown.press("space" if letter == " " else letter, letter)
    return asked


def to(shown: Board, key: str) -> None:
    shown.mark([row.key for row in shown.rows].index(key))


def test_the_codebook_counts_codings_and_respondents_and_opens_the_passages_behind(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "herkeuring")
    [asked] = press(codes, "Enter")

    assert codes.row is not None
    assert codes.row.cells[2:] == ("1", "1")
    assert isinstance(asked, Push)
    assert isinstance(asked.board, PassagesBoard)
    assert [row.cells[-1] for row in asked.board.rows] == ["Ik was bang voor de keuring."]
    assert press(asked.board, "Enter") == [GoTo("R07.txt", TEXT.index("Ik was"))]


def test_codes_are_made_renamed_nested_retired_and_taken_back_by_keys(study: Study) -> None:
    codes = opened(study, "codebook")
    press(codes, "n", "Geld: Schuld", "Enter")
    assert read_codebook(study)["schuld"].parent == "geld"
    press(codes, "R", "en", "Enter")
    assert read_codebook(study)["schuld"].name == "Schulden"
    press(codes, ">", "no code", "Enter")
    assert read_codebook(study)["schuld"].parent == ""
    to(codes, "schuld")
    press(codes, "r")
    assert read_codebook(study)["schuld"].is_retired
    press(codes, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    assert "schuld" not in read_codebook(study)


def test_a_merge_asks_first_and_esc_leaves_all_as_it_is(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    press(codes, "M", "Angst", "Enter")
    assert codes.question is not None
    assert "1 where it stands already" in codes.question.prompt
    press(codes, "Esc")
    assert "geld" in read_codebook(study)

    assert press(codes, "M", "Angst", "Enter", "e", "y", "Enter") == [], (
        "y alone answers; Enter opens nothing"
    )

    assert "geld" not in read_codebook(study)
    assert codes.changed


def test_definition_and_examples_are_edited_in_place_with_lines(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    press(codes, "e", "Definition", "Enter", "Over geld", "ctrl+j", "en schuld", "Enter")
    press(codes, "e", "Examples", "Enter", "te weinig", "ctrl+j", "te veel", "Enter")

    assert read_codebook(study)["geld"].definition == "Over geld\nen schuld"
    assert read_codebook(study)["geld"].examples == ("te weinig", "te veel")


def test_a_code_is_split_by_chosen_passages(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    [asked] = press(codes, "X")
    assert isinstance(asked, Push)
    press(asked.board, "X")
    assert asked.board.is_trouble
    press(asked.board, "x", "X", "Loon", "Enter")

    assert [each.code for each in codings_in(study, "R07.txt") if each.text == "Wat"] == ["angst", "loon"]


def test_quotes_are_marked_and_memos_written_on_passages(study: Study) -> None:
    passages = PassagesBoard(study, split, "alles", codes=["herkeuring"])
    press(passages, "*")
    press(passages, "m", "mooi", "Enter")

    assert list(quote_marks(study).values()) == ["key"]
    assert [each.text for each in list_memos(study)] == ["mooi"]
    press(passages, "*", "*")
    assert quote_marks(study) == {}


def test_respondents_are_filtered_and_edited_within_their_categories(study: Study) -> None:
    people = opened(study, "respondents")
    press(people, "/", "R08", "Enter")
    assert [row.key for row in people.rows] == ["R08"]
    press(people, "e", "geslacht", "Enter", "man", "Enter")

    assert people.row is not None
    assert "man" in people.row.cells
    press(people, "Esc")
    assert len(people.rows) == 2
    assert press(people, "Esc") == [Close()]


def test_themes_open_the_passages_that_they_count(study: Study) -> None:
    themes = opened(study, "themes")
    to(themes, "herkeuring")
    [asked] = press(themes, "Enter")

    assert themes.row is not None
    assert themes.row.cells[1] == "1/2"
    assert isinstance(asked, Push)
    assert len(asked.board.rows) == 1


def test_what_a_search_finds_is_coded_after_a_question_and_one_undo_takes_it_back(study: Study) -> None:
    found = opened(study, "found")
    press(found, "geld", "Enter")
    assert len(found.rows) == 2
    before = len(codings_in(study, "R07.txt")) + len(codings_in(study, "R08.txt"))
    press(found, "a", "c", "Angst", "Enter", "Enter", "y", "Enter")
    after = codings_in(study, "R07.txt") + codings_in(study, "R08.txt")

    assert len(after) == before + 2
    assert [each.origin for each in after].count("search") == 2
    press(found, "ctrl+z")
    assert len(codings_in(study, "R07.txt")) + len(codings_in(study, "R08.txt")) == before


def test_a_code_opens_what_its_number_counts_and_not_what_stands_below_it(study: Study) -> None:
    assert read_codebook(study).below("angst") == ["angst", "herkeuring"]
    codes = opened(study, "codebook")
    to(codes, "angst")
    [asked] = press(codes, "Enter")

    assert isinstance(asked, Push)
    assert codes.row is not None
    assert codes.row.cells[2] == str(len(asked.board.rows)) == "1"


def test_the_number_of_respondents_opens_who_they_are(study: Study) -> None:
    said = LONG.index("R08: ") + len("R08: ")
    put_codes(study, "R08.txt", Span(said, said + 10), ["herkeuring"])
    codes = opened(study, "codebook")
    to(codes, "herkeuring")
    [asked] = press(codes, "p")

    assert isinstance(asked, Push)
    assert [row.cells[:2] for row in asked.board.rows] == [("R07", "1"), ("R08", "1")]
    assert [type(each) for each in codes.click(codes.state.marked, column=3)] == [Push]


def test_words_that_two_coders_gave_the_same_code_are_one_row(study: Study) -> None:
    words = Span(TEXT.index("Ik was"), TEXT.index(" En"))
    put_codes(replace(study, coder="bas"), "R07.txt", words, ["herkeuring", "geld"])
    shown = PassagesBoard(study, split, "alles", codes=["herkeuring", "geld"])

    assert len(shown.rows) == 3
    assert shown.facts.startswith("4 codings of 3 passages")
    to(shown, next(each.id for each in codings_in(study, "R07.txt") if each.code == "herkeuring"))
    assert any("anna, bas" in line.text for line in shown.detail(60))


def test_history_takes_back_the_change_that_is_marked_and_leaves_later_ones(study: Study) -> None:
    history = opened(study, "history")
    first, later = [row.key for row in history.rows if " coded " in row.text][::-1]
    to(history, first)
    press(history, "u")

    assert [each.code for each in codings_in(study, "R07.txt")] == ["herkeuring"]
    assert "took event" in history.rows[0].text
    assert history.key == first
    press(history, "u")
    assert (history.notice, history.is_trouble) == (say("board.history.taken"), True)
    to(history, later)
    press(history, "ctrl+y")
    assert len(codings_in(study, "R07.txt")) == 3


def test_a_large_change_of_another_sitting_is_taken_back_after_a_question_only(study: Study) -> None:
    made = [put_codes(study, "R08.txt", Span(at, at + 1), ["geld"]) for at in range(21)]
    remove_codings(study, [each.id for put in made for each in put])
    with open_study(study.folder, study.coder) as later:
        for name, key in (
            ("codebook", "ctrl+z"),
            ("history", "ctrl+z"),
            ("history", "u"),
            ("review", "ctrl+z"),
        ):
            shown = opened(later, name)
            press(shown, key)
            assert shown.question
            assert shown.question.prompt == "Take back: took a coding out (21 codings)? (y yes, n no)"
            press(shown, "n")
            assert shown.notice == "nothing was changed"
        assert codings_in(later, "R08.txt") == []
        press(shown, "ctrl+z", "y")
        assert len(codings_in(later, "R08.txt")) == 21
        press(shown, "ctrl+y", "ctrl+z")
        assert shown.question is None, "what was repeated here a moment ago is taken back at once"
        assert len(codings_in(later, "R08.txt")) == 21


def test_history_opens_what_a_change_was_about(study: Study) -> None:
    remove_codings(study, [codings_in(study, "R07.txt")[-1].id])
    write_memo_on(study, "code", "geld", "wat valt hieronder?")
    write_memo_on(study, "respondent", "R08", "belt terug")
    history = opened(study, "history")
    opens = []
    for at in range(5):
        history.mark(at)
        opens += press(history, "Enter")

    assert [each.board.title.split()[-1] for each in opens[:2] if isinstance(each, Push)] == ["R08", "geld"]
    assert opens[2:4] == [GoTo("R07.txt", TEXT.index("Ik was"))] * 2
    assert isinstance(opens[4], Push)
    assert len(opens[4].board.rows) == 2


def test_history_refuses_what_later_changes_need(study: Study) -> None:
    [angst] = [each.id for each in codings_in(study, "R07.txt") if each.code == "angst"]
    write_memo(study, angst, "letterlijk zo gezegd")
    history = opened(study, "history")
    to(history, next(row.key for row in reversed(history.rows) if " coded " in row.text))
    press(history, "u")

    assert history.is_trouble
    assert "need it" in history.notice
    assert len(codings_in(study, "R07.txt")) == 3


def test_bookmarks_open_at_their_place(study: Study) -> None:
    toggle_bookmark(study, "R08.txt", Span(60, 70))
    marks = opened(study, "bookmarks")

    assert press(marks, "Enter") == [GoTo("R08.txt", 60)]
    press(marks, "x")
    assert marks.rows == []


def test_codings_in_doubt_are_settled(study: Study, tmp_path: Path) -> None:
    (tmp_path / "anders.txt").write_text("I: Dag.\nR07: Iets heel anders nu.", encoding="utf-8")
    correct_transcript(study, "R07.txt", tmp_path / "anders.txt")
    doubts = opened(study, "doubts")
    assert len(doubts.rows) == len(list_unsettled(study)) > 0
    while doubts.rows:
        press(doubts, "x")

    assert list_unsettled(study) == []


def test_review_accepts_rejects_and_takes_back_by_one_key_each(study: Study) -> None:
    remove_codings(study, [each.id for each in codings_in(study, "R07.txt") if each.coder == study.coder])
    put = {each.id for each in codings_in(study, "R07.txt")}
    suggest_codes(study)
    review = opened(study, "review")
    waiting = len(review.rows)
    assert waiting > 0
    press(review, "a")
    assert len({each.id for each in codings_in(study, "R07.txt")} - put) == 1
    assert "accepted 1" in review.facts
    press(review, "Back")
    assert "accepted 0" in review.facts
    assert {each.id for each in codings_in(study, "R07.txt")} == put
    press(review, "x")
    assert len(open_suggestions(study, "R07.txt")) == waiting - 1
    press(review, "Back")
    write_memo_on(study, "transcript", "R07.txt", "nog eens lezen")
    press(review, "Back")
    assert review.is_trouble, "only what was decided here is taken back"
    assert [each.text for each in list_memos(study)] == ["nog eens lezen"]
    assert len(open_suggestions(study, "R07.txt")) == waiting


def test_review_puts_the_code_of_a_digit_on_moved_edges_and_takes_only_that_back(study: Study) -> None:
    edit_code(study, "angst", key="4")
    remove_codings(study, [each.id for each in codings_in(study, "R07.txt") if each.coder == study.coder])
    suggest_codes(study)
    review = opened(study, "review")
    words = str(review.rows[0].cells[-1])
    before = codings_in(study, "R07.txt")
    press(review, "s")
    moved = str(review.rows[0].cells[-1])
    assert moved.startswith(words)
    assert len(moved) > len(words), "the list shows the words as they would be coded"
    press(review, "4")
    [made] = [each for each in codings_in(study, "R07.txt") if each not in before]
    assert (made.code, " ".join(made.text.split())) == ("angst", moved)
    assert "changed 1" in review.facts
    write_memo_on(study, "transcript", "R07.txt", "nog eens lezen")
    press(review, "Back")
    assert codings_in(study, "R07.txt") == before
    assert len(list_memos(study)) == 1
    press(review, "8")
    assert "no code under 8" in review.notice


def test_all_keys_of_the_review_stand_in_its_footer_at_80_columns(study: Study) -> None:
    review = opened(study, "review")
    assert draw.footer_needs(review, 80) == review.footer_lines == 2
    rows = draw.footer_rows(review, Inks(SCHEMES[0], {}), 80, 2)
    shown = " ".join("".join(text for text, _ in row) for row in rows)

    assert all(key in shown for key in ("a accept", "x reject", "Backspace take back", "A accept rest", "w"))
    item = draw.footer_item_at(review, 80, 2, 1, 2)
    assert item is not None
    assert item.command == "review-rest"


def test_cues_are_written_changed_refused_and_taken_in_by_keys(study: Study) -> None:
    cues = CuesBoard(study, split, "angst")
    cues.take({"cues": [["angst", "keuring", "coding", 3, 2, 2, 1]]})
    assert press(cues, "n", "herkeur*", "Enter") == [Work("cues", "angst")]
    assert read_codebook(study)["angst"].cues[-1] == "herkeur*"
    assert cues.row is not None
    assert cues.row.cells[1:] == ("in use", "…", "…", "…")
    press(cues, "e", "!", "Enter")
    assert read_codebook(study)["angst"].cues[-1] == "herkeur*!"
    to(cues, "angst keuring")
    press(cues, "x")
    assert read_codebook(study)["angst"].cues[-1] == "-keuring"
    assert "refused" in [row.cells[1] for row in cues.rows]
    press(cues, "n", "herkeur*!", "Enter")
    assert (cues.key, cues.notice) == ("angst herkeur*!", "herkeur*! is a cue already")
    press(cues, "ctrl+z")
    to(cues, "angst keuring")
    press(cues, "a")
    assert read_codebook(study)["angst"].cues[-1] == "keuring"
    press(cues, "e", "Enter")
    press(cues, "n", "Enter")
    assert read_codebook(study)["angst"].cues[-1] == "keuring"
    press(cues, "e", "slag", "Enter")
    assert press(cues, "ctrl+z") == [Work("cues", "angst")]
    in_use = {row.key for row in cues.rows if row.cells[1] == "in use"}
    assert in_use == {f"angst {each}" for each in used_cues(read_codebook(study)["angst"])}
    assert "angst keuringslag" not in [row.key for row in cues.rows], "what was taken back is gone"
    assert cues.notice.startswith("undone")


def test_with_suggestions_off_codes_and_cues_are_shown_and_edited_and_the_rest_says_so(study: Study) -> None:
    edit_code(study, "angst", cues=("bang",))
    off = replace(study, settings=replace(study.settings, inbox="off"))
    learnt = opened(off, "learnt")
    to(learnt, "angst")
    assert learnt.facts == "suggestions are off"
    assert learnt.row is not None
    assert learnt.row.cells[1:] == ("1", "0", "-", "", "off")
    assert press(learnt, "l") == []
    assert learnt.notice == say("board.no_engine")
    [asked] = press(learnt, "c")
    assert isinstance(asked, Push)
    cues = asked.board
    assert [row.cells for row in cues.rows] == [(Cell("bang"), "in use", "-", "-", "-")]
    assert press(cues, "n", "schrik", "Enter") == [], "nothing is asked of a learner that is not there"
    assert read_codebook(study)["angst"].cues == ("bang", "schrik")
    press(cues, "ctrl+z")
    assert [row.key for row in cues.rows] == ["angst bang"]
    assert press(opened(study, "learnt"), "ctrl+z") == [Learn()]
    review = opened(off, "review")
    assert review.empty == say("board.review.none.off")
    assert press(review, "n") == []


def test_a_review_with_nothing_waiting_says_why_and_goes_on_where_some_wait(study: Study) -> None:
    edit_code(study, "angst", cues=("goed",))
    suggest_codes(study)
    waiting = {each.transcript for each in open_suggestions(study)}
    review = opened(study, "review")
    toggle_done(study, "R07.txt")
    review.read()
    assert review.empty == say("board.review.none.done")
    toggle_done(study, "R07.txt")
    put_codes(study, "R07.txt", Span(TEXT.index("Ik was"), TEXT.index("Ik was") + 6), ["geld"])
    review.read()
    assert review.empty == "nothing waits behind turn 2, up to which you read; n looks anew"
    put_codes(study, "R07.txt", Span(len(TEXT) - 3, len(TEXT)), ["geld"])
    review.read()
    assert (review.rows, review.empty) == ([], say("board.review.none.read"))
    assert waiting - {"R07.txt"} == {"R08.txt"}
    [line] = review.detail(120)
    assert line.text.endswith("in 1 transcript: Enter lists these, to go on there.")
    press(review, "Enter", "Enter")
    assert review.title.endswith("R08.txt")
    assert review.rows


def test_the_second_look_names_the_coders_and_goes_to_both_passages(study: Study) -> None:
    one, other = ["R07.txt", "R07", 1, 12, "Ik was bang."], ["R08.txt", "R08", 3, 60, "Ik was dus bang."]
    board = SecondLookBoard(study, split)
    board.take(
        {
            "unlikely": [[one, "geld", 0.01]],
            "twins": [[one, other, "angst", 0.9, "anna", "bas"], [other, one, "angst", 0.9, "anna", "anna"]],
        }
    )

    def told(at: int) -> str:
        board.mark(at)
        return " ".join(line.text for line in board.detail(200))

    assert [row.cells[2:4] for row in board.rows] == [("R07", "2"), ("R07", "2"), ("R08", "4")]
    assert "R07.txt, R07, turn 2" in told(0)
    assert press(board, "t") == []
    assert board.is_trouble
    assert "Coded by anna, not by bas." in told(1)
    assert "R08.txt, R08, turn 4" in told(1)
    assert press(board, "t") == [GoTo("R08.txt", 60)]
    assert "anna coded this one so, and the other not." in told(2)
    assert press(board, "Enter") == [GoTo("R08.txt", 60)]


def test_the_list_of_everything_finds_screens_transcripts_codes_and_respondents(study: Study) -> None:
    for typed, kind in (
        ("codebook", Push),
        ("transcript: R08", GoTo),
        ("who: R08", Push),
        ("merge", Push),
        ("undo", Do),
    ):
        everything = opened(study, "commands")
        asked = press(everything, typed, "Enter")
        assert isinstance(asked[-1], kind), typed


def test_where_coders_differ_is_listed_and_opened(study: Study) -> None:
    alone = opened(study, "differences")
    # On the interviewer's words, which do not count; that bas coded there says that he read the transcript.
    put_codes(replace(study, coder="bas"), "R07.txt", Span(3, 6), ["geld"])
    shown = opened(study, "differences")

    assert (alone.rows, alone.empty) == ([], say("board.differences.apart"))
    assert [row.cells[2] for row in shown.rows] == ["R07.txt"]
    assert press(shown, "Enter") == [GoTo("R07.txt", TEXT.index("Ik was"))]
    assert "bas: nothing" in [line.text for line in shown.detail(60)]


@pytest.mark.parametrize(
    "name",
    [
        "codebook",
        "respondents",
        "themes",
        "found",
        "history",
        "memos",
        "bookmarks",
        "doubts",
        "differences",
        "review",
    ],
)
@pytest.mark.parametrize(("width", "height"), [(60, 12), (80, 21), (140, 37)])
def test_every_screen_draws_inside_its_size(study: Study, name: str, width: int, height: int) -> None:
    from rich.cells import cell_len

    shown = opened(study, name)
    inks = Inks(SCHEMES[0], marks(read_codebook(study)))
    rows = draw.body(shown, inks, width, height)

    assert len(rows) <= height
    assert all(cell_len("".join(text for text, _ in row)) <= width + 1 for row in rows)


def test_a_long_question_and_a_long_notice_can_be_read_to_their_end(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    press(codes, "M", "angst", "Enter")
    inks = Inks(SCHEMES[0], {})

    def drawn(width: int) -> str:
        rows = [*draw.body(codes, inks, width, 12), draw.status(codes, inks, width)]
        assert len(rows) == 13
        return " ".join(" ".join("".join(text for text, _ in row) for row in rows[-6:]).split())

    assert codes.question
    assert f"{codes.question.prompt} ›" in drawn(50)
    assert f"{codes.question.prompt}›" in drawn(140)
    press(codes, "Enter")
    assert codes.notice in drawn(40)


def test_a_long_text_is_kept_when_the_program_is_left_while_it_is_written(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    press(codes, "m", "let op", "ctrl+q")

    assert [each.text for each in list_memos(study)] == ["let op"]


def test_the_tag_of_a_code_is_drawn_in_the_ink_of_the_marked_row(study: Study) -> None:
    codes = opened(study, "codebook")
    to(codes, "geld")
    inks = Inks(SCHEMES[0], marks(read_codebook(study)))
    rows = draw.body(codes, inks, 80, 20)
    marked, *_ = [row for row in rows if row[0][0] == "▸"]
    other, *_ = [row for row in rows if inks.tag("angst") in "".join(text for text, _ in row)]

    assert {style.bgcolor for _, style in marked[2:]} == {inks.marked.bgcolor}
    assert inks.bar("angst") in [style for _, style in other]
