from __future__ import annotations

from qual.core.comparable import comparable
from qual.matching.index import WordIndex
from tests.matching.corpus import OTHER, STORY, transcript


def test_a_run_of_words_is_found_wherever_it_is_said() -> None:
    index = WordIndex([STORY, OTHER])

    places = index.places(index.numbers(["bang", "voor", "de", "herkeuring"]))

    assert [index.match(int(at), int(at) + 4, 1.0).text for at in places] == ["bang voor de herkeuring"] * 2


def test_labels_and_the_space_between_two_speakers_are_not_spoken() -> None:
    index = WordIndex([STORY])

    assert not len(index.places(index.numbers(["r"])))
    assert not len(index.places(index.numbers(["maand", "en", "toen"])))


def test_a_match_names_transcript_turn_speaker_and_respondent() -> None:
    index = WordIndex([OTHER, STORY])
    (at,) = index.places(index.numbers(["toen", "ben", "ik", "gestopt"]))

    match = index.match(int(at), int(at) + 4, 1.0)

    assert (match.transcript, match.turn, match.speaker, match.respondent) == ("R01.txt", 3, "R", "R01")
    assert match.span.of(STORY.text) == match.text == "Toen ben ik gestopt"


def test_a_word_of_one_letter_before_the_question_mark_is_what_is_asked() -> None:
    text = transcript("I: Was dat goed voor u?\nR: Ja hoor. Nou”? Goed.", "R03.txt")
    index = WordIndex([text])

    assert [word for at, word in enumerate(index.said(0, 9)) if index.asks(at)] == ["u", "Nou"]


def test_unknown_words_and_an_empty_study_have_no_place() -> None:
    assert not len(WordIndex([]).places(WordIndex([]).numbers(["ja"])))
    assert not len(WordIndex([STORY]).places(WordIndex([STORY]).numbers(["nergensgezegd"])))


def test_every_word_of_the_index_stands_at_its_place_in_the_text() -> None:
    odd = transcript(
        "R: 'k Heb\u00a0 −3,5\u200b % m’n\tcafé-bezoek…R2: niet?Nee.\u00ad Ja\nI:\nR: x", "R03.txt"
    )
    index = WordIndex([STORY, odd, OTHER])

    read = 0
    for text in (STORY, odd, OTHER):
        for turn in text.turns:
            words = comparable(text.text[turn.start : turn.end])
            after = read + len(words)
            assert index.words[read:after].tolist() == index.numbers(words.tokens).tolist()
            assert index.said(read, after) == [
                text.text[turn.start + one : turn.start + other]
                for one, other in zip(words.starts, words.ends, strict=True)
            ]
            read = after
        read += 1
    assert read == len(index)
