"""Versions that rows had before."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import Session, col, select

from qual.store.rows import PastRow


def past_versions(session: Session, kind: str, row: str) -> list[tuple[int, dict[str, Any]]]:
    """The versions that a row had before, oldest first, with their contents."""
    query = select(PastRow).where(PastRow.kind == kind, PastRow.row == row).order_by(col(PastRow.version))
    return [(past.version, json.loads(past.content)) for past in session.exec(query).all()]
