"""The frame of every report on a study: title, facts, notice, origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qual.core.numbers import counted, listed, long_date, printed, share
from qual.core.panel_change import Change
from qual.core.tally import Group
from qual.core.theme import ThemeReport
from qual.core.words import say
from qual.exports.report import Block, Paragraph, Report, Sheet, Stamp

LEAST_BASE = 10
"""The smallest base for which a percentage is printed."""

DASH = "\N{EN DASH}"


def document(
    found: ThemeReport,
    kind: str,
    stamp: Stamp,
    blocks: Iterable[Block],
    sheet: Sheet,
) -> Report:
    """A report of the study whose themes were counted; unless its stamp is public, it says it is internal."""
    language = found.language
    return Report(
        title=found.study,
        kind=kind,
        language=language,
        stamp=stamp,
        facts=tuple(facts(found, stamp, is_public=stamp.is_public)),
        notice="" if stamp.is_public else say("report.internal", language),
        blocks=tuple(blocks),
        sheet=sheet,
    )


def as_evidence(made: Report, publication: str) -> Report:
    """The same report as the evidence of a published file: it tells that file's mark."""
    mark = made.stamp.of_publication(publication).log_head
    return replace(made, facts=(*made.facts, (say("fact.mark.of", made.language), (mark,))))


def label_of(group: Group, language: str) -> str:
    """The perspective's label, or words for respondents of none."""
    return group.label or say("perspective.none", language)


def within(group: Group | Change, language: str) -> str:
    """The perspective inside a sentence: "deelnemers" where its name has no capital and its label has."""
    if not group.label:
        return say("perspective.none.within", language)
    name, label = group.perspective, group.label
    is_same = name and label.casefold().startswith(name.casefold()) and label[1 : len(name)] == name[1:]
    return name[0] + label[1:] if is_same else label


def facts(
    found: ThemeReport, stamp: Stamp, *, is_public: bool = False
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands under the title; a publication does not say who coded, and its mark stands at its foot."""
    language = found.language
    yield say("fact.date", language), (long_date(stamp.date, language),)
    bases = bases_of(found.groups, language)
    if bases:
        yield say("fact.base", language), bases
    if found.coders and not is_public:
        yield say("fact.coders", language), (listed(found.coders, language),)
    if is_public:
        return
    yield say("fact.study_id", language), (stamp.study_id,)
    yield say("fact.log_head", language), (stamp.log_head,)


def bases_of(groups: Iterable[Group], language: str) -> tuple[str, ...]:
    """Of every perspective how many were interviewed, and how often."""
    return tuple(
        say(
            "themes.base" if group.base else "themes.base.none",
            language,
            label=label_of(group, language),
            respondents=counted("respondents", len(group.base), language),
            interviews=counted("interviews", len(group.transcripts), language),
        )
        for group in groups
    )


def of_base(people: Sequence[str] | int, base: Sequence[str] | int, language: str) -> str:
    """A number of respondents with its share, where the base bears one: "7 (58%)"."""
    part = people if isinstance(people, int) else len(people)
    whole = base if isinstance(base, int) else len(base)
    if not whole:
        return DASH
    if whole < LEAST_BASE:
        return printed(part, language)
    return f"{printed(part, language)} ({share(part, whole, language)})"


def of_own_base(
    people: Sequence[str] | int, base: Sequence[str] | int, head: Sequence[str] | int, language: str
) -> str:
    """The same under a head that states a base: one that is not the head's is printed too, "3 of 7"."""
    whole, stated = (each if isinstance(each, int) else len(each) for each in (base, head))
    if not whole or whole == stated:
        return of_base(people, base, language)
    part = people if isinstance(people, int) else len(people)
    number = say("of", language, part=printed(part, language), base=printed(whole, language))
    return number if whole < LEAST_BASE else f"{number} ({share(part, whole, language)})"


def with_base(name: str, base: int, language: str) -> str:
    """A head with its base under it: "Wajong" over "n = 12"."""
    return f"{name}\n{say('n', language, number=printed(base, language))}"


def hidden_note(threshold: int, language: str, *, full: bool = False) -> Paragraph:
    """What an asterisk stands for; `full` where it also stands for everybody of a category."""
    words = say("table.hidden", language, threshold=threshold)
    return Paragraph(f"{words} {say('table.hidden.full', language)}" if full else words, "note")
