"""What stands in the theme report."""

from __future__ import annotations

import re

from qual.core.study import Settings
from qual.core.theme import themes
from qual.core.words import LANGUAGES
from qual.exports.report import Heading, Items, Paragraph, Report, Table
from qual.exports.theme_chapter import theme_chapter
from qual.exports.theme_evidence import theme_sheet
from qual.exports.theme_extras import quote_name
from tests.exports.chapter import STAMP, chapter, counted
from tests.small_study import CODEBOOK, RESPONDENTS, SETTINGS, study, transcript


def table(report: Report, caption: str) -> Table:
    return next(each for each in report.tables if each.caption == caption)


def texts(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def test_every_count_stands_under_its_base() -> None:
    found = table(chapter(), "Motivatie: respondenten en vermeldingen per code")

    assert found.header[0] == (("", 1), ("Deelnemers\nn = 4", 3), ("Adviseurs\nn = 2", 3))
    assert [row.cells for row in found.rows] == [
        ("Motivatie (alle codes)", "", "2", "6", "", "1", "1"),
        ("Persoonlijke groei", "1", "2", "3", "1", "1", "1"),
        ("Geld", "1", "2", "2", "", "0", "0"),
        ("Ritme", "", "0", "0", "", "0", "0"),
        ("op het thema zelf", "", "1", "1", "", "0", "0"),
    ]


def test_a_percentage_needs_a_base_that_bears_it() -> None:
    names = [f"R{number}" for number in range(1, 13)]
    people = [type(RESPONDENTS[0])(name, "deelnemer") for name in names]
    text = transcript("t.txt", "\n".join(f"{name}: een twee" for name in names), people=names)
    codings, _ = study({("t.txt", ""): "R1: {angst|een} twee"}, people)

    found = theme_chapter(themes(CODEBOOK, codings, [text], people, SETTINGS), STAMP)

    assert table(found, "Inkomensangst: respondenten en vermeldingen").rows[0].cells[1] == "1 (8%)"


def test_waves_are_shown_where_a_perspective_has_more_than_one() -> None:
    found = chapter()

    waves = table(found, "Inkomensangst per meting: Deelnemers")
    assert waves.header[0][1:] == (("2024\nn = 3", 2), ("2025\nn = 2", 2))
    assert waves.rows[0].cells == ("Inkomensangst", "1", "1", "1", "1")
    assert not any("meting: Adviseurs" in each.caption for each in found.tables)


def test_who_does_not_mention_a_theme_is_named() -> None:
    assert "Van de 4 deelnemers noemen er 2 dit thema niet: R3, R10." in texts(chapter())
    assert "Beide adviseurs noemen dit thema." in texts(chapter())


def test_a_quote_is_attributed_to_one_of_its_perspective_and_can_be_found() -> None:
    first = chapter().quotes[0]

    assert first.text == "Ik wilde weer iets leren"
    assert first.attribution == "Deelnemer, 2024 · Persoonlijke groei · R1 · R1-2024.txt:2"
    assert re.fullmatch(r"qual_q_[a-z2-7]{26}", first.name)


def test_a_quote_over_several_turns_says_who_speaks() -> None:
    assert "I: Wat houdt u tegen?\nR3: Straks raak ik mijn uitkering kwijt" in [
        q.text for q in chapter().quotes
    ]


def test_names_of_quotes_are_their_own() -> None:
    names = [quote_name(quote.mention) for theme in counted().themes for quote in theme.quotes]

    assert len(set(names)) == len(names)


def test_the_evidence_names_respondents_and_turns() -> None:
    found = table(chapter(), "Motivatie: de vindplaatsen")

    assert found.rows[0].cells == ("Motivatie", "Deelnemers", "2 van 4", "R1, R2")
    assert found.rows[2].cells[3].splitlines() == [
        "R1 – R1-2024.txt (2024): 2",
        "R1 – R1-2025.txt (2025): 2",
        "R2 – R2-2024.txt (2024): 2",
    ]


def test_a_theme_nobody_mentions_has_no_empty_table() -> None:
    assert not any("Spijt" in each.caption for each in chapter().tables)
    assert "Er is geen passage van een respondent met dit thema gecodeerd." in texts(chapter())


def test_what_is_left_out_of_the_counts_is_told() -> None:
    how = next(block for block in chapter().blocks if isinstance(block, Items)).texts

    assert how[-1] == (
        "Van 14 coderingen zijn deze geen vermelding van een respondent: 1 alleen in de woorden van de "
        "interviewer en 1 bij een spreker die geen bekende respondent is."
    )


def test_more_perspectives_than_fit_beside_each_other_give_more_tables() -> None:
    people = [type(RESPONDENTS[0])(f"P{at}", f"groep{at}") for at in range(5)]
    marked = {(f"P{at}.txt", ""): f"P{at}: {{angst|zo is het}}" for at in range(5)}
    codings, transcripts = study(marked, people)

    found = theme_chapter(themes(CODEBOOK, codings, transcripts, people, SETTINGS), STAMP)

    fear = [each for each in found.tables if each.caption == "Inkomensangst: respondenten en vermeldingen"]
    assert [len(each.columns) for each in fear] == [7, 5]
    assert all(sum(column.width for column in each.columns) <= 16.001 for each in found.tables)


def test_an_empty_study_gives_a_report_without_counts() -> None:
    found = theme_chapter(themes(CODEBOOK, [], [], [], Settings("Leeg")), STAMP)

    assert found.tables == ()
    assert [each.text for each in found.headings][-1] == "Spijt"


def test_both_languages_have_all_words() -> None:
    for language in LANGUAGES:
        report = chapter(language)
        assert len(report.blocks) == len(chapter().blocks)
        assert not any("{" in block.text for block in report.blocks if isinstance(block, Heading | Paragraph))


def test_the_sheet_has_a_base_in_every_row() -> None:
    sheet = theme_sheet(counted())

    base = sheet.header.index("base")
    assert all(isinstance(row[base], int) for row in sheet.rows)
    assert {row[sheet.header.index("wave")] for row in sheet.rows} == {"all", "2024", "2025", ""}
