"""What a person decided about a quotation of a report, and what is still open.

How grave a verdict is follows one rule for table, screen and exit code: altered, stitched and unfound words
and a wrong speaker are grave; what only a person can judge asks for one; light edits are normal.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from qual.core.comparable import comparable
from qual.core.exported_quote import Remark
from qual.core.quotation import FEWEST_WORDS, Uncovered
from qual.core.quote import CheckedQuote, QuoteReport, report_json
from qual.errors import Problem

DECISIONS = ("accepted", "rejected", "")
"""Accepted with a reason, rejected, or only a note."""

GRAVE_WORDS = frozenset(("altered", "stitched", "not_found"))
GRAVE_SPEAKERS = frozenset(("wrong_speaker", "wrong_role", "wrong_wave", "interviewer_words"))
ASKING_WORDS = frozenset(("silent_elision", "translated"))
ASKING_USES = frozenset(("variant_pair",))
ASKING_FORMS = frozenset(("unclosed", "unopened"))
GRAVITIES = ("grave", "asks", "look", "light", "fine")
"""From what must be mended to what is right: `look` needs no decision, `light` is a normal edit."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on a quotation, found again by the quotation's id in any report of the study.

    `finding` is the hash of what was found when it was taken; `respondent` the person whose words they are,
    `others` the people of its other parts, where two places were made into one.
    """

    quote: str
    report: str
    decision: str
    reason: str
    finding: str
    coder: str
    at: str
    respondent: str = ""
    others: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a decision that nobody knows, and an approval without a reason."""
        if self.decision not in DECISIONS:
            raise ValueError(f"no such decision: {self.decision}")
        if self.decision == "accepted" and not self.reason.strip():
            raise ValueError("an approval needs a reason")


class Reviewed(NamedTuple):
    """A quotation with what was decided of it; `is_stale` says that the finding changed since (a note stays).

    `remarks` are to be known besides the verdict, and change nothing of it.
    """

    quote: CheckedQuote
    decision: Decision | None
    is_stale: bool
    remarks: tuple[Remark, ...] = ()

    @property
    def id(self) -> str:
        """The quotation's id."""
        return self.quote.id

    @property
    def is_open(self) -> bool:
        """Whether it stops the report: it asks for a person, and nobody accepted it."""
        return asks(self.quote) and self.quote.review != "accepted"

    @property
    def is_rejected(self) -> bool:
        """Whether a person rejected it, and what was found of it is still the same."""
        return self.quote.review == "rejected"

    @property
    def is_accepted(self) -> bool:
        """Whether a person accepted it, and what was found of it is still the same."""
        return self.quote.review == "accepted"

    @property
    def waits(self) -> bool:
        """Whether it is open and nobody rejected it: a person still has to look at it."""
        return self.is_open and not self.is_rejected


class Loose(NamedTuple):
    """Text in quotation styling that no quotation covers, and what was decided of it; a term asks nothing."""

    id: str
    left: Uncovered
    decision: Decision | None
    is_term: bool

    @property
    def is_open(self) -> bool:
        """Whether a person must say first that it is no quotation, or that it may stand."""
        return not self.is_term and (self.decision is None or self.decision.decision != "accepted")

    @property
    def is_rejected(self) -> bool:
        """Whether a person rejected it."""
        return self.decision is not None and self.decision.decision == "rejected"

    @property
    def is_accepted(self) -> bool:
        """Whether a person accepted it."""
        return self.decision is not None and self.decision.decision == "accepted"

    @property
    def waits(self) -> bool:
        """Whether it is open and nobody rejected it: a person still has to look at it."""
        return self.is_open and not self.is_rejected


class Counted(NamedTuple):
    """How many quotations there are, how many stretches that were not read as one, and where they stand.

    `unread` leaves terms out; `open`, `accepted` and `rejected` count both, and nothing twice.
    """

    quotes: int
    unread: int
    open: int
    accepted: int
    rejected: int


