"""Coding by hand, with undo across restarts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qual.actions.code_passages import (
    NotYourCodingError,
    codings_in,
    create_code,
    move_coding,
    put_codes,
    read_codebook,
    remove_codings,
    write_memo,
)
from qual.actions.read_transcripts import last_place, open_transcript, remember_place
from qual.actions.study import open_study
from qual.actions.undo import redo, undo
from qual.core.span import Span
from tests.actions.material import small_study


def test_several_codes_on_one_passage_are_one_change(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        put_codes(study, "R07.txt", Span(27, 40), ["angst", "geld"])
        assert [coding.code for coding in codings_in(study, "R07.txt")] == ["angst", "geld"]

        taken = undo(study)

        assert taken is not None
        assert taken.sentence == "undone: coded a passage (2 codings)"
        assert (taken.transcript, taken.start) == ("R07.txt", 27)
        assert codings_in(study, "R07.txt") == []


def test_a_code_is_not_put_on_the_same_passage_twice(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        put_codes(study, "R07.txt", Span(27, 40), ["angst"])

        assert put_codes(study, "R07.txt", Span(27, 40), ["angst"]) == []
        assert len(codings_in(study, "R07.txt")) == 1


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        put_codes(study, "R07.txt", Span(27, 40), ["angst"])
    with open_study(tmp_path, "anna") as study:
        undo(study)
        assert codings_in(study, "R07.txt") == []
    with open_study(tmp_path, "anna") as study:
        redo(study)
        assert [coding.span for coding in codings_in(study, "R07.txt")] == [Span(27, 40)]


def test_another_coders_coding_is_left_alone(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        [coding] = put_codes(study, "R07.txt", Span(27, 40), ["angst"])
        bas = replace(study, coder="bas")

        with pytest.raises(NotYourCodingError, match="anna"):
            remove_codings(bas, [coding.id])
        with pytest.raises(NotYourCodingError):
            move_coding(bas, coding.id, Span(30, 35))
        assert len(codings_in(study, "R07.txt")) == 1


def test_moved_edges_and_a_memo_show(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        [coding] = put_codes(study, "R07.txt", Span(27, 40), ["angst"])
        write_memo(study, coding.id, "let op de toon")
        moved = move_coding(study, coding.id, Span(27, 44))

        assert moved.memo == "let op de toon"
        assert moved.text == open_transcript(study, "R07.txt").text[27:44]


def test_a_new_code_gets_an_id_and_a_tag_nobody_has(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        first = create_code(study, "Angst & béven", parent="angst")
        second = create_code(study, "Angst, beven")

        assert (first.id, second.id) == ("angst-beven", "angst-beven-2")
        assert len({code.tag for code in read_codebook(study)}) == 5
        assert [code.id for code in read_codebook(study)][:3] == ["angst", "herkeuring", "angst-beven"]


def test_a_coder_comes_back_to_the_same_place(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        assert last_place(study) is None
        remember_place(study, "R07.txt", 33)
        remember_place(study, "R07.txt", 41)
    with open_study(tmp_path, "anna") as study:
        assert last_place(study) == ("R07.txt", 41)
    with open_study(tmp_path, "bas") as study:
        assert last_place(study) is None
