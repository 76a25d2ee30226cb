"""Codings that a correction left unsure."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "doubt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("coding", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["coding.id"]),
        sa.ForeignKeyConstraint(["text_version"], ["transcript_version.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("coding"),
    )
    op.create_index(op.f("ix_doubt_text_version"), "doubt", ["text_version"], unique=False)
