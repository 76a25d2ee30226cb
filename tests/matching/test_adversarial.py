"""Quotes made to deceive: none of them may pass as faithful."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qual.core.comparable import comparable
from qual.core.quote import FAITHFUL
from qual.matching.index import WordIndex
from qual.matching.quotes import judge
from tests.matching.corpus import OTHER, STORY, transcript

TALK = transcript(
    """I: Hoe ging het?
R: Ik was, zoals ik al eerder zei, niet blij met de uitkering. Ik wil dat nog steeds niet. Ik wil daar niet
mee stoppen. Niet dat ik er rijk van werd. Iedereen was gelukkig met iemand uit de buurt. Ik kreeg 102 euro en
later 100 000 euro van de gemeente, het was -5 graden en €40 kostte het. Mijn coach kan mij elke week bellen
over het werk. De chef wilde, geloof ik, nooit meewerken aan het plan. Het waren twee honderd dagen en het
bedrag was steeds 50% lager. Ik zou graag weer gaan werken. Geen mens wil dat ik daar weer ga werken.
""",
    "R03.txt",
)
INDEX = WordIndex([STORY, OTHER, TALK])


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Ik wil dat nog steeds.", "negation"),
        ("Ik wil dat nog steeds", "negation"),
        ("Ik wil dat nog steeds …", "negation"),
        ("Dat ik er rijk van werd.", "negation"),
        ("mens wil dat ik daar weer ga werken", "negation"),
        ("Ik kreeg 102 euro en later 100", "number"),
        ("Ik kreeg 102 euro en later 100.", "number"),
        ("honderd dagen en het bedrag was steeds 50% lager", "number"),
        ("en het bedrag was steeds 50", "number"),
    ],
)
def test_a_cut_beside_a_negation_or_inside_a_number_is_an_alteration(quote: str, kind: str) -> None:
    verdict = judge(INDEX, quote)

    assert (verdict.text_status, verdict.alteration[0].kind) == ("altered", kind)
    assert verdict.matches


FRAMED = transcript(
    """I: Wie vond u aardig? Dus u vond de coach een aardige man om mee te praten?
R: Ik denk niet dat de gemeente mij goed heeft geholpen. Niemand zei, dat de uitkering te laag was. Als ik
gezond was, zou ik morgen weer gaan werken.
Ze kwamen altijd op tijd, nou ja, bijna altijd.
Mijn buurman zegt dat wij alles gratis krijgen. Misschien was het
beter geweest om eerder te stoppen. Ik was het er helemaal mee eens, niet. Vroeger was ik boos op iedereen.
Nu niet meer. Ze was onterecht boos over het formulier. Ik was niet alleen moe van het werk.
R: Ik vond het fijn, want daar was het warm. Ik ben nooit ziek en ik werk elke dag in de tuin. De chef
ontkende dat hij het geld van de klanten had genomen. I think that is fair.
I: Did it help?
R: I wouldn't say the training was useful for my work. I doubt that the manager ever read my file.
If I had asked her my sister would be here now. My sister
says the staff were rude to her. I used to think the new rules were bad. There were three of us.
""",
    "R04.txt",
)
FRAMED_INDEX = WordIndex([FRAMED])


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("De gemeente mij goed heeft geholpen.", "denied"),
        ("de uitkering te laag was", "denied"),
        ("zou ik morgen weer gaan werken", "conditional"),
        ("ik gezond was, zou ik morgen weer gaan werken", "conditional"),
        ("wij alles gratis krijgen", "reported"),
        ("was het beter geweest om eerder te stoppen", "doubted"),
        ("Ik was het er helemaal mee eens", "denied"),
        ("Vroeger was ik boos op iedereen.", "denied"),
        ("Dus u vond de coach een aardige man", "asked"),
        ("u vond de coach een aardige man om mee te praten", "asked"),
        ("hij het geld van de klanten had genomen", "doubted"),
        ("the training was useful for my work", "denied"),
        ("the manager ever read my file", "doubted"),
        ("the staff were rude to her", "reported"),
        ("the new rules were bad", "doubted"),
        ("Ze was […] boos over het formulier", "hidden"),
        ("Mijn buurman zegt dat wij […] was het beter geweest om eerder te stoppen", "joined"),
        ("Vroeger was ik boos op iedereen […] the training was useful for my work", "answers"),
        ("Ik vond het fijn, want daar was het warm.", ""),
        ("daar was het warm", ""),
        ("Ze kwamen altijd op tijd", "doubted"),
        ("my sister would be here now", "conditional"),
        ("ik werk elke dag in de tuin", ""),
        ("moe van het werk", ""),
        ("I think that is fair", ""),
        ("There were three of us", ""),
    ],
)
def test_words_torn_from_what_turns_them_ask_for_a_person(quote: str, kind: str) -> None:
    verdict = judge(FRAMED_INDEX, quote)

    assert verdict.text_status in FAITHFUL
    assert [each.kind for each in verdict.cautions][:1] == ([kind] if kind else [])


TOLD = transcript(
    """R: Toen zei hij: 'Kom jij maar terug, ik regel het met de gemeente.'
