"""Parts of a verdict on a quotation in the study's language: where it stands, its form, what tells who."""

from __future__ import annotations

import re

from qual.core.words import say

_PARTS = ("text box by paragraph", "paragraph", "table", "row", "cell", "line", "footnote", "endnote", "page")
_PLACE = re.compile("|".join(_PARTS))
_TRAITS = re.compile(r"(\d+) traits together")
_FORMS = ("unopened", "unclosed", "multi_paragraph", "nested", "unmarked")
_RISKS = ("place", "person", "only")


def place_said(place: str, language: str) -> str:
    """Where in a report something stands, as its readers name it in English, in another language."""
    return _PLACE.sub(lambda part: say(f"quotecheck.at.{part[0].replace(' ', '_')}", language), place)


def defect_said(defect: str, language: str) -> str:
    """What is to be known of the form of a quotation; as it stands where nobody wrote the words for it."""
    is_known = defect in _FORMS
    return say(f"quotecheck.form.{defect}", language) if is_known else defect.replace("_", " ")


def risk_said(reason: str, language: str) -> str:
    """Why an attribution could tell who somebody is; as it stands where nobody wrote the words for it."""
    traits = _TRAITS.fullmatch(reason)
    if traits:
        return say("quotecheck.risk.traits", language, traits=traits[1])
    key = next((f"quotecheck.risk.{each}" for each in _RISKS if say(f"quotecheck.risk.{each}") == reason), "")
    return say(key, language) if key else reason
