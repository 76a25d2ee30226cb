"""Changing the codebook in use: codings go along, and all of it can be taken back."""

from __future__ import annotations

from pathlib import Path

from qual.actions.code_passages import codings_in, put_codes, read_codebook, write_memo
from qual.actions.edit_codebook import (
    edit_code,
    merge_codes,
    nest_code,
    retire_code,
    split_code,
)
from qual.actions.load_codebook import save_codebook_file
from qual.actions.show_log import verify_log
from qual.actions.study import Study, open_study
from qual.actions.undo import redo, undo
from qual.core.span import Span
from tests.actions.material import small_study

NAME = "R07.txt"


def on(study: Study) -> list[tuple[str, str, str]]:
    return sorted((each.code, each.coder, each.text) for each in codings_in(study, NAME))


def test_a_merge_moves_codings_makes_doubles_one_and_keeps_both_memos(tmp_path: Path) -> None:
    with small_study(tmp_path) as study, open_study(tmp_path, "bas") as bas:
        first, second = put_codes(study, NAME, Span(3, 6), ["geld", "angst"])
        put_codes(study, NAME, Span(7, 12), ["geld"])
        put_codes(bas, NAME, Span(3, 6), ["geld"])
        write_memo(study, first.id, "om het geld")
        write_memo(study, second.id, "om de angst")
        before = on(study)

        planned = merge_codes(study, "geld", "angst", dry_run=True)
        assert on(study) == before
        done = merge_codes(study, "geld", "angst")

        assert planned == done == (3, 1)
        assert on(study) == [("angst", "anna", "Wat"), ("angst", "anna", "hield"), ("angst", "bas", "Wat")]
        assert {each.memo for each in codings_in(study, NAME)} == {"om de angst\nom het geld", ""}
        assert "geld" not in read_codebook(study)

        undo(study)
        assert on(study) == before
        redo(study)
        assert len(on(study)) == 3
        assert verify_log(study) == []


def test_a_split_gives_chosen_codings_a_new_code_beside_the_old(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        [one] = put_codes(study, NAME, Span(3, 6), ["herkeuring"])
        put_codes(study, NAME, Span(7, 12), ["herkeuring"])
        made = split_code(study, "herkeuring", "Brief", [one.id])

        assert made.parent == "angst"
        assert on(study) == [("brief", "anna", "Wat"), ("herkeuring", "anna", "hield")]
        undo(study)
        assert "brief" not in read_codebook(study)
        assert len(on(study)) == 2
        assert verify_log(study) == []


def test_edits_are_written_back_to_the_file_and_can_be_taken_back(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        edit_code(study, "geld", name="Centen", examples=("voor het geld",), colour="blue")
        nest_code(study, "geld", "angst")
        retire_code(study, "herkeuring")
        save_codebook_file(study)
        written = (tmp_path / "codebook" / "codes.yaml").read_text(encoding="utf-8")

        assert "name: Centen" in written
        assert "status: retired" in written
        assert read_codebook(study)["geld"].parent == "angst"
        for _ in range(3):
            undo(study)
        assert read_codebook(study)["geld"].name == "Geld"
        assert not read_codebook(study)["herkeuring"].is_retired
        assert verify_log(study) == []


def test_the_merge_of_a_code_that_others_stood_below_is_taken_back_and_repeated(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        before = read_codebook(study)
        assert before["herkeuring"].parent == "angst"
        merge_codes(study, "angst", "geld")
        merged = read_codebook(study)
        assert merged["herkeuring"].parent == "geld"

        undo(study)
        assert read_codebook(study) == before

        redo(study)
        assert read_codebook(study) == merged
