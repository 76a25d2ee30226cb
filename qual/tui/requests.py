"""What the coding screen asks of the world outside it."""

from __future__ import annotations

from dataclasses import dataclass

from qual.core.span import Span


@dataclass(frozen=True, slots=True)
class PutCodes:
    """Put codes (by id) on a span of the open transcript."""

    span: Span
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoveCodings:
    """Take codings out."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveCoding:
    """Give a coding other edges."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class WriteMemo:
    """Set the memo on a coding."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class NewCode:
    """Make a code and put it on a span, together with other codes."""

    name: str
    parent: str
    span: Span
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last change back; a very large one only where the coder `is_sure`."""

    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Redo:
    """Repeat the change that was taken back last."""


@dataclass(frozen=True, slots=True)
class OpenTranscript:
    """Show another transcript, where the coder left it."""

    name: str


@dataclass(frozen=True, slots=True)
class RememberPlace:
    """Keep where the coder is."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class OpenScreen:
    """Show another screen, by the name of its mode; "commands" is the list of everything."""

    name: str


@dataclass(frozen=True, slots=True)
class ToggleBookmark:
    """Set a bookmark on a span, or take it off."""

    span: Span


@dataclass(frozen=True, slots=True)
class MarkQuote:
    """Give a coding the next mark as a quote."""

    id: str


@dataclass(frozen=True, slots=True)
class MemoOnTranscript:
    """Read the memo on the open transcript and let it be edited; with a text, write it."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class ToggleDone:
    """Say that the open transcript is coded to its end, or that not."""


@dataclass(frozen=True, slots=True)
class ToggleSide:
    """Show or hide the pane with codes."""


@dataclass(frozen=True, slots=True)
class ChangeColours:
    """Take the next colour theme."""


@dataclass(frozen=True, slots=True)
class OpenBeside:
    """Show another transcript beside this one, or take it away."""


@dataclass(frozen=True, slots=True)
class OtherPane:
    """Let the keys go to the transcript beside this one."""


@dataclass(frozen=True, slots=True)
class WorkBlind:
    """Show no codings of others and no suggestions from now on, on any screen; or show them again."""

    is_blind: bool


@dataclass(frozen=True, slots=True)
class DecideHint:
    """Take a suggestion that stands in the margin, by its id, or turn it down."""

    id: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class AskLikely:
    """Find the likely codes for a span; the answer comes later, with the number of the question."""

    question: int
    transcript: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeePassage:
    """Show another passage; one key comes back to what was about to be coded."""

    transcript: str
    offset: int


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the screen."""


OF_THE_SCREEN = (ToggleSide, ChangeColours, Quit, OpenScreen, OpenBeside, OtherPane, AskLikely, SeePassage)
"""What the screen answers itself; all else is the desk's."""

Request = (
    PutCodes
    | RemoveCodings
    | MoveCoding
    | WriteMemo
    | NewCode
    | Undo
    | Redo
    | OpenTranscript
    | RememberPlace
    | OpenScreen
    | ToggleBookmark
    | MarkQuote
    | MemoOnTranscript
    | ToggleDone
    | ToggleSide
    | ChangeColours
    | OpenBeside
    | OtherPane
    | WorkBlind
    | DecideHint
    | AskLikely
    | SeePassage
    | Quit
)
