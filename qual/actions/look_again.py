"""A second look at what was coded: the codings a learner finds least likely, and twins coded differently."""

from __future__ import annotations

from typing import NamedTuple

from qual.actions.read_passages import Unit, units_of
from qual.actions.study import Study
from qual.core.span import Span
from qual.store import codes, codings


class Place(NamedTuple):
    """A sentence of a respondent; turns count from 0."""

    transcript: str
    respondent: str | None
    turn: int
    span: Span
    text: str


class UnlikelyCoding(NamedTuple):
    """A sentence that was coded so, and how likely the learner finds that, learnt from the others."""

    place: Place
    code: str
    probability: float


class DifferentlyCoded(NamedTuple):
    """Two sentences with nearly the same words (`alike`, 0 to 1): one has the code, the other has it not.

    `by` is the coder who put it, `not_by` the one who did not.
    """

    coded: Place
    other: Place
    code: str
    alike: float
    by: str
    not_by: str


class SecondLook(NamedTuple):
    """Both lists, what deserves the look most first."""

    unlikely: list[UnlikelyCoding]
    twins: list[DifferentlyCoded]


def look_again(study: Study, *, everyone: bool = False, most: int = 30) -> SecondLook:
    """The codings that deserve a second look: the coder's least likely ones, and twins between all coders.

    Nothing is said of what too few codings speak about: then the first list is empty.
    """
    from qual.suggest.learner import Learner
    from qual.suggest.second_look import twins, unlikely

    units = units_of(study, everyone=everyone)
    judged = [unit for unit in units if unit.passage.codes is not None]
    with study.database.read() as session:
        offered = [code for code in codes.codebook(session) if not code.is_retired]
        coders = codings.coders(session)
    learner = Learner(study.settings.language, offered)
    learner.fit(unit.passage for unit in judged)
    odd = unlikely(learner, most)
    by_coder = {coder: [unit.passage for unit in units_of(study, coder=coder)] for coder in coders}
    pairs = twins(by_coder, most)
    return SecondLook(
        [UnlikelyCoding(_place(judged[each.passage]), each.code, each.probability) for each in odd],
        [
            DifferentlyCoded(
                _place(units[each.coded]),
                _place(units[each.other]),
                each.code,
                each.alike,
                each.by,
                each.not_by,
            )
            for each in pairs
        ],
    )


def _place(unit: Unit) -> Place:
    return Place(unit.passage.transcript, unit.passage.respondent, unit.turn, unit.span, unit.passage.text)
