"""The appendix on method: what the study's facts say, and a checklist for what only people can say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qual.core.disclosure import is_small
from qual.core.method import CHECKLIST, MethodFacts
from qual.core.numbers import counted, listed, long_date, printed
from qual.core.tally import Group
from qual.core.words import say
from qual.exports.document import bases_of, within
from qual.exports.report import Block, Column, Heading, Items, Paragraph, Row, Table


def method_blocks(
    found: MethodFacts,
    groups: Sequence[Group],
    language: str,
    *,
    is_quoted: bool = True,
    threshold: int = 0,
) -> Iterator[Block]:
    """The appendix: sentences from the study, and the checklist with what is filled in by that.

    That every quotation was found back is said only where something is quoted. With a `threshold` it is for
    a publication: smaller numbers are not told, and what is still to be filled in is the team's own.
    """
    yield Heading(say("method", language))
    yield Items(tuple(_sentences(found, language)))
    yield Paragraph(say("method.checklist.lead", language), "lead")
    filled = dict(_filled(found, groups, language, threshold))
    if not is_quoted:
        del filled["quotations"]
    yield Table(
        caption=say("method.checklist.caption", language),
        description=say("method.checklist.description", language),
        columns=(Column(5.6), Column(10.4)),
        header=(((say("method.item", language), 1), (say("method.answer", language), 1)),),
        rows=tuple(
            Row((say(f"method.item.{item}", language), filled.get(key) or say("method.open", language)))
            for item, key in CHECKLIST
            if key in filled or not threshold
        ),
        breaks=True,
    )


def _material(found: MethodFacts, language: str) -> str:
    """How many interviews there are, and focus groups among them."""
    key = {0: ".alone", 1: ".group"}.get(found.focus_groups, "")
    interviews = counted("interviews", found.interviews, language)
    return say(
        f"method.material{key}", language, interviews=interviews, groups=printed(found.focus_groups, language)
    )


def _sentences(found: MethodFacts, language: str) -> Iterator[str]:
    yield _material(found, language)
    if found.first and found.last:
        first, last = long_date(found.first, language), long_date(found.last, language)
        yield say("method.dates", language, first=first, last=last)
    if len(found.waves) > 1:
        yield say("method.waves", language, waves=listed(tuple(found.waves), language))
    yield say(
        "method.coding",
        language,
        codings=counted("codings", found.codings, language),
        codes=printed(found.codes, language),
        themes=printed(found.themes, language),
        coders=counted("coders", len(found.coders), language),
    )
    yield _both(found, language)
    key = {0: "method.not_suggested", 1: "method.suggested.one"}.get(found.suggested, "method.suggested")
    yield say(key, language, suggested=printed(found.suggested, language))
    yield say("method.software", language, version=found.version)


def _both(found: MethodFacts, language: str) -> str:
    """In how many transcripts more than one coder was at work."""
    key = {0: "method.both.none", 1: "method.both.one"}.get(found.both, "method.both")
    return say(key, language, both=printed(found.both, language))


def _again(groups: Sequence[Group], language: str, threshold: int) -> Iterator[str]:
    """How many of each perspective were interviewed in more than one wave; not where they are too few."""
    nobody = True
    for group in groups:
        seen = Counter(who for people in group.waves.values() for who in people)
        again = sum(number > 1 for number in seen.values())
        nobody = nobody and not again
        if not again or (threshold and is_small(again, len(group.base), threshold)):
            continue
        yield say(
            "method.again.one" if again == 1 else "method.again",
            language,
            base=printed(len(group.base), language),
            label=within(group, language),
            again=printed(again, language),
        )
    if nobody:
        yield say("method.again.none", language)


def _filled(
    found: MethodFacts, groups: Sequence[Group], language: str, threshold: int
) -> Iterator[tuple[str, str]]:
    """The answers that the study gives itself."""
    yield "size", "\n".join([*bases_of(groups, language), _material(found, language)])
    if len(found.waves) > 1:
        waves = say("method.waves", language, waves=listed(tuple(found.waves), language))
        yield "waves", " ".join([waves, *_again(groups, language, threshold)])
    coders = counted("coders", len(found.coders), language)
    key = "method.coders.one" if len(found.coders) == 1 else "method.coders"
    yield "coders", f"{say(key, language, coders=coders)} {_both(found, language)}"
    yield (
        "tree",
        say(
            "method.tree",
            language,
            codes=printed(found.codes, language),
            themes=printed(found.themes, language),
        ),
    )
    yield "software", say("method.software", language, version=found.version)
    yield "quotations", say("method.quotations", language)
