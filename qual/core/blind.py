"""Interviews that are coded without suggestions, so that there is something to measure suggestions on."""

from __future__ import annotations

import hashlib


def is_blind(transcript: str, share: float) -> bool:
    """Whether no suggestion is made for a transcript, given by its name; `share` of all of them, 0 to 1.

    The name alone decides, so that an interview stays blind and nobody picks which ones are.
    """
    number = int.from_bytes(hashlib.sha256(transcript.encode("utf-8", "surrogatepass")).digest()[:6], "big")
    return number < share * 2**48
