"""Checking the quotations of a report: 200, over transcripts of 8,000 words, beside reading the files."""

from __future__ import annotations

import random
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.corpus import plain, transcripts
from benchmarks.measure import cpu_of, is_quick, peak_mb, report
from qual.core.quotation import find_quotations
from qual.core.report import ReportParagraph
from qual.core.transcript import Speaker, Transcript, TranscriptText
from qual.core.turns import split_turns
from qual.matching.index import WordIndex
from qual.matching.quotes import check_quotes

KINDS = ("verbatim", "marked", "altered", "stitched", "not_found")


def main() -> None:
    sizes = (15, 60) if is_quick() else (60, 240)
    rows = [row(number, 200) for number in sizes]
    for smaller, larger in pairwise(rows):
        larger["growth"] = float(str(larger["check_s"])) / float(str(smaller["check_s"]))
    report("quotes", rows)
    report("quotation marks alone", [marks_alone(unit) for unit in HOSTILE])


HOSTILE = ("“", '"', "’", "“a b c d e” ", "„x y z “ ", "a: “b c d e” – Deelnemer ", "([“")
"""What a damaged report can be full of; the cost must grow with the text only."""


def marks_alone(unit: str) -> dict[str, object]:
    """The cost of finding quotations in 20,000 and 80,000 characters of nothing but marks, and its growth."""

    def cost(characters: int) -> float:
        paragraph = ReportParagraph("p", unit * (characters // len(unit)) + "  ")
        return cpu_of(lambda: find_quotations([paragraph]))

    small, large = cost(20_000), cost(80_000)
    return {"unit": unit, "small_s": small, "large_s": large, "growth": large / max(small, 1e-6)}


def row(number: int, quotes: int) -> dict[str, object]:
    """The figures for so many transcripts."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for respondent, turns in transcripts(number):
            path = Path(folder) / f"{respondent}.txt"
            path.write_text(plain(turns, respondent), encoding="utf-8")
            paths.append(path)
        texts = [opened(path) for path in paths]
        limit = cpu_of(lambda: [path.read_text(encoding="utf-8").split() for path in paths])
    paragraphs, kinds = printed(texts, quotes)
    index = cpu_of(lambda: WordIndex(texts), 1)
    checked = [check_quotes(paragraphs, texts)]
    check = cpu_of(lambda: checked.append(check_quotes(paragraphs, texts)), 1)
    found = [quote.text_status for quote in checked[0].quotes]
    right = sum(one == other for one, other in zip(found, kinds, strict=True))
    return {
        "transcripts": number,
        "quotes": quotes,
        "read_and_split_s": limit,
        "index_s": index,
        "check_s": check,
        "ratio": check / limit,
        "as_made": right,
        "peak_mb": peak_mb(),
    }


def opened(path: Path) -> TranscriptText:
    """A transcript as the study holds it."""
    text = path.read_text(encoding="utf-8")
    turns = split_turns(text, ("I",))
    speakers = (Speaker("I", None, "interviewer"), Speaker(path.stem, path.stem, "respondent"))
    facts = Transcript(path.stem, path.name, path.name, "", "", "", "", "", len(text), len(turns), speakers)
    return TranscriptText(facts, text, turns)


def printed(texts: list[TranscriptText], quotes: int) -> tuple[list[ReportParagraph], list[str]]:
    """A report's paragraphs, one quotation each, and what was done to each quotation."""
    source = random.Random(11)
    paragraphs, kinds = [], []
    for number in range(quotes):
        kind = KINDS[number % len(KINDS)]
        one, other = said(source, texts), said(source, texts)
        words = {
            "verbatim": one,
            "marked": [*one[:9], "[…]", *one[12:]],
            "altered": [*one[:9], "tegendeel", *one[10:]],
            "stitched": one[:12] + other[:12],
            "not_found": [f"{word}x" for word in one],
        }[kind]
        paragraphs.append(ReportParagraph(f"paragraph {number}", f"“{' '.join(words)}” Deelnemer"))
        kinds.append(kind)
    return paragraphs, kinds


def said(source: random.Random, texts: list[TranscriptText]) -> list[str]:
    """Twenty-four words of one turn, somewhere."""
    while True:
        text = source.choice(texts)
        turn = source.choice(text.turns)
        words = text.text[turn.start : turn.end].split()
        if len(words) >= 24:
            start = source.randrange(len(words) - 23)
            return words[start : start + 24]


if __name__ == "__main__":
    main()
