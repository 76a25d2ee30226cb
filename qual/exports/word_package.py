"""A Word file as bytes: properties that say where it comes from, and the same bytes for the same report."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from qual.exports.word_parts import printable

CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

_EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 # the earliest a zip file knows; zip files have no time zones


def with_properties(document: Document, values: Mapping[str, str]) -> None:
    """Add custom document properties; the library has no part for them."""
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{at}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(printable(value))}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(values.items(), start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{properties}</Properties>"
    )
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            # those of a house style would stand there twice
            del package.rels[key]
    part = Part(PackURI("/docProps/custom.xml"), CUSTOM, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def without_thumbnail(document: Document) -> None:
    """Take the template's picture of itself away."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with some words of one of its parts replaced."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for each in source.namelist():
            part = source.read(each)
            target.writestr(each, part.replace(old, new) if each == name else part)
    return result.getvalue()


def moment(day: str) -> dt.datetime:
    """The date of the data as a time for document properties and zip entries."""
    try:
        return max(dt.datetime.fromisoformat(day[:10]), _EPOCH)
    except ValueError:
        return _EPOCH


def packed(document: Document, day: str) -> bytes:
    """The document as a file in which every entry bears the date of the data."""
    raw, result = io.BytesIO(), io.BytesIO()
    document.save(raw)
    time = moment(day).timetuple()[:6]
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
