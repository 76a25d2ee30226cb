"""The table of respondents beside the population."""

from __future__ import annotations

import re
from dataclasses import replace

from qual.core.population import PopulationFigure
from qual.core.sample import sample
from qual.core.words.exports import EXPORTS
from qual.exports.report import Paragraph, Table
from qual.exports.sample_table import sample_blocks, sample_report, sample_sheet
from tests.exports.chapter import STAMP, beside
from tests.small_study import RESPONDENTS, SETTINGS


def test_the_unknown_has_a_row_on_both_sides() -> None:
    table = next(block for block in sample_blocks(beside(), "nl") if isinstance(block, Table))

    assert table.caption == "Samenstelling respondenten en populatie"
    assert [row.cells for row in table.rows] == [
        ("Uitkering", "", "", "", ""),
        ("Wajong", "1", "25%", "57%", "−26,7†"),
        ("IVA", "2", "50%", "38%", "+26,7†"),
        ("onbekend", "1", "25%", "5%", ""),
    ]


def test_what_the_population_does_not_tell_is_a_dash() -> None:
    counted = [
        PopulationFigure("uitkering", "Wajong", count=2314),
        PopulationFigure("uitkering", "IVA", count=1567),
    ]

    table = next(
        block
        for block in sample_blocks(sample(RESPONDENTS, counted, SETTINGS), "nl")
        if isinstance(block, Table)
    )

    assert table.rows[1].cells == ("Wajong", "1", "25%", "2.314", "60%", "−26,3†")
    assert table.rows[-1].cells == ("onbekend", "1", "25%", "–", "–", "")


def test_the_note_claims_nothing() -> None:
    notes = [block.text for block in sample_blocks(beside(), "nl") if isinstance(block, Paragraph)]

    assert notes[0].startswith("Over de representativiteit kan geen uitspraak worden gedaan;")
    # An aim is the study's to state.
    silent = list(sample_blocks(replace(beside(), aim=""), "nl"))
    assert Paragraph("Over de representativiteit kan geen uitspraak worden gedaan.", "note") in silent
    assert "Bron van de populatie: Verzonnen cijfers, N = 4.081." in notes[1]


def test_no_word_of_an_export_claims_representativeness() -> None:
    claims = re.compile(
        r"representatief|representative\b|significan|foutmarge|margin of error", re.IGNORECASE
    )

    assert [key for key, words in EXPORTS.items() if any(claims.search(each) for each in words)] == []


def test_a_study_without_characteristics_says_so() -> None:
    [only] = sample_blocks(sample([], [], SETTINGS, attributes=[]), "en")

    assert isinstance(only, Paragraph)


def test_the_report_and_its_sheet_have_a_row_per_category_and_the_unknown() -> None:
    report = sample_report(beside(), "Studie", "nl", STAMP)

    assert [row[1] for row in report.sheet.rows] == ["Wajong", "IVA", ""]
    assert report.facts[1] == ("Respondenten", ("Deelnemers: 4 respondenten",))
    assert sample_sheet(beside()).rows[2][2:7] == (1, 25.0, None, None, 5.0)
