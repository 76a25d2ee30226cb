"""A respondent who withdraws leaves nothing behind, and nobody else's codings move."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.quote_decision import Decision
from qual.core.respondent import Respondent
from qual.core.search_query import Clause, Term
from qual.core.span import Span
from qual.core.suggestion import Anchor, Reason, Suggestion
from qual.core.transcript import Speaker, Transcript
from qual.core.withdrawal import BLANK
from qual.errors import NotFoundError, UndoRefusedError
from qual.store import (
    barring,
    codings,
    history,
    marks,
    quote_decisions,
    respondents,
    search,
    suggestions,
    transcripts,
    withdrawal_plan,
    withdrawals,
)
from qual.store.codes import codebook
from qual.store.database import Database
from qual.store.rows import MemoRow
from qual.store.verify import verify
from tests.store.material import add_codebook, code_words, texts_of, turns_of

WORDS = {
    "R01": "kwikstaart bolderkar zeepbel dakgoot klaproos vuurtoren knikkerbaan ijsvogel".split(),
    "R02": "sneeuwklok turfschip hagedis molensteen regenton wijnrank".split(),
    "R03": "veerpont lindeboom".split(),
    "I": "vraagbaak".split(),
}
"""Words that one person says and nobody else does."""

ALONE = "I: vraagbaak?\nR01: Ja, kwikstaart en bolderkar, zeepbel zelfs.\nI: Zo.\nR01: En dakgoot dus."
AGAIN = "I: Hoe nu?\nR01: Nu klaproos, ja."
GROUP = (
    "Deelnemers: R01, R02 en R03\n\n"
    "I: Wie begint?\n"
    "R02: Ja, sneeuwklok en turfschip, dat was het.\n"
    "R01: Bij mij vuurtoren en knikkerbaan, ja.\n"
    "R03: Nee, veerpont. En lindeboom.\n"
    "R01: Of ijsvogel.\n"
    "R02: Dan hagedis of molensteen."
)
OTHER = "I: En u?\nR02: Ja, regenton en wijnrank. R01 zei dat ook."

VALUES = {"R01": "torenwachter", "R02": "palingroker"}


def put(database: Database, name: str, text: str, people: tuple[str, ...]) -> None:
    """Put a transcript of these respondents in."""
    turns = turns_of(text[text.index("I:") :])
    offset = text.index("I:")
    moved = [
        type(turn)(turn.index, turn.start + offset, turn.end + offset, turn.speaker, turn.time)
        for turn in turns
    ]
    digest = hashlib.sha256(text.encode()).hexdigest()
    speakers = [Speaker("I", None, "interviewer", 1), *(Speaker(who, who, "respondent", 1) for who in people)]
    facts = Transcript("", name, name, digest, "interview", "1", "", "deelnemer", 0, 0, tuple(speakers))
    with database.change("anna", "transcript.import") as change:
        values = {who: {"beroep": VALUES[who]} if who in VALUES else {} for who in people}
        respondents.save(change, [Respondent(who, "deelnemer", values[who]) for who in people])
        transcripts.add(change, facts, transcripts.NewText(text, digest, name, digest, "text", "1"), moved)


def fill(database: Database) -> None:
    """A study in which every kind of row holds words of R01."""
    add_codebook(
        database,
        Codebook(
            (
                Code("angst", "Angst", examples=("Nu klaproos, ja.", "een eigen voorbeeld")),
                Code("geld", "Geld"),
            )
        ),
        coder="lead",
    )
    put(database, "R01-1.txt", ALONE, ("R01",))
    put(database, "R01-2.txt", AGAIN, ("R01",))
    put(database, "groep.txt", GROUP, ("R01", "R02", "R03"))
    put(database, "R02.txt", OTHER, ("R02",))
    code_words(database, "kwikstaart en bolderkar", "angst", "anna", "R01-1.txt")
    code_words(database, "turfschip, dat was het", "angst", "anna", "groep.txt")
    code_words(database, "knikkerbaan", "geld", "bas", "groep.txt")
    code_words(database, "ijsvogel.\nR02: Dan hagedis", "geld", "bas", "groep.txt")
    code_words(database, "Nee, veerpont", "angst", "bas", "groep.txt")
    code_words(database, "regenton", "geld", "bas", "R02.txt")
    memo = code_words(database, "zeepbel zelfs", "geld", "anna", "R01-1.txt")
    with database.change("anna", "memo.write") as change:
        codings.write_memo(change, memo, "zegt zeepbel zelfs met nadruk")
    with database.change("anna", "memo.write") as change:
        codings.write_memo(change, memo, "zegt zeepbel met nadruk, let op kwikstaart")
    with database.change("anna", "coding.remove") as change:
        codings.remove(change, [memo])
    with database.change("anna", "suggest.run") as change:
        wanted = []
        for name, words in (("R01-1.txt", "dakgoot"), ("groep.txt", "vuurtoren"), ("groep.txt", "lindeboom")):
            start = texts_of(database)[name][1].index(words)
            own = Anchor(texts_of(database)["R01-1.txt"][0], 0, 9)
            why = (
                Reason("cue", words, 1.0),
                Reason("like", "Bij mij vuurtoren en knikkerbaan", 0.5),
                Reason("like", "R01-1.txt:1", 0.4, own),
                Reason("unlike", "R02.txt:1", 0.4, Anchor(texts_of(database)["R02.txt"][0], 0, 9)),
            )
            span = Span(start, start + len(words))
            wanted.append(Suggestion(change.new_id(), name, span, words, "geld", 0.9, why))
        versions = {name: version for name, (version, _) in texts_of(database).items()}
        suggestions.replace_open(change, wanted, versions, {})


def withdraw(database: Database, who: str = "R01") -> withdrawal_plan.Plan:
    with database.change("lead", withdrawals.VERB) as change:
        plan, _ = withdrawals.erase(change, who)
    assert database.clear_free_space()
    return plan


def everything(database: Database) -> str:
    """All that the database holds, however it is looked at."""
    if database.is_file:
        place = Path(database.place)
        found = b"".join(path.read_bytes() for path in sorted(place.parent.glob(f"{place.name}*")))
        return found.decode("latin-1").casefold()
    from sqlalchemy import inspect, text

    with database._engine.connect() as connection:
        tables = [*inspect(connection).get_table_names(), "pg_stats"]
        rows = [connection.execute(text(f'SELECT * FROM "{table}"')).all() for table in tables]
    return repr(rows).casefold()


def standing(database: Database) -> set[tuple[str, str, int, int, str, str]]:
    with database.read() as session:
        return {
            (c.id, c.transcript, c.span.start, c.span.end, c.code, c.text) for c in codings.listed(session)
        }


def test_no_word_that_only_the_person_said_is_left_in_the_files(database: Database) -> None:
    fill(database)
    before = everything(database)
    assert all(word in before for words in WORDS.values() for word in words)

    withdraw(database)

    after = everything(database)
    assert [word for word in [*WORDS["R01"], VALUES["R01"]] if word in after] == []
    others = [*WORDS["R02"], *WORDS["R03"], VALUES["R02"]]
    assert [word for word in others if word not in after] == []


def test_codings_of_others_stand_where_they_stood(database: Database) -> None:
    fill(database)
    before = standing(database)

    withdraw(database)

    kept = {words for *_, words in standing(database)}
    assert kept == {"turfschip, dat was het", "Nee, veerpont", "regenton"}
    assert standing(database) == {each for each in before if each[-1] in kept}
    for name, (_, text) in texts_of(database).items():
        for _, where, start, end, _, words in standing(database):
            assert where != name or text[start:end] == words


def test_in_a_shared_text_the_turns_and_the_label_are_blank_at_equal_length(database: Database) -> None:
    fill(database)

    withdraw(database)

    text = texts_of(database)["groep.txt"][1]
    assert len(text) == len(GROUP)
    assert text.split("\n")[:5] == [
        f"Deelnemers: {BLANK * 3}, R02 en R03",
        "",
        "I: Wie begint?",
        "R02: Ja, sneeuwklok en turfschip, dat was het.",
        BLANK * len("R01: Bij mij vuurtoren en knikkerbaan, ja."),
    ]
    with database.read() as session:
        speakers = {s.label: s.role for s in transcripts.facts(session, "groep.txt").speakers}
    assert speakers == {
        "I": "interviewer",
        "R02": "respondent",
        "R03": "respondent",
        "withdrawn-1": "withdrawn",
    }


def test_the_study_verifies_and_holds_who_stayed(database: Database) -> None:
    fill(database)

    withdraw(database)

    with database.read() as session:
        assert verify(session) == []
        assert [each.id for each in respondents.listed(session)] == ["R02", "R03"]
        assert [each.name for each in transcripts.listed(session)] == ["R02.txt", "groep.txt"]
        assert [code.examples for code in codebook(session)] == [("een eigen voorbeeld",), ()]
        assert "zeepbel" not in search.vocabulary(session)
        assert "regenton" in search.vocabulary(session)
        [left] = suggestions.listed(session)
        assert [reason.kind for reason in left.why] == ["cue", "unlike"]
        assert search.find(session, [Clause((Term(("lindeboom",)),))])


def test_a_row_that_is_put_back_does_not_verify(database: Database) -> None:
    from sqlalchemy import text

    fill(database)
    with database.read() as session:
        row = session.execute(text("SELECT * FROM past_version WHERE kind = 'coding'")).mappings().first()
    assert row is not None
    withdraw(database)
    with database._writing.begin() as connection:
        connection.execute(
            text("INSERT INTO past_version VALUES (:kind, :row, :version, :salt, :content)"), dict(row)
        )

    with database.read() as session:
        [problem] = verify(session)
    assert "erased when a respondent withdrew" in problem.what


def test_the_event_names_rows_and_numbers_only(database: Database) -> None:
    fill(database)

    plan = withdraw(database)

    with database.read() as session:
        event = history.events(session)[-1]
    assert event.details["placeholder"] == "withdrawn-1"
    assert all(isinstance(value, int) for name, value in event.details.items() if name != "placeholder")
    assert {("respondent", plan.respondent)} < {(c.kind, c.row) for c in event.changes}
    assert "R01" not in json.dumps(dict(event.details))


def test_counts_say_what_goes(database: Database) -> None:
    fill(database)

    with database.read() as session:
        counts = withdrawal_plan.plan(session, "R01").counts

    assert (counts.transcripts, counts.shared_transcripts, counts.texts, counts.turns) == (2, 1, 3, 5)
    assert (counts.codings, counts.suggestions, counts.values) == (3, 2, 1)
    assert (counts.contexts, counts.examples, counts.reasons) == (2, 1, 1)
    assert counts.past_versions == 3


def test_undo_of_what_was_erased_is_refused_in_words(database: Database) -> None:
    fill(database)
    withdraw(database)

    with pytest.raises(UndoRefusedError, match="a respondent withdrew"):
        history.undo(database, "anna")
    with database.read() as session:
        assert verify(session) == []


def test_undo_beside_what_was_erased_still_works(database: Database) -> None:
    fill(database)
    withdraw(database)

    for words in ("regenton", "Nee, veerpont"):
        history.undo(database, "bas")
        assert words not in {each[-1] for each in standing(database)}
    history.redo(database, "bas")

    assert "Nee, veerpont" in {each[-1] for each in standing(database)}
    assert "knikkerbaan" not in everything(database)


def test_a_withdrawal_itself_is_not_taken_back(database: Database) -> None:
    fill(database)
    with database.change("zoe", withdrawals.VERB) as change:
        withdrawals.erase(change, "R01")

    assert history.undo(database, "zoe") is None


def test_what_was_erased_is_known_when_it_comes_again(database: Database) -> None:
    fill(database)
    withdraw(database)

    with database.read() as session:
        barred = barring.Barred(session)
        group = transcripts.facts(session, "groep.txt").id
    digest = hashlib.sha256(ALONE.encode()).hexdigest()
    assert barred.file(digest)
    assert barred.file("another file", ALONE)
    assert not barred.file("another file", OTHER)
    assert barred.respondent("R01")
    assert not barred.respondent("R02")
    assert barred.labels(group, ["R02", "R01"])
    assert not barred.labels(group, ["R02", "R03"])


def test_the_last_one_of_a_group_takes_the_text_along(database: Database) -> None:
    fill(database)
    for who in ("R01", "R02"):
        withdraw(database, who)

    assert list(texts_of(database)) == ["groep.txt"]
    withdraw(database, "R03")

    assert texts_of(database) == {}
    assert not any(word in everything(database) for who in ("R01", "R02", "R03") for word in WORDS[who])
    with database.read() as session:
        assert verify(session) == []
        assert [each.name for each in withdrawals.listed(session)] == [
            "withdrawn-1",
            "withdrawn-2",
            "withdrawn-3",
        ]


def test_a_memo_that_quotes_the_person_goes_and_another_stays(database: Database) -> None:
    fill(database)
    row = code_words(database, "hagedis", "geld", "bas", "groep.txt")
    other = code_words(database, "molensteen", "geld", "bas", "groep.txt")
    for coding, note in ((row, "vgl. 'bij mij vuurtoren en knikkerbaan'"), (other, "vgl. de molen")):
        with database.change("bas", "memo.write") as change:
            codings.write_memo(change, coding, note)

    withdraw(database)

    with database.read() as session:
        from sqlmodel import select

        assert session.exec(select(MemoRow.text)).all() == ["vgl. de molen"]


def test_decisions_on_the_persons_quotes_and_what_checks_found_go(database: Database) -> None:
    fill(database)
    made = [
        Decision("q-1", "v.docx", "accepted", "zo gezegd", "f", "bas", "", "R01"),
        Decision(
            "q-2", "v.docx", "rejected", "zegt bij mij vuurtoren en knikkerbaan ja", "f", "bas", "", "R02"
        ),
        Decision("q-3", "v.docx", "rejected", "staat nergens", "f", "bas", ""),
        Decision("q-4", "v.docx", "accepted", "van twee mensen", "f", "bas", "", "R02", ("R01",)),
    ]
    with database.change("bas", "quote.accept") as change:
        quote_decisions.save(change, made)
    with database.change("bas", "report.check") as change:
        quote_decisions.note_check(change, "v.docx", "hash", ["q-1"], None)
    with database.read() as session:
        assert verify(session) == []

    withdraw(database)

    with database.read() as session:
        assert set(quote_decisions.by_quote(session)) == {"q-3"}
        assert quote_decisions.run_before(session, "w.docx", "other", ["q-1"]) is None
    assert "vuurtoren" not in everything(database)


def test_an_unknown_respondent_is_named(database: Database) -> None:
    with database.read() as session, pytest.raises(NotFoundError, match="R99"):
        withdrawal_plan.plan(session, "R99")


def test_an_older_text_that_gave_the_words_to_somebody_else_is_blanked_too(database: Database) -> None:
    fill(database)
    wrong = GROUP.replace("R01: Bij mij", "R03: Bij mij")
    put(database, "groep-2.txt", wrong, ("R01", "R02", "R03"))
    with database.change("bas", "transcript.correct") as change:
        offset = GROUP.index("I:")
        turns = [
            type(turn)(turn.index, turn.start + offset, turn.end + offset, turn.speaker)
            for turn in turns_of(GROUP[offset:])
        ]
        digest = hashlib.sha256(GROUP.encode()).hexdigest()
        new = transcripts.NewText(GROUP, digest, "groep-2.txt", digest, "text", "1")
        transcripts.add_text(change, "groep-2.txt", new, turns)

    withdraw(database)

    left = everything(database)
    assert [word for word in WORDS["R01"] if word in left] == []


TOKENS = ("aap", "noot", "mies", "wim", "zus", "jet")


@st.composite
def groups(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A focus group in which everybody says marked words, and codings that overlap freely."""
    who = draw(st.lists(st.sampled_from(["I", "R01", "R02", "R03"]), min_size=2, max_size=9))
    who = [*who, "R01", "R02"]
    lines = []
    for label in who:
        words = draw(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=6))
        lines.append(f"{label}: " + " ".join(f"{word}x{label.casefold()}q" for word in words))
    text = "I: begin maar\n" + "\n".join(lines)
    place = st.integers(0, len(text) - 1)
    marks = draw(st.lists(st.tuples(place, place, st.sampled_from(["angst", "geld"])), max_size=12))
    return text, [(min(a, b), max(a, b) + 1, code) for a, b, code in marks]


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(groups(), st.lists(st.integers(0, 3), max_size=4))
def test_whatever_is_coded_only_what_touches_the_person_goes(
    tmp_path_factory: pytest.TempPathFactory,
    group: tuple[str, list[tuple[int, int, str]]],
    undone: list[int],
) -> None:
    text, marks = group
    database = Database(tmp_path_factory.mktemp("study") / "study.db")
    add_codebook(database, coder="lead")
    people = tuple(label for label in ("R01", "R02", "R03") if f"{label}:" in text)
    put(database, "groep.txt", text, people)
    for number, (start, end, code) in enumerate(marks):
        with database.change("anna", "coding.add") as change:
            [row] = codings.add(
                change, [Coding("groep.txt", Span(start, end), code, "anna")], texts_of(database)
            )
        if number in undone:
            history.undo(database, "anna")
            history.redo(database, "anna")
        if number % 5 == 4:
            with database.change("anna", "coding.move") as change:
                codings.move(change, row, Span(0, 5), text)
    before = standing(database)
    lines, at = [], 0
    for line in text.split("\n"):
        if line.startswith("R01:"):
            lines.append(range(at, at + len(line)))
        at += len(line) + 1

    withdraw(database)

    def touches(start: int, end: int) -> bool:
        return any(start < line.stop and line.start < end for line in lines)

    after = standing(database)
    assert after == {each for each in before if not touches(each[2], each[3])}
    assert len(texts_of(database)["groep.txt"][1]) == len(text)
    held = everything(database)
    assert not any(f"{word}xr01q" in held for word in TOKENS)  # ids are hexadecimal: no q
    with database.read() as session:
        assert verify(session) == []
    database.close()


