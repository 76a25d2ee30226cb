"""The theme report as Markdown."""

from __future__ import annotations

from pathlib import Path

from qual.exports.markdown import as_markdown, plain
from tests.exports.chapter import chapter

GOLDEN = Path(__file__).parent / "golden"


def test_its_content_is_as_it_was() -> None:
    assert as_markdown(chapter()).decode() == (GOLDEN / "themes.md").read_text(encoding="utf-8")


def test_words_are_never_taken_for_markup() -> None:
    assert plain("# [een] *ster* | <b> 1. zo") == "\\# \\[een\\] \\*ster\\* \\| \\<b\\> 1. zo"
    assert plain("2. punt") == "2\\. punt"
    assert plain("- streep") == "\\- streep"
