"""What would hinder somebody who reads a page by ear, by keyboard, or with little sight (after WCAG 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lxml import html

LEAST_CONTRAST = 4.5
"""Of text and what is behind it (1.4.3)."""

_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_FROM_ELSEWHERE = re.compile(r"(?:https?:)?//[^\s\"')]+|@import|@font-face")


def hindrances(text: str) -> list[str]:
    """Everything that is wrong with a page, in words; an empty list where nothing is."""
    page: Any = html.document_fromstring(text)
    return [
        *_frame(page),
        *_headings(page),
        *_tables(page),
        *_things(page),
        *_colours(page),
        *_elsewhere(text),
    ]


def _frame(page: Any) -> Iterator[str]:
    if page.get("lang") not in ("nl", "en"):
        yield "the page does not say its language"
    if not (page.findtext(".//title") or "").strip():
        yield "the page has no title"
    for name in ("header", "main", "footer"):
        if len(page.findall(f".//{name}")) != 1:
            yield f"there is not one <{name}>"
    first = page.find(".//a")
    if first is None or first.get("href") != f"#{page.find('.//main').get('id')}":
        yield "the first link does not skip to the content"
    if page.xpath("//script | //*[@onclick] | //*[@tabindex > 0] | //*[@autofocus]"):
        yield "something takes the keyboard or runs a script"
    if "user-scalable" in html.tostring(page.find("head"), encoding="unicode"):
        yield "the page cannot be enlarged"


def _headings(page: Any) -> Iterator[str]:
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin with {levels[:1]} and have {levels.count(1)} of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _tables(page: Any) -> Iterator[str]:
    for table in page.iter("table"):
        name = " ".join(table.xpath("string(caption)").split())
        if not name:
            yield "a table has no caption"
        for head in table.iter("th"):
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"{name}: a head has no scope"
        if any(not (cell.text_content().strip() or cell.get("aria-label")) for cell in table.iter("th")):
            yield f"{name}: a head is empty"
        if any(row.find("th") is None for row in table.iterfind("tbody/tr")):
            yield f"{name}: a row has no head"
        if not any(each.get("tabindex") == "0" for each in table.iterancestors("div")):
            yield f"{name}: what is out of sight cannot be scrolled to by keyboard"


def _things(page: Any) -> Iterator[str]:
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"two things have the id {twice}"
    for link in page.iter("a"):
        if not link.text_content().strip():
            yield "a link has no words"
        if link.get("href", "").startswith("#") and link.get("href")[1:] not in ids:
            yield f"the link {link.get('href')} leads nowhere"
    for picture in page.iter("svg", "img"):
        around = [picture, *picture.iterancestors()]
        if not any(len(each.get("aria-label", "")) > 20 or each.get("alt") for each in around[:2]):
            yield "a picture has no description"
    for picture in page.xpath("//svg//*[local-name()='image']"):
        yield f"a chart holds a picture that cannot be enlarged: {picture.get('id')}"
    for each in page.xpath("//*[@aria-hidden='true']//a | //*[@role='presentation']//table"):
        yield f"<{each.tag}> is hidden from who listens"


def _colours(page: Any) -> Iterator[str]:
    """Text that stands out too little, by the page's own style sheet."""
    rules = list(_rules(page.findtext(".//style") or ""))
    told = set()
    for each in page.find("body").iter():
        if not isinstance(each.tag, str) or next(each.iterancestors("svg"), None) is not None:
            continue
        if each.tag != "svg" and ((each.text or "").strip()):
            ink, behind = _used(each, rules, "color", "#000"), _used(each, rules, "background", "#fff")
            found = contrast(ink, behind)
            if found < LEAST_CONTRAST and (ink, behind) not in told:
                told.add((ink, behind))
                yield f"<{each.tag} class={each.get('class')}>: {ink} on {behind} is {found:.1f} to 1"


def _rules(style: str) -> Iterator[tuple[tuple[int, int], list[tuple[str, set[str]]], dict[str, str]]]:
    """Each selector that is about an element as it stands, with its weight, and what it sets."""
    style = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
    named = dict(re.findall(r"(--[\w-]+):\s*([^;}]+)", style))
    for at, (selectors, body) in enumerate(_RULE.findall(style)):
        sets = {}
        for name, value in re.findall(r"(?:^|;)\s*(color|background)\s*:\s*([^;]+)", body):
            sets[name] = re.sub(r"var\((--[\w-]+)\)", lambda found: named[found[1]].strip(), value.strip())
        for selector in selectors.split(","):
            if sets and ":" not in selector:
                parts = [_part(part) for part in selector.split()]
                weight = sum(len(classes) * 100 + bool(tag) for tag, classes in parts)
                yield (weight, at), parts, sets


def _part(selector: str) -> tuple[str, set[str]]:
    tag, *classes = selector.split(".")
    return tag, set(classes)


def _used(each: Any, rules: list[Any], name: str, otherwise: str) -> str:
    """The colour that an element has, of its own or of what it stands in."""
    for around in (each, *each.iterancestors()):
        fitting = [
            (weight, sets[name]) for weight, parts, sets in rules if name in sets and _fits(around, parts)
        ]
        value = max(fitting)[1] if fitting else "inherit"
        if around.tag == "mark" and not fitting and name == "background":
            value = "#ff0"
        if value not in ("inherit", "transparent", "none"):
            return str(value)
    return otherwise


def _fits(each: Any, parts: list[tuple[str, set[str]]]) -> bool:
    *over, (tag, classes) = parts
    if (tag and each.tag != tag) or not classes <= set(each.get("class", "").split()):
        return False
    return not over or any(_fits(around, over) for around in each.iterancestors())


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as #rgb or #rrggbb, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.strip().lstrip("#")
    digits = "".join(2 * each for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _elsewhere(text: str) -> Iterator[str]:
    bare = re.sub(r'xmlns(:\w+)?="[^"]*"', "", text)
    for attribute in re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?([^\"'\s)>]+)", bare):
        if not attribute.startswith("#"):
            yield f"the page takes something from elsewhere: {attribute[:60]}"
    if found := _FROM_ELSEWHERE.search(re.sub(r">[^<]*<", "><", bare)):
        yield f"the page takes something from elsewhere: {found[0][:60]}"