R: En ik zei: "Dat doe ik nooit meer hoor."
R: Mijn chef riep altijd: zoek het zelf maar uit met je gezeur. 'Je bent hier niet nodig', zei de baas toen.
R: "Ik vond het een mooie tijd en ik heb veel geleerd."
R: And I thought: this is not what I signed up for. She was like “whatever you want to do”.
""",
    "R06.txt",
)


@pytest.mark.parametrize(
    ("quote", "is_told"),
    [
        ("Ik regel het met de gemeente.", True),
        ("zoek het zelf maar uit met je gezeur", True),
        ("Je bent hier niet nodig", True),
        ("whatever you want to do", True),
        ("Toen zei hij: ‘Kom jij maar terug", False),
        ("Dat doe ik nooit meer hoor", False),
        ("Ik vond het een mooie tijd", False),
        ("this is not what I signed up for", False),
    ],
)
def test_what_a_respondent_tells_that_others_said_is_not_the_respondents_own(
    quote: str, is_told: bool
) -> None:
    verdict = judge(WordIndex([TOLD]), quote)

    assert verdict.text_status == "verbatim"
    assert [each.kind for each in verdict.cautions] == (["reported"] if is_told else [])


def test_words_that_also_stand_where_nothing_turns_them_raise_no_caution() -> None:
    plain = transcript("R: De gemeente mij goed heeft geholpen, zeggen ze dan.", "R05.txt")

    verdict = judge(WordIndex([FRAMED, plain]), "De gemeente mij goed heeft geholpen")

    assert (verdict.location, verdict.cautions) == ("ambiguous", ())


def test_brackets_do_not_stand_for_a_doubt() -> None:
    quote = "De chef [zei] dat hij het geld van de klanten had genomen"

    assert judge(FRAMED_INDEX, quote).text_status == "altered"


@pytest.mark.parametrize(
    "quote",
    [
        "Ik was […] blij met de uitkering",
        "Ik wil daar […] mee stoppen",
        "Ik wil […] stoppen",
        "De chef wilde […] meewerken aan het plan",
        "De chef wilde […] [graag] meewerken aan het plan",
        "Mijn coach [moet] mij elke week bellen over het werk",
        "Ik kreeg [400] euro en later 100 000 euro van de gemeente",
        "Iedereen was gelukkig met [n]iemand uit de buurt",
        "Iedereen was [on]gelukkig met iemand uit de buurt",
        "[Ik was on]gelukkig met iemand uit de buurt",
        "Iedereen was gelukkig met [bijna niemand] … de buurt",
        "Iedereen was [niet] gelukkig met iemand uit de buurt",
    ],
)
def test_brackets_and_marks_of_omission_do_not_turn_a_meaning_round(quote: str) -> None:
    assert judge(INDEX, quote).text_status not in (*FAITHFUL, "edited_light")


@pytest.mark.parametrize(
    "quote",
    [
        "Ik was, zoals ik al eerder zei, n̶i̶e̶t̶ blij met de uitkering",
        "Ik kreeg 10² euro en later",
        "Ik kreeg \u202e102\u202c euro en later",
        "¥40 kostte het. Mijn coach kan mij",
        "Iedereen was 🅝🅘🅔🅣 gelukkig met iemand",
        "Iedereen was ⓝⓘⓔⓣ gelukkig met iemand",
        "Iedereen was ≠ gelukkig met iemand",
        "Iedereen was 🚫 gelukkig met iemand",
        "Iedereen was gelukkig⃠ met iemand",
        "Ik zou graag wͬeͤer gaan werken",
        "Ik zou graag ~~weer~~ gaan werken",
        "Ik zou graag \ue000 weer gaan werken",
        "Ik zou graag weer gaan werken ⁿⁱᵉᵗ",
        "Ik kreeg 102 еuro en later",
        "Ik was zoals ik al eerder zei nіet blij",
        "Ik zou graag niet\u2060weer gaan werken",
        "Ik kreeg ١٠٢ euro en later",
        "het was 5 graden en €40 kostte het",
    ],
)
def test_what_a_reader_sees_otherwise_is_not_faithful(quote: str) -> None:
    assert judge(INDEX, quote).text_status not in (*FAITHFUL, "edited_light")


@pytest.mark.parametrize(
    "quote",
    [
        "Ik zou gra\u00adag weer gaan werken",
        "ik zou gráág weer gaan werken",
        "Ik wil dat nog\u00adsteeds niet.",
        "● Ik zou graag weer gaan werken",
        "Ik wil dat nog steeds niet.",
        "Ik kreeg 102 euro […] van de gemeente",
        "Ik was […] niet blij met de uitkering",
        "Iedereen was gelukkig met [de gemeente] … de buurt",
    ],
)
def test_what_reads_the_same_stays_faithful(quote: str) -> None:
    assert judge(INDEX, quote).text_status in FAITHFUL


SENTENCES = [
    text.text[turn.start : turn.end].replace("[", "").replace("]", "").split()
    for text in (STORY, OTHER, TALK)
    for turn in text.turns
    if len(text.text[turn.start : turn.end].split()) > 8
]
LETTERS = st.sampled_from("aeinortdsl0123456789аеіо²∅≠✗\u0336\u20e0\u202e")


@settings(max_examples=400)
@given(st.data())
def test_no_change_of_a_character_or_a_word_passes(data: st.DataObject) -> None:
    words = list(data.draw(st.sampled_from(SENTENCES)))
    start = data.draw(st.integers(0, len(words) - 6))
    words = words[start : start + data.draw(st.integers(6, 20))]
    at = data.draw(st.integers(0, len(words) - 1))
    kind = data.draw(st.sampled_from(["put in", "take out", "replace", "word", "gap"]))
    if kind == "word":
        words[at] = data.draw(st.sampled_from(["niet", "geen", "altijd", "zij", "zeven", "moest", "ooit"]))
    elif kind == "gap":
        words.insert(at, data.draw(st.sampled_from(["[niet]", "[geen]", "[wel niet]", "🅝🅞", "≠"])))
    else:
        word = words[at]
        place = data.draw(st.integers(0, len(word) - 1))
        letter = "" if kind == "take out" else data.draw(LETTERS)
        words[at] = word[:place] + letter + word[place + (kind != "put in") :]
    quote = " ".join(words)

    faithful = judge(INDEX, quote).text_status in FAITHFUL

    plain = comparable(quote).tokens
    stands = any(comparable(" ".join(sentence)).places(plain) for sentence in SENTENCES)
    seen = all(ord(mark) < 0x334 or mark in "’…€" for mark in quote) and "²" not in quote
    assert not faithful or (stands and seen)


WEAKENED = transcript(
    """I: Wat doet u nu?
