"""Codes in the plain mode: putting them by number or name, changing what is there, taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qual.actions.code_passages import create_code, move_coding, put_codes, remove_codings, write_memo
from qual.actions.undo import Taken, large_change, redo, undo
from qual.core.codebook import Code
from qual.core.coding import Coding
from qual.core.fuzzy import ranked
from qual.core.words import say
from qual.tui.plain.naming import begins_with, is_called, is_yes, one_line, path

if TYPE_CHECKING:
    from qual.tui.plain.desk import Plain

Said = Iterable[str]

NAME_LENGTH = 60


def list_codes(plain: Plain, _: str) -> Said:
    """List the codes with their numbers."""
    for number, code in plain.numbered.items():
        yield say("plain.code_row", number=number, name=path(code, plain.codes))


def put_numbers(plain: Plain, numbers: Sequence[int]) -> Said:
    """Put the codes with these numbers."""
    codes = plain.numbered
    for number in numbers:
        if number not in codes:
            yield say("plain.no_code_number", number=number)
            return
    yield from put(plain, [codes[number].id for number in numbers])


def put_named(plain: Plain, typed: str) -> Said:
    """Put the code that is meant by some letters, or list those that could be."""
    found = codes_like(plain, typed)
    if len(found) == 1:
        yield from put(plain, [found[0][1].id])
    elif found:
        yield say("plain.many_codes", typed=typed)
        for number, code in found:
            yield say("plain.code_row", number=number, name=path(code, plain.codes))
    else:
        yield say("plain.no_code", typed=typed)


def codes_like(plain: Plain, typed: str) -> list[tuple[int, Code]]:
    """The codes that typed letters mean, with their numbers; one where one is or begins with them."""
    codes = list(plain.numbered.items())
    found = [codes[at] for at, _ in ranked(typed, [code.name for _, code in codes])] if typed else []
    for is_meant in (is_called, begins_with):
        sure = [each for each in found if is_meant(each[1].name, typed)]
        if len(sure) == 1:
            return sure
    return found


def put(plain: Plain, codes: Sequence[str]) -> Said:
    """Put codes on what is meant."""
    target = plain.place.target
    if target is None:
        yield say("plain.nothing")
        return
    plain.last = tuple(dict.fromkeys(codes))
    facts = plain.text.transcript
    new = put_codes(plain.study, facts.name, target, codes, seen=plain.text)
    plain.read_codings()
    fresh = [each.code for each in new]
    if fresh:
        yield say("plain.coded", codes=plain.names(fresh))
    if there := [each for each in plain.last if each not in fresh]:
        yield say("plain.there", codes=plain.names(there))


def put_last(plain: Plain, _: str) -> Said:
    """Put the codes that were put last."""
    if not plain.last:
        yield say("plain.no_last")
        return
    yield from put(plain, plain.last)


def new_code(plain: Plain, typed: str) -> Said:
    """Make a code and put it; "theme: name" makes it under that theme."""
    above, colon, name = typed.rpartition(":")
    parents = [code for code in plain.codes if is_called(code.name, above)] if colon else []
    name = name.strip() if parents else typed
    if not name:
        yield say("plain.needs_name")
        return
    same = [code for code in plain.codes if is_called(code.name, name)]
    if same:
        yield from put(plain, [same[0].id])
        return
    code = create_code(plain.study, name, parents[0].id if parents else "")
    yield say("plain.new_code", name=code.name)
    yield from put(plain, [code.id])


def in_vivo(plain: Plain, _: str) -> Said:
    """Make a code of these very words."""
    target = plain.place.target
    if target is None:
        yield say("plain.nothing")
        return
    words = one_line(target.of(plain.text.text))[:NAME_LENGTH].replace(":", " ")
    yield from new_code(plain, words.strip(" .,;!?\"'…"))


def the_one(plain: Plain, number: str, command: str) -> Coding | Said:
    """The coding that a number means, the only one without a number; else what to say."""
    here = plain.touching()
    if not here:
        return [say("plain.none_own")]
    if not number and len(here) == 1:
        return here[0]
    if not number:
        return [say("plain.which", command=command), *plain.coding_rows()]
    if number.isdecimal() and 1 <= int(number) <= len(here):
        return here[int(number) - 1]
    return [say("plain.no_such_coding", number=number)]


def uncode(plain: Plain, number: str) -> Said:
    """Take a coding off."""
    coding = the_one(plain, number, "u")
    if not isinstance(coding, Coding):
        yield from coding
        return
    remove_codings(plain.study, [coding.id])
    plain.read_codings()
    yield say("plain.off", code=plain.name(coding.code))


def edges(plain: Plain, number: str) -> Said:
    """Give a coding the edges of the selection."""
    coding = the_one(plain, number, "e")
    if not isinstance(coding, Coding):
        yield from coding
        return
    if plain.place.target is not None and plain.place.target != coding.span:
        move_coding(plain.study, coding.id, plain.place.target, seen=plain.text)
        plain.read_codings()
    yield say("plain.moved", code=plain.name(coding.code))


def memo(plain: Plain, rest: str) -> Said:
    """Write a memo on a coding."""
    number, _, text = rest.partition(" ")
    if not number.isdecimal():
        number, text = "", rest
    coding = the_one(plain, number, "m")
    if not isinstance(coding, Coding):
        yield from coding
        return
    write_memo(plain.study, coding.id, text)
    plain.read_codings()
    yield say("plain.memo_kept" if text.strip() else "plain.memo_gone")


def take_back(plain: Plain, rest: str) -> Said:
    """Take the last change back; a very large one only where yes is said to it."""
    large = large_change(plain.study)
    if large and not is_yes(rest):
        yield say("plain.take_back", deed=large)
        return
    yield from _taken(plain, undo(plain.study), "plain.nothing_undone")


def repeat(plain: Plain, _: str) -> Said:
    """Repeat the change that was taken back last."""
    yield from _taken(plain, redo(plain.study), "plain.nothing_redone")


def _taken(plain: Plain, taken: Taken | None, otherwise: str) -> Said:
    if taken is None:
        yield say(otherwise)
        return
    if taken.transcript is not None and taken.transcript != plain.text.transcript.name:
        plain.leave()
        plain.open(taken.transcript)
    plain.read_codings()
    if taken.start is not None:
        plain.place.to(taken.start)
    yield f"{taken.sentence}."
    yield from plain.here()
