from __future__ import annotations

from qual.core.printed import printed, readings


def test_words_in_brackets_are_insertions_and_dots_are_omissions() -> None:
    quote = printed("Ik [de deelnemer] ging […] naar huis ... en toen (…) niet")

    assert [word for word, put_in in zip(quote.words, quote.inserted, strict=True) if put_in] == [
        "de",
        "deelnemer",
    ]
    assert [quote.words[at] for at in sorted(quote.elisions)] == ["naar", "en", "niet"]
    assert [" ".join(quote.words[first:after]) for first, after in quote.segments()] == [
        "ik",
        "ging",
        "naar huis",
        "en toen",
        "niet",
    ]


def test_what_a_writer_says_of_the_printing_is_an_insertion_in_round_brackets_too() -> None:
    quote = printed("Ik (sic) ging (our emphasis) naar (bijna) huis (nadruk toegevoegd)")

    said = [word for word, put_in in zip(quote.words, quote.inserted, strict=True) if not put_in]
    assert said == ["ik", "ging", "naar", "bijna", "huis"]


def test_dots_at_the_beginning_leave_nothing_out_between_words() -> None:
    assert printed("... en toen").elisions == frozenset()


def test_brackets_inside_a_word_belong_to_the_word() -> None:
    whole, parted = readings("[D]at was [19]90")

    assert whole.words == ("dat", "was", "1990")
    assert parted.words == ("d", "at", "was", "19", "90")
    assert not any(whole.inserted + parted.inserted)


def test_an_omission_that_is_broken_over_two_paragraphs_is_one() -> None:
    quote = printed("dat mijn [… ] maar de regels")

    assert (quote.words, quote.elisions) == (("dat", "mijn", "maar", "de", "regels"), frozenset({2}))
