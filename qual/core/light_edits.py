"""Edits that leave alone what was said: fillers and repetitions left out, slips of typing, contractions.

Whatever else differs, one real word for another or one word more, is an alteration however small it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from qual.core.comparable import comparable
from qual.core.quote import Difference
from qual.core.spelling import SIGNS, is_same_amount, is_same_word, is_swapped, ungrouped
from qual.core.telling_words import MODALS, NEGATIONS, NUMBERS

FILLERS = frozenset(
    (
        *(
            (word,)
            for word in "eh ehm uh uhm um hm hmm mm mhm euh nou ja zeg hè hoor well er erm oh ah".split()
        ),
        ("zeg", "maar"),
        ("weet", "je"),
        ("weet", "je", "wel"),
        ("weet", "u"),
        ("hoe", "zeg", "je", "dat"),
        ("zal", "ik", "maar", "zeggen"),
        ("you", "know"),
        ("i", "mean"),
        ("sort", "of"),
        ("kind", "of"),
    )
)
"""Words and phrases that fill a pause."""

CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "m'n": ("mijn",),
    "z'n": ("zijn",),
    "d'r": ("haar",),
    "'t": ("het",),
    "'n": ("een",),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cause": ("because",),
    "yeah": ("yes",),
    "ie": ("hij",),
}
"""Spoken forms and how they are written out."""

_ANNOTATIONS = (
    "lacht lachend lachje gelach lachen zucht zuchten stilte pauze huilt snikt hoest onverstaanbaar "
    "instemmend laughs laughing laughter laugh sighs sigh pause silence cries crying coughs inaudible "
    "unclear indistinct indecipherable crosstalk"
)
_ANNOTATION = re.compile(
    rf"[\[(](?:\w+\s){{0,3}}?(?:{'|'.join(_ANNOTATIONS.split())})\b[^\[\]()]{{0,20}}[\])]|[\[(][\W\d]{{1,12}}[\])]",
    re.IGNORECASE,
)
"""What the transcriber noted between brackets and nobody said: [lacht], (INAUDIBLE – 465), (??)."""

_CHANGES = ("added", "dropped", "replaced")
_SILENT = frozenset(
    """stilte pauze onverstaanbaar hoest pause silence inaudible unclear indistinct indecipherable crosstalk
    coughs""".split()
)
"""Notes that say nothing of how the words were meant."""

SHORTEST_TYPO = 5
"""In shorter words a slip of typing cannot be told from another word."""

LONG = 6
"""In words of so many letters a slip seldom makes another word."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_TELLING = NEGATIONS | NUMBERS | MODALS


