"""Crossings, the panel's change, moves, evidence and the framework, on a small invented study."""

from __future__ import annotations

import random
from dataclasses import replace
from statistics import median

import pytest

from qual.core.codebook import Codebook, ResearchQuestion
from qual.core.evidence import evidence, evidence_json
from qual.core.framework import Written, framework, mentions_by_code
from qual.core.matrix import by_attribute, by_respondent, matrix_json, together
from qual.core.panel import panel
from qual.core.panel_change import change_json, changes, moves, moves_json
from qual.core.quantifier_check import check_words
from qual.core.quantifiers import SCALES, key_of, word_for
from qual.core.quote_choice import proposed
from qual.core.respondent import Respondent
from qual.core.saturation import SEED, Parameters, interview_order, saturation, shuffle
from qual.core.study import Attribute
from qual.core.summary_check import misfits
from qual.core.theme import ThemeReport, themes
from qual.core.transcript import Transcript, turn_places
from qual.core.wording import risky_words
from tests.small_study import CODEBOOK, RESPONDENTS, SETTINGS, study


@pytest.fixture(scope="module")
def report() -> ThemeReport:
    codings, texts = study()
    return themes(CODEBOOK, codings, texts, RESPONDENTS, SETTINGS)


def test_a_code_counts_what_lies_under_it(report: ThemeReport) -> None:
    mentions = mentions_by_code(report, CODEBOOK)
    below = {each.id for code in ("motivatie", "groei", "geld", "ritme") for each in mentions[code]}

    assert {each.id for each in mentions["motivatie"]} == below


def test_everybody_has_a_column_also_who_says_nothing(report: ThemeReport) -> None:
    first = by_respondent(report, CODEBOOK)[0]
    row = [code.id for code in first.codes].index("groei")
    counts = {c.id: cell.mentions for c, cell in zip(first.columns, first.cells[row], strict=True)}

    assert first.perspective == "deelnemer"
    assert list(counts) == ["R1", "R2", "R3", "R10"]
    assert counts["R10"] == 0
    assert counts["R1"] == 2


def test_categories_have_their_own_base_and_unknown_is_one(report: ThemeReport) -> None:
    (first,) = by_attribute(report, CODEBOOK, RESPONDENTS, SETTINGS, "uitkering")
    bases = {column.id: len(column.base) for column in first.columns}
    row = [code.id for code in first.codes].index("groei")

    assert bases == {"Wajong": 1, "IVA": 2, "": 1}
    assert first.percent(row, 1) == 50.0
    assert matrix_json([first])[0]["attribute"] == "uitkering"


def test_codes_stand_together_in_a_turn_or_a_sentence(report: ThemeReport) -> None:
    _, transcripts = study()
    places = [turn_places(each) for each in transcripts]
    texts = {each.name: each.text for each in transcripts}
    by_turn = together(report, CODEBOOK, places, "turn")[0]
    names = [code.id for code in by_turn.codes]
    groei, geld = names.index("groei"), names.index("geld")
    by_sentence = together(report, CODEBOOK, places, "sentence", texts=texts)[0]

    assert by_turn.cells[groei][geld].respondents == ("R1", "R2")
    assert by_turn.cells[groei][geld] == by_turn.cells[geld][groei]
    assert by_sentence.cells[groei][geld].respondents == ("R2",)
    with pytest.raises(ValueError, match="a unit is one of"):
        together(report, CODEBOOK, places, "page")


def test_the_panel_is_the_base_of_its_change(report: ThemeReport) -> None:
    _, texts = study()
    found = panel(with_transcripts(), [text.transcript for text in texts], SETTINGS)
    (change,) = changes(report, found, CODEBOOK)
    by_code = {each.code.id: each for each in change.codes}

    assert change.base == ("R1",)
    assert by_code["groei"].kept == ("R1",)
    assert by_code["geld"].lost == ("R1",)
    assert by_code["angst"].gained == ("R1",)
    assert by_code["spijt"].never == ("R1",)
    assert change_json([change])[0]["base"] == 1
    assert change.with_p([None] * len(change.codes)).codes[0].p is None


def with_transcripts() -> list[Respondent]:
    """The respondents with the transcripts that they speak in."""
    _, texts = study()
    return [
        replace(
            each,
            transcripts=tuple(
                text.name for text in texts if each.id in {s.respondent for s in text.transcript.speakers}
            ),
        )
        for each in RESPONDENTS
    ]


def test_moves_are_a_ladder_with_shares_of_each_row() -> None:
    _, texts = study()
    settings = replace(
        SETTINGS,
        attributes={
            "trede": Attribute("trede", "Trede", ("thuis", "stage", "werk"), ordered=True, per_wave=True)
        },
    )
    people = [
        replace(each, waves={"2024": {"trede": "thuis"}, "2025": {"trede": "werk"}})
        if each.id == "R1"
        else each
        for each in with_transcripts()
    ]
    found = moves(people, panel(people, [t.transcript for t in texts], settings), settings, "trede")
    assert found is not None

    assert found.people[0][2] == ("R1",)
    assert (found.base, found.up, found.down) == (1, 1, 0)
    assert found.share(0, 2) == 100.0
    assert found.share(1, 2) is None
    assert moves_json(found)["rows"][0]["to"][2]["n"] == 1


