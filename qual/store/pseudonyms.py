"""Words replaced everywhere in a database, in place: no older text with names stays behind.

Like erasing, this is no new version of a row: texts, rows and their past versions get the new words where
they lie, and every offset into a text moves by arithmetic. What was done before can still be taken back, but
never the replacing itself: only the key, which lies elsewhere, holds the words that stood there.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.coding import anchor
from qual.core.pseudonym import Replacer, Term, plain_words
from qual.core.replacement import Edit, Replacements
from qual.core.span import Span
from qual.errors import QualError
from qual.store import search
from qual.store.changes import Change
from qual.store.rows import (
    KEPT,
    PastRow,
    PlaceRow,
    PseudonymRow,
    StudyRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    table_of,
)

VERB = "names.replace"
BACK = "names.restore"

WORDS_OF: dict[str, tuple[str, ...]] = {
    "respondent": ("name",),
    "attribute_value": ("value",),
    "speaker": ("label",),
    "code": ("name", "definition", "include", "exclude", "examples", "cues"),
    "memo": ("text",),
    "written": ("text",),
    "quote_decision": ("reason", "report"),
    "research_question": ("question",),
    "suggestion": ("why",),
}
"""The columns with words in which a name can stand; lists are JSON. Anchors follow their text."""

_ANCHORED = ("coding", "suggestion", "doubt", "bookmark")
_ROUNDS = 60_000
_WORD = re.compile(r"\w+")


class NamesError(QualError):
    """Words that were replaced by tokens would come back."""

    def __init__(self, where: str, tokens: Collection[str]) -> None:
        listing = ", ".join(sorted(tokens)[:8])
        super().__init__(
            f"{where} holds words that were replaced in this study by {listing}; nothing was written "
            "(replace them there too: 'qual pseudonymise')"
        )


class TextEdits(NamedTuple):
    """What was replaced in one text version: hashes of the text before and after, edits, labels."""

    version: str
    transcript: str
    before: str
    after: str
    edits: Replacements
    text: str
    labels: dict[str, str]


class Cell(NamedTuple):
    """A column of a row, or of a past version of it (`version` None: the live one), before and after."""

    kind: str
    row: str
    version: int | None
    column: str
    before: str
    after: str


@dataclass(slots=True)
class Replaced:
    """All that is replaced in a database: in texts and in cells."""

    texts: list[TextEdits] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @property
    def places(self) -> int:
        """In how many places of the texts."""
        return sum(len(each.edits.edits) for each in self.texts)


def plan(session: Session, replacer: Replacer, keep: Collection[str] = ()) -> Replaced:
    """What a replacer changes in every text version and cell; nothing is done.

    `keep` are values of attributes that stay as they are (declared categories).
    """
    return _plan(session, lambda _version, text: replacer.edits(text), _cell_by(replacer), keep)


def _cell_by(replacer: Replacer) -> Callable[[str, str, int | None, str, str], str]:
    return lambda _kind, _row, _version, _column, value: replacer.apply(value)


def _plan(
    session: Session,
    edits_of: Callable[[str, str], Replacements],
    cell_of: Callable[[str, str, int | None, str, str], str],
    keep: Collection[str] = (),
) -> Replaced:
    found = Replaced()
    version = TranscriptVersionRow
    query = select(version.id, TranscriptRow.name, version.text).join(
        TranscriptRow, col(TranscriptRow.id) == col(version.transcript)
    )
    for row, name, text in session.exec(query.order_by(TranscriptRow.name, col(version.number))).all():
        edits = edits_of(row, text)
        labels = _labels(session, row, lambda label: cell_of("turn", "", None, "speaker", label))
        if edits or labels:
            after = edits.apply(text)
            found.texts.append(TextEdits(row, name, sha256(text), sha256(after), edits, text, labels))
    moves = {each.version: each.edits for each in found.texts}
    for kind, row, number, values in _contents(session):
        for column in WORDS_OF.get(kind, ()):
            value = values[column]
            if not value or (kind == "attribute_value" and value in keep):
                continue
            after = cell_of(kind, row, number, column, value)
            if column == "why":
                after = _reasons_moved(value, after, moves)
            if after != value:
                found.cells.append(Cell(kind, row, number, column, value, after))
    return found


def _reasons_moved(before: str, after: str, moves: Mapping[str, Replacements]) -> str:
    """Reasons in JSON, those that speak of a passage with its place in the new text.

    What comes back as it was kept has its places already.
    """
    reasons = json.loads(after)
    places = [reason[3:] for reason in reasons]
    if not any(places) or places != [reason[3:] for reason in json.loads(before)]:
        return after
    for reason in reasons:
        if reason[3:] and reason[3][0] in moves:
            version, start, end = reason[3]
            span = moves[version].span(Span(start, end))
            reason[3] = [version, span.start, span.end]
    return json.dumps(reasons, ensure_ascii=False)


def _labels(session: Session, version: str, change: Callable[[str], str]) -> dict[str, str]:
    """The speakers' labels of a text version that change, by the label before."""
    labels = session.exec(select(TurnRow.speaker).where(TurnRow.version == version).distinct()).all()
    return {label: change(label) for label in sorted(labels) if change(label) != label}


