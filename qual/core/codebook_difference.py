"""What is different between two codebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from qual.core.codebook import Code, Codebook


@dataclass(frozen=True, slots=True)
class Moved:
    """A code that stands under another parent; an empty parent is the top level."""

    code: str
    old_parent: str
    new_parent: str


@dataclass(frozen=True, slots=True)
class CodebookDifference:
    """What the new codebook adds, changes, moves, drops and merges, in the order of the codebooks.

    `changed` maps a code to the fields that differ; `replaced` maps an old code to the one that took it over;
    `removed` are the old codes that nothing took over, so that their codings would have no code.
    """

    added: tuple[Code, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    removed: tuple[Code, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    is_reordered: bool = False

    def __bool__(self) -> bool:
        """Whether anything is different."""
        parts = (self.added, self.changed, self.moved, self.removed, self.replaced, self.is_reordered)
        return any(map(bool, parts))


def codebook_difference(old: Codebook, new: Codebook) -> CodebookDifference:
    """What it takes to come from the old codebook to the new one."""
    both = [(old[code.id], code) for code in new if code.id in old]
    changes = {code.id: _changed_fields(before, code) for before, code in both}
    takers = {gone: code.id for code in new for gone in code.replaces}
    gone = [code for code in old if code.id not in new]
    return CodebookDifference(
        added=tuple(code for code in new if code.id not in old),
        changed={code: names for code, names in changes.items() if names},
        moved=tuple(
            Moved(code.id, before.parent, code.parent)
            for before, code in both
            if before.parent != code.parent
        ),
        removed=tuple(code for code in gone if code.id not in takers),
        replaced={code.id: takers[code.id] for code in gone if code.id in takers},
        is_reordered=[code.id for code in old if code.id in new] != [code.id for _, code in both],
    )


def _changed_fields(before: Code, after: Code) -> tuple[str, ...]:
    """The fields that differ, the parent apart."""
    names = (each.name for each in fields(Code) if each.name != "parent")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
