"""Where coders disagree: what is one place, of which kind, and in which order."""

from __future__ import annotations

from qual.core.disagreement import Disagreement, disagreements, topics
from qual.core.laid_codings import Coded, Read, Rules, lay
from tests.notation import coded

CODES = ["motivatie", "geld", "angst", "spijt"]


def places(
    marked: str, rules: Rules | None = None, turns: list[tuple[int, int]] | None = None
) -> list[Disagreement]:
    text, found = coded(marked, "t.txt")
    turns = turns or [(0, len(text))]
    texts = {"t.txt": Read("t.txt", 0b11, [s for s, _ in turns], [e for _, e in turns], range(len(turns)))}
    own = [
        Coded(f"{at}", "t.txt", each.span.start, each.span.end, each.code, each.coder, "manual")
        for at, each in enumerate(found)
    ]
    laid = lay(own, texts, ["anna", "bas"]).laid
    return disagreements(laid, texts, ["anna", "bas"], CODES, rules or Rules())


def test_what_both_coded_alike_is_no_disagreement_and_a_few_words_more_neither() -> None:
    assert places("{geld|{geld@bas|Het scheelt in de portemonnee}, ja}.") == []


def test_each_kind_is_told_apart() -> None:
    (one,) = places("Ik {geld|wil meer verdienen}, echt.")
    (other,) = places("Ik {geld|{motivatie@bas|wil meer verdienen}}, echt.")
    (edges,) = places("{geld|Ik {geld@bas|wil} meer verdienen, en dat al jaren achtereen}.")

    assert (one.kind, one.coded) == ("one", {"anna": ("geld",), "bas": ()})
    assert (other.kind, other.coded) == ("other", {"anna": ("geld",), "bas": ("motivatie",)})
    assert other.about == ("motivatie", "geld")
    assert (edges.kind, edges.about) == ("edges", ("geld",))


def test_what_both_have_there_is_told_beside_what_differs() -> None:
    (found,) = places("{angst|{angst@bas|{geld|Straks raak ik alles kwijt}}}.")

    assert found.about == ("geld",)
    assert found.agreed == ("angst",)


def test_what_they_differ_on_most_comes_first_and_together() -> None:
    found = places(
        "{spijt|Aa bb}. {geld|Cc dd}. {angst|{motivatie@bas|Ee ff}}. {geld@bas|Gg hh}. {geld|Ii jj}."
    )

    assert [each.about for each in found] == [("geld",)] * 3 + [("motivatie", "angst"), ("spijt",)]
    assert [each.start for each in found[:3]] == sorted(each.start for each in found[:3])
    first = topics(found, ["anna", "bas"])[0]
    assert (first.about, first.places, first.kinds, first.by) == (
        ("geld",),
        3,
        {"one": 3},
        {"anna": 2, "bas": 1},
    )


def test_in_turns_other_words_of_one_turn_are_no_disagreement() -> None:
    marked = "{geld|Meer} {geld@bas|loon}. {angst|Bang}."
    turns = [(0, 10), (11, 16)]

    assert [each.about for each in places(marked)] == [("geld",), ("geld",), ("angst",)]
    (only,) = places(marked, Rules("turn", covers=0), turns)
    assert (only.about, only.turn, only.start, only.end) == (("angst",), 1, 11, 16)
