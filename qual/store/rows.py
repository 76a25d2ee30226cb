"""The tables, private to this room; they validate nothing: build records, not rows."""

# No `from __future__ import annotations` here: SQLModel reads the annotations as types.

from sqlalchemy import Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """What all tables share: no schema that checks values is built: it would only cost time and memory."""

    model_config = {"defer_build": True}


class Kept(Row):
    """A row whose every version is kept: `version` counts from 1, `salt` goes into its hash in the log."""

    id: str = Field(primary_key=True)
    version: int = 1
    salt: str


class StudyRow(Row, table=True):
    """The study itself: one row."""

    __tablename__ = "study"

    id: str = Field(primary_key=True)
    created: str


class CoderRow(Row, table=True):
    """A person who codes."""

    __tablename__ = "coder"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created: str


class RespondentRow(Kept, table=True):
    """A respondent; `name` is the id that people use."""

    __tablename__ = "respondent"

    name: str = Field(unique=True)
    perspective: str


class AttributeValueRow(Kept, table=True):
    """What is known of a respondent: for good where `wave` is empty; no `value` means unknown."""

    __tablename__ = "attribute_value"
    __table_args__ = (UniqueConstraint("respondent", "attribute", "wave"),)

    respondent: str = Field(foreign_key="respondent.id")
    attribute: str
    wave: str = ""
    value: str | None = None


class TranscriptRow(Kept, table=True):
    """A transcript; `current` is the id of the text version in use."""

    __tablename__ = "transcript"

    name: str = Field(unique=True)
    kind: str
    wave: str
    date: str
    perspective: str
    current: str


class TranscriptVersionRow(Row, table=True):
    """One canonical text of a transcript, never changed in place, and the source file that it came from."""

    __tablename__ = "transcript_version"

    id: str = Field(primary_key=True)
    transcript: str = Field(index=True)
    number: int
    text: str
    characters: int
    turns: int
    sha256: str
    source_name: str
    source_sha256: str
    reader: str
    reader_version: str
    created: str
    salt: str


class TurnRow(Row, table=True):
    """A turn of a text version: the spoken words from `start` to `end`; `time` in seconds."""

    __tablename__ = "turn"

    version: str = Field(primary_key=True, foreign_key="transcript_version.id")
    number: int = Field(primary_key=True)
    start: int
    end: int
    speaker: str
    time: float | None = None


class SpeakerRow(Kept, table=True):
    """A label in a transcript and the respondent behind it; `role` as in `qual.core.transcript.Speaker`."""

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("transcript", "label"),)

    transcript: str = Field(foreign_key="transcript.id", index=True)
    label: str
    role: str
    respondent: str | None = Field(default=None, foreign_key="respondent.id", index=True)
    turns: int = 0


class CodeRow(Kept, table=True):
    """A code; `slug` is the id that people use; lists are JSON; a retired code keeps its codings."""

    __tablename__ = "code"

    slug: str = Field(unique=True)
    name: str
    parent: str | None = Field(default=None, foreign_key="code.id", index=True)
    position: int
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: str = "[]"
    cues: str = "[]"
    colour: str = ""
    tag: str = ""
    key: str = ""
    questions: str = "[]"
    replaces: str = "[]"
    status: str = ""


class CodingRow(Kept, table=True):
    """A code on a span of a text version, with the words it covers and a little context (the anchor)."""

    __tablename__ = "coding"
    __table_args__ = (Index("ix_coding_place", "text_version", "start"),)

    text_version: str = Field(foreign_key="transcript_version.id")
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    code: str = Field(foreign_key="code.id", index=True)
    coder: str = Field(foreign_key="coder.id", index=True)
    created: str
    origin: str
    suggestion: str | None = None


class DoubtRow(Kept, table=True):
    """A coding that a correction left unsure until a person settles it, and where it stood before.

    `verdict` is "doubtful" (it stands at the best place found) or "lost" (it still stands in the old text and
    is in no listing).
    """

    __tablename__ = "doubt"

    coding: str = Field(foreign_key="coding.id", unique=True)
    verdict: str
    text_version: str = Field(foreign_key="transcript_version.id", index=True)
    start: int
    end: int


