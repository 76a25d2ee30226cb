"""The codebook: codes in a tree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

RETIRED = "retired"

REFUSED = "-"
"""Before a cue: people do not want it, so that it is not proposed again."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code; `id` is the study's own short name for it and never changes, `name` is what people read.

    `parent` is the id of the code above, empty for a theme. `tag` is the one or two letters in the margin,
    `key` the digit that puts it on a passage. `replaces` names codes it took over. `status` is empty or
    "retired": a retired code keeps its codings and is offered to nobody any more.
    """

    id: str
    name: str
    parent: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    colour: str = ""
    tag: str = ""
    key: str = ""
    questions: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    status: str = ""

    @property
    def is_retired(self) -> bool:
        """Whether nobody puts it on anything any more."""
        return self.status == RETIRED


def used_cues(code: Code) -> tuple[str, ...]:
    """The cues of a code that are in use."""
    return tuple(dict.fromkeys(cue for cue in code.cues if not cue.startswith(REFUSED)))


def refused_cues(code: Code) -> tuple[str, ...]:
    """The cues that people did not want for a code, as they would be written in use."""
    refused = (cue[len(REFUSED) :].strip() for cue in code.cues if cue.startswith(REFUSED))
    return tuple(cue for cue in dict.fromkeys(refused) if cue not in code.cues)


@dataclass(frozen=True, slots=True)
class ResearchQuestion:
    """A question the study asks."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All codes, parents before their children, in the order people gave them."""

    codes: tuple[Code, ...] = ()
    _by_id: dict[str, Code] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a double id, a missing parent and a circle."""
        for code in self.codes:
            if code.id in self._by_id:
                raise ValueError(f"code '{code.id}' stands in the codebook twice")
            if code.parent and code.parent not in self._by_id:
                raise ValueError(f"code '{code.id}' stands before or without its parent '{code.parent}'")
            self._by_id[code.id] = code

    def __iter__(self) -> Iterator[Code]:
        """The codes in order."""
        return iter(self.codes)

    def __len__(self) -> int:
        """How many codes there are."""
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        """Whether a code with this id is there."""
        return code in self._by_id

    def get(self, code: str) -> Code | None:
        """The code with this id, if there is one."""
        return self._by_id.get(code)

    def __getitem__(self, code: str) -> Code:
        """The code with this id."""
        return self._by_id[code]

    def themes(self) -> list[Code]:
        """The top-level codes."""
        return [code for code in self.codes if not code.parent]

    def children(self, code: str) -> list[Code]:
        """The codes right under this one."""
        return [child for child in self.codes if child.parent == code]

    def theme_of(self, code: str) -> str:
        """The id of the top-level code above (or the code itself)."""
        here = self._by_id[code]
        while here.parent:
            here = self._by_id[here.parent]
        return here.id

    def below(self, code: str) -> list[str]:
        """The ids of the code and all codes under it, in order."""
        found = {code}
        for each in self.codes:
            if each.parent in found:
                found.add(each.id)
        return [each.id for each in self.codes if each.id in found]

    def path(self, code: str) -> list[str]:
        """The ids of the code and all codes above it, the code itself first."""
        found, here = [code], self._by_id[code]
        while here.parent:
            here = self._by_id[here.parent]
            found.append(here.id)
        return found

    def depth(self, code: str) -> int:
        """How many codes stand above it."""
        steps, here = 0, self._by_id[code]
        while here.parent:
            steps, here = steps + 1, self._by_id[here.parent]
        return steps

    def with_code(self, code: Code) -> Codebook:
        """The codebook with one more code, as the last child of its parent (or last of all)."""
        if not code.parent:
            return Codebook((*self.codes, code))
        family = self.below(code.parent)
        after = max(place for place, each in enumerate(self.codes) if each.id in family)
        return Codebook((*self.codes[: after + 1], code, *self.codes[after + 1 :]))


def new_code(codebook: Codebook, name: str, parent: str = "") -> Code:
    """A code with this name, an id that nobody has yet, and a free margin tag."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "code"
    slug, number = stem, 2
    while slug in codebook:
        slug, number = f"{stem}-{number}", number + 1
    return Code(slug, " ".join(name.split()), parent=parent, tag=free_tag(codebook, stem))


def free_tag(codebook: Codebook, stem: str) -> str:
    """Two capitals for the margin that no other code has; empty where none of the stem's letters will do."""
    taken = {code.tag for code in codebook}
    letters = [letter for letter in stem.upper() if letter.isalnum()]
    pairs = [letters[0] + other for other in letters[1:]] if letters else []
    return next((pair for pair in [*pairs, *letters] if pair not in taken), "")
