"""Small Word documents, written as a word processor packs them."""

from __future__ import annotations

import io
import zipfile

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps"'
)


def paragraph(words: str) -> str:
    """A paragraph of plain words."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def word_document(body: str, footnotes: str = "", prolog: str = "") -> bytes:
    """A .docx whose body holds the XML given."""
    parts = {"word/document.xml": f"{prolog}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{footnotes}</w:footnotes>"
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """A zip archive of named parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
