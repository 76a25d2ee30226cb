"""Codings found by where they stand, so that a code costs the same among thousands as among a few."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_index("ix_coding_place", "coding", ["text_version", "start"])
    op.drop_index("ix_coding_text_version", "coding")
