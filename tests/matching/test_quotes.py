from __future__ import annotations

import importlib.util
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qual.core.comparable import comparable
from qual.core.quote import FAITHFUL, Caution, report_json
from qual.core.report import ReportParagraph
from qual.core.transcript import TranscriptText
from qual.files.report import read_report
from qual.matching.index import WordIndex
from qual.matching.quotes import check_quotes, judge
from tests.matching.corpus import OTHER, STORY, transcript
from tests.shared import shared

INDEX = WordIndex([STORY, OTHER])


@pytest.mark.parametrize(
    "quote",
    [
        "ik was niet blij met de uitkering",
        "Toen ben ik gestopt. Mijn coach zei dat ik het niet kón",
        "[D]ie was 3,5 procent lager",
        "en dat de gemeente moest betalen",
        "en dat [de] gemeente moest betalen",
        "... weer wer\u00adken in een winkel of zo …",
        "Moest dat nou zo?",
        "heeft u geen diploma’s",
    ],
)
def test_the_same_words_are_verbatim_in_any_typography(quote: str) -> None:
    assert judge(INDEX, quote).text_status == "verbatim"


@pytest.mark.parametrize(
    "quote",
    [
        "ik was […] met de uitkering",
        "het werk ging (...) goed, maar ik was niet blij",
        "Ik wilde weer werken in [een supermarkt]",
        "zei dat [hij] het niet kon",
        "Toen ben ik gestopt. […] Ja, dat wil ik nog steeds.",
    ],
)
def test_what_is_left_out_or_put_in_with_a_mark_is_marked(quote: str) -> None:
    assert judge(INDEX, quote).text_status == "marked"


def test_a_name_that_begins_a_sentence_may_be_described() -> None:
    index = WordIndex(
        [
            transcript("""I: En toen?
R: Karel belde mij op. Morgen zou het beter gaan. Ik heb het toen met Karel besproken.
""")
        ]
    )

    assert judge(index, "[Een collega] belde mij op. Morgen zou het beter gaan.").cautions == ()
    told = judge(index, "Karel belde mij op. [Vandaag] zou het beter gaan.").cautions
    assert told == (Caution("replaced", "Morgen"),)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("De bus kwam elke dag te [vroeg] en dan stond ik in de regen", "laat"),
        ("De bus kwam elke [week] te laat en dan stond ik in de regen", "dag"),
        ("De bus kwam elke dag te [vroeg].", "laat"),
        ("dan stond ik in de regen te [dansen].", "wachten"),
        ("[Soms] heb ik een fiets en woon ik dichter bij de winkel", "Nu"),
        ("De bus kwam elke dag te laat en dan [zat] ik in de regen", "stond"),
        ("de bus kwam elke dag te laat en dan stond [de geïnterviewde] in de regen", ""),
        ("De [grote] bus kwam elke dag te laat", ""),
        ("De bus [van lijn 3] kwam elke dag te laat", ""),
        ("De bus kwam elke dag te laat [lacht]", ""),
    ],
)
def test_brackets_that_replace_a_word_that_was_said_are_told(quote: str, said: str) -> None:
    verdict = judge(INDEX, quote)

    assert verdict.text_status == "marked"
    assert [each.words for each in verdict.cautions if each.kind == "replaced"] == ([said] if said else [])


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("ik was blij met de uitkering", "negation"),
        ("ik was [heel] blij met de uitkering", "word_replaced"),
        ("ik was … blij met de uitkering", "word_replaced"),
        ("Die was 35 procent lager", "number"),
        ("40 % per maand", "word_replaced"),
        ("Ja, dat wil hij nog steeds", "subject"),
        ("Ik moest weer werken in een winkel", "modality"),
        ("dat ik het niet kon [lacht] en de gemeente moest betalen", "words_dropped"),
        ("Ik was heel bang voor de herkeuring", "word_added"),
        ("nog steeds, ook al heeft u geen diploma's? Ja, dat wil ik nog steeds", "subject"),
        ("Ik [was boos en verdrietig en moe en] wilde weer werken", "word_replaced"),
    ],
)
def test_any_other_word_makes_it_altered(quote: str, kind: str) -> None:
    verdict = judge(INDEX, quote)

    assert verdict.text_status == "altered"
    assert kind in [change.kind for change in verdict.alteration]


def test_a_question_that_became_a_statement_is_not_verbatim() -> None:
    assert judge(INDEX, "Moest dat nou zo.").text_status == "edited_light"


def test_single_words_cannot_be_picked_together() -> None:
    assert judge(INDEX, "Ik … bang … blij").text_status not in FAITHFUL


