"""Respondents who withdraw: their words and values erased, and a mark that they must not come back.

Erasing is the one change that keeps no past versions. Its event names every row that went, with the hash that
the row had; the salts go with the rows, so that the hashes in the log say nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import delete, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.transcript import Turn
from qual.core.withdrawal import (
    WITHDRAWN,
    Counts,
    OwnWords,
    Spans,
    blanked,
    cut_context,
    names_pattern,
    own_spans,
)
from qual.errors import NotFoundError, QualError
from qual.store import quote_uses, search
from qual.store.changes import CHUNK, Change
from qual.store.database import Database
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
    PlaceRow,
    QuoteCheckRow,
    QuoteDecisionRow,
    QuoteMarkRow,
    RespondentRow,
    SpeakerRow,
    StudyRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    WithdrawalRow,
    WithdrawnRow,
    WrittenRow,
)

VERB = "respondent.withdraw"


class Withdrawal(NamedTuple):
    """A respondent who withdrew, under the name that stands in the place of the erased one."""

    id: str
    name: str
    at: str
    is_cleared: bool


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
    for chunk in _chunks(sorted(own)):
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
    for kind, table, column in (("code", CodeRow, "examples"), ("suggestion", SuggestionRow, "why")):
        for row, listing in session.exec(select(table.id, getattr(table, column))).all():
            kept = _unquoted(listing, found.own)
            if kept != listing and row not in found.rows[kind]:
                found.changed[kind, row] = {column: kept}
                if kind == "code":
                    found.examples |= set(json.loads(listing)) - set(json.loads(kept))
        for each in past[kind]:
            kept = _unquoted(each.content[column], found.own)
            if kept != each.content[column] and each.row not in found.rows[kind]:
                found.past_changed[kind, each.row, each.version] = each.content | {column: kept}


def _unquoted(listing: str, own: OwnWords) -> str:
    """A list in JSON, of texts or of [kind, text, weight], without what quotes the person."""
    items = json.loads(listing)
    kept = [each for each in items if not own.are_quoted_in(each if isinstance(each, str) else each[1])]
    return listing if len(kept) == len(items) else json.dumps(kept, ensure_ascii=False)


def _chunks(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))


def erase(change: Change, name: str) -> tuple[Plan, Withdrawal]:
    """Erase a respondent and write down what must not come back; gives what was found and who stands for it.

    The free space of the database's files is cleared afterwards, outside the transaction.
    """
    session = change.session
    found = plan(session, name)
    number = len(session.exec(select(WithdrawalRow.id)).all()) + 1
    withdrawal = Withdrawal(found.respondent, f"withdrawn-{number}", change.now, is_cleared=False)
    change.details |= {"placeholder": withdrawal.name, **asdict(found.counts)}
    session.add(WithdrawalRow(**withdrawal._asdict()))
    session.flush()
    _remember(session, found, withdrawal)
    _blank_texts(change, found, withdrawal.name)
    for kind, row, version in sorted(found.past_gone):
        change.erase_past(kind, row, version)
    for (kind, row, version), content in sorted(found.past_changed.items()):
        change.rewrite_past(kind, row, version, content)
    for (kind, row), values in sorted(found.changed.items()):
        change.rewrite(KEPT[kind], row, **values)
    for kind in (
        "memo",
        "written",
        "quote_decision",
        "doubt",
        "quote_mark",
        "bookmark",
        "done",
        "suggestion",
        "coding",
        "speaker",
        "attribute_value",
    ):
        change.erase(KEPT[kind], sorted(found.rows[kind]))
    _remove_texts(change, found)
    for kind in ("transcript", "respondent"):
        change.erase(KEPT[kind], sorted(found.rows[kind]))
    search.rebuild(session)
    return found, withdrawal


def _blank_texts(change: Change, found: Plan, placeholder: str) -> None:
    """Blank the person's words in the texts that stay, and leave a speaker without a name there."""
    session = change.session
    for each in found.texts:
        change.note_erased("transcript_version", each.id)
        change.note_erased("turns", each.id)
        if each.own is None:
            continue
        text = blanked(each.text, each.own)
        session.execute(
            update(TranscriptVersionRow)
            .where(col(TranscriptVersionRow.id) == each.id)
            .values(text=text, sha256=_sha256(text), salt=change.new_id().replace("-", ""))
        )
        labels = found.labels[each.transcript]
        mine = [turn.index for turn in each.turns if turn.speaker in labels]
        of_version = (col(TurnRow.version) == each.id) & col(TurnRow.speaker).in_(sorted(labels))
        session.execute(update(TurnRow).where(of_version).values(speaker=placeholder))
        search.remove_turns(session, each.id, mine)
    change.seal_texts([each.id for each in found.texts if each.own is not None])
    for transcript in found.shared:
        labels = found.labels[transcript]
        query = select(SpeakerRow).where(
            SpeakerRow.transcript == transcript, col(SpeakerRow.label).in_(sorted(labels))
        )
        first, *others = session.exec(query.order_by(SpeakerRow.label)).all()
        turns = first.turns + sum(each.turns for each in others)
        change.erase(SpeakerRow, [first.id, *(each.id for each in others)])
        nameless = {"transcript": transcript, "label": placeholder, "role": WITHDRAWN, "turns": turns}
        change.insert(SpeakerRow, [nameless])


