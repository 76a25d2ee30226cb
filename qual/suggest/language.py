"""How words are read: spaCy's tokens and, where a table is at hand, their lemmas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from qual.core.comparable import APOSTROPHES, folded

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | {"\u00a0": " "})


class Word(NamedTuple):
    """A word of a text: its comparable form and lemma, and the characters it covers."""

    form: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Language:
    """The pipeline that reads words; `name` and `versions` say which one is active."""

    code: str
    name: str
    versions: tuple[tuple[str, str], ...]
    pipeline: Pipeline = field(repr=False, compare=False)

    def __str__(self) -> str:
        """Say it in one line, to be shown and kept with every run."""
        return f"{self.name} ({', '.join(' '.join(pair) for pair in self.versions)})"


def load_language(code: str) -> Language:
    """The pipeline for "nl" or "en": a blank one with lookup lemmas, else a blank one. Takes seconds."""
    import spacy

    pipeline = spacy.blank(code)
    if find_spec("spacy_lookups_data") is None:
        return Language(code, f"blank {code}", (("spacy", version("spacy")),), pipeline)
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    versions = (("spacy", version("spacy")), ("spacy-lookups-data", version("spacy-lookups-data")))
    return Language(code, f"blank {code} + lookup lemmas", versions, pipeline)


def knows_word(language: Language) -> Callable[[str], bool] | None:
    """Tells whether the lookup table has a form in small letters; None where there is no table."""
    if not language.pipeline.has_pipe("lemmatizer"):
        return None
    lookups: Any = language.pipeline.get_pipe("lemmatizer")
    if not lookups.lookups.has_table("lemma_lookup"):
        return None
    table = lookups.lookups.get_table("lemma_lookup")
    lemmas = set(table.values())
    return lambda form: form in table or form in lemmas


def words(language: Language, texts: Iterable[str]) -> Iterator[list[Word]]:
    """The words of each text; marks between them are left out."""
    for doc in language.pipeline.pipe(map(_plain, texts)):
        found = []
        for token in doc:
            form = folded(token.text)
            if any(map(str.isalnum, form)):
                lemma = folded(token.lemma_) or form
                found.append(Word(form, lemma, token.idx, token.idx + len(token.text)))
        yield found


def _plain(text: str) -> str:
    """The text in lower case with straight apostrophes, each character at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_STRAIGHT)
