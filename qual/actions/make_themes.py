"""The theme report: who mentions what, with the quotes and the evidence behind each count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.compare_sample import compare_sample
from qual.actions.hand_over import STEPS, document_name, hand_over, holds_quotes, stamp_of
from qual.actions.publication import (
    Publication,
    TooLowError,
    beside_earlier,
    hidden_numbers,
    problems_of,
    published_sample,
    remember_numbers,
)
from qual.actions.read_transcripts import open_all
from qual.actions.show_log import lost_anchors
from qual.actions.study import Study
from qual.actions.told_of_people import allow, log_override, reach_of_publication, remember
from qual.core.context import said_after, said_before
from qual.core.disclosure import LEAST, SENSITIVE
from qual.core.earlier import numbers_of
from qual.core.figures import Number
from qual.core.method import MethodFacts
from qual.core.near import meant_of
from qual.core.publication import as_published
from qual.core.quantifiers import SCALES
from qual.core.summary_check import given_away, misfits
from qual.core.theme import ThemeReport, count_themes
from qual.core.transcript import TurnPlaces
from qual.core.words import say
from qual.errors import MaterialError, Problem, QualError
from qual.store import codes, codings, marks, respondents, transcripts, written

if TYPE_CHECKING:
    from qual.exports.report import Report


class NoSuchCoderError(QualError):
    """Nobody of that name coded anything."""

    def __init__(self, coder: str, there: list[str]) -> None:
        hint = meant_of(coder, there, "coders are") if there else "nobody coded yet"
        super().__init__(f"there are no codings by '{coder}'; {hint}")


class Written(NamedTuple):
    """A document that was written and read back, with so many quotes in it."""

    path: Path
    report: ThemeReport
    quotes: int
    beside: Path | None = None


def make_themes(study: Study, coder: str | None = None) -> ThemeReport:
    """The themes of the study, counted by respondent; of one coder's codings where named.

    Who works blind gets those of their own codings only.
    """
    return count_study(study, coder)[0]


def count_study(study: Study, coder: str | None = None) -> tuple[ThemeReport, list[TurnPlaces]]:
    """The same, with the places of the turns in every transcript."""
    with study.database.read() as session:
        in_use = codes.codebook(session)
        spoken = transcripts.turns_of_all(session)
        found = codings.words_coded(session)
        people = respondents.listed(session)
    coders = sorted({each.coder for each in found})
    if study.is_blind:
        coder, coders = study.coder, [study.coder]
    if coder is not None and coder not in coders:
        raise NoSuchCoderError(coder, coders)
    return count_themes(in_use, found, spoken, people, study.settings, coder), spoken


def told_of_themes(
    study: Study, report: ThemeReport
) -> tuple[dict[tuple[str, str], str], dict[str, str], list[Problem]]:
    """What was written of themes by kind and code, marked quotes by id, and where words and counts part.

    For who works blind it is what they wrote themselves.
    """
    with study.database.read() as session:
        texts = {
            (each.kind, each.code): each.text
            for each in written.listed(session)
            if each.kind != "cell" and (not study.is_blind or each.coder == study.coder)
        }
        starred = marks.quote_marks(session)
    return texts, starred, misfits(report, texts, SCALES["own", study.settings.language])


def write_themes(
    study: Study,
    path: Path,
    *,
    coder: str | None = None,
    publish: Publication | None = None,
    template: Path | None = None,
) -> Written:
    """Write the theme report to a file, by its ending, and read it back before handing it over.

    With `publish` small numbers are hidden and nobody is named; the evidence goes into a second file beside
    it, which stays inside. MaterialError where codings lost their words: a report must not quote what is not
    there; TooLowError for a threshold under 3.
    """
    from qual.exports.theme_chapter import theme_chapter
    from qual.exports.theme_evidence import evidence_report
    from qual.exports.theme_extras import Extras
    from qual.exports.write import check_ending

    check_ending(path)
    if publish is not None and publish.threshold < LEAST:
        raise TooLowError
    problems = lost_anchors(study)
    if problems:
        raise MaterialError(problems)
    study.progress(0, STEPS)
    report = make_themes(study, coder)
    compared = compare_sample(study)
    stamp = stamp_of(study)
    scale = SCALES["own", study.settings.language]
    with study.database.read() as session:
        texts = {(each.kind, each.code): each.text for each in written.listed(session)}
        starred = marks.quote_marks(session)
    notes = misfits(report, texts, scale)
    extras = Extras(
        contexts=_contexts(study, report),
        marks=starred,
        written=texts,
        method=method_facts(study, report),
        scale=scale,
    )
    if publish is None:
        chapter = theme_chapter(report, stamp, compared, extras=extras)
        hand_over(study, chapter, path, template)
        return Written(path, report.with_problems(notes), _shown(chapter, path))
    document, threshold = document_name(study, path), publish.threshold
    few = [each for each in report.interviewed if len(each.base) < threshold]
    everybody = {quote.mention.respondent for theme in report.themes for quote in theme.quotes}
    reach = reach_of_publication(study, document, everybody)
    unseen = hidden_numbers(study, report, threshold, document)
    near, different = beside_earlier(study, report, unseen, document, threshold)
    if not publish.reason:
        unseen |= near
    extras = replace(
        extras,
        threshold=threshold,
        hidden=unseen,
        document=f"{stamp.study_id} {path.name}",
        unquoted=frozenset() if publish.reason else frozenset(each.perspective for each in few),
        spared=frozenset() if publish.reason else frozenset(each.respondent for each in reach.exposed),
    )
    with study.database.read() as session:
        ids = [each.id for each in respondents.listed(session)]
    persons, told = given_away(report, texts, ids, extras.hides)
    if persons or (told and not publish.reason):
        raise MaterialError([*persons, *(told if not publish.reason else ())])
    table = published_sample(study, compared, document, publish._replace(threshold=max(SENSITIVE, threshold)))
    public = stamp.of_publication(path.name)
    shown = as_published(report, unseen)
    chapter = theme_chapter(shown, public, table.shown, extras=extras, hidden=table.hidden)
    hand_over(study, chapter, path, template, extras.document)
    beside = path.with_name(
        f"{path.stem}-{say('report.evidence.file', study.settings.language)}{path.suffix}"
    )
    hand_over(study, evidence_report(report, stamp, path.name), beside, template)
    named = {quote.name for quote in chapter.quotes} if holds_quotes(path) else set()
    quoted = {
        quote.mention.respondent
        for theme in report.themes
        for quote in theme.quotes
        if extras.name_of(quote.mention) in named
    }
    remember(study, document, {who: reach.told.get(who, ()) for who in quoted})
    numbers = {
        place: Number(len(each.respondents), len(each.base))
        for place, each in numbers_of(report)
        if each.base and not extras.hides(each)
    }
    remember_numbers(study, document, {**numbers, **table.numbers})
    open_ones = {each.respondent for each in reach.exposed} & quoted
    if publish.reason and open_ones:
        allow(study, publish.reason, open_ones)
    elif publish.reason and (few or different or told or table.different or table.unsafe):
        people = sum(len(each.base) for each in few)
        numbers_told = len(different) + len(table.different) + len(told)
        log_override(study, publish.reason, people, numbers_told, len(table.unsafe))
    if not publish.reason:
        notes += reach.problems(document)
        notes += [
            Problem(each.label, f"only {len(each.base)} took part: not quoted in the publication", ALLOW)
            for each in few
        ]
        notes += [*problems_of(different, document), *table.problems(document)]
    return Written(path, report.with_problems(notes), _shown(chapter, path), beside)


def _shown(chapter: Report, path: Path) -> int:
    """How many quotes stand in the file that was written."""
    return len(chapter.quotes) if holds_quotes(path) else 0


ALLOW = "give --allow with a reason to quote them all the same; the reason is kept in the log"

AROUND = 300
"""Characters of context that a quote shows on either side."""


def _contexts(study: Study, report: ThemeReport) -> dict[str, tuple[str, str]]:
    """The words before and after every mention, by its coding's id."""
    texts = {text.name: text.text for text in open_all(study)}
    return {
        mention.id: (
            said_before(texts[mention.transcript], mention.span.start, AROUND),
            said_after(texts[mention.transcript], mention.span.end, AROUND),
        )
        for theme in report.themes
        for tally in theme.tallies
        for mention in tally.mentions
    }


def method_facts(study: Study, report: ThemeReport) -> MethodFacts:
    """How the study was done, as its database tells."""
    from qual import __version__

    with study.database.read() as session:
        listed = transcripts.listed(session)
        all_codings = codings.listed(session)
        codebook = codes.codebook(session)
    dates = sorted(each.date for each in listed if each.date)
    coders: dict[str, set[str]] = {}
    for each in all_codings:
        coders.setdefault(each.transcript, set()).add(each.coder)
    return MethodFacts(
        interviews=len(listed),
        focus_groups=sum(each.kind == "focus group" for each in listed),
        waves=report.waves,
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        coders=report.coders,
        both=sum(len(each) > 1 for each in coders.values()),
        codes=len(codebook),
        themes=len(codebook.themes()),
        codings=len(all_codings),
        suggested=sum(each.origin == "suggestion" for each in all_codings),
        version=__version__,
    )
