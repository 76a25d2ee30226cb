"""The respondents: what is known of them, how much they are coded, and who of them is missing something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len

from qual.actions.compare_sample import compare_sample
from qual.actions.mark_passages import memo_on, write_memo_on
from qual.actions.people import list_respondents, set_value
from qual.actions.read_transcripts import list_transcripts
from qual.actions.show_passages import passages
from qual.core.numbers import natural
from qual.core.respondent import Respondent
from qual.core.words import say
from qual.errors import QualError
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, GoTo, Line, Push
from qual.tui.boards.passages import PassagesBoard

_MOST = 20
"""The width up to which a column grows with what stands in it."""


class PeopleBoard(Board):
    """All respondents."""

    mode: ClassVar[str] = "respondents"
    only_missing = False

    @property
    def title(self) -> str:
        """What it is, and whether only those with something unknown are shown."""
        shown = f"  {say('board.people.missing')}" if self.only_missing else ""
        return say("board.people") + shown

    @property
    def facts(self) -> str:
        """How many, in how many interviews."""
        names = {name for each in self._people for name in each.transcripts}
        return say(
            "board.people.facts", shown=len(self.rows), respondents=len(self._people), transcripts=len(names)
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """Id, perspective, attributes, transcripts, codings."""
        first, last = 2, 2 + len(self._names)
        return (
            *(
                Column(head, self._widths[at], grows=first <= at < last)
                for at, head in enumerate(self._heads)
            ),
            Column(say("board.column.codings"), 7, right=True),
        )

    @property
    def _heads(self) -> tuple[str, ...]:
        """The heads of the columns with words."""
        named = map(self._label, self._names)
        return ("id", say("board.column.perspective"), *named, say("board.column.waves"))

    def _label(self, name: str) -> str:
        known = self.study.settings.attributes.get(name)
        return (known.label if known else "") or name

    def all_rows(self) -> list[BoardRow]:
        """A row for every respondent."""
        self._people: list[Respondent] = sorted(
            list_respondents(self.study), key=lambda each: natural(each.id)
        )
        self._codings: Counter[str] = Counter(
            each.respondent for each in passages(self.study) if each.respondent
        )
        self._waves = {each.name: each.wave for each in list_transcripts(self.study)}
        declared = self.study.settings.attributes
        names = [
            name
            for name in dict.fromkeys(name for each in self._people for name in each.attributes)
            if name not in declared or not declared[name].per_wave  # those stand beside, wave by wave
        ]
        self._names = [name for name in names if name in declared][:4] or names[:4]
        found = [each for each in self._people if not self.only_missing or self._is_missing(each)]
        rows = [self._person_row(each) for each in found]
        self._widths = [
            min(_MOST, max(cell_len(text) for text in (head, *(str(row.cells[at]) for row in rows))))
            for at, head in enumerate(self._heads)
        ]
        return rows

    def _is_missing(self, person: Respondent) -> bool:
        return not person.transcripts or any(
            all(values.get(name) is None for values in (person.attributes, *person.waves.values()))
            for name in self.study.settings.attributes
        )

    def _person_row(self, person: Respondent) -> BoardRow:
        waves = dict.fromkeys(self._waves.get(name, "") for name in person.transcripts)
        values = (_shown(person.attributes, name) for name in self._names)
        cells = (
            person.id,
            person.perspective,
            *values,
            ",".join(wave for wave in waves if wave),
            str(self._codings[person.id] or ""),
        )
        return BoardRow(person.id, cells, dim=not person.transcripts)

    @property
    def person(self) -> Respondent | None:
        """The marked respondent."""
        return next((each for each in self._people if each.id == self.key), None)

    def detail(self, width: int) -> list[Line]:
        """All that is known of the person, and the sample beside the population."""
        del width
        person = self.person
        if person is None:
            return []
        lines = [Line(person.id, "head"), Line(person.perspective, "dim"), Line("")]
        lines += [
            Line(f"{self._label(name)}: {_shown(person.attributes, name)}") for name in person.attributes
        ]
        for wave, values in sorted(person.waves.items()):
            lines += [Line(f"{self._label(name)} ({wave}): {value or '?'}") for name, value in values.items()]
        lines += [Line(""), Line(say("board.people.transcripts"), "head")]
        lines += [Line(name) for name in person.transcripts]
        memo = memo_on(self.study, "respondent", person.id)
        if memo:
            lines += [Line(""), Line(say("board.memo"), "head"), *map(Line, memo.split("\n"))]
        return [*lines, Line(""), *self._sample()]

    def _sample(self) -> Iterable[Line]:
        try:
            found = compare_sample(self.study)
        except QualError:
            return
        yield Line(say("board.people.sample"), "head")
        yield Line(say("board.people.base", base=found.base), "dim")
        for attribute in found.attributes:
            for row in attribute.rows:
                difference = "" if row.difference_pp is None else f"{row.difference_pp:+.0f} pp"
                population = "-" if row.population_percent is None else f"{row.population_percent:.0f}%"
                share = 0 if row.percent is None else row.percent
                yield Line(
                    f"{row.category[:14]:<14} {row.n:>3} {share:>3.0f}%  {population:>4}  {difference}"
                )

    def _open(self) -> Asked | None:
        if not self.key:
            return None
        return (Push(PassagesBoard(self.study, self.split, self.key, respondents=(self.key,))),)

    def _transcript(self) -> Asked | None:
        person = self.person
        if person is None or not person.transcripts:
            self.told(say("board.people.no_transcript"), trouble=True)
            return None
        names = list(person.transcripts)
        if len(names) == 1:
            return (GoTo(names[0]),)
        self.choose(say("screen.list"), names, lambda at: (GoTo(names[at]),))
        return None

    def _edit(self) -> None:
        person = self.person
        if person is None:
            return
        names = list(dict.fromkeys([*self.study.settings.attributes, *person.attributes]))

        def edit(at: int) -> None:
            name = names[at]
            known = self.study.settings.attributes.get(name)
            now = person.attributes.get(name) or ""

            def set_(text: str) -> None:
                set_value(self.study, person.id, name, text.strip() or None)
                self.changed = True
                self.read()
                self.told(say("board.people.set", name=self._label(name), value=text.strip() or "?"))

            if known and known.categories:
                options = ["?", *known.categories]
                self.choose(self._label(name), options, lambda at: set_("" if at == 0 else options[at]))
            else:
                self.ask(self._label(name), set_, now)

        self.choose(say("board.people.edit", name=person.id), [self._label(name) for name in names], edit)

    def _memo(self) -> None:
        person = self.person
        if person is None:
            return

        def written(text: str) -> None:
            write_memo_on(self.study, "respondent", person.id, text)
            self.read()
            self.told(say("screen.memo_kept" if text.strip() else "screen.memo_gone"))

        prompt = say("screen.entry.memo", code=person.id)
        self.ask(prompt, written, memo_on(self.study, "respondent", person.id), long=True)

    def _missing(self) -> None:
        self.only_missing = not self.only_missing
        self.read()

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "person-transcript": _transcript,
        "person-edit": _edit,
        "person-missing": _missing,
        "board-memo": _memo,
    }


def _shown(attributes: object, name: str) -> str:
    """A value as it is shown: "?" where it is unknown."""
    value = attributes.get(name, "") if isinstance(attributes, dict) else ""
    return "?" if value is None else str(value)
