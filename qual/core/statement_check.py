"""Shares that sentences give of the rows of a table, held against that table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qual.core.number_finding import Finding
from qual.core.printed_table import TOTAL, Column, Grid, ReportTable, figure, grids, stated_base
from qual.core.rounded_check import whole_percent

_TABLE = re.compile(r"\b(?:tabel|table)\s+(\d+(?:\.\d+)*)", re.IGNORECASE)
_HEDGE = (
    r"(?P<hedge>ruim|iets meer dan|meer dan|more than|over|above|minstens|ten minste|at least|bijna|nearly|"
    r"almost|krap|net geen|iets minder dan|minder dan|less than|under|below|hoogstens|ten hoogste|at most|"
    r"circa|ca\.|ongeveer|rond(?: de)?|about|around|some|zo'n)?\s*"
)
_PERCENT = re.compile(
    rf"(?:\b{_HEDGE})?(?<![\d.,])(?P<number>\d{{1,3}}(?:[.,]\d+)?)\s*"
    r"(?:%(?!-?punt)|procent\b|percent\b(?! point))",
    re.IGNORECASE,
)
_FRACTIONS = {
    "driekwart": 75.0,
    "drie kwart": 75.0,
    "three quarters": 75.0,
    "twee derde": 200 / 3,
    "tweederde": 200 / 3,
    "two thirds": 200 / 3,
    "two-thirds": 200 / 3,
    "een kwart": 25.0,
    "a quarter": 25.0,
    "een derde": 100 / 3,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "een vijfde": 20.0,
    "a fifth": 20.0,
    "de helft": 50.0,
    "half": 50.0,
}
_FRACTION = re.compile(
    rf"(?:\b{_HEDGE})?\b(?P<fraction>{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b", re.IGNORECASE
)
_OF = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*|\d+)\s+(?:van de|of the|out of)\s+(\d{1,3}(?:\.\d{3})*|\d+)\b"
)

_MORE = {"ruim", "iets meer dan", "meer dan", "more than", "over", "above"}
_LEAST = {"minstens", "ten minste", "at least"}
_LESS = {"bijna", "nearly", "almost", "krap", "net geen", "iets minder dan", "minder dan", "less than"} | {
    "under",
    "below",
}
_MOST = {"hoogstens", "ten hoogste", "at most"}
_DENIED = re.compile(r"\b(?:niet|geen|zonder|not?|without|overige|rest)\b", re.IGNORECASE)
"""What may turn a share into what is left of 100."""

_WIDE, _ROUND = 10.0, 5.0
"""How far "more than" may lie from its number, and how far "about"; in percentage points."""


class _Said(NamedTuple):
    """A share as a sentence gives it, and the percentages from `low` to `high` that bear it."""

    words: str
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def _said(sentence: str) -> list[_Said]:
    found = []
    for match in _PERCENT.finditer(sentence):
        number = match["number"]
        decimals = len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0
        play = 0.5 / 10**decimals
        found.append(_meant(match[0].strip(), match["hedge"], float(number.replace(",", ".")), play))
    for match in _FRACTION.finditer(sentence):
        found.append(_meant(match[0].strip(), match["hedge"], _FRACTIONS[match["fraction"].casefold()], 3.0))
    return found


def _meant(words: str, hedge: str | None, value: float, play: float) -> _Said:
    how = (hedge or "").casefold()
    # "more than 10%" is not borne by 10%, but 10% may be 10.4 rounded
    if how in _MORE:
        return _Said(words, value + 0.01 if play <= 0.5 else value - 0.5, value + _WIDE)
    if how in _LEAST:
        return _Said(words, value - play, 100)
    if how in _LESS:
        return _Said(words, value - _WIDE, value - 0.01 if play <= 0.5 else value + 0.5)
    if how in _MOST:
        return _Said(words, 0, value + play)
    return _Said(words, value - (_ROUND if how else play), value + (_ROUND if how else play))


def check_text(paragraphs: Iterable[tuple[str, str]], tables: Sequence[ReportTable]) -> list[Finding]:
    """Shares in sentences that name a table and one of its rows, and stand nowhere in that row.

    `paragraphs` are (place, text). A sentence is looked at only where it names the table by its number, one
    row of it, and one share ("57%", "bijna de helft", "12 van de 62").
    """
    numbered: dict[str, list[Grid]] = {}
    for table in tables:
        if match := _TABLE.search(table.title):
            numbered.setdefault(match[1], grids(table))
    found = []
    for place, text in paragraphs:
        meant = ""
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\u00c0-\u00dd])", text):
            named = _TABLE.findall(sentence)
            meant = named[0] if len(set(named)) == 1 else "" if named else meant
            if meant in numbered:
                found += _check_sentence(place, sentence, meant, numbered[meant])
    return found


def _check_sentence(place: str, sentence: str, number: str, parts: Sequence[Grid]) -> list[Finding]:
    rows = [
        (label.strip(), part, at)
        for part in parts
        for at, label in enumerate(part.labels)
        if len(label.strip()) > 2 and _names(label.strip(), sentence)
    ]
    # the longest name that stands there is meant ("niet eens" and not "eens")
    rows = [
        (label, part, at)
        for label, part, at in rows
        if not any(label != other and label.casefold() in other.casefold() for other, _, _ in rows)
    ]
    if len(rows) > 1 and _TOGETHER.search(sentence):
        return _check_together(place, sentence, number, rows)
    if len(rows) != 1:
        return []
    label, part, at = rows[0]
    there = [each.value for cell in part.table.rows[at][1:] if (each := figure(cell)) is not None]
    shares = [
        each.figures[at].value for each in part.columns if each.is_percent and at in each.figures
    ] or there
    if _DENIED.search(sentence):
        shares += [100 - value for value in shares if value <= 100]
    said, counted = _said(sentence), _OF.findall(sentence)
    wrong = ""
    if there and len(said) == 1 and not counted:
        wrong = "" if any(map(said[0].holds, shares)) else said[0].words
    elif there and len(counted) == 1 and not said:
        number_of = float(counted[0][0].replace(".", ""))
        wrong = "" if number_of in there else " / ".join(counted[0])
    if not wrong:
        return []
    values = (("shown", wrong), ("row", label), ("table", number))
    return [Finding("text", place, (label,), values)]


_TOGETHER = re.compile(
    r"\b(?:samen|tezamen|gezamenlijk|bij elkaar|opgeteld|together|combined|jointly|taken together)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:niet|geen|zonder|not|without|minder|meer|less|more)\b", re.IGNORECASE)


def _check_together(
    place: str, sentence: str, number: str, rows: Sequence[tuple[str, Grid, int]]
) -> list[Finding]:
    """A share that a sentence gives of some rows together: the sum of rounded ones, or of no column.

    Where the table has counts, the share is that of the counts together. Rows of the same name in several
    parts of a table, and sentences that compare or deny, are left alone.
    """
    said, labels = _said(sentence), [label for label, _, _ in rows]
    part, places = rows[0][1], [at for _, _, at in rows]
    lone = all(each is part for _, each, _ in rows) and len(set(labels)) == len(labels)
    plain = len(said) == 1 and not _OF.findall(sentence)
    if not lone or not plain or _OTHERWISE.search(re.sub("|".join(map(re.escape, labels)), " ", sentence)):
        return []
    shares = [each for each in part.columns if each.is_percent and set(places) <= set(each.figures)]
    if not shares or any(_bears(said[0], each, places) for each in shares):
        counted = [(count, share) for count, share in part.pairs() if share in shares]
        for count, share in counted if len(shares) == len(counted) == 1 else ():
            totals = [count.figures[at].value for at in part.rows(TOTAL) if at in count.figures]
            base = next(iter(totals), None) or stated_base(count.head) or stated_base(part.table.title)
            if not base or not set(places) <= set(count.figures):
                continue
            true = 100 * sum(count.of(places)) / base
            own = all(
                abs(100 * count.figures[at].value / base - share.figures[at].value) <= share.half([at]) + 1e-9
                for at in places
            )
            if own and not said[0].holds(true) and said[0].holds(sum(share.of(places))):
                values = (
                    ("row", " + ".join(labels)),
                    ("printed", f"{sum(share.of(places)):.10g}"),
                    ("true", str(whole_percent(sum(count.of(places)), base))),
                )
                return [Finding("rounded", place, tuple(labels), values)]
        return []
    values = (("shown", said[0].words), ("row", " + ".join(labels)), ("table", number))
    return [Finding("text", place, tuple(labels), values)] if len(shares) == 1 else []


def _bears(said: _Said, column: Column, places: Sequence[int]) -> bool:
    """Whether the rows of a column can make up a share, whatever their rounding."""
    added, play = sum(column.of(places)), len(places) * column.half(places)
    return said.low <= added + play and added - play <= said.high


def _names(label: str, sentence: str) -> bool:
    """Whether a sentence names a row, also in the plural."""
    last = re.escape(label[-1])
    return bool(
        re.search(rf"(?<!\w){re.escape(label)}(?:en|n|s|e|{last}en|{last}e)?(?!\w)", sentence, re.IGNORECASE)
    )
