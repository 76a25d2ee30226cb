"""Putting tokens in the place of names after coding, and bringing the names back with the key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qual.actions.read_transcripts import open_all
from qual.actions.study import Study
from qual.core.name_proposals import Proposal, propose
from qual.core.pseudonym import Replacer, Term, name_tokens, restorer
from qual.errors import Problem, QualError
from qual.files.key_file import read_key, write_key
from qual.files.pseudonym_list import read_list, read_words, write_list
from qual.files.traces import databases_in, text_in
from qual.store import pseudonyms

PassPhrase = Callable[[], str]


class InsideStudyError(QualError):
    """A file with names would lie inside the study that has none."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} would lie inside the study; a list or key holds the names, so keep it elsewhere "
            "(another folder, better another disk)"
        )


class OtherStudyError(QualError):
    """A key belongs to another study."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is the key of another study; nothing was changed")


class NothingToReplaceError(QualError):
    """A list accepts nothing."""

    def __init__(self, left_open: int) -> None:
        super().__init__(
            f"nothing in the list says yes ({left_open} rows are left open); write yes under 'replace'"
        )


class KeyNeededError(QualError):
    """Tokens are in use, and their key was not given."""

    def __init__(self) -> None:
        super().__init__(
            "this study has tokens already; name the key that was made with them, so that the same words get "
            "the same tokens and can be brought back"
        )


class NotAllFreeError(QualError):
    """The words are replaced, but the database's files could not be written anew."""

    def __init__(self) -> None:
        super().__init__(
            "the words are replaced, but another program is reading the study, so free space of its files "
            "may still hold them; close every other program and run 'qual pseudonymise clean'"
        )


class Placed(NamedTuple):
    """A term, its token and in how many places it stands."""

    token: str
    kind: str
    places: int


class Pseudonymised(NamedTuple):
    """What was (or would be) replaced; `left` lists files outside the database that still hold the words."""

    terms: tuple[Placed, ...]
    transcripts: int
    places: int
    cells: int
    left_open: int
    left: tuple[Problem, ...]


class Restored(NamedTuple):
    """What came back: transcripts, and how many of their texts are to the letter what they were."""

    texts: int
    identical: int
    cells: int


def propose_names(study: Study, path: Path, lists: Mapping[str, Path]) -> list[Proposal]:
    """Write a list of words that may have to be replaced, for review; `lists` are own lists, by kind."""
    from qual.suggest.names import known_words

    _refuse_inside(study, path)
    listed = {words: kind for kind, file in lists.items() for words in read_words(file)}
    found = propose(open_all(study), listed, known_words(study.settings.language))
    found += _deduced(study, {each.term.same for each in found})
    write_list(path, found)
    return found


def _deduced(study: Study, known: set[str]) -> list[Proposal]:
    """What the optional package finds besides; nothing where it is not installed."""
    from qual.suggest.names import deduced

    if study.settings.language != "nl":
        return []
    return [each for each in deduced(open_all(study)) if each.term.same not in known]


def pseudonymise(
    study: Study, list_path: Path, key_path: Path, pass_phrase: PassPhrase, *, dry_run: bool = False
) -> Pseudonymised:
    """Replace the accepted words of a list everywhere in the database, in one change; codings stay on theirs.

    The key is written before the change is. Raises MaterialError for a list with mistakes, InsideStudyError,
    OtherStudyError, WrongPassPhraseError, KeyNeededError, NotAllFreeError.
    """
    for path in (list_path, key_path):
        _refuse_inside(study, path)
    terms, left_open = read_list(list_path)
    if not terms:
        raise NothingToReplaceError(left_open)
    with study.database.change(study.coder, pseudonyms.VERB) as change:
        study_id = pseudonyms.study_id(change.session)
        in_use = pseudonyms.tokens_in_use(change.session)
        if in_use and not key_path.exists():
            raise KeyNeededError
        said = "" if dry_run and not key_path.exists() else pass_phrase()
        key = _key(key_path, said, study_id)
        known = {each["same"]: each["token"] for each in key["terms"]}
        texts = pseudonyms.all_texts(change.session)
        tokens = name_tokens(terms, known, study.settings.language, texts)
        keep = {value for each in study.settings.attributes.values() for value in each.categories}
        replaced = pseudonyms.plan(change.session, Replacer(terms, tokens), keep)
        found = Pseudonymised(
            _places(terms, tokens, replaced),
            len({each.transcript for each in replaced.texts}),
            replaced.places,
            len(replaced.cells),
            left_open,
            tuple(_left(study, Replacer(terms, tokens), key_path)),
        )
        if dry_run or not (replaced.texts or replaced.cells):
            return found
        pseudonyms.apply(change, replaced)
        pseudonyms.remember(change, terms, tokens)
        change.details |= {"transcripts": found.transcripts, "places": found.places}
        write_key(key_path, said, _with_run(key, change.now, terms, tokens, replaced))
    clean(study)
    return found


