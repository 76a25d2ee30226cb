from __future__ import annotations

from qual.core.codebook import Code
from qual.suggest import Passage
from qual.suggest.cue_proposals import cue_figures, propose_cues
from tests.suggest.languages import language

ANGST = Code("angst", "Angst", definition="Vrees voor de keuring.", cues=("bang",))
LOON = Code("loon", "Loon")


def passage(who: str, text: str, *codes: str, judged: bool = True) -> Passage:
    return Passage(f"{who}.txt", who, 0, "respondent", text, codes=frozenset(codes) if judged else None)


SAID = [
    passage("R1", "Ik was bang voor die herkeuring.", "angst"),
    passage("R2", "Van zo'n herkeuringsbrief lig ik wakker.", "angst"),
    passage("R3", "Bang? Nee hoor."),
    passage("R3", "Bang was ik nooit.", judged=False),
    *[passage(f"R{n}", "We wandelen elke dag met de hond.") for n in range(4, 30)],
]


def test_a_cue_keeps_its_record_of_hits_and_of_what_was_coded() -> None:
    (bang,) = cue_figures(language("nl"), [ANGST, LOON], SAID)

    assert (bang.code, bang.cue, bang.source) == ("angst", "bang", "in use")
    assert (bang.hits, bang.judged, bang.right, bang.respondents) == (3, 2, 1, 1)
    assert bang.share == 0.5


def test_a_stem_that_stands_in_coded_passages_of_two_people_is_proposed() -> None:
    found = {each.cue: each for each in propose_cues(language("nl"), [ANGST, LOON], SAID)}

    assert (found["herkeu*"].source, found["herkeu*"].right) == ("coding", 2)
    assert "bang" not in found
    assert not any("hond" in cue or "wandelen" in cue for cue in found)


def test_a_word_of_the_definition_is_proposed_before_anything_is_coded() -> None:
    texts = [passage("R1", "De keuring was zwaar.", judged=False), *SAID[5:]]
    found = propose_cues(language("nl"), [ANGST], texts)

    assert [(each.cue, each.source, each.hits) for each in found] == [("keuring", "definition", 1)]


def test_an_empty_codebook_and_no_passages_give_nothing() -> None:
    assert propose_cues(language("nl"), [], SAID) == []
    assert propose_cues(language("nl"), [LOON], []) == []
