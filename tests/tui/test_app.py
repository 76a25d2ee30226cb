"""The coding screen, driven by keys and pointer."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.style import Style
from textual import events
from textual.pilot import Pilot

from qual.core.coding import Coding
from qual.errors import QualError
from qual.tui.app import CodingApp
from qual.tui.session import Session
from tests.actions.material import small_study
from tests.store.material import add_transcript
from tests.tui.material import LONG, check, coded, meant, on_the_desk, press

LONGER = LONG + "".join(
    f"I: Vraag {number}, en toen?\nR08: Antwoord {number}. Dat was zo. Meer weet ik er niet van, echt niet.\n"
    for number in range(60)
)


def make_study(folder: Path) -> Path:
    """A study with two transcripts."""
    folder.mkdir(exist_ok=True)
    with small_study(folder) as study:
        add_transcript(study.database, "R08.txt", LONGER, "R08")
    return folder


@asynccontextmanager
async def screen(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    coder: str = "anna",
    transcript: str | None = "R08.txt",
    looks: Path | None = None,
) -> AsyncIterator[tuple[CodingApp, Pilot[int]]]:
    """The coding screen on a study, ready for keys."""
    app = CodingApp(folder, coder, transcript, looks=looks)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        yield app, pilot
    app.close_study()


async def ready(app: CodingApp, pilot: Pilot[int]) -> Session:
    """Wait until the study is open."""
    for _ in range(400):
        if app.session is not None:
            await pilot.pause()
            return app.session
        await pilot.pause(0.02)
    raise AssertionError("the study did not open")


def session_of(app: CodingApp) -> Session:
    """The session on the screen."""
    assert app.session is not None
    return app.session


def drawn(app: CodingApp) -> list[str]:
    """The lines of the pane as they are drawn."""
    return [app.pane.render_line(y).text for y in range(app.pane.size.height)]


def widths(app: CodingApp) -> set[int]:
    """The widths of the pane's lines."""
    return {app.pane.render_line(y).cell_length for y in range(app.pane.size.height)}


def key(name: str) -> events.Key:
    """The event of a key as a terminal's driver gives it."""
    return events.Key(name, name if len(name) == 1 else " " if name == "space" else None)


async def burst(app: CodingApp, pilot: Pilot[int], keys: list[str]) -> None:
    """Send keys at once, without waiting for any of them."""
    for name in keys:
        app.post_message(key(name))
    await pilot.pause()
    await pilot.pause()


