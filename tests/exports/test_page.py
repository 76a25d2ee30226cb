"""Reports as a page: for everybody, whole in itself."""

from __future__ import annotations

import matplotlib as mpl
import pytest
from matplotlib.colors import to_hex

from qual.exports.charts import COLOURS, legible_on
from qual.exports.page import as_page
from qual.exports.report import CHARTS, Chart, Report, Sheet
from tests.exports.accessible import LEAST_CONTRAST, contrast, hindrances
from tests.exports.chapter import STAMP, chapter


def _every_chart() -> Report:
    charts = tuple(
        Chart(
            kind,
            f"Chart {kind}",
            "Two rows, the second twice the first.",
            ("een", "twee"),
            ("eerst", "later"),
            ((20.0, 40.0), (40.0, 80.0)),
            (("1", "2"), ("2", "4")),
            "%",
            100,
        )
        for kind in CHARTS
    )
    return Report("Study", "Charts", "en", STAMP, (("Date", ("today",)),), "", charts, Sheet((), ()))


@pytest.mark.parametrize("report", [chapter("nl"), chapter("en"), _every_chart()], ids=["nl", "en", "charts"])
def test_a_page_hinders_nobody(report: Report) -> None:
    assert hindrances(as_page(report).decode()) == []


@pytest.mark.parametrize(
    ("sound", "broken", "told"),
    [
        ('lang="nl"', "", "language"),
        ("<caption>", "<p hidden>", "caption"),
        ('scope="row"', "", "scope"),
        ("--grey: #505b63", "--grey: #b0bbc3", "to 1"),
        ("<h2 ", "<h4 ", "level 4"),
        ('tabindex="0"', "", "keyboard"),
        ("</main>", '<img src="https://example.org/a.png" alt="a"></main>', "elsewhere"),
        ("<style>", "<style>@import url(x.css);", "elsewhere"),
        ('href="#ev', 'href="#nowhere', "leads nowhere"),
    ],
)
def test_the_check_finds_what_is_wrong(sound: str, broken: str, told: str) -> None:
    text = as_page(chapter("nl")).decode()
    assert sound in text

    assert any(told in each for each in hindrances(text.replace(sound, broken)))


def test_numbers_in_a_chart_stand_out_from_every_colour_behind_them() -> None:
    shades = [to_hex(mpl.colormaps["Blues"](at / 100)) for at in range(101)]

    for colour in (*COLOURS, *shades):
        ink = {"white": "#ffffff", "black": "#000000"}[legible_on(colour)]
        assert contrast(ink, colour) >= LEAST_CONTRAST
