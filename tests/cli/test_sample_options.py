"""Tests, weights and quota of the sample: off by default, each with its limits."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import qual, qual_json


def test_nothing_is_tested_or_weighted_unless_asked(built_demo: Path) -> None:
    found = qual_json("sample", folder=built_demo)

    assert all(each["test"] is None for each in found["attributes"])
    assert "weights" not in found


def test_tests_come_with_their_limits_and_an_adjusted_p(built_demo: Path) -> None:
    found = qual_json("sample", "--tests", folder=built_demo)
    tests = [each["test"] for each in found["attributes"] if each["test"]]

    assert tests
    for each in tests:
        assert 0 < each["p_exact"] <= each["p_holm"] <= 1
        assert each["way"] == "exact"
    assert "chosen on purpose" in found["test_limits"]
    done = qual("sample", "--tests", folder=built_demo)
    assert "Holm p" in done.stdout.replace("\t", " ")
    assert "chosen on purpose" in done.stderr


def test_weights_say_what_they_cost_or_why_there_are_none(built_demo: Path) -> None:
    done = qual("sample", "--weights", folder=built_demo)

    if done.returncode:
        assert done.returncode == 1
        assert "No weights can be made" in done.stderr
        assert "11 of 12 people whose values are all known" in " ".join(done.stderr.split())
        assert "Instroomperiode" in done.stdout
    else:
        assert "effective n" in done.stderr
        assert "check of sensitivity" in done.stderr


def test_quota_are_set_beside_what_was_reached(demo: Path) -> None:
    settings = demo / "codebook" / "study.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[quota.uitkering]\nWajong = 6\nIVA = 6\n", encoding="utf-8")
    found = {each["category"]: each for each in qual_json("sample", folder=demo)["quota"]}

    assert (found["Wajong"]["target"], found["Wajong"]["achieved"], found["Wajong"]["open"]) == (6, 4, 2)
    assert found["IVA"]["open"] == 0
    assert "quota" not in qual_json("sample", "--perspective", "werkgever", folder=demo)
    settings.write_text(f"{text}\n[quota.uitkering]\nWajong = -1\n", encoding="utf-8")
    done = qual("sample", folder=demo)
    assert done.returncode == 1
    assert "is no number of people" in done.stderr


def test_what_was_asked_stands_in_the_document_with_its_limits_or_the_reason_why_not(demo: Path) -> None:
    done = qual("sample", "--intervals", "--tests", "-o", "s.md", folder=demo)
    page = (demo / "s.md").read_text(encoding="utf-8")

    assert done.returncode == 0
    assert "| &emsp;Wajong | 13,8 – 60,9 | −1,9 |  |" in page
    assert "| Leeftijd | 11 | 2,35 | 4 | 0,592 | 1,000 |" in page
    assert "gericht gekozen" in page
    assert "geen uitspraak worden gedaan; er is gestreefd naar een dwarsdoorsnede." in page
    assert "13.8-60.9" in qual("sample", "--intervals", folder=demo).stdout
    weighed = qual("sample", "--weights", "--tests", "-o", "g.md", folder=demo)
    assert weighed.returncode == 1
    kept = (demo / "g.md").read_text(encoding="utf-8")
    assert "Er zijn geen gewichten te maken" in kept
    assert "| Leeftijd | 11 |" in kept
    others = qual("sample", "--perspective", "arbeidsdeskundige", "-o", "a.md", folder=demo)
    assert others.returncode == 0
    assert "| &emsp;Wajong | 0 | 0% | – | – |" in (demo / "a.md").read_text(encoding="utf-8")
    open_ones = qual("sample", "--tests", "--publish", "-o", "w.md", folder=demo)
    assert open_ones.returncode == 2
    assert "would tell numbers that --publish hides" in open_ones.stderr.replace("\n", " ")
    assert not (demo / "w.md").exists()
