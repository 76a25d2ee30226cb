"""Agreement against the worked cases of two coders on one text, and on three coders who did not read all."""

from __future__ import annotations

from typing import Any

import pytest

from qual.core.agreement import Compared, compare
from qual.core.codebook import Code
from qual.core.laid_codings import Coded, Read, Rules, count, lay
from tests.statistics.test_golden import near
from tests.statistics.test_proportions import golden


def compared(
    length: int,
    coders: dict[str, Any],
    codes: list[str],
    rules: Rules | None = None,
    places: list[tuple[int, int]] | None = None,
) -> Compared:
    """The agreement of coders' [start, end, code] on one text, which is one turn unless told otherwise."""
    rules = rules or Rules()
    places = places or [(0, length)]
    text = Read("t", 2 ** len(coders) - 1, [s for s, _ in places], [e for _, e in places], range(len(places)))
    coded = [
        Coded(f"{name}{at}", "t", each[0], each[1], each[2] if len(each) > 2 else "x", name, "manual")
        for name, own in coders.items()
        for at, each in enumerate(own)
    ]
    texts = {"t": text}
    laid = lay(coded, texts, list(coders)).laid
    listed = [(Code(code, code), 0) for code in codes]
    return compare(count(laid, texts, rules), texts, list(coders), listed, rules, {})


@pytest.mark.parametrize("name", ["A09-nvivo-percent", "A10-not-qualcoder-kappa"])
def test_golden_characters(name: str) -> None:
    case = golden(name)
    given, wanted = case["input"], case["expected"]
    found = compared(given["length"], {"A": given["A"], "B": given["B"]}, ["x"]).codes[0].measure
    values = {
        "percent_agreement": None if found.percent is None else found.percent / 100,
        "both": found.both,
        "only_a": found.first,
        "only_b": found.second,
        "neither": found.neither,
        "kappa": found.kappa,
        "agreement_coded_only": None if found.percent_coded is None else found.percent_coded / 100,
    }

    for key, value in wanted.items():
        assert near(values[key], value, case["tolerance"]), key


def test_golden_per_code_and_pooled() -> None:
    case = golden("A12-per-code-pooled")
    given, wanted, tolerance = case["input"], case["expected"], case["tolerance"]
    found = compared(given["length"], given["coders"], given["codes"])
    used = compared(given["length"], given["coders"], given["codes"][:-1])

    for row in found.codes:
        told, there = wanted["per_code"][row.code.id], row.measure
        assert [[there.both, there.first], [there.second, there.neither]] == told["table"]
        assert near(there.percent, 100 * told["percent_agreement"], tolerance)
        assert near(there.kappa, told["kappa"], tolerance)
    unused = ("kappa", "ac1", "alpha", "percent_coded")
    assert found.codes[-1].measure.reasons == dict.fromkeys(unused, "nobody")
    assert near(found.pooled.kappa, wanted["pooled_kappa"], tolerance)
    assert near(found.pooled.percent, 100 * wanted["mean_percent_agreement"], tolerance)
    assert near(used.pooled.kappa, wanted["pooled_kappa_without_unused"], tolerance)


@pytest.mark.parametrize("share", [50, 90])
def test_golden_segments(share: int) -> None:
    case = golden(f"A14-segment-overlap-{share}")
    wanted = case["expected"]
    rules = Rules("segment", overlap=case["params"]["min_overlap"])
    codes = ["motivatie", "inkomensangst", "herkeuring", "zelfoverschatting"]
    found = compared(200, case["input"]["coders"], codes, rules)
    assert found.pooled.both is not None
    assert found.pooled.first is not None
    assert found.pooled.second is not None

    assert found.pooled.both == wanted["agreeing_segments"]
    assert found.pooled.both + found.pooled.first + found.pooled.second == wanted["segments"]
    assert near(found.pooled.percent, 100 * wanted["percent_agreement"], case["tolerance"])
    assert found.pooled.kappa is None
    assert found.pooled.reasons["kappa"] == "segment"


def test_a_turn_is_coded_where_half_of_it_is_or_any_of_it_where_asked() -> None:
    places = [(0, 10), (10, 20), (20, 30)]
    coders = {"A": [[0, 5, "x"]], "B": [[0, 14, "x"]]}
    half = compared(30, coders, ["x"], Rules("turn"), places).codes[0].measure
    part = compared(30, coders, ["x"], Rules("turn", covers=0), places).codes[0].measure

    assert (half.both, half.first, half.second, half.neither) == (1, 0, 0, 2)
    assert (part.both, part.first, part.second, part.neither) == (1, 0, 1, 1)


def test_what_lies_outside_of_the_places_counts_for_nobody() -> None:
    places = [(10, 20), (40, 50)]
    found = compared(60, {"A": [[0, 45, "x"]], "B": [[15, 20, "x"]]}, ["x"], places=places).codes[0].measure

    assert (found.both, found.first, found.second, found.neither) == (5, 10, 0, 5)


def test_codings_of_one_coder_that_overlap_are_one() -> None:
    found = compared(20, {"A": [[0, 8, "x"], [4, 10, "x"]], "B": [[0, 10, "x"]]}, ["x"]).codes[0].measure

    assert (found.both, found.first, found.second) == (10, 0, 0)


def test_of_three_coders_each_counts_in_what_they_read() -> None:
    texts = {
        "one": Read("one", 0b111, [0], [10], [0]),
        "two": Read("two", 0b011, [0], [10], [0]),
    }
    own = [
        ("one", "a", 0, 4),
        ("one", "b", 0, 4),
        ("one", "c", 0, 2),
        ("two", "a", 0, 5),
        ("two", "b", 5, 10),
    ]
    coded = [Coded(str(n), t, s, e, "x", by, "manual") for n, (t, by, s, e) in enumerate(own)]
    rules = Rules()
    counts = count(lay(coded, texts, ["a", "b", "c"]).laid, texts, rules)
    found = compare(counts, texts, ["a", "b", "c"], [(Code("x", "X"), 0)], rules, {})
    row = found.codes[0].measure

    # 10 characters of three coders, 8 of them alike and 2 with one pair of three; 10 of two, all unlike.
    assert near(row.percent, 100 * (8 + 2 / 3) / 20, 1e-9)
    assert row.coded == (45.0, 45.0, 20.0)
    assert row.both is None
    assert row.reasons["tp"] == "more_coders"
    assert [(each.coders, each.transcripts) for each in found.pairs] == [
        (("a", "b"), 2),
        (("a", "c"), 1),
        (("b", "c"), 1),
    ]
    assert found.pairs[1].pooled.percent == 80
    assert [each.readers for each in found.transcripts] == [("a", "b", "c"), ("a", "b")]
