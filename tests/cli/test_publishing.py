"""A chapter for publication and in a house style, on the worked example."""

from __future__ import annotations

import csv
import hashlib
import re
import zipfile
from pathlib import Path

import docx
import pytest

from qual.core.disclosure import exposed
from tests.cli.attack import Key, key_of, read_chapter
from tests.cli.run import qual, qual_json
from tests.reader import is_kept

IDS = re.compile(r"\b[RLW]\d\d\b")


def words_of(path: Path) -> str:
    """Everything that a reader of a Word file sees in it."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_publication_names_nobody_and_the_evidence_lies_beside_it(demo: Path) -> None:
    done = qual("themes", "-o", "uit/h.docx", "--publish", folder=demo)

    assert done.returncode == 0, done.stderr
    page = words_of(demo / "uit" / "h.docx")
    assert not IDS.search(page)
    assert "Een respondent noemt een code als" in page
    assert "vermelding is" not in page, "mentions are not printed, so they are not explained"
    assert IDS.search(words_of(demo / "uit" / "h-onderbouwing.docx"))


@pytest.mark.parametrize("ending", [".html", ".md", ".csv", ".xlsx"])
def test_no_form_of_a_publication_holds_an_id(demo: Path, ending: str) -> None:
    done = qual("themes", "-o", f"h{ending}", "--publish", folder=demo)
    assert done.returncode == 0
    assert ("found back" in done.stderr) == (ending != ".csv"), "a .csv holds no quotes"

    data = (demo / f"h{ending}").read_bytes()
    if ending == ".xlsx":
        with zipfile.ZipFile(demo / f"h{ending}") as book:
            data = b"".join(book.read(name) for name in book.namelist() if "sharedStrings" in name)
    assert not IDS.search(data.decode("utf-8"))


def figures(path: Path) -> dict[Key, dict[str, str]]:
    """The rows of a report's figures by theme, code, direct, perspective and wave."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {key_of(row): row for row in rows}


def test_small_numbers_are_hidden_and_no_number_is_changed(demo: Path) -> None:
    qual("themes", "-o", "intern.csv", folder=demo)
    qual("themes", "-o", "h.csv", "--publish", folder=demo)
    inside, outside = figures(demo / "intern.csv"), figures(demo / "h.csv")

    assert inside.keys() == outside.keys()
    assert "mentions" not in next(iter(outside.values()))
    hidden = 0
    told: dict[tuple[str, ...], dict[str, int]] = {}
    for key, row in inside.items():
        number, of, shown = int(row["respondents"]), int(row["base"]), outside[key]["respondents"]
        small = of and (of < 3 or 0 < number < 3 or 0 < of - number < 3)
        hidden += bool(small)
        assert shown == "" or (shown == str(number) and not small)
        assert bool(outside[key]["percent"]) == bool(shown and of)
        if shown:
            about = row["code"], row["direct"], row["perspective"]
            told.setdefault(about, {})[row["wave"]] = number
    assert hidden
    for numbers in told.values():
        waves = [number for name, number in numbers.items() if name != "all"]
        if "all" in numbers:
            assert not any(0 < numbers["all"] - number < 3 for number in waves)
            assert len(waves) < 2 or not 0 < sum(waves) - numbers["all"] < 3


def test_nothing_printed_gives_a_hidden_number_back(demo: Path) -> None:
    """A reader takes every row, sum and wave, and narrows small numbers and small differences down."""
    qual("themes", "-o", "intern.csv", folder=demo)
    qual("themes", "-o", "h.csv", "--publish", folder=demo)
    inside, outside = figures(demo / "intern.csv"), figures(demo / "h.csv")
    reader = read_chapter(outside)

    numbers = {key: (int(row["respondents"]), int(row["base"])) for key, row in inside.items()}
    for key, (number, base) in numbers.items():
        assert is_kept(number, base, *reader.between({key: 1}), 3), key
    for whole, (number, base) in numbers.items():
        waves = [
            each
            for each, (_, of) in numbers.items()
            if each[:4] == whole[:4] and each.wave != whole.wave == "all" and of
        ]
        for wave in waves if len(waves) > 1 else ():
            others = number - numbers[wave][0]
            assert is_kept(others, base, *reader.between({whole: 1, wave: -1}), 3), wave
        if len(waves) == 2:
            both = sum(numbers[each][0] for each in waves) - number
            twice = sum(numbers[each][1] for each in waves) - base
            parts = {waves[0]: 1, waves[1]: 1, whole: -1}
            assert is_kept(both, twice, *reader.between(parts), 3), whole


