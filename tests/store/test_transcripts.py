"""Transcripts, respondents, places and suggestions in and out."""

from __future__ import annotations

import pytest

from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion
from qual.errors import NotFoundError
from qual.store import places, respondents, suggestions, transcripts
from qual.store.database import Database
from tests.store.material import TEXT, add_codebook, add_transcript, texts_of, turns_of


def test_a_transcript_comes_back_as_it_went_in(database: Database) -> None:
    add_transcript(database)

    with database.read() as session:
        opened = transcripts.with_text(session, "R07.txt")
    assert opened.text == TEXT
    assert opened.turns == turns_of(TEXT)
    assert [(s.label, s.respondent, s.role, s.turns) for s in opened.transcript.speakers] == [
        ("I", None, "interviewer", 2),
        ("R07", "R07", "respondent", 2),
    ]


def test_characters_outside_the_basic_plane_count_as_one(database: Database) -> None:
    text = "I: 👍🏽 Ja?\nR07: Café 🇳🇱 é\u0301."
    add_transcript(database, text=text)

    with database.read() as session:
        opened = transcripts.with_text(session, "R07.txt")
    assert opened.text == text
    assert opened.transcript.characters == len(text)
    last = opened.turns[-1]
    assert opened.text[last.start : last.end] == "Café 🇳🇱 é\u0301."


def test_a_missing_transcript_is_named(database: Database) -> None:
    with database.read() as session, pytest.raises(NotFoundError, match="no transcript 'weg'"):
        transcripts.with_text(session, "weg")


def test_unknown_and_missing_values_stay_apart(database: Database) -> None:
    person = Respondent("R01", "deelnemer", {"leeftijd": None, "geslacht": "man"}, {"1": {"werk": "nee"}})
    with database.change("anna", "respondents.load") as change:
        respondents.save(change, [person])
    with database.change("anna", "respondents.load") as change:
        respondents.save(change, [Respondent("R01", "deelnemer", {"geslacht": "vrouw"})])

    with database.read() as session:
        [found] = respondents.listed(session)
    assert found.attributes == {"leeftijd": None, "geslacht": "vrouw"}
    assert found.waves == {"1": {"werk": "nee"}}
    assert "regio" not in found.attributes


def test_population_figures_keep_their_order_and_are_replaced(database: Database) -> None:
    figures = [
        PopulationFigure("leeftijd", "<25", percent=14.5, source="tabel 1"),
        PopulationFigure("leeftijd", "25-35", count=29),
    ]
    for wanted in (figures, figures[::-1], figures[:1]):
        with database.change("anna", "population.load") as change:
            respondents.save_population(change, wanted)
        with database.read() as session:
            assert respondents.population(session) == wanted


def test_the_last_place_is_kept_per_coder(database: Database) -> None:
    add_transcript(database)
    add_transcript(database, "R08.txt", TEXT.replace("R07", "R08"), "R08")
    places.remember(database, "anna", "R08.txt", 3)
    places.remember(database, "anna", "R07.txt", 5)
    places.remember(database, "bas", "R08.txt", 7)

    with database.read() as session:
        assert places.last(session, "anna") == ("R07.txt", 5)
        assert places.last(session, "anna", "R08.txt") == ("R08.txt", 3)
        assert places.last(session, "bas") == ("R08.txt", 7)


def suggestion(number: int, start: int) -> Suggestion:
    span = Span(start, start + 4)
    return Suggestion(
        f"s{number}", "R07.txt", span, span.of(TEXT), "angst", 0.5, (Reason("cue", "bang", 0.5),)
    )


def test_a_new_run_replaces_the_open_suggestions_only(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)
    versions = {"R07.txt": texts_of(database)["R07.txt"][0]}
    with database.change("anna", "suggest.run") as change:
        suggestions.replace_open(change, [suggestion(1, 3), suggestion(2, 30)], versions, {})
    with database.change("anna", "suggestion.reject") as change:
        suggestions.decide(change, "s1", "rejected")
    with database.change("anna", "suggest.run") as change:
        suggestions.replace_open(change, [suggestion(3, 40)], versions, {})

    with database.read() as session:
        assert suggestions.listed(session) == [suggestion(3, 40)]
        assert [each.span for each in suggestions.decided(session)] == [suggestion(1, 3).span]


def test_all_transcripts_at_once_are_those_one_by_one(database: Database) -> None:
    add_transcript(database)
    add_transcript(database, "R10.txt", "I: En toen?\nR10: Toen ging het beter.", "R10")

    with database.read() as session:
        each = [transcripts.with_text(session, one.name) for one in transcripts.listed(session)]
        at_once = transcripts.all_with_text(session)

    assert [one.name for one in at_once] == ["R07.txt", "R10.txt"]
    assert at_once == each
