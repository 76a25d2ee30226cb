"""Quotes drawn from the transcripts of any study, each with what was done to it and what is true of it.

What was done is drawn at random and by no rule of the program; the places come from the transcripts alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qual.core.transcript import TranscriptText

CLOSING = "”’»)\"'"
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
SENTENCE = re.compile(r"[^.!?]+[.!?]+")
SWAPS = {
    "negation": {
        "niet": "wel", "geen": "een", "nooit": "altijd",
        "not": "also", "never": "always", "no": "some",
    },
    "modality": {
        "kan": "moet", "moet": "kan", "wil": "zal", "soms": "altijd", "altijd": "soms", "can": "must",
        "could": "should", "would": "must", "always": "sometimes", "often": "rarely", "perhaps": "certainly",
    },
    "subject": {"ik": "zij", "hij": "ik", "wij": "zij", "i": "she", "he": "I", "they": "we", "we": "they"},
    "number": {"twee": "vier", "drie": "zes", "vier": "acht", "two": "four", "three": "six", "ten": "five"},
}  # fmt: skip
MARKS = ("“”", "„”", '""', "‘’", "«»")
FILL = {"nl": ("eh", "ehm", "nou"), "en": ("um", "er", "uh")}
ADDED = {"nl": ("eindelijk", "helaas", "gratis", "gisteren"), "en": ("finally", "sadly", "secretly", "again")}
NOUNS = {
    "nl": "zeepaardje lantaarn schoorsteen kruidnagel vuurtoren pantoffel zwaluw kompas gordijn".split(),
    "en": "seahorse lantern chimney clove lighthouse slipper swallow compass drumstick curtain".split(),
}


@dataclass(frozen=True)
class Piece:
    """Consecutive words of one turn: their transcript, their place in it, and who said them."""

    text: TranscriptText
    start: int
    end: int
    speaker: str

    @property
    def words(self) -> str:
        """The words as they stand there, on one line."""
        return " ".join(self.text.text[self.start : self.end].split())


@dataclass(frozen=True)
class Made:
    """A quote of the report, and what is true of it."""

    printed: str
    status: str
    kind: str
    pieces: tuple[Piece, ...] = ()
    who: str = ""
    attribution: str = "ok"
    twin: bool = False
    places: int = 1
    marks: str = "“”"
    layout: str = "own"
    extra: dict[str, str] = field(default_factory=dict)


class Maker:
    """Draws quotes from the transcripts of a study."""

    def __init__(self, texts: Sequence[TranscriptText], language: str, seed: int) -> None:
        self.random = random.Random(seed)
        self.language = language
        self.texts = texts
        self.plain = {text.name: plain(text.text) for text in texts}
        self.said, self.asked = [], []
        for text in texts:
            roles = {one.label: one.role for one in text.transcript.speakers}
            for turn in text.turns:
                asked = roles.get(turn.speaker) == "interviewer"
                for match in sentences(text.text, turn.start, turn.end):
                    if text.text[match[0]] in CLOSING:
                        continue  # nobody's quotation begins with the end of another
                    piece = Piece(text, match[0], match[1], turn.speaker)
                    (self.asked if asked else self.said).append(piece)

    def piece(self, fewest: int = 10, most: int = 45, *, asked: bool = False) -> Piece:
        """Whole sentences that stand in one place only, so long."""
        pool = self.asked if asked else self.said
        for _ in range(5000):
            one = self.random.choice(pool)
            if fewest <= len(one.words.split()) <= most and self.places(one.words) == 1:
                return one
        raise ValueError("no sentences of this length")

    def places(self, words: str) -> int:
        """In how many places of all transcripts the words stand."""
        return sum(text.count(f" {plain(words).strip()} ") for text in self.plain.values())

    def stem(self, text: TranscriptText) -> str:
        """The name of a transcript without its folder and ending."""
        return Path(text.name).stem

    def finished(self, made: Made) -> Made:
        """A quote with its attribution, marks and layout drawn."""
        who = self.stem(made.pieces[0].text) if made.pieces else self.stem(self.random.choice(self.texts))
        if made.attribution == "wrong_speaker":
            own = people(made.pieces[0].text)
            who = self.stem(self.random.choice([t for t in self.texts if not own & people(t)]))
        marks = self.random.choice(MARKS)
        if marks in ("‘’", '""') and re.search(r"['’‘\"]", made.printed):
            marks = "“”"
        layout = self.random.choice(("own", "own", "inline", "below", "lead", "block", "cell", "list"))
        return replace(made, who=who, marks=marks, layout=layout)

    def quotes(self, per_kind: int) -> list[Made]:
        """So many quotes of every kind, in an order of their own; those without material are fewer."""
        makers = (
            self.verbatim, self.verbatim, self.verbatim, self.elided, self.bracketed, self.filled, self.wrong,
            self.asked_words, self.short, self.dropped, self.added, self.swapped_order, self.replaced,
            self.stitched, self.silent, self.invented, self.paired, *(self.telling(kind) for kind in SWAPS),
        )  # fmt: skip
        found: list[Made] = []
        for make in makers:
            for _ in range(per_kind):
                try:
                    made = [self.finished(one) for one in make()]
                except (ValueError, IndexError):
                    continue
                found += made
        self.random.shuffle(found)
        return found

    def verbatim(self) -> Iterator[Made]:
        """The same words."""
        one = self.piece()
        yield Made(one.words, "verbatim", "verbatim", (one,))

    def wrong(self) -> Iterator[Made]:
        """The same words, given to another respondent."""
        one = self.piece()
        yield Made(one.words, "verbatim", "verbatim", (one,), attribution="wrong_speaker")

    def asked_words(self) -> Iterator[Made]:
        """The interviewer's words, given to the respondent."""
        one = self.piece(8, asked=True)
        yield Made(one.words, "verbatim", "verbatim", (one,), attribution="interviewer_words")

    def short(self) -> Iterator[Made]:
        """A few words that stand in two to twenty places."""
        for _ in range(5000):
            words = self.random.choice(self.said).words.split()
            at = self.random.randrange(max(1, len(words) - 5))
            run = " ".join(words[at : at + 5])
            if (
                len(WORD.findall(run)) == 5
                and 2 <= self.places(run) <= 20
                and not re.search(r"[,.?!;:]", run)
            ):
                yield Made(run, "verbatim", "ambiguous", (), attribution="none_given", places=2)
                return

    def elided(self) -> Iterator[Made]:
        """Words left out, marked."""
        one = self.piece(16)
        words = one.words.split()
        at = self.random.randrange(5, len(words) - 9)
        mark = self.random.choice(("…", "[…]", "(...)", "..."))
        gap = self.random.randint(2, 4)
        if beside_dots(words, at, gap):
            raise ValueError("the transcript has a mark here")
        left = {word.lower().strip(",.;") for word in words[at : at + gap]}
        if left & {"niet", "geen", "nooit", "not", "no", "never"} or any(
            "n't" in w or "n’t" in w for w in left
        ):
            raise ValueError("a mark would stand for a negation")
        yield Made(" ".join([*words[:at], mark, *words[at + gap :]]), "marked", "elided", (one,))

    def bracketed(self) -> Iterator[Made]:
        """A word put in, in brackets."""
        one = self.piece(12)
        words = one.words.split()
        at = self.random.randrange(4, len(words) - 4)
        yield Made(" ".join([*words[:at], "[toen]", *words[at:]]), "marked", "bracketed", (one,))

    def filled(self) -> Iterator[Made]:
        """A filler or a repetition left out: from a place that has one."""
        fillers = {*FILL[self.language], "eh", "um", "er", "uh"}
        pool = [
            piece
            for piece in self.random.sample(self.said, min(4000, len(self.said)))
            if 8 <= len(piece.words.split()) <= 45 and light(piece.words.split(), fillers)
        ]
        pool = [one for one in pool if not self.places(" ".join(light(one.words.split(), fillers)))]
        one = self.random.choice(pool)
        yield Made(" ".join(light(one.words.split(), fillers)), "edited_light", "filler", (one,))

    def dropped(self) -> Iterator[Made]:
        """One word of the middle left out."""
        one = self.piece()
        words = one.words.split()
        at = self.random.randrange(2, len(words) - 2)
        near = {plain(words[at - 1]), plain(words[at + 1])}
        if (
            plain(words[at]) in near
            or len(words[at]) < 4
            or plain(words[at]).strip() in ("well", "mean", "zeggen")
        ):
            raise ValueError("a repetition")
        yield Made(" ".join([*words[:at], *words[at + 1 :]]), "altered", "dropped", (one,))

    def added(self) -> Iterator[Made]:
        """One word more."""
        one = self.piece()
        words = one.words.split()
        at = self.random.randrange(2, len(words) - 1)
        word = self.random.choice(ADDED[self.language])
        yield Made(" ".join([*words[:at], word, *words[at:]]), "altered", "added", (one,))

    def replaced(self) -> Iterator[Made]:
        """A word of the same transcripts for another."""
        one = self.piece()
        words = one.words.split()
        at = self.random.randrange(2, len(words) - 1)
        other = self.random.choice(self.random.choice(self.said).words.split()).strip(",.?![]()")
        if len(other) < 3 or plain(other) == plain(words[at]):
            raise ValueError("the same word")
        yield Made(" ".join([*words[:at], other, *words[at + 1 :]]), "altered", "replaced", (one,))

    def swapped_order(self) -> Iterator[Made]:
        """Two words a few places apart, exchanged."""
        one = self.piece(12)
        words = one.words.split()
        at = self.random.randrange(1, len(words) - 4)
        if plain(words[at]) == plain(words[at + 3]):
            raise ValueError("the same word")
        words[at], words[at + 3] = words[at + 3], words[at]
        yield Made(" ".join(words), "altered", "order", (one,))

    def telling(self, kind: str) -> Callable[[], Iterator[Made]]:
        """A maker of quotes in which a word of this kind became its opposite."""

        def make() -> Iterator[Made]:
            for _ in range(4000):
                one = self.random.choice(self.said)
                words = one.words.split()
                if 8 <= len(words) <= 45 and self.places(one.words) == 1:
                    at = next((i for i, word in enumerate(words) if word.lower() in SWAPS[kind]), None)
                    if at is not None:
                        new = SWAPS[kind][words[at].lower()]
                        yield Made(" ".join([*words[:at], new, *words[at + 1 :]]), "altered", kind, (one,))
                        return

        return make

    def stitched(self) -> Iterator[Made]:
        """The beginning of one sentence and the end of another, far off."""
        one, other = self.piece(12), self.piece(12)
        head, tail = one.words.split()[:9], other.words.split()[-9:]
        if one.text is other.text and abs(one.start - other.start) < 1000:
            raise ValueError("near each other")
        yield Made(" ".join([*head, *tail]), "stitched", "stitched", (one, other))

    def silent(self) -> Iterator[Made]:
        """A run of words left out without a mark."""
        one = self.piece(22)
        words = one.words.split()
        at, gap = self.random.randrange(7, len(words) - 13), self.random.randint(4, 6)
        if plain(words[at - 1]) == plain(words[at + gap - 1]) or beside_dots(words, at, gap):
            raise ValueError("could be two things")
        yield Made(" ".join([*words[:at], *words[at + gap :]]), "silent_elision", "silent", (one,))

    def invented(self) -> Iterator[Made]:
        """What nobody said."""
        glue = {"nl": ("en de", "onder een", "achter mijn"), "en": ("and the", "under a", "behind my")}[
            self.language
        ]
        words = " ".join(
            f"{self.random.choice(NOUNS[self.language])} {self.random.choice(glue)}" for _ in range(6)
        )
        yield Made(
            f"{words.capitalize()} {NOUNS[self.language][0]}.",
            "not_found",
            "invented",
            attribution="none_given",
        )

    def paired(self) -> Iterator[Made]:
        """One utterance twice, the second time in other words."""
        one = self.piece(16)
        words = one.words.split()
        yield Made(one.words, "verbatim", "pair", (one,), twin=True)
        changed = [*words[:6], self.random.choice(ADDED[self.language]), *words[7:]]
        yield Made(" ".join(changed), "altered", "pair", (one,), twin=True)


