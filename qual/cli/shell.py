"""What every command needs: the study, the coder, and a way to print."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qual.cli.table import table_lines
from qual.errors import Problem

if TYPE_CHECKING:
    from qual.actions.study import Study


@dataclass(frozen=True, slots=True)
class Shell:
    """The global options of one call."""

    folder: Path | None
    coder_name: str
    as_json: bool

    @property
    def coder(self) -> str:
        """Who is at work."""
        if self.coder_name:
            return self.coder_name
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return "coder"

    def study_folder(self) -> Path:
        """The folder of the study; NoStudyError where there is none."""
        from qual.actions.find_study import find_study
        from qual.errors import NoStudyError

        if self.folder is None:
            return find_study(Path.cwd())
        if not (self.folder / "codebook" / "study.toml").is_file():
            raise NoStudyError(self.folder)
        return self.folder.resolve()

    def open(self) -> Study:
        """The study, open."""
        from qual.actions.study import open_study
        from qual.cli.progress import progress

        return open_study(self.study_folder(), self.coder, progress=progress)

    def print_json(self, value: object) -> None:
        """Print JSON on stdout: outer levels spread over lines, what lies deeper on one line each."""
        sys.stdout.writelines(_json_lines(value))
        sys.stdout.write("\n")

    def print_table(self, heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
        """Print rows under heads on stdout, or `empty` on stderr where there are none.

        Tab-separated where stdout is no terminal, so that other programs can read it.
        """
        cells = [[_cell(value) for value in row] for row in rows]
        if not cells:
            talk(empty)
            return
        if not sys.stdout.isatty():
            print("\t".join(heads))
            for line in cells:
                print("\t".join(line))
            return
        for text in table_lines(heads, cells, shutil.get_terminal_size().columns):
            print(text)


_SPREAD = 3
"""Levels of JSON that are spread over lines; the encoder in C, which cannot spread, writes the rest."""

_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False).encode


def _json_lines(value: object, level: int = 0) -> Iterator[str]:
    """A value as JSON, in pieces."""
    inner: Iterable[tuple[str, object]]
    if level < _SPREAD and isinstance(value, dict) and value and all(isinstance(key, str) for key in value):
        marks, inner = "{}", ((f"{_ON_ONE_LINE(key)}: ", each) for key, each in value.items())
    elif level < _SPREAD and isinstance(value, list | tuple) and value:
        marks, inner = "[]", (("", each) for each in value)
    else:
        yield _ON_ONE_LINE(value)
        return
    before = f"{marks[0]}\n{' ' * (level + 1)}"
    for name, each in inner:
        yield before + name
        yield from _json_lines(each, level + 1)
        before = f",\n{' ' * (level + 1)}"
    yield f"\n{' ' * level}{marks[1]}"


def shell_of(context: typer.Context) -> Shell:
    """The global options of this call."""
    found: Shell = context.obj
    return found


def talk(*sentences: str) -> None:
    """Say something to the person, on stderr; in a terminal no word is broken at the edge."""
    for sentence in sentences:
        print(_in_lines(sentence) if sys.stderr.isatty() else sentence, file=sys.stderr)


def _in_lines(sentence: str) -> str:
    """A sentence in lines as wide as the terminal; what goes on stands under what it began with."""
    width = shutil.get_terminal_size().columns
    indent = " " * (len(sentence) - len(sentence.lstrip(" ")) + 2)
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        for line in sentence.split("\n")
    )


def tell_problems(problems: Iterable[Problem]) -> None:
    """List problems on stderr, one a line."""
    for problem in problems:
        talk(f"  {problem}")


def problems_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as JSON prints them."""
    return [problem._asdict() for problem in problems]


def _cell(value: object) -> str:
    """A value in one line; white space before it is kept, for it shows what stands under what."""
    written = "" if value is None else str(value)
    indent = len(written) - len(written.lstrip(" "))
    return " " * indent + " ".join(written.split())
