"""How words are read: spaCy's tokens and, where a table is at hand, their lemmas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from qual.core.comparable import APOSTROPHES, folded
from qual.core.dutch_forms import bases, infinitive, verb_stems

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


def families(language: Language, forms: Sequence[str], vocabulary: Collection[str] = ()) -> list[set[str]]:
    """For each form (in small letters) the words that it is a form of: its lemma, and what spelling tells.

    Two forms are of one word where these sets share something. What spelling proposes counts only where it
    is a word, by the lookup table or by `vocabulary`.
    """
    in_table = knows_word(language)

    def is_word(word: str) -> bool:
        return word in vocabulary or (in_table is not None and in_table(word))

    found = []
    for form, read in zip(forms, words(language, forms), strict=True):
        family = {word.lemma for word in read}
        if language.code == "nl":
            lemmas = {form, *family}
            proposed = {base for lemma in lemmas for base in bases(lemma)}
            proposed |= {infinitive(stem) for stem in verb_stems(form)}
            family |= {word for word in proposed if is_word(word)}
        found.append(family)
    return found


def _plain(text: str) -> str:
    """The text in lower case with straight apostrophes, each character at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_STRAIGHT)
