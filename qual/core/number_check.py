"""What cannot be right in a report's tables: sums, percentages and bases that do not go together.

Rounding alone is never told: a printed whole percentage fits a count where it lies within half a point, and k
of them may miss 100 by k half points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil, floor
from typing import NamedTuple

KINDS = ("sum", "percentage", "hundred", "unknown", "total", "rounded", "text")
"""What a finding is about; the words are in the catalogue under `numbers.`."""


class Figure(NamedTuple):
    """A number as it is printed: its value, its decimals, and whether it is a percentage."""

    value: float
    decimals: int
    percent: bool


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of a report: where it is, its caption, its head row and the rows under it."""

    index: int
    place: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Finding(NamedTuple):
    """Something that cannot be right, with what the sentence about it needs."""

    kind: str
    place: str
    cells: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


_CELL = re.compile(
    r"^[<>\u2248~]?\s*(-?\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?)\s*(%?)$"
)
_BOTH = re.compile(r"^(.+?)\s*\(\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*\)$")
_TOTAL = re.compile(
    r"^\s*(?:totaal|total|totalen|samen|alle|all|sum|som|n)\b\s*:?\s*(?:\(.*\))?\s*$", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"onbekend|unknown|missing|niet bekend|geen antwoord|no answer|weet niet", re.IGNORECASE
)
_MANY = re.compile(
    r"meer(?:dere)? antwoord|multiple|meer dan [e\u00e9][e\u00e9]n|telt niet op|"
    r"gemiddeld|average|mean\b|mediaan|median",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b[nN]\s*=\s*([\d.,\u00a0 ]*\d)")


def figure(cell: str) -> Figure | None:
    """The number in a cell; None where it holds something else. A group of three digits is no decimal."""
    match = _CELL.match(cell.strip())
    if not match:
        return None
    text = re.sub(r"[\u00a0\u202f ]", "", match[1])
    grouped = re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", text)
    if grouped and not match[2]:
        return Figure(float(re.sub(r"[.,]", "", text)), 0, False)
    last = max(text.rfind("."), text.rfind(","))
    whole = re.sub(r"[.,]", "", text[:last]) if last >= 0 else text
    decimals = text[last + 1 :] if last >= 0 else ""
    return Figure(float(f"{whole}.{decimals}" if decimals else whole), len(decimals), bool(match[2]))


def fits(count: float, percent: Figure | float, base: float) -> bool:
    """Whether a printed percentage is that of a count of a base, give or take its rounding."""
    shown, half = (
        (percent.value, 0.5 / 10**percent.decimals) if isinstance(percent, Figure) else (percent, 0.5)
    )
    return bool(base) and abs(100 * count / base - shown) <= half + 1e-9


def base_range(
    counts: Sequence[float], percents: Sequence[float], half: float = 0.5
) -> tuple[int, int] | None:
    """The bases for which all these percentages are those of the counts; None where there is none."""
    low, high = 1.0, 1e12
    for count, percent in zip(counts, percents, strict=True):
        if percent - half > 0:
            high = min(high, 100 * count / (percent - half))
        elif count == 0:
            continue
        low = max(low, 100 * count / (percent + half))
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    return (first, last) if first <= last < 1e12 else None


def near_hundred(percents: Sequence[float], half: float = 0.5) -> bool:
    """Whether percentages add up to 100 but for their rounding."""
    return abs(sum(percents) - 100) <= len(percents) * half + 1e-9


def swapped_digits(one: int, other: int) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places (4018 and 4081)."""
    a, b = str(one), str(other)
    if len(a) != len(b) or a == b:
        return False
    apart = [at for at in range(len(a)) if a[at] != b[at]]
    return (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and a[apart[0]] == b[apart[1]]
        and a[apart[1]] == b[apart[0]]
    )


def whole_percent(count: float, base: float) -> int:
    """The whole percentage of a count, rounded half up."""
    return floor(100 * count / base + 0.5)


def sum_of_rounded(counts: Sequence[int], group: Sequence[int], printed: int) -> tuple[int, bool]:
    """The percentage of some rows together, and whether the printed one is a sum of rounded percentages."""
    total = sum(counts)
    true = whole_percent(sum(counts[at] for at in group), total)
    return true, printed == sum(whole_percent(counts[at], total) for at in group)


NEAR_BASE = 0.1
"""The share of a base in a head within which the rows must lie to be taken for its parts."""

NEAR = 3.0
"""Percentage points within which half of a column must lie to be taken for shares of its counts."""


class _Column(NamedTuple):
    """A column's figures by row, and its head."""

    at: int
    head: str
    figures: dict[int, Figure]
    is_percent: bool


def check_table(table: ReportTable) -> list[Finding]:
    """What cannot be right inside one table; rows that only name a group part it into tables of their own."""
    return [each for part in _groups(_parted(table)) for each in _check_part(part)]


def _groups(table: ReportTable) -> list[ReportTable]:
    """The table in parts, where rows with nothing but a name stand over groups of rows."""
    parts: list[list[tuple[str, ...]]] = [[]]
    for row in table.rows:
        if row[0].strip() and not any(cell.strip() for cell in row[1:]):
            parts.append([])
        else:
            parts[-1].append(row)
    return [
        ReportTable(table.index, table.place, table.title, table.heads, tuple(rows)) for rows in parts if rows
    ]


def _check_part(table: ReportTable) -> list[Finding]:
    if _MANY.search(table.title) or any(_MANY.search(head) for head in table.heads):
        return []
    columns = _columns(table)
    totals = [at for at, row in enumerate(table.rows) if _TOTAL.match(row[0])]
    total = totals[-1] if totals else None
    parts = [at for at, row in enumerate(table.rows) if at not in totals and row[0].strip()]
    if any(table.rows[at][0][:1].isspace() for at in parts):
        parts = [at for at in parts if not table.rows[at][0][:1].isspace()]
    found: list[Finding] = []
    for column in columns:
        if not column.is_percent:
            found += _sum(table, column, parts, total)
    for count, percent in _pairs(columns):
        found += _shares(table, count, percent, [c for c in columns if not c.is_percent], parts, total)
    for column in columns:
        if column.is_percent:
            found += _hundred(table, column, columns, parts, total)
    return found


def _parted(table: ReportTable) -> ReportTable:
    """The table with cells such as "12 (40%)" as two columns."""
    width = len(table.heads)
    both = [
        at
        for at in range(1, width)
        if sum(bool(_BOTH.match(row[at].strip())) for row in table.rows if len(row) > at) * 2
        > len(table.rows)
    ]
    if not both:
        return table

    def spread(cells: Sequence[str], *, head: bool) -> tuple[str, ...]:
        out: list[str] = []
        for at in range(width):
            cell = cells[at] if at < len(cells) else ""
            match = _BOTH.match(cell.strip()) if at in both and not head else None
            out += (
                [match[1], f"{match[2]}%"] if match else [cell, "%" if head else ""] if at in both else [cell]
            )
        return tuple(out)

    rows = tuple(spread(row, head=False) for row in table.rows)
    return ReportTable(table.index, table.place, table.title, spread(table.heads, head=True), rows)


def _column(table: ReportTable, at: int) -> _Column | None:
    figures = {
        number: found
        for number, row in enumerate(table.rows)
        if at < len(row) and (found := figure(row[at])) is not None
    }
    if len(figures) < 2:
        return None
    head = table.heads[at]
    marked = sum(each.percent for each in figures.values())
    is_percent = "%" in head or bool(re.search(r"procent|percent|aandeel|share", head, re.IGNORECASE))
    return _Column(at, head, figures, is_percent or marked * 2 > len(figures))


def _columns(table: ReportTable) -> list[_Column]:
    return [column for at in range(1, len(table.heads)) if (column := _column(table, at))]


def _pairs(columns: Sequence[_Column]) -> Iterable[tuple[_Column, _Column]]:
    """Each column of counts with the percentages right behind it."""
    for one, other in pairwise(columns):
        if not one.is_percent and other.is_percent and other.at == one.at + 1:
            yield one, other


def _stated(table: ReportTable, column: _Column, total: int | None) -> float | None:
    """The base that is printed for a column: in its total row, else in its head, else in the caption."""
    if total is not None and total in column.figures:
        return column.figures[total].value
    for text in (column.head, table.title):
        if match := _BASE.search(text):
            found = figure(match[1])
            if found:
                return found.value
    return None


def _numbers(column: _Column, rows: Iterable[int]) -> list[float]:
    return [column.figures[at].value for at in rows if at in column.figures]


def _is_whole(column: _Column, rows: Sequence[int]) -> bool:
    return all(column.figures[at].decimals == 0 for at in rows if at in column.figures)


def _sum(table: ReportTable, column: _Column, parts: Sequence[int], total: int | None) -> list[Finding]:
    """The rows against the printed total."""
    there = [at for at in parts if at in column.figures]
    stated = _stated(table, column, total)
    if stated is None or len(there) < 2 or len(there) < len(parts) or not _is_whole(column, there):
        return []
    added = sum(_numbers(column, there))
    by_row = total is not None and total in column.figures
    if added == stated or (not by_row and abs(added - stated) > NEAR_BASE * stated):
        # far from a base in the head: several answers each, or mentions, or only some of the rows
        return []
    return [
        Finding(
            "sum",
            table.place,
            (column.head or str(column.at + 1),),
            (
                ("added", _shown(added)),
                ("stated", _shown(stated)),
                ("column", column.head or str(column.at + 1)),
            ),
        )
    ]


def _shares(
    table: ReportTable,
    count: _Column,
    percent: _Column,
    counted: Sequence[_Column],
    parts: Sequence[int],
    total: int | None,
) -> list[Finding]:
    """Each percentage against its count and the base."""
    rows = [at for at in parts if at in count.figures and at in percent.figures]
    if len(rows) < 2 or not _is_whole(count, rows):
        return []
    counts, shown = _numbers(count, rows), _numbers(percent, rows)
    half = 0.5 / 10 ** max(percent.figures[at].decimals for at in rows)
    bases = {base for base in (_stated(table, count, total), sum(counts)) if base}
    known = [at for at in rows if not _UNKNOWN.search(table.rows[at][0])]
    bases.add(sum(_numbers(count, known)))
    if any(all(fits(c, p, base) for c, p in zip(counts, shown, strict=True)) for base in bases if base):
        return []
    if all(fits(count.figures[at].value, percent.figures[at], sum(_numbers(count, known))) for at in known):
        return []
    # percentages of a row's own total, or of another base, still fit one base together
    if len(counted) > 1 and _by_row(counted, count, percent, rows):
        return []
    base = _stated(table, count, total) or sum(counts)
    near = sum(abs(100 * c / base - p) <= NEAR for c, p in zip(counts, shown, strict=True))
    if near * 2 < len(rows):
        # percentages of something else, that only stand beside these counts
        return []
    wrong = [
        at for at, c, p in zip(rows, counts, shown, strict=True) if abs(100 * c / base - p) > half + 1e-9
    ]
    possible = base_range(counts, shown, half)
    names = tuple(table.rows[at][0].strip() for at in wrong)
    return [
        Finding(
            "percentage",
            table.place,
            names,
            (
                ("rows", ", ".join(names[:6])),
                ("base", _shown(base)),
                ("range", f"{possible[0]}\u2013{possible[1]}" if possible else ""),
            ),
        )
    ]


def _by_row(counted: Sequence[_Column], count: _Column, percent: _Column, rows: Sequence[int]) -> bool:
    """Whether percentages are shares of their row: of all its counts together, or of one of them."""
    for at in rows:
        others = [column.figures[at].value for column in counted if at in column.figures]
        bases = (sum(others), *others)
        if not any(fits(count.figures[at].value, percent.figures[at], base) for base in bases):
            return False
    return True


def _hundred(
    table: ReportTable,
    column: _Column,
    columns: Sequence[_Column],
    parts: Sequence[int],
    total: int | None,
) -> list[Finding]:
    """Percentages that should add up to 100: too many, or too few without a row for the unknown."""
    rows = [at for at in parts if at in column.figures]
    if len(rows) < 2 or len(rows) < len(parts):
        return []
    values = _numbers(column, rows)
    half = 0.5 / 10 ** max(column.figures[at].decimals for at in rows)
    added = sum(values)
    says_hundred = (
        total is not None and total in column.figures and abs(column.figures[total].value - 100) < 0.51
    )
    if near_hundred(values, half) or not (88 <= added <= 108 or says_hundred):
        return []
    across = [other for other in columns if other.is_percent]
    if len(across) > 1 and all(
        near_hundred([o.figures[at].value for o in across if at in o.figures], half) for at in rows
    ):
        return []
    unknown = any(_UNKNOWN.search(table.rows[at][0]) for at in rows)
    kind = "unknown" if added < 100 and not unknown else "hundred"
    name = column.head or str(column.at + 1)
    return [Finding(kind, table.place, (name,), (("added", _shown(added)), ("column", name)))]


def _shown(value: float) -> str:
    return f"{value:.10g}"


def check_rounded(table: ReportTable) -> list[Finding]:
    """Percentages of a row of several others together that are sums of rounded figures and so are off."""
    table = _parted(table)
    columns = _columns(table)
    found = []
    for count, percent in _pairs(columns):
        for at in sorted(set(count.figures) & set(percent.figures)):
            above = []
            for before in range(at - 1, -1, -1):
                if before not in count.figures or before not in percent.figures:
                    break
                above.append(before)
                if len(above) > 1 and sum(_numbers(count, above)) == count.figures[at].value:
                    base = _stated(table, count, None) or _base_by_total(table, count)
                    printed = percent.figures[at].value
                    if (
                        base
                        and printed == sum(_numbers(percent, above))
                        and not fits(count.figures[at].value, percent.figures[at], base)
                    ):
                        name = table.rows[at][0].strip()
                        true = whole_percent(count.figures[at].value, base)
                        values = (("row", name), ("printed", _shown(printed)), ("true", str(true)))
                        found.append(Finding("rounded", table.place, (name,), values))
                    break
    return found


def _base_by_total(table: ReportTable, column: _Column) -> float | None:
    for at, row in enumerate(table.rows):
        if _TOTAL.match(row[0]) and at in column.figures:
            return column.figures[at].value
    return None


class Statement(NamedTuple):
    """A total that is printed somewhere, and of what."""

    place: str
    what: str
    value: int


def check_totals(statements: Sequence[Statement]) -> list[Finding]:
    """Totals of the same thing that differ, with a hint where two digits changed places."""
    by_what: dict[str, list[Statement]] = {}
    for each in statements:
        by_what.setdefault(each.what, []).append(each)
    found = []
    for what, group in by_what.items():
        values = list(dict.fromkeys(each.value for each in group))
        if len(values) < 2:
            continue
        pairs = [f"{a}/{b}" for a, b in combinations(values, 2) if swapped_digits(a, b)]
        listed = ", ".join(f"{each.value} ({each.place})" for each in group)
        facts = (("what", what), ("listed", listed), ("swapped", ", ".join(pairs)))
        found.append(Finding("total", group[0].place, tuple(map(str, values)), facts))
    return found


def totals_of(table: ReportTable) -> list[Statement]:
    """The totals that a table states, named by its row labels and the head of the column."""
    labels = " / ".join(sorted(row[0].strip().casefold() for row in table.rows if not _TOTAL.match(row[0])))
    found = []
    for at in range(1, len(table.heads)):
        column = _column(table, at)
        if column is None or column.is_percent:
            continue
        value = _base_by_total(table, column)
        if value is not None and value == int(value):
            head = re.sub(r"\s*\(?[nN]\s*=.*", "", table.heads[at]).strip().casefold()
            found.append(Statement(table.place, f"{head} | {labels}", int(value)))
    return found


_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|procent\b|percent\b)")
_TABLE = re.compile(r"\b(?:tabel|table)\s+(\d+(?:\.\d+)?)", re.IGNORECASE)


