from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from qual.core.report import ReportParagraph
from qual.errors import MaterialError
from qual.files.report import read_report, read_word_report

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_STYLES = """<w:style w:styleId="C1"><w:name w:val="Citaat NL"/></w:style>
<w:style w:styleId="C2"><w:name w:val="Eigen"/><w:basedOn w:val="C1"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="K1"><w:name w:val="heading 1"/></w:style>"""


def word(body: str, notes: str = "") -> list[ReportParagraph]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {_W}>{_STYLES}</w:styles>")
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {_W}>{notes}</w:footnotes>")
    return read_word_report(data.getvalue(), "report.docx")


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def test_insertions_controls_and_links_are_read_and_deletions_and_hidden_text_are_not() -> None:
    (one,) = word(
        paragraph(
            run("Ik ")
            + f"<w:ins>{run('wil ')}</w:ins><w:del><w:r><w:delText>moet </w:delText></w:r></w:del>"
            + f"<w:sdt><w:sdtContent>{run('weer ')}</w:sdtContent></w:sdt>"
            + f"<w:hyperlink>{run('werken')}</w:hyperlink>{run(' stiekem', '<w:vanish/>')}"
            + "<w:r><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r>"
        )
    )

    assert one.text == "Ik wil weer werken-"


def test_words_struck_out_tiny_or_white_on_white_are_not_read() -> None:
    looks = ("<w:strike/>", "<w:dstrike/>", '<w:sz w:val="2"/>', '<w:color w:val="FFFFFF"/>')
    shaded = '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>'

    (one,) = word(
        paragraph(
            run("Ik was ")
            + "".join(run("niet ", look) for look in looks)
            + run("hier ", '<w:strike w:val="0"/>')
            + run("blij", shaded)
        )
    )

    assert one.text == "Ik was hier blij"


def test_tables_notes_and_text_boxes_have_their_place() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('in de doos'))}</w:txbxContent></w:pict></w:r>"
    cell = f"<w:tc>{paragraph(run('in de cel'))}</w:tc>"
    found = word(
        paragraph(run("voor") + box) + f"<w:tbl><w:tr><w:tc/></w:tr><w:tr><w:tc/>{cell}</w:tr></w:tbl>",
        f'<w:footnote w:type="separator">{paragraph(run("-"))}</w:footnote>'
        f"<w:footnote>{paragraph(run('in de noot'))}</w:footnote>",
    )

    assert [(one.place, one.layout, one.text) for one in found] == [
        ("paragraph 1", "paragraph", "voor"),
        ("text box by paragraph 2", "text_box", "in de doos"),
        ("table 1, row 2, cell 2", "table", "in de cel"),
        ("footnote 1", "footnote", "in de noot"),
    ]


def test_a_fallback_is_not_read_twice() -> None:
    choice = f"<mc:Choice>{run('eens')}</mc:Choice><mc:Fallback>{run('eens')}</mc:Fallback>"

    assert [one.text for one in word(paragraph(f"<mc:AlternateContent>{choice}</mc:AlternateContent>"))] == [
        "eens"
    ]


def test_styles_and_slant_are_known_through_what_they_are_based_on() -> None:
    quoting, heading, half = word(
        paragraph(run("citaat"), '<w:pStyle w:val="C2"/>')
        + paragraph(run("kop"), '<w:pStyle w:val="K1"/>')
        + paragraph(run("half", "<w:i/>") + run("half", '<w:i w:val="0"/>'))
    )

    assert (quoting.quoting, quoting.italic_share) == (True, 1.0)
    assert heading.layout == "heading"
    assert half.italic_share == 0.5


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    found = word(paragraph(run("Ik wil "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("werken")))

    assert [one.text for one in found] == ["Ik wil werken"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.docx", b"no zip"),
        ("r.docx", b"PK\x03\x04"),
        ("r.pages", b"x"),
        ("r.txt", b"\x00\x01\x02" * 50),
    ],
)
def test_what_is_no_report_is_refused_in_words(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(MaterialError):
        read_report(path)
    with pytest.raises(MaterialError):
        read_report(tmp_path / "absent.docx")


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')

    with pytest.raises(MaterialError, match="document type"):
        read_report(path)


def test_a_plain_report_may_be_written_by_windows(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes("“Privé”\r\n\r\ntwee".encode("cp1252"))

    assert [one.text for one in read_report(path)] == ["“Privé”", "twee"]
