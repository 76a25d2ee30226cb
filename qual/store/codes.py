"""The codebook in use and the research questions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from qual.core.codebook import Code, Codebook, ResearchQuestion
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.rows import CodeRow, CodingRow, QuestionRow, SuggestionRow


def codebook(session: Session) -> Codebook:
    """The codebook in use, parents before children, in the order people gave it."""
    rows = session.exec(select(CodeRow).order_by(col(CodeRow.position), CodeRow.slug)).all()
    slugs = {row.id: row.slug for row in rows}
    return Codebook(tuple(_record(row, slugs.get(row.parent or "", "")) for row in rows))


def _record(row: CodeRow, parent: str) -> Code:
    return Code(
        id=row.slug,
        name=row.name,
        parent=parent,
        definition=row.definition,
        include=row.include,
        exclude=row.exclude,
        examples=tuple(json.loads(row.examples)),
        cues=tuple(json.loads(row.cues)),
        colour=row.colour,
        tag=row.tag,
        key=row.key,
        questions=tuple(json.loads(row.questions)),
        replaces=tuple(json.loads(row.replaces)),
        status=row.status,
    )


def _values(code: Code, parent: str | None, position: int) -> dict[str, Any]:
    return {
        "slug": code.id,
        "name": code.name,
        "parent": parent,
        "position": position,
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "examples": json.dumps(code.examples, ensure_ascii=False),
        "cues": json.dumps(code.cues, ensure_ascii=False),
        "colour": code.colour,
        "tag": code.tag,
        "key": code.key,
        "questions": json.dumps(code.questions),
        "replaces": json.dumps(code.replaces),
        "status": code.status,
    }


def ids_by_slug(session: Session) -> dict[str, str]:
    """The database's id of each code, by the id that people use."""
    return {row.slug: row.id for row in session.exec(select(CodeRow)).all()}


def id_of(session: Session, slug: str) -> str:
    """The database's id of one code; NotFoundError where there is none."""
    found = session.exec(select(CodeRow.id).where(CodeRow.slug == slug)).first()
    if found is None:
        raise NotFoundError("code", slug, "'qual codebook list' shows the codes")
    return found


def save(change: Change, new: Codebook) -> None:
    """Make `new` the codebook in use.

    Codings of a code that another one replaces move to that one. A code that is gone is taken out, which the
    database refuses while codings still point at it: whoever calls has looked.
    """
    session = change.session
    known = ids_by_slug(session)
    wanted = {code.id for code in new}
    for code in new:
        for old in code.replaces:
            if old in known and old not in wanted and code.id not in known:
                known[code.id] = known.pop(old)
                break
    added = []
    for position, code in enumerate(new):
        parent = known[code.parent] if code.parent else None
        if code.id in known:
            change.update(CodeRow, known[code.id], **_values(code, parent, position))
        else:
            known[code.id] = change.new_id()
            added.append({"id": known[code.id], **_values(code, parent, position)})
            change.insert(CodeRow, [added[-1]])
    gone = {slug: row for slug, row in known.items() if slug not in wanted}
    for code in new:
        for old in code.replaces:
            if old in gone:
                _move_codings(change, gone[old], known[code.id])
    for row in _children_first(session, set(gone.values())):
        suggested = session.exec(select(SuggestionRow.id).where(SuggestionRow.code == row)).all()
        change.remove(SuggestionRow, sorted(suggested))
        change.remove(CodeRow, [row])


def _move_codings(change: Change, old: str, new: str) -> None:
    for table in (CodingRow, SuggestionRow):
        rows = change.session.exec(select(table.id).where(table.code == old)).all()
        for row in sorted(rows):
            change.update(table, row, code=new)


def _children_first(session: Session, rows: set[str]) -> list[str]:
    parents = {row.id: row.parent for row in session.exec(select(CodeRow)).all()}

    def depth(row: str) -> int:
        steps, here = 0, parents[row]
        while here:
            steps, here = steps + 1, parents[here]
        return steps

    return sorted(rows, key=lambda row: (-depth(row), row))


def questions(session: Session) -> list[ResearchQuestion]:
    """The research questions in order."""
    rows = session.exec(select(QuestionRow).order_by(col(QuestionRow.position))).all()
    return [ResearchQuestion(row.slug, row.question) for row in rows]


def save_questions(change: Change, wanted: Iterable[ResearchQuestion]) -> None:
    """Make these the research questions."""
    known = {row.slug: row.id for row in change.session.exec(select(QuestionRow)).all()}
    for position, each in enumerate(wanted):
        values = {"slug": each.id, "question": each.question, "position": position}
        row = known.pop(each.id, None)
        if row is None:
            change.insert(QuestionRow, [values])
        else:
            change.update(QuestionRow, row, **values)
    change.remove(QuestionRow, sorted(known.values()))
