"""Full text search over turns: FTS5 on SQLite, tsvector on PostgreSQL, behind one small interface."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, table, text
from sqlalchemy import column as column_of
from sqlmodel import Session

from qual.core.comparable import folded
from qual.core.search_query import Clause, Term
from qual.store.bulk import insert_many

_INDEX = table("turn_search", *map(column_of, ("version", "number", "text")))

_RARE = 2_000
"""How many turns may hold a word for its turns to be ordered by how well they fit."""


class TurnHit(NamedTuple):
    """A turn that fits: its text version and number, its transcript, who speaks, and its words."""

    version: str
    number: int
    transcript: str
    wave: str
    speaker: str
    role: str
    respondent: str | None
    start: int
    end: int
    text: str


class Filters(NamedTuple):
    """What a turn must be besides holding the words; None and empty leave it open.

    `speakers` are labels and ids of respondents, `people` pairs of a respondent's id and a wave, `codes` the
    slugs of codes. `coded` says whether there must be a coding (of `codes`, by `coder`) or must be none.
    """

    transcript: str = ""
    speakers: Sequence[str] | None = None
    role: str = ""
    wave: str | None = None
    perspective: str = ""
    people: Sequence[tuple[str, str]] | None = None
    codes: Sequence[str] = ()
    coder: str = ""
    coded: bool | None = None


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def index_turns(session: Session, version: str, turns: Iterable[tuple[int, str]]) -> None:
    """Put the turns of a text version in the index."""
    rows = [(version, number, words) for number, words in turns]
    insert_many(session, _INDEX, ("version", "number", "text"), rows)


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


def find(
    session: Session, clauses: Sequence[Clause], filters: Filters | None = None, limit: int = 1000
) -> list[TurnHit]:
    """The turns in which all the clauses hold and that pass the filters; best first, then as they came in.

    Words that stand in thousands of turns are found in the order in which these came in.
    Clauses that only exclude find nothing.
    """
    held = [clause for clause in clauses if not clause.is_excluded]
    if not held:
        return []
    barred = [clause for clause in clauses if clause.is_excluded]
    where, values = _conditions(filters or Filters())
    is_sqlite = _is_sqlite(session)
    if is_sqlite:
        query = " AND ".join(map(_fts5, held)) + "".join(f" NOT {_fts5(clause)}" for clause in barred)
        # the rows come in the order of the inner query, so that joining stops when enough is found
        best = "rank" if _is_rare(session, held) else "rowid"
        inner = (
            "SELECT rowid AS place FROM turn_search WHERE turn_search MATCH :query"  # noqa: S608  # values are bound
            f" ORDER BY {best} LIMIT {-1 if where else limit}"
        )
        joins, order = ("CROSS JOIN", "LEFT JOIN"), ""
        words = "turn_search.rowid = hit.place"
    else:
        query = " & ".join(map(_tsquery, held)) + "".join(f" & !{_tsquery(clause)}" for clause in barred)
        inner = (
            "SELECT version, number, ts_rank(words, q) AS score"
            " FROM turn_search, to_tsquery('simple', :query) AS q WHERE words @@ q"
        )
        joins, order = ("JOIN", "LEFT JOIN"), " ORDER BY hit.score DESC, transcript.name, hit.number"
        words = "turn_search.version = hit.version AND turn_search.number = hit.number"
    must, may = joins
    statement = text(  # the parts are this room's own words, every value is bound
        "SELECT turn_search.version, turn_search.number, transcript.name, transcript.wave, turn.speaker,"  # noqa: S608
        " coalesce(speaker.role, ''), respondent.name, turn.start, turn.\"end\", turn_search.text"
        f" FROM ({inner}) AS hit"
        f" {must} turn_search ON {words}"
        f" {must} turn ON turn.version = turn_search.version AND turn.number = turn_search.number"
        f" {must} transcript ON transcript.current = turn_search.version"
        f" {may} speaker ON speaker.transcript = transcript.id AND speaker.label = turn.speaker"
        f" {may} respondent ON respondent.id = speaker.respondent"
        f"{' WHERE ' + ' AND '.join(where) if where else ''}{order} LIMIT :limit"
    )
    lists: list[BindParameter[Any]] = [
        bindparam(name, expanding=True) for name, value in values.items() if isinstance(value, list)
    ]
    rows = session.execute(statement.bindparams(*lists), {"query": query, "limit": limit, **values}).all()
    return [TurnHit(*row) for row in rows]


def _is_rare(session: Session, clauses: Sequence[Clause]) -> bool:
    """Whether so few turns can fit that it is worth the time to tell which fit best.

    Of a word that stands in nearly every transcript none is better than another.
    """
    return min(sum(_turns_with(session, term) for term in each.terms) for each in clauses) <= _RARE


def _turns_with(session: Session, term: Term) -> int:
    """In how many turns a term can stand, at most, as the index of the words says."""
    found = []
    for index, word in enumerate(term.words):
        begins = term.prefix and index == len(term.words) - 1
        count = (
            "SELECT coalesce(sum(doc), 0) FROM turn_search_vocabulary WHERE term >= :low AND term <= :high"
        )
        low = folded(word)
        values = {"low": low, "high": low + "\U0010ffff" if begins else low}
        found.append(int(session.execute(text(count), values).scalar_one()))
    return min(found)


def _conditions(filters: Filters) -> tuple[list[str], dict[str, Any]]:
    """The filters as conditions on the rows of `find`, and their values."""
    where: list[str] = []
    values: dict[str, Any] = {}
    for column, value in (
        ("transcript.name", filters.transcript or None),
        ("transcript.wave", filters.wave),
        ("speaker.role", filters.role or None),
        ("coalesce(respondent.perspective, transcript.perspective)", filters.perspective or None),
    ):
        if value is not None:
            name = f"value{len(values)}"
            where.append(f"{column} = :{name}")
            values[name] = value
    if filters.speakers is not None:
        where.append("(turn.speaker IN :speakers OR respondent.name IN :speakers)")
        values["speakers"] = list(filters.speakers)
    if filters.people is not None:
        where.append("respondent.name || '|' || transcript.wave IN :people")
        values["people"] = [f"{respondent}|{wave}" for respondent, wave in filters.people]
    if filters.coded is not None:
        there = (
            "EXISTS (SELECT 1 FROM coding JOIN code ON code.id = coding.code"
            " JOIN coder ON coder.id = coding.coder WHERE coding.text_version = turn_search.version"
            ' AND coding.start < turn."end" AND coding."end" > turn.start'
        )
        if filters.codes:
            there += " AND code.slug IN :codes"
            values["codes"] = list(filters.codes)
        if filters.coder:
            there += " AND coder.name = :coder"
            values["coder"] = filters.coder
        where.append(f"{'' if filters.coded else 'NOT '}{there})")
    return where, values


def _fts5(clause: Clause) -> str:
    if clause.near:
        pairs = (
            f"NEAR({_fts5_term(one)} {_fts5_term(other)}, {clause.within})"
            for one in clause.terms
            for other in clause.near
        )
        return "(" + " OR ".join(pairs) + ")"
    return "(" + " OR ".join(map(_fts5_term, clause.terms)) + ")"


def _fts5_term(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")


def _tsquery(clause: Clause) -> str:
    if clause.near:
        pairs = (
            f"{_tsquery_term(first)} <{gap + len(second.words)}> {_tsquery_term(second)}"
            for one in clause.terms
            for other in clause.near
            for first, second in ((one, other), (other, one))
            for gap in range(clause.within + 1)
        )
        return "(" + " | ".join(pairs) + ")"
    return "(" + " | ".join(map(_tsquery_term, clause.terms)) + ")"


def _tsquery_term(term: Term) -> str:
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


def speakers(session: Session) -> list[str]:
    """Every speaker's label and every respondent behind one."""
    labels = session.execute(text("SELECT DISTINCT label FROM speaker")).scalars().all()
    return sorted({*labels, *session.execute(text("SELECT name FROM respondent")).scalars().all()})
