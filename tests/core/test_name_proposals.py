from __future__ import annotations

from qual.core.name_proposals import Proposal, propose
from tests.small_study import transcript

TEXT = """I: Waar woont u?
R1: Ik woon in Zuidlaren, met mijn man Gerrit. Gerrit werkte bij Veenstra Bouw. Daar was een roos.
I: En verder?
R1: Toen belde mevrouw Roos van het UWV. Op maandag. En in Nederland. Bel 06-12345678."""


def proposals(text: str = TEXT, **listed: str) -> dict[str, Proposal]:
    return {each.term.words: each for each in propose([transcript("R1.txt", text, people=["R1"])], listed)}


def test_capitals_inside_sentences_are_proposed_with_the_kind_that_the_words_before_suggest() -> None:
    found = proposals()

    assert found["Zuidlaren"].term.kind == "place"
    assert found["Veenstra Bouw"].term.kind == "employer"
    assert found["Gerrit"].term.kind == "name"
    assert found["06-12345678"].sure
    assert not found["Gerrit"].sure


def test_words_that_always_have_a_capital_and_starts_of_sentences_are_not() -> None:
    assert not {"Ik", "UWV", "Nederland", "Toen", "Daar", "Op", "Bel"} & set(proposals())


def test_a_name_that_is_also_a_word_stays_out_unless_a_person_lists_it_and_then_counts_capitals() -> None:
    assert "Roos" not in proposals()

    found = proposals(Roos="name")["Roos"]

    assert found.term.as_written
    assert (found.how, found.sure) == ("list", True)


def test_at_the_start_of_a_sentence_only_what_is_no_word_is_proposed() -> None:
    text = "R1: In Haren woont hij. Joukje zei het. Natuurlijk niet."
    words = frozenset({"natuurlijk", "in"})
    found = propose([transcript("R1.txt", text, people=["R1"])], is_word=words.__contains__)

    assert {each.term.words: each.term.kind for each in found} == {"Haren": "place", "Joukje": "name"}


def test_labels_that_read_like_names_are_proposed_and_ids_are_not() -> None:
    text = "I: Hoe?\nMarieke: Goed.\nR12: Ook."
    found = propose([transcript("x.txt", text, people=["Marieke", "R12"])])

    assert [each.term.words for each in found] == ["Marieke"]


def test_a_place_on_a_persons_list_is_found_with_either_apostrophe() -> None:
    found = proposals("I: Waar?\nR1: Ik woon in ’s-Hertogenbosch.", **{"'s-Hertogenbosch": "place"})

    assert [each.how for each in found.values()] == ["list"]
