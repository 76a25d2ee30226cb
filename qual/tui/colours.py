"""Colour schemes, and the arithmetic that keeps every one of them readable."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_CONTRAST = 4.5
BAR_CONTRAST = 3.0
TINT = 0.32
"""How much of a code's colour tints the text under it."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a theme, as "#rrggbb"; `bars` are the seven of the palette made readable on it.

    `tint` is how much of a code's colour lies under its words; without any they are underlined instead.
    """

    name: str
    dark: bool
    background: str
    panel: str
    text: str
    dim: str
    accent: str
    trouble: str
    here: str
    selected: str
    on_selected: str
    hit: str
    on_hit: str
    bars: tuple[str, ...]
    tint: float = TINT


DARK = Scheme(
    name="qual-dark",
    dark=True,
    background="#15181d",
    panel="#1f242c",
    text="#e8e8e6",
    dim="#9ba5b3",
    accent="#8ccbff",
    trouble="#ffa294",
    here="#2b3340",
    selected="#ffd54a",
    on_selected="#000000",
    hit="#9fe0d0",
    on_hit="#000000",
    bars=("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#2482c4", "#d55e00", "#cc79a7"),
)

LIGHT = Scheme(
    name="qual-light",
    dark=False,
    background="#fbfaf6",
    panel="#ecebe4",
    text="#1b1d21",
    dim="#596170",
    accent="#005a9c",
    trouble="#a32100",
    here="#e3e6ea",
    selected="#ffd54a",
    on_selected="#000000",
    hit="#9fe0d0",
    on_hit="#000000",
    bars=("#b06f00", "#2a83bb", "#007a58", "#877e00", "#00507f", "#b34a00", "#a34d7b"),
)

CONTRAST = Scheme(
    name="qual-contrast",
    dark=True,
    background="#000000",
    panel="#000000",
    text="#ffffff",
    dim="#d6d6d6",
    accent="#ffff66",
    trouble="#ffb3a6",
    here="#3a3a3a",
    selected="#ffff00",
    on_selected="#000000",
    hit="#66ffdd",
    on_hit="#000000",
    bars=("#ffb000", "#66ccff", "#00d68f", "#fff14d", "#4da0ff", "#ff7a33", "#ff9ad5"),
)

SIXTEEN = Scheme(
    name="qual-16",
    dark=True,
    background="#000000",
    panel="#000080",
    text="#ffffff",
    dim="#c0c0c0",
    accent="#00ffff",
    trouble="#ffff00",
    here="#000080",
    selected="#ffff00",
    on_selected="#000000",
    hit="#00ffff",
    on_hit="#000000",
    bars=("#ffff00", "#00ffff", "#00ff00", "#ff00ff", "#c0c0c0", "#ffffff", "#ffff00"),
    tint=0.0,
)
"""Only colours that a terminal of 16 has, so that nothing is rounded to another."""

SCHEMES = (DARK, LIGHT, CONTRAST, SIXTEEN)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: `share` of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(here + (there - here) * share):02x}" for here, there in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the rule of the Web Content Accessibility Guidelines, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def bar_colour(scheme: Scheme, colour: int | str) -> str:
    """A code's colour on a scheme: of the palette, or its own moved towards the text until it can be seen."""
    if isinstance(colour, int):
        return scheme.bars[colour % len(scheme.bars)]
    return next(
        (
            shade
            for step in range(21)
            if contrast(shade := mixed(colour, scheme.text, step / 20), scheme.background) >= BAR_CONTRAST
        ),
        scheme.text,
    )


def tint_colour(scheme: Scheme, colour: int | str) -> str:
    """The background of text under a code: as much of its colour as leaves the text readable."""
    return readable_mix(scheme.background, bar_colour(scheme, colour), scheme.tint, scheme.text)


def readable_mix(ground: str, other: str, share: float, text: str) -> str:
    """The ground with a share of another colour, or with as much less of it as the text needs."""
    steps = (mixed(ground, other, share * (8 - step) / 8) for step in range(9))
    return next((shade for shade in steps if contrast(shade, text) >= TEXT_CONTRAST), ground)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (
        part / 12.92 if (part := each / 255) <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
