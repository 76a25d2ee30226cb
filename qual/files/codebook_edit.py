"""Edits of a hand-written codebook that leave every other line as it is.

The file is cut into the lines of each code: what stands above it, its fields, its children. Put together
again they are the same file; a change replaces the lines of one field, a move carries a code's lines along.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from qual.core.codebook import Code, Codebook
from qual.errors import ChangedOnDiskError, MaterialError
from qual.files.codebook_file import LISTS, TEXTS, CodebookFile, codebook_of
from qual.files.whole_file import write_whole
from qual.files.yaml_nodes import compose, is_nothing, pairs_of

_WIDTH = 100
_ORDER = ("id", "name", "status", "tag", "key", "colour", "definition", "include", "exclude", *LISTS)
_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[^\W_][^\n\r\t:#\[\]{},&*!|>'\"%@`\\]*")
_NOT_TEXT = re.compile(r"(?i)true|false|yes|no|on|off|null|~|y|n|[-+.\d][-+.,:\de_xobinfa]*")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def save_codebook(file: CodebookFile, codebook: Codebook) -> CodebookFile:
    """Write the codebook over the file it was read from, comments, order of fields and line ends kept.

    Nothing is written where nothing changed. ChangedOnDiskError where the file is not what was read.
    """
    wanted = _as_read(codebook)
    now = file.path.read_bytes() if file.path.is_file() else b""
    if now != file.data:
        raise ChangedOnDiskError(file.path)
    if wanted == file.codebook and file.data:
        return file
    text = file.data.removeprefix(_BOM).decode("utf-8")
    edited = edited_text(text.replace("\r\n", "\n"), wanted)
    data = edited.replace("\n", "\r\n" if "\r\n" in text else "\n").encode()
    data = _BOM + data if file.data.startswith(_BOM) else data
    write_whole(file.path, data)
    return CodebookFile(file.path, wanted, data, file.problems)


def edited_text(text: str, wanted: Codebook) -> str:
    """The codebook's text with the wanted codes, all lines that need not change as they were.

    A MaterialError where the wanted codebook could not be read again (two codes with one key).
    """
    wanted = _as_read(wanted)
    edited = _put_together(text, wanted)
    if not _says(edited, wanted):
        above = text[: text.find("\n- ") + 1] if "\n- " in text else ""
        edited = above + "\n".join(_Writer({}, Codebook(), wanted).level("", 0)) + "\n"
    if codebook_of(edited, "codes.yaml")[0] != wanted:
        raise RuntimeError("the codebook as written does not say what was to be written")
    return edited


@dataclass
class _Piece:
    """The lines of one code; a field's lines carry its name, lines between fields none.

    `is_rigid` is a code written in braces, which is kept as it is or written anew.
    """

    code: str
    column: int
    indent: int
    above: list[str]
    fields: list[tuple[str, list[str]]] = field(default_factory=list)
    children: list[_Piece] = field(default_factory=list)
    below: list[tuple[str, list[str]]] = field(default_factory=list)
    is_rigid: bool = False

    def everything(self) -> Iterator[_Piece]:
        """The piece and all below it."""
        yield self
        for child in self.children:
            yield from child.everything()


def _says(text: str, wanted: Codebook) -> bool:
    """Whether the text states the codebook."""
    try:
        return codebook_of(text, "codes.yaml")[0] == wanted
    except MaterialError:
        return False


def _put_together(text: str, wanted: Codebook) -> str:
    """The text from the pieces of the old one and what is new."""
    old, _ = codebook_of(text, "codes.yaml") if text.strip() else (Codebook(), [])
    top = compose(text, "codes.yaml") if text.strip() else None
    lines = text.split("\n")
    if not isinstance(top, SequenceNode) or top.flow_style or not top.value:
        kept = [line for line in lines if not line.strip().startswith("[")]
        above = [*kept, ""] if kept[-1:] != [""] else kept
        return "\n".join(above + _Writer({}, old, wanted).level("", 0)).lstrip("\n") + "\n"
    splitter = _Splitter(lines)
    pieces, end = splitter.level(top, 0)
    prolog, pieces[0].above = _parted(pieces[0].above)
    _keep_headings(pieces, {code.id for code in wanted})
    by_code = {each.code: each for piece in pieces for each in piece.everything()}
    body = _Writer(by_code, old, wanted).level("", pieces[0].column)
    return "\n".join([*prolog, *body, *lines[end:]])


class _Splitter:
    """Cuts the lines of a codebook into pieces."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def level(self, codes: SequenceNode, start: int) -> tuple[list[_Piece], int]:
        """The pieces of codes on one level, whose lines begin at `start`; and the line after them."""
        pieces = []
        for item in codes.value:
            dash = self._dash(item)
            piece = self._piece(item, dash, self._lines[start:dash])
            start = self._after(item)
            pieces.append(piece)
        return pieces, start

    def _piece(self, item: MappingNode, dash: int, above: list[str]) -> _Piece:
        values = {key.value: value for key, value in pairs_of(item)}
        column = len(self._lines[dash]) - len(self._lines[dash].lstrip())
        piece = _Piece(str(values["id"].value), column, item.start_mark.column, above)
        children = values.get("children")
        nested = isinstance(children, SequenceNode) and bool(children.value)
        if item.flow_style or (nested and isinstance(children, CollectionNode) and children.flow_style):
            piece.is_rigid = True
            piece.fields.append(("", self._lines[dash : self._after(item)]))
            return piece
        at, part = dash, piece.fields
        for key, value in pairs_of(item):
            if key.start_mark.line > at:
                part.append(("", self._lines[at : key.start_mark.line]))
            after = self._after(value, key)
            if key.value == "children" and nested and isinstance(value, SequenceNode):
                piece.children, at = self.level(value, key.start_mark.line + 1)
                part.append(("children", [self._lines[key.start_mark.line]]))
                part = piece.below
            else:
                part.append((str(key.value), self._lines[key.start_mark.line : after]))
                at = after
        return piece

    def _dash(self, item: Node) -> int:
        """The line with the item's dash."""
        number = int(item.start_mark.line)
        while not self._lines[number].lstrip().startswith("-"):
            number -= 1
        return number

    def _after(self, node: Node, key: Node | None = None) -> int:
        """The line after the node's last."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._after(last[1], last[0]) if isinstance(last, tuple) else self._after(last)
        if is_nothing(node) and key is not None:
            return int(key.start_mark.line) + 1
        end = int(node.end_mark.line) + int(node.end_mark.column > 0)
        while not self._lines[end - 1].strip() and end - 1 > node.start_mark.line:
            end -= 1
        return end


class _Writer:
    """Puts the codes of the wanted codebook one under the other, from pieces where there are."""

    def __init__(self, pieces: Mapping[str, _Piece], old: Codebook, wanted: Codebook) -> None:
        self._pieces = pieces
        self._old = old
        self._wanted = wanted
        parents = [piece for piece in pieces.values() if piece.children]
        self._step = parents[0].children[0].column - parents[0].column if parents else 4
        tops = [piece for code, piece in pieces.items() if code in old and not old[code].parent]
        self._gap = [""] if any(piece.above[:1] == [""] for piece in tops[1:]) else []

    def level(self, parent: str, column: int) -> list[str]:
        """The lines of all codes under a parent."""
        return [line for code in self._wanted.children(parent) for line in self._code(code, column)]

    def _code(self, code: Code, column: int) -> list[str]:
        piece = self._pieces.get(code.id)
        if piece is not None and piece.is_rigid and self._is_same_below(code.id):
            return _shifted([*piece.above, *piece.fields[0][1]], column - piece.column)
        if piece is None or piece.is_rigid:
            above = piece.above if piece else self._gap if not code.parent else []
            given = [name for name in _ORDER if _has(code, name)]
            lines = [line for name in given for line in _written(name, getattr(code, name), 0, ())]
            lines = [*above, *_shifted(lines, column + 2)]
            lines[len(above)] = " " * column + "- " + lines[len(above)].lstrip()
            return lines + self._children(code, ["children:"], column + 2, column + self._step)
        shift = column - piece.column
        fields, below = _patched(piece, self._old[code.id], code)
        heading = next((lines for name, lines in fields if name == "children"), ["children:"])
        own = [line for name, lines in fields if name != "children" for line in lines]
        step = piece.children[0].column - piece.column if piece.children else self._step
        lines = _shifted([*piece.above, *own], shift)
        if piece.children:
            lines += self._children(code, _shifted(heading, shift), 0, column + step)
        else:
            lines += self._children(code, ["children:"], piece.indent + shift, column + step)
        return lines + _shifted([line for _, rest in below for line in rest], shift)

    def _children(self, code: Code, heading: list[str], indent: int, column: int) -> list[str]:
        """The heading and the codes under a code, nothing where there are none."""
        lines = self.level(code.id, column)
        return [*_shifted(heading, indent), *lines] if lines else []

    def _is_same_below(self, code: str) -> bool:
        """Whether the code and all codes under it are as they were."""
        if code not in self._old:
            return False
        before, after = self._old.below(code), self._wanted.below(code)
        here = replace(self._wanted[code], parent=self._old[code].parent)
        rest = all(each in self._old and self._old[each] == self._wanted[each] for each in after[1:])
        return before == after and here == self._old[code] and rest


def _patched(
    piece: _Piece, old: Code, new: Code
) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """The code's fields above and below its children, with those that changed written anew."""
    fields, below = list(piece.fields), list(piece.below)
    for name in _ORDER[1:]:
        if getattr(old, name) == getattr(new, name):
            continue
        part = next((part for part in (fields, below) if _place(part, name) is not None), None)
        if part is None:
            earlier = [at for at, (each, _) in enumerate(fields) if each in _ORDER[: _ORDER.index(name)]]
            fields.insert(
                (max(earlier) if earlier else 0) + 1,
                (name, _written(name, getattr(new, name), piece.indent, ())),
            )
            continue
        at = _place(part, name) or 0
        lines = part[at][1]
        has_dash = bool(re.match(r"\s*-\s", lines[0])) and part is fields and at == 0
        if _has(new, name) or has_dash:
            written = _written(name, getattr(new, name), piece.indent, lines)
            if has_dash:
                written[0] = lines[0][: piece.indent] + written[0][piece.indent :]
            part[at] = (part[at][0], written)
        else:
            del part[at]
    if not piece.children or not any(True for name, _ in fields if name == "children"):
        fields = [(name, lines) for name, lines in fields if name != "children"]
    return fields, below


