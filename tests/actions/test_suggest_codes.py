"""Suggestions that fall silent, and what a coding remembers of the one it was born from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qual.actions.code_passages import put_codes, read_codebook
from qual.actions.correct_transcript import correct_transcript
from qual.actions.decide_suggestions import (
    accept_suggestion,
    accept_suggestions,
    change_suggestion,
    open_suggestions,
    reject_suggestion,
)
from qual.actions.edit_codebook import edit_code, merge_codes, retire_code, split_code
from qual.actions.evaluate_suggestions import evaluate_suggestions
from qual.actions.find_cues import NoSuchCueError, add_cue, drop_cue, find_cues, refuse_cue, replace_cue
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.load_codings import births_of, list_codings
from qual.actions.look_again import look_again
from qual.actions.mark_passages import toggle_done
from qual.actions.rank_codes import Menu, Ranker
from qual.actions.read_passages import units_of
from qual.actions.study import Study, open_study
from qual.actions.suggest_codes import find_suggestions, keep_suggestions, suggest_codes, why_silent
from qual.actions.tell_reasons import nearby_passages
from qual.actions.undo import undo
from qual.core.blind import is_blind
from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion
from qual.core.words import say
from qual.errors import NotFoundError
from qual.store import suggestions, transcripts
from qual.suggest import Passage
from qual.tui.boards.board import GoTo
from qual.tui.boards.learnt import LearntBoard
from qual.tui.boards.review import ReviewBoard
from qual.tui.views import split


@pytest.fixture
def study(demo: Path) -> Iterator[Study]:
    with open_study(demo, "nieuw") as opened:
        yield opened


def with_setting(home: Path, line: str) -> None:
    settings = home / "codebook" / "study.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n[suggestions]\n{line}\n", encoding="utf-8")


def test_a_coding_remembers_run_rank_score_and_reason(study: Study) -> None:
    made = suggest_codes(study, ["R01-2024.txt"]).suggestions
    second = sorted(made, key=lambda each: -each.score)[1]
    accept_suggestion(study, second.id)
    (coding,) = list_codings(study, "R01-2024.txt", "nieuw")
    birth = births_of(study, [coding])[coding.id]

    assert coding.origin == "suggestion"
    assert birth.score == second.score
    assert birth.why == second.why
    assert 1 <= birth.rank <= len(made)
    assert birth.run


def decide(study: Study, taken: int, refused: int) -> None:
    """Let people decide on so many suggestions that came from codings."""
    with study.database.read() as session:
        text = transcripts.with_text(session, "R01-2024.txt")
    why = (Reason("record", "about 8 of 10", 0.8),)
    made = [
        Suggestion(
            study.database.new_id(), text.name, Span(at, at + 1), text.text[at : at + 1], "geld", 0.9, why
        )
        for at in range(taken + refused)
    ]
    versions = {text.name: text.transcript.version}
    with study.database.change(study.coder, "suggest.run", suggestions=len(made)) as change:
        suggestions.replace_open(change, made, versions, {"kind": "test"})
    for number, each in enumerate(made):
        (accept_suggestion if number < taken else reject_suggestion)(study, each.id)


def test_a_broken_promise_silences_the_learner_and_says_so(study: Study) -> None:
    decide(study, taken=8, refused=16)
    notes = suggest_codes(study, ["R02-2024.txt"]).notes

    assert len(notes) == 1
    assert "8 of the last 24 were taken" in notes[0]


def test_a_kept_promise_says_nothing(study: Study) -> None:
    decide(study, taken=20, refused=4)

    assert not any("were taken" in note for note in suggest_codes(study, ["R02-2024.txt"]).notes)


def test_a_run_that_the_codebook_went_past_leaves_out_what_is_not_offered_any_more(study: Study) -> None:
    made = find_suggestions(study)
    codes = sorted({each.code for each in made.suggestions})
    retire_code(study, codes[0])
    merge_codes(study, codes[1], codes[2])
    coded = next(each for each in made.suggestions if each.code == codes[2])
    put_codes(study, coded.transcript, coded.span, [coded.code])
    kept = keep_suggestions(study, made).suggestions

    assert {each.code for each in kept} == set(codes[2:])
    assert coded.id not in {each.id for each in kept}
    assert {each.id for each in open_suggestions(study)} == {each.id for each in kept}


def test_a_run_that_never_ends_leaves_the_open_suggestions_as_they_are(study: Study) -> None:
    before = suggest_codes(study).suggestions
    find_suggestions(study, ["R01-2024.txt"])

    assert {each.id for each in open_suggestions(study)} == {each.id for each in before}


def test_a_code_that_went_since_it_was_learnt_is_not_ranked_and_a_corrected_text_gets_nothing(
    study: Study, tmp_path: Path
) -> None:
    put_codes(study, "R01-2024.txt", Span(600, 700), ["geld"])
    ranker = Ranker(study)
    ranker.train()
    before = ranker.rank("R01-2024.txt", 600, 700).codes
    why = [reason for each in before for reason in each.why]
    assert nearby_passages(study, why).keys() == {each.anchor for each in why if each.anchor} != set()
    retire_code(study, before[0].code)
    after = ranker.rank("R01-2024.txt", 600, 700).codes
    with study.database.read() as session:
        text = transcripts.with_text(session, "R01-2024.txt").text
    (tmp_path / "R01-2024.txt").write_text(f"{text}\nI: Nog iets?\n", encoding="utf-8")
    correct_transcript(study, "R01-2024.txt", tmp_path / "R01-2024.txt")

    assert [each.code for each in after] == [each.code for each in before[1:]]
    assert ranker.rank("R01-2024.txt", 600, 700) == Menu((), say("suggest.silent.corrected"))
    assert nearby_passages(study, why) == {}


def test_off_means_none_and_the_open_ones_go(demo: Path) -> None:
    with open_study(demo, "nieuw") as before:
        assert suggest_codes(before).suggestions
    with_setting(demo, 'inbox = "off"')
    with open_study(demo, "nieuw") as after:
        found = suggest_codes(after)

        assert found.suggestions == open_suggestions(after) == []
        assert "off in study.toml" in found.notes[0]
        board = LearntBoard(after, split)
        assert board.facts == "suggestions are off"
        assert "study.toml" in " ".join(line.text for line in board.detail(80))


def test_a_blind_interview_gets_none(demo: Path) -> None:
    with open_study(demo, "nieuw") as before:
        names = {each.transcript for each in suggest_codes(before).suggestions}
    with_setting(demo, "blind_share = 0.4")
    with open_study(demo, "nieuw") as after:
        found = suggest_codes(after)

        assert {each.transcript for each in found.suggestions} < names
        assert "are coded without suggestions" in found.notes[0]


def test_a_cue_comes_in_and_goes_by_hand_only(study: Study) -> None:
    before = [each for each in find_cues(study, "geld") if each.source == "in use"]
    add_cue(study, "geld", "spaar*")
    add_cue(study, "geld", "spaar*")
    after = [each for each in find_cues(study, "geld") if each.source == "in use"]
    drop_cue(study, "geld", "spaar*")

    assert [each.cue for each in after] == [*(each.cue for each in before), "spaar*"]
    assert after[-1].hits > 0
    with pytest.raises(NoSuchCueError):
        drop_cue(study, "geld", "spaar*")
    with pytest.raises(NotFoundError):
        find_cues(study, "nergens")


def test_a_refused_cue_is_not_proposed_again_until_it_is_taken_in(study: Study) -> None:
    def cues(source: str) -> set[str]:
        return {
            each.cue for each in find_cues(study, "motivatie") if (each.source == "in use") is bool(source)
        }

    proposed = sorted(cues(""))[0]
    refuse_cue(study, "motivatie", proposed)
    refuse_cue(study, "motivatie", proposed)
    kept = read_codebook(study)["motivatie"].cues

    assert kept.count(f"-{proposed}") == 1
    assert proposed not in cues("") | cues("in use")
    add_cue(study, "motivatie", proposed)
    assert proposed in cues("in use")
    assert f"-{proposed}" not in read_codebook(study)["motivatie"].cues
    replace_cue(study, "motivatie", proposed, "zomaar*")
    assert [*read_codebook(study)["motivatie"].cues] == [*kept[:-1], "zomaar*"]


def test_the_second_look_lists_own_codings_and_twins_of_the_team(built_demo: Path) -> None:
    with open_study(built_demo, "anna") as study:
        found = look_again(study)
        own = {(each.transcript, each.code) for each in list_codings(study, None, "anna")}

    assert found.unlikely
    assert {(each.place.transcript, each.code) for each in found.unlikely} <= own
    assert found.twins
    assert all(each.alike >= 0.8 for each in found.twins)
    assert {each.by for each in found.twins} | {each.not_by for each in found.twins} == {"anna", "bas"}


def judged_in(study: Study, name: str) -> int:
    return sum(unit.passage.transcript == name and unit.passage.codes is not None for unit in units_of(study))


def test_taking_a_suggestion_does_not_say_that_all_before_it_was_read(study: Study) -> None:
    made = suggest_codes(study, ["R01-2024.txt"]).suggestions
    late, later = sorted(made, key=lambda each: each.span.start)[-2:]
    accept_suggestion(study, late.id)
    reject_suggestion(study, later.id)
    one = judged_in(study, "R01-2024.txt")
    partly = [unit for unit in units_of(study) if unit.passage.refused]
    put_codes(study, "R01-2024.txt", late.span, ["angst"])

    assert one == 1
    assert [(unit.span, unit.passage.refused) for unit in partly] == [(later.span, frozenset({later.code}))]
    assert judged_in(study, "R01-2024.txt") > 20


def test_what_is_turned_down_makes_the_same_cue_less_sure_elsewhere_and_stays_open_for_others(
    study: Study,
) -> None:
    def rests_on(each: Suggestion) -> tuple[str, str]:
        return each.code, " ".join(reason.text for reason in each.why if reason.kind == "judged")

    before = suggest_codes(study).suggestions
    found = [rests_on(each) for each in before]
    code, record = most = max(found, key=found.count)
    same = [each for each in before if rests_on(each) == most]
    for each in same[:3]:
        reject_suggestion(study, each.id)
    after = {each.span: each for each in suggest_codes(study).suggestions if each.code == code}
    with open_study(study.folder, "ander") as other:
        untaught = {each.span: each for each in suggest_codes(other).suggestions if each.code == code}

    assert len(same) > 3
    assert all(after[each.span].score < each.score for each in same[3:])
    assert all(rests_on(after[each.span]) != (code, record) for each in same[3:])
    assert not {each.span for each in same[:3]} & after.keys()
    assert untaught.keys() >= {each.span for each in same}


def test_nothing_is_suggested_in_what_was_read_past_and_only_there_the_second_look_looks(
    study: Study,
) -> None:
    name = "R01-2024.txt"
    made = suggest_codes(study, [name]).suggestions
    by_place = sorted(made, key=lambda each: each.span.start)
    middle = by_place[len(by_place) // 2]
    taken, other = by_place[-1], next(each for each in by_place[::-1] if each.span != by_place[-1].span)
    accept_suggestion(study, taken.id)
    reject_suggestion(study, other.id)
    behind = [each.span for each in open_suggestions(study, name)]
    put_codes(study, name, Span(middle.span.start, middle.span.end), ["geld"])
    waiting = [each.span for each in open_suggestions(study, name)]
    anew = [each.span for each in suggest_codes(study, [name]).suggestions]
    judged = {unit.span for unit in units_of(study) if unit.passage.codes is not None}
    looked_at = {each.place.span for each in look_again(study).unlikely}
    toggle_done(study, name)

    assert min(behind) < middle.span < max(behind)
    assert waiting == sorted(anew) == [span for span in behind if span > middle.span]
    assert not judged & set(anew)
    assert looked_at <= judged
    assert open_suggestions(study, name) == suggest_codes(study, [name]).suggestions == []


def test_what_was_coded_retired_or_hidden_meanwhile_is_not_offered_any_more(demo: Path) -> None:
    with open_study(demo, "nieuw") as study:
        made = suggest_codes(study).suggestions
        put_codes(study, made[0].transcript, made[0].span, [made[0].code])
        retire_code(study, made[-1].code)
        left = open_suggestions(study)
    with_setting(demo, "blind_share = 1")
    with open_study(demo, "nieuw") as blind:
        none = open_suggestions(blind)

    assert made[0].id not in {each.id for each in left}
    assert made[-1].code not in {each.code for each in left}
    assert left
    assert none == []


def test_one_undo_takes_back_accepting_many_moving_edges_and_another_code(study: Study) -> None:
    made = suggest_codes(study, ["R01-2024.txt"]).suggestions
    accept_suggestions(study, [each.id for each in made[:3]])
    undo(study)
    wider = Span(made[0].span.start, made[0].span.end + 5)
    accept_suggestion(study, made[0].id, wider)
    [moved] = list_codings(study, "R01-2024.txt", "nieuw")
    undo(study)
    other = next(code for code in ("geld", "angst") if code != made[0].code)
    change_suggestion(study, made[0].id, [other])
    [changed] = list_codings(study, "R01-2024.txt", "nieuw")
    birth = births_of(study, [changed])[changed.id]
    with study.database.read() as session:
        [decision] = suggestions.decided(session)
    undo(study)

    assert (moved.span, moved.origin) == (wider, "suggestion")
    assert (changed.code, changed.origin, birth.id) == (other, "suggestion", made[0].id)
    assert (decision.code, decision.is_taken, decision.coder) == (made[0].code, False, "nieuw")
    assert "nieuw" not in {each.coder for each in list_codings(study, "R01-2024.txt")}
    assert {each.id for each in open_suggestions(study, "R01-2024.txt")} == {each.id for each in made}


SPEAKS = {"angst": "die keuring, daar sliep ik slecht van", "geld": "het loon en de rekening, dat knelt"}


def invented(home: Path, interviews: int) -> None:
    """A study of interviews in which every sentence but the last of each turn is of fear or of money."""
    (home / "codebook").mkdir(parents=True)
    (home / "transcripts").mkdir()
    settings = 'name = "Verzonnen"\nlanguage = "nl"\n'
    (home / "codebook" / "study.toml").write_text(settings, encoding="utf-8")
    listing = "".join(f"- id: {code}\n  name: {code.title()}\n" for code in SPEAKS)
    (home / "codebook" / "codes.yaml").write_text(listing, encoding="utf-8")
    for number in range(interviews):
        said = [
            f"{words.capitalize()}, keer {number}{at}. En toen liepen we met de hond {at}."
            for at in range(3)
            for words in SPEAKS.values()
        ]
        text = "\n".join(f"I: En verder?\nR{number:02}: {each}" for each in said)
        (home / "transcripts" / f"R{number:02}.txt").write_text(text, encoding="utf-8")


def coded_by_hand(study: Study, names: list[str]) -> None:
    """Code these interviews to their end as anybody would: now and then something is passed over."""
    for at, unit in enumerate(units_of(study)):
        passage = unit.passage
        for code, words in SPEAKS.items():
            if passage.transcript in names and words[:12] in passage.text.lower() and at % 22:
                put_codes(study, passage.transcript, unit.span, [code])
    for name in names:
        toggle_done(study, name)


def test_a_promise_is_made_kept_silent_when_it_breaks_and_never_in_a_blind_interview(tmp_path: Path) -> None:
    home = tmp_path / "study"
    invented(home, 20)
    with_setting(home, "blind_share = 0.3")
    with open_study(home, "nieuw") as study:
        load_codebook(study)
        import_transcripts(study)
        with study.database.read() as session:
            names = [each.name for each in transcripts.listed(session)]
        blind = [name for name in names if is_blind(name, 0.3)]
        new = [name for name in names if name not in blind][-5:]
        coded_by_hand(study, [name for name in names if name not in new])
        made = suggest_codes(study).suggestions
        done = list_codings(study)
        of_interviews = {each.transcript for each in made}
        ranked = Ranker(study)
        ranked.train()
        menus = [ranked.rank(name, 40, 60) for name in (blind[0], new[0])]
        speak = [reason for each in made for reason in each.why if reason.anchor]
        nearby = nearby_passages(study, speak)
        review = ReviewBoard(study, split, made[0].transcript)
        shown = " ".join(line.text for line in review.detail(200))
        gone_to = [*review.press("o", "o"), *review.press("O", "O")]
        for each in made[:20]:
            reject_suggestion(study, each.id)
        after = suggest_codes(study)
        learnt = ranked.train()
        found = evaluate_suggestions(study, seeds=1)

    assert len(made) > 20
    assert of_interviews == set(new)
    assert all(any(r.kind == "record" and "of 10 such were right" in r.text for r in e.why) for e in made)
    coded = {(each.transcript, each.code, each.span) for each in done}
    for each in made:
        [like] = [reason.anchor for reason in each.why if reason.kind == "like"]
        [unlike] = [reason.anchor for reason in each.why if reason.kind == "unlike"]
        assert like
        assert unlike
        assert (nearby[like].transcript, each.code, nearby[like].span) in coded
        assert (nearby[unlike].transcript, each.code, nearby[unlike].span) not in coded
        assert nearby[like].respondent == nearby[like].transcript.removesuffix(".txt")
    assert "nearest coded so: “" in shown
    assert all(
        isinstance(each, GoTo) and each.transcript in {n.transcript for n in nearby.values()}
        for each in gone_to
    )
    assert len(gone_to) == 2
    assert [bool(menu.codes) for menu in menus] == [False, True]
    assert after.suggestions == []
    assert "0 of the last 20 were taken" in " ".join(after.notes)
    assert "so the inbox is off" in learnt.promise
    assert "are expected to be right with new respondents" in learnt.promise
    assert 0.8 < (found.inbox.promised or 0) < 1
    assert [each.taken for each in learnt.codes] == [0, 0]
    assert sum(each.decided for each in learnt.codes) == 20
    assert found.inbox.is_broken
    assert found.inbox.blind_interviews == len(blind)
    assert found.inbox.blind_shown > 0
    assert found.inbox.delivered is not None


def test_a_study_without_codes_has_no_suggestions_no_cues_and_no_second_look(tmp_path: Path) -> None:
    home = tmp_path / "study"
    invented(home, 2)
    with open_study(home, "nieuw") as study:
        import_transcripts(study)
        found = look_again(study)
        ranker = Ranker(study)
        untrained = ranker.rank("R00.txt", 30, 40)
        ranker.train()
        made = suggest_codes(study)

        assert untrained == Menu((), say("suggest.silent.untrained"))
        assert ranker.rank("R00.txt", 30, 40) == Menu((), say("suggest.silent.no_codes"))
        assert (made.suggestions, made.notes) == ([], (say("suggest.silent.no_codes"),))
        assert find_cues(study) == []
        assert not [*found.unlikely, *found.twins]


def test_why_nothing_is_suggested_is_said_for_each_cause(tmp_path: Path) -> None:
    home = tmp_path / "study"
    invented(home, 4)
    with open_study(home, "nieuw") as study:
        load_codebook(study)
        import_transcripts(study)
        asked, unread = units_of(study)[0].span, units_of(study)[12:]
        ranker = Ranker(study)

        def menu(at: Span = asked) -> Menu:
            ranker.train()
            return ranker.rank("R00.txt", at.start, at.end)

        with_no_cue = menu()
        add_cue(study, "geld", "spaarpot")
        cue_elsewhere = menu()
        add_cue(study, "angst", "keuring*")
        by_cue = menu()
        of_interviewer = menu(Span(0, 12))
        notes = [suggest_codes(study).notes]
        coded_by_hand(study, ["R00.txt"])
        after = menu(unread[0].span)
        notes.append(suggest_codes(study).notes)
        put_codes(study, "R01.txt", unread[0].span, ["geld"])
        toggle_done(study, "R02.txt")
        toggle_done(study, "R03.txt")
        one = suggest_codes(study).notes

    assert with_no_cue == Menu((), say("suggest.silent.nothing"))
    assert cue_elsewhere == Menu((), say("suggest.silent.no_cue"))
    assert [(each.code, each.why[0].text) for each in by_cue.codes] == [("angst", "keuring*")]
    assert of_interviewer == Menu((), say("suggest.silent.nobody"))
    assert {each.code for each in after.codes} == set(SPEAKS)
    assert notes == [
        ("your codings say nothing yet: you judged 0 sentences, 30 are needed",),
        ("your codings say nothing yet: you judged 12 sentences, 30 are needed",),
    ]
    assert one == (say("suggest.few_codings", codings=10, respondents=3),)


def test_cues_follow_their_code_through_rename_merge_split_and_retire_with_their_record(
    tmp_path: Path,
) -> None:
    home = tmp_path / "study"
    invented(home, 3)

    with open_study(home, "nieuw") as study:

        def record(code: str) -> list[tuple[str, int, int]]:
            return [(e.cue, e.judged, e.right) for e in find_cues(study, code) if e.source == "in use"]

        load_codebook(study)
        import_transcripts(study)
        add_cue(study, "angst", "keuring*")
        add_cue(study, "geld", "loon")
        coded_by_hand(study, ["R00.txt", "R01.txt"])
        before = record("angst"), record("geld")
        waiting = suggest_codes(study).suggestions
        edit_code(study, "angst", name="Bezorgdheid")
        renamed = record("angst")
        part = [each.id for each in list_codings(study) if each.code == "geld"][:2]
        split_off = split_code(study, "geld", "Loon", part)
        after_split = record("geld"), record(split_off.id)
        merge_codes(study, split_off.id, "geld")
        back = record("geld")
        merge_codes(study, "geld", "angst")
        merged = record("angst")
        of_gone = [each for each in open_suggestions(study) if each.code == "geld"]
        made = {each.code for each in suggest_codes(study).suggestions}
        retire_code(study, "angst")
        while_retired = open_suggestions(study), suggest_codes(study).suggestions
        retire_code(study, "angst", is_back=True)

        assert [(cue, judged) for ((cue, judged, _),) in before] == [("keuring*", 6), ("loon", 6)]
        assert {each.code for each in waiting} == {"angst", "geld"}
        assert renamed == before[0]
        assert after_split == ([("loon", 6, before[1][0][2] - 2)], [])
        assert back == before[1]
        assert merged == [*before[0], *before[1]]
        assert of_gone == []
        assert made == {"angst"}
        assert while_retired == ([], [])
        assert record("angst") == merged


def test_it_is_said_whether_respondents_codings_or_certainty_are_missing() -> None:
    def judged(people: int, each: int) -> list[Passage]:
        return [
            Passage(f"{person}.txt", f"R{person}", at, "respondent", "brief", codes=frozenset({"geld"}))
            for person in range(people)
            for at in range(each)
        ]

    assert why_silent(judged(1, 40)) == say("suggest.one_respondent", needed=3)
    assert why_silent(judged(2, 40)) == say("suggest.few_codings", codings=10, respondents=3)
    assert why_silent(judged(3, 12)) == say("suggest.no_cut")