def corrected(words: Sequence[str], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The words with slips of typing put right: what nobody said, one slip from one word that was said.

    Slips are two letters that changed places, and within a longer word a letter too many or one too few: a
    letter at the end makes another form of a word, and one in a short word another word.
    """
    return tuple(_corrected(word, is_known) for word in words)


def _corrected(word: str, is_known: Callable[[str], bool]) -> str:
    if len(word) < SHORTEST_TYPO or is_known(word) or word in _TELLING:
        return word
    if not word.replace("'", "", 1).isalpha():
        return word
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    inside = range(1, len(word) - 1)
    fewer = {word[:at] + word[at + 1 :] for at in inside}
    more = {word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in _LETTERS}
    for slips, shortest in ((swapped, SHORTEST_TYPO), (fewer, LONG), (more, LONG)):
        found = sorted(each for each in slips if min(len(word), len(each)) >= shortest and is_known(each))
        if len(found) == 1 and found[0] not in _TELLING:
            return found[0]
        if found:
            return word
    return word


def are_light(difference: Iterable[Difference], language: str = "") -> bool:
    """Whether all that is unmarked in a difference leaves alone what was said, and there is something.

    The language tells whether a point or a comma parts the thousands.
    """
    steps = _run_together(difference)
    changed = False
    for at, step in enumerate(steps):
        if step.kind in ("same", "elided", "inserted"):
            continue
        changed = True
        spoken = _ANNOTATION.sub(_unless_it_denies, step.source)
        said = tuple(ungrouped(word, language) for word in comparable(spoken).tokens)
        shown = tuple(ungrouped(word, language) for word in comparable(step.report).tokens)
        before = comparable(steps[at - 1].report).tokens if at else ()
        behind = comparable(steps[at + 1].report).tokens if at + 1 < len(steps) else ()
        if not _is_light(said, shown, before, behind):
            return False
    return changed


def _run_together(difference: Iterable[Difference]) -> list[Difference]:
    """The steps, with changes right behind each other as one: a word in two pieces, or two as one."""
    found: list[Difference] = []
    for step in difference:
        if len(found) > 1 and _is_sign(found[-2]) and _is_sign(step) and found[-1].report.isdecimal():
            sign, number = found[-2], found[-1]
            parts = ((sign.source, number.source, step.source), (sign.report, number.report, step.report))
            said, shown = (" ".join(filter(None, part)) for part in parts)
            found[-2:] = [Difference("replaced", said, shown)]
        elif found and step.kind in _CHANGES and found[-1].kind in _CHANGES:
            before = found.pop()
            said, shown = f"{before.source} {step.source}".strip(), f"{before.report} {step.report}".strip()
            found.append(Difference("replaced" if said and shown else step.kind, said, shown))
        else:
            found.append(step)
    return found


def _is_sign(step: Difference) -> bool:
    """Whether a step puts in or leaves out what says of a number what it counts ("€", "euro")."""
    words = comparable(step.source or step.report).tokens
    return step.kind in ("added", "dropped") and len(words) == 1 and words[0] in SIGNS


def _unless_it_denies(note: re.Match[str]) -> str:
    return note[0] if NEGATIONS.intersection(comparable(note[0]).tokens) else " "


def left_out_notes(difference: Iterable[Difference]) -> str:
    """The notes of the transcriber that were left out and tell how the words were meant ("[lacht]")."""
    notes = [
        note
        for step in difference
        if step.kind in ("dropped", "replaced")
        for note in _ANNOTATION.findall(step.source)
        if note not in step.report
    ]
    return " ".join(
        note
        for note in notes
        if any(map(str.isalpha, note)) and not _SILENT.intersection(comparable(note).tokens)
    )


def _is_light(
    said: tuple[str, ...], shown: tuple[str, ...], before: tuple[str, ...], behind: tuple[str, ...]
) -> bool:
    said, shown = _written_out(said), _written_out(shown)
    said, before = _without_fillers(said), _written_out(before)
    if said == shown or _is_spelt_otherwise(said, shown) or is_same_amount(said, shown):
        return True
    if not shown and _repeats(said, before, behind):
        return True
    if shown:
        return _is_spelt_together(said, shown)
    return said == before[len(before) - len(said) :] or said == _written_out(behind)[: len(said)]


def _repeats(said: tuple[str, ...], before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Whether what was left out is one word again and again that stands beside it ("yes, yes, yes")."""
    return len(set(said)) == 1 and said[0] in (*before[-1:], *_written_out(behind)[:1])


def _is_spelt_together(said: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether the same letters are only parted otherwise ("zo veel", "in-law" at the end of a line)."""
    words = {*said, *shown}
    return "".join(said) == "".join(shown) and all(map(str.isalpha, words)) and not words & _TELLING


def _is_spelt_otherwise(said: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether each word is the same in another spelling."""
    return len(said) == len(shown) > 0 and all(
        is_same_word(one, other)
        or (len(one) >= LONG and len({one, other} & _TELLING) == 1 and is_swapped(one, other))
        for one, other in zip(said, shown, strict=True)
    )


def _written_out(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for word in words for each in CONTRACTIONS.get(word, (word,)))


def _without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in (4, 3, 2, 1) if words[at : at + size] in FILLERS), 0)
        if size:
            at += size
        else:
            found.append(words[at])
            at += 1
    return tuple(found)
