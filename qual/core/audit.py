"""The audit trail for an outside reviewer: lists of ids, places and hashes that can be checked.

No respondent's words, no names of people or files: a coder, text or code goes by its id. What is checked how
stands in the script that goes with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from qual.core.event import Event, canonical, content_hash, event_body

ERASING = ("respondent.withdraw", "names.replace", "names.restore")
"""The deeds that rewrite earlier versions of rows where they lie."""


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{canonical(dict(row))}\n" for row in rows).encode()


def event_line(event: Event) -> dict[str, Any]:
    """An event with all that its hash is made of."""
    return {**event_body(event), "previous": event.previous, "hash": event.hash}


class Log:
    """The log, asked for the event that a row or a version of it comes from."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = tuple(events)
        self.last: dict[tuple[str, str], Event] = {}
        self.made: dict[tuple[str, str, int | None], tuple[Event, str | None]] = {}
        for event in self.events:
            for change in event.changes:
                self.last[change.kind, change.row] = event
                self.made[change.kind, change.row, change.after] = event, change.after_hash
        self.erased = max((event.n for event in self.events if event.verb in ERASING), default=0)

    def about(self, kind: str, row: str) -> dict[str, Any]:
        """The event that last changed a row, as the lists name it."""
        event = self.last[kind, row]
        place = next([c.start, c.end] for c in reversed(event.changes) if (c.kind, c.row) == (kind, row))
        return {
            "kind": kind,
            "row": row,
            "event": event.n,
            "at": event.at,
            "coder": event.coder,
            "verb": event.verb,
            "deed": event.kind,
            "place": place,
        }

    def code_line(
        self, row: str, version: int, salt: str, content: Mapping[str, Any], *, with_examples: bool = False
    ) -> dict[str, Any]:
        """A version of a code.

        It can be checked where its salt stands with it; examples are respondents' words and are only counted
        unless they are asked for.
        """
        event, known = self.made.get(("code", row, version), (None, None))
        line = {"row": row, "version": version, "event": event and event.n, "coder": event and event.coder}
        examples = json.loads(content.get("examples", "[]"))
        if examples and not with_examples:
            shown = {key: value for key, value in content.items() if key != "examples"}
            return line | {"content": shown, "examples": len(examples)}
        was_rewritten = event is not None and event.n < self.erased
        if was_rewritten and content_hash(salt, canonical(dict(content))) != known:
            return line | {"content": dict(content), "rewritten": True}
        return line | {"content": dict(content), "salt": salt}


def anchor_hash(text: str, start: int, end: int, exact: str) -> str:
    """The hash of the words at a place, which only somebody who has the whole text can make or guess."""
    key = sha256(f"qual anchor\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    words = f"{key}\n{start}-{end}\n{exact}"
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of every file, as `sha256sum` writes and reads them."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def as_annotations(study: str, anchors: Iterable[Mapping[str, Any]]) -> bytes:
    """Codings in the W3C Web Annotation model, by position only: a text goes by its id."""
    here = f"urn:uuid:{study}"
    items = [
        {
            "id": f"urn:uuid:{each['row']}",
            "type": "Annotation",
            "motivation": "classifying",
            "creator": f"urn:uuid:{each['coder']}",
            "modified": each["at"],
            "body": {
                "type": "SpecificResource",
                "source": f"{here}#code-{quote(str(each['code']), safe='')}",
                "purpose": "classifying",
            },
            "target": {
                "type": "SpecificResource",
                "source": f"urn:uuid:{each['text']}",
                "selector": {
                    "type": "TextPositionSelector",
                    "start": each["place"][0],
                    "end": each["place"][1],
                },
            },
        }
        for each in anchors
    ]
    name = f"{here}#annotations"
    collection: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": "Codings by position",
        "total": len(items),
    }
    if items:  # a page without annotations is none
        page = {"id": f"{name}-1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
        collection |= {"first": page, "last": page["id"]}
    return json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n"


_FORMATS = {"jsonl": "application/jsonl", "json": "application/json", "py": "text/x-python"}


def as_crate(study: str, day: str, files: Mapping[str, tuple[str, int]]) -> bytes:
    """An RO-Crate 1.1 description of the files, given as name: (what it is, bytes)."""
    entities: list[dict[str, Any]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "identifier": f"urn:uuid:{study}",
            "name": f"Audit trail of study {study}",
            "description": "Who did what in a qualitative study, with hashes and without respondents' words.",
            "datePublished": day,
            "license": {"@id": "#licence"},
            "hasPart": [{"@id": name} for name in sorted(files)],
        },
        {
            "@id": "#licence",
            "@type": "CreativeWork",
            "name": "For checking only",
            "description": "All rights with the holders of the study; given for checking it.",
        },
    ]
    for name, (what, size) in sorted(files.items()):
        ending = name.rpartition(".")[2]
        entities.append(
            {
                "@id": name,
                "@type": "File",
                "name": name,
                "description": what,
                "contentSize": str(size),
                "encodingFormat": _FORMATS.get(ending, "text/plain"),
            }
        )
    made = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": entities}
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"
