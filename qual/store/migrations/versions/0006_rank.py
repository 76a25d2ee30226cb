"""The place that a suggestion had in its run, the surest first."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("suggestion", sa.Column("rank", sa.Integer(), nullable=False, server_default="0"))
