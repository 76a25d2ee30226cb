"""Codings by place, and their lanes in the margin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qual.core.coding import Coding, touching
from qual.core.lanes import covered, index, innermost, lanes
from qual.core.span import Span
from tests.notation import coded


def test_nested_codings_get_lanes_side_by_side() -> None:
    _, codings = coded("{werk|Ik wil {geld|weer werken} nu}. {werk|Ja}.")

    assert lanes(codings, lambda offset: 0 if offset < 23 else 1) == [0, 1, 0]


def test_codings_on_one_line_do_not_share_a_lane_though_they_do_not_touch() -> None:
    _, codings = coded("{werk|Ja}. {geld|Nee}.")

    assert lanes(codings, lambda _offset: 0) == [0, 1]


def test_what_finds_no_room_shares_the_lane_beyond() -> None:
    _, codings = coded("{werk|Ik {geld|wil {tijd|weer {rust|werken}}}}.")

    assert lanes(codings, lambda _offset: 0, 2) == [0, 1, 2, 2]


def test_the_innermost_coding_starts_last_and_ends_first() -> None:
    _, codings = coded("{werk|Ik wil {geld|weer {tijd|werken} nu}}.")

    assert innermost(codings) == next(each for each in codings if each.code == "tijd")
    assert innermost([]) is None


def test_spans_are_covered_by_a_single_character() -> None:
    _, codings = coded("Ik {werk|wil} weer.")

    assert covered(codings, [Span(0, 3), Span(5, 9), Span(6, 9)]) == 1


SPANS = st.lists(
    st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 25))
)


@given(SPANS, st.integers(1, 12))
def test_lanes_never_overlap(spans: list[Span], width: int) -> None:
    codings = index(Coding("R07", span, "werk", "anna", id=str(at)) for at, span in enumerate(spans)).codings

    drawn: set[tuple[int, int]] = set()
    for coding, lane in zip(codings, lanes(codings, lambda offset: offset // width), strict=True):
        places = {
            (lane, line) for line in range(coding.span.start // width, (coding.span.end - 1) // width + 1)
        }
        assert not places & drawn
        drawn |= places


@given(SPANS, st.integers(0, 60), st.integers(1, 25))
def test_the_index_finds_what_a_walk_over_all_codings_finds(spans: list[Span], start: int, size: int) -> None:
    codings = [Coding("R07", span, "werk", "anna", id=str(at)) for at, span in enumerate(spans)]

    assert index(codings).touching(start, start + size) == touching(codings, Span(start, start + size))


@given(SPANS, st.integers(1, 12), st.integers(1, 4))
def test_codings_that_hang_together_get_the_lanes_that_they_have_among_all(
    spans: list[Span], width: int, most: int
) -> None:
    def line_of(offset: int) -> int:
        return offset // width

    found = index(Coding("R07", span, "werk", "anna", id=str(at)) for at, span in enumerate(spans))
    among_all = lanes(found.codings, line_of, most)

    for place in range(len(found.codings)):
        group = found.hanging_together(place, line_of)
        assert place in group
        assert lanes(found.codings[group.start : group.stop], line_of, most) == [
            among_all[at] for at in group
        ]


@given(SPANS, SPANS, st.sets(st.integers(0, 40)))
def test_a_changed_index_is_the_index_of_what_is_left_and_what_came(
    before: list[Span], new: list[Span], gone: set[int]
) -> None:
    codings = [Coding("R07", span, "werk", "anna", id=str(at)) for at, span in enumerate(before)]
    came = [Coding("R07", span, "geld", "anna", id=f"new {at}") for at, span in enumerate(new)]
    left = [each for at, each in enumerate(codings) if at not in gone]

    changed = index(codings).changed([each for at, each in enumerate(codings) if at in gone], came)

    assert changed == index([*left, *came])
