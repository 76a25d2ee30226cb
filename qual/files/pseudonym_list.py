"""The list of words to replace, as a table that a person reviews."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from qual.core.name_proposals import Proposal
from qual.core.pseudonym import KINDS, Term, plain_words
from qual.errors import MaterialError, Problem
from qual.files.table import read_table
from qual.files.whole_file import as_named, read_text, write_whole

HEADS = ("replace", "kind", "words", "capitals", "places", "transcripts", "found")
_YES = frozenset({"yes", "y", "ja", "j", "x", "1", "true"})
_NO = frozenset({"", "no", "n", "nee", "0", "false"})
_COUNT = frozenset({"count", "tellen", "yes", "ja"})


def write_list(path: Path, proposals: Sequence[Proposal]) -> None:
    """Write proposals for review: what is sure says yes, the rest is left open."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADS)
    for each in proposals:
        capitals = "count" if each.term.as_written else ""
        replace = "yes" if each.sure else ""
        table.writerow(
            (replace, each.term.kind, each.term.words, capitals, each.places, each.transcripts, each.how)
        )
    write_whole(path, b"\xef\xbb\xbf" + out.getvalue().encode())
    path.chmod(0o600)


def read_list(path: Path) -> tuple[list[Term], int]:
    """The terms that a person accepted, and how many rows were left open.

    MaterialError with every row that cannot be understood.
    """
    table = read_table(path)
    replace, words = table.needed("replace", "vervangen"), table.needed("words", "woorden")
    kind, capitals = table.head("kind", "soort"), table.head("capitals", "hoofdletters")
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    left_open = 0
    for row in table.rows:
        answer = row[replace].strip().casefold()
        if not row[words].strip():
            continue
        if answer in _NO:
            left_open += not answer
            continue
        if answer not in _YES:
            problems.append(Problem(table.place(row), "'replace' is neither yes nor no", "write yes or no"))
            continue
        named = row[kind].strip().casefold() or "name"
        if named not in KINDS:
            problems.append(
                Problem(table.place(row), f"there is no kind '{named}'", f"one of {', '.join(KINDS)}")
            )
            continue
        if not any(map(str.isalnum, row[words])):
            problems.append(Problem(table.place(row), "has no word in it", "take the row out"))
            continue
        term = Term(" ".join(row[words].split()), named, row[capitals].strip().casefold() in _COUNT)
        other = terms.setdefault(term.same, term)
        if other.kind != term.kind:
            problems.append(
                Problem(table.place(row), "stands in the list as another kind too", "keep one of the two")
            )
    if problems:
        raise MaterialError(problems)
    return list(terms.values()), left_open


def read_words(path: Path) -> list[str]:
    """A list of names, one a line; a line that begins with # is a remark."""
    lines = read_text(path, as_named(path)).splitlines()
    found = {plain_words(line): " ".join(line.split()) for line in lines if not line.startswith("#")}
    return [line for plain, line in found.items() if any(map(str.isalnum, plain))]
