from __future__ import annotations

from pathlib import Path

from qual.actions.code_passages import codings_in, put_codes, read_codebook, remove_codings
from qual.core.span import Span
from qual.tui.marks import pinned
from tests.tui.plain.material import talking, told


def put(folder: Path) -> list[tuple[str, str]]:
    """What anna coded in the long transcript: words and code."""
    with talking(folder) as plain:
        return [(each.text, each.code) for each in codings_in(plain.study, "R08.txt") if each.coder == "anna"]


def test_a_number_puts_the_code_on_the_sentence_where_one_is(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        first = plain.study
        told(plain, "turn 2", "j")
        number = next(line.split()[0] for line in told(plain, "codes"))
        said = told(plain, number)

        assert said[0].startswith("Coded: ")
        [coding] = codings_in(first, "R08.txt")
        assert coding.text == "Ik wilde weer meedoen."


def test_several_numbers_put_several_codes_and_the_same_twice_puts_none(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 2", "1 2")
        again = told(plain, "1 2")

    assert len(put(tmp_path)) == 2
    assert again[0].startswith("Already there: ")


def test_what_was_told_is_there_after_a_restart_and_can_be_taken_back(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 2", "1")
    before = put(tmp_path)
    with talking(tmp_path) as plain:
        said = told(plain, "z")

    assert len(before) == 1
    assert said[0].startswith("undone")
    assert put(tmp_path) == []


def test_a_large_change_is_taken_back_where_yes_is_typed_with_it(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        made = [put_codes(plain.study, "R08.txt", Span(at, at + 1), ["geld"]) for at in range(21)]
        remove_codings(plain.study, [each.id for one in made for each in one])
    with talking(tmp_path) as plain:
        assert told(plain, "z") == ["Take back: took a coding out (21 codings)? z yes takes it back."]
        assert told(plain, "z yes")[0].startswith("undone")
    assert len(put(tmp_path)) == 21


def test_a_new_code_is_put_under_the_theme_that_is_named(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        theme = told(plain, "codes")[0].split(" ", 1)[1]
        told(plain, "turn 2", f"new {theme}: Buurt")
        row = next(line for line in told(plain, "codes") if "Buurt" in line)

        assert row.endswith(f"{theme}: Buurt")


def test_in_vivo_names_the_code_by_the_selected_words(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 2", '"weer meedoen"')
        assert told(plain, "i")[0] == "New code: weer meedoen."

    assert [text for text, _ in put(tmp_path)] == ["weer meedoen"]


def test_words_that_stand_twice_or_nowhere_select_nothing(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 2")

        assert "do not stand" in told(plain, '"op de maan"')[0]
        assert plain.place.selection is None


def test_edges_memo_and_uncode_go_by_the_number_of_the_coding(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 2", "1", "2")
        assert told(plain, "u")[0].startswith("Which one?")
        assert told(plain, "m 1 een gedachte")[0] == "Memo kept."
        assert any("Memo: een gedachte" in line for line in told(plain, "here"))
        told(plain, "s", "e 1")
        assert told(plain, "u 9") == ["There is no coding 9 here."]
        told(plain, "u 2")

    assert len(put(tmp_path)) == 1


def test_a_search_goes_on_with_every_slash_and_round_the_end(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        places = [told(plain, "/ nu")[0], told(plain, "/")[0], told(plain, "/")[0]]

    assert places == ["1 of 2.", "2 of 2.", "1 of 2."]


def test_nobody_can_change_what_another_coder_put(tmp_path: Path) -> None:
    with talking(tmp_path, coder="bas") as plain:
        told(plain, "turn 2", "1")
    with talking(tmp_path) as plain:
        assert told(plain, "turn 2", "u") == ["There is no coding of yours here."]


def test_what_is_not_understood_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        assert told(plain, "verwijder alles")[0].startswith("Not understood: verwijder.")
        assert told(plain, "99") == ["There is no code 99; type codes for the list."]

    assert put(tmp_path) == []


def test_leaving_keeps_the_place(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        told(plain, "turn 4", "quit")
        assert plain.done
    with talking(tmp_path, transcript=None) as plain:
        assert plain.place.turn.index == 3


def test_every_command_of_the_help_is_understood(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        for line in told(plain, "?"):
            for command in line.split(":")[0].replace("enter", "").split(", "):
                if command != "quit":
                    assert "Not understood" not in " ".join(plain.answer(command)), command


def test_a_code_has_the_number_that_is_its_digit_on_the_screen(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        digits = pinned(read_codebook(plain.study))
        listed = dict(line.split(" ", 1) for line in told(plain, "codes"))

        assert digits["1"] != plain.codes[0].id, "a theme with codes below it has no digit"
        for digit, code in digits.items():
            assert listed[digit if digit != "0" else "10"].endswith(plain.name(code))
        assert len(listed) == len(plain.codes)
