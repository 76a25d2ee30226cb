"""What differs between said and printed, as it is shown: every step in its place, the seam of two places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qual.core.comparable import comparable
from qual.core.context import CUT
from qual.core.quote import Alteration, CheckedQuote, Difference

SEAM = "‖"
"""What stands between the words of two places that were printed as one quotation."""


def marked_difference(difference: Sequence[Difference]) -> str:
    """The transcript's words with what the report left out as -so- and what it put in as +so+."""
    parts = []
    for step in difference:
        if step.kind == "same":
            parts.append(step.report or step.source)
            continue
        parts += [f"-{step.source}-"] if step.source else []
        parts += [f"+{step.report}+"] if step.report else []
    return " ".join(" ".join(parts).split())


_MADE_OF = frozenset(("stitched", "altered", "silent_elision", "edited_light"))


def is_joined(quote: CheckedQuote) -> bool:
    """Whether its words come from several places, in the order of its matches, and nothing marks that."""
    return quote.text_status in _MADE_OF and quote.location == "unique" and len(quote.matches) > 1


def shown_difference(quote: CheckedQuote) -> str:
    """What differs, in one line; where places were made into one, with the seam between them.

    Where nothing else differs, the words on both sides of the seam are enough.
    """
    if not is_joined(quote):
        return marked_difference(quote.difference)
    parts = [marked_difference(steps) for steps in _by_place(quote)]
    if all(step.kind == "same" for step in quote.difference):
        parts = [_edges(part, at > 0, at < len(parts) - 1) for at, part in enumerate(parts)]
    return f" {SEAM} ".join(parts)


_BESIDE = 6
"""Words that are shown on each side of a seam."""


def _edges(words: str, is_behind: bool, is_before: bool) -> str:
    """The words of a part that stand beside its seams."""
    said = words.split()
    if len(said) <= _BESIDE * (is_behind + is_before):
        return words
    begin = " ".join(said[:_BESIDE]) + " " if is_behind else ""
    end = " " + " ".join(said[-_BESIDE:]) if is_before else ""
    return f"{begin}{CUT}{end}"


def differs(quote: CheckedQuote) -> bool:
    """Whether there is anything to show: a step that changes a word, or a seam."""
    return is_joined(quote) or any(step.kind != "same" for step in quote.difference)


def is_of_two_speakers(quote: CheckedQuote, alteration: Alteration) -> bool:
    """Whether an alteration of the subject says that words of two speakers were printed as those of one."""
    whole = quote.matches[0].text if quote.matches else ""
    return (alteration.kind, alteration.report) == ("subject", "") and alteration.source == whole


def _by_place(quote: CheckedQuote) -> Iterator[list[Difference]]:
    """The steps of each place; a step over a seam is divided there."""
    rest = list(quote.difference)
    for before, behind in zip(quote.matches, quote.matches[1:], strict=False):
        seam = _seam(rest, len(comparable(before.text)), comparable(behind.text).tokens)
        first, rest = _divided(rest, seam)
        yield first
    yield rest


_TOLD_APART = 3
"""Words by which the beginning of a place is known."""


def _seam(steps: Sequence[Difference], expected: int, behind: Sequence[str]) -> int:
    """After how many spoken words the next place begins: where its first words stand, near to `expected`."""
    said = [token for step in steps for word in step.source.split() for token in comparable(word).tokens]
    begin = list(behind[:_TOLD_APART])
    places = [at for at in range(1, len(said)) if said[at : at + len(begin)] == begin]
    return min(places, key=lambda at: abs(at - expected), default=min(expected, len(said)))


def _divided(steps: Sequence[Difference], words: int) -> tuple[list[Difference], list[Difference]]:
    """The steps up to so many spoken words, and those behind; a step that is both is divided."""
    first: list[Difference] = []
    for number, step in enumerate(steps):
        said = step.source.split()
        size = sum(len(comparable(word)) for word in said)
        if size <= words and (size or words):
            first.append(step)
            words -= size
            continue
        if not words:
            return first, list(steps[number:])
        shown = step.report.split()
        at = words if step.kind == "same" and len(shown) == len(said) else len(shown)
        first.append(Difference(step.kind, " ".join(said[:words]), " ".join(shown[:at])))
        later = Difference(step.kind, " ".join(said[words:]), " ".join(shown[at:]))
        return first, [later, *steps[number + 1 :]]
    return first, []


def with_slips(difference: Sequence[Difference], slips: Mapping[int, str]) -> tuple[Difference, ...]:
    """The steps with slips of typing as steps of their own.

    `slips` gives the word that was meant, by the number of the printed word that has the slip.
    """
    found: list[Difference] = []
    at = 0
    for step in difference:
        shown = step.report.split()
        here = [number for number in range(len(shown)) if at + number in slips] if step.kind == "same" else []
        said = step.source.split()
        said = said if len(said) == len(shown) else shown
        done = 0
        for number in here:
            if number > done:
                found.append(Difference("same", " ".join(said[done:number]), " ".join(shown[done:number])))
            found.append(Difference("replaced", slips[at + number], shown[number]))
            done = number + 1
        if not here:
            found.append(step)
        elif done < len(shown):
            found.append(Difference("same", " ".join(said[done:]), " ".join(shown[done:])))
        at += len(shown)
    return tuple(found)
