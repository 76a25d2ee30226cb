"""A generated study in Dutch-like words, the same for the same seed: to measure with, nobody's words."""

from __future__ import annotations

import random
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


def write_word(path: Path, text: str) -> None:
    """Write a text as a small .docx, a paragraph a line, without any library."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines()
    )
    document = f'<w:document xmlns:w="{_MAIN}"><w:body>{paragraphs}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT)
        archive.writestr("_rels/.rels", _LINKS)
        archive.writestr("word/document.xml", document)


def study(folder: Path, number: int, *, word: bool = False, words: int = 8_000) -> Path:
    """A study folder with so many transcripts, ready to import."""
    (folder / "codebook").mkdir(parents=True)
    (folder / "transcripts").mkdir()
    (folder / "codebook" / "study.toml").write_text(
        'name = "Generated"\nlanguage = "nl"\nwaves = ["1"]\ninterviewers = ["I"]\n\n'
        '[perspectives]\ndeelnemer = "Deelnemers"\n',
        encoding="utf-8",
    )
    codes = "".join(f"- id: code-{n}\n  name: Code {n}\n" for n in range(40))
    (folder / "codebook" / "codes.yaml").write_text(codes, encoding="utf-8")
    for respondent, turns in transcripts(number, words):
        text = plain(turns, respondent)
        if word:
            write_word(folder / "transcripts" / f"{respondent}.docx", text)
        else:
            (folder / "transcripts" / f"{respondent}.txt").write_text(text, encoding="utf-8")
    return folder
