"""Words replaced in place: codings stay on theirs, nothing older stays behind, the key brings all back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qual.core.coding import Coding, anchor
from qual.core.pseudonym import Replacer, Term, name_tokens
from qual.core.span import Span
from qual.core.suggestion import Anchor, Reason, Suggestion
from qual.errors import Problem
from qual.store import codings, history, marks, pseudonyms, search, suggestions, transcripts
from qual.store.changes import Change
from qual.store.database import Database
from qual.store.verify import verify
from tests.store.material import add_codebook, add_transcript, texts_of

TEXT = (
    "I: Hoi Sanne, hoe is het in Groningen?\n"
    "Sanne: Goed. Joris hielp mij, echt Joris.\n"
    "I: Ja?\n"
    "Sanne: Sanne's fiets stond bij sanne thuis."
)
TERMS = [Term("Sanne", "name"), Term("Joris", "name"), Term("Groningen", "place")]
TOKENS = name_tokens(TERMS, {}, "nl")
NAMES = ("sanne", "joris", "groningen")


@pytest.fixture
def study(database: Database) -> Database:
    add_codebook(database)
    add_transcript(database, "een.txt", TEXT, "Sanne")
    for words, code in (("Joris hielp mij", "angst"), ("echt", "geld"), ("Sanne's fiets", "herkeuring")):
        code_words_in(database, words, code)
    return database


def code_words_in(database: Database, words: str, code: str) -> str:
    version, text = texts_of(database)["een.txt"]
    start = text.index(words)
    coding = Coding("een.txt", Span(start, start + len(words)), code, "anna", words)
    with database.change("anna", "coding.add") as change:
        [row] = codings.add(change, [coding], {"een.txt": (version, text)})
        return row


def replace(database: Database) -> pseudonyms.Replaced:
    with database.change("anna", pseudonyms.VERB) as change:
        found = pseudonyms.plan(change.session, Replacer(TERMS, TOKENS))
        pseudonyms.apply(change, found)
        pseudonyms.remember(change, TERMS, TOKENS)
    return found


def restore(database: Database, done: pseudonyms.Replaced) -> None:
    with database.change("anna", pseudonyms.BACK) as change:
        texts = {each.version: (each.after, each.edits.inverse(each.text)) for each in done.texts}
        cells = {
            (c.kind, c.row, c.version, c.column): (pseudonyms.sha256(c.after), c.before) for c in done.cells
        }
        labels = {after: before for each in done.texts for before, after in each.labels.items()}
        back = pseudonyms.plan_back(change.session, texts, cells, labels, Replacer((), {}))
        pseudonyms.apply(change, back)
        pseudonyms.forget(change.session)


def state(database: Database) -> Any:
    with database.read() as session:
        marked = codings.listed(session)
        text = transcripts.with_text(session, "een.txt")
    return text.text, text.turns, sorted((each.id, each.span, each.text) for each in marked)


def problems(database: Database) -> list[Problem]:
    with database.read() as session:
        return verify(session)


def test_codings_stay_on_their_words_and_the_log_stays_true(study: Database) -> None:
    replace(study)
    text, turns, marked = state(study)

    assert [words for _, _, words in marked] != []
    assert {words for _, _, words in marked} == {"[Naam 2] hielp mij", "echt", "[Naam 1]'s fiets"}
    assert all(span.of(text) == words for _, span, words in marked)
    assert text[turns[1].start : turns[1].end] == "Goed. [Naam 2] hielp mij, echt [Naam 2]."
    assert turns[1].speaker == "[Naam 1]"
    assert problems(study) == []


def test_every_anchor_has_its_context_from_the_new_text(study: Database) -> None:
    replace(study)
    with study.read() as session:
        rows = {row: values for kind, row, _, values in pseudonyms._contents(session) if kind == "coding"}
    text, _, marked = state(study)

    for row, span, _ in marked:
        kept = tuple(rows[row][name] for name in ("exact", "prefix", "suffix"))
        assert kept == tuple(anchor(text, span))


def test_no_name_is_left_in_any_row_version_or_index(study: Database) -> None:
    row = code_words_in(study, "stond bij sanne thuis", "angst")
    with study.change("anna", "memo.write") as change:
        codings.write_memo(change, row, "dit zegt Sanne over Joris")
    with study.change("anna", "memo.write") as change:
        codings.write_memo(change, row, "dit zegt zij over Groningen")
    replace(study)

    assert everything(study).isdisjoint(NAMES)
    with study.read() as session:
        assert set(search.vocabulary(session)).isdisjoint(NAMES)


def everything(database: Database) -> set[str]:
    """Every word in any column of any table."""
    import re

    from sqlalchemy import text as sql

    found = set()
    with database.read() as session:
        bind = session.get_bind()
        names = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if bind.dialect.name == "sqlite"
            else "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        )
        for (table,) in session.execute(sql(names)).all():
            for row in session.execute(sql(f'SELECT * FROM "{table}"')).all():
                found |= {word.casefold() for value in row for word in re.findall(r"\w+", str(value))}
    return found


def test_the_bytes_of_the_files_hold_no_name(tmp_path: Path) -> None:
    database = Database(tmp_path / "study.db")
    add_codebook(database)
    add_transcript(database, "een.txt", TEXT, "Sanne")
    code_words_in(database, "Joris hielp mij", "angst")
    replace(database)
    assert database.clear_free_space()
    database.close()

    for path in tmp_path.iterdir():
        data = path.read_bytes().lower()
        assert not any(name.encode() in data for name in NAMES), path.name


def test_what_was_done_before_can_still_be_taken_back_and_repeated(study: Database) -> None:
    replace(study)
    history.undo(study, "anna")
    history.undo(study, "anna")
    assert [words for _, _, words in state(study)[2]] == ["[Naam 2] hielp mij"]

    history.redo(study, "anna")
    history.redo(study, "anna")

    assert {words for _, _, words in state(study)[2]} == {"[Naam 2] hielp mij", "echt", "[Naam 1]'s fiets"}
    assert problems(study) == []


def test_undo_never_brings_names_back(study: Database) -> None:
    replace(study)
    while history.undo(study, "anna"):
        pass

    assert everything(study).isdisjoint(NAMES)


def test_the_key_brings_everything_back_to_the_letter(study: Database) -> None:
    before = state(study)
    done = replace(study)
    assert state(study) != before

    restore(study, done)

    assert state(study) == before
    assert problems(study) == []


def test_the_guard_knows_the_words_again_and_nothing_else(study: Database) -> None:
    replace(study)
    with study.read() as session:
        guard = pseudonyms.Guard(session)

    assert guard.tokens("toen zei SANNE's zus in Groningen") == {"[Naam 1]", "[Plaats 1]"}
    assert guard.tokens("zij woont in het noorden, zegt [Naam 1]") == set()
    with pytest.raises(pseudonyms.NamesError, match=r"verslag.docx holds words .* \[Naam 2\]"):
        guard.refuse("volgens joris", "verslag.docx")


def test_bookmarks_stay_on_their_words(study: Database) -> None:
    start = TEXT.index("fiets stond")
    with study.change("anna", "bookmark.set") as change:
        marks.toggle_bookmark(change, "een.txt", Span(start, start + len("fiets stond")))
    replace(study)

    with study.read() as session:
        assert [each.text for each in marks.bookmarks(session, "anna")] == ["fiets stond"]
    assert problems(study) == []


def test_a_change_that_fails_leaves_every_name_where_it_was(study: Database) -> None:
    before = state(study)

    def fail(change: Change) -> None:
        pseudonyms.apply(change, pseudonyms.plan(change.session, Replacer(TERMS, TOKENS)))
        raise RuntimeError

    with pytest.raises(RuntimeError), study.change("anna", pseudonyms.VERB) as change:
        fail(change)

    assert state(study) == before


def test_a_passage_that_a_reason_speaks_of_keeps_its_words_and_comes_back_where_it_was(
    study: Database,
) -> None:
    version, text = texts_of(study)["een.txt"]
    at = text.index("thuis")
    why = (Reason("cue", "Joris", 1.0), Reason("like", "een.txt:4", 0.5, Anchor(version, at, at + 5)))
    with study.change("anna", "suggest.run") as change:
        made = Suggestion(change.new_id(), "een.txt", Span(0, 6), text[:6], "geld", 0.9, why)
        suggestions.replace_open(change, [made], {"een.txt": version}, {})

    done = replace(study)
    with study.read() as session:
        [hidden] = suggestions.listed(session)
    there = hidden.why[1].anchor
    assert there
    assert texts_of(study)["een.txt"][1][there.start : there.end] == "thuis"
    assert there.start != at
    assert "Joris" not in hidden.why[0].text
    restore(study, done)
    with study.read() as session:
        assert suggestions.listed(session)[0].why == why
