"""The reverse list: codings that look odd beside the others, and twins that were coded differently."""

from __future__ import annotations

import textwrap
from typing import Any, ClassVar, NamedTuple

from qual.actions.code_passages import read_codebook
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line
from qual.tui.keymap import say_keys


class _Place(NamedTuple):
    transcript: str
    respondent: str | None
    turn: int
    start: int
    text: str

    @property
    def who(self) -> str:
        """Who said it, else in which transcript it stands."""
        return self.respondent or self.transcript

    @property
    def where(self) -> str:
        """Transcript, respondent and turn, as people read them."""
        told = (self.transcript, self.respondent, say("board.second_look.turn", turn=turn_number(self.turn)))
        return ", ".join(each for each in told if each)


class _Odd(NamedTuple):
    """A coding to look at: how likely it is, or how alike the other passage that has not its code."""

    code: str
    place: _Place
    figure: float
    other: _Place | None = None
    by: str = ""
    not_by: str = ""


class SecondLookBoard(Board):
    """A row per coding that deserves a look; Enter goes to the passage, nothing is changed here."""

    mode: ClassVar[str] = "second-look"
    awaits: ClassVar[str] = "second-look"

    def __init__(self, study: Study, split: Split) -> None:
        self._found: list[_Odd] | None = None
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.second_look")

    @property
    def facts(self) -> str:
        """How many of each kind."""
        if self._found is None:
            return say("board.second_look.waiting")
        twins = sum(each.other is not None for each in self._found)
        return say("board.second_look.facts", unlikely=len(self._found) - twins, twins=twins)

    @property
    def empty(self) -> str:
        """What stands where there is nothing (yet)."""
        return say("board.second_look.waiting" if self._found is None else "board.second_look.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is odd, which code, the words."""
        return (
            Column(say("board.second_look.kind"), 8),
            Column(say("board.column.code"), 5),
            Column(say("board.column.who"), 7),
            Column(say("board.column.turn"), 4, right=True),
            Column(say("board.column.words"), 20, grows=True),
        )

    def take(self, found: dict[str, Any]) -> None:
        """Show what was found."""
        unlikely = [_Odd(code, _Place(*place), likely) for place, code, likely in found.get("unlikely", ())]
        twins = [
            _Odd(code, _Place(*coded), alike, _Place(*other), by, not_by)
            for coded, other, code, alike, by, not_by in found.get("twins", ())
        ]
        self._found = [*unlikely, *twins]
        self.read()
        if "trouble" in found:
            self.told(found["trouble"], trouble=True)

    def all_rows(self) -> list[BoardRow]:
        """The least likely codings first, then the twins."""
        self._codebook = read_codebook(self.study)
        return [
            BoardRow(
                str(at),
                (
                    say("board.second_look.twins" if each.other else "board.second_look.unlikely"),
                    Cell("", each.code),
                    each.place.who,
                    str(turn_number(each.place.turn)),
                    " ".join(each.place.text.split()),
                ),
            )
            for at, each in enumerate(self._found or ())
            if each.code in self._codebook
        ]

    @property
    def _odd(self) -> _Odd | None:
        return self._found[int(self.key)] if self._found and self.key else None

    def detail(self, width: int) -> list[Line]:
        """The passage, and what is odd about it."""
        told = [(say_keys("board.second_look.how"), "dim")]
        odd = self._odd
        if odd:
            told = [
                (self._codebook[odd.code].name, "head"),
                (odd.place.where, "dim"),
                (odd.place.text, "quote"),
                ("", "text"),
                *self._figure(odd),
                ("", "text"),
                *told,
            ]
        return [
            Line(line, kind)
            for text, kind in told
            for line in (textwrap.wrap(" ".join(text.split()), max(10, width)) if text else [""])
        ]

    def _figure(self, odd: _Odd) -> list[tuple[str, str]]:
        if odd.other is None:
            return [(say("board.second_look.likely", probability=f"{odd.figure:.3f}"), "text")]
        words = "board.second_look.own" if odd.by == odd.not_by else "board.second_look.coders"
        coders = say(words, by=odd.by, not_by=odd.not_by)
        if odd.other.where == odd.place.where and odd.other.start == odd.place.start:
            return [(coders, "text"), (say("board.second_look.same"), "text")]
        words = say("board.second_look.other", alike=f"{odd.figure:.2f}")
        return [(coders, "text"), (words, "text"), (odd.other.where, "dim"), (odd.other.text, "quote")]

    def _read_here(self) -> Asked | None:
        odd = self._odd
        return (GoTo(odd.place.transcript, odd.place.start),) if odd else None

    def _read_other(self) -> Asked | None:
        odd = self._odd
        if odd and odd.other:
            return (GoTo(odd.other.transcript, odd.other.start),)
        self.told(say("board.second_look.no_other"), trouble=True)
        return None

    commands: ClassVar[dict[str, Command]] = {"board-open": _read_here, "twin-other": _read_other}
