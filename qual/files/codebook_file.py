"""The codebook as people write it: `codebook/codes.yaml`, and the research questions beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from qual.core.codebook import RETIRED, Code, Codebook, ResearchQuestion
from qual.errors import MaterialError, Problem
from qual.files.whole_file import as_named, as_text, read_bytes
from qual.files.yaml_nodes import compose, is_nothing, line, pairs_of, text_of, texts_of

MOST_CODES = 5_000

TEXTS = ("id", "name", "status", "tag", "key", "colour", "definition", "include", "exclude")
LISTS = ("examples", "cues", "questions", "replaces")
_FIELDS = (*TEXTS, *LISTS, "children")
_SAME = {"color": "colour"}
_ID = re.compile(r"[\w][\w.-]*")


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A codebook as read, with the bytes it was read from; `problems` did not stop the reading."""

    path: Path
    codebook: Codebook
    data: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def sha256(self) -> str:
        """The checksum of the bytes."""
        return sha256(self.data).hexdigest()


def read_codebook(path: Path) -> CodebookFile:
    """The codebook in the file, and notices; a MaterialError that lists every mistake with its line."""
    where = as_named(path)
    data = read_bytes(path, where)
    codebook, notices = codebook_of(as_text(data, where), where)
    return CodebookFile(path, codebook, data, tuple(notices))


def codebook_of(text: str, where: str) -> tuple[Codebook, list[Problem]]:
    """The codebook that a text states, and notices; a MaterialError where it has mistakes."""
    top = compose(text, where)
    if top is None or is_nothing(top):
        return Codebook(), []
    reader = _Reader(where)
    if isinstance(top, SequenceNode):
        reader.read(top)
    else:
        reader.wrong(top, "is no list of codes", "begin every code with '- id: ...' at the left")
    if reader.problems:
        raise MaterialError(sorted(reader.problems, key=_by_line))
    return Codebook(tuple(reader.codes)), reader.notices


def read_questions(path: Path) -> list[ResearchQuestion]:
    """The research questions in the file, none where there is no file."""
    where = as_named(path)
    if not path.exists():
        return []
    top = compose(as_text(read_bytes(path, where), where), where)
    if top is None or is_nothing(top):
        return []
    problems: list[Problem] = []
    questions: dict[str, ResearchQuestion] = {}
    for item in top.value if isinstance(top, SequenceNode) else [top]:
        fields = (
            {key.value: text_of(value) for key, value in pairs_of(item)}
            if isinstance(item, MappingNode)
            else {}
        )
        name, words = fields.get("id"), fields.get("question")
        if not name or not words:
            problems.append(
                Problem(f"{where}:{line(item)}", "is no question", "write: - id: ... and question: ...")
            )
        elif name in questions:
            problems.append(Problem(f"{where}:{line(item)}", f"'{name}' stands here twice", "rename one"))
        else:
            questions[name] = ResearchQuestion(name, words.strip())
    if problems:
        raise MaterialError(problems)
    return list(questions.values())


def unknown_questions(codebook: Codebook, questions: Iterable[ResearchQuestion], where: str) -> list[Problem]:
    """Codes that name a research question nobody asked."""
    known = {question.id for question in questions}
    return [
        Problem(
            where, f"code '{code.id}' names the question '{name}', which is not there", _near(name, known)
        )
        for code in codebook
        for name in code.questions
        if name not in known
    ]


