"""The files that a new study begins with, Dutch and English."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from qual.errors import AlreadyThereError, CannotWriteError
from qual.files.whole_file import write_whole

_TABLES = {
    "transcripts/respondents.csv": "id,perspective,wave\n",
    "transcripts/interviews.csv": "file,kind,wave,date,perspective,speaker,respondent\n",
}
_TEMPLATES = {"codebook/study.toml": "study.toml", "codebook/codes.yaml": "codes.yaml"}


def write_new_study(folder: Path, language: str) -> list[Path]:
    """Write the files of an empty study; AlreadyThereError, and nothing written, where one of them exists."""
    templates = resources.files(__name__) / language
    contents = {name: (templates / file).read_text("utf-8") for name, file in _TEMPLATES.items()} | _TABLES
    if folder.exists() and not folder.is_dir():
        raise CannotWriteError(folder, "it is a file, not a folder")
    present = [name for name in contents if (folder / name).exists()]
    if present:
        raise AlreadyThereError(folder / present[0])
    for name, content in contents.items():
        write_whole(folder / name, content.encode())
    (folder / "exports").mkdir(exist_ok=True)
    return [folder / name for name in contents]