def test_others_who_say_the_name_are_counted(database: Database) -> None:
    fill(database)

    with database.read() as session:
        found = withdrawal_plan.plan(session, "R01").named_by_others

    assert found == {"R02.txt": 1}


def test_marks_on_the_persons_words_go_and_others_stay(database: Database) -> None:
    fill(database)
    with database.read() as session:
        by_words = {each.text: each.id for each in codings.listed(session)}
    places = {name: text for name, (_, text) in texts_of(database).items()}

    def span_of(name: str, words: str) -> Span:
        start = places[name].index(words)
        return Span(start, start + len(words))

    with database.change("anna", "quote.mark") as change:
        for words in ("kwikstaart en bolderkar", "knikkerbaan", "regenton"):
            marks.mark_quote(change, by_words[words], "key")
    with database.change("anna", "bookmark.set") as change:
        for name, words in (("R01-1.txt", "dakgoot"), ("groep.txt", "vuurtoren"), ("groep.txt", "turfschip")):
            marks.toggle_bookmark(change, name, span_of(name, words))
    with database.change("anna", "bookmark.set") as change:
        marks.toggle_bookmark(change, "groep.txt", span_of("groep.txt", "vuurtoren"))
    with database.change("anna", "transcript.done") as change:
        for name in ("R01-1.txt", "groep.txt"):
            marks.toggle_done(change, name)

    withdraw(database)

    with database.read() as session:
        assert marks.quote_marks(session) == {by_words["regenton"]: "key"}
        assert [each.text for each in marks.bookmarks(session, "anna")] == ["turfschip"]
        assert marks.done(session) == {("groep.txt", "anna")}
        assert verify(session) == []
