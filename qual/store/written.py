"""What people write of a theme: a cell per respondent, a summary, open questions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from qual.core.framework import Written
from qual.core.near import meant
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.codes import ids_by_slug
from qual.store.respondents import ids_by_name
from qual.store.rows import CodeRow, CoderRow, RespondentRow, WrittenRow


def listed(session: Session) -> list[Written]:
    """Everything that was written, by code, kind and respondent."""
    query = (
        select(WrittenRow, CodeRow.slug, RespondentRow.name, CoderRow.name)
        .join(CodeRow, col(CodeRow.id) == col(WrittenRow.code))
        .join(CoderRow, col(CoderRow.id) == col(WrittenRow.coder))
        .join(RespondentRow, col(RespondentRow.id) == col(WrittenRow.respondent), isouter=True)
    )
    return sorted(
        Written(row.kind, slug, person or "", row.text, coder, row.at)
        for row, slug, person, coder in session.exec(query).all()
    )


def save(change: Change, wanted: Iterable[Written]) -> int:
    """Write these texts in the place of what stood there; an empty one takes it out. Gives how many changed.

    NotFoundError for a code or a respondent that is not there.
    """
    session = change.session
    given = list(wanted)
    codes = ids_by_slug(session)
    people = ids_by_name(session, sorted({each.respondent for each in given if each.respondent}))
    there = {(row.kind, row.code, row.respondent): row for row in session.exec(select(WrittenRow)).all()}
    new, gone, changed = [], [], 0
    for each in given:
        if each.code not in codes:
            hint = meant(each.code, codes, "'qual codebook list' shows the codes")
            raise NotFoundError("code", each.code, hint)
        if each.respondent and each.respondent not in people:
            raise NotFoundError("respondent", each.respondent, "'qual respondents list' shows the ids")
        person = people.get(each.respondent)
        known = there.get((each.kind, codes[each.code], person))
        if known is not None and each.text == known.text:
            continue
        changed += bool(known or each.text)
        values = {"text": each.text, "coder": change.coder, "at": change.now}
        if known is not None and each.text:
            change.update(WrittenRow, known.id, **values)
        elif known is not None:
            gone.append(known.id)
        elif each.text:
            new.append({"kind": each.kind, "code": codes[each.code], "respondent": person, **values})
    change.remove(WrittenRow, gone)
    change.insert(WrittenRow, new)
    return changed
