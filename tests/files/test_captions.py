"""Captions with and without speakers."""

from __future__ import annotations

import pytest

from qual.errors import MaterialError
from qual.files.captions import read_captions


def turns(captions: str) -> list[tuple[str, float | None, str]]:
    """Speaker, time and words of every turn."""
    text, _, layout, _ = read_captions(captions.encode(), "a.vtt")
    assert layout is not None
    return [(turn.speaker, turn.time, text[turn.start : turn.end]) for turn in layout.turns]


def test_voices_are_speakers_and_their_cues_are_joined() -> None:
    teams = (
        "WEBVTT\n\n6e1f/8-0\n00:00:03.120 --> 00:00:05.000\n<v Anna Bos>Hoe gaat het</v>\n\n"
        "6e1f/8-1\n00:00:05.000 --> 00:00:06.500\n<v Anna Bos>met je?</v>\n\n"
        "6e1f/12-0\n00:00:07.000 --> 00:00:09.000\n<v.luid Piet>Goed &amp; <i>druk</i>.</v>\n"
    )

    assert turns(teams) == [("Anna Bos", 3.12, "Hoe gaat het met je?"), ("Piet", 7.0, "Goed & druk.")]


def test_names_before_a_colon_are_speakers() -> None:
    zoom = (
        "WEBVTT\n\n1\n00:00:03.120 --> 00:00:05.000\nAnna Bos: Hoe gaat het\n\n"
        "2\n00:00:05.000 --> 00:00:06.500\nAnna Bos: met je?\n\n"
        "3\n00:00:07.000 --> 00:00:09.000\nPiet Vos: Goed.\n\n4\n00:00:09.000 --> 00:00:11.000\nEn druk.\n"
    )

    assert turns(zoom) == [("Anna Bos", 3.12, "Hoe gaat het met je?"), ("Piet Vos", 7.0, "Goed. En druk.")]


@pytest.mark.parametrize("form", [">> {}: {}", "({})\n{}", "[{}] {}"])
def test_other_marks_of_a_speaker_are_understood(form: str) -> None:
    said = [("Anna", "Hoe gaat het?"), ("Piet", "Goed."), ("Anna", "Mooi."), ("Piet", "Ja.")]
    cues = [
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{form.format(*each)}\n"
        for number, each in enumerate(said, 1)
    ]

    assert turns("\n".join(cues)) == [
        (name, float(number), words) for number, (name, words) in enumerate(said, 1)
    ]


def test_cues_without_speakers_are_joined_to_whole_sentences() -> None:
    said = ("en dit het einde.", "Dit is het eerste stuk van een zin")
    cues = "".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{said[n % 2]}\n\n" for n in range(1, 41))
    found = turns(cues)

    assert 1 < len(found) < 10
    assert {speaker for speaker, _, _ in found} == {""}
    assert all(words.endswith("einde.") for _, _, words in found)


def test_a_pause_ends_a_turn_of_nobody() -> None:
    assert turns("00:01.000 --> 00:02.000\nEerst dit.\n\n00:09.000 --> 00:10.000\nDan dat.\n") == [
        ("", 1.0, "Eerst dit."),
        ("", 9.0, "Dan dat."),
    ]


def test_a_dash_or_arrows_begin_another_speaker() -> None:
    found = turns("00:01.000 --> 00:02.000\n- Hoe gaat het?\n- Goed.\n\n00:03.000 --> 00:04.000\n>> Mooi.\n")

    assert [words for _, _, words in found] == ["Hoe gaat het?", "Goed.", "Mooi."]


def test_notes_styles_and_headers_are_no_words() -> None:
    captions = (
        "WEBVTT - Gesprek\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE niet voor lezers\n\n"
        "00:01.000 --> 00:02.000 align:start position:0%\nJa.\n\nNOTE\nook niet\n\n"
        "00:02.000 --> 00:03.000\nNee.\n"
    )

    assert [words for _, _, words in turns(captions)] == ["Ja. Nee."]


def test_captions_that_roll_up_say_each_line_once() -> None:
    lines = [f"dit is regel {number}" for number in range(8)]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n{lines[n]}\n<c>{lines[n + 1]}</c>\n" for n in range(7)]

    assert " ".join(words for _, _, words in turns("WEBVTT\n\n" + "\n".join(cues))) == " ".join(lines)


def test_a_sentence_with_a_colon_in_captions_is_no_speaker() -> None:
    assert turns(
        "1\n00:00:01,000 --> 00:00:02,000\nKortom: het werkt.\n\n2\n00:00:02,000 --> 00:00:03,000\nJa.\n"
    ) == [("", 1.0, "Kortom: het werkt. Ja.")]


def test_windows_line_ends_and_missing_blank_lines_are_read() -> None:
    captions = "1\r\n00:00:01,000 --> 00:00:02,000\r\nJa.\r\n2\r\n00:00:08,000 --> 00:00:09,000\r\nNee.\r\n"

    assert [words for _, _, words in turns(captions)] == ["Ja.", "Nee."]


def test_a_file_without_cues_is_refused() -> None:
    with pytest.raises(MaterialError, match="holds no captions"):
        read_captions(b"WEBVTT\n\nniets\n", "a.vtt")
