"""Speakers' labels made short enough for the gutter, and still told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

_NUMBERED = re.compile(r"(.*\D)(\d{1,3})")


def short_labels(speakers: Iterable[str], room: int, width_of: Callable[[str], int]) -> dict[str, str]:
    """A label of at most `room` cells for each speaker.

    Words that several labels begin with ("Mevrouw", "De heer") go first; a number at the end stays.
    """
    everyone = list(dict.fromkeys(speakers))
    starts = Counter(
        " ".join(words[:count])
        for words in (speaker.split() for speaker in everyone)
        for count in range(1, len(words))
    )
    return {
        speaker: _cut(_without_title(speaker, starts, room, width_of), room, width_of) for speaker in everyone
    }


def _without_title(speaker: str, starts: Counter[str], room: int, width_of: Callable[[str], int]) -> str:
    """A label that is too long, without the longest beginning that it shares with another."""
    if width_of(speaker) <= room:
        return speaker
    words = speaker.split()
    for count in range(len(words) - 1, 0, -1):
        rest = " ".join(words[count:])
        if starts[" ".join(words[:count])] > 1 and any(each.isalpha() for each in rest):
            return rest
    return speaker


def _cut(label: str, room: int, width_of: Callable[[str], int]) -> str:
    """A label cut to some cells, with an ellipsis before the number at its end or at the end."""
    if width_of(label) <= room:
        return label
    numbered = _NUMBERED.fullmatch(label)
    ending = f"…{numbered[2]}" if numbered and len(numbered[2]) + 2 <= room else "…"
    head = label
    while head and width_of(head) + len(ending) > room:
        head = head[:-1]
    return head.rstrip() + ending if room > 1 else head[:room]
