"""Erasing a respondent who withdraws, and saying what a person must still delete by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.withdrawal import Counts, names_pattern
from qual.errors import MaterialError, Problem, QualError
from qual.files.codebook_file import read_codebook
from qual.files.source import file_hash
from qual.files.table import ENDINGS, read_table
from qual.files.traces import databases_in, text_in
from qual.store import barring, transcripts, withdrawal_plan, withdrawals


class Withdrawn(NamedTuple):
    """What a withdrawal erases (or erased), under which name it stands in the log, and what is left to do.

    `placeholder` is empty as long as nothing was done. `left` lists files and places outside the database.
    """

    placeholder: str
    counts: Counts
    left: tuple[Problem, ...]


class NotClearedError(QualError):
    """The words are erased, but the database's files could not be written anew."""

    def __init__(self) -> None:
        super().__init__(
            "the respondent is erased, but another program is reading the study, so free space of its files "
            "may still hold the words; close every other program and run the same command again"
        )


class NotConfirmedError(QualError):
    """The person who was asked did not say yes."""

    def __init__(self) -> None:
        super().__init__("nothing was erased; answer y, or give --yes")


def is_withdrawn(study: Study, respondent: str) -> bool:
    """Whether a respondent of this id withdrew before."""
    return _withdrawn_already(study, respondent) is not None


def plan_withdrawal(study: Study, respondent: str) -> Withdrawn:
    """What erasing a respondent takes away; nothing is done. NotFoundError where there is none of that id."""
    with study.database.read() as session:
        plan = withdrawal_plan.plan(session, respondent)
    return Withdrawn("", plan.counts, tuple(_left(study, plan)))


def withdraw_respondent(study: Study, respondent: str) -> Withdrawn:
    """Erase a respondent for good: words, values, name, search index, free space of the database's files.

    Called again for one who withdrew already, it clears the free space again. NotFoundError for an id that
    nobody has, NotClearedError where another program keeps the files from being cleared.
    """
    again = _withdrawn_already(study, respondent)
    if again is not None:
        _clear(study)
        return Withdrawn(again, Counts(), tuple(still_there(study)))
    with study.database.change(study.coder, withdrawals.VERB) as change:
        plan, made = withdrawals.erase(change, respondent)
    left = tuple(_left(study, plan))
    _clear(study)
    return Withdrawn(made.name, plan.counts, left)


def _withdrawn_already(study: Study, respondent: str) -> str | None:
    """The name that stands for a respondent who withdrew before; None for one who is there or never was."""
    with study.database.read() as session:
        return barring.Barred(session).placeholder(respondent)


def _clear(study: Study) -> None:
    if not study.database.clear_free_space():
        raise NotClearedError
    withdrawals.set_cleared(study.database, study.coder)


def still_there(study: Study) -> Iterator[Problem]:
    """What the study's files still hold: source files of erased texts, examples of codes."""
    with study.database.read() as session:
        barred = barring.Barred(session)
        there = {each.name: each for each in transcripts.listed(session)}
    if not barred:
        return
    for path in _files(study.transcripts_folder):
        name = path.relative_to(study.transcripts_folder).as_posix()
        if barred.file(file_hash(path)):
            shared = name in there
            hint = "take their turns out of it, or delete it" if shared else "delete it"
            yield Problem(f"transcripts/{name}", "still holds the words of a person who withdrew", hint)
    path = study.codebook_folder / "codes.yaml"
    try:
        codes = read_codebook(path).codebook if path.is_file() else ()
    except MaterialError:
        return
    held = [code.id for code in codes if any(map(barred.example, code.examples))]
    if held:
        what = f"an example of {', '.join(held)} is the words of a person who withdrew"
        yield Problem("codebook/codes.yaml", what, "take it out, or run 'qual codebook save'")


