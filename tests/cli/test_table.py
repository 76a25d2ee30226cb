"""Tables in a terminal."""

from __future__ import annotations

from qual.cli.table import table_lines

WORDS = "Ik wil best werken, maar niet als dat betekent dat ze mij opnieuw gaan keuren."


def test_a_table_that_fits_is_one_line_a_row_with_numbers_to_the_right() -> None:
    lines = list(table_lines(("code", "codings"), [("Geld", "3"), ("  Loon", "12")], 80))

    assert lines == [
        "code    codings",
        "───────────────",
        "Geld          3",
        "  Loon       12",
    ]


def test_prose_is_wrapped_beside_the_other_cells_where_there_is_room() -> None:
    lines = list(table_lines(("turn", "words"), [("7", WORDS)], 50))

    assert lines[2].startswith("   7  Ik wil best")
    assert all(len(line) <= 50 for line in lines)
    assert " ".join(line[6:] for line in lines[2:]) == WORDS


def test_prose_stands_below_where_the_other_cells_leave_no_room() -> None:
    name = "een-transcript-met-een-lange-naam.docx"
    lines = list(table_lines(("transcript", "words"), [(name, WORDS), (name, "Kort.")], 52))

    assert lines[0] == "transcript"
    assert lines[2] == name
    assert " ".join(line.strip() for line in lines[3:5]) == WORDS
    assert lines[5:] == [name, "    Kort."]


def test_nothing_is_cut_off_in_a_narrow_terminal() -> None:
    rows = [("R01-2024.txt", "interview met twee mensen tegelijk", "2024", "een, twee, drie, vier")]
    lines = list(table_lines(("transcript", "kind", "wave", "speakers"), rows, 48))

    written = " ".join(lines).split()
    assert all(len(line) <= 48 for line in lines)
    assert "R01-2024.txt" in written
    assert set(" ".join(rows[0]).split()) <= set(written)
