"""Importing transcripts: beside reading the same bytes and inserting the same rows; growth and memory."""

from __future__ import annotations

import sqlite3
import tempfile
import time
import zipfile
from pathlib import Path

from lxml import etree

from benchmarks.corpus import study
from benchmarks.measure import is_quick, peak_mb, report
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.read_transcripts import open_all
from qual.actions.study import open_study

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def limit(home: Path, turns: list[list[str]], place: Path) -> float:
    """CPU seconds to read the files raw and to insert as many rows and index them."""
    before = time.process_time()
    texts = []
    for path in sorted((home / "transcripts").iterdir()):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                tree = etree.fromstring(archive.read("word/document.xml"))
            texts.append("\n".join(node.text or "" for node in tree.iter(WORD)))
        else:
            texts.append(path.read_text(encoding="utf-8"))
    database = sqlite3.connect(place, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT)")
    database.execute(
        "CREATE TABLE turn (version, number, start, stop, speaker, PRIMARY KEY (version, number))"
    )
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, version UNINDEXED, number UNINDEXED)")
    for number, (text, said) in enumerate(zip(texts, turns, strict=True)):
        database.execute("BEGIN")
        database.execute("INSERT INTO text (text) VALUES (?)", (text,))
        rows = [(number, n, 0, len(words), "R") for n, words in enumerate(said)]
        database.executemany("INSERT INTO turn VALUES (?, ?, ?, ?, ?)", rows)
        found = [(words, number, n) for n, words in enumerate(said)]
        database.executemany("INSERT INTO words VALUES (?, ?, ?)", found)
        database.execute("COMMIT")
    database.close()
    return time.process_time() - before


def measure(number: int, kind: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        word, bare = kind.startswith(".docx"), kind.endswith("bare")
        home = study(Path(folder) / "study", number, word=word, bare=bare)
        with open_study(home, "bench") as opened:
            load_codebook(opened)
            before = time.process_time()
            import_transcripts(opened)
            used = time.process_time() - before
            turns = [[each.text[t.start : t.end] for t in each.turns] for each in open_all(opened)]
        least = limit(home, turns, Path(folder) / "limit.db")
    return {"files": number, "kind": kind, "limit_cpu_s": least, "cpu_s": used, "ratio": used / least}


def main() -> None:
    numbers = (15, 60) if is_quick() else (60, 240, 1000)
    measure(3, ".docx")  # what is loaded and prepared once is no cost of a file
    rows = [measure(number, ".txt") for number in numbers]
    rows += [measure(number, kind) for number in numbers[:2] for kind in (".docx", ".docx, bare")]
    rows.append({"peak_mb": peak_mb()})
    report("importing", rows)


if __name__ == "__main__":
    main()
