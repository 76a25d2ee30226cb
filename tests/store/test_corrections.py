"""A new text under a transcript, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pytest

from qual.core.correction import Carried, Fate
from qual.core.search_query import Clause, Term
from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion
from qual.errors import NotFoundError, UndoRefusedError
from qual.store import codings, corrections, history, search, suggestions, transcripts
from qual.store.corrections import NeedsPlaceError
from qual.store.database import Database
from qual.store.transcripts import TextCorrectedError
from qual.store.verify import verify
from tests.store.material import TEXT, add_codebook, add_transcript, code_words, texts_of, turns_of

NEW = "I: Wat hield u tegen?\nR07: Tja. Ik was bang voor de herkeuring.\nI: Ja?\nR07: Heel bang."


def prepare(database: Database) -> dict[str, str]:
    """Three codings, by the words they cover."""
    add_codebook(database, coder="lead")
    add_transcript(database)
    return {
        words: code_words(database, words, code, coder)
        for words, code, coder in (
            ("bang voor de keuring", "herkeuring", "anna"),
            ("het geld", "geld", "bas"),
            ("Heel bang", "angst", "anna"),
        )
    }


def correct(
    database: Database,
    new: str = NEW,
    verdicts: Mapping[str, tuple[str, str]] | None = None,
    coder: str = "cleo",
) -> None:
    """Put a new text under R07.txt; `verdicts` give the verdict and the new words by the old ones."""
    known = verdicts or {
        "bang voor de keuring": ("edited", "bang voor de herkeuring"),
        "het geld": ("lost", ""),
        "Heel bang": ("moved", "Heel bang"),
    }
    digest = hashlib.sha256(new.encode()).hexdigest()
    with database.change(coder, "transcript.correct") as change:
        marked = corrections.marked(change.session, "R07.txt")
        texts = corrections.texts(change.session, {each.version for each in marked})
        fates = []
        for each in marked:
            before = each.span.of(texts[each.version])
            verdict, after = known[before]
            start = new.index(after)
            place = Span(start, start + len(after)) if after else None
            fates.append(Fate(each, Carried(verdict, each.span, place, before, after)))
        speakers = transcripts.facts(change.session, "R07.txt").speakers
        text = transcripts.NewText(new, digest, "R07-2.txt", digest, "text", "1")
        corrections.correct(change, "R07.txt", text, turns_of(new), speakers, fates)


def coded(database: Database) -> dict[str, str]:
    """The words of every coding in use, by its id; they stand in the text where they should."""
    with database.read() as session:
        found = codings.listed(session)
    text = texts_of(database)["R07.txt"][1]
    assert all(each.span.of(text) == each.text for each in found)
    return {each.id: each.text for each in found}


def doubts(database: Database) -> list[tuple[str, str, str, str]]:
    with database.read() as session:
        return [(d.coding, d.verdict, d.before, d.after) for d in corrections.unsettled(session)]


def hits(database: Database, word: str) -> set[str]:
    with database.read() as session:
        return {hit.version for hit in search.find(session, [Clause((Term((word,)),))])}


def is_whole(database: Database) -> bool:
    """Whether the log fits and nothing stands in an old text unlisted."""
    with database.read() as session:
        return verify(session) == [] and corrections.strays(session) == []


def test_codings_stand_in_the_new_text_and_lost_ones_are_listed(database: Database) -> None:
    rows = prepare(database)
    correct(database)

    assert coded(database) == {
        rows["bang voor de keuring"]: "bang voor de herkeuring",
        rows["Heel bang"]: "Heel bang",
    }
    assert doubts(database) == [(rows["het geld"], "lost", "het geld", "")]
    assert texts_of(database)["R07.txt"][1] == NEW
    assert is_whole(database)


def test_counts_leave_lost_codings_out(database: Database) -> None:
    prepare(database)
    correct(database)

    with database.read() as session:
        assert codings.mentions_per_code(session) == {"herkeuring": 1, "angst": 1}
        assert codings.respondents_per_code(session) == {"herkeuring": 1, "angst": 1}


def test_undo_brings_text_codings_and_search_back_and_redo_repeats_it(database: Database) -> None:
    prepare(database)
    before, old = coded(database), texts_of(database)["R07.txt"]
    correct(database)
    after, new = coded(database), texts_of(database)["R07.txt"]

    for _ in range(2):
        history.undo(database, "cleo")
        assert (coded(database), doubts(database), texts_of(database)["R07.txt"]) == (before, [], old)
        assert (hits(database, "geld"), hits(database, "herkeuring")) == ({old[0]}, set())
        assert is_whole(database)
        history.redo(database, "cleo")
        assert (coded(database), texts_of(database)["R07.txt"]) == (after, new)
        assert (hits(database, "geld"), hits(database, "herkeuring")) == (set(), {new[0]})
        assert is_whole(database)


def test_redo_is_refused_in_words_where_a_lost_coding_was_taken_back_by_its_coder(database: Database) -> None:
    prepare(database)
    correct(database)
    history.undo(database, "cleo")
    history.undo(database, "bas")
    before = (coded(database), doubts(database))

    with pytest.raises(UndoRefusedError, match="not redone: bas changed the same coding at"):
        history.redo(database, "cleo")
    assert (coded(database), doubts(database)) == before
    assert is_whole(database)


def test_search_and_its_vocabulary_know_the_text_in_use_only(database: Database) -> None:
    prepare(database)
    add_transcript(database, "R08.txt", "I: Ja?\nR08: Het geld.", "R08")
    correct(database)

    assert hits(database, "geld") == {texts_of(database)["R08.txt"][0]}
    assert hits(database, "herkeuring") == {texts_of(database)["R07.txt"][0]}
    with database.read() as session:
        assert {"herkeuring", "tja"} <= set(search.vocabulary(session))
        assert "keuring" not in search.vocabulary(session)


def test_a_memo_goes_along_with_its_coding(database: Database) -> None:
    rows = prepare(database)
    with database.change("anna", "memo.write") as change:
        codings.write_memo(change, rows["Heel bang"], "eerste keer")
    correct(database)

    with database.read() as session:
        assert {c.id: c.memo for c in codings.listed(session)}[rows["Heel bang"]] == "eerste keer"


def test_sure_suggestions_go_along_and_others_go(database: Database) -> None:
    prepare(database)
    version = texts_of(database)["R07.txt"][0]
    made = [
        Suggestion(
            name, "R07.txt", Span(at, at + len(words)), words, "angst", 0.5, (Reason("cue", words, 0.5),)
        )
        for name, words in (("s1", "Heel bang"), ("s2", "het geld"))
        for at in [TEXT.index(words)]
    ]
    with database.change("anna", "suggest.run") as change:
        suggestions.replace_open(change, made, {"R07.txt": version}, {})
    correct(database)

    with database.read() as session:
        [found] = suggestions.listed(session)
    assert (found.id, found.span.of(NEW)) == ("s1", "Heel bang")
    history.undo(database, "cleo")
    with database.read() as session:
        assert suggestions.listed(session) == sorted(made, key=lambda each: each.span)


def test_a_lost_coding_is_settled_by_a_place_or_taken_out(database: Database) -> None:
    rows = prepare(database)
    correct(database)
    lost, start = rows["het geld"], NEW.index("Tja")
    with pytest.raises(NeedsPlaceError), database.change("bas", "coding.settle") as change:
        corrections.settle(change, lost, None)
    with database.change("bas", "coding.settle") as change:
        corrections.settle(change, lost, Span(start, start + 3))

    assert (coded(database)[lost], doubts(database)) == ("Tja", [])
    history.undo(database, "bas")
    assert doubts(database) == [(lost, "lost", "het geld", "")]
    with database.change("bas", "coding.settle") as change:
        corrections.settle(change, lost, None, remove=True)
    assert (lost in coded(database), doubts(database)) == (False, [])
    history.undo(database, "bas")
    assert doubts(database) == [(lost, "lost", "het geld", "")]
    assert is_whole(database)


def test_a_doubtful_coding_stays_at_its_best_place_until_it_is_settled(database: Database) -> None:
    rows = prepare(database)
    verdicts = {
        "bang voor de keuring": ("edited", "bang voor de herkeuring"),
        "het geld": ("doubtful", "Tja"),
        "Heel bang": ("moved", "Heel bang"),
    }
    correct(database, verdicts=verdicts)
    assert coded(database)[rows["het geld"]] == "Tja"
    assert doubts(database) == [(rows["het geld"], "doubtful", "het geld", "Tja")]

    with database.change("bas", "coding.settle") as change:
        corrections.settle(change, rows["het geld"], None)

    assert (coded(database)[rows["het geld"]], doubts(database)) == ("Tja", [])
    with (
        pytest.raises(NotFoundError, match="coding in doubt"),
        database.change("b", "coding.settle") as change,
    ):
        corrections.settle(change, rows["het geld"], None)


def test_a_second_correction_finds_what_the_first_one_lost(database: Database) -> None:
    rows = prepare(database)
    correct(database)
    verdicts = {
        "bang voor de herkeuring": ("edited", "bang voor de keuring"),
        "het geld": ("exact", "het geld"),
        "Heel bang": ("moved", "Heel bang"),
    }
    correct(database, TEXT, verdicts)

    assert coded(database) == {row: words for words, row in rows.items()}
    assert doubts(database) == []
    assert is_whole(database)


def test_a_doubtful_coding_that_is_lost_next_goes_back_to_its_first_words(database: Database) -> None:
    rows = prepare(database)
    first = {
        "bang voor de keuring": ("edited", "bang voor de herkeuring"),
        "het geld": ("doubtful", "Tja"),
        "Heel bang": ("moved", "Heel bang"),
    }
    correct(database, verdicts=first)
    shorter = NEW.replace("Tja. ", "")
    then = {
        "bang voor de herkeuring": ("moved", "bang voor de herkeuring"),
        "het geld": ("lost", ""),
        "Heel bang": ("moved", "Heel bang"),
    }
    correct(database, shorter, then)

    assert doubts(database) == [(rows["het geld"], "lost", "het geld", "")]
    history.undo(database, "cleo")
    assert doubts(database) == [(rows["het geld"], "doubtful", "het geld", "Tja")]
    assert is_whole(database)


def test_undo_is_refused_while_a_later_coding_stands_in_the_corrected_text(database: Database) -> None:
    prepare(database)
    correct(database)
    later = code_words(database, "Tja", "angst", "bas")

    with pytest.raises(UndoRefusedError, match="not undone: the text was corrected"):
        history.undo(database, "cleo")
    assert coded(database)[later] == "Tja"
    assert is_whole(database)


def test_a_removed_coding_does_not_come_back_into_an_old_text(database: Database) -> None:
    rows = prepare(database)
    with database.change("anna", "coding.remove") as change:
        codings.remove(change, [rows["Heel bang"]])
    correct(database)

    with pytest.raises(UndoRefusedError, match="text was corrected"):
        history.undo(database, "anna")
    history.undo(database, "cleo")
    history.undo(database, "anna")
    assert coded(database)[rows["Heel bang"]] == "Heel bang"


def test_a_coding_in_a_text_that_is_not_in_use_any_more_is_refused(database: Database) -> None:
    prepare(database)
    old = texts_of(database)
    correct(database)

    with (
        pytest.raises(TextCorrectedError, match="corrected meanwhile"),
        database.change("anna", "x") as change,
    ):
        codings.add(change, [codings.listed(change.session)[0]], old)


def test_a_speaker_that_is_gone_comes_back_with_undo(database: Database) -> None:
    prepare(database)
    with database.change("cleo", "transcript.correct") as change:
        text = transcripts.NewText("R07: Heel bang.", "x", "R07-2.txt", "y", "text", "1")
        before = transcripts.facts(change.session, "R07.txt").speakers
        fates = [
            Fate(each, Carried("lost", each.span, None, "", ""))
            for each in corrections.marked(change.session, "R07.txt")
        ]
        corrections.correct(change, "R07.txt", text, turns_of(text.text), before[1:], fates)

    with database.read() as session:
        assert [each.label for each in transcripts.facts(session, "R07.txt").speakers] == ["R07"]
    history.undo(database, "cleo")
    with database.read() as session:
        assert transcripts.facts(session, "R07.txt").speakers == before
