from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.coding import Coding
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.study import Attribute, Settings
from qual.errors import MaterialError
from qual.files.settings import read_settings
from qual.files.tables import CodingRow, read_codings, read_respondents, write_codings

ROOT = Path(__file__).parents[2]

SETTINGS = Settings(
    "Proef",
    perspectives={"deelnemer": "Deelnemers", "werkgever": "Werkgevers"},
    waves=("2024", "2025"),
    attributes={
        "geslacht": Attribute("geslacht", "Geslacht", ("man", "vrouw")),
        "werk": Attribute("werk", "Heeft werk", ("ja", "nee"), per_wave=True),
        "inkomen": Attribute("inkomen"),
    },
)


def table_file(folder: Path, text: str, name: str = "respondents.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def respondents(folder: Path, text: str, settings: Settings = SETTINGS) -> list[Respondent]:
    return read_respondents(table_file(folder, text), settings)[0]


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(MaterialError) as stopped:
        read_respondents(table_file(folder, text), SETTINGS)
    assert all(problem.hint for problem in stopped.value.problems)
    return [f"{problem.where.rpartition('/')[2]} {problem.what}" for problem in stopped.value.problems]


def test_the_worked_example_has_its_respondents() -> None:
    settings = read_settings(ROOT / "codebook" / "study.toml")
    people, problems = read_respondents(ROOT / "transcripts" / "respondents.csv", settings)

    assert len(people) == 18
    assert people[0] == Respondent(
        "R01",
        "deelnemer",
        {"uitkering": "IVA", "geslacht": "vrouw", "periode": "gedoog", "leeftijd": "45-55"},
        {
            "2024": {"participatieladder": "4 onbetaald werk"},
            "2025": {"participatieladder": "5 werk met steun"},
        },
    )
    assert problems == []


def test_heads_and_values_fit_by_name_or_label_in_any_capitals(tmp_path: Path) -> None:
    text = "ID;Perspective;GESLACHT;Heeft  Werk;Inkomen\nR1;Deelnemers;Man;JA;1.200,50\n"

    assert respondents(tmp_path, text) == [
        Respondent("R1", "deelnemer", {"geslacht": "man", "werk": "ja", "inkomen": "1.200,50"})
    ]


def test_an_empty_cell_is_unknown_and_a_missing_column_is_absent(tmp_path: Path) -> None:
    text = "id,perspective,geslacht\nR1,deelnemer, \n"

    assert respondents(tmp_path, text) == [Respondent("R1", "deelnemer", {"geslacht": None})]


def test_values_per_wave_stay_apart_and_the_others_are_for_good(tmp_path: Path) -> None:
    text = """id,perspective,wave,geslacht,werk
R1,deelnemer,2024,,nee
R2,deelnemer,2024,vrouw,
R1,,2025,man,ja
R1,deelnemer,,,nee
"""

    assert respondents(tmp_path, text) == [
        Respondent(
            "R1",
            "deelnemer",
            {"geslacht": "man", "werk": "nee"},
            {"2024": {"werk": "nee"}, "2025": {"werk": "ja"}},
        ),
        Respondent("R2", "deelnemer", {"geslacht": "vrouw"}, {"2024": {"werk": None}}),
    ]


def test_an_attribute_that_is_not_declared_is_text_with_a_notice(tmp_path: Path) -> None:
    path = table_file(tmp_path, "id,perspective,Soort werk\nR1,deelnemer,bakker\n")
    [person], [notice] = read_respondents(path, SETTINGS)

    assert person.attributes == {"Soort werk": "bakker"}
    assert notice.where == f"{tmp_path.name}/respondents.csv:1"
    assert '[attributes."Soort werk"]' in notice.hint


def test_without_a_perspective_the_only_one_declared_is_meant(tmp_path: Path) -> None:
    only = Settings("Proef", perspectives={"deelnemer": "Deelnemers"})

    assert respondents(tmp_path, "id\nR1\n", only) == [Respondent("R1", "deelnemer")]
    assert respondents(tmp_path, "id\nR1\n") == [Respondent("R1", "")]
    assert respondents(tmp_path, "id,perspective\nR1,wie\n", Settings("Proef")) == [Respondent("R1", "wie")]


def test_a_table_with_heads_only_has_no_respondents(tmp_path: Path) -> None:
    assert read_respondents(table_file(tmp_path, "id,perspective,wave\n"), SETTINGS) == ([], [])


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    text = """id,perspective,wave,geslacht,werk
R1,deelnemer,2024,man,ja
R1,deelnemer,2024,man,ja
R1,werkgever,2025,vrouw,misschien
,deelnemer,,,
R2,buurman,1999,mna,
"""

    assert mistakes(tmp_path, text) == [
        "respondents.csv:3 respondent 'R1' also stands on line 2",
        "respondents.csv:4 respondent 'R1' has another perspective on line 2",
        "respondents.csv:4 'geslacht' of respondent 'R1' is another on line 2",
        "respondents.csv:4 'misschien' is not a category of werk",
        "respondents.csv:5 a respondent has no id",
        "respondents.csv:6 wave '1999' is not declared",
        "respondents.csv:6 perspective 'buurman' is not declared",
        "respondents.csv:6 'mna' is not a category of geslacht",
    ]


def test_a_table_without_ids_or_with_an_attribute_twice_is_refused(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "naam,perspective\nR1,deelnemer\n") == [
        "respondents.csv:1 there is no column 'id'"
    ]
    assert mistakes(tmp_path, "id,werk,Heeft werk\nR1,ja,ja\n") == [
        "respondents.csv:1 two columns give the attribute 'werk'"
    ]


def test_codings_may_leave_out_a_position_or_the_words(tmp_path: Path) -> None:
    text = 'Transcript;code;start;end;text\nR1.txt;geld;3;7;\nR1.txt;geld;;;"Ja,\nnou"\n'

    assert read_codings(table_file(tmp_path, text)) == [
        CodingRow("R1.txt", 3, 7, "", "geld", line=2),
        CodingRow("R1.txt", None, None, "Ja,\nnou", "geld", line=3),
    ]


def test_the_codings_of_the_worked_example_are_written_as_they_were_read(tmp_path: Path) -> None:
    source = ROOT / "codebook" / "codings.csv"
    rows = read_codings(source)
    codings = [
        Coding(row.transcript, Span(row.start, row.end), row.code, row.coder, row.text, row.memo)
        for row in rows
        if row.start is not None and row.end is not None
    ]
    write_codings(tmp_path / "codings.csv", reversed(codings))

    assert len(codings) == len(rows) == 682
    assert [plain(row) for row in read_codings(tmp_path / "codings.csv")] == [plain(row) for row in rows]


def plain(row: CodingRow) -> tuple[object, ...]:
    return (row.transcript, row.start, row.end, row.text, row.code, row.coder, row.memo)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("transcript,code\nR1,a\n", "codings.csv:1: there are no columns start and end"),
        ("transcript,start,code\nR1,1,a\n", "codings.csv:1: there are no columns start and end"),
        ("start,end,code\n1,2,a\n", "codings.csv:1: there is no column 'transcript'"),
        ("transcript,text\nR1,a\n", "codings.csv:1: there is no column 'code'"),
        ("transcript,start,end,code\nR1,x,2,a\n", "codings.csv:2: start 'x' is not a whole number"),
        ("transcript,start,end,code\nR1,1,-2,a\n", "codings.csv:2: end '-2' is not a whole number"),
        ("transcript,start,end,code\nR1,1,²,a\n", "codings.csv:2: end '²' is not a whole number"),
        ("transcript,start,end,code\nR1,1,,a\n", "codings.csv:2: only one of start and end"),
        ("transcript,text,code\nR1,,a\n", "codings.csv:2: neither a position nor words"),
        ("transcript,text,code\n,x,\n", "codings.csv:2: no transcript is named"),
    ],
)
def test_codings_that_say_too_little_are_told_with_their_line(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(MaterialError) as stopped:
        read_codings(table_file(tmp_path, text, "codings.csv"))

    assert str(stopped.value.problems[0]).partition("/")[2].startswith(problem)


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=60
) | st.sampled_from(['=1+1, "nee"', "\n", " ; \t,", '"', "@x", "'a", "\ufeffa"])
SLUGS = st.text("abcxyz-", min_size=1, max_size=8)
CODINGS = st.lists(
    st.builds(
        lambda name, start, length, words, code, coder, memo: Coding(
            f"{name}.txt", Span(start, start + length), code, coder, words, memo
        ),
        SLUGS,
        st.integers(0, 10**9),
        st.integers(1, 10**6),
        WORDS,
        SLUGS,
        SLUGS,
        WORDS,
    ),
    max_size=6,
)


@given(CODINGS)
def test_codings_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, codings: list[Coding]
) -> None:
    path = tmp_path_factory.mktemp("codings") / "codings.csv"
    write_codings(path, codings)
    rows = read_codings(path)
    first = path.read_bytes()
    write_codings(path, reversed(codings))

    assert path.read_bytes() == first
    assert sorted(map(key, codings)) == sorted(map(plain, rows))


def key(coding: Coding) -> tuple[object, ...]:
    start, end = coding.span.start, coding.span.end
    return (coding.transcript, start, end, coding.text, coding.code, coding.coder, coding.memo)


def test_heads_alone_are_no_codings(tmp_path: Path) -> None:
    write_codings(tmp_path / "codings.csv", [])

    assert read_codings(tmp_path / "codings.csv") == []
    assert_only_the_file_is_there(tmp_path, {"codings.csv": 1})


def assert_only_the_file_is_there(folder: Path, lines: Mapping[str, int]) -> None:
    assert {path.name: path.read_bytes().count(b"\n") for path in folder.iterdir()} == lines
