"""The look of a Word document: its own small set of styles, sober colours, the language and the page."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from qual.exports.report import PAGE_WIDTH
from qual.exports.word_parts import EVIDENCE_LINK, TABLE_STYLE, TWIPS, element

FONT = "Arial"
INK = "1F3A4D"
TEXT = "1A1A1A"
GREY = "5B6770"
LINE = "C9D3D9"
ACCENT = "2F6F7E"

LOCALES = {"nl": "nl-NL", "en": "en-GB"}

MARGIN = 2.5
"""The left and right margin of the page in centimetres, which leave 16 for text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes and spaces in points, the indent in centimetres."""

    id: str
    name: str
    size: float
    bold: bool = False
    colour: str = TEXT
    before: float = 0
    after: float = 0
    line: float = 1.0
    left: float = 0
    keep: bool = False
    outline: int | None = None
    extra: str = ""


_BAR = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{ACCENT}"/></w:pBdr>'
_BULLET = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_DOTS = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{16 * TWIPS}"/></w:tabs>'
_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{16 * TWIPS}"/></w:tabs>'

STYLES = (
    Style("Title", "Title", 24, bold=True, colour=INK, after=2),
    Style("Subtitle", "Subtitle", 13, colour=ACCENT, after=14),
    Style("Heading1", "heading 1", 16, bold=True, colour=INK, before=22, after=8, keep=True, outline=0),
    Style("Heading2", "heading 2", 13, bold=True, colour=INK, before=20, after=4, keep=True, outline=1),
    Style("Heading3", "heading 3", 10.5, bold=True, colour=ACCENT, before=12, after=4, keep=True, outline=2),
    Style("Caption", "caption", 9, bold=True, colour=INK, before=10, after=4, keep=True),
    Style("ListBullet", "List Bullet", 10, after=3, line=1.15, left=0.6, extra=_BULLET),
    Style("Quote", "Quote", 10, before=6, line=1.15, left=0.6, keep=True, extra=_BAR),
    Style("Attribution", "Attribution", 8.5, colour=GREY, after=8, left=0.6, extra=_BAR),
    Style("GroupLabel", "Group Label", 9.5, bold=True, before=8, after=2, keep=True),
    Style("FactName", "Fact Name", 8.5, colour=GREY, before=5, keep=True),
    Style("Fact", "Fact", 10, line=1.1),
    Style("Notice", "Notice", 9, bold=True, colour=ACCENT, before=12, after=6),
    Style("TableText", "Table Text", 9, line=1.05),
    Style("TableStrong", "Table Strong", 9, bold=True, line=1.05),
    Style("TableHeader", "Table Header", 8.5, bold=True, colour=INK, line=1.05),
    Style("TableNote", "Table Note", 8, colour=GREY, before=3, after=8, line=1.1),
    Style("ContentsHead", "Contents Head", 13, bold=True, colour=INK, before=18, after=6, keep=True),
    Style("TOC1", "toc 1", 10, after=2, extra=_DOTS),
    Style("TOC2", "toc 2", 10, after=2, left=0.6, extra=_DOTS),
    Style("Header", "header", 8, colour=GREY, extra=_RIGHT),
    Style("Footer", "footer", 8, colour=GREY, extra=_RIGHT),
)

_TABLE = f"""<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
</w:tblBorders><w:tblCellMar>
<w:top w:w="45" w:type="dxa"/><w:left w:w="45" w:type="dxa"/>
<w:bottom w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>"""

_LINK = f"""<w:style w:type="character" w:customStyle="1" w:styleId="{EVIDENCE_LINK}">
<w:name w:val="Evidence Link"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>
<w:rPr><w:u w:val="dotted" w:color="{GREY}"/></w:rPr></w:style>"""

_KEPT = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})


def dress(document: Document, language: str) -> None:
    """Give the document its page, language and styles, and take the template's others away."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT - {"Normal"}:
            styles.remove(style)
    styles.append(element(_paragraph_style(Style("Normal", "Normal", 10, after=6, line=1.15))))
    for each in STYLES:
        styles.append(element(_paragraph_style(each)))
    styles.append(element(_TABLE))
    styles.append(element(_LINK))
    _divide_words(document)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    for properties in list(defaults):
        defaults.remove(properties)
    locale = LOCALES[language]
    defaults.append(
        element(
            f'<w:rPr>{_letter()}<w:sz w:val="20"/><w:szCs w:val="20"/>'
            f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr>'
        )
    )