def _place(part: list[tuple[str, list[str]]], name: str) -> int | None:
    """Where a field stands, under either spelling."""
    names = (name, "color") if name == "colour" else (name,)
    return next((at for at, (each, _) in enumerate(part) if each in names), None)


def _has(code: Code, name: str) -> bool:
    """Whether the code says anything in the field."""
    return bool(getattr(code, name))


def _written(
    name: str, value: str | tuple[str, ...], indent: int, before: tuple[str, ...] | list[str]
) -> list[str]:
    """The lines of a field, in the manner of the lines it had before."""
    space = " " * indent
    comment = _comment(before[0]) if len(before) == 1 else ""
    if isinstance(value, tuple):
        short = f"{space}{name}: [{', '.join(_scalar(each, in_list=True) for each in value)}]"
        was_block = len(before) > 1 and before[1].strip().startswith("- ")
        if (before and not was_block) or (not before and name != "examples" and len(short) <= _WIDTH):
            return [short + comment]
        return [f"{space}{name}:", *(f"{space}  - {_scalar(each)}" for each in value)]
    line = f"{space}{name}: {_scalar(value)}"
    if len(line) <= _WIDTH and "\n" not in value:
        return [line + comment]
    if (
        "\n" in value
        and not _UNSEEN.search(value.replace("\n", ""))
        and not re.search(r"^[ \t]|[ \t]$", value, re.M)
    ):
        return [f"{space}{name}: |-", *(f"{space}  {each}" if each else "" for each in value.split("\n"))]
    if re.search(r"\s\s|[^\S ]", value) or _UNSEEN.search(value):
        return [line]
    wrapped = textwrap.wrap(value, _WIDTH - 6 - indent, break_long_words=False, break_on_hyphens=False)
    return [f"{space}{name}: >-", *(f"{space}  {each}" for each in wrapped)]


