"""Saying by hand who is behind a label of a transcript."""

from __future__ import annotations

from dataclasses import replace

from qual.actions.study import Study
from qual.core.respondent import Respondent
from qual.errors import NotFoundError
from qual.store import respondents, transcripts

VERB = "transcript.describe"


def name_speaker(
    study: Study, transcript: str, label: str, respondent: str = "", *, interviewer: bool = False
) -> bool:
    """Say that a label is a respondent (who is made where there is none of that id), or an interviewer.

    With neither, nobody is behind it. Tells whether a respondent was made. NotFoundError for a transcript or
    label that is not there.
    """
    with study.database.change(study.coder, VERB) as change:
        facts = transcripts.facts(change.session, transcript)
        speaker = next((each for each in facts.speakers if each.label == label), None)
        if speaker is None:
            there = ", ".join(each.label for each in facts.speakers)
            raise NotFoundError("speaker", label, f"in {facts.name} there are {there}")
        known = {each.id for each in respondents.listed(change.session)}
        is_new = bool(respondent) and respondent not in known
        if is_new:
            perspective = facts.perspective or next(iter(study.settings.perspectives), "")
            respondents.save(change, [Respondent(respondent, perspective)])
        role = "interviewer" if interviewer else "respondent" if respondent else "unmapped"
        transcripts.set_speakers(
            change, facts.id, [replace(speaker, respondent=respondent or None, role=role)]
        )
        if speaker.respondent:
            respondents.remove_unused(change, {speaker.respondent})
    return is_new
