"""Why a code is suggested, as the learner tells it, with the nearest passages where they can be looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qual.actions.read_passages import Unit
from qual.actions.study import Study
from qual.core.span import Span
from qual.core.suggestion import Anchor, Nearby, Reason
from qual.core.transcript import turn_number
from qual.core.units import turn_index
from qual.core.withdrawal import BLANK
from qual.store import transcripts

if TYPE_CHECKING:
    from qual.suggest.learner import Learner
    from qual.suggest.passage import Passage

Units = Mapping[str, Sequence[Unit]]
"""The sentences of each transcript in order, so that a passage's index finds its sentence."""


def by_transcript(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Sentences that came in order, by their transcript."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.passage.transcript, []).append(unit)
    return found


def reasons_for(
    learner: Learner,
    units: Units,
    passage: Passage,
    code: str,
    inside: Collection[tuple[str, int]] = (),
) -> tuple[Reason, ...]:
    """The heaviest words, the nearest passage with the code and the nearest without it, none of `inside`.

    Of a passage the place is told and no words: what is kept must not keep what somebody takes back.
    """
    found = list(learner.reasons(passage, code))
    for near, alike in learner.nearest(passage, code, inside):
        has_code = code in (near.codes or ())
        unit = units[near.transcript][near.index]
        where = f"{near.transcript}:{turn_number(unit.turn)}"
        weight = round(alike if has_code else -alike, 3)
        anchor = Anchor(unit.version, unit.span.start, unit.span.end)
        found.append(Reason("like" if has_code else "unlike", where, weight, anchor))
    return tuple(found)


def nearby_passages(study: Study, why: Iterable[Reason]) -> dict[Anchor, Nearby]:
    """The passages that reasons speak of, by where they stand.

    Left out is what is not there any more: in a text that was corrected since, or of somebody who withdrew.
    """
    wanted = {reason.anchor for reason in why if reason.anchor}
    if not wanted:
        return {}
    found: dict[Anchor, Nearby] = {}
    with study.database.read() as session:
        in_use = {each.version: each.name for each in transcripts.listed(session)}
        for version in {each.version for each in wanted} & in_use.keys():
            text = transcripts.with_text(session, in_use[version])
            people = {each.label: each.respondent for each in text.transcript.speakers}
            for anchor in wanted:
                words = text.text[anchor.start : anchor.end]
                if anchor.version != version or not words.strip() or BLANK in words:
                    continue
                at = turn_index(text.turns, anchor.start)
                who = people.get(text.turns[at].speaker)
                found[anchor] = Nearby(text.name, at, who, Span(anchor.start, anchor.end), words)
    return found
