"""Tables of the synthesis for outside: small numbers hidden, nobody named, the evidence in a file beside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.hand_over import document_name, hand_over, stamp_of
from qual.actions.publication import (
    Publication,
    TooLowError,
    earlier_numbers,
    problems_of,
    remember_numbers,
)
from qual.actions.show_log import lost_anchors
from qual.actions.study import Study
from qual.actions.synthesise import SaturationOf
from qual.actions.told_of_people import allow, log_override, reach_of_publication, remember
from qual.core.disclosure import LEAST
from qual.core.evidence import Answered
from qual.core.figures import Number
from qual.core.framework import Framework
from qual.core.matrix import Matrix
from qual.core.panel_change import Change, Moves
from qual.core.protection import Asked, Protected, protect
from qual.core.published_answers import answer_figures, answer_numbers, same_as_a_code
from qual.core.published_matrix import (
    attribute_figures,
    category_figures,
    hidden_together,
    hidden_with_bases,
    matrix_numbers,
    same_as_the_chapter,
)
from qual.core.published_panel import moves_figures, of_few_asked, panel_figures, panel_numbers
from qual.core.theme import ThemeReport
from qual.core.words import say
from qual.errors import MaterialError, Problem, QualError
from qual.store import transcripts

if TYPE_CHECKING:
    from qual.exports.report import Report, Stamp


class OfOnePersonError(QualError):
    """A table was to be published every cell of which is about one person."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(
            f"{what} is about one person in every cell, which no hiding of small numbers makes safe: it is "
            f"not published. Publish {instead}; or give --allow with a reason, which is kept in the log: "
            "people then bear numbers that hold for that document alone"
        )


class Out(NamedTuple):
    """What was written for outside: the file with the evidence, and what is to be said of it."""

    beside: Path
    problems: tuple[Problem, ...] = ()


def publish_matrix(
    study: Study, found: tuple[ThemeReport, list[Matrix]], path: Path, publish: Publication
) -> Out:
    """Publish matrices; OfOnePersonError for one of codes by respondent, unless a reason is given."""
    from qual.exports.crossings import matrix_report

    report, matrices = found
    threshold = publish.threshold

    def written(stamp: Stamp, hidden: Iterable[str]) -> Report:
        return matrix_report(report, matrices, stamp, frozenset(hidden), threshold)

    def evidence(stamp: Stamp) -> Report:
        return matrix_report(report, matrices, stamp)

    if any(each.kind == "respondent" for each in matrices):
        if not publish.reason:
            instead = (
                "the codes by an attribute (--by ATTRIBUTE), by each other (--by code), or 'qual themes'"
            )
            raise OfOnePersonError("a matrix of codes by respondent", instead)
        numbered = [_unlinked(study, path, each) for each in matrices]
        people = sum(len(each.base) for each in matrices)
        public = stamp_of(study).of_publication(path.name)
        made = matrix_report(report, numbered, public, threshold=threshold)
        whole = {
            "\n".join(("themes", code.id, "0", each.perspective, "")): Number(
                sum(bool(cell.respondents) for cell in row),
                sum(bool(each.base_at(at, place)) for place in range(len(row))),
            )
            for each in matrices
            for at, (code, row) in enumerate(zip(each.codes, each.cells, strict=True))
        }
        return _of_people(study, path, publish.reason, people, made, evidence, whole)
    asked = Asked(
        matrix_numbers(matrices),
        lambda beside, hidden: attribute_figures(
            [each for each in matrices if each.kind == "attribute"], beside, hidden
        ),
        also=lambda beside: hidden_together(
            [each for each in matrices if each.kind == "code"], beside, threshold
        ),
        with_others=lambda hidden: hidden_with_bases(matrices, hidden, threshold),
        first=lambda given: category_figures(matrices, given),
    )
    implied = list(same_as_the_chapter(matrices))

    def told(hidden: frozenset[str]) -> dict[str, Number]:
        return {place: number for places, place, number in implied if hidden.isdisjoint(places)}

    return _of_numbers(study, report, path, publish, asked, written, evidence, told)