def _divide_words(document: Document) -> None:
    """Let a word processor divide words where the styles allow it."""
    settings = document.settings.element
    if settings.find(qn("w:autoHyphenation")) is None:
        settings.find(qn("w:defaultTabStop")).addnext(element("<w:autoHyphenation/>"))


def add_styles(document: Document, language: str) -> None:
    """Add the styles that a house style lacks, and give those it has under another id the id used here.

    Word knows its own styles by their English names whatever the language; ids differ between languages.
    """
    styles = document.styles.element
    names: dict[str, str] = {}
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and style.get(qn("w:type")) == "paragraph":
            names[name.get(qn("w:val")).casefold()] = style.get(qn("w:styleId"))
    ids = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    for each in STYLES:
        there = names.get(each.name.casefold())
        if there is None and each.id not in ids:
            styles.append(element(_fitting_in(_paragraph_style(each), document, "quote" in names)))
        elif there is not None and there != each.id and each.id not in ids:
            alias = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{each.id}">'
            alias += f'<w:name w:val="qual {each.name}"/><w:basedOn w:val="{there}"/></w:style>'
            styles.append(element(alias))
    if TABLE_STYLE not in ids:
        styles.append(element(_TABLE))
    if EVIDENCE_LINK not in ids:
        styles.append(element(_LINK))
    for properties in styles.iter(qn("w:rPrDefault")):
        for lang in properties.iter(qn("w:lang")):
            lang.set(qn("w:val"), LOCALES[language])


def _fitting_in(style: str, document: Document, has_quotes: bool) -> str:
    """One of our styles in a house's document: its letter and width, and no bar beside quotes of its own."""
    style = style.replace(_letter(), "")
    style = style.replace(f'w:pos="{16 * TWIPS}"', f'w:pos="{_at_right(text_width(document))}"')
    return style.replace(_BAR, "") if has_quotes else style


def no_dots(width: float) -> str:
    """What takes the dots from an entry of the contents as long as there is no page behind them."""
    return f'<w:tabs><w:tab w:val="right" w:leader="none" w:pos="{_at_right(width)}"/></w:tabs>'


def _at_right(width: float) -> int:
    """Where a tab at the right end of the text stands, in twentieths of a point."""
    return round(round(width, 2) * TWIPS)


def text_width(document: Document) -> float:
    """The width of the last section's text in centimetres; that of our own page where it does not say."""
    section = document.sections[-1]
    sizes = (section.page_width, section.left_margin, section.right_margin, section.gutter)
    if sizes[0] is None:
        return PAGE_WIDTH
    return float(sizes[0].cm - sum(each.cm for each in sizes[1:] if each is not None))


def _letter() -> str:
    """The letter for every script."""
    return (
        "<w:rFonts " + " ".join(f'w:{name}="{FONT}"' for name in ("ascii", "hAnsi", "cs", "eastAsia")) + "/>"
    )


def _paragraph_style(style: Style) -> str:
    """The style as XML; Word knows its built-in ones by name."""
    base = "" if style.id == "Normal" else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    own = ' w:customStyle="1"' if style.name[0].isupper() and style.id not in _BUILT_IN else ""
    default = ' w:default="1"' if style.id == "Normal" else ""
    indent = f'<w:ind w:left="{round(style.left * TWIPS)}"{_hanging(style)}/>' if style.left else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{base}<w:qFormat/><w:pPr>{'<w:keepNext/>' if style.keep else ''}"
        f"{'<w:keepLines/>' if style.outline is not None or style.id in _WHOLE else ''}<w:widowControl/>"
        f"{style.extra}{_hyphens(style)}"
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
        f' w:line="{round(style.line * 240)}" w:lineRule="auto"/>{indent}{outline}</w:pPr>'
        f'<w:rPr>{_letter()}{bold}<w:color w:val="{style.colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_WHOLE = frozenset({"Quote", "TableNote"})
"""Paragraphs that are not divided over two pages, beside headings."""

_BUILT_IN = frozenset({"Normal", "Title", "Subtitle", "Quote", "ListBullet"})


def _hyphens(style: Style) -> str:
    """Long words are divided in tables only; a quote is copied as it was said."""
    if style.id == "Normal":
        return "<w:suppressAutoHyphens/>"
    return '<w:suppressAutoHyphens w:val="0"/>' if style.id.startswith("Table") else ""


def _hanging(style: Style) -> str:
    """The bullet of a list hangs before its text."""
    return ' w:hanging="300"' if style.extra == _BULLET else ""
