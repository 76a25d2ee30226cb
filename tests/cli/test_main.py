"""The boundary: exit codes, global options, and what a person sees when something goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qual.cli import main
from qual.cli.shell import Shell
from qual.errors import MaterialError, Problem, QualError
from tests.cli.run import qual

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "spacy",
    "sklearn",
    "pandas",
    "matplotlib",
    "docx",
    "textual",
    "numpy",
)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from qual.cli.main import run\n"
        "code = run(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], code, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.stderr.strip() == "[] 0"
    assert "quotes" in done.stdout


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        (["log", "--json"], ["--json", "log"]),
        (["check", "--study", "x", "--coder=bas"], ["--study", "x", "--coder=bas", "check"]),
        (["search", "--", "--json"], ["search", "--", "--json"]),
        (["--debug", "log"], ["--debug", "log"]),
    ],
)
def test_global_options_may_stand_anywhere(given: list[str], understood: list[str]) -> None:
    assert main._global_options_first(given) == understood


def test_a_folder_without_a_study_is_said_in_words(tmp_path: Path) -> None:
    done = qual("transcripts", "list", folder=tmp_path)

    assert done.returncode == 2
    assert "no study in" in done.stderr
    assert "qual init" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_nobody_knows_is_a_usage_error(tmp_path: Path) -> None:
    done = qual("verzin", folder=tmp_path)

    assert done.returncode == 2
    assert "verzin" in done.stderr
    assert "Traceback" not in done.stderr


def test_problems_are_listed_and_the_exit_code_is_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        raise MaterialError([Problem("a.csv:3", "is odd", "mend it"), Problem("a.csv:4", "is odd too")])

    monkeypatch.setattr(main, "_run", fail)

    assert main.run([]) == 1
    assert capsys.readouterr().err == "qual: a.csv:3: is odd (mend it)\nqual: a.csv:4: is odd too\n"


def test_an_error_that_stops_an_action_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        raise QualError("it could not be done")

    monkeypatch.setattr(main, "_run", fail)

    assert main.run([]) == 2
    assert capsys.readouterr().err == "qual: it could not be done\n"


def test_a_bug_shows_where_the_trace_is_and_the_trace_holds_no_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        secret = "Ik was bang voor de keuring"
        raise RuntimeError(secret)

    monkeypatch.setattr(main, "_run", fail)

    assert main.run([]) == 2
    said = capsys.readouterr().err
    trace = Path(said.rsplit(" ", 1)[1].strip()).read_text()
    assert "bang" not in said + trace
    assert "RuntimeError" in trace
    assert "test_main.py" in trace


def test_json_is_spread_over_lines_down_to_what_lies_deep(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"name": "é", "none": None, "people": [{"id": 1, "waves": ["1", "2"]}], "empty": []}, {}]
    Shell(None, "", as_json=True).print_json(rows)
    printed = capsys.readouterr().out

    assert json.loads(printed) == rows
    assert '   {"id": 1, "waves": ["1", "2"]}\n' in printed
    assert ' {\n  "name": "é",\n  "none": null,\n' in printed

    Shell(None, "", as_json=True).print_json({"by": {1: "een", None: "geen"}})
    assert json.loads(capsys.readouterr().out) == {"by": {"1": "een", "null": "geen"}}
