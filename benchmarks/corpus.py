"""A generated study in Dutch-like words, the same for the same seed: to measure with, nobody's words."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

SYLLABLES = """aan be de den ding een eld er ering ge gen goed heid ing in je ken ker lang lijk maat
 mee men mid na nen om on ont op over plek raad ren schap ser staan stel ten ter tijd toe tot uit ver voor
 weg werk wet zak zeg zien zo""".split()


def vocabulary(seed: int = 7, size: int = 20_000) -> list[str]:
    """Different invented words, the common ones first and short."""
    source = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < size:
        parts = 1 + (len(words) > 80) + (len(words) > 2_000 and source.random() < 0.6)
        words["".join(source.choice(SYLLABLES) for _ in range(parts + (source.random() < 0.3)))] = None
    return list(words)


def transcripts(
    number: int, words: int = 8_000, seed: int = 7
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """So many interviews of about so many words: the respondent's id and the turns as (label, words)."""
    known = vocabulary(seed)
    for index in range(number):
        source = random.Random(seed * 100_003 + index)
        respondent, left, turns = f"R{index + 1:04}", words, []
        while left > 0:
            label = "I" if len(turns) % 2 == 0 else respondent
            length = min(left, source.randint(5, 20) if label == "I" else source.randint(10, 120))
            left -= length
            said = [known[min(int(source.paretovariate(0.7)) - 1, len(known) - 1)] for _ in range(length)]
            turns.append((label, " ".join(said).capitalize() + "."))
        yield respondent, turns


def plain(turns: list[tuple[str, str]], respondent: str) -> str:
    """The text of a transcript file, with a header."""
    lines = [f"Respondent: {respondent}", "Golf: 1", ""]
    return "\n".join([*lines, *(f"{label}: {said}" for label, said in turns)]) + "\n"


_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName='
    '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)
_LINKS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
    '2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


_LETTERS = (
    '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="nl-NL"/></w:rPr>'
)
_LAYOUT = '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>'


def write_word(path: Path, text: str, *, bare: bool = False) -> None:
    """Write a text as a .docx, a paragraph a line, without any library.

    `bare` writes words and nothing else. Otherwise runs carry their letters and break every dozen words, as
    word processors save what was typed over days: some five bytes of XML a character, where transcripts that
    researchers gave to archives have four to nine.
    """
    lines = (escape(line) for line in text.splitlines())
    made = (_bare(line) if bare else _as_typed(line) for line in lines)
    document = f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(made)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT)
        archive.writestr("_rels/.rels", _LINKS)
        archive.writestr("word/document.xml", document)


def _bare(line: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'


def _as_typed(line: str) -> str:
    words = line.split(" ")
    pieces = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    runs = "".join(
        f'<w:r w:rsidR="00A41B7C" w:rsidRPr="00C0{at:04X}">{_LETTERS}<w:t xml:space="preserve">{piece}'
        f'{" " if at + 1 < len(pieces) else ""}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        for at, piece in enumerate(pieces)
    )
    return f'<w:p w:rsidR="00A41B7C" w:rsidRDefault="00A41B7C" w:rsidP="00D51F20">{_LAYOUT}{runs}</w:p>'


def study(
    folder: Path, number: int, *, word: bool = False, bare: bool = False, words: int = 8_000, codes: int = 40
) -> Path:
    """A study folder with so many transcripts, ready to import: plain text, or Word (see `write_word`)."""
    (folder / "codebook").mkdir(parents=True)
    (folder / "transcripts").mkdir()
    (folder / "codebook" / "study.toml").write_text(
        'name = "Generated"\nlanguage = "nl"\nwaves = ["1"]\ninterviewers = ["I"]\n\n'
        '[perspectives]\ndeelnemer = "Deelnemers"\n',
        encoding="utf-8",
    )
    listed = "".join(f"- id: code-{n}\n  name: Code {n}\n" for n in range(codes))
    (folder / "codebook" / "codes.yaml").write_text(listed, encoding="utf-8")
    for respondent, turns in transcripts(number, words):
        text = plain(turns, respondent)
        if word:
            write_word(folder / "transcripts" / f"{respondent}.docx", text, bare=bare)
        else:
            (folder / "transcripts" / f"{respondent}.txt").write_text(text, encoding="utf-8")
    return folder


def corrected(text: str, share: float, seed: int = 7) -> tuple[str, list[tuple[int, int, int, int]]]:
    """The text with so many of its words corrected: replaced, misspelt, left out, or one put before.

    Gives the new text, and for every word of the old one that has a counterpart (start, end, new start, new
    end). Labels and header lines stay.
    """
    source, known = random.Random(seed), vocabulary()
    new, there, at = "", [], 0
    for match in re.finditer(r"\S+", text):
        word = match.group()
        new += text[at : match.start()]
        at = match.end()
        kind = source.choice(("replaced", "misspelt", "left out", "put before"))
        if source.random() >= share or word.endswith(":"):
            kind = "kept"
        if kind == "left out":
            new = new[:-1] if new.endswith(" ") else new
            continue
        if kind == "put before":
            new += source.choice(known) + " "
        elif kind == "replaced":
            word = source.choice(known)
        elif kind == "misspelt":
            spot = source.randrange(len(word))
            word = word[:spot] + source.choice("aeinrt") + word[spot:]
        there.append((match.start(), match.end(), len(new), len(new) + len(word)))
        new += word
    return new + text[at:], there