def check_text(paragraphs: Iterable[tuple[str, str]], tables: Sequence[ReportTable]) -> list[Finding]:
    """Percentages in sentences that name a table and one of its rows, and stand nowhere in that row.

    `paragraphs` are (place, text). A sentence is looked at only where it names the table by its number.
    """
    numbered = {}
    for table in tables:
        if match := _TABLE.search(table.title):
            numbered[match[1]] = _parted(table)
    found = []
    for place, text in paragraphs:
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\u00c0-\u00dd])", text):
            named = _TABLE.search(sentence)
            meant = numbered.get(named[1]) if named else None
            if meant is None:
                continue
            for row in meant.rows:
                label = row[0].strip()
                if len(label) < 3 or not re.search(
                    rf"(?<!\w){re.escape(label)}(?!\w)", sentence, re.IGNORECASE
                ):
                    continue
                there = [each.value for cell in row[1:] if (each := figure(cell)) is not None]
                shown = [float(each.replace(",", ".")) for each in _PERCENT.findall(sentence)]
                wrong = [each for each in shown if not any(abs(each - value) <= 0.5 for value in there)]
                if there and shown and len(wrong) == len(shown) == 1:
                    values = (
                        ("percent", _shown(wrong[0])),
                        ("row", label),
                        ("table", named[1] if named else ""),
                    )
                    found.append(Finding("text", place, (label,), values))
    return found
