"""Published tables under attack: invented studies with small cells, and a reader who computes."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import pytest

from qual.core.codebook import ResearchQuestion
from qual.core.disclosure import is_small
from qual.core.evidence import evidence
from qual.core.matrix import Matrix, by_attribute, together
from qual.core.panel import panel
from qual.core.panel_change import changes, moves
from qual.core.protection import Asked, Protected, protect
from qual.core.publication import Cell, cell_of, hidden_cells, tallies_in
from qual.core.published_answers import answer_figures, answer_numbers
from qual.core.published_matrix import (
    attribute_figures,
    category_figures,
    hidden_together,
    hidden_with_bases,
    matrix_numbers,
    place_of_base,
    places_in,
)
from qual.core.published_panel import (
    PARTS,
    moves_figures,
    panel_figures,
    panel_numbers,
    parts_of,
    place_of_part,
)
from qual.core.theme import CodeLine, ThemeReport
from qual.core.transcript import turn_places
from qual.statistics.suppression import told
from tests.invented import BOOK, SETTINGS, Invented, invented
from tests.reader import Reader, is_kept

SEEDS = range(3)


def read_chapter(found: ThemeReport, threshold: int) -> Reader:
    """A reader who has a published chapter."""
    hidden = hidden_cells(found, threshold, partial(told, threshold=threshold))
    reader = Reader()
    for each in tallies_in(found):
        number = len(each.respondents)
        reader.meets(cell_of(each), len(each.base), None if cell_of(each) in hidden else number)
    for theme in found.themes:
        lines = [CodeLine(theme.code, 0, theme.tallies, theme.waves), *theme.lines]
        rows = [[cell_of(each) for each in (*line.tallies, *line.waves)] for line in lines]
        bases = [len(each.base) for each in (*lines[0].tallies, *lines[0].waves)]
        for place in range(3):
            for row in rows[1:]:
                reader.knows(
                    {row[place]: 1, rows[0][place]: -1} if row[place] != rows[0][place] else {}, high=0
                )
            parts = dict.fromkeys((row[place] for row in rows[1:]), -1)
            parts[rows[0][place]] = parts.get(rows[0][place], 0) + 1
            reader.knows(parts, high=0)
        for whole, one, two in rows:
            reader.knows({one: 1, whole: -1}, high=0)
            reader.knows({two: 1, whole: -1}, high=0)
            reader.knows({one: 1, two: 1, whole: -1}, 0, bases[1] + bases[2] - bases[0])
    return reader


def wholes(found: ThemeReport) -> dict[str, Cell]:
    """The chapter's cell of each code over all waves."""
    cells = {theme.code.id: cell_of(theme.tallies[0]) for theme in found.themes}
    lines = [line for theme in found.themes for line in theme.lines if not line.direct]
    return cells | {line.code.id: cell_of(line.tallies[0]) for line in lines}


def assert_chapter_is_kept(found: ThemeReport, reader: Reader, threshold: int) -> None:
    """Also with the table beside it, no small number of the chapter can be told."""
    for each in tallies_in(found):
        low, high = reader.between({cell_of(each): 1})
        assert is_kept(len(each.respondents), len(each.base), low, high, threshold), cell_of(each)


def published(found: ThemeReport, asked: Asked, threshold: int) -> Protected:
    made = protect(found, asked, threshold, {}, told)
    assert not made.told
    return made


def asked_by_attribute(matrices: list[Matrix], threshold: int) -> Asked:
    return Asked(
        matrix_numbers(matrices),
        lambda beside, hidden: attribute_figures(matrices, beside, hidden),
        with_others=lambda hidden: hidden_with_bases(matrices, hidden, threshold),
        first=lambda given: category_figures(matrices, given),
    )


@pytest.mark.parametrize(("seed", "threshold"), [(seed, 3 + 2 * (seed % 2)) for seed in range(5)])
def test_a_matrix_by_an_attribute_tells_no_small_number_beside_the_chapter(seed: int, threshold: int) -> None:
    made: Invented = invented(seed, most=40)
    (matrix,) = by_attribute(made.found, BOOK, made.people, SETTINGS, "kleur")
    hidden = published(made.found, asked_by_attribute([matrix], threshold), threshold).hidden
    reader = read_by_attribute(made, matrix, hidden)
    whole, places = wholes(made.found), places_in(matrix)
    bare = read_by_attribute(made, matrix, hidden.union(*places))
    bases = [place_of_base(matrix, at) for at in range(len(matrix.columns))]
    for base, column in zip(bases, matrix.columns, strict=True):
        assert is_kept(len(column.base), len(matrix.base), *reader.between({base: 1}), threshold)
    for row, code in enumerate(matrix.codes):
        everybody = len(made.found.base_of(code.id, made.found.interviewed[0])) == len(whole[code.id][3])
        for at, place in enumerate(places[row]):
            number, of = len(matrix.cells[row][at].respondents), len(matrix.columns[at].base)
            low, high = reader.between({place: 1})
            if bases[at] in hidden or not is_kept(number, of, *bare.between({place: 1}), threshold):
                assert low < high or not is_small(number, of, threshold)
            else:
                assert is_kept(number, of, low, high, threshold), (place, number, of, low, high)
                assert everybody or not number == of > 0 or low < of, "that all of them do is told"
    assert_chapter_is_kept(made.found, reader, 3)


