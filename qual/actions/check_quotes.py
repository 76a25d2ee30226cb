"""The reviewer's command: every quotation of a finished report, looked up in the transcripts."""

from __future__ import annotations

from pathlib import Path

from qual.actions.read_transcripts import open_all
from qual.actions.study import Study
from qual.core.quote import QuoteReport
from qual.files.report import read_report
from qual.matching.quotes import check_quotes


def check_report(study: Study, report: Path) -> QuoteReport:
    """Every quotation of a report with its verdict; MaterialError where the report cannot be read."""
    paragraphs = read_report(report)
    return check_quotes(paragraphs, open_all(study), perspectives=study.settings.perspectives)


def check_alone(report: Path) -> QuoteReport:
    """What a report says of its own quotes where no transcript is at hand: one utterance in two wordings."""
    return check_quotes(read_report(report), [], perspectives={})


def is_settled(found: QuoteReport) -> bool:
    """Whether nothing in the report asks for a person: every quote faithful, none left unchecked."""
    return all(quote.is_faithful for quote in found.quotes) and not found.problems
