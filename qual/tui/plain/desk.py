"""The conversation of the plain mode: a typed line in, sentences out; what is told is durable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from qual.actions.code_passages import (
    codings_in,
    create_code,
    move_coding,
    put_codes,
    read_codebook,
    remove_codings,
    write_memo,
)
from qual.actions.read_transcripts import last_place, list_transcripts, open_transcript, remember_place
from qual.actions.study import Study
from qual.actions.undo import Taken, redo, undo
from qual.core.codebook import Code
from qual.core.coding import Coding
from qual.core.fuzzy import folded, ranked
from qual.core.span import Span
from qual.core.transcript import Transcript, TranscriptText
from qual.core.words import say
from qual.core.words.plain import PLAIN
from qual.errors import QualError
from qual.tui.plain.place import Place
from qual.tui.plain.review import Review

_HELP = "plain.help."
_NAME_LENGTH = 60
_CODE_NUMBERS = re.compile(r"\d+(?:[\s,]+\d+)*")

Said = Iterable[str]


class Plain:
    """One coder at work in one study, by typed lines. `done` turns true when the coder leaves."""

    def __init__(
        self, study: Study, transcript: str | None, named: Callable[[str, Sequence[Transcript]], str]
    ):
        self.study = study
        self.done = False
        self.place: Place
        self._review: Review | None = None
        self._hits: list[Span] = []
        self._hit = -1
        self._last: tuple[str, ...] = ()
        self._text: TranscriptText
        self._codings: list[Coding] = []
        there = list_transcripts(study)
        last = last_place(study)
        names = [each.name for each in there]
        if transcript is not None:
            self._open(named(transcript, there))
        else:
            self._open(last[0] if last and last[0] in names else names[0])

    # The conversation

    def welcome(self) -> Said:
        """What is said first."""
        yield say("plain.welcome", study=self.study.settings.name, coder=self.study.coder)
        if self.study.is_blind:
            yield say("plain.blind")
        yield from self._opened()

    def answer(self, line: str) -> Said:
        """Do what a line asks; gives the sentences to say. What cannot be is said, never raised."""
        try:
            yield from self._answer(line.strip())
        except QualError as error:
            yield say("plain.refused", reason=error)

    def leave(self) -> None:
        """Keep the place for the next time."""
        remember_place(self.study, self._text.transcript.name, self.place.start)

    def _answer(self, line: str) -> Said:
        if self._review is not None:
            yield from self._in_review(line)
            return
        if _CODE_NUMBERS.fullmatch(line):
            yield from self._put_numbers([int(each) for each in re.findall(r"\d+", line)])
            return
        if len(line) > 1 and line[0] == '"':
            yield from self._select_words(line.strip('"'))
            return
        if line.startswith("/"):
            yield from self._find(line[1:].strip())
            return
        word, _, rest = line.partition(" ")
        command = _COMMANDS.get(word)
        if command is None:
            yield say("plain.not_understood", line=word)
            return
        yield from command(self, rest.strip())

    # Where one is

    def _open(self, name: str) -> None:
        """Take up a transcript where the coder left it."""
        self._text = open_transcript(self.study, name)
        self._hits = []
        last = last_place(self.study, name)
        self.place = Place(self._text, min(last[1] if last else 0, max(0, len(self._text.text) - 1)))
        self._read_codings()

    def _read_codings(self) -> None:
        name = self._text.transcript.name
        self._codings = [each for each in codings_in(self.study, name) if each.coder == self.study.coder]

    def _opened(self) -> Said:
        facts = self._text.transcript
        yield say("plain.opened", transcript=facts.name, turns=facts.turns, codings=len(self._codings))
        yield from self._here()

    def _here(self) -> Said:
        """Where the coder is, the words, and the codings on them."""
        place = self.place
        if place.sentence is None:
            yield say("plain.nothing")
            return
        at, sentences = place.sentence_number
        yield say(
            "plain.turn",
            turn=place.turn.index + 1,
            turns=len(place.turns),
            speaker=place.turn.speaker or say("plain.nobody"),
            sentence=at,
            sentences=sentences,
        )
        yield _one_line(place.sentence.of(self._text.text))
        yield from self._coding_rows()

    def _selected(self) -> Said:
        words = _one_line(self.place.target.of(self._text.text)) if self.place.target else ""
        yield say("plain.selected", words=len(words.split()), text=words)

    def _touching(self) -> list[Coding]:
        """One's own codings on the selection or sentence, in reading order."""
        target = self.place.target
        if target is None:
            return []
        found = [each for each in self._codings if each.span.overlaps(target)]
        return sorted(found, key=lambda each: (each.span.start, -each.span.end, each.code))

    def _coding_rows(self) -> Said:
        for number, each in enumerate(self._touching(), 1):
            memo = say("plain.memo_of", memo=_one_line(each.memo)) if each.memo else ""
            yield say(
                "plain.here_row",
                number=number,
                name=self._name(each.code),
                coder=each.coder,
                text=_one_line(each.text),
                memo=memo,
            )

    def _show_here(self, _: str) -> Said:
        yield from self._here()
        if not self._touching():
            yield say("plain.none_here")

    def _read(self, _: str) -> Said:
        for span in self.place.sentences:
            yield _one_line(span.of(self._text.text))

    # Moving and selecting

    def _next(self, _: str) -> Said:
        if not self.place.step(1):
            yield say("plain.edge_last")
            return
        yield from self._here()

    def _previous(self, _: str) -> Said:
        if not self.place.step(-1):
            yield say("plain.edge_first")
            return
        yield from self._here()

    def _next_turn(self, _: str) -> Said:
        yield from self._to_turn(str(self.place.turn.index + 2))

    def _previous_turn(self, _: str) -> Said:
        yield from self._to_turn(str(self.place.turn.index))

    def _to_turn(self, number: str) -> Said:
        if not number.isdecimal() or not self.place.to_turn(int(number) - 1):
            yield say("plain.no_turn", turn=number, turns=len(self.place.turns))
            return
        yield from self._here()

    def _uncoded(self, _: str) -> Said:
        if not self.place.to_uncoded([each.span for each in self._codings]):
            yield say("plain.all_coded")
            return
        yield from self._here()

    def _more(self, _: str) -> Said:
        self.place.more()
        yield from self._selected()

    def _less(self, _: str) -> Said:
        self.place.less()
        yield from self._selected()

    def _whole_turn(self, _: str) -> Said:
        self.place.whole_turn()
        yield from self._selected()

    def _grow(self, _: str) -> Said:
        self.place.grow()
        yield from self._selected()

    def _let_go(self, _: str) -> Said:
        self.place.selection = None
        yield from self._selected()

    def _select_numbers(self, rest: str) -> Said:
        numbers = [int(each) for each in re.findall(r"\d+", rest)]
        words = self.place.words
        first, last = (numbers * 2)[:2] if numbers else (0, 0)
        if not 1 <= first <= last <= len(words):
            yield say("plain.no_word_numbers", words=len(words))
            return
        self.place.selection = Span(words[first - 1].start, words[last - 1].end)
        yield from self._selected()

    def _select_words(self, words: str) -> Said:
        found = self.place.find_in_turn(words)
        if len(found) != 1:
            key = "plain.twice" if found else "plain.no_words"
            yield say(key, times=len(found), text=words)
            return
        self.place.selection = found[0]
        yield from self._selected()

    # Codes

    @property
    def _codes(self) -> tuple[Code, ...]:
        return read_codebook(self.study).codes

    def _name(self, code: str) -> str:
        found = read_codebook(self.study).get(code)
        return found.name if found else code

    def _names(self, codes: Iterable[str]) -> str:
        return ", ".join(self._name(each) for each in codes)

    def _list_codes(self, _: str) -> Said:
        for number, code in enumerate(self._codes, 1):
            yield say("plain.code_row", number=number, name=_path(code, self._codes))

    def _put_numbers(self, numbers: Sequence[int]) -> Said:
        codes = self._codes
        for number in numbers:
            if not 1 <= number <= len(codes):
                yield say("plain.no_code_number", number=number)
                return
        yield from self._put([codes[number - 1].id for number in numbers])

    def _put_named(self, typed: str) -> Said:
        found = self._codes_like(typed)
        if len(found) == 1:
            yield from self._put([found[0][1].id])
        elif found:
            yield say("plain.many_codes", typed=typed)
            for number, code in found:
                yield say("plain.code_row", number=number, name=_path(code, self._codes))
        else:
            yield say("plain.no_code", typed=typed)

    def _codes_like(self, typed: str) -> list[tuple[int, Code]]:
        """The codes that typed letters mean, with their numbers; one where one is or begins with them."""
        codes = self._codes
        found = (
            [(at + 1, codes[at]) for at, _ in ranked(typed, [code.name for code in codes])] if typed else []
        )
        for is_meant in (_is_called, _begins_with):
            sure = [each for each in found if is_meant(each[1].name, typed)]
            if len(sure) == 1:
                return sure
        return found

    def _put(self, codes: Sequence[str]) -> Said:
        target = self.place.target
        if target is None:
            yield say("plain.nothing")
            return
        self._last = tuple(dict.fromkeys(codes))
        facts = self._text.transcript
        new = put_codes(self.study, facts.name, target, codes, seen=facts.version)
        self._read_codings()
        put = [each.code for each in new]
        if put:
            yield say("plain.coded", codes=self._names(put))
        if there := [each for each in self._last if each not in put]:
            yield say("plain.there", codes=self._names(there))

    def _put_last(self, _: str) -> Said:
        if not self._last:
            yield say("plain.no_last")
            return
        yield from self._put(self._last)

    def _new(self, typed: str) -> Said:
        above, colon, name = typed.rpartition(":")
        parents = [code for code in self._codes if _is_called(code.name, above)] if colon else []
        name = name.strip() if parents else typed
        if not name:
            yield say("plain.needs_name")
            return
        same = [code for code in self._codes if _is_called(code.name, name)]
        if same:
            yield from self._put([same[0].id])
            return
        code = create_code(self.study, name, parents[0].id if parents else "")
        yield say("plain.new_code", name=code.name)
        yield from self._put([code.id])

    def _in_vivo(self, _: str) -> Said:
        target = self.place.target
        if target is None:
            yield say("plain.nothing")
            return
        words = _one_line(target.of(self._text.text))[:_NAME_LENGTH].replace(":", " ")
        yield from self._new(words.strip(" .,;!?\"'…"))

    # Codings that are there

    def _one(self, number: str, command: str) -> Coding | Said:
        """The coding that a number means, the only one without a number; else what to say."""
        here = self._touching()
        if not here:
            return [say("plain.none_own")]
        if not number and len(here) == 1:
            return here[0]
        if not number:
            return [say("plain.which", command=command), *self._coding_rows()]
        if number.isdecimal() and 1 <= int(number) <= len(here):
            return here[int(number) - 1]
        return [say("plain.no_such_coding", number=number)]

    def _uncode(self, number: str) -> Said:
        coding = self._one(number, "u")
        if not isinstance(coding, Coding):
            yield from coding
            return
        remove_codings(self.study, [coding.id])
        self._read_codings()
        yield say("plain.off", code=self._name(coding.code))

    def _edges(self, number: str) -> Said:
        coding = self._one(number, "e")
        if not isinstance(coding, Coding):
            yield from coding
            return
        if self.place.target is not None and self.place.target != coding.span:
            move_coding(self.study, coding.id, self.place.target, seen=self._text.transcript.version)
            self._read_codings()
        yield say("plain.moved", code=self._name(coding.code))

    def _memo(self, rest: str) -> Said:
        number, _, text = rest.partition(" ")
        if not number.isdecimal():
            number, text = "", rest
        coding = self._one(number, "m")
        if not isinstance(coding, Coding):
            yield from coding
            return
        write_memo(self.study, coding.id, text)
        self._read_codings()
        yield say("plain.memo_kept" if text.strip() else "plain.memo_gone")

    # Taking back

    def _undo(self, _: str) -> Said:
        yield from self._taken(undo(self.study), "plain.nothing_undone")

    def _redo(self, _: str) -> Said:
        yield from self._taken(redo(self.study), "plain.nothing_redone")

    def _taken(self, taken: Taken | None, otherwise: str) -> Said:
        if taken is None:
            yield say(otherwise)
            return
        if taken.transcript is not None and taken.transcript != self._text.transcript.name:
            self.leave()
            self._open(taken.transcript)
        self._read_codings()
        if taken.start is not None:
            self.place.to(taken.start)
        yield f"{taken.sentence}."
        yield from self._here()

    # Finding

    def _find(self, words: str) -> Said:
        if words:
            self._hits, self._hit = self.place.find(words), self.place.start - 1
        if not self._hits:
            yield say("plain.not_found", words=words)
            return
        later = [each for each in self._hits if each.start > self._hit]
        hit = (later or self._hits)[0]
        self._hit = hit.start
        self.place.to(hit.start)
        yield say("plain.found", at=self._hits.index(hit) + 1, hits=len(self._hits))
        yield from self._here()

    def _list(self, _: str) -> Said:
        for number, each in enumerate(list_transcripts(self.study), 1):
            people = dict.fromkeys(who.respondent for who in each.speakers if who.respondent)
            facts = [*people, each.wave, each.perspective]
            told = "".join(f", {fact}" for fact in facts if fact)
            yield say("plain.transcript_row", number=number, name=each.name, facts=told)

    def _open_number(self, number: str) -> Said:
        there = list_transcripts(self.study)
        if not number.isdecimal() or not 1 <= int(number) <= len(there):
            yield say("plain.no_transcript", number=number)
            return
        self.leave()
        self._open(there[int(number) - 1].name)
        yield from self._opened()

    # Review

    def _start_review(self, _: str) -> Said:
        if self.study.is_blind:
            yield say("plain.blind_no_review")
            return
        self._review = Review(self.study, self._text, self._name)
        yield from self._review.begin()
        if self._review.is_over:
            self._review = None

    def _in_review(self, line: str) -> Said:
        review = self._review
        if review is None:
            return
        if _CODE_NUMBERS.fullmatch(line):
            codes = self._codes
            wanted = [
                codes[int(each) - 1].id for each in re.findall(r"\d+", line) if 0 < int(each) <= len(codes)
            ]
            yield from review.other(wanted) if wanted else [say("plain.no_code_number", number=line)]
        elif line.startswith("c "):
            found = self._codes_like(line[2:].strip())
            if len(found) == 1:
                yield from review.other([found[0][1].id])
            else:
                yield say("plain.no_code" if not found else "plain.many_codes", typed=line[2:].strip())
                for number, code in found:
                    yield say("plain.code_row", number=number, name=_path(code, self._codes))
        elif line == "codes":
            yield from self._list_codes("")
        elif line == "quit":
            yield from self._quit("")
        else:
            yield from review.answer(line)
        if review.is_over or self.done:
            self._review = None
            self._read_codings()

    # The rest

    def _help(self, _: str) -> Said:
        for key, sentence in PLAIN.items():
            if key.startswith(_HELP):
                yield f"{key.removeprefix(_HELP)}: {sentence}."

    def _quit(self, _: str) -> Said:
        self.leave()
        self.done = True
        yield say("plain.goodbye")


