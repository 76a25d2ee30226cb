"""The words that coders disagree on, with who says them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qual.actions.read_transcripts import open_all
from qual.actions.study import Study
from qual.core.disagreement import Disagreement


class Shown(NamedTuple):
    """A place that coders did not code alike, with its words, its speaker and the respondent behind that."""

    place: Disagreement
    text: str
    speaker: str
    respondent: str | None


def show_disagreements(study: Study, found: Iterable[Disagreement]) -> list[Shown]:
    """The places with their words, in the order given."""
    places = list(found)
    wanted = {each.transcript for each in places}
    texts = {each.name: each for each in open_all(study) if each.name in wanted} if wanted else {}
    people = {
        name: {speaker.label: speaker.respondent for speaker in text.transcript.speakers}
        for name, text in texts.items()
    }
    shown = []
    for each in places:
        text = texts[each.transcript]
        speaker = text.turns[each.turn].speaker if each.turn < len(text.turns) else ""
        words = text.text[each.start : each.end]
        shown.append(Shown(each, words, speaker, people[each.transcript].get(speaker)))
    return shown
