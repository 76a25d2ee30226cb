"""The synthesis where there is next to nothing: no codings, one respondent, a template without any style."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from qual.actions.check_study import check_study
from qual.actions.compare_sample import write_sample
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.make_themes import write_themes
from qual.actions.study import Study, open_study
from qual.actions.synthesise import (
    answer_questions,
    compare_waves,
    make_framework,
    make_matrix,
    measure_saturation,
    write_framework,
    write_matrix,
    write_panel,
    write_questions,
    write_saturation,
)
from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings, transcripts
from tests.cli.run import qual

TEXT = "Respondent: R1\n\nI: Hoe gaat het?\nR1: Het gaat heel goed met mij.\n"


def write_all(study: Study, folder: Path, ending: str) -> list[Path]:
    """Every document of the synthesis; gives the files in the folder."""
    write_themes(study, folder / f"themes{ending}")
    write_sample(study, folder / f"sample{ending}")
    for kind in ("respondent", "code"):
        write_matrix(study, make_matrix(study, kind), folder / f"matrix-{kind}{ending}")
    write_framework(study, make_framework(study), folder / f"framework{ending}")
    write_panel(study, compare_waves(study), folder / f"panel{ending}")
    write_saturation(study, measure_saturation(study), folder / f"saturation{ending}")
    write_questions(study, answer_questions(study), folder / f"questions{ending}")
    return sorted(folder.iterdir())


def made(folder: Path, *, people: int) -> Path:
    """A study with so many respondents, each with one coding."""
    (folder / "codebook").mkdir(parents=True)
    (folder / "transcripts").mkdir()
    (folder / "codebook" / "study.toml").write_text(
        'name = "Klein"\nlanguage = "nl"\ninterviewers = ["I"]\n[perspectives]\ndeelnemer = "Deelnemers"\n'
    )
    (folder / "codebook" / "codes.yaml").write_text("- id: goed\n  name: Goed\n" if people else "[]\n")
    for number in range(people):
        (folder / "transcripts" / f"R{number + 1}.txt").write_text(TEXT.replace("R1", f"R{number + 1}"))
    with open_study(folder, "anna") as study:
        load_codebook(study)
        if not people:
            return folder
        import_transcripts(study)
        with study.database.change("anna", "codings.load") as change:
            texts = {
                each.name: transcripts.text_in_use(change.session, each.name)
                for each in transcripts.listed(change.session)
            }
            start = TEXT.index("heel")
            found = [Coding(name, Span(start, start + 9), "goed", "anna") for name in texts]
            codings.add(change, found, texts)
    return folder


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".md", ".csv"])
@pytest.mark.parametrize("people", [0, 1])
def test_next_to_nothing_makes_whole_documents(tmp_path: Path, people: int, ending: str) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    with open_study(made(tmp_path / "studie", people=people), "anna") as study:
        files = write_all(study, out, ending)
        written = write_themes(study, out / f"again{ending}")

    assert len(files) == 8
    assert all(file.stat().st_size for file in files)
    assert written.quotes == (0 if ending == ".csv" else people)


def test_a_code_that_names_a_question_nobody_asks_is_told_and_nothing_coded_is_no_closed_codebook(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "studie", people=0)
    (folder / "transcripts" / "R1.txt").write_text(TEXT)
    (folder / "codebook" / "codes.yaml").write_text("- id: goed\n  name: Goed\n  questions: [nergens]\n")
    with open_study(folder, "anna") as study:
        import_transcripts(study)
        load_codebook(study)
        whats = [each.what for each in check_study(study)]
        [measured] = measure_saturation(study)[1]
        write_saturation(study, measure_saturation(study), tmp_path / "s.md")

    assert whats == ["code 'goed' names the question 'nergens', which is not there"]
    assert measured.found.is_empty
    assert not measured.closed
    assert "Geen van deze gesprekken is al gecodeerd" in (tmp_path / "s.md").read_text(encoding="utf-8")
    for command in (["codebook", "check"], ["codebook", "load"], ["questions"]):
        done = qual(*command, folder=folder)
        assert "nergens" in done.stderr, command
        assert done.returncode == int(command == ["codebook", "check"])


def test_a_template_without_any_style_gets_those_that_a_report_needs(tmp_path: Path) -> None:
    bare = docx.Document()
    for style in list(bare.styles):
        if style.name != "Normal":
            style.delete()
    bare.save(str(tmp_path / "kaal.docx"))
    with open_study(made(tmp_path / "studie", people=1), "anna") as study:
        write_themes(study, tmp_path / "a.docx", template=tmp_path / "kaal.docx")

    styles = {each.name for each in docx.Document(str(tmp_path / "a.docx")).styles}
    assert {"Heading 1", "Quote", "Caption"} <= styles


def test_what_cannot_be_told_of_one_respondent_is_said(tmp_path: Path) -> None:
    folder = made(tmp_path / "studie", people=1)
    with (folder / "codebook" / "study.toml").open("a") as file:
        file.write('[attributes.leeftijd]\nlabel = "Leeftijd"\n[attributes.fase]\nper_wave = true\n')
    for arguments, words in (
        (["matrix", "--by", "leeftijd"], "nobody who was interviewed has a value for 'leeftijd'"),
        (["panel", "--moves", "fase"], "nobody was seen in two waves"),
        (["saturation"], "Deelnemers: 1 interview cannot tell; a base and a run are 6"),
        (["sample"], "base: 1 respondent (Deelnemers)"),
    ):
        done = qual(*arguments, folder=folder)
        assert done.returncode == 0
        assert words in done.stderr
