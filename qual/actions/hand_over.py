"""Handing a document to people: checked for names that were replaced, written whole, read back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.pseudonymise import guard
from qual.actions.study import Study
from qual.core.coding import public_name, quote_name
from qual.errors import CannotWriteError, StudyLockedError
from qual.files.source import file_hash
from qual.store import history, quote_uses

if TYPE_CHECKING:
    from qual.exports.report import Report, Stamp

_NOT_OURS = (
    "somebody worked in it since it was written, or made it; choose another name, or move it away first"
)


STEPS = 3
"""What a person sees of handing a document over: laid out, read back, done."""


def hand_over(
    study: Study, report: Report, path: Path, template: Path | None = None, document: str = ""
) -> None:
    """Write a report to a file by its ending; nothing is written where something is wrong.

    A Word report takes its styles, page and running heads from a `template` where one is given. Which quotes
    stand in it is remembered; `document` is what the names of quotes in a publication are made with.

    NamesError where it holds words that this study replaced by tokens, NotReadBackError where a quote or
    count is not found in what was written, CannotWriteError, as for a file that people worked in since.
    """
    from qual.exports.write import write_report

    study.progress(0, STEPS)
    guard(study).refuse(report.words, path.name)
    _leave_what_people_wrote(study, path)
    write_report(report, path, template, made=lambda: study.progress(1, STEPS))
    study.progress(2, STEPS)
    named = {quote.name for quote in report.quotes} if holds_quotes(path) else set()
    # A publication has a mark in the place of the head.
    note_document(study, path, "" if report.stamp.is_public else report.stamp.log_head, named, document)
    study.progress(STEPS, STEPS)


def document_name(study: Study, path: Path) -> str:
    """What a document is remembered by: its place in the study's folder, else its file name."""
    folder, whole = study.folder.resolve(), path.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else path.name


def holds_quotes(path: Path) -> bool:
    """Whether a report of that ending shows its quotes: a .csv holds the figures alone."""
    return path.suffix.lower() != ".csv"


def _leave_what_people_wrote(study: Study, path: Path) -> None:
    """Refuse to write over a document that is not as it was handed over: somebody's prose may stand in it."""
    try:
        there = file_hash(path) if path.is_file() else ""
    except OSError:
        return  # what cannot be read cannot be written either, which is said in its place
    if there:
        with study.database.read() as session:
            is_ours = quote_uses.export_with(session, there) is not None
        if not is_ours:
            raise CannotWriteError(path, _NOT_OURS)


def note_document(
    study: Study, path: Path, head: str, named: Collection[str] = (), document: str = ""
) -> None:
    """Remember a document and its quotes, by their names in it; not where another program is writing.

    `head` is the head of the log that it prints; without one it is the present one.
    """
    file = document_name(study, path)
    try:
        with study.database.change(study.coder, "document.write", quotes=len(named)) as change:
            session = change.session
            made = quote_uses.Export(
                file, file_hash(path), head or history.head(session)[1], change.coder, change.now
            )
            uses = {}
            for each in quote_uses.coding_ids(session) if named else ():
                stable = quote_name(each)
                name = public_name(document, stable) if document else stable
                if name in named:
                    uses[each] = name
            quote_uses.note_export(change, made, uses)
    except StudyLockedError:
        pass


def stamp_of(study: Study) -> Stamp:
    """What an export says of its origin; the date is that of the last change: same study, same bytes."""
    from qual.exports.report import Stamp

    with study.database.read() as session:
        study_id, created = history.study_facts(session)
        _, head = history.head(session)
        newest = history.changed_at(session)
    return Stamp(study_id, head, (newest or created)[:10])
