"""The coding screen's state: one coder, one transcript, every key.

A session knows nothing of a terminal. `press` takes a key and gives what must happen outside, in order;
whoever carries that out tells the session what came of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.fuzzy import folded
from qual.core.graphemes import Split
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.transcript import Transcript, TranscriptText
from qual.core.words import say
from qual.tui import lists
from qual.tui.entry import EDITS, Chooser, Entry
from qual.tui.filters import Filter, Filtered
from qual.tui.hand import MOVES, Hand
from qual.tui.keymap import DIGITS, TYPING, command_for, is_prefix, key_name
from qual.tui.likely import Likely
from qual.tui.marks import Mark, marks
from qual.tui.page import Page
from qual.tui.reading import Reading
from qual.tui.requests import (
    ChangeColours,
    DecideHint,
    MarkQuote,
    MemoOnTranscript,
    MoveCoding,
    NewCode,
    OpenBeside,
    OpenScreen,
    OtherPane,
    PutCodes,
    Quit,
    Redo,
    RememberPlace,
    RemoveCodings,
    Request,
    ToggleBookmark,
    ToggleDone,
    ToggleSide,
    Undo,
    WorkBlind,
    WriteMemo,
)

LONGEST_NAME = 60
"""Characters of a code's name that is taken from the words themselves."""

MOST_HITS = 10_000

