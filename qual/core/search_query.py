"""What is looked for: words, phrases, beginnings, words near each other, words that must not be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qual.core.comparable import folded

NEAR_WORDS = 10
"""How many words may stand between two words that are near each other, where the query does not say."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PART = re.compile(r'-?"[^"]*"\*?|\S+')
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")


class Term(NamedTuple):
    """A word, or a phrase of several words in order; `prefix` lets the last word go on."""

    words: tuple[str, ...]
    prefix: bool = False


class Clause(NamedTuple):
    """What one turn must hold: any term of `terms`, or, with `is_excluded`, must not.

    With `near` one of those terms must be there too, with at most `within` words between the two.
    """

    terms: tuple[Term, ...]
    near: tuple[Term, ...] = ()
    within: int = 0
    is_excluded: bool = False


def parse_query(query: str) -> list[Clause]:
    """The clauses of a query, which must all hold: `"naar werk" keur* brief NEAR/5 bang|bezorgd -geld`."""
    plain = query.translate(str.maketrans("“”„«»", '"' * 5))
    clauses: list[Clause] = []
    near: re.Match[str] | None = None
    for part in _PART.findall(plain):
        waiting = _NEAR.fullmatch(part)
        if waiting and clauses and not clauses[-1].near and not clauses[-1].is_excluded:
            near = waiting
            continue
        terms = _terms(part)
        if not terms:
            continue
        if near is not None:
            within = int(near[1]) if near[1] else NEAR_WORDS
            clauses[-1] = clauses[-1]._replace(near=terms, within=within)
            near = None
        else:
            clauses.append(Clause(terms, is_excluded=part.startswith("-") and len(part) > 1))
    return clauses


def _terms(part: str) -> tuple[Term, ...]:
    """The alternatives of one part, `|` between them; a phrase is one."""
    raw = part.lstrip("-")
    pieces = [raw] if raw.startswith('"') else raw.split("|")
    found = []
    for piece in pieces:
        words = tuple(_WORD.findall(unicodedata.normalize("NFC", piece)))
        if words:
            found.append(Term(words, piece.rstrip('" ').endswith("*") or piece.endswith("*")))
    return tuple(found)


def wanted(clauses: Sequence[Clause]) -> Iterator[Term]:
    """Every term that a turn may be found by."""
    for clause in clauses:
        if not clause.is_excluded:
            yield from clause.terms
            yield from clause.near


def places_of(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Where in a text the words of the clauses lie, in order; case and accents do not matter.

    Of two words that must be near each other only those that are.
    """
    tokens = [(_folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    for clause in clauses:
        if clause.is_excluded:
            continue
        here = _runs(tokens, clause.terms)
        if clause.near:
            there = _runs(tokens, clause.near)
            pairs = [
                (a, b) for a in here for b in there if 0 <= max(a[0], b[0]) - min(a[1], b[1]) <= clause.within
            ]
            here = [run for pair in pairs for run in pair]
        found |= {(tokens[first][1], tokens[after - 1][2]) for first, after in here}
    return sorted(found)


_folded = lru_cache(maxsize=100_000)(folded)


def _runs(tokens: Sequence[tuple[str, int, int]], terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand, as the numbers of their first token and of the one after their last."""
    single = {folded(term.words[0]) for term in terms if len(term.words) == 1 and not term.prefix}
    found = [(at, at + 1) for at, token in enumerate(tokens) if token[0] in single]
    for term in terms:
        if len(term.words) == 1 and not term.prefix:
            continue
        words = [folded(word) for word in term.words]
        for at in range(len(tokens) - len(words) + 1):
            here = [token for token, _, _ in tokens[at : at + len(words)]]
            last = here[-1].startswith(words[-1]) if term.prefix else here[-1] == words[-1]
            if last and here[:-1] == words[:-1]:
                found.append((at, at + len(words)))
    return found
