"""A small invented study, put straight into a database."""

from __future__ import annotations

import hashlib
import re

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.transcript import Speaker, Transcript, Turn
from qual.store import codes, codings, respondents, transcripts
from qual.store.database import Database

TEXT = "I: Wat hield u tegen?\nR07: Ik was bang voor de keuring. En voor het geld.\nI: Ja?\nR07: Heel bang."

CODEBOOK = Codebook(
    (
        Code("angst", "Angst", tag="AN"),
        Code("herkeuring", "Angst voor herkeuring", parent="angst", tag="HK", cues=("keuring*",)),
        Code("geld", "Geld", tag="GE"),
    )
)


def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a text whose every line is `label: words`."""
    lines = re.finditer(r"^(\w+): (.+)$", text, re.MULTILINE)
    return tuple(Turn(n, line.start(2), line.end(2), line.group(1)) for n, line in enumerate(lines))


def add_transcript(
    database: Database, name: str = "R07.txt", text: str = TEXT, who: str = "R07", wave: str = "1"
) -> str:
    """Put a transcript with one interviewer and one respondent in; gives its name."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    turns = turns_of(text)
    speakers = (
        Speaker("I", None, "interviewer", sum(turn.speaker == "I" for turn in turns)),
        Speaker(who, who, "respondent", sum(turn.speaker == who for turn in turns)),
    )
    facts = Transcript("", name, name, digest, "interview", wave, "", "deelnemer", 0, 0, speakers)
    with database.change("anna", "transcript.import", transcript=name) as change:
        respondents.save(change, [Respondent(who, "deelnemer", {"geslacht": "vrouw"})])
        new = transcripts.NewText(text, digest, name, digest, "text", "1")
        transcripts.add(change, facts, new, turns)
    return name


def add_codebook(database: Database, codebook: Codebook = CODEBOOK, coder: str = "anna") -> None:
    """Make this the codebook in use."""
    with database.change(coder, "codebook.load") as change:
        codes.save(change, codebook)


def texts_of(database: Database) -> dict[str, tuple[str, str]]:
    """The text version in use and its text of every transcript."""
    with database.read() as session:
        opened = [transcripts.with_text(session, each.name) for each in transcripts.listed(session)]
    return {each.name: (each.transcript.version, each.text) for each in opened}


def code_words(database: Database, words: str, code: str, coder: str = "anna", name: str = "R07.txt") -> str:
    """Put a code on words of a transcript; gives the coding's id."""
    start = texts_of(database)[name][1].index(words)
    coding = Coding(name, Span(start, start + len(words)), code, coder)
    with database.change(coder, "coding.add", transcript=name) as change:
        [row] = codings.add(change, [coding], texts_of(database))
    return row


def words_coded(database: Database) -> list[tuple[str, str, str]]:
    """The words, code and coder of every coding."""
    with database.read() as session:
        return [(each.text, each.code, each.coder) for each in codings.listed(session)]
