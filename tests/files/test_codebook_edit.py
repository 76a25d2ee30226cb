"""Edits of a hand-written codebook."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from qual.core.codebook import Code, Codebook
from qual.errors import ChangedOnDiskError, MaterialError
from qual.files import codebook_edit
from qual.files.codebook_edit import edited_text, save_codebook
from qual.files.codebook_file import codebook_of, read_codebook

HAND = """\
# De codes van de proef.
# Tweede regel.

# --- Werk ---
- id: werk
  name: Werk      # wat iemand doet
  tag: WE
  definition: >-
    Alles over
    werk.

  # voorbeelden uit de proefronde
  examples:
    - ik   werk
    - "een: twee"
  cues: [werk*,  baan]
  children:
    # eerst het geld
    - id: loon
      name: Loon
      key: "1"

    - id: uren
      name: Uren
      definition: |
        Eén.

        Twee.
  include: Ook vrijwillig.

# --- Rest ---

# wat overblijft
- id: rest
  name: Rest
- {id: weg, name: Weg}   # in één regel
# slot
"""


def codebook() -> Codebook:
    """The codebook that the text states."""
    return codebook_of(HAND, "codes.yaml")[0]


def with_code(identity: str, **fields: object) -> Codebook:
    """The codebook with one code changed."""
    return Codebook(
        tuple(replace(code, **fields) if code.id == identity else code for code in codebook())  # type: ignore[arg-type] # fields by name
    )


def changed_lines(wanted: Codebook) -> list[str]:
    """The lines that an edit takes out, then those that it puts in."""
    lines = list(difflib.ndiff(HAND.split("\n"), edited_text(HAND, wanted).split("\n")))
    return [line for sign in "-+" for line in lines if line[0] == sign]


def test_an_unchanged_codebook_is_the_same_text() -> None:
    assert edited_text(HAND, codebook()) == HAND


def test_a_new_name_changes_one_line_and_keeps_its_comment() -> None:
    assert changed_lines(with_code("werk", name="Werk: nu")) == [
        "-   name: Werk      # wat iemand doet",
        '+   name: "Werk: nu"      # wat iemand doet',
    ]


def test_lists_keep_their_manner() -> None:
    assert changed_lines(with_code("werk", examples=("ja",), cues=("een", "b, c"))) == [
        "-     - ik   werk",
        '-     - "een: twee"',
        "-   cues: [werk*,  baan]",
        "+     - ja",
        '+   cues: [een, "b, c"]',
    ]


def test_a_field_comes_and_goes() -> None:
    assert changed_lines(with_code("loon", definition="Alles.", key="")) == [
        '-       key: "1"',
        "+       definition: Alles.",
    ]


def test_a_field_below_the_children_is_found() -> None:
    assert changed_lines(with_code("werk", include="Niets.")) == [
        "-   include: Ook vrijwillig.",
        "+   include: Niets.",
    ]


def test_a_long_text_is_folded() -> None:
    lines = changed_lines(with_code("rest", definition="woord " * 30))

    assert lines[0] == "+   definition: >-"
    assert all(len(line) < 104 for line in lines)


def test_a_code_that_goes_leaves_the_others_and_the_headings() -> None:
    kept = Codebook(tuple(code for code in codebook() if code.id != "rest"))

    assert changed_lines(kept) == ["- # wat overblijft", "- - id: rest", "-   name: Rest"]


def test_a_code_that_moves_takes_its_lines_along() -> None:
    others = [code for code in codebook() if code.id != "uren"]
    moved = Codebook((*others, replace(codebook()["uren"], parent="rest")))

    text = edited_text(HAND, moved)
    assert "  name: Rest\n  children:\n\n    - id: uren\n      name: Uren\n" in text
    assert "# --- Rest ---\n" in text


def test_a_new_code_is_written_in_full() -> None:
    text = edited_text(
        HAND, Codebook((*codebook().codes, Code("nieuw", "Nieuw", parent="loon", cues=("a*",))))
    )

    assert '      children:\n        - id: nieuw\n          name: Nieuw\n          cues: ["a*"]\n' in text


def test_an_empty_codebook_gets_its_first_code_below_the_explanation() -> None:
    assert edited_text("# uitleg\n", Codebook((Code("a", "A"),))) == "# uitleg\n\n- id: a\n  name: A\n"


def test_a_codebook_that_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(MaterialError, match="key '1' is used twice"):
        edited_text(HAND, with_code("uren", key="1"))


TEXTS = some.text(alphabet="ab :#-'\"\\[]{},&*!|>%@`\n\té€\u2028\x85\x07yn0.~", max_size=60)


@given(TEXTS, TEXTS, some.lists(TEXTS, max_size=3))
def test_any_text_comes_back_as_it_was(name: str, definition: str, examples: list[str]) -> None:
    wanted = with_code(
        "loon", name=name.strip() or "x", definition=definition.strip(), examples=_said(examples)
    )
    text = codebook_edit._put_together(HAND, wanted)

    assert codebook_of(text, "codes.yaml")[0] == wanted


@given(some.permutations(["werk", "loon", "uren", "rest", "weg", "nieuw"]), some.data())
def test_any_tree_comes_back_as_it_was(order: list[str], data: some.DataObject) -> None:
    codes: list[Code] = []
    for name in order[: data.draw(some.integers(1, 6))]:
        parent = data.draw(some.sampled_from(["", *(code.id for code in codes)]))
        codes.append(replace(codebook().get(name) or Code(name, "Nieuw"), parent=parent))
    wanted = Codebook(tuple(sorted(codes, key=lambda code: _path(codes, code))))
    text = codebook_edit._put_together(HAND, wanted)

    assert codebook_of(text, "codes.yaml")[0] == wanted


def _said(texts: list[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _path(codes: list[Code], code: Code) -> list[int]:
    """Where the code stands in the tree, so that children follow their parent."""
    above = next((each for each in codes if each.id == code.parent), None)
    return [*(_path(codes, above) if above else []), codes.index(code)]


@pytest.mark.parametrize("data", [HAND.encode(), b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode()])
def test_saving_keeps_line_ends_and_mark(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "codes.yaml"
    path.write_bytes(data)
    file = read_codebook(path)

    assert save_codebook(file, file.codebook) is file
    assert path.read_bytes() == data
    saved = save_codebook(file, with_code("rest", name="Over"))
    assert path.read_bytes() == data.replace(b"name: Rest", b"name: Over") == saved.data
    assert read_codebook(path).codebook == saved.codebook


def test_a_file_that_changed_since_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text(HAND)
    file = read_codebook(path)
    path.write_text(HAND + "# bas was hier\n")

    with pytest.raises(ChangedOnDiskError):
        save_codebook(file, with_code("rest", name="Over"))
    assert path.read_text().endswith("# bas was hier\n")
