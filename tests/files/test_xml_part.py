"""Parts of office documents as trees."""

from __future__ import annotations

import pytest

from qual.errors import MaterialError
from qual.files import xml_part
from qual.files.xml_part import parsed

BOMB = '<!DOCTYPE a [<!ENTITY x "haha"><!ENTITY y "&x;&x;&x;&x;">]><a b="&y;">&y;</a>'


def test_a_part_is_a_tree() -> None:
    assert [child.text for child in parsed(b"<a><b>een</b><b>twee</b></a>", "a.docx")] == ["een", "twee"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str) -> None:
    with pytest.raises(MaterialError, match="document type"):
        parsed(BOMB.encode(encoding), "a.docx")


def test_a_document_type_behind_a_long_comment_is_refused() -> None:
    with pytest.raises(MaterialError, match="document type"):
        parsed(b"<!--" + b"x" * 20_000 + b"-->" + BOMB.encode(), "a.docx")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"\x00\x01", b"plain words", b"<a>&nobody;</a>"])
def test_what_is_no_xml_is_called_damaged(data: bytes) -> None:
    with pytest.raises(MaterialError, match="damaged"):
        parsed(data, "a.docx")


def test_a_part_larger_than_memory_should_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_part, "LARGEST_PART", 10)

    with pytest.raises(MaterialError, match="far more"):
        parsed(b"<a>elf letters</a>", "a.docx")