class Review(NamedTuple):
    """A report as a person left it: its quotes with their decisions, what is new and what is gone since.

    `gone` are the ids of those that only the run before has. `loose` is what looks like a quotation and was
    not read as one. `notices` are to be known of the report as a whole; they settle and open nothing.
    """

    found: QuoteReport
    quotes: tuple[Reviewed, ...]
    before: str
    new: frozenset[str]
    gone: tuple[str, ...]
    loose: tuple[Loose, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def open(self) -> tuple[Reviewed, ...]:
        """The quotations that stop the report: they ask for a person, and nobody accepted them."""
        return tuple(each for each in self.quotes if each.is_open)

    @property
    def unread(self) -> tuple[Loose, ...]:
        """What looks like a quotation, was not read as one, and nobody let stand."""
        return tuple(each for each in self.loose if each.is_open)

    @property
    def undecided(self) -> tuple[Reviewed | Loose, ...]:
        """What is open and was not rejected either: a person still has to look at it."""
        both: list[Reviewed | Loose] = [*self.open, *self.unread]
        return tuple(each for each in both if each.waits)

    @property
    def counted(self) -> Counted:
        """The numbers that every form of the check tells."""
        both: list[Reviewed | Loose] = [*self.quotes, *self.loose]
        accepted = sum(each.is_accepted for each in both)
        unread = sum(not each.is_term for each in self.loose)
        waiting, rejected = len(self.undecided), len(self.rejected)
        return Counted(len(self.quotes), unread, waiting, accepted, rejected)

    @property
    def rejected(self) -> tuple[Reviewed | Loose, ...]:
        """What a person rejected; it stops the report where it is open too."""
        both: list[Reviewed | Loose] = [*self.quotes, *self.loose]
        return tuple(each for each in both if each.is_rejected)

    @property
    def is_settled(self) -> bool:
        """Whether nothing in the report asks for a person any more."""
        return not (self.open or self.unread or self.found.problems)


def gravity(quote: CheckedQuote) -> str:
    """How grave the verdict is, one of `GRAVITIES`."""
    if quote.text_status in GRAVE_WORDS or quote.attribution_status in GRAVE_SPEAKERS:
        return "grave"
    is_paired = quote.text_status == "translated" and bool(quote.original and quote.matches)
    if quote.text_status in ASKING_WORDS and not is_paired:
        return "asks"
    if quote.usage in ASKING_USES or not ASKING_FORMS.isdisjoint(quote.quotation.defects):
        return "asks"
    if quote.location == "ambiguous" or quote.risk or quote.cautions:
        return "asks"
    if quote.text_status == "edited_light" and quote.alteration:  # asked, and printed as told
        return "asks"
    if quote.quotation.defects:
        return "look"
    return "light" if quote.text_status in ("edited_light", "translated") else "fine"


def asks(quote: CheckedQuote) -> bool:
    """Whether a person must decide before the report is settled."""
    return gravity(quote) in ("grave", "asks")


def state(each: Reviewed | Loose) -> str:
    """What was decided: accepted, rejected, "stale" where that fell, "open"; empty where nothing is asked."""
    if isinstance(each, Loose):
        decided = each.decision.decision if each.decision else ""
        return decided or ("open" if each.is_open else "")
    if each.quote.review != "open":
        return each.quote.review
    return ("stale" if each.is_stale else "open") if asks(each.quote) else ""


def worst_of(quote: CheckedQuote) -> str:
    """What is worst of what is found: the words where these are wrong, else the speaker, a doubt, the use."""
    if quote.text_status in GRAVE_WORDS | ASKING_WORDS:
        return quote.verdict
    if quote.attribution_status in GRAVE_SPEAKERS:
        return quote.attribution_status
    doubts = [caution.kind for caution in quote.cautions]
    doubts += [quote.usage] * (quote.usage in ASKING_USES)
    doubts += ["ambiguous"] * (quote.location == "ambiguous") + ["risk"] * bool(quote.risk)
    return doubts[0] if doubts else quote.text_status


def finding(quote: CheckedQuote) -> str:
    """The hash of what a person judges in a quotation: verdicts, attribution, form, the words said.

    What the transcripts are called does not count, how often the words stand there does.
    """
    judged = [
        quote.text_status,
        quote.attribution_status,
        quote.usage in ASKING_USES,
        sorted(quote.quotation.defects),
        quote.quotation.attribution or "",
        sorted(text for _, text in {(match.transcript, match.text) for match in quote.matches}),
        *([quote.cautions] if quote.cautions else []),
    ]
    return sha256(json.dumps(judged, ensure_ascii=False).encode()).hexdigest()


def reviewed(
    found: QuoteReport,
    decisions: Mapping[str, Decision],
    before: str = "",
    seen: Collection[str] | None = None,
) -> Review:
    """A checked report with the decisions that still hold; `seen` are the quotes of the run `before` it.

    A decision holds as long as the quotation is printed with the same words and the same finding.
    """
    quotes = []
    for quote in found.quotes:
        decision = decisions.get(quote.id)
        is_decided = decision is not None and bool(decision.decision)
        is_stale = decision is not None and is_decided and decision.finding != finding(quote)
        holds = is_decided and not is_stale
        review = decision.decision if decision and holds else "open"
        quotes.append(Reviewed(replace(quote, review=review), decision, is_stale))
    ids = {quote.id for quote in found.quotes}
    kept = tuple(each.quote for each in quotes)
    return Review(
        replace(found, quotes=kept),
        tuple(quotes),
        before,
        frozenset(ids - set(seen)) if seen is not None else frozenset(),
        tuple(sorted(set(seen) - ids)) if seen is not None else (),
        tuple(_loose(left, decisions) for left in found.uncovered),
    )


def _loose(left: Uncovered, decisions: Mapping[str, Decision]) -> Loose:
    """Uncovered text under a name that stays the same as long as its words do."""
    words = comparable(left.text).tokens
    name = f"u-{sha256(' '.join(words).encode()).hexdigest()[:10]}"
    return Loose(name, left, decisions.get(name), len(words) < FEWEST_WORDS)


def problems_first(quotes: Sequence[Reviewed]) -> list[Reviewed]:
    """The quotations as a person walks them: those that wait for a decision, rejected ones, then the rest.

    Each by gravity, and in report order.
    """
    return sorted(
        quotes,
        key=lambda each: (_turn(each), GRAVITIES.index(gravity(each.quote)), each.quote.index),
    )


def _turn(each: Reviewed | Loose) -> int:
    """When it comes in a walk: first what waits for a person, then what was rejected, then the rest."""
    return 0 if each.waits else 1 if each.is_open or each.is_rejected else 2


def to_walk(review: Review) -> list[Reviewed | Loose]:
    """All that a person walks, as `problems_first` has it; quotations before what was not read as one."""
    both: list[Reviewed | Loose] = [*problems_first(review.quotes)]
    both += [each for each in review.loose if not each.is_term]
    return sorted(both, key=_turn)


def review_json(name: str, review: Review) -> dict[str, object]:
    """The whole check as `quotes check --json` prints it, with what was decided and what is new."""
    made = report_json(name, review.found)
    quotes = made["quotes"]
    if isinstance(quotes, list):
        for shown, each in zip(quotes, review.quotes, strict=True):
            shown["gravity"] = gravity(each.quote)
            shown["is_open"] = each.is_open
            shown["is_new"] = each.quote.id in review.new
            shown["remarks"] = [{"kind": one.kind, **one.values} for one in each.remarks]
            shown["decision"] = each.decision and {
                "decision": each.decision.decision,
                "by": each.decision.coder,
                "at": each.decision.at,
                "reason": each.decision.reason,
                "report": each.decision.report,
                "is_stale": each.is_stale,
            }
    made["uncovered"] = [
        {**each.left._asdict(), "id": each.id, "is_open": each.is_open} for each in review.loose
    ]
    return made | {
        "open": len(review.open) + len(review.unread),
        "before": review.before or None,
        "gone": len(review.gone),
        "gone_ids": list(review.gone),
        "notices": [notice._asdict() for notice in review.notices],
    }
