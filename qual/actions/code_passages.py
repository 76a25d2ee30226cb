"""Coding by hand: every function is one durable change."""

from __future__ import annotations

from collections.abc import Sequence

from qual.actions.study import Study
from qual.core.codebook import Code, Codebook, new_code
from qual.core.coding import Coding
from qual.core.span import Span
from qual.core.transcript import TranscriptText
from qual.errors import QualError
from qual.store import codes, codings, transcripts


class NotYourCodingError(QualError):
    """A coder may only change own codings."""

    def __init__(self, owner: str) -> None:
        super().__init__(f"this coding is {owner}'s; only {owner} can change it")


def codings_in(study: Study, name: str) -> list[Coding]:
    """The codings of one transcript by all coders, in reading order."""
    with study.database.read() as session:
        return codings.listed(session, transcript=name)


def codings_of_ids(study: Study, ids: Sequence[str]) -> list[Coding]:
    """The codings of these ids that are there, in reading order."""
    with study.database.read() as session:
        return codings.listed(session, ids=ids)


def read_codebook(study: Study) -> Codebook:
    """The codebook in use."""
    with study.database.read() as session:
        return codes.codebook(session)


def put_codes(
    study: Study,
    name: str,
    span: Span,
    wanted: Sequence[str],
    origin: str = "manual",
    *,
    seen: TranscriptText | None = None,
) -> list[Coding]:
    """Put codes (by id) on a span of a transcript; gives the new codings.

    A code that the coder already has on exactly this span is not put there twice. `seen` is the transcript as
    the coder has it open; with it a change costs the same in a long text as in a short one. Raises
    NotFoundError for a transcript or code that is not there, ValueError for a span past the end,
    TextCorrectedError where `seen` is not in use any more.
    """
    with study.database.change(study.coder, "coding.add") as change:
        version, text = transcripts.text_in_use(change.session, name, seen)
        there = codings.codes_on(change.session, version, span, study.coder)
        new = [
            Coding(name, span, code, study.coder, text=span.of(text), origin=origin, created=change.now)
            for code in dict.fromkeys(wanted)
            if code not in there
        ]
        rows = codings.add(change, new, {name: (version, text)})
        change.details |= {"codings": len(rows)}
    return [_with_id(coding, row) for coding, row in zip(new, rows, strict=True)]


def _with_id(coding: Coding, row: str) -> Coding:
    return Coding(
        coding.transcript,
        coding.span,
        coding.code,
        coding.coder,
        coding.text,
        coding.memo,
        coding.origin,
        coding.created,
        row,
    )


def remove_codings(study: Study, ids: Sequence[str]) -> None:
    """Take own codings out; NotYourCodingError where one is another coder's, and then nothing is done."""
    with study.database.change(study.coder, "coding.remove", codings=len(ids)) as change:
        for coding in ids:
            refuse_others(study, codings.one(change.session, coding))
        codings.remove(change, ids)


def move_coding(study: Study, coding: str, span: Span, *, seen: TranscriptText | None = None) -> Coding:
    """Give an own coding other edges; gives it as it is now.

    TextCorrectedError where the text `seen`, which the coder has open, is not in use any more.
    """
    with study.database.change(study.coder, "coding.move") as change:
        place = codings.one(change.session, coding)
        refuse_others(study, place)
        _, text = transcripts.text_in_use(change.session, place.transcript, seen)
        codings.move(change, coding, span, text)
        [moved] = codings.listed(change.session, ids=[coding])
    return moved


def write_memo(study: Study, coding: str, text: str) -> None:
    """Set the coder's memo on a coding; an empty text takes it out."""
    with study.database.change(study.coder, "memo.write") as change:
        codings.one(change.session, coding)
        codings.write_memo(change, coding, text.strip())


def create_code(study: Study, name: str, parent: str = "") -> Code:
    """Add a code with this name to the codebook in use; gives it with its new id and margin tag."""
    with study.database.change(study.coder, "code.create") as change:
        codebook = codes.codebook(change.session)
        code = new_code(codebook, name, parent)
        codes.save(change, codebook.with_code(code))
    return code


def refuse_others(study: Study, place: codings.Place) -> None:
    """Refuse a coding that is another coder's."""
    if place.coder != study.coder:
        raise NotYourCodingError(place.coder)
