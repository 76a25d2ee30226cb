"""Full text search over turns: FTS5 on SQLite, tsvector on PostgreSQL, behind one small interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session


class TurnHit(NamedTuple):
    """A turn that holds the words: its text version, its number, and how well it fits (higher is better)."""

    version: str
    number: int
    score: float


class Term(NamedTuple):
    """A word, or a phrase of several words in order; `prefix` lets the last word go on."""

    words: tuple[str, ...]
    prefix: bool = False


def parse_query(query: str) -> list[Term]:
    """The terms of a query, all of which must be found: `angst "naar werk" herkeur*`."""
    terms = []
    for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', query.replace("“", '"').replace("”", '"')):
        raw = quoted or plain
        words = tuple(re.findall(r"\w+", raw))
        if words:
            terms.append(Term(words, raw.rstrip().endswith("*")))
    return terms


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def index_turns(session: Session, version: str, turns: Iterable[tuple[int, str]]) -> None:
    """Put the turns of a text version in the index."""
    rows = [{"version": version, "number": number, "text": words} for number, words in turns]
    if rows:
        session.execute(
            text("INSERT INTO turn_search (version, number, text) VALUES (:version, :number, :text)"), rows
        )


def unindex(session: Session, version: str) -> None:
    """Take the turns of a text version out of the index."""
    session.execute(text("DELETE FROM turn_search WHERE version = :version"), {"version": version})


def rebuild(session: Session) -> None:
    """Make the index anew from the turns in it, so that no word of a turn that went stays in its segments.

    PostgreSQL keeps no such segments; there the free space is cleared afterwards, as of every table.
    """
    if not _is_sqlite(session):
        return
    query = "SELECT name, sql FROM sqlite_master WHERE name IN ('turn_search', 'turn_search_vocabulary')"
    made = {str(row[0]): str(row[1]) for row in session.execute(text(query)).all()}
    session.execute(text("DROP TABLE turn_search_vocabulary"))
    session.execute(text("ALTER TABLE turn_search RENAME TO turn_search_old"))
    session.execute(text(made["turn_search"]))
    session.execute(text("INSERT INTO turn_search SELECT * FROM turn_search_old ORDER BY rowid"))
    session.execute(text("DROP TABLE turn_search_old"))
    session.execute(text(made["turn_search_vocabulary"]))


def remove_turns(session: Session, version: str, numbers: Iterable[int]) -> None:
    """Take some turns of a text version out of the index."""
    rows = [{"version": version, "number": number} for number in numbers]
    if rows:
        session.execute(text("DELETE FROM turn_search WHERE version = :version AND number = :number"), rows)


def find(session: Session, alternatives: Sequence[Sequence[Term]], limit: int = 1000) -> list[TurnHit]:
    """The turns that hold, for every group of alternatives, at least one of its terms; best first."""
    if not alternatives:
        return []
    if _is_sqlite(session):
        query = " AND ".join("(" + " OR ".join(_fts5(term) for term in group) + ")" for group in alternatives)
        statement = text(
            "SELECT version, number, -bm25(turn_search) AS score FROM turn_search"
            " WHERE turn_search MATCH :query ORDER BY score DESC, version, number LIMIT :limit"
        )
    else:
        query = " & ".join("(" + " | ".join(_tsquery(term) for term in group) + ")" for group in alternatives)
        statement = text(
            "SELECT version, number, ts_rank(words, q) AS score"
            " FROM turn_search, to_tsquery('simple', :query) AS q"
            " WHERE words @@ q ORDER BY score DESC, version, number LIMIT :limit"
        )
    rows = session.execute(statement, {"query": query, "limit": limit}).all()
    return [TurnHit(str(version), int(number), float(score)) for version, number, score in rows]


def _fts5(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")


def _tsquery(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    if term.prefix:
        words[-1] += ":*"
    return "(" + " <-> ".join(words) + ")"


def vocabulary(session: Session) -> list[str]:
    """Every word form in the index, lower case."""
    if _is_sqlite(session):
        statement = "SELECT term FROM turn_search_vocabulary ORDER BY term"
    else:
        statement = "SELECT word FROM ts_stat('SELECT words FROM turn_search') ORDER BY word"
    return [str(row[0]) for row in session.execute(text(statement)).all()]
