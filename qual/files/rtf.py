"""Rich text (.rtf): the paragraphs as a reader sees them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from qual.errors import Problem
from qual.files.source import refused

VERSION = "1"

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_WORDS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "cell": "\n",
    "nestcell": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
_SYMBOLS = {"{": "{", "}": "}", "\\": "\\", "~": "\xa0", "_": "\u2011", "\n": "\n", "\r": "\n"}
_LEFT_OUT = """
    annotation atnauthor atnid author colortbl comment company fldinst filetbl fontemb footer
    footerf footerl footerr ftncn ftnsep ftnsepc aftncn aftnsep aftnsepc header headerf headerl
    headerr info keywords listtext mmathPict nonesttables nonshppict objclass objdata objname
    operator pict pntext printim private1 revtim rxe shprslt shppict sn sp stylesheet subject sv
    tc title txe upr xe
"""
_OUT_OF_SIGHT = frozenset(_LEFT_OUT.split())
_STARRED = frozenset(("shpinst", "ud", "footnote", "shptxt"))
"""Destinations that older programs may pass over, and that hold words."""

_FONT_SETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEEPEST = 5_000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces."""

    hidden: bool = False
    skip: int = 1
    font: int = -1
    deleted: bool = False
    destination: str = ""


def read_rtf(data: bytes, where: str) -> tuple[str, list[Problem]]:
    """The paragraphs in reading order, footnotes at the end; and what a person should check.

    Deleted and hidden words, pictures, page headers and comments are left out.
    """
    if not data.startswith(b"{\\rtf"):
        raise refused(
            where, "is not an RTF document", "give it the ending of its own format, or save it again"
        )
    reader = _Reader(where)
    whole = reader.read(data.decode("latin-1"))
    problems = (
        [] if whole else [Problem(where, "ends in the middle of the document", "compare with the original")]
    )
    notes = "".join(reader.notes).strip("\n")
    text = "".join(reader.words).removesuffix("\n") + ("\n" + notes if notes else "")
    return _whole_characters(text), problems


class _Reader:
    """The words heard so far, and the state that the control words set."""

    def __init__(self, where: str) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []
        self._where = where
        self._group = _Group()
        self._outer: list[_Group] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._defining = -1
        self._default_font = -1
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False

    def read(self, text: str) -> bool:
        """Take in the whole document; False where it ends too early."""
        at = 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:
                at += 1  # a lone backslash at the end
                continue
            at = token.end()
            if token["hex"] is not None:
                self._byte(int(token["hex"], 16))
                continue
            self._flush()
            if token["brace"]:
                if not self._brace(token["brace"]):
                    return True
            elif token["word"]:
                number = int(token["number"]) if token["number"] else None
                if token["word"] == "bin":
                    at += max(0, number or 0)
                else:
                    self._control(token["word"], number)
            elif token["symbol"]:
                self._symbol(token["symbol"])
            elif token["text"]:
                skipped = min(self._to_skip, len(token["text"]))
                self._to_skip -= skipped
                self._say(self._decoded(token["text"][skipped:].encode("latin-1")))
        self._flush()
        return False

    def _brace(self, brace: str) -> bool:
        """Enter or leave a group; False where the document ends."""
        self._to_skip = 0
        self._starred = False
        if brace == "{":
            self._outer.append(self._group)
            if len(self._outer) > _DEEPEST:
                raise refused(self._where, "is damaged: its groups never close", "save it again")
        elif self._outer:
            if self._group.destination == "footnote" != self._outer[-1].destination:
                self.notes.append("\n")
            self._group = self._outer.pop()
        return bool(self._outer)

    def _control(self, word: str, number: int | None) -> None:
        """A control word."""
        if self._to_skip:
            self._to_skip -= 1
            return
        starred, self._starred = self._starred, False
        group = self._group
        if word == "fonttbl":
            self._group = replace(group, hidden=True, destination="fonttbl")
        elif group.destination == "fonttbl":
            self._font_entry(word, number)
        elif word == "ud":
            self._group = replace(group, hidden=False)
        elif word in _OUT_OF_SIGHT or (starred and word not in _STARRED):
            self._group = replace(group, hidden=True)
        elif word == "footnote":
            self._group = replace(group, destination="footnote")
        elif word == "u":
            self._say(chr((number or 0) % 0x10000))
            self._to_skip = group.skip
        elif word == "uc":
            self._group = replace(group, skip=max(0, number if number is not None else 1))
        elif word == "f":
            self._group = replace(group, font=number or 0)
        elif word == "plain":
            self._group = replace(group, deleted=False, font=self._default_font)
        elif word in ("deleted", "v"):
            self._group = replace(group, deleted=number != 0)
        elif word == "ansicpg":
            self._page = _known_codec(f"cp{number}") or self._page
        elif word in _PAGES:
            self._page = _PAGES[word]
        elif word == "deff":
            self._default_font = number or 0
        else:
            self._say(_WORDS.get(word, ""))

    def _font_entry(self, word: str, number: int | None) -> None:
        """A font's number and the character set behind it."""
        if word == "f":
            self._defining = number or 0
        elif word == "fcharset" and number in _FONT_SETS:
            self._fonts[self._defining] = _FONT_SETS[number]

    def _symbol(self, symbol: str) -> None:
        """A control symbol."""
        if symbol == "*":
            self._starred = True
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._say(_SYMBOLS.get(symbol, ""))

    def _byte(self, byte: int) -> None:
        """A byte written in hexadecimal; bytes that stand together are decoded together."""
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        """Decode the bytes that stood together."""
        if self._bytes:
            self._say(self._decoded(bytes(self._bytes)))
            self._bytes.clear()

    def _decoded(self, data: bytes) -> str:
        """The bytes in the font's character set, else the document's."""
        return data.decode(self._fonts.get(self._group.font, self._page), errors="replace")

    def _say(self, words: str) -> None:
        """Keep words that a reader sees."""
        if words and not self._group.hidden and not self._group.deleted:
            (self.notes if self._group.destination == "footnote" else self.words).append(words)


def _known_codec(name: str) -> str:
    """The name itself if Python can decode it, else nothing."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _whole_characters(text: str) -> str:
    """Characters beyond the first plane, which RTF writes as two halves, made whole; a lone half is lost."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
