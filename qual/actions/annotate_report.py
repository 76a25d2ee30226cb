"""A copy of a Word report with a comment at every quotation."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qual.actions.hand_over import note_document, stamp_of
from qual.actions.study import Study
from qual.core.quotation_place import stretches
from qual.core.quote_comment import comment_on, comment_on_styled
from qual.core.quote_decision import Review
from qual.errors import CannotWriteError, Problem, QualError
from qual.files.own_comments import without_own_comments
from qual.files.report import open_word_report
from qual.files.source import LARGEST_FILE
from qual.files.whole_file import as_named, read_bytes, write_whole
from qual.files.word_comments import Comment, is_beside, with_comments


class NoCommentsError(QualError):
    """A report was to be annotated that cannot hold comments."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} is no Word file, and only those hold comments; 'quotes check -o FILE.html' shows every "
            "quotation beside its transcript"
        )


class Annotated(NamedTuple):
    """How many comments stand in a copy, which quotations have none, and how many older ones they replace."""

    comments: int
    problems: tuple[Problem, ...]
    replaced: int


def check_annotation(report: Path, copy: Path) -> None:
    """Refuse early what cannot be annotated, and a copy that would take the report's place."""
    for each in (report, copy):
        if each.suffix.lower() != ".docx":
            raise NoCommentsError(each.name)
    if copy.exists() and report.exists() and copy.samefile(report):
        raise CannotWriteError(copy, "it is the report itself; name another file for the copy")


def annotate_report(study: Study, report: Path, review: Review, copy: Path) -> Annotated:
    """Write a copy of a checked Word report with a comment around each quotation; the report stays as it is.

    Comments of an earlier check are not in the copy, all others are.
    The copy is read back before it takes its place, and remembered.
    """
    check_annotation(report, copy)
    language, where = study.settings.language, as_named(report)
    data, replaced = without_own_comments(read_bytes(report, where, LARGEST_FILE), where)
    document = open_word_report(data, where)
    loose = [each for each in review.loose if not each.is_term]
    wanted = [(each.quote.quotation.place, each.quote.quotation.text) for each in review.quotes]
    found = stretches(document.paragraphs, [*wanted, *(each.left for each in loose)])
    comments, problems = [], []
    for at, there in enumerate(found):
        if not there:
            place = wanted[at][0] if at < len(wanted) else loose[at - len(wanted)].left.place
            what = "has a quotation whose words were not found again, so it has no comment"
            problems.append(Problem(place, what, "the report changed while it was checked: check it again"))
            continue
        if at >= len(wanted):
            lines = comment_on_styled(loose[at - len(wanted)], language)
        else:
            beside = wanted[at][0] if is_beside(document, there[0]) else ""
            lines = comment_on(review.quotes[at], language, beside)
        comments.append(Comment(there, lines))
    comments.sort(key=lambda each: (each.stretches[0].paragraph, each.stretches[0].span))
    stamp = stamp_of(study)
    write_whole(copy, with_comments(data, where, comments, stamp.date, language))
    note_document(study, copy, stamp.log_head)
    return Annotated(len(comments), tuple(problems), replaced)