async def test_a_burst_of_keys_finds_a_code_and_puts_it(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await burst(app, pilot, ["J", "v", "c", *"herk", "enter"])

        assert coded(session_of(app)) == [("Nou, eh... goed eigenlijk.", "herkeuring")]


async def test_keys_pressed_before_the_study_is_open_are_not_lost(tmp_path: Path) -> None:
    app = CodingApp(make_study(tmp_path), "anna", "R08.txt")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.session is None
        await burst(app, pilot, ["J", "1", "j", "2", "c", *"angst", "enter"])
        session = await ready(app, pilot)

        assert [code for _, code in coded(session)] == ["herkeuring", "angst", "geld"]
    app.close_study()


async def test_an_open_transcript_is_left_out_of_searches_of_memory_until_another_one_is_opened(
    tmp_path: Path,
) -> None:
    app = CodingApp(make_study(tmp_path), "anna", "R08.txt")
    app.is_alone = True
    before = gc.get_freeze_count()
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            read = weakref.ref((await ready(app, pilot)).reading)
            assert gc.get_freeze_count() > before
            await pilot.press("l", *"R07", "enter")
            await pilot.pause()

            assert session_of(app).reading.transcript.name == "R07.txt"
            assert read() is None
    finally:
        gc.unfreeze()
        app.close_study()


SCRIPT_KEYS = [
    *"jjjkJKvVwWsStTdDy123uoq.c>hiemlfF[]ax,,,",
    *("left", "right", "up", "down", "shift+left", "shift+right", "shift+down", "enter", "escape", "tab"),
    *("space", "pagedown", "home", "end", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+home", "G", "/", "n", "N", "?"),
    *"anstheku",
]
"""Keys of the text itself: none of them opens another screen."""


def scripts(count: int, seed: int) -> list[list[str]]:
    """Random scripts of keys."""
    dice = random.Random(seed)
    return [[dice.choice(SCRIPT_KEYS) for _ in range(dice.randint(5, 25))] for _ in range(count)]


def all_codings(session: Session) -> list[Coding]:
    """The codings of all coders in the open transcript."""
    return list(session.codings.by_id.values())


def state(session: Session) -> tuple[object, ...]:
    """What a coder would notice."""
    return (
        session.reading.transcript.name,
        session.hand.cursor,
        session.hand.edges,
        session.mode,
        sorted(
            (each.span, session.codebook[each.code].name, each.memo)
            for each in session.codings.by_id.values()
        ),
    )


async def test_a_burst_gives_what_slow_typing_gives(tmp_path: Path) -> None:
    count = int(os.environ.get("QUAL_KEY_SCRIPTS", "200"))
    make_study(tmp_path / "slow")
    with on_the_desk(tmp_path / "slow") as (desk, slow):
        async with screen(make_study(tmp_path / "fast")) as (app, pilot):
            slow.resized(*session_of(app).size, session_of(app).lanes_shown)
            for script in scripts(count, seed=7):
                await burst(app, pilot, script)
                for name in script:
                    press(desk, slow, name)

                assert state(session_of(app)) == state(slow), script
                check(session_of(app))


async def test_a_key_cuts_no_lines_and_lays_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with screen(make_study(tmp_path), (110, 32)) as (app, pilot):
        layouts = 0
        reflow = app.screen._compositor.reflow

        def counted(*arguments: object, **options: object) -> object:
            nonlocal layouts
            layouts += 1
            return reflow(*arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(app.screen._compositor, "reflow", counted)
        built: dict[str, int] = {}
        wraps = app.pane.wraps
        for name in ("J", "J", "shift+right", "shift+right", "s", "down", "down", "1", "2", "u", "pagedown"):
            before = app.pane.lines_built
            await pilot.press(name)
            built[name] = app.pane.lines_built - before

        assert layouts == 0
        assert app.pane.wraps == wraps
        assert built["shift+right"] <= 2
        assert built["down"] <= 4
        assert built["s"] <= 4
        assert built["1"] <= 6
        assert built["pagedown"] <= 30


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (140, 40), (20, 5), (300, 80)])
async def test_every_size_draws_and_codes(tmp_path: Path, size: tuple[int, int]) -> None:
    async with screen(make_study(tmp_path), size) as (app, pilot):
        for name in (
            "J",
            "1",
            "c",
            "g",
            "enter",
            "tab",
            "m",
            "x",
            "enter",
            "?",
            "escape",
            "l",
            "escape",
            "/",
            "a",
        ):
            await pilot.press(name)
        await pilot.press("escape", "ctrl+t", "ctrl+t")

        assert [code for _, code in coded(session_of(app))] == ["geld", "herkeuring"]
        assert all(
            app.pane.render_line(y).cell_length == app.pane.size.width for y in range(app.pane.size.height)
        )


async def test_at_80_columns_the_text_has_56(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), (80, 24)) as (app, _):
        assert session_of(app).reading.lines.width >= 56


async def test_another_size_keeps_the_same_words_on_top(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), (110, 32)) as (app, pilot):
        for _ in range(60):
            await pilot.press("j")
        session = session_of(app)
        top = session.reading.lines.starts[session.page.top]

        await pilot.resize_terminal(70, 24)
        await pilot.pause()

        lines, line = session.reading.lines, session.page.top
        assert lines.starts[line] <= top <= lines.ends[line]


