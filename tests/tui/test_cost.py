"""What a key asks of the database: the same in a short transcript as in a long one with many codings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings
from qual.tui.desk import Desk
from qual.tui.session import Session
from tests.actions.material import small_study
from tests.store.material import add_transcript, texts_of
from tests.tui.material import press, split

MOVING = ("j", "shift+right", "pagedown", "J", "h", "h")
"""Steps, a selection, pages, and the codings of others shown and hidden."""

CHANGING = ("1", "shift+right 2", "u", "e s Enter", "*", "b", "M y Enter", "m y Enter", *("ctrl+z",) * 6)
"""Codes, uncoding, other edges, a mark, a bookmark, memos, and the way back; redo comes after these."""

KEYS = (*MOVING, *CHANGING, "ctrl+y", "ctrl+y", "q")


class Counter:
    """The statements that reach a database, and the steps that SQLite takes for them."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self.steps = 0

    def step(self) -> None:
        """One more step of SQLite's machine."""
        self.steps += 1


@contextmanager
def counted(desk: Desk) -> Iterator[Counter]:
    """Count what a desk asks of its database."""
    engine, found = desk.study.database._engine, Counter()

    def said(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.statements.append(statement)

    def began(connection: Any) -> None:
        connection.connection.driver_connection.set_progress_handler(found.step, 1)

    event.listen(engine, "before_cursor_execute", said)
    event.listen(engine, "begin", began)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", said)
        event.remove(engine, "begin", began)


def asked_by_keys(folder: Path, turns: int, number: int) -> tuple[list[int], list[int], set[str]]:
    """For each of `KEYS` the statements and the steps, and all statements that there were."""
    words = "".join(
        f"I: En toen, {n}?\nR08: Dat was {n}. Ik wilde weer meedoen, echt.\n" for n in range(turns)
    )
    with small_study(folder) as study:
        add_transcript(study.database, "R08.txt", words, "R08")
        texts = texts_of(study.database)
        spans = [
            Span(n % (len(words) - 80), n % (len(words) - 80) + 30) for n in range(400, 400 + 37 * number, 37)
        ]
        with study.database.change("anna", "codings.load") as change:
            for coder in ("anna", "bas"):
                codings.add(change, [Coding("R08.txt", each, "geld", coder) for each in spans], texts)
    desk = Desk(folder, "anna")
    try:
        session: Session = desk.session("R08.txt", split, (60, 20), 4)
        press(desk, session, "j 1 ctrl+z")
        statements, steps, all_of_them = [], [], set()
        for keys in KEYS:
            with counted(desk) as found:
                press(desk, session, keys)
            statements.append(len(found.statements))
            steps.append(found.steps)
            all_of_them |= set(found.statements)
        return statements, steps, all_of_them
    finally:
        desk.close()


def test_a_key_asks_no_more_of_a_long_transcript_with_many_codings(tmp_path: Path) -> None:
    few, few_steps, _ = asked_by_keys(tmp_path / "few", 20, 20)
    many, many_steps, statements = asked_by_keys(tmp_path / "many", 2_000, 1_000)
    assert many == few
    assert not any(few[: len(MOVING)])
    assert all(few[len(MOVING) :])
    assert [more for less, more in zip(few_steps, many_steps, strict=True) if more > 1.5 * less] == []
    assert not [each for each in statements if "transcript_version.text" in each]
