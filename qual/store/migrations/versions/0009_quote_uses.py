"""Documents that were handed over and the quotes in them; whom else a decision on a quotation concerns."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("quote_decision", sa.Column("others", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "export_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_export_file_sha256", "export_file", ["sha256"])
    op.create_table(
        "quote_use",
        sa.Column("export", sa.String(), nullable=False),
        sa.Column("coding", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["export"], ["export_file.id"]),
        sa.PrimaryKeyConstraint("export", "coding"),
    )
    op.create_index("ix_quote_use_coding", "quote_use", ["coding"])
