"""The other screens on the running program: burst keys, pointer, and the way back."""

from __future__ import annotations

from pathlib import Path

from textual import events

from qual.tui.app import CodingApp
from qual.tui.rows import Rows
from tests.tui.test_app import make_study, screen, session_of


def board_text(app: CodingApp) -> str:
    """What the board shows."""
    return app.query_one("#board", Rows).text


async def test_keys_in_one_burst_open_a_screen_make_a_code_and_come_back_to_the_text(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        keys = ["g", "b", "n", *"Nieuw", "enter", "escape", "c", *"nieuw", "enter"]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()

        assert not app.boards
        assert "nieuw" in session_of(app).codebook
        assert [each.code for each in session_of(app).page.index.codings] == ["nieuw"]


async def test_a_passage_opens_in_its_transcript_at_its_place(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "g", "b")
        assert "CODEBOOK" in app.query_one("#title", Rows).text
        await pilot.press("/", *"geld", "enter", "enter")
        assert "PASSAGES" in app.query_one("#title", Rows).text
        await pilot.press("enter")

        assert not app.boards
        coding = session_of(app).page.index.codings[0]
        assert session_of(app).hand.cursor == coding.span.start


async def test_rows_are_marked_and_opened_by_pointer_and_the_footer_can_be_clicked(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("g", "p")
        await pilot.click("#board", offset=(5, 2))
        assert app.boards[-1].key == "R08"
        await pilot.click("#board", offset=(5, 2))
        assert len(app.boards) == 2
        at = app.query_one("#footer", Rows).text.index("back")
        await pilot.click("#footer", offset=(at, 0))
        assert len(app.boards) == 1


async def test_an_undo_on_another_screen_is_seen_in_the_text(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "1")
        assert len(session_of(app).page.index.codings) == 1
        await pilot.press("g", "h", "u", "escape")

        assert len(session_of(app).page.index.codings) == 0


async def test_help_lists_the_keys_of_the_screen_that_it_was_asked_on(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("g", "b", "?")
        assert "merge it into another code" in board_text(app)
        await pilot.press("escape", "escape")
        assert not app.boards


async def test_bookmarks_memos_marks_and_done_are_set_from_the_text(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "1", "*", "b", "g", "x", "M", *"let op", "enter")
        assert session_of(app).notice is not None
        await pilot.press("g", "m")
        assert "let op" in board_text(app)
        await pilot.press("escape", "g", "k")
        assert "R08.txt" in board_text(app)


async def test_backspace_goes_back_to_the_list_that_was_left_for_the_text(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "g", "t", "2", "/", *"geld", "enter", "right", "right", "enter")
        assert [each.mode for each in app.boards] == ["matrix", "passages"]
        await pilot.press("enter")
        assert not app.boards
        await pilot.press("backspace")
        assert [each.mode for each in app.boards] == ["matrix", "passages"]
        await pilot.press("escape")
        assert app.boards[-1].state.column == 2
        assert app.boards[-1].state.filter == "geld"
        await pilot.press("escape", "escape", "backspace")

        assert not app.boards
        notice = session_of(app).notice
        assert notice
        assert notice.trouble


async def test_a_list_that_was_left_does_not_come_back_to_who_works_blind_since(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "g", "t", "/", *"geld", "enter", "enter", "enter")
        assert not app.boards
        await pilot.press("g", "v", "backspace")

        assert not app.boards


async def test_tables_and_their_cells_are_shown_and_opened_by_pointer(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "g", "t")
        at = board_text(app).splitlines()[0].index("matrix")
        await pilot.click("#board", offset=(at, 0))
        assert [each.mode for each in app.boards] == ["matrix"]
        rows = board_text(app).splitlines()
        line = next(number for number, row in enumerate(rows) if "Geld" in row)
        column = rows[1].index("R08")
        await pilot.click("#board", offset=(column, line))
        assert app.boards[-1].state.column == 2
        await pilot.click("#board", offset=(column, line))
        assert [each.mode for each in app.boards] == ["matrix", "passages"]


async def test_what_has_a_key_can_also_be_done_by_typing_its_name(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "ctrl+p", *"undo", "enter")
        assert not app.boards
        assert not session_of(app).page.index.codings
        await pilot.press("ctrl+p", *"search in this transcript", "enter", *"geld")
        assert session_of(app).purpose == "search"
        assert session_of(app).page.hits


async def test_the_number_behind_a_code_of_the_pane_opens_its_passages_and_its_name_puts_it_on(
    tmp_path: Path,
) -> None:
    async with screen(make_study(tmp_path), size=(140, 40)) as (app, pilot):
        await pilot.press("J", "2")
        side = app.query_one("#side", Rows)
        row = next(at for at, line in enumerate(side.text.splitlines()) if "Geld" in line)
        await pilot.click("#side", offset=(side.size.width - 2, row))
        assert [each.mode for each in app.boards] == ["passages"]
        assert len(app.boards[-1].rows) == 1
        await pilot.press("escape", "J")
        await pilot.click("#side", offset=(8, row))
        assert len(session_of(app).page.index.codings) == 2


async def test_the_palette_opens_on_top_of_another_screen_and_leads_back_to_it(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("g", "b", "ctrl+p", *"code: Geld", "enter")
        assert [each.mode for each in app.boards] == ["codebook", "passages"]
        await pilot.press("escape", "ctrl+p", "escape")

        assert [each.mode for each in app.boards] == ["codebook"]


async def test_everything_can_be_reached_by_pointer_alone(tmp_path: Path) -> None:
    async with screen(make_study(tmp_path), size=(80, 40)) as (app, pilot):
        await pilot.click("#title", offset=(3, 0))
        assert app.boards[-1].question
        await pilot.press("escape", "g", "b")
        await pilot.click("#footer", offset=(app.query_one("#footer", Rows).text.index("help"), 0))
        lines = board_text(app).splitlines()
        at = next(number for number, line in enumerate(lines) if "sort" in line)
        for _ in range(2):
            await pilot.click("#board", offset=(30, at))

        assert [each.mode for each in app.boards] == ["codebook"]
        assert "sorted by use" in app.query_one("#title", Rows).text


async def test_the_chapter_is_written_beside_the_screen_and_said_to_be(tmp_path: Path) -> None:
    folder = make_study(tmp_path)
    async with screen(folder) as (app, pilot):
        await pilot.press("J", "1", "g", "t", "x", "enter")
        await pilot.press(*["backspace"] * 30, *"h.md", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "wrote h.md; quotes found back: 1" in app.boards[-1].notice
        assert "qual_q_" in (folder / "h.md").read_text(encoding="utf-8")
        await pilot.press("x", "enter", *["backspace"] * 30, *"h.pdf", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "reports are written as .docx" in app.boards[-1].notice
        assert not (folder / "h.pdf").exists()


async def test_what_has_no_room_in_the_footer_is_done_from_the_help_by_pointer_alone(tmp_path: Path) -> None:
    async def click_on(words: str, where: str = "#board") -> None:
        lines = app.query_one(where, Rows).text.splitlines()
        line = next(at for at, text in enumerate(lines) if words in text)
        await pilot.click(where, offset=(lines[line].index(words), line))

    async with screen(make_study(tmp_path)) as (app, pilot):
        await pilot.press("J", "2", "g", "b")
        await click_on("back", "#footer")
        assert not app.boards
        await pilot.press("g", "b")
        before = len(session_of(app).codebook)
        names = [row.key for row in app.boards[-1].rows]
        await click_on("help", "#footer")
        await click_on("merge it into another code")
        await click_on("merge it into another code")
        assert app.boards[-1].question is not None
        await pilot.click("#board", offset=(4, 0))
        await click_on("yes", "#footer")
        await click_on("Enter", "#footer")
        assert [each.mode for each in app.boards] == ["codebook"]
        assert len(app.boards[-1].rows) == before - 1
        await click_on("help", "#footer")
        help_board = app.boards[-1]
        for _ in range(40):
            app.frame.board.on_mouse_scroll_down(wheel(3, 3))
        await pilot.pause()
        assert help_board.state.marked > 20
        await click_on("take the last change back")
        await click_on("take the last change back")
        await click_on("Ctrl+Z")
        assert [row.key for row in app.boards[-1].rows] == names


async def test_the_wheel_reads_on_in_the_detail_and_the_edge_of_the_heads_shows_more_columns(
    tmp_path: Path,
) -> None:
    async with screen(make_study(tmp_path), size=(60, 15)) as (app, pilot):
        await pilot.press("J", "2", "g", "t")
        board = app.boards[-1]
        marked = board.key
        line = next(at for at, text in enumerate(board_text(app).splitlines()) if text.startswith("─"))
        app.frame.board.on_mouse_scroll_down(wheel(5, line + 1))
        app.frame.board.on_mouse_scroll_down(wheel(5, line + 1))
        await pilot.pause()
        assert (board.key, board.state.detail_top) == (marked, 2)
        app.frame.board.on_mouse_scroll_down(wheel(5, 3))
        await pilot.pause()
        assert board.key != marked
        await pilot.press("8")
        heads = board_text(app).splitlines()[1]
        assert heads.rstrip().endswith("›")
        for _ in range(12):
            await pilot.click("#board", offset=(len(heads.rstrip()) - 1, 1))
        assert board_text(app).splitlines()[1].startswith("‹")


def wheel(x: int, y: int) -> events.MouseScrollDown:
    """A turn of the wheel over a place of the board."""
    return events.MouseScrollDown(
        None, x, y, 0, 1, button=0, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
    )
