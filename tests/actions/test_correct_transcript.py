"""Correcting a transcript: nothing is lost or shifted unseen, whatever comes before and after."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qual.actions.code_passages import codings_in, move_coding, put_codes, remove_codings
from qual.actions.correct_transcript import (
    WrongWordsError,
    correct_transcript,
    list_unsettled,
    settle_coding,
)
from qual.actions.import_transcripts import import_transcripts
from qual.actions.read_transcripts import open_transcript
from qual.actions.show_log import verify_log
from qual.actions.study import Study, open_study
from qual.actions.undo import redo, undo
from qual.core.pseudonym import Replacer, Term, name_tokens
from qual.core.span import Span
from qual.errors import QualError
from qual.store import pseudonyms
from qual.store.transcripts import TextCorrectedError
from tests.actions.material import small_study
from tests.store.material import TEXT

NAME = "R07.txt"

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where many small studies are made and thrown away without waiting for the disk."""


def put_text(study: Study, text: str) -> Path:
    """A file with this text beside the study."""
    path = study.folder / "verbeterd.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def words_of(study: Study) -> dict[str, str]:
    """The words of every coding in use, by id; they stand where they should."""
    text = open_transcript(study, NAME).text
    found = codings_in(study, NAME)
    assert [each.span.of(text) for each in found] == [each.text for each in found]
    return {each.id: each.text for each in found}


def known(study: Study) -> set[str]:
    """The ids of all codings, those that are listed as lost among them."""
    lost = {each.coding for each in list_unsettled(study) if each.verdict == "lost"}
    assert not lost & words_of(study).keys()
    return lost | words_of(study).keys()


def state(study: Study) -> object:
    """Everything that a person sees of a transcript and its codings."""
    opened = open_transcript(study, NAME)
    facts = (opened.text, opened.turns, opened.transcript.speakers)
    return facts, codings_in(study, NAME), list_unsettled(study)


def test_codings_of_all_coders_go_along(tmp_path: Path) -> None:
    with small_study(tmp_path) as study, open_study(tmp_path, "bas") as other:
        at = TEXT.index("het geld")
        put_codes(other, NAME, Span(at, at + 8), ["geld"])
        found = correct_transcript(study, NAME, put_text(study, TEXT.replace("Wat hield", "Wat weerhield")))

        assert [(f.marked.coder, f.carried.verdict) for f in found.of("coding")] == [("bas", "moved")]
        assert list(words_of(study).values()) == ["het geld"]


