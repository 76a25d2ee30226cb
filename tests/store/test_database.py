"""Opening, making and refusing a database."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from qual.errors import NoDriverError, NoServerError, NotADatabaseError, StudyLockedError
from qual.store import corrections, history, respondents
from qual.store import database as database_module
from qual.store.database import Database
from qual.store.migrations import HEAD
from qual.store.rows import RespondentRow
from qual.store.verify import verify
from tests.store.material import add_codebook, add_transcript, code_words, words_coded

DATABASES = Path(__file__).parents[1] / "databases"


def test_a_new_database_has_the_newest_schema_and_a_study(place: str) -> None:
    first = Database(place)
    first.close()
    again = Database(place)

    assert again.study_id == first.study_id
    again.close()


def test_the_known_head_is_the_newest_revision() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "qual.store:migrations")

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_the_revisions_make_the_tables_that_the_rows_describe(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with database._engine.connect() as connection:
        known = set(SQLModel.metadata.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in known}
        )

        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_database_of_the_first_schema_moves_on_after_a_copy_was_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "study.db"
    shutil.copy2(DATABASES / "schema-0001.db", file)
    database = Database(file)

    assert words_coded(database) == [
        ("bang voor de keuring", "herkeuring", "anna"),
        ("het geld", "geld", "bas"),
        ("Heel bang", "angst", "anna"),
    ]
    with database.read() as session:
        assert verify(session) == []
        assert corrections.unsettled(session) == []
    assert history.undo(database, "anna") is not None
    database.close()
    aside = sqlite3.connect(f"{file}.before-{HEAD}")
    assert aside.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert aside.execute("SELECT count(*) FROM coding").fetchone() == (3,)
    aside.close()


def test_every_revision_leads_to_the_newest_schema(place: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "qual.store:migrations")
    engine = database_module._engine(place, not place.startswith("postgresql"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO study (id, created) VALUES ('s', '2026-01-01')"))
    engine.dispose()

    database = Database(place)
    assert database.study_id == "s"
    add_codebook(database)
    add_transcript(database)
    with database.read() as session:
        assert corrections.unsettled(session) == []
    database.close()


def test_sqlite_keeps_foreign_keys_and_durable_commits(tmp_path: Path) -> None:
    database = Database(tmp_path / "study.db")

    assert database.pragma("foreign_keys") == 1
    assert database.pragma("journal_mode") == "wal"
    assert database.pragma("synchronous") == 2
    database.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "study.db"
    file.write_text("dit is een brief")

    with pytest.raises(NotADatabaseError, match="is not a database"):
        Database(file)
    assert file.read_text() == "dit is een brief"


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "study.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.commit()
    other.close()

    with pytest.raises(NotADatabaseError, match="another program"):
        Database(file)
    other = sqlite3.connect(file)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipe",)]
    other.close()


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "WAIT_SECONDS", 0.1)
    database = Database(tmp_path / "study.db")
    add_codebook(database)
    other = sqlite3.connect(tmp_path / "study.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StudyLockedError, match="another program"):
        add_transcript(database)
    other.execute("ROLLBACK")
    other.close()
    add_transcript(database)
    database.close()


def test_a_change_that_fails_half_way_leaves_nothing(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)

    def fail_half_way() -> None:
        with database.change("anna", "respondents.load") as change:
            change.insert(RespondentRow, [{"name": "R99", "perspective": "deelnemer"}])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with database.read() as session:
        assert [each.id for each in respondents.listed(session)] == ["R07"]


def test_a_confirmed_change_survives_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "study.db"
    script = (
        "import os, signal, sys\n"
        "from qual.store.database import Database\n"
        "from tests.store.material import add_codebook, add_transcript, code_words\n"
        "database = Database(sys.argv[1])\n"
        "add_codebook(database); add_transcript(database)\n"
        "code_words(database, 'Heel bang', 'angst')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=False)

    database = Database(file)
    assert words_coded(database) == [("Heel bang", "angst", "anna")]
    database.close()


def test_a_copy_is_whole_while_the_study_is_open(tmp_path: Path) -> None:
    database = Database(tmp_path / "study.db")
    add_codebook(database)
    add_transcript(database)
    code_words(database, "Heel bang", "angst")

    database.copy_to(tmp_path / "copy.db")

    copy = Database(tmp_path / "copy.db")
    assert words_coded(copy) == words_coded(database)
    copy.close()
    database.close()


def test_a_server_that_cannot_be_reached_is_named_without_its_password() -> None:
    with pytest.raises(NoServerError, match=r"postgresql://anna:\*\*\*@127\.0\.0\.1:1/study") as refusal:
        Database("postgresql://anna:geheim@127.0.0.1:1/study")

    assert "geheim" not in str(refusal.value)


def test_a_study_on_a_server_says_which_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)

    with pytest.raises(NoDriverError, match="pip install pg8000"):
        Database("postgresql://anna@127.0.0.1:1/study")
