"""Codes on words: putting them, taking them off, saying which coding is meant and where its edges are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qual.core.coding import Coding
from qual.core.fuzzy import folded
from qual.core.words import say
from qual.tui.keymap import say_keys
from qual.tui.requests import (
    DecideHint,
    MarkQuote,
    MoveCoding,
    NewCode,
    PutCodes,
    RemoveCodings,
    Request,
    ToggleBookmark,
)

if TYPE_CHECKING:
    from qual.tui.session import Session

Asked = tuple[Request, ...]

LONGEST_NAME = 60
"""Characters of a code's name that is taken from the words themselves."""


def put(session: Session, codes: Sequence[str]) -> Asked:
    """Ask to put codes on the selection or sentence."""
    session.first_meant = None
    target = session.hand.target
    if target is None:
        session.told(say("screen.nothing_to_code"), trouble=True)
        return ()
    there = session.codings.own_codes(target)
    new = tuple(code for code in dict.fromkeys(codes) if code not in there)
    if codes:
        session.last_codes = tuple(dict.fromkeys(codes))
    if not new:
        if codes:
            session.told(say("screen.already_there", code=names(session, codes)))
        return ()
    session.told(say("screen.coded", code=names(session, new)))
    return (PutCodes(target, new),)


def names(session: Session, codes: Iterable[str]) -> str:
    """The codes by name."""
    found = (session.codebook.get(each) for each in codes)
    return ", ".join(code.name for code in found if code)


def put_pinned(session: Session, digit: str) -> Asked:
    """Put the code under a digit."""
    code = session.pinned.get(digit)
    if code is None:
        session.told(say("screen.no_pinned", digit=digit), trouble=True)
        return ()
    return put(session, (code,))


def last_code(session: Session) -> Asked:
    """Put the codes that were put last."""
    codes = [each for each in session.last_codes if each in session.codebook]
    if not codes:
        session.told(say("screen.no_last"), trouble=True)
    return put(session, codes)


def in_vivo(session: Session) -> Asked:
    """Make a code of these very words."""
    target = session.hand.target
    if target is None:
        session.told(say("screen.nothing_to_code"), trouble=True)
        return ()
    name = " ".join(target.of(session.reading.text).split())
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"
    return new_code(session, name.strip(" .,;:!?"))


def new_code(session: Session, name: str, also: tuple[str, ...] = ()) -> Asked:
    """Ask to make a code and put it here; a code that has this name already is put instead.

    "theme: name" makes it under that theme.
    """
    name = " ".join(name.split())
    target = session.hand.target
    if not name or target is None:
        session.told(say("screen.nothing_to_code" if name else "screen.no_name"), trouble=True)
        return ()
    known = {folded(code.name): code for code in session.codebook}
    if folded(name) in known:
        return put(session, (*also, known[folded(name)].id))
    above, colon, below = name.partition(":")
    parent = known.get(folded(above.strip())) if colon and below.strip() else None
    if parent:
        name = below.strip()
        for code in session.codebook.children(parent.id):
            if folded(code.name) == folded(name):
                return put(session, (*also, code.id))
    session.told(say("screen.new_code", name=name))
    return (NewCode(name, parent.id if parent else "", target, also),)


def uncode(session: Session) -> Asked:
    """Take the coding off that is meant."""
    coding = own_focused(session, "screen.nothing_to_uncode")
    if coding is None:
        return ()
    session.told(say("screen.uncoded", code=names(session, [coding.code])))
    return (RemoveCodings((coding.id,)),)


def own_focused(session: Session, otherwise: str) -> Coding | None:
    """The focused coding if it is one's own; else a notice says why not."""
    coding = session.focused()
    if coding is None:
        session.told(say(otherwise), trouble=True)
        return None
    if coding.coder != session.coder:
        session.told(say("screen.not_yours", coder=coding.coder), trouble=True)
        return None
    return coding


def cycle(session: Session) -> None:
    """Mean the next of the codings that overlap here."""
    here = session.here()
    if not here:
        session.told(say("screen.no_coding_here"), trouble=True)
        return
    ids = [each.id for each in here]
    now = session.focused()
    coding = here[(ids.index(now.id) if now else 0) - 1]
    session.page.focus = coding.id
    memo = f" · {coding.memo}" if coding.memo else ""
    session.told(f"{names(session, [coding.code])} · {coding.coder}{memo}")


def extent(session: Session) -> None:
    """Begin to move the edges of the coding that is meant."""
    coding = own_focused(session, "screen.no_coding_here")
    if coding is None:
        return
    session.edited = coding
    session.mode = "extent"
    session.hand.select(coding.span)
    session.page.reveal()
    session.told(say_keys("screen.extent", code=names(session, [coding.code])))


def keep_extent(session: Session) -> Asked:
    """Give the coding the edges that were chosen."""
    coding, target = session.edited, session.hand.target
    drop_extent(session)
    if coding is None or target is None or target == coding.span:
        return ()
    session.told(say("screen.moved", code=names(session, [coding.code])))
    return (MoveCoding(coding.id, target),)


def drop_extent(session: Session) -> None:
    """Leave the edges as they were."""
    session.mode = "read"
    session.edited = None
    session.hand.edges = None


def bookmark(session: Session) -> Asked:
    """Set a bookmark here, or take it away."""
    target = session.hand.target
    if target is None:
        session.told(say("screen.nothing_to_code"), trouble=True)
        return ()
    return (ToggleBookmark(target),)


def mark_quote(session: Session) -> Asked:
    """Give the coding that is meant the next mark as a quote."""
    coding = session.focused()
    if coding is None:
        session.told(say("screen.no_coding_here"), trouble=True)
        return ()
    return (MarkQuote(coding.id),)


def decide(session: Session, *, is_taken: bool) -> Asked:
    """Take the suggestion that touches what is meant, the surest first, or turn it down."""
    target = session.hand.target
    found = [hint for hint in session.shown_hints() if target and hint.span.overlaps(target)]
    if not found:
        session.told(say("screen.no_hint"), trouble=True)
        return ()
    hint = max(found, key=lambda each: (each.score, each.id))
    name = names(session, [hint.code])
    session.told(say("screen.hint_taken" if is_taken else "screen.hint_refused", code=name))
    return (DecideHint(hint.id, is_taken),)
