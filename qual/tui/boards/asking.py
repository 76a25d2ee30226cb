"""What a board asks, being answered: typing, choosing, and leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.core.words import say
from qual.tui.entry import EDITS

if TYPE_CHECKING:
    from qual.tui.boards.board import Asked, Board, Question


def write(board: Board, characters: str) -> None:
    """Take pasted text where text is typed."""
    question = board.question
    if question is None or question.is_yes_or_no:
        return
    lines = characters.replace("\r\n", "\n").replace("\r", "\n")
    keep = "\n" if question.is_long else " "
    text = "".join(each if each.isprintable() else keep for each in lines)
    if question.chooser:
        question.chooser.entry.write(text)
        question.chooser.narrow()
    elif question.entry:
        question.entry.write(text)


def keep(board: Board) -> None:
    """Take a long text as it is, for the program is being left."""
    question = board.question
    if question and question.is_long and question.entry and question.entry.text != question.before:
        question.then(question.entry.text)


def _answer_sure(board: Board, question: Question, command: str | None) -> Asked:
    """Take a key while yes or no is asked."""
    if command == "yes":
        board.question, board.was_sure = None, True
        return question.then("") or ()
    if command == "no":
        board.question = None
        board.told(say("board.not_done"))
    return ()


def answer(board: Board, command: str | None, character: str | None) -> Asked:
    """Take a key while something is asked."""
    question = board.question
    if question is None:
        return ()
    if question.is_yes_or_no:
        return _answer_sure(board, question, command)
    entry = question.chooser.entry if question.chooser else question.entry
    if command == "close":
        board.question = None
        if question.is_long and entry and entry.text != question.before:
            board.dropped[question.prompt] = entry.text
            board.told(say("board.dropped"))
        return ()
    if command in ("accept", "choose"):
        board.question = None
        if question.chooser:
            option = question.chooser.option
            return (question.then(str(option)) or ()) if option is not None else ()
        return question.then(entry.text if entry else "") or ()
    if command == "new-line" and question.is_long and entry:
        entry.write("\n")
    elif command in ("board-detail-down", "board-detail-up"):
        board.scroll_detail(3 if command == "board-detail-down" else -3)
    elif command == "row-down" and question.chooser:
        question.chooser.move(1)
    elif command == "row-up" and question.chooser:
        question.chooser.move(-1)
    elif command in EDITS and entry:
        entry.edit(command)
        if question.chooser:
            question.chooser.narrow()
    elif character and character.isprintable() and entry:
        entry.write(character)
        if question.chooser:
            question.chooser.narrow()
    return ()
