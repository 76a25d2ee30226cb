"""The coding screen as a program: paints its frame, opens the study behind it, and keeps both in step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.console import RenderableType
from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.theme import Theme

from qual.core.suggestion import Learnt
from qual.core.words import say
from qual.errors import QualError
from qual.tui import views
from qual.tui.colours import SCHEMES, SIXTEEN, Scheme
from qual.tui.inks import Inks
from qual.tui.pane import ReadingPane
from qual.tui.putting import put
from qual.tui.requests import (
    AskLikely,
    ChangeColours,
    NewCode,
    OpenBeside,
    OpenScreen,
    OpenTranscript,
    OtherPane,
    PutCodes,
    Quit,
    Redo,
    RememberPlace,
    RemoveCodings,
    Request,
    ToggleDone,
    ToggleSide,
    Undo,
)
from qual.tui.rows import Rows
from qual.tui.session import Session
from qual.tui.tutorial import Tutorial
from qual.tui.writing import LONG

if TYPE_CHECKING:
    from qual.actions.study import Study
    from qual.core.graphemes import Split
    from qual.tui.boards.board import Asked as BoardAsked
    from qual.tui.boards.board import Board
    from qual.tui.desk import Desk  # imports the database, so only when the frame stands
    from qual.tui.engine import Answer, Engine

SIDE_FROM = 100
"""Columns from which the codes stand beside the text."""

WIDE_SIDE_FROM = 130
"""Columns from which the names of the codes get more room."""

SIDE, WIDE_SIDE = 28, 40
"""Columns of the codes, as the style sheet gives them."""

BESIDE_FROM = 140
"""Columns from which two transcripts can stand side by side."""

SIDE_BESIDE_FROM = 170
"""Columns from which the codes stand beside two transcripts without being asked for."""

REMEMBER_AFTER = 3.0
"""Seconds of rest after which the place is kept."""


def theme(scheme: Scheme) -> Theme:
    """A scheme as Textual's theme."""
    return Theme(
        name=scheme.name,
        dark=scheme.dark,
        primary=scheme.accent,
        foreground=scheme.text,
        background=scheme.background,
        surface=scheme.background,
        panel=scheme.panel,
    )


FirstBoard: TypeAlias = "Callable[[Study, Split], Board]"
"""Makes the board that stands on top of the coding screen when it opens."""


