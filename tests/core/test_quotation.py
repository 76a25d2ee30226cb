from __future__ import annotations

import pytest

from qual.core.quotation import Quotation, find_quotations
from qual.core.report import ReportParagraph
from qual.core.span import Span


def found(*paragraphs: str | ReportParagraph) -> list[Quotation]:
    read = [one if isinstance(one, ReportParagraph) else ReportParagraph("p", one) for one in paragraphs]
    return find_quotations(read)[0]


def quoted(text: str) -> ReportParagraph:
    return ReportParagraph("p", text, quoting=True)


def slanted(text: str) -> ReportParagraph:
    return ReportParagraph("p", text, italic=(Span(0, len(text)),))


def test_a_quotation_has_its_words_marks_and_speaker() -> None:
    (one,) = found("Dat klopt. “Ik wil weer werken.” (Deelnemer)")

    assert (one.text, one.marks, one.attribution, one.layout) == (
        "Ik wil weer werken.",
        "curly",
        "Deelnemer",
        "inline",
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "Een deel volgt een ‘naar werk’-traject.",
        "Dit heet het “Matteüseffect” in de boeken.",
        "De onderzoeker vraagt: “Moet werk altijd het doel zijn?”",
        "In het rapport “Meedoen met maatwerk voor iedereen” (SCP, 2023) staat dat.",
    ],
)
def test_terms_and_words_of_documents_are_no_quotations_but_are_shown(paragraph: str) -> None:
    quotations, uncovered = find_quotations([ReportParagraph("p", paragraph)])

    assert quotations == []
    assert len(uncovered) == 1


@pytest.mark.parametrize(
    ("paragraphs", "text", "defects"),
    [
        (("“Deel een.", "“En twee.” Deelnemer"), "Deel een. En twee.", ("multi_paragraph",)),
        (("“Eerst, dan", "gaat het door.” Deelnemer"), "Eerst, dan gaat het door.", ("multi_paragraph",)),
        (("“Steeds minder”", "en op.” Deelnemer"), "Steeds minder en op.", ("multi_paragraph", "unopened")),
        (("“Ik wil weer werken. – Deelnemer", "Lopende tekst."), "Ik wil weer werken.", ("unclosed",)),
        (("“Ik wil weer werken.", "Deelnemer"), "Ik wil weer werken.", ("unclosed",)),
        (("Ik wil weer werken.” Deelnemer",), "Ik wil weer werken.", ("unopened",)),
    ],
)  # fmt: skip
def test_broken_marks_and_paragraphs_are_joined_and_told(
    paragraphs: tuple[str, ...], text: str, defects: tuple[str, ...]
) -> None:
    (one,) = found(*paragraphs)

    assert (one.text, one.attribution, one.defects) == (text, "Deelnemer", defects)


def test_block_quotations_are_known_by_style_slant_or_speaker() -> None:
    one, two, three = found(
        quoted("Ik wil weer gaan werken. Deelnemer (IVA)"),
        "Lopende tekst.",
        slanted("Het was een hele opluchting voor mij."),
        "Werkgever",
        "Lopende tekst.",
        "Dat had ik nooit verwacht van ze. – Deelnemer",
    )

    assert [(each.text, each.attribution) for each in (one, two, three)] == [
        ("Ik wil weer gaan werken.", "Deelnemer (IVA)"),
        ("Het was een hele opluchting voor mij.", "Werkgever"),
        ("Dat had ik nooit verwacht van ze.", "Deelnemer"),
    ]


def test_block_quotations_that_follow_each_other_are_one_until_a_speaker_is_named() -> None:
    (one,) = found(quoted("Ik wil weer gaan werken."), quoted("Maar het mocht niet van ze. Deelnemer"))

    assert one.text == "Ik wil weer gaan werken. Maar het mocht niet van ze."
    assert one.defects == ("multi_paragraph",)


def test_headings_and_captions_are_never_quotations() -> None:
    heading = ReportParagraph("p", "“Ik wil weer werken”", layout="heading")

    assert found(heading) == []


def test_styled_text_that_no_quotation_takes_is_shown() -> None:
    slanted_part = ReportParagraph(
        "p 2", "Zij vond dat ze het echt niet meer kon en ging.", italic=(Span(9, 40),)
    )

    _, uncovered = find_quotations([quoted("Te kort."), slanted_part])

    assert [left.text for left in uncovered] == ["Te kort.", "dat ze het echt niet meer kon e"]


def test_a_running_text_without_quotations_has_none() -> None:
    assert found("Deelnemers zijn positief.", "Werkgevers noemen foto's en auto's van 's ochtends.", "") == []


@pytest.mark.parametrize(
    "unit", ["“", '"', "’", "“a b c d e” ", "„x y z “ ", "a: “b c d e” – Deelnemer ", "([“"]
)
def test_a_long_text_of_nothing_but_marks_comes_to_an_end(unit: str) -> None:
    """How its cost grows is measured in the benchmarks."""
    size = 40_000 // len(unit)

    quotations = found(unit * size + "  ")

    assert len(quotations) <= size
    assert all(each.text.strip() for each in quotations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hij zei tegen mij: “kom maar langs”, en toen ging ik daarheen. – Deelnemer",
            ["Hij zei tegen mij: “kom maar langs”, en toen ging ik daarheen."],
        ),
        ("Een deelnemer zegt hierover: “Ik ging erheen.”", ["Ik ging erheen."]),
        ("“Ik ging erheen.” – Deelnemer", ["Ik ging erheen."]),
        ("“Ik ging er heen”, zei ze, “en het was fijn.”", ["Ik ging er heen", "en het was fijn."]),
    ],
)
def test_speech_within_a_block_by_style_is_part_of_it(text: str, expected: list[str]) -> None:
    assert [one.text for one in found(quoted(text))] == expected
