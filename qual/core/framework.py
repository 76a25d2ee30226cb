"""The framework: what each respondent says of each theme, in short (Ritchie and Spencer 1994)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.mention import Mention
from qual.core.numbers import natural
from qual.core.theme import ThemeReport, under_each

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
