"""Tables as reports print them: figures, what their rows and columns are, and tables inside a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple


class Figure(NamedTuple):
    """A number as it is printed: its value, its decimals, and whether it is a percentage."""

    value: float
    decimals: int
    percent: bool


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of a report: where it is, its caption, its head row, the rows under it and the note below."""

    index: int
    place: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


_CELL = re.compile(
    r"^(?:[\u2248~\u20ac$\u00a3]|ca\.?)?\s*"
    r"(-?\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?)"
    r"\s*(%?)\s*(?:[a-z*\u2020\u00b9\u00b2\u00b3]{1,2}\)?)?$"
)
_BOTH = re.compile(r"^(.+?)\s*\(\s*([<\u2264]?\s*\d{1,3}(?:[.,]\d+)?)\s*%?\s*\)$")
_UNDER = re.compile(r"^\s*(?:<|\u2264|minder dan|less than)\s*(\d+)\s*%?$", re.IGNORECASE)
_WITHHELD = re.compile(r"^\s*(?:\*{1,3}|[xX]|\.{1,3}|n\.?\s?b\.?|c|geheim)\s*%?$")


def figure(cell: str) -> Figure | None:
    """The number in a cell; None where it holds something else. A group of three digits is no decimal."""
    match = _CELL.match(cell.strip().replace("\N{MINUS SIGN}", "-"))
    if not match:
        return None
    text = re.sub(r"[\u00a0\u202f ]", "", match[1])
    grouped = re.fullmatch(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", text)
    if grouped and not match[2]:
        return Figure(float(re.sub(r"[.,]", "", text)), 0, False)
    last = max(text.rfind("."), text.rfind(","))
    whole = re.sub(r"[.,]", "", text[:last]) if last >= 0 else text
    decimals = text[last + 1 :] if last >= 0 else ""
    return Figure(float(f"{whole}.{decimals}" if decimals else whole), len(decimals), bool(match[2]))


def withheld(cell: str) -> tuple[float, float] | None:
    """The least and the most that a number can be that a cell does not show ("<5", "*"); None: it does."""
    if match := _UNDER.match(cell):
        return 0, float(match[1])
    return (0, float("inf")) if _WITHHELD.match(cell) else None


TOTAL, SUBTOTAL, UNDER, SUMMARY, PLAIN = "total", "subtotal", "under", "summary", "plain"

_BARE = re.compile(
    r"^\s*(?:eind|grand |algemeen )?"
    r"(?:totaal|total|totalen|samen|alle|all|allen|iedereen|sum|som|n|overall)\b"
    r"\s*:?\s*(?:generaal)?\s*(?:\(.*\)|=.*)?\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^\s*(?:totaal|total|totale|alle|all|aantal (?:respondenten|deelnemers)|number of)\s+\w",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^\s*(?:alle|all|(?:totaal|total)\s+(?:aantal\s+)?"
    r"\w*(?:respondent|deelnemer|ge.nterview|participant|people|person))",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"^\s*(?:sub-?\s?tota|tussentota|samen\s+\w|together\s+\w|"
    r"(?:ten minste|tenminste|minimaal|at least)\s+(?:\S*\u00e9n|een|one|1)\b)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"^(?:\s+\S|\s*(?:[-\u2013\u2022\u00b7]\s)|"
    r"\s*(?:waarvan|waaronder|wv\.?|w\.v\.|w\.o\.|w\.o\b|onder wie|van wie|of which|of whom|including)\b)",
    re.IGNORECASE,
)
_MEAN = (
    r"gemiddeld|\bgem\.|average|\bmeans?\b|mediaan|median|\bindex|odds|rapportcijfer|\bscores?\b|\bschaal\b|"
    r"spreiding|cronbach"
)
_MEASURE = (
    r"\bsd\b|\bs\.d\.|standaard(?:deviatie|fout)|\bstd|p-?waarde|p-value|^\s*p\s*$|\bminimum\b|\bmaximum\b|"
    r"\bratio\b|residu|\brang\b|\brank\b|co.ffici.nt|\bb\.?i\.?\b|\bci\b|betrouwbaarheid|\bgewicht\b|^\s*or\s*$"
)
_CHANGE = r"\bverschil|difference|verandering|\bchange|toename|afname|increase|decrease"
_SUMMARY_ROW = re.compile(rf"^\s*(?:{_MEAN}|verschil|difference)|{_MEASURE}", re.IGNORECASE)
_OTHER_HEAD = re.compile(rf"{_MEAN}|{_MEASURE}|{_CHANGE}", re.IGNORECASE)
_MEANS = re.compile(_MEAN, re.IGNORECASE)
_SHARE = re.compile(r"%|procent|per\s?cent|aandeel|\bshare\b", re.IGNORECASE)
_WEIGHTED = re.compile(r"(?<!on)gewogen|(?<!un)weighted|gestandaardiseerd|standardi[sz]ed", re.IGNORECASE)
UNKNOWN = re.compile(
    r"onbekend|unknown|missing|ontbre|niet bekend|geen antwoord|geen opgave|niet ingevuld|no answer|"
    r"weet niet|don.t know",
    re.IGNORECASE,
)
"""The names of rows of those of whom nothing is known."""

_MANY = re.compile(
    r"meer(?:dere)?\s+antwoord|multiple|meer dan [e\u00e9][e\u00e9]n|tel(?:t|len) niet op|"
    r"meerdere\s+(?:keuzes|mogelijk)|more than one|not (?:add|sum) (?:up )?to|not add up|overlap",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\btop\s*-?\s*\d|belangrijkste|meest (?:voorkomend|genoemd)|vaakst|most (?:common|frequent)|"
    r"selectie van",
    re.IGNORECASE,
)
_PLAIN_HEAD = re.compile(
    r"n|aantal|aantallen|numbers?|counts?|freq\w*|procent|percent|per|cent|percentages?|pct|aandeel|share|van|of|"
    r"de|het|the|totaal|total|kolom|column|col|rij|row|absoluut|relatief"
)
_COUNT = re.compile(r"\b(?:n|aantal|aantallen|number|count|freq\w*)\b", re.IGNORECASE)
_BASE = re.compile(r"\b[nN]\s*=\s*([\d.,\u00a0 ]*\d)")


def kind_of_row(label: str) -> str:
    """What a row is by its name: a total, a sum of some rows, a part of the row above, a mean and such."""
    if _BELOW.match(label):
        return UNDER
    if _PARTLY.match(label):
        return SUBTOTAL
    if _BARE.match(label) or _NAMED.match(label):
        return TOTAL
    return SUMMARY if _SUMMARY_ROW.search(label) else PLAIN


def is_total(label: str) -> bool:
    """Whether a name is that of a total and of nothing narrower ("Totaal", "Total (n)")."""
    return bool(_BARE.match(label))


def bare_head(head: str) -> str:
    """A head without what says that it holds numbers ("Totaal n")."""
    words = head.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].casefold() in ("n", "aantal", "(n)") else head


def counts_people(label: str) -> bool:
    """Whether a total is said to be one of people, who may be in several rows or in none."""
    return bool(_PEOPLE.match(label))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its figures by row, what it does not show, and whether it holds percentages.

    `is_other` where its numbers are no counts and no shares: means, indexes, differences.
    """

    at: int
    head: str
    figures: dict[int, Figure]
    hidden: dict[int, tuple[float, float]]
    is_percent: bool
    is_other: bool = False

    @property
    def name(self) -> str:
        """The head, else the number of the column."""
        return self.head or str(self.at + 1)

    @property
    def is_count(self) -> bool:
        """Whether it holds counts or amounts that can be added."""
        return not self.is_percent and not self.is_other

    @property
    def tells(self) -> frozenset[str]:
        """The words of the head beside those that say that it holds numbers or percentages."""
        words = re.findall(r"[^\W\d_]+", _BASE.sub(" ", self.head).casefold())
        return frozenset(word for word in words if not _PLAIN_HEAD.fullmatch(word))

    @property
    def is_weighted(self) -> bool:
        """Whether its head says that people were weighted."""
        return bool(_WEIGHTED.search(self.head))

    def of(self, rows: Iterable[int]) -> list[float]:
        """The values of rows, as far as there are."""
        return [self.figures[at].value for at in rows if at in self.figures]

    def half(self, rows: Iterable[int]) -> float:
        """Half of the last decimal that is printed in rows."""
        decimals = max((self.figures[at].decimals for at in rows if at in self.figures), default=0)
        return float(0.5 / 10**decimals)


@dataclass(frozen=True)
class Grid:
    """Rows that belong together, with names and kinds, and the columns that hold figures."""

    table: ReportTable

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(row[0] for row in self.table.rows)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What each row is; of several totals the last is the total, if one is named no narrower that one."""
        kinds = [kind_of_row(label) for label in self.labels]
        totals = [at for at, kind in enumerate(kinds) if kind == TOTAL]
        if len(totals) > 1:
            bare = [at for at in totals if is_total(self.labels[at])]
            keep = (bare or totals)[-1]
            for at in totals:
                if at != keep and not (bare and is_total(self.labels[at])):
                    kinds[at] = SUBTOTAL
        return tuple(kinds)

    def rows(self, *kinds: str) -> list[int]:
        """The rows of some kinds that have a name."""
        return [at for at, kind in enumerate(self.kinds) if kind in kinds and self.labels[at].strip()]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns with two figures and more (one, in a table of one row)."""
        found = [
            column
            for at in range(1, len(self.table.heads))
            if (column := _column(self.table, at)) is not None
        ]
        shares = [column for column in found if column.is_count and self._says_hundred(column)]
        if len(shares) > 1:
            shares = [column for column in found if column.is_count and self._near_hundred(column)]
        if len(shares) > 1 or any(stated_base(column.head) for column in shares):
            found = [replace(each, is_percent=True) if each in shares else each for each in found]
        return tuple(found)

    def _near_hundred(self, column: Column) -> bool:
        """Whether a column of numbers without a sign can be percentages, as others beside it are."""
        rows = self.rows(PLAIN)
        near = abs(sum(column.of(rows)) - 100) <= len(rows) * column.half(rows)
        return self._says_hundred(column) or (near and not _COUNT.search(_BASE.sub("", column.head)))

    def _says_hundred(self, column: Column) -> bool:
        """Whether a column without a sign has 100 for its total, or adds up to it, and has another base."""
        totals = [column.figures[at].value for at in self.rows(TOTAL) if at in column.figures]
        base = stated_base(column.head)
        if _COUNT.search(_BASE.sub("", column.head)):
            return False
        if totals:
            return totals[-1] == 100 and base != 100
        values = column.of(self.rows(PLAIN))
        play = len(values) * column.half(self.rows(PLAIN))
        return (
            base is not None and len(values) > 1 and abs(sum(values) - 100) <= play < abs(sum(values) - base)
        )

    @property
    def allows_many(self) -> bool:
        """Whether caption, heads or names say that people may be in several rows."""
        told = (self.table.title, self.table.note, *self.table.heads, *self.labels)
        return any(map(_MANY.search, told)) or any(
            "minste" in label.casefold() or "at least one" in label.casefold() for label in self.labels
        )

    @property
    def is_selection(self) -> bool:
        """Whether the caption says that only some rows of more are printed."""
        return bool(_SOME.search(self.table.title))

    def pairs(self) -> list[tuple[Column, Column]]:
        """Each column of counts with the percentages right behind it."""
        return [
            (one, other)
            for one, other in pairwise(self.columns)
            if one.is_count
            and other.is_percent
            and not (one.is_weighted or other.is_weighted)
            and other.at == one.at + 1
        ]


def _column(table: ReportTable, at: int) -> Column | None:
    cells = [(number, row[at]) for number, row in enumerate(table.rows) if at < len(row)]
    figures = {number: found for number, cell in cells if (found := figure(cell)) is not None}
    if len(figures) < min(2, len(table.rows)):
        return None
    head = table.heads[at]
    plain = [each for number, each in figures.items() if kind_of_row(table.rows[number][0]) != SUMMARY]
    is_percent = bool(_SHARE.search(head)) or sum(each.percent for each in plain) * 2 > len(plain)
    is_other = (
        bool(_OTHER_HEAD.search(head))
        or (not is_percent and bool(_MEANS.search(table.title)))
        or any(
            cell.strip()[:1] in "+\N{MINUS SIGN}-" and figure(cell.strip().lstrip("+")) for _, cell in cells
        )
    )
    hidden = {number: ends for number, cell in cells if (ends := withheld(cell)) is not None}
    return Column(at, head, figures, hidden, is_percent, is_other)


def stated_base(text: str) -> float | None:
    """The base that a head or a caption states ("n = 310")."""
    match = _BASE.search(text)
    found = figure(match[1]) if match else None
    return found.value if found else None


def grids(table: ReportTable) -> list[Grid]:
    """The tables inside a table: where rows with nothing but a name stand over groups of rows.

    Two rows of heads are made one, two columns of names too; cells such as "12 (40%)" become two columns, and
    a table with a row of numbers and a row of shares is turned.
    """
    made = _turned(_split(_one_name(_one_head(table))))
    parts: list[list[tuple[str, ...]]] = [[]]
    for row in made.rows:
        if row[0].strip() and not any(cell.strip() for cell in row[1:]):
            parts.append([])
        else:
            parts[-1].append(row)
    return [Grid(replace(made, rows=tuple(rows))) for rows in parts if rows]


def _with(table: ReportTable, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> ReportTable:
    return replace(table, heads=tuple(heads), rows=tuple(map(tuple, rows)))


def _one_head(table: ReportTable) -> ReportTable:
    """The table with a second row of heads joined to the first, whose names run over empty cells."""
    if len(table.rows) < 2:
        return table
    second = table.rows[0]
    filled = [cell for cell in second[1:] if cell.strip()]
    years = all(re.fullmatch(r"(?:19|20)\d\d", cell.strip()) for cell in filled)
    if len(filled) < 2 or (not years and any(figure(cell) or withheld(cell) for cell in filled)):
        return table
    if second[0].strip() and second[0].strip() != table.heads[0].strip():
        return table
    heads, above = [table.heads[0] or second[0]], ""
    for top, low in zip(table.heads[1:], second[1:], strict=True):
        above = top.strip() or above
        heads.append(f"{above} {low}".strip() if low.strip() != above else above)
    return _with(table, heads, table.rows[1:])


def _one_name(table: ReportTable) -> ReportTable:
    """The table with two columns of names as one, where the first names groups."""
    if len(table.heads) < 3 or any(figure(row[1]) or withheld(row[1]) for row in table.rows):
        return table
    named = sum(bool(row[1].strip()) and bool(re.search(r"[^\W\d_]", row[1])) for row in table.rows)
    if named * 2 <= len(table.rows):
        return table
    rows: list[tuple[str, ...]] = []
    blank = ("",) * (len(table.heads) - 2)
    last = ""
    for row in table.rows:
        if row[0].strip() and row[1].strip() and row[0].strip() != last and not is_total(row[1]):
            last = row[0].strip()
            rows.append((last, *blank))
        rows.append((row[1] if row[1].strip() else row[0], *row[2:]))
    groups = sum(not any(cell.strip() for cell in row[1:]) for row in rows)
    if groups * 2 > len(table.rows):
        return table
    return _with(table, (table.heads[0], *table.heads[2:]), rows)


def _split(table: ReportTable) -> ReportTable:
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
            name = re.sub(r"\s*\(?%\)?\s*$", "", cell) if head else cell
            out += (
                [match[1], f"{match[2]}%"]
                if match
                else [name, f"{name} %" if head else ""]
                if at in both
                else [cell]
            )
        return tuple(out)

    return _with(table, spread(table.heads, head=True), (spread(row, head=False) for row in table.rows))


def _turned(table: ReportTable) -> ReportTable:
    """The table turned, where its rows are numbers and shares of the columns ("Aantal", "% van totaal")."""
    shares = [bool(_SHARE.search(row[0])) for row in table.rows]
    if not any(shares) or len(table.heads) < 3 or len(table.rows) > 6 or any(map(_SHARE.search, table.heads)):
        return table
    counted = [
        at
        for at, (one, other) in enumerate(pairwise(shares))
        if other and not one and all(figure(cell) for cell in table.rows[at][1:])
    ]
    if not counted:
        return table
    lines = zip(*(row for row in table.rows), strict=True)
    names, *rest = lines
    return _with(
        table,
        (table.heads[0], *names),
        [(head, *cells) for head, cells in zip(table.heads[1:], rest, strict=True)],
    )