def _scalar(text: str, *, in_list: bool = False) -> str:
    """A text as YAML: plain where nobody could read it otherwise, else in quotation marks."""
    plain = _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text) and not _UNSEEN.search(text)
    if plain and text == text.strip() and not (in_list and "," in text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen.group()):04x}", quoted)


def _comment(line: str) -> str:
    """The comment at the end of a field's only line."""
    found = re.search(r"(?<=[\s\w\]\"'])\s+#[^\"'\]]*$", line)
    return found.group() if found else ""


def _as_read(codebook: Codebook) -> Codebook:
    """The codebook as it comes back from a file: children below their parent, texts without outer space."""
    order = [each for theme in codebook.themes() for each in _below(codebook, theme)]
    return Codebook(tuple(_bare(code) for code in order))


def _below(codebook: Codebook, code: Code) -> Iterator[Code]:
    """The code and all codes under it, as the tree is read from top to bottom."""
    yield code
    for child in codebook.children(code.id):
        yield from _below(codebook, child)


def _bare(code: Code) -> Code:
    """The code without white space around its texts."""
    texts: dict[str, Any] = {name: getattr(code, name).strip() for name in TEXTS}
    lists: dict[str, Any] = {
        name: tuple(each.strip() for each in getattr(code, name) if each.strip()) for name in LISTS
    }
    return replace(code, **texts, **lists)


def _shifted(lines: list[str], columns: int) -> list[str]:
    """The lines moved to the right, or to the left as far as they go."""
    if columns >= 0:
        return [" " * columns + line if line.strip() else line for line in lines]
    return [line[min(-columns, len(line) - len(line.lstrip(" "))) :] for line in lines]


def _parted(above: list[str]) -> tuple[list[str], list[str]]:
    """The lines above a code: those that stand apart, and those right above it."""
    cut = max(
        (at + 1 for at, line in enumerate(above) if not line.strip() or line.startswith("---")), default=0
    )
    return above[:cut], above[cut:]


def _keep_headings(pieces: list[_Piece], wanted: set[str]) -> None:
    """Give comments that stand apart above a code that goes to the next code that stays."""
    waiting: list[str] = []
    for piece in pieces:
        if piece.code in wanted:
            piece.above = [*waiting, *piece.above]
            waiting = []
        else:
            apart, _ = _parted(piece.above)
            waiting += apart if any(line.strip() for line in apart) else []
        _keep_headings(piece.children, wanted)