def _one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def _is_called(name: str, typed: str) -> bool:
    return folded(name) == folded(typed.strip())


def _begins_with(name: str, typed: str) -> bool:
    return folded(name).startswith(folded(typed.strip()))


def _path(code: Code, codes: Iterable[Code]) -> str:
    """A code with the names above it: "Motivatie: Geld"."""
    by_id = {each.id: each for each in codes}

    def names(here: Code) -> Iterator[str]:
        if here.parent and here.parent in by_id:
            yield from names(by_id[here.parent])
        yield here.name

    return ": ".join(names(code))


_COMMANDS: dict[str, Callable[[Plain, str], Said]] = {
    "": Plain._next,
    "j": Plain._next,
    "k": Plain._previous,
    "J": Plain._next_turn,
    "K": Plain._previous_turn,
    "turn": Plain._to_turn,
    ">": Plain._uncoded,
    "here": Plain._show_here,
    "read": Plain._read,
    "s": Plain._more,
    "S": Plain._less,
    "t": Plain._whole_turn,
    "v": Plain._grow,
    "V": Plain._let_go,
    "words": Plain._select_numbers,
    "codes": Plain._list_codes,
    "c": Plain._put_named,
    "q": Plain._put_last,
    ".": Plain._put_last,
    "new": Plain._new,
    "n": Plain._new,
    "i": Plain._in_vivo,
    "u": Plain._uncode,
    "e": Plain._edges,
    "m": Plain._memo,
    "z": Plain._undo,
    "undo": Plain._undo,
    "y": Plain._redo,
    "redo": Plain._redo,
    "list": Plain._list,
    "l": Plain._list,
    "open": Plain._open_number,
    "r": Plain._start_review,
    "?": Plain._help,
    "help": Plain._help,
    "quit": Plain._quit,
    "exit": Plain._quit,
}