def test_words_left_out_without_a_mark_are_a_silent_elision() -> None:
    verdict = judge(INDEX, "De bus kwam elke dag te laat en dan stond ik te wachten")

    assert verdict.text_status == "silent_elision"
    assert [(step.kind, step.source) for step in verdict.difference if step.kind != "same"] == [
        ("dropped", "in de regen")
    ]


def test_two_places_made_into_one_are_stitched_and_both_named() -> None:
    verdict = judge(
        INDEX, "het werk ging eh goed, maar ik was niet blij en dan stond ik in de regen te wachten"
    )

    assert verdict.text_status == "stitched"
    assert [match.transcript for match in verdict.matches] == ["R01.txt", "R02.txt"]


@pytest.mark.parametrize(
    "quote", ["", "…", "Dit heeft niemand ooit zo gezegd, echt waar niet", "Xyzzy plugh"]
)
def test_what_nobody_said_is_not_found(quote: str) -> None:
    verdict = judge(INDEX, quote)

    assert (verdict.text_status, verdict.location, verdict.matches) == ("not_found", "none", ())


def test_what_was_said_twice_is_ambiguous_and_both_places_are_named() -> None:
    verdict = judge(INDEX, "Ik was bang voor de herkeuring")

    assert (verdict.text_status, verdict.location) == ("verbatim", "ambiguous")
    assert [match.transcript for match in verdict.matches] == ["R01.txt", "R02.txt"]


def test_a_match_lies_where_its_text_stands() -> None:
    for quote in ("ik was […] met de uitkering", "ik was blij met de uitkering", "Toen ben ik gestopt"):
        for match in judge(INDEX, quote).matches:
            assert match.span.of(STORY.text) == match.text


WORDS = comparable(STORY.text).tokens


@settings(max_examples=300)
@given(
    st.integers(0, len(WORDS) - 1),
    st.integers(3, 25),
    st.sampled_from(["drop", "replace", "add", "swap"]),
    st.integers(0, 24),
    st.sampled_from(["niet", "altijd", "zij", "zeven", "winkel", "ik"]),
)
def test_no_unmarked_change_of_a_word_passes_as_faithful(
    start: int, size: int, change: str, at: int, word: str
) -> None:
    words = list(WORDS[start : start + size])
    at %= len(words)
    if change == "drop":
        del words[at]
    elif change == "replace":
        words[at] = word
    elif change == "add":
        words.insert(at, word)
    else:
        words[at - 1], words[at] = words[at], words[at - 1]

    faithful = judge(INDEX, " ".join(words)).text_status in FAITHFUL

    stands = any(
        comparable(text.text[turn.start : turn.end]).places(words)
        for text in (STORY, OTHER)
        for turn in text.turns
    )
    assert not faithful or stands


def test_a_report_is_checked_quote_by_quote() -> None:
    paragraphs = [
        ReportParagraph("paragraph 1", "“Toen ben ik gestopt.” Deelnemer R01"),
        ReportParagraph("paragraph 2", "“Toen ben ik gestopt.” Deelnemer R02"),
        ReportParagraph("paragraph 3", "“Hoe ging het met uw werk?” Deelnemer"),
        ReportParagraph("paragraph 4", "Een ‘werkfit’-traject."),
    ]

    report = check_quotes(paragraphs, [STORY, OTHER])

    first, second, _ = report.quotes
    assert [quote.text_status for quote in report.quotes] == ["verbatim"] * 3
    assert [quote.attribution_status for quote in report.quotes] == [
        "ok",
        "wrong_speaker",
        "interviewer_words",
    ]
    assert (first.usage, second.usage, second.pair) == ("single", "repeat_same", first.id)
    assert [left.text for left in report.uncovered] == ["werkfit"]
    assert report.counts == {"verbatim": 3}
    assert first.id == check_quotes(paragraphs[:1], [STORY]).quotes[0].id


def test_every_wording_of_one_utterance_is_told_of_the_first_other_one() -> None:
    words = ["Ik was bang voor de herkeuring en voor het geld", "Ik was bang voor de herkeuring en dat geld"]
    printed = [
        *words,
        "Daar heb ik niets van begrepen, eerlijk gezegd",
        "Ik was bang voor de herkeuring en al dat geld",
    ]

    quotes = check_quotes([ReportParagraph(str(at), f"“{one}”") for at, one in enumerate(printed)], []).quotes

    assert [one.usage for one in quotes] == ["variant_pair", "variant_pair", "single", "variant_pair"]
    assert [one.pair for one in quotes] == [quotes[1].id, quotes[0].id, None, quotes[0].id]


