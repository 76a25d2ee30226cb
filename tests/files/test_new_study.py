"""The files that a new study begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.errors import AlreadyThereError
from qual.files.new_study import write_new_study
from qual.files.settings import read_settings


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_study_can_be_read_at_once(tmp_path: Path, language: str) -> None:
    written = write_new_study(tmp_path / "studie", language)

    assert read_settings(tmp_path / "studie" / "codebook" / "study.toml").language == language
    assert all(path.is_file() for path in written)


def test_a_study_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "codes.yaml").write_text("- id: a\n")

    with pytest.raises(AlreadyThereError, match=r"codes\.yaml"):
        write_new_study(tmp_path, "nl")
    assert [path.name for path in tmp_path.rglob("*")] == ["codebook", "codes.yaml"]