async def test_overlapping_codings_stand_side_by_side_with_tags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "1", "v", "v", "2")

        assert app.no_color
        line = next(line for line in drawn(app) if "Nou, eh" in line)
        assert line.rstrip().endswith("HK┃GE┃")


def style_of(app: CodingApp, words: str) -> Style:
    """How words are drawn on the screen, after all that a terminal asks to be changed."""
    for strip in app.screen._compositor.render_strips(app.size):
        for segment in strip:
            if words in segment.text and segment.style:
                return segment.style
    raise AssertionError(f"'{words}' is not on the screen")


@pytest.mark.parametrize(("term", "scheme"), [("xterm-16color", "qual-16"), ("xterm-256color", "qual-dark")])
async def test_a_terminal_gets_the_colours_that_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, scheme: str
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    async with screen(make_study(tmp_path)) as (app, _):
        assert app.theme == scheme


@pytest.mark.parametrize("term", ["xterm-16color", "xterm-256color"])
async def test_without_colours_everything_that_matters_can_be_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "1", "/", *"maandag", "enter", "K")
        await pilot.pause()
        looks = [style_of(app, "Nou, eh"), style_of(app, "maandag"), style_of(app, "n het geld")]
        await pilot.press("escape", "J", "J")
        await pilot.pause()
        looks.append(style_of(app, "n het geld"))
        await pilot.press("s")
        await pilot.pause()
        looks.append(style_of(app, "n het geld"))

        for look in looks:
            for colour in (look.color, look.bgcolor):
                assert colour
                assert colour.triplet
                assert len(set(colour.triplet)) == 1
        assert len({(each.bgcolor, each.underline, each.bold) for each in looks}) == len(looks)


async def test_odd_graphemes_keep_the_margin_straight(tmp_path: Path) -> None:
    make_study(tmp_path)
    family, flag = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f3\U0001f1f1"
    odd = f"R09: {family} e\u0301 \u4f60\u597d {flag}\ta\x07\u202eb \u2764\ufe0f\n" * 5
    with small_study(tmp_path / "odd") as study:
        add_transcript(study.database, "R09.txt", odd, "R09")
    async with screen(tmp_path / "odd", transcript="R09.txt") as (app, pilot):
        for _ in range(5):
            await pilot.press("1", "J")

        places = {line.index("HK") for line in drawn(app) if "HK" in line}
        assert len(places) == 1
        assert widths(app) == {80}


async def test_the_pointer_selects_drags_and_codes(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), (110, 32)) as (app, pilot):
        session = session_of(app)
        column, line = session.reading.lines.place(LONGER.index("Ik wilde weer"))
        x, y = column + app.pane._measure.gutter, line - session.page.top

        await pilot.click("#pane", offset=(x, y), times=2)
        assert meant(session) == "Ik wilde weer meedoen."
        await pilot.click("#pane", offset=(x, y), times=3)
        assert meant(session).endswith('"Kom maar."')

        await pilot.pause(0.6)
        await pilot.mouse_down("#pane", offset=(x, y))
        await pilot.hover("#pane", offset=(x + 7, y))
        await pilot.mouse_up("#pane", offset=(x + 7, y))
        assert meant(session) == "Ik wilde"

        row = app.frame.side_codes.index("geld")
        await pilot.click("#side", offset=(8, row))
        assert coded(session) == [("Ik wilde", "geld")]
        await pilot.click("#footer", offset=(app.frame.footer.text.index("find code"), 0))
        assert session.mode == "palette"
        await pilot.click("#drawer", offset=(8, 1))
        assert [code for _, code in coded(session)] == ["angst", "geld"]


