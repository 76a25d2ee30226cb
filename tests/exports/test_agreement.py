"""The report on agreement: what is not defined is said, and every place leads to its words."""

from __future__ import annotations

import pytest

from qual.core.agreement import compare
from qual.core.codebook import Code
from qual.core.coder_comparison import Comparison, Note
from qual.core.disagreement import disagreements
from qual.core.laid_codings import Coded, Read, Rules, count, lay
from qual.core.unitized_codings import codings_of, unitized
from qual.exports.agreement import agreement_report
from qual.exports.agreement_places import Place
from qual.exports.report import Report, Stamp

STAMP = Stamp("study", "head", "2026-01-01")
CODES = [(Code("geld", "Geld"), 0), (Code("angst", "Angst"), 0), (Code("spijt", "Spijt"), 0)]


def report(language: str, coders: tuple[str, ...] = ("anna", "bas"), unit: str = "character") -> Report:
    texts = {"t.txt": Read("t.txt", 2 ** len(coders) - 1, [0, 50], [40, 90], [1, 3])}
    own = [
        ("anna", "geld", 0, 10),
        ("bas", "geld", 0, 10),
        ("anna", "angst", 60, 70),
        ("bas", "geld", 60, 70),
    ]
    coded = [Coded(str(at), "t.txt", s, e, code, who, "manual") for at, (who, code, s, e) in enumerate(own)]
    rules, names = Rules(unit, covers=0), [code.id for code, _ in CODES]
    laid = lay(coded, texts, coders).laid
    measured = compare(count(laid, texts, rules), texts, coders, CODES, rules, codings_of(laid, len(coders)))
    places = disagreements(laid, texts, coders, names, rules)
    found = Comparison(
        "Klein (verzonnen)",
        language,
        coders,
        rules,
        80,
        sum(each.units for each in measured.transcripts),
        measured,
        unitized(laid, texts, len(coders), names, count(laid, texts, Rules()).cells),
        tuple(places),
        (),
        (Note(coders, "unused", {"number": 1, "names": "Spijt"}),),
    ).without_intervals("few")
    return agreement_report(found, [Place(each, "Verzonnen woorden.", "R1") for each in places], STAMP)


def test_numbers_are_printed_as_the_language_does_and_what_is_not_defined_says_why() -> None:
    made = report("nl")

    first = made.tables[0].rows
    assert [row.cells[0] for row in first] == ["Geld", "Angst", "Spijt", "Alle codes"]
    assert first[0].cells[1:4] == ("87,5%", "0,60", "0,82")
    assert first[2].cells[2:5] == ("–", "–", "–")
    notes = made.words
    assert "Spijt: niet gedefinieerd: maar één waarde gebruikt" in notes
    assert "Geen intervallen: te weinig transcripten." in notes
    assert "anna en bas: codes die niemand gebruikte" in notes


def test_a_topic_opens_into_its_places_with_the_words_and_what_each_coded() -> None:
    made = report("en")
    topics, places = made.tables[-2:]

    assert topics.rows[0].cells[:3] == ("Geld and Angst", "1", "")
    assert topics.rows[0].links[1] == places.rows[0].anchor != ""
    assert places.rows[1].cells == ("Verzonnen woorden.", "Angst", "Geld", "t.txt, turn 4\nR1")


@pytest.mark.parametrize("unit", ["character", "turn", "sentence", "segment"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_three_coders_have_pairs_and_no_four_cells(language: str, unit: str) -> None:
    made = report(language, ("anna", "bas", "carla"), unit)

    captions = [table.caption for table in made.tables]
    assert len(captions) == 6
    assert not any("cell" in caption for caption in captions)
    levels = [row[0] for row in made.sheet.rows]
    assert levels.count("pair") == 3 * 4
    assert {len(row) for row in made.sheet.rows} == {len(made.sheet.header)}
