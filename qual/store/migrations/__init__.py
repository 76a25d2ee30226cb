"""The schema's revisions; a released one is never edited."""

from __future__ import annotations

from sqlalchemy import Connection

HEAD = "0011"
"""The newest revision; known here so that an up-to-date study opens without Alembic."""


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest revision, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "qual.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