def _left(study: Study, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    """What lies outside the database and still holds the person's words, values or id."""
    yield from _sources(study, plan)
    for folder in (study.transcripts_folder, study.codebook_folder):
        for path in _files(folder):
            if path.suffix.casefold() in ENDINGS:
                yield from _table(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", plan)
    yield from _codebook(study, plan)
    yield from _exports(study, plan)
    yield from _elsewhere(study, plan)
    yield from _backups(study)
    for name, turns in plan.named_by_others.items():
        what = f"others say the person's id or label in {turns} turns; their words were left as they are"
        yield Problem(name, what, "'qual correct' puts another text in its place")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _sources(study: Study, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    whole, shared = set(plan.whole.values()), set(plan.shared.values())
    for path in _files(study.transcripts_folder):
        name = path.relative_to(study.transcripts_folder).as_posix()
        where = f"transcripts/{name}"
        if name in shared:
            yield Problem(
                where, "holds the person's turns among others'", "take them out, or delete the file"
            )
        elif name in whole or file_hash(path) in plan.sources:
            yield Problem(where, "is the source of an erased text", "delete it")
    for name in sorted(plan.other_files - whole - shared):
        yield Problem(name, "a corrected text came from a file of this name", "delete it where it lies")


def _table(path: Path, where: str, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    """The rows of a table that name the person or a transcript that went, or quote the person."""
    gone = {*plan.names, *plan.whole.values(), *(PurePosixPath(name).stem for name in plan.whole.values())}
    gone = {name.casefold() for name in gone if name}
    try:
        table = read_table(path)
    except MaterialError:
        yield Problem(where, "could not be read, and may name the person", "look yourself")
        return
    lines = []
    for row in table.rows:
        cells = [cell.strip() for cell in row.cells.values()]
        quoted = (cell for head, cell in row.cells.items() if head == "text" or len(cell.split()) > 2)
        if gone.intersection(cell.casefold() for cell in cells) or any(map(plan.own.are_quoted_in, quoted)):
            lines.append(str(row.line))
    if lines:
        listing = ", ".join(lines[:20]) + (", …" if len(lines) > 20 else "")
        what = f"{len(lines)} of its rows name or quote the person: {listing}"
        yield Problem(where, what, "take the rows out")


def _codebook(study: Study, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    path = study.codebook_folder / "codes.yaml"
    if not path.is_file():
        return
    where = f"codebook/{path.name}"
    try:
        codes = read_codebook(path).codebook
    except MaterialError:
        yield Problem(
            where, "could not be read, and may hold examples of the person's words", "look yourself"
        )
        return
    for code in codes:
        number = sum(map(plan.own.are_quoted_in, code.examples))
        if number:
            what = f"{number} examples of '{code.id}' are the person's words"
            yield Problem(where, what, "take them out; 'qual codebook save' does it from the study")
        others = (code.name, code.definition, code.include, code.exclude, *code.cues)
        if any(plan.own.are_used_in(text) for text in others):
            what = f"'{code.id}' has a word in it that only the person used"
            yield Problem(where, what, "see whether it comes from the interview")


def _exports(study: Study, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    pattern = names_pattern(plan.names)
    for path in _files(study.exports_folder):
        where = f"exports/{path.relative_to(study.exports_folder).as_posix()}"
        text = text_in(path)
        if text is None:
            yield Problem(
                where, "cannot be searched; it may hold the person's words", "make it again, or delete it"
            )
        elif plan.own.are_used_in(text) or (pattern is not None and pattern.search(text)):
            yield Problem(where, "holds the person's words or id", "make it again, or delete it")


def _elsewhere(study: Study, plan: withdrawal_plan.Plan) -> Iterator[Problem]:
    """Documents with quotes of the person that were not written into exports/, or are not there any more."""
    for file, at in sorted(plan.documents.items()):
        path = study.folder / file
        if path.is_file() and path.is_relative_to(study.exports_folder):
            continue  # its text was searched
        what = f"quoted the person when it was written on {at[:10]}"
        yield Problem(file, what, "make it again, or delete it, wherever it is now and whoever has it")


def _backups(study: Study) -> Iterator[Problem]:
    """Copies of the database; of a study in git the history, of one on a server the server's copies."""
    own = {f"{study.database.place}{rest}" for rest in ("", "-wal", "-shm", "-journal")}
    for path in databases_in(study.folder):
        if str(path) not in own:
            where = path.relative_to(study.folder).as_posix()
            yield Problem(
                where, "is a copy of the study with the person in it", "delete it, or make it again"
            )
    if any((folder / ".git").exists() for folder in (study.folder, *study.folder.parents)):
        what = "the study lies in git, whose history keeps every file that was committed"
        yield Problem(".git", what, "if these files were, rewrite the history, or start a new repository")
    if not study.database.is_file:
        what = "keeps backups and write-ahead archives of its own"
        yield Problem("the database's server", what, "ask its keeper to let them expire")
