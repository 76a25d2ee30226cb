"""How a person left the coding screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.files.screen_looks import Looks, keep_looks, read_looks


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "looks.json"
    keep_looks(path, Looks("light", "all"))

    assert read_looks(path) == Looks("light", "all")


@pytest.mark.parametrize("written", ["", "{", "[1]", '{"colours": '])
def test_what_cannot_be_read_or_written_is_as_at_first(tmp_path: Path, written: str) -> None:
    path = tmp_path / "looks.json"
    path.write_text(written, encoding="utf-8")

    assert read_looks(path) == Looks()
    assert read_looks(tmp_path / "none.json") == Looks()
    keep_looks(path / "no folder", Looks("light"))
    assert read_looks(path) == Looks()