def test_a_set_phrase_of_many_places_is_no_second_wording_of_a_quotation_that_ends_with_it() -> None:
    phrase = "Ik zou het zo weer doen, eerlijk gezegd."
    said = [f"R: {start} {phrase}\n" for start in ("Het was zwaar werk.", "Mijn baas hielp.", "Ja.")]
    texts = [transcript(each, f"R0{at}.txt") for at, each in enumerate(said)]
    printed = [f"“{phrase}”", f"“Het was zwaar werk. {phrase}”"]

    quotes = check_quotes([ReportParagraph(str(at), one) for at, one in enumerate(printed)], texts).quotes

    assert [one.usage for one in quotes] == ["single", "single"]


def test_without_transcripts_nothing_is_found_and_nothing_breaks() -> None:
    report = check_quotes([ReportParagraph("paragraph 1", "“Toen ben ik gestopt.” Deelnemer")], [])

    assert [quote.text_status for quote in report.quotes] == ["not_found"]


def _transcripts(case: str) -> list[TranscriptText]:
    folder = (
        ("data", "sheffield-open-qual")
        if case == "en-interviews"
        else ("quote-cases", "nl-invented-1", "transcripts")
    )
    return [
        transcript(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), path.name)
        for path in sorted(shared(*folder).glob("*.txt"))
    ]


@pytest.mark.parametrize("ending", ["docx", "txt"])
@pytest.mark.parametrize("case", ["nl-invented-1", "nl-invented-2", "en-interviews"])
def test_reports_with_known_verdicts_are_judged_well(case: str, ending: str) -> None:
    spec = importlib.util.spec_from_file_location("score_quotes", shared("quote-cases", "score_quotes.py"))
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    truth = json.loads(shared("quote-cases", case, "truth.json").read_text(encoding="utf-8"))
    paragraphs = read_report(shared("quote-cases", case, f"report.{ending}"))

    checked = report_json(case, check_quotes(paragraphs, _transcripts(case)))
    score = scorer.score(truth, json.loads(json.dumps(checked))["quotes"])

    assert score["false_ok_rate"] == 0
    assert score["located"] >= 97
    assert score["faithful_recognised"] >= 95
    assert score["ambiguous_found"] >= 90
    assert score["extraction_recall"] >= (97 if ending == "docx" else 88)
    assert score["extraction_precision"] >= 95


@pytest.mark.parametrize(
    ("quote", "kind", "source"),
    [
        ("dan stond ik in de regen te lachen", "word_replaced", "wachten"),
        ("Zij was bang voor de herkeuring, heel bang", "subject", "Ik"),
        ("dan stond ik in de regen te wachten helaas", "word_added", ""),
    ],
)
def test_a_word_changed_at_an_edge_is_named_with_the_word_that_was_said(
    quote: str, kind: str, source: str
) -> None:
    verdict = judge(INDEX, quote)

    assert (verdict.text_status, verdict.alteration[0].kind) == ("altered", kind)
    assert verdict.alteration[0].source == source


def test_a_word_of_the_language_is_no_slip_of_another_one() -> None:
    quote = "dan stond ik in de regen te wahcten"

    assert judge(INDEX, quote).text_status == "edited_light"
    assert judge(INDEX, quote, lambda word: word == "wahcten").text_status == "altered"


def test_words_of_a_passage_in_another_order_have_no_place() -> None:
    verdict = judge(INDEX, "Wachten regen bang de heel dag kwam ik te elke herkeuring in stond bus")

    assert (verdict.text_status, verdict.matches) == ("not_found", ())


NOTED = transcript(
    """R: Toen ging ik [lacht] naar de winkel om (ONVERSTAANBAAR - 12) wat brood te kopen (zucht) voor het
gezin. Yes, yes, yes, I like it (not) very much indeed. Ik zou dat (waarschijnlijk) graag weer gaan doen.
""",
    "R09.txt",
)


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("Toen ging ik naar de winkel om wat brood te kopen voor het gezin.", "edited_light"),
        ("Toen ging ik [lacht] naar de winkel om (ONVERSTAANBAAR - 12) wat brood", "verbatim"),
        ("Yes, I like it (not) very much indeed", "verbatim"),
        ("Yes, yes, I like it (not) very much indeed", "verbatim"),
        ("Yes, I like it very much indeed", "altered"),
        ("Ik zou dat graag weer gaan doen", "altered"),
    ],
)
def test_what_the_transcriber_noted_and_nobody_said_may_be_left_out(quote: str, status: str) -> None:
    assert judge(WordIndex([NOTED]), quote).text_status == status


def test_a_note_that_tells_how_it_was_said_is_asked_about() -> None:
    verdict = judge(INDEX, "dat ik het niet kon en dat de gemeente moest betalen")

    assert verdict.text_status == "edited_light"
    assert ("noted", "[lacht]") in verdict.cautions
