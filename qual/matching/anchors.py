"""Whether the words of codings stand where they are said to stand, and where words without a place stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from qual.core.coding import Coding
from qual.core.comparable import Comparable, comparable
from qual.core.span import Span
from qual.errors import Problem


def misplaced(codings: Iterable[Coding], texts: Mapping[str, str]) -> list[Problem]:
    """The codings whose words do not stand at their place any more, and where they stand now if that is sure.

    `texts` are the canonical texts by the transcripts' names. Nothing is repaired.
    """
    problems = []
    for coding in codings:
        where = f"{coding.transcript}:{coding.span.start}-{coding.span.end}"
        text = texts.get(coding.transcript)
        if text is None:
            problems.append(
                Problem(where, f"a coding of '{coding.code}' stands in no transcript of the study")
            )
        elif coding.span.of(text) != coding.text:
            found = find_place(text, coding.text, where)
            if isinstance(found, Span):
                hint = f"they stand at {found.start}-{found.end}"
            else:
                hint = f"{found.what}; code the passage again"
            what = f"the words coded '{coding.code}' by {coding.coder} are not there"
            problems.append(Problem(where, what, hint))
    return problems


def find_place(text: str, words: str, where: str) -> Span | Problem:
    """The one place at which the words stand in the text, or what is wrong.

    The very same characters come first, whole words before parts of words; where they stand nowhere, the same
    words count, whatever their case, typography and white space. `where` is what a Problem calls the row that
    the words come from.
    """
    exact = _exact_places(text, words)
    whole = [place for place in exact if _is_whole(text, place)]
    places = whole or exact or _alike_places(text, words)
    if not places:
        hint = "copy them from it, or give a position"
        return Problem(where, "the words stand nowhere in the transcript", hint)
    if len(places) == 1:
        return places[0]
    first = ", ".join(str(place.start) for place in places[:5])
    what = f"the words stand in {len(places)} places (at {first}{' …' if len(places) > 5 else ''})"
    return Problem(where, what, "give the position too, or more words")


def _exact_places(text: str, words: str) -> list[Span]:
    places: list[Span] = []
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return places


def _is_whole(text: str, place: Span) -> bool:
    """Whether no word is cut in two at either end."""
    before, after = text[max(0, place.start - 1) : place.start + 1], text[place.end - 1 : place.end + 1]
    return not ((len(before) == 2 and before.isalnum()) or (len(after) == 2 and after.isalnum()))


def _alike_places(text: str, words: str) -> list[Span]:
    wanted = comparable(words)
    said = _words_of(text)
    return [said.span(at, at + len(wanted)) for at in said.places(wanted.tokens)]


@lru_cache(maxsize=4)
def _words_of(text: str) -> Comparable:
    """A transcript's words, kept while row after row asks for the same transcript."""
    return comparable(text)
