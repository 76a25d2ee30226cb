"""Bringing transcripts in: each file wholly or not at all."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.headers import read_headers
from qual.core.interview import InterviewRow, Understood, revised, understand
from qual.core.respondent import Respondent
from qual.core.transcript import Speaker, Transcript, Turn
from qual.core.withdrawal import WITHDRAWN
from qual.errors import MaterialError, Problem, QualError, UnreadableFileError
from qual.files.interviews import read_interviews
from qual.files.source import Source, file_hash
from qual.files.sources import TABLES, is_transcript, read_source
from qual.files.table import find_table
from qual.files.whole_file import as_named
from qual.store import barring, pseudonyms, respondents, transcripts

NOT_TRANSCRIPTS = frozenset({".xls", ".ods", ".yaml", ".yml", ".toml", ".db"})
"""Endings of tables and settings, which an import of a whole folder passes over."""

OWN_TABLES = frozenset({"respondents", "interviews", "population", "codings"})
"""Names of the study's own tables, which no import of a folder takes for a transcript."""

FIRST_TURNS = 3
"""Turns that a preview shows."""


class Shown(NamedTuple):
    """What a preview shows of a file: how it was read, what its header says, who speaks, how it begins."""

    reader: str
    kind: str
    wave: str
    date: str
    perspective: str
    headers: tuple[tuple[str, str], ...]
    speakers: tuple[Speaker, ...]
    respondents: tuple[Respondent, ...]
    first_turns: tuple[tuple[str, float | None, str], ...]


class FileResult(NamedTuple):
    """What became of one file.

    `status` is "new", "unchanged", "updated" (the same text, but who speaks in it or when is known better),
    "changed" (it differs from what was imported: left alone), "withdrawn" (a person withdrew whose words it
    holds: left out) or "refused".
    """

    name: str
    status: str
    turns: int
    speakers: tuple[str, ...]
    problems: tuple[Problem, ...]
    shown: Shown | None = None


class NothingToImportError(QualError):
    """No file was found."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"there is no transcript in {folder}; put the files there, or name them")


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that was read and understood."""

    name: str
    source: Source
    turns: tuple[Turn, ...]
    facts: Understood
    headers: Mapping[str, str]


