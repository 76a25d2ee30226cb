from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from qual.core.codebook import Code
from qual.suggest import Learner, Passage
from qual.suggest.passage import codes_of


def test_a_code_needs_an_id_only_and_may_come_from_a_table() -> None:
    bare: Any = [{"id": "angst", "cues": ["bang"]}, SimpleNamespace(id="geld", cues=None, examples="loon")]
    angst, geld = codes_of(bare)

    assert angst == Code("angst", "angst", cues=("bang",))
    assert geld == Code("geld", "geld", examples=("loon",))
    assert codes_of(None) == ()


@pytest.mark.parametrize("codes", [[{"name": "x"}], [Code("a", "A"), Code("a", "B")]])
def test_a_code_without_an_id_or_there_twice_is_refused(codes: Any) -> None:
    with pytest.raises(ValueError, match="code"):
        codes_of(codes)


def test_a_passage_takes_what_a_table_holds_in_place_of_words() -> None:
    empty: Any = float("nan")
    passage = Passage(3, empty, None, empty, empty, None, ["a", "b", "a"])  # type: ignore[arg-type]

    assert passage == Passage("3", None, 0, None, "", "", frozenset("ab"))
    assert Passage("t", "r", 0, "r", "x", codes="geld").codes == frozenset({"geld"})  # type: ignore[arg-type]


def test_codes_without_cues_and_passages_from_generators_are_scored() -> None:
    learner = Learner("Dutch", (code for code in [Code("angst", "Angst", cues=None)]))  # type: ignore[arg-type]
    learner.fit(Passage("t", None, at, None, f"zin {at}", None, {"angst"}) for at in range(3))  # type: ignore[arg-type]
    (score,) = learner.score(Passage("t", None, at, None, "zin") for at in range(1))

    assert 0 <= score["angst"] <= 1
