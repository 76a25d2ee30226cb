"""What stands behind the numbers of a report for inside: the people, where they said it, and their words.

A number is given to `Behind` where it is printed, and opens into a row of the appendix that it lays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qual.core.codebook import Codebook
from qual.core.mention import Mention
from qual.core.numbers import natural, printed
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.report import Block, Column, Heading, NewPage, Paragraph, Row, Table

DASH = "\N{EN DASH}"

MOST_WORDS = 20_000
"""The passages whose words an appendix holds at most; with more it names their places alone."""


@dataclass(slots=True)
class _Section:
    """A table of the appendix: its caption, the heads of its first two columns, and its rows."""

    caption: str
    heads: tuple[str, str]
    rows: list[Row] = field(default_factory=list)


class Behind:
    """The numbers of one report that open, in the order in which they are printed.

    `codebook` orders the words behind them, without one there are none. `prefix` begins the names of its
    rows, by which a report with two of them tells them apart.
    """

    def __init__(self, language: str, codebook: Codebook | None = None, prefix: str = "behind") -> None:
        self._language = language
        self._codebook = codebook
        self._prefix = prefix
        self._sections: list[_Section] = []
        self._rows = 0
        self._words: dict[str, dict[Mention, None]] = {}

    def section(self, caption: str, first: str, second: str) -> None:
        """Begin a table: its caption, and the heads of the two columns that say which number it is."""
        self._sections.append(_Section(caption, (first, second)))

    def base(self, label: str, people: Sequence[str]) -> None:
        """The respondents that shares are of."""
        number = printed(len(people), self._language)
        self._add((say("behind.base", self._language), label, number, ", ".join(people)))

    def opens(
        self,
        what: str,
        which: str,
        people: Sequence[str],
        base: Sequence[str] | int | None = None,
        mentions: Iterable[Mention] = (),
        code: str = "",
    ) -> str:
        """The name of the row that a number opens into; none for a number of nobody.

        With `mentions` it says where each of the people said it, and leads on to the words under `code`.
        """
        said = list(mentions)
        if not people and not said:
            return ""
        place = "\n".join(places_of(people, said)) if said else ", ".join(people)
        return self.row(what, which, self._of(people, base), place, said, code)

    def row(
        self,
        what: str,
        which: str,
        number: str,
        told: str,
        mentions: Iterable[Mention] = (),
        code: str = "",
    ) -> str:
        """The same for a number that says itself what stands behind it."""
        for mention in mentions:
            self._words.setdefault(mention.code, {})[mention] = None
        leads = self._words_at(code) if code and self._codebook is not None else ""
        return self._add((what, which, number, told), leads)

    def _of(self, people: Sequence[str], base: Sequence[str] | int | None) -> str:
        part = printed(len(people), self._language)
        if base is None:
            return part
        whole = base if isinstance(base, int) else len(base)
        return say("of", self._language, part=part, base=printed(whole, self._language))

    def _add(self, cells: tuple[str, str, str, str], leads: str = "") -> str:
        """Add a row; one under a row of the same kind does not name it again."""
        self._rows += 1
        rows = self._sections[-1].rows
        named = next((row.cells[0] for row in reversed(rows) if row.cells[0]), "")
        what, *rest = cells
        anchor = f"{self._prefix}-{self._rows}"
        kind = "plain" if what == named else "lead"
        shown = "" if what == named else what
        rows.append(Row((shown, *rest), kind, links=("", "", leads, ""), anchor=anchor))
        return anchor

    def _words_at(self, code: str) -> str:
        """The name of the row under which the words of a code stand."""
        return f"{self._prefix}-words-{code}"

    def blocks(self, *, heading: bool = True) -> Iterator[Block]:
        """The appendix, on a page of its own; nothing where no number opens."""
        language = self._language
        sections = [each for each in self._sections if each.rows]
        if not sections:
            return
        shown = sum(map(len, self._words.values()))
        words = self._codebook if 0 < shown <= MOST_WORDS else None
        if heading:
            yield NewPage()
            yield Heading(say("themes.evidence", language))
            yield Paragraph(say("behind.lead" if words is None else "behind.lead.words", language))
            if shown > MOST_WORDS:
                yield Paragraph(say("behind.many", language, number=printed(shown, language)))
        for each in sections:
            rows = each.rows if words else [_without_links(row) for row in each.rows]
            yield Table(
                caption=say("behind.caption", language, table=each.caption),
                description=say("behind.description", language),
                columns=(Column(3.4), Column(3.4), Column(1.9), Column(7.3)),
                header=(
                    (
                        *((head, 1) for head in each.heads),
                        (say("behind.number", language), 1),
                        (say("themes.evidence.head" if words else "respondents", language), 1),
                    ),
                ),
                rows=tuple(rows),
                breaks=True,
            )
        if words is not None:
            yield Heading(say("behind.words", language), 2)
            yield from self._words_of(words)

    def _words_of(self, codebook: Codebook) -> Iterator[Block]:
        """A table per theme: under each of its codes the passages, each once."""
        language = self._language
        for theme in codebook.themes():
            rows: list[Row] = []
            for code in codebook.below(theme.id):
                if not any(each in self._words for each in codebook.below(code)):
                    continue
                rows.append(
                    Row(
                        (codebook[code].name, "", ""),
                        "group",
                        codebook.depth(code),
                        anchor=self._words_at(code),
                    )
                )
                rows += [
                    Row((f"{each.transcript}: {turn_number(each.turn)}", each.printed, each.respondent))
                    for each in sorted(self._words.get(code, ()), key=_reading_order)
                ]
            if rows:
                yield Table(
                    caption=say("behind.words.caption", language, theme=theme.name),
                    # who says it stands behind the words, where a check of the file looks for it
                    description=say("behind.words.description", language),
                    columns=(Column(4.2), Column(9.6), Column(2.2)),
                    header=(
                        tuple(
                            (say(key, language), 1) for key in ("behind.place", "behind.said", "respondent")
                        ),
                    ),
                    rows=tuple(rows),
                    breaks=True,
                )


def _without_links(row: Row) -> Row:
    """A row that leads no further."""
    return Row(row.cells, row.kind, row.indent, anchor=row.anchor)


def _reading_order(mention: Mention) -> tuple[object, int, int]:
    return natural(mention.transcript), mention.span.start, mention.span.end


def places_of(people: Iterable[str], mentions: Iterable[Mention]) -> Iterator[str]:
    """A line per respondent and transcript: the turns of their mentions."""
    turns: dict[str, dict[tuple[str, str], Counter[int]]] = {}
    for mention in mentions:
        own = turns.setdefault(mention.respondent, {})
        own.setdefault((mention.transcript, mention.wave), Counter())[turn_number(mention.turn)] += 1
    for respondent in people:
        yield from lines_of(respondent, turns.get(respondent, {}))


def lines_of(respondent: str, turns: Mapping[tuple[str, str], Counter[int]]) -> Iterator[str]:
    """A line per transcript and wave of one respondent: "R01 – R01-2025.txt (2025): 4, 10 (2×)"."""
    for (transcript, wave), here in sorted(turns.items(), key=lambda item: natural(item[0][0])):
        shown = ", ".join(
            f"{turn} ({number}×)" if number > 1 else str(turn) for turn, number in sorted(here.items())
        )
        yield f"{respondent} {DASH} {transcript}{f' ({wave})' if wave else ''}: {shown}"
