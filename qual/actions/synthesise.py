"""The synthesis: matrix, framework, panel, saturation and questions, computed and written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.compare_sample import NoSuchPerspectiveError
from qual.actions.follow_moves import attributes_per_wave, follow_moves
from qual.actions.hand_over import hand_over, stamp_of
from qual.actions.make_themes import count_study, make_themes
from qual.actions.read_transcripts import open_all
from qual.actions.show_log import lost_anchors
from qual.actions.study import Study
from qual.core.codebook import Codebook
from qual.core.evidence import Answered, evidence
from qual.core.framework import Framework, Written, framework, settled
from qual.core.matrix import Matrix, by_attribute, by_respondent, together
from qual.core.near import meant, meant_of
from qual.core.panel import panel
from qual.core.panel_change import Change, Moves, changes
from qual.core.saturation import Parameters, Saturation, interview_order, saturation
from qual.core.theme import ThemeReport
from qual.errors import MaterialError, NotFoundError, Problem, QualError
from qual.store import codes, history, respondents, transcripts, written

if TYPE_CHECKING:
    from qual.exports.report import Report

CLOSED = 0.1
"""The share of codes made after the first coding, under which a codebook counts as closed before."""


class SaturationOf(NamedTuple):
    """The saturation of one perspective; `closed` where hardly a code was made while coding.

    `order` is what the order of the transcripts is known by, one of `saturation.ORDERS`.
    """

    perspective: str
    label: str
    transcripts: tuple[str, ...]
    found: Saturation
    closed: bool
    order: str


class NoSuchWaveError(QualError):
    """A wave was asked for in which nobody was seen."""

    def __init__(self, wave: str, there: Sequence[str]) -> None:
        super().__init__(f"there is no wave '{wave}'; {meant_of(wave, there, 'the study has')}")


class SameWaveError(QualError):
    """A wave was to be compared with itself."""

    def __init__(self, wave: str) -> None:
        super().__init__(f"wave '{wave}' cannot be compared with itself; name two with --first and --second")


def make_matrix(
    study: Study,
    kind: str = "respondent",
    *,
    attribute: str = "",
    unit: str = "turn",
    turns: int = 1,
    coder: str | None = None,
) -> tuple[ThemeReport, list[Matrix]]:
    """Codes by respondent, by an attribute, or by each other; NotFoundError for an unknown attribute."""
    report, places = count_study(study, coder)
    codebook = report.codebook
    if kind == "respondent":
        return report, by_respondent(report, codebook)
    if kind == "code":
        texts = {each.name: each.text for each in open_all(study)} if unit == "sentence" else {}
        return report, together(report, codebook, places, unit, turns, texts)
    with study.database.read() as session:
        people = respondents.listed(session)
    known = {name for each in people for some in (each.attributes, *each.waves.values()) for name in some}
    declared = study.settings.attribute_named(attribute)
    name = declared.name if declared else attribute
    if name not in known | set(study.settings.attributes):
        there = sorted(known | set(study.settings.attributes))
        raise NotFoundError("attribute", attribute, meant_of(attribute, there, "the study has"))
    return report, by_attribute(report, codebook, people, study.settings, name)


def make_framework(
    study: Study, wanted: Sequence[str] = (), *, perspective: str = ""
) -> tuple[ThemeReport, list[Framework]]:
    """Respondents by themes (or the codes named), with what was written of each.

    Who works blind gets what they wrote themselves.
    """
    report = make_themes(study)
    codebook = report.codebook
    for code in wanted:
        if code not in codebook:
            names = {each.id for each in codebook}
            raise NotFoundError("code", code, meant(code, names, "'qual codebook list' shows the codes"))
    known = sorted({each.perspective for each in report.groups})
    perspective = study.settings.perspective_named(perspective) or perspective
    if perspective and perspective not in known:
        raise NoSuchPerspectiveError(perspective, known)
    return report, framework(report, codebook, written_of(study), wanted, perspective)


def write_cells(study: Study, wanted: Sequence[Written]) -> int:
    """Write cells, summaries and questions; gives how many changed. All of them, or none."""
    with study.database.change(study.coder, "theme.write") as change:
        number = written.save(change, wanted)
        change.details |= {"written": number}
    return number


def load_framework(study: Study, path: Path, take: str = "") -> tuple[int, list[Problem]]:
    """Read a sheet of the framework back; gives how many cells changed, and notices. All of them, or none.

    A cell that was not changed in the sheet stays as the study has it. MaterialError with every row of a
    respondent or a code that is not there, and every cell that was written in the study too since the sheet
    was made, unless `take` ("sheet" or "study") says whose words count.
    """
    from qual.files.framework_table import read_framework

    rows, notices = read_framework(path)
    with study.database.change(study.coder, "theme.write") as change:
        session = change.session
        known = (
            {each.id for each in respondents.listed(session)},
            {each.id for each in codes.codebook(session)},
        )
        there = {
            (each.respondent, each.code): each for each in written.listed(session) if each.kind == "cell"
        }
        wanted, problems = settled(rows, there, known, history.study_facts(session)[0], take)
        if problems:
            raise MaterialError(problems)
        number = written.save(change, wanted)
        change.details |= {"written": number}
    return number, list(notices)


def written_of(study: Study) -> list[Written]:
    """Everything that was written of themes; for who works blind their own."""
    with study.database.read() as session:
        texts = written.listed(session)
    return [each for each in texts if not study.is_blind or each.coder == study.coder]


def compare_waves(
    study: Study,
    *,
    first: str = "",
    second: str = "",
    test: bool = False,
    attributes: Sequence[str] | None = None,
) -> tuple[ThemeReport, list[Change], list[Moves]]:
    """The panel between two waves: codes, and attributes; with exact tests only where asked.

    Attributes are those named, else all that are recorded per wave.
    """
    report = make_themes(study)
    codebook = report.codebook
    with study.database.read() as session:
        people = respondents.listed(session)
        found = panel(people, transcripts.listed(session), study.settings)
    for wave in (first, second):
        if wave and wave not in found.waves:
            raise NoSuchWaveError(wave, found.waves)
    if len(found.waves) > 1 and (first or found.waves[0]) == (second or found.waves[-1]):
        raise SameWaveError(first or second)
    changed = changes(report, found, codebook, first, second)
    if test:
        from qual.statistics.fit import mcnemar

        changed = [
            each.with_p([mcnemar(len(one.lost), len(one.gained)).p_exact for one in each.codes])
            for each in changed
        ]
    names = attributes_per_wave(study) if attributes is None else attributes
    moved = [each for name in names for each in follow_moves(study, name, first=first, second=second)]
    return report, changed, moved


def measure_saturation(
    study: Study, parameters: Parameters | None = None
) -> tuple[ThemeReport, list[SaturationOf]]:
    """How many new codes the interviews of each perspective brought, in the order of dates, else of waves."""
    report = make_themes(study)
    codebook = report.codebook
    with study.database.read() as session:
        listed = {each.name: each for each in transcripts.listed(session)}
    heard: dict[str, set[str]] = {}
    for mention in report.mentions:
        heard.setdefault(mention.transcript, set()).add(mention.code)
    closed = _is_closed(study, codebook)
    result = []
    for group in report.interviewed:
        names, order = interview_order(group.transcripts, listed, report.waves)
        found = saturation([frozenset(heard.get(name, ())) for name in names], parameters)
        result.append(SaturationOf(group.perspective, group.label, names, found, closed, order))
    return report, result


_CODING = {"coding.add", "codings.load", "search.code", "suggestion.accept", "suggestion.change"}
_MAKING = {"code.create", "code.split"}


def _is_closed(study: Study, codebook: Codebook) -> bool:
    """Whether hardly a code was made after coding began, as the log tells; not where it did not begin."""
    with study.database.read() as session:
        done = history.verbs(session, _CODING | _MAKING)
    began = next((at for at, verb in enumerate(done) if verb in _CODING), None)
    if began is None:
        return False
    made = sum(verb in _MAKING for verb in done[began:])
    return made < CLOSED * max(1, len(codebook))


def answer_questions(study: Study) -> tuple[ThemeReport, Answered]:
    """The research questions by their evidence."""
    report = make_themes(study)
    codebook = report.codebook
    with study.database.read() as session:
        asked = codes.questions(session)
    return report, evidence(report, codebook, asked)


def write_synthesis(study: Study, report: Report, path: Path) -> None:
    """Hand a report of the synthesis over; MaterialError where codings lost their words."""
    problems = lost_anchors(study)
    if problems:
        raise MaterialError(problems)
    hand_over(study, report, path)


def write_matrix(study: Study, found: tuple[ThemeReport, list[Matrix]], path: Path) -> None:
    """Write matrices to a file by its ending."""
    from qual.exports.crossings import matrix_report

    write_synthesis(study, matrix_report(*found, stamp_of(study)), path)


def write_framework(study: Study, found: tuple[ThemeReport, list[Framework]], path: Path) -> None:
    """Write a framework to a file by its ending."""
    from qual.exports.crossings import framework_report

    write_synthesis(study, framework_report(*found, stamp_of(study)), path)


def write_panel(study: Study, found: tuple[ThemeReport, list[Change], list[Moves]], path: Path) -> None:
    """Write the panel to a file by its ending."""
    from qual.exports.development import panel_report

    write_synthesis(study, panel_report(*found, stamp_of(study)), path)


def write_saturation(study: Study, found: tuple[ThemeReport, list[SaturationOf]], path: Path) -> None:
    """Write the saturation to a file by its ending."""
    from qual.exports.development import Measured, saturation_report

    report, each = found
    measured = [Measured(*one) for one in each]
    write_synthesis(study, saturation_report(report, measured, stamp_of(study)), path)


def write_questions(study: Study, found: tuple[ThemeReport, Answered], path: Path) -> None:
    """Write the questions to a file by its ending."""
    from qual.exports.answers import questions_report

    write_synthesis(study, questions_report(*found, stamp_of(study)), path)
