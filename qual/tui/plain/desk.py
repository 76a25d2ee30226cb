"""The conversation of the plain mode: a typed line in, sentences out; what is told is durable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import count

from qual.actions.code_passages import (
    codings_in,
    read_codebook,
)
from qual.actions.read_transcripts import last_place, list_transcripts, open_transcript, remember_place
from qual.actions.study import Study
from qual.core.codebook import Code
from qual.core.coding import Coding
from qual.core.span import Span
from qual.core.transcript import Transcript, TranscriptText
from qual.core.words import say
from qual.core.words.plain import PLAIN
from qual.errors import QualError
from qual.tui.keymap import DIGITS
from qual.tui.marks import pinned
from qual.tui.plain import coding, moving
from qual.tui.plain.commands import COMMANDS
from qual.tui.plain.naming import one_line, path
from qual.tui.plain.place import Place
from qual.tui.plain.review import Review

_HELP = "plain.help."
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
        self.hits: list[Span] = []
        self.hit = -1
        self.last: tuple[str, ...] = ()
        self.text: TranscriptText
        self.codings: list[Coding] = []
        there = list_transcripts(study)
        last = last_place(study)
        names = [each.name for each in there]
        if transcript is not None:
            self.open(named(transcript, there))
        else:
            self.open(last[0] if last and last[0] in names else names[0])

    # The conversation

    def welcome(self) -> Said:
        """What is said first."""
        yield say("plain.welcome", study=self.study.settings.name, coder=self.study.coder)
        if self.study.is_blind:
            yield say("plain.blind")
        yield from self.opened()

    def answer(self, line: str) -> Said:
        """Do what a line asks; gives the sentences to say. What cannot be is said, never raised."""
        try:
            yield from self._answer(line.strip())
        except QualError as error:
            yield say("plain.refused", reason=error)

    def leave(self) -> None:
        """Keep the place for the next time."""
        remember_place(self.study, self.text.transcript.name, self.place.start)

    def _answer(self, line: str) -> Said:
        if self._review is not None:
            yield from self._in_review(line)
            return
        if _CODE_NUMBERS.fullmatch(line):
            yield from coding.put_numbers(self, [int(each) for each in re.findall(r"\d+", line)])
            return
        if len(line) > 1 and line[0] == '"':
            yield from moving.select_words(self, line.strip('"'))
            return
        if line.startswith("/"):
            yield from moving.find(self, line[1:].strip())
            return
        word, _, rest = line.partition(" ")
        command = COMMANDS.get(word)
        if command is None:
            yield say("plain.not_understood", line=word)
            return
        yield from command(self, rest.strip())

    # Where one is

    def open(self, name: str) -> None:
        """Take up a transcript where the coder left it."""
        self.text = open_transcript(self.study, name)
        self.hits = []
        last = last_place(self.study, name)
        self.place = Place(self.text, min(last[1] if last else 0, max(0, len(self.text.text) - 1)))
        self.read_codings()

    def read_codings(self) -> None:
        """Read the coder's own codings anew."""
        name = self.text.transcript.name
        self.codings = [each for each in codings_in(self.study, name) if each.coder == self.study.coder]

    def opened(self) -> Said:
        """Say what was opened, and where the coder is in it."""
        facts = self.text.transcript
        yield say("plain.opened", transcript=facts.name, turns=facts.turns, codings=len(self.codings))
        yield from self.here()

    def here(self) -> Said:
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
        yield one_line(place.sentence.of(self.text.text))
        yield from self.coding_rows()

    def selected(self) -> Said:
        """Say what is selected."""
        words = one_line(self.place.target.of(self.text.text)) if self.place.target else ""
        yield say("plain.selected", words=len(words.split()), text=words)

    def touching(self) -> list[Coding]:
        """One's own codings on the selection or sentence, in reading order."""
        target = self.place.target
        if target is None:
            return []
        found = [each for each in self.codings if each.span.overlaps(target)]
        return sorted(found, key=lambda each: (each.span.start, -each.span.end, each.code))

    def coding_rows(self) -> Said:
        """The codings here, numbered."""
        for number, each in enumerate(self.touching(), 1):
            memo = say("plain.memo_of", memo=one_line(each.memo)) if each.memo else ""
            yield say(
                "plain.here_row",
                number=number,
                name=self.name(each.code),
                coder=each.coder,
                text=one_line(each.text),
                memo=memo,
            )

    # Codes

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes in use."""
        return read_codebook(self.study).codes

    @property
    def numbered(self) -> dict[int, Code]:
        """The codes by number: of a code with a digit on the coding screen that digit, 0 as 10."""
        codebook = read_codebook(self.study)
        found = {int(digit) or len(DIGITS): codebook[code] for digit, code in pinned(codebook).items()}
        free = (number for number in count(1) if number not in found)
        rest = [code for code in codebook.codes if code not in found.values()]
        return dict(sorted((found | dict(zip(free, rest, strict=False))).items()))

    def name(self, code: str) -> str:
        """The name of a code."""
        found = read_codebook(self.study).get(code)
        return found.name if found else code

    def names(self, codes: Iterable[str]) -> str:
        """The names of codes."""
        return ", ".join(self.name(each) for each in codes)

    # Review

    def start_review(self) -> Said:
        """Begin to go through the suggestions."""
        if self.study.is_blind:
            yield say("plain.blind_no_review")
            return
        self._review = Review(self.study, self.text, self.name)
        yield from self._review.begin()
        if self._review.is_over:
            self._review = None

    def _in_review(self, line: str) -> Said:
        review = self._review
        if review is None:
            return
        if _CODE_NUMBERS.fullmatch(line):
            codes = self.numbered
            wanted = [codes[int(each)].id for each in re.findall(r"\d+", line) if int(each) in codes]
            yield from review.other(wanted) if wanted else [say("plain.no_code_number", number=line)]
        elif line.startswith("c "):
            found = coding.codes_like(self, line[2:].strip())
            if len(found) == 1:
                yield from review.other([found[0][1].id])
            else:
                yield say("plain.no_code" if not found else "plain.many_codes", typed=line[2:].strip())
                for number, code in found:
                    yield say("plain.code_row", number=number, name=path(code, self.codes))
        elif line == "codes":
            yield from coding.list_codes(self, "")
        elif line == "quit":
            yield from self.quit()
        else:
            yield from review.answer(line)
        if review.is_over or self.done:
            self._review = None
            self.read_codings()

    # The rest

    def help(self) -> Said:
        """Say what can be typed."""
        for key, sentence in PLAIN.items():
            if key.startswith(_HELP):
                yield f"{key.removeprefix(_HELP)}: {sentence}."

    def quit(self) -> Said:
        """Keep the place and take leave."""
        self.leave()
        self.done = True
        yield say("plain.goodbye")
