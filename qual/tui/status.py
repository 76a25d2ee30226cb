"""The two rows at the bottom: what is meant, typed or told, and the keys that matter now."""

from __future__ import annotations

import textwrap

from rich.cells import cell_len

from qual.core.span import Span
from qual.core.words import say
from qual.tui.entry import Entry
from qual.tui.finding import filter_line
from qual.tui.inks import Inks
from qual.tui.keymap import FooterItem, after_prefix, footer
from qual.tui.session import Session
from qual.tui.views import TRANSCRIPT_SIGN, PieceRow, fitted, plain, two_ends, with_caret
from qual.tui.writing import LONG

_MARGIN, _LEAST = 4, 20


def status_row(session: Session, inks: Inks, width: int) -> PieceRow:
    """What is meant, or what is being typed, or what just happened."""
    if session.mode == "entry" and session.entry and session.purpose not in LONG:
        return two_ends(_typing(session, session.entry, inks), _typing_note(session, inks), width, inks.panel)
    target = session.hand.target
    if session.mode == "extent":
        kind = say("screen.edges")
    else:
        kind = say("screen.selected" if session.hand.edges else "screen.sentence")
    size = _size(session, target) if target else ""
    left = [
        (f" {kind} ", inks.key),
        *_lasting_row(session, inks, width),
        (size, inks.panel),
    ]
    if session.pending:
        left.append((f"  {session.pending}-", inks.key))
    if session.notice:
        ink = inks.trouble if session.notice.trouble else inks.panel_strong
        told, rest = _notice(session, width)
        if rest:
            left = _lasting_row(session, inks, width)
        return two_ends(left, [(f"  {told} ", ink)], width, inks.panel)
    codes = [session.codebook[each] for each in session.last_codes if each in session.codebook]
    last = ", ".join(f"{inks.tag(code.id)} {plain(code.name)}" for code in codes)
    right = [(f"  {say('screen.last')}: ", inks.panel_dim), (f"{last} ", inks.panel)] if last else []
    return two_ends(left, right, width, inks.panel)


def _size(session: Session, target: Span) -> str:
    """How much is meant, and of whom where it runs over several turns."""
    reading = session.reading
    words = target.of(reading.text)
    counted = len(words.split())
    turns = [reading.turns[at] for at in reading.turns_of(target)]
    if len(turns) > 1:
        speakers = " + ".join(dict.fromkeys(plain(turn.speaker) for turn in turns))
        return say("screen.size_turns", words=counted, speakers=speakers, turns=len(turns))
    return say("screen.size_one" if counted == 1 else "screen.size", words=counted, characters=len(words))


def _lasting(session: Session, width: int) -> list[str]:
    """What changes the screen until it is ended: nothing that is told for a moment takes its place."""
    told = [say("screen.blind")] if session.is_blind else []
    if session.filtered.filters:
        names = ", ".join(filter_line(session, each) for each in session.filtered.filters)
        filters = f"{say('screen.filter')}: {plain(names)}"
        told.append(fitted(filters, min(cell_len(filters), max(12, width // 3))))
    return [f" {each} " for each in told]


def _lasting_row(session: Session, inks: Inks, width: int) -> PieceRow:
    blind = f" {say('screen.blind')} "
    return [(each, inks.trouble if each == blind else inks.key) for each in _lasting(session, width)]


def _notice(session: Session, width: int) -> tuple[str, str]:
    """What is told, and the rest of it that stands on the row below; only what finds no room there is cut."""
    if session.notice is None or session.mode == "entry":
        return "", ""
    text = plain(session.notice.text)
    held = sum(map(cell_len, _lasting(session, width))) + _MARGIN
    if cell_len(text) + held + cell_len(say("screen.sentence")) + 2 <= width:
        return text, ""
    first, *others = textwrap.wrap(text, max(_LEAST, width - held)) or [""]
    rest = " ".join(others)
    return first, fitted(rest, min(cell_len(rest), width - 2)) if rest else ""


def _typing(session: Session, entry: Entry, inks: Inks) -> PieceRow:
    """A prompt, and the text with its caret."""
    prompt = say(f"screen.entry.{session.purpose}")
    return [(f" {prompt}{TRANSCRIPT_SIGN} ", inks.key), *with_caret(entry, inks)]


def _typing_note(session: Session, inks: Inks) -> PieceRow:
    if session.purpose == "search":
        hits = session.page.hits
        typed = bool(session.entry and session.entry.text.strip())
        words = say("screen.found", hits=len(hits)) if hits else say("screen.no_hits") if typed else ""
    else:
        words = say("screen.new_code_hint")
    return [(f"  {words} ", inks.panel_dim)]


_WAYS_OUT = frozenset({"help", "board-close", "close"})
"""Commands that stay in the footer however narrow it is."""


def fitting_items(items: list[FooterItem], width: int) -> list[FooterItem]:
    """The items that fit, the way to the help and out among them if they can be."""
    return in_lines(items, width, 1)[0]


def in_lines(items: list[FooterItem], width: int, lines: int) -> list[list[FooterItem]]:
    """The items in lines, as many as fit into so many of them; the ways out stay."""
    kept = list(items)
    while True:
        found: list[list[FooterItem]] = [[]]
        at = 0
        for item in kept:
            size = cell_len(f" {item.shown} {item.label} ")
            if at and at + size > width:
                found.append([])
                at = 0
            found[-1].append(item)
            at += size
        if len(found) <= lines:
            return found
        wanted = [at for at, each in enumerate(kept) if each.command not in _WAYS_OUT]
        if not wanted:
            return found[:lines]
        kept.pop(wanted[-1])


def _items(session: Session, width: int) -> list[FooterItem]:
    """The keys that matter now; after the first key of a combination those that may follow it."""
    mode = session.key_mode
    following = after_prefix(mode, session.pending) if session.pending else []
    return fitting_items(following or footer(mode), width)


def footer_row(session: Session, inks: Inks, width: int) -> PieceRow:
    """The keys that matter now, or the rest of what is told."""
    _, rest = _notice(session, width)
    if rest and session.notice:
        ink = inks.trouble if session.notice.trouble else inks.panel_strong
        return [(f" {rest} ".ljust(width), ink)]
    row: PieceRow = []
    for item in _items(session, width):
        row += [(f" {item.shown}", inks.key), (f" {item.label} ", inks.panel_dim)]
    return row


def footer_item_at(session: Session, width: int, column: int) -> FooterItem | None:
    """The key under the pointer."""
    at = 0
    if _notice(session, width)[1]:
        return None
    for item in _items(session, width):
        at += cell_len(f" {item.shown} {item.label} ")
        if column < at:
            return item
    return None
