"""The appendix on method: what the study's facts say, and a checklist for what only people can say."""

from __future__ import annotations

from collections.abc import Iterator

from qual.core.method import CHECKLIST, MethodFacts
from qual.core.numbers import counted, listed, long_date, printed
from qual.core.words import say
from qual.exports.report import Block, Column, Heading, Items, Paragraph, Row, Table


def method_blocks(found: MethodFacts, language: str, *, is_quoted: bool = True) -> Iterator[Block]:
    """The appendix: sentences from the study, and the checklist with what is filled in by that.

    That every quotation was found back is said only where something is quoted.
    """
    yield Heading(say("method", language))
    yield Items(tuple(_sentences(found, language)))
    yield Paragraph(say("method.checklist.lead", language), "lead")
    filled = dict(_filled(found, language))
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
        coders=printed(len(found.coders), language),
        both=printed(found.both, language),
    )
    key = "method.suggested" if found.suggested else "method.not_suggested"
    yield say(key, language, suggested=printed(found.suggested, language))
    yield say("method.software", language, version=found.version)


def _filled(found: MethodFacts, language: str) -> Iterator[tuple[str, str]]:
    """The answers that the study gives itself."""
    yield "size", _material(found, language)
    if found.waves:
        yield "waves", say("method.waves", language, waves=listed(tuple(found.waves), language))
    yield "saturation", say("method.see.saturation", language)
    number = printed(len(found.coders), language)
    yield "coders", say("method.coders", language, coders=number, both=printed(found.both, language))
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
