"""A person's own keys."""

from __future__ import annotations

import re

import pytest

from qual.core.words.boards import BOARDS
from qual.core.words.screen import SCREEN
from qual.tui.keymap import BINDINGS, IN_FORCE, KeyNames, command_for, is_prefix, say_keys
from qual.tui.own_keys import PROFILES, mistakes, with_keys


@pytest.fixture(autouse=True)
def keys_of_the_program():  # type: ignore[no-untyped-def]  # a generator that puts things back
    yield
    IN_FORCE.use(BINDINGS)


def test_own_keys_take_the_place_of_the_programs_and_go_from_other_commands() -> None:
    IN_FORCE.use(with_keys({"read": {"uncode": "x, ctrl+x", "bookmark": "u"}}))

    assert command_for("read", "x") == "uncode"
    assert command_for("read", "u") == "bookmark"
    assert command_for("read", "b") is None
    assert command_for("read", "c") == "palette"
    assert is_prefix("read", "g")


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_is_free_of_mistakes(name: str) -> None:
    assert mistakes(PROFILES[name], name) == []


def test_the_keys_of_qualcoder_do_what_they_do_there() -> None:
    IN_FORCE.use(with_keys(PROFILES["qualcoder"]))

    for key, command in (("Q", "last-code"), ("N", "new-code"), ("V", "in-vivo"), ("U", "uncode")):
        assert command_for("read", key) == command


@pytest.mark.parametrize(
    ("own", "what"),
    [
        ({"lezen": {"uncode": "x"}}, "no screen or mode"),
        ({"read": {"vlieg": "x"}}, "no command here"),
        ({"read": {"uncode": "ctrl+1"}}, "does not arrive"),
        ({"read": {"uncode": "hoofdletter"}}, "is no key"),
        ({"read": {"uncode": ""}}, "has no key"),
        ({"read": {"uncode": "x", "memo": "x"}}, "used for uncode too"),
        ({"read": {"uncode": "b"}}, "'bookmark' has no key any more"),
        ({"palette": {"choose": "x"}}, "typed as text"),
    ],
)
def test_mistakes_are_named_with_their_place(own: dict[str, dict[str, str]], what: str) -> None:
    assert any(what in f"{each.what}" for each in mistakes(own, "keys.toml"))


def test_messages_name_the_keys_that_a_person_has() -> None:
    IN_FORCE.use(with_keys({"read": {"other-pane": "Z", "undo": "ctrl+u"}, "search": {"next-hit": "ctrl+g"}}))
    told = [say_keys("screen.beside", name="R08"), say_keys("tutorial.undo"), say_keys("tutorial.search")]

    assert "Z goes there, g2 takes it away" in told[0]
    assert "Press Ctrl+U" in told[1]
    assert "then Ctrl+G" in told[2]


def test_every_key_that_a_message_names_is_one() -> None:
    for words in (SCREEN, BOARDS):
        for name, text in words.items():
            for wanted in re.findall(r"\{keys\[([^]]+)\]\}", text):
                assert KeyNames()[wanted], name


def test_no_message_of_the_screen_names_a_key_by_itself() -> None:
    fixed = re.compile(r"Ctrl\+|\bEsc\b|\bPress [a-zA-Z?/>]\b|\bg [a-z2]\b")

    assert not [name for name, text in SCREEN.items() if fixed.search(re.sub(r"\{[^}]*\}", "", text))]
