"""The trail for an outside reviewer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from qual import __version__
from qual.actions.hand_over import stamp_of
from qual.actions.pseudonymise import guard
from qual.actions.show_log import verify_record
from qual.actions.study import Study
from qual.core.audit import Log, anchor_hash, as_annotations, as_crate, checksums, event_line, lines
from qual.core.event import canonical
from qual.exports.audit import AuditError, check_target, explained, write_audit
from qual.store import audit, history, quote_uses

_WHAT = {
    "README.md": "What the files are and how they are checked",
    "check_audit.py": "The script that checks them",
    "study.json": "Which study, the head of its log, and how much there is of each",
    "log.jsonl": "Every event, chained by hash",
    "rows.jsonl": "Every row as it is now, by its salted hash",
    "codebook.jsonl": "Every version of every code",
    "decisions.jsonl": "What was decided of every suggestion, or that it is open, and of quotations",
    "anchors.jsonl": "Where every coding stands, with a hash of its words",
    "texts.jsonl": "The hashes of texts and source files",
    "corrections.jsonl": "Corrections of texts after coding, in numbers",
    "exports.jsonl": "Documents with quotes that were written, by their hashes",
    "annotations.json": "The codings in the W3C Web Annotation model",
    "checksums.sha256": "The SHA-256 of every file",
}


def audit_trail(
    study: Study,
    path: Path,
    *,
    with_annotations: bool = False,
    with_crate: bool = False,
    with_examples: bool = False,
) -> dict[str, Any]:
    """Write the trail to a folder or a .zip file; gives what `study.json` says in it.

    It holds no respondent's words, but for the examples of codes where these are asked for.

    AuditError where the record does not fit, NamesError where the codebook holds words that were replaced by
    tokens, CannotWriteError.
    """
    check_target(path)
    wrong = verify_record(study)
    if wrong:
        raise AuditError([f"{each.where} {each.what}" for each in wrong])
    stamp = stamp_of(study)
    with study.database.read() as session:
        log = Log(history.chain(session))
        rows = [each._asdict() for each in audit.live_rows(session, log.last.keys())]
        codes = [log.code_line(*each, with_examples=with_examples) for each in audit.code_versions(session)]
        texts = audit.text_versions(session)
        by_id = {each.id: each.text for each in texts}
        anchors = [
            log.about("coding", each.row)
            | {
                "text": each.text,
                "code": each.code,
                "origin": each.origin,
                "words": anchor_hash(by_id[each.text], each.start, each.end, each.exact),
            }
            for each in audit.anchors(session)
            if ("coding", each.row) in log.last
        ]
        decisions = [
            log.about(kind, row) | {"about": about, "state": state or "noted"}
            for kind, row, about, state in audit.decided(session)
            if (kind, row) in log.last
        ]
        exports = quote_uses.every_export(session)
    corrections = [
        {"event": event.n, "at": event.at, "coder": event.coder, "deed": event.kind, **event.details}
        for event in log.events
        if event.verb == "transcript.correct"
    ]
    guard(study).refuse("\n".join(canonical(line["content"]) for line in codes), path.name)
    facts = {
        "study": stamp.study_id,
        "written_by": f"qual {__version__}",
        "head": log.events[-1].hash if log.events else "",
        "events": len(log.events),
        "texts": len(texts),
        "codings": len(anchors),
        "code_versions": len(codes),
        "corrections": len(corrections),
        "decisions": {
            kind: dict(sorted(Counter(each["state"] for each in decisions if each["kind"] == kind).items()))
            for kind in ("suggestion", "quote_decision")
        },
    }
    files = {
        **explained(),
        "study.json": json.dumps(facts, indent=1).encode() + b"\n",
        "log.jsonl": lines(map(event_line, log.events)),
        "rows.jsonl": lines(rows),
        "codebook.jsonl": lines(codes),
        "decisions.jsonl": lines(decisions),
        "anchors.jsonl": lines(anchors),
        "texts.jsonl": lines({k: v for k, v in each._asdict().items() if k != "text"} for each in texts),
        "corrections.jsonl": lines(corrections),
        "exports.jsonl": lines(exports),
    }
    if with_annotations:
        files["annotations.json"] = as_annotations(stamp.study_id, anchors)
    if with_crate:
        described = {name: (_WHAT[name], len(data)) for name, data in files.items()}
        files["ro-crate-metadata.json"] = as_crate(stamp.study_id, stamp.date, described)
    files["checksums.sha256"] = checksums(files)
    write_audit(files, path, stamp.date)
    return facts
