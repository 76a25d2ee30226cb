"""Every word a user reads on the screen or in an export: one catalogue, English and Dutch.

Each entry is a pair (English, Dutch); the screen is English, exports follow the study's language.
"""

from __future__ import annotations

from qual.core.words.agreement import AGREEMENT
from qual.core.words.boards import BOARDS
from qual.core.words.checking import CHECKING
from qual.core.words.events import EVENTS
from qual.core.words.exports import EXPORTS
from qual.core.words.guide import GUIDE
from qual.core.words.learning import LEARNING
from qual.core.words.plain import PLAIN
from qual.core.words.quote_check import QUOTE_CHECK
from qual.core.words.screen import SCREEN
from qual.core.words.sheet_heads import SHEET_HEADS
from qual.core.words.suggesting import SUGGESTING
from qual.core.words.suggestion_screens import SUGGESTION_SCREENS
from qual.core.words.synthesis import SYNTHESIS
from qual.core.words.tables import TABLES

LANGUAGES = ("en", "nl")

_ENGLISH_ONLY = {
    **SCREEN,
    **EVENTS,
    **PLAIN,
    **BOARDS,
    **SUGGESTING,
    **SUGGESTION_SCREENS,
    **CHECKING,
    **TABLES,
    **GUIDE,
}

_ALL: dict[str, tuple[str, str]] = {
    **EXPORTS,
    **SYNTHESIS,
    **AGREEMENT,
    **QUOTE_CHECK,
    **LEARNING,
    **SHEET_HEADS,
    **{key: (english, english) for key, english in _ENGLISH_ONLY.items()},
}


def number_of(things: str, number: int) -> str:
    """A number with its noun, one or many; the noun as it stands where nobody wrote one."""
    key = f"number.{things}.one" if number == 1 else f"number.{things}"
    return f"{number} {say(key) if key in _ALL else things.replace('_', ' ')}"


def head_of(name: str, language: str = "en") -> str:
    """The head of a column for people; a name that nobody wrote a head for as words."""
    key = f"sheet.head.{name}"
    return say(key, language) if key in _ALL else name.replace("_", " ")


def say(key: str, language: str = "en", **values: object) -> str:
    """The words for `key`, with `values` filled in; a KeyError for a key nobody wrote."""
    return _ALL[key][LANGUAGES.index(language)].format(**values)