class QuoteMarkRow(Kept, table=True):
    """What a coding is as a quote: `kind` is "key" (to be printed) or "deviant" (against the rest)."""

    __tablename__ = "quote_mark"

    coding: str = Field(foreign_key="coding.id", unique=True)
    kind: str
    coder: str = Field(foreign_key="coder.id")


class BookmarkRow(Kept, table=True):
    """A place in a text version that a coder wants to find again."""

    __tablename__ = "bookmark"

    text_version: str = Field(foreign_key="transcript_version.id", index=True)
    start: int
    end: int
    coder: str = Field(foreign_key="coder.id", index=True)
    created: str


class DoneRow(Kept, table=True):
    """A transcript that a coder has coded to its end: what bears no code there was judged to need none."""

    __tablename__ = "done"
    __table_args__ = (UniqueConstraint("transcript", "coder"),)

    transcript: str = Field(foreign_key="transcript.id", index=True)
    coder: str = Field(foreign_key="coder.id")
    at: str


class MemoRow(Kept, table=True):
    """A memo about a thing: `about` names its table, `target` its id."""

    __tablename__ = "memo"

    about: str
    target: str = Field(index=True)
    coder: str = Field(foreign_key="coder.id")
    text: str
    created: str


class WrittenRow(Kept, table=True):
    """What a person wrote of a code: `kind` is cell (with a respondent), summary or question."""

    __tablename__ = "written"

    kind: str
    code: str = Field(foreign_key="code.id", index=True)
    respondent: str | None = Field(default=None, foreign_key="respondent.id", index=True)
    text: str
    coder: str = Field(foreign_key="coder.id", index=True)
    at: str


class QuoteDecisionRow(Kept, table=True):
    """What a person decided of a quotation, by the quotation's id; `finding` hashes what was judged then.

    `respondent` is whose words they are; `others` (JSON) are the people of the other parts of a stitched one.
    """

    __tablename__ = "quote_decision"

    quote: str = Field(unique=True)
    report: str
    decision: str
    reason: str
    finding: str
    respondent: str | None = Field(default=None, foreign_key="respondent.id", index=True)
    coder: str = Field(foreign_key="coder.id", index=True)
    at: str
    others: str = ""


class QuestionRow(Kept, table=True):
    """A research question."""

    __tablename__ = "research_question"

    slug: str = Field(unique=True)
    question: str
    position: int


class PopulationRow(Kept, table=True):
    """A figure of the population: a count or a percentage (0 to 100) of a category of an attribute."""

    __tablename__ = "population_figure"
    __table_args__ = (UniqueConstraint("attribute", "category"),)

    attribute: str
    category: str
    count: int | None = None
    percent: float | None = None
    source: str = ""
    position: int


class RunRow(Row, table=True):
    """A run that made suggestions: what was active, as JSON."""

    __tablename__ = "suggestion_run"

    id: str = Field(primary_key=True)
    created: str
    coder: str = Field(foreign_key="coder.id")
    engine: str


class SuggestionRow(Kept, table=True):
    """A suggested coding; `why` is JSON, `state` one of open, accepted, rejected.

    `rank` is its place in the run, the surest being 1; 0 where the run did not say.
    """

    __tablename__ = "suggestion"

    run: str = Field(foreign_key="suggestion_run.id", index=True)
    text_version: str = Field(foreign_key="transcript_version.id", index=True)
    start: int
    end: int
    exact: str
    code: str = Field(foreign_key="code.id", index=True)
    score: float
    why: str
    state: str = "open"
    rank: int = 0


class PlaceRow(Row, table=True):
    """Where a coder was last in a transcript; a convenience, so it is not in the log."""

    __tablename__ = "place"

    coder: str = Field(primary_key=True, foreign_key="coder.id")
    transcript: str = Field(primary_key=True, foreign_key="transcript.id")
    position: int
    seen: str


