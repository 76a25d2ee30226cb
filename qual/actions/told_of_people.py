"""What documents for outside tell of single people together, and the reasons to let it stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.attribution import CHAPTER_LINE
from qual.core.quote_decision import Review
from qual.core.told import ROLE, Exposure, exposures, told_in, traits_of
from qual.core.words import say
from qual.errors import Problem, StudyLockedError
from qual.files.source import file_hash
from qual.store import memos, quote_uses, respondents, told, transcripts

ALLOW = "say less of them, or give --allow with a reason; the reason is kept in the log"

Traits = Mapping[str, Mapping[str, str | None]]


class Reach(NamedTuple):
    """Who is in reach once a document is out, and what it tells, as traits by respondent."""

    exposed: tuple[Exposure, ...]
    told: Mapping[str, set[str]]

    def problems(self, document: str) -> list[Problem]:
        """What is to be said of it, a line for each person."""
        return [_problem(each, document) for each in self.exposed]


def reach_of_report(study: Study, report: Path, review: Review) -> Reach:
    """Who can be picked out by the attributions of a checked report and of documents before it.

    What the report tells is remembered, in the place of what its version before told. A document that qual
    wrote stays inside, or was looked at when it was published: of that nothing is taken up, nor of a line
    under a quote that names respondent and file, as chapters for inside use do. Somebody all of whose telling
    quotations a person accepted, with a reason, is in nobody's reach any more.
    """
    with study.database.read() as session:
        if quote_uses.export_with(session, file_hash(report)) is not None:
            return Reach((), {})
    people, labels = _people(study)
    found: dict[str, set[str]] = {}
    undecided: set[str] = set()
    for quote in (each.quote for each in review.quotes):
        if quote.quotation.attribution_form == CHAPTER_LINE:
            continue
        speakers = {match.respondent for match in quote.matches}
        who = next(iter(speakers)) if len(speakers) == 1 else None
        if who is not None and who in people:
            traits = told_in(quote.quotation.attribution, people[who], labels)
            found.setdefault(who, set()).update(traits)
            undecided |= {who} if traits - {ROLE} and quote.review != "accepted" else set()
    remember(study, report.name, found, review.before)
    more = {who: traits for who, traits in found.items() if who in undecided}
    return Reach(_exposed(study, people, report.name, more), found)


def reach_of_publication(study: Study, document: str, quoted: Iterable[str]) -> Reach:
    """Who of those a publication quotes, by their perspective, other documents let be picked out already.

    The same words in both would join what they tell. Nothing is remembered yet.
    """
    people, _ = _people(study)
    found = {who: {ROLE} for who in quoted if who in people}
    return Reach(_exposed(study, people, document, found), found)


def remember(study: Study, document: str, traits: Mapping[str, Iterable[str]], before: str = "") -> None:
    """Keep what a document tells; not where another program is writing just now."""
    try:
        with study.database.change(study.coder, "document.tell", respondents=len(traits)) as change:
            told.note(change, document, traits, before)
    except StudyLockedError:
        pass


def let_stand(study: Study, reason: str, reach: Reach) -> Reach:
    """Let stand what puts people in reach, with a reason that is kept; gives who is left, which is nobody."""
    if reach.exposed:
        allow(study, reason, (each.respondent for each in reach.exposed))
    return reach._replace(exposed=())


def allow(study: Study, reason: str, people: Iterable[str]) -> None:
    """Let what is told of these people stand, and keep why: the reason as a memo on the study."""
    those = sorted(set(people))
    log_override(study, reason, len(those), those=those)


def log_override(
    study: Study,
    reason: str,
    people: int = 0,
    numbers: int = 0,
    tables: int = 0,
    those: Iterable[str] = (),
) -> None:
    """Keep in the log that warnings of disclosure were set aside, about how much, and why, as a memo.

    What is told of `those` is let stand.
    """
    with study.database.change(study.coder, "disclosure.override") as change:
        memos.write(change, "study", "", f"{say('disclosure.reason')}: {reason}")
        told.allow(change, those)
        counts = {"respondents": people, "figures": numbers, "tables": tables}
        change.details |= {what: number for what, number in counts.items() if number}


def _exposed(
    study: Study, people: Traits, document: str, found: Mapping[str, set[str]]
) -> tuple[Exposure, ...]:
    """Those of whom a document and all others together tell too much, and nobody let it stand."""
    with study.database.read() as session:
        known = [each for each in told.listed(session) if each.respondent in found]
    together: dict[str, dict[str, set[str]]] = {who: {document: traits} for who, traits in found.items()}
    for each in known:
        if each.document != document:
            together[each.respondent].setdefault(each.document, set()).add(each.trait)
    allowed = {(each.respondent, each.trait) for each in known if each.is_allowed} | {
        (who, ROLE) for who in found
    }
    return tuple(
        each
        for each in exposures(people, together)
        if any((each.respondent, trait) not in allowed for trait in each.traits)
    )


def _people(study: Study) -> tuple[Traits, dict[str, str]]:
    """The traits of everybody who took part, and what the attributes are called."""
    with study.database.read() as session:
        waves = {each.name: each.wave for each in transcripts.listed(session)}
        people = respondents.listed(session)
    labels = {name: each.label or name for name, each in study.settings.attributes.items()}
    labels |= {
        f"{name} {wave}": label for name, label in list(labels.items()) for wave in study.settings.waves
    }
    return {each.id: traits_of(each, waves) for each in people if each.transcripts}, labels


def _problem(each: Exposure, document: str) -> Problem:
    others = [name for name in each.documents if name != document]
    beside = f", with what {', '.join(others)} tells" if others else ""
    fit = "is the only one whom it fits" if each.people == 1 else f"is one of {each.people} whom it fits"
    return Problem(document, f"{each.respondent} {fit} by {', '.join(each.traits)}{beside}", ALLOW)
