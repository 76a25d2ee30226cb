"""Many rows of one shape at once, as plain tuples: for what a transcript brings by the hundred."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Dialect, TableClause, insert
from sqlmodel import Session


def insert_many(
    session: Session, table: TableClause, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Add rows whose values stand in the order of `columns`, as they are; no default is filled in.

    The statement is SQLAlchemy's own; a dictionary for every row would cost as much as the writing.
    """
    if rows:
        connection = session.connection()
        statement = _statement(table, tuple(columns), connection.dialect)
        connection.exec_driver_sql(statement, [tuple(row) for row in rows])


@lru_cache(maxsize=16)
def _statement(table: TableClause, columns: tuple[str, ...], dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect, column_keys=list(columns)))