class WithdrawalRow(Row, table=True):
    """A respondent who withdrew: `id` is that of the row that went, `name` stands in its place.

    `is_cleared` says that nothing of it was left in the free space of the database's files.
    """

    __tablename__ = "withdrawal"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    at: str
    is_cleared: bool = False


class WithdrawnRow(Row, table=True):
    """What must not come back: `kind` is source (a file), text, example (of a code), name or label.

    A file, text or example is known by its SHA-256, a name by a slow salted hash.
    """

    __tablename__ = "withdrawn"

    kind: str = Field(primary_key=True)
    hash: str = Field(primary_key=True)
    withdrawal: str = Field(foreign_key="withdrawal.id")


class PseudonymRow(Row, table=True):
    """A token that stands for words, and what is needed to know those words when they are seen again.

    `words` is how many words they are, `hint` 16 bits of a quick hash that leaves few candidates for `hash`,
    a slow one; `as_written` where capitals count.
    """

    __tablename__ = "pseudonym"

    token: str = Field(primary_key=True)
    kind: str
    words: int
    as_written: bool
    hint: int
    hash: str
    at: str


class PastRow(Row, table=True):
    """A version that a row had before; `content` is JSON. Erasing it leaves the log's hash standing."""

    __tablename__ = "past_version"

    kind: str = Field(primary_key=True)
    row: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    salt: str
    content: str


class EventRow(Row, table=True):
    """One change: when, who, what; chained to the event before by hash. Never changed or removed."""

    __tablename__ = "event"

    n: int = Field(primary_key=True)
    id: str = Field(unique=True)
    at: str
    coder: str = Field(foreign_key="coder.id", index=True)
    verb: str
    kind: str
    target: int | None = None
    details: str
    previous: str
    hash: str


class EventChangeRow(Row, table=True):
    """A row that an event changed: versions and salted hashes before and after, and its place in the text."""

    __tablename__ = "event_change"

    event: int = Field(primary_key=True, foreign_key="event.n")
    ordinal: int = Field(primary_key=True)
    kind: str
    row: str = Field(index=True)
    before: int | None = None
    after: int | None = None
    before_hash: str | None = None
    after_hash: str | None = None
    start: int | None = None
    end: int | None = None


def table_of(row: type[SQLModel]) -> Table:
    """The bare table behind a row class: many rows go in several times faster without the mapper."""
    table: Table = row.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    return table


KEPT: dict[str, type[Kept]] = {
    "respondent": RespondentRow,
    "attribute_value": AttributeValueRow,
    "transcript": TranscriptRow,
    "speaker": SpeakerRow,
    "code": CodeRow,
    "coding": CodingRow,
    "doubt": DoubtRow,
    "quote_mark": QuoteMarkRow,
    "bookmark": BookmarkRow,
    "done": DoneRow,
    "memo": MemoRow,
    "written": WrittenRow,
    "quote_decision": QuoteDecisionRow,
    "research_question": QuestionRow,
    "population_figure": PopulationRow,
    "suggestion": SuggestionRow,
}
"""The tables whose rows are kept in every version, parents before children."""

ADDED: dict[str, str | int] = {"status": "", "rank": 0, "others": ""}
"""Columns of kept tables that came after the first schema, with what they hold where nobody wrote."""

POINTS_AT: dict[str, tuple[tuple[str, str], ...]] = {
    "respondent": (
        ("attribute_value", "respondent"),
        ("speaker", "respondent"),
        ("memo", "target"),
        ("written", "respondent"),
        ("quote_decision", "respondent"),
    ),
    "transcript": (("speaker", "transcript"), ("done", "transcript"), ("memo", "target")),
    "code": (
        ("coding", "code"),
        ("code", "parent"),
        ("suggestion", "code"),
        ("memo", "target"),
        ("written", "code"),
    ),
    "coding": (("memo", "target"), ("doubt", "coding"), ("quote_mark", "coding")),
}
"""Which columns point at a table: what must be gone before its row can be taken back."""