def test_a_question_names_its_people_and_one_without_codes_has_nobody(report: ThemeReport) -> None:
    codebook = Codebook(
        tuple(replace(code, questions=("waarom",)) if code.id == "groei" else code for code in CODEBOOK)
    )
    asked = [ResearchQuestion("waarom", "Waarom?"), ResearchQuestion("hoe", "Hoe?")]
    found = evidence(report, codebook, asked)
    why, how = found.questions

    assert why.heard[0].respondents == ("R1", "R2")
    assert len(why.heard[0].base) == 4
    assert how.has_none
    assert how.codes == ()
    assert "geld" in {code.id for code in found.without_question}
    assert evidence_json(found)["questions"][0]["perspectives"][0]["percent"] == 50.0


def test_a_cell_has_its_words_and_its_passages(report: ThemeReport) -> None:
    written = [Written("cell", "motivatie", "R1", "Wil leren."), Written("summary", "motivatie", "", "Kort.")]
    first = framework(report, CODEBOOK, written)[0]
    row = first.cells[first.respondents.index("R1")]

    assert [code.id for code in first.codes] == ["motivatie", "angst", "spijt"]
    assert row[0].text == "Wil leren."
    assert len(row[0].mentions) == 3
    assert first.empty > 0
    assert framework(report, CODEBOOK, (), ["geld"], "adviseur")[0].perspective == "adviseur"


def test_shuffled_orders_are_the_same_each_time_and_few_interviews_say_nothing() -> None:
    codes = [frozenset("ab"), frozenset("bc"), frozenset("c"), frozenset("d"), frozenset("a"), frozenset("b")]
    found = saturation(codes)

    assert found == saturation(codes)
    assert len(found.median) == 6
    assert found.saturated_at == 6
    assert saturation([frozenset("a")]).saturated_at is None
    assert saturation([]).cumulative == ()
    assert saturation([]).is_empty
    assert saturation([frozenset(), frozenset()]).is_empty
    assert not saturation([frozenset("a")]).is_empty


def test_interviews_stand_in_the_order_of_dates_else_of_the_declared_waves() -> None:
    def order(*given: tuple[str, str, str]) -> tuple[tuple[str, ...], str]:
        listed = {
            name: Transcript(name, name, name, "", "interview", wave, date, "", 0, 0, ())
            for name, wave, date in given
        }
        return interview_order(list(listed), listed, ("voor", "na"))

    dated = order(("K2", "voor", "2024-03-01"), ("K1", "na", "2024-02-01"))
    assert dated == (("K1", "K2"), "date")
    waves = order(("K1-na", "na", ""), ("K1-voor", "voor", ""), ("K2-na", "na", "2025-01-01"))
    assert waves == (("K1-voor", "K2-na", "K1-na"), "wave")
    assert order(("K10", "", ""), ("K9", "", "")) == (("K9", "K10"), "name")
    with pytest.raises(ValueError, match="at least one interview"):
        Parameters(base_size=0)


def test_orders_are_shuffled_as_python_shuffles_them() -> None:
    ours, theirs = list(range(70)), list(range(70))
    one, other = random.Random(SEED), random.Random(SEED)
    for _ in range(3):
        shuffle(ours, one)
        other.shuffle(theirs)

    assert ours == theirs


def test_the_middle_of_shuffled_orders_is_that_of_orders_gone_through_one_by_one() -> None:
    codes = [frozenset(str(number % 7 + at) for at in range(number % 4)) for number in range(15)]
    found = saturation(codes, shuffles=9)
    order, dice = list(codes), random.Random(SEED)
    each = []
    for _ in range(9):
        dice.shuffle(order)
        each.append(saturation(order, shuffles=0))
    ends = [one.saturated_at for one in each if one.saturated_at]

    assert found.median == tuple(median(one.cumulative[at] for one in each) for at in range(15))
    assert found.median_saturated_at == median(ends)
    assert found.share_saturated == len(ends) / 9


def test_a_word_in_a_summary_that_the_counts_do_not_bear_is_told_with_a_better_one() -> None:
    (misfit,) = check_words("De meeste deelnemers noemen geld; enkele deelnemers zwijgen.", 3, 20)

    assert (misfit.word, misfit.better) == ("De meeste", "sommige")
    assert check_words("De meeste deelnemers noemen geld.", 16, 20) == []
    assert check_words("Most participants mention it.", 2, 20, SCALES["own", "en"])[0].better == "some"
    assert check_words("Alle respondenten noemen het.", 3, 4)[0].better == "3 / 4"
    assert check_words("Alle kamers waren leeg.", 1, 20) == []


