"""What a theme chapter can have beside its counts, and what it hides where it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qual.core import coding
from qual.core.disclosure import is_small
from qual.core.mention import Mention
from qual.core.method import MethodFacts
from qual.core.publication import Cell, cell_of
from qual.core.quantifiers import Scale
from qual.core.tally import Tally


@dataclass(frozen=True, slots=True)
class Extras:
    """What a chapter can have beside its counts.

    `contexts` are the words before and after a mention, by its coding's id; `marks` its mark as a quote
    ("key" or "deviant"); `written` the summaries and open questions by kind and code; `method` fills the
    appendix.

    With a `threshold` the chapter is for publication: smaller numbers are hidden, nobody is named, quotes
    have names that lead to no other document, and perspectives in `unquoted` and respondents in `spared`
    have no quotes. `hidden` are further numbers, from which a small one would follow.
    """

    contexts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    method: MethodFacts | None = None
    scale: Scale | None = None
    threshold: int = 0
    unquoted: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()
    hidden: frozenset[Cell] = frozenset()
    document: str = ""

    def hides(self, tally: Tally) -> bool:
        """Whether a number is too small to be published, or a small one would follow from it."""
        if not self.threshold:
            return False
        small = is_small(len(tally.respondents), len(tally.base), self.threshold)
        return small or cell_of(tally) in self.hidden

    def may_quote(self, mention: Mention) -> bool:
        """Whether a publication may quote it: not who is spared, nor where a line says who speaks."""
        return mention.respondent not in self.spared and not mention.opens

    def name_of(self, mention: Mention) -> str:
        """The name of a quote: its stable one, or in a publication one that holds for this document alone."""
        stable = quote_name(mention)
        if not self.threshold:
            return stable
        return coding.public_name(self.document, stable)


PLAIN = Extras()


def quote_name(mention: Mention) -> str:
    """The stable name of a quote; of a mention without an id by its place and words."""
    place = f"{mention.code}\0{mention.transcript}\0{mention.span.start}\0{mention.span.end}\0{mention.text}"
    return coding.quote_name(mention.id or place)
