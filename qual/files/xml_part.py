"""A part of an office document as a tree of elements, with nothing in it that reaches outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from qual.errors import MaterialError
from qual.files.source import refused

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 60_000_000
"""Bytes a part may have to be held as a tree, which takes some eight times as much memory."""

_PROLOG = 4_096
"""Bytes that are fed at a time while looking for the first element."""


class _FirstElement(Exception):  # noqa: N818 - a signal, no error
    """The prolog is over."""


def parsed(data: bytes, where: str) -> _Element:
    """The root of a part; refused where it declares a document type (entities), is damaged or too large."""
    from lxml import etree

    if len(data) > LARGEST_PART:
        raise refused(where, "holds far more than a document can say", "do not open this file")
    _refuse_document_type(data, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise _damaged(where) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _typed(where)
    return root


def _refuse_document_type(data: bytes, where: str) -> None:
    """Look at what stands before the first element before anything in it can be expanded."""

    def doctype(*_: object) -> None:
        raise _typed(where)

    def element(*_: object) -> None:
        raise _FirstElement

    prolog = expat.ParserCreate()
    prolog.StartDoctypeDeclHandler = doctype
    prolog.StartElementHandler = element
    try:
        for at in range(0, len(data), _PROLOG):
            prolog.Parse(data[at : at + _PROLOG], False)
        prolog.Parse(b"", True)
    except _FirstElement:
        return
    except (expat.ExpatError, ValueError, LookupError):
        raise _damaged(where) from None


def _typed(where: str) -> MaterialError:
    what = "declares a document type, which no Office program writes"
    return refused(where, what, "do not open this file")


def _damaged(where: str) -> MaterialError:
    what = "is damaged: a part of it is no XML"
    return refused(where, what, "open it in its own program and save it again")
