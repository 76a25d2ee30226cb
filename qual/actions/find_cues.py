"""The cues of the codebook: how each did, which ones could be added, and taking them in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.actions.edit_codebook import edit_code
from qual.actions.read_passages import passages_of
from qual.actions.study import Study
from qual.core.codebook import REFUSED
from qual.errors import NotFoundError, QualError
from qual.store import codes

if TYPE_CHECKING:
    from qual.suggest.cue_proposals import CueFigures


class NoSuchCueError(QualError):
    """A cue that is to go is not among the code's."""

    def __init__(self, code: str, cue: str) -> None:
        super().__init__(f"'{cue}' is no cue of '{code}'; 'qual codebook cues {code}' shows them")


def find_cues(study: Study, code: str = "") -> list[CueFigures]:
    """The cues in use with what became of them in everybody's codings, then what could be added.

    Of one code or of all; NotFoundError where there is no such code.
    """
    from qual.suggest.cue_proposals import cue_figures, propose_cues
    from qual.suggest.language import load_language

    offered, passages = passages_of(study, everyone=True)
    wanted = [each for each in offered if code in ("", each.id)]
    if code and not wanted:
        raise NotFoundError("code", code, "'qual codebook list' shows the codes")
    language = load_language(study.settings.language)
    return [*cue_figures(language, wanted, passages), *propose_cues(language, wanted, passages)]


def add_cue(study: Study, code: str, cue: str) -> None:
    """Give a code one more cue, also one that was refused; nothing happens where it has it already."""
    there = _cues(study, code)
    wanted = " ".join(cue.split())
    if wanted and wanted not in there:
        edit_code(study, code, cues=(*_without(there, f"{REFUSED}{wanted}"), wanted))


def replace_cue(study: Study, code: str, cue: str, by: str) -> None:
    """Put another cue in the place of one; NoSuchCueError where the code has none such."""
    there, wanted = _cues(study, code), " ".join(by.split())
    if cue not in there:
        raise NoSuchCueError(code, cue)
    if wanted and wanted != cue:
        kept = [wanted if each == cue else each for each in there if each != f"{REFUSED}{wanted}"]
        edit_code(study, code, cues=tuple(dict.fromkeys(kept)))


def refuse_cue(study: Study, code: str, cue: str) -> None:
    """Want a cue for a code no more, nor have it proposed; nothing happens where that was said already."""
    there, refused = _cues(study, code), f"{REFUSED}{' '.join(cue.split())}"
    if refused != REFUSED and refused not in there:
        edit_code(study, code, cues=(*_without(there, cue), refused))


def drop_cue(study: Study, code: str, cue: str) -> None:
    """Take a cue from a code; NoSuchCueError where it has none such."""
    there = _cues(study, code)
    if cue not in there:
        raise NoSuchCueError(code, cue)
    edit_code(study, code, cues=_without(there, cue))


def _without(cues: tuple[str, ...], cue: str) -> tuple[str, ...]:
    return tuple(each for each in cues if each != cue)


def _cues(study: Study, code: str) -> tuple[str, ...]:
    with study.database.read() as session:
        codebook = codes.codebook(session)
    if code not in codebook:
        raise NotFoundError("code", code, "'qual codebook list' shows the codes")
    return codebook[code].cues
