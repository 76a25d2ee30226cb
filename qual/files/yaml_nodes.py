"""YAML as nodes that know their lines, so that a mistake can be pointed at and an edit stays small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from qual.errors import MaterialError, Problem
from qual.files.source import refused

_NO_TEXT = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def compose(text: str, where: str) -> Node | None:
    """The document's top node, None where there is nothing but comments; a MaterialError with the line."""
    strange = _NO_TEXT.search(text)
    if strange:
        raise refused(
            f"{where}:{text.count(chr(10), 0, strange.start()) + 1}",
            f"holds a control character (U+{ord(strange.group()):04X})",
            "take it out",
        )
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise MaterialError([_problem(error, text, where)]) from None
    except (YAMLError, ValueError, RecursionError):
        raise refused(
            where, "is no YAML that can be read", "compare with 'qual init' in an empty folder"
        ) from None
    return node


def line(node: Node) -> int:
    """The line, from 1, that a node begins on."""
    return int(node.start_mark.line) + 1


def is_nothing(node: Node) -> bool:
    """Whether the node is an empty value."""
    return isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null")


def text_of(node: Node) -> str | None:
    """The node's text as written, empty for an empty value; None where it is no text."""
    if is_nothing(node):
        return ""
    return str(node.value) if isinstance(node, ScalarNode) else None


def texts_of(node: Node) -> tuple[str, ...] | None:
    """The texts of a list, or of one text; None where it is neither."""
    if is_nothing(node):
        return ()
    if isinstance(node, ScalarNode):
        return (str(node.value),)
    if not isinstance(node, SequenceNode):
        return None
    texts = [text_of(each) for each in node.value]
    return None if None in texts else tuple(text for text in texts if text)


def pairs_of(node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
    """The names and values of a mapping, names that are no text left out."""
    return ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def _problem(error: MarkedYAMLError, text: str, where: str) -> Problem:
    """Where the file stops being YAML, and the likely reason."""
    mark = error.problem_mark or error.context_mark
    number = int(mark.line) if mark else 0
    lines = text.split("\n")
    place = f"{where}:{number + 1}"
    here = lines[number] if number < len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in str(error.problem):
        return Problem(place, "is indented with a tab", "use spaces")
    what = str(error.problem or "is no YAML")
    hint = "check the indentation and the quotation marks around this line"
    if "mapping values are not allowed" in what:
        what, hint = "has a second colon in one value", 'put the value in quotation marks: name: "a: b"'
    elif "undefined alias" in what or "expected alphabetic" in what:
        what, hint = "a value begins with *", 'put it in quotation marks: "*..."'
    elif "cannot start any token" in what:
        hint = "put the value in quotation marks"
    return Problem(place, what, hint)
