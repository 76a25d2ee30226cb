"""Sentences of a theme chapter on its numbers: who mentions a theme, who does not, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from qual.core.numbers import listed, printed
from qual.core.quantifiers import takes_part, word_for
from qual.core.tally import Group, Tally
from qual.core.theme import Theme, ThemeReport
from qual.core.words import say
from qual.exports.document import LEAST_BASE, within
from qual.exports.report import Block, Paragraph
from qual.exports.theme_counts import is_hidden
from qual.exports.theme_extras import Extras


def in_words(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """How many of each perspective mention it, with the word of the scale where the base bears one."""
    said = [
        _mentioned(tally, group, found.language, extras)
        for tally, group in zip(theme.tallies, found.interviewed, strict=True)
        if tally.respondents and not extras.hides(tally)
    ]
    if said:
        yield Paragraph(" ".join(said))


def _mentioned(tally: Tally, group: Group, language: str, extras: Extras) -> str:
    """How many of a perspective mention a theme, as a sentence."""
    part, base, label = len(tally.respondents), len(tally.base), within(group, language)
    word = _word_of(tally, extras)
    if word and extras.scale:
        number = say("of", language, part=printed(part, language), base=printed(base, language))
        ending = ".one" if part == 1 else ".part" if takes_part(word, extras.scale) else ""
        word = word[:1].upper() + word[1:]
        return say(f"themes.in_words{ending}", language, word=word, number=number, label=label)
    every = {1: ".only", 2: ".both"}.get(base, ".all")
    ending = every if part == base else ".one" if part == 1 else ""
    numbers = {"part": printed(part, language), "base": printed(base, language)}
    return say(f"themes.in_numbers{ending}", language, label=label, **numbers)


def _word_of(tally: Tally, extras: Extras) -> str | None:
    """The word for how many, where there is a scale and the base bears one."""
    part, base = len(tally.respondents), len(tally.base)
    return word_for(part, base, extras.scale) if extras.scale and base >= LEAST_BASE else None


def uses_words(found: ThemeReport, extras: Extras) -> bool:
    """Whether a word for how many stands in the chapter: by the program's hand, or maybe in a summary."""
    return any(
        _word_of(tally, extras)
        for theme in found.themes
        for tally in theme.tallies
        if tally.respondents and not extras.hides(tally)
    ) or any(text.strip() for (kind, _), text in extras.written.items() if kind == "summary")


def absent(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """Who does not mention the theme, per perspective; a publication names nobody."""
    language = found.language
    if extras.threshold:
        return
    sentences = []
    for tally, group in zip(theme.tallies, found.interviewed, strict=True):
        left, base = len(tally.absent), len(tally.base)
        if base and not left:
            continue
        ending = ".only" if base == 1 else ".all" if left == base else ".one" if left == 1 else ""
        sentences.append(
            say(
                f"themes.absent{ending}" if base else "themes.not_asked",
                language,
                absent=printed(left, language),
                base=printed(base, language),
                label=within(group, language),
                names=", ".join(tally.absent),
            )
        )
    if sentences:
        yield Paragraph(" ".join(sentences))


def left_out(found: ThemeReport, extras: Extras) -> Iterator[str]:
    """What a publication leaves out because all of it is hidden, said once.

    It follows from which numbers are hidden, and from nothing else.
    """
    language = found.language
    if not extras.threshold:
        return
    gone = [group for at, group in enumerate(found.interviewed) if _is_gone(found, at, extras)]
    few = [group for group in gone if group.perspective in extras.unquoted]
    if few:
        key = "themes.how.few" if len(few) == 1 else "themes.how.few.each"
        labels = listed([within(group, language) for group in few], language)
        yield say(key, language, labels=labels, threshold=extras.threshold)
    silent = [within(group, language) for group in gone if group not in few]
    if silent:
        yield say("themes.how.silent", language, labels=listed(silent, language))
    left = [(at, group) for at, group in enumerate(found.interviewed) if group not in gone]
    if any(_loses_a_column(theme, group, at, extras) for theme in found.themes for at, group in left):
        yield say("themes.how.gone", language)
    if any(
        not extras.may_quote(quote.mention) and quote.mention.perspective not in extras.unquoted
        for theme in found.themes
        for quote in theme.quotes
    ):
        yield say("themes.how.spared", language)


def _is_gone(found: ThemeReport, at: int, extras: Extras) -> bool:
    """Whether every number of a perspective over all waves is hidden."""
    return is_hidden(
        (
            tally
            for theme in found.themes
            for tally in (theme.tallies[at], *(line.tallies[at] for line in theme.lines))
        ),
        extras,
    )


def _loses_a_column(theme: Theme, group: Group, at: int, extras: Extras) -> bool:
    """Whether a table of the theme has no column for a perspective or one of its waves."""
    if is_hidden((theme.tallies[at], *(line.tallies[at] for line in theme.lines)), extras):
        return True
    waves = [each for each in theme.waves if each.perspective == group.perspective]
    if sum(bool(each.base) for each in waves) < 2:
        return False
    return any(
        is_hidden(
            (each, *(one for line in theme.lines for one in line.waves if _is_beside(one, each))), extras
        )
        for each in waves
    )


def _is_beside(one: Tally, other: Tally) -> bool:
    """Whether two numbers are of the same perspective and wave."""
    return (one.perspective, one.wave) == (other.perspective, other.wave)
