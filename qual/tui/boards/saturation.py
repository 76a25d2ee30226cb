"""The saturation on the screen: what each interview added, in order, and where it was enough."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.synthesise import SaturationOf, measure_saturation
from qual.core.mention import Mention
from qual.core.saturation import Parameters, Saturation
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, GoTo, Line
from qual.tui.boards.tables import TableBoard

NEW, KNOWN, MEDIAN, RUN = range(4)

_BAR = 12


class SaturationBoard(TableBoard):
    """The interviews of one perspective in their order."""

    mode: ClassVar[str] = "saturation"
    fixed: ClassVar[int] = 3
    parameters = Parameters()

    def load(self) -> None:
        """Measure anew."""
        self._report, self._measured = measure_saturation(self.study, self.parameters)
        self._codebook = read_codebook(self.study)
        self._heard: dict[str, list[Mention]] = {}
        for theme in self._report.themes:
            for tally in theme.tallies:
                for mention in tally.mentions:
                    self._heard.setdefault(mention.transcript, []).append(mention)

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives that were interviewed."""
        return [(each.perspective, each.label) for each in self._measured]

    @property
    def measured(self) -> SaturationOf | None:
        """What is shown."""
        return self._measured[self.at] if self._measured else None

    @property
    def facts(self) -> str:
        """Where it was enough."""
        measured = self.measured
        if measured is None:
            return ""
        if measured.found.is_empty:
            return say("board.saturation.empty")
        end = measured.found.saturated_at
        said = say("board.saturation.reached", interview=end) if end else say("board.saturation.not_reached")
        return f"{said} · {say('board.saturation.closed.short')}" if measured.closed else said

    @property
    def empty(self) -> str:
        """What stands where nobody was interviewed."""
        return say("board.table.nothing")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The interview, a bar of what is known, and the numbers."""
        return (
            Column("#", 3, right=True),
            Column(say("board.column.transcript"), 14, grows=True, most=40),
            Column("", _BAR),
            Column(say("board.saturation.new"), 5, right=True),
            Column(say("board.saturation.known"), 6, right=True),
            Column(say("board.saturation.median"), 7, right=True),
            Column(say("board.saturation.run"), 9, right=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every interview."""
        measured = self.measured
        if measured is None:
            return []
        found = measured.found
        most = max(found.cumulative, default=0) or 1
        ratios = {run.interviews[-1]: run.ratio for run in found.runs}
        rows = []
        for at, name in enumerate(measured.transcripts):
            full = round(_BAR * found.cumulative[at] / most)
            ratio = ratios.get(at + 1)
            cells = (
                str(at + 1),
                name,
                "█" * full + "·" * (_BAR - full),
                Cell(str(found.new_codes[at]), style="" if found.new_codes[at] else "dim"),
                str(found.cumulative[at]),
                f"{found.median[at]:g}" if found.median else "–",
                "" if ratio is None else f"{100 * ratio:.0f}%",
            )
            rows.append(BoardRow(name, cells))
        return rows

    def _order(self) -> list[str]:
        return list(self.measured.transcripts) if self.measured else []

    def _new_in(self, names: Sequence[str]) -> list[str]:
        """The codes that were heard in these interviews and in none before them."""
        order = self._order()
        before = {m.code for name in order[: order.index(names[0])] for m in self._heard.get(name, ())}
        here = {m.code for name in names for m in self._heard.get(name, ())}
        return [code.id for code in self._codebook if code.id in here - before]

    def _span(self) -> list[str]:
        """The interviews that the marked number is of."""
        order, measured = self._order(), self.measured
        if self.key not in order or measured is None:
            return []
        at = order.index(self.key)
        if self.place == RUN:
            return order[max(0, at + 1 - measured.found.parameters.run_length) : at + 1]
        return order[: at + 1] if self.place in (KNOWN, MEDIAN) else [self.key]

    def detail(self, width: int) -> list[Line]:
        """The new codes of the interview, and what is said of all of them."""
        measured = self.measured
        if measured is None or self.key not in measured.transcripts:
            return []
        new = [self._codebook[code].name for code in self._new_in([self.key])]
        lines = [Line(self.key, "head")]
        lines += _wrapped(
            say("board.saturation.codes", codes=", ".join(new)) if new else say("board.saturation.no_new"),
            width,
        )
        lines.append(Line(""))
        for text in _told(measured.found):
            lines += _wrapped(text, width)
        if measured.closed:
            lines += _wrapped(say("board.saturation.closed"), width, "trouble")
        lines += _wrapped(say(f"saturation.order.{measured.order}"), width, "dim")
        return lines

    # Keys

    def _open(self) -> Asked | None:
        names = self._span()
        if not names:
            return None
        mentions = [each for name in names for each in self._heard.get(name, ())]
        heading = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
        if self.place in (NEW, RUN):
            new = set(self._new_in(names))
            mentions = [each for each in mentions if each.code in new]
            heading = f"{say('board.saturation.new')} · {heading}"
        return self.passages_of(heading, mentions)

    def _transcript(self) -> Asked | None:
        return (GoTo(self.key),) if self.key else None

    def _settings(self) -> None:
        now = self.parameters
        settings = (
            ("base", say("board.saturation.set.base", number=now.base_size)),
            ("run", say("board.saturation.set.run", number=now.run_length)),
            ("threshold", say("board.saturation.set.threshold", number=f"{100 * now.threshold:g}")),
            ("overlap", say(f"board.saturation.set.{'overlap' if now.overlapping_runs else 'apart'}")),
        )

        def chosen(at: int) -> None:
            name, label = settings[at]
            if name == "overlap":
                self._measure(replace(now, overlapping_runs=not now.overlapping_runs))
            else:
                self.ask(label, lambda text: self._set(name, text))

        self.choose(say("board.saturation.settings"), [label for _, label in settings], chosen)

    def _set(self, name: str, text: str) -> None:
        try:
            number = float(text.strip().rstrip("%").replace(",", "."))
            if name == "threshold":
                wanted = replace(self.parameters, threshold=number / 100)
            elif name == "base":
                wanted = replace(self.parameters, base_size=int(number))
            else:
                wanted = replace(self.parameters, run_length=int(number))
        except (ValueError, OverflowError):
            self.told(say("board.saturation.no_number"), trouble=True)
            return
        self._measure(wanted)

    def _measure(self, wanted: Parameters) -> None:
        self.parameters = wanted
        self.read()

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "saturation-transcript": _transcript,
        "saturation-set": _settings,
    }


def _told(found: Saturation) -> list[str]:
    """Where it was enough, in the real order and in shuffled ones, by which parameters."""
    asked = found.parameters
    end = found.saturated_at
    told = [say("board.saturation.reached", interview=end) if end else say("board.saturation.not_reached")]
    if found.share_saturated is not None:
        share = f"{100 * found.share_saturated:.0f}"
        middle = found.median_saturated_at
        told.append(
            say("board.saturation.shuffled_none")
            if middle is None
            else say("board.saturation.shuffled", interview=f"{middle:g}", share=share)
        )
    told.append(
        say(
            "board.saturation.how",
            base=asked.base_size,
            run=asked.run_length,
            threshold=f"{100 * asked.threshold:g}",
            overlap=say(f"board.saturation.runs.{'overlap' if asked.overlapping_runs else 'apart'}"),
        )
    )
    return told


def _wrapped(text: str, width: int, kind: str = "text") -> list[Line]:
    return [Line(line, kind) for line in textwrap.wrap(text, max(10, width))]
