"""Plain text: which encoding the bytes are in, and what looks damaged."""

from __future__ import annotations

import codecs
import re

from qual.errors import Problem
from qual.files.source import refused

VERSION = "2"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document or one with a password"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a recording"),
    (b"OggS", "a recording"),
)
_CONTROLS = [chr(n) for n in (*range(0x09), *range(0x0E, 0x20), 0x7F)]
_TWICE_ENCODED = re.compile(
    "ï»¿|[ÂÃ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|â[\u0082\u201a]¬|â[\u0080\u20ac][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)

_WINDOWS_BYTES = {
    ord(bytes([byte]).decode("cp1252", "replace")): byte
    for byte in range(0x80, 0xA0)
    if bytes([byte]).decode("cp1252", "replace") != "\ufffd"
}
"""The characters that Windows-1252 has where Latin-1 has controls, and their bytes."""


def decode(data: bytes, where: str) -> tuple[str, list[Problem]]:
    """The text of the bytes with line feeds as line ends, and what a person should check.

    A byte-order mark decides, then strict UTF-8, then UTF-16 without a mark, then Windows-1252 with a notice.
    A text that was encoded twice as a whole is repaired, with a notice; where only parts of it were, nothing
    is certain, and it is kept as it is.
    """
    for magic, name in _OTHER_FORMATS:
        if data.startswith(magic):
            raise refused(
                where, f"is not plain text but {name}", "give it its own ending, or save it as text"
            )
    text, notices = _decoded(data, where)
    twice = _twice_encoded(text)
    once = _encoded_once(text) if twice else ""
    if twice and once:
        what = f"was encoded twice ('{twice.group()}'); every character of it was repaired"
        notices.append(Problem(f"{where}:{_line(text, twice.start())}", what, "check the accents"))
        text = once
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text or sum(map(text.count, _CONTROLS)) * 100 > len(text):
        raise refused(where, "is not text but binary data", "save the transcript as text, .docx or .rtf")
    return text, [*notices, *damage(text, where)]


def _twice_encoded(text: str) -> re.Match[str] | None:
    """The first characters that look encoded twice; looked for only where one of their beginnings is."""
    return _TWICE_ENCODED.search(text) if any(each in text for each in ("ï»¿", *"ÂÃâ")) else None


def damage(text: str, where: str) -> list[Problem]:
    """Signs that characters were lost or encoded twice before the file came here."""
    problems = []
    twice = _twice_encoded(text)
    if twice:
        problems.append(
            Problem(
                f"{where}:{_line(text, twice.start())}",
                f"characters that look encoded twice, such as '{twice.group()}'",
                "save the original as UTF-8 again; the text is kept as it is",
            )
        )
    lost = text.find("\ufffd")
    if lost >= 0:
        problems.append(
            Problem(
                f"{where}:{_line(text, lost)}",
                f"{text.count(chr(0xFFFD))} characters were lost before (U+FFFD)",
                "compare with the original; the text is kept as it is",
            )
        )
    return problems


def _encoded_once(text: str) -> str:
    """The text whose UTF-8 was read as Windows-1252 and encoded again; empty where not all of it fits."""
    try:
        return text.translate(_WINDOWS_BYTES).encode("latin-1").decode("utf-8").removeprefix("\ufeff")
    except UnicodeError:
        return ""


def _decoded(data: bytes, where: str) -> tuple[str, list[Problem]]:
    """The text in the encoding that fits, and a notice where that is a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), []
            except UnicodeDecodeError:
                raise refused(
                    where, f"says it is {encoding.upper()} but is not", "save it as UTF-8"
                ) from None
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        first = error.start
    encoding = _sixteen_bits(data)
    try:
        if encoding:
            return data.decode(encoding), [_notice(where, encoding.upper())]
        line = data.count(b"\n", 0, first) + 1
        return data.decode("cp1252"), [_notice(f"{where}:{line}", "Windows-1252")]
    except UnicodeDecodeError:
        raise refused(where, "is neither UTF-8, UTF-16 nor Windows-1252 text", "save it as UTF-8") from None


def _sixteen_bits(data: bytes) -> str:
    """The UTF-16 order that the zero bytes give away; empty where there are none."""
    sample = data[:4000]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[0::2].count(0))):
        if half and zeros > 0.7 * half and not len(data) % 2:
            return encoding
    return ""


def _notice(where: str, encoding: str) -> Problem:
    """That the encoding was guessed."""
    return Problem(where, f"is not UTF-8; read as {encoding}", "check the accents, or save it as UTF-8")


def _line(text: str, offset: int) -> int:
    """The line, from 1, that the offset is on."""
    return text.count("\n", 0, offset) + 1