def _contents(session: Session) -> Iterator[tuple[str, str, int | None, dict[str, Any]]]:
    """Every live row and past version of the kinds with words or anchors in them."""
    kinds = (*WORDS_OF, *_ANCHORED)
    for kind in dict.fromkeys(kinds):
        rows = table_of(KEPT[kind])
        for row in session.execute(select_columns(rows).order_by(rows.c.id)).mappings().all():
            yield kind, row["id"], None, dict(row)
    query = select(PastRow.kind, PastRow.row, PastRow.version, PastRow.content)
    order = (col(PastRow.kind), col(PastRow.row), col(PastRow.version))
    for kind, past, number, content in session.exec(query.order_by(*order)).all():
        if kind in kinds:
            yield kind, past, number, json.loads(content)


def apply(change: Change, replaced: Replaced) -> None:
    """Put the new words everywhere: texts, turns, rows, past versions, the search index and places."""
    session = change.session
    texts = {each.version: each for each in replaced.texts}
    after = {each.version: each.edits.apply(each.text) for each in replaced.texts}
    for each in replaced.texts:
        _rewrite_text(change, each, after[each.version])
    cells: dict[tuple[str, str, int | None], dict[str, Any]] = defaultdict(dict)
    for cell in replaced.cells:
        cells[cell.kind, cell.row, cell.version][cell.column] = cell.after
    for kind, row, number, values in list(_contents(session)):
        if kind in _ANCHORED and values["text_version"] in texts:
            version = values["text_version"]
            moved = _moved(kind, values, texts[version].edits, after[version])
            cells[kind, row, number] = moved | cells.get((kind, row, number), {})
    live: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for (kind, row, number), values in cells.items():
        if number is None:
            live[kind][row] = values
    for kind in KEPT:
        if kind in live:
            change.rewrite_in_place(KEPT[kind], live[kind])
    for (kind, row, number), values in sorted(
        (each for each in cells.items() if each[0][2] is not None), key=lambda each: each[0]
    ):
        which = (col(PastRow.kind) == kind) & (col(PastRow.row) == row) & (col(PastRow.version) == number)
        content = session.exec(select(PastRow.content).where(which)).one()
        if number is not None:
            change.rewrite_past(kind, row, number, json.loads(content) | values)
    _move_places(session, texts)
    search.rebuild(session)


def _rewrite_text(change: Change, each: TextEdits, after: str) -> None:
    """Put the new text of a version in the place of its old one, with its turns."""
    session, edits = change.session, each.edits
    change.note_erased("transcript_version", each.version)
    session.execute(
        update(TranscriptVersionRow)
        .where(col(TranscriptVersionRow.id) == each.version)
        .values(text=after, characters=len(after), sha256=each.after, salt=change.new_id().replace("-", ""))
    )
    turns = session.exec(select(TurnRow).where(TurnRow.version == each.version)).all()
    for turn in turns:
        turn.start, turn.end = edits.start(turn.start), max(edits.start(turn.start), edits.end(turn.end))
        turn.speaker = each.labels.get(turn.speaker, turn.speaker)
        session.add(turn)
    change.seal_texts([each.version])
    in_use = session.exec(select(TranscriptRow.id).where(TranscriptRow.current == each.version)).first()
    if in_use is not None:
        search.unindex(session, each.version)
        ordered = sorted(turns, key=lambda turn: turn.number)
        search.index_turns(session, each.version, ((t.number, after[t.start : t.end]) for t in ordered))


def _moved(kind: str, values: Mapping[str, Any], edits: Replacements, text: str) -> dict[str, Any]:
    """The place of an anchored row in the new text, and the words that it covers there."""
    span = edits.span(Span(values["start"], values["end"]))
    place: dict[str, Any] = {"start": span.start, "end": span.end}
    if kind in ("doubt", "bookmark"):
        return place
    found = anchor(text, span)
    if kind == "suggestion":
        return place | {"exact": found.exact}
    return place | found._asdict()


