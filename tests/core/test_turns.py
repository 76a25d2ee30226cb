"""Transcripts cut into turns."""

from __future__ import annotations

import json
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from qual.core.turns import read_layout, split_turns
from tests.shared import shared


def spoken(text: str) -> list[tuple[str, str]]:
    """Speaker and words of every turn."""
    return [(turn.speaker, text[turn.start : turn.end]) for turn in split_turns(text)]


def test_a_turn_covers_the_words_without_label_and_outer_space() -> None:
    assert spoken("I  : Hoe gaat het?\nR07:\t Goed hoor. \n") == [
        ("I", "Hoe gaat het?"),
        ("R07", "Goed hoor."),
    ]


def test_paragraphs_without_a_label_belong_to_the_turn_above() -> None:
    assert spoken("I: Hoe gaat het?\nR: Goed.\n\nMaar wel druk.\nI: Ja?\n")[1] == (
        "R",
        "Goed.\n\nMaar wel druk.",
    )


def test_header_lines_are_no_turns() -> None:
    text = (
        "Gesprek\n\nId: R07\nGolf: 2024\nGeboren : 1980\nInterviewer: Sanne\n\nI: Hoe gaat het?\nR: Goed.\n"
    )
    layout = read_layout(text)

    assert [turn.speaker for turn in layout.turns] == ["I", "R"]
    assert text[: layout.header_end].endswith("Sanne\n\n")


def test_a_header_may_name_the_speakers_only() -> None:
    text = "Respondent: R07\nInterviewer: Sanne\n\nInterviewer: Hoe gaat het?\nRespondent: Goed.\n"

    assert [speaker for speaker, _ in spoken(text)] == ["Interviewer", "Respondent"]


def test_a_header_may_stand_right_above_the_first_words() -> None:
    assert spoken("Id: R07\nGolf: 2024\nI: En toen\nR: Goed\n") == [("I", "En toen"), ("R", "Goed")]


def test_the_interviewer_named_in_the_header_may_also_speak() -> None:
    text = "Datum: 3 mei\nInterviewer: Sanne\n\nInterviewer: Hoe gaat het?\nRespondent: Goed.\n"

    assert [speaker for speaker, _ in spoken(text)] == ["Interviewer", "Respondent"]


@pytest.mark.parametrize(
    "line",
    [
        "Er zijn drie redenen: geld, tijd en zin.",
        "12:30 begon het pas.",
        "Om 12:30 uur was ik thuis.",
        "https://voorbeeld.example/pagina",
        "Conclusie: het werkt niet.",
        "Kortom: niets aan.",
        "Deel 2: na de pauze",
        "Hij zei: kom maar.",
        "NB: dit is later verteld.",
    ],
)
def test_a_line_with_a_colon_inside_a_turn_is_no_speaker(line: str) -> None:
    text = f"I: Waarom?\nR: Nou.\n{line}\nI: En toen?\nR: Ja.\n{line}\nI: Goed.\n"

    assert Counter(speaker for speaker, _ in spoken(text)) == {"I": 3, "R": 2}


@pytest.mark.parametrize(
    "label",
    [
        "Interviewer 1",
        "P12",
        "W.M.",
        "Mevrouw Van der Zee (ABC)",
        "De voorzitter",
        "Anna",
        "Şükrü",
        "d'Anjou",
        "Jan de Wit",
        "FG1-R3",
        "AD",
    ],
)
def test_labels_of_every_form_are_speakers(label: str) -> None:
    assert [name for name, _ in spoken(f"I: Ja?\n{label}: Ja.\nI: En?\n{label}: Nee.\n")] == ["I", label] * 2


def test_a_name_that_speaks_once_is_a_speaker_among_names() -> None:
    text = (
        "De voorzitter: Het woord is aan mevrouw Bos.\nIk deel mee: er is post.\n\nMevrouw Bos (X): Dank.\n\n"
        "De voorzitter: Dan Piet.\n\nPiet Jansen: Ook dank.\n\nDe voorzitter: Gesloten.\n"
    )

    assert [name for name, _ in spoken(text)] == [
        "De voorzitter",
        "Mevrouw Bos (X)",
        "De voorzitter",
        "Piet Jansen",
        "De voorzitter",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[00:01:23] Anna: Ja.",
        "(01:23) Anna: Ja.",
        "00:01:23 Anna: Ja.",
        "Anna [00:01:23]: Ja.",
        "**Anna** (01:23): Ja.",
    ],
)
def test_a_time_at_the_label_is_kept(line: str) -> None:
    text = f"Anna: Nee.\n{line}\nAnna: Nee.\n"
    turn = split_turns(text)[1]

    assert (turn.speaker, turn.time, text[turn.start : turn.end]) == ("Anna", 83.0, "Ja.")


def test_a_time_on_the_line_above_belongs_to_the_label_below() -> None:
    assert spoken("[00:10]\nI: Hoe?\n[00:14]\nR: Goed.\n") == [("I", "Hoe?"), ("R", "Goed.")]
    assert [turn.time for turn in split_turns("[00:10]\nI: Hoe?\n[00:14]\nR: Goed.\n")] == [10.0, 14.0]


