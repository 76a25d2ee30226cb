"""What tells codes apart in the margin besides their colour: a tag of one or two letters."""

from __future__ import annotations

from qual.core.codebook import Codebook


def tags(codebook: Codebook) -> dict[str, str]:
    """A tag for every code: its own, else two of its letters that no other code has."""
    found = {code.id: code.tag[:2] for code in codebook if code.tag}
    taken = set(found.values())
    for code in codebook:
        if code.id in found:
            continue
        letters = [each for each in code.name.upper() if each.isalnum() and each.isascii()] or ["X"]
        starts = [word[0] for word in code.name.upper().split() if word[0].isascii() and word[0].isalnum()]
        pairs = ["".join(starts[:2])] if len(starts) > 1 else []
        pairs += [letters[0] + each for each in [*letters[1:], *"123456789"]]
        pairs += [first + second for first in letters for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
        tag = next((each for each in pairs if each not in taken), letters[0])
        found[code.id] = tag
        taken.add(tag)
    return found
