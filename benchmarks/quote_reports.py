"""Reports with known quotes, made from any study: how well `quotes check` does on material of others.

`python -m benchmarks.quote_reports STUDY [--seed N] [--per-kind N] [--formats docx,html,...]` makes a report
out of the study's transcripts, checks it, and prints one row of figures per format.
"""

from __future__ import annotations

import argparse
import html
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_quotes import Made, Maker, plain
from benchmarks.measure import peak_mb, report
from qual.actions.check_quotes import check_report
from qual.actions.study import open_study
from qual.core.quote import CheckedQuote

FAITHFUL, BAD = {"verbatim", "marked"}, {"altered", "stitched", "silent_elision", "not_found"}
PROSE = {
    "nl": (
        "Dit kwam in meer gesprekken terug.",
        "Hierover liepen de ervaringen uiteen.",
        "Een ander punt volgt.",
    ),
    "en": ("This came up in several talks.", "Experiences differed here.", "Another point follows."),
}


def body(quotes: Sequence[Made], language: str) -> list[tuple[str, str]]:
    """The report's paragraphs as (layout, text)."""
    prose, role = PROSE[language], {"nl": "Respondent", "en": "Participant"}[language]
    found: list[tuple[str, str]] = []
    for number, one in enumerate(quotes):
        found.append(("paragraph", prose[number % len(prose)]))
        printed = f"{one.marks[0]}{one.printed}{one.marks[1]}"
        who = f"{role} {one.who}" if one.attribution != "none_given" else ""
        if one.layout == "inline":
            found.append(("paragraph", f"{prose[0][:-1]}: {printed}{f' ({who})' if who else ''}. {prose[1]}"))
        elif one.layout == "below" and who:
            found += [("paragraph", printed), ("paragraph", who)]
        elif one.layout == "lead" and who:
            found.append(("paragraph", f"{who}: {printed}"))
        elif one.layout == "block":
            found.append(("block", f"{one.printed}{f' – {who}' if who else ''}"))
        else:
            layout = one.layout if one.layout in ("cell", "list") else "paragraph"
            found.append((layout, f"{printed}{f' – {who}' if who else ''}"))
    return found


def write(paragraphs: Sequence[tuple[str, str]], path: Path) -> None:
    """The report in the form that the ending names; .odt and .pdf, and "again.docx", by LibreOffice."""
    ending = path.suffix[1:]
    if ending in ("odt", "pdf") or path.stem == "again":
        folder = Path(tempfile.mkdtemp(dir=path.parent))
        steps = ["odt", "docx"] if path.stem == "again" else [ending]
        write(paragraphs, folder / "report.docx")
        for step in steps:
            source = folder / ("report.odt" if step == "docx" else "report.docx")
            call = [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/office",
                "--convert-to",
                step,
            ]
            subprocess.run([*call, "--outdir", folder, source], check=True, capture_output=True)
        (folder / f"report.{steps[-1]}").replace(path)
    elif ending == "docx":
        _word(paragraphs, path)
    elif ending == "html":
        tags = {"block": "blockquote", "list": "li"}
        parts = [
            f"<table><tr><td>{html.escape(words)}</td></tr></table>"
            if layout == "cell"
            else f"<{tags.get(layout, 'p')}>{html.escape(words)}</{tags.get(layout, 'p')}>"
            for layout, words in paragraphs
        ]
        path.write_text(f"<html><meta charset=utf-8><body>{''.join(parts)}</body></html>", encoding="utf-8")
    else:
        lead = {"block": "> ", "list": "- "} if ending == "md" else {"list": "- "}
        lines = [f"{lead.get(layout, '')}{words}" for layout, words in paragraphs]
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def _word(paragraphs: Sequence[tuple[str, str]], path: Path) -> None:
    from docx import Document

    document = Document()
    for layout, words in paragraphs:
        if layout == "cell":
            document.add_table(1, 1).cell(0, 0).text = words
        else:
            document.add_paragraph(words, style={"block": "Quote", "list": "List Bullet"}.get(layout))
    document.save(str(path))


