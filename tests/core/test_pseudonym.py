from __future__ import annotations

import pytest

from qual.core.pseudonym import Replacer, Term, name_tokens, restorer

TERMS = [
    Term("Sanne", "name"),
    Term("Sanne de Vries", "name"),
    Term("Roos", "name", as_written=True),
    Term("Groningen", "place"),
    Term("06-12345678", "number"),
]
TOKENS = name_tokens(TERMS, {}, "nl")


def replaced(text: str) -> str:
    return Replacer(TERMS, TOKENS).apply(text)


def test_names_go_in_any_capitals_with_their_genitive_and_the_longest_first() -> None:
    assert replaced("sanne, SANNE, Sanne's en Sannes") == "[Naam 1], [Naam 1], [Naam 1]'s en [Naam 1]s"
    assert replaced("Sanne  de\nVries") == "[Naam 2]"
    assert replaced("Groningen-Noord") == "[Plaats 1]-Noord"


def test_a_name_that_is_a_word_goes_only_as_it_is_written() -> None:
    assert replaced("Roos gaf mij een roos") == "[Naam 3] gaf mij een roos"


def test_parts_of_words_stay() -> None:
    assert replaced("Sannekes, Groningers en 06-123456789") == "Sannekes, Groningers en 06-123456789"


def test_the_same_words_keep_their_token_and_new_ones_get_a_free_number() -> None:
    later = name_tokens([Term("SANNE", "name"), Term("Joris", "name")], TOKENS, "nl")

    assert later == {"sanne": "[Naam 1]", "joris": "[Naam 4]"}


def test_a_token_that_stands_in_a_text_already_is_not_given_out() -> None:
    assert name_tokens([Term("Joris", "name")], {}, "en", ["zei [Name 1] toen"]) == {"joris": "[Name 2]"}


def test_tokens_bring_their_words_back_however_many_there_are() -> None:
    many = {f"[Naam {n}]": f"Naam{n}x" for n in range(1, 30)}

    assert restorer(many).apply("[Naam 1] en [Naam 11]") == "Naam1x en Naam11x"


def test_a_term_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="stands for words"):
        Term("--", "name")


def test_words_are_replaced_with_either_apostrophe() -> None:
    terms = [Term("'s-Hertogenbosch", "place"), Term("D’Artagnan", "name")]
    replacer = Replacer(terms, name_tokens(terms, {}, "nl"))

    assert replacer.apply("In ’s-Hertogenbosch kent D'Artagnan me.") == "In [Plaats 1] kent [Naam 1] me."