def read_by_attribute(made: Invented, matrix: Matrix, hidden: Collection[str]) -> Reader:
    """A reader who has the matrix beside the chapter."""
    reader = read_chapter(made.found, 3)
    bases = [place_of_base(matrix, at) for at in range(len(matrix.columns))]
    for base, column in zip(bases, matrix.columns, strict=True):
        reader.meets(base, len(matrix.base), None if base in hidden else len(column.base))
    reader.knows(dict.fromkeys(bases, 1), len(matrix.base), len(matrix.base))
    whole, places = wholes(made.found), places_in(matrix)
    for row, code in enumerate(matrix.codes):
        for at, place in enumerate(places[row]):
            number = len(matrix.cells[row][at].respondents)
            assert place in hidden or bases[at] not in hidden
            reader.meets(place, len(matrix.base), None if place in hidden else number)
            reader.knows({place: 1, bases[at]: -1}, high=0)
            if code.parent:
                above = next(n for n, each in enumerate(matrix.codes) if each.id == code.parent)
                reader.knows({place: 1, places[above][at]: -1}, high=0)
        reader.knows({**dict.fromkeys(places[row], 1), whole[code.id]: -1}, 0, 0)
    return reader


@pytest.mark.parametrize("seed", SEEDS)
def test_a_matrix_of_codes_by_codes_tells_no_small_number_beside_the_chapter(seed: int) -> None:
    made = invented(seed)
    (matrix,) = together(made.found, BOOK, map(turn_places, made.transcripts))
    asked = Asked(
        matrix_numbers([matrix]),
        lambda beside, hidden: (),
        also=lambda beside: hidden_together([matrix], beside, 3),
    )
    hidden = published(made.found, asked, 3).hidden
    reader = read_chapter(made.found, 3)
    whole, places = wholes(made.found), places_in(matrix)
    number = {code.id: at for at, code in enumerate(matrix.codes)}
    for row, code in enumerate(matrix.codes):
        for at, place in enumerate(places[row]):
            people = len(matrix.cells[row][at].respondents)
            reader.meets((row, at), len(matrix.base), None if place in hidden else people)
            reader.knows({(row, at): 1, (at, row): -1} if row != at else {}, 0, 0)
            reader.knows({(row, at): 1, (row, row): -1} if row != at else {}, high=0)
            if code.parent and row != at:
                reader.knows({(row, at): 1, (number[code.parent], at): -1}, high=0)
        reader.knows({(row, row): 1, whole[code.id]: -1}, 0, 0)
        if code.parent:
            reader.knows({(row, number[code.parent]): 1, (row, row): -1}, 0, 0)

    for row in range(len(matrix.codes)):
        for at in range(len(matrix.columns)):
            people = len(matrix.cells[row][at].respondents)
            low, high = reader.between({(row, at): 1})
            assert is_kept(people, len(matrix.base), low, high, 3), (row, at, people, low, high)
    assert_chapter_is_kept(made.found, reader, 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_panel_tells_no_small_number_beside_the_chapter(seed: int) -> None:
    made = invented(seed, most=30)
    seen = panel(made.people, [each.transcript for each in made.transcripts], SETTINGS)
    (change,) = changes(made.found, seen, BOOK)
    asked = Asked(panel_numbers([change]), lambda beside, _: panel_figures([change], beside))
    hidden = published(made.found, asked, 3).hidden
    reader = read_chapter(made.found, 3)
    tallies = {(each.code, each.wave): cell_of(each) for theme in made.found.themes for each in theme.waves}
    for theme in made.found.themes:
        for line in theme.lines:
            if not line.direct:
                tallies |= {(each.code, each.wave): cell_of(each) for each in line.waves}
    whole = wholes(made.found)
    bases = {wave: len(made.found.interviewed[0].waves[wave]) for wave in ("1", "2")}
    everybody = len(made.found.interviewed[0].base)
    for one in change.codes:
        code = one.code.id
        at = {part: place_of_part(change, code, part) for part in PARTS}
        for part, number in parts_of(one).items():
            reader.meets(at[part], one.base, None if at[part] in hidden else number)
        reader.knows({at["kept"]: 1, at["lost"]: 1, at["first"]: -1}, 0, 0)
        reader.knows({at["kept"]: 1, at["gained"]: 1, at["second"]: -1}, 0, 0)
        reader.knows(dict.fromkeys((at[part] for part in PARTS[2:]), 1), one.base, one.base)
        for part, wave in (("first", "1"), ("second", "2")):
            reader.knows({tallies[code, wave]: 1, at[part]: -1}, 0, bases[wave] - one.base)
        three = dict.fromkeys((at[part] for part in ("kept", "gained", "lost")), -1)
        reader.knows({whole[code]: 1, **three}, 0, everybody - one.base)
        reader.knows({tallies[code, "1"]: 1, tallies[code, "2"]: 1, whole[code]: -1, at["kept"]: -1}, 0, 0)
        if one.code.parent:
            for part in ("first", "second", "kept"):
                reader.knows({at[part]: 1, place_of_part(change, one.code.parent, part): -1}, high=0)

    for one in change.codes:
        for part, number in parts_of(one).items():
            low, high = reader.between({place_of_part(change, one.code.id, part): 1})
            assert low < high or not is_small(number, one.base, 3), (one.code.id, part, number)
    assert_chapter_is_kept(made.found, reader, 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_moves_of_an_attribute_tell_no_small_number(seed: int) -> None:
    made = invented(seed, most=60)
    seen = panel(made.people, [each.transcript for each in made.transcripts], SETTINGS)
    moved = moves(made.people, seen, SETTINGS, "trede")
    assert moved is not None
    asked = Asked({}, lambda beside, _: (), apart=tuple(moves_figures([moved], 3)), threshold_apart=3)
    hidden = published(made.found, asked, 3).hidden
    table = [[len(cell) for cell in row] for row in moved.people]
    many = range(len(table))
    reader = Reader()
    numbers = asked.every
    heads = "\n".join(("moves", "trede", "", "1", "2"))
    cell = {(a, b): f"{heads}\n={moved.categories[a]}\n={moved.categories[b]}" for a in many for b in many}
    rows = [f"{heads}\n={moved.categories[a]}\n*" for a in many]
    for place, number in numbers.items():
        reader.meets(place, moved.base, None if place in hidden else number.number)
    for a in many:
        reader.knows({rows[a]: -1, **{cell[a, b]: 1 for b in many}}, 0, 0)
        column = sum(table[b][a] for b in many)
        if column >= max(sum(table[b][c] for b in many) for c in many):
            reader.knows({cell[b, a]: 1 for b in many}, column, column)
    reader.knows(dict.fromkeys(rows, 1), moved.base, moved.base)
    for way, pairs in (
        ("up", [(a, b) for a in many[:-1] for b in many[:-1] if b > a]),
        ("down", [(a, b) for a in many[:-1] for b in many[:-1] if b < a]),
    ):
        reader.knows({f"{heads}\n{way}": -1, **{cell[pair]: 1 for pair in pairs}}, 0, 0)

    assert any(place in hidden for place in numbers)
    for place, number in numbers.items():
        low, high = reader.between({place: 1})
        assert low < high or not is_small(*number, 3), place


@pytest.mark.parametrize("seed", SEEDS)
def test_questions_tell_no_small_number_beside_the_chapter(seed: int) -> None:
    made = invented(seed)
    answered = evidence(made.found, BOOK, [ResearchQuestion("q1", "Waarom?"), ResearchQuestion("q2", "Hoe?")])
    asked = Asked(
        answer_numbers(answered.questions), lambda beside, _: answer_figures(answered.questions, beside)
    )
    hidden = published(made.found, asked, 3).hidden
    reader = read_chapter(made.found, 3)
    whole = wholes(made.found)
    for each in answered.questions:
        place = f"question\n{each.question.id}\ndeelnemer"
        (heard,) = each.heard
        reader.meets(place, len(heard.base), None if place in hidden else len(heard.respondents))
        for code in each.codes:
            reader.knows({whole[code.id]: 1, place: -1}, high=0)
        reader.knows({place: 1, **{whole[code.id]: -1 for code in each.codes}}, high=0)

    for place, number in asked.numbers.items():
        assert is_kept(*number, *reader.between({place: 1}), 3), place
    assert_chapter_is_kept(made.found, reader, 3)
