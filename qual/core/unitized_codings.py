"""Codings as passages on one continuum: all words that count of the transcripts that every coder read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from qual.core.laid_codings import Cells, Laid, Read, segments_of
from qual.core.stretches import Stretch, cut, shared, united
from qual.core.unitizing import Passage, alpha_of_lengths, differing, unitizing


class UnitizedCode(NamedTuple):
    """The alpha of one code's passages and the gaps between them; `reason` where it is not defined."""

    code: str
    alpha: float | None
    reason: str = ""


class Unitized(NamedTuple):
    """Krippendorff's alphas for unitizing over all transcripts that every coder read.

    `binary` is on where anything is coded, `u` on passages with their codes, `cu` on the codes where passages
    meet; `coverage` is the percentage of the text that `cu` speaks of. `u` and `cu` are defined where no
    coder has two codes on the same words. `reasons` has a key of the catalogue for what is None.
    """

    transcripts: int
    characters: int
    binary: float | None
    u: float | None
    cu: float | None
    coverage: float | None
    codes: tuple[UnitizedCode, ...]
    reasons: Mapping[str, str]


def unitized(
    laid: Laid,
    texts: Mapping[str, Read],
    coders: int,
    codes: Sequence[str],
    characters: Mapping[str, Mapping[str, Cells]],
) -> Unitized:
    """The alphas for unitizing of so many coders, over all and per code.

    `characters` are the characters of each code by who coded them, per transcript.
    """
    base = [text for text in texts.values() if text.readers == (1 << coders) - 1]
    length = sum(text.characters for text in base)
    sums = {code: _Lengths(coders) for code in codes}
    anything = _Lengths(coders)
    overlaps = False
    for text in base:
        passages: list[list[Stretch]] = [[] for _ in range(coders)]
        pieces: list[list[list[Stretch]]] = [[] for _ in range(coders)]
        for code, own in laid[text.transcript].items():
            if code not in sums:
                continue
            sums[code].differ += differing(characters[code][text.transcript].items(), coders)
            for at, codings in enumerate(own):
                there = segments_of(codings)
                alone = len(codings) == 1
                inside = [codings[0].inside] if alone else [_inside(each, text) for each in there]
                passages[at] += there
                pieces[at] += inside
                for each in inside:
                    sums[code].add(each)
        for at, one in enumerate(passages):
            merged = united(one, touching=False)
            if len(merged) < len(one):
                overlaps = True
                pieces[at] = [_inside(each, text) for each in merged]
            for each in pieces[at]:
                anything.add(each)
        covered = [[part for each in own for part in each] for own in pieces]
        anything.differ += differing(shared(covered), coders)
    per_code = []
    for code in codes:
        alpha = sums[code].alpha(length)
        per_code.append(UnitizedCode(code, alpha, "" if alpha is not None else sums[code].why(length)))
    binary = anything.alpha(length)
    reasons = {} if binary is not None else {"binary": anything.why(length)}
    if overlaps or not length:
        reasons |= dict.fromkeys(("u", "cu"), "overlapping" if length else "no_text")
        return Unitized(len(base), length, binary, None, None, None, tuple(per_code), reasons)
    found = unitizing(_on_one_continuum(laid, base, coders, set(codes)), length)
    if found.u is None:
        reasons["u"] = anything.why(length)
    if found.cu is None:
        reasons["cu"] = "one_code" if found.coverage else "never_meet"
    coverage = None if found.coverage is None else 100 * found.coverage
    return Unitized(len(base), length, binary, found.u, found.cu, coverage, tuple(per_code), reasons)


class _Lengths:
    """What an alpha of passages and gaps is made of, added up over transcripts."""

    def __init__(self, coders: int) -> None:
        self._coders = coders
        self._covered = self._squares = 0
        self.differ = 0.0

    def add(self, parts: Sequence[Stretch]) -> None:
        """Take in the parts of one passage."""
        size = sum(end - start for start, end in parts)
        self._covered += size
        self._squares += size * size

    def alpha(self, length: int) -> float | None:
        """The alpha on a continuum of so many characters."""
        return alpha_of_lengths(self.differ, self._covered, self._squares, self._coders, length)

    def why(self, length: int) -> str:
        """Why it is not defined."""
        return "no_text" if not length else "everything" if self._covered else "nobody"


def _inside(passage: Stretch, text: Read) -> list[Stretch]:
    """The parts of a passage that count."""
    return [each[:2] for each in cut(*passage, text.starts, text.ends)]


def _on_one_continuum(
    laid: Laid, base: Sequence[Read], coders: int, codes: Collection[str]
) -> list[list[Passage]]:
    """Each coder's passages with their codes, counted from the first character of the first transcript."""
    found: list[list[Passage]] = [[] for _ in range(coders)]
    length = 0
    for text in base:
        before = [length]
        for start, end in zip(text.starts, text.ends, strict=True):
            before.append(before[-1] + end - start)
        for code, own in laid[text.transcript].items():
            for at, codings in enumerate(own if code in codes else ()):
                for start, end in segments_of(codings):
                    parts = cut(start, end, text.starts, text.ends)
                    first, last = parts[0], parts[-1]
                    found[at].append(
                        (
                            before[first[2]] + first[0] - text.starts[first[2]],
                            before[last[2]] + last[1] - text.starts[last[2]],
                            code,
                        )
                    )
        length = before[-1]
    return found


def codings_of(laid: Laid, coders: int) -> dict[str, tuple[int, ...]]:
    """How many codings each of so many coders has in each transcript."""
    return {
        name: tuple(sum(len(own[at]) for own in by_code.values()) for at in range(coders))
        for name, by_code in laid.items()
    }
