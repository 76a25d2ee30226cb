"""What people decided of the quotations of a report, and which quotations a check found last."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "quote_decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["respondent"], ["respondent.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("quote"),
    )
    op.create_index("ix_quote_decision_respondent", "quote_decision", ["respondent"])
    op.create_index("ix_quote_decision_coder", "quote_decision", ["coder"])
    op.create_table(
        "quote_check",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("quotes", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("before_quotes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
    )
