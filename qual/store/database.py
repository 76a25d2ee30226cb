"""An open database: SQLite or PostgreSQL, one way in for both."""

from __future__ import annotations

import getpass
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from qual.errors import (
    CannotWriteError,
    DamagedError,
    NoAccessError,
    NoDriverError,
    NoRoomError,
    NoServerError,
    NotADatabaseError,
    OpenElsewhereError,
    QualError,
    StudyLockedError,
)
from qual.store.changes import Change
from qual.store.migrations import HEAD, upgrade
from qual.store.rows import CoderRow, StudyRow

WAIT_SECONDS = 5
"""How long a write waits for another program's write."""

_LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's name for a lock that was not given in time."""


def utc_now() -> str:
    """The time now, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def random_id() -> str:
    """A fresh random id."""
    return str(uuid.uuid4())


class Database:
    """A study's database, open.

    `place` is a file path (SQLite) or a `postgresql://` URL. It is made where it does not exist, and moved to
    the newest schema after a copy was put aside. Raises NotADatabaseError or StudyLockedError.
    """

    def __init__(
        self, place: str | Path, *, clock: Callable[[], str] = utc_now, new_id: Callable[[], str] = random_id
    ) -> None:
        self.place = str(place)
        self.clock = clock
        self.new_id = new_id
        self.is_file = not self.place.startswith("postgresql")
        if self.is_file:
            _refuse_foreign_file(Path(self.place))
        self._engine = _engine(self.place, self.is_file)
        if not self.is_file:
            self._greet_server()
        self._writing = self._engine.execution_options(qual_write=True)
        self._coders: dict[str, str] = {}
        self.written: set[int] = set()
        """The numbers of the events that were written since it was opened, by whoever opened it."""
        try:
            self._bring_up_to_date()
            with self.read() as session:
                self.study_id = session.exec(select(StudyRow)).one().id
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that reads one consistent state."""
        with Session(self._engine) as session, _plain_locks():
            yield session

    @contextmanager
    def change(self, coder: str, verb: str, **details: object) -> Iterator[Change]:
        """One transaction with its event; nothing is written when the block raises or changes nothing.

        `details` are names and numbers for the log, never a respondent's words or values.
        """
        with Session(self._writing) as session, _plain_locks():
            if not self.is_file:
                session.exec(select(StudyRow).with_for_update()).one()
            change = Change(session, self.clock, self.new_id, self._coder(session, coder), verb, details)
            yield change
            number = change.write_event()
            if number:
                session.commit()
                self.written.add(number)
                self._coders[coder] = change.coder

    @contextmanager
    def note(self, coder: str) -> Iterator[tuple[Session, str]]:
        """A transaction outside the log, for conveniences such as the last place; with the coder's id."""
        with Session(self._writing) as session, _plain_locks():
            yield session, self._coder(session, coder)
            session.commit()

    def _coder(self, session: Session, name: str) -> str:
        """The id of the coder with this name, made when new."""
        if name in self._coders:
            return self._coders[name]
        found = session.exec(select(CoderRow).where(CoderRow.name == name)).first()
        if found is None:
            found = CoderRow(id=self.new_id(), name=name, created=self.clock())
            session.add(found)
            session.flush()
        return found.id

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy to a new file, safe while others write (SQLite only)."""
        try:
            copy = sqlite3.connect(target)
        except sqlite3.OperationalError:
            raise CannotWriteError(target, "no file can be made there") from None
        source = self._engine.raw_connection()
        try:
            driver: Any = source.driver_connection
            driver.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            source.close()
            copy.close()

    def clear_free_space(self) -> bool:
        """Leave nothing of erased rows in the database's files; False where another program is in the way.

        SQLite writes its file anew and empties its log; PostgreSQL writes tables and statistics anew.
        """
        return self._rewrite_file() if self.is_file else self._rewrite_tables()

    def _rewrite_file(self) -> bool:
        self._engine.dispose()
        connection = self._engine.raw_connection()
        driver: Any = connection.driver_connection
        try:
            busy = [driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]]
            driver.execute("VACUUM")
            busy.append(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return False
            raise
        finally:
            connection.close()
        return not any(busy)

    def _rewrite_tables(self) -> bool:
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            tables = inspect(connection).get_table_names()
            connection.exec_driver_sql(f"SET lock_timeout = '{WAIT_SECONDS}s'")
            try:
                for table in tables:
                    connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{table}"')
            except DBAPIError as error:
                if _LOCK_NOT_AVAILABLE in str(error.orig):
                    return False
                raise
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
        return True

    def pragma(self, name: str) -> Any:
        """A setting of SQLite, read back."""
        with self._engine.connect() as connection:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _greet_server(self) -> None:
        """Connect once; NoServerError where that fails."""
        try:
            self._engine.connect().close()
        except DBAPIError:
            raise NoServerError(make_url(self.place).render_as_string(hide_password=True)) from None

    def _bring_up_to_date(self) -> None:
        with _plain_locks(), self._engine.connect() as connection:  # reading waits for nobody's writing
            if _revision(connection) == HEAD:
                return
        with _plain_locks(), self._writing.begin() as connection:
            revision = _revision(connection)
            if revision == HEAD:
                return
            if revision is None:
                if inspect(connection).get_table_names():
                    raise NotADatabaseError(self.place, "is a database of another program")
                upgrade(connection)
                connection.execute(
                    text("INSERT INTO study (id, created) VALUES (:id, :created)"),
                    {"id": self.new_id(), "created": self.clock()},
                )
                return
            if len(revision) != len(HEAD):
                raise NotADatabaseError(self.place, "is a database of another program")
            if revision > HEAD:
                raise NotADatabaseError(
                    self.place, f"was made by a newer version of qual (schema {revision})"
                )
        if self.is_file:
            part = Path(f"{self.place}.before-{HEAD}.part")
            self.copy_to(part)
            part.replace(f"{self.place}.before-{HEAD}")
        with _plain_locks(), self._writing.begin() as connection:
            upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _refuse_foreign_file(path: Path) -> None:
    """Refuse a file that is no SQLite database, or another program's, before anything touches it."""
    try:
        if path.is_dir():
            raise NotADatabaseError(str(path), "is a folder, not a database")
        if not path.exists() or path.stat().st_size == 0:
            return
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        raise NoAccessError from None
    if not header.startswith(b"SQLite format 3\x00"):
        raise NotADatabaseError(str(path), "is not a database")
    if header[_JOURNAL_BYTE : _JOURNAL_BYTE + 1] != _WRITE_AHEAD:
        _refuse_foreign_tables(path)


