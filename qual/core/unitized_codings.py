"""Codings as passages on one continuum: all words that count of the transcripts that every coder read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qual.core.laid_codings import Laid, Read
from qual.core.stretches import Stretch, united
from qual.core.unitizing import Passage, binary_alpha, unitizing


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


def unitized(laid: Laid, texts: Mapping[str, Read], coders: int, codes: Sequence[str]) -> Unitized:
    """The alphas for unitizing of so many coders, over all and per code."""
    everybody = (1 << coders) - 1
    passages: dict[str, list[list[Stretch]]] = {code: [[] for _ in range(coders)] for code in codes}
    length = number = 0
    for name, text in texts.items():
        if text.readers != everybody:
            continue
        number += 1
        before = [length]
        for start, end in zip(text.starts, text.ends, strict=True):
            before.append(before[-1] + end - start)
        for code, own in laid[name].items():
            if code not in passages:
                continue
            for at, codings in enumerate(own):
                found = []
                for each in codings:
                    first, last = each.parts[0][2], each.parts[-1][2]
                    found.append(
                        (
                            before[first] + each.start - text.starts[first],
                            before[last] + each.end - text.starts[last],
                        )
                    )
                passages[code][at] += united(found, touching=False)
        length = before[-1]
    per_code = []
    for code in codes:
        alpha = binary_alpha(passages[code], length)
        per_code.append(UnitizedCode(code, alpha, "" if alpha is not None else _why(passages[code], length)))
    merged = [
        united((each for own in passages.values() for each in own[at]), touching=False)
        for at in range(coders)
    ]
    binary = binary_alpha(merged, length)
    reasons = {} if binary is not None else {"binary": _why(merged, length)}
    labelled: list[list[Passage]] = [
        sorted((*each, code) for code, own in passages.items() for each in own[at]) for at in range(coders)
    ]
    if not length or any(one[1] > other[0] for own in labelled for one, other in pairwise(own)):
        why = "overlapping" if length else "no_text"
        reasons |= dict.fromkeys(("u", "cu"), why)
        return Unitized(number, length, binary, None, None, None, tuple(per_code), reasons)
    found_all = unitizing(labelled, length)
    if found_all.u is None:
        reasons["u"] = _why(merged, length)
    if found_all.cu is None:
        reasons["cu"] = "never_meet" if not found_all.coverage else "one_code"
    coverage = None if found_all.coverage is None else 100 * found_all.coverage
    return Unitized(number, length, binary, found_all.u, found_all.cu, coverage, tuple(per_code), reasons)


def _why(own: Sequence[Sequence[Stretch]], length: int) -> str:
    """Why an alpha of passages and gaps is not defined."""
    return "no_text" if not length else "everything" if any(own) else "nobody"


def codings_of(laid: Laid, coders: int) -> dict[str, tuple[int, ...]]:
    """How many codings each of so many coders has in each transcript."""
    return {
        name: tuple(sum(len(own[at]) for own in by_code.values()) for at in range(coders))
        for name, by_code in laid.items()
    }
