"""The worked example, built end to end in a folder of its own: same bytes everywhere."""

from __future__ import annotations

import itertools
import random
import shutil
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import qual
from qual.actions.compare_sample import compare_sample
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.load_codings import load_codings
from qual.actions.load_respondents import load_respondents
from qual.actions.make_themes import write_themes
from qual.actions.people import list_respondents
from qual.actions.show_log import read_log
from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.errors import CannotWriteError, QualError

DATE = date(2026, 1, 15)
"""The day on which the demo is always built, so that its bytes are the same everywhere."""

_MARK = "made by 'qual demo'; this folder is replaced when the demo is built again\n"


class NotADemoError(QualError):
    """The folder holds something that is no demo."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds files that are not a demo of qual; name another folder")


def example_folder() -> Path:
    """Where the worked example lies: in the installed package, or in the root of the repository."""
    package = Path(qual.__file__).parent
    return package / "example" if (package / "example").is_dir() else package.parent


def build_demo(folder: Path, tell: Callable[[str], None] = lambda _sentence: None) -> str:
    """Import, code, suggest and export the worked example in `folder`; gives a page on what to look at."""
    marker = folder / ".qual-demo"
    if folder.exists() and not folder.is_dir():
        raise NotADemoError(folder)
    if folder.exists() and any(folder.iterdir()):
        if not marker.is_file():
            raise NotADemoError(folder)
        aside = _clear(folder)
        if aside:
            tell(f"Somebody has worked in the demo that was there; it is kept in {aside}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(folder, (error.strerror or "the system refused").lower()) from None
    marker.write_text(_MARK, encoding="utf-8")
    source = example_folder()
    for part in ("codebook", "transcripts"):
        shutil.copytree(source / part, folder / part)
    with open_study(folder, "anna", clock=_clock(), new_id=_ids()) as study:
        tell("Reading the codebook ...")
        codes = load_codebook(study)
        tell("Importing the transcripts ...")
        files = import_transcripts(study)
        load_respondents(study)
        known = list_respondents(study)
        tell("Loading the codings of two coders ...")
        coded = load_codings(study)
        tell("Looking for passages that the codebook's cues point at ...")
        suggested = suggest_codes(study)
        tell("Writing the theme report ...")
        report = folder / "exports" / "themes.docx"
        report.parent.mkdir(exist_ok=True)
        written = write_themes(study, report)
        base = compare_sample(study).base
    return "\n".join(
        [
            f"The worked example (invented interviews) is ready in {folder}:",
            f"  {len(files)} transcripts in {sum(f.turns for f in files)} turns, {len(known)} respondents",
            f"  {len(codes.added)} codes, {coded.added} codings by two coders (anna and bas)",
            f"  {len(suggested.suggestions)} suggestions beside the codings, each with its reason",
            *(f"    {note}" for note in suggested.notes),
            f"  {report}: {len(written.report.themes)} themes of {base} participants and two other groups",
            "",
            "What to look at next:",
            f"  cd {folder}",
            "  qual code R10-2025.txt      the coding screen: 1-9 put a code, u takes it off, ? helps",
            "  qual themes                 who mentions what, counted in respondents",
            "  qual sample                 the participants beside the population",
            "  qual search 'bang* brief'   full text, with the place in the transcript",
            "  qual quotes check exports/themes.docx    every quote of the report found back",
        ]
    )


def _clear(folder: Path) -> Path | None:
    """Empty the folder of an older demo; gives where it was put aside, if somebody worked in it."""
    whole = folder.resolve()
    aside = _free_name(whole) if _is_worked_in(whole) else None
    if aside:
        aside.mkdir()
    for each in list(whole.iterdir()):
        if aside:
            each.rename(aside / each.name)
        elif each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    return aside


def _free_name(folder: Path) -> Path:
    """A name beside the folder that nothing has yet."""
    names = (folder.with_name(f"{folder.name}.replaced-{number}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())


def _is_worked_in(folder: Path) -> bool:
    """Whether the log goes on after the day on which every demo is built, or cannot be read."""
    if not (folder / "study.db").is_file():
        return False
    try:
        with open_study(folder, "anna") as study:
            last = read_log(study, 1)
    except QualError:
        return True
    return bool(last) and not last[-1].event.at.startswith(f"{DATE}")


def _clock() -> Callable[[], str]:
    """A clock that starts on the demo's day and ticks a second at a time."""
    start = datetime(DATE.year, DATE.month, DATE.day, 9, tzinfo=UTC)
    seconds = itertools.count()
    return lambda: f"{start + timedelta(seconds=next(seconds)):%Y-%m-%dT%H:%M:%S}.000Z"


def _ids() -> Callable[[], str]:
    """Ids that look random and are the same every time; a demo keeps no secrets."""
    source = random.Random(17)  # noqa: S311  # not for secrets
    return lambda: str(uuid.UUID(int=source.getrandbits(128), version=4))
