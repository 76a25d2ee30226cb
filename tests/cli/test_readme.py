"""What the README says is true: its commands run, and print what stands below them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from qual.tui.key_help import help_lines

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEAVE, UNDO = "\x11", "\x1a"


class Step(NamedTuple):
    """A command of the tour, the lines that should come of it, and its exit code."""

    command: str
    lines: tuple[str, ...]
    exit_code: int


def steps(text: str) -> Iterator[Step]:
    """The commands of the console blocks, in order."""
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            code = re.search(r"# exit code (\d)$", command)
            shown = tuple(line for line in map(plain, lines) if line != "...")
            yield Step(command, shown, int(code[1]) if code else 0)


def plain(line: str) -> str:
    """A line without the spaces and tabs between its cells."""
    return " ".join(line.split())


@pytest.fixture(scope="module")
def tour(kept_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Step, int, str]]:
    """Every step of the README's tour, taken in one shell beside a demo: exit code and output."""
    home = tmp_path_factory.mktemp("clone")
    shutil.copytree(kept_demo, home / "demo-study")
    (home / ".venv").symlink_to(sys.prefix)
    script = []
    for step in steps(README):
        command = step.command
        if command.startswith("qual code "):
            pressing = [sys.executable, "-m", "tests.cli.press", f"jjh7{UNDO}{LEAVE}", *shlex.split(command)]
            command = shlex.join(pressing)
        script.append(f"{command}\ncode=$?; echo; echo '@@@' $code\n")
    environment = {
        **os.environ,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "QUAL_CODER": "me",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        ["bash", "-c", "".join(script)],
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    parts = re.split(r"^@@@ (\d+)\n", done.stdout.decode(), flags=re.MULTILINE)
    return [
        (step, int(code), output)
        for step, output, code in zip(steps(README), parts[0::2], parts[1::2], strict=False)
    ]


def test_every_command_of_the_tour_ends_as_the_text_says(tour: list[tuple[Step, int, str]]) -> None:
    assert len(tour) == len(list(steps(README))) > 15
    assert [(step.command, code, output) for step, code, output in tour if code != step.exit_code] == []


def test_every_command_of_the_tour_prints_the_lines_below_it(tour: list[tuple[Step, int, str]]) -> None:
    missing = [
        (step.command, line)
        for step, _, output in tour
        for line in step.lines
        if line not in [plain(printed) for printed in output.splitlines()]
    ]

    assert missing == []


def test_the_keys_of_the_tour_are_keys_of_the_screen() -> None:
    table = README.split("| keys | what happens |")[1].split("\n\n")[0]
    named = set(re.findall(r"`(.)`", table)) | set(re.findall(r"Ctrl\+[A-Z]", table))
    known = {key for line in help_lines("read") for key in re.split(r"[ ,]+", line.keys)} | set("123456789")

    assert named
    assert named <= known


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/manual.md", "docs/data-model.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    broken = []
    for link in links:
        file, _, heading = link.partition("#")
        target = (ROOT / page).parent / file if file else ROOT / page
        anchors = []
        if target.suffix == ".md" and target.is_file():
            heads = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = [re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads]
        if not target.exists() or (heading and heading not in anchors):
            broken.append(link)

    assert broken == []


def test_the_picture_loads_nothing_and_names_no_place() -> None:
    picture = (ROOT / "docs" / "coding-screen.svg").read_text(encoding="utf-8")

    assert "R10-2024.txt" in picture
    assert set(re.findall(r"https?://[^\s\"'<)]+", picture)) == {"http://www.w3.org/2000/svg"}
    assert "font-face" not in picture
    assert not re.search(r"/(?:tmp|home|work|root)/", picture)
