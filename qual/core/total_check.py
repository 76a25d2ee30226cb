"""Totals of the same people in a report that differ: in two tables, in a caption, a note or a sentence.

Told only where nothing says that other people are meant: another wave, a part of them, those who are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from qual.core.number_finding import Finding
from qual.core.printed_table import (
    PLAIN,
    TOTAL,
    UNKNOWN,
    Column,
    Grid,
    ReportTable,
    figure,
    grids,
    stated_base,
)
from qual.core.table_subject import PEOPLE, Subject, subject

NEAR_TOTAL = 0.15
"""The share within which two totals must lie to be taken for slips of each other."""


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


def slipped(one: int, other: int) -> bool:
    """Whether a number can be a slip of another: near it, or with two digits that changed places."""
    round_to = next((step for step in (1000, 100, 10) if one % step == 0 and other % step == 0), 1)
    if one == other or (round_to > 1 and abs(one - other) <= round_to):
        return False
    return abs(one - other) <= NEAR_TOTAL * max(one, other) or swapped_digits(one, other)


class Statement(NamedTuple):
    """A total that is printed somewhere, and of what; `about` is what tells these people from others."""

    place: str
    what: str
    value: int
    about: str = ""


def check_totals(statements: Sequence[Statement]) -> list[Finding]:
    """Totals of the same thing about the same people that differ, with a hint where digits changed places."""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        groups.setdefault((each.about, each.what), []).append(each)
    found = []
    for (_, what), group in groups.items():
        meant = [pair for pair in combinations(group, 2) if slipped(pair[0].value, pair[1].value)]
        if meant:
            found.append(_told(what, [each for each in group if any(each in pair for pair in meant)]))
    return found


def _told(what: str, told: Sequence[Statement]) -> Finding:
    values = list(dict.fromkeys(each.value for each in told))
    pairs = [f"{a}/{b}" for a, b in combinations(values, 2) if swapped_digits(a, b)]
    listed = ", ".join(dict.fromkeys(f"{each.value} ({each.place})" for each in told))
    facts = (("what", what), ("listed", listed), ("swapped", ", ".join(pairs)))
    return Finding("total", told[0].place, tuple(map(str, values)), facts)


class _Counted(NamedTuple):
    """A table as far as it counts people: of whom, its totals by column, and its rows by column."""

    table: ReportTable
    about: Subject
    totals: Mapping[str, int]
    margins: tuple[Mapping[str, int], ...]
    states_base: frozenset[int]


def check_across(tables: Sequence[ReportTable], paragraphs: Iterable[tuple[str, str]]) -> list[Finding]:
    """Every total of a report against those of the same people in it; `paragraphs` are (place, text)."""
    counted = _same_people([made for table in tables if (made := _counted(table)) is not None])
    found = [finding for each in counted for finding in _own_base(each)]
    known = {each.place for each in found}
    fine = [each for each in counted if each.table.place not in known]
    of_someone = [each for each in fine if each.about.words is not None]
    found += check_totals(
        [
            Statement(each.table.place, head, value, _meant(each, head))
            for each in of_someone
            for head, value in each.totals.items()
        ]
    )
    known = {place for each in found for place in re.findall(r"\(([^()]+)\)", dict(each.values)["listed"])}
    for one, other in combinations(of_someone, 2):
        if one.about.words == other.about.words and not known & {one.table.place, other.table.place}:
            found += _unlike(one, other)
    return found + _in_text(fine, list(paragraphs))


def _meant(each: _Counted, head: str) -> str:
    """What tells the people of a column from others: "other" of the sexes is not "other" of the benefits."""
    heads = sorted(name for name in each.totals if name != ALL) if head != ALL else []
    return " ".join(sorted(each.about.words or ())) + "|" + "|".join(heads)


def _same_people(counted: Sequence[_Counted]) -> list[_Counted]:
    """The tables; one that only names what it is split by ("Age") is of the only people that others name."""
    named = {each.about.words for each in counted if each.about.is_whole and each.about.by_person}
    if len(named) != 1:
        return list(counted)
    (words,) = named
    return [
        each._replace(about=each.about._replace(words=words, is_whole=True))
        if each.about.words == frozenset()
        else each
        for each in counted
    ]


def _counted(table: ReportTable) -> _Counted | None:
    parts = grids(table)
    about = subject(table.title, table.heads[:1], table.note)
    if about.is_partial or not parts or any(part.allows_many or part.is_selection for part in parts):
        return None
    if any(column.is_weighted for part in parts for column in part.columns):
        return None
    for part in parts:
        if any(UNKNOWN.search(label) and not _counts(part, at) for at, label in enumerate(part.labels)):
            return None
    totals: dict[str, int] = {}
    margins: list[Mapping[str, int]] = []
    for part in parts:
        counts = [column for column in part.columns if column.is_count]
        for column in counts:
            value = _total(part, column)
            if value is not None:
                totals[_head(column.head, alone=len(counts) == 1)] = value
        margins += _margins(part, counts)
    bases = [stated_base(text) for text in (table.title, table.note)]
    stated = frozenset(int(base) for base in bases if base and base == int(base))
    if not totals and len(stated) == 1:
        totals[ALL] = next(iter(stated))
    return _Counted(table, about, totals, tuple(margins), stated) if totals or margins else None


ALL = "n"
"""How the column is named that counts everybody."""


def _counts(part: Grid, at: int) -> bool:
    """Whether the row of the unknown is in the total: where it is below that, it is not."""
    totals = part.rows(TOTAL)
    return not totals or at < max(totals) or min(totals) == 0


def _head(head: str, *, alone: bool) -> str:
    bare = re.sub(r"\s*[(\[]?\b[nN]\s*=.*", "", head).strip().casefold()
    names = "n|aantal|aantallen|number|numbers|totaal|total|all|alle|count|"
    plain = re.fullmatch(rf"(?:{names})\W*(?:n|\(n\))?", bare)
    return ALL if plain or (alone and not bare) else bare


def _total(part: Grid, column: Column) -> int | None:
    """What a column prints as the total of its rows, which these bear out."""
    at = next((at for at in reversed(part.rows(TOTAL)) if at in column.figures), None)
    if at is None or column.is_other:
        return None
    value = column.figures[at].value
    rows = [each for each in part.rows(PLAIN) if each in column.figures]
    # what does not add up is told as such; here the numbers must be parts of their total
    if value != int(value) or column.hidden:
        return int(value) if value == int(value) else None
    return int(value) if not rows or abs(sum(column.of(rows)) - value) < 1e-9 else None


def _margins(part: Grid, counts: Sequence[Column]) -> list[Mapping[str, int]]:
    """How many are in each class: by the rows of the only or the total column, and by the heads."""
    made = []
    everybody = [column for column in counts if _head(column.head, alone=len(counts) == 1) == ALL]
    if len(everybody) == 1 and not everybody[0].hidden:
        rows = part.rows(PLAIN)
        if all(at in everybody[0].figures for at in rows):
            made.append({_name(part.labels[at]): int(everybody[0].figures[at].value) for at in rows})
    own = {
        _name(column.head): value
        for column in counts
        if column not in everybody and (value := _total(part, column)) is not None
    }
    made.append(own)
    return [each for each in made if len(each) > 1]


def _name(label: str) -> str:
    return re.sub(r"\s*[(\[]?\b[nN]\s*=.*|\s+n$|\s*\(n\)$", "", label.strip()).casefold()


def _own_base(each: _Counted) -> list[Finding]:
    """The base that a caption or a note states, against the totals of its own table."""
    if not each.totals or len(each.states_base) != 1:
        return []
    (base,) = each.states_base
    values = set(each.totals.values())
    summed = sum(value for head, value in each.totals.items() if head != ALL)
    total = each.totals.get(ALL) or (next(iter(values)) if len(values) == 1 else None)
    if total is None or base in values or base == summed or not slipped(base, total):
        return []
    place = each.table.place
    return [_told("n", [Statement(place, "n", base), Statement(place, "n", total)])]


def _unlike(one: _Counted, other: _Counted) -> list[Finding]:
    """A class of which two tables of the same people have other numbers, in the same total."""
    if ALL in one.totals and ALL in other.totals and one.totals[ALL] != other.totals[ALL]:
        return []
    for mine in one.margins:
        for theirs in other.margins:
            if set(mine) != set(theirs) or sum(mine.values()) != sum(theirs.values()):
                continue
            for name in mine:
                if mine[name] != theirs[name]:
                    told = [
                        Statement(one.table.place, name, mine[name]),
                        Statement(other.table.place, name, theirs[name]),
                    ]
                    return [_told(name, told)]
    return []


_TABLE = re.compile(r"\b(?:tabel|table)\s+(\d+(?:\.\d+)*)", re.IGNORECASE)
_IN_TABLE = re.compile(r"(?:\bin\s+|\bzie\s+|\bsee\s+)?\b(?:tabel|table)\s+\d+(?:\.\d+)*", re.IGNORECASE)
_NARROWED = (
    r"\s+(?:met|with|zonder|without|uit|from|van|of|in|aged|onder|boven|under|over|ouder|jonger|older|younger|"
    r"having|die|who|that|waarvan|op|at|bij|tot|tussen|between|en|and)\b"
)
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+|\d+)"
_STATED = re.compile(rf"\b[nN]\s*=\s*{_NUMBER}")
_IN_ALL = re.compile(
    r"\b(?:in totaal|totaal aantal|een totaal van|in total|altogether|a total of|total number|alle)\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"uitgenodigd|benaderd|aangeschreven|gevraagd|geworven|aangemeld|afgevallen|uitgevallen|verwijderd|geweigerd|"
    r"invited|approached|contacted|asked to|recruited|registered|dropped|withdrew|refused|removed|eligible|"
    r"bekend|known|onbekend|unknown|wave|meting|ronde|round|jaar|year|20\d\d|19\d\d|alleen|only|"
    r"minstens|at least|van wie|waarvan|of whom|of which|maximaal|minder|meer|more|less|groep|group|who|"
    r"die\b|that\b|zonder|without|nog|another|extra|ongeveer|about|ruim|bijna|nearly|almost|circa|rond|zo'n|some",
    re.IGNORECASE,
)


def _in_text(counted: Sequence[_Counted], paragraphs: Sequence[tuple[str, str]]) -> list[Finding]:
    """Sentences that say how many people a table is of, or how many took part in all."""
    titles = {each.table.title.strip() for each in counted} | {each.table.note.strip() for each in counted}
    found = []
    for place, text in paragraphs:
        if text.strip() in titles or any(text.strip() in note for note in titles if note):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\u00c0-\u00dd])", text):
            found += _said(place, sentence, counted)
    return found


def _said(place: str, sentence: str, counted: Sequence[_Counted]) -> list[Finding]:
    named = set(_TABLE.findall(sentence))
    rest = _IN_TABLE.sub(" ; ", sentence)
    numbers = _whole(re.findall(_NUMBER, rest))
    if _NOT_ALL.search(rest) or len(named) > 1 or len(numbers) != 1:
        return []
    if named:
        meant = [each for each in counted if (match := _TABLE.search(each.table.title)) and match[1] in named]
    else:
        meant = [each for each in counted if each.about.is_whole and each.about.words]
    others = {each.totals[ALL] for each in counted if ALL in each.totals}
    for each in meant:
        total = each.totals.get(ALL)
        people = PEOPLE if named else "|".join(map(re.escape, sorted(each.about.words or ())))
        said = _whole(_STATED.findall(rest))
        if named or _IN_ALL.search(rest):
            said |= _whole(re.findall(rf"{_NUMBER}\s+(?:{people})\b(?!{_NARROWED})", rest, re.IGNORECASE))
        if (
            total is None
            or len(said) != 1
            or not (named or re.search(rf"\b(?:{people})\b", rest, re.IGNORECASE))
        ):
            continue
        (value,) = said
        borne = set(each.totals.values()) | {number for margin in each.margins for number in margin.values()}
        if value in (borne if named else borne | others) or not slipped(value, total):
            continue
        return [_told(ALL, [Statement(place, ALL, value), Statement(each.table.place, ALL, total)])]
    return []


def _whole(numbers: Iterable[str]) -> set[int]:
    """Numbers as they are printed, those that are whole."""
    found = (figure(number) for number in numbers)
    return {int(each.value) for each in found if each and each.value == int(each.value)}
