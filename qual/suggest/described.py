"""How alike a passage is to what the codebook says of a code: its name, its definition, its examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qual.core.codebook import Code
from qual.suggest.features import MOST_CHARACTERS

HINT = 0.05
"""What the greatest likeness adds to a probability: as much as a code gets where none of its cues stands. A
description ranks what nothing else tells of; it promises nothing, and no cue is made of it."""


class Descriptions:
    """The codes' descriptions as parts of words; what all of them share (TF-IDF) counts little."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self._said = [" ".join((code.name, code.definition, *code.examples)) for code in codes]
        self._parts: Any = None
        self._rows: Any = None

    def hints(self, texts: Sequence[str], wanted: Sequence[bool]) -> Any:
        """What likeness adds, for each text (a row) and code; nothing for codes that are not `wanted`."""
        import numpy as np

        added = np.zeros((len(texts), len(self._said)))
        if not any(wanted) or not self._learnt():
            return added
        chosen = np.flatnonzero(wanted)
        rows = self._parts.transform([text[:MOST_CHARACTERS] for text in texts])
        added[:, chosen] = HINT * (rows @ self._rows[chosen].T).toarray()
        return added

    def _learnt(self) -> bool:
        """Whether there is anything to compare with; read once, when first asked."""
        if self._parts is None and any(said.strip() for said in self._said):
            from sklearn.feature_extraction.text import TfidfVectorizer

            self._parts = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
            self._rows = self._parts.fit_transform(self._said)
        return self._parts is not None
