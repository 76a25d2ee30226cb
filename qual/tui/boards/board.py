"""A board: rows in columns, one of them marked, and lines that tell more of it; no terminal is known here.

Boards take keys as the coding screen does, one after the other, and give what must happen outside: another
board on top, the coding screen at a place, or leaving. Changes of the study are made at once, by actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from qual.actions.study import Study
from qual.actions.undo import Taken, large_change, redo, undo
from qual.core.fuzzy import match
from qual.core.graphemes import Split
from qual.core.suggestion import Learnt
from qual.core.words import say
from qual.errors import QualError
from qual.tui.boards import asking
from qual.tui.entry import Chooser, Entry
from qual.tui.keymap import command_for, is_prefix, key_name, say_keys


class Column(NamedTuple):
    """A column: its head, the least of its width, whether it takes the room that is left, where it stands.

    `most` is the width up to which it grows; `code` gives its head the tag of a code.
    """

    head: str
    width: int
    grows: bool = False
    right: bool = False
    most: int = 0
    code: str = ""


class Cell(NamedTuple):
    """What stands in a column of a row; `code` gives it the bar and tag of a code before its text."""

    text: str
    code: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row: its cells, what it stands for, and whether it is dimmed.

    `also` is what a filter looks in besides the cells.
    """

    key: str
    cells: tuple[Cell | str, ...]
    dim: bool = False
    also: str = ""

    @property
    def text(self) -> str:
        """What a filter looks in."""
        return " ".join((*(each if isinstance(each, str) else each.text for each in self.cells), self.also))


class Line(NamedTuple):
    """A line of the detail: its text and what it is: text, head, dim, quote, trouble or here."""

    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class GoTo:
    """Show the coding screen, at a place of a transcript where one is named; selected where it has an end."""

    transcript: str = ""
    offset: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """Show another board on top."""

    board: Board


@dataclass(frozen=True, slots=True)
class Close:
    """Go back to what was shown before."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the program."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Take the next colour scheme."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Show the list of everything that can be opened or done, on top."""


@dataclass(frozen=True, slots=True)
class Do:
    """Go back to the text and carry out a command of the coding screen."""

    command: str


@dataclass(frozen=True, slots=True)
class Press:
    """Let the board that is shown then do a command of its own."""

    command: str


@dataclass(frozen=True, slots=True)
class Work:
    """Let the learner's process work something out, about a transcript or a code; it comes back later.

    `kind` is "suggest", "second-look" or "cues"; boards that `await` it get what was found.
    """

    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Learn:
    """Let the learner learn anew from what the study holds now."""


@dataclass(frozen=True, slots=True)
class WriteThemes:
    """Write the theme chapter beside the screen to a file of the study's folder, for inside or for all."""

    file: str
    is_public: bool


Asked = tuple[GoTo | Push | Close | Leave | Colours | Commands | Do | Press | Work | Learn | WriteThemes, ...]
Command = Callable[[Any], "Asked | None"]
"""What a key does on a board of its own kind."""


@dataclass(slots=True)
class Question:
    """Something that a person must say: a text, one of several, or yes or no; `then` gets the answer.

    A text `is_long` where it may have several lines, and stands `with_detail` where the detail is read while
    it is written.
    """

    prompt: str
    then: Callable[[str], Asked | None]
    entry: Entry | None = None
    chooser: Chooser | None = None
    is_long: bool = False
    with_detail: bool = False
    before: str = ""
    is_yes_or_no: bool = False


class Tab(NamedTuple):
    """One of several boards that stand beside each other: its key, its name, whether it is shown."""

    key: str
    name: str
    is_shown: bool


class Drawn(NamedTuple):
    """Where the list was drawn last: its first line, its rows, its width, and which columns how wide."""

    first: int
    rows: int
    width: int
    columns: tuple[int, ...]
    widths: tuple[int, ...]


@dataclass(slots=True)
class State:
    """Where a board is: the marked row and cell, the first row and column shown, what is filtered by."""

    marked: int = 0
    top: int = 0
    column: int = 0
    left: int = 0
    filter: str = ""
    detail_top: int = 0
    chosen: set[str] = field(default_factory=set)