LONG = frozenset({"memo", "memo-transcript"})
"""What is written in several lines."""

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
        self.help_top = 0
        self.help_of = "read"
        self.size = (80, 20)
        self.marks: dict[str, Mark] = {}
        self.pinned: dict[str, str] = {}
        self.likely = Likely()
        self.is_blind = False
        self.is_active = True
        self.hints: list[Suggestion] = []
        self.filtered = Filtered()
        self.filter_choices: list[Filter] = []
        self.listed: list[Code] = []
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
        self.mode = "read"
        self._searchable = ""
        self.hints = list(hints)
        labels = {turn.speaker for turn in self.reading.turns}
        self.filtered = self.filtered.kept_for(labels, traits or {})
        self.codings_read(codings)
        newest = max(self._own(), key=lambda each: (each.created, each.code), default=None)
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
        self._codings = {coding.id: coding for coding in codings}
        self._turn_uses: Counter[int] = Counter()
        for coding in self._codings.values():
            self._count_turns(coding, 1)
        self._reindex()

    def coded(self, codings: Iterable[Coding]) -> None:
        """Take codings that were put or changed; the last of them is the one that is meant now."""
        for coding in codings:
            self._forget(coding.id)
            self._codings[coding.id] = coding
            self._count_turns(coding, 1)
            self.page.focus = coding.id
        self._reindex()

    def taken_back(self, ids: Iterable[str], codings: Iterable[Coding], hints: Iterable[Suggestion]) -> None:
        """Take what is left of some codings after a change was taken back, and the suggestions that wait."""
        for each in ids:
            self._forget(each)
        for coding in codings:
            self._codings[coding.id] = coding
            self._count_turns(coding, 1)
        self.hints_read(hints)

    def hints_read(self, hints: Iterable[Suggestion]) -> None:
        """Take the suggestions that wait in the transcript anew."""
        self.hints = list(hints)
        self._reindex()

    def visible_codings(self) -> list[Coding]:
        """The codings that the coder may see: one's own, and those of others where they are shown."""
        return list(self._codings.values()) if self.show_others else self._own()

    def work_here(self, is_active: bool) -> None:
        """Take the keys from now on, or leave them to the transcript beside this one."""
        self.is_active = self.page.is_active = is_active

    def follow(self, other: Session) -> None:
        """Take over what holds for both of two sessions side by side, and the codings of one transcript."""
        looks_same = (self.is_blind, self.show_others) == (other.is_blind, other.show_others)
        if self.codebook is not other.codebook:
            self.codebook, self.marks, self.pinned = other.codebook, other.marks, other.pinned
            looks_same = False
        if not looks_same:
            self.show_others = other.show_others
            self.work_blind(other.is_blind)
        if self.reading.transcript.name == other.reading.transcript.name and (
            other._codings != self._codings or other.hints != self.hints
        ):
            self.hints = list(other.hints)
            self.codings_read(other._codings.values())

    def coding(self, wanted: str) -> Coding:
        """The coding with this id."""
        return self._codings[wanted]

    def removed(self, ids: Iterable[str]) -> None:
        """Leave codings out that were taken away."""
        for each in ids:
            self._forget(each)
        self._reindex()

    def _forget(self, wanted: str) -> None:
        """Leave a coding out, if it is there."""
        coding = self._codings.pop(wanted, None)
        if coding:
            self._count_turns(coding, -1)

    def _count_turns(self, coding: Coding, by: int) -> None:
        """Count an own coding in the turns that it touches, or count it out."""
        if coding.coder == self.coder:
            for turn in self.reading.turns_of(coding.span):
                self._turn_uses[turn] += by
                if not self._turn_uses[turn]:
                    del self._turn_uses[turn]

    def went_to(self, offset: int) -> None:
        """Put the cursor where something happened."""
        self.hand.go(offset)
        self.page.reveal(centre=True)

    def told(self, text: str, *, trouble: bool = False) -> None:
        """Take a sentence to show until the next key."""
        self.notice = Notice(text, trouble)

    # Codings

    def _own(self) -> list[Coding]:
        """The coder's own codings."""
        return [each for each in self._codings.values() if each.coder == self.coder]

    def _reindex(self) -> None:
        """Find the codings by place, count them by code, and the answers that carry one in percents."""
        self.page.tags = {code: mark.tag for code, mark in self.marks.items()}
        asks = bool(self.filtered.of("coder") or self.filtered.of("code"))
        shown = [each for each in self.visible_codings() if not asks or self.filtered.shows(each)]
        hints = self._shown_hints()
        self.page.show(shown, hints)
        self.page.mark_fitting(self._places(hints))
        if self.page.focus not in self._codings:
            self.page.focus = None
        self.uses = Counter(each.code for each in self.page.index.codings)
        answers = self.reading.answers
        self.coded_share = 100 * len(self._turn_uses.keys() & answers) // max(1, len(answers))

    def _shown_hints(self) -> list[Suggestion]:
        """The suggestions in the margin: none for a blind coder, none beside an own coding of that code."""
        if self.is_blind or not self.hints:
            return []
        own = [(each.code, each.span) for each in self._own()]
        return [
            hint
            for hint in self.hints
            if hint.code in self.codebook
            and not any(code == hint.code and span.overlaps(hint.span) for code, span in own)
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
        if command is not None:
            return self._do(command)
        if mode in TYPING and character and character.isprintable():
            self._write(character)
        return ()

    def write(self, characters: str) -> None:
        """Take pasted text where text is being typed; elsewhere nothing happens."""
        if self.mode in TYPING:
            lines = characters.replace("\r\n", "\n").replace("\r", "\n")
            keep = "\n" if self.purpose in LONG and self.mode == "entry" else " "
            self._write("".join(each if each.isprintable() else keep for each in lines))

    @property
    def key_mode(self) -> str:
        """The mode whose keys work now."""
        return "search" if self.mode == "read" and self.page.hits else self.mode

    def _do(self, command: str) -> Asked:
        """Carry out a command by its name."""
        self.last_command = command
        if command in MOVES:
            before = self.hand.cursor
            self.hand.do(command)
            if self.hand.cursor != before:
                self.page.focus = None
            self.page.reveal()
            return ()
        if command in EDITS:
            self._edit(command)
            return ()
        if command.startswith("pinned-"):
            return self._put_pinned(command[-1])
        return COMMANDS[command](self) or ()

    # Putting codes

    def put(self, codes: Sequence[str]) -> Asked:
        """Ask to put codes on the selection or sentence."""
        target = self.hand.target
        if target is None:
            self.told(say("screen.nothing_to_code"), trouble=True)
            return ()
        starting = (each for each in self._codings.values() if each.span.start == target.start)
        there = {each.code for each in starting if each.coder == self.coder and each.span == target}
        new = tuple(code for code in dict.fromkeys(codes) if code not in there)
        if codes:
            self.last_codes = tuple(dict.fromkeys(codes))
        if not new:
            if codes:
                self.told(say("screen.already_there", code=self._names(codes)))
            return ()
        self.told(say("screen.coded", code=self._names(new)))
        return (PutCodes(target, new),)

    def _names(self, codes: Iterable[str]) -> str:
        """The codes by name."""
        found = (self.codebook.get(each) for each in codes)
        return ", ".join(code.name for code in found if code)

    def _put_pinned(self, digit: str) -> Asked:
        code = self.pinned.get(digit)
        if code is None:
            self.told(say("screen.no_pinned", digit=digit), trouble=True)
            return ()
        return self.put((code,))

    def _last_code(self) -> Asked:
        codes = [each for each in self.last_codes if each in self.codebook]
        if not codes:
            self.told(say("screen.no_last"), trouble=True)
        return self.put(codes)

    def _in_vivo(self) -> Asked:
        target = self.hand.target
        if target is None:
            self.told(say("screen.nothing_to_code"), trouble=True)
            return ()
        name = " ".join(target.of(self.reading.text).split())
        if len(name) > LONGEST_NAME:
            name = name[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"
        return self.new_code(name.strip(" .,;:!?"))

    def new_code(self, name: str, also: tuple[str, ...] = ()) -> Asked:
        """Ask to make a code and put it here; a code that has this name already is put instead.

        "theme: name" makes it under that theme.
        """
        name = " ".join(name.split())
        target = self.hand.target
        if not name or target is None:
            self.told(say("screen.nothing_to_code" if name else "screen.no_name"), trouble=True)
            return ()
        known = {folded(code.name): code for code in self.codebook}
        if folded(name) in known:
            return self.put((*also, known[folded(name)].id))
        above, colon, below = name.partition(":")
        parent = known.get(folded(above.strip())) if colon and below.strip() else None
        if parent:
            name = below.strip()
            for code in self.codebook.children(parent.id):
                if folded(code.name) == folded(name):
                    return self.put((*also, code.id))
        self.told(say("screen.new_code", name=name))
        return (NewCode(name, parent.id if parent else "", target, also),)

    def _uncode(self) -> Asked:
        coding = self._own_focused("screen.nothing_to_uncode")
        if coding is None:
            return ()
        self.told(say("screen.uncoded", code=self._names([coding.code])))
        return (RemoveCodings((coding.id,)),)

    def _own_focused(self, otherwise: str) -> Coding | None:
        """The focused coding if it is one's own; else a notice says why not."""
        coding = self.focused()
        if coding is None:
            self.told(say(otherwise), trouble=True)
            return None
        if coding.coder != self.coder:
            self.told(say("screen.not_yours", coder=coding.coder), trouble=True)
            return None
        return coding

    def _cycle(self) -> None:
        here = self.here()
        if not here:
            self.told(say("screen.no_coding_here"), trouble=True)
            return
        ids = [each.id for each in here]
        now = self.focused()
        coding = here[(ids.index(now.id) if now else 0) - 1]
        self.page.focus = coding.id
        memo = f" · {coding.memo}" if coding.memo else ""
        self.told(f"{self._names([coding.code])} · {coding.coder}{memo}")

    def _extent(self) -> None:
        coding = self._own_focused("screen.no_coding_here")
        if coding is None:
            return
        self.edited = coding
        self.mode = "extent"
        self.hand.select(coding.span)
        self.page.reveal()
        self.told(say("screen.extent", code=self._names([coding.code])))

    def _keep_extent(self) -> Asked:
        coding, target = self.edited, self.hand.target
        self._drop_extent()
        if coding is None or target is None or target == coding.span:
            return ()
        self.told(say("screen.moved", code=self._names([coding.code])))
        return (MoveCoding(coding.id, target),)

    def _drop_extent(self) -> None:
        self.mode = "read"
        self.edited = None
        self.hand.edges = None

    # Typing

    def _open_entry(self, purpose: str, text: str = "") -> None:
        self.mode = "entry"
        self.purpose = purpose
        self.entry = Entry(self.split, text)

    def _memo(self) -> None:
        coding = self._own_focused("screen.no_coding_for_memo")
        if coding is None:
            return
        self.edited = coding
        self._open_entry("memo", coding.memo)
        self.page.covered = 6
        self.page.reveal()

    def _new_code(self) -> None:
        if self.hand.target is None:
            self.told(say("screen.nothing_to_code"), trouble=True)
            return
        self._open_entry("new-code")

    def _search(self) -> None:
        self._from = self.hand.cursor
        self._open_entry("search")

    def _accept(self) -> Asked:
        entry, coding = self.entry, self.edited
        purpose = self.purpose
        self._leave_entry()
        if entry is None:
            return ()
        if purpose == "memo" and coding:
            text = entry.text.strip()
            if text == coding.memo:
                return ()
            self.told(say("screen.memo_kept" if text else "screen.memo_gone"))
            return (WriteMemo(coding.id, text),)
        if purpose == "memo-transcript":
            return (MemoOnTranscript(entry.text.strip()),)
        if purpose == "new-code":
            return self.new_code(entry.text)
        if purpose == "search":
            self._count_hits()
        return ()

    def _leave_entry(self) -> None:
        self.mode = "read"
        self.entry = None
        self.edited = None
        self.page.covered = 0

    def edit_memo_of_transcript(self, text: str) -> None:
        """Let the memo on the transcript be edited."""
        self._open_entry("memo-transcript", text)
        self.page.covered = 6
        self.page.reveal()

    def _bookmark(self) -> Asked:
        target = self.hand.target
        if target is None:
            self.told(say("screen.nothing_to_code"), trouble=True)
            return ()
        return (ToggleBookmark(target),)

    def _mark_quote(self) -> Asked:
        coding = self.focused()
        if coding is None:
            self.told(say("screen.no_coding_here"), trouble=True)
            return ()
        return (MarkQuote(coding.id),)

    def _new_line(self) -> None:
        if self.purpose in LONG and self.entry:
            self.entry.write("\n")

    def _write(self, characters: str) -> None:
        """Put typed characters where typing goes."""
        if self.chooser:
            self.chooser.entry.write(characters)
            self.chooser.narrow()
        elif self.entry:
            self.entry.write(characters)
            self._typed()

    def _edit(self, command: str) -> None:
        if self.chooser:
            if self.chooser.entry.edit(command):
                self.chooser.narrow()
        elif self.entry and self.entry.edit(command):
            self._typed()

    def _typed(self) -> None:
        """Follow what is typed: a search shows its first hit at once."""
        if self.purpose == "search" and self.entry:
            self.page.hits = self._find(self.entry.text)
            self.hand.go(self._from)
            self._to_hit(self._from - 1, 1)

    # Searching

    def _find(self, words: str) -> list[Span]:
        """Where the words occur, without regard to capitals, accents and white space, inside the turns."""
        parts = [re.escape(folded(each)) for each in words.split()]
        if not parts:
            return []
        if not self._searchable:
            self._searchable = self.reading.searchable()
        accents = "[\u0300-\u036f]*"
        pattern = r"\s+".join("".join(letter + accents for letter in _letters(each)) for each in parts)
        found: list[Span] = []
        for each in re.finditer(pattern, self._searchable):
            turn = self.reading.turn_at(each.start())
            if turn.start <= each.start() < turn.end:
                found.append(Span(*each.span()))
            if len(found) == MOST_HITS:
                break
        return found

    def _to_hit(self, offset: int, by: int) -> None:
        """Go to the next (or previous) hit after an offset, round the end."""
        if not self.page.hits:
            return
        if by > 0:
            found = next((each for each in self.page.hits if each.start > offset), self.page.hits[0])
        else:
            found = next(
                (each for each in reversed(self.page.hits) if each.start < offset), self.page.hits[-1]
            )
        self.hand.go(found.start)
        self.page.reveal(centre=not self.page.is_visible())

    def _count_hits(self) -> None:
        if not self.page.hits:
            self.told(say("screen.no_hits"), trouble=True)
            self.hand.go(self._from)
            self.page.reveal()
            return
        at = next(
            (number for number, each in enumerate(self.page.hits, 1) if each.start >= self.hand.cursor),
            len(self.page.hits),
        )
        self.told(say("screen.hits", at=at, hits=len(self.page.hits)))

    def _next_hit(self) -> None:
        self._to_hit(self.hand.cursor, 1)
        self._count_hits()

    def _previous_hit(self) -> None:
        self._to_hit(self.hand.cursor, -1)
        self._count_hits()

    def _end_search(self) -> None:
        if self.hand.edges:
            self.hand.edges = None
        else:
            self.page.hits = []

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
            purpose = self.purpose
            self._leave_entry()
            if purpose == "search":
                self.page.hits = []
                self.hand.go(self._from)
        self.chooser = None
        self.mode = "read"
        self.page.covered = 0
        self.page.reveal()

    def _help(self) -> None:
        self.help_of = self.key_mode
        self.mode = "help"
        self.help_top = 0

    # The rest

    @property
    def place(self) -> RememberPlace:
        """Where the coder is, to be remembered."""
        return RememberPlace(self.reading.transcript.name, self.hand.cursor)

    def _clear(self) -> None:
        self.hand.edges = None
        self.page.focus = None

    def _next_uncoded(self) -> None:
        reading = self.reading
        turn = reading.turn_at(self.hand.cursor)
        order = [*reading.turns[turn.index + 1 :], *reading.turns[: turn.index + 1]]
        for each in order:
            is_asked = each.speaker not in reading.askers and self.filtered.speaks(each.speaker)
            if is_asked and each.index not in self._turn_uses and reading.sentences_of(each):
                self.hand.go(each.start)
                self.page.reveal(centre=not self.page.is_visible())
                return
        asks = self.filtered.of("speaker") or self.filtered.of("attribute")
        self.told(say("screen.all_fitting_coded" if asks else "screen.all_coded"))

    def _decide(self, *, is_taken: bool) -> Asked:
        """Take the suggestion that touches what is meant, the surest first, or turn it down."""
        target = self.hand.target
        found = [hint for hint in self._shown_hints() if target and hint.span.overlaps(target)]
        if not found:
            self.told(say("screen.no_hint"), trouble=True)
            return ()
        hint = max(found, key=lambda each: (each.score, each.id))
        name = self._names([hint.code])
        self.told(say("screen.hint_taken" if is_taken else "screen.hint_refused", code=name))
        return (DecideHint(hint.id, is_taken),)

    # Filters

    def filter_line(self, one: Filter) -> str:
        """A filter as the list shows and finds it."""
        value = self.code_line(self.codebook[one.value]) if one.kind == "code" else one.value
        return f"{say(f'screen.filter.{one.kind}')} {value}".strip()

    def filter_by(self, filters: tuple[Filter, ...]) -> None:
        """Show and visit only what fits these filters; everything where there are none."""
        below = {each.value: self.codebook.below(each.value) for each in filters if each.kind == "code"}
        self.filtered = self.filtered._replace(filters=filters, below=below)
        self._reindex()
        if not filters:
            self.told(say("screen.filter.none"))
            return
        self._to_place(self.hand.cursor - 1, 1)

    def _places(self, hints: Iterable[Suggestion]) -> list[Span]:
        """The places that fit the filters, in reading order; none without filters."""
        return self.filtered.places(
            self.reading,
            self.page.index.codings,
            [hint.span for hint in hints],
            lambda turn: turn in self._turn_uses,
        )

    def _to_place(self, offset: int, by: int) -> None:
        """Go to the next (or previous) place that fits, round the end."""
        if not self.filtered.filters:
            self.told(say("screen.filter.off"), trouble=True)
            return
        places = self.page.fitting
        if not places:
            self.told(say("screen.filter.nothing"), trouble=True)
            return
        if by > 0:
            at = next((n for n, each in enumerate(places) if each.start > offset), 0)
        else:
            before = [n for n, each in enumerate(places) if each.start < offset]
            at = before[-1] if before else len(places) - 1
        self.hand.go(places[at].start)
        self.page.reveal(centre=not self.page.is_visible())
        self.told(say("screen.filter.at", at=at + 1, places=len(places)))

    def _clear_filter(self) -> None:
        self.filter_by(())

    def _blind(self) -> Asked:
        self.work_blind(not self.is_blind)
        self.told(say("screen.blind_on" if self.is_blind else "screen.blind_off"))
        return (WorkBlind(self.is_blind),)

    def work_blind(self, is_blind: bool) -> None:
        """Show no codings of others and no suggestions, or show them again where they are asked for."""
        self.is_blind = is_blind
        if is_blind:
            self.show_others = False
            kept = tuple(each for each in self.filtered.filters if self._is_seen_blind(each))
            self.filtered = self.filtered._replace(filters=kept)
        self._reindex()

    def _is_seen_blind(self, one: Filter) -> bool:
        """Whether a filter asks for nothing that a blind coder does not see."""
        return one.kind != "suggested" and (one.kind != "coder" or one.value == self.coder)

    def _others(self) -> None:
        if self.is_blind:
            self.told(say("screen.blind_no_others"), trouble=True)
            return
        self.show_others = not self.show_others
        self._reindex()
        others = sum(1 for each in self._codings.values() if each.coder != self.coder)
        self.told(say("screen.others_shown" if self.show_others else "screen.others_hidden", codings=others))

    def _quit(self) -> Asked:
        return (self.place, Quit())

    # By mouse

    def point(self, column: int, line: int, clicks: int = 1) -> None:
        """Put the cursor under the pointer; two clicks select the sentence, three the turn."""
        self.notice = None
        if self.mode not in ("read", "extent"):
            return
        self.hand.point(column, line)
        self.page.focus = None
        if clicks == 2:
            self.hand.do("grow")
        elif clicks > 2 and (said := self.hand.sentence):
            self.hand.select(self.reading.whole_turns(said))

    def drag(self, column: int, line: int, start: int) -> None:
        """Select from the place where the pointer went down to where it is."""
        if self.mode in ("read", "extent"):
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


def pinned(codebook: Codebook, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The code under each digit: as the codebook says, else as before, else the next without children."""
    parents = {code.parent for code in codebook}
    found = {code.key: code.id for code in reversed(codebook.codes) if code.key and code.key in DIGITS}
    for digit, code_id in (known or {}).items():
        if digit not in found and code_id in codebook and code_id not in found.values():
            found[digit] = code_id
    leaves = [
        code.id
        for code in codebook
        if code.id not in parents and code.id not in found.values() and not code.is_retired
    ]
    free = [digit for digit in DIGITS if digit not in found]
    return found | dict(zip(free, leaves, strict=False))


def _letters(escaped: str) -> list[str]:
    """The letters of an escaped pattern, each with its backslash."""
    return re.findall(r"\\.|.", escaped, re.DOTALL)


SCREENS = (
    "review",
    "codebook",
    "respondents",
    "themes",
    "found",
    "history",
    "memos",
    "bookmarks",
    "doubts",
    "learnt",
)
"""The screens that can be opened from the coding screen."""


def _opens(name: str) -> Callable[[Session], Asked | None]:
    """A command that opens a screen."""
    return lambda session: (session.place, OpenScreen(name))


COMMANDS: dict[str, Callable[[Session], Asked | None]] = {
    "clear": Session._clear,
    "next-uncoded": Session._next_uncoded,
    "palette": lists.open_palette,
    "last-code": Session._last_code,
    "in-vivo": Session._in_vivo,
    "new-code": Session._new_code,
    "uncode": Session._uncode,
    "cycle": Session._cycle,
    "extent": Session._extent,
    "keep-extent": Session._keep_extent,
    "drop-extent": Session._drop_extent,
    "memo": Session._memo,
    "bookmark": Session._bookmark,
    "quote-mark": Session._mark_quote,
    "memo-transcript": lambda _: (MemoOnTranscript(),),
    "done": lambda _: (ToggleDone(),),
    "commands": lambda _: (OpenScreen("commands"),),
    **{f"go-{name}": _opens(name) for name in SCREENS},
    "search": Session._search,
    "next-hit": Session._next_hit,
    "previous-hit": Session._previous_hit,
    "end-search": Session._end_search,
    "transcripts": lists.open_transcripts,
    "others": Session._others,
    "blind": Session._blind,
    "beside": lambda _: (OpenBeside(),),
    "other-pane": lambda _: (OtherPane(),),
    "filter": lists.open_filters,
    "clear-filter": Session._clear_filter,
    "next-place": lambda session: session._to_place(session.hand.cursor, 1),
    "previous-place": lambda session: session._to_place(session.hand.cursor, -1),
    "accept-hint": lambda session: session._decide(is_taken=True),
    "reject-hint": lambda session: session._decide(is_taken=False),
    "undo": lambda _: (Undo(),),
    "redo": lambda _: (Redo(),),
    "side": lambda _: (ToggleSide(),),
    "colours": lambda _: (ChangeColours(),),
    "help": Session._help,
    "quit": Session._quit,
    "how-to-quit": lambda session: session.told(say("screen.how_to_quit")),
    "choose": lists.choose,
    "choose-another": lists.choose_another,
    "choose-new": lists.choose_new,
    "change-order": lists.change_order,
    "row-down": lambda session: lists.move_row(session, 1),
    "row-up": lambda session: lists.move_row(session, -1),
    "rows-down": lambda session: lists.move_row(session, 6),
    "rows-up": lambda session: lists.move_row(session, -6),
    "close": Session.close,
    "accept": Session._accept,
    "new-line": Session._new_line,
}
