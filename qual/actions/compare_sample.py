"""The respondents beside the population, on the screen and as a document of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qual.actions.hand_over import document_name, hand_over, stamp_of
from qual.actions.publication import Publication, TooLowError, published_sample, remember_numbers
from qual.actions.study import Study
from qual.actions.told_of_people import log_override
from qual.core.disclosure import LEAST
from qual.core.near import meant_of
from qual.core.sample import Sample, sample
from qual.core.sample_options import SampleOptions
from qual.errors import QualError
from qual.store import respondents


class NoSuchPerspectiveError(QualError):
    """The study does not have that perspective."""

    def __init__(self, perspective: str, there: list[str]) -> None:
        hint = meant_of(perspective, there, "the study has")
        super().__init__(f"there is no perspective '{perspective}'; {hint}")


def compare_sample(study: Study, perspective: str | None = None) -> Sample:
    """The respondents of one perspective beside the population, with intervals and residuals."""
    from qual.statistics.proportions import measured

    with study.database.read() as session:
        people = respondents.listed(session)
        population = respondents.population(session)
    known = {each.perspective for each in people} | set(study.settings.perspectives)
    if perspective is not None:
        perspective = study.settings.perspective_named(perspective) or perspective
    if perspective is not None and perspective not in known:
        raise NoSuchPerspectiveError(perspective, sorted(known))
    return measured(sample(people, population, study.settings, perspective))


def write_sample(
    study: Study,
    path: Path,
    perspective: str | None = None,
    publish: Publication | None = None,
    asked: SampleOptions | None = None,
) -> Sample:
    """Write the respondents beside the population to a file, by its ending; gives what was written.

    What else was `asked` goes into a document for inside; a .csv has the table alone. With `publish`
    smaller numbers than its threshold are hidden, and others that would tell them.
    """
    from qual.exports.sample_table import sample_report
    from qual.exports.write import check_ending

    check_ending(path)
    if publish is not None and publish.threshold < LEAST:
        raise TooLowError
    found = compare_sample(study, perspective)
    settings, stamp = study.settings, stamp_of(study)
    if publish is None:
        report = sample_report(found, settings.name, settings.language, stamp, asked=asked)
        hand_over(study, report, path)
        return found
    document = document_name(study, path)
    table = published_sample(study, found, document, publish)
    public = stamp.of_publication(path.name)
    report = sample_report(table.shown, settings.name, settings.language, public, table.hidden)
    hand_over(study, report, path)
    remember_numbers(study, document, table.numbers)
    if publish.reason and (table.different or table.unsafe):
        log_override(study, publish.reason, 0, len(table.different), len(table.unsafe))
    notes = () if publish.reason else table.problems(document)
    return replace(found, problems=(*found.problems, *notes))
