"""Checking the tables of a finished report: what cannot be right in their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qual.core.number_check import check_table
from qual.core.number_finding import Finding
from qual.core.printed_table import ReportTable
from qual.core.rounded_check import check_rounded
from qual.core.statement_check import check_text
from qual.core.total_check import check_across


class CheckedNumbers(NamedTuple):
    """The tables that were read, and what cannot be right in them."""

    tables: list[ReportTable]
    findings: list[Finding]


def check_numbers(path: Path) -> CheckedNumbers:
    """Check every table of a report, tables against each other, and sentences against tables.

    MaterialError for a file that cannot be read or has no table.
    """
    from qual.files.report_tables import read_tables

    tables, text = read_tables(path)
    findings = [each for table in tables for each in (*check_table(table), *check_rounded(table))]
    findings += check_across(tables, text)
    findings += check_text(text, tables)
    return CheckedNumbers(tables, findings)
