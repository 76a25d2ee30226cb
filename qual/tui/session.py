"""The coding screen's state: one coder, one transcript, every key.

A session knows nothing of a terminal. `press` takes a key and gives what must happen outside, in order;
whoever carries that out tells the session what came of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.fuzzy import folded
from qual.core.graphemes import Split
from qual.core.judged import read_to
from qual.core.lanes import index
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.transcript import Transcript, TranscriptText
from qual.core.words import say
from qual.tui import by_letter, finding, lists, putting, writing
from qual.tui.codings import Codings
from qual.tui.commands import COMMANDS
from qual.tui.entry import EDITS, Chooser, Entry
from qual.tui.filters import Filter, Filtered
from qual.tui.hand import MOVES, Hand
from qual.tui.keymap import TYPING, command_for, is_prefix, key_name, say_keys
from qual.tui.likely import Likely
from qual.tui.marks import Mark, capitals, marks, pinned
from qual.tui.page import Page
from qual.tui.reading import Reading
from qual.tui.requests import (
    PutCodes,
    Quit,
    RememberPlace,
    Request,
    Undo,
    WorkBlind,
)

Asked = tuple[Request, ...]


class Notice(NamedTuple):
    """A sentence for the coder; `trouble` where something was refused or went wrong."""

    text: str
    trouble: bool = False


class Session:
    """One coder at work in one transcript."""

    def __init__(
        self,
        coder: str,
        study: str,
        transcripts: Sequence[Transcript],
        codebook: Codebook,
        split: Split,
        lanes_shown: int = 4,
    ) -> None:
        self.coder = coder
        self.study = study
        self.transcripts = list(transcripts)
        self.split = split
        self.lanes_shown = lanes_shown
        self.mode = "read"
        self.pending = ""
        self.last_command = ""
        self.notice: Notice | None = None
        self.show_others = False
        self.last_codes: tuple[str, ...] = ()
        self.chooser: Chooser | None = None
        self.entry: Entry | None = None
        self.purpose = ""
        self.edited: Coding | None = None
        self.search_from = 0
        self.before = ""
        self.asked = ""
        self.dropped: dict[str, str] = {}
        self.help_top = 0
        self.help_page = 1
        self.help_of = "read"
        self.size = (80, 20)
        self.marks: dict[str, Mark] = {}
        self.pinned: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.by_letter = ""
        self.first_meant: Span | None = None
        self.likely = Likely()
        self.is_blind = False
        self.is_active = True
        self.hints: list[Suggestion] = []
        self.filtered = Filtered()
        self.filter_choices: list[Filter] = []
        self.listed: list[Code] = []
        self.codings: Codings
        self.page: Page
        self.reading: Reading
        self.hand: Hand
        self.codebook_read(codebook)

    # What came of it outside

    def codebook_read(self, codebook: Codebook) -> None:
        """Take a codebook in use: the marks of its codes, and the ten under the digits."""
        self.codebook = codebook
        self.marks = marks(codebook, self.marks)
        self.pinned = pinned(codebook, self.pinned)
        self.capitals = capitals(codebook, self.pinned)

    def opened(
        self,
        transcript: TranscriptText,
        codings: Iterable[Coding],
        offset: int = 0,
        *,
        hints: Iterable[Suggestion] = (),
        traits: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Show a transcript, with the cursor at an offset.

        `hints` are the suggestions that wait in it, `traits` its labels by "attribute=value".
        """
        width, height = self.size
        self.reading = Reading(transcript, self.split, width)
        self.hand = Hand(self.reading, offset)
        self.hand.page = max(1, height - 2)
        self.page = Page(self.coder, self.reading, self.hand, height, self.lanes_shown)
        self.page.is_active = self.is_active
        by_letter.show(self, self.by_letter)
        self.mode = "read"
        self.searchable = ""
        self.hints = list(hints)
        labels = {turn.speaker for turn in self.reading.turns}
        self.filtered = self.filtered.kept_for(labels, traits or {})
        self.codings_read(codings)
        newest = max(self.own(), key=lambda each: (each.created, each.code), default=None)
        if newest and not self.last_codes:
            self.last_codes = (newest.code,)
        self.page.reveal(centre=True)

    def resized(self, width: int, height: int, lanes_shown: int) -> None:
        """Take another size: the text's width, the lines that fit, the lanes in the margin."""
        self.size = (max(8, width), max(1, height))
        self.lanes_shown = lanes_shown
        self.page.lanes_shown = lanes_shown
        self.hand.page = max(1, height - 2)
        self.page.resized(*self.size)
        self.page.relay()

    def codings_read(self, codings: Iterable[Coding]) -> None:
        """Take all codings of the transcript anew."""
        self.codings = Codings(self.coder, self.reading, codings)
        self.reindex()

    def coded(self, codings: Iterable[Coding]) -> None:
        """Take codings that were put or changed; the last of them is the one that is meant now."""
        new = list(codings)
        if new:
            self.page.focus = new[-1].id
        self._exchange([each.id for each in new], new)

    def taken_back(self, ids: Iterable[str], codings: Iterable[Coding], hints: Iterable[Suggestion]) -> None:
        """Take what is left of some codings after a change was taken back, and the suggestions that wait."""
        self.hints = list(hints)
        self._exchange(ids, codings)

    def hints_read(self, hints: Iterable[Suggestion]) -> None:
        """Take the suggestions that wait in the transcript anew."""
        self.hints = list(hints)
        self._exchange((), ())

    def visible_codings(self) -> list[Coding]:
        """The codings that the coder may see: one's own, and those of others where they are shown."""
        return list(self.codings.by_id.values()) if self.show_others else self.own()

    def work_here(self, is_active: bool) -> None:
        """Take the keys from now on, or leave them to the transcript beside this one."""
        self.is_active = self.page.is_active = is_active

    def follow(self, other: Session) -> None:
        """Take over what holds for both of two sessions side by side, and the codings of one transcript."""
        looks_same = (self.is_blind, self.show_others) == (other.is_blind, other.show_others)
        if self.codebook is not other.codebook:
            self.codebook, self.marks, self.pinned = other.codebook, other.marks, other.pinned
            self.capitals = other.capitals
            looks_same = False
        if not looks_same:
            self.show_others = other.show_others
            self.work_blind(other.is_blind)
        if self.reading.transcript.name == other.reading.transcript.name and (
            other.codings.by_id != self.codings.by_id or other.hints != self.hints
        ):
            self.hints = list(other.hints)
            self.codings_read(other.codings.by_id.values())

    def coding(self, wanted: str) -> Coding:
        """The coding with this id."""
        return self.codings.by_id[wanted]

    def removed(self, ids: Iterable[str]) -> None:
        """Leave codings out that were taken away."""
        self._exchange(ids, ())

    def _exchange(self, ids: Iterable[str], codings: Iterable[Coding]) -> None:
        """Leave codings out and take others; what these do not touch is not looked at again."""
        gone, new = self.codings.exchange(ids, codings)
        if self.show_others or self.filtered.filters:
            self.reindex()
            return
        self.page.tags = {code: mark.tag for code, mark in self.marks.items()}
        self.page.change(self.codings.own, gone, new, self.shown_hints())
        self.uses.subtract(each.code for each in gone)
        self.uses.update(each.code for each in new)
        self._settle()

    def went_to(self, offset: int) -> None:
        """Put the cursor where something happened."""
        self.hand.go(offset)
        self.page.reveal(centre=True)

    def told(self, text: str, *, trouble: bool = False) -> None:
        """Take a sentence to show until the next key."""
        self.notice = Notice(text, trouble)

    def make_sure(self, question: str) -> None:
        """Ask whether the last change, a very large one, is to be taken back."""
        self.mode, self.asked = "sure", question
        self.told(say_keys("board.yes", question=question))

    def answer_sure(self, *, is_sure: bool) -> Asked:
        """Take the answer to that question."""
        self.mode = "read"
        if is_sure:
            return (Undo(is_sure=True),)
        self.told(say("board.not_done"))
        return ()

    # Codings

    def own(self) -> list[Coding]:
        """The coder's own codings."""
        return list(self.codings.own.codings)

    def reindex(self) -> None:
        """Find the codings by place, and count them by code."""
        self.page.tags = {code: mark.tag for code, mark in self.marks.items()}
        asks = bool(self.filtered.of("coder") or self.filtered.of("code"))
        shown = self.codings.own
        if asks or self.show_others:
            end = len(self.reading.text)
            seen = (each for each in self.visible_codings() if not asks or self.filtered.shows(each))
            shown = index(each for each in seen if each.span.end <= end)
        hints = self.shown_hints()
        self.page.show(shown, hints)
        self.page.mark_fitting(finding.places(self, hints))
        self.uses = Counter(each.code for each in self.page.index.codings)
        self._settle()

    def _settle(self) -> None:
        """Mean no coding that is gone."""
        if self.page.focus not in self.codings.by_id:
            self.page.focus = None

    def shown_hints(self) -> list[Suggestion]:
        """The suggestions in the margin: none for a blind coder, none in what is coded so or read."""
        if self.is_blind:
            return []
        upto = read_to(self.codings.own.codings) if self.hints else -1
        return [
            hint
            for hint in self.hints
            if hint.span.start > upto
            and hint.code in self.codebook
            and not self.codings.has_own(hint.code, hint.span)
        ]

    def here(self) -> list[Coding]:
        """The codings that touch what a code would be put on, innermost last."""
        target = self.hand.target
        if target is None:
            return []
        found = self.page.index.touching(target.start, target.end)
        under = {each.id for each in found if each.span.contains(self.hand.cursor)}
        return sorted(found, key=lambda each: (each.id in under, each.span.start, -each.span.end, each.code))

    def focused(self) -> Coding | None:
        """The coding that is meant: the one cycled to, else the innermost of one's own."""
        here = self.here()
        for each in here:
            if each.id == self.page.focus:
                return each
        own = [each for each in here if each.coder == self.coder]
        return own[-1] if own else None

    # Keys

    def press(self, key: str, character: str | None = None) -> Asked:
        """Take a key; gives what is asked of the world outside, in order."""
        self.notice = None
        name = key_name(key, character)
        mode = self.key_mode
        if self.pending:
            together = f"{self.pending} {name}"
            self.pending = ""
            if command_for(mode, together):
                name = together
        elif is_prefix(mode, name):
            self.pending = name
            return ()
        command = command_for(mode, name)
        if mode == "sure" and command is None:
            self.make_sure(self.asked)
        if command is not None:
            asked = self.do(command)
            if self.page.letters:
                for each in asked:
                    if isinstance(each, PutCodes):
                        self.page.bring_up(each.span)
            return asked
        if mode in TYPING and character and character.isprintable():
            writing.write(self, character)
        return ()

    def write(self, characters: str) -> None:
        """Take pasted text where text is being typed; elsewhere nothing happens."""
        if self.mode in TYPING:
            lines = characters.replace("\r\n", "\n").replace("\r", "\n")
            keep = "\n" if self.purpose in writing.LONG and self.mode == "entry" else " "
            writing.write(self, "".join(each if each.isprintable() else keep for each in lines))

    @property
    def key_mode(self) -> str:
        """The mode whose keys work now."""
        if self.mode != "read":
            return self.mode
        return "search" if self.page.hits else "letters" if self.page.letters else "read"

    def do(self, command: str) -> Asked:
        """Carry out a command by its name."""
        self.last_command = command
        if command.startswith(by_letter.LETTER):
            by_letter.mean(self, command[-1])
            return ()
        if command not in ("page-on", "page-back"):
            self.first_meant = None
        if command in MOVES:
            before = self.hand.cursor
            self.hand.do(command)
            if self.hand.cursor != before:
                self.page.focus = None
            self.page.reveal()
            return ()
        if command in EDITS:
            writing.edit(self, command)
            return ()
        if command.startswith("pinned-"):
            return putting.put_pinned(self, command[-1])
        if command.startswith(by_letter.CAPITAL):
            return by_letter.put_capital(self, command[-1])
        return COMMANDS[command](self) or ()

    # Lists

    @property
    def offered(self) -> list[Code]:
        """The codes that can be put on something, in order: retired ones are left out."""
        return [code for code in self.codebook if not code.is_retired]

    def code_line(self, code: Code) -> str:
        """A code as the palette lists and finds it: its name, and the names above it."""
        names, here = [code.name], code
        while here.parent:
            here = self.codebook[here.parent]
            names.append(here.name)
        return " ‹ ".join(names)

    @property
    def offers_new(self) -> str:
        """The name for a new code that the palette offers, empty where a code has that name."""
        typed = " ".join(self.chooser.entry.text.split()) if self.chooser and self.mode == "palette" else ""
        return "" if folded(typed) in {folded(code.name) for code in self.codebook} else typed

    def transcript_line(self, transcript: Transcript) -> str:
        """A transcript as the list shows and finds it."""
        people = dict.fromkeys(each.respondent for each in transcript.speakers if each.respondent)
        parts = [transcript.name, ", ".join(people), transcript.wave, transcript.perspective]
        return " · ".join(each for each in parts if each)

    def close(self) -> None:
        """Leave what is open: a list, the help, a text that is being written."""
        if self.mode == "entry":
            writing.give_up(self)
        self.chooser = None
        self.mode = "read"
        self.page.covered = 0
        self.page.reveal()

    def help(self) -> None:
        """Show the keys that work here."""
        self.help_of = self.key_mode
        self.mode = "help"
        self.help_top = 0

    # The rest

    @property
    def place(self) -> RememberPlace:
        """Where the coder is, to be remembered."""
        return RememberPlace(self.reading.transcript.name, self.hand.cursor)

    def clear(self) -> None:
        """Let go of the selection, and of the coding that was cycled to."""
        self.hand.edges = None
        self.page.focus = None

    # Working blind, and others

    def blind(self) -> Asked:
        """Work blind from now on, or not any more."""
        self.work_blind(not self.is_blind)
        self.told(say_keys("screen.blind_on" if self.is_blind else "screen.blind_off"))
        return (WorkBlind(self.is_blind),)

    def work_blind(self, is_blind: bool) -> None:
        """Show no codings of others and no suggestions, or show them again where they are asked for."""
        self.is_blind = is_blind
        if is_blind:
            self.show_others = False
            kept = tuple(each for each in self.filtered.filters if self._is_seen_blind(each))
            self.filtered = self.filtered._replace(filters=kept)
        self.reindex()

    def _is_seen_blind(self, one: Filter) -> bool:
        """Whether a filter asks for nothing that a blind coder does not see."""
        return one.kind != "suggested" and (one.kind != "coder" or one.value == self.coder)

    def others(self) -> None:
        """Show the codings of others, or hide them again."""
        if self.is_blind:
            self.told(say_keys("screen.blind_no_others"), trouble=True)
            return
        self.show_others = not self.show_others
        self.reindex()
        others = sum(1 for each in self.codings.by_id.values() if each.coder != self.coder)
        self.told(say("screen.others_shown" if self.show_others else "screen.others_hidden", codings=others))

    def quit(self) -> Asked:
        """Keep the place, and a memo that is being written, and leave."""
        kept = writing.accept(self) if self.mode == "entry" and self.purpose in writing.LONG else ()
        return (*kept, self.place, Quit())

    # By mouse

    def point(self, column: int, line: int, clicks: int = 1) -> None:
        """Put the cursor under the pointer; two clicks select the sentence, three the turn."""
        if self.mode not in ("read", "extent"):
            return
        self.notice = None
        self.hand.point(column, line)
        self.page.focus = self.first_meant = None
        if clicks == 2:
            self.hand.do("grow")
        elif clicks > 2 and (said := self.hand.sentence):
            self.hand.select(self.reading.whole_turns(said))

    def drag(self, column: int, line: int, start: int) -> None:
        """Select from the place where the pointer went down to where it is."""
        if self.mode in ("read", "extent"):
            self.first_meant = None
            self.hand.drag(column, line, start)
            self.page.reveal()

    def pick_row(self, row: int) -> Asked:
        """Take a row of the open list by pointer."""
        if not self.chooser:
            return ()
        self.chooser.marked = row
        above = self.likely.rows if self.mode == "palette" else 0
        self.chooser.move(0, 1 if self.offers_new else 0, above)
        return lists.choose(self)
