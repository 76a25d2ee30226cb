"""Speakers' labels in the gutter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qual.tui.labels import short_labels


def test_shared_titles_go_first() -> None:
    found = short_labels(["De heer Bos (AB)", "De heer Vis (CD)", "Mevrouw Lam", "Ik"], 10, cell_len)

    assert list(found.values()) == ["Bos (AB)", "Vis (CD)", "Mevrouw L…", "Ik"]


def test_a_number_at_the_end_stays() -> None:
    assert list(short_labels(["Arbeidsdeskundige 1", "Arbeidsdeskundige 12"], 7, cell_len).values()) == [
        "Arbei…1",
        "Arbe…12",
    ]


@given(st.lists(st.text(max_size=12), max_size=5), st.integers(1, 8))
def test_no_label_is_wider_than_its_room(speakers: list[str], room: int) -> None:
    assert all(cell_len(label) <= room for label in short_labels(speakers, room, cell_len).values())
