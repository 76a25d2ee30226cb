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

    A clause that names codes is held against theirs, those under the theme before others; one that names none
    against those that its sentence names, else the theme. One that names a perspective is held against that
    one, else it is told where no perspective bears it.
    """
    labels = {group.perspective: group.label for group in report.groups}
    found = []
    for theme in report.themes:
        summary = texts.get(("summary", theme.code.id), "")
        for misfit, code in _misfits(theme, report.themes, summary, labels, scale):
            named = "it" if code == theme.code.name else f"'{code}'"
            what = f"its summary says '{misfit.word}', but {misfit.part} of {misfit.base} mention {named}"
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
            counted = [each for _, each in _counted(theme, report.themes, sentence)]
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


def _misfits(
    theme: Theme, themes: Sequence[Theme], summary: str, labels: Mapping[str, str], scale: Scale
) -> Iterator[tuple[Misfit, str]]:
    """The misfits of a theme's summary, each with the name of the code that it was held against."""
    for sentence in _sentences(summary):
        whole = _counted(theme, themes, sentence)
        people = ""
        for clause in re.split(r"[,;:]\s+", sentence):
            counted = _named(theme, themes, clause) or whole
            per_tally = [
                (name, labels[tally.perspective], {m.start: m for m in _checked(clause, tally, scale)})
                for name, tally in counted
            ]
            for start in dict.fromkeys(start for *_, each in per_tally for start in each):
                told = next(each[start] for *_, each in per_tally if start in each)
                people = told.people.casefold() or people
                own = [one for one in per_tally if people and one[1].casefold().startswith(people)]
                same = [
                    one
                    for one, (_, tally) in zip(per_tally, counted, strict=True)
                    if told.whole == len(tally.base)
                ]
                asked = own or same or per_tally
                if all(start in each for *_, each in asked):
                    yield asked[0][2][start], asked[0][0]


def _checked(sentence: str, tally: Tally, scale: Scale) -> Sequence[Misfit]:
    return check_words(sentence, len(tally.respondents), len(tally.base), scale)


def _counted(theme: Theme, themes: Sequence[Theme], text: str) -> list[tuple[str, Tally]]:
    """The tallies that a text may be about with their codes: those that it names, else the theme's."""
    own = [(theme.code.name, tally) for tally in theme.tallies if tally.base]
    return _named(theme, themes, text) or own


def _named(theme: Theme, themes: Sequence[Theme], text: str) -> list[tuple[str, Tally]]:
    """The codes that a text names with their tallies: the theme and those under it, else those of others."""
    others = [each for each in themes if each is not theme]
    for some in ([theme], others):
        named = [pair for each in some for pair in _tallies(each) if _names(text, pair[0])]
        if named:
            return [(name, tally) for name, tallies in named for tally in tallies if tally.base]
    return []


def _tallies(theme: Theme) -> list[tuple[str, Sequence[Tally]]]:
    lines = [(line.code.name, line.tallies) for line in theme.lines if not line.direct]
    return [(theme.code.name, theme.tallies), *lines]


def _names(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
