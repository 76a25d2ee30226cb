"""Charts as SVG and PNG: sober, to be told apart without colours, the same numbers give the same bytes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from qual.exports.report import Chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5b6770")
"""The palette of Okabe and Ito, dark ones first."""

HATCHES = ("", "///", "...", "xxx", "\\\\\\", "++", "oo")
INK = "#1a1a1a"
GRID = "#c9d3d9"
WIDTH = 6.3
"""Inches: the width of a page's text."""

DPI = 200


def as_svg(chart: Chart, number: int) -> str:
    """The chart as an SVG element with its description inside; `number` keeps ids apart on one page."""
    text = _drawn(chart, "svg", f"qual-{number}").decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", text, count=1)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'id="(?!qual-)([^"]+)"', rf'id="c{number}-\1"', text)
    text = re.sub(r'href="#(?!qual-)([^"]+)"', rf'href="#c{number}-\1"', text)
    return re.sub(r"url\(#(?!qual-)([^)]+)\)", rf"url(#c{number}-\1)", text)


def as_png(chart: Chart) -> bytes:
    """The chart as a PNG picture."""
    return _drawn(chart, "png", "qual")


def size_of(chart: Chart) -> tuple[float, float]:
    """The chart's width and height in centimetres."""
    return WIDTH * 2.54, _height(chart) * 2.54


def _drawn(chart: Chart, form: str, salt: str) -> bytes:
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "svg.hashsalt": salt,
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.sans-serif": ["DejaVu Sans"],
        "font.size": 8.5,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": GRID,
        "xtick.color": INK,
        "ytick.color": INK,
        "hatch.linewidth": 0.6,
    }
    with rc_context(settings):
        figure = Figure(figsize=(WIDTH, _height(chart)), layout="constrained")
        FigureCanvasAgg(figure)
        draw = {"bars": _bars, "heat": _heat, "dots": _dots, "curve": _curve, "change": _change}[chart.kind]
        draw(figure, chart)
        out = io.BytesIO()
        bare: dict[str, Any] = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        figure.savefig(out, format=form, dpi=DPI, metadata=bare)
    return out.getvalue()


def _height(chart: Chart) -> float:
    rows = max(1, len(chart.rows))
    if chart.kind == "curve":
        return 3.0
    if chart.kind == "bars":
        return min(9.0, 0.9 + 0.2 * rows * max(1, len(chart.series)) + 0.12 * rows)
    if chart.kind == "heat":
        return min(9.0, 1.6 + 0.22 * rows)
    return min(9.0, 0.9 + 0.3 * rows)


def _axes(figure: Figure) -> Any:
    axes: Any = figure.subplots()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    return axes


def _named_rows(axes: Any, chart: Chart) -> None:
    axes.set_yticks(range(len(chart.rows)), chart.rows)
    axes.invert_yaxis()
    axes.xaxis.grid(visible=True, color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel(chart.axis)
    axes.set_xlim(0, chart.top or None)
    axes.xaxis.get_major_locator().set_params(integer=True)


LEGEND_WIDTH = 64
"""Letters of the names that stand beside each other above a chart."""


def _legend(axes: Any, chart: Chart) -> None:
    if len(chart.series) > 1:
        columns = max(1, min(4, LEGEND_WIDTH // max(map(len, chart.series))))
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, frameon=False, borderaxespad=0.2)


def _bars(figure: Figure, chart: Chart) -> None:
    axes = _axes(figure)
    many = len(chart.series)
    thick = 0.8 / max(1, many)
    for at, name in enumerate(chart.series):
        places = [row + (at - (many - 1) / 2) * thick for row in range(len(chart.rows))]
        values = [row[at] or 0 for row in chart.values]
        axes.barh(
            places,
            values,
            height=thick * 0.9,
            color=COLOURS[at % len(COLOURS)],
            hatch=HATCHES[at % len(HATCHES)],
            edgecolor="white",
            linewidth=0,
            label=name,
        )
        for place, value, words in zip(places, values, (row[at] for row in chart.shown), strict=True):
            axes.annotate(
                words, (value, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=7.5
            )
    _named_rows(axes, chart)
    _legend(axes, chart)


def _heat(figure: Figure, chart: Chart) -> None:
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Patch

    axes = _axes(figure)
    top = chart.top or max((value or 0 for row in chart.values for value in row), default=1) or 1
    values = [[value or 0 for value in row] for row in chart.values]
    # no shade darker than black letters bear by far
    shades = LinearSegmentedColormap.from_list("share", ["#ffffff", "#6baed6"])
    mesh = axes.pcolormesh(values, cmap=shades, vmin=0, vmax=top, edgecolor=GRID, linewidth=0.6)
    if chart.axis:
        steps = [(share, Patch(facecolor=shades(share / top), edgecolor=GRID)) for share in _steps(top)]
        figure.legend(
            [patch for _, patch in steps],
            [f"{share:g}" for share, _ in steps],
            title=chart.axis,
            loc="outside lower center",
            ncols=len(steps),
            frameon=False,
        )
    axes.invert_yaxis()
    for row, (numbers, words) in enumerate(zip(values, chart.shown, strict=True)):
        for column, (number, text) in enumerate(zip(numbers, words, strict=True)):
            colour = legible_on(mesh.cmap(mesh.norm(number)))
            axes.text(column + 0.5, row + 0.5, text, ha="center", va="center", fontsize=8.5, color=colour)
    axes.set_yticks([at + 0.5 for at in range(len(chart.rows))], chart.rows)
    axes.set_xticks([at + 0.5 for at in range(len(chart.series))], chart.series)
    axes.xaxis.tick_top()
    if max(map(len, chart.series), default=0) * len(chart.series) > 60:
        axes.tick_params(axis="x", rotation=40)
        for label in axes.get_xticklabels():
            label.set_ha("left")
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def _steps(top: float) -> list[float]:
    """The numbers whose shades a legend shows."""
    return [top * quarter / 4 for quarter in range(5)]


def legible_on(colour: Any) -> str:
    """Black or white, whichever stands out more on a colour: by 4.5 to 1 or better (WCAG 2.2, 1.4.3)."""
    from matplotlib.colors import to_rgb

    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    light = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return "white" if 1.05 / (light + 0.05) > (light + 0.05) / 0.05 else "black"


def _dots(figure: Figure, chart: Chart) -> None:
    axes = _axes(figure)
    for at, row in enumerate(chart.values):
        known = [value for value in row if value is not None]
        if len(known) > 1:
            axes.plot([min(known), max(known)], [at, at], color=GRID, linewidth=2.2, zorder=1)
    for series, name in enumerate(chart.series):
        points = [(row[series], at) for at, row in enumerate(chart.values) if row[series] is not None]
        axes.scatter(
            [x for x, _ in points],
            [y for _, y in points],
            s=42,
            marker="oD^s"[series % 4],
            color=COLOURS[series % len(COLOURS)],
            zorder=2,
            label=name,
        )
    _named_rows(axes, chart)
    axes.set_ylim(len(chart.rows) - 0.4, -0.6)
    _legend(axes, chart)


def _curve(figure: Figure, chart: Chart) -> None:
    axes = _axes(figure)
    steps = range(1, len(chart.rows) + 1)
    for series, name in enumerate(chart.series):
        axes.plot(
            steps,
            [row[series] if row[series] is not None else float("nan") for row in chart.values],
            color=COLOURS[series % len(COLOURS)],
            linestyle=("-", "--", ":", "-.")[series % 4],
            marker="os^D"[series % 4],
            markersize=3.5,
            label=name,
        )
    axes.set_ylim(0, chart.top)
    axes.set_xlabel(chart.axis)
    few = max(1, len(chart.rows) // 20)
    axes.set_xticks(list(steps)[::few], chart.rows[::few])
    axes.yaxis.grid(visible=True, color=GRID, linewidth=0.6)
    _legend(axes, chart)


def _change(figure: Figure, chart: Chart) -> None:
    axes = _axes(figure)
    left = [0.0] * len(chart.rows)
    for series, name in enumerate(chart.series):
        values = [row[series] or 0 for row in chart.values]
        axes.barh(
            range(len(chart.rows)),
            values,
            left=left,
            height=0.7,
            color=COLOURS[series % len(COLOURS)],
            hatch=HATCHES[series % len(HATCHES)],
            edgecolor="white",
            linewidth=0.5,
            label=name,
        )
        for row, value in enumerate(values):
            if value:
                axes.text(
                    left[row] + value / 2,
                    row,
                    chart.shown[row][series],
                    ha="center",
                    va="center",
                    fontsize=7.5,
                    color=legible_on(COLOURS[series % len(COLOURS)]),
                    # on the bar's own colour, not on its hatching
                    bbox={"facecolor": COLOURS[series % len(COLOURS)], "edgecolor": "none", "pad": 1.2},
                )
        left = [before + value for before, value in zip(left, values, strict=True)]
    _named_rows(axes, chart)
    _legend(axes, chart)
