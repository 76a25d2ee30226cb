"""Changing a codebook: each function gives the codebook as it is afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qual.core.codebook import RETIRED, Code, Codebook
from qual.errors import QualError


class CodebookChangeError(QualError):
    """A change that would leave the codebook wrong."""


def edited(codebook: Codebook, code: str, **values: Any) -> Codebook:
    """The codebook with other values in one code; a tag or digit that another code has goes from there."""
    if not values.get("name", "x").strip():
        raise CodebookChangeError("a code needs a name")
    taken: dict[str, Any] = {name: values[name] for name in ("tag", "key") if values.get(name)}
    return Codebook(
        tuple(
            replace(each, **values) if each.id == code else replace(each, **_given_up(each, taken))
            for each in codebook
        )
    )


def _given_up(code: Code, taken: dict[str, Any]) -> dict[str, Any]:
    return {name: "" for name, value in taken.items() if getattr(code, name) == value}


def moved(codebook: Codebook, code: str, parent: str) -> Codebook:
    """The codebook with a code and all under it elsewhere; an empty `parent` is the top."""
    family = codebook.below(code)
    if parent in family:
        raise CodebookChangeError("a code cannot stand under itself or under one of its own")
    members = [codebook[each] for each in family]
    rest = Codebook(tuple(each for each in codebook if each.id not in family))
    return _with_all(rest, [replace(members[0], parent=parent), *members[1:]])


def shifted(codebook: Codebook, code: str, by: int) -> Codebook:
    """The codebook with a code one place up (-1) or down (1) among its siblings, with all under it."""
    parent = codebook[code].parent
    siblings = codebook.children(parent) if parent else codebook.themes()
    order = [each.id for each in siblings]
    at = order.index(code)
    if not 0 <= at + by < len(order):
        return codebook
    order[at], order[at + by] = order[at + by], order[at]
    block = [codebook[each] for top in order for each in codebook.below(top)]
    inside = {each.id for each in block}
    first = min(place for place, each in enumerate(codebook) if each.id in inside)
    others = [each for each in codebook if each.id not in inside]
    before = [each for place, each in enumerate(codebook) if each.id not in inside and place < first]
    return Codebook((*before, *block, *others[len(before) :]))


def merged(codebook: Codebook, code: str, into: str) -> Codebook:
    """The codebook with a code taken over by another: its children, examples and cues go along."""
    if into in codebook.below(code):
        raise CodebookChangeError("a code cannot be merged into itself or into one of its own")
    gone, taker = codebook[code], codebook[into]
    taker = replace(
        taker,
        examples=_both(taker.examples, gone.examples),
        cues=_both(taker.cues, gone.cues),
        questions=_both(taker.questions, gone.questions),
        replaces=_both(taker.replaces, (*gone.replaces, code)),
    )
    for child in codebook.children(code):
        codebook = moved(codebook, child.id, into)
    return Codebook(tuple(taker if each.id == into else each for each in codebook if each.id != code))


def retired(codebook: Codebook, code: str, *, is_back: bool = False) -> Codebook:
    """The codebook with a code that is not offered any more, or that is again."""
    values = {"status": ""} if is_back else {"status": RETIRED, "key": ""}
    return edited(codebook, code, **values)


def _both(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _with_all(codebook: Codebook, codes: Iterable[Code]) -> Codebook:
    for code in codes:
        codebook = codebook.with_code(code)
    return codebook
