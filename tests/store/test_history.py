"""The log: undo, redo and verification."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from qual.core.span import Span
from qual.errors import UndoRefusedError
from qual.store import codings, history, memos
from qual.store.codes import codebook
from qual.store.database import Database
from qual.store.verify import verify
from tests.store.material import TEXT, add_codebook, add_transcript, code_words, words_coded


def prepare(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)


def test_undo_and_redo_work_across_restarts(place: str, ticking: Callable[[], str]) -> None:
    database = Database(place, clock=ticking)
    prepare(database)
    code_words(database, "Heel bang", "angst")
    code_words(database, "het geld", "geld")
    database.close()

    database = Database(place, clock=ticking)
    history.undo(database, "anna")
    assert words_coded(database) == [("Heel bang", "angst", "anna")]
    database.close()
    database = Database(place, clock=ticking)
    history.redo(database, "anna")
    assert [words for words, _, _ in words_coded(database)] == ["het geld", "Heel bang"]
    database.close()


def test_each_coder_takes_back_only_own_changes(database: Database) -> None:
    prepare(database)
    code_words(database, "Heel bang", "angst", "anna")
    code_words(database, "het geld", "geld", "bas")

    history.undo(database, "anna")

    assert words_coded(database) == [("het geld", "geld", "bas")]


def test_a_new_change_empties_what_can_be_repeated(database: Database) -> None:
    prepare(database)
    code_words(database, "Heel bang", "angst")
    history.undo(database, "anna")
    code_words(database, "het geld", "geld")

    assert history.redo(database, "anna") is None


def test_undo_of_a_move_gives_the_old_edges_back(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst")
    start = TEXT.index("bang.")
    with database.change("anna", "coding.move") as change:
        codings.move(change, row, Span(start, start + 4), TEXT)
    assert words_coded(database) == [("bang", "angst", "anna")]

    history.undo(database, "anna")

    assert words_coded(database) == [("Heel bang", "angst", "anna")]


def test_undo_is_refused_where_somebody_else_changed_the_same_thing(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst", "anna")
    with database.change("bas", "coding.remove") as change:
        codings.remove(change, [row])

    with pytest.raises(UndoRefusedError, match="bas changed the same coding"):
        history.undo(database, "anna")


def test_undo_of_a_code_is_refused_while_codings_need_it(database: Database) -> None:
    prepare(database)
    code_words(database, "Heel bang", "angst", "bas")
    history.undo(database, "bas")
    code_words(database, "Heel bang", "angst", "bas")

    with pytest.raises(UndoRefusedError, match="codings made since then need it"):
        history.undo(database, "anna")


def test_a_memo_does_not_come_back_on_a_coding_that_somebody_removed(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst", "anna")
    for words in ("hier begint het", ""):
        with database.change("bas", "memo.write") as change:
            memos.write(change, "coding", row, words)
    history.undo(database, "anna")

    with pytest.raises(UndoRefusedError, match="not undone: anna changed the same coding"):
        history.undo(database, "bas")
    with database.read() as session:
        assert (memos.listed(session), verify(session)) == ([], [])


def test_undo_brings_back_a_removed_coding_with_its_memo(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst")
    with database.change("anna", "memo.write") as change:
        codings.write_memo(change, row, "eerste keer dat zij dit zegt")
    with database.change("anna", "coding.remove") as change:
        codings.remove(change, [row])
    assert words_coded(database) == []

    history.undo(database, "anna")

    with database.read() as session:
        [coding] = codings.listed(session)
    assert coding.memo == "eerste keer dat zij dit zegt"
    assert coding.id == row


def test_undo_of_the_codebook_brings_the_empty_one_back(database: Database) -> None:
    add_codebook(database)

    history.undo(database, "anna")

    with database.read() as session:
        assert len(codebook(session)) == 0
    history.redo(database, "anna")
    with database.read() as session:
        assert [code.id for code in codebook(session)] == ["angst", "herkeuring", "geld"]


def test_the_log_of_an_honest_study_verifies(database: Database) -> None:
    prepare(database)
    code_words(database, "Heel bang", "angst")
    history.undo(database, "anna")
    history.redo(database, "anna")

    with database.read() as session:
        assert verify(session) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE event SET at = '2020-01-01' WHERE n = 2", "was altered after it was written"),
        ("UPDATE coding SET start = 1", "was changed outside the log"),
        ("DELETE FROM coding", "is gone from the database without an event"),
        ("UPDATE event_change SET after_hash = 'x' WHERE event = 3", "was altered after it was written"),
        ("UPDATE event SET details = '{' WHERE n = 2", "was altered after it was written"),
        ("UPDATE transcript_version SET text = text || 'x'", "its words, or what is noted of the file"),
        ("UPDATE transcript_version SET source_sha256 = 'x'", "its words, or what is noted of the file"),
        ("UPDATE turn SET speaker = 'R99' WHERE number = 0", "its turns, who says what from where to where"),
        ("UPDATE coder SET name = 'karel' WHERE name = 'anna'", "the name of this coder is changed"),
        ("UPDATE study SET id = 'x'", "the id of the study is gone"),
        ("UPDATE past_version SET content = '{}'", "was changed outside the log"),
        ("DELETE FROM past_version", "is gone from the database without an event"),
    ],
)
def test_verify_says_what_was_tampered_with(database: Database, statement: str, what: str) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst")
    with database.change("anna", "coding.move") as change:
        codings.move(change, row, Span(0, 4), TEXT)
    with database._writing.begin() as connection:
        connection.execute(text(statement))

    with database.read() as session:
        assert [problem for problem in verify(session) if what in problem.what]


def test_what_was_done_is_told_in_order_of_the_verbs_asked_for(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst")
    with database.change("anna", "coding.remove") as change:
        codings.remove(change, [row])
    code_words(database, "bang", "angst")

    with database.read() as session:
        done = history.verbs(session, {"coding.add", "coding.remove"})
        assert done == ["coding.add", "coding.remove", "coding.add"]
        assert history.verbs(session, {"coding.remove"}) == ["coding.remove"]


def test_the_log_holds_no_words_and_no_values(database: Database) -> None:
    prepare(database)
    row = code_words(database, "Heel bang", "angst")
    with database.change("anna", "memo.write") as change:
        codings.write_memo(change, row, "eerste keer")

    with database.read() as session:
        log = repr(history.events(session))
    for words in ("bang", "keuring", "vrouw", "eerste"):
        assert words not in log


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(["code", "remove", "move", "undo", "redo"]), max_size=14))
def test_undoing_everything_gives_the_beginning_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    database = Database(tmp_path_factory.mktemp("study") / "study.db")
    add_codebook(database, coder="lead")
    add_transcript(database)
    places = range(5, len(TEXT) - 4)
    for number, step in enumerate(steps):
        with database.read() as session:
            there = codings.listed(session)
        if step == "code":
            code_words(database, TEXT[places[number * 3] : places[number * 3] + 4], "angst")
        elif step == "remove" and there:
            with database.change("anna", "coding.remove") as change:
                codings.remove(change, [there[0].id])
        elif step == "move" and there:
            with database.change("anna", "coding.move") as change:
                codings.move(change, there[-1].id, Span(number, number + 3), TEXT)
        elif step == "undo":
            history.undo(database, "anna")
        elif step == "redo":
            history.redo(database, "anna")
    at_the_end = words_coded(database)
    undone = 0
    while history.undo(database, "anna") is not None:
        undone += 1
    assert words_coded(database) == []
    for _ in range(undone):
        history.redo(database, "anna")

    assert words_coded(database) == at_the_end
    with database.read() as session:
        assert verify(session) == []
    database.close()