def test_the_own_scale_covers_every_share_and_prints_its_key() -> None:
    scale = SCALES["own", "nl"]

    assert all(word_for(part, 200, scale) for part in range(201))
    assert word_for(5, 10, scale) == "ongeveer de helft"
    assert key_of(scale)[0] == ("alle", "100%")


def test_no_word_for_how_many_takes_in_everybody_but_all() -> None:
    for language in ("nl", "en"):
        ranges = [text for _, text in key_of(SCALES["own", language])]

        assert ranges[0] == "100%"
        assert not any("≤ 100%" in each for each in ranges)


@pytest.mark.parametrize(
    ("text", "fits", "misfits"),
    [
        ("De meeste deelnemers noemen geld.", 9, 8),
        ("Minder dan de helft van de deelnemers noemt het.", 5, 2),
        ("Vijf van de twaalf inkomensangst.", 5, 9),
        ("Niet alle deelnemers noemen het.", 11, 12),
        ("Lang niet alle deelnemers noemen het.", 4, 11),
        ("Vrijwel alle deelnemers ervaren angst.", 11, 7),
        ("Ruim de helft van de respondenten noemt dit.", 7, 3),
        ("Een enkeling noemt geld.", 1, 6),
        ("Vijf van de twaalf ge\u00efnterviewden zeggen dit.", 5, 8),
        ("Op \u00e9\u00e9n na alle deelnemers noemen dit.", 11, 8),
        ("Weinig deelnemers noemen dit.", 1, 9),
        ("Driekwart van hen noemt dit.", 9, 3),
        ("De meeste deelnemers noemen geld niet.", 2, 11),
        ("Most participants do not mention money.", 2, 11),
        ("Not everyone mentions it.", 9, 12),
        ("Two of the twelve participants say so.", 2, 5),
        ("Half of the participants say so.", 6, 11),
    ],
)
def test_a_word_for_how_many_with_negations_and_numbers(text: str, fits: int, misfits: int) -> None:
    assert check_words(text, fits, 12) == []
    assert len(check_words(text, misfits, 12)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Zij willen alle regels kennen.",
        "De meeste deelnemers die bang zijn noemen dit.",
        "Geld is niet de enige reden.",
        "Drie deelnemers noemen de brief.",
    ],
)
def test_words_that_say_nothing_of_how_many_mention_the_theme(text: str) -> None:
    assert check_words(text, 4, 12) == []


def test_a_summary_is_held_against_the_codes_and_the_perspective_that_it_names(report: ThemeReport) -> None:
    theme = report.themes[0]
    said = {("summary", theme.code.id): "Alle deelnemers noemen het. Het is representatief."}
    told = [each.what for each in misfits(report, said, SCALES["own", "nl"])]

    other = {("summary", report.themes[1].code.id): "Alle deelnemers noemen geld."}
    (elsewhere,) = misfits(report, other, SCALES["own", "nl"])

    assert elsewhere.what.endswith("mention 'Geld'")
    assert any("representatief" in each for each in told)
    assert any("'Alle'" in each for each in told)


def test_quotes_of_every_kind_are_proposed_and_nobody_twice_before_others(report: ThemeReport) -> None:
    for each in report.themes:
        quotes = [q._replace(mention=q.mention._replace(id=str(at))) for at, q in enumerate(each.quotes)]
        theme = replace(each, quotes=tuple(quotes))
        for group in report.interviewed:
            own = [q for q in theme.quotes if q.mention.perspective == group.perspective]
            some = proposed(theme, group.perspective, 99)
            people = [quote.mention.respondent for quote, _ in some]

            assert sorted(q.mention.id for q, _ in some) == sorted(q.mention.id for q in own)
            assert len(set(people[: len(set(people))])) == len(set(people))
            if own:
                starred = {own[-1].mention.id: "deviant"}
                first, kind = proposed(theme, group.perspective, 1, starred)[0]
                assert (first, kind) == (own[-1], "deviant")


@pytest.mark.parametrize(
    ("text", "is_risky"),
    [
        ("De steekproef is representatief.", True),
        ("Niet alleen is de groep groot, zij is representatief.", True),
        ("Hiermee is de representativiteit aangetoond.", True),
        ("De uitkomsten zijn generaliseerbaar.", True),
        ("De resultaten gelden voor de hele populatie.", True),
        ("Women mention it significantly more often.", True),
        ("The findings can be generalised to all claimants.", True),
        ("Deelnemers vinden de begeleiding goed.", True),
        ("De groep is niet representatief.", False),
        ("Over de representativiteit kan geen uitspraak worden gedaan.", False),
        ("Zonder representatief te zijn geeft dit een beeld.", False),
        ("No statement can be made on representativeness.", False),
        ("The findings cannot be generalised.", False),
        ("De meeste deelnemers vinden de begeleiding goed.", False),
        ("De gemiddelde leeftijd is 41 jaar.", False),
    ],
)
def test_a_sample_chosen_on_purpose_is_not_sold_as_another(text: str, is_risky: bool) -> None:
    assert bool(risky_words(text)) is is_risky
