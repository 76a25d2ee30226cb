"""Changing the codebook in use, one durable change each; codings go along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from qual.actions.study import Study
from qual.core.codebook import Code, Codebook, new_code
from qual.core.codebook_changes import CodebookChangeError, edited, merged, moved, retired, shifted
from qual.errors import NotFoundError
from qual.store import codes, codings
from qual.store.changes import Change


class Merged(NamedTuple):
    """What a merge does: codings that go over, and how many of them were there twice and become one."""

    codings: int
    doubles: int


def edit_code(study: Study, code: str, **values: Any) -> None:
    """Give a code another name, definition, include, exclude, examples, cues, colour, tag or digit."""
    _change(study, "code.edit", code, lambda codebook: edited(codebook, code, **values))


def nest_code(study: Study, code: str, parent: str) -> None:
    """Put a code, with all under it, under another one; at the top where `parent` is empty."""
    _change(study, "code.move", code, lambda codebook: moved(codebook, code, parent))


def shift_code(study: Study, code: str, by: int) -> None:
    """Put a code one place up (-1) or down (1) among its siblings."""
    _change(study, "code.move", code, lambda codebook: shifted(codebook, code, by))


def retire_code(study: Study, code: str, *, is_back: bool = False) -> None:
    """Offer a code to nobody any more, or offer it again; its codings stay."""
    _change(study, "code.retire", code, lambda codebook: retired(codebook, code, is_back=is_back))


def merge_codes(study: Study, code: str, into: str, *, dry_run: bool = False) -> Merged:
    """Let a code take another over with its codings; a coder's two on one span become one."""
    with study.database.change(study.coder, "code.merge") as change:
        codebook = codes.codebook(change.session)
        for each in (code, into):
            _refuse_unknown(codebook, each)
        after = merged(codebook, code, into)
        all_of = codings.ids_on(change.session, code)
        doubles = codings.doubles(change.session, code, into)
        found = Merged(len(all_of), len(doubles))
        if dry_run:
            return found
        for gone, kept in doubles:
            codings.move_memos(change, gone, kept)
        codings.remove(change, [gone for gone, _ in doubles])
        codes.save(change, after)
        change.details |= {"codings": found.codings - found.doubles}
    return found


def split_code(study: Study, code: str, name: str, ids: Sequence[str]) -> Code:
    """Make a code beside another one and give it some of its codings (by id); gives the new code."""
    with study.database.change(study.coder, "code.split") as change:
        codebook = codes.codebook(change.session)
        _refuse_unknown(codebook, code)
        if not " ".join(name.split()):
            raise CodebookChangeError("a code needs a name")
        there = set(codings.ids_on(change.session, code))
        wanted = [each for each in ids if each in there]
        if not wanted:
            raise CodebookChangeError("no coding was chosen for the new code")
        made = new_code(codebook, name, codebook[code].parent)
        codes.save(change, codebook.with_code(made))
        codings.give_code(change, wanted, made.id)
        change.details |= {"codings": len(wanted)}
    return made


def _change(study: Study, verb: str, code: str, change_it: Callable[[Codebook], Codebook]) -> None:
    with study.database.change(study.coder, verb) as change:
        _save(change, code, change_it)


def _save(change: Change, code: str, change_it: Callable[[Codebook], Codebook]) -> None:
    codebook = codes.codebook(change.session)
    _refuse_unknown(codebook, code)
    codes.save(change, change_it(codebook))


def _refuse_unknown(codebook: Codebook, code: str) -> None:
    if code not in codebook:
        raise NotFoundError("code", code, "'qual codebook list' shows the codes")