def test_a_name_with_a_time_on_a_line_of_their_own_is_a_label() -> None:
    text = "Anna Bos   0:03\nHoe gaat het?\n\nPiet Vos   0:07\nGoed.\nAnna Bos  0:09\nMooi.\nPiet Vos  0:11\n"

    assert spoken(text)[:2] == [("Anna Bos", "Hoe gaat het?"), ("Piet Vos", "Goed.")]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("{}\t{}", ("I", "R")),
        ("{}   {}", ("I", "R07")),
        ("{} | {}", ("Interviewer", "Respondent")),
        ("{} - {}", ("I", "R")),
        ("{} – {}", ("Interviewer 1", "Deelnemer 2")),
        ("{} -\n{}", ("Interviewer 1", "Deelnemer 2")),
        ("{}- {}", ("INT", "RESP")),
        ("{}> {}", ("I", "R")),
        ("[{}] {}", ("id1", "id2")),
        ("[{}]: {}", ("Anna", "Piet Bos")),
        ("[10:14:02] <{}> {}", ("anna_b", "piet/vos")),
        ("<{}>\t{}", ("anna", "@piet")),
        ("{}\n{}", ("Interviewer", "Mevrouw Bos")),
        ("{}\n\n{}", ("INTERVIEWER", "JAN BOS")),
        ("{} {}", ("INTERVIEWER", "MEVR. BOS")),
        ("**{}** {}", ("Interviewer", "Anna")),
        ("**{}**\n{}", ("Interviewer", "Anna")),
        ("00:01:23 {} - {}", ("I", "R")),
        ("0:0:0.0 --> 0:0:2.53\n{}\n{}", ("Anna Bos", "Piet (gast)")),
        ("{}: {}", ("INTERVIEWER", "JAN DE WIT")),
        ("{}:\n{}", ("Interviewer", "Jan de Wit")),
    ],
)
def test_labels_without_a_colon_are_found_where_they_carry_the_text(
    form: str, labels: tuple[str, str]
) -> None:
    said = [(labels[n % 2], f"Dit is zin {n}, en die loopt door.") for n in range(6)]
    text = "\n".join(form.format(*each) for each in said) + "\n"

    assert spoken(text) == [(label.lstrip("@"), words) for label, words in said]


@pytest.mark.parametrize(
    "text",
    [
        "Appels\t3\nPeren\t4\nDruiven\t5\n",
        "Ze lacht - en kijkt op.\nHij zwijgt - lang.\nZe gaat - hij blijft.\n",
        "[lacht] Nou ja.\n[pauze] Dus.\n[lacht] Goed.\n[pauze] Ja.\n",
        "Ja\nIk wil wel.\nNee\nIk wil niet.\nJa\nToch wel.\nNee\nToch niet.\n",
        "Inleiding\nEr was eens een huis.\n\nMethode\nWe keken rond.\n\nSlot\nDat was het.\n",
        "NB Dit is later verteld.\nZe kwam binnen.\nUWV Werkbedrijf was dicht.\nEr was niemand.\n",
    ],
)
def test_what_only_looks_like_a_label_without_a_colon_is_none(text: str) -> None:
    assert {speaker for speaker, _ in spoken(text)} == {""}


def test_an_editorial_remark_in_brackets_belongs_to_the_turn() -> None:
    assert spoken("I: Hoe?\n[lacht]\nR: [zucht] Goed.\n(telefoon gaat)\nI: Ja?\n") == [
        ("I", "Hoe?\n[lacht]"),
        ("R", "[zucht] Goed.\n(telefoon gaat)"),
        ("I", "Ja?"),
    ]


def test_a_stamp_before_the_label_is_when_the_turn_begins() -> None:
    text = "#00:00:01-5# I: Hoe?\n#00:01:23-4# R: Goed.\n"

    assert [turn.time for turn in split_turns(text)] == [1.5, 83.4]
    assert spoken(text) == [("I", "Hoe?"), ("R", "Goed.")]


def test_a_stamp_behind_the_words_is_when_the_next_turn_begins() -> None:
    text = "I: Hoe? #00:00:05-2#\nR: Goed. #00:00:09-7#\n\nI: Mooi.\n"

    assert [turn.time for turn in split_turns(text)] == [0.0, 5.2, 9.7]
    assert spoken(text) == [("I", "Hoe?"), ("R", "Goed."), ("I", "Mooi.")]


def test_clock_times_behind_every_label_are_times_but_one_is_words() -> None:
    assert spoken("I: 0:01 Hoe?\nR: 0:04 Goed.\n") == [("I", "Hoe?"), ("R", "Goed.")]
    assert spoken("I: Hoe laat?\nR: 12:30 begon het.\nI: Ja?\n")[1] == ("R", "12:30 begon het.")


def test_the_line_of_a_transcription_service_is_nobodys_words() -> None:
    text = (
        "Anna Bos  0:03\nHoe gaat het?\n\nUnknown Speaker  0:07\nGoed.\n\nTranscribed by https://otter.ai\n"
    )

    assert spoken(text) == [("Anna Bos", "Hoe gaat het?"), ("Unknown Speaker", "Goed.")]


