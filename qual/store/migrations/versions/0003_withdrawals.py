"""Respondents who withdrew, and what must not come back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PERSONAL = {
    "attribute_value": ("value",),
    "code": ("examples",),
    "coding": ("exact", "prefix", "suffix"),
    "memo": ("text",),
    "past_version": ("content",),
    "respondent": ("name",),
    "speaker": ("label",),
    "suggestion": ("exact", "why"),
    "transcript": ("name",),
    "transcript_version": ("text", "source_name"),
    "turn": ("speaker",),
    "turn_search": ("text", "words"),
}


def upgrade() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("is_cleared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "withdrawn",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("withdrawal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["withdrawal"], ["withdrawal.id"]),
        sa.PrimaryKeyConstraint("kind", "hash"),
    )
    if op.get_bind().dialect.name == "postgresql":
        # The planner's statistics are samples of what people said, and outlive the rows of an empty table.
        for table, columns in PERSONAL.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
