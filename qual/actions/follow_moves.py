"""How an attribute of the same people moved between two waves, without counting any coding."""

from __future__ import annotations

from dataclasses import replace

from qual.actions.study import Study
from qual.core.near import meant_of
from qual.core.panel import panel
from qual.core.panel_change import Moves, moves
from qual.errors import NotFoundError
from qual.store import respondents, transcripts


def attributes_per_wave(study: Study) -> list[str]:
    """The attributes that are recorded per wave, as the study lists them."""
    with study.database.read() as session:
        people = respondents.listed(session)
    known = {name for each in people for values in each.waves.values() for name in values}
    declared = list(study.settings.attributes)
    return [*(name for name in declared if name in known), *sorted(known - set(declared))]


def panel_waves(study: Study) -> tuple[str, ...]:
    """The waves of the study, in order."""
    with study.database.read() as session:
        found = panel(respondents.listed(session), transcripts.listed(session), study.settings)
    return tuple(found.waves)


def follow_moves(study: Study, attribute: str, *, first: str = "", second: str = "") -> list[Moves]:
    """The moves of an attribute (by name or label) per perspective, of those seen in both waves.

    NotFoundError for an attribute that nobody has.
    """
    declared = study.settings.attribute_named(attribute)
    attribute = declared.name if declared else attribute
    with study.database.read() as session:
        people = respondents.listed(session)
        found = panel(people, transcripts.listed(session), study.settings)
    known = {name for each in people for some in (each.attributes, *each.waves.values()) for name in some}
    known |= set(study.settings.attributes)
    if attribute not in known:
        raise NotFoundError("attribute", attribute, meant_of(attribute, sorted(known), "the study has"))
    names = dict.fromkeys([*study.settings.perspectives, *sorted({each.perspective for each in people})])
    result = []
    for name in names:
        own = [each for each in people if each.perspective == name]
        moved = moves(own, found, study.settings, attribute, first, second)
        if moved is not None and moved.base:
            label = study.settings.perspective_label(name)
            result.append(replace(moved, perspective=name, group=label))
    return result