def restore_names(study: Study, key_path: Path, pass_phrase: PassPhrase) -> Restored:
    """Bring back every word that a token stands for; a text that nobody changed since is as it was before.

    Raises OtherStudyError, WrongPassPhraseError, NoKeyError.
    """
    with study.database.change(study.coder, pseudonyms.BACK) as change:
        study_id = pseudonyms.study_id(change.session)
        said = pass_phrase()
        key = _key(key_path, said, study_id, must_exist=True)
        originals = {each["token"]: each["words"] for each in key["terms"]}
        texts = identical = cells = 0
        for run in reversed(key["runs"]):
            back = {
                each["version"]: (each["after"], pseudonyms.as_edits(each["edits"])) for each in run["texts"]
            }
            was = {
                (kind, row, number, column): (after, before)
                for kind, row, number, column, after, before in run["cells"]
            }
            replaced = pseudonyms.plan_back(change.session, back, was, run["labels"], Replacer((), {}))
            pseudonyms.apply(change, replaced)
            texts += len(replaced.texts)
            cells += len(replaced.cells)
            before = {each["version"]: each["before"] for each in run["texts"]}
            identical += sum(before.get(each.version) == each.after for each in replaced.texts)
        rest = pseudonyms.plan_back(change.session, {}, {}, originals, restorer(originals))
        pseudonyms.apply(change, rest)
        pseudonyms.forget(change.session)
        change.details |= {"transcripts": texts + len(rest.texts)}
    return Restored(texts + len(rest.texts), identical, cells + len(rest.cells))


def clean(study: Study) -> None:
    """Leave nothing of replaced words in free space of the database's files; else NotAllFreeError."""
    if not study.database.clear_free_space():
        raise NotAllFreeError


def _refuse_inside(study: Study, path: Path) -> None:
    if path.resolve().is_relative_to(study.folder.resolve()):
        raise InsideStudyError(path)


def _key(path: Path, pass_phrase: str, study_id: str, *, must_exist: bool = False) -> dict[str, Any]:
    """What a key holds; a new one where there is none yet."""
    if not path.exists() and not must_exist:
        return {"study": study_id, "terms": [], "runs": []}
    key = read_key(path, pass_phrase)
    if key["study"] != study_id:
        raise OtherStudyError(path)
    return key


def _with_run(
    key: Mapping[str, Any],
    at: str,
    terms: Sequence[Term],
    tokens: Mapping[str, str],
    replaced: pseudonyms.Replaced,
) -> dict[str, Any]:
    """The key with one more run: the words of every new token, and what undoes each text and cell."""
    known = {each["same"] for each in key["terms"]}
    new = [
        {
            "token": tokens[term.same],
            "same": term.same,
            "words": term.words,
            "kind": term.kind,
            "first_seen": at,
        }
        for term in terms
        if term.same not in known
    ]
    texts = [
        {
            "version": each.version,
            "before": each.before,
            "after": each.after,
            "edits": [list(edit) for edit in each.edits.inverse(each.text).edits],
        }
        for each in replaced.texts
    ]
    cells = [
        [each.kind, each.row, each.version, each.column, pseudonyms.sha256(each.after), each.before]
        for each in replaced.cells
    ]
    labels = {after: before for each in replaced.texts for before, after in each.labels.items()}
    run = {"at": at, "texts": texts, "cells": cells, "labels": labels}
    return {**key, "terms": [*key["terms"], *new], "runs": [*key["runs"], run]}


def _places(
    terms: Sequence[Term], tokens: Mapping[str, str], replaced: pseudonyms.Replaced
) -> tuple[Placed, ...]:
    """How often each token is put into the texts."""
    times: dict[str, int] = {}
    for text in replaced.texts:
        for edit in text.edits.edits:
            times[edit.words] = times.get(edit.words, 0) + 1
    kinds = {tokens[term.same]: term.kind for term in terms}
    return tuple(Placed(token, kind, times.get(token, 0)) for token, kind in sorted(kinds.items()))


def _left(study: Study, replacer: Replacer, key_path: Path) -> Iterator[Problem]:
    """What lies outside the database and still holds the words."""
    for folder in (study.transcripts_folder, study.codebook_folder, study.exports_folder):
        for path in sorted(folder.rglob("*")):
            if not path.is_file():
                continue
            where = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            if replacer.edits(path.stem):
                yield Problem(where, "has such words in its name", "rename it, and import it anew")
            text = text_in(path)
            if text is None:
                yield Problem(where, "cannot be searched; it may hold such words", "look yourself")
            elif replacer.edits(text):
                yield Problem(where, "still holds the words", "move it out of the study, or delete it")
    own = {f"{study.database.place}{rest}" for rest in ("", "-wal", "-shm", "-journal")}
    for path in databases_in(study.folder):
        if str(path) not in own:
            where = path.relative_to(study.folder).as_posix()
            yield Problem(where, "is a copy of the study from before", "delete it, or make it again")
    if any((folder / ".git").exists() for folder in (study.folder, *study.folder.parents)):
        what = "the study lies in git, whose history keeps every file that was committed"
        yield Problem(".git", what, "if files with names were, start a new repository")
    yield Problem(
        key_path.name, "holds the names", "keep it where the study is not, and its pass phrase apart"
    )


def guard(study: Study) -> pseudonyms.Guard:
    """Sees whether a text holds words that were replaced in this study."""
    with study.database.read() as session:
        return pseudonyms.Guard(session)
