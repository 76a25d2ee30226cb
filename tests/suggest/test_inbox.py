from __future__ import annotations

import subprocess
import sys

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.judged import Judged
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.transcript import Speaker, Transcript, TranscriptText, Turn
from qual.suggest.inbox import CueRecord, suggest
from tests.suggest.languages import language

CODEBOOK = Codebook((Code("angst", "Angst", cues=("bang", "herkeur*")), Code("geld", "Geld", cues=("geld",))))


def transcript(*turns: tuple[str, str]) -> TranscriptText:
    text, placed = "", []
    for index, (speaker, said) in enumerate(turns):
        start = len(text) + len(speaker) + 2
        placed.append(Turn(index, start, start + len(said), speaker))
        text += f"{speaker}: {said}\n"
    speakers = (Speaker("I", role="interviewer"), Speaker("R", "R07", "respondent"))
    facts = Transcript(
        "1", "R07.txt", "R07.txt", "", "interview", "", "", "", len(text), len(turns), speakers
    )
    return TranscriptText(facts, text, tuple(placed))


def offered(text: TranscriptText, *done: Coding, **record: CueRecord) -> list[Suggestion]:
    return suggest(
        [text],
        CODEBOOK,
        language("nl"),
        lambda name, span, code: f"{name}:{span.start}:{code}",
        leaves_open=Judged(done, (), ()).leaves_open,
        record={("angst", cue): judged for cue, judged in record.items()},
    )


def test_a_sentence_with_a_cue_is_suggested_with_the_matched_words_as_reason() -> None:
    text = transcript(("R", "Dat ging goed. Maar de herkeuring, daar was ik Bang voor."))

    (suggestion,) = offered(text)

    assert suggestion.text == "Maar de herkeuring, daar was ik Bang voor."
    assert suggestion.span.of(text.text) == suggestion.text
    assert [(reason.kind, reason.text) for reason in suggestion.why] == [
        ("cue", "herkeuring"),
        ("cue", "Bang"),
        ("judged", "cue herkeur*: no sentence with it was judged yet"),
        ("judged", "cue bang: no sentence with it was judged yet"),
    ]


def test_what_the_interviewer_says_is_never_suggested() -> None:
    assert offered(transcript(("I", "Was u bang?"), ("R", "Nee hoor."))) == []


def test_several_cues_make_a_suggestion_surer_and_the_surest_comes_first() -> None:
    text = transcript(("R", "Ik was bang. Ik was bang voor herkeuring."))

    assert [suggestion.score for suggestion in offered(text)] == [0.75, 0.5]


def test_a_denied_cue_is_less_sure_and_says_so() -> None:
    (suggestion,) = offered(transcript(("R", "Ik ben niet zo bang.")))

    assert suggestion.score == 0.25
    assert [reason[:3] for reason in suggestion.why[:2]] == [
        ("cue", "bang", 0.5),
        ("negation", "niet zo bang", -0.25),
    ]


def test_the_record_of_a_cue_decides_its_weight() -> None:
    text = transcript(("R", "Ik was bang."))

    (trusted,) = offered(text, bang=CueRecord(8, 0))
    (doubted,) = offered(text, bang=CueRecord(0, 8))

    assert (trusted.score, doubted.score) == (0.9, 0.1)


def test_a_sentence_that_is_coded_so_already_is_left_out() -> None:
    text = transcript(("R", "Ik was bang om geld."))
    start = text.text.index("bang")

    left = offered(text, Coding("R07.txt", Span(start, start + 4), "angst", "anna", origin="suggestion"))

    assert [suggestion.code for suggestion in left] == ["geld"]


def test_suggestions_are_the_same_every_time() -> None:
    text = transcript(("R", "Bang om geld. Geld en herkeuring. Geen geld, wel bang."))

    assert offered(text) == offered(text)


def test_importing_the_room_does_not_import_spacy() -> None:
    program = "import sys, qual.suggest, qual.suggest.inbox; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
