"""The coding screen from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import qual, qual_json


def test_without_a_terminal_the_screen_says_what_to_do_instead(demo: Path) -> None:
    for arguments in (["code", "R01-2024.txt"], []):
        done = qual(*arguments, folder=demo)

        assert done.returncode == 2
        assert "needs a terminal" in done.stderr
        assert "\x1b" not in done.stdout + done.stderr


def test_the_keys_are_printed_with_what_they_do(demo: Path) -> None:
    keys = qual_json("keys", folder=demo)

    assert any("Ctrl+Z" in line["keys"] for line in keys)
    assert all(line["help"] for line in keys)
    assert {"uncode", "previous-sentence"} <= {command for line in keys for command in line["commands"]}


def test_typed_lines_code_a_transcript_without_a_screen(demo: Path) -> None:
    lines = "turn 2\n7\nm een notitie\nhere\nquit\n"
    done = qual("code", "--plain", "R01-2024.txt", folder=demo, coder="zoe", typed=lines)

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    [coding] = [each for each in qual_json("codings", "list", folder=demo) if each["coder"] == "zoe"]
    assert coding["memo"] == "een notitie"
    assert "Coded: Herkeuringsangst." in done.stdout


def test_typed_lines_are_blind_where_that_is_asked(demo: Path) -> None:
    blind = qual("code", "--plain", "--blind", folder=demo, typed="r\nquit\n")
    seeing = qual("code", "--plain", folder=demo, typed="r\nquit\n")

    assert blind.returncode == 0, blind.stderr
    assert "You work blind" in blind.stdout
    assert "blind" not in seeing.stdout


def test_plain_mode_ends_where_the_lines_end(demo: Path) -> None:
    done = qual("code", "--plain", folder=demo, typed="j\n")

    assert done.returncode == 0
    assert "sentence" in done.stdout


def test_own_keys_are_printed_and_checked_before_they_are_used(demo: Path) -> None:
    own = demo.parent / "keys.toml"
    own.write_text('profile = "qualcoder"\n[read]\nuncode = ["X", "U"]\n', encoding="utf-8")
    lines = qual_json("keys", "--file", own, folder=demo)
    assert any(line["keys"].startswith("X") and "take a code off" in line["help"] for line in lines)

    own.write_text('[read]\nuncode = "ctrl+1"\n', encoding="utf-8")
    done = qual("keys", "--file", own, folder=demo)
    assert (done.returncode, "does not arrive" in done.stderr) == (1, True)
    own.write_text('profile = "qualcoder"\n[read]\n\nuncod = "X"\n', encoding="utf-8")
    done = qual("keys", "--file", own, folder=demo)
    assert "keys.toml:4 [read] uncod: is no command here (did you mean 'uncode'?)" in done.stderr
    own.write_text("[read\n", encoding="utf-8")
    assert "is no TOML" in qual("keys", "--file", own, folder=demo).stderr
