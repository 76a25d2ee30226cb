"""What attributions tell of a person, and whom all documents together leave alone."""

from __future__ import annotations

import pytest

from qual.core.respondent import Respondent
from qual.core.told import exposures, told_in, traits_of

SHE = traits_of(
    Respondent(
        "R07",
        "deelnemer",
        {"geslacht": "vrouw", "leeftijd": "25-35", "uitkering": "IVA", "kinderen": "2", "jobcoach": "ja"},
        {"2024": {"ladder": "4 onbetaald werk"}, "2025": {"ladder": None}},
        ("a", "b"),
    ),
    {"a": "2024", "b": "2"},
)


@pytest.mark.parametrize(
    ("attribution", "told"),
    [
        ("", set()),
        ("Deelnemer", set()),
        ("Deelneemster", {"geslacht"}),
        ("Deelnemer (vrouw, 30 jaar)", {"geslacht", "leeftijd"}),
        ("a 34-year-old woman", {"geslacht", "leeftijd"}),
        ("Deelnemer, 36 jaar", set()),
        ("Deelnemer, 25 tot 35 jaar", {"leeftijd"}),
        ("Deelnemer, 35-45", set()),
        ("Deelnemer, >25", set()),
        ("Deelnemer 2, IVA, 2024", {"uitkering", "wave 2024"}),
        ("Deelnemer, golf 2", {"wave 2"}),
        ("moeder met 2 kinderen en een jobcoach", {"geslacht", "kinderen", "jobcoach"}),
        ("Deelnemer met onbetaald werk", {"ladder 2024"}),
    ],
)
def test_words_for_a_value_tell_the_trait_and_others_do_not(attribution: str, told: set[str]) -> None:
    assert told_in(attribution, SHE) == told | ({"perspective"} if attribution else set())


@pytest.mark.parametrize("attribution", ["deelnemer (>55)", "deelnemer (60 jaar)", "a 55+ participant"])
def test_the_oldest_are_told_by_any_age_over_theirs(attribution: str) -> None:
    old = {"perspective": "d", "age": ">55"}
    assert told_in(attribution, old) == {"perspective", "age"}
    assert told_in("deelnemer (50 jaar, 55 uur)", old) == {"perspective"}


def test_two_documents_together_leave_one_where_each_leaves_three() -> None:
    sexes, ages = "vvvmmmm", "jjoojjo"
    people = {
        f"R{at}": {"perspective": "d", "sex": sex, "age": age}
        for at, (sex, age) in enumerate(zip(sexes, ages, strict=True))
    }
    one, other = {"a": ["perspective", "sex"]}, {"b": ["perspective", "age"]}

    assert exposures(people, {"R2": one}, 3) == exposures(people, {"R2": other}, 3) == []
    assert [each.people for each in exposures(people, {"R2": one})] == [3], "fewer than five by default"
    (found,) = exposures(people, {"R2": {**one, **other}, "gone": one, "R3": {"a": ["perspective"]}}, 3)
    assert found == ("R2", 1, ("age", "perspective", "sex"), ("a", "b"))
