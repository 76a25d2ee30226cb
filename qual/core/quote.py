"""What is known of a quotation in a report once the transcripts were searched for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qual.core.quotation import Quotation, Uncovered
from qual.core.span import Span
from qual.errors import Problem

TEXT_STATUSES = (
    "verbatim",
    "marked",
    "edited_light",
    "silent_elision",
    "altered",
    "translated",
    "stitched",
    "not_found",
)
FAITHFUL = frozenset(("verbatim", "marked"))
"""The words of the transcript, at most with what was left out or put in marked as such."""

REVIEWS = ("open", "accepted", "corrected", "rejected")


class Match(NamedTuple):
    """A place in a transcript; `score` is the share of words, printed and spoken, that are the same."""

    transcript: str
    turn: int
    speaker: str
    respondent: str | None
    span: Span
    text: str
    score: float


class Difference(NamedTuple):
    """A step from the transcript's words to the report's.

    `kind` is same, added, dropped or replaced, and for what is marked elided or inserted.
    """

    kind: str
    source: str
    report: str


class Caution(NamedTuple):
    """A reason to look at the place of words that are themselves faithful: its kind, and the words meant.

    The words are lifted out of what denies, doubts, supposes ("conditional") or only tells them ("reported");
    they were asked and are printed as told; or at a mark of omission two halves of sentences ("joined") or
    two "answers" meet, or a word or two are "hidden"; or a note on how they were said is left out ("noted");
    or brackets stand in place of words that were said ("replaced"), or add a statement ("added"); or marks
    that the transcript has not say what to think of a word ("distanced").
    """

    kind: str
    words: str


class Alteration(NamedTuple):
    """One thing that was changed without a mark: which kind, what was said, what is printed."""

    kind: str
    source: str
    report: str


UNPAIRED = "other_language"
"""What is said of words in another language of which the study has no original: translated or invented."""


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quotation and the verdict on it, one value per axis; `pair` is the id of its twin in the report.

    `fits` is how many transcripts the attribution fits where it names nobody; `original` the words that the
    study says this is the translation of; `cautions` what around the words could turn their meaning.
    """

    id: str
    index: int
    quotation: Quotation
    text_status: str
    location: str
    matches: tuple[Match, ...] = ()
    difference: tuple[Difference, ...] = ()
    alteration: tuple[Alteration, ...] = ()
    attribution_status: str = "none_given"
    usage: str = "single"
    pair: str | None = None
    risk: tuple[str, ...] = ()
    review: str = "open"
    fits: int = 0
    original: str = ""
    cautions: tuple[Caution, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a status nobody knows, and a faithful quote without a place."""
        if self.text_status not in TEXT_STATUSES or self.review not in REVIEWS:
            raise ValueError(f"no such status: {self.text_status}, {self.review}")
        if self.text_status in FAITHFUL and not self.matches:
            raise ValueError("a quote cannot be faithful to nothing")

    @property
    def verdict(self) -> str:
        """The status, but that of another language without an original nothing is known."""
        is_unpaired = self.text_status == "translated" and not self.original
        return UNPAIRED if is_unpaired else self.text_status

    @property
    def is_faithful(self) -> bool:
        """Whether it gives the words of the transcript."""
        return self.text_status in FAITHFUL


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """Every quotation of a report with its verdict, and quotation styling that no quotation covers."""

    quotes: tuple[CheckedQuote, ...]
    uncovered: tuple[Uncovered, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def counts(self) -> Mapping[str, int]:
        """How many quotations have each text status that occurs."""
        counted = Counter(quote.text_status for quote in self.quotes)
        return {status: counted[status] for status in TEXT_STATUSES if counted[status]}


def quote_json(quote: CheckedQuote) -> dict[str, object]:
    """A quote as `quotes check --json` prints it."""
    quotation = quote.quotation
    return {
        "id": quote.id,
        "index": quote.index,
        "place": quotation.place,
        "report_text": quotation.text,
        "text_status": quote.text_status,
        "alteration": [step._asdict() for step in quote.alteration],
        "location": quote.location,
        "matches": [
            {
                "transcript": match.transcript,
                "turn": match.turn,
                "speaker": match.speaker,
                "respondent": match.respondent,
                "start": match.span.start,
                "end": match.span.end,
                "text": match.text,
                "score": match.score,
            }
            for match in quote.matches
        ],
        "attribution": quotation.attribution,
        "attribution_status": quote.attribution_status,
        "attribution_fits": quote.fits,
        "original": quote.original,
        "usage": quote.usage,
        "pair": quote.pair,
        "risk": list(quote.risk),
        "cautions": [each._asdict() for each in quote.cautions],
        "form": {
            "marks": quotation.marks,
            "layout": quotation.layout,
            "attribution": quotation.attribution_form,
            "defects": list(quotation.defects),
        },
        "difference": [step._asdict() for step in quote.difference],
        "review": quote.review,
    }


def report_json(name: str, report: QuoteReport) -> dict[str, object]:
    """The whole check as `quotes check --json` prints it."""
    return {
        "report": name,
        "quotes": [quote_json(quote) for quote in report.quotes],
        "uncovered": [left._asdict() for left in report.uncovered],
        "counts": dict(report.counts),
        "problems": [problem._asdict() for problem in report.problems],
    }