class Board:
    """A screen beside the coding screen; each kind has a `mode` in the key map and commands of its own."""

    mode: ClassVar[str] = "board"
    awaits: ClassVar[str] = ""
    """What it waits for from the learner's process; empty for nothing."""
    footer_lines: ClassVar[int] = 1
    """How many lines its keys may take in the footer."""
    commands: ClassVar[dict[str, Command]] = {}

    def __init__(self, study: Study, split: Split) -> None:
        self.study = study
        self.split = split
        self.state = State()
        self.notice = ""
        self.is_trouble = False
        self.question: Question | None = None
        self.pending = ""
        self.was_sure = False
        """Whether yes was said by the key before: an Enter after it belongs to the answer."""
        self.changed = False
        self.drawn: Drawn | None = None
        self.dropped: dict[str, str] = {}
        self.rows: list[BoardRow] = []
        self.read()

    # What each kind says

    @property
    def title(self) -> str:
        """What the board is, at the left of the title."""
        return ""

    @property
    def facts(self) -> str:
        """What is worth knowing of all of it, at the right of the title."""
        return ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        return (Column("", 10, grows=True),)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The boards that this one stands beside."""
        return ()

    def load(self) -> None:
        """Take from the study what the rows are made of, where that is worth keeping."""

    def all_rows(self) -> list[BoardRow]:
        """Every row, of what was loaded or read from the study."""
        return []

    def detail(self, width: int) -> list[Line]:
        """What is told of the marked row, in lines of a width."""
        del width
        return []

    @property
    def empty(self) -> str:
        """What stands where there are no rows."""
        return say("board.empty")

    def take(self, found: dict[str, Any]) -> None:
        """Take what the learner's process found."""

    def take_learnt(self, learnt: Learnt) -> None:
        """Take what the learner knows now."""

    # Rows and columns

    def read(self) -> None:
        """Take everything anew from the study, the same row marked."""
        self.load()
        self.list_rows()

    def list_rows(self) -> None:
        """Make the rows anew of what was loaded, the same row marked."""
        key = self.key
        words = self.state.filter
        rows = self.all_rows()
        self.rows = [each for each in rows if not words or self.fits(words, each)]
        self.total = len(rows)
        places = {each.key: at for at, each in enumerate(self.rows)}
        self.state.marked = places.get(key, min(self.state.marked, max(0, len(self.rows) - 1)))
        self.state.chosen &= {each.key for each in rows}
        if self.key != key:
            self.state.detail_top = 0

    def fits(self, words: str, row: BoardRow) -> bool:
        """Whether a row is shown where these words are filtered by: its letters stand in it in this order."""
        return match(words, row.text) is not None

    @property
    def row(self) -> BoardRow | None:
        """The marked row."""
        return self.rows[self.state.marked] if self.state.marked < len(self.rows) else None

    @property
    def key(self) -> str:
        """What the marked row stands for; empty where there is none."""
        return self.row.key if self.row else ""

    def mark(self, at: int) -> None:
        """Mark another row."""
        self.state.marked = min(max(at, 0), max(0, len(self.rows) - 1))
        self.state.detail_top = 0

    def reveal(self, height: int) -> None:
        """Scroll so that the marked row can be seen among so many."""
        state = self.state
        state.top = min(max(state.top, state.marked - height + 1), state.marked)
        state.top = max(0, min(state.top, len(self.rows) - height))

    def shown(self, room: int) -> tuple[int, ...]:
        """Which columns are drawn in so much room."""
        del room
        return tuple(range(len(self.columns)))

    @property
    def marked_column(self) -> int:
        """The column of the marked cell; -1 where whole rows are marked."""
        return -1

    @property
    def least_width(self) -> int:
        """The width that the list needs to stand beside the detail."""
        return 0

    @property
    def detail_share(self) -> float:
        """The share of the lines that the detail has at least, where it stands under the list."""
        return 0.4

    def told(self, text: str, *, trouble: bool = False) -> None:
        """Say something until the next key."""
        self.notice, self.is_trouble = text, trouble

    # Keys

    @property
    def key_mode(self) -> str:
        """The mode whose keys work now."""
        if self.question is None:
            return self.mode
        if self.question.is_yes_or_no:
            return "sure"
        return "board-choose" if self.question.chooser else "board-entry"

    def press(self, key: str, character: str | None = None) -> Asked:
        """Take a key; gives what is asked of the world outside. What is refused is told."""
        return self._guarded(lambda: self._press(key, character))

    def do(self, command: str) -> Asked:
        """Carry out a command by its name, as its key would."""
        return self._guarded(lambda: self._do(command))

    def _guarded(self, work: Callable[[], Asked]) -> Asked:
        self.told("")
        try:
            return work()
        except QualError as error:
            self.told(str(error), trouble=True)
            self.read()
            return ()

    def _press(self, key: str, character: str | None) -> Asked:
        name = key_name(key, character)
        mode = self.key_mode
        was_sure, self.was_sure = self.was_sure, False
        if was_sure and name == "enter" and self.question is None:
            return ()
        if self.pending:
            together, self.pending = f"{self.pending} {name}", ""
            name = together if command_for(mode, together) else name
        elif is_prefix(mode, name):
            self.pending = name
            return ()
        command = command_for(mode, name)
        if self.question is not None:
            if command == "quit":
                asking.keep(self)
                return (Leave(),)
            return asking.answer(self, command, character)
        return self._do(command)

    def _do(self, command: str | None) -> Asked:
        own = self.commands.get(command) or COMMON.get(command) if command else None
        return (own(self) or ()) if own else ()

    def write(self, characters: str) -> None:
        """Take pasted text where text is typed."""
        asking.write(self, characters)

    # Asking

    def ask(
        self,
        prompt: str,
        then: Callable[[str], Asked | None],
        text: str = "",
        *,
        long: bool = False,
        with_detail: bool = False,
    ) -> None:
        """Ask for a text; a long one that was typed and left before stands there again."""
        entry = Entry(self.split, self.dropped.pop(prompt, text) if long else text)
        self.question = Question(prompt, then, entry, is_long=long, with_detail=with_detail, before=text)

    def choose(
        self, prompt: str, options: Sequence[str], then: Callable[[int], Asked | None], marked: int = 0
    ) -> None:
        """Ask for one of several, found by typing."""
        self.question = Question(
            prompt, lambda answer: then(int(answer)), chooser=Chooser(self.split, options, marked)
        )

    def confirm(self, prompt: str, then: Callable[[], Asked | None]) -> None:
        """Ask for yes before something is done."""
        asked = say_keys("board.yes", question=prompt)
        self.question = Question(asked, lambda _: then(), Entry(self.split), is_yes_or_no=True)

    # By mouse

    def click(self, at: int, *, again: bool = False, column: int = -1) -> Asked:
        """Mark the row under the pointer; a second click opens it."""
        del column
        if self.question and self.question.chooser:
            self.question.chooser.marked = min(at, max(0, len(self.question.chooser.rows) - 1))
            return asking.answer(self, "choose", None)
        if not 0 <= at < len(self.rows):
            return ()
        was = self.state.marked
        self.mark(at)
        if again or was == at:
            opened = self.commands.get("board-open")
            return (opened(self) or ()) if opened else ()
        return ()

    # What every board can

    def _move(self, by: int) -> None:
        self.mark(self.state.marked + by)

    def _filter(self) -> None:
        def narrowed(text: str) -> None:
            self.state.filter = text.strip()
            self.list_rows()

        self.ask(say("board.filter"), narrowed, self.state.filter)

    def _clear(self) -> Asked | None:
        if self.state.filter or self.state.chosen:
            self.state.filter = ""
            self.state.chosen.clear()
            self.list_rows()
            return None
        return (Close(),)

    def _take(self) -> None:
        if self.key:
            self.state.chosen ^= {self.key}
            self._move(1)

    def _undo(self) -> Asked | None:
        return self._unless_large(None, lambda: self._taken(undo(self.study), "screen.nothing_undone"))

    def _redo(self) -> Asked | None:
        return self._taken(redo(self.study), "screen.nothing_redone")

    def _unless_large(self, number: int | None, take: Callable[[], Asked | None]) -> Asked | None:
        """Take a change back, the last one or the one of a number; a very large one after a question."""
        large = large_change(self.study, number)
        if not large:
            return take()
        self.confirm(say("screen.take_back", deed=large), take)
        return None

    def _taken(self, taken: Taken | None, otherwise: str) -> Asked | None:
        """Show the study as it is after a change was taken back or repeated, and say which."""
        self.changed = True
        self.read()
        self.told(taken.sentence if taken else say(otherwise))
        return self.after_undo() if taken else None

    def after_change(self) -> Asked:
        """What is asked for after the study was changed on a board that lay on this one."""
        return ()

    def after_undo(self) -> Asked | None:
        """What is asked for after a change was taken back or repeated."""

    def _help(self) -> Asked:
        from qual.tui.boards.help import HelpBoard

        return (Push(HelpBoard(self.study, self.split, self.mode)),)

    def scroll_detail(self, by: int) -> None:
        """Read on in the detail, or back."""
        self.state.detail_top = max(0, self.state.detail_top + by)


COMMON: dict[str, Command] = {
    "board-down": lambda board: board._move(1),
    "board-up": lambda board: board._move(-1),
    "board-page-down": lambda board: board._move(15),
    "board-page-up": lambda board: board._move(-15),
    "board-top": lambda board: board.mark(0),
    "board-bottom": lambda board: board.mark(len(board.rows) - 1),
    "board-detail-down": lambda board: board.scroll_detail(5),
    "board-detail-up": lambda board: board.scroll_detail(-5),
    "board-filter": Board._filter,
    "board-close": Board._clear,
    "board-take": Board._take,
    "undo": Board._undo,
    "redo": Board._redo,
    "help": Board._help,
    "colours": lambda _: (Colours(),),
    "commands": lambda _: (Commands(),),
    "quit": lambda _: (Leave(),),
}