_JOURNAL_BYTE = 18
"""Where a database's header says how it writes; a study's is in write-ahead mode from its first moment."""

_WRITE_AHEAD = b"\x02"


def _refuse_foreign_tables(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        except sqlite3.DatabaseError:
            return  # locked or damaged: opening it says which
    if names and "alembic_version" not in names:
        raise NotADatabaseError(str(path), "is a database of another program")


def _engine(place: str, is_file: bool) -> Engine:
    if not is_file:
        try:
            return create_engine(_postgres_url(place))
        except ModuleNotFoundError:
            raise NoDriverError from None
    engine = create_engine(f"sqlite:///{place}", connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgres_url(place: str) -> URL:
    """The URL for the driver in use; `host=/folder` in the query names a server's socket, as elsewhere."""
    url = make_url(place).set(drivername="postgresql+pg8000")
    if not url.username:
        url = url.set(username=getpass.getuser())
    folder = url.query.get("host")
    if folder:
        socket = f"{folder}/.s.PGSQL.{url.port or 5432}"
        url = url.difference_update_query(["host"]).update_query_dict({"unix_sock": socket})
    return url


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Durable commits, foreign keys on (read back: some builds lack them), our own transactions.

    What is deleted is overwritten.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.execute("PRAGMA recursive_triggers=ON")
    cursor.execute("PRAGMA foreign_keys=ON")
    if cursor.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise NotADatabaseError("this SQLite", "cannot keep foreign keys")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at the start of a change, so that reading before writing is safe."""
    write = connection.get_execution_options().get("qual_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


_MEANINGS: dict[tuple[str, ...], Callable[[], QualError]] = {
    ("database is locked", "table is locked", "lock timeout", "deadlock"): StudyLockedError,
    ("not a database", "malformed", "database schema is corrupt"): DamagedError,
    ("readonly database", "unable to open database", "disk I/O error"): NoAccessError,
    ("disk is full",): NoRoomError,
}
"""What the words of a database mean for a person."""


@contextmanager
def _plain_locks() -> Iterator[None]:
    """Say in words that another program is writing."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        for words, meaning in _MEANINGS.items():
            if any(word in said for word in words):
                raise meaning() from None
        raise


def rest_in_file(path: Path) -> None:
    """Bring all of a database into its one file, if it can be read at all.

    OpenElsewhereError where another program has it open.
    """
    if not path.is_file():
        return
    with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise OpenElsewhereError from None
        except sqlite3.DatabaseError:
            return