R: Ik rijd taxi, ongeveer dertig uur per week. Voor iemand zoals ik is dat genoeg, geloof ik. Een enkele keer
krijg ik fooi. Ik verdien minder dan mijn buurman, maar meer dan vorig jaar. De planner was streng maar
rechtvaardig. Ik heb er geen spijt van gehad, op één dag na. Ik wil daar blijven, als ik meer uren krijg. Het
gaat weer beter, waarschijnlijk. Mijn begeleidster Trudy kwam bij PostNL langs. Trudy vroeg of ik gelukkig
was. Dat werk doen we voor 1200 euro per maand. Het is geen vetpot, als ik eerlijk ben.
I: And the course?
R: A few were really kind. We were told we would all get jobs. I used to be scared of computers and now I'm
merely annoyed by them.
""",
    "R07.txt",
)


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Voor iemand zoals ik is dat genoeg.", "doubted"),
        ("Het gaat weer beter.", "doubted"),
        ("dertig uur per week", "doubted"),
        ("Ik heb er geen spijt van gehad.", "doubted"),
        ("Ik wil daar blijven.", "conditional"),
        ("Het is geen vetpot.", ""),
        ("ik gelukkig was", "asked"),
        ("we would all get jobs", "reported"),
        ("Ik verdien minder […] dan vorig jaar.", "joined"),
        ("I used to be […] annoyed by them.", "joined"),
        ("De planner was streng maar ‘rechtvaardig’.", "distanced"),
        ("De planner was streng (!) maar rechtvaardig.", "distanced"),
        ("Dat werk doen we voor [maar] 1200 euro per maand.", "added"),
        ("De planner was streng [omdat de chef dat wilde] maar rechtvaardig.", "added"),
        ("Mijn begeleidster [mevrouw Jansen] kwam bij PostNL langs.", "replaced"),
        ("Mijn begeleidster Trudy kwam bij [de kerk] langs.", "replaced"),
        ("Mijn begeleidster [naam] kwam bij [een postbedrijf] langs.", ""),
        ("Voor iemand zoals ik is dat genoeg, geloof ik.", ""),
        ("Ik verdien minder dan mijn buurman, maar meer dan vorig jaar.", ""),
    ],
)
def test_a_hedge_or_contrast_left_off_and_a_remark_of_the_writer_ask_for_a_person(
    quote: str, kind: str
) -> None:
    verdict = judge(WordIndex([WEAKENED]), quote)

    assert verdict.text_status in FAITHFUL
    assert [each.kind for each in verdict.cautions] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("Few were really kind.", "altered"),
        ("Enkele keer krijg ik fooi.", "altered"),
        ("Dat werk doen we voor 1,200 euro per maand.", "altered"),
        ("Dat werk doen we voor 12.000 euro per maand.", "altered"),
        ("Dat werk doen we voor 1.200 euro per maand.", "edited_light"),
        ("Dat werk doen we voor € 1.200 per maand.", "edited_light"),
        ("Dat werk doen we voor $1200 per maand.", "altered"),
    ],
)
def test_an_amount_is_the_same_only_as_its_language_writes_it(quote: str, status: str) -> None:
    assert judge(WordIndex([WEAKENED]), quote).text_status == status
