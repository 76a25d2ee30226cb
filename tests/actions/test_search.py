"""Searching with filters, and codings made of what was found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qual.actions.code_passages import codings_in, put_codes
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.load_respondents import load_respondents
from qual.actions.search import (
    EmptyQueryError,
    code_passages_found,
    passages,
    search_transcripts,
)
from qual.actions.study import Study, open_study
from qual.core.span import Span
from qual.errors import NotFoundError
from qual.store import history

SETTINGS = """name = "Werk (verzonnen)"
language = "nl"
interviewers = ["I"]
waves = ["2024", "2025"]
[perspectives]
deelnemer = "Deelnemers"
adviseur = "Adviseurs"
[attributes.uitkering]
categories = ["Wajong", "IVA"]
per_wave = true
[attributes.uren]
kind = "number"
"""
CODES = """- id: angst
  name: Angst
  children:
    - id: brief
      name: Brief
"""
PEOPLE = """id;perspective;wave;uitkering;uren
R1;deelnemer;2024;Wajong;
R1;deelnemer;2025;IVA;
A1;adviseur;;;12,5
"""
ONE = (
    "I: Bent u bang?\nR1: Ja. Ik was bang voor de brief. Daarom heb ik niet gewerkt. Werken lukt nog niet.\n"
)
TWO = "I: En nu?\nR1: Niet bang meer.\n"
GROUP = "I: Bang?\nA1: Ze zijn bang.\n"
INTERVIEWS = (
    "file;kind;wave;perspective;speaker;respondent\n"
    "een.txt;interview;2024;deelnemer;R1;R1\n"
    "twee.txt;interview;2025;deelnemer;R1;R1\n"
    "groep.txt;focus group;;adviseur;A1;A1\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    for name, text in {
        "codebook/study.toml": SETTINGS,
        "codebook/codes.yaml": CODES,
        "transcripts/respondents.csv": PEOPLE,
        "transcripts/interviews.csv": INTERVIEWS,
        "transcripts/een.txt": ONE,
        "transcripts/twee.txt": TWO,
        "transcripts/groep.txt": GROUP,
    }.items():
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    with open_study(tmp_path, "anna") as opened:
        load_codebook(opened)
        load_respondents(opened)
        import_transcripts(opened)
        yield opened


def places(study: Study, query: str, **filters: object) -> list[tuple[str, int]]:
    hits = search_transcripts(study, query, **filters)  # type: ignore[arg-type]  # as the case says
    return sorted((hit.transcript, hit.turn) for hit in hits)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [("een.txt", 0), ("een.txt", 1), ("groep.txt", 0), ("groep.txt", 1), ("twee.txt", 1)]),
        ({"speaker": "interviewer"}, [("een.txt", 0), ("groep.txt", 0)]),
        ({"speaker": "r1"}, [("een.txt", 1), ("twee.txt", 1)]),
        ({"wave": "2025"}, [("twee.txt", 1)]),
        ({"perspective": "adviseur", "speaker": "respondent"}, [("groep.txt", 1)]),
        ({"attribute": ("uitkering", "wajong")}, [("een.txt", 1)]),
        ({"attribute": ("uitkering", "IVA")}, [("twee.txt", 1)]),
        ({"attribute": ("uren", "12,5")}, [("groep.txt", 1)]),
        ({"transcript": "groep.txt"}, [("groep.txt", 0), ("groep.txt", 1)]),
        ({"code": "angst"}, [("een.txt", 1)]),
        ({"coder": "anna"}, [("een.txt", 1)]),
        ({"uncoded": True, "speaker": "respondent"}, [("groep.txt", 1), ("twee.txt", 1)]),
        ({"uncoded": True, "code": "brief", "wave": "2024"}, [("een.txt", 0)]),
    ],
)
def test_every_filter_keeps_what_fits(
    study: Study, filters: dict[str, object], found: list[tuple[str, int]]
) -> None:
    put_codes(study, "een.txt", Span(ONE.index("Ik was"), ONE.index("Daarom")), ["brief"])

    assert places(study, "bang", **filters) == found


@pytest.mark.parametrize(
    "filters",
    [
        {"speaker": "R9"},
        {"wave": "1999"},
        {"perspective": "buren"},
        {"attribute": ("leeftijd", "3")},
        {"attribute": ("uitkering", "misschien")},
        {"attribute": ("uren", "veel")},
        {"transcript": "nergens.txt"},
        {"code": "nergens"},
        {"coder": "niemand"},
    ],
)
def test_a_filter_on_what_is_not_there_is_refused(study: Study, filters: dict[str, object]) -> None:
    with pytest.raises(NotFoundError):
        places(study, "bang", **filters)


def test_a_query_that_only_excludes_is_refused(study: Study) -> None:
    with pytest.raises(EmptyQueryError):
        search_transcripts(study, "-bang")


def test_the_other_forms_of_a_word_are_found_and_marked(study: Study) -> None:
    (hit,) = search_transcripts(study, "werken", lemma=True)

    assert [ONE[start:end] for start, end in hit.found] == ["gewerkt", "Werken"]


def test_a_filter_does_not_lose_what_stands_behind_the_limit(study: Study) -> None:
    assert places(study, "bang", wave="2025", limit=1) == [("twee.txt", 1)]


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("sentence", ["Ik was bang voor de brief."]),
        ("words", ["bang"]),
        ("turn", ["Ja. Ik was bang voor de brief. Daarom heb ik niet gewerkt. Werken lukt nog niet."]),
    ],
)
def test_a_hit_becomes_a_coding_of_the_unit_asked_for(study: Study, unit: str, texts: list[str]) -> None:
    chosen = passages(
        study, search_transcripts(study, "bang", transcript="een.txt", speaker="R1"), "angst", unit
    )
    made = code_passages_found(study, chosen, "angst")

    assert [each.text for each in made] == texts
    assert codings_in(study, "een.txt") == made
    assert {each.origin for each in made} == {"search"}


def test_what_is_coded_already_is_passed_over(study: Study) -> None:
    hits = search_transcripts(study, "bang", speaker="respondent")
    code_passages_found(study, passages(study, hits, "angst"), "angst")

    again = passages(study, hits, "angst")
    assert [each.is_coded for each in again] == [True] * 3
    assert code_passages_found(study, again, "angst") == []


def test_one_undo_takes_all_codings_of_a_search_back(study: Study) -> None:
    hits = search_transcripts(study, "bang", speaker="respondent")
    made = code_passages_found(study, passages(study, hits, "angst"), "angst")

    history.undo(study.database, "anna")

    assert len(made) == 3
    assert [codings_in(study, name) for name in ("een.txt", "twee.txt", "groep.txt")] == [[], [], []]


@pytest.mark.parametrize("plural", ["brieven", "briefje"])
def test_a_form_that_no_table_knows_is_found_by_its_spelling(study: Study, plural: str) -> None:
    (hit,) = search_transcripts(study, plural, lemma=True)

    assert "voor de brief" in hit.text
    assert search_transcripts(study, plural) == []
