"""Respondents, their attribute values, and the population's figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.store.changes import CHUNK, Change
from qual.store.rows import (
    KEPT,
    POINTS_AT,
    AttributeValueRow,
    PopulationRow,
    RespondentRow,
    SpeakerRow,
    TranscriptRow,
    table_of,
)


def listed(session: Session) -> list[Respondent]:
    """Every respondent with what is known and the transcripts that they speak in, by id."""
    for_good: dict[str, dict[str, str | None]] = defaultdict(dict)
    per_wave: dict[str, dict[str, dict[str, str | None]]] = defaultdict(lambda: defaultdict(dict))
    values = select(AttributeValueRow).order_by(AttributeValueRow.attribute, AttributeValueRow.wave)
    for row in session.exec(values).all():
        place = per_wave[row.respondent][row.wave] if row.wave else for_good[row.respondent]
        place[row.attribute] = row.value
    speaks: dict[str, list[str]] = defaultdict(list)
    query = select(SpeakerRow.respondent, TranscriptRow.name).join(TranscriptRow).distinct()
    for respondent, name in session.exec(query.order_by(TranscriptRow.name)).all():
        if respondent:
            speaks[respondent].append(name)
    return [
        Respondent(
            id=row.name,
            perspective=row.perspective,
            attributes=for_good[row.id],
            waves={wave: dict(found) for wave, found in per_wave[row.id].items()},
            transcripts=tuple(speaks[row.id]),
        )
        for row in session.exec(select(RespondentRow).order_by(RespondentRow.name)).all()
    ]


def save(change: Change, respondents: Iterable[Respondent]) -> dict[str, str]:
    """Add respondents and values; one that is there gets the new values, what is not mentioned stays.

    Gives the row of each.
    """
    given = list(respondents)
    known = ids_by_name(change.session, [respondent.id for respondent in given])
    values = _value_ids(change.session, list(known.values())) if known else {}
    people, new_values = [], []
    for respondent in given:
        row = known.get(respondent.id)
        if row is None:
            row = known[respondent.id] = change.new_id()
            people.append({"id": row, "name": respondent.id, "perspective": respondent.perspective})
        else:
            change.update(RespondentRow, row, perspective=respondent.perspective)
        for wave, attributes in {"": respondent.attributes, **respondent.waves}.items():
            for attribute, value in attributes.items():
                place = (row, attribute, wave)
                if place in values:
                    change.update(AttributeValueRow, values[place], value=value)
                else:
                    new_values.append(
                        {"respondent": row, "attribute": attribute, "wave": wave, "value": value}
                    )
    change.insert(RespondentRow, people)
    change.insert(AttributeValueRow, new_values)
    return known


def ids_by_name(session: Session, names: Sequence[str]) -> dict[str, str]:
    """The rows of the respondents of these ids, as far as they are there; costs what was asked for."""
    found: dict[str, str] = {}
    people = table_of(RespondentRow).c
    for chunk in (names[at : at + CHUNK] for at in range(0, len(names), CHUNK)):
        query = select_columns(people.name, people.id).where(people.name.in_(chunk))
        found.update((name, row) for name, row in session.execute(query).all())
    return found


def _value_ids(session: Session, rows: Sequence[str]) -> dict[tuple[str, str, str], str]:
    """The rows of the values of some respondents, by respondent, attribute and wave."""
    value = AttributeValueRow
    found = {}
    for chunk in (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)):
        query = select_columns(value.respondent, value.attribute, value.wave, value.id)  # type: ignore[call-overload]
        for respondent, attribute, wave, row in session.execute(
            query.where(col(value.respondent).in_(chunk))
        ).all():
            found[respondent, attribute, wave] = row
    return found


def remove_unused(change: Change, names: Collection[str]) -> None:
    """Take out the respondents among these who speak nowhere and of whom nothing is known or written."""
    for row in ids_by_name(change.session, sorted(names)).values():
        pointing = ((KEPT[kind], column) for kind, column in POINTS_AT["respondent"])
        used = any(
            change.session.exec(select(table.id).where(getattr(table, column) == row).limit(1)).first()
            for table, column in pointing
        )
        if not used:
            change.remove(RespondentRow, [row])


def rename(change: Change, old: str, new: str) -> None:
    """Give a respondent another id; values and transcripts stay with the person."""
    row = change.session.exec(select(RespondentRow.id).where(RespondentRow.name == old)).one()
    change.update(RespondentRow, row, name=new)


def population(session: Session) -> list[PopulationFigure]:
    """The population's figures, by attribute, in the order they were given."""
    rows = session.exec(
        select(PopulationRow).order_by(PopulationRow.attribute, col(PopulationRow.position))
    ).all()
    return [PopulationFigure(row.attribute, row.category, row.count, row.percent, row.source) for row in rows]


def save_population(change: Change, figures: Iterable[PopulationFigure]) -> None:
    """Replace the population's figures by these; nothing happens where they are the same."""
    known = {
        (row.attribute, row.category): row.id for row in change.session.exec(select(PopulationRow)).all()
    }
    new: list[Mapping[str, object]] = []
    for position, figure in enumerate(figures):
        values = {
            "count": figure.count,
            "percent": figure.percent,
            "source": figure.source,
            "position": position,
        }
        row = known.pop((figure.attribute, figure.category), None)
        if row is None:
            new.append({"attribute": figure.attribute, "category": figure.category, **values})
        else:
            change.update(PopulationRow, row, **values)
    change.remove(PopulationRow, sorted(known.values()))
    change.insert(PopulationRow, new)
