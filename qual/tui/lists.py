"""The lists of the coding screen that are narrowed down by typing: codes, transcripts, filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qual.core.codebook import Code
from qual.core.words import say
from qual.tui.entry import Chooser
from qual.tui.filters import choices
from qual.tui.finding import filter_by, filter_line
from qual.tui.keymap import say_keys
from qual.tui.putting import new_code, put
from qual.tui.requests import OpenTranscript, Request, SeePassage

if TYPE_CHECKING:
    from qual.tui.session import Session

Asked = tuple[Request, ...]


def open_palette(session: Session) -> Asked:
    """List the codes, to put one on what is meant; asks for the likely ones where the learner is there."""
    target = session.hand.target
    if target is None:
        session.told(say("screen.nothing_to_code"), trouble=True)
        return ()
    session.mode = "palette"
    list_codes(session, session.offered)
    session.page.covered = 8 + session.likely.rows
    session.page.reveal()
    if not session.likely.is_on or session.is_blind:
        session.likely.forget(say("screen.likely.blind"))
        return ()
    return (session.likely.ask(session.reading.transcript.transcript.name, target),)


def list_codes(session: Session, codes: Sequence[Code]) -> None:
    """List codes in the palette in this order; what was taken along and typed stays."""
    before, listed = session.chooser, session.listed
    session.listed = list(codes)
    session.chooser = Chooser(session.split, [session.code_line(code) for code in session.listed])
    if before and session.mode == "palette":
        places = {code.id: at for at, code in enumerate(session.listed)}
        session.chooser.chosen = [places[listed[at].id] for at in before.chosen]
        session.chooser.entry = before.entry
        session.chooser.narrow()


def change_order(session: Session) -> None:
    """List the likely codes first, or the codebook's order again."""
    if not session.likely.found:
        session.told(say("screen.likely.not_yet"), trouble=True)
        return
    order = {each.code: at for at, each in enumerate(session.likely.found)}
    by_likelihood = sorted(session.offered, key=lambda code: order.get(code.id, len(order)))
    is_back = session.listed == by_likelihood
    list_codes(session, session.offered if is_back else by_likelihood)
    session.told(say("screen.codebook.order" if is_back else "screen.likely.order"))


def read_nearest(session: Session) -> Asked:
    """Go to the nearest passage with the likely code that is marked, else with the likeliest."""
    marked = session.chooser.marked if session.chooser else 0
    likely = session.likely.meant(marked) if marked < 0 else session.likely.at(0)
    if likely is None or likely.near is None:
        session.told(say("screen.likely.no_near"), trouble=True)
        return ()
    session.close()
    return (SeePassage(*likely.near),)


def open_transcripts(session: Session) -> None:
    """List the transcripts, to go to one."""
    session.mode = "transcripts"
    names = [each.name for each in session.transcripts]
    here = names.index(session.reading.transcript.name) if session.reading.transcript.name in names else 0
    session.chooser = Chooser(
        session.split, [session.transcript_line(each) for each in session.transcripts], here
    )
    session.page.covered = session.page.height


def open_filters(session: Session) -> None:
    """List what can be filtered by; what is on already is taken along."""
    session.filter_choices = choices(
        sorted({each.coder for each in session.visible_codings()}),
        [code.id for code in session.codebook],
        list(dict.fromkeys(turn.speaker for turn in session.reading.turns if turn.speaker)),
        sorted(session.filtered.labels),
        is_blind=session.is_blind,
    )
    session.mode = "filter"
    session.chooser = Chooser(session.split, [filter_line(session, each) for each in session.filter_choices])
    on = session.filtered.filters
    session.chooser.chosen = [at for at, each in enumerate(session.filter_choices) if each in on]
    session.page.covered = session.page.height


def choose(session: Session) -> Asked:
    """Take the marked row, with what was taken along."""
    chooser = session.chooser
    if chooser is None:
        return ()
    if session.mode == "filter":
        chosen_filters = [session.filter_choices[each] for each in chooser.all_chosen()]
        session.close()
        filter_by(session, tuple(chosen_filters))
        return ()
    if session.mode == "transcripts":
        option = chooser.option
        session.close()
        if option is None or session.transcripts[option].name == session.reading.transcript.name:
            return ()
        return (session.place, OpenTranscript(session.transcripts[option].name))
    if session.offers_new and chooser.marked == len(chooser.rows) and chooser.rows:
        return choose_new(session)
    if chooser.marked < 0:
        likely = session.likely.meant(chooser.marked)
        if likely is None:
            session.told(say("screen.likely.not_yet"), trouble=True)
            return ()
        also = [session.listed[each].id for each in chooser.chosen]
        session.close()
        return put(session, [*also, likely.code])
    chosen = chooser.all_chosen()
    if not chosen:
        session.told(say_keys("screen.no_such_code", typed=chooser.entry.text.strip()), trouble=True)
        return ()
    session.close()
    return put(session, [session.listed[each].id for each in chosen])


def choose_another(session: Session) -> None:
    """Take the marked row along and go on choosing."""
    chooser = session.chooser
    if chooser and chooser.marked < 0:
        likely = session.likely.meant(chooser.marked)
        places = {code.id: at for at, code in enumerate(session.listed)}
        if likely and likely.code in places:
            chooser.toggle(places[likely.code])
    elif chooser:
        chooser.take_along()


def choose_new(session: Session) -> Asked:
    """Make a code of the typed name and put it on what is meant."""
    chooser = session.chooser
    if chooser is None:
        return ()
    name = chooser.entry.text.strip()
    if not name:
        session.told(say("screen.no_name"), trouble=True)
        return ()
    also = tuple(session.listed[each].id for each in chooser.chosen)
    session.close()
    return new_code(session, name, also)


def move_row(session: Session, by: int) -> None:
    """Mark another row, or scroll the help."""
    if session.mode == "help":
        # what is drawn ends at the last line
        by = by if abs(by) == 1 else session.help_page * (1 if by > 0 else -1)
        session.help_top = max(session.help_top + by, 0)
    elif session.chooser:
        above = session.likely.rows if session.mode == "palette" else 0
        if by == -1 and not session.chooser.marked:
            # from the list straight to the likeliest, which stands on top
            by = -above
        session.chooser.move(by, 1 if session.offers_new else 0, above)
