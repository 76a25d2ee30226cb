"""Opening, saving a coding, listing and searching, beside the same in bare SQLite; growth with the study."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import study, vocabulary
from benchmarks.measure import cpu_of, is_quick, report
from qual.actions.code_passages import codings_in, put_codes
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook, use_of_codes
from qual.actions.read_transcripts import list_transcripts, open_transcript
from qual.actions.search import search_transcripts
from qual.actions.study import Study, open_study
from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings, transcripts


def fill(opened: Study, name: str, number: int) -> None:
    """Put so many codings on one transcript in one change."""
    source = random.Random(3)
    with opened.database.change("bench", "codings.load") as change:
        version, text = transcripts.text_in_use(change.session, name)
        spans = [Span(at, at + 40) for at in (source.randrange(len(text) - 50) for _ in range(number))]
        new = [Coding(name, span, f"code-{source.randrange(40)}", "bench") for span in spans]
        codings.add(change, new, {name: (version, text)})


def wall(work: Callable[[], object], times: int) -> list[float]:
    seconds = []
    for _ in range(times):
        before = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - before)
    return sorted(seconds)


def bare_commit(place: Path, times: int) -> float:
    """The median wall seconds of one durable insert in bare SQLite."""
    database = sqlite3.connect(place, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE coding (id TEXT PRIMARY KEY, start, stop, code)")

    def insert(numbers: list[int] = [0]) -> None:  # noqa: B006  # a counter
        numbers[0] += 1
        database.execute("INSERT INTO coding VALUES (?, 1, 2, 'x')", (str(numbers[0]),))

    found = statistics.median(wall(insert, times))
    database.close()
    return found


def measure(number: int, codings_each: int) -> list[dict[str, object]]:
    times = 20 if is_quick() else 60
    with tempfile.TemporaryDirectory() as folder:
        home = study(Path(folder) / "study", number)
        with open_study(home, "bench") as opened:
            load_codebook(opened)
            import_transcripts(opened)
            names = [each.name for each in list_transcripts(opened)]
            fill(opened, names[0], codings_each)
            spots = iter(range(100, 100 + 10 * times, 10))
            save = wall(
                lambda: put_codes(opened, names[1], Span(at := next(spots), at + 5), ["code-1"]), times
            )
            commit = bare_commit(Path(folder) / "bare.db", times)
            words = random.Random(5).sample(vocabulary()[200:3_000], times)
            asked = iter(words)
            search = wall(lambda: search_transcripts(opened, next(asked)), times)
            raw = sqlite3.connect(home / "study.db")
            again = iter(words)
            fts = wall(
                lambda: raw.execute(
                    "SELECT version, number FROM turn_search WHERE turn_search MATCH ? LIMIT 1000",
                    (f'"{next(again)}"',),
                ).fetchall(),
                times,
            )
            raw.close()
            return [
                {
                    "transcripts": number,
                    "codings_on_one": codings_each,
                    "open_cpu_s": cpu_of(
                        lambda: (open_transcript(opened, names[0]), codings_in(opened, names[0]))
                    ),
                    "list_cpu_s": cpu_of(lambda: (list_transcripts(opened), use_of_codes(opened))),
                },
                {
                    "transcripts": number,
                    "save_wall_ms": 1000 * statistics.median(save),
                    "save_p95_ms": 1000 * save[int(0.95 * times)],
                    "bare_commit_ms": 1000 * commit,
                    "ratio": statistics.median(save) / commit,
                },
                {
                    "transcripts": number,
                    "search_wall_ms": 1000 * statistics.median(search),
                    "search_p95_ms": 1000 * search[int(0.95 * times)],
                    "bare_fts5_ms": 1000 * statistics.median(fts),
                },
            ]


def main() -> None:
    sizes = ((10, 500), (40, 5_000)) if is_quick() else ((60, 500), (240, 5_000), (1_000, 5_000))
    report("coding and searching", [row for size in sizes for row in measure(*size)])


if __name__ == "__main__":
    main()
