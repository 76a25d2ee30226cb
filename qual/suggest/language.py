"""How words are read: spaCy's tokens and, where a table is at hand, their lemmas."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from qual.core.comparable import APOSTROPHES, folded
from qual.core.dutch_forms import bases, infinitive, verb_stems
from qual.errors import QualError

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


INSTALLED = {
    "nl": ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"),
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
}
"""Trained pipelines that are used where they are installed, the best first; nothing is ever fetched."""

_NOT_USED = ("parser", "senter", "ner", "entity_linker")


NAMES = {
    "dutch": "nl",
    "nederlands": "nl",
    "nld": "nl",
    "dut": "nl",
    "english": "en",
    "engels": "en",
    "eng": "en",
}
"""Other names of the two languages."""

ANY_LANGUAGE = "xx"
"""Reads words of any language that puts blanks between them."""


class UnknownLanguageError(QualError):
    """Nothing is known of a language by this name."""

    def __init__(self, name: object) -> None:
        super().__init__(f"'{name}' is not a language that can be read; say nl or en")
        self.name = name


def language_code(name: str) -> str:
    """The code that a language is loaded by: "nl-BE" and "Dutch" are "nl". UnknownLanguageError otherwise."""
    said = name.strip().lower().replace("_", "-") if isinstance(name, str) else ""
    code = NAMES.get(said, said.partition("-")[0])
    if not re.fullmatch("[a-z]{2,3}", code) or find_spec(f"spacy.lang.{code}") is None:
        raise UnknownLanguageError(name)
    return code


def load_language(name: str) -> Language:
    """The pipeline for "nl" or "en": an installed one, else lookup lemmas, else blank. Takes seconds.

    Other languages that spaCy knows are read by their words; UnknownLanguageError where it knows none.
    """
    import spacy

    code = language_code(name)
    for name in INSTALLED.get(code, ()):
        found = _installed(code, name)
        if found:
            return found
    try:
        pipeline = spacy.blank(code)
    except ImportError:  # its words are told apart by a package that is not there
        code, pipeline = ANY_LANGUAGE, spacy.blank(ANY_LANGUAGE)
    if find_spec("spacy_lookups_data") is None:
        return Language(code, f"blank {code}", (("spacy", version("spacy")),), pipeline)
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    try:
        pipeline.initialize()
    except ValueError:  # the lookup lemmas have no table for this language
        return Language(code, f"blank {code}", (("spacy", version("spacy")),), spacy.blank(code))
    versions = (("spacy", version("spacy")), ("spacy-lookups-data", version("spacy-lookups-data")))
    return Language(code, f"blank {code} + lookup lemmas", versions, pipeline)


def _installed(code: str, name: str) -> Language | None:
    """A trained pipeline; None where it is not there, or was made for another spaCy or without lemmas."""
    import spacy

    if not spacy.util.is_package(name):
        return None
    try:
        with warnings.catch_warnings():
            # what does not fit is told apart below, and passed over
            warnings.simplefilter("ignore")
            pipeline = spacy.load(name, exclude=_NOT_USED)
    except (OSError, ValueError, ImportError):
        return None
    fits = spacy.util.is_compatible_version(version("spacy"), pipeline.meta.get("spacy_version", ""))
    if not fits or not pipeline.has_pipe("lemmatizer"):
        return None
    versions = (("spacy", version("spacy")), (name, str(pipeline.meta.get("version", "?"))))
    return Language(code, name, versions, pipeline)


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
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for doc in language.pipeline.pipe(map(_plain, texts)):
        found = []
        for token in doc:
            text = token.text
            key = text, token.lemma_
            if key not in known:
                known[key] = _form_and_lemma(*key)
            form, lemma = known[key]
            if form:
                found.append(Word(form, lemma, token.idx, token.idx + len(text)))
        yield found


def _form_and_lemma(text: str, lemma: str) -> tuple[str, str]:
    """A token's comparable form and lemma; nothing where it is no word."""
    form = folded(text)
    return (form, folded(lemma) or form) if any(map(str.isalnum, form)) else ("", "")


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
