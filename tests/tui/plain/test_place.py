from __future__ import annotations

from qual.core.span import Span
from qual.tui.plain.place import Place
from tests.small_study import transcript

TEXT = """I: Hoe ging het? En thuis?
R1: Goed. Ik ben blij. Echt.
I: Fijn.
R1: Ja."""


def at(offset: int = 0) -> Place:
    return Place(transcript("R1.txt", TEXT, people=["R1"]), offset)


def words(place: Place) -> str:
    assert place.target is not None
    return place.target.of(TEXT)


def test_steps_go_over_the_ends_of_turns_and_stop_at_the_ends_of_the_text() -> None:
    place = at()
    assert not place.step(-1)

    seen = [words(place)]
    while place.step(1):
        seen.append(words(place))

    assert seen == ["Hoe ging het?", "En thuis?", "Goed.", "Ik ben blij.", "Echt.", "Fijn.", "Ja."]


def test_more_takes_sentences_along_and_less_lets_them_go() -> None:
    place = at(TEXT.index("Ik ben"))
    place.more()
    place.more()
    assert words(place).startswith("Ik ben blij. Echt.")
    assert words(place).endswith("Fijn.")

    place.less()
    assert words(place) == "Ik ben blij. Echt."
    place.less()
    assert words(place) == "Ik ben blij."


def test_growing_goes_from_sentence_to_turn_to_question_and_answer() -> None:
    place = at(TEXT.index("Ik ben"))
    place.grow()
    assert words(place) == "Goed. Ik ben blij. Echt."

    place.grow()
    assert words(place).startswith("Hoe ging het?")
    assert words(place).endswith("Echt.")


def test_the_next_uncoded_turn_passes_over_interviewers_and_coded_turns() -> None:
    place = at()
    coded = Span(TEXT.index("Ik ben"), TEXT.index("Ik ben") + 5)

    assert place.to_uncoded([coded])
    assert words(place) == "Ja."
    assert not place.to_uncoded([Span(0, len(TEXT))])


def test_a_text_without_words_has_no_place_to_code() -> None:
    place = Place(transcript("leeg.txt", ""), 0)

    assert place.target is None
    assert not place.step(1)