def score(quotes: Sequence[Made], given: Sequence[CheckedQuote]) -> tuple[dict[str, object], list[str]]:
    """The figures of one report, and a line for every quote judged otherwise than it was made."""
    free: dict[str, list[CheckedQuote]] = {}
    for answer in given:
        free.setdefault(_letters(answer.quotation.text), []).append(answer)
    n: Counter[str] = Counter()
    wrong: list[str] = []
    for one in quotes:
        waiting = free.get(_letters(one.printed))
        bad, good = one.status in BAD, one.status in FAITHFUL
        n["bad"] += bad
        n["good"] += good
        if not waiting:
            wrong.append(f"not extracted [{one.kind} {one.layout} {one.marks}] {one.printed}")
            continue
        answer = waiting.pop(0)
        n["found"] += 1
        n["exact"] += answer.text_status == one.status
        n["false_ok"] += bad and answer.text_status in FAITHFUL
        n["good_ok"] += good and answer.text_status in FAITHFUL
        if answer.text_status != one.status:
            wrong.append(
                f"{one.kind}: {one.status} -> {answer.text_status} {answer.alteration[:1]} {one.printed}"
            )
        if one.pieces:
            n["placed"] += 1
            n["located"] += all(
                any(
                    m.transcript == p.text.name and m.span.start < p.end and p.start < m.span.end
                    for m in answer.matches
                )
                for p in one.pieces
            )
        said = answer.attribution_status
        if one.attribution in ("wrong_speaker", "interviewer_words"):
            n["errors"] += 1
            n["errors_found"] += said == one.attribution
            if said != one.attribution:
                wrong.append(f"error missed {one.attribution}: {said} {one.who} {one.printed[:60]}")
        elif one.attribution == "ok" and one.status != "stitched":
            n["fitting"] += 1
            n["alarms"] += said in ("wrong_speaker", "wrong_role", "wrong_wave", "interviewer_words")
            if said in ("wrong_speaker", "wrong_role", "interviewer_words"):
                wrong.append(
                    f"false alarm {said}: {answer.quotation.attribution} [{one.who}] {one.printed[:60]}"
                )
        n["many"] += one.places > 1
        n["many_found"] += one.places > 1 and answer.location == "ambiguous"
        n["twins"] += one.twin
        n["twins_found"] += one.twin and answer.usage == "variant_pair"

    def percent(part: str, whole: int) -> float | str:
        return round(100 * n[part] / whole, 1) if whole else "-"

    return {
        "quotes": len(quotes),
        "recall": percent("found", len(quotes)),
        "precision": percent("found", len(given)),
        "located": percent("located", n["placed"]),
        "exact": percent("exact", len(quotes)),
        "false_ok": percent("false_ok", n["bad"]),
        "faithful": percent("good_ok", n["good"]),
        "errors_found": percent("errors_found", n["errors"]),
        "false_alarms": percent("alarms", n["fitting"]),
        "ambiguous": percent("many_found", n["many"]),
        "pairs": percent("twins_found", n["twins"]),
    }, wrong


def _letters(text: str) -> str:
    """The letters and digits alone: a hyphen at the end of a printed line is not told from one of a word."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


def main() -> None:
    """Make, check and score one report in every form that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("study", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--per-kind", type=int, default=6)
    asked.add_argument("--formats", default="docx", help="docx,again.docx,odt,html,md,txt,pdf")
    asked.add_argument(
        "--show", action="store_true", help="print what was judged otherwise: real people's words"
    )
    wanted = asked.parse_args()
    rows = []
    with open_study(wanted.study, "benchmark") as study, tempfile.TemporaryDirectory() as folder:
        from qual.actions.read_transcripts import open_all

        maker = Maker(open_all(study), study.settings.language, wanted.seed)
        quotes = maker.quotes(wanted.per_kind)
        for name in wanted.formats.split(","):
            path = Path(folder) / (name if "." in name else f"report.{name}")
            write(body(quotes, study.settings.language), path)
            before = time.perf_counter()
            given = check_report(study, path).found.quotes
            took = time.perf_counter() - before
            figures, wrong = score(quotes, given)
            rows.append({"form": name, **figures, "seconds": took, "peak_mb": peak_mb()})
            if wanted.show:
                print(*wrong, sep="\n")
    report("quote reports", rows)


if __name__ == "__main__":
    main()
