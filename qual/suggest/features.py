"""Passages as numbers: words, parts of words, the turn before, who speaks, how long."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

WORD = r"(?u)\b\w+\b|\?"
"""A word of any length, or a question mark."""

BESIDE = 0.5
"""How much the words of the turn before and of the passage after weigh beside the passage's own."""

BY_ROLE = 1.0
"""How much the same words weigh once more as words of this role: a question means other things to each."""

ROLE = 1.0

MOST_PARTS = 60_000
MOST_CHARACTERS = 6_000
"""Of a very long passage so many characters are read: enough to know what it is about."""


class Spoken(NamedTuple):
    """What the features are made of."""

    text: str
    previous: str
    role: str
    following: str = ""


class Features:
    """Turns passages into rows of numbers, each kind of feature with length 1 (Salton's TF-IDF weights).

    The vocabulary comes from all texts that are there, coded or not.
    """

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer

        least = 2 if len(spoken) > 60 else 1
        self._words: Any = TfidfVectorizer(
            ngram_range=(1, 2),
            sublinear_tf=True,
            min_df=least,
            token_pattern=WORD,
            lowercase=True,
            dtype=np.float32,
        )
        self._parts: Any = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            sublinear_tf=True,
            min_df=least + 1 if len(spoken) > 60 else 1,
            max_features=MOST_PARTS,
            lowercase=True,
            dtype=np.float32,
        )
        self._names: Any = None
        self._has_words = self._has_parts = True
        self._roles = sorted({each.role for each in spoken})

    def rows(self, spoken: Sequence[Spoken]) -> Any:
        """A sparse matrix with a row for every passage."""
        texts = [_cut(each.text) for each in spoken]
        return self._together(
            spoken,
            self._words.transform(texts) if self._has_words else None,
            self._parts.transform(texts) if self._has_parts else None,
        )

    def learnt(self, spoken: Sequence[Spoken]) -> Any:
        """Take the vocabulary from these passages; gives their rows, each text being read once."""
        texts = [_cut(each.text) for each in spoken]
        words, parts = _learnt(self._words, texts), _learnt(self._parts, texts)
        self._names = None
        self._has_words, self._has_parts = words is not None, parts is not None
        return self._together(spoken, words, parts)

    def _together(self, spoken: Sequence[Spoken], words: Any, parts: Any) -> Any:
        import numpy as np
        from scipy.sparse import csr_matrix, diags, hstack

        blocks = []
        if words is not None:
            blocks.append(words)
            if len(self._roles) > 1:
                blocks += [
                    diags(np.array([BY_ROLE * (each.role == role) for each in spoken], np.float32)) @ words
                    for role in self._roles
                ]
            blocks.append(self._words.transform([_cut(each.previous) for each in spoken]) * BESIDE)
            blocks.append(self._words.transform([_cut(each.following) for each in spoken]) * BESIDE)
        if parts is not None:
            blocks.append(parts)
        roles = np.zeros((len(spoken), len(self._roles) + 2), np.float32)
        for at, each in enumerate(spoken):
            if each.role in self._roles:
                roles[at, self._roles.index(each.role)] = ROLE
            roles[at, -2] = 0.3 * min(3.0, np.log1p(len(each.text.split())))
            roles[at, -1] = 0.5 if "?" in each.text else 0.0
        blocks.append(csr_matrix(roles))
        return hstack(blocks).tocsr()

    def _named(self) -> Any:
        """The word columns by name; kept, for making the list costs more than a reason."""
        if self._names is None:
            self._names = self._words.get_feature_names_out()
        return self._names

    def heaviest(
        self, text: str, weigh: Any, most: int = 3, idle: Collection[str] = ()
    ) -> list[tuple[str, float]]:
        """The words of a text that speak most for something; `weigh` gives a weight for each word column.

        Words of only `idle` ones are left out: they weigh something, but tell a reader nothing.
        """
        if not self._has_words:
            return []
        row = self._words.transform([_cut(text)])
        names = self._named()
        weights = weigh(row.indices) * row.data
        order = sorted(range(len(weights)), key=lambda at: (-weights[at], names[row.indices[at]]))
        found = [(str(names[row.indices[at]]), float(weights[at])) for at in order if weights[at] > 0]
        return [each for each in found if not all(word in idle for word in each[0].split())][:most]


def _cut(text: str) -> str:
    return text[:MOST_CHARACTERS]


def _learnt(vectorizer: Any, texts: Sequence[str]) -> Any:
    """The rows of the texts that the vocabulary was taken from; None where there was none to be had."""
    try:
        return vectorizer.fit_transform(texts)
    except ValueError:
        return None


def learnt_from(spoken: Sequence[Spoken]) -> tuple[Features, Any]:
    """Features with the vocabulary of these passages, and the passages' rows."""
    features = Features(spoken)
    return features, features.learnt(spoken)
