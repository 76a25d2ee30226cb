from __future__ import annotations

import pytest

from qual.core.light_edits import are_light, corrected
from qual.core.quote import Difference

KNOWN = frozenset("niemand mevrouw beginnen gesprek krijgen leidinggevende niet".split())


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("niemnad", "niemnad"),
        ("mervouw", "mervouw"),
        ("begninen", "beginnen"),
        ("gepsrek", "gesprek"),
        ("leidingevende", "leidinggevende"),
        ("gespreek", "gesprek"),
        ("neit", "neit"),
        ("huisarts", "huisarts"),
        ("leidinggevenden", "leidinggevenden"),
        ("mevouw", "mevrouw"),
        ("krijge", "krijge"),
    ],
)
def test_only_one_slip_of_typing_from_one_word_that_was_said_is_put_right(printed: str, said: str) -> None:
    expected = {"mervouw": "mevrouw"}.get(said, said)

    assert corrected([printed], KNOWN.__contains__) == (expected,)


def steps(*changes: tuple[str, str, str]) -> list[Difference]:
    return [Difference(*change) for change in changes]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("zeg maar,", ""),
        ("weet je wel", ""),
        ("eh", ""),
        ("hoor", ""),
        ("dat ik", ""),
        ("m'n", "mijn"),
        ("gonna", "going to"),
        ("zo veel", "zoveel"),
        ("in law", "inlaw"),
        ("drie", "3"),
        ("vijfentwintig procent", "25%"),
        ("emphasise the colour", "emphasize the color"),
        ("niemand", "niemnad"),
    ],
)
def test_fillers_repetitions_and_contractions_leave_alone_what_was_said(said: str, shown: str) -> None:
    kind = "replaced" if shown else "dropped"
    difference = steps(("same", "ik denk", "ik denk"), (kind, said, shown), ("same", "dat ik", "dat ik"))

    assert are_light(difference)


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("dropped", "niet", ""),
        ("dropped", "zeg maar niet", ""),
        ("added", "", "heel"),
        ("added", "", "eh"),
        ("replaced", "vaak", "soms"),
        ("replaced", "m'n", "zijn"),
        ("replaced", "not able", "notable"),
        ("replaced", "10 0", "100"),
        ("replaced", "drie", "4"),
        ("replaced", "een", "1"),
        ("replaced", "drie euro", "3%"),
        ("replaced", "four", "for"),
        ("replaced", "there", "three"),
        ("replaced", "iemand", "niemand"),
    ],
)
def test_one_real_word_more_less_or_other_is_no_light_edit(kind: str, said: str, shown: str) -> None:
    assert not are_light(steps(("same", "ik was", "ik was"), (kind, said, shown), ("same", "bang", "bang")))


def test_a_word_printed_in_two_pieces_is_one_change() -> None:
    difference = steps(
        ("same", "dat is", "dat is"),
        ("added", "", "moei"),
        ("replaced", "moeilijk", "lijk"),
        ("same", "hoor", "hoor"),
    )

    assert are_light(difference)


def test_the_same_words_are_no_edit_at_all() -> None:
    assert not are_light(steps(("same", "ik was", "ik was")))