def test_words_that_the_file_sets_off_are_labels_where_they_come_back() -> None:
    text = "Gesprek\nAnna\nHoe?\nPiet\tGoed.\nAnna\nEn?\nPiet\tDruk.\n"
    places = [
        (text.index(word, at), text.index(word, at) + 4)
        for word, at in (("Anna", 0), ("Piet", 0), ("Anna", 20), ("Piet", 30))
    ]
    layout = read_layout(text, set_off=places)

    assert [(turn.speaker, text[turn.start : turn.end]) for turn in layout.turns] == [
        ("Anna", "Hoe?"),
        ("Piet", "Goed."),
        ("Anna", "En?"),
        ("Piet", "Druk."),
    ]


def test_a_pattern_of_the_study_decides_alone() -> None:
    text = "(1:02) >>anna, hoe gaat het: nou?\n>>piet, goed.\nVraag: geen label.\n"
    layout = read_layout(text, pattern=r"(?:\((?P<time>[\d:]+)\) )?>>(?P<speaker>\w+), ")

    assert [(turn.speaker, turn.time) for turn in layout.turns] == [("anna", 62.0), ("piet", None)]
    assert text[layout.turns[1].start : layout.turns[1].end] == "goed.\nVraag: geen label."


def test_a_pattern_that_finds_nothing_leaves_the_reading_to_the_text() -> None:
    assert [turn.speaker for turn in read_layout("I: Hoe?\nR: Goed.\n", pattern="(zzz)").turns] == ["I", "R"]


def test_bold_labels_are_labels() -> None:
    assert spoken("**Interviewer:** Hoe?\n\n**R1**: Goed.\n") == [("Interviewer", "Hoe?"), ("R1", "Goed.")]


def test_a_label_with_nothing_behind_it_is_an_empty_turn() -> None:
    assert spoken("I: Hoe?\nR:\nI: Nou?\n") == [("I", "Hoe?"), ("R", ""), ("I", "Nou?")]


def test_a_text_that_names_nobody_has_a_turn_per_paragraph() -> None:
    assert spoken("Ze opent het venster.\n\n  Ze leest.\nZe sluit het.\n") == [
        ("", "Ze opent het venster."),
        ("", "Ze leest."),
        ("", "Ze sluit het."),
    ]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    wide = "Ze opent het venster en kijkt lang naar buiten, waar het regent en\n"

    assert len(split_turns(wide * 4 + "tot slot.\n\n" + wide * 2 + "klaar.\n")) == 2


def test_long_notes_above_the_first_label_are_not_lost() -> None:
    notes = "".join(f"- Ze doet stap nummer {number} en kijkt.\n" for number in range(30))

    assert Counter(name for name, _ in spoken(notes + "I: Hoe?\nR: Goed.\n")) == {"": 30, "I": 1, "R": 1}


def test_an_empty_text_has_no_turns() -> None:
    assert split_turns("") == split_turns(" \n\n") == ()


@given(some.text(alphabet="IR:1 \n\t[](*<AnaDe0.xé/", max_size=300))
def test_turns_lie_inside_the_text_in_order_and_never_overlap(text: str) -> None:
    layout = read_layout(text)
    ends = [layout.header_end if layout.turns else 0]

    for index, turn in enumerate(layout.turns):
        assert turn.index == index
        assert ends[-1] <= turn.start <= turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        ends.append(turn.end)


@pytest.mark.parametrize(
    "piece",
    [
        ":",
        "[",
        "(",
        "a ",
        " ",
        "\n",
        "I:\n",
        "[00:00]",
        "00:00\n",
        "**",
        "Jan :",
        "Aa\n",
        "Aa\tb\n",
        "[Aa] b\n",
        "<a> b\n",
        "Aa - b\n",
        "AAA ",
        "#00:00:00-0#",
    ],
)
def test_a_megabyte_of_marks_is_read_in_one_pass(piece: str) -> None:
    began = time.process_time()
    split_turns(piece * (1_000_000 // len(piece)))

    assert time.process_time() - began < 10


@pytest.mark.parametrize("item", [4, 6, 8, 10, 11])
def test_a_debate_has_the_turns_and_speakers_of_the_record(item: int) -> None:
    folder = shared("data", "tk-handelingen-2017-2018-70")
    expected = json.loads((folder / "expected.json").read_text())[f"h-tk-20172018-70-{item}.xml"]
    turns = split_turns((folder / "derived_txt" / f"h-tk-20172018-70-{item}.txt").read_text())

    assert len(turns) == expected["speaker_turns"]
    assert len({turn.speaker for turn in turns}) == expected["speakers"]


def test_interviews_with_header_lines_have_two_speakers() -> None:
    for path in shared("quote-cases", "nl-invented-1", "transcripts").glob("*.txt"):
        text = path.read_text()
        layout = read_layout(text)

        assert {turn.speaker for turn in layout.turns} == {"I", path.stem.rstrip("_0123456789")}
        assert text[: layout.header_end].count("\n") == 4