class CodingApp(App[int], inherit_bindings=False):
    """The coding screen of one study and one coder."""

    CSS_PATH = Path(__file__).with_name("styles.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "qual"

    def __init__(
        self,
        folder: Path,
        coder: str,
        transcript: str | None = None,
        *,
        with_engine: bool = False,
        blind: bool = False,
        tutorial: Tutorial | None = None,
        first: FirstBoard | None = None,
    ) -> None:
        super().__init__()
        self._first = first
        self.tutorial = tutorial
        self._lesson = Rows("lesson")
        self._blind = blind
        self._with_engine = with_engine
        self.engine: Engine | None = None
        self._is_leaving = False
        self.animation_level = "none"
        self.folder = folder
        self.coder = coder
        self.transcript = transcript
        self.desk: Desk | None = None
        self.session: Session | None = None
        self.failure: BaseException | None = None
        self.waiting: list[tuple[str, str | None]] = []
        self._early: list[events.Key] = []
        self._scheme = SCHEMES[0]
        self._side_top = 0
        self._side_wanted: bool | None = None
        self._side_codes: list[str] = []
        self._drawer_top = 0
        self._remembered: RememberPlace | None = None
        self._inks = Inks(self._scheme, {})
        self._title = Rows("title")
        self._side = Rows("side")
        self._status = Rows("status")
        self._footer = Rows("footer")
        self._drawer = Rows("drawer")
        self._board = Rows("board")
        self.boards: list[Board] = []
        self.pane = ReadingPane("pane", self.take, self.refresh_all, self._paste, self._work_in)
        self.beside = ReadingPane("beside", self.take, self.refresh_all, self._paste, self._work_in)
        self._left, self._right = self.pane, self.beside
        self._body = Container(self.pane, self.beside, self._side, self._drawer, self._board, id="body")
        for scheme in SCHEMES:
            self.register_theme(theme(scheme))
        self.theme = self._scheme.name

    # The frame, and the study behind it

    def compose(self) -> ComposeResult:
        """The frame."""
        yield self._title
        yield self._lesson
        yield self._body
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        """Show the frame at once; open the study when it has been drawn."""
        if self.console.color_system == "standard":
            self._scheme = SIXTEEN
            self.theme = SIXTEEN.name
            self._inks = Inks(SIXTEEN, {})
        self.pane.inks = self.beside.inks = self._inks
        self.beside.display = False
        self.pane.focus()
        self._place_side()
        self._lesson.display = self.tutorial is not None
        for rows in (self._side, self._footer, self._status, self._lesson):
            rows.show([], self._inks.panel)
        opening = f" {say('screen.opening', study=self.folder.name or 'study')}"
        self._title.show([[(opening, self._inks.panel_strong)]], self._inks.panel)
        self.call_after_refresh(self._open_study)

    @work(thread=True)
    def _open_study(self) -> None:
        """Open the study beside the screen: this brings the database library in."""
        from qual.tui.desk import Desk

        try:
            desk = Desk(self.folder, self.coder, is_blind=self._blind)
            try:
                session = desk.session(
                    self.transcript, views.split, (self.pane.size.width or 80, self.pane.size.height or 20), 4
                )
            except BaseException:
                desk.close()
                raise
        except QualError as error:
            self.call_from_thread(self._give_up, error)
            return
        self.call_from_thread(self._begin, desk, session)

    def _begin(self, desk: Desk, session: Session) -> None:
        """Show the transcript, then carry out the keys that were pressed meanwhile."""
        self.desk, self.session = desk, session
        self.pane.session = session
        self.pane.lay_out()
        session.page.reveal(centre=True)
        if self._first is not None:
            self._show_board(self._first(desk.study, session.split))
        waiting, self.waiting = self.waiting, []
        for key, character in waiting:
            self._carry_out(key, character)
        self.refresh_all()
        self.set_interval(REMEMBER_AFTER, self._remember)
        if self._with_engine and desk.study.settings.inbox != "off":
            self.call_after_refresh(self._start_engine)

    def _start_engine(self) -> None:
        """Let the learner begin beside the screen, now that there is something to read."""
        from qual.tui.engine import Engine

        if self.session and self.engine is None and not self._is_leaving:
            self.engine = Engine(self.folder, self.session.coder)
            self.session.likely.is_on = True
            self._hear(self.engine)

    @work(thread=True)
    def _hear(self, engine: Engine) -> None:
        """Wait for what the learner says, until it ends."""
        for said in engine.answers():
            if not self.is_running:
                return
            self.call_from_thread(self._take_answer, said)
        if self.is_running and self.engine is engine:
            self.call_from_thread(self._lose_engine)

    def _take_answer(self, said: Learnt | Answer) -> None:
        """Show an answer where its question is still open; nothing else moves."""
        session = self.session
        if session is None:
            return
        if isinstance(said, Learnt):
            session.likely.learnt = said
            return
        offered = {code.id for code in session.offered}
        if session.likely.answered(said.question, tuple(e for e in said.found if e.code in offered)):
            self.refresh_all()

    def _lose_engine(self) -> None:
        """Go on without the learner."""
        self.engine = None
        if self.session:
            self.session.likely.is_on = False
            self.session.told(say("screen.likely.off"), trouble=True)
            self.refresh_all()

    def _give_up(self, error: QualError) -> None:
        """Leave because the study cannot be worked in."""
        self.failure = error
        self.exit(error.exit_code)

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; the learner goes first, for the thread that hears it would wait for it without end."""
        self._end_engine()
        super().exit(result, return_code, message)

    def _end_engine(self) -> None:
        """End the learner, and let none begin."""
        self._is_leaving = True
        engine, self.engine = self.engine, None
        if engine:
            engine.close()

    def close_study(self) -> None:
        """Close the study, if it is open."""
        self._end_engine()
        if self.desk:
            self.desk.close()
            self.desk = None

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Send every key and every paste to one pane, in the order in which they came.

        It is the left one even while the keys are meant for the right: two queues would keep no order.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.is_single_screen:
            if self._left.is_running:
                for early in self._early:
                    self._left.post_message(early)
                self._early.clear()
                self._left.post_message(event)
            elif isinstance(event, events.Key):
                self._early.append(event)
            return
        await super().on_event(event)

    @property
    def is_single_screen(self) -> bool:
        """Whether no other screen lies over the coding screen."""
        return len(self.screen_stack) <= 1

    def take(self, key: str, character: str | None) -> None:
        """Take a key: at once, or when the study is open (leaving waits for the keys before it)."""
        if self.session is None:
            if key == "ctrl+q" and (not self.waiting or self.waiting[-1][0] == key):
                self.exit(0)
            self.waiting.append((key, character))
            return
        self._carry_out(key, character)
        self.refresh_all()

    def _carry_out(self, key: str, character: str | None) -> None:
        """Carry a key out, with all that it asks of the study."""
        if self.boards:
            self._answer_board(self.boards[-1].press(key, character))
        elif self.session:
            self.session.last_command = ""
            self._answer(self.session.press(key, character))
            if self.tutorial:
                self.tutorial.saw(self.session.last_command)

    def _paste(self, text: str) -> None:
        """Put pasted text where text is typed."""
        if self.boards:
            self.boards[-1].write(text)
        elif self.session:
            self.session.write(text)

    def _answer(self, asked: tuple[Request, ...]) -> None:
        """Do what a session asks, in order; what is refused becomes a notice."""
        session, desk = self.session, self.desk
        if session is None or desk is None:
            return
        reading = session.reading
        for request in asked:
            match request:
                case Quit():
                    self.exit(0)
                case ToggleSide():
                    self._side_wanted = not self._side.display
                    self._place_side()
                    self._lay_out_ahead()
                    self.call_after_refresh(self.refresh_all)
                case ChangeColours():
                    self._change_colours()
                case OpenBeside():
                    self._open_beside()
                    return
                case OtherPane():
                    self._work_in(self.beside)
                case AskLikely():
                    if self.engine:
                        self.engine.ask(request)
                case OpenScreen(name=name):
                    try:
                        self._show_board(desk.board(name, session))
                    except QualError as error:
                        session.told(str(error), trouble=True)
                case _:
                    try:
                        desk.carry_out(session, request)
                        self._tell_engine(request)
                    except QualError as error:
                        session.told(str(error), trouble=True)
                        break
        if session.reading is not reading:
            self.pane.lay_out()
            session.page.reveal(centre=True)
            if any(isinstance(each, Undo | Redo) for each in asked):
                self._leave_to_the_other(reading.transcript.name)

    # Two transcripts side by side

    def _leave_to_the_other(self, name: str) -> None:
        """Show a change in the pane where its transcript stood already, and in this one what stood here."""
        session, desk, other = self.session, self.desk, self.beside.session
        if session is None or desk is None or other is None or not self.beside.display:
            return
        if other.reading.transcript.name != session.reading.transcript.name:
            return
        offset, notice = session.hand.cursor, session.notice
        desk.carry_out(session, OpenTranscript(name))
        self.pane.lay_out()
        session.page.reveal(centre=True)
        self._work_in(self.beside)
        other.went_to(offset)
        other.notice = notice

    def _open_beside(self) -> None:
        """Show a second transcript beside the first, or take it away again."""
        session, desk = self.session, self.desk
        if session is None or desk is None:
            return
        if self.beside.display:
            self._show_beside(False)
            return
        if self.size.width < BESIDE_FROM:
            session.told(say("screen.too_narrow", columns=BESIDE_FROM, now=self.size.width), trouble=True)
            return
        if self.beside.session is None:
            other = desk.session(desk.next_to(session), views.split, session.size, session.lanes_shown)
            other.likely = session.likely
            other.work_here(False)
            self.beside.session = other
        else:
            desk.read_again(self.beside.session)
        session.told(say("screen.beside", name=self.beside.session.reading.transcript.transcript.name))
        self._show_beside(True)

    def _show_beside(self, is_shown: bool) -> None:
        """Give the second transcript half of the room, or the first all of it."""
        self.beside.display = is_shown
        self._place_side()
        self._lay_out_ahead()
        self.call_after_refresh(self._lay_out_both)

    def _lay_out_ahead(self) -> None:
        """Cut the lines for the room that there will be: the next key may come before the new layout does."""
        if self.size.width < SIDE_FROM:
            return
        side = WIDE_SIDE if self.screen.has_class("-wide") else SIDE
        room = self.size.width - (side if self._side.display else 0)
        panes = [each for each in (self._left, self._right) if each.display]
        for pane in panes:
            width = room if len(panes) == 1 else room // 2 if pane is self._left else room - room // 2
            pane.lay_out(width - (1 if pane is self._right else 0), self._body.size.height)

    def _lay_out_both(self) -> None:
        """Cut the lines of both panes for the room they have now."""
        for pane in (self.pane, self.beside):
            if pane.display and pane.session:
                pane.lay_out()
                pane.session.page.reveal()
        self.refresh_all()

    def _work_in(self, pane: ReadingPane) -> None:
        """Let the keys go to a pane; what was changed in the other is read anew."""
        if self.session is None or self.desk is None or pane is self.pane or self.session.mode != "read":
            return
        if not self.beside.display or pane.session is None:
            self.session.told(say("screen.no_other_pane"), trouble=True)
            return
        before = self.session
        self.desk.carry_out(before, before.place)
        self.pane, self.beside = pane, self.pane
        self.session = pane.session
        before.work_here(False)
        self.session.work_here(True)
        self.session.follow(before)
        self.session.last_codes = before.last_codes or self.session.last_codes
        self.desk.read_again(self.session)
        self.pane.focus()
        self.refresh_all()

    def _tell_engine(self, request: Request) -> None:
        """Let the learner know that there is more to learn from."""
        if self.engine and isinstance(request, ToggleDone):
            self.engine.learn()
        elif self.engine and isinstance(request, PutCodes | NewCode | RemoveCodings | Undo | Redo):
            self.engine.changed()

    def _show_board(self, board: Board) -> None:
        """Show a board on top."""
        self.boards.append(board)
        self._board.add_class("-open")

    def _close_board(self) -> None:
        """Go back to what lies under the board on top, which may have changed the study."""
        gone = self.boards.pop()
        below = self.boards[-1] if self.boards else None
        if gone.changed and below is not None:
            below.changed = True
            below.read()
        elif gone.changed and self.desk and self.session:
            self.desk.read_again(self.session)
            if self.beside.session:
                self.desk.read_again(self.beside.session)
            if self.engine:
                self.engine.learn()
        if not self.boards:
            self._board.remove_class("-open")

    def _answer_board(self, asked: BoardAsked) -> None:
        """Do what a board asks, in order."""
        from qual.tui.boards.board import Close, Colours, GoTo, Leave, Push

        for request in asked:
            match request:
                case Push(board=board):
                    self._show_board(board)
                case Close():
                    self._close_board()
                case GoTo(transcript=name, offset=offset):
                    self._go_to(name, offset)
                case Colours():
                    self._change_colours()
                case Leave():
                    if self.session:
                        self._answer((self.session.place, Quit()))

    def _go_to(self, name: str, offset: int | None) -> None:
        """Show the coding screen, at a place of a transcript where one is named."""
        while self.boards:
            self._close_board()
        session, desk = self.session, self.desk
        if session is None or desk is None or not name:
            return
        reading = session.reading
        try:
            desk.show_at(session, name, offset)
        except QualError as error:
            session.told(str(error), trouble=True)
        if session.reading is not reading:
            self.pane.lay_out()
            session.page.reveal(centre=True)

    def _remember(self) -> None:
        """Keep the place after a while, so that even a lost connection comes back to it."""
        if self.session and self.desk and self.session.place != self._remembered:
            self._remembered = self.session.place
            self._answer((self._remembered,))

    # Drawing

    def refresh_all(self) -> None:
        """Draw what changed, in one frame."""
        session = self.session
        if session is None:
            return
        if not self._inks.knows(self._scheme, session.marks):
            self._inks = self.pane.inks = self.beside.inks = Inks(self._scheme, session.marks)
            self.pane.lay_out()
            if self.beside.display:
                self.beside.lay_out()
        inks = self._inks
        width = self.size.width
        if self.tutorial:
            self._lesson.show([[(f" {self.tutorial.line}", inks.marked)]], inks.marked)
        if self.boards:
            self._draw_board(self.boards[-1], inks)
            return
        if self.beside.display and self.beside.session:
            self.beside.session.follow(session)
            self.beside.redraw()
        self.pane.redraw()
        self.pane.place_cursor()
        other = self.beside.session if self.beside.display else None
        name = other.reading.transcript.transcript.name if other else ""
        is_left = self.pane is self._left
        self._title.show([views.title(session, inks, width, name, is_left=is_left)], inks.panel)
        self._status.show([views.status(session, inks, width)], inks.panel)
        self._footer.show([views.footer_row(session, inks, width)], inks.panel)
        self._show_drawer(session, inks)
        if self._side.display:
            size = self._side.size
            rows, self._side_codes = views.side(session, inks, size.width, size.height, self._side_top)
            self._side.show(rows, inks.panel)

    def _draw_board(self, board: Board, inks: Inks) -> None:
        """Draw the board on top."""
        from qual.tui.boards import draw

        width, height = self.size.width, self._body.size.height or max(1, self.size.height - 3)
        self._title.show([draw.title(board, inks, width)], inks.panel)
        self._status.show([draw.status(board, inks, width)], inks.panel)
        self._footer.show([draw.footer_row(board, inks, width)], inks.panel)
        self._board.show(draw.body(board, inks, width, height), inks.text)

    def _show_drawer(self, session: Session, inks: Inks) -> None:
        """Show the list, memo or help that is open."""
        mode = session.mode
        is_memo = mode == "entry" and session.purpose in LONG
        is_open = mode in ("palette", "transcripts", "filter", "help") or is_memo
        self._drawer.set_class(is_open, "-open")
        if not is_open:
            return
        is_full = mode in ("transcripts", "filter", "help")
        width, room = self._body.size.width, self.pane.size.height
        height = room if is_full else min(session.page.covered, room)
        self._drawer.styles.height = height
        self._drawer_top = 0
        if mode == "palette":
            rows, self._drawer_top = views.palette(session, inks, width, height)
        elif mode == "transcripts":
            rows, self._drawer_top = views.transcripts(session, inks, width, height)
        elif mode == "filter":
            rows, self._drawer_top = views.filters(session, inks, width, height)
        elif mode == "help":
            rows = views.help_rows(session, inks, width, height)
        else:
            rows = views.memo(session, inks, width, height)
        self._drawer.show(rows, inks.panel)

    def _change_colours(self) -> None:
        """Take the next scheme."""
        self._scheme = SCHEMES[(SCHEMES.index(self._scheme) + 1) % len(SCHEMES)]
        self.theme = self._scheme.name
        if self.session:
            self.session.told(self._scheme.name)

    def _place_side(self) -> None:
        """Stand the codes beside the text where there is room, else lay them over it when asked."""
        is_narrow = self.size.width < SIDE_FROM
        are_two = self.beside.display
        has_room = self.size.width >= (SIDE_BESIDE_FROM if are_two else SIDE_FROM)
        shown = self._side_wanted if self._side_wanted is not None else has_room
        self.screen.set_class(is_narrow, "-narrow")
        self.screen.set_class(self.size.width >= WIDE_SIDE_FROM and not are_two, "-wide")
        self.screen.set_class(not shown, "-side-hidden")
        self._side.display = shown

    def on_resize(self, event: events.Resize) -> None:
        """Find the codes a place in the new size."""
        if (event.size.width < SIDE_FROM) != self.screen.has_class("-narrow"):
            self._side_wanted = None
        if self.beside.display and event.size.width < BESIDE_FROM:
            self.beside.display = False
            self.call_after_refresh(self._lay_out_both)
            if self.session:
                words = say("screen.too_narrow", columns=BESIDE_FROM, now=event.size.width)
                self.session.told(words, trouble=True)
        self._place_side()
        self.call_after_refresh(self.refresh_all)

    # By mouse

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """Do what the row under the pointer offers."""
        session = self.session
        if session is None:
            return
        if self.boards:
            self._click_board(self.boards[-1], event)
            self.refresh_all()
            return
        if event.rows is self._footer:
            item = views.footer_item_at(session, self.size.width, event.column)
            if item:
                self._carry_out(item.key, item.key if len(item.key) == 1 else None)
        elif event.rows is self._side and event.row < len(self._side_codes) and self._side_codes[event.row]:
            if session.mode == "read":
                self._answer(put(session, (self._side_codes[event.row],)))
        elif event.rows is self._drawer and event.row > 0 and session.chooser:
            likely = session.likely.rows if session.mode == "palette" else 0
            at = event.row - 1 - likely
            self._answer(session.pick_row(at if at < 0 else self._drawer_top + at))
        self.refresh_all()

    def _click_board(self, board: Board, event: Rows.Clicked) -> None:
        """Do what the row of a board under the pointer offers."""
        from qual.tui.boards import draw

        width, height = self.size.width, self._body.size.height
        if event.rows is self._footer:
            item = draw.footer_item_at(board, width, event.column)
            if item:
                self._carry_out(item.key, item.key if len(item.key) == 1 else None)
        elif event.rows is self._board:
            tab = draw.tab_at(board, event.row, event.column)
            at = draw.row_at(board, height, event.row, event.column)
            if tab:
                self._carry_out(tab, tab)
            elif at >= 0:
                self._answer_board(board.click(at, column=draw.column_at(board, event.column)))

    def on_rows_wheel(self, event: Rows.Wheel) -> None:
        """Scroll what the wheel turns over."""
        if self.boards:
            self._carry_out("down" if event.by > 0 else "up", None)
        elif event.rows is self._side and self.session:
            last = max(0, len(self.session.codebook) - 1)
            self._side_top = min(max(0, self._side_top + event.by), last)
        elif event.rows is self._drawer and self.session:
            self._carry_out("down" if event.by > 0 else "up", None)
        self.refresh_all()

    # Trouble

    def _handle_exception(self, error: Exception) -> None:
        """Leave at a bug, without printing what was on the screen; `run` says what happened."""
        self.failure = self.failure or getattr(error, "error", None) or error
        self._end_engine()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(
    folder: Path,
    coder: str,
    transcript: str | None = None,
    *,
    blind: bool = False,
    tutorial: bool = False,
    first: FirstBoard | None = None,
) -> int:
    """Show the coding screen until the coder leaves, with a board on top where `first` makes one.

    Who works `blind` sees no codings of others and no suggestions. What stopped it is raised again when the
    terminal is as it was before.
    """
    app = CodingApp(
        folder,
        coder,
        transcript,
        with_engine=True,
        blind=blind,
        tutorial=Tutorial() if tutorial else None,
        first=first,
    )
    try:
        app.run()
    finally:
        app.close_study()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
