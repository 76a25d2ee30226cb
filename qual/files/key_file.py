"""The key of a pseudonymised study: which token stands for which words, encrypted with a pass phrase.

The file is JSON: the parameters of scrypt (RFC 7914), which makes the key from the pass phrase, and the
content under AES-256 in Galois/Counter mode (NIST SP 800-38D), which shows when a byte of it was changed.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qual.errors import QualError
from qual.files.whole_file import as_named, read_bytes, write_whole

LARGEST_FILE = 500_000_000
"""Bytes that a key may have."""

_FORMAT = "qual key 1"
_N, _R, _P = 2**16, 8, 1


class WrongPassPhraseError(QualError):
    """The pass phrase does not open the key, or the key was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} does not open with this pass phrase (or the file was damaged)")


class NoKeyError(QualError):
    """A file is no key."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is not a key of qual; name the file that 'pseudonymise apply' wrote")


class NoPassPhraseError(QualError):
    """There is no pass phrase, or one that protects nothing."""

    def __init__(self) -> None:
        super().__init__("the key needs a pass phrase of at least 8 characters")


def read_key(path: Path, pass_phrase: str) -> dict[str, Any]:
    """What a key holds. NoKeyError where the file is none, WrongPassPhraseError where it does not open."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        outside = json.loads(read_bytes(path, as_named(path), LARGEST_FILE))
        if outside["format"] != _FORMAT:
            raise NoKeyError(path)
        salt, nonce, closed = (base64.b64decode(outside[name]) for name in ("salt", "nonce", "content"))
        cost = int(outside["n"]), int(outside["r"]), int(outside["p"])
    except (ValueError, KeyError, TypeError) as error:
        raise NoKeyError(path) from error
    if not (2**14 <= cost[0] <= 2**20 and 1 <= cost[1] <= 16 and 1 <= cost[2] <= 4):
        raise NoKeyError(path)
    try:
        opened = AESGCM(_made_of(pass_phrase, salt, *cost)).decrypt(nonce, closed, _FORMAT.encode())
    except InvalidTag as error:
        raise WrongPassPhraseError(path) from error
    found: dict[str, Any] = json.loads(opened)
    return found


def write_key(path: Path, pass_phrase: str, content: Mapping[str, Any]) -> None:
    """Write a key, whole or not at all, for nobody's eyes but the owner's."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(pass_phrase) < 8:
        raise NoPassPhraseError
    salt, nonce = os.urandom(16), os.urandom(12)
    opened = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    closed = AESGCM(_made_of(pass_phrase, salt, _N, _R, _P)).encrypt(nonce, opened, _FORMAT.encode())
    outside = {
        "format": _FORMAT,
        "n": _N,
        "r": _R,
        "p": _P,
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "content": base64.b64encode(closed).decode(),
    }
    is_new = not path.exists()
    write_whole(path, json.dumps(outside, indent=1).encode())
    if is_new:
        path.chmod(0o600)


def _made_of(pass_phrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(pass_phrase.encode("utf-8", "surrogatepass"))
