"""Tables of reports: what cannot be right is told, what rounding explains is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from qual.core.hundred_check import near_hundred
from qual.core.number_check import check_table
from qual.core.printed_table import ReportTable, figure
from qual.core.rounded_check import check_rounded, sum_of_rounded
from qual.core.share_check import base_range, fits
from qual.core.statement_check import check_text
from qual.core.total_check import Statement, check_across, check_totals, swapped_digits
from tests.shared import shared


def golden(name: str) -> dict[str, Any]:
    cases = json.loads(shared("golden", "statistics.json").read_text())["cases"]
    return next(case for case in cases if case["id"] == name)


def table(heads: Sequence[str], *rows: Sequence[str], title: str = "Tabel 1. Verzonnen") -> ReportTable:
    return ReportTable(1, "table 1", title, tuple(heads), tuple(map(tuple, rows)))


def kinds(made: ReportTable) -> list[str]:
    return [each.kind for each in (*check_table(made), *check_rounded(made))]


@pytest.mark.parametrize("name", ["B12-table43-gedoog", "B13-table43-experiment"])
def test_percentages_of_another_base_and_a_wrong_total(name: str) -> None:
    case = golden(name)
    given, wanted = case["input"], case["expected"]
    rows = [
        (f"klasse {at}", str(count), f"{percent}%")
        for at, (count, percent) in enumerate(zip(given["counts"], given["pct"], strict=True))
    ]
    found = check_table(table(["", "n", "%"], *rows, ["Totaal", str(given["N"]), "100%"]))
    wrong = [
        at
        for at, (c, p) in enumerate(zip(given["counts"], given["pct"], strict=True))
        if not fits(c, p, given["N"])
    ]

    assert base_range(given["counts"], given["pct"]) == tuple(wanted["base_range_that_fits"])
    assert ("sum" in [each.kind for each in found]) is not wanted["sum_equals_N"]
    if "inconsistent_rows" in wanted:
        assert wrong == wanted["inconsistent_rows"]
        assert [each.kind for each in found] == ["percentage"]
        assert found[0].cells == tuple(f"klasse {at}" for at in wrong)


def test_what_rounding_explains() -> None:
    case = golden("B14-pct-sum-impossible")
    for name, values in case["input"]["columns"].items():
        assert sum(values) == case["expected"]["sum"][name]
        assert near_hundred(values) is case["expected"]["explainable_by_rounding"][name]


def test_totals_of_one_thing_that_differ() -> None:
    case = golden("B15-cross-total")
    totals = case["expected"]["totals"]
    (found,) = check_totals(
        [Statement(f"table {at}", "deelnemers", value) for at, value in enumerate(totals)]
    )

    assert dict(found.values)["swapped"] == "4018/4081"
    assert [list(pair) for pair in [(4018, 4081)] if swapped_digits(*pair)] == case["expected"][
        "digit_transposition_pairs"
    ]
    assert check_totals([Statement("a", "x", 5), Statement("b", "x", 5), Statement("c", "y", 6)]) == []


def test_a_sum_of_rounded_figures() -> None:
    case = golden("B16-sum-of-rounded")
    given = case["input"]
    found = [
        sum_of_rounded(given["counts"], group, printed)
        for group, printed in zip(given["groups"], given["printed_pct"], strict=True)
    ]

    assert [true for true, _ in found] == case["expected"]["true_pct_rounded"]
    assert [is_sum for _, is_sum in found] == case["expected"]["printed_equals_sum_of_rounded"]


@pytest.mark.parametrize(
    ("cell", "value", "percent"),
    [
        ("4.081", 4081, False),
        ("4,081", 4081, False),
        ("12,5", 12.5, False),
        ("12.5%", 12.5, True),
        ("1.234.567", 1234567, False),
        ("7 %", 7, True),
        ("3\u00a0071", 3071, False),
    ],
)
def test_numbers_as_people_print_them(cell: str, value: float, percent: bool) -> None:
    found = figure(cell)
    assert found is not None

    assert (found.value, found.percent) == (value, percent)


@pytest.mark.parametrize("cell", ["", "-", "n.v.t.", "8-16", "<25 jaar", "25-35", "*"])
def test_what_is_no_number(cell: str) -> None:
    assert figure(cell) is None


HEADS = ["", "n", "%"]
SOUND = [
    table(["", "n", "%"], ["man", "30", "48"], ["vrouw", "32", "52"], ["Totaal", "62", "100"]),
    table(["", "n", "%"], ["a", "1", "33%"], ["b", "1", "33%"], ["c", "1", "33%"], ["Totaal", "3", "100%"]),
    table(["", "n (%)"], ["ja", "1.204 (40,1%)"], ["nee", "1.796 (59,9%)"], ["Totaal", "3.000 (100%)"]),
    table(
        ["", "n", "%"],
        ["ja", "10", "25"],
        ["nee", "20", "50"],
        ["onbekend", "10", "25"],
        ["Totaal", "40", "100"],
    ),
    table(
        ["", "n", "%"], ["ja", "10", "33"], ["nee", "20", "67"], ["onbekend", "10", ""], ["Totaal", "40", ""]
    ),
    table(
        ["", "%"],
        ["geld", "60"],
        ["groei", "55"],
        ["ritme", "40"],
        title="Redenen (meerdere antwoorden)",
    ),
    table(["", "%"], ["geld", "60"], ["groei", "55"], ["ritme", "40"]),
    table(["", "ja", "%", "nee", "%"], ["man", "10", "40", "15", "60"], ["vrouw", "20", "80", "5", "20"]),
    table(["", "gemiddelde"], ["man", "3,4"], ["vrouw", "4,1"], ["Totaal", "3,8"]),
    table(["", "2024", "2025"], ["uren", "12", "14"], ["dagen", "3", "4"]),
    table(["", "man", "vrouw"], ["ja", "40%", "55%"], ["nee", "60%", "45%"]),
    table(["", "ja", "nee"], ["man", "92%", "8%"], ["vrouw", "7%", "93%"], ["anders", "3%", "97%"]),
    table(
        ["", "n"],
        ["werk", "30"],
        ["  betaald", "20"],
        ["  vrijwillig", "10"],
        ["thuis", "12"],
        ["Totaal", "42"],
    ),
    table(["", "n = 12", "n = 5"], ["geld", "11", "2"], ["groei", "10", "4"], ["ritme", "9", "3"]),
    table(
        ["", "n", "%"],
        ["Geslacht", "", ""],
        ["man", "5", "50"],
        ["vrouw", "5", "50"],
        ["Leeftijd", "", ""],
        ["jong", "4", "40"],
        ["oud", "6", "60"],
    ),
    table(["gesprek", "bekend", "nieuw / basis (%)"], ["1", "10", "50"], ["2", "14", "20"], ["3", "14", "0"]),
]


def lines(title: str, *rows: str) -> ReportTable:
    """A table from rows with bars between the cells."""
    heads, *rest = (row.split("|") for row in rows)
    return table(heads, *rest, title=title)


SOUND += [
    lines("Redenen (meerdere antwoorden, n=62)", "|n|%", "Groei|40|65", "Geld|35|56", "Ritme|21|34"),
    lines("Knelpunten", "|n|%", "Vervoer|31|50%", "Taal|12|19%", "Geen|9|15%", "Totaal respondenten|62|"),
    lines(
        "Waarvan",
        "|IVA|Wajong|Totaal",
        "Man|20|15|35",
        "Vrouw|18|21|39",
        "Totaal|38|36|74",
        "waarvan werk|9|8|17",
    ),
    lines("Totaal eerst", "|n|%", "Totaal|80|100", "Man|35|44", "Vrouw|45|56"),
    lines("Gewogen", "|n (ongewogen)|% (gewogen)", "Man|210|52", "Vrouw|250|48", "Totaal|460|100"),
    lines("Klein", "|n|%", "Zorg|23|49", "Bouw|*|*", "Handel|14|30", "Overig|8|17", "Totaal|47|100"),
    lines("Kleiner", "|n", "Zorg|23", "Bouw|<5", "Handel|14", "Overig|8", "Totaal|47"),
    lines("Subtotalen", "|n", "Vast|30", "Beschut|20", "Subtotaal werk|50", "Dag|15", "Rest|10", "Totaal|75"),
    lines(
        "Top 5 beroepen",
        "|n|%",
        "Magazijn|120|12",
        "Schoonmaak|98|10",
        "Kassa|75|8",
        "Totaal alle beroepen|1.000|100",
    ),
    lines("Rond", "|n", "Zorg|1.230", "Bouw|850", "Handel|2.410", "Totaal|4.480"),
    lines(
        "Rijen",
        "|Werk|Geen werk|Totaal",
        "IVA|12 (40%)|18 (60%)|30 (100%)",
        "Wajong|20 (67%)|10 (33%)|30 (100%)",
    ),
    lines(
        "Twee koppen",
        "|Man||Vrouw|",
        "|n|%|n|%",
        "Werk|21|60|18|45",
        "Geen|14|40|22|55",
        "Totaal|35|100|40|100",
    ),
    lines("Gekeerd", "|Mannen|Vrouwen|Totaal", "Aantal|35|45|80", "% van totaal|44%|56%|100%"),
    lines("Bekend", "|n|%", "Ja|40|57", "Nee|30|43", "Onbekend|5|", "Totaal|75|100"),
    lines("Verschil", "|2021|2022|Verschil", "Werk|35%|41%|+6", "Geen werk|65%|59%|-6"),
    lines("Stellingen", "|2021|2023", "Ik wil werken|88%|91%", "Ik kan werken|54%|57%"),
    lines("Duur in maanden", "|Gedoog|Experiment", "IVA|14|12", "Wajong|11|9", "Totaal|12|10"),
    lines(
        "Groepen", "Kenmerk||n|%", "Geslacht|man|60|48", "|vrouw|65|52", "Leeftijd|jong|43|34", "|oud|82|66"
    ),
    # all rows but one are hidden or of nobody: what it is a share of stands nowhere in the table
    lines("Ladder", "|n|%", "geen|0|0%", "weinig|*|*", "wat|*|*", "werk|7|58%", "veel|0|0%", "Onbekend|0|0%"),
]

SOUND += [
    lines("Met werk", "|n|Met werk (%)", "IVA|39|40", "Wajong|21|63"),
    lines(
        "Aandeel met werk naar leeftijd", "|%", "Jonger dan 25|22", "25-34|24", "35-44|25", "45 en ouder|21"
    ),
    lines("Employment rate by sex", "|%", "Men|52", "Women|54", "All|53"),
    lines("Respondenten naar regio", "|Man (n=57)|Vrouw (n=91)", "Noord|33|30", "Zuid|34|31", "West|34|38"),
    lines(
        "Clients by sex",
        "|n|Per cent",
        "Male|16|20",
        "Female|36|44",
        "Other|16|20",
        "Unknown|14|17",
        "All|82|100",
    ),
    # full time and part time are parts of the row above, though they are not set in
    lines("Situation", "|n|%", "In work|47|52.2", "full time|9|10.0", "part time|28|31.1", "None|43|47.8"),
    lines(
        "Situation",
        "|n",
        "In work|13",
        "full time|1",
        "part time|4",
        "Education|18",
        "Neither|37",
        "Total|68",
    ),
    lines("Thema's in het panel (n=13)", "|Meting 1|Meting 2", "Motivatie|6|4", "Angst|3|10", "Groei|5|13"),
    lines("Themes", "|Clients (n=32)|Employers (n=6)", "Motives|10|0", "Fear|19|4", "Growth|4|2"),
    lines("Activiteiten van de respondenten (n=62)", "|%", "Sporten|60", "Mantelzorg|55", "Cursus|40"),
]
SOUND.append(
    replace(
        lines("Redenen", "|n|%", "Groei|509|74", "Kansen|103|15", "Geld|65|9"),
        note="Percentages tellen niet op tot 100.",
    )
)


@pytest.mark.parametrize("made", SOUND, ids=range(len(SOUND)))
def test_a_sound_table_gives_no_alarm(made: ReportTable) -> None:
    assert kinds(made) == []


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (table(["", "n"], ["man", "30"], ["vrouw", "33"], ["Totaal", "62"]), "sum"),
        (table(["", "n = 74"], ["a", "30"], ["b", "41"]), "sum"),
        (
            table(["", "%"], ["<25", "3"], ["25-35", "27"], ["35-45", "29"], ["45-55", "16"], [">55", "18"]),
            "unknown",
        ),
        (table(["", "%"], ["a", "40"], ["b", "35"], ["c", "32"]), "hundred"),
        (table(["", "%"], ["a", "40"], ["b", "30"], ["onbekend", "21"]), "hundred"),
        (table(["", "n", "%"], ["a", "64", "17%"], ["b", "245", "66%"], ["c", "56", "15%"]), "percentage"),
        (lines("A", "|n", "Totaal|90", "Man|35", "Vrouw|45"), "sum"),
        (
            lines("B", "|n", "Vast|30", "Beschut|20", "Subtotaal werk|55", "Dag|15", "Rest|10", "Totaal|80"),
            "sum",
        ),
        (lines("C", "|Man|Vrouw|Totaal", "IVA|20|18|38", "Wajong|15|21|46", "Totaal|35|39|74"), "sum"),
        (
            lines("D", "|2021|2022", "Uren|1.250,5|1.310,2", "Geld|340,0|355,9", "Totaal|1.590,5|1.676,1"),
            "sum",
        ),
        (lines("E", "|n", "Zorg|41", "Horeca|<5", "Bouw|18", "Overig|12", "Totaal|85"), "sum"),
        (lines("F", "|n", "Contracten|83", "waarvan vast|91", "Overig|10", "Totaal|93"), "sum"),
        (
            lines("G (meerdere antwoorden, n=62)", "|n|%", "Doel|40|65", "Groei|35|56", "Geld|21|43"),
            "percentage",
        ),
        (lines("H", "|Werk|Geen|Totaal", "A|12 (40%)|18 (60%)|30", "B|20 (67%)|10 (23%)|30"), "percentage"),
        (lines("I", "|Mannen|Vrouwen|Totaal", "Aantal|35|45|80", "% van totaal|34%|56%|100%"), "percentage"),
        (lines("J", "|n|%", "Ja|40|57", "Nee|30|34", "Onbekend|5|", "Totaal|75|100"), "percentage"),
        (lines("K", "|Oneens|Neutraal|Eens", "A|15%|20%|65%", "B|20%|25%|65%", "C|30%|20%|50%"), "hundred"),
        (lines("L", "|2021 (%)|2022 (%)", "Laag|31|30", "Midden|44|45", "Hoog|25|15"), "hundred"),
        (lines("Respondenten naar geslacht", "|n|%", "man|30|48", "vrouw|26|42", "Totaal|62|100"), "unknown"),
        (lines("Leeftijd van de cliënten (n=50)", "|n|%", "<25|9|18", "25-35|18|36", ">35|14|28"), "unknown"),
        (lines("Respondents by sex", "|%", "Men|48", "Women|72"), "hundred"),
        (lines("Age of the clients", "|%", "18-29|20", "30-49|134", "50-64|31", "65+|24"), "hundred"),
        (
            lines(
                "M",
                "|n|%",
                "Geslacht||",
                "Man|60|48",
                "Vrouw|75|60",
                "Leeftijd||",
                "jong|43|34",
                "oud|82|66",
                "Totaal|125|100",
            ),
            "sum",
        ),
    ],
)
def test_what_cannot_be_right_is_told(made: ReportTable, kind: str) -> None:
    assert kind in kinds(made)


def test_a_row_of_others_together_is_rounded_once() -> None:
    made = table(
        ["", "n", "%"],
        ["zeer oneens", "86", "5"],
        ["oneens", "79", "5"],
        ["samen oneens", "165", "10"],
        ["eens", "1400", "89"],
        ["Totaal", "1565", "100"],
    )

    assert "rounded" in [each.kind for each in check_rounded(made)]


def test_a_sentence_that_names_a_table_is_held_against_its_row() -> None:
    made = table(["", "n", "%"], ["man", "30", "48"], ["vrouw", "32", "52"], title="Tabel 4. Geslacht")

    assert check_text([("p 1", "Tabel 4 laat zien dat 52% vrouw is.")], [made]) == []
    (found,) = check_text([("p 1", "Tabel 4 laat zien dat 57% vrouw is.")], [made])
    assert (found.kind, found.cells) == ("text", ("vrouw",))
    assert check_text([("p 2", "In 57% van de gevallen is het anders.")], [made]) == []


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("Ruim de helft van de vrouwen doet mee (tabel 4).", True),
        ("Bijna de helft is man (tabel 4).", True),
        ("In tabel 4 staan 32 van de 62 als vrouw.", True),
        ("In tabel 4 staan 34 van de 62 als vrouw.", False),
        ("Meer dan 60% is vrouw (tabel 4).", False),
        ("Minder dan 52% is vrouw (tabel 4).", False),
        ("Driekwart is vrouw (tabel 4).", False),
        ("Het aandeel vrouwen steeg met 9 procentpunten en 9%-punt (tabel 4).", True),
        ("Dat is op deze manier 12% meer (tabel 4).", True),
    ],
)
def test_how_a_sentence_says_a_share(sentence: str, is_right: bool) -> None:
    made = table(["", "n", "%"], ["man", "30", "48"], ["vrouw", "32", "52"], title="Tabel 4. Geslacht")

    assert (check_text([("p 1", sentence)], [made]) == []) is is_right


def test_tables_of_other_years_may_have_other_totals() -> None:
    told = [Statement("a", "n", 41, "geslacht, 2024"), Statement("b", "n", 39, "geslacht, 2025")]

    assert check_totals(told) == []
    assert check_totals([told[0], told[1]._replace(about=told[0].about)]) != []


@pytest.mark.parametrize(
    ("sentence", "kinds_found"),
    [
        ("Samen zijn Noord en Oost goed voor 63% (tabel 1).", ["rounded"]),
        ("Together Noord and Oost make up 62% (table 1).", []),
        ("Samen zijn Noord en Oost goed voor 71% (tabel 1).", ["text"]),
        ("Samen zijn Noord en Oost goed voor ongeveer 60% (tabel 1).", []),
        ("Noord en Oost zijn samen niet meer dan 50% (tabel 1).", []),
        ("Noord en Oost hebben 63% (tabel 1).", []),
        ("Samen zijn Zuid en West goed voor 38% (tabel 1).", []),
    ],
)
def test_rows_together_in_a_sentence_are_not_the_sum_of_rounded_shares(
    sentence: str, kinds_found: list[str]
) -> None:
    rows = [("Noord", "77", "39%"), ("Oost", "47", "24%"), ("Zuid", "45", "23%"), ("West", "31", "16%")]
    made = table(["", "n", "%"], *rows, ["Totaal", "200", "100%"])

    assert [each.kind for each in check_text([("p 1", sentence)], [made])] == kinds_found


SEX = lines("Tabel 1. Respondenten naar geslacht", "|n|%", "Man|30|48", "Vrouw|32|52", "Totaal|62|100")


def other(title: str, *rows: str, note: str = "") -> ReportTable:
    """A second table of the same report."""
    return replace(lines(title, *rows), place="table 2", note=note)


AGE = ("|n|%", "Jong|31|48", "Oud|33|52", "Totaal|64|100")
CROSS = ("|IVA|Wajong|Totaal", "Man|14|14|28", "Vrouw|20|14|34", "Totaal|34|28|62")


@pytest.mark.parametrize(
    ("tables", "sentence", "values"),
    [
        ([other("Tabel 2. Respondenten naar leeftijd", *AGE)], "", ("62", "64")),
        ([other("Tabel 2. Leeftijd (n=64)", "|%", "Jong|48", "Oud|52")], "", ("62", "64")),
        ([other("Tabel 2. Leeftijd van de respondenten", *AGE)], "", ("62", "64")),
        ([other("Tabel 2. Respondenten naar geslacht en uitkering", *CROSS)], "", ("30", "28")),
        ([other("Tabel 2. Leeftijd (n=46)", *AGE)], "", ("46", "64")),
        ([other("Tabel 2. Leeftijd", *AGE, note="Bron: interviews. N = 46")], "", ("46", "64")),
        ([], "In totaal zijn 26 respondenten gesproken.", ("26", "62")),
        ([], "In tabel 1 staan de 61 respondenten.", ("61", "62")),
        ([], "Tabel 1 geeft de kenmerken (N = 60).", ("60", "62")),
    ],
)
def test_a_total_of_the_same_people_that_differs_is_told(
    tables: list[ReportTable], sentence: str, values: tuple[str, ...]
) -> None:
    (found,) = check_across([SEX, *tables], [("p 1", sentence)])

    assert (found.kind, found.cells) == ("total", values)


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ([other("Tabel 2. Werkgevers naar omvang", *AGE)], ""),
        ([other("Tabel 2. Respondenten naar leeftijd, 2025", *AGE)], ""),
        ([other("Tabel 2. Respondenten met werk naar leeftijd", *AGE)], ""),
        ([other("Tabel 2. Respondenten naar leeftijd (exclusief onbekend)", *AGE)], ""),
        ([other("Tabel 2. Respondenten naar leeftijd", *AGE, note="Van 2 is dit niet bekend.")], ""),
        (
            [other("Tabel 2. Uitstroom naar werk", *AGE), other("Tabel 3. Uitstroom naar opleiding", *CROSS)],
            "",
        ),
        ([other("Tabel 2. Respondenten naar leeftijd", "|Gewogen n", "Jong|31", "Oud|33", "Totaal|64")], ""),
        ([other("Tabel 2. Geslacht, experimentgroep", "|n", "Man|28", "Vrouw|34", "Totaal|62")], ""),
        ([], "In totaal zijn 64 respondenten benaderd."),
        ([], "In totaal zijn 64 werkgevers gesproken."),
        ([], "Van de 64 uitgenodigde respondenten deden er 62 mee."),
        ([], "Tabel 1 toont ook de 58 respondenten met werk."),
        ([], "In tabel 1 staan 32 respondenten die vrouw zijn."),
    ],
)
def test_totals_of_others_may_differ(tables: list[ReportTable], sentence: str) -> None:
    assert check_across([SEX, *tables], [("p 1", sentence)]) == []
