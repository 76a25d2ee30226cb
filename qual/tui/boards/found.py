"""Search over all transcripts; what was found opens in the text, or is coded after a look."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.search import UNITS, Hit, code_passages_found, passages, search_transcripts
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, GoTo, Line
from qual.tui.keymap import say_keys


class FoundBoard(Board):
    """The turns that fit a query; chosen ones can be coded in one change."""

    mode: ClassVar[str] = "found"
    query = ""
    lemma = False
    uncoded = False

    @property
    def title(self) -> str:
        """What was looked for, and how."""
        ways = [say("board.found.lemma")] * self.lemma + [say("board.found.uncoded")] * self.uncoded
        return f"{say('board.found')}  {self.query}" + "".join(f"  [{way}]" for way in ways)

    @property
    def facts(self) -> str:
        """How many turns fit, and how many are chosen."""
        return say(
            "board.found.facts", hits=number_of("turns", len(self.rows)), chosen=len(self.state.chosen)
        )

    @property
    def empty(self) -> str:
        """What stands where nothing was found."""
        return say("board.found.none" if self.query else "board.found.how")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Transcript, turn, who, the words."""
        return (
            Column(say("board.column.transcript"), 14),
            Column(say("board.column.turn"), 4, right=True),
            Column(say("board.column.who"), 7),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every turn that fits."""
        self._hits: dict[str, Hit] = {}
        if not self.query:
            return []
        rows = []
        for hit in search_transcripts(self.study, self.query, lemma=self.lemma, uncoded=self.uncoded):
            key = f"{hit.transcript}:{hit.turn}"
            self._hits[key] = hit
            first = max(0, (hit.found[0][0] if hit.found else hit.start) - hit.start - 24)
            lead = "…" if first else ""
            words = lead + " ".join(hit.text[first : first + 200].split())
            rows.append(
                BoardRow(key, (hit.transcript, str(hit.turn + 1), hit.respondent or hit.speaker, words))
            )
        return rows

    def detail(self, width: int) -> list[Line]:
        """The whole turn."""
        hit = self._hits.get(self.key)
        if hit is None:
            return []
        head = f"{hit.transcript} · {say('board.turn', turn=hit.turn + 1)} · {hit.speaker}"
        lines = [Line(head, "head"), Line("")]
        return lines + [
            Line(line, "quote") for line in textwrap.wrap(" ".join(hit.text.split()), max(10, width))
        ]

    def begin(self) -> None:
        """Ask at once what is looked for."""
        self._ask()

    def _ask(self) -> None:
        def looked(text: str) -> None:
            self.query = text.strip()
            self.state.chosen.clear()
            self.read()
            self.mark(0)

        self.ask(say("board.found.query"), looked, self.query)

    def _lemma(self) -> None:
        self.lemma = not self.lemma
        self.read()

    def _uncoded(self) -> None:
        self.uncoded = not self.uncoded
        self.read()

    def _open(self) -> Asked | None:
        hit = self._hits.get(self.key)
        if hit is None:
            self._ask()
            return None
        return (GoTo(hit.transcript, hit.found[0][0] if hit.found else hit.start),)

    def _all(self) -> None:
        every = {each.key for each in self.rows}
        self.state.chosen = set() if self.state.chosen == every else every

    def _code(self) -> None:
        chosen = [self._hits[key] for key in sorted(self.state.chosen or {self.key}) if key in self._hits]
        codes = [code for code in read_codebook(self.study) if not code.is_retired]
        if not chosen or not codes:
            return

        def picked(at: int) -> None:
            code = codes[at]

            def of_unit(which: int) -> None:
                wanted = [
                    each for each in passages(self.study, chosen, code.id, UNITS[which]) if not each.is_coded
                ]

                def put() -> None:
                    made = code_passages_found(self.study, wanted, code.id)
                    self.state.chosen.clear()
                    self.changed = True
                    self.read()
                    self.told(say_keys("board.found.coded", codings=len(made), name=code.name))

                self.confirm(say("board.found.sure", codings=len(wanted), name=code.name), put)

            self.choose(say("board.found.unit"), [say(f"board.unit.{unit}") for unit in UNITS], of_unit)

        self.choose(say("board.found.code", hits=len(chosen)), [code.name for code in codes], picked)

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "found-query": _ask,
        "found-lemma": _lemma,
        "found-uncoded": _uncoded,
        "found-all": _all,
        "found-code": _code,
    }
