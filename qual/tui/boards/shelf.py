"""Every board by its name, and the list of everything that can be opened or done."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.people import list_respondents
from qual.actions.read_transcripts import list_transcripts
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.suggestion import Learnt
from qual.core.words import say
from qual.errors import QualError
from qual.tui.boards.board import Asked, Board, BoardRow, Close, Column, Command, Do, GoTo, Push
from qual.tui.boards.codes import CodesBoard
from qual.tui.boards.differences import DifferencesBoard
from qual.tui.boards.found import FoundBoard
from qual.tui.boards.framework import FrameworkBoard
from qual.tui.boards.history import HistoryBoard
from qual.tui.boards.learnt import LearntBoard
from qual.tui.boards.matrix import MatrixBoard
from qual.tui.boards.moves import MovesBoard
from qual.tui.boards.panel import PanelBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.people import PeopleBoard
from qual.tui.boards.questions import QuestionsBoard
from qual.tui.boards.records import BookmarksBoard, DoubtsBoard, MemosBoard
from qual.tui.boards.review import ReviewBoard
from qual.tui.boards.sample import SampleBoard
from qual.tui.boards.saturation import SaturationBoard
from qual.tui.boards.tables import TABLES, TableBoard
from qual.tui.boards.themes import ThemesBoard
from qual.tui.commands import SCREENS
from qual.tui.key_help import help_lines
from qual.tui.keymap import BINDINGS, say_keys

_BOARDS: dict[str, Callable[[Study, Split], Board]] = {
    "codebook": CodesBoard,
    "respondents": PeopleBoard,
    "found": FoundBoard,
    "history": HistoryBoard,
    "memos": MemosBoard,
    "bookmarks": BookmarksBoard,
    "doubts": DoubtsBoard,
    "differences": DifferencesBoard,
}

_TABLES: dict[str, Callable[[Study, Split, str], TableBoard]] = {
    "themes": ThemesBoard,
    "matrix": MatrixBoard,
    "framework": FrameworkBoard,
    "panel": PanelBoard,
    "moves": MovesBoard,
    "saturation": SaturationBoard,
    "questions": QuestionsBoard,
    "sample": SampleBoard,
}

UNBLIND = frozenset({"review", "learnt", "differences"})
"""The boards that are made of suggestions, or of what others coded.

The tables count one's own codings for who works blind.
"""


_BY_KEY = frozenset({say("group.move"), say("group.select")})
"""The groups of keys that are of use only as keys."""

_NOT_HERE = ("commands", "how-to-quit")


class BlindError(QualError):
    """A coder who works blind is not shown this board."""

    def __init__(self, name: str) -> None:
        super().__init__(say_keys("screen.blind_no_board", board=say(f"board.{name}")))


def board(name: str, study: Study, split: Split, transcript: str, learnt: Learnt | None = None) -> Board:
    """A board by its name; `transcript` is the one that is open, `learnt` what the learner knows by now."""
    if study.is_blind and name in UNBLIND:
        raise BlindError(name)
    if name == "review":
        return ReviewBoard(study, split, transcript)
    if name == "commands":
        return CommandsBoard(study, split, transcript, learnt)
    if name == "learnt":
        return LearntBoard(study, split, learnt)
    if name in TABLES:
        return table(name, study, split)
    made = _BOARDS[name](study, split)
    if isinstance(made, FoundBoard):
        made.begin()
    return made


def table(name: str, study: Study, split: Split, perspective: str = "") -> TableBoard:
    """A table by its name, of a perspective where one is named."""
    return _TABLES[name](study, split, perspective)


class CommandsBoard(Board):
    """Every screen, command, transcript, code and respondent, found by typing: the command palette."""

    mode: ClassVar[str] = "board-help"

    def __init__(self, study: Study, split: Split, transcript: str, learnt: Learnt | None = None) -> None:
        self._transcript = transcript
        self._learnt = learnt
        super().__init__(study, split)
        self._ask()

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.commands")

    @property
    def columns(self) -> tuple[Column, ...]:
        """One column."""
        return (Column("", 20, grows=True),)

    def all_rows(self) -> list[BoardRow]:
        """Nothing: the list that is typed in is all there is."""
        return []

    def _ask(self) -> None:
        places: list[tuple[str, Callable[[], Asked]]] = [
            (say(f"key.go-{name}"), self._to(name))
            for name in SCREENS
            if not (self.study.is_blind and name in UNBLIND)
        ]
        places += [(say(f"key.table-{name}"), self._to(name)) for name in TABLES if name not in SCREENS]
        places += [(words, _does(command)) for words, command in deeds()]
        for each in list_transcripts(self.study):
            places.append((f"{say('screen.list')}: {each.name}", _goes(each.name)))
        for code in read_codebook(self.study):
            codes = read_codebook(self.study).below(code.id)
            places.append((f"{say('board.column.code')}: {code.name}", self._passages(code.name, codes)))
        for person in list_respondents(self.study):
            label = f"{say('board.column.who')}: {person.id}"
            places.append((label, self._passages(person.id, None, (person.id,))))
        self.choose(say("board.commands"), [label for label, _ in places], lambda at: places[at][1]())

    def _to(self, name: str) -> Callable[[], Asked]:
        return lambda: (Close(), Push(board(name, self.study, self.split, self._transcript, self._learnt)))

    def _passages(
        self, name: str, codes: list[str] | None, people: tuple[str, ...] | None = None
    ) -> Callable[[], Asked]:
        return lambda: (
            Close(),
            Push(PassagesBoard(self.study, self.split, name, codes=codes, respondents=people)),
        )

    def _press(self, key: str, character: str | None) -> Asked:
        asked = super()._press(key, character)
        return asked if asked or self.question else (Close(),)

    commands: ClassVar[dict[str, Command]] = {}


def deeds() -> list[tuple[str, str]]:
    """What can be done in the text, in words with its keys, and the command for it.

    Selecting and moving is left out, as a key does it before its name is typed.
    """
    names = {each.command: f" · {each.label}" for each in BINDINGS if each.footer}
    return [
        (f"{line.help}{names.get(line.commands[0], '')} ({line.keys})", line.commands[0])
        for line in help_lines("read")
        if line.group not in _BY_KEY and not line.commands[0].startswith(("pinned-", "go-", *_NOT_HERE))
    ]


def _does(command: str) -> Callable[[], Asked]:
    return lambda: (Do(command),)


def _goes(transcript: str) -> Callable[[], Asked]:
    return lambda: (GoTo(transcript),)
