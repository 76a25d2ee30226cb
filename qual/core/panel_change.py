"""The same people in two waves: who gained, kept and lost a code, and how an attribute moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.framework import mentions_by_code
from qual.core.numbers import natural, percent
from qual.core.panel import Panel
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.theme import ThemeReport


class CodeChange(NamedTuple):
    """A code in two waves: the ids of who kept, gained, lost or never had it; `p` only where one is wanted.

    Only those whom the code was asked of in both waves are among them.
    """

    code: Code
    depth: int
    kept: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    never: tuple[str, ...]
    p: float | None = None

    @property
    def base(self) -> int:
        """How many were asked about it in both waves."""
        return len(self.kept) + len(self.gained) + len(self.lost) + len(self.never)

    @property
    def before(self) -> int:
        """How many had it in the first wave."""
        return len(self.kept) + len(self.lost)

    @property
    def after(self) -> int:
        """How many had it in the second wave."""
        return len(self.kept) + len(self.gained)


@dataclass(frozen=True, slots=True)
class Change:
    """All codes of one perspective in two waves; the base are those seen in both."""

    perspective: str
    label: str
    first: str
    second: str
    base: tuple[str, ...]
    codes: tuple[CodeChange, ...]

    def with_p(self, p: Sequence[float | None]) -> Change:
        """The same with a p-value for each code."""
        return replace(
            self, codes=tuple(each._replace(p=value) for each, value in zip(self.codes, p, strict=True))
        )


def changes(
    found: ThemeReport, panel: Panel, codebook: Codebook, first: str = "", second: str = ""
) -> list[Change]:
    """What changed between two waves (default: the first and the last), per perspective.

    Not having a code in a wave means that it was not mentioned there, no more.
    """
    if len(panel.waves) < 2:
        return []
    first, second = first or panel.waves[0], second or panel.waves[-1]
    mentions = mentions_by_code(found, codebook)
    result = []
    for group in found.interviewed:
        base = tuple(
            each.respondent
            for each in panel.members
            if each.perspective == group.perspective and {first, second} <= {seen.wave for seen in each.seen}
        )
        if not base:
            continue
        codes = []
        for code in codebook:
            had = {
                wave: {m.respondent for m in mentions[code.id] if m.wave == wave} for wave in (first, second)
            }
            whole = set(base)
            if code.id in found.asked:
                whole &= set(found.base_of(code.id, group, first)) & set(
                    found.base_of(code.id, group, second)
                )
            before, after = (whole & had[wave] for wave in (first, second))
            groups = (before & after, after - before, before - after, whole - before - after)
            kept, gained, lost, never = (tuple(sorted(each, key=natural)) for each in groups)
            codes.append(CodeChange(code, codebook.depth(code.id), kept, gained, lost, never))
        result.append(Change(group.perspective, group.label, first, second, base, tuple(codes)))
    return result


@dataclass(frozen=True, slots=True)
class Moves:
    """An attribute of the same people of one perspective in two waves: who went from which category to which.

    `group` is the perspective's label; `people[from][to]` are ids; the last category, "", is unknown.
    """

    attribute: str
    label: str
    first: str
    second: str
    categories: tuple[str, ...]
    people: tuple[tuple[tuple[str, ...], ...], ...]
    is_ordered: bool = False
    perspective: str = ""
    group: str = ""

    @property
    def base(self) -> int:
        """How many people were seen in both waves."""
        return sum(len(cell) for row in self.people for cell in row)

    def share(self, row: int, column: int) -> float | None:
        """The share (0 to 100) of those who began in a category."""
        return percent(len(self.people[row][column]), sum(map(len, self.people[row])))

    def _going(self, up: bool) -> int:
        known = range(len(self.categories) - 1)
        return sum(
            len(self.people[row][column])
            for row in known
            for column in known
            if (column > row if up else column < row)
        )

    @property
    def up(self) -> int | None:
        """How many went to a later category; None where the categories have no order."""
        return self._going(True) if self.is_ordered else None

    @property
    def down(self) -> int | None:
        """How many went to an earlier category; None where the categories have no order."""
        return self._going(False) if self.is_ordered else None


def moves(
    respondents: Iterable[Respondent],
    panel: Panel,
    settings: Settings,
    attribute: str,
    first: str = "",
    second: str = "",
) -> Moves | None:
    """The moves of an attribute between two waves (default: the first and the last); None without two."""
    if len(panel.waves) < 2:
        return None
    first, second = first or panel.waves[0], second or panel.waves[-1]
    seen = {each.respondent for each in panel.members if {first, second} <= {one.wave for one in each.seen}}
    people = [each for each in respondents if each.id in seen]
    declared = settings.attributes.get(attribute)
    met = {value for each in people for wave in (first, second) if (value := each.value(attribute, wave))}
    listed = declared.categories if declared else ()
    categories = (*listed, *sorted(met - set(listed), key=natural), "")
    table: list[list[list[str]]] = [[[] for _ in categories] for _ in categories]
    for each in people:
        before, after = (each.value(attribute, wave) or "" for wave in (first, second))
        table[categories.index(before)][categories.index(after)].append(each.id)
    return Moves(
        attribute,
        settings.attribute_label(attribute),
        first,
        second,
        categories,
        tuple(tuple(tuple(sorted(cell, key=natural)) for cell in row) for row in table),
        bool(declared and declared.ordered),
    )


def change_json(found: Iterable[Change]) -> list[dict[str, Any]]:
    """What changed, as other programs read it."""
    return [
        {
            "perspective": each.perspective,
            "label": each.label,
            "first": each.first,
            "second": each.second,
            "base": len(each.base),
            "panel": list(each.base),
            "codes": [
                {
                    "code": one.code.id,
                    "name": one.code.name,
                    "depth": one.depth,
                    "base": one.base,
                    "first": one.before,
                    "second": one.after,
                    "kept": list(one.kept),
                    "gained": list(one.gained),
                    "lost": list(one.lost),
                    "never": list(one.never),
                    "p_exact": one.p,
                }
                for one in each.codes
            ],
        }
        for each in found
    ]


def moves_json(found: Moves) -> dict[str, Any]:
    """The moves as other programs read them; the category null is unknown."""
    return {
        "attribute": found.attribute,
        "perspective": found.perspective,
        "label": found.group,
        "first": found.first,
        "second": found.second,
        "base": found.base,
        "up": found.up,
        "down": found.down,
        "categories": [each or None for each in found.categories],
        "rows": [
            {
                "from": name or None,
                "n": sum(map(len, row)),
                "to": [
                    {
                        "category": other or None,
                        "n": len(cell),
                        "percent": found.share(at, place),
                        "respondents": list(cell),
                    }
                    for place, (other, cell) in enumerate(zip(found.categories, row, strict=True))
                ],
            }
            for at, (name, row) in enumerate(zip(found.categories, found.people, strict=True))
        ],
    }
