from __future__ import annotations

import pytest

from qual.core.attribution import (
    Roles,
    after_quotation,
    at_the_end,
    before_quotation,
    behind_as_well,
    below_quotation,
)

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
        (" [R07]", "R07", "parentheses"),
        (" (R99, 2024)", "R99, 2024", "parentheses"),
        (" (R-07, 2024)", "R-07, 2024", "parentheses"),
        (", zei R99.", "R99", "after_clause"),
        (" Dat zei R07 in 2025.", "R07 in 2025", "after_clause"),
        (" Dat vertelde R99.", "R99", "after_clause"),
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
    [
        " Werkgevers noemen meer.",
        "-traject is lang.",
        " (zie tabel 3)",
        " (SCP, 2023)",
        " en dat is zo",
        " [lacht]",
        " [A3]",
    ],
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
        ("[R07]", "R07"),
        (
            "Deelnemer, 2024 · Motivatie + Angst · R01 · sub/R01-2024.txt:4",
            "Deelnemer, 2024 · R01 · sub/R01-2024.txt",
        ),
        (
            "— Labour expert · Money: “little” · R01 · a b.docx:12 · key quote",
            "Labour expert · R01 · a b.docx",
        ),
        ("R01 · Motivatie · R01-2024.txt:4", "R01 · R01-2024.txt"),
        ("Deelnemer · vrouw, 45 jaar · Assen", "Deelnemer · vrouw, 45 jaar · Assen"),
        ("Tien minuten · vier personen", None),
        ("[lacht]", None),
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


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("As Saskia put it, ", "Saskia"),
        ("Volgens R99: ", "R99"),
        ("Volgens R07, ", "R07"),
        ("R07 en Saskia: ", "R07 en Saskia"),
        ("R07 reageert op Saskia: ", "R07"),
        ("In antwoord op R07 zegt Saskia: ", "Saskia"),
        ("Onder A3 staat: ", None),
        ("Participant 12 explains: ", "Participant 12"),
        ("Een deelnemer van 34 jaar zegt: ", "Een deelnemer"),
        ("Een deelnemer 34 jaar oud zegt: ", "Een deelnemer"),
    ],
)
def test_of_the_names_before_a_quotation_it_is_who_speaks(lead: str, who: str | None) -> None:
    found = before_quotation(f"{lead}“Ja.”", len(lead), ROLES)

    assert (found.text if found else None) == who


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        (" (R07)", "een deelnemer; R07"),
        (" – R07", "een deelnemer; R07"),
        (" (deelnemer R07, interview 2024)", "een deelnemer; deelnemer R07, interview 2024"),
        (" (2024)", "een deelnemer; 2024"),
        (" (lacht)", "een deelnemer"),
        (" Saskia zag dat ook.", "een deelnemer"),
        (" Een ander: “Nee.” (R07)", "een deelnemer"),
    ],
)
def test_a_name_or_wave_behind_a_quotation_counts_beside_the_words_before_it(behind: str, who: str) -> None:
    text = "“Ja.”" + behind

    assert behind_as_well(text, 4, "een deelnemer", ROLES) == who