async def test_the_wheel_moves_the_text_and_not_the_cursor(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        session = session_of(app)
        before = session.hand.cursor

        app.pane.post_message(events.MouseScrollDown(app.pane, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()

        assert session.page.top == 3
        assert session.hand.cursor == before


async def test_pasted_text_goes_into_a_memo(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        app.post_message(events.Paste("1 1 1"))
        await pilot.press("J", "1", "m")
        app.post_message(events.Paste("let\nop"))
        await pilot.press("enter")

        assert [each.memo for each in session_of(app).codings.by_id.values()] == ["let\nop"]


async def test_what_is_refused_becomes_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):

        def refuse(*_: object) -> None:
            raise QualError("the study is being written to")

        monkeypatch.setattr(app.desk, "carry_out", refuse)
        await pilot.press("J", "1")

        assert coded(session_of(app)) == []
        assert "the study is being written to" in app.frame.status.text


async def test_undo_works_after_leaving_and_the_place_is_the_same(tmp_path: Path) -> None:
    make_study(tmp_path)
    async with screen(tmp_path) as (app, pilot):
        await pilot.press("J", "1", "J", "J", "ctrl+q")
    async with screen(tmp_path, transcript=None) as (app, pilot):
        session = session_of(app)
        assert meant(session) == "Dat viel mee. [lacht]"

        await pilot.press("ctrl+z")

        assert coded(session) == []
        assert meant(session) == "Nou, eh... goed eigenlijk."


async def test_the_help_is_drawn_over_the_text(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), (110, 32)) as (app, pilot):
        await pilot.press("?")
        assert "find a code by typing" in app.frame.drawer.text
        assert app.frame.drawer.size.height == app.pane.size.height

        await pilot.press("escape")

        assert not app.frame.drawer.display


def test_a_folder_without_a_study_stops_it_with_a_sentence(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from qual.errors import QualError\nfrom qual.tui.app import run\n"
        f"try: run(Path({str(tmp_path)!r}), 'anna')\n"
        "except QualError as error: sys.exit(f'qual: {error}')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)

    assert done.returncode == 1
    assert "qual: " in done.stderr
    assert "Traceback" not in done.stderr


PROBE = """
import sys
import qual.cli.coding_screen as coding_screen
from qual.cli.main import run
from qual.tui.app import CodingApp

coding_screen.has_terminal = lambda: True

def open_nothing(self):
    heavy = ("sqlmodel", "sqlalchemy", "spacy", "sklearn", "docx", "openpyxl", "numpy", "lxml")
    print([name for name in heavy if name in sys.modules])
    self.exit(0)

CodingApp._open_study = open_nothing
real = CodingApp.run
CodingApp.run = lambda self: real(self, headless=True)
run(["--study", sys.argv[1], "code"])
"""


def test_nothing_heavy_is_loaded_when_the_frame_is_painted(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    done = subprocess.run([sys.executable, "-c", PROBE, study], capture_output=True, text=True, timeout=60)

    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr


async def press_a_key(app: CodingApp) -> None:
    """Open the screen and press a key."""
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await pilot.press("j")


async def test_a_bug_leaves_without_showing_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Session, *_: object) -> None:
        raise RuntimeError(self.reading.text)

    app = CodingApp(make_study(tmp_path), "anna", "R08.txt")
    monkeypatch.setattr(Session, "press", fail)
    with pytest.raises(RuntimeError):
        await press_a_key(app)
    app.close_study()

    assert isinstance(app.failure, RuntimeError)
    assert app._exit_renderables == []


async def test_letters_and_colours_are_as_they_were_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    make_study(tmp_path)
    looks = tmp_path / "looks.json"
    async with screen(tmp_path, looks=looks) as (app, pilot):
        first = app.frame.scheme
        await pilot.press("ctrl+t", ",", "=", "ctrl+q")
        chosen = app.frame.scheme
    async with screen(tmp_path, looks=looks) as (app, pilot):
        assert app.frame.scheme is chosen is not first
        assert session_of(app).key_mode == "letters"
        assert session_of(app).by_letter == "all"
        await pilot.press("escape", "ctrl+q")
    async with screen(tmp_path, looks=looks) as (app, _):
        assert app.frame.scheme is chosen
        assert session_of(app).key_mode == "read"
