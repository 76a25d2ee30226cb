"""The respondents beside the population on the screen, with what is unknown on both sides."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from qual.actions.compare_sample import compare_sample
from qual.actions.people import list_respondents
from qual.actions.weigh_sample import reached, tested
from qual.core.numbers import natural, printed, signed
from qual.core.sample import SampleAttribute, SampleRow, said_of_choice, value_of
from qual.core.sample_options import AttributeTest, Quota
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import TableBoard

POPULATION = (2, 3)
"""The columns that are of the population, in which nobody can be opened."""


class SampleBoard(TableBoard):
    """Attributes with their categories down; respondents, population and their difference across."""

    mode: ClassVar[str] = "sample"
    is_tested = False

    def load(self) -> None:
        """Compare anew; without a perspective, the one that the population describes."""
        self._people = list_respondents(self.study)
        known = {each.perspective for each in self._people}
        self._names = [name for name in self.study.settings.perspectives if name in known]
        self._names += sorted(known - set(self._names))
        wanted = self.perspective if self.perspective in self._names else None
        self._sample = compare_sample(self.study, wanted)
        self._quota: list[Quota] = reached(self.study, self._sample)
        self._tests: dict[str, AttributeTest] = {}
        if self.is_tested:
            self._tests = {each.attribute: each for each in tested(self._sample)}

    @property
    def title(self) -> str:
        """What it is, and of which perspective."""
        return "  ".join(each for each in (say("board.sample"), self.label) if each)

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """All perspectives, the one that is shown first where none was asked for."""
        labels = self.study.settings.perspective_label
        names = (
            self._names if self.perspective in self._names else _first(self._names, self._sample.perspective)
        )
        return [(name, labels(name)) for name in names]

    @property
    def facts(self) -> str:
        """The base."""
        return say("board.sample.facts", base=self._sample.base)

    @property
    def empty(self) -> str:
        """What stands where nothing is known of the respondents."""
        return say("sample.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The category, the respondents, the population, the difference, and how sure the share is."""
        return (
            Column(say("board.sample.category"), 16, grows=True, most=36),
            Column("n", 4, right=True),
            Column("%", 4, right=True),
            Column(say("board.sample.population"), 7, right=True),
            Column("%", 4, right=True),
            Column(say("board.sample.difference"), 7, right=True),
            Column(say("board.sample.interval"), 7, right=True),
            Column(say("board.sample.residual"), 6, right=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every attribute, under it one for each of its categories and one for unknown."""
        self._there: dict[str, tuple[SampleAttribute, SampleRow | None]] = {}
        rows = []
        for each in self._sample.attributes:
            head = f"head {each.name}"
            self._there[head] = (each, None)
            base = "" if each.population_base is None else printed(each.population_base, "en")
            rows.append(BoardRow(head, (each.label, str(self._sample.base), "", base, *[""] * 4)))
            for row in each.rows:
                key = f"row {each.name} {row.category}"
                self._there[key] = (each, row)
                rows.append(BoardRow(key, _cells(row), dim=not row.n))
            self._there[f"unknown {each.name}"] = (each, None)
            rows.append(BoardRow(f"unknown {each.name}", self._unknown(each), dim=not each.unknown))
        return rows

    def _unknown(self, each: SampleAttribute) -> tuple[Cell | str, ...]:
        base = self._sample.base
        return (
            f"  {say('unknown')}",
            str(each.unknown),
            _figure(100 * each.unknown / base if base else None),
            "–" if each.population_unknown_n is None else printed(each.population_unknown_n, "en"),
            "–" if each.population_unknown is None else _figure(each.population_unknown),
            *[""] * 3,
        )

    def _shown_people(self) -> list[str]:
        """The respondents that the marked row counts."""
        each, row = self._there[self.key]
        own = [who for who in self._people if who.perspective == self._sample.perspective]
        if self.key.startswith("head "):
            return sorted((who.id for who in own), key=natural)
        wanted = row.category if row else None
        found = [who.id for who in own if value_of(who, each.name, self.study.settings) == wanted]
        return sorted(found, key=natural)

    def _heading(self) -> str:
        each, row = self._there[self.key]
        if self.key.startswith("head "):
            return each.label
        return f"{each.label}: {row.category if row else say('unknown')}"

    def detail(self, width: int) -> list[Line]:
        """The category in words, quota and tests of its attribute, what the figures say and do not say."""
        if self.key not in self._there:
            return []
        each, row = self._there[self.key]
        lines = [Line(self._heading(), "head")]
        if row is not None:
            lines += _wrapped(self._sentence(each, row), width)
        people = self._shown_people() if not self.key.startswith("head ") else []
        lines += _wrapped(", ".join(people), width)
        for quota in self._quota:
            if quota.attribute == each.name and (row is None or row.category == quota.category):
                lines += _wrapped(say("board.sample.quota", **quota._asdict(), open=quota.open), width)
        if each.dissimilarity is not None:
            lines += _wrapped(
                say("board.sample.dissimilarity", share=f"{100 * each.dissimilarity:.0f}"), width
            )
        test = self._tests.get(each.name)
        if test is not None:
            p, holm = _p(test.p_exact), _p(test.p_holm)
            lines += _wrapped(
                say("board.sample.test", n=test.n, p=p, holm=holm, w=f"{test.cohens_w:.2f}"), width
            )
            lines += _wrapped(say("sample.tests.limits"), width, "dim")
        elif self.is_tested:
            lines += _wrapped(say("board.sample.no_test"), width, "dim")
        lines += [Line(""), *_wrapped(said_of_choice(self._sample), width, "dim")]
        lines += _wrapped(say("board.sample.how"), width, "dim")
        for source in each.sources:
            lines += _wrapped(say("sample.note.source", source=source), width, "dim")
        others = {f"population, {one.name}" for one in self._sample.attributes if one is not each}
        for problem in (one for one in self._sample.problems if one.where not in others):
            lines += _wrapped(f"{problem.where}: {problem.what}", width, "trouble")
        return lines

    def _sentence(self, each: SampleAttribute, row: SampleRow) -> str:
        said = say("board.sample.sentence", n=row.n, base=self._sample.base, unknown=each.unknown)
        if row.difference_pp is None:
            return said
        return f"{said} {say('board.sample.beside', pp=signed(row.difference_pp, 'en', 0))}"

    # Keys

    def _open(self) -> Asked | None:
        if self.key not in self._there:
            return None
        if self.place in POPULATION:
            self.told(say("board.sample.population_closed"))
            return None
        return self.people_of(self._heading(), self._shown_people())

    def _perspective(self) -> None:
        names = [name for name, _ in self.groups]
        if len(names) < 2:
            self.told(say("board.table.one_perspective"))
            return
        self.perspective = names[(self.at + 1) % len(names)]
        self.read()

    def _test(self) -> None:
        self.is_tested = not self.is_tested
        self.read()
        self.told(say("board.sample.tests_on" if self.is_tested else "board.sample.tests_off"))

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _open,
        "table-perspective": _perspective,
        "sample-test": _test,
    }


def _first(names: list[str], first: str) -> list[str]:
    """The names, one of them before the others."""
    at = names.index(first) if first in names else 0
    return [*names[at:], *names[:at]]


def _cells(row: SampleRow) -> tuple[Cell | str, ...]:
    interval = "" if row.low is None or row.high is None else f"{_figure(row.low)}–{_figure(row.high)}"
    return (
        f"  {row.category}",
        str(row.n),
        _figure(row.percent),
        "–" if row.population_n is None else printed(row.population_n, "en"),
        "–" if row.population_percent is None else _figure(row.population_percent),
        "–" if row.difference_pp is None else signed(row.difference_pp, "en", 0),
        interval,
        "" if row.residual is None else signed(row.residual, "en", 1),
    )


def _figure(percent: float | None) -> str:
    return "" if percent is None else printed(percent, "en")


def _p(value: float) -> str:
    return "<.001" if value < 0.001 else f"{value:.3f}"


def _wrapped(text: str, width: int, kind: str = "text") -> list[Line]:
    return [Line(line, kind) for line in textwrap.wrap(text, max(10, width))]
