from __future__ import annotations

import pytest

from qual.core.attribute_kinds import in_one_form


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
