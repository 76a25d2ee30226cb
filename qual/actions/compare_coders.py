"""How far coders agree, and where not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from qual.actions.hand_over import stamp_of
from qual.actions.make_themes import NoSuchCoderError
from qual.actions.read_transcripts import open_all
from qual.actions.show_disagreements import show_disagreements
from qual.actions.study import Study
from qual.actions.synthesise import write_synthesis
from qual.core.agreement import compare
from qual.core.codebook import Code, Codebook
from qual.core.coder_comparison import Comparison, LeftOut, Resampled, notes_on
from qual.core.disagreement import Disagreement, disagreements
from qual.core.laid_codings import Coded, Counts, Read, Rules, count, lay
from qual.core.numbers import natural
from qual.core.sentences import sentences
from qual.core.transcript import TurnPlaces
from qual.core.unitized_codings import codings_of, unitized
from qual.core.words import number_of
from qual.errors import MaterialError, NotFoundError, Problem
from qual.store import codes, codings, marks, transcripts


class Asked(NamedTuple):
    """What of the codings is compared, and how.

    `codes` are ids (with all codes under them), none for all; with `by_theme` a code counts as its theme.
    With `finished` a coder has read what they marked as coded to its end, else also what they coded in.
    """

    rules: Rules = Rules()
    codes: Sequence[str] = ()
    by_theme: bool = False
    without_suggested: bool = False
    finished: bool = False
    intervals: bool = True
    places: bool = False


def coders_of(study: Study) -> list[str]:
    """Everybody who coded something, in order."""
    with study.database.read() as session:
        return codings.coders(session)


def compare_coders(study: Study, coders: Sequence[str], asked: Asked | None = None) -> Comparison:
    """Compare two or more coders in the transcripts that at least two of them read.

    NoSuchCoderError for a name nobody coded under, NotFoundError for a code; MaterialError where no two of
    them read the same transcript.
    """
    asked = asked or Asked()
    with study.database.read() as session:
        in_use = codes.codebook(session)
        spoken = transcripts.turns_of_all(session)
        done = marks.done(session)
        known = sorted({*codings.coders(session), *(coder for _, coder in done)})
        for coder in coders:
            if coder not in known:
                raise NoSuchCoderError(coder, known)
        coded = codings.compared(session, coders)
    for code in asked.codes:
        if code not in in_use:
            raise NotFoundError("code", code, "'qual codebook list' shows the codes")
    read_by = _readers(coded, done, coders, finished=asked.finished)
    base, left_out = _base(spoken, read_by, coders, finished=asked.finished)
    if not base:
        raise MaterialError(_apart(read_by, coders, finished=asked.finished))
    sentences_of = _sentences(study, base) if asked.rules.unit == "sentence" else {}
    texts = {
        each.name: _places(each, readers, asked.rules, sentences_of.get(each.name)) for each, readers in base
    }
    if asked.without_suggested:
        coded = [each for each in coded if each.origin != "suggestion"]
    if asked.by_theme:
        coded = [each._replace(code=in_use.theme_of(each.code)) for each in coded]
    used = {each.code for each in coded if each.transcript in texts}
    listed = list(_codes(in_use, used, asked))
    wanted = {code.id for code, _ in listed}
    laid, outside = lay((each for each in coded if each.code in wanted), texts, coders)
    counts = count(laid, texts, asked.rules)
    characters = counts if asked.rules.unit == "character" else count(laid, texts, Rules())
    measured = compare(counts, texts, coders, listed, asked.rules, codings_of(laid, len(coders)))
    names = [code.id for code, _ in listed]
    found: Sequence[Disagreement] = (
        disagreements(laid, texts, coders, names, asked.rules) if asked.places else ()
    )
    marked = {coder for _, coder in done}
    unfinished = {
        coder: [
            name
            for name, text in texts.items()
            if coder in marked and text.readers >> at & 1 and (name, coder) not in done
        ]
        for at, coder in enumerate(coders)
    }
    unused = [row.code.name for row in measured.codes if not any(row.measure.coded)]
    if asked.rules.unit == "segment":
        unused = [code.name for code, _ in listed if code.id not in used]
    notes = notes_on(
        coders,
        texts.keys(),
        [each for each in coded if each.code in wanted],
        outside,
        left_out,
        unfinished,
        [coder for coder in coders if coder not in marked],
        {coder for each in measured.transcripts for coder in each.readers},
        unused,
    )
    comparison = Comparison(
        study=study.settings.name,
        language=study.settings.language,
        coders=tuple(coders),
        rules=asked.rules,
        characters=sum(text.characters for text in texts.values()),
        units=sum(each.units for each in measured.transcripts),
        measured=measured,
        unitized=unitized(laid, texts, len(coders), names, characters.cells),
        disagreements=tuple(found),
        left_out=tuple(left_out),
        notes=tuple(notes),
        without_suggested=asked.without_suggested,
        by_theme=asked.by_theme,
    )
    return _with_intervals(comparison, counts, texts, names, asked)


def _with_intervals(
    found: Comparison, counts: Counts, texts: dict[str, Read], names: Sequence[str], asked: Asked
) -> Comparison:
    """The comparison with intervals, or with why it has none."""
    from qual.statistics.resampling import RESAMPLES, SEED, intervals

    if asked.rules.unit == "segment" or not asked.intervals:
        return found.without_intervals("segment" if asked.rules.unit == "segment" else "not_asked")
    spread = intervals(counts, texts, names, len(found.coders))
    if spread is None:
        return found.without_intervals("few")
    return found.with_intervals(spread.codes, spread.pooled, Resampled(RESAMPLES, SEED))


def _readers(
    coded: Iterable[Coded], done: set[tuple[str, str]], coders: Sequence[str], *, finished: bool
) -> dict[str, int]:
    """Who read each transcript, a bit per coder: those who coded in it or marked it as coded to its end."""
    numbers = {name: 1 << at for at, name in enumerate(coders)}
    found: dict[str, int] = {}
    for name, coder in done:
        if coder in numbers:
            found[name] = found.get(name, 0) | numbers[coder]
    if not finished:
        for each in coded:
            found[each.transcript] = found.get(each.transcript, 0) | numbers[each.coder]
    return found


def _base(
    spoken: Iterable[TurnPlaces], read_by: dict[str, int], coders: Sequence[str], *, finished: bool
) -> tuple[list[tuple[TurnPlaces, int]], list[LeftOut]]:
    """The transcripts that at least two of the coders read, and those that one did, in natural order."""
    base, left_out = [], []
    for each in sorted(spoken, key=lambda each: natural(each.name)):
        readers = read_by.get(each.name, 0)
        if readers.bit_count() > 1:
            base.append((each, readers))
        elif readers:
            who = tuple(coder for at, coder in enumerate(coders) if readers >> at & 1)
            left_out.append(LeftOut(each.name, who, "unfinished" if finished else "one"))
    return base, left_out


def _apart(read_by: dict[str, int], coders: Sequence[str], *, finished: bool) -> list[Problem]:
    """What each coder read, where no two read the same."""
    did = "marked as coded to the end" if finished else "coded"
    hint = "leave --finished out, or mark what is done" if finished else "let two of them code the same"
    problems = []
    for at, coder in enumerate(coders):
        names = sorted((name for name, readers in read_by.items() if readers >> at & 1), key=natural)
        some = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        what = f"{did} {number_of('transcripts', len(names))}, none of them that another {did} too"
        problems.append(Problem(coder, what + (f": {some}" if some else ""), hint))
    return problems


def _codes(codebook: Codebook, used: set[str], asked: Asked) -> Iterable[tuple[Code, int]]:
    """The codes to tell of with their depths; retired ones where they were used."""
    wanted = {each for code in asked.codes for each in codebook.below(code)}
    if asked.by_theme:
        wanted = {codebook.theme_of(each) for each in wanted}
    for code in codebook:
        if asked.codes and code.id not in wanted:
            continue
        if (asked.by_theme and code.parent) or (code.is_retired and code.id not in used):
            continue
        yield code, codebook.depth(code.id)


def _sentences(study: Study, base: Sequence[tuple[TurnPlaces, int]]) -> dict[str, list[tuple[int, int, int]]]:
    """The sentences of each transcript of the base, with their turns."""
    wanted = {each.name for each, _ in base}
    return {
        text.name: [
            (span.start, span.end, turn.index)
            for turn in text.turns
            for span in sentences(text.text, turn.start, turn.end)
        ]
        for text in open_all(study)
        if text.name in wanted
    }


def _places(
    text: TurnPlaces, readers: int, rules: Rules, parts: Sequence[tuple[int, int, int]] | None
) -> Read:
    """What counts of a transcript: turns of respondents, or the sentences in them."""
    silent = {
        each.label
        for each in text.transcript.speakers
        if each.role == "withdrawn" or (each.role == "interviewer" and not rules.interviewers)
    }
    turns = [
        (start, end, number)
        for number, start, end, speaker in zip(
            text.numbers, text.starts, text.ends, text.speakers, strict=True
        )
        if speaker not in silent and start < end
    ]
    if parts is not None:
        spoken = {number for *_, number in turns}
        turns = [each for each in parts if each[2] in spoken]
    starts, ends, numbers = ([each[at] for each in turns] for at in range(3))
    return Read(text.name, readers, starts, ends, numbers)


def write_comparison(study: Study, found: Comparison, path: Path) -> None:
    """Write a comparison with its places to a file by its ending.

    MaterialError where codings lost their words.
    """
    from qual.exports.agreement import agreement_report
    from qual.exports.agreement_places import Place

    shown = show_disagreements(study, found.disagreements)
    places = [Place(each.place, each.text, each.speaker) for each in shown]
    write_synthesis(study, agreement_report(found, places, stamp_of(study)), path)
