"""The codebook as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.core.codebook import Code, Codebook, ResearchQuestion
from qual.errors import MaterialError
from qual.files.codebook_file import codebook_of, read_codebook, read_questions, unknown_questions

TWO = """
# De codes van de proef.
- id: werk
  name: "Werk: nu"
  tag: WE
  colour: blue
  definition: >-
    Alles over
    werk.
  examples:
    - ik werk
  cues: [werk*, baan]
  children:
    - id: loon
      name: Loon
      key: 1
      replaces: geld
"""


def test_every_field_is_read_and_children_know_their_parent() -> None:
    codebook, notices = codebook_of(TWO, "codes.yaml")

    assert notices == []
    assert codebook == Codebook(
        (
            Code(
                "werk",
                "Werk: nu",
                definition="Alles over werk.",
                examples=("ik werk",),
                cues=("werk*", "baan"),
                colour="blue",
                tag="WE",
            ),
            Code("loon", "Loon", parent="werk", key="1", replaces=("geld",)),
        )
    )


@pytest.mark.parametrize("text", ["", "# nog niets\n", "---\n", "[]\n"])
def test_a_codebook_may_be_empty(text: str) -> None:
    assert codebook_of(text, "codes.yaml") == (Codebook(), [])


def test_values_are_text_as_written() -> None:
    codebook, _ = codebook_of(
        "- id: 007\n  name: no\n  definition: 2024-01-01\n  cues: [yes, 1.0]\n", "codes.yaml"
    )

    assert codebook.codes == (Code("007", "no", definition="2024-01-01", cues=("yes", "1.0")),)


def test_an_unknown_field_is_passed_over_and_said() -> None:
    codebook, [notice] = codebook_of("- id: a\n  name: A\n  defnition: x\n", "codes.yaml")

    assert codebook.codes == (Code("a", "A"),)
    assert (notice.where, notice.hint) == ("codes.yaml:3", "did you mean 'definition'?")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("- id: a\n\tname: A\n", 2, "tab"),
        ("- id: a\n  name: A\n- id: a\n  name: B\n", 3, "the id 'a' is used twice, first on line 1"),
        ("- name: A\n", 1, "has no id"),
        ("- id: a\n", 1, "has no name"),
        ("- id: a b\n  name: A\n", 1, "is no id"),
        ("- id: a\n  name: A\n  name: B\n", 3, "twice"),
        ("- id: a\n  name: A\n  key: 12\n", 3, "no digit"),
        ("- {id: a, name: A, key: 1}\n- {id: b, name: B, key: 1}\n", 2, "the key '1' is used twice"),
        ("- {id: a, name: A, tag: X}\n- {id: b, name: B, tag: X}\n", 2, "the tag 'X' is used twice"),
        ("- {id: a, name: A}\n- {id: b, name: B, replaces: [a]}\n", 2, "still a code"),
        ("- {id: a, name: A, replaces: [c]}\n- {id: b, name: B, replaces: [c]}\n", 2, "taken over twice"),
        ("- id: a\n  name: A\n  cues: {b: c}\n", 3, "no list"),
        ("- id: a\n  name: A\n  children: b\n", 3, "no list of codes"),
        ("- id: a\n  name: A: B\n", 2, "second colon"),
        ("- id: a\n  name: *A\n", 2, "begins with *"),
        ("- id: a\n  name: [A\n", 3, "expected"),
        ("id: a\nname: A\n", 1, "no list of codes"),
        ("- a\n", 1, "no code"),
        ("- &a\n  id: a\n  name: A\n  children: [*a]\n", 1, "too deep"),
        ("- id: a\n  name: A\x07\n", 2, "control character"),
        ("- " + "[" * 5000, 0, "no YAML"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_a_way_out(text: str, line: int, what: str) -> None:
    with pytest.raises(MaterialError) as refusal:
        codebook_of(text, "codes.yaml")

    problem = next(problem for problem in refusal.value.problems if what in problem.what)
    assert problem.where == (f"codes.yaml:{line}" if line else "codes.yaml")
    assert problem.hint


def test_a_codebook_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match="is not there"):
        read_codebook(tmp_path / "codes.yaml")


def test_questions_are_read_and_codes_are_held_against_them(tmp_path: Path) -> None:
    (tmp_path / "questions.yaml").write_text("- id: waarom\n  question: Waarom werkt iemand?\n")
    questions = read_questions(tmp_path / "questions.yaml")
    codebook = Codebook((Code("a", "A", questions=("waarom", "warom")),))

    assert questions == [ResearchQuestion("waarom", "Waarom werkt iemand?")]
    assert [problem.hint for problem in unknown_questions(codebook, questions, "x")] == [
        "did you mean 'waarom'?"
    ]


def test_a_study_may_have_no_questions(tmp_path: Path) -> None:
    assert read_questions(tmp_path / "questions.yaml") == []


@pytest.mark.parametrize("text", ["- id: a\n", "a\n", "- {id: a, question: b}\n- {id: a, question: c}\n"])
def test_a_question_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "questions.yaml").write_text(text)

    with pytest.raises(MaterialError, match=r"questions\.yaml:\d"):
        read_questions(tmp_path / "questions.yaml")
