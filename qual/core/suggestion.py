"""Suggestions: a code the machine would put on a passage, and why; no coding until a coder takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.span import Span
from qual.core.transcript import turn_number
from qual.core.words import say

FEWEST_CODINGS = 10
FEWEST_RESPONDENTS = 3
"""A code with less than that is not spoken for in the inbox."""

MOST_QUOTED = 100
"""Characters that are shown of another passage."""


class Anchor(NamedTuple):
    """Where a passage stands: characters of a text version, by that version's id."""

    version: str
    start: int
    end: int


class Reason(NamedTuple):
    """One thing that speaks for a suggestion, or with a negative weight against it.

    `kind` says what it is ("cue", "negation", …), `text` the words as they stand in the passage. Of another
    passage ("like", "unlike") `text` is the place and `anchor` where it stands: its words are not kept here.
    """

    kind: str
    text: str
    weight: float
    anchor: Anchor | None = None


class Nearby(NamedTuple):
    """A passage that a reason speaks of, as it stands in the text in use; turns count from 0."""

    transcript: str
    turn: int
    respondent: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for a span; `transcript` is the transcript's name, `score` runs from 0 to 1."""

    id: str
    transcript: str
    span: Span
    text: str
    code: str
    score: float
    why: tuple[Reason, ...]

    def __post_init__(self) -> None:
        """Refuse a score outside 0 to 1, and a suggestion that cannot explain itself."""
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score runs from 0 to 1, not {self.score}")
        if not self.why:
            raise ValueError(f"a suggestion of '{self.code}' without a reason")


class CodeLearnt(NamedTuple):
    """What was learnt of a code: its codings, how well it is ranked (average precision), what the inbox does.

    `speaks` says whether the inbox speaks for it; `inbox` says so in a few words, `told` in full, with what
    it needs and with the intervals. Of `decided` suggestions from codings people took `taken`.
    """

    code: str
    codings: int
    respondents: int
    ranking: float | None
    speaks: bool
    inbox: str
    taken: int = 0
    decided: int = 0
    told: str = ""


class Learnt(NamedTuple):
    """What the learner knows now: judged sentences, each code, and its promise beside what came of it.

    `language` says what reads the words.
    """

    sentences: int
    codes: tuple[CodeLearnt, ...]
    promise: str
    language: str = ""


class Born(NamedTuple):
    """A coding that came from a suggestion, with the suggestion's run, rank and reasons.

    `code` is the code's name, `created` when the run was, `why` the reasons in words.
    """

    place: str
    code: str
    coder: str
    created: str
    rank: int
    score: float
    why: tuple[str, ...]


def in_words(reason: Reason, nearby: Mapping[Anchor, Nearby] | None = None) -> str:
    """A reason as people read it; of another passage its words where `nearby` has them, else its place."""
    near = nearby.get(reason.anchor) if nearby and reason.anchor else None
    return say(f"suggest.why.{reason.kind}", text=near_in_words(near) if near else reason.text)


def near_in_words(near: Nearby, most: int = MOST_QUOTED) -> str:
    """The words of a passage, shortened to fit, with who said them in which turn."""
    return say(
        "suggest.near",
        words=shortened(near.text, most),
        who=_whose(near),
        turn=turn_number(near.turn),
    )


def _whose(near: Nearby) -> str:
    """Who said it and in which transcript: people are interviewed more than once."""
    name = near.transcript.rpartition(".")[0] or near.transcript
    if not near.respondent or near.respondent.casefold() in name.casefold():
        return name
    return f"{near.respondent}, {name}"


def shortened(text: str, most: int) -> str:
    """The first words of a text, at most so many characters with the sign that more follow."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    whole = cut.rpartition(" ")[0] if words[most - 1] != " " else cut
    return f"{(whole or cut).rstrip()}…"


_JOINTS = {"cue": ", ", "word": ", ", "judged": "; "}
"""What stands between several reasons of a kind."""


def main_reasons(why: Sequence[Reason]) -> list[Reason]:
    """What speaks most for a suggestion, and how often such were right: one reason of each kind."""
    found: list[Reason] = []
    for kind in ("cue", "negation", "word", "like", "record", "judged"):
        of_kind = [each for each in why if each.kind == kind]
        if kind == "judged" and any(each.kind == "record" for each in found):
            continue
        if of_kind:
            texts = list(dict.fromkeys(each.text for each in of_kind))
            joint = _JOINTS.get(kind)
            found.append(of_kind[0]._replace(text=joint.join(texts)) if joint else of_kind[0])
    return found


def still_there(why: Sequence[Reason], nearby: Mapping[Anchor, Nearby]) -> tuple[Reason, ...]:
    """The reasons, without those of passages that do not stand there any more."""
    return tuple(each for each in why if each.anchor is None or each.anchor in nearby)


def inbox_order(suggestion: Suggestion) -> tuple[float, str, int, int, str]:
    """A key that sorts the surest first, then as a reader meets them."""
    return (
        -suggestion.score,
        suggestion.transcript,
        suggestion.span.start,
        suggestion.span.end,
        suggestion.code,
    )


def reason_json(reason: Reason, nearby: Mapping[Anchor, Nearby]) -> dict[str, object]:
    """A reason as `--json` prints it; of another passage with an anchor that has its place and words."""
    told: dict[str, object] = {"kind": reason.kind, "text": reason.text, "weight": reason.weight}
    near = nearby.get(reason.anchor) if reason.anchor else None
    if near is None:
        return told
    return told | {
        "anchor": {
            "transcript": near.transcript,
            "turn": near.turn,
            "respondent": near.respondent,
            "start": near.span.start,
            "end": near.span.end,
            "text": near.text,
        }
    }


def suggestion_json(suggestion: Suggestion, nearby: Mapping[Anchor, Nearby]) -> dict[str, object]:
    """The suggestion as `suggest --json` prints it, with the passages that its reasons speak of."""
    return {
        "id": suggestion.id,
        "transcript": suggestion.transcript,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "text": suggestion.text,
        "code": suggestion.code,
        "score": suggestion.score,
        "why": [reason_json(each, nearby) for each in still_there(suggestion.why, nearby)],
    }
