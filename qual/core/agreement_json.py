"""The comparison of coders as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qual.core.agreement import COEFFICIENTS, Measure, PairAgreement
from qual.core.coder_comparison import Comparison
from qual.core.disagreement import KINDS, Disagreement, Topic
from qual.core.words import say

_OF_TRANSCRIPTS = ("percent", "percent_coded", *COEFFICIENTS)


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Everything but the passages; a coefficient that is not defined is None with its reason in `reasons`."""
    rules = found.rules
    return {
        "coders": list(found.coders),
        "base": len(found.transcripts),
        "units": found.units,
        "unit": {
            "kind": rules.unit,
            "covers": rules.covers if rules.unit in ("turn", "sentence") else None,
            "overlap": rules.overlap if rules.unit == "segment" else None,
            "interviewers": rules.interviewers,
            "characters": found.characters,
        },
        "without_suggested": found.without_suggested,
        "by_theme": found.by_theme,
        "kappa": "Cohen" if len(found.coders) == 2 else "Fleiss",
        "intervals": None
        if found.resampled is None
        else {**found.resampled._asdict(), "of": "transcripts", "percent": 95},
        "codes": [
            {"code": each.code.id, "name": each.code.name, **measure_json(each.measure, found.coders)}
            for each in found.codes
        ],
        "pooled": {
            "codes": len(found.codes),
            "unused": sum(each.measure.reasons.get("alpha") == "nobody" for each in found.codes),
            **measure_json(found.pooled, found.coders),
        },
        "pairs": [_pair(each) for each in found.pairs],
        "unitizing": {
            "transcripts": found.unitized.transcripts,
            "characters": found.unitized.characters,
            "binary": found.unitized.binary,
            "u": found.unitized.u,
            "cu": found.unitized.cu,
            "coverage": found.unitized.coverage,
            "reasons": _reasons(found.unitized.reasons),
            "codes": [
                {"code": each.code, "alpha": each.alpha, "reason": _why(each.reason) if each.reason else None}
                for each in found.unitized.codes
            ],
        },
        "transcripts": [
            {
                "transcript": each.transcript,
                "coders": list(each.readers),
                "units": each.units,
                "codings": dict(zip(each.readers, each.codings, strict=True)),
                **{name: getattr(each.measure, name) for name in _OF_TRANSCRIPTS},
                "reasons": _reasons(
                    {name: why for name, why in each.measure.reasons.items() if name in _OF_TRANSCRIPTS}
                ),
            }
            for each in found.transcripts
        ],
        "left_out": [
            {"transcript": each.transcript, "coders": list(each.readers), "reason": each.reason}
            for each in found.left_out
        ],
        "problems": [each._asdict() for each in found.problems],
    }


def measure_json(measure: Measure, coders: tuple[str, ...]) -> dict[str, Any]:
    """One measure: percentages from 0 to 100, `tp` both coders, `fn` only the first, `fp` only the second."""
    low, high = measure.intervals.get("alpha", (None, None))
    return {
        "percent": measure.percent,
        "percent_coded": measure.percent_coded,
        "kappa": measure.kappa,
        "ac1": measure.ac1,
        "alpha": measure.alpha,
        "low": low,
        "high": high,
        "kappa_interval": _interval(measure, "kappa"),
        "ac1_interval": _interval(measure, "ac1"),
        "prevalence": measure.prevalence,
        "coded": dict(zip(coders, measure.coded, strict=False)),
        "tp": measure.both,
        "fp": measure.second,
        "fn": measure.first,
        "tn": measure.neither,
        "reasons": _reasons(measure.reasons),
    }


def _interval(measure: Measure, name: str) -> list[float] | None:
    found = measure.intervals.get(name)
    return None if found is None else list(found)


def _pair(found: PairAgreement) -> dict[str, Any]:
    return {
        "coders": list(found.coders),
        "base": found.transcripts,
        "pooled": _plain(found.pooled, found.coders),
        "codes": [{"code": each.code.id, **_plain(each.measure, found.coders)} for each in found.codes],
    }


def _plain(measure: Measure, coders: tuple[str, ...]) -> dict[str, Any]:
    """A measure without intervals, which pairs do not have."""
    left_out = ("low", "high", "kappa_interval", "ac1_interval")
    return {name: each for name, each in measure_json(measure, coders).items() if name not in left_out}


def _reasons(found: Mapping[str, str]) -> dict[str, str]:
    return {name: _why(key) for name, key in found.items()}


def _why(key: str) -> str:
    return say(f"agreement.why.{key}")


def place_json(place: Disagreement, text: str, speaker: str, respondent: str | None) -> dict[str, Any]:
    """A place that coders did not code alike, with its words and who says them."""
    return {
        "transcript": place.transcript,
        "turn": place.turn,
        "speaker": speaker,
        "respondent": respondent,
        "start": place.start,
        "end": place.end,
        "text": text,
        "kind": place.kind,
        "about": list(place.about),
        "coded": {coder: list(codes) for coder, codes in place.coded.items()},
        "agreed": list(place.agreed),
        "codings": list(place.ids),
    }


def topic_json(topic: Topic) -> dict[str, Any]:
    """What coders differ on, and how often."""
    return {
        "about": list(topic.about),
        "places": topic.places,
        "kinds": {kind: topic.kinds.get(kind, 0) for kind in KINDS},
        "transcripts": topic.transcripts,
        "coded": dict(topic.by),
    }
