"""What people write of a theme: cells of the framework, summaries and open questions."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "written",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["code.id"]),
        sa.ForeignKeyConstraint(["respondent"], ["respondent.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_written_code", "written", ["code"])
    op.create_index("ix_written_respondent", "written", ["respondent"])
    op.create_index("ix_written_coder", "written", ["coder"])