def _move_places(session: Session, texts: Mapping[str, TextEdits]) -> None:
    """Keep every coder where they were."""
    query = select(PlaceRow, TranscriptRow.current).join(
        TranscriptRow, col(TranscriptRow.id) == col(PlaceRow.transcript)
    )
    for place, current in session.exec(query).all():
        if current in texts:
            place.position = texts[current].edits.start(place.position)
            session.add(place)
    session.flush()


# Back, by a key


def plan_back(
    session: Session,
    texts: Mapping[str, tuple[str, Replacements]],
    cells: Mapping[tuple[str, str, int | None, str], tuple[str, str]],
    labels: Mapping[str, str],
    tokens: Replacer,
) -> Replaced:
    """What brings the words back, nothing done.

    `texts` holds, by a text version's id, the hash of the text with tokens and the edits that undo it;
    `cells` the hash of a cell with tokens and its words before; `labels` speakers' labels by their tokens.
    What is of none of these gets its words by token.
    """

    def edits_of(version: str, text: str) -> Replacements:
        after, edits = texts.get(version, ("", Replacements([])))
        return edits if after == sha256(text) else tokens.edits(text)

    def cell_of(kind: str, row: str, number: int | None, column: str, value: str) -> str:
        if kind == "turn":
            return labels.get(value, value)
        after, before = cells.get((kind, row, number, column), ("", ""))
        return before if after == sha256(value) else tokens.apply(value)

    return _plan(session, edits_of, cell_of)


# Knowing the words again without knowing them


def remember(change: Change, terms: Iterable[Term], tokens: Mapping[str, str]) -> int:
    """Keep what is needed to see the words of terms again; gives how many were new."""
    session = change.session
    there = set(session.exec(select(PseudonymRow.token)).all())
    salt = study_id(session)
    new = {}
    for term in terms:
        made = tokens[term.same]
        if made in there or made in new:
            continue
        words = _written_as(term.words, term.as_written)
        new[made] = {
            "token": made,
            "kind": term.kind,
            "words": len(words),
            "as_written": term.as_written,
            "hint": _hint(salt, " ".join(words)),
            "hash": _slow(salt, " ".join(words)),
            "at": change.now,
        }
    if new:
        session.execute(insert(table_of(PseudonymRow)), list(new.values()))
    return len(new)


def forget(session: Session) -> None:
    """Forget every token: the words are back."""
    session.execute(delete(PseudonymRow))


def all_texts(session: Session) -> list[str]:
    """Every text version's text."""
    return list(session.exec(select(TranscriptVersionRow.text)).all())


def study_id(session: Session) -> str:
    """The id of the study, by which a key knows it."""
    return session.exec(select(StudyRow.id)).one()


def tokens_in_use(session: Session) -> list[str]:
    """Every token that stands for words."""
    return sorted(session.exec(select(PseudonymRow.token)).all())


class Guard:
    """Sees whether a text holds words that were replaced, without knowing which these are."""

    def __init__(self, session: Session) -> None:
        self._salt = study_id(session)
        self._known: dict[tuple[int, bool], dict[int, list[tuple[str, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in session.exec(select(PseudonymRow)).all():
            self._known[row.words, row.as_written][row.hint].append((row.hash, row.token))

    def __bool__(self) -> bool:
        """Whether any words were replaced in this study."""
        return bool(self._known)

    def tokens(self, text: str) -> set[str]:
        """The tokens of which the words stand in a text."""
        found = set()
        for (size, as_written), known in self._known.items():
            words = _written_as(text, as_written)
            runs = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
            if size == 1:
                runs |= {each[:-1] for each in runs if each.endswith("s") and len(each) > 2}
            for run in sorted(runs):
                candidates = known.get(_hint(self._salt, run))
                if candidates:
                    slow = _slow(self._salt, run)
                    found |= {token for value, token in candidates if value == slow}
        return found

    def refuse(self, text: str, where: str) -> None:
        """NamesError where a text holds words that were replaced."""
        tokens = self.tokens(text) if self else set()
        if tokens:
            raise NamesError(where, tokens)


def _written_as(text: str, as_written: bool) -> Sequence[str]:
    return _WORD.findall(text if as_written else plain_words(text))


def _hint(salt: str, words: str) -> int:
    digest = hmac.digest(salt.encode(), words.encode("utf-8", "surrogatepass"), "sha256")
    return int.from_bytes(digest[:2], "big")


def _slow(salt: str, words: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", words.encode("utf-8", "surrogatepass"), salt.encode(), _ROUNDS).hex()


def sha256(text: str) -> str:
    """The hash of a text, as the study keeps it of its texts."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_edits(pairs: Iterable[Sequence[Any]]) -> Replacements:
    """Edits from [start, end, words]."""
    return Replacements(Edit(int(start), int(end), str(words)) for start, end, words in pairs)
