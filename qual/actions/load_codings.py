"""Codings as text: in from a table, out to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from qual.actions.pseudonymise import guard
from qual.actions.study import Study
from qual.core.coding import Coding, reading_order
from qual.core.span import Span
from qual.errors import CannotWriteError, MaterialError, NotFoundError, Problem
from qual.files.tables import CodingRow, read_codings, write_codings
from qual.files.whole_file import as_named
from qual.matching.anchors import find_place
from qual.store import codes, codings, suggestions, transcripts


class LoadedCodings(NamedTuple):
    """How many codings came in, and how many were there already."""

    added: int
    there: int


def list_codings(study: Study, transcript: str | None = None, coder: str | None = None) -> list[Coding]:
    """The codings in reading order, of one transcript or coder where named."""
    with study.database.read() as session:
        if transcript is not None:
            transcripts.facts(session, transcript)
        found = codings.listed(session, transcript, coder)
        if coder is not None and not found:
            coders = sorted({each.coder for each in codings.listed(session)})
            if coders and coder not in coders:
                raise NotFoundError("coder", coder, f"codings are by {', '.join(coders)}")
        return found


def load_codings(study: Study, path: Path | None = None, *, dry_run: bool = False) -> LoadedCodings:
    """Load codings from a table (default `codebook/codings.csv`), all of them or, with a mistake, none.

    A row gives a position, or words that stand in one place only, or both, which must agree. A row without a
    coder is the coder's at work. MaterialError lists every row that does not fit.
    """
    path = path or study.codebook_folder / "codings.csv"
    rows, place = read_codings(path), as_named(path)
    with study.database.read() as session:
        known = set(codes.ids_by_slug(session))
        names = {each.name for each in transcripts.listed(session)}
        stems = {PurePosixPath(name).stem: name for name in sorted(names, reverse=True)}
        texts: dict[str, tuple[str, str]] = {}
        problems: list[Problem] = []
        wanted: list[Coding] = []
        for row in rows:
            where = f"{place}:{row.line}"
            name = row.transcript if row.transcript in names else stems.get(row.transcript, "")
            if not name:
                hint = "'qual transcripts list' shows the names"
                problems.append(Problem(where, f"there is no transcript '{row.transcript}'", hint))
                continue
            if row.code not in known:
                hint = "'qual codebook list' shows the codes"
                problems.append(Problem(where, f"there is no code '{row.code}'", hint))
                continue
            if name not in texts:
                texts[name] = transcripts.text_in_use(session, name)
            found = place_of(row, texts[name][1], where)
            if isinstance(found, Problem):
                problems.append(found)
                continue
            coder = row.coder or study.coder
            text = found.of(texts[name][1])
            wanted.append(Coding(name, found, row.code, coder, text=text, memo=row.memo, origin="import"))
        there = {(c.transcript, c.span, c.code, c.coder) for c in codings.listed(session)}
    if problems:
        raise MaterialError(problems)
    new = list(
        {
            (c.transcript, c.span, c.code, c.coder): c
            for c in wanted
            if (c.transcript, c.span, c.code, c.coder) not in there
        }.values()
    )
    if new and not dry_run:
        with study.database.change(study.coder, "codings.load", codings=len(new)) as change:
            codings.add(change, new, texts)
    return LoadedCodings(len(new), len(wanted) - len(new))


def place_of(row: CodingRow, text: str, where: str) -> Span | Problem:
    """The span that a row means, or what is wrong with it."""
    if row.start is not None and row.end is not None:
        if not 0 <= row.start < row.end:
            return Problem(where, f"no text lies between {row.start} and {row.end}", "start comes before end")
        if row.end > len(text):
            what = f"position {row.end} lies beyond the text, which ends at {len(text)}"
            return Problem(
                where, what, "was the transcript changed? leave start and end empty to find the words"
            )
        span = Span(row.start, row.end)
        if row.text and span.of(text) != row.text:
            what = f"the words at {row.start}-{row.end} are not the words in the row"
            return Problem(where, what, "leave start and end empty to find the words")
        return span
    if not row.text:
        return Problem(where, "neither a position nor words", "fill start and end, or text")
    return find_place(text, row.text, where)


def save_codings(study: Study, path: Path | None = None, codings_to_save: Sequence[Coding] = ()) -> int:
    """Write all codings to a table (default `codebook/codings.csv`); gives how many."""
    path = path or study.codebook_folder / "codings.csv"
    if path.suffix.casefold() != ".csv" and not path.is_dir():
        raise CannotWriteError(path, "codings are saved as .csv")
    wanted = sorted(codings_to_save or list_codings(study), key=reading_order)
    guard(study).refuse("\n".join(f"{each.text}\n{each.memo}" for each in wanted), path.name)
    write_codings(path, wanted)
    return len(wanted)


def births_of(study: Study, found: Iterable[Coding]) -> dict[str, suggestions.Birth]:
    """The suggestion that each coding was born from, by the coding's id, where it was born from one."""
    ids = [each.id for each in found if each.origin == "suggestion"]
    with study.database.read() as session:
        return suggestions.births(session, ids)