class _Reader:
    """Takes codes out of nodes, and keeps what is wrong with them."""

    def __init__(self, where: str) -> None:
        self.codes: list[Code] = []
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self._where = where
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, top: SequenceNode) -> None:
        """All codes of the document, parents before their children."""
        self._level(top, "", 0)
        known = {code.id for code in self.codes}
        for code in self.codes:
            for name in code.replaces:
                if name in known:
                    what = f"'{code.id}' replaces '{name}', which is still a code"
                    self._wrong_at(self._lines["id", code.id], what, f"remove '{name}', or do not replace it")

    def wrong(self, node: Node, what: str, hint: str) -> None:
        """Note a mistake at a node."""
        self._wrong_at(line(node), what, hint)

    def _wrong_at(self, number: int, what: str, hint: str) -> None:
        self.problems.append(Problem(f"{self._where}:{number}", what, hint))

    def _level(self, codes: SequenceNode, parent: str, depth: int) -> None:
        for item in codes.value:
            if len(self.codes) >= MOST_CODES or depth > 50:
                self.wrong(
                    item, f"is one code too many or too deep ({MOST_CODES} codes)", "split the codebook"
                )
                return
            if isinstance(item, MappingNode):
                self._code(item, parent, depth)
            else:
                self.wrong(item, "is no code", "write: - id: ... and under it name: ...")

    def _code(self, node: MappingNode, parent: str, depth: int) -> None:
        values = self._values(node)
        texts = {name: self._text(name, values[name]) for name in TEXTS if name in values}
        lists = {name: self._list(name, values[name]) for name in LISTS if name in values}
        identity = texts.get("id", "")
        if not identity:
            self.wrong(node, "the code has no id", "give it a short name that never changes: id: ...")
        elif not _ID.fullmatch(identity):
            self.wrong(values["id"], f"'{identity}' is no id", "letters, digits, - _ and . without spaces")
        if not texts.get("name"):
            self.wrong(node, f"the code '{identity}' has no name", "write what people read: name: ...")
        key = texts.get("key", "")
        if key and not (key.isascii() and key.isdigit() and len(key) == 1):
            self.wrong(values["key"], f"the key '{key}' is no digit", "use 0 to 9")
        if texts.get("status", "") not in ("", RETIRED):
            self.wrong(values["status"], "status is not 'retired'", "take it out, or write: status: retired")
        is_first = ("id", identity) not in self._lines
        self._once("id", identity, node)
        self._once("tag", texts.get("tag", ""), node)
        self._once("key", key, node)
        for replaced in lists.get("replaces", ()):
            self._once("replaces", replaced, node)
        if identity and is_first:
            self.codes.append(
                Code(
                    id=identity,
                    name=texts.get("name", ""),
                    parent=parent,
                    definition=texts.get("definition", ""),
                    include=texts.get("include", ""),
                    exclude=texts.get("exclude", ""),
                    examples=lists.get("examples", ()),
                    cues=lists.get("cues", ()),
                    colour=texts.get("colour", ""),
                    tag=texts.get("tag", ""),
                    key=key,
                    questions=lists.get("questions", ()),
                    replaces=lists.get("replaces", ()),
                    status=texts.get("status", ""),
                )
            )
        children = values.get("children")
        if isinstance(children, SequenceNode):
            self._level(children, identity, depth + 1)
        elif children is not None and not is_nothing(children):
            self.wrong(
                children, "children is no list of codes", "write every child with '- id: ...' under it"
            )

    def _values(self, node: MappingNode) -> dict[str, Node]:
        """The code's fields, with a word about those nobody knows or that stand there twice."""
        values: dict[str, Node] = {}
        for key, value in pairs_of(node):
            name = _SAME.get(key.value, key.value)
            if name in values:
                self.wrong(key, f"'{key.value}' stands in this code twice", "take one out")
            elif name in _FIELDS:
                values[name] = value
            else:
                place = f"{self._where}:{line(key)}"
                self.notices.append(
                    Problem(place, f"'{key.value}' is not a field of a code", _near(name, _FIELDS))
                )
        return values

    def _text(self, name: str, node: Node) -> str:
        text = text_of(node)
        if text is None:
            self.wrong(node, f"{name} is not one text", 'put the text in quotation marks: "..."')
        return (text or "").strip()

    def _list(self, name: str, node: Node) -> tuple[str, ...]:
        texts = texts_of(node)
        if texts is None:
            self.wrong(
                node, f"{name} is no list of texts", 'write [one, two], and "..." around a text with a colon'
            )
        return tuple(text.strip() for text in texts or ())

    def _once(self, kind: str, value: str, node: Node) -> None:
        """Say where a value that must be the only one stood before."""
        before = self._lines.get((kind, value))
        self._lines.setdefault((kind, value), line(node))
        if value and before is not None:
            what = (
                f"'{value}' is taken over twice"
                if kind == "replaces"
                else f"the {kind} '{value}' is used twice"
            )
            self.wrong(node, f"{what}, first on line {before}", "change one of the two")


def _near(name: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    near = get_close_matches(name, sorted(known), 1)
    return f"did you mean '{near[0]}'?" if near else "it is passed over; take it out or correct it"


def _by_line(problem: Problem) -> tuple[int, str]:
    """A key that sorts problems by line."""
    number = problem.where.rpartition(":")[2]
    return (int(number) if number.isdigit() else 0, problem.what)
