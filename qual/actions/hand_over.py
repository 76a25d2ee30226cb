"""Handing a document to people: checked for names that were replaced, written whole, read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.pseudonymise import guard
from qual.actions.study import Study

if TYPE_CHECKING:
    from qual.exports.report import Report


def hand_over(study: Study, report: Report, path: Path, template: Path | None = None) -> None:
    """Write a report to a file by its ending; nothing is written where something is wrong.

    A Word report takes its styles, page and running heads from a `template` where one is given.

    NamesError where it holds words that this study replaced by tokens, NotReadBackError where a quote or
    count is not found in what was written, CannotWriteError.
    """
    from qual.exports.write import write_report

    guard(study).refuse(report.words, path.name)
    write_report(report, path, template)
