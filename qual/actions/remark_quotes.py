"""What is to be known of quotations besides their verdicts: exports, names replaced, people gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qual.actions.pseudonymise import guard
from qual.actions.study import Study
from qual.core.attribution import CHAPTER_LINE
from qual.core.coding import quote_name
from qual.core.exported_quote import Remark, checked_report, remark_on_export
from qual.core.quotation_place import stretches
from qual.core.quote import QuoteReport
from qual.core.report import ReportParagraph
from qual.core.withdrawal import BLANK
from qual.errors import Problem
from qual.files.own_comments import own_comments
from qual.files.report_marks import Left, left_in, left_in_markdown, left_in_open_document, left_in_page
from qual.files.source import LARGEST_FILE
from qual.files.whole_file import as_named, read_bytes
from qual.store import codings, history, quote_uses, withdrawals


class Remarks(NamedTuple):
    """Remarks on quotations, by id, and what is to be known of the report as a whole."""

    on: Mapping[str, tuple[Remark, ...]]
    notices: tuple[Problem, ...]


def remarks(
    study: Study, report: Path, sha256: str, paragraphs: Sequence[ReportParagraph], found: QuoteReport
) -> Remarks:
    """What is to be said besides the verdicts; nothing of it settles or opens a quotation."""
    on: dict[str, list[Remark]] = {}
    notices: list[Problem] = []
    about = checked_report(paragraphs)
    if about:
        what = f"is the check of {about} that qual wrote, with its words beside those of the transcripts"
        notices.append(Problem(as_named(report), what, f"check {about} itself"))
    for quote, remark in _exported(study, report, sha256, paragraphs, found, notices):
        on.setdefault(quote, []).append(remark)
    for quote, remark in _changed_texts(study, report, found, notices):
        on.setdefault(quote, []).append(remark)
    return Remarks({quote: tuple(each) for quote, each in on.items()}, tuple(notices))


def _exported(
    study: Study,
    report: Path,
    sha256: str,
    paragraphs: Sequence[ReportParagraph],
    found: QuoteReport,
    notices: list[Problem],
) -> list[tuple[str, Remark]]:
    """What the bookmarks of exported quotes tell, and that the report is an export itself."""
    where = as_named(report)
    ending = report.suffix.lower()
    data = read_bytes(report, where, LARGEST_FILE) if ending in _MARKED else b""
    left = _left(data, where, ending)
    ours = len(own_comments(data, where)) if ending == ".docx" else 0
    if ours:
        what = f"holds {ours} comments of an earlier check"
        notices.append(Problem(where, what, "they are not read; '--annotate' puts new ones in their place"))
    with study.database.read() as session:
        study_id, _ = history.study_facts(session)
        export = quote_uses.export_with(session, sha256)
        known = {each.id: each for each in codings.listed(session)} if left.marks else {}
        by_name = {quote_name(each.id): each for each in known.values()}
        public = quote_uses.codings_named(session, {mark.name for mark in left.marks} - by_name.keys())
        by_name |= {name: known[coding] for name, coding in public.items() if coding in known}
    is_ours = left.study in ("", study_id) or bool(public)
    if export is not None:
        what = f"is a document that qual wrote on {export.at[:10]}, unchanged"
        notices.append(Problem(where, what, "its quotations are checked all the same"))
    elif left.study and is_ours:
        what = "was made from a document that qual wrote of this study"
        notices.append(Problem(where, what, "its quotations are checked by their text"))
    elif left.study:
        what = "was made from a document that qual wrote of another study"
        notices.append(Problem(where, what, "is this the study that it belongs to?"))
    inside = sum(each.quotation.attribution_form == CHAPTER_LINE for each in found.quotes)
    if inside and export is None:
        what = (
            f"prints respondent and file under {inside} of its quotations, as a chapter for inside use does"
        )
        notices.append(Problem(where, what, "keep it inside, or make one with 'themes --publish'"))
    if not left.marks:
        return []
    quotations = [(each.quotation.place, each.quotation.text) for each in found.quotes]
    made = []
    for quote, there in zip(found.quotes, stretches(paragraphs, quotations), strict=True):
        remark = remark_on_export(quote, there, left.marks, by_name, is_ours=is_ours)
        if remark is not None:
            made.append((quote.id, remark))
    foreign = sum(remark.kind == "export.foreign" for _, remark in made)
    if foreign:
        what = f"bears names that another study gave its quotes, at {foreign} of its quotations"
        notices.append(Problem(where, what, "they are checked by their text, like all others"))
    return made


_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_MARKED = (".docx", ".odt", *_PAGES, *_MARKDOWN)
"""Endings of files that can say whose export they were made from."""


def _left(data: bytes, where: str, ending: str) -> Left:
    """What an export left in a file, by its ending."""
    if ending == ".docx":
        return left_in(data, where)
    if ending == ".odt":
        return left_in_open_document(data, where)
    if ending in _MARKDOWN:
        return left_in_markdown(data, where)
    return left_in_page(data, where) if ending in _PAGES else Left()


def _changed_texts(
    study: Study, report: Path, found: QuoteReport, notices: list[Problem]
) -> list[tuple[str, Remark]]:
    """Where names were replaced, or somebody withdrew, in the words a quotation is held against."""
    where = as_named(report)
    names = guard(study)
    with study.database.read() as session:
        gone = len(withdrawals.listed(session))
    open_ones = [each for each in found.quotes if not each.is_faithful]
    if gone and any(not each.matches for each in open_ones):
        what = f"was checked without the words of {gone} who withdrew: a quotation of theirs is not found"
        notices.append(Problem(where, what, "take such quotations out of the report"))
    made = []
    for each in open_ones:
        tokens = sorted(names.tokens(each.quotation.text)) if names else []
        if tokens:
            made.append((each.id, Remark("names", {"tokens": ", ".join(tokens)})))
        if any(BLANK in match.text for match in each.matches):
            made.append((each.id, Remark("withdrawn", {})))
    if names and made:
        what = "was checked against texts in which names were replaced by tokens"
        notices.append(Problem(where, what, "a name that it prints differs from the transcript"))
    return made
