"""The framework: what each respondent says of each theme, in short (Ritchie and Spencer 1994)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.mention import Mention
from qual.core.numbers import natural
from qual.core.theme import ThemeReport, under_each
from qual.errors import Problem

KINDS = ("cell", "summary", "question")
"""What is written: a respondent's cell, a theme's summary, what is still open about it."""


class Written(NamedTuple):
    """A text about a code, and of a respondent where it is a cell; `at` is when it was written."""

    kind: str
    code: str
    respondent: str
    text: str
    coder: str = ""
    at: str = ""


class SheetCell(NamedTuple):
    """A cell of a sheet that was filled in, and the place where it stands.

    `mark` is that of the text which the sheet was made with; None where it does not tell.
    """

    respondent: str
    code: str
    text: str
    mark: str | None
    place: str


class Cell(NamedTuple):
    """A respondent's cell: what was written of it, and the passages that it sums up."""

    respondent: str
    code: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """Respondents down, themes across; `codes` are the columns, `cells` a row of cells per respondent."""

    perspective: str
    label: str
    codes: tuple[Code, ...]
    respondents: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def empty(self) -> int:
        """The cells that have passages and no words yet."""
        return sum(bool(cell.mentions) and not cell.text for row in self.cells for cell in row)


def framework(
    found: ThemeReport,
    codebook: Codebook,
    written: Iterable[Written],
    codes: Sequence[str] = (),
    perspective: str = "",
) -> list[Framework]:
    """The framework of each perspective, of the codes named (default: the themes).

    Everybody with an interview has a row, also who mentions nothing. A code counts what lies under it.
    """
    texts = {(each.code, each.respondent): each.text for each in written if each.kind == "cell"}
    columns = [codebook[each] for each in codes] or codebook.themes()
    mentions = mentions_by_code(found, codebook)
    said: dict[tuple[str, str], list[Mention]] = {}
    for code in columns:
        for mention in mentions[code.id]:
            said.setdefault((mention.respondent, code.id), []).append(mention)
    frames = []
    for group in found.interviewed:
        if perspective not in ("", group.perspective):
            continue
        people = tuple(sorted(group.base, key=natural))
        rows = tuple(
            tuple(
                Cell(
                    person,
                    code.id,
                    texts.get((code.id, person), ""),
                    tuple(said.get((person, code.id), ())),
                )
                for code in columns
            )
            for person in people
        )
        frames.append(Framework(group.perspective, group.label, tuple(columns), people, rows))
    return frames


def mentions_by_code(found: ThemeReport, codebook: Codebook) -> Mapping[str, Sequence[Mention]]:
    """The mentions of each code with those of the codes under it, in reading order."""
    return under_each(codebook, found.mentions)


SHEET, STUDY = "sheet", "study"
"""Whose words to take where a cell was written in a sheet and in the study meanwhile."""


def mark_of(study: str, respondent: str, code: str, text: str) -> str:
    """The mark of a cell in a sheet: of which study it is, and with which text it was made."""
    told = "\n".join((respondent, code, as_typed(text)))
    return f"{_study_mark(study)}{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def _study_mark(study: str) -> str:
    return f"{study[:8]}-"


def as_typed(text: str) -> str:
    """A text as a cell of a sheet gives it back: one kind of line end, and nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def settled(
    rows: Iterable[SheetCell],
    there: Mapping[tuple[str, str], Written],
    known: tuple[Collection[str], Collection[str]],
    study: str,
    take: str = "",
) -> tuple[list[Written], list[Problem]]:
    """What of a sheet is to be written, and the cells that cannot be.

    `there` is what the study has, by respondent and code, `known` are its respondents and its codes. A cell
    that still has the text which the sheet was made with is left as the study has it. One that was written
    on both sides is a conflict, unless `take` says whose words count. Where a sheet does not tell what stood
    there, its empty cells say nothing, and only what the study has not written is taken.
    """
    wanted, problems = [], []
    strange = 0
    for row in rows:
        now = there.get((row.respondent, row.code))
        text, current = as_typed(row.text), as_typed(now.text) if now else ""
        if row.mark and not row.mark.startswith(_study_mark(study)):
            strange += 1
        elif text == current or _stood(text, row, study):
            continue
        elif nobody := _not_there(row, known):
            problems.append(nobody)
        elif take == SHEET or _stood(current, row, study):
            wanted.append(Written("cell", row.code, row.respondent, text))
        elif take != STUDY:
            by = f"{now.coder} wrote there on {now.at[:10]}" if now else "the study's words went"
            what = f"the cell of '{row.respondent}' and '{row.code}' was written in the sheet; {by}"
            problems.append(Problem(row.place, what, WAY_OUT))
    if strange:
        what = f"{strange} cells are of the sheet of another study"
        problems.insert(0, Problem("the sheet", what, "write this study's with 'qual framework -o FILE'"))
    return wanted, problems


def _stood(words: str, row: SheetCell, study: str) -> bool:
    """Whether these words stood in the cell when the sheet was made; a row that was added had none."""
    return mark_of(study, row.respondent, row.code, words) == row.mark if row.mark else not words


def _not_there(row: SheetCell, known: tuple[Collection[str], Collection[str]]) -> Problem | None:
    """A row of a respondent or a code that the study has not, or not any more."""
    if row.respondent not in known[0]:
        hint = "'qual respondents list' shows the ids"
        return Problem(row.place, f"there is no respondent '{row.respondent}'", hint)
    if row.code not in known[1]:
        hint = "'qual codebook list' shows the codes; one that was merged into another is not among them"
        return Problem(row.place, f"there is no code '{row.code}'", hint)
    return None


WAY_OUT = "--take sheet takes the sheet's words where the two differ, --take study keeps the study's"
