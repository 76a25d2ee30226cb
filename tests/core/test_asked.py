"""The base of a code that was not asked about everywhere."""

from __future__ import annotations

from dataclasses import replace

from qual.core.asked import Asked
from qual.core.codebook import Codebook, ResearchQuestion
from qual.core.evidence import evidence
from qual.core.matrix import by_attribute
from qual.core.panel import panel
from qual.core.panel_change import changes
from qual.core.tally import Tally
from qual.core.theme import ThemeReport, themes
from qual.exports.report import Stamp, Table
from qual.exports.theme_chapter import theme_chapter
from tests.core.test_synthesis import with_transcripts
from tests.small_study import CODEBOOK, RESPONDENTS, SETTINGS, study


def report(**asked: Asked) -> ThemeReport:
    codings, transcripts = study()
    return themes(CODEBOOK, codings, transcripts, RESPONDENTS, replace(SETTINGS, asked=asked))


def tallies(found: ThemeReport, code: str) -> dict[tuple[str, str | None], Tally]:
    theme = next(each for each in found.themes if code in CODEBOOK.below(each.code.id))
    line = next((each for each in theme.lines if each.code.id == code), theme)
    return {(each.perspective, each.wave): each for each in (*line.tallies, *line.waves)}


def test_the_base_is_whom_it_was_asked_of_and_what_others_said_is_left_out() -> None:
    found = report(angst=Asked(waves=("2025",)))

    fear = tallies(found, "angst")
    assert fear["deelnemer", None].base == ("R1", "R10")
    assert fear["deelnemer", None].respondents == ("R1",)
    assert fear["deelnemer", None].absent == ("R10",)
    assert fear["deelnemer", "2024"].base == ()
    assert fear["adviseur", None].base == ()
    assert found.left_out["asked"] == 3


def test_codes_under_a_theme_follow_it_and_others_keep_everybody() -> None:
    found = report(motivatie=Asked(perspectives=("deelnemer",)), geld=Asked(transcripts=("R2-2024.txt",)))

    assert tallies(found, "groei")["adviseur", None].base == ()
    assert tallies(found, "geld")["deelnemer", None].base == ("R2",)
    assert tallies(found, "motivatie")["deelnemer", None].base == ("R1", "R2", "R3", "R10")
    assert tallies(found, "angst")["adviseur", None].base == ("A1", "A2")


def test_a_name_that_is_not_there_is_a_problem_with_a_way_out() -> None:
    found = report(angstt=Asked(waves=("2025",)), geld=Asked(transcripts=("R2-2024.docx",)))

    said = {(each.where, each.what, each.hint) for each in found.problems}
    assert ("study.toml [asked.angstt]", "there is no code 'angstt'", "did you mean 'angst'?") in said
    assert any(what == "there is no transcript 'R2-2024.docx'" for _, what, _ in said)


def test_matrix_questions_and_panel_have_the_same_base() -> None:
    codings, transcripts = study()
    settings = replace(SETTINGS, asked={"angst": Asked(waves=("2025",))})
    codebook = Codebook(
        tuple(replace(each, questions=("v1",)) if each.id == "angst" else each for each in CODEBOOK)
    )
    found = themes(codebook, codings, transcripts, RESPONDENTS, settings)

    crossed = by_attribute(found, codebook, RESPONDENTS, settings, "uitkering")[0]
    row = [each.id for each in crossed.codes].index("angst")
    assert [crossed.base_at(row, at) for at in range(3)] == [(), ("R1",), ("R10",)]
    assert [crossed.percent(row, at) for at in range(3)] == [None, 100, 0]
    answered = evidence(found, codebook, [ResearchQuestion("v1", "Wat vrezen mensen?")])
    assert answered.questions[0].heard[0].base == ("R1", "R10")
    seen = panel(with_transcripts(), [each.transcript for each in transcripts], settings)
    change = changes(found, seen, codebook)[0]
    bases = {each.code.id: each.base for each in change.codes}
    assert (bases["angst"], bases["groei"]) == (0, 1)


def test_a_chapter_prints_a_base_that_is_not_the_one_of_its_column() -> None:
    chapter = theme_chapter(report(angst=Asked(waves=("2025",))), Stamp("studie", "0" * 64, "2025-01-01"))

    rows = [row.cells for each in chapter.blocks if isinstance(each, Table) for row in each.rows]
    assert any(row[0] == "Inkomensangst" and "1 van 2" in row and "–" in row for row in rows)
