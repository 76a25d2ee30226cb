"""Invented studies with few people in many cells, in two waves, to be attacked."""

from __future__ import annotations

import random
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.study import Attribute, Settings
from qual.core.theme import ThemeReport, themes
from qual.core.transcript import TranscriptText
from tests.small_study import transcript

BOOK = Codebook(
    (
        Code("t", "Thema"),
        Code("a", "Aap", "t", questions=("q1",)),
        Code("b", "Beer", "t", questions=("q1",)),
        Code("u", "Ander thema", questions=("q2",)),
        Code("c", "Cavia", "u"),
        Code("d", "Das", "u", questions=("q1",)),
    )
)
SETTINGS = Settings(
    "Verzonnen",
    perspectives={"deelnemer": "Deelnemers"},
    waves=("1", "2"),
    attributes={
        "kleur": Attribute("kleur", "Kleur", ("rood", "blauw")),
        "trede": Attribute("trede", "Trede", ("laag", "midden", "hoog"), ordered=True, per_wave=True),
    },
)


class Invented(NamedTuple):
    """A study that never was."""

    found: ThemeReport
    people: list[Respondent]
    transcripts: list[TranscriptText]


def invented(seed: int, most: int = 16) -> Invented:
    """A study of some eight to `most` people, about half of them seen in both waves."""
    dice = random.Random(seed)
    number = dice.randint(8, most)
    names = [f"R{at}" for at in range(1, number + 1)]
    steps = ["laag", "midden", "hoog"]
    people, texts, codings = [], [], []
    often = {code.id: dice.random() for code in BOOK}
    for name in names:
        colour = dice.choice(["rood", "rood", "blauw", None])
        seen = dice.choice([("1",), ("2",), ("1", "2"), ("1", "2")])
        ladder = {wave: {"trede": dice.choice(steps)} for wave in seen}
        files = []
        for wave in seen:
            file = f"{name}-{wave}.txt"
            files.append(file)
            words = f"{name}: een\nI: en dan?\n{name}: twee"
            texts.append(transcript(file, words, wave, people=[name]))
            said = [code.id for code in BOOK if code.parent and dice.random() < often[code.id]]
            said += [theme for theme in ("t", "u") if dice.random() < 0.1]
            for code in said:
                start = words.index(dice.choice(["een", "twee"]))
                codings.append(Coding(file, Span(start, start + 3), code, "anna"))
        people.append(Respondent(name, "deelnemer", {"kleur": colour}, ladder, tuple(files)))
    found = themes(BOOK, codings, texts, people, SETTINGS)
    return Invented(found, people, texts)
