"""How Alembic reaches the database: over the connection that it is given, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

from qual.store import handed_over, rows  # noqa: F401  # they fill the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
