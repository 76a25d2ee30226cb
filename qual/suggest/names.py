"""Names that the optional package `deduce` finds in Dutch text, as proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from qual.core.name_proposals import Proposal
from qual.core.pseudonym import Term, plain_words
from qual.core.transcript import TranscriptText

_KINDS = {
    "persoon": "name",
    "patient": "name",
    "locatie": "place",
    "instelling": "employer",
    "ziekenhuis": "employer",
    "telefoonnummer": "number",
    "bsn": "number",
    "id": "number",
    "emailadres": "email",
    "url": "url",
}
"""What its tags mean here; dates and ages are left to people."""


def known_words(language: str) -> Callable[[str], bool]:
    """Tells whether a word in small letters is one of the language, by the table of its lemmas.

    Where there is no such list every word counts as known.
    """
    from qual.suggest.language import knows_word, load_language

    return knows_word(load_language(language)) or (lambda _: True)


def is_installed() -> bool:
    """Whether the package is there."""
    return find_spec("deduce") is not None


def deduced(texts: Sequence[TranscriptText]) -> list[Proposal]:
    """What the package finds in the turns, for review; nothing where it is not installed.

    Its first start on a machine builds word lists and takes minutes.
    """
    if not is_installed():
        return []
    from deduce import Deduce

    engine = Deduce()
    places: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    shown: dict[tuple[str, str], str] = {}
    for text in texts:
        for turn in text.turns:
            for found in engine.deidentify(text.text[turn.start : turn.end]).annotations:
                kind = _KINDS.get(found.tag)
                if kind is None:
                    continue
                key = (plain_words(found.text), kind)
                places[key] += 1
                where[key].add(text.transcript.name)
                shown.setdefault(key, found.text)
    return [
        Proposal(Term(shown[key], key[1]), "deduce", False, places[key], len(where[key]))
        for key in sorted(places)
        if any(map(str.isalnum, shown[key]))
    ]
