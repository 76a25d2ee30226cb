"""Zip archives (.docx, .xlsx): checked before anything in them is opened, and never extracted."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from qual.files.source import refused

MOST_MEMBERS = 10_000
LARGEST_TOTAL = 200_000_000
LARGEST_MEMBER = 100_000_000
LARGEST_RATIO = 200
_SMALL = 2_000_000
"""Members up to this size may be compressed to any degree."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How a file begins that Office encrypted, or that an old Word wrote."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "is protected with a password"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What a damaged archive makes the reader of archives raise."""


def open_archive(data: bytes, where: str) -> zipfile.ZipFile:
    """The archive in `data`; refused where it would exhaust memory or its names would escape a folder.

    So is what Office encrypted, or an old Word wrote, under the ending of such an archive.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise refused(where, _LOCKED, "save it without one")
    if data.startswith(_OLE):
        raise refused(where, "is an old Office file under a newer ending", "save it in the newer form")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE:
        raise refused(where, "is damaged or not the kind of file its ending says", "save it again") from None
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise refused(where, f"holds {len(members)} parts, more than any document", "do not open this file")
    if sum(member.file_size for member in members) > LARGEST_TOTAL:
        raise refused(where, f"unpacks to more than {LARGEST_TOTAL // 1_000_000} MB", "do not open this file")
    names = set()
    for member in members:
        _check(member, where)
        if member.filename.casefold() in names:
            raise refused(where, "holds two parts with one name", "save it again from its own program")
        names.add(member.filename.casefold())
    return archive


def read_member(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """A part's bytes, counted while read because the sizes in the header can lie; empty if absent."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return b""
    try:
        with archive.open(member) as part:
            data = part.read(LARGEST_MEMBER + 1)
    except _DAMAGE:
        raise refused(where, "is damaged", "open it in its own program and save it again") from None
    if len(data) > LARGEST_MEMBER or len(data) > member.file_size:
        raise refused(where, "holds a part larger than it says", "do not open this file")
    return data


def refuse_locked(archive: zipfile.ZipFile, where: str) -> None:
    """Refuse an OpenDocument file whose parts, or all of it in one, are encrypted."""
    manifest = read_member(archive, "META-INF/manifest.xml", where)
    if b"encryption-data" in manifest or "encrypted-package" in archive.namelist():
        raise refused(where, _LOCKED, "save it without one")


def _check(member: zipfile.ZipInfo, where: str) -> None:
    """Refuse a part that is encrypted, too strongly compressed, or named to land elsewhere."""
    name = member.filename
    if member.flag_bits & 0x1:
        raise refused(where, _LOCKED, "save it without one")
    if member.file_size > _SMALL and member.file_size > LARGEST_RATIO * max(1, member.compress_size):
        raise refused(where, "is compressed far more than a document can be", "do not open this file")
    if name.startswith("/") or "\\" in name or "\x00" in name or ":" in name or ".." in name.split("/"):
        raise refused(where, "holds a part whose name points outside it", "do not open this file")
