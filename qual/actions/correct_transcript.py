"""A corrected text under a transcript, with every coding and suggestion carried along or listed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qual.actions.code_passages import refuse_others
from qual.actions.import_transcripts import interview_rows
from qual.actions.study import Study
from qual.core.correction import (
    VERDICTS,
    Carried,
    Doubt,
    Fate,
    Marked,
    in_doubt_by_voice,
    is_another_text,
    per_verdict,
)
from qual.core.headers import read_headers
from qual.core.interview import InterviewRow, Understood, understand
from qual.core.span import Span
from qual.core.transcript import Speaker, Transcript
from qual.core.turns import Layout
from qual.errors import MaterialError, Problem, QualError
from qual.files.source import Source
from qual.files.sources import read_source
from qual.store import barring, codings, corrections, pseudonyms, respondents, transcripts


class Corrected(NamedTuple):
    """What a correction does: the text's new facts, and what becomes of every coding and suggestion.

    `is_new` is False where the file is the one that the study has, and nothing was done.
    """

    transcript: str
    is_new: bool
    turns: int
    speakers: tuple[Speaker, ...]
    fates: tuple[Fate, ...]
    problems: tuple[Problem, ...]

    def of(self, kind: str) -> list[Fate]:
        """The fates of the codings, or of the suggestions that wait for a coder, the worst first."""
        found = [
            each for each in self.fates if each.marked.kind == kind and each.marked.state in ("", "open")
        ]
        return sorted(found, key=lambda each: -VERDICTS.index(each.carried.verdict))

    def found_again(self) -> list[Fate]:
        """The codings that an earlier correction left in doubt and this one found."""
        return [each for each in self.fates if each.marked.doubt and each.carried.is_sure]


class WrongPlaceError(QualError):
    """A span lies outside a text."""

    def __init__(self, end: int) -> None:
        super().__init__(f"there is no text at that place: it ends at {end}, and start comes before end")


class WrongWordsError(QualError):
    """Words that should say where a coding stands do not stand in one place."""

    def __init__(self, name: str, times: int) -> None:
        how = f"in {times} places" if times else "nowhere"
        super().__init__(f"these words stand {how} in {name}: give words that stand there once")


def correct_transcript(study: Study, name: str, path: Path, *, dry_run: bool = False) -> Corrected:
    """Put the text of a file under a transcript, in one change; gives what becomes of all that is marked.

    The old text stays as a version; speakers keep their respondents by label. Codings that are not sure are
    marked until a person settles them, lost ones are in no listing until then; open suggestions that are not
    sure go. `dry_run` writes nothing. NamesError for a text with words that this study replaced by tokens,
    NotFoundError for a transcript that is not there, MaterialError for a
    file without spoken text.
    """
    with study.database.read() as session:
        transcripts.facts(session, name)
    source = read_source(path)
    rows = [row for row in interview_rows(study) if row.file in (name, Path(name).name, Path(name).stem)]
    pattern = next((row.pattern for row in rows if row.pattern), "") or study.settings.turns_pattern
    layout = source.turns(study.settings.interviewers, pattern)
    if not layout.turns:
        empty = Problem(path.name, "there is no spoken text in it", "is it the right file?")
        raise MaterialError([*source.problems, empty])
    with study.database.change(study.coder, "transcript.correct") as change:
        before = transcripts.facts(change.session, name)
        if before.sha256 == source.sha256:
            return Corrected(name, False, before.turns, before.speakers, (), ())
        barred = barring.Barred(change.session)
        labels = {turn.speaker for turn in layout.turns}
        if barred.file(source.sha256, source.text) or barred.labels(before.id, labels):
            raise barring.WithdrawnError(path.name)
        pseudonyms.Guard(change.session).refuse("\n".join((source.text, *sorted(labels))), path.name)
        known = {each.id for each in respondents.listed(change.session)}
        facts = understand(
            name, layout.turns, read_headers(source.text[: layout.header_end]), rows, study.settings, known
        )
        speakers, problems = _speakers(before, layout, facts, rows, known)
        marked = corrections.marked(change.session, name)
        texts = corrections.texts(change.session, {before.version, *(each.version for each in marked)})
        said = {version: transcripts.turns_of(change.session, version) for version in texts}
        fates = [
            each._replace(
                carried=in_doubt_by_voice(
                    each.carried, said[each.marked.version], layout.turns, before.speakers, speakers
                )
            )
            for each in _fates(marked, texts, source.text)
        ]
        text = _new_text(path, source)
        twins = [other for other in transcripts.with_hash(change.session, text.sha256) if other != name]
        problems += _is_another_text(name, twins, texts[before.version], source.text)
        found = Corrected(
            name, True, len(layout.turns), speakers, tuple(fates), (*source.problems, *problems)
        )
        if dry_run:
            return found
        named = {each.respondent for each in speakers if each.respondent} - known
        respondents.save(change, [each for each in facts.respondents if each.id in named])
        corrections.correct(change, name, text, layout.turns, speakers, fates)
        change.details |= {"turns": len(layout.turns)}
        change.details |= per_verdict(each.carried for each in fates if each.marked.kind == "coding")
    return found


def _is_another_text(name: str, twins: Sequence[str], old: str, new: str) -> list[Problem]:
    """What makes one think that the file is no correction of this transcript at all."""
    back = "'qual undo' brings the old text back"
    if twins:
        return [Problem(name, f"has the text of {twins[0]} now, and every mention counts double", back)]
    if is_another_text(old, new):
        return [Problem(name, "has little of its old text any more: is this the right file?", back)]
    return []


def _new_text(path: Path, source: Source) -> transcripts.NewText:
    return transcripts.NewText(
        text=source.text,
        sha256=hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        source_name=path.name,
        source_sha256=source.sha256,
        reader=source.reader,
        reader_version=source.reader_version,
    )


def _fates(marked: Sequence[Marked], texts: Mapping[str, str], new: str) -> list[Fate]:
    """What becomes of everything marked, in order: each from the text its words stand in."""
    from qual.matching.carrying import carry

    groups: dict[str, list[Marked]] = defaultdict(list)
    for each in marked:
        groups[each.version].append(each)
    carried: dict[tuple[str, str], Carried] = {}
    for version, group in groups.items():
        found = carry(texts[version], new, (each.span for each in group))
        carried.update(((each.kind, each.id), fate) for each, fate in zip(group, found, strict=True))
    return [Fate(each, carried[each.kind, each.id]) for each in marked]


def _speakers(
    before: Transcript,
    layout: Layout,
    facts: Understood,
    rows: Sequence[InterviewRow],
    known: set[str],
) -> tuple[tuple[Speaker, ...], list[Problem]]:
    """Who speaks in the new text: a known label stays who it was; a new one only who something says it is."""
    turns = Counter(turn.speaker for turn in layout.turns if turn.speaker)
    old = {each.label: each for each in before.speakers}
    understood = {each.label: each for each in facts.speakers}
    said = known | {row.respondent for row in rows}
    named = {(row.speaker, row.respondent) for row in rows}
    gone = [each for each in before.speakers if each.label not in turns and each.respondent]
    new = [label for label in turns if label not in old and understood[label].role != "interviewer"]
    speakers, problems = [], []
    for label, number in turns.items():
        there = old.get(label)
        found = understood[label]
        if there is not None and there.role != "unmapped":
            speakers.append(Speaker(label, there.respondent, there.role, number))
        elif found.role == "interviewer" or (label, found.respondent) in named:
            speakers.append(found)
        elif (found.respondent and found.respondent in said) or (len(gone) == 1 and new == [label]):
            person = found.respondent if found.respondent in said else gone[0].respondent
            speakers.append(Speaker(label, person, "respondent", number))
            if person != label:
                what = f"speaker '{label}' is taken as respondent '{person}'"
                problems.append(Problem(before.name, what, "interviews.csv can say otherwise"))
        else:
            speakers.append(Speaker(label, None, "unmapped", number))
            what = f"nothing says which respondent is behind '{label}'"
            problems.append(Problem(before.name, what, "add a row to transcripts/interviews.csv"))
    return tuple(speakers), problems


def list_unsettled(study: Study, name: str | None = None) -> list[Doubt]:
    """The codings that corrections left in doubt, of one transcript or of all.

    For who works blind their own.
    """
    with study.database.read() as session:
        if name is not None:
            transcripts.facts(session, name)
        found = corrections.unsettled(session, name)
    return [each for each in found if not study.is_blind or each.coder == study.coder]


def settle_coding(
    study: Study, coding: str, *, place: Span | None = None, words: str = "", remove: bool = False
) -> None:
    """Settle an own coding in doubt: leave it where it stands, give it a place or `words`, or take it out.

    `coding` may be the beginning of an id, as long as one coding in doubt begins so. Raises NotFoundError
    where it is not in doubt, NotYourCodingError, NeedsPlaceError for a lost one without a place,
    WrongPlaceError for a place outside the text, WrongWordsError for words that do not stand there once.
    """
    begun = [each.coding for each in list_unsettled(study) if coding and each.coding.startswith(coding)]
    row = begun[0] if len(begun) == 1 else coding
    with study.database.change(study.coder, "coding.settle") as change:
        where = codings.one(change.session, row)
        refuse_others(study, where)
        _, text = transcripts.text_in_use(change.session, where.transcript)
        if words:
            place = _place_of(words, text, where.transcript)
        if place is not None and place.end > len(text):
            raise WrongPlaceError(len(text))
        corrections.settle(change, row, place, remove=remove)


def _place_of(words: str, text: str, name: str) -> Span:
    """Where words stand in a text, white space aside; they must stand in one place only."""
    found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), text)) if words.split() else []
    if len(found) != 1:
        raise WrongWordsError(name, len(found))
    return Span(*found[0].span())