def test_neither_ranks_nor_the_order_of_rows_tell_of_hidden_numbers(demo: Path) -> None:
    qual("themes", "-o", "h.csv", "--publish", folder=demo)
    rows = [row for row in figures(demo / "h.csv").values() if row["wave"] == "all" and row["direct"] == "0"]

    first = rows[0]["perspective"]
    for theme in {row["theme"] for row in rows}:
        own = [row for row in rows if row["theme"] == theme and row["depth"] == "1"]
        for perspective in {row["perspective"] for row in own}:
            shown = [row for row in own if row["perspective"] == perspective]
            numbers = sorted((int(row["respondents"]) for row in shown if row["respondents"]), reverse=True)
            for row in shown:
                part = row["respondents"]
                assert row["rank"] == (str(numbers.index(int(part)) + 1) if int(part or 0) else "")
        stars = [not row["respondents"] for row in own if row["perspective"] == first]
        assert stars == sorted(stars), "hidden ones stand last"


def test_what_is_all_hidden_is_left_out_and_that_is_said_once(demo: Path) -> None:
    """A column or table without a number that may be shown tells no more than its absence."""
    qual("themes", "-o", "h.md", "--publish", folder=demo)
    qual("themes", "-o", "h.csv", "--publish", folder=demo)
    page = (demo / "h.md").read_text(encoding="utf-8")
    heads = {
        (row["theme"], row["perspective_label"], row["wave"]): False
        for row in figures(demo / "h.csv").values()
        if row["wave"] == "all"
    }
    for row in figures(demo / "h.csv").values():
        if row["wave"] == "all" and row["respondents"]:
            heads[row["theme"], row["perspective_label"], "all"] = True
    tables = re.findall(r"\*\*Tabel \d+\. (\w+): respondenten.*?\*\*\n\n(\|.*?\|)\n", page)

    assert tables
    for theme, head in tables:
        for (code, label, _), is_shown in heads.items():
            if code == theme.casefold():
                assert (label in head) == is_shown, (theme, label)
    assert not all(heads.values())
    assert page.count("werkgevers") == 1
    assert "Over de werkgevers is te weinig te zeggen: er deden minder dan 3 mensen mee." in page
    assert "in te vullen" not in page
    assert "Zelfoverschatting per meting" not in page


def test_few_people_are_quoted_only_with_a_reason_that_is_kept(demo: Path) -> None:
    first = qual("themes", "-o", "a.md", "--publish", folder=demo)
    second = qual("themes", "-o", "b.md", "--publish", "--allow", "zij gaven toestemming", folder=demo)

    assert "Werkgevers: only 1 took part" in first.stderr
    assert "only 1 took part" not in second.stderr
    verbs = [each["verb"] for each in qual_json("log", folder=demo)]
    assert verbs.count("disclosure.override") == 1


def test_two_publications_give_a_quote_two_names(demo: Path) -> None:
    names = []
    for file in ("a.html", "b.html"):
        qual("themes", "-o", file, "--publish", folder=demo)
        names.append(set(re.findall(r"qual_[pq]_[a-z0-9]+", (demo / file).read_text(encoding="utf-8"))))

    assert names[0]
    assert not names[0] & names[1]


def test_a_threshold_that_protects_nobody_is_refused(demo: Path) -> None:
    done = qual("themes", "-o", "a.md", "--publish", "--threshold", "1", folder=demo)

    assert done.returncode == 2
    assert "under 3 are never published" in done.stderr
    assert not (demo / "a.md").exists()


