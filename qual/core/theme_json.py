"""The themes as other programs read them."""

from __future__ import annotations

from collections.abc import Mapping

from qual.core.mention import Mention
from qual.core.quantifiers import SCALES, word_for
from qual.core.quote_choice import proposed
from qual.core.tally import Tally
from qual.core.theme import ThemeReport

PROPOSED = 6
"""Quotes that are proposed per theme and perspective."""


def theme_rows(
    report: ThemeReport,
    written: Mapping[tuple[str, str], str] | None = None,
    marks: Mapping[str, str] | None = None,
) -> list[dict[str, object]]:
    """The themes as plain values for a listing: every number of respondents with its base beside it.

    `written` are summaries and open questions by kind and code, `marks` what quotes are marked as.
    """
    texts = written or {}
    labels = {group.perspective: group.label for group in report.groups}
    return [
        {
            "code": theme.code.id,
            "name": theme.code.name,
            "definition": theme.code.definition,
            "summary": texts.get(("summary", theme.code.id), ""),
            "open_questions": texts.get(("question", theme.code.id), ""),
            "perspectives": [_row(tally, labels) for tally in theme.tallies],
            "waves": [_row(tally, labels) for tally in theme.waves],
            "proposed": [
                {
                    "id": quote.mention.id,
                    "perspective": tally.perspective,
                    "kind": kind or None,
                    "mark": (marks or {}).get(quote.mention.id),
                    "respondent": quote.mention.respondent,
                }
                for tally in theme.tallies
                for quote, kind in proposed(theme, tally.perspective, PROPOSED, marks)
            ],
            "codes": [
                {
                    "code": line.code.id,
                    "name": line.code.name,
                    "parent": line.code.parent,
                    "depth": line.depth,
                    "direct": line.direct,
                    "perspectives": [_row(tally, labels) for tally in line.tallies],
                    "waves": [_row(tally, labels) for tally in line.waves],
                }
                for line in theme.lines
            ],
            "quotes": [_quote_row(*quote) for quote in theme.quotes],
        }
        for theme in report.themes
    ]


def _quote_row(mention: Mention, codes: tuple[str, ...]) -> dict[str, object]:
    """A passage with its codes as plain values; there is one for nearly every coding of the study."""
    name, _, transcript, turn, span, text, respondent, perspective, wave, speaker, coders, _ = mention
    return {
        "id": name,
        "text": text,
        "codes": codes,
        "coders": coders,
        "respondent": respondent,
        "perspective": perspective,
        "wave": wave,
        "transcript": transcript,
        "turn": turn,
        "speaker": speaker,
        "start": span.start,
        "end": span.end,
    }


def _row(tally: Tally, labels: Mapping[str, str]) -> dict[str, object]:
    """A tally as plain values."""
    return {
        "perspective": tally.perspective,
        "label": labels[tally.perspective],
        "wave": tally.wave,
        "base": len(tally.base),
        "respondents": len(tally.respondents),
        "percent": tally.percent,
        "mentions": len(tally.mentions),
        "interviews": len({mention.transcript for mention in tally.mentions}),
        "rank": tally.rank,
        "word": {
            language: word_for(len(tally.respondents), len(tally.base), SCALES["own", language])
            for language in ("nl", "en")
        },
        "mentioned_by": list(tally.respondents),
        "not_mentioned_by": list(tally.absent),
    }
