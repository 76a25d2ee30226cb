"""What is written of a theme, held against its counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from qual.core.quantifier_check import Misfit, check_words, exact_counts
from qual.core.quantifiers import Scale
from qual.core.tally import Tally
from qual.core.theme import Theme, ThemeReport
from qual.core.wording import risky_words
from qual.errors import Problem

_SHORT = 2
_IN_WORDS = "write 'some' or nothing of it, or publish with --allow and a reason, which is kept in the log"


def misfits(report: ThemeReport, texts: Mapping[tuple[str, str], str], scale: Scale) -> list[Problem]:
    """The words for how many in summaries (by "summary" and code) that no counts bear, and risky ones.

    A sentence that names codes under the theme is held against theirs. One that names a perspective is held
    against that one, else it is told where no perspective bears it.
    """
    labels = {group.perspective: group.label for group in report.groups}
    found = []
    for theme in report.themes:
        summary = texts.get(("summary", theme.code.id), "")
        for misfit in _misfits(theme, summary, labels, scale):
            what = f"its summary says '{misfit.word}', but {misfit.part} of {misfit.base} mention it"
            found.append(Problem(f"code '{theme.code.id}'", what, f"'{misfit.better}' would fit"))
        found += [
            Problem(f"code '{theme.code.id}'", f"its summary says '{word}'", hint)
            for word, hint in risky_words(summary)
        ]
    return found


def given_away(
    report: ThemeReport,
    texts: Mapping[tuple[str, str], str],
    ids: Collection[str],
    hides: Callable[[Tally], bool],
) -> tuple[list[Problem], list[Problem]]:
    """What summaries that are to be published tell of single people: who is named, and hidden numbers.

    `ids` are those of respondents; `hides` tells whether a number of the publication is hidden. A number of
    people is told of where the sentence may be about one that is hidden.
    """
    labels = {group.perspective: group.label for group in report.groups}
    known = sorted((each for each in ids if _is_telling(each)), key=lambda each: (-len(each), each))
    anybody = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)") if known else None
    named, numbers = [], []
    for theme in report.themes:
        where = f"code '{theme.code.id}'"
        summary = texts.get(("summary", theme.code.id), "")
        for who in dict.fromkeys(anybody.findall(summary)) if anybody else ():
            named.append(Problem(where, f"its summary names {who}", "write of them without their id"))
        for sentence in _sentences(summary):
            counted = _counted(theme, sentence)
            own = [each for each in counted if labels[each.perspective].casefold() in sentence.casefold()]
            if any(map(hides, own or counted)):
                numbers += [
                    Problem(where, f"its summary says '{told}', and that number is hidden", _IN_WORDS)
                    for told in dict.fromkeys(exact_counts(sentence))
                ]
    return named, numbers


def _is_telling(who: str) -> bool:
    """Whether an id is hardly another word or number: letters with digits, or a word of some length."""
    return any(map(str.isalpha, who)) and (len(who) > _SHORT or any(map(str.isdigit, who)))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+|\n+", text)


def _misfits(theme: Theme, summary: str, labels: Mapping[str, str], scale: Scale) -> Iterator[Misfit]:
    for sentence in _sentences(summary):
        per_tally = [
            (labels[tally.perspective], {m.start: m for m in _checked(sentence, tally, scale)})
            for tally in _counted(theme, sentence)
        ]
        starts = dict.fromkeys(start for _, each in per_tally for start in each)
        for start in starts:
            told = [each[start] for _, each in per_tally if start in each]
            people = told[0].people.casefold()
            own = [each for label, each in per_tally if people and label.casefold().startswith(people)]
            asked = own or [each for _, each in per_tally]
            if all(start in each for each in asked):
                yield asked[0][start]


def _checked(sentence: str, tally: Tally, scale: Scale) -> Sequence[Misfit]:
    return check_words(sentence, len(tally.respondents), len(tally.base), scale)


def _counted(theme: Theme, sentence: str) -> list[Tally]:
    """The tallies that a sentence may be about: those of the codes that it names, else the theme's."""
    named = [
        tally
        for line in theme.lines
        if not line.direct
        and re.search(rf"(?<!\w){re.escape(line.code.name)}(?!\w)", sentence, re.IGNORECASE)
        for tally in line.tallies
    ]
    is_named = re.search(rf"(?<!\w){re.escape(theme.code.name)}(?!\w)", sentence, re.IGNORECASE)
    tallies = [*(theme.tallies if is_named or not named else ()), *named]
    return [tally for tally in tallies if tally.base]
