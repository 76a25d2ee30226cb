"""What the learner is given: passages and codes, from this program or from a script that measures it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from numbers import Integral, Real

from qual.core.codebook import Code


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a transcript as the learner sees it.

    `index` is its place in the transcript, `previous` the words of the turn before; it, `respondent` and
    `role` may be None. `codes` None means not judged, an empty set means judged and nothing applies; any
    collection of code ids will do. `refused` are codes that were turned down where nothing else was judged:
    of the other codes nothing is known there. `is_prompted` says that a suggestion was decided on there, so
    that the coding may have been led by it: it is learnt from, and nothing is measured on it.
    """

    transcript: str
    respondent: str | None
    index: int
    role: str | None
    text: str
    previous: str | None = ""
    codes: frozenset[str] | None = None
    refused: frozenset[str] = frozenset()
    is_prompted: bool = False

    def __post_init__(self) -> None:
        """Take what a table may hold in place of words or a set: nothing, a number, a list of codes."""
        put = object.__setattr__
        put(self, "transcript", _name(self.transcript) or "")
        put(self, "respondent", _name(self.respondent))
        put(self, "index", int(_name(self.index) or 0))
        put(self, "role", _name(self.role))
        put(self, "text", _words(self.text))
        put(self, "previous", _words(self.previous))
        if self.codes is not None:
            put(self, "codes", frozenset(_several(self.codes)))
        put(self, "refused", frozenset(_several(self.refused)))


def codes_of(given: Iterable[object] | None) -> tuple[Code, ...]:
    """The codes of a codebook; each has at least an `id`, and may have a definition, examples and cues.

    ValueError where an id is missing or stands there twice.
    """
    found: dict[str, Code] = {}
    for each in given or ():
        code = _code(each)
        if code.id in found:
            raise ValueError(f"code '{code.id}' stands in the codebook twice")
        found[code.id] = code
    return tuple(found.values())


def _code(given: object) -> Code:
    def field(name: str) -> object:
        return given.get(name) if isinstance(given, Mapping) else getattr(given, name, None)

    known = field("id")
    if not isinstance(known, str) or not known:
        raise ValueError("a code without an id")
    return Code(
        id=known,
        name=_name(field("name")) or known,
        definition=_name(field("definition")) or "",
        examples=tuple(_several(field("examples"))),
        cues=tuple(_several(field("cues"))),
    )


def _several(given: object) -> list[str]:
    """The words in a collection of them; a single one may stand by itself."""
    if isinstance(given, str):
        return [given]
    return [each for each in given if isinstance(each, str)] if isinstance(given, Iterable) else []


def _words(given: object) -> str:
    return given if isinstance(given, str) else ""


def _name(given: object) -> str | None:
    """A name; what is neither words nor a whole number, of whatever kind tables hold, is none."""
    if isinstance(given, str):
        return str(given)
    if isinstance(given, Integral):
        return str(int(given))
    if isinstance(given, Real) and isfinite(given) and float(given).is_integer():
        return str(round(float(given)))
    return None
