"""What withdrawing a respondent would erase: found beforehand, so that it can be shown and then done."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.transcript import Turn
from qual.core.withdrawal import (
    WITHDRAWN,
    Counts,
    OwnWords,
    Spans,
    cut_context,
    names_pattern,
    own_spans,
)
from qual.errors import NotFoundError
from qual.store import quote_uses
from qual.store.changes import CHUNK
from qual.store.rows import (
    KEPT,
    AttributeValueRow,
    BookmarkRow,
    CodeRow,
    CodingRow,
    DoneRow,
    DoubtRow,
    MemoRow,
    PastRow,
    QuoteDecisionRow,
    QuoteMarkRow,
    RespondentRow,
    SpeakerRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    WrittenRow,
)


class Text(NamedTuple):
    """A text version with the person's words in it: those at `own`, or all of it where `own` is None."""

    id: str
    transcript: str
    text: str
    turns: tuple[Turn, ...]
    own: tuple[Span, ...] | None
    is_current: bool


@dataclass(slots=True)
class Plan:
    """What a withdrawal erases, and what has to be looked for outside the database.

    `labels` are the person's speaker labels per transcript; `whole` and `shared` the transcripts by id, with
    their names. `rows` go with every version, `changed` get other values; `past_gone` and `past_changed` are
    earlier versions of rows that stay. `named_by_others` says in how many turns others say a name of the
    person, per transcript; `documents` are those that were written with quotes of the person in them.
    """

    respondent: str
    name: str
    own: OwnWords = field(default_factory=OwnWords)
    former_names: set[str] = field(default_factory=set)
    other_files: set[str] = field(default_factory=set)
    examples: set[str] = field(default_factory=set)
    labels: dict[str, set[str]] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)
    rows: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    past_gone: set[tuple[str, str, int]] = field(default_factory=set)
    past_changed: dict[tuple[str, str, int], dict[str, Any]] = field(default_factory=dict)
    named_by_others: dict[str, int] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    @property
    def names(self) -> set[str]:
        """What the person is called in texts."""
        return {self.name, *self.former_names}.union(*self.labels.values())

    @property
    def own_texts(self) -> dict[str, Spans | None]:
        """What of each text version is the person's (None: all of it), by the version's id."""
        return {each.id: None if each.own is None else Spans(each.own) for each in self.texts}


def plan(session: Session, name: str) -> Plan:
    """What erasing a respondent takes away, nothing done; NotFoundError where there is none of that name."""
    row = session.exec(select(RespondentRow.id).where(RespondentRow.name == name)).first()
    if row is None:
        raise NotFoundError("respondent", name, "'qual respondents list' shows the ids")
    found = Plan(row, name)
    past = _past_versions(session)
    former = {each.content["name"] for each in past["respondent"] if each.row == row}
    found.former_names = former - set(session.exec(select(RespondentRow.name)).all())
    _find_transcripts(session, found, past["speaker"])
    _find_texts(session, found)
    _find_people(session, found, past)
    _find_marked(session, found, past)
    _find_memos(session, found, past["memo"])
    _find_written(session, found, past)
    _find_quoted(session, found, past)
    found.documents = {
        export.file: export.at for export, _, _ in quote_uses.exports_of(session, found.rows["coding"])
    }
    found.counts = _counts(found, past)
    return found


def _counts(found: Plan, past: Mapping[str, Sequence[_Past]]) -> Counts:
    live = {
        kind: rows - {each.row for each in past[kind] if each.is_last} for kind, rows in found.rows.items()
    }
    in_use = [each for each in found.texts if each.is_current]
    return Counts(
        transcripts=len(found.whole),
        shared_transcripts=len(found.shared),
        texts=len(found.texts),
        turns=sum(turn.speaker in found.labels[each.transcript] for each in in_use for turn in each.turns),
        codings=len(live.get("coding", ())),
        suggestions=len(live.get("suggestion", ())),
        memos=len(live.get("memo", ())),
        values=len(live.get("attribute_value", ())),
        contexts=sum(kind == "coding" for kind, _ in found.changed),
        examples=sum(kind == "code" for kind, _ in found.changed),
        reasons=sum(kind == "suggestion" for kind, _ in found.changed),
        past_versions=len(found.past_gone)
        + sum(each.row in found.rows.get(kind, ()) for kind, each_kind in past.items() for each in each_kind),
    )


