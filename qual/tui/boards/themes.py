"""The themes: how many respondents mention what, of how many, per perspective."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from qual.actions.make_themes import make_themes
from qual.actions.mark_passages import quote_marks
from qual.actions.people import list_respondents
from qual.actions.synthesise import written_of
from qual.core.quantifiers import SCALES
from qual.core.quote_choice import chosen, proposed
from qual.core.summary_check import misfits
from qual.core.tally import Tally
from qual.core.theme import ThemeReport
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line, WriteThemes
from qual.tui.boards.tables import TableBoard

_BAR = 14
_QUOTES = 3


class ThemesBoard(TableBoard):
    """The themes of one perspective after the other; `by` is the attribute that the detail is split by."""

    mode: ClassVar[str] = "themes"
    fixed: ClassVar[int] = 4
    by = 0

    def load(self) -> None:
        """Count anew."""
        self._report: ThemeReport = make_themes(self.study)
        self._people = {each.id: each for each in list_respondents(self.study)}
        written = [each for each in written_of(self.study) if not each.respondent]
        self._written = {(each.kind, each.code): each for each in written}
        texts = {place: each.text for place, each in self._written.items()}
        self._misfits = misfits(self._report, texts, SCALES["own", self.study.settings.language])

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives that were interviewed."""
        return [(each.perspective, each.label) for each in self._report.interviewed]

    @property
    def facts(self) -> str:
        """What the shares are of."""
        groups = self._report.interviewed
        if not groups:
            return say("board.themes.facts", base=0, mentions=0)
        group = groups[self.at]
        own = sum(each.perspective == group.perspective for each in self._report.mentions)
        return say("board.themes.facts", base=len(group.base), mentions=own)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Theme or code, respondents of the base, a bar, mentions."""
        return (
            Column(say("board.column.theme"), 16, grows=True),
            Column(say("board.column.respondents"), 9, right=True),
            Column("", _BAR),
            Column(say("board.column.mentions"), 8, right=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every theme and every code under it."""
        self._tallies: dict[str, Tally] = {}
        rows = []
        for theme in self._report.themes:
            rows += self._row(theme.code.id, theme.code.name, 0, theme.tallies)
            for line in theme.lines:
                if not line.direct:
                    rows += self._row(line.code.id, line.code.name, line.depth, line.tallies)
        return rows

    def _row(self, code: str, name: str, depth: int, tallies: tuple[Tally, ...]) -> list[BoardRow]:
        if not tallies:
            return []
        tally = tallies[self.at]
        self._tallies[code] = tally
        said, base = len(tally.respondents), len(tally.base)
        full = round(_BAR * said / base) if base else 0
        cells = (
            Cell("  " * depth + name, code),
            f"{said}/{base}",
            "█" * full + "·" * (_BAR - full) if base else "",
            str(len(tally.mentions) or ""),
        )
        return [BoardRow(code, cells, dim=not said)]

    def detail(self, width: int) -> list[Line]:
        """The theme's counts split by an attribute, quotes, and who does not mention it."""
        tally = self._tallies.get(self.key)
        if tally is None:
            return []
        said, base = len(tally.respondents), len(tally.base)
        share = f" ({tally.percent:.0f}%)" if tally.percent is not None and base >= 10 else ""
        lines = [
            Line(self._report_name(self.key), "head"),
            Line(say("board.themes.share", said=said, base=base) + share),
        ]
        lines += self._told(width)
        lines += self._split_by(tally)
        lines += self._quotes(tally, width)
        if tally.absent:
            lines += [Line(""), Line(say("board.themes.absent"), "head")]
            lines += [Line(line) for line in textwrap.wrap(", ".join(tally.absent), max(10, width))]
        return lines

    def _told(self, width: int) -> list[Line]:
        """What was written of it, and what the counts do not bear out."""
        lines: list[Line] = []
        for kind in ("summary", "question"):
            there = self._written.get((kind, self.key))
            if there is not None:
                about = f"{say(f'board.themes.{kind}')} · {there.coder} · {there.at[:10]}"
                lines += [Line(""), Line(about, "head")]
                for part in there.text.split("\n"):
                    lines += [Line(line) for line in textwrap.wrap(part, max(10, width)) or [""]]
        for problem in self._misfits:
            if problem.where == f"code '{self.key}'":
                text = f"{problem.what}; {problem.hint}"
                lines += [Line(line, "trouble") for line in textwrap.wrap(text, max(10, width))]
        return lines

    def _split_by(self, tally: Tally) -> list[Line]:
        names = list(self.study.settings.attributes)
        if not names:
            return []
        name = names[self.by % len(names)]
        attribute = self.study.settings.attributes[name]
        base = Counter(self._value(each, name) for each in tally.base)
        said = Counter(self._value(each, name) for each in tally.respondents)
        order = [*attribute.categories, *(each for each in base if each not in attribute.categories)]
        lines = [Line(""), Line(say("board.themes.by", name=attribute.label or name), "head")]
        for value in order:
            if base[value]:
                full = round(10 * said[value] / base[value])
                bar = "█" * full + "·" * (10 - full)
                lines.append(Line(f"{value[:16]:<16} {bar} {said[value]}/{base[value]}"))
        return lines

    def _value(self, respondent: str, name: str) -> str:
        person = self._people.get(respondent)
        return (person.value(name) if person else None) or "?"

    def _quotes(self, tally: Tally, width: int) -> list[Line]:
        marked = quote_marks(self.study)
        ids = {mention.id for mention in tally.mentions}
        theme = next(
            (each for each in self._report.themes if ids & {q.mention.id for q in each.quotes}), None
        )
        quotes = [each for each in theme.quotes if each.mention.id in ids] if theme else []
        kinds: dict[str, str] = {}
        if theme is not None and theme.code.id == tally.code:
            some = proposed(theme, tally.perspective, _QUOTES, marked)
            picked, kinds = [each for each, _ in some], {each.mention.id: kind for each, kind in some}
        else:
            starred = [each for each in quotes if each.mention.id in marked]
            picked = [*starred, *chosen([each for each in quotes if each not in starred], _QUOTES)][:_QUOTES]
        lines: list[Line] = []
        for each in picked:
            sign = {"key": "★ ", "deviant": "≠ "}.get(marked.get(each.mention.id, ""), "")
            lines.append(Line(""))
            text = f"{sign}“{' '.join(each.mention.text.split())}” {each.mention.respondent}"
            if kind := kinds.get(each.mention.id):
                text += f" · {say(f'board.themes.{kind}')}"
            lines += [Line(line, "quote") for line in textwrap.wrap(text, max(10, width))]
        return lines

    def _open(self) -> Asked | None:
        tally = self._tallies.get(self.key)
        return self.passages_of(self._report_name(self.key), tally.mentions) if tally else None

    def _who(self) -> Asked | None:
        tally = self._tallies.get(self.key)
        if tally is None:
            return None
        return self.people_of(self._report_name(self.key), tally.base, tally.mentions)

    def _report_name(self, code: str) -> str:
        for theme in self._report.themes:
            for each in (theme.code, *(line.code for line in theme.lines)):
                if each.id == code:
                    return each.name
        return code

    def _write(self, kind: str) -> None:
        if not self.key:
            return
        there = self._written.get((kind, self.key))
        prompt = say(f"board.themes.edit_{kind}", name=self._report_name(self.key))
        self.write_of(kind, self.key, "", there.text if there else "", prompt)

    def _export(self) -> None:
        options = [say("board.export.inside"), say("board.export.public")]

        def chosen_one(at: int) -> None:
            def named(file: str) -> Asked | None:
                return (WriteThemes(file.strip(), is_public=bool(at)),) if file.strip() else None

            start = "exports/publication.docx" if at else "exports/themes.docx"
            self.ask(say("board.export.file"), named, start)

        self.choose(say("board.export.which"), options, chosen_one)

    def _by(self) -> None:
        self.by += 1

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _who,
        "theme-by": _by,
        "theme-export": _export,
        "theme-summary": lambda board: board._write("summary"),
        "theme-question": lambda board: board._write("question"),
    }
