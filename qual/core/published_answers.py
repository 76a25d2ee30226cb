"""Research questions as they are published: who says something to each, of how many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from qual.core.evidence import Evidence
from qual.core.figures import Figures, Limit, Number, equal, limit
from qual.core.linked import Beside, chapter_place


def place_of_answer(found: Evidence, perspective: str) -> str:
    """The place that the number of a question has."""
    return "\n".join(("question", found.question.id, perspective))


def answer_numbers(questions: Iterable[Evidence]) -> dict[str, Number]:
    """Every number that the questions print, by its place."""
    return {
        place_of_answer(each, heard.perspective): Number(len(heard.respondents), len(heard.base))
        for each in questions
        for heard in each.heard
        if each.codes
    }


def answer_figures(questions: Iterable[Evidence], beside: Beside) -> Iterator[Figures]:
    """The numbers of all questions in each perspective.

    They are no fewer than those of any of its codes, and no more than of all its codes together.
    """
    asked = [each for each in questions if each.codes]
    codebook = beside.found.codebook
    for group in beside.found.interviewed:
        perspective = group.perspective
        cells: dict[Hashable, Number] = {}
        limits: list[Limit] = []
        pairs = []
        for each in asked:
            place = place_of_answer(each, perspective)
            heard = next(one for one in each.heard if one.perspective == perspective)
            cells[place] = Number(len(heard.respondents), len(heard.base))
            wholes = [beside.cells[code.id, perspective, None] for code in each.codes]
            pairs += [(codebook.theme_of(code.id), perspective) for code in each.codes]
            if len(wholes) == 1:
                limits += equal([(place, 1), (wholes[0], -1)])
                continue
            limits += [limit([(whole, 1), (place, -1)]) for whole in wholes]
            limits.append(limit([(place, 1), *((whole, -1) for whole in wholes)]))
        if cells:
            yield beside.joined(pairs, cells, limits)


def same_as_a_code(questions: Iterable[Evidence], perspective: str) -> Iterator[tuple[str, str]]:
    """The places of questions with one code, with the place of that code's number in a chapter."""
    for each in questions:
        if len(each.codes) == 1:
            yield place_of_answer(each, perspective), chapter_place(each.codes[0].id, perspective)
