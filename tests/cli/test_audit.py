"""The trail for an outside reviewer, checked by its own script in a process without qual."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qual.actions.check_quotes import check_report
from qual.actions.correct_transcript import correct_transcript
from qual.actions.decide_quotes import decide
from qual.actions.study import open_study
from qual.actions.write_audit import audit_trail
from qual.core.audit import anchor_hash
from tests.cli.run import qual, qual_json

SCRIPT = Path(__file__).parents[2] / "docs" / "check_audit.py"


def checked(place: Path, *head: str) -> tuple[int, str]:
    """What the script says, run with nothing but the standard library."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(place), *head], capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def study(kept_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with a correction, decisions on suggestions and on quotations, and a code that was edited."""
    folder = tmp_path_factory.mktemp("audited") / "study"
    shutil.copytree(kept_demo, folder)
    name = "R10-2025.txt"
    text = (folder / "transcripts" / name).read_text(encoding="utf-8")
    (folder / "nieuw.txt").write_text(text.replace(" en ", " en eh ", 1), encoding="utf-8")
    report = folder / "rapport.md"
    report.write_text('"Dit heeft nog nooit iemand in dit onderzoek gezegd, echt niet." (R02)\n')
    with open_study(folder, "anna") as opened:
        correct_transcript(opened, name, folder / "nieuw.txt")
        review = check_report(opened, report)
        decide(opened, report.name, review, [review.quotes[0].quote.id], "accepted", "zei Geheimpje")
        check_report(opened, report.rename(folder / "rapport2.md"))
    done = qual("audit", "-o", "trail.zip", "--annotations", "--crate", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def trail(study: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(study / "trail.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in files[name].decode().split("\n") if line]


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with checksums that fit: somebody who changes a file can make those anew."""
    rest = {name: data for name, data in files.items() if name != "checksums.sha256"}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(rest.items()))
    return rest | {"checksums.sha256": sums.encode()}


def packed(files: Mapping[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def changed(name: str, number: int, **values: object) -> Callable[[Mapping[str, bytes]], dict[str, bytes]]:
    """Another value in one line of a list."""

    def made(files: Mapping[str, bytes]) -> dict[str, bytes]:
        lines = rows(files, name)
        lines[number] |= values
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        return with_sums({**files, name: text.encode()})

    return made


def without(name: str) -> Callable[[Mapping[str, bytes]], dict[str, bytes]]:
    """The last line of a list taken out, and the checksums made anew."""

    def made(files: Mapping[str, bytes]) -> dict[str, bytes]:
        kept = files[name].splitlines(keepends=True)[:-1]
        return with_sums({**files, name: b"".join(kept)})

    return made


def test_the_script_is_short_and_the_one_that_is_documented(trail: dict[str, bytes]) -> None:
    assert trail["check_audit.py"] == SCRIPT.read_bytes()
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 60


def test_a_trail_fits_as_a_file_and_as_a_folder_and_to_the_head_of_the_log(
    study: Path, trail: dict[str, bytes]
) -> None:
    folder = study / "trail"
    assert qual("audit", "-o", folder, folder=study).returncode == 0
    head = json.loads(trail["study.json"])["head"]

    assert checked(study / "trail.zip", head) == (0, f"all fits; head {head}\n")
    assert checked(folder, head)[0] == 0
    code, said = checked(folder, "0" * 64)
    assert (code, said.split(":")[0]) == (1, "the report")
    for broken in (SCRIPT, study / "nothing.zip"):
        code, said = checked(broken)
        assert (code, "no folder or zip file with a whole audit trail" in said) == (1, True)
        assert "Traceback" not in said
    assert "there already" in qual("audit", "-o", folder, folder=study).stderr


def test_it_tells_what_was_decided_and_corrected(trail: dict[str, bytes]) -> None:
    (decision,) = [each for each in rows(trail, "decisions.jsonl") if each["kind"] == "quote_decision"]
    (correction,) = rows(trail, "corrections.jsonl")

    assert (decision["kind"], decision["state"], decision["verb"]) == (
        "quote_decision",
        "accepted",
        "quote.accept",
    )
    assert {"exact", "moved"} & set(correction)
    heads = {event["hash"] for event in rows(trail, "log.jsonl")}
    assert {each["head"] for each in rows(trail, "exports.jsonl")} <= heads
    assert any(each["codings"] for each in rows(trail, "exports.jsonl"))
    assert json.loads(trail["study.json"])["corrections"] == 1


def test_no_words_and_no_names_of_people_or_files_are_in_it(study: Path, trail: dict[str, bytes]) -> None:
    everything = b"\n".join(data for name, data in trail.items() if name != "README.md").decode()
    codings = qual_json("codings", "list", folder=study)
    people = [each["id"] for each in qual_json("respondents", "list", folder=study)]
    files = [each["name"] for each in qual_json("transcripts", "list", folder=study)]
    words = [each["text"] for each in codings if len(each["text"]) > 15]

    assert len(words) > 100
    for wanted in [*words, *files, "rapport.md", "Geheimpje"]:
        assert wanted not in everything
    assert not [each for each in people if f'"{each}"' in everything]
    assert not [each["coder"] for each in codings if f'"{each["coder"]}"' in everything]


def test_who_has_the_text_can_check_an_anchor(study: Path, trail: dict[str, bytes]) -> None:
    coding = qual_json("codings", "list", "R02-2024.txt", folder=study)[0]
    text = qual_json("transcripts", "show", "R02-2024.txt", folder=study)["text"]

    (anchor,) = [each for each in rows(trail, "anchors.jsonl") if each["row"] == coding["id"]]

    assert anchor["place"] == [coding["start"], coding["end"]]
    assert anchor["words"] == anchor_hash(text, coding["start"], coding["end"], coding["text"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda files: {**files, "texts.jsonl": b""}, "texts.jsonl: is missing, new, or not"),
        (lambda files: {k: v for k, v in files.items() if k != "texts.jsonl"}, "texts.jsonl: is missing"),
        (lambda files: {**files, "extra.txt": b"x"}, "extra.txt: is missing, new"),
        (lambda files: {k: v for k, v in files.items() if k != "log.jsonl"}, "trail (it lacks 'log')"),
        (lambda files: {k: v for k, v in files.items() if k != "checksums.sha256"}, "'checksums.sha256'"),
        (
            lambda files: {**files, "checksums.sha256": with_sums({**files, "e": b""})["checksums.sha256"]},
            "e: is",
        ),
        (lambda files: {**files, "rows.jsonl": b"{"}, "rows.jsonl: is missing, new"),
        (lambda files: with_sums({**files, "rows.jsonl": b"{"}), "is no folder or zip file with a whole"),
        (changed("log.jsonl", 3, at="2020-01-01T00:00:00.000Z"), "event 4: was altered"),
        (changed("log.jsonl", 3, n=40), "event 40: does not follow"),
        (changed("rows.jsonl", 5, hash="0" * 64), "is not as the log left it"),
        (changed("decisions.jsonl", -1, state="rejected"), "does not say what the log says"),
        (without("decisions.jsonl"), "quote_decision"),
        (without("anchors.jsonl"), "left out of its list"),
        (changed("anchors.jsonl", 0, place=[0, 5]), "does not say what the log says"),
        (changed("anchors.jsonl", 0, coder="somebody"), "does not say what the log says"),
    ],
)
def test_whatever_is_changed_in_a_trail_is_found(
    change: Callable[[Mapping[str, bytes]], dict[str, bytes]],
    said: str,
    trail: dict[str, bytes],
    tmp_path: Path,
) -> None:
    code, told = checked(packed(change(trail), tmp_path / "changed.zip"))

    assert code == 1
    assert said in told


def test_the_last_event_cannot_be_left_out(trail: dict[str, bytes], tmp_path: Path) -> None:
    short = {**trail, "log.jsonl": b"\n".join(trail["log.jsonl"].split(b"\n")[:-2]) + b"\n"}

    assert "study.json: names another head" in checked(packed(with_sums(short), tmp_path / "a.zip"))[1]


def test_examples_of_codes_are_there_only_where_asked_for_and_make_the_codebook_provable(
    study: Path, trail: dict[str, bytes], tmp_path: Path
) -> None:
    with open_study(study, "anna") as opened:
        audit_trail(opened, tmp_path / "whole.zip", with_examples=True)
    with zipfile.ZipFile(tmp_path / "whole.zip") as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    codes, content = rows(whole, "codebook.jsonl"), rows(whole, "codebook.jsonl")[0]["content"]
    assert isinstance(content, dict)
    reworded = changed("codebook.jsonl", 0, content=content | {"definition": "Iets anders."})(whole)

    assert all("salt" in each for each in codes)
    assert checked(tmp_path / "whole.zip")[0] == 0
    assert "was altered" in checked(packed(reworded, tmp_path / "b.zip"))[1]
    assert '"examples":"[' in whole["codebook.jsonl"].decode()
    assert '"examples":"[\\"' not in trail["codebook.jsonl"].decode()


def test_codings_are_web_annotations_and_the_files_a_crate(trail: dict[str, bytes]) -> None:
    page = json.loads(trail["annotations.json"])
    crate = {each["@id"]: each for each in json.loads(trail["ro-crate-metadata.json"])["@graph"]}
    first = page["first"]["items"][0]

    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert first["target"]["selector"]["type"] == "TextPositionSelector"
    assert "exact" not in trail["annotations.json"].decode()
    assert_fits_web_annotation(page)
    assert_fits_ro_crate(json.loads(trail["ro-crate-metadata.json"]), trail)
    assert crate["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    parts = {each["@id"] for each in crate["./"]["hasPart"]}
    assert parts == set(trail) - {"checksums.sha256", "ro-crate-metadata.json"}
    assert all(crate[each]["@type"] == "File" for each in parts)


IRI = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:#[\w.~%-]+)?")
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def assert_fits_web_annotation(collection: dict[str, Any]) -> None:
    """What the W3C Web Annotation Data Model requires (3.1, 3.2.4, 3.3.1, 4, 4.2.2 and 5)."""
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert collection["last"] == page["id"]
    assert collection["total"] == len(page["items"]) > 0
    assert page["startIndex"] == 0
    ids = [collection["id"], page["id"], *(each["id"] for each in page["items"])]
    assert len(ids) == len(set(ids))
    assert all(IRI.fullmatch(each) for each in ids)
    for each in page["items"]:
        assert each["type"] == "Annotation"
        assert IRI.fullmatch(each["creator"])
        assert UTC.fullmatch(each["modified"])
        assert each["motivation"] == each["body"]["purpose"] == "classifying"
        for resource in (each["body"], each["target"]):
            assert resource["type"] == "SpecificResource"
            assert IRI.fullmatch(resource["source"])
        selector = each["target"]["selector"]
        assert selector["type"] == "TextPositionSelector"
        assert 0 <= selector["start"] < selector["end"]


def assert_fits_ro_crate(crate: dict[str, Any], files: dict[str, bytes]) -> None:
    """What RO-Crate 1.1 requires of the descriptor, the root data entity, data and contextual entities."""
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    graph = {each["@id"]: each for each in crate["@graph"]}
    assert len(graph) == len(crate["@graph"])
    descriptor, root = graph["ro-crate-metadata.json"], graph["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", root["datePublished"])
    assert all(root[term].strip() for term in ("name", "description"))
    licence = graph[root["license"]["@id"]]
    assert licence["@type"] == "CreativeWork"
    assert licence["name"]
    assert licence["description"]
    for part in (each["@id"] for each in root["hasPart"]):
        assert graph[part]["@type"] == "File"
        assert graph[part]["contentSize"] == str(len(files[part]))
        assert graph[part]["name"]
    named = {
        "./",
        "ro-crate-metadata.json",
        root["license"]["@id"],
        *(each["@id"] for each in root["hasPart"]),
    }
    assert named == graph.keys()