def _find_transcripts(session: Session, found: Plan, past: Sequence[_Past]) -> None:
    """Which transcripts go whole, because nobody else is heard in them, and in which others speak too."""
    mine = select(SpeakerRow.transcript).where(SpeakerRow.respondent == found.respondent).distinct()
    for transcript in sorted(session.exec(mine).all()):
        row = session.exec(select(TranscriptRow).where(TranscriptRow.id == transcript)).one()
        speakers = session.exec(select(SpeakerRow).where(SpeakerRow.transcript == transcript)).all()
        others = {
            each.label
            for each in speakers
            if each.respondent != found.respondent and each.role not in ("interviewer", WITHDRAWN)
        }
        labels = {each.label for each in speakers if each.respondent == found.respondent}
        everybody = {each.label for each in speakers}
        ids = {each.id for each in speakers}
        for each in past:
            if each.row in ids and each.content["respondent"] == found.respondent:
                labels |= {each.content["label"]} - everybody
        found.labels[transcript] = labels
        (found.shared if others else found.whole)[transcript] = row.name


def _find_texts(session: Session, found: Plan) -> None:
    """Every text version with the person's words, and the words that nobody else says."""
    version = TranscriptVersionRow
    current = set(session.exec(select(TranscriptRow.current)).all())
    older: list[tuple[TranscriptVersionRow, tuple[Turn, ...]]] = []
    for transcript in [*found.whole, *found.shared]:
        rows = session.exec(
            select(version).where(version.transcript == transcript).order_by(col(version.number))
        ).all()
        for row in rows:
            found.sources.add(row.source_sha256)
            found.hashes.add(row.sha256)
            found.other_files.add(row.source_name)
            turns = _turns(session, row.id)
            if transcript in found.whole:
                for turn in turns:
                    if turn.speaker in found.labels[transcript]:
                        found.own.add(row.text[turn.start : turn.end])
                found.texts.append(Text(row.id, transcript, row.text, turns, None, row.id in current))
                continue
            spans = own_spans(row.text, turns, found.labels[transcript], found.names)
            for turn in turns:
                if turn.speaker in found.labels[transcript]:
                    found.own.add(row.text[turn.start : turn.end])
            if row.id in current:
                found.texts.append(Text(row.id, transcript, row.text, turns, tuple(spans), True))
            else:
                older.append((row, turns))
    _leave_out_others(session, found)
    for row, turns in older:
        labels = found.labels[row.transcript]
        spans = own_spans(row.text, turns, labels, found.names) + found.own.places(row.text)
        found.texts.append(Text(row.id, row.transcript, row.text, turns, tuple(sorted(set(spans))), False))


def _turns(session: Session, version: str) -> tuple[Turn, ...]:
    query = select_columns(
        col(TurnRow.number), col(TurnRow.start), col(TurnRow.end), col(TurnRow.speaker), col(TurnRow.time)
    ).where(col(TurnRow.version) == version)
    return tuple(Turn(*row) for row in session.execute(query.order_by(col(TurnRow.start))).all())


def _leave_out_others(session: Session, found: Plan) -> None:
    """Keep as the person's own what nobody else says in any text in use; see who says their name."""
    version = TranscriptVersionRow
    pattern = names_pattern(found.names)
    query = select(TranscriptRow.id, TranscriptRow.name, version.id, version.text).join(
        version, col(version.id) == col(TranscriptRow.current)
    )
    for transcript, name, row, text in session.exec(query.order_by(TranscriptRow.name)).all():
        if transcript in found.whole:
            continue
        labels = found.labels.get(transcript, set())
        says_name = 0
        for turn in _turns(session, row):
            if turn.speaker not in labels:
                words = text[turn.start : turn.end]
                found.own.leave_out(words)
                says_name += pattern is not None and pattern.search(words) is not None
        if says_name:
            found.named_by_others[name] = says_name


class _Past(NamedTuple):
    """A version that a row had before; `is_last` where the row is gone and this is how it was at the end."""

    row: str
    version: int
    content: dict[str, Any]
    is_last: bool


def _past_versions(session: Session) -> dict[str, list[_Past]]:
    """Every earlier version, by kind."""
    found: dict[str, list[_Past]] = {}
    for kind, table in KEPT.items():
        live = set(session.exec(select(table.id)).all())
        query = select(PastRow.row, PastRow.version, PastRow.content).where(PastRow.kind == kind)
        rows = session.exec(query.order_by(col(PastRow.row), col(PastRow.version))).all()
        last = {row: version for row, version, _ in rows if row not in live}
        found[kind] = [
            _Past(row, version, json.loads(content), last.get(row) == version)
            for row, version, content in rows
        ]
    return found


