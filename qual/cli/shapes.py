"""The JSON that other programs may rely on: fields are added, never renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qual.core.codebook import Codebook
from qual.core.codebook_difference import CodebookDifference
from qual.core.coding import Coding
from qual.core.correction import Doubt, Fate, per_verdict
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.suggestion import Anchor, Nearby, reason_json, still_there
from qual.core.theme import ThemeReport
from qual.core.theme_json import theme_rows
from qual.core.transcript import Transcript, TranscriptText

if TYPE_CHECKING:
    from qual.actions.correct_transcript import Corrected
    from qual.store.suggestions import Birth


def transcript_json(transcript: Transcript) -> dict[str, Any]:
    """A transcript without its text."""
    return {
        "id": transcript.id,
        "name": transcript.name,
        "file": transcript.file,
        "sha256": transcript.sha256,
        "kind": transcript.kind,
        "wave": transcript.wave,
        "date": transcript.date,
        "perspective": transcript.perspective,
        "characters": transcript.characters,
        "turns": transcript.turns,
        "speakers": [
            {"label": each.label, "respondent": each.respondent, "turns": each.turns, "role": each.role}
            for each in transcript.speakers
        ],
    }


def transcript_text_json(opened: TranscriptText) -> dict[str, Any]:
    """A transcript with its text and turns."""
    respondent = {each.label: each.respondent for each in opened.transcript.speakers}
    return transcript_json(opened.transcript) | {
        "text": opened.text,
        "turn_list": [
            {
                "index": turn.index,
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
                "respondent": respondent.get(turn.speaker),
                "time": turn.time,
            }
            for turn in opened.turns
        ],
    }


def respondent_json(respondent: Respondent) -> dict[str, Any]:
    """A respondent with what is known."""
    return {
        "id": respondent.id,
        "perspective": respondent.perspective,
        "attributes": dict(respondent.attributes),
        "waves": {wave: dict(values) for wave, values in respondent.waves.items()},
        "transcripts": list(respondent.transcripts),
    }


def coding_json(
    coding: Coding,
    codebook: Codebook,
    birth: Birth | None = None,
    nearby: Mapping[Anchor, Nearby] | None = None,
) -> dict[str, Any]:
    """A coding with the name of its code, and the suggestion it was born from; see `suggestion_json`."""
    born = (
        {
            "suggestion": {
                "id": birth.id,
                "run": birth.run,
                "made": birth.created,
                "rank": birth.rank,
                "score": birth.score,
                "why": [reason_json(each, nearby or {}) for each in still_there(birth.why, nearby or {})],
            }
        }
        if birth
        else {}
    )
    return born | {
        "id": coding.id,
        "transcript": coding.transcript,
        "start": coding.span.start,
        "end": coding.span.end,
        "text": coding.text,
        "code": coding.code,
        "code_name": codebook[coding.code].name,
        "coder": coding.coder,
        "created": coding.created,
        "origin": coding.origin,
        "memo": coding.memo,
    }


def difference_json(found: CodebookDifference) -> dict[str, Any]:
    """What differs between two codebooks."""
    return {
        "added": [code.id for code in found.added],
        "changed": {code: list(fields) for code, fields in found.changed.items()},
        "moved": [
            {"code": m.code, "from": m.old_parent or None, "to": m.new_parent or None} for m in found.moved
        ],
        "replaced": dict(found.replaced),
        "removed": [code.id for code in found.removed],
    }


def themes_json(
    report: ThemeReport, written: Mapping[tuple[str, str], str], marks: Mapping[str, str]
) -> dict[str, Any]:
    """The themes with what was written of them, who was asked, and what was not counted."""
    return {
        "study": report.study,
        "coder": report.coder or None,
        "coders": list(report.coders),
        "codings": report.codings,
        "left_out": dict(report.left_out),
        "perspectives": [
            {
                "perspective": group.perspective,
                "label": group.label,
                "base": list(group.base),
                "waves": {wave: list(people) for wave, people in group.waves.items()},
                "transcripts": list(group.transcripts),
            }
            for group in report.interviewed
        ],
        "themes": theme_rows(report, written, marks),
        "problems": [problem._asdict() for problem in report.problems],
    }


def corrected_json(found: Corrected, *, dry_run: bool) -> dict[str, Any]:
    """What a correction does to the codings and to the suggestions that wait for a coder, the worst first."""
    return {
        "transcript": found.transcript,
        "changed": found.is_new,
        "dry_run": dry_run,
        "turns": found.turns,
        "speakers": [
            {"label": each.label, "respondent": each.respondent, "turns": each.turns, "role": each.role}
            for each in found.speakers
        ],
        "counts": per_verdict(each.carried for each in found.of("coding")),
        "codings": [_fate_json(each) for each in found.of("coding")],
        "suggestions": [_fate_json(each) for each in found.of("suggestion")],
        "problems": [problem._asdict() for problem in found.problems],
    }


def _fate_json(fate: Fate) -> dict[str, Any]:
    marked, carried = fate
    who = {"coder": marked.coder} if marked.kind == "coding" else {}
    return {
        "id": marked.id,
        "code": marked.code,
        **who,
        "verdict": carried.verdict,
        "before": _passage(carried.old, carried.before),
        "after": _passage(carried.new, carried.after) if carried.new else None,
    }


def doubt_json(doubt: Doubt) -> dict[str, Any]:
    """A coding that a correction left in doubt."""
    return {
        "id": doubt.coding,
        "transcript": doubt.transcript,
        "code": doubt.code,
        "coder": doubt.coder,
        "verdict": doubt.verdict,
        "before": _passage(doubt.old, doubt.before),
        "after": _passage(doubt.now, doubt.after) if doubt.now else None,
    }


def _passage(span: Span, words: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": words}
