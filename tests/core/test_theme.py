"""Themes counted by respondent."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.quote_choice import chosen
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.tally import Tally, ranks
from qual.core.theme import CodeLine, Quote, ThemeReport, themes
from qual.core.theme_json import theme_rows
from qual.errors import Problem
from tests.shared import shared
from tests.small_study import CODEBOOK, RESPONDENTS, SETTINGS, study, transcript


def report(coder: str | None = None) -> ThemeReport:
    codings, transcripts = study()
    return themes(CODEBOOK, codings, transcripts, RESPONDENTS, SETTINGS, coder)


def tally(found: ThemeReport, code: str, perspective: str = "deelnemer") -> Tally:
    theme = next(each for each in found.themes if each.code.id in (code, CODEBOOK.theme_of(code)))
    lines = [line for line in theme.lines if line.code.id == code and not line.direct]
    tallies = theme.tallies if theme.code.id == code else lines[0].tallies
    return next(each for each in tallies if each.perspective == perspective)


def test_a_person_in_two_waves_counts_once_and_once_in_each_wave() -> None:
    motivation = report().themes[0]

    waves = {(each.perspective, each.wave): each.respondents for each in motivation.waves}
    assert tally(report(), "groei").respondents == ("R1", "R2")
    assert waves["deelnemer", "2024"] == ("R1", "R2")
    assert waves["deelnemer", "2025"] == ("R1",)


def test_respondents_without_a_coding_stay_in_the_base() -> None:
    fear = tally(report(), "angst")

    assert fear.base == ("R1", "R2", "R3", "R10")
    assert fear.absent == ("R2", "R10")
    assert fear.percent == 50


def test_a_theme_counts_the_codes_under_it_and_what_lies_on_itself() -> None:
    found = report()

    assert tally(found, "motivatie").respondents == ("R1", "R2")
    assert len(tally(found, "motivatie").mentions) == 6
    assert [line.code.id for line in found.themes[0].lines if line.direct] == ["motivatie"]


def test_the_same_passage_coded_twice_is_one_mention_in_the_words_of_the_longer() -> None:
    money = tally(report(), "geld")

    assert [mention.text for mention in money.mentions] == [
        "En het scheelt in de portemonnee, zeg maar",
        "Geld, en mezelf bewijzen",
    ]
    assert money.mentions[0].coders == ("anna", "bas")


def test_one_coder_can_be_asked_for() -> None:
    assert tally(report("bas"), "geld").mentions[0].text == "En het scheelt in de portemonnee"
    assert report("bas").coders == ("bas",)


def test_perspectives_are_kept_apart() -> None:
    found = report()

    assert tally(found, "angst", "adviseur").respondents == ("A1", "A2")
    assert [group.perspective for group in found.groups] == ["deelnemer", "adviseur", "werkgever"]
    assert [group.perspective for group in found.interviewed] == ["deelnemer", "adviseur"]


def test_a_coding_that_begins_in_the_question_belongs_to_who_answers() -> None:
    mention = next(each for each in tally(report(), "angst").mentions if each.respondent == "R3")

    assert (mention.speaker, mention.turn, mention.opens) == ("R3", 1, "I")
    assert mention.text.startswith("Wat houdt u tegen?")


def test_what_an_interviewer_says_and_an_unknown_speaker_says_is_left_out_and_told() -> None:
    found = report()

    assert found.left_out == {"interviewer": 1, "unmapped": 1}
    assert [problem.what for problem in found.problems if problem.where == "focusgroep.txt"] == [
        "speaker 'S3' is no known respondent; 1 coding is not counted"
    ]


def test_a_coding_whose_words_are_others_is_not_counted() -> None:
    codings, transcripts = study()
    moved = replace(codings[0], span=Span(codings[0].span.start + 1, codings[0].span.end + 1))

    found = themes(CODEBOOK, [moved], transcripts, RESPONDENTS, SETTINGS)

    assert found.left_out == {"words": 1}
    assert found.problems[0].where == "R1-2024.txt"


def test_codes_are_ranked_by_respondents_and_ties_share_a_rank() -> None:
    lines = report().themes[0].lines

    assert [(line.code.id, line.tallies[0].rank, line.tallies[1].rank) for line in lines] == [
        ("groei", 1, 1),
        ("geld", 1, None),
        ("ritme", None, None),
        ("motivatie", None, None),
    ]


def test_a_passage_with_two_codes_is_read_once() -> None:
    quotes = report().themes[0].quotes

    assert [quote.codes for quote in quotes if quote.mention.respondent == "R2"] == [
        ("geld", "groei"),
        ("motivatie",),
    ]


def test_a_theme_without_a_definition_is_a_problem() -> None:
    assert any("definition" in problem.what and "'spijt'" in problem.where for problem in report().problems)


def test_a_report_with_further_problems_is_not_counted_again() -> None:
    found = report()
    counted = found.themes
    more = found.with_problems([Problem("here", "what")])

    assert more.themes is counted
    assert more.problems == (*found.problems, Problem("here", "what"))


def test_nobody_is_quoted_twice_before_others_had_a_turn() -> None:
    quotes = report().themes[0].quotes
    participants = [quote for quote in quotes if quote.mention.perspective == "deelnemer"]

    assert sorted(quote.mention.respondent for quote in chosen(participants, 2)) == ["R1", "R2"]
    assert sorted(quote.mention.respondent for quote in chosen(participants, 4)) == ["R1", "R1", "R2", "R2"]
    assert chosen(participants, 99) == participants


def test_a_transcript_without_turns_is_its_only_respondents() -> None:
    text = transcript("R1.txt", "Ik wil leren.", people=["R1"])
    speakers = (replace(transcript("x", "R1: a", people=["R1"]).transcript.speakers[0], turns=0),)
    text = replace(text, transcript=replace(text.transcript, speakers=speakers))
    coding = Coding("R1.txt", Span(0, 13), "groei", "anna")

    found = themes(CODEBOOK, [coding], [text], RESPONDENTS, SETTINGS)

    assert tally(found, "groei").respondents == ("R1",)


def test_codes_on_three_levels_are_each_counted_with_what_lies_under_them() -> None:
    codebook = Codebook((Code("a", "A"), Code("b", "B", "a"), Code("c", "C", "b"), Code("d", "D", "b")))
    text = transcript("t.txt", "R1: een twee\nR2: drie vier", people=["R1", "R2"])
    codings = [Coding("t.txt", Span(4, 7), "c", "anna"), Coding("t.txt", Span(17, 21), "b", "anna")]

    [theme] = themes(codebook, codings, [text], RESPONDENTS, SETTINGS).themes

    assert [(line.code.id, line.depth, line.tallies[0].respondents) for line in theme.lines] == [
        ("b", 1, ("R1", "R2")),
        ("c", 2, ("R1",)),
        ("d", 2, ()),
    ]


def test_an_empty_study_has_no_base_and_no_percentage() -> None:
    found = themes(CODEBOOK, [], [], [], Settings("Leeg"))

    assert found.groups == ()
    assert found.themes[0].tallies == ()


def test_the_listing_is_plain_values_with_a_base_beside_every_number() -> None:
    rows = json.loads(json.dumps(theme_rows(report())))

    participants = rows[0]["perspectives"][0]
    assert participants["perspective"] == "deelnemer"
    assert (participants["respondents"], participants["base"], participants["percent"]) == (2, 4, 50.0)
    assert participants["not_mentioned_by"] == ["R3", "R10"]
    assert rows[0]["quotes"][0]["text"] == "Ik wilde weer iets leren"


def test_golden_prevalence_by_respondent() -> None:
    cases = json.loads(shared("golden", "statistics.json").read_text())["cases"]
    case = next(each for each in cases if each["id"] == "C01-prevalence-by-respondent")
    people = case["input"]["respondents"]
    respondents = [Respondent(each, "deelnemer") for each in people]
    codes = sorted({each["code"] for each in case["input"]["segments"]})
    words = {(person, wave): f"{person}: " + "woord " * 40 for person in people for wave in (1, 2)}
    texts = [transcript(f"{p}-{w}.txt", text, str(w), [p]) for (p, w), text in words.items()]
    codings = [
        Coding(f"{row['respondent']}-{row['wave']}.txt", Span(10 + 6 * at, 15 + 6 * at), row["code"], "anna")
        for row in case["input"]["segments"]
        for at in range(row["segments"])
    ]

    found = themes(
        Codebook(tuple(Code(code, code) for code in codes)),
        codings,
        texts,
        respondents,
        Settings("Gouden geval", waves=("1", "2")),
    )

    tallies = {theme.code.id: theme.tallies[0] for theme in found.themes}
    expected = case["expected"]
    assert {code: len(each.respondents) for code, each in tallies.items()} == expected["by_respondent"]
    assert {code: len(each.mentions) for code, each in tallies.items()} == expected["by_segment"]
    assert {code: len(each.transcripts) for code, each in tallies.items()} == expected["by_interview"]
    assert {code: each.rank for code, each in tallies.items()} == expected["rank"]
    assert {len(each.base) for each in tallies.values()} == {expected["base"]}


WORDS = "een twee drie vier vijf zes zeven acht"


@st.composite
def coded_studies(draw: st.DrawFn) -> tuple[list[Coding], list[str]]:
    """Codings anywhere in four short transcripts of two people and two waves."""
    names = ["R1-2024.txt", "R1-2025.txt", "R2-2024.txt", "R3-2025.txt"]
    codings = draw(
        st.lists(
            st.builds(
                lambda name, start, size, code, coder: Coding(name, Span(start, start + size), code, coder),
                st.sampled_from(names),
                st.integers(0, len(WORDS)),
                st.integers(1, 20),
                st.sampled_from([code.id for code in CODEBOOK]),
                st.sampled_from(["anna", "bas"]),
            ),
            max_size=25,
        )
    )
    return codings, draw(st.permutations(names))


@settings(max_examples=60)
@given(coded_studies())
def test_counts_hold_together_whatever_is_coded(made: tuple[list[Coding], list[str]]) -> None:
    codings, names = made
    texts = [transcript(name, f"I: zo\nR{name[1]}: {WORDS}", name[3:7], [f"R{name[1]}"]) for name in names]

    found = themes(CODEBOOK, codings, texts, RESPONDENTS, SETTINGS)

    assert found == themes(CODEBOOK, codings[::-1], texts[::-1], RESPONDENTS[::-1], SETTINGS)
    for theme in found.themes:
        lines: list[CodeLine] = list(theme.lines)
        for each in (*theme.tallies, *theme.waves, *(t for line in lines for t in line.tallies)):
            assert len(each.respondents) <= min(len(each.base), len(each.mentions))
            assert {mention.respondent for mention in each.mentions} == set(each.respondents)
            assert sorted((*each.respondents, *each.absent)) == sorted(each.base)
        overall = theme.tallies[0]
        assert {m for each in theme.waves for m in each.mentions} == set(overall.mentions)
        quotes: tuple[Quote, ...] = theme.quotes
        assert sum(len(quote.codes) for quote in quotes) == theme.mentions


def test_ranks_skip_after_a_tie() -> None:
    assert ranks({"a": 3, "b": 3, "c": 1, "d": 0}) == {"a": 1, "b": 1, "c": 3, "d": None}
