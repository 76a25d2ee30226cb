"""The reviewer's command: every quotation of a finished report, looked up in the transcripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.hand_over import hand_over, stamp_of
from qual.actions.read_transcripts import open_all, open_transcript
from qual.actions.remark_quotes import remarks
from qual.actions.study import Study
from qual.core.context import said_after, said_before
from qual.core.quote import QuoteReport
from qual.core.quote_decision import Review, reviewed
from qual.core.quote_difference import is_joined
from qual.core.told import Exposure
from qual.errors import Problem, StudyLockedError
from qual.files.report import read_report
from qual.files.source import file_hash
from qual.files.translations import read_translations
from qual.files.whole_file import as_named
from qual.matching.quotes import check_quotes
from qual.store import quote_decisions

if TYPE_CHECKING:
    from qual.exports.quote_check import Context

_AROUND = 300
"""Characters of the transcript that a document shows on each side of a quotation."""


def check_report(study: Study, report: Path) -> Review:
    """Every quotation of a report with its verdict and what was decided of it.

    MaterialError where the report cannot be read. Which quotations it has is remembered, to say in a later
    version what is new; not where another program is writing just now.
    """
    paragraphs = read_report(report)
    texts = open_all(study)
    found = check_quotes(
        paragraphs,
        texts,
        perspectives=study.settings.perspectives,
        translations=read_translations(study.codebook_folder),
        is_word=partial(_is_word, study.settings.language),
    )
    ids = {quote.id for quote in found.quotes}
    sha256 = file_hash(report)
    with study.database.read() as session:
        decisions = quote_decisions.by_quote(session)
        before = quote_decisions.run_before(session, report.name, sha256, ids)
    review = reviewed(found, decisions, before.report if before else "", before.quotes if before else None)
    said = remarks(study, report, sha256, paragraphs, found)
    quotes = tuple(each._replace(remarks=said.on.get(each.quote.id, ())) for each in review.quotes)
    notices = said.notices if texts else (_no_transcripts(report), *said.notices)
    review = review._replace(quotes=quotes, notices=notices)
    try:
        with study.database.change(study.coder, "report.check", quotes=len(ids)) as change:
            quote_decisions.note_check(change, report.name, sha256, ids, before)
    except StudyLockedError:
        pass
    return review


def _is_word(language: str, word: str) -> bool:
    """Whether a word in small letters is one of the language."""
    return _known_words(language)(word)


@cache
def _known_words(language: str) -> Callable[[str], bool]:
    """Tells what is a word of the language; loading its list takes a second, so not before it is asked."""
    from qual.suggest.names import known_words

    return known_words(language)


def _no_transcripts(report: Path) -> Problem:
    what = "was checked against no transcript at all: the study has none, so nothing can be found"
    return Problem(as_named(report), what, "'qual import' brings them in; --no-transcripts goes without")


def decided_again(study: Study, review: Review) -> Review:
    """A checked report with the decisions as they are now; the transcripts are not searched again."""
    with study.database.read() as session:
        decisions = quote_decisions.by_quote(session)
    again = reviewed(review.found, decisions)
    quotes = tuple(
        new._replace(remarks=old.remarks) for new, old in zip(again.quotes, review.quotes, strict=True)
    )
    return review._replace(found=again.found, quotes=quotes, loose=again.loose)


def check_alone(report: Path) -> QuoteReport:
    """What a report says of its own quotes where no transcript is at hand: one utterance in two wordings."""
    return check_quotes(read_report(report), [], perspectives={})


def write_check(
    study: Study, report: Path, review: Review, path: Path, in_reach: Sequence[Exposure] = ()
) -> None:
    """Write a checked report as a document (.docx, .html, .xlsx, .md or .csv), each quote beside its place.

    `in_reach` are the people whom all documents together let be picked out.

    NamesError where it holds words that this study replaced by tokens, CannotWriteError.
    """
    from qual.exports.quote_check import quote_check

    language = study.settings.language
    made = quote_check(
        study.settings.name,
        report.name,
        review,
        _contexts(study, review),
        language,
        stamp_of(study),
        in_reach,
    )
    hand_over(study, made, path)


def _contexts(study: Study, review: Review) -> dict[str, list[Context]]:
    """The words around the first place of every quotation, and of every part of a stitched one, by its id."""
    from qual.exports.quote_check import Context

    texts: dict[str, str] = {}
    found: dict[str, list[Context]] = {}
    for quote in review.found.quotes:
        for match in quote.matches if is_joined(quote) else quote.matches[:1]:
            if match.transcript not in texts:
                texts[match.transcript] = open_transcript(study, match.transcript).text
            text, span = texts[match.transcript], match.span
            before, behind = said_before(text, span.start, _AROUND), said_after(text, span.end, _AROUND)
            around = Context(_in_line(before), _in_line(span.of(text)), _in_line(behind))
            found.setdefault(quote.id, []).append(around)
    return found


def _in_line(text: str) -> str:
    """Words in one line, with the space at their ends kept as one."""
    return re.sub(r"\s+", " ", text)
