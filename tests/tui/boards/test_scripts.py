"""Random keys over all screens: a burst gives what slow typing gives."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from textual.pilot import Pilot

from qual.actions.code_passages import read_codebook
from qual.actions.load_codings import list_codings
from qual.tui.app import CodingApp
from tests.tui.test_app import burst, ready

KEYS = [
    *("g", "b", "p", "t", "h", "m", "k", "d", "s", "l", "r"),
    *"jkJKjjnRe>MXduoxacwAF/",
    *("enter", "escape", "escape", "down", "up", "space", "backspace", "ctrl+z", "ctrl+y", "tab", "ctrl+p"),
    *"angstgeld",
]
SCRIPTS = 12


def script(number: int) -> list[str]:
    """A script, each with a way back to the text at its end."""
    dice = random.Random(number)
    return [*(dice.choice(KEYS) for _ in range(dice.randint(6, 20))), *["escape"] * 4]


async def typed(home: Path, keys: list[str], *, at_once: bool) -> tuple[object, ...]:
    """What the study and the screen are like after these keys."""
    app = CodingApp(home, "anna", "R05-2025.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        session = await ready(app, pilot)
        if at_once:
            await burst(app, pilot, keys)
        else:
            await slowly(pilot, keys)
        await pilot.pause()
        assert app.failure is None, keys
        assert app.desk
        found = [(c.transcript, c.span, c.code, c.coder, c.memo) for c in list_codings(app.desk.study)]
        names = [(code.id, code.name, code.parent, code.status) for code in read_codebook(app.desk.study)]
        state = (session.mode, session.hand.cursor, [type(board).__name__ for board in app.boards])
    app.close_study()
    return found, names, state


async def slowly(pilot: Pilot[int], keys: list[str]) -> None:
    for key in keys:
        await pilot.press(key)


async def test_random_keys_over_all_screens_give_the_same_slowly_and_at_once(
    kept_demo: Path, tmp_path: Path
) -> None:
    for number in range(SCRIPTS):
        keys = script(number)
        outcomes = []
        for at_once in (False, True):
            home = tmp_path / f"{number}-{at_once}"
            shutil.copytree(kept_demo, home)
            outcomes.append(await typed(home, keys, at_once=at_once))

        assert outcomes[0] == outcomes[1], keys
