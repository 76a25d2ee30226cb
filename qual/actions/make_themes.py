"""The theme report: who mentions what, with the quotes and the evidence behind each count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.hand_over import hand_over
from qual.actions.read_transcripts import open_all
from qual.actions.show_log import lost_anchors
from qual.actions.study import Study
from qual.core.sample import Sample, sample
from qual.core.theme import ThemeReport, themes
from qual.errors import MaterialError, QualError
from qual.store import codes, codings, history, respondents

if TYPE_CHECKING:
    from qual.exports.report import Stamp


class NoSuchCoderError(QualError):
    """Nobody of that name coded anything."""

    def __init__(self, coder: str, there: list[str]) -> None:
        super().__init__(f"there are no codings by '{coder}'; coders are {', '.join(there) or 'none yet'}")


class Written(NamedTuple):
    """A document that was written and read back."""

    path: Path
    report: ThemeReport


def make_themes(study: Study, coder: str | None = None) -> ThemeReport:
    """The themes of the study, counted by respondent; of one coder's codings where named."""
    texts = open_all(study)
    with study.database.read() as session:
        in_use = codes.codebook(session)
        found = codings.listed(session)
        people = respondents.listed(session)
    coders = sorted({each.coder for each in found})
    if coder is not None and coder not in coders:
        raise NoSuchCoderError(coder, coders)
    return themes(in_use, found, texts, people, study.settings, coder)


def compare_sample(study: Study, perspective: str | None = None) -> Sample:
    """The respondents of one perspective beside the population, with intervals and residuals."""
    from qual.statistics.proportions import measured

    with study.database.read() as session:
        people = respondents.listed(session)
        population = respondents.population(session)
    known = {each.perspective for each in people} | set(study.settings.perspectives)
    if perspective is not None and perspective not in known:
        raise NoSuchPerspectiveError(perspective, sorted(known))
    return measured(sample(people, population, study.settings, perspective))


class NoSuchPerspectiveError(QualError):
    """The study does not have that perspective."""

    def __init__(self, perspective: str, there: list[str]) -> None:
        super().__init__(
            f"there is no perspective '{perspective}'; the study has {', '.join(there) or 'none'}"
        )


def write_themes(study: Study, path: Path, *, coder: str | None = None) -> Written:
    """Write the theme report to a file, by its ending, and read it back before handing it over.

    MaterialError where codings lost their words: a report must not quote what is not there.
    """
    from qual.exports.theme_chapter import theme_chapter
    from qual.exports.write import check_ending

    check_ending(path)
    problems = lost_anchors(study)
    if problems:
        raise MaterialError(problems)
    report = make_themes(study, coder)
    hand_over(study, theme_chapter(report, stamp_of(study), compare_sample(study)), path)
    return Written(path, report)


def write_sample(study: Study, path: Path, perspective: str | None = None) -> Sample:
    """Write the respondents beside the population to a file, by its ending; gives what was written."""
    from qual.exports.sample_table import sample_report
    from qual.exports.write import check_ending

    check_ending(path)
    found = compare_sample(study, perspective)
    report = sample_report(found, study.settings.name, study.settings.language, stamp_of(study))
    hand_over(study, report, path)
    return found


def stamp_of(study: Study) -> Stamp:
    """What an export says of its origin; the date is that of the last change: same study, same bytes."""
    from qual.exports.report import Stamp

    with study.database.read() as session:
        study_id, created = history.study_facts(session)
        _, head = history.head(session)
        newest = history.events(session, newest=1)
    return Stamp(study_id, head, (newest[0].at if newest else created)[:10])
