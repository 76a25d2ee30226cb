"""The commands of the coding screen by name: what each does with a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qual.tui import by_letter, finding, lists, putting, writing
from qual.tui.keymap import say_keys
from qual.tui.requests import (
    ChangeColours,
    MemoOnTranscript,
    OpenBeside,
    OpenScreen,
    OtherPane,
    Redo,
    Request,
    ToggleDone,
    ToggleSide,
    Undo,
)

if TYPE_CHECKING:
    from qual.tui.session import Session

Asked = tuple[Request, ...]

SCREENS = (
    "review",
    "codebook",
    "respondents",
    "themes",
    "found",
    "history",
    "memos",
    "bookmarks",
    "doubts",
    "differences",
    "learnt",
)
"""The screens that can be opened from the coding screen."""


def _opens(name: str) -> Callable[[Session], Asked | None]:
    """A command that opens a screen."""
    return lambda session: (session.place, OpenScreen(name))


COMMANDS: dict[str, Callable[[Session], Asked | None]] = {
    "clear": lambda session: session.clear(),
    "next-uncoded": finding.next_uncoded,
    "letters": by_letter.switch,
    "letters-off": by_letter.switch,
    "letters-whose": by_letter.switch_whose,
    "page-on": by_letter.page_on,
    "page-back": by_letter.page_back,
    "palette": lists.open_palette,
    "last-code": putting.last_code,
    "in-vivo": putting.in_vivo,
    "new-code": writing.open_new_code,
    "uncode": putting.uncode,
    "cycle": putting.cycle,
    "extent": putting.extent,
    "keep-extent": putting.keep_extent,
    "drop-extent": putting.drop_extent,
    "memo": writing.memo,
    "bookmark": putting.bookmark,
    "quote-mark": putting.mark_quote,
    "memo-transcript": lambda _: (MemoOnTranscript(),),
    "done": lambda _: (ToggleDone(),),
    "commands": lambda _: (OpenScreen("commands"),),
    "go-back": _opens("back"),
    **{f"go-{name}": _opens(name) for name in SCREENS},
    "search": writing.search,
    "next-hit": finding.next_hit,
    "previous-hit": finding.previous_hit,
    "end-search": finding.end_search,
    "transcripts": lists.open_transcripts,
    "others": lambda session: session.others(),
    "blind": lambda session: session.blind(),
    "beside": lambda _: (OpenBeside(),),
    "other-pane": lambda _: (OtherPane(),),
    "filter": lists.open_filters,
    "clear-filter": finding.clear_filter,
    "next-place": lambda session: finding.to_place(session, session.hand.cursor, 1),
    "previous-place": lambda session: finding.to_place(session, session.hand.cursor, -1),
    "accept-hint": lambda session: putting.decide(session, is_taken=True),
    "reject-hint": lambda session: putting.decide(session, is_taken=False),
    "undo": lambda _: (Undo(),),
    "yes": lambda session: session.answer_sure(is_sure=True),
    "no": lambda session: session.answer_sure(is_sure=False),
    "redo": lambda _: (Redo(),),
    "side": lambda _: (ToggleSide(),),
    "colours": lambda _: (ChangeColours(),),
    "help": lambda session: session.help(),
    "quit": lambda session: session.quit(),
    "how-to-quit": lambda session: session.told(say_keys("screen.how_to_quit")),
    "choose": lists.choose,
    "choose-another": lists.choose_another,
    "choose-new": lists.choose_new,
    "change-order": lists.change_order,
    "likely-read": lists.read_nearest,
    "row-down": lambda session: lists.move_row(session, 1),
    "row-up": lambda session: lists.move_row(session, -1),
    "rows-down": lambda session: lists.move_row(session, 6),
    "rows-up": lambda session: lists.move_row(session, -6),
    "close": lambda session: session.close(),
    "accept": writing.accept,
    "new-line": writing.new_line,
}
