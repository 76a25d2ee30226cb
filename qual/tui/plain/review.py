"""Going through the suggestions of a transcript by typed lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qual.actions.decide_suggestions import (
    accept_suggestion,
    change_suggestion,
    open_suggestions,
    reject_suggestion,
)
from qual.actions.study import Study
from qual.actions.tell_reasons import nearby_passages
from qual.core.suggestion import Suggestion, in_words, inbox_order, still_there
from qual.core.transcript import TranscriptText
from qual.core.units import turn_index
from qual.core.words import say

Said = Iterable[str]


class Review:
    """The open suggestions of one transcript, one after the other, the surest first."""

    def __init__(self, study: Study, text: TranscriptText, name: Callable[[str], str]) -> None:
        self._study = study
        self._text = text
        self._name = name
        self._waiting = sorted(open_suggestions(study, text.transcript.name), key=inbox_order)
        self._all = len(self._waiting)
        self._decided = {"accepted": 0, "rejected": 0, "later": 0}

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to decide."""
        return not self._waiting

    def begin(self) -> Said:
        """Say what to do, and the first suggestion."""
        if self.is_over:
            yield say("plain.no_suggestions", transcript=self._text.transcript.name)
            return
        yield say("plain.review_how")
        yield from self._shown()

    def answer(self, line: str) -> Said:
        """Decide on the suggestion as a line says."""
        match line:
            case "a":
                yield from self._accept()
            case "x":
                yield from self._reject()
            case "l" | "":
                yield from self._after("later", "plain.later")
            case "w":
                for reason in self._reasons():
                    yield say("plain.why", reason=reason)
            case "b":
                self._waiting.clear()
                yield self._told()
            case _:
                yield say("plain.review_how")

    def other(self, codes: Sequence[str]) -> Said:
        """Put other codes on the passage, and turn the suggested one down."""
        now = self._now
        change_suggestion(self._study, now.id, codes)
        yield say("plain.coded", codes=", ".join(self._name(each) for each in codes))
        yield from self._after("rejected", "plain.rejected")

    @property
    def _now(self) -> Suggestion:
        return self._waiting[0]

    def _accept(self) -> Said:
        accept_suggestion(self._study, self._now.id)
        yield from self._after("accepted", "plain.accepted")

    def _reject(self) -> Said:
        reject_suggestion(self._study, self._now.id)
        yield from self._after("rejected", "plain.rejected")

    def _after(self, decision: str, key: str) -> Said:
        self._decided[decision] += 1
        yield say(key, code=self._name(self._waiting.pop(0).code))
        if self.is_over:
            yield self._told()
            return
        yield from self._shown()

    def _told(self) -> str:
        return say(
            "plain.review_done",
            accepted=self._decided["accepted"],
            rejected=self._decided["rejected"],
            later=self._decided["later"],
        )

    def _reasons(self) -> list[str]:
        """Why, with the words of the passages that are spoken of."""
        why = self._now.why
        nearby = nearby_passages(self._study, why)
        return [in_words(each, nearby) for each in still_there(why, nearby)]

    def _shown(self) -> Said:
        now = self._now
        turns = self._text.turns
        turn = turns[turn_index(turns, now.span.start)] if turns else None
        yield say(
            "plain.review",
            at=self._all - len(self._waiting) + 1,
            all=self._all,
            code=self._name(now.code),
            turn=turn.index + 1 if turn else 0,
            speaker=turn.speaker if turn else say("plain.nobody"),
            text=" ".join(now.text.split()),
        )
        yield say("plain.why", reason=", ".join(self._reasons()))