def _remove_texts(change: Change, found: Plan) -> None:
    """Take out the texts of transcripts that go whole, with their turns, search rows and places."""
    session = change.session
    for chunk in _chunks([each.id for each in found.texts if each.own is None]):
        for version in chunk:
            search.unindex(session, version)
        session.execute(delete(TurnRow).where(col(TurnRow.version).in_(chunk)))
        session.execute(delete(TranscriptVersionRow).where(col(TranscriptVersionRow.id).in_(chunk)))
    session.execute(delete(QuoteCheckRow))
    quote_uses.forget(session, found.rows["coding"])
    session.execute(delete(PlaceRow).where(col(PlaceRow.transcript).in_(sorted(found.whole))))


def _remember(session: Session, found: Plan, withdrawal: Withdrawal) -> None:
    """Write down what must not come back: files, texts, the name, and the labels in shared transcripts."""
    salt = _study(session)
    marks = {("source", sha256) for sha256 in found.sources} | {("text", each) for each in found.hashes}
    marks |= {("name", slow_hash(salt, name)) for name in (found.name, *found.former_names)}
    marks |= {("example", _sha256(f"{salt}\n{example}")) for example in found.examples}
    for transcript in found.shared:
        marks |= {("label", slow_hash(transcript, label)) for label in found.labels[transcript]}
    for kind, value in sorted(marks - set(session.exec(select(WithdrawnRow.kind, WithdrawnRow.hash)).all())):
        session.add(WithdrawnRow(kind=kind, hash=value, withdrawal=withdrawal.id))
    session.flush()


def slow_hash(salt: str, name: str) -> str:
    """A hash that takes its time, for short names that could be guessed."""
    return hashlib.pbkdf2_hmac("sha256", name.encode("utf-8", "surrogatepass"), salt.encode(), 20_000).hex()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _study(session: Session) -> str:
    return session.exec(select(StudyRow.id)).one()


def listed(session: Session) -> list[Withdrawal]:
    """Every withdrawal, oldest first."""
    rows = session.exec(select(WithdrawalRow).order_by(WithdrawalRow.at, WithdrawalRow.name)).all()
    return [Withdrawal(row.id, row.name, row.at, row.is_cleared) for row in rows]


def set_cleared(database: Database, coder: str) -> None:
    """Note that the free space holds nothing of any withdrawal any more."""
    with database.note(coder) as (session, _):
        session.execute(update(WithdrawalRow).values(is_cleared=True))


class WithdrawnError(QualError):
    """A text would bring back the words of a person who withdrew."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} holds the words of a person who withdrew; nothing was changed, take them out first"
        )


class Barred:
    """What must not come back, asked by files, texts and names."""

    def __init__(self, session: Session) -> None:
        self._salt = _study(session)
        query = select(WithdrawnRow.kind, WithdrawnRow.hash, WithdrawalRow.name).join(WithdrawalRow)
        self._marks = {(kind, value): name for kind, value, name in session.exec(query).all()}

    def __bool__(self) -> bool:
        """Whether anybody withdrew."""
        return bool(self._marks)

    def file(self, sha256: str, text: str | None = None) -> bool:
        """Whether a file, by the hash of its bytes, or its text is one that a person withdrew from."""
        if not self._marks:
            return False
        return ("source", sha256) in self._marks or (
            text is not None and ("text", _sha256(text)) in self._marks
        )

    def respondent(self, name: str) -> bool:
        """Whether a respondent of this id withdrew."""
        return self.placeholder(name) is not None

    def placeholder(self, name: str) -> str | None:
        """What stands in the place of a respondent of this id who withdrew; None where there is none."""
        return self._marks.get(("name", slow_hash(self._salt, name))) if self._marks else None

    def example(self, text: str) -> bool:
        """Whether an example of a code was erased because it was a person's words who withdrew."""
        return bool(self._marks) and ("example", _sha256(f"{self._salt}\n{text}")) in self._marks

    def labels(self, transcript: str, labels: Iterable[str]) -> bool:
        """Whether one of these labels was, in a transcript given by its id, a person's who withdrew."""
        if not any(kind == "label" for kind, _ in self._marks):
            return False
        return any(("label", slow_hash(transcript, label)) in self._marks for label in labels)
