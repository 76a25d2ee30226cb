from __future__ import annotations

import pytest

from qual.core.attribution import Roles, after_quotation, at_the_end, before_quotation, below_quotation

ROLES = Roles(["R07", "Saskia"])


@pytest.mark.parametrize(
    ("behind", "who", "form"),
    [
        (" Deelnemer", "Deelnemer", "same_line"),
        (" Deelnemer Dit verschilt per groep.", "Deelnemer", "same_line"),
        (" Deelnemer R07 (IVA)", "Deelnemer R07 (IVA)", "same_line"),
        (" – Deelnemer (in 2024)", "Deelnemer (in 2024)", "dash_same_line"),
        (" — Anna, 34 jaar", "Anna, 34 jaar", "dash_same_line"),
        (" (Deelnemer (vrouw, 34)) En verder.", "Deelnemer (vrouw, 34)", "parentheses"),
        (", aldus een werkgever.", "een werkgever", "after_clause"),
        (" said one participant.", "one participant", "after_clause"),
        (" Saskia", "Saskia", "same_line"),
    ],
)
def test_the_speaker_behind_a_quotation_is_found(behind: str, who: str, form: str) -> None:
    text = "“Ja.”" + behind

    found = after_quotation(text, 5, ROLES, len(text))

    assert found is not None
    assert (found.text, found.form, text[found.start : found.start + 3]) == (
        who,
        form,
        text[found.start : found.start + 3],
    )


@pytest.mark.parametrize(
    "behind",
    [" Werkgevers noemen meer.", "-traject is lang.", " (zie tabel 3)", " (SCP, 2023)", " en dat is zo"],
)
def test_running_text_behind_a_quotation_is_no_speaker(behind: str) -> None:
    text = "“Ja.”" + behind

    assert after_quotation(text, 5, ROLES, len(text)) is None


def test_the_words_before_a_colon_can_name_the_speaker() -> None:
    text = "Dat ging mis. Zo zegt een deelnemer (IVA): “Ja.”"

    found = before_quotation(text, text.index("“"), ROLES)

    assert found is not None
    assert found.text == "een deelnemer (IVA)"
    assert before_quotation("Zo klinkt het: “Ja.”", 15, ROLES) is None


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        ("Deelnemer (scholing)", "Deelnemer (scholing)"),
        ("– Anna, 34 jaar", "Anna, 34 jaar"),
        ("Deelnemers zijn positief over het contact.", None),
        ("Een werkgever vertelde dat hij het zelf had gedaan.", None),
        ("", None),
    ],
)
def test_a_short_paragraph_can_be_the_attribution(paragraph: str, who: str | None) -> None:
    found = below_quotation(paragraph, ROLES)

    assert (found.text if found else None) == who


def test_the_end_of_an_unmarked_paragraph_can_name_the_speaker() -> None:
    text = "Dat was goed. – Arbeidsdeskundige (focusgroep)"

    found = at_the_end(text, ROLES)

    assert found is not None
    assert (text[: found.start].strip(), found.text) == ("Dat was goed.", "Arbeidsdeskundige (focusgroep)")
