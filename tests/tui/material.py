"""A small study on the desk, and hands that type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.cells import split_graphemes

from qual.core.coding import Coding
from qual.errors import QualError
from qual.tui.desk import Desk
from qual.tui.requests import OF_THE_SCREEN, Request
from qual.tui.session import Session
from tests.actions.material import small_study
from tests.store.material import add_transcript

LONG = """Gesprek met R08
Datum 12 maart

I: Hoe ging het met werken? En thuis?
R08: Nou, eh... goed eigenlijk. Ik wilde weer meedoen. Dat was bijv. op maandag. Mijn baas zei: "Kom maar."
[telefoon gaat]
I: En het geld?
R08: Dat viel mee. [lacht] Alleen de brief van het loket, daar lag ik wakker van. \
Caf\u00e9 de\u0301 Hoek \U0001f1f3\U0001f1f1 hielp.
I: En nu?
R08: Nu gaat het.
"""


def split(text: str) -> list[tuple[int, int, int]]:
    """The cutter the screen uses."""
    return list(split_graphemes(text)[0])


@contextmanager
def on_the_desk(
    folder: Path, coder: str = "anna", transcript: str | None = "R08.txt", size: tuple[int, int] = (40, 12)
) -> Iterator[tuple[Desk, Session]]:
    """A study with two transcripts, open in a session."""
    if not (folder / "study.db").exists():
        with small_study(folder) as study:
            add_transcript(study.database, "R08.txt", LONG, "R08")
    desk = Desk(folder, coder)
    try:
        yield desk, desk.session(transcript, split, size, 4)
    finally:
        desk.close()


KEYS = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "Space": "space"}


def press(desk: Desk, session: Session, keys: str) -> list[Request]:
    """Press keys parted by spaces, as the app does; gives all that was asked outside."""
    asked: list[Request] = []
    for key in keys.split():
        name = KEYS.get(key, key)
        for request in session.press(name, " " if name == "space" else name if len(name) == 1 else None):
            asked.append(request)
            if isinstance(request, OF_THE_SCREEN):
                continue
            try:
                desk.carry_out(session, request)
            except QualError as refused:
                session.told(str(refused), trouble=True)
    return asked


def spell(text: str) -> str:
    """The keys that write a text."""
    return " ".join("Space" if each == " " else each for each in text)


def meant(session: Session) -> str:
    """The words a code would be put on."""
    target = session.hand.target
    return target.of(session.reading.text) if target else ""


def on_screen(session: Session) -> list[str]:
    """The visible lines as text."""
    page = session.page
    return ["".join(piece.shown for piece in page.look(line).pieces) for line in page.visible()]


def coded(session: Session) -> list[tuple[str, str]]:
    """The words and code of each coding that the session shows."""
    return [(each.text, each.code) for each in session.page.index.codings]


def stored(desk: Desk, name: str = "R08.txt") -> list[Coding]:
    """The codings that the database holds."""
    from qual.actions.code_passages import codings_in

    return codings_in(desk.study, name)


def check(session: Session) -> None:
    """What must hold after every key."""
    session.page.changed()
    for line in session.page.visible():
        look = session.page.look(line)
        assert sum(piece.cells for piece in look.pieces) <= session.reading.lines.width + 40
        assert all(bar.lane < 4 for bar in look.bars)
    turn = session.reading.turn_at(session.hand.cursor)
    assert turn.start <= session.hand.cursor <= turn.end
    assert session.mode in ("palette", "transcripts", "filter") or session.chooser is None
