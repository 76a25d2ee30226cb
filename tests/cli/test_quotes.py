"""Checking a report, through the command."""

from __future__ import annotations

import json
from pathlib import Path

import docx

from tests.cli.run import qual, qual_json


def test_every_quote_of_the_report_is_found_back(demo: Path) -> None:
    done = qual("quotes", "check", "exports/themes.docx", "--json", folder=demo)
    found = json.loads(done.stdout)

    assert len(found["quotes"]) >= 20
    assert {quote["text_status"] for quote in found["quotes"]} == {"verbatim"}
    assert done.returncode == 0


def test_a_quote_that_was_altered_is_caught(demo: Path) -> None:
    coding = max(qual_json("codings", "list", folder=demo), key=lambda each: len(each["text"]))
    words = coding["text"].split("\n")[0].split(" ")
    report = docx.Document()
    report.add_paragraph(f"Een deelnemer zei: “{' '.join(words)}”")
    report.add_paragraph(f"Een ander zei: “{' '.join([*words[:4], 'nooit', *words[5:]])}”")
    report.save(str(demo / "rapport.docx"))

    done = qual("quotes", "check", "rapport.docx", "--json", folder=demo)

    assert [q["text_status"] for q in json.loads(done.stdout)["quotes"]] == ["verbatim", "altered"]
    assert done.returncode == 1
