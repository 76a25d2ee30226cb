"""Columns as wide as their words."""

from qual.exports.crossings import beside
from qual.exports.report import PAGE_WIDTH, Column, Row, Table
from qual.exports.table_width import HEAD_SIZE, PADDING, fitted, lines_of, longest_word


def _table(widths: list[float], head: list[str], *rows: list[str]) -> Table:
    header = (tuple((text, 1) for text in head),)
    columns = tuple(Column(width) for width in widths)
    return Table("t", "", columns, header, tuple(Row(tuple(row)) for row in rows))


def test_a_column_is_as_wide_as_its_longest_word_at_the_cost_of_one_with_room() -> None:
    made = _table([1.0, 15.0], ["respondenten", "woorden"], ["R01", "kort"])

    first, second = fitted(made)

    assert first >= longest_word("respondenten", HEAD_SIZE, is_bold=True) + PADDING
    assert abs(first + second - PAGE_WIDTH) < 0.001


def test_a_table_whose_words_fit_keeps_its_widths() -> None:
    assert fitted(_table([5.0, 4.0], ["code", "n"], ["Angst", "4"])) == (5.0, 4.0)


def test_no_table_is_wider_than_the_page_however_long_its_words() -> None:
    made = _table([4.0] * 4, ["x" * 60] * 4, ["y"] * 4)

    assert abs(sum(fitted(made)) - PAGE_WIDTH) < 0.001


def test_a_row_takes_a_line_for_each_that_it_has_and_for_what_runs_over() -> None:
    assert lines_of(Row(("a\nb\nc", "kort")), (5.0, 5.0)) == 3
    assert lines_of(Row(("woord " * 40, "kort")), (5.0, 5.0)) > 5


def test_columns_of_a_matrix_are_shared_out_over_tables_of_about_one_size() -> None:
    heads = [f"R{at:02}" for at in range(1, 18)]

    places = list(beside(heads))

    assert [at for each in places for at in each] == list(range(17))
    assert max(map(len, places)) - min(map(len, places)) <= 1
    assert list(beside([])) == []