def test_a_house_style_gives_its_styles_and_lacks_none_afterwards(demo: Path) -> None:
    style = docx.Document()
    style.styles["Heading 1"].font.name = "Georgia"
    style.sections[0].header.paragraphs[0].text = "Bureau Voorbeeld"
    style.save(str(demo / "huis.docx"))
    done = qual("themes", "-o", "a.docx", "--template", "huis.docx", folder=demo)
    again = qual("themes", "-o", "b.docx", "--template", "a.docx", folder=demo)

    assert done.returncode == again.returncode == 0, done.stderr + again.stderr
    assert "Warning" not in done.stderr + again.stderr
    made = docx.Document(str(demo / "a.docx"))
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert made.sections[0].header.paragraphs[0].text == "Bureau Voorbeeld"
    with zipfile.ZipFile(demo / "b.docx") as package:
        assert len(package.namelist()) == len(set(package.namelist()))


def test_a_template_that_is_none_is_refused(demo: Path) -> None:
    (demo / "geen.docx").write_text("geen Word")
    for name, words in (
        ("geen.docx", "is no Word document to take the house style from"),
        ("weg.docx", "not there"),
    ):
        done = qual("themes", "-o", "a.docx", "--template", name, folder=demo)
        assert done.returncode == 2
        assert words in done.stderr
    assert not (demo / "a.docx").exists()


def test_a_summary_with_a_word_that_the_counts_do_not_bear_is_told(demo: Path) -> None:
    words = "Enkele deelnemers noemen het. Dit is representatief."
    qual("framework", "--summary", "motivatie", words, folder=demo)
    done = qual("themes", "-o", "a.md", folder=demo)

    assert "summary says 'Enkele'" in done.stderr
    assert "summary says 'representatief'" in done.stderr
    assert words.split(".", maxsplit=1)[0] in (demo / "a.md").read_text(encoding="utf-8")


def test_own_words_in_a_publication_name_nobody_and_tell_no_hidden_number(demo: Path) -> None:
    for text in ("R10 vertelt dat zij niet sliep.", "Eén deelnemer noemt geen angst."):
        qual("framework", "--summary", "angst", text, folder=demo)
        done = qual("themes", "-o", "a.docx", "--publish", folder=demo)
        assert done.returncode == 1
        assert ("names R10" if "R10" in text else "says 'Eén'") in done.stderr.replace("\n", " ")
        assert not (demo / "a.docx").exists()
    qual("framework", "--question", "angst", "Speelt geld bij R03?", folder=demo)
    assert "Speelt geld" not in words_of(_published(demo, "--allow", "de deelnemer weet ervan"))


def _published(study: Path, *options: str) -> Path:
    done = qual("themes", "-o", "a.docx", "--publish", *options, folder=study)
    assert done.returncode == 0, done.stderr
    return study / "a.docx"


def test_prose_that_was_added_to_a_chapter_is_not_written_over(demo: Path) -> None:
    path = demo / "a.docx"
    for _ in range(2):
        assert qual("themes", "-o", path.name, folder=demo).returncode == 0
    document = docx.Document(str(path))
    document.add_paragraph("Eigen proza.")
    document.save(str(path))

    done = qual("themes", "-o", path.name, folder=demo)

    assert done.returncode == 2
    assert "somebody worked in it" in done.stderr
    assert "Eigen proza." in words_of(path)


def test_all_publications_together_tell_no_more_of_a_person_than_the_perspective(demo: Path) -> None:
    told: set[str] = set()
    for name, more in (("a.html", ()), ("b.html", ("--threshold", "5")), ("c.html", ("--by", "anna"))):
        assert qual("themes", "-o", name, "--publish", *more, folder=demo).returncode == 0
        page = (demo / name).read_text(encoding="utf-8")
        told |= set(re.findall('<p class="who">(.*?)</p>', page))
    people = {
        each["id"]: {"perspective": each["perspective"]}
        for each in qual_json("respondents", "list", folder=demo)
    }
    in_reach = exposed(people, {who: ["perspective"] for who in people})

    assert told == {"Deelnemer", "Arbeidsdeskundige"}
    assert in_reach == {"W01": 1}


