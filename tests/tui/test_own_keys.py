"""A person's own keys."""

from __future__ import annotations

import pytest

from qual.tui.keymap import BINDINGS, IN_FORCE, command_for, is_prefix
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
