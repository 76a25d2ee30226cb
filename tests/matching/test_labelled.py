"""Words behind the name of who speaks, without marks."""

from __future__ import annotations

import pytest

from qual.core.report import ReportParagraph
from qual.matching.quotes import check_quotes
from tests.matching.corpus import OTHER, STORY


@pytest.mark.parametrize(
    ("line", "status", "speaker"),
    [
        ("R02: Ik was bang voor de herkeuring, heel bang.", "verbatim", "ok"),
        ("[R02] – De bus kwam elke dag te laat", "verbatim", "ok"),
        ("R01: De bus kwam elke dag te laat", "verbatim", "wrong_speaker"),
        ("R02: Ik heb nooit een olifant in mijn tuin gezien.", "not_found", "unverifiable"),
        ("R02: vrouw, 45 jaar, woont bij de winkel", None, ""),
        ("R02: wil weer werken, maar niet bij de bakker.", None, ""),
        ("Herkeuring: ik was bang voor de herkeuring, heel bang.", None, ""),
    ],
)
def test_a_line_that_begins_with_who_speaks_is_a_quotation(
    line: str, status: str | None, speaker: str
) -> None:
    found = check_quotes([ReportParagraph("paragraph 1", line)], [STORY, OTHER]).quotes

    assert [(one.text_status, one.attribution_status) for one in found] == (
        [(status, speaker)] if status else []
    )
