"""Correcting a coded transcript: how many codings come to stand right, and the time beside bare alignment."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.corpus import corrected, study
from benchmarks.measure import cpu_of, is_quick, report
from qual.actions.code_passages import codings_in
from qual.actions.correct_transcript import correct_transcript
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study, open_study
from qual.actions.undo import undo
from qual.core.coding import Coding
from qual.core.correction import Carried
from qual.core.span import Span
from qual.store import codings, transcripts

NEAR = 12
"""Characters that an edge may be off: a word put in or left out right at it belongs to either side."""


def code(opened: Study, name: str, number: int, seed: int) -> None:
    """Put so many codings of one word to forty on a transcript."""
    source = random.Random(seed)
    with opened.database.change("bench", "codings.load") as change:
        version, text = transcripts.text_in_use(change.session, name)
        words = [match.span() for match in re.finditer(r"\S+", text)][8:]
        new = []
        for _ in range(number):
            first = source.randrange(len(words) - 40)
            last = first + source.choice((1, 2, 4, 8, 15, 30, 40)) - 1
            span = Span(words[first][0], words[last][1])
            new.append(Coding(name, span, f"code-{source.randrange(40)}", "bench"))
        codings.add(change, new, {name: (version, text)})


def is_right(carried: Carried, there: list[tuple[int, int, int, int]]) -> bool:
    """Whether a passage stands where its words came to stand, or is said to be gone where they all went."""
    inside = [each for each in there if carried.old.start <= each[0] and each[1] <= carried.old.end]
    if not inside or carried.new is None:
        return not inside and not carried.is_sure
    off = abs(carried.new.start - inside[0][2]), abs(carried.new.end - inside[-1][3])
    return max(off) <= NEAR


def measure(share: float, documents: int) -> dict[str, object]:
    from rapidfuzz.distance import Levenshtein

    found: Counter[str] = Counter()
    limit, used, wall, back = 0.0, 0.0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        home = study(Path(folder) / "study", documents)
        with open_study(home, "bench") as opened:
            load_codebook(opened)
            import_transcripts(opened)
            for number, path in enumerate(sorted((home / "transcripts").iterdir())):
                code(opened, path.name, 500, number)
                text = open_transcript(opened, path.name).text
                new, there = corrected(text, share, seed=number)
                file = Path(folder) / path.name
                file.write_text(new, encoding="utf-8")
                old_words, new_words = text.split(), new.split()
                limit += cpu_of(lambda a=old_words, b=new_words: Levenshtein.opcodes(a, b))  # type: ignore[misc]
                before = codings_in(opened, path.name)
                cpu, clock = time.process_time(), time.perf_counter()
                answer = correct_transcript(opened, path.name, file)
                used += time.process_time() - cpu
                wall = max(wall, time.perf_counter() - clock)
                fates = answer.of("coding")
                assert len(fates) == len(before) == 500
                for each in fates:
                    right = is_right(each.carried, there)
                    found["right" if right else "wrong"] += 1
                    found["wrong and sure"] += not right and each.carried.verdict in ("exact", "moved")
                    found[each.carried.verdict] += 1
                cpu = time.process_time()
                undo(opened)
                back += time.process_time() - cpu
                assert codings_in(opened, path.name) == before
    number = 500 * documents
    return {
        "edited_percent": 100 * share,
        "codings": number,
        "right_percent": 100 * found["right"] / number,
        **{f"{verdict}": found[verdict] for verdict in ("moved", "edited", "doubtful", "lost")},
        "wrong_not_listed_as_changed": found["wrong and sure"],
        "correct_cpu_s": used / documents,
        "correct_worst_wall_s": wall,
        "undo_cpu_s": back / documents,
        "alignment_limit_cpu_s": limit / documents,
    }


def main() -> None:
    documents = 2 if is_quick() else 6
    report("correcting", [measure(share, documents) for share in (0.01, 0.05, 0.15)])


if __name__ == "__main__":
    main()