def publish_framework(
    study: Study, found: tuple[ThemeReport, list[Framework]], path: Path, publish: Publication
) -> Out:
    """Publish a framework with its people unlinked; OfOnePersonError unless a reason is given.

    MaterialError where what was written names a respondent or a transcript.
    """
    from qual.exports.crossings import framework_report

    report, frames = found
    if not publish.reason:
        instead = "what was written of the themes ('qual themes')"
        raise OfOnePersonError("a framework", instead)
    texts = {
        f"{cell.respondent}, {cell.code}": cell.text for each in frames for row in each.cells for cell in row
    }
    refuse_names(report, texts)
    numbered = []
    for each in frames:
        order = _shuffled(study, path, each.respondents)
        rows = [each.cells[each.respondents.index(who)] for who in order]
        names = tuple(str(at) for at in range(1, len(order) + 1))
        cells = tuple(
            tuple(cell._replace(respondent=name) for cell in row)
            for name, row in zip(names, rows, strict=True)
        )
        numbered.append(replace(each, respondents=names, cells=cells))
    public = stamp_of(study).of_publication(path.name)
    people = sum(len(each.respondents) for each in frames)
    made = framework_report(report, numbered, public)

    def evidence(stamp: Stamp) -> Report:
        return framework_report(report, frames, stamp)

    return _of_people(study, path, publish.reason, people, made, evidence, {})


def publish_panel(
    study: Study,
    found: tuple[ThemeReport, list[Change], list[Moves]],
    path: Path,
    publish: Publication,
    of_attributes: int,
) -> Out:
    """Publish the panel; `of_attributes` is the threshold of moves of attributes."""
    from qual.exports.development import panel_report
    from qual.exports.published_development import panel_published

    report, every, all_moved = found
    threshold = publish.threshold
    changed = [each for each in every if len(each.base) >= threshold]
    moved = [each for each in all_moved if each.base >= of_attributes]
    few = [each.label for each in every if each not in changed]
    few += [f"{each.label} ({each.group})" for each in all_moved if each not in moved]

    def written(stamp: Stamp, hidden: frozenset[str]) -> Report:
        return panel_published(report, changed, moved, stamp, hidden, threshold, few)

    asked = Asked(
        panel_numbers(changed),
        lambda beside, _: panel_figures(changed, beside),
        also=lambda _: of_few_asked(changed, threshold),
        apart=tuple(moves_figures(moved, of_attributes)),
        threshold_apart=of_attributes,
    )
    return _of_numbers(
        study, report, path, publish, asked, written, lambda stamp: panel_report(*found, stamp)
    )


def publish_saturation(
    study: Study, found: tuple[ThemeReport, list[SaturationOf]], path: Path, publish: Publication
) -> Out:
    """Publish the saturation in steps of as many people as the threshold says."""
    from qual.exports.development import Measured, saturation_report
    from qual.exports.published_development import saturation_published

    report, each = found
    measured = [Measured(*one) for one in each]
    with study.database.read() as session:
        spoken = {
            text.name: {who.respondent for who in text.speakers if who.respondent}
            for text in transcripts.listed(session)
        }
    bases = {group.perspective: set(group.base) for group in report.interviewed}
    people = {
        one.perspective: [spoken[name] & bases[one.perspective] for name in one.transcripts]
        for one in measured
    }
    if publish.threshold < LEAST:
        raise TooLowError
    _checked(study, path)
    stamp = stamp_of(study)
    made = saturation_published(report, measured, people, stamp.of_publication(path.name), publish.threshold)
    hand_over(study, made, path)
    return Out(_beside(study, path, saturation_report(report, measured, stamp)))


def publish_questions(
    study: Study, found: tuple[ThemeReport, Answered], path: Path, publish: Publication
) -> Out:
    """Publish the research questions by their evidence, with quotes that name nobody."""
    from qual.exports.answers import questions_report
    from qual.exports.published_answers import questions_published
    from qual.exports.theme_extras import Extras

    report, answered = found
    threshold, document = publish.threshold, document_name(study, path)
    questions = answered.questions
    quoted = {mention.respondent for each in questions for mention in each.passages}
    reach = reach_of_publication(study, document, quoted)
    few = [group for group in report.interviewed if len(group.base) < threshold]
    extras = Extras(
        threshold=threshold,
        document=f"{stamp_of(study).study_id} {path.name}",
        unquoted=frozenset() if publish.reason else frozenset(each.perspective for each in few),
        spared=frozenset() if publish.reason else frozenset(each.respondent for each in reach.exposed),
    )

    def written(stamp: Stamp, hidden: frozenset[str]) -> Report:
        return questions_published(report, answered, stamp, hidden, extras)

    def told(hidden: frozenset[str]) -> dict[str, Number]:
        numbers = answer_numbers(questions)
        return {
            code: numbers[place]
            for group in report.interviewed
            for place, code in same_as_a_code(questions, group.perspective)
            if place not in hidden
        }

    asked = Asked(answer_numbers(questions), lambda beside, _: answer_figures(questions, beside))
    out = _of_numbers(
        study,
        report,
        path,
        publish,
        asked,
        written,
        lambda stamp: questions_report(report, answered, stamp),
        told,
    )
    shown = {who for who in quoted if who not in extras.spared}
    remember(study, document, {who: reach.told.get(who, ()) for who in shown})
    exposed = {each.respondent for each in reach.exposed}
    if publish.reason and exposed:
        allow(study, f"{path.name}: {publish.reason}", exposed)
    notes = [] if publish.reason else reach.problems(document)
    return out._replace(problems=(*notes, *out.problems))


