"""What a study can say of its own method, and what only its researchers can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class MethodFacts(NamedTuple):
    """How a study was done, as its database tells.

    `first` and `last` are the dates of the first and last interview as they were given; `both` counts the
    transcripts that more than one coder coded in; `suggested` the codings that were born from a suggestion.
    """

    interviews: int
    focus_groups: int
    waves: Sequence[str]
    first: str
    last: str
    coders: Sequence[str]
    both: int
    codes: int
    themes: int
    codings: int
    suggested: int
    version: str


CHECKLIST = (
    ("team", ""),
    ("relationship", ""),
    ("approach", ""),
    ("sampling", ""),
    ("size", "size"),
    ("setting", ""),
    ("guide", ""),
    ("repeat", "waves"),
    ("recording", ""),
    ("saturation", ""),
    ("coders", "coders"),
    ("tree", "tree"),
    ("derivation", ""),
    ("software", "software"),
    ("checking", ""),
    ("quotations", "quotations"),
)
"""Items after COREQ (Tong, Sainsbury and Craig 2007), and what the study fills in; "" is for people."""
