from __future__ import annotations

import pytest

from qual.core.attribute_kinds import in_one_form, taken
from qual.core.study import Attribute


@pytest.mark.parametrize(
    ("written", "kind", "kept"),
    [
        ("3,5", "number", "3.5"),
        ("1.250,75", "number", "1250.75"),
        ("42", "number", "42"),
        ("veel", "number", None),
        ("12-03-2024", "date", "2024-03-12"),
        ("2024-03-12", "date", "2024-03-12"),
        ("31-02-2024", "date", None),
        ("maart", "date", None),
        (" Noord ", "text", "Noord"),
    ],
)
def test_values_are_kept_in_one_form_or_refused(written: str, kind: str, kept: str | None) -> None:
    assert in_one_form(written, kind) == kept


@pytest.mark.parametrize(
    ("written", "state", "value"),
    [
        ("Man", "value", "man"),
        ("", "unknown", None),
        ("Weet niet", "unknown", None),
        ("nvt", "missing", None),
        ("anders", "no category", "anders"),
        ("onbekend", "value", "onbekend"),
    ],
)
def test_unknown_missing_and_a_declared_category_are_three_things(
    written: str, state: str, value: str | None
) -> None:
    sex = Attribute(
        "geslacht",
        categories=("man", "vrouw", "onbekend"),
        unknown=("weet niet", "onbekend"),
        missing=("nvt",),
    )

    assert taken(written, sex) == (state, value)


def test_a_number_that_is_none_is_said() -> None:
    assert taken("veel", Attribute("uren", kind="number")) == ("no number", "veel")
    assert taken("3,5", Attribute("uren", kind="number")) == ("value", "3.5")
