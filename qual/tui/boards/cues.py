"""The cues of a code with their record, and words that could be cues; a person takes them in."""

from __future__ import annotations

import textwrap
from typing import Any, ClassVar, NamedTuple

from qual.actions.code_passages import read_codebook
from qual.actions.find_cues import add_cue, drop_cue, refuse_cue, replace_cue
from qual.actions.study import Study
from qual.core.codebook import refused_cues, used_cues
from qual.core.graphemes import Split
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, Line, Work
from qual.tui.keymap import say_keys


class _Cue(NamedTuple):
    """A cue as the learner's process tells it, see `CueFigures`."""

    code: str
    cue: str
    source: str
    hits: int
    judged: int
    right: int
    respondents: int
    is_known: bool = True

    @property
    def key(self) -> str:
        """What it is, whatever its record."""
        return f"{self.code} {self.cue}"


class CuesBoard(Board):
    """A row per cue of a code, in use or proposed: where it stands and how often it had the code."""

    mode: ClassVar[str] = "cues"
    awaits: ClassVar[str] = "cues"

    def __init__(self, study: Study, split: Split, code: str) -> None:
        self.code = code
        self._found: list[_Cue] | None = None
        super().__init__(study, split)

    @property
    def _is_off(self) -> bool:
        """Whether nothing is learnt: the cues of the codebook can be edited all the same."""
        return self.study.settings.inbox == "off"

    @property
    def work(self) -> Asked:
        """What it asks of the learner's process: nothing where suggestions are off."""
        return () if self._is_off else (Work("cues", self.code),)

    def load(self) -> None:
        """Nothing where the learner's process finds it; where suggestions are off, the codebook's cues."""
        if self._is_off:
            self._keep_in_use()

    def _keep_in_use(self) -> None:
        """Take the cues from the codebook that were not found, and leave out those that it has no more."""
        code = read_codebook(self.study).get(self.code)
        held = (*used_cues(code), *refused_cues(code)) if code else ()
        kept = [each for each in self._found or () if each.source != "in use" or each.cue in held]
        known = {each.cue for each in kept}
        new = [cue for cue in (used_cues(code) if code else ()) if cue not in known]
        self._found = [*(_Cue(self.code, cue, "in use", 0, 0, 0, 0, is_known=False) for cue in new), *kept]

    def after_undo(self) -> Asked:
        """The cues as the study has them now, their record found anew."""
        told = self.notice
        self._keep_in_use()
        self.read()
        self.told(told)
        return self.work

    @property
    def title(self) -> str:
        """What it is, and of which code."""
        code = self._codebook.get(self.code)
        return f"{say('board.cues')}  {code.name if code else ''}"

    @property
    def facts(self) -> str:
        """How many are in use and how many could be."""
        if self._found is None:
            return say("board.cues.waiting")
        used = sum(self._is_used(each) for each in self._found)
        refused = sum(self._is_refused(each) for each in self._found)
        return say("board.cues.facts", used=used, proposed=len(self._found) - used - refused)

    @property
    def empty(self) -> str:
        """What stands where there are none (yet)."""
        return say_keys("board.cues.waiting" if self._found is None else "board.cues.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The cue, where it comes from, its record."""
        return (
            Column(say("board.cues.column"), 18, grows=True),
            Column(say("board.cues.from"), 20),
            Column(say("board.cues.hits"), 9, right=True),
            Column(say("board.cues.judged"), 6, right=True),
            Column(say("board.cues.right"), 8, right=True),
        )

    def take(self, found: dict[str, Any]) -> None:
        """Show what was found, with the cues that came into use meanwhile."""
        self._found = [_Cue(*each) for each in found.get("cues", ())]
        self._keep_in_use()
        self.read()
        if "trouble" in found:
            self.told(found["trouble"], trouble=True)

    def all_rows(self) -> list[BoardRow]:
        """Those in use first, then what could be."""
        self._codebook = read_codebook(self.study)
        return [
            BoardRow(
                each.key,
                (Cell(each.cue), self._from(each), *self._figures(each)),
                dim=not self._is_used(each),
            )
            for each in self._found or ()
        ]

    def _figures(self, cue: _Cue) -> tuple[str, str, str]:
        if not cue.is_known:
            return ("-", "-", "-") if self._is_off else ("…", "…", "…")
        return str(cue.hits), str(cue.judged), str(cue.right)

    def _is_refused(self, cue: _Cue) -> bool:
        code = self._codebook.get(cue.code)
        return code is not None and cue.cue in refused_cues(code)

    def _is_used(self, cue: _Cue) -> bool:
        code = self._codebook.get(cue.code)
        return code is not None and cue.cue in code.cues

    def _from(self, cue: _Cue) -> str:
        if self._is_used(cue):
            return say("board.cues.in_use")
        if self._is_refused(cue):
            return say("board.cues.refused")
        if cue.source == "in use":
            return say("board.cues.taken_out")
        return say("board.cues.could", source=cue.source)

    @property
    def _cue(self) -> _Cue | None:
        return next((each for each in self._found or () if each.key == self.key), None)

    def detail(self, width: int) -> list[Line]:
        """The record of the marked cue in words, and what a cue does."""
        cue = self._cue
        told = [(say_keys("board.cues.how"), "dim")]
        if cue:
            told = [
                (cue.cue, "head"),
                (self._record(cue), "text"),
                ("", "text"),
                *told,
            ]
        return [
            Line(line, kind)
            for text, kind in told
            for line in (textwrap.wrap(text, max(10, width)) if text else [""])
        ]

    def _record(self, cue: _Cue) -> str:
        if not cue.is_known:
            return say("board.cues.off" if self._is_off else "board.cues.waiting")
        return say(
            "board.cues.record",
            sentences=number_of("sentences", cue.hits),
            judged=cue.judged,
            right=cue.right,
            respondents=number_of("respondents", cue.respondents),
        )

    def _add(self) -> None:
        cue = self._cue
        if cue and self._is_used(cue):
            self.told(say("board.cues.already", cue=cue.cue))
        elif cue:
            add_cue(self.study, cue.code, cue.cue)
            self._done("board.cues.added", cue.cue)

    def _drop(self) -> None:
        """Take a cue out that is in use; refuse one that could be."""
        cue = self._cue
        if cue is None or self._is_refused(cue):
            return
        if self._is_used(cue):
            drop_cue(self.study, cue.code, cue.cue)
            self._done("board.cues.dropped", cue.cue)
        else:
            refuse_cue(self.study, cue.code, cue.cue)
            self._done("board.cues.turned_down", cue.cue)
            self._move(1)

    def _write(self) -> None:
        """Ask for a cue that nobody proposed."""

        def written(text: str) -> Asked | None:
            wanted = " ".join(text.split())
            if not wanted or self._has(wanted):
                return None
            add_cue(self.study, self.code, wanted)
            return self._anew(wanted, "board.cues.added")

        self.ask(say("board.cues.which"), written)

    def _edit(self) -> None:
        """Ask for other words in the place of a cue, or of one that could be."""
        cue = self._cue
        if cue is None:
            return

        def written(text: str) -> Asked | None:
            wanted = " ".join(text.split())
            if not wanted or self._has(wanted):
                return None
            if self._is_used(cue):
                replace_cue(self.study, cue.code, cue.cue, wanted)
            else:
                add_cue(self.study, cue.code, wanted)
            return self._anew(wanted, "board.cues.added")

        self.ask(say("board.cues.which"), written, cue.cue)

    def _has(self, wanted: str) -> bool:
        """Whether the code has this cue; the row of it is marked then, and that is said."""
        code = read_codebook(self.study).get(self.code)
        if code is None or wanted not in code.cues:
            return False
        keys = [row.key for row in self.rows]
        if f"{self.code} {wanted}" in keys:
            self.mark(keys.index(f"{self.code} {wanted}"))
        self.told(say("board.cues.already", cue=wanted))
        return True

    def _anew(self, cue: str, words: str) -> Asked:
        """Show a cue that was not there before, and let its record be found."""
        known = {each.cue for each in self._found or ()}
        if cue not in known:
            new = _Cue(self.code, cue, "in use", 0, 0, 0, 0, is_known=False)
            self._found = [new, *(self._found or ())]
        self._done(words, cue)
        self.mark([row.key for row in self.rows].index(f"{self.code} {cue}"))
        return self.work

    def _done(self, words: str, cue: str) -> None:
        self.changed = True
        self.read()
        self.told(say(words, cue=cue, name=self._codebook[self.code].name))

    commands: ClassVar[dict[str, Command]] = {
        "cue-add": _add,
        "cue-drop": _drop,
        "cue-new": _write,
        "cue-edit": _edit,
    }
