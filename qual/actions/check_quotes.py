"""The reviewer's command: every quotation of a finished report, looked up in the transcripts."""

from __future__ import annotations

from pathlib import Path

from qual.actions.read_transcripts import open_all
from qual.actions.study import Study
from qual.core.quote import QuoteReport
from qual.core.quote_decision import Review, reviewed
from qual.errors import StudyLockedError
from qual.files.report import read_report
from qual.files.source import file_hash
from qual.files.translations import read_translations
from qual.matching.quotes import check_quotes
from qual.store import quote_decisions


def check_report(study: Study, report: Path) -> Review:
    """Every quotation of a report with its verdict and what was decided of it.

    MaterialError where the report cannot be read. Which quotations it has is remembered, to say in a later
    version what is new; not where another program is writing just now.
    """
    paragraphs = read_report(report)
    found = check_quotes(
        paragraphs,
        open_all(study),
        perspectives=study.settings.perspectives,
        translations=read_translations(study.codebook_folder),
    )
    ids = {quote.id for quote in found.quotes}
    sha256 = file_hash(report)
    with study.database.read() as session:
        decisions = quote_decisions.by_quote(session)
        before = quote_decisions.run_before(session, report.name, sha256, ids)
    review = reviewed(found, decisions, before.report if before else "", before.quotes if before else None)
    try:
        with study.database.note(study.coder) as (session, _):
            quote_decisions.note_check(session, report.name, sha256, study.database.clock(), ids, before)
    except StudyLockedError:
        pass
    return review


def decided_again(study: Study, review: Review) -> Review:
    """A checked report with the decisions as they are now; the transcripts are not searched again."""
    with study.database.read() as session:
        decisions = quote_decisions.by_quote(session)
    return reviewed(review.found, decisions)._replace(before=review.before, new=review.new, gone=review.gone)


def check_alone(report: Path) -> QuoteReport:
    """What a report says of its own quotes where no transcript is at hand: one utterance in two wordings."""
    return check_quotes(read_report(report), [], perspectives={})
