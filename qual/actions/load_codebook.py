"""The codebook: from its file into the study with the difference shown, and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from qual.actions.show_passages import passages
from qual.actions.study import Study
from qual.core.codebook import Codebook
from qual.core.codebook_difference import CodebookDifference, codebook_difference
from qual.errors import MaterialError, Problem
from qual.files.codebook_edit import save_codebook
from qual.files.codebook_file import CodebookFile, read_codebook, read_questions, unknown_questions
from qual.store import barring, codes, codings


class Use(NamedTuple):
    """How much a code is used: codings (mentions) and different respondents."""

    mentions: int
    respondents: int


def use_of_codes(study: Study) -> dict[str, Use]:
    """How much each code is used, by id; what stands under a code is not counted with it.

    For who works blind only their own codings count.
    """
    if study.is_blind:
        people: dict[str, set[str]] = {}
        own = passages(study)
        for each in own:
            people.setdefault(each.coding.code, set()).update({each.respondent} if each.respondent else ())
        times = Counter(each.coding.code for each in own)
        return {code: Use(times[code], len(found)) for code, found in people.items()}
    with study.database.read() as session:
        mentions = codings.mentions_per_code(session)
        respondents = codings.respondents_per_code(session)
    return {code: Use(number, respondents.get(code, 0)) for code, number in mentions.items()}


def load_codebook(
    study: Study, path: Path | None = None, *, drop_codings: bool = False, dry_run: bool = False
) -> CodebookDifference:
    """Make the codebook of a file the one in use (default `codebook/codes.yaml`); gives what changed.

    Codings go along when a code is renamed, moved or replaced. Codes that are gone while codings stand on
    them stop the load with a MaterialError, unless `drop_codings` says that those codings may go too.
    """
    path = path or study.codebook_folder / "codes.yaml"
    wanted = _without_withdrawn(study, read_codebook(path).codebook)
    asked = read_questions(study.codebook_folder / "questions.yaml")
    with study.database.read() as session:
        found = codebook_difference(codes.codebook(session), wanted)
        standing = {code.id: len(codings.ids_on(session, code.id)) for code in found.removed}
    lost = {code: number for code, number in standing.items() if number}
    if lost and not drop_codings:
        raise MaterialError(
            Problem(
                path.name,
                f"code '{code}' is gone, but {number} codings stand on it; nothing was loaded",
                f"put it back, let another code say 'replaces: [{code}]', or load with --drop-codings",
            )
            for code, number in sorted(lost.items())
        )
    if not dry_run:
        with study.database.change(study.coder, "codebook.load", codes=len(wanted)) as change:
            if lost:
                there = [row for code in sorted(lost) for row in codings.ids_on(change.session, code)]
                codings.remove(change, there)
                change.details["codings_removed"] = len(there)
            codes.save(change, wanted)
            codes.save_questions(change, asked)
    return found


def unasked_questions(study: Study, path: Path | None = None) -> list[Problem]:
    """The codes of a file (default `codebook/codes.yaml`) that name a research question nobody asks."""
    path = path or study.codebook_folder / "codes.yaml"
    asked = read_questions(study.codebook_folder / "questions.yaml")
    return unknown_questions(read_codebook(path).codebook, asked, path.name)


def save_codebook_file(study: Study, path: Path | None = None) -> CodebookDifference:
    """Write the codebook in use to its file, keeping the comments and order there; gives what changed in it.

    A file that is not there is made. ChangedOnDiskError where the file changed meanwhile.
    """
    path = path or study.codebook_folder / "codes.yaml"
    file = read_codebook(path) if path.exists() else CodebookFile(path, Codebook(), b"")
    with study.database.read() as session:
        in_use = codes.codebook(session)
    found = codebook_difference(file.codebook, in_use)
    if found:
        save_codebook(file, in_use)
    return found


def codebook_on_disk(study: Study) -> Codebook:
    """The codebook as its file states it, without examples in the words of a person who withdrew."""
    return _without_withdrawn(study, read_codebook(study.codebook_folder / "codes.yaml").codebook)


def _without_withdrawn(study: Study, codebook: Codebook) -> Codebook:
    with study.database.read() as session:
        barred = barring.Barred(session)
    if not barred:
        return codebook
    return Codebook(
        tuple(
            replace(code, examples=tuple(each for each in code.examples if not barred.example(each)))
            for code in codebook
        )
    )