def _find_people(session: Session, found: Plan, past: Mapping[str, Sequence[_Past]]) -> None:
    """The respondent with all values, and the speakers; in a shared transcript a speaker stays, nameless."""
    found.rows["respondent"].add(found.respondent)
    found.rows["transcript"] |= set(found.whole)
    values = select(AttributeValueRow.id).where(AttributeValueRow.respondent == found.respondent)
    found.rows["attribute_value"] |= set(session.exec(values).all())
    found.rows["attribute_value"] |= {
        each.row for each in past["attribute_value"] if each.content["respondent"] == found.respondent
    }
    for each in past["speaker"]:
        mine = each.content["respondent"] == found.respondent
        if each.content["transcript"] in found.whole or (mine and each.is_last):
            found.rows["speaker"].add(each.row)
        elif mine:
            found.past_gone.add(("speaker", each.row, each.version))
    for transcript in found.whole:
        query = select(SpeakerRow.id).where(SpeakerRow.transcript == transcript)
        found.rows["speaker"] |= set(session.exec(query).all())


def _find_marked(session: Session, found: Plan, past: Mapping[str, Sequence[_Past]]) -> None:
    """The codings, suggestions and doubts on the person's words, and the contexts that reach into them."""
    own = found.own_texts
    for chunk in chunks(sorted(own)):
        for coding in session.exec(select(CodingRow).where(col(CodingRow.text_version).in_(chunk))).all():
            values = coding.model_dump()
            if _is_on(values, own):
                found.rows["coding"].add(coding.id)
            elif cut := _cut(values, own):
                found.changed["coding", coding.id] = cut
        query = select(SuggestionRow).where(col(SuggestionRow.text_version).in_(chunk))
        for suggestion in session.exec(query).all():
            if _is_on(suggestion.model_dump(), own):
                found.rows["suggestion"].add(suggestion.id)
    for kind in ("coding", "suggestion"):
        for each in past[kind]:
            if each.row in found.rows[kind] or each.content["text_version"] not in own:
                continue
            if _is_on(each.content, own):
                found.past_gone.add((kind, each.row, each.version))
                if each.is_last:
                    found.rows[kind].add(each.row)
            elif kind == "coding" and (cut := _cut(each.content, own)):
                found.past_changed[kind, each.row, each.version] = each.content | cut
    found.past_gone = {gone for gone in found.past_gone if gone[1] not in found.rows[gone[0]]}
    _find_marks(session, found, past)
    for doubt in session.exec(select(DoubtRow)).all():
        if doubt.coding in found.rows["coding"] or own.get(doubt.text_version, _NOTHING) is None:
            found.rows["doubt"].add(doubt.id)
    for each in past["doubt"]:
        if each.content["coding"] in found.rows["coding"]:
            found.rows["doubt"].add(each.row)


def _find_marks(session: Session, found: Plan, past: Mapping[str, Sequence[_Past]]) -> None:
    """The marks on codings that go, bookmarks on the person's words, and what says a transcript is done."""
    own = found.own_texts
    for mark in session.exec(select(QuoteMarkRow)).all():
        if mark.coding in found.rows["coding"]:
            found.rows["quote_mark"].add(mark.id)
    for bookmark in session.exec(select(BookmarkRow)).all():
        if bookmark.text_version in own and _is_on(bookmark.model_dump(), own):
            found.rows["bookmark"].add(bookmark.id)
    for done in session.exec(select(DoneRow)).all():
        if done.transcript in found.whole:
            found.rows["done"].add(done.id)
    for each in past["quote_mark"]:
        if each.content["coding"] in found.rows["coding"]:
            found.rows["quote_mark"].add(each.row)
    for each in past["bookmark"]:
        if each.content["text_version"] in own and _is_on(each.content, own):
            found.rows["bookmark"].add(each.row)
    for each in past["done"]:
        if each.content["transcript"] in found.whole:
            found.rows["done"].add(each.row)


_NOTHING = Spans(())


