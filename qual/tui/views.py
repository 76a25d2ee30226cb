"""What stands around the text, as rows: title, status, footer, the pane with codes, and lists that open."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap

from rich.cells import cell_len, set_cell_size, split_graphemes
from rich.style import Style

from qual.core.codebook import Code
from qual.core.graphemes import graphemes
from qual.core.words import say
from qual.tui.entry import Entry
from qual.tui.inks import Inks
from qual.tui.keymap import KeyNames, say_keys
from qual.tui.likely import LikelyCode
from qual.tui.rows import Row
from qual.tui.session import Session

PieceRow = list[tuple[str, Style]]

TRANSCRIPT_SIGN = "›"


def plain(text: str) -> str:
    """Text that is safe to draw on one row."""
    return "".join(" " if each.shown == "    " else each.shown for each in graphemes(text, split))


def split(text: str) -> list[tuple[int, int, int]]:
    """The graphemes of a text, as this terminal's tables have them."""
    return list(split_graphemes(text)[0])


def fitted(text: str, width: int) -> str:
    """Text cut or filled to a width, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, max(0, width))


def two_ends(left: PieceRow, right: PieceRow, width: int, ground: Style) -> PieceRow:
    """A row with one part at each end; the left part gives way."""
    room = width - sum(cell_len(text) for text, _ in right)
    row: PieceRow = []
    for text, style in left:
        size = min(cell_len(text), max(0, room - 1))
        if size:
            row.append((fitted(text, size), style))
            room -= size
    return [*row, (" " * max(0, room), ground), *right]


def title(session: Session, inks: Inks, width: int, beside: str = "", *, is_left: bool = True) -> PieceRow:
    """Where the coder is: transcript, respondents, turn and speaker, how much is coded, saved.

    `beside` is the name of the transcript that stands beside it, at the right where this one `is_left`; a
    sign stands before the one that the keys go to.
    """
    reading = session.reading
    facts = reading.transcript.transcript
    turn = reading.turn_at(session.hand.cursor)
    people = ", ".join(dict.fromkeys(each.respondent for each in facts.speakers if each.respondent))
    wave = say("screen.wave", wave=facts.wave) if facts.wave else ""
    about = [each for each in (people, wave, plain(session.study)) if each]
    where = say("screen.turn", turn=turn.index + 1, turns=len(reading.turns))
    speaker = (
        f"{fitted(plain(turn.speaker), min(24, cell_len(plain(turn.speaker))))} · " if turn.speaker else ""
    )
    share = say("screen.coded_share", share=session.codings.coded_share)
    left = [(f" {facts.name}", inks.panel_strong)]
    if beside:
        both = [(f" ▸{facts.name}", inks.panel_strong), (f"  {plain(beside)}", inks.panel_dim)]
        left = both[:: 1 if is_left else -1]
        left.insert(1, (" │", inks.panel_dim))
    left.append((f"  {' · '.join(about)}", inks.panel_dim))
    right = [(f"  {speaker}{where} · {share} · ", inks.panel), (f"{say('screen.saved')} ", inks.panel_strong)]
    return two_ends(left, right, width, inks.panel)


def with_caret(entry: Entry, inks: Inks) -> PieceRow:
    """Text being typed, with its caret."""
    before, behind = plain(entry.text[: entry.caret]), plain(entry.text[entry.caret :])
    return [(before, inks.panel_strong), (behind[:1] or " ", inks.caret), (behind[1:], inks.panel_strong)]


def side(session: Session, inks: Inks, width: int, height: int, top: int = 0) -> tuple[list[Row], list[str]]:
    """The codes with their keys and how often they stand here, then the codings that are meant.

    Also gives the code of each row, "" where a row is none's.
    """
    here = _here_rows(session, inks, width)
    room = max(3, height - len(here) - 2)
    codes = list(session.codebook)
    top = min(max(0, top), max(0, len(codes) - room))
    digits = keys_of_codes(session)
    rows: list[Row] = [[(fitted(f" {say('screen.codes')}", width), inks.panel_dim)]]
    names = [""]
    for code in codes[top : top + room]:
        rows.append(_code_row(session, code, digits.get(code.id, " "), inks, width))
        names.append(code.id)
    rows += [[(" " * width, inks.panel)]] * (room - len(names) + 1)
    names += [""] * (len(rows) - len(names))
    return [*rows, *here], names + [""] * len(here)


def keys_of_codes(session: Session) -> dict[str, str]:
    """The key of each code that has one now: a digit, a capital where sentences are meant by letters."""
    capitals = session.capitals if session.page.letters else {}
    return {code: key for key, code in (capitals | session.pinned).items()}


def _code_row(session: Session, code: Code, digit: str, inks: Inks, width: int) -> PieceRow:
    uses = str(session.uses[code.id] or "")
    name = " " * session.codebook.depth(code.id) + plain(code.name)
    bar = inks.bar(code.id, ground=inks.scheme.panel)
    room = max(1, width - 9 - len(uses))
    return [
        (f" {digit} ", inks.key),
        (f"{inks.shape(code.id)}{set_cell_size(inks.tag(code.id), 2)} ", bar),
        (fitted(name, room), inks.panel),
        (f" {uses} ", inks.panel_dim),
    ]


def _here_rows(session: Session, inks: Inks, width: int) -> list[Row]:
    """The codings that touch what is meant; the one that uncode, edges and memo act on has a sign."""
    rows: list[Row] = [[(fitted(f" {say('screen.here')}", width), inks.panel_dim)]]
    focused = session.focused()
    for coding in reversed(session.here()[-5:]):
        sign = "▸" if focused and coding.id == focused.id else " "
        who = "" if coding.coder == session.coder else plain(coding.coder)
        memo = "✎" if coding.memo else ""
        ending = f" {memo}{who} " if memo or who else " "
        code = session.codebook.get(coding.code)
        name = plain(code.name if code else coding.code)
        rows.append(
            [
                (sign, inks.key),
                (
                    f"{inks.shape(coding.code)}{set_cell_size(inks.tag(coding.code), 2)} ",
                    inks.bar(coding.code, ground=inks.scheme.panel),
                ),
                (fitted(name, max(1, width - 5 - cell_len(ending))), inks.panel),
                (ending, inks.panel_dim),
            ]
        )
    if len(rows) == 1:
        rows.append([(fitted(f" {say('screen.none_here')}", width), inks.panel_dim)])
    memo_here = focused.memo if focused else ""
    if memo_here:
        rows.append([(fitted(f" ✎ {plain(memo_here)}", width), inks.panel_dim)])
    return rows


def palette(session: Session, inks: Inks, width: int, height: int) -> tuple[list[Row], int]:
    """The list of codes narrowed down by typing; also the first option that is shown."""
    chooser = session.chooser
    if chooser is None:
        return [], 0
    chosen = " ".join(inks.tag(session.listed[each].id) for each in chooser.chosen)
    head: PieceRow = [
        (f" {say('screen.palette')}{TRANSCRIPT_SIGN} ", inks.key),
        *with_caret(chooser.entry, inks),
    ]
    trouble = session.notice.text if session.notice and session.notice.trouble else ""
    note = f"  {trouble} " if trouble else f"  {chosen} " if chosen else ""
    rows: list[Row] = [two_ends(head, [(note, inks.trouble if trouble else inks.key)], width, inks.panel)]
    digits = keys_of_codes(session)
    rows += [_likely_row(session, at, inks, width) for at in range(session.likely.rows)]
    room = max(1, height - 1 - session.likely.rows)
    if explained := session.likely.meant(chooser.marked):
        return rows + _reasons(session, explained, inks, width, room), 0
    new = session.offers_new
    offered = session.listed
    total = len(chooser.rows) + (1 if new else 0)
    top = min(max(0, chooser.marked - room + 1), max(0, total - room))
    for at in range(top, min(top + room, total)):
        is_marked = at == chooser.marked
        if at == len(chooser.rows):
            rows.append(
                _marked_row(
                    f" + {say('screen.new_row')}: {plain(new)}   {KeyNames()['palette:choose-new']}",
                    is_marked,
                    inks,
                    width,
                )
            )
            continue
        option, places = chooser.rows[at]
        code = offered[option]
        taken = "+" if option in chooser.chosen else " "
        sign = "▸" if is_marked else taken
        line = chooser.options[option]
        rows.append(
            [
                (f"{sign}{digits.get(code.id, ' ')} ", inks.key),
                (
                    f"{inks.shape(code.id)}{set_cell_size(inks.tag(code.id), 2)} ",
                    inks.bar(code.id, ground=inks.scheme.panel),
                ),
                *_with_places(line, places, inks.marked if is_marked else inks.panel),
                (f"  {plain(code.definition)}", inks.panel_dim),
            ]
        )
    return rows, top


def _likely_row(session: Session, at: int, inks: Inks, width: int) -> PieceRow:
    """A likely code and why, or that there is none (yet)."""
    likely, chooser = session.likely, session.chooser
    is_marked = chooser is not None and chooser.marked == at - likely.rows
    sign = "▸" if is_marked else " "
    head = f"{say('screen.likely')} " if not at else " " * (len(say("screen.likely")) + 1)
    style = inks.marked if is_marked else inks.panel
    found = likely.at(at)
    code = session.codebook.get(found.code) if found else None
    if found is None or code is None:
        said = ""
        if not at:
            said = likely.silence if likely.is_answered else say("screen.likely.waiting")
        return [(fitted(f"{sign}{head}{said}", width), style if is_marked else inks.panel_dim)]
    is_there = bool(chooser and any(session.listed[each].id == code.id for each in chooser.chosen))
    return [
        (f"{'+' if is_there and not is_marked else sign}", inks.key),
        (head, inks.panel_dim),
        (
            f"{inks.shape(code.id)}{set_cell_size(inks.tag(code.id), 2)} ",
            inks.bar(code.id, ground=inks.scheme.panel),
        ),
        (plain(code.name), style),
        (f"  {plain(found.why)}", inks.panel_dim),
    ]


def _reasons(session: Session, likely: LikelyCode, inks: Inks, width: int, room: int) -> list[Row]:
    """Why the marked likely code is likely, in the place of the list of codes."""
    code = session.codebook.get(likely.code)
    head = say_keys("screen.likely.why", code=code.name if code else likely.code)
    lines = [
        line
        for reason in likely.reasons
        for line in wrap(plain(reason), max(10, width - 4), initial_indent="  ", subsequent_indent="    ")
    ]
    if len(lines) > room - 1:
        lines = [*lines[: max(0, room - 2)], "  …"]
    return [
        [(fitted(f" {plain(head)}", width), inks.key)],
        *([(fitted(line, width), inks.panel)] for line in lines),
    ]


def _marked_row(text: str, is_marked: bool, inks: Inks, width: int) -> PieceRow:
    sign = "▸" if is_marked else " "
    return [(fitted(sign + text[1:], width), inks.marked if is_marked else inks.panel)]


def _with_places(line: str, places: tuple[int, ...], style: Style) -> PieceRow:
    """A line with the letters that were typed underlined."""
    found: PieceRow = []
    wanted = frozenset(places)
    for hit, group in groupby(range(len(line)), key=lambda at: at in wanted):
        text = plain("".join(line[at] for at in group))
        found.append((text, style + Style(underline=True, bold=True) if hit else style))
    return found


def transcripts(session: Session, inks: Inks, width: int, height: int) -> tuple[list[Row], int]:
    """The list of transcripts narrowed down by typing; also the first option that is shown."""
    chooser = session.chooser
    if chooser is None:
        return [], 0
    head: PieceRow = [
        (f" {say('screen.list')}{TRANSCRIPT_SIGN} ", inks.key),
        *with_caret(chooser.entry, inks),
    ]
    count = f"  {len(chooser.rows)}/{len(chooser.options)} "
    rows: list[Row] = [two_ends(head, [(count, inks.panel_dim)], width, inks.panel)]
    room = height - 1
    top = min(max(0, chooser.marked - room // 2), max(0, len(chooser.rows) - room))
    for at in range(top, min(top + room, len(chooser.rows))):
        option, places = chooser.rows[at]
        is_marked = at == chooser.marked
        facts = session.transcripts[option]
        style = inks.marked if is_marked else inks.panel
        turns = say("screen.turns", turns=facts.turns)
        left: PieceRow = [
            ("▸" if is_marked else " ", inks.key),
            *_with_places(chooser.options[option], places, style),
        ]
        rows.append(two_ends(left, [(f"  {turns} ", inks.panel_dim)], width, inks.panel))
    return rows, top


def filters(session: Session, inks: Inks, width: int, height: int) -> tuple[list[Row], int]:
    """What can be filtered by, narrowed down by typing; also the first option that is shown."""
    chooser = session.chooser
    if chooser is None:
        return [], 0
    head: PieceRow = [
        (f" {say('screen.filter')}{TRANSCRIPT_SIGN} ", inks.key),
        *with_caret(chooser.entry, inks),
    ]
    rows: list[Row] = [
        two_ends(head, [(f" {say_keys('screen.filter.hint')} ", inks.panel_dim)], width, inks.panel)
    ]
    room = height - 1
    top = min(max(0, chooser.marked - room // 2), max(0, len(chooser.rows) - room))
    for at in range(top, min(top + room, len(chooser.rows))):
        option, places = chooser.rows[at]
        is_marked = at == chooser.marked
        sign = "▸" if is_marked else "+" if option in chooser.chosen else " "
        style = inks.marked if is_marked else inks.panel
        rows.append([(sign, inks.key), *_with_places(chooser.options[option], places, style)])
    return rows, top


def memo(session: Session, inks: Inks, width: int, height: int) -> list[Row]:
    """The memo being written, the lines around its caret."""
    entry, coding = session.entry, session.edited
    if entry is None:
        return []
    if coding is None:
        prompt = say("screen.memo_of_transcript", name=session.reading.transcript.transcript.name)
    else:
        code = session.codebook.get(coding.code)
        prompt = say("screen.entry.memo", code=code.name if code else coding.code)
    rows: list[Row] = [[(f" {plain(prompt)} ", inks.key)]]
    lines, caret_line, caret_column = _memo_lines(entry, max(4, width - 3))
    room = max(1, height - 1)
    top = max(0, caret_line - room + 1)
    for at in range(top, min(top + room, len(lines))):
        line = lines[at]
        if at != caret_line:
            rows.append([(f" {line}", inks.panel_strong)])
            continue
        before, behind = line[:caret_column], line[caret_column:]
        rows.append(
            [
                (f" {before}", inks.panel_strong),
                (behind[:1] or " ", inks.caret),
                (behind[1:], inks.panel_strong),
            ]
        )
    return rows


def _memo_lines(entry: Entry, width: int) -> tuple[list[str], int, int]:
    """The text in lines of a width, and the line and column of the caret."""
    lines: list[str] = []
    caret = (0, 0)
    at = 0
    for paragraph in entry.text.split("\n"):
        drawn = plain(paragraph)
        before = (
            len(plain(entry.text[at : entry.caret])) if at <= entry.caret <= at + len(paragraph) else None
        )
        pieces = [drawn[start : start + width] for start in range(0, max(1, len(drawn)), width)]
        if before is not None:
            row, column = divmod(before, width)
            if row == len(pieces):
                pieces.append("")
            caret = (len(lines) + row, column)
        lines += pieces
        at += len(paragraph) + 1
    return lines, *caret