def test_speakers_keep_their_respondents_and_roles_by_label(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        found = correct_transcript(study, NAME, put_text(study, TEXT + "\nR07: Nog iets.\nB: Dag."))

        speakers = open_transcript(study, NAME).transcript.speakers
        assert {(s.label, s.respondent, s.role, s.turns) for s in speakers} == {
            ("I", None, "interviewer", 2),
            ("R07", "R07", "respondent", 3),
            ("B", None, "unmapped", 1),
        }
        assert any("behind 'B'" in problem.what for problem in found.problems)


def test_the_only_label_that_was_renamed_is_the_same_respondent_and_it_is_said(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        found = correct_transcript(study, NAME, put_text(study, TEXT.replace("R07:", "Mevrouw:")))

        speakers = open_transcript(study, NAME).transcript.speakers
        assert ("Mevrouw", "R07") in {(each.label, each.respondent) for each in speakers}
        assert any("is taken as respondent 'R07'" in problem.what for problem in found.problems)


def test_the_screen_of_an_old_text_cannot_code_in_the_new_one(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        seen = open_transcript(study, NAME)
        [coding] = put_codes(study, NAME, Span(3, 6), ["angst"], seen=seen)
        correct_transcript(study, NAME, put_text(study, "I: Zo.\n" + TEXT))

        with pytest.raises(TextCorrectedError):
            put_codes(study, NAME, Span(3, 6), ["geld"], seen=seen)
        with pytest.raises(TextCorrectedError):
            move_coding(study, coding.id, Span(3, 8), seen=seen)


@pytest.mark.parametrize(
    ("new", "verdict"),
    [
        (TEXT.replace("R07:", "X:").replace("I:", "R07:").replace("X:", "I:"), "doubtful"),
        (TEXT.replace("R07:", "Mevrouw:"), "moved"),
        (TEXT.replace("I:", "Interviewer:"), "moved"),
    ],
)
def test_words_that_came_to_be_somebody_elses_are_in_doubt(tmp_path: Path, new: str, verdict: str) -> None:
    with small_study(tmp_path) as study:
        at = TEXT.index("het geld")
        put_codes(study, NAME, Span(at, at + 8), ["geld"])
        found = correct_transcript(study, NAME, put_text(study, new))

        assert [each.carried.verdict.replace("exact", "moved") for each in found.of("coding")] == [verdict]
        assert len(list_unsettled(study)) == (verdict == "doubtful")


def test_a_passage_that_grew_over_a_question_is_in_doubt(tmp_path: Path) -> None:
    old = "I: Waar was u bang voor?\nR07: Voor de keuring. Dat ze nee zouden zeggen."
    with small_study(tmp_path) as study:
        correct_transcript(study, NAME, put_text(study, old))
        at = old.index("Voor de")
        put_codes(study, NAME, Span(at, len(old)), ["angst"])
        new = "I: Waar was u bang voor? Voor de keuring.\nR07: Dat ze nee zouden zeggen."
        found = correct_transcript(study, NAME, put_text(study, new))

        assert [each.carried.verdict for each in found.of("coding")] == ["doubtful"]


def test_the_text_of_another_transcript_is_no_correction_without_a_word(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        other = tmp_path / "R08.txt"
        other.write_text("I: Hoe gaat het?\nR08: Goed, ik heb weer werk gevonden.", encoding="utf-8")
        import_transcripts(study, [other])
        copied = correct_transcript(study, NAME, other, dry_run=True)
        changed = correct_transcript(study, NAME, put_text(study, "I: Wat dan?\nR07: Iets heel anders."))

        assert any("has the text of R08.txt now" in each.what for each in copied.problems)
        assert any("is this the right file?" in each.what for each in changed.problems)


def test_a_lost_coding_is_put_on_words_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        at = TEXT.index("het geld")
        [coding] = put_codes(study, NAME, Span(at, at + 8), ["geld"])
        correct_transcript(study, NAME, put_text(study, "I: Wat dan?\nR07: Om  geld, denk ik. Ja, ja."))

        for words in ("a", "euro"):
            with pytest.raises(WrongWordsError):
                settle_coding(study, coding.id[:8], words=words)
        settle_coding(study, coding.id[:8], words="Om geld")
        assert words_of(study) == {coding.id: "Om  geld"}


WORDS = st.sampled_from(["bang", "voor", "de", "keuring", "geld", "Ja", "heel", "erg", "niet.", "R07:", "\n"])
EDITS = st.lists(
    st.tuples(st.sampled_from(["put in", "take out", "replace", "move"]), st.integers(0, 60), WORDS),
    max_size=6,
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("code"), st.integers(0, 60), st.integers(1, 20)),
        st.tuples(st.just("correct"), EDITS, st.none()),
        st.tuples(
            st.sampled_from(["undo", "redo", "remove", "move", "settle", "replace names"]),
            st.integers(0, 9),
            st.none(),
        ),
    ).flatmap(lambda step: st.tuples(st.sampled_from(["anna", "bas"]), st.just(step))),
    max_size=10,
)


def edited(text: str, edits: list[tuple[str, int, str]]) -> str:
    """A text with words put in, taken out, replaced or moved."""
    parts = re.split(r"(\s+)", text)
    for kind, place, word in edits:
        at = 2 * (place % ((len(parts) + 1) // 2))
        if kind == "put in":
            parts[at:at] = [word, " "]
        elif kind == "replace":
            parts[at] = word
        elif kind == "take out":
            del parts[at : at + 2]
        else:
            taken = parts[at : at + 6]
            del parts[at : at + 6]
            parts += [" ", *taken]
        if len(parts) < 3:
            return text
    return "".join(parts)


def check_correction(study: Study, new: str) -> None:
    """Correct, and look that every coding is where the answer says, and that undo and redo are exact."""
    before, ids, words = state(study), known(study), words_of(study)
    found = correct_transcript(study, NAME, put_text(study, new))
    if not found.is_new:
        return
    told = {each.marked.id: each.carried for each in found.of("coding")}
    assert told.keys() == ids == known(study)
    now = words_of(study)
    for row, carried in told.items():
        assert (row in now) == (carried.verdict != "lost")
        if carried.verdict in ("exact", "moved"):
            assert now[row] == carried.before
            assert row not in words or carried.before == words[row] or carried.before != carried.after
    unsure = {row for row, carried in told.items() if not carried.is_sure}
    assert {each.coding for each in list_unsettled(study)} == unsure
    after = state(study)
    undo(study)
    assert state(study) == before
    redo(study)
    assert state(study) == after


def check_replacing(study: Study, words: str) -> None:
    """Put a token in the place of words, and look that the key's edits bring all of it back to the letter."""
    terms = [Term(words, "name")]
    with study.database.read() as session:
        texts = pseudonyms.all_texts(session)
    tokens = name_tokens(terms, {}, "nl", texts)
    before = open_transcript(study, NAME).text
    for is_last in (False, True):
        with study.database.change(study.coder, pseudonyms.VERB) as change:
            done = pseudonyms.plan(change.session, Replacer(terms, tokens))
            pseudonyms.apply(change, done)
        assert verify_log(study) == []
        words_of(study)
        if is_last:
            return
        with study.database.change(study.coder, pseudonyms.BACK) as change:
            back = {each.version: (each.after, each.edits.inverse(each.text)) for each in done.texts}
            labels = {after: label for each in done.texts for label, after in each.labels.items()}
            nothing = Replacer((), {})
            pseudonyms.apply(change, pseudonyms.plan_back(change.session, back, {}, labels, nothing))
        assert open_transcript(study, NAME).text == before


REDONE_TOO_LATE: list[tuple[str, tuple[str, object, object]]] = [
    ("anna", ("code", 48, 3)),
    ("bas", ("code", 0, 1)),
    ("anna", ("correct", [("replace", 27, "bang"), ("take out", 18, "bang"), ("take out", 0, "bang")], None)),
    ("anna", ("undo", 0, None)),
    ("bas", ("undo", 0, None)),
    ("anna", ("code", 48, 3)),
    ("anna", ("redo", 0, None)),
]
"""A correction is repeated after another coder took back what it had listed as unsure."""


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@example(REDONE_TOO_LATE)
@given(STEPS)
def test_no_sequence_loses_or_shifts_a_coding_unseen(
    steps: list[tuple[str, tuple[str, object, object]]],
) -> None:
    with (
        tempfile.TemporaryDirectory(dir=MEMORY) as folder,
        small_study(Path(folder)) as anna,
        open_study(Path(folder), "bas") as bas,
    ):
        for name, (verb, what, size) in steps:
            study = anna if name == "anna" else bas
            text, ids = open_transcript(study, NAME).text, known(study)
            own = [each for each in codings_in(study, NAME) if each.coder == name]
            waiting = [each for each in list_unsettled(study) if each.coder == name]
            if verb == "correct" and isinstance(what, list):
                check_correction(study, edited(text, what))
            elif verb == "code" and isinstance(what, int) and isinstance(size, int):
                start = what % (len(text) - 1)
                put_codes(study, NAME, Span(start, min(len(text), start + size)), ["angst"])
                assert known(study) >= ids
            elif verb == "remove" and own and isinstance(what, int):
                gone = own[what % len(own)].id
                remove_codings(study, [gone])
                assert known(study) == ids - {gone}
            elif verb == "move" and own and isinstance(what, int):
                move_coding(study, own[what % len(own)].id, Span(what, what + 3))
                assert known(study) == ids
            elif verb == "settle" and waiting and isinstance(what, int):
                one = waiting[what % len(waiting)]
                settle_coding(study, one.coding, place=Span(what, what + 2) if one.now is None else None)
                assert known(study) == ids
            elif verb == "replace names" and isinstance(what, int):
                check_replacing(study, ("bang", "de keuring", "geld", "Ja", "heel")[what % 5])
                assert known(study) == ids
            elif verb in ("undo", "redo"):
                before = state(study)
                try:
                    taken = undo(study) if verb == "undo" else redo(study)
                except QualError:
                    assert state(study) == before
                    continue
                if taken and "corrected" in taken.sentence:
                    assert known(study) == ids
            words_of(study)
            assert verify_log(study) == []
