"""The tutorial: every step can be done by the keys that it names."""

from __future__ import annotations

from pathlib import Path

from qual.tui.app import CodingApp
from qual.tui.keymap import IN_FORCE
from qual.tui.tutorial import STEPS, Tutorial
from tests.tui.test_app import ready


def test_only_the_command_of_the_step_ends_it() -> None:
    tutorial = Tutorial()

    assert not tutorial.saw("undo")
    assert tutorial.saw("next-sentence")
    assert tutorial.line.startswith(f"2/{len(STEPS)}")


def test_every_step_can_be_done_with_some_key() -> None:
    commands = {binding.command for binding in IN_FORCE.bindings}

    for step in STEPS:
        assert step.commands <= commands | {"choose", "accept"}, step.name


async def test_the_steps_are_done_one_after_the_other_on_the_worked_example(demo: Path) -> None:
    tutorial = Tutorial()
    app = CodingApp(demo, "you", "R10-2025.txt", tutorial=tutorial)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        keys = (
            *(
                "J",
                "J",
                "1",
                "ctrl+z",
                "v",
                "c",
                *"geld",
                "enter",
                ",",
                "b",
                "1",
                "escape",
                "m",
                *"waarom",
                "enter",
            ),
            *("h", ">", "/", *"dat", "enter", "n", "escape", "g", "b"),
        )
        await pilot.press(*keys)
        await pilot.press("escape", "?")
        await pilot.pause()

        assert tutorial.at == len(STEPS)
        assert "thrown away" in tutorial.line
    app.close_study()