def _unlinked(study: Study, path: Path, found: Matrix) -> Matrix:
    """The same matrix with people as numbers that hold for one document, in an order that tells nothing."""
    places = {column.id: at for at, column in enumerate(found.columns)}
    order = [places[who] for who in _shuffled(study, path, list(places))]
    columns = tuple(
        found.columns[place]._replace(id=str(at), label=str(at)) for at, place in enumerate(order, start=1)
    )
    cells = tuple(tuple(row[place] for place in order) for row in found.cells)
    return replace(found, columns=columns, cells=cells)


def _shuffled(study: Study, path: Path, people: Sequence[str]) -> list[str]:
    """People in an order of one document that nobody outside can work out: the study's id is in it."""
    whole = f"{stamp_of(study).study_id}\0{document_name(study, path)}"
    return sorted(people, key=lambda who: hashlib.sha256(f"{whole}\0{who}".encode()).digest())


def _checked(study: Study, path: Path) -> None:
    """Refuse an ending that is none, and codings that lost their words."""
    from qual.exports.write import check_ending

    check_ending(path)
    problems = lost_anchors(study)
    if problems:
        raise MaterialError(problems)


def _of_numbers(
    study: Study,
    found: ThemeReport,
    path: Path,
    publish: Publication,
    asked: Asked,
    written: Callable[[Stamp, frozenset[str]], Report],
    evidence: Callable[[Stamp], Report],
    told: Callable[[frozenset[str]], Mapping[str, Number]] = lambda _: {},
) -> Out:
    """Hand over a table with the small numbers hidden; keep what it shows, and what follows from it."""
    from qual.statistics.suppression import told as worked_out

    _checked(study, path)
    if publish.threshold < LEAST:
        raise TooLowError
    document, stamp = document_name(study, path), stamp_of(study)
    earlier = earlier_numbers(study, document)
    made = protect(found, asked, publish.threshold, earlier, worked_out, keep_different=bool(publish.reason))
    hand_over(study, written(stamp.of_publication(path.name), made.hidden), path)
    beside = _beside(study, path, evidence(stamp))
    remember_numbers(study, document, {**made.shown(asked.every), **told(made.hidden)})
    if publish.reason and made.different:
        log_override(study, f"{path.name}: {publish.reason}", numbers=len(made.different))
    return Out(beside, tuple(_problems(made, document, publish)))


def _problems(made: Protected, document: str, publish: Publication) -> list[Problem]:
    """What is hidden, or cannot be, because of earlier documents."""
    notes = [] if publish.reason else problems_of(made.different, document)
    many = len(made.told)
    if many:
        notes.append(
            Problem(
                document,
                f"{many} small number{'s' * (many != 1)} can be worked out, whatever is hidden here, "
                "from what is known of these people or shown by earlier documents",
                "do not publish it, or with a larger --threshold",
            )
        )
    return notes


def _of_people(
    study: Study,
    path: Path,
    reason: str,
    people: int,
    made: Report,
    evidence: Callable[[Stamp], Report],
    numbers: Mapping[str, Number],
) -> Out:
    """Hand over a table of single people for a reason that is kept."""
    _checked(study, path)
    hand_over(study, made, path)
    beside = _beside(study, path, evidence(stamp_of(study)))
    remember_numbers(study, document_name(study, path), numbers)
    log_override(study, f"{path.name}: {reason}", people, tables=1)
    return Out(beside)


def _beside(study: Study, path: Path, evidence: Report) -> Path:
    """Write the evidence beside a publication: the same tables for inside, where every number opens."""
    from qual.exports.document import as_evidence

    beside = path.with_name(
        f"{path.stem}-{say('report.evidence.file', study.settings.language)}{path.suffix}"
    )
    hand_over(study, as_evidence(evidence, path.name), beside)
    return beside


def refuse_names(found: ThemeReport, texts: Mapping[str, str]) -> None:
    """Refuse to publish words that name a respondent or transcript by its id; MaterialError lists them."""
    from qual.core.unlinked import named_in

    people = {who for group in found.groups for who in group.base}
    files = {name for group in found.groups for name in group.transcripts}
    problems = [
        Problem(where, f"names {name}, which a publication must not", "write it without the id, then again")
        for where, text in texts.items()
        for name in named_in(text, people | files)
    ]
    if problems:
        raise MaterialError(problems)
