"""Quotes, bookmarks, transcripts that are done, and memos on anything."""

from __future__ import annotations

from pathlib import Path

from qual.actions.code_passages import put_codes, remove_codings
from qual.actions.correct_transcript import correct_transcript
from qual.actions.mark_passages import (
    done_transcripts,
    list_bookmarks,
    list_memos,
    mark_quote,
    memo_on,
    quote_marks,
    toggle_bookmark,
    toggle_done,
    write_memo_on,
)
from qual.actions.show_log import verify_log
from qual.actions.study import open_study
from qual.actions.undo import undo
from qual.core.span import Span
from tests.actions.material import small_study
from tests.store.material import TEXT

NAME = "R07.txt"


def test_a_mark_goes_with_its_coding_and_comes_back_with_it(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        [coding] = put_codes(study, NAME, Span(3, 6), ["geld"])
        mark_quote(study, coding.id, "key")
        mark_quote(study, coding.id, "deviant")
        assert quote_marks(study) == {coding.id: "deviant"}
        remove_codings(study, [coding.id])
        assert quote_marks(study) == {}

        undo(study)

        assert quote_marks(study) == {coding.id: "deviant"}
        assert verify_log(study) == []


def test_bookmarks_are_a_coders_own_and_go_along_with_a_correction(tmp_path: Path) -> None:
    at = TEXT.index("En voor het geld")
    with small_study(tmp_path) as study, open_study(tmp_path, "bas") as bas:
        assert toggle_bookmark(study, NAME, Span(at, at + 16))
        assert list_bookmarks(bas) == []
        (tmp_path / "beter.txt").write_text(TEXT.replace("Wat hield", "Maar wat weerhield"), encoding="utf-8")
        correct_transcript(study, NAME, tmp_path / "beter.txt")

        [mark] = list_bookmarks(study)
        assert mark.text == "En voor het geld"
        assert mark.span.start > at
        assert not toggle_bookmark(study, NAME, Span(mark.span.start + 3, mark.span.start + 4))
        assert list_bookmarks(study) == []
        assert verify_log(study) == []


def test_a_transcript_is_done_for_one_coder_until_said_otherwise(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        assert toggle_done(study, NAME)
        assert done_transcripts(study) == {(NAME, "anna")}
        assert not toggle_done(study, NAME)
        assert done_transcripts(study) == set()
        undo(study)
        assert done_transcripts(study) == {(NAME, "anna")}


def test_memos_on_anything_are_listed_with_what_they_are_about(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        [coding] = put_codes(study, NAME, Span(3, 6), ["geld"])
        for about, target in (("study", ""), ("code", "geld"), ("transcript", NAME), ("respondent", "R07")):
            write_memo_on(study, about, target, f"over {about}")
        write_memo_on(study, "coding", coding.id, "over deze")
        write_memo_on(study, "code", "geld", "anders")

        found = {(each.about, each.name): each.text for each in list_memos(study)}
        assert found == {
            ("study", ""): "over study",
            ("code", "Geld"): "anders",
            ("transcript", NAME): "over transcript",
            ("respondent", "R07"): "over respondent",
            ("coding", "Geld: Wat"): "over deze",
        }
        assert memo_on(study, "code", "geld") == "anders"
        write_memo_on(study, "code", "geld", "")
        assert memo_on(study, "code", "geld") == ""
        assert verify_log(study) == []