def people(text: TranscriptText) -> set[str]:
    """Who is interviewed in a transcript; by its name where nobody is known."""
    return {one.respondent for one in text.transcript.speakers if one.respondent} or {text.name}


def plain(text: str) -> str:
    """The words alone, in small letters, a space before and behind."""
    return f" {' '.join(WORD.findall(text.lower().replace('’', chr(39))))} "


def beside_dots(words: Sequence[str], at: int, gap: int) -> bool:
    """Whether the transcript itself has dots where words are left out: they read as a mark of omission."""
    return any("…" in word or ".." in word for word in words[at - 1 : at + gap + 1])


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One to three sentences of a turn, whole."""
    found = [(start + m.start(), start + m.end()) for m in SENTENCE.finditer(text[start:end])]
    for at, (first, last) in enumerate(found):
        reach = min(len(found) - 1, at + at % 3)
        begin = first + len(text[first:last]) - len(text[first:last].lstrip())
        yield begin, max(last, found[reach][1])


def light(words: Sequence[str], fillers: set[str]) -> list[str]:
    """The words without their fillers and repeated words; empty where there are none."""
    kept: list[str] = []
    for word in words:
        bare = plain(word).strip()
        if bare in fillers or (kept and bare == plain(kept[-1]).strip() and bare.isalpha()):
            continue
        kept.append(word)
    return kept if len(kept) < len(words) else []
