"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.errors import MaterialError
from qual.files.whole_file import read_text, write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("oud")
    path.chmod(0o640)
    write_whole(path, b"nieuw")

    assert path.read_bytes() == b"nieuw"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "echt.csv").write_text("oud")
    (tmp_path / "link.csv").symlink_to("echt.csv")
    write_whole(tmp_path / "link.csv", b"nieuw")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "echt.csv").read_bytes() == b"nieuw"


def test_a_text_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"een\ntwee\xeb\n")

    with pytest.raises(MaterialError, match=r"a\.csv:2: is not UTF-8"):
        read_text(tmp_path / "a.csv", "a.csv")
