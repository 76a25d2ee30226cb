"""The passages behind a number: codings with who says them and the words around them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.coding import Coding
from qual.core.transcript import TranscriptText
from qual.core.units import turn_index
from qual.store import codings, transcripts
from qual.store import respondents as people_of

_BEFORE, _AFTER = 140, 300
"""Characters of context on either side; fewer before it, so that the passage itself is seen at once."""


class Passage(NamedTuple):
    """A coding, the turn in which it begins, who says it and what is known of them in a few words."""

    coding: Coding
    turn: int
    speaker: str
    respondent: str | None
    about: str

    def around(self, text: str) -> tuple[str, str, str]:
        """The words before, the passage, the words after, of the transcript's text; no other word is cut."""
        span = self.coding.span
        start, end = max(0, span.start - _BEFORE), span.end + _AFTER
        before, after = text[start : span.start], text[span.end : end]
        if start and (cut := before.partition(" ")[2]):
            before = f"… {cut}"
        if end < len(text) and (cut := after.rpartition(" ")[0]):
            after = f"{cut} …"
        return before, span.of(text), after


def passages(
    study: Study,
    *,
    codes: Collection[str] | None = None,
    respondents: Collection[str] | None = None,
    ids: Collection[str] | None = None,
    coder: str = "",
) -> list[Passage]:
    """The codings of these codes, on the words of these respondents, with these ids, by this coder.

    What is None is not asked for; who works blind gets only their own. In reading order.
    """
    if study.is_blind:
        coder = study.coder
    with study.database.read() as session:
        found = [
            each
            for each in codings.listed(session)
            if (codes is None or each.code in codes)
            and (ids is None or each.id in ids)
            and (not coder or each.coder == coder)
        ]
        people = _known(study)
        opened: dict[str, TranscriptText] = {}
        told = []
        for coding in found:
            if coding.transcript not in opened:
                opened[coding.transcript] = transcripts.with_text(session, coding.transcript)
            passage = _passage(coding, opened[coding.transcript], people)
            if respondents is None or passage.respondent in respondents:
                told.append(passage)
    return told


def _known(study: Study) -> dict[str, str]:
    with study.database.read() as session:
        listed = people_of.listed(session)
    return {
        each.id: ", ".join(value for value in each.attributes.values() if value) or each.perspective
        for each in listed
    }


def _passage(coding: Coding, text: TranscriptText, people: dict[str, str]) -> Passage:
    turns = text.turns
    if not turns:
        return Passage(coding, 0, "", None, "")
    asking = {each.label for each in text.transcript.speakers if each.role == "interviewer"}
    at = turn_index(turns, coding.span.start)
    while (
        turns[at].speaker in asking and at + 1 < len(turns) and turns[at + 1].start < coding.span.end
    ) or turns[at].end <= coding.span.start:
        if at + 1 >= len(turns):
            break
        at += 1
    who = {each.label: each.respondent for each in text.transcript.speakers}.get(turns[at].speaker)
    return Passage(coding, at, turns[at].speaker, who, people.get(who or "", ""))
