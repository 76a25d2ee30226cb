"""The coding screen as a program: paints its frame, opens the study behind it, and keeps both in step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.console import RenderableType
from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.theme import Theme

from qual.core.words import say
from qual.errors import QualError
from qual.files.screen_looks import Looks, keep_looks, read_looks
from qual.tui import by_letter, ending, heap, learning, pointing, side_by_side, stack, views
from qual.tui.colours import SCHEMES, SIXTEEN, Scheme
from qual.tui.frame import Frame
from qual.tui.inks import Inks
from qual.tui.pane import ReadingPane
from qual.tui.requests import (
    AskLikely,
    ChangeColours,
    OpenBeside,
    OpenScreen,
    OtherPane,
    Quit,
    Redo,
    RememberPlace,
    Request,
    SeePassage,
    ToggleSide,
    Undo,
)
from qual.tui.rows import Rows
from qual.tui.session import Session
from qual.tui.side_by_side import BESIDE_FROM, SIDE_FROM
from qual.tui.tutorial import Tutorial

if TYPE_CHECKING:
    from qual.actions.study import Study
    from qual.core.graphemes import Split
    from qual.tui.boards.board import Board
    from qual.tui.desk import Desk  # imports the database, so only when the frame stands
    from qual.tui.engine import Engine

WIDE_SIDE_FROM = 130
"""Columns from which the names of the codes get more room."""

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
    is_alone = False
    """Whether the process is the screen's: then it minds its signals and its memory."""

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
        looks: Path | None = None,
    ) -> None:
        super().__init__()
        self._first = first
        self._looks_in = looks
        self._looks = read_looks(looks) if looks else Looks()
        self.root: Board | None = None
        self.tutorial = tutorial
        self._blind = blind
        self._with_engine = with_engine
        self.engine: Engine | None = None
        self.has_lost_engine = False
        self.is_leaving = False
        self._is_chosen = False
        self.animation_level = "none"
        self.folder = folder
        self.coder = coder
        self.transcript = transcript
        self.desk: Desk | None = None
        self.session: Session | None = None
        self.failure: BaseException | None = None
        self.waiting: list[tuple[str, str | None]] = []
        self._early: list[events.Key] = []
        self.frame = Frame()
        self._side_wanted: bool | None = None
        self._remembered: RememberPlace | None = None
        self.boards: list[Board] = []
        self.put_away: list[Board] = []
        self.left_passage: stack.Left | None = None
        work_in = partial(side_by_side.work_in, self)
        self.pane = ReadingPane("pane", self.take, self.refresh_all, self._paste, work_in)
        self.beside = ReadingPane("beside", self.take, self.refresh_all, self._paste, work_in)
        self.left, self.right = self.pane, self.beside
        frame = self.frame
        self.body = Container(self.pane, self.beside, frame.side, frame.drawer, frame.board, id="body")
        for scheme in SCHEMES:
            self.register_theme(theme(scheme))
        self.theme = self.frame.scheme.name

    # The frame, and the study behind it

    def compose(self) -> ComposeResult:
        """The frame."""
        yield self.frame.title
        yield self.frame.lesson
        yield self.body
        yield self.frame.status
        yield self.frame.footer

    def on_mount(self) -> None:
        """Show the frame at once; open the study when it has been drawn."""
        if self.is_alone:
            ending.mind_signals(self)
        if self.console.color_system == "standard":
            self._use_scheme(SIXTEEN)
            self.frame.inks = Inks(SIXTEEN, {})
        elif kept := next((each for each in SCHEMES if each.name == self._looks.colours), None):
            self._use_scheme(kept)
            self.frame.inks = Inks(kept, {})
        self.pane.inks = self.beside.inks = self.frame.inks
        self.beside.display = False
        self.pane.focus()
        self.place_side()
        self.frame.lesson.display = self.tutorial is not None
        self.frame.opening(self.folder.name or "study")
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
        if self._looks.letters:
            by_letter.show(session, self._looks.letters)
        self.pane.lay_out()
        session.page.reveal(centre=True)
        if self._first is not None:
            self.root = self._first(desk.study, session.split)
            stack.show(self, self.root)
        waiting, self.waiting = self.waiting, []
        for key, character in waiting:
            self.carry_out(key, character)
        self.refresh_all()
        if self.is_alone:
            self.call_after_refresh(heap.hold_still)
        self.set_interval(REMEMBER_AFTER, self._remember)
        if self._with_engine and desk.study.settings.inbox != "off":
            self.call_after_refresh(learning.start, self)

    def _give_up(self, error: QualError) -> None:
        """Leave because the study cannot be worked in."""
        self.failure = error
        self.exit(error.exit_code)

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; the learner goes first, for the thread that hears it would wait for it without end."""
        learning.end(self)
        self._keep_looks()
        super().exit(result, return_code, message)

    def close_study(self) -> None:
        """Close the study, if it is open."""
        learning.end(self)
        if self.desk:
            self.desk.close()
            self.desk = None

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Send every key and every paste to one pane, in the order in which they came.

        It is the left one even while the keys are meant for the right: two queues would keep no order.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.is_single_screen:
            if self.left.is_running:
                for early in self._early:
                    self.left.post_message(early)
                self._early.clear()
                self.left.post_message(event)
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
        self.carry_out(key, character)
        self.refresh_all()

    def carry_out(self, key: str, character: str | None) -> None:
        """Carry a key out, with all that it asks of the study."""
        if self.boards:
            stack.answer(self, self.boards[-1].press(key, character))
        elif self.session:
            self.session.last_command = ""
            self.answer(self.session.press(key, character))
            if self.tutorial:
                self.tutorial.saw(self.session.last_command)

    def _paste(self, text: str) -> None:
        """Put pasted text where text is typed."""
        if self.boards:
            self.boards[-1].write(text)
        elif self.session:
            self.session.write(text)

    def answer(self, asked: tuple[Request, ...]) -> None:
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
                    self._side_wanted = not self.frame.side.display
                    self.place_side()
                    side_by_side.lay_out_ahead(self)
                    self.call_after_refresh(self.refresh_all)
                case ChangeColours():
                    self.change_colours()
                case OpenBeside():
                    side_by_side.open_beside(self)
                    return
                case OtherPane():
                    side_by_side.work_in(self, self.beside)
                case AskLikely():
                    if self.engine:
                        self.engine.ask(request)
                case SeePassage():
                    stack.see(self, request)
                    return
                case OpenScreen(name="back"):
                    stack.back(self)
                case OpenScreen(name=name):
                    try:
                        stack.show(self, desk.board(name, session))
                    except QualError as error:
                        session.told(str(error), trouble=True)
                case _:
                    try:
                        desk.carry_out(session, request)
                        learning.tell(self, request)
                    except QualError as error:
                        session.told(str(error), trouble=True)
                        break
        if session.reading is not reading:
            self.pane.lay_out()
            session.page.reveal(centre=True)
            if self.is_alone:
                self.call_after_refresh(heap.hold_still, again=True)
            if any(isinstance(each, Undo | Redo) for each in asked):
                side_by_side.leave_to_the_other(self, reading.transcript.name)

    # Boards

    def _remember(self) -> None:
        """Keep the place after a while, so that even a lost connection comes back to it."""
        self._keep_looks()
        if self.session and self.desk and self.session.place != self._remembered:
            self._remembered = self.session.place
            self.answer((self._remembered,))

    def _keep_looks(self) -> None:
        """Keep colours and letters for the next time, where they are others now."""
        if self.session and self._looks_in:
            looks = Looks(
                self.frame.scheme.name if self._is_chosen else self._looks.colours, self.session.by_letter
            )
            if looks != self._looks:
                self._looks = looks
                keep_looks(self._looks_in, looks)

    # Drawing

    def refresh_all(self) -> None:
        """Draw what changed, in one frame."""
        session, frame = self.session, self.frame
        if session is None:
            return
        if frame.mix(session):
            self.pane.inks = self.beside.inks = frame.inks
            self.pane.lay_out()
            if self.beside.display:
                self.beside.lay_out()
        width = self.size.width
        if self.tutorial:
            frame.draw_lesson(self.tutorial.line)
        if self.boards:
            frame.draw_board(self.boards[-1], width, self.body.size.height or max(1, self.size.height - 3))
            return
        if self.beside.display and self.beside.session:
            self.beside.session.follow(session)
            self.beside.redraw()
        self.pane.redraw()
        self.pane.place_cursor()
        other = self.beside.session if self.beside.display else None
        name = other.reading.transcript.transcript.name if other else ""
        frame.draw(session, width, name, is_left=self.pane is self.left)
        frame.draw_drawer(session, self.body.size.width, self.pane.size.height)

    def change_colours(self) -> None:
        """Take the next scheme."""
        self._is_chosen = True
        self._use_scheme(SCHEMES[(SCHEMES.index(self.frame.scheme) + 1) % len(SCHEMES)])
        if self.session:
            self.session.told(self.frame.scheme.name)

    def _use_scheme(self, scheme: Scheme) -> None:
        """Draw in the colours of a scheme from now on."""
        self.frame.scheme = scheme
        self.theme = scheme.name

    def place_side(self) -> None:
        """Stand the codes beside the text where there is room, else lay them over it when asked."""
        is_narrow = self.size.width < SIDE_FROM
        are_two = self.beside.display
        has_room = self.size.width >= (SIDE_BESIDE_FROM if are_two else SIDE_FROM)
        shown = self._side_wanted if self._side_wanted is not None else has_room
        self.screen.set_class(is_narrow, "-narrow")
        self.screen.set_class(self.size.width >= WIDE_SIDE_FROM and not are_two, "-wide")
        self.screen.set_class(not shown, "-side-hidden")
        self.frame.side.display = shown

    def on_resize(self, event: events.Resize) -> None:
        """Find the codes a place in the new size."""
        if (event.size.width < SIDE_FROM) != self.screen.has_class("-narrow"):
            self._side_wanted = None
        if self.beside.display and event.size.width < BESIDE_FROM:
            self.beside.display = False
            self.call_after_refresh(partial(side_by_side.lay_out_both, self))
            if self.session:
                words = say("screen.too_narrow", columns=BESIDE_FROM, now=event.size.width)
                self.session.told(words, trouble=True)
        self.place_side()
        self.call_after_refresh(self.refresh_all)

    # By mouse

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """Do what the row under the pointer offers."""
        pointing.click(self, event)

    def on_rows_wheel(self, event: Rows.Wheel) -> None:
        """Scroll what the wheel turns over."""
        pointing.turn(self, event)

    # Trouble

    def _handle_exception(self, error: Exception) -> None:
        """Leave at a bug, without printing what was on the screen; `run` says what happened."""
        self.failure = self.failure or getattr(error, "error", None) or error
        learning.end(self)
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
    looks: Path | None = None,
) -> int:
    """Show the coding screen until the coder leaves, with a board on top where `first` makes one.

    Who works `blind` sees no codings of others and no suggestions. Colours and letters are kept in the file
    `looks` from one time to the next. What stopped it is raised again when the terminal is as it was before.
    """
    app = CodingApp(
        folder,
        coder,
        transcript,
        with_engine=True,
        blind=blind,
        tutorial=Tutorial() if tutorial else None,
        first=first,
        looks=looks,
    )
    app.is_alone = True
    try:
        app.run()
    finally:
        app.close_study()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
