"""The codebook: codes in their tree with their use, edited in place."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.code_passages import create_code, read_codebook
from qual.actions.edit_codebook import (
    edit_code,
    merge_codes,
    nest_code,
    retire_code,
    shift_code,
    split_code,
)
from qual.actions.load_codebook import Use, save_codebook_file, use_of_codes
from qual.actions.mark_passages import memo_on, write_memo_on
from qual.actions.show_passages import passages
from qual.core.codebook import Code
from qual.core.numbers import natural
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, Line, Push
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.who import WhoBoard
from qual.tui.keymap import say_keys
from qual.tui.marks import COLOURS

SORTS = ("tree", "use", "name")
_PEOPLE = 3
"""The column of the number of respondents."""

_TEXTS = ("definition", "include", "exclude")
_LISTS = ("examples", "cues")


class CodesBoard(Board):
    """The codebook in use."""

    mode: ClassVar[str] = "codebook"
    sort = SORTS[0]

    @property
    def title(self) -> str:
        """What it is, and how it is sorted."""
        return f"{say('board.codebook')}  {say('board.sort', by=say(f'board.sort.{self.sort}'))}"

    @property
    def facts(self) -> str:
        """How many codes there are, and retired ones."""
        retired = sum(code.is_retired for code in self._codebook)
        return say("board.codebook.facts", codes=len(self._codebook) - retired, retired=retired)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The code, its digit, its codings and respondents."""
        return (
            Column(say("board.column.code"), 16, grows=True),
            Column(say("board.column.key"), 3),
            Column(say("board.column.codings"), 8, right=True),
            Column(say("board.column.respondents"), 6, right=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every code."""
        self._codebook = read_codebook(self.study)
        self._uses = use_of_codes(self.study)
        codes = list(self._codebook)
        if self.sort == "use":
            codes.sort(key=lambda code: -self._use(code).respondents)
        elif self.sort == "name":
            codes.sort(key=lambda code: code.name.casefold())
        return [self._code_row(code) for code in codes]

    def _use(self, code: Code) -> Use:
        return self._uses.get(code.id, Use(0, 0))

    def _code_row(self, code: Code) -> BoardRow:
        use = self._use(code)
        indent = "  " * self._codebook.depth(code.id) if self.sort == "tree" else ""
        name = f"{code.name} ({say('board.retired')})" if code.is_retired else code.name
        cells = (
            Cell(indent + name, code.id),
            code.key,
            str(use.mentions or ""),
            str(use.respondents or ""),
        )
        return BoardRow(code.id, cells, dim=code.is_retired)

    @property
    def code(self) -> Code | None:
        """The marked code."""
        return self._codebook.get(self.key)

    def detail(self, width: int) -> list[Line]:
        """All that the codebook says of the code."""
        code = self.code
        if code is None:
            return []
        use = self._use(code)
        lines = [Line(code.name, "head")]
        told = [code.id, *([say("board.digit", digit=code.key)] if code.key else []), code.colour]
        lines.append(Line(" · ".join(each for each in told if each), "dim"))
        counted = number_of("codings", use.mentions), number_of("respondents", use.respondents)
        lines.append(Line(say("board.use", mentions=counted[0], respondents=counted[1]), "dim"))
        for name in _TEXTS:
            lines += _told(say(f"board.field.{name}"), getattr(code, name), width)
        for name in _LISTS:
            values = getattr(code, name)
            quoted = [f"“{each}”" if name == "examples" else each for each in values]
            lines += _told(say(f"board.field.{name}"), "\n".join(quoted), width)
        if code.replaces:
            lines += _told(say("board.field.replaces"), ", ".join(code.replaces), width)
        lines += _told(say("board.memo"), memo_on(self.study, "code", code.id), width)
        return lines

    def _done(self, sentence: str, **values: str) -> None:
        self.changed = True
        self.read()
        self.told(say_keys(sentence, **values))

    def _new(self) -> None:
        parent = self.code.id if self.code and not self.code.parent else self.code.parent if self.code else ""

        def made(text: str) -> None:
            above, colon, name = text.rpartition(":")
            under = [each.id for each in self._codebook if each.name.casefold() == above.strip().casefold()]
            target = under[0] if colon and under else "" if text.startswith(":") else parent
            wanted = name.strip() if colon else text.strip()
            if not wanted:
                self.told(say("screen.no_name"), trouble=True)
                return
            code = create_code(self.study, wanted, target)
            self._done("screen.new_code", name=code.name)
            self.mark(next((at for at, row in enumerate(self.rows) if row.key == code.id), 0))

        self.ask(say("board.codebook.new"), made)

    def _rename(self) -> None:
        code = self.code
        if code is None:
            return

        def renamed(text: str) -> None:
            edit_code(self.study, code.id, name=" ".join(text.split()))
            self._done("board.codebook.renamed", name=" ".join(text.split()))

        self.ask(say("board.codebook.rename"), renamed, code.name)

    def _edit(self) -> None:
        code = self.code
        if code is None:
            return
        names = (*_TEXTS, *_LISTS, "tag")

        def edit(at: int) -> None:
            name = names[at]
            value = getattr(code, name)
            text = "\n".join(value) if isinstance(value, tuple) else value

            def written(typed: str) -> None:
                lines = tuple(line.strip() for line in typed.split("\n") if line.strip())
                new = lines if name in _LISTS else typed.strip()[:2] if name == "tag" else typed.strip()
                edit_code(self.study, code.id, **{name: new})
                self._done("board.codebook.edited", name=say(f"board.field.{name}"))

            hint = "board.codebook.edit_list" if name in _LISTS else "board.codebook.edit_text"
            self.ask(say(hint, name=say(f"board.field.{name}")), written, text, long=name != "tag")

        self.choose(say("board.codebook.edit"), [say(f"board.field.{name}") for name in names], edit)

    def _others(self, code: Code) -> list[Code]:
        family = set(self._codebook.below(code.id))
        return [each for each in self._codebook if each.id not in family]

    def _path(self, code: Code) -> str:
        names = [code.name]
        while code.parent:
            code = self._codebook[code.parent]
            names.append(code.name)
        return " ‹ ".join(names)

    def _nest(self) -> None:
        code = self.code
        if code is None:
            return
        others = self._others(code)

        def nested(at: int) -> None:
            nest_code(self.study, code.id, others[at - 1].id if at else "")
            self._done("board.codebook.nested", name=code.name)

        options = [say("board.codebook.top"), *map(self._path, others)]
        self.choose(say("board.codebook.nest", name=code.name), options, nested)

    def _up(self) -> None:
        self._shift(-1)

    def _down(self) -> None:
        self._shift(1)

    def _shift(self, by: int) -> None:
        if self.code:
            shift_code(self.study, self.code.id, by)
            self.changed = True
            self.read()

    def _merge(self) -> None:
        code = self.code
        if code is None:
            return
        others = self._others(code)

        def chosen(at: int) -> None:
            into = others[at]
            planned = merge_codes(self.study, code.id, into.id, dry_run=True)

            def merged() -> None:
                merge_codes(self.study, code.id, into.id)
                self._done("board.codebook.merged", old=code.name, new=into.name)

            self.confirm(
                say(
                    "board.codebook.merge_sure",
                    old=code.name,
                    new=into.name,
                    codings=planned.codings,
                    doubles=planned.doubles,
                ),
                merged,
            )

        self.choose(
            say("board.codebook.merge", name=code.name), [self._path(each) for each in others], chosen
        )

    def _split(self) -> Asked | None:
        return (Push(SplitBoard(self, self.code)),) if self.code else None

    def _key(self) -> None:
        code = self.code
        if code is None:
            return

        def pinned(text: str) -> None:
            digit = text.strip()
            if digit and (len(digit) != 1 or digit not in "0123456789"):
                self.told(say("board.codebook.no_digit"), trouble=True)
                return
            edit_code(self.study, code.id, key=digit)
            self._done("board.codebook.pinned", name=code.name, digit=digit or "-")

        self.ask(say("board.codebook.key", name=code.name), pinned, code.key)

    def _colour(self) -> None:
        code = self.code
        if code is None:
            return

        def coloured(at: int) -> None:
            edit_code(self.study, code.id, colour="" if at == 0 else COLOURS[at - 1])
            self._done("board.codebook.coloured", name=code.name)

        self.choose(say("board.codebook.colour"), [say("board.codebook.any_colour"), *COLOURS], coloured)

    def _retire(self) -> None:
        code = self.code
        if code is None:
            return
        retire_code(self.study, code.id, is_back=code.is_retired)
        self._done("board.codebook.back" if code.is_retired else "board.codebook.retired_now", name=code.name)

    def _memo(self) -> None:
        code = self.code
        if code is None:
            return

        def written(text: str) -> None:
            write_memo_on(self.study, "code", code.id, text)
            self._done("screen.memo_kept" if text.strip() else "screen.memo_gone")

        prompt = say("screen.entry.memo", code=code.name)
        self.ask(prompt, written, memo_on(self.study, "code", code.id), long=True)

    def _sort(self) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.read()

    def _save(self) -> None:
        found = save_codebook_file(self.study)
        self.told(say("board.codebook.saved" if found else "board.codebook.same"))

    def _open(self) -> Asked | None:
        code = self.code
        if code is None:
            return None
        return (Push(PassagesBoard(self.study, self.split, code.name, codes=self._counted(code))),)

    def _counted(self, code: Code) -> list[str]:
        """What the numbers of a code count: itself; where it is used nowhere, what stands below it."""
        return [code.id] if code.id in self._uses else self._codebook.below(code.id)

    def _people(self) -> Asked | None:
        code = self.code
        if code is None:
            return None
        found = passages(self.study, codes=self._counted(code))
        behind = [(each.respondent, each.coding.id) for each in found if each.respondent]
        people = sorted({person for person, _ in behind}, key=natural)
        return (Push(WhoBoard(self.study, self.split, code.name, people, behind)),)

    def click(self, at: int, *, again: bool = False, column: int = -1) -> Asked:
        """Mark a row; a second click opens its passages, on the number of respondents these respondents."""
        was = self.key
        asked = super().click(at, again=again)
        is_people = column == _PEOPLE and self.question is None
        return self._people() or () if is_people and (again or was == self.key) and asked else asked

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "code-people": _people,
        "code-new": _new,
        "code-rename": _rename,
        "code-edit": _edit,
        "code-nest": _nest,
        "code-up": _up,
        "code-down": _down,
        "code-merge": _merge,
        "code-split": _split,
        "code-key": _key,
        "code-colour": _colour,
        "code-retire": _retire,
        "board-memo": _memo,
        "board-sort": _sort,
        "code-save": _save,
    }


class SplitBoard(PassagesBoard):
    """The passages of a code, some of which are chosen for a new one."""

    mode: ClassVar[str] = "split"

    def __init__(self, codes: CodesBoard, code: Code) -> None:
        self._of = code
        self._codes_board = codes
        heading = say("board.split", name=code.name)
        super().__init__(codes.study, codes.split, heading, codes=(code.id,))

    def _split(self) -> None:
        chosen = sorted(each.coding.id for key in self.state.chosen for each in self._same[key])
        if not chosen:
            self.told(say_keys("board.split.none"), trouble=True)
            return

        def named(text: str) -> None:
            made = split_code(self.study, self._of.id, text, chosen)
            self.state.chosen.clear()
            self.changed = self._codes_board.changed = True
            self._codes_board.read()
            self.read()
            self.told(say("board.split.done", name=made.name, codings=len(chosen)))

        self.ask(say("board.split.name", codings=len(chosen)), named)

    commands: ClassVar[dict[str, Command]] = {**PassagesBoard.commands, "split-now": _split}


def _told(head: str, text: str, width: int) -> list[Line]:
    """A head with its text in lines; nothing where there is no text."""
    if not text:
        return []
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, max(10, width)) or [""]]
    return [Line(""), Line(head, "head"), *map(Line, lines)]
