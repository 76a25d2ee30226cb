"""Ids in words that people wrote: a publication must not carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath


def named_in(text: str, ids: Iterable[str]) -> Iterator[str]:
    """The ids that a text names, whole words alone.

    A file's name counts also without its ending, where it has a digit. An id of digits only, or of one
    letter, is passed over: it could be anything.
    """
    for each in sorted(ids):
        stem = PurePath(each).stem
        names = {each, PurePath(each).name} | ({stem} if any(map(str.isdigit, stem)) else set())
        for name in sorted(names, key=len, reverse=True):
            if (
                len(name) > 1
                and not name.isdigit()
                and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)
            ):
                yield each
                break
