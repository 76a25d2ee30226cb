"""Every set of real material comes in with the turns that were counted in it, or is refused with a reason."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qual.errors import MaterialError
from qual.files.source import Source
from qual.files.sources import read_source
from tests.shared import shared


def expected(folder: Path) -> dict[str, Any]:
    """The counts that lie beside the material."""
    found: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return found


def speakers(source: Source) -> Counter[str]:
    """How many turns each label has."""
    return Counter(turn.speaker for turn in source.turns().turns)


@pytest.mark.parametrize("name", ["ukda2000-edwardians", "ukda6226-pioneers"])
def test_rich_text_interviews(name: str) -> None:
    folder = shared("data", name)
    for file, counted in expected(folder).items():
        if "turns_by_speaker" in counted:
            assert speakers(read_source(folder / "transcripts" / file)) == counted["turns_by_speaker"], file


def test_interviews_as_text_and_word() -> None:
    folder = shared("data", "sheffield-open-qual")
    for file, counted in expected(folder).items():
        assert speakers(read_source(folder / file)) == counted["turns_by_speaker"]
        # one answer stands in a content control, which the text version of that interview lost
        more = speakers(read_source((folder / file).with_suffix(".docx"))) - Counter(
            counted["turns_by_speaker"]
        )
        assert more == Counter({"Stephen": 1} if file == "Stephen.txt" else {})


def test_meetings_in_json() -> None:
    folder = shared("data", "qmsum")
    for file, counted in expected(folder).items():
        found = speakers(read_source(folder / file))

        assert (found.total(), len(found)) == (counted["turns"], counted["speakers"]), file


def test_lessons_in_workbooks() -> None:
    folder = shared("data", "talkmoves")
    counted = expected(folder)
    sources = [read_source(path) for path in sorted(folder.glob("*.xlsx"))]

    assert len(sources) == counted["files"]
    assert sum(speakers(source).total() for source in sources) == counted["sentence_rows"]
    assert all("" not in speakers(source) for source in sources)


def test_logs_of_meetings() -> None:
    folder = shared("data", "w3c-ccg-irc")
    for file, counted in expected(folder).items():
        path = next(path for path in folder.glob("*.log") if path.name.startswith(file.removesuffix(".log")))
        found = speakers(read_source(path))

        assert (found.total(), len(found)) == (counted["parsed_lines"], counted["distinct_nicks"])


def test_captions_hold_the_words_of_all_their_cues() -> None:
    folder = shared("data", "talk-python")
    for file in expected(folder):
        source = read_source(folder / file)
        raw = [line for line in (folder / file).read_text().split("\n") if line and "-->" not in line]

        assert source.text.split() == " ".join(raw).split()[1:]
        assert all(turn.time is not None for turn in source.turns().turns)


def test_debates_as_text_come_in_and_as_damaged_xml_do_not() -> None:
    folder = shared("data", "tk-handelingen-2017-2018-70")
    for file, counted in expected(folder).items():
        with pytest.raises(MaterialError, match="which is not read"):
            read_source(folder / file)
        repaired = folder / "derived_txt" / file.replace(".xml", ".txt")
        if repaired.exists():
            found = speakers(read_source(repaired))
            assert (found.total(), len(found)) == (counted["speaker_turns"], counted["speakers"])


def test_a_damaged_debate_saved_as_text_is_repaired(tmp_path: Path) -> None:
    damaged = shared("data", "tk-handelingen-2017-2018-70", "h-tk-20172018-70-8.xml")
    (tmp_path / "debat.txt").write_bytes(damaged.read_bytes())
    source = read_source(tmp_path / "debat.txt")

    assert "Ã" not in source.text
    assert any("encoded twice" in problem.what for problem in source.problems)


def test_field_notes_have_a_turn_per_paragraph() -> None:
    folder = shared("data", "code-review-sessions")
    for file, counted in expected(folder).items():
        source = read_source(folder / file)

        assert len(source.text.split()) == counted["words"]
        assert speakers(source)[""] > 0


def test_many_dialogues_in_one_table_are_refused() -> None:
    with pytest.raises(MaterialError, match="holds 77 transcripts in one table"):
        read_source(shared("data", "annomi", "annomi_utterances.csv"))


def test_a_small_focus_group_with_names_in_brackets() -> None:
    found = speakers(read_source(shared("data", "qualcoder-examples", "transcript.txt")))

    assert found == {"id1": 3, "id2": 2, "id3": 2}


def test_reports_are_text_of_nobody() -> None:
    for path in shared("data", "nl-gebruikersonderzoeken").glob("[uv]*.md"):
        assert set(speakers(read_source(path))) == {""}