def _is_on(values: Mapping[str, Any], own: Mapping[str, Spans | None]) -> bool:
    """Whether a passage touches the person's words."""
    spans = own[values["text_version"]]
    return spans is None or spans.touch(values["start"], values["end"])


def _cut(values: Mapping[str, Any], own: Mapping[str, Spans | None]) -> dict[str, str]:
    """The context of a coding without the person's words; empty where there are none in it."""
    spans = own[values["text_version"]] or _NOTHING
    prefix, suffix = cut_context(values["prefix"], values["suffix"], values["start"], values["end"], spans)
    if (prefix, suffix) == (values["prefix"], values["suffix"]):
        return {}
    return {"prefix": prefix, "suffix": suffix}


def _find_memos(session: Session, found: Plan, past: Sequence[_Past]) -> None:
    """The memos about the person, on anything that goes, or that quote the person."""
    for row in session.exec(select(MemoRow)).all():
        if row.target in found.rows.get(row.about, ()) or found.own.are_quoted_in(row.text):
            found.rows["memo"].add(row.id)
    for each in past:
        target = each.content["target"] in found.rows.get(each.content["about"], ())
        quotes = found.own.are_quoted_in(each.content["text"])
        if target or (quotes and each.is_last):
            found.rows["memo"].add(each.row)
        elif quotes:
            found.past_gone.add(("memo", each.row, each.version))
    found.past_gone = {gone for gone in found.past_gone if gone[1] not in found.rows[gone[0]]}


def _find_written(session: Session, found: Plan, past: Mapping[str, Sequence[_Past]]) -> None:
    """What is written of the person or decided of their quotes, and texts that quote the person."""
    for kind, table, column in (
        ("written", WrittenRow, "text"),
        ("quote_decision", QuoteDecisionRow, "reason"),
    ):
        for row in session.exec(select(table)).all():
            content = row.model_dump()
            if _is_of(content, found.respondent) or found.own.are_quoted_in(content[column]):
                found.rows[kind].add(row.id)
        for each in past[kind]:
            mine = _is_of(each.content, found.respondent)
            quotes = found.own.are_quoted_in(each.content[column])
            if mine or (quotes and each.is_last):
                found.rows[kind].add(each.row)
            elif quotes:
                found.past_gone.add((kind, each.row, each.version))
    found.past_gone = {gone for gone in found.past_gone if gone[1] not in found.rows[gone[0]]}


def _is_of(content: Mapping[str, Any], respondent: str) -> bool:
    """Whether something written is of a person, or a quotation partly theirs."""
    return content["respondent"] == respondent or respondent in json.loads(content.get("others") or "[]")


def _find_quoted(session: Session, found: Plan, past: Mapping[str, Sequence[_Past]]) -> None:
    """Examples of codes, and reasons of suggestions elsewhere, that quote the person."""
    own = found.own_texts
    for kind, table, column in (("code", CodeRow, "examples"), ("suggestion", SuggestionRow, "why")):
        for row, listing in session.exec(select(table.id, getattr(table, column))).all():
            kept = _unquoted(listing, found.own, own)
            if kept != listing and row not in found.rows[kind]:
                found.changed[kind, row] = {column: kept}
                if kind == "code":
                    found.examples |= set(json.loads(listing)) - set(json.loads(kept))
        for each in past[kind]:
            kept = _unquoted(each.content[column], found.own, own)
            if kept != each.content[column] and each.row not in found.rows[kind]:
                found.past_changed[kind, each.row, each.version] = each.content | {column: kept}


def _unquoted(listing: str, words: OwnWords, own: Mapping[str, Spans | None]) -> str:
    """A list in JSON, of texts or of reasons, without what quotes the person or stands for their words."""
    items = json.loads(listing)
    kept = [each for each in items if not _is_theirs(each, words, own)]
    return listing if len(kept) == len(items) else json.dumps(kept, ensure_ascii=False)


def _is_theirs(item: str | list[Any], words: OwnWords, own: Mapping[str, Spans | None]) -> bool:
    """Whether a text, or a reason [kind, text, weight, perhaps where], is of the person's words."""
    if isinstance(item, str):
        return words.are_quoted_in(item)
    _, text, _, *anchor = item
    if anchor:
        version, start, end = anchor[0]
        spans = own.get(version, _NOTHING)
        return spans is None or spans.touch(start, end)
    return words.are_quoted_in(text)


def chunks(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """Some rows at a time, below what one statement may name."""
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))