def test_two_publications_have_no_mark_in_common_and_the_owner_can_work_each_out(demo: Path) -> None:
    pages = {}
    for name in ("a.html", "b.html"):
        assert qual("themes", "-o", name, "--publish", folder=demo).returncode == 0
        pages[name] = (demo / name).read_text(encoding="utf-8")
    inside = (demo / "a-onderbouwing.html").read_text(encoding="utf-8")
    study_id, head = re.findall(r'name="qual-(?:study|log-head)" content="(.*?)"', inside)
    told = "\n".join(("publication", study_id, head, "a.html"))
    mark = hashlib.sha256(told.encode()).hexdigest()
    first, second = (
        set(re.findall("[0-9a-f]{32,}|[0-9a-f]{8}-[0-9a-f-]{27}", page)) for page in pages.values()
    )

    assert "(2 codeurs)" in pages["a.html"]
    assert "anna" not in pages["a.html"]
    assert not first & second
    assert not {study_id, head} & (first | second)
    assert first == {mark}
    assert mark in inside
    assert f"kenmerk {mark}" in pages["a.html"]


def test_a_study_without_codings_is_not_said_to_have_its_quotes_found(tmp_path: Path) -> None:
    assert qual("init", "leeg", "--language", "nl", folder=tmp_path).returncode == 0
    for more in ((), ("--publish",)):
        done = qual("themes", "-o", "leeg.md", *more, folder=tmp_path / "leeg")
        assert done.returncode == 0, done.stderr
        assert "found back" not in done.stderr
        assert "no quotes" in done.stderr
        assert "teruggevonden" not in (tmp_path / "leeg" / "leeg.md").read_text(encoding="utf-8")


def test_numbers_that_differ_by_one_person_from_an_earlier_publication_are_hidden(demo: Path) -> None:
    for file in ("a.csv", "same.csv"):
        assert qual("themes", "-o", file, "--publish", folder=demo).returncode == 0
    qual("sample", "-o", "s.csv", "--publish", folder=demo)
    before = figures(demo / "a.csv")
    assert qual("respondents", "withdraw", "R03", "--yes", folder=demo).returncode == 0
    done = qual("themes", "-o", "b.csv", "--publish", folder=demo)
    table = qual("sample", "-o", "t.csv", "--publish", folder=demo)
    after = figures(demo / "b.csv")

    near = {
        key
        for key, row in before.items()
        if row["respondents"] and 0 < abs(int(row["base"]) - int(after[key]["base"])) < 3
    }
    assert near
    assert not any(after[key]["respondents"] for key in near)
    assert re.search(r"b\.csv: \d+ numbers would tell of 1 person beside a\.csv: hidden", done.stderr)
    assert re.search(r"t\.csv: \d+ numbers? would tell of 1 person beside s\.csv: hidden", table.stderr)

    for file in ("a.csv", "same.csv", "b.csv"):
        (demo / file).unlink()
    qual("themes", "-o", "b.csv", "--publish", "--allow", "niemand kent beide", folder=demo)
    shown = figures(demo / "b.csv")
    assert any(shown[key]["respondents"] for key in near)
    (told,) = [each for each in qual_json("log", folder=demo) if each["verb"] == "disclosure.override"]
    assert told["details"]["figures"] > len(near)


def test_a_table_that_no_hiding_makes_safe_is_left_out_unless_a_reason_is_given(demo: Path) -> None:
    command = "sample", "--perspective", "werkgever", "-o", "w.md", "--publish"
    done = qual(*command, folder=demo)
    page = (demo / "w.md").read_text(encoding="utf-8")

    assert "w.md: geslacht: too few people for any number of it to be safe: left out" in done.stderr
    assert "De kenmerken van de respondenten worden niet getoond" in page
    assert "Geslacht" not in page
    done = qual(*command, "--allow", "zij gaf toestemming", folder=demo)
    assert "left out" not in done.stderr
    assert "Geslacht" in (demo / "w.md").read_text(encoding="utf-8")
    assert qual_json("log", folder=demo)[-1]["details"]["tables"] == 5
