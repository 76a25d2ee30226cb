"""The tables of what was handed over: documents and the quotes in them, what they tell, checks of reports."""

# No `from __future__ import annotations` here: SQLModel reads the annotations as types.

from sqlmodel import Field

from qual.store.rows import Row


class ExportFileRow(Row, table=True):
    """A document that was handed over, by its file and the hash of its bytes."""

    __tablename__ = "export_file"

    id: str = Field(primary_key=True)
    file: str
    sha256: str = Field(index=True)
    head: str
    coder: str = Field(foreign_key="coder.id")
    at: str


class QuoteUseRow(Row, table=True):
    """A coding that stood in a document as a quote, and the name it had there."""

    __tablename__ = "quote_use"

    export: str = Field(primary_key=True, foreign_key="export_file.id")
    coding: str = Field(primary_key=True, index=True)
    name: str


class ToldRow(Row, table=True):
    """A trait of a respondent (by id) that a document for outside tells.

    `is_allowed` where a person let it stand with a reason, although few people have all that is told.
    """

    __tablename__ = "told"

    document: str = Field(primary_key=True)
    respondent: str = Field(primary_key=True, index=True)
    trait: str = Field(primary_key=True)
    is_allowed: bool = False


class PublishedNumberRow(Row, table=True):
    """A number and its base as a publication prints them; `place` is where in its table."""

    __tablename__ = "published_number"

    document: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    number: int
    base: int


class QuoteCheckRow(Row, table=True):
    """The quotations that a check of a report found, by their ids (JSON), and those of the run before it."""

    __tablename__ = "quote_check"

    report: str = Field(primary_key=True)
    sha256: str
    at: str
    quotes: str
    before: str
    before_quotes: str
