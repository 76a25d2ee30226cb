"""Codes that are retired; quotes, places and transcripts that a coder marked."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _kept() -> list[sa.Column[object]]:
    """The columns of every row whose versions are kept."""
    return [
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
    ]


def upgrade() -> None:
    op.add_column("code", sa.Column("status", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "quote_mark",
        *_kept(),
        sa.Column("coding", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["coding.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("coding"),
    )
    op.create_table(
        "bookmark",
        *_kept(),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["text_version"], ["transcript_version.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_bookmark_text_version", "bookmark", ["text_version"])
    op.create_index("ix_bookmark_coder", "bookmark", ["coder"])
    op.create_table(
        "done",
        *_kept(),
        sa.Column("transcript", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["transcript"], ["transcript.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transcript", "coder"),
    )
    op.create_index("ix_done_transcript", "done", ["transcript"])
