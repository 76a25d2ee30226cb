"""OpenDocument texts (.odt): the paragraphs as a reader sees them."""

from __future__ import annotations

import re
from xml.parsers import expat

from qual.errors import Problem
from qual.files.archive import open_archive, read_member, refuse_locked
from qual.files.paragraphs import Paragraphs
from qual.files.source import Reading, refused

VERSION = "1"

_PREFIXES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0": short
    for long, short in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("drawing", "draw"),
        ("xsl-fo-compatible", "fo"),
        ("svg-compatible", "svg"),
    )
}
_OUT_OF_SIGHT = frozenset(
    """text:tracked-changes office:annotation text:note-citation text:ruby-text office:forms svg:title
    svg:desc table:covered-table-cell text:alphabetical-index-mark draw:object office:event-listeners
    text:sequence-decls text:variable-decls text:user-field-decls""".split()
)
_TABLE_STARTS = {
    "table:table": Paragraphs.begin_table,
    "table:table-row": Paragraphs.begin_row,
    "table:table-cell": Paragraphs.begin_cell,
}
_TABLE_ENDS = {"table:table": Paragraphs.end_table, "table:table-cell": Paragraphs.end_cell}
_PARAGRAPHS = ("text:p", "text:h")
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000


def read_open_document(data: bytes, where: str) -> Reading:
    """The paragraphs in reading order, table cells too, notes at the end.

    Insertions that are tracked are in, deletions, comments and hidden sections are out.
    """
    archive = open_archive(data, where)
    refuse_locked(archive, where)
    content = read_member(archive, "content.xml", where)
    if not content:
        raise refused(
            where, "is a zip archive but not an OpenDocument text", "save it as .odt in a word processor"
        )
    hearing = _Hearing(where)
    hearing.parse(read_member(archive, "styles.xml", where))
    hearing.parse(content)
    if not hearing.is_text:
        raise refused(where, "is an OpenDocument file but no text", "save the transcript as .odt or .docx")
    problems = []
    if hearing.hidden:
        problems.append(Problem(where, "hidden sections were left out", "unhide them if they count"))
    return hearing.paragraphs.reading(problems)


class _Hearing:
    """Hears paragraphs in the elements of a document."""

    def __init__(self, where: str) -> None:
        self.paragraphs = Paragraphs()
        self.hidden = False
        self.is_text = False
        self._where = where
        self._unseen = 0
        self._bold_styles: set[str] = set()
        self._style = ""
        self._bold: list[bool] = []
        self._notes = 0
        self._space = True
        self._in_body = False

    def parse(self, part: bytes) -> None:
        """Walk a part; refused where it declares a document type or is damaged."""
        if not part:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = lambda name, attributes: self._start(
            _short(name), {_short(key): value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda name: self._end(_short(name))
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise refused(
                self._where, "is damaged: a part of it is no XML", "open it in its own program and save it"
            ) from None

    def _doctype(self, *_: object) -> None:
        raise refused(
            self._where, "declares a document type, which no Office program writes", "do not open it"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._unseen:
            self._unseen += 1
        elif name in _OUT_OF_SIGHT:
            self._unseen = 1
        elif name == "text:section" and attributes.get("text:display") == "none":
            self._unseen, self.hidden = 1, True
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties" and self._style:
            if attributes.get("fo:font-weight", "") in ("bold", "600", "700", "800", "900"):
                self._bold_styles.add(self._style)
        elif name == "office:text":
            self._in_body = self.is_text = True
        elif not self._in_body:
            return
        elif name in _PARAGRAPHS:
            self.paragraphs.begin()
            self._bold.append(attributes.get("text:style-name", "") in self._bold_styles)
            self._space = True
        elif name == "text:span":
            style = attributes.get("text:style-name", "")
            self._bold.append(style in self._bold_styles or (bool(self._bold) and self._bold[-1]))
        elif name == "text:note":
            self._notes += 1
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            self._add(" " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1))
        elif name in ("text:tab", "text:line-break"):
            self._add("\t" if name == "text:tab" else "\n")
        elif name in _TABLE_STARTS:
            _TABLE_STARTS[name](self.paragraphs)

    def _end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif name == "style:style":
            self._style = ""
        elif not self._in_body:
            return
        elif name in _PARAGRAPHS:
            self.paragraphs.end(note=self._notes > 0)
            self._bold.pop()
            self._space = False
        elif name == "text:span":
            self._bold.pop()
        elif name == "text:note":
            self._notes -= 1
        elif name == "office:text":
            self._in_body = False
        elif name in _TABLE_ENDS:
            _TABLE_ENDS[name](self.paragraphs)

    def _words(self, words: str) -> None:
        """Characters of a paragraph, white space as OpenDocument counts it: any run is one space."""
        if self._unseen or not self._in_body or not self.paragraphs.is_open:
            return
        words = _SPACES.sub(" ", words)
        if self._space and words.startswith(" "):
            words = words[1:]
        if words:
            self._space = words.endswith(" ")
            self.paragraphs.add(words, bold=bool(self._bold) and self._bold[-1])

    def _add(self, characters: str) -> None:
        self._space = False
        self.paragraphs.add(characters, bold=bool(self._bold) and self._bold[-1])


def _short(name: str) -> str:
    """The name with the prefix that OpenDocument files commonly have."""
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES else local
