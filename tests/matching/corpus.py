"""Small transcripts to look quotations up in."""

from __future__ import annotations

from qual.core.transcript import Speaker, Transcript, TranscriptText
from qual.core.turns import split_turns


def transcript(text: str, name: str = "R01.txt") -> TranscriptText:
    turns = split_turns(text)
    speakers = (Speaker("I", None, "interviewer"), Speaker("R", name.partition(".")[0], "respondent"))
    facts = Transcript(name, name, name, "", "interview", "", "", "", len(text), len(turns), speakers)
    return TranscriptText(facts, text, turns)


STORY = transcript(
    """I: Hoe ging het met uw werk?
R: Nou, het werk ging eh goed, maar ik was niet blij met de uitkering. Die
was 3,5 procent lager, 40 euro per maand.
I: En toen?
R: Toen ben ik gestopt. Mijn coach zei dat ik het niet kon [lacht] en dat [de] gemeente moest betalen. Ik
wilde weer werken in een winkel... of zo.
I: Wilt u dat nog steeds, ook al heeft u geen diploma's?
R: Ja, dat wil ik nog steeds. Ik was bang voor de herkeuring en voor het geld. Moest dat nou zo?
"""
)
OTHER = transcript(
    """I: Vertelt u eens.
R: Ik was bang voor de herkeuring, heel bang. De bus kwam elke dag te laat
en dan stond ik in de regen te wachten.
I: En nu?
R: Nu heb ik een fiets en woon ik dichter bij de winkel waar ik werk.
""",
    "R02.txt",
)
