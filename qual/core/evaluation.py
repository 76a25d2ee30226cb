"""How good suggestions are, as figures: per code, per number of coded interviews, promise beside delivery."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class CodeQuality(NamedTuple):
    """How well one code is suggested; shares from 0 to 1, None where nothing can be said.

    `taken` of `decided` are the suggestions from codings that people decided on since; `surest_right` of the
    `surest` sentences that it is likeliest for have the code, `own_right` of the `own_shown` that lie over
    the cut. Nothing is measured on sentences where a suggestion was decided on.
    """

    code: str
    name: str
    support: int
    respondents: int
    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    threshold: float | None
    precision_at_threshold: float | None
    recall_at_threshold: float | None
    taken: int = 0
    decided: int = 0
    surest: int = 0
    surest_right: int = 0
    own_shown: int = 0
    own_right: int = 0


class Ranking(NamedTuple):
    """How well codes are ranked; shares from 0 to 1."""

    mean_average_precision: float
    first_right: float
    recall_at_3: float


class Step(NamedTuple):
    """The figures after some coded interviews, on the next ones, over several orders.

    `menu` is the ranking where a coding begins, when what was decided on the passages before is known, as in
    the palette; `references` tell how well codes are ranked there by nothing but how often they were used
    ("frequency"), which were used last ("recent"), and the codebook's cues ("cues"). The inbox showed `shown`
    suggestions, `right` of them right, and said nothing in `silent` of the `orders`. `codes` holds the
    average precision of each code that occurs in what was scored.
    """

    interviews: int
    mean_average_precision: float
    first_right: float
    recall_at_3: float
    macro_f1: float
    menu: Ranking
    references: Mapping[str, Ranking]
    shown: int
    right: int
    wanted: int
    silent: int
    orders: int
    codes: Mapping[str, float]


class Inbox(NamedTuple):
    """What the inbox promises, and what it delivered; shares from 0 to 1, None where it said nothing.

    `threshold` and `promised` are None where nothing is promised; `promised` is the share that is expected to
    be right with new respondents. `shown`, `delivered` and `recall` are of the next interviews after the most
    coded ones, in all orders; `own_shown` and `own_right` of the interviews that the cut was chosen on, each
    scored without the respondent who speaks. `taken` of `decided` are the last suggestions that people
    decided on, `blind_…` those in interviews that are coded without suggestions.
    """

    threshold: float | None
    promised: float | None
    delivered: float | None
    shown: int
    recall: float
    own_shown: int
    own_right: int
    taken: int
    decided: int
    is_broken: bool
    blind_interviews: int
    blind_shown: int
    blind_delivered: float | None


class Evaluation(NamedTuple):
    """All figures, and how they were made; `menu` as in `Step`, of every passage without its respondent."""

    units: int
    codes: tuple[CodeQuality, ...]
    macro_f1: float
    mean_average_precision: float
    first_right: float
    recall_at_3: float
    menu: Ranking
    inbox: Inbox
    learning_curve: tuple[Step, ...]
    protocol: str
    language: str

    def curve(self, code: str) -> tuple[tuple[int, float | None], ...]:
        """A code's average precision by the number of coded interviews."""
        return tuple((step.interviews, step.codes.get(code)) for step in self.learning_curve)


def evaluation_json(found: Evaluation) -> dict[str, object]:
    """The figures as `suggest evaluate --json` prints them."""
    return found._asdict() | {
        "codes": [each._asdict() for each in found.codes],
        "menu": found.menu._asdict(),
        "inbox": found.inbox._asdict(),
        "learning_curve": [
            each._asdict()
            | {
                "menu": each.menu._asdict(),
                "references": {name: one._asdict() for name, one in each.references.items()},
                "codes": dict(each.codes),
            }
            for each in found.learning_curve
        ],
    }
