"""A small invented study: participants in two waves, two advisers in a focus group, one silent respondent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.respondent import Respondent
from qual.core.study import Attribute, Settings
from qual.core.transcript import Speaker, Transcript, TranscriptText, Turn
from tests.notation import coded

CODEBOOK = Codebook(
    (
        Code("motivatie", "Motivatie", definition="Waarom iemand zich meldt."),
        Code("groei", "Persoonlijke groei", "motivatie", "Iemand wil leren of groeien."),
        Code("geld", "Geld", "motivatie", "Iemand wil meer verdienen."),
        Code("ritme", "Ritme", "motivatie", "Iemand zoekt houvast in de dag."),
        Code("angst", "Inkomensangst", definition="Vrees om er in inkomen op achteruit te gaan."),
        Code("spijt", "Spijt"),
    )
)

SETTINGS = Settings(
    name="Weer aan het werk (verzonnen)",
    perspectives={"deelnemer": "Deelnemers", "adviseur": "Adviseurs", "werkgever": "Werkgevers"},
    waves=("2024", "2025"),
    sampling_aim="een dwarsdoorsnede",
    attributes={"uitkering": Attribute("uitkering", "Uitkering", ("Wajong", "IVA"))},
    interviewers=("I",),
)

RESPONDENTS = (
    Respondent("R1", "deelnemer", {"uitkering": "IVA"}),
    Respondent("R2", "deelnemer", {"uitkering": "Wajong"}),
    Respondent("R3", "deelnemer", {"uitkering": "IVA"}),
    Respondent("R10", "deelnemer", {"uitkering": None}),
    Respondent("A1", "adviseur"),
    Respondent("A2", "adviseur"),
)

MARKED = {
    ("R1-2024.txt", "2024"): """I: Waarom meldde u zich?
R1: {groei|Ik wilde weer iets leren}. {geld|{geld@bas|En het scheelt in de portemonnee}, zeg maar}.
I: {angst|En was u bang voor uw inkomen?}
R1: Nou, niet echt.""",
    ("R1-2025.txt", "2025"): """I: Hoe is het nu?
R1: {groei|Ik leer elke dag bij, dat had ik niet verwacht}.
I: En verder?
R1: {angst|Alleen die herziening, daar lig ik wakker van}.""",
    ("R2-2024.txt", "2024"): """I: En u?
R2: {geld|{groei@bas|Geld, en mezelf bewijzen}}. {motivatie|De dagen duurden zo lang}.""",
    ("R3-2024.txt", "2024"): """I: {angst|Wat houdt u tegen?
R3: Straks raak ik mijn uitkering kwijt}, dat idee.""",
    ("R10-2025.txt", "2025"): """I: Vertelt u eens.
R10: Daar heb ik niet zo over nagedacht.""",
    ("focusgroep.txt", ""): """I: Wat ziet u bij mensen?
A1: {groei@bas|Ze willen vooruit}. {angst@bas|Maar de angst voor de brief zit diep}.
A2: {angst@bas|Ja, elke week hoor ik dat}.
S3: {angst@bas|Ik ook}.""",
}


def transcript(
    name: str, text: str, wave: str = "", people: Sequence[str] = (), interviewers: Sequence[str] = ("I",)
) -> TranscriptText:
    """A transcript of lines "LABEL: words"; a label in `people` is that respondent's."""
    turns: list[Turn] = []
    for match in re.finditer(r"^(?P<label>\w+): (?P<words>.*)$", text, re.MULTILINE):
        turns.append(Turn(len(turns), match.start("words"), match.end("words"), match["label"]))
    labels = dict.fromkeys(turn.speaker for turn in turns)
    speakers = tuple(
        Speaker(
            label,
            label if label in people else None,
            "interviewer" if label in interviewers else "respondent" if label in people else "unmapped",
            sum(turn.speaker == label for turn in turns),
        )
        for label in labels
    )
    facts = Transcript(
        id=name,
        name=name,
        file=name,
        sha256="",
        kind="interview",
        wave=wave,
        date="",
        perspective="",
        characters=len(text),
        turns=len(turns),
        speakers=speakers,
    )
    return TranscriptText(facts, text, tuple(turns))


def study(
    marked: Mapping[tuple[str, str], str] = MARKED, respondents: Sequence[Respondent] = RESPONDENTS
) -> tuple[list[Coding], list[TranscriptText]]:
    """The codings and transcripts of marked texts."""
    people = [each.id for each in respondents]
    codings: list[Coding] = []
    transcripts = []
    for (name, wave), words in marked.items():
        text, found = coded(words, name)
        codings += found
        transcripts.append(transcript(name, text, wave, people))
    return codings, transcripts