def import_transcripts(
    study: Study,
    paths: Sequence[Path] = (),
    *,
    labels_are_respondents: bool = False,
    preview: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[FileResult]:
    """Import files or folders (default: all of the study's `transcripts/`); gives what became of each file.

    A file that is there already is skipped, but for what `interviews.csv` says now of its speakers, wave,
    date and kind; one that changed on disk is reported and left alone. One bad file does not stop the others.
    `preview` writes nothing. `progress` is told how many of all are done.
    MaterialError for a bad `interviews.csv`, NothingToImportError where there is no file,
    UnreadableFileError, and nothing imported, where a path that was named is not there.
    """
    absent = [
        Problem(as_named(path), "is not there", "check the name; nothing was imported")
        for path in paths
        if not path.exists()
    ]
    if absent:
        raise UnreadableFileError(absent)
    files = list(_files(study, paths))
    if not files:
        raise NothingToImportError(paths[0] if paths else study.transcripts_folder)
    rows = interview_rows(study)
    with study.database.read() as session:
        there = {each.name: each for each in transcripts.listed(session)}
        known = {each.id: each for each in respondents.listed(session)}
        barred = barring.Barred(session)
        names = pseudonyms.Guard(session)
        older = transcripts.other_sources(session)
    rows_of: dict[str, list[InterviewRow]] = defaultdict(list)
    for row in rows:
        rows_of[row.file].append(row)
    known_ids = set(known) | {row.respondent for row in rows if row.respondent}
    by_source = {each.sha256: each.name for each in there.values()}
    seen: dict[str, str] = {}
    results = []
    for done, (path, name) in enumerate(files):
        progress(done, len(files))
        file = PurePosixPath(name)
        own = [row for key in dict.fromkeys((name, file.name, file.stem)) for row in rows_of.get(key, ())]
        old = there.get(name)
        if old is not None and any(speaker.role == WITHDRAWN for speaker in old.speakers):
            labels = tuple(speaker.label for speaker in old.speakers)
            results.append(FileResult(name, "unchanged", old.turns, labels, ()))
            continue
        if old is not None and _is_same_file(path, old):
            result, brought = _fill_in(study, old, own, known, labels_are_respondents, preview)
            results.append(result)
            known |= brought
            continue
        result, ready = _read(
            study, path, name, old, older.get(name, set()), own, known_ids, labels_are_respondents
        )
        if ready is not None and _brings_back(ready, barred, known):
            what = "holds the words of a person who withdrew, and was left out"
            withdrawn = Problem(name, what, "delete it, or take that person's words out of it")
            result, ready = FileResult(name, "withdrawn", 0, (), (withdrawn,)), None
        if ready is not None:
            twin = by_source.setdefault(ready.source.sha256, name)
            what = f"is the same file as {twin}"
            if twin == name:
                twin = _same_words(study, ready, there.values(), seen)
                what = f"has the same words as {twin}"
            if twin:
                twins = Problem(name, what, "remove one of the two, or every mention counts double")
                result = result._replace(problems=(*result.problems, twins))
            spoken = (each.label for each in ready.facts.speakers)
            if names and (tokens := names.tokens("\n".join((ready.source.text, *spoken)))):
                what = f"holds words that were replaced in this study by {', '.join(sorted(tokens)[:8])}"
                again = Problem(name, what, "run 'qual pseudonymise' again with its list and key")
                result = result._replace(problems=(*result.problems, again))
            if preview:
                result = result._replace(shown=_shown(ready))
            else:
                brought = _write(study, ready, known)
                known |= brought
                known_ids |= brought.keys()
        results.append(result)
    progress(len(files), len(files))
    return results


def _files(study: Study, paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files to read with the name that each transcript gets, in order of name."""
    home = study.transcripts_folder.resolve()
    found: dict[str, Path] = {}
    for path in paths or [study.transcripts_folder]:
        if not path.is_dir():
            found[_name(path, path.parent, home)] = path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and _may_be_transcript(file):
                found[_name(file, path, home)] = file
    for name in sorted(found):
        yield found[name], name


def _may_be_transcript(file: Path) -> bool:
    """Whether an import of a whole folder looks at the file: no settings, and no table of something else."""
    ending = file.suffix.casefold()
    if ending in TABLES:
        return file.stem.casefold() not in OWN_TABLES and is_transcript(file)
    return ending not in NOT_TRANSCRIPTS


def _name(path: Path, folder: Path, home: Path) -> str:
    full = path.resolve()
    if full.is_relative_to(home):
        return full.relative_to(home).as_posix()
    return path.relative_to(folder).as_posix()


def other_text(name: str) -> Problem:
    """What to know where a file holds a text that a correction, or its undo, replaced."""
    what = "its file holds a text of this transcript that is not the one in use"
    return Problem(name, what, "put the corrected file in its place in transcripts/")


def interview_rows(study: Study) -> list[InterviewRow]:
    """The rows of `interviews.csv`; none where there is no such table."""
    table = find_table(study.transcripts_folder, "interviews")
    return read_interviews(table, study.settings)[0] if table else []


def _read(
    study: Study,
    path: Path,
    name: str,
    there: Transcript | None,
    older: set[str],
    rows: Sequence[InterviewRow],
    known: set[str],
    labels_are_respondents: bool,
) -> tuple[FileResult, _Ready | None]:
    """What becomes of a file that is new or changed; `rows` are those about it."""
    try:
        source = read_source(path)
    except MaterialError as error:
        return FileResult(name, "refused", 0, (), _in_folder(error.problems, path, name)), None
    except QualError as error:
        return FileResult(name, "refused", 0, (), (Problem(name, str(error)),)), None
    if there is not None:
        labels = tuple(speaker.label for speaker in there.speakers)
        if source.sha256 in older:
            return FileResult(name, "unchanged", there.turns, labels, (other_text(name),)), None
        what = "the file changed after it was imported; the text in the study was left as it is"
        hint = f"run 'qual correct {name} {path}' to put it in with all codings, or put the old file back"
        changed = Problem(name, what, hint)
        return FileResult(name, "changed", there.turns, labels, (changed,)), None
    pattern = next((row.pattern for row in rows if row.pattern), "") or study.settings.turns_pattern
    layout = source.turns(study.settings.interviewers, pattern)
    if not layout.turns:
        empty = Problem(name, "there is no spoken text in it", "is it the right file?")
        read = _in_folder(source.problems, path, name)
        return FileResult(name, "refused", 0, (), (*read, empty)), None
    headers = read_headers(source.text[: layout.header_end])
    facts = understand(
        name,
        layout.turns,
        headers,
        rows,
        study.settings,
        known,
        labels_are_respondents=labels_are_respondents,
    )
    labels = tuple(speaker.label for speaker in facts.speakers)
    problems = (*_in_folder(source.problems, path, name), *facts.problems)
    result = FileResult(name, "new", len(layout.turns), labels, problems)
    return result, _Ready(name, source, layout.turns, facts, headers)


def _in_folder(problems: Iterable[Problem], path: Path, name: str) -> tuple[Problem, ...]:
    """What a reader says of a file, under the name that tells it from its namesakes in other folders."""
    return tuple(
        each._replace(where=name + each.where.removeprefix(path.name))
        if each.where.startswith(path.name)
        else each
        for each in problems
    )


def _shown(ready: _Ready) -> Shown:
    """What a preview shows of a file that would come in."""
    facts = ready.facts
    first = tuple(
        (turn.speaker, turn.time, " ".join(ready.source.text[turn.start : turn.end].split()))
        for turn in ready.turns[:FIRST_TURNS]
    )
    return Shown(
        ready.source.reader,
        facts.kind,
        facts.wave,
        facts.date,
        facts.perspective,
        tuple(ready.headers.items()),
        facts.speakers,
        facts.respondents,
        first,
    )


def _words_of(text: str) -> str:
    """What two files with the same words have in common, whatever their line ends and spaces."""
    words = text.replace("\xa0", " ").encode("utf-8", "surrogatepass").translate(None, b" \t\n\r\v\f")
    return hashlib.sha256(words).hexdigest()


def _same_words(study: Study, ready: _Ready, there: Iterable[Transcript], seen: dict[str, str]) -> str:
    """The name of another transcript with the same words; empty where there is none."""
    key = _words_of(ready.source.text)
    if key in seen:
        return seen[key]
    alike = [
        each.name
        for each in there
        if each.turns == len(ready.turns) and len(each.speakers) == len(ready.facts.speakers)
    ]
    if alike:
        with study.database.read() as session:
            for name in alike:
                if _words_of(transcripts.text_in_use(session, name)[1]) == key:
                    return name
    seen[key] = ready.name
    return ""


def _brings_back(ready: _Ready, barred: barring.Barred, known: Mapping[str, Respondent]) -> bool:
    """Whether a file, its text or one of its respondents was erased when a person withdrew."""
    new = (each.id for each in ready.facts.respondents if each.id not in known)
    return barred.file(ready.source.sha256, ready.source.text) or any(map(barred.respondent, new))


def _is_same_file(path: Path, there: Transcript) -> bool:
    try:
        return file_hash(path) == there.sha256
    except OSError:
        return False


def _fill_in(
    study: Study,
    old: Transcript,
    rows: Sequence[InterviewRow],
    known: dict[str, Respondent],
    labels_are_respondents: bool,
    preview: bool,
) -> tuple[FileResult, dict[str, Respondent]]:
    """Take in what is known better now of a transcript whose file did not change."""
    labels = [speaker.label for speaker in old.speakers for _ in range(speaker.turns)]
    turns = [Turn(index, 0, 0, label) for index, label in enumerate(labels)]
    headers: dict[str, str] = {}
    if any(speaker.role == "unmapped" for speaker in old.speakers):
        with study.database.read() as session:
            there = transcripts.with_text(session, old.name)
        above = read_headers(there.text[: there.turns[0].start if there.turns else 0])
        headers = {name: value for name, value in above.items() if name not in labels}
    facts = understand(
        old.name,
        turns,
        headers,
        rows,
        study.settings,
        set(known),
        labels_are_respondents=labels_are_respondents,
    )
    new = revised(old, facts, rows)
    spoken = tuple(speaker.label for speaker in new.speakers)
    told = facts.problems if new.speakers != old.speakers or any(map(_is_nobody, new.speakers)) else ()
    if new == old:
        return FileResult(old.name, "unchanged", old.turns, spoken, ()), {}
    named = {speaker.respondent for speaker in new.speakers}
    brought = {each.id: _only_new(each, known.get(each.id)) for each in facts.respondents if each.id in named}
    if not preview:
        mapped = sum(speaker.respondent is not None for speaker in new.speakers)
        with study.database.change(study.coder, "transcript.describe", speakers=mapped) as change:
            for before, after in _renamed(old, new, known).items():
                respondents.rename(change, before, after)
            respondents.save(change, brought.values())
            transcripts.describe(change, new)
            respondents.remove_unused(change, {each.respondent for each in old.speakers if each.respondent})
    return FileResult(old.name, "updated", old.turns, spoken, tuple(told)), brought


def _is_nobody(speaker: Speaker) -> bool:
    return speaker.role == "unmapped"


def _renamed(old: Transcript, new: Transcript, known: Mapping[str, Respondent]) -> dict[str, str]:
    """Respondents who speak nowhere else and are now known by an id that nobody has yet."""
    pairs = zip(old.speakers, new.speakers, strict=True)
    return {
        before.respondent: after.respondent
        for before, after in pairs
        if before.respondent
        and after.respondent
        and after.respondent not in known
        and before.respondent != after.respondent
        and before.respondent in known
        and known[before.respondent].transcripts == (old.name,)
    }


def _write(study: Study, ready: _Ready, known: dict[str, Respondent]) -> dict[str, Respondent]:
    """Put one transcript in, in one change; gives the respondents it brought."""
    facts, source = ready.facts, ready.source
    transcript = Transcript(
        id="",
        name=ready.name,
        file=ready.name,
        sha256=source.sha256,
        kind=facts.kind,
        wave=facts.wave,
        date=facts.date,
        perspective=facts.perspective,
        characters=len(source.text),
        turns=len(ready.turns),
        speakers=facts.speakers,
    )
    new = transcripts.NewText(
        text=source.text,
        sha256=hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        source_name=ready.name,
        source_sha256=source.sha256,
        reader=source.reader,
        reader_version=source.reader_version,
    )
    brought = {each.id: _only_new(each, known.get(each.id)) for each in facts.respondents}
    with study.database.change(
        study.coder, "transcript.import", turns=len(ready.turns), speakers=len(facts.speakers)
    ) as change:
        rows = respondents.save(change, brought.values())
        transcripts.add(change, transcript, new, ready.turns, rows)
    return brought


def _only_new(respondent: Respondent, known: Respondent | None) -> Respondent:
    """What is not known yet: an import fills in, it never overwrites."""
    if known is None:
        return respondent
    attributes = {
        name: value for name, value in respondent.attributes.items() if name not in known.attributes
    }
    waves = {
        wave: {name: value for name, value in values.items() if name not in known.waves.get(wave, {})}
        for wave, values in respondent.waves.items()
    }
    return replace(respondent, perspective=known.perspective, attributes=attributes, waves=waves)
