"""Handing a report over: written whole, read back, and only then put in its place."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from qual.errors import CannotWriteError, QualError
from qual.exports.report import Report


class UnknownEndingError(QualError):
    """A report was asked for in a format that is not written."""

    def __init__(self, path: Path) -> None:
        ending = f"'{path.suffix}'" if path.suffix else "no ending"
        super().__init__(f"{path.name} has {ending}; reports are written as {', '.join(ENDINGS)}")


def _word(report: Report) -> bytes:
    """As Word; python-docx is loaded only here."""
    from qual.exports.word import as_word

    return as_word(report)


def _markdown(report: Report) -> bytes:
    """As Markdown."""
    from qual.exports.markdown import as_markdown

    return as_markdown(report)


def _csv(report: Report) -> bytes:
    """The figures as CSV."""
    from qual.exports.csv_table import as_csv

    return as_csv(report)


def _workbook(report: Report) -> bytes:
    """As an Excel workbook."""
    from qual.exports.workbook import as_workbook

    return as_workbook(report)


def _page(report: Report) -> bytes:
    """As one HTML file."""
    from qual.exports.page import as_page

    return as_page(report)


ENDINGS: dict[str, Callable[[Report], bytes]] = {
    ".docx": _word,
    ".xlsx": _workbook,
    ".html": _page,
    ".md": _markdown,
    ".csv": _csv,
}


def check_ending(path: Path) -> None:
    """Refuse a file name whose ending says no format that is written."""
    if path.suffix.lower() not in ENDINGS:
        raise UnknownEndingError(path)


def write_report(
    report: Report, path: Path, template: Path | None = None, made: Callable[[], None] = lambda: None
) -> None:
    """Write a report in the format its ending says; what stood there stays until the new one is right.

    `template` is a Word document whose styles and page a Word report takes; TemplateError for a bad one.
    `made` is called when it is laid out, before it is written and read back.
    """
    check_ending(path)
    _refuse(path)
    if template is not None and path.suffix.lower() == ".docx":
        from qual.exports.word import as_word

        data = as_word(report, template)
    else:
        data = ENDINGS[path.suffix.lower()](report)
    made()
    from qual.exports.read_back import read_back

    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".qual-", suffix=path.suffix, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        read_back(report, path, temporary)
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise CannotWriteError(path, (error.strerror or "the system refused").lower()) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _refuse(path: Path) -> None:
    """Say early what would stop the writing."""
    if path.is_dir():
        raise CannotWriteError(path, "it is a folder")
    above = next((each for each in path.parents if each.exists()), None)
    if above is not None and not above.is_dir():
        raise CannotWriteError(path, f"{above.name} is a file and no folder")
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise CannotWriteError(path, "it is read-only; make it writable, or choose another name")
    # LibreOffice and Word each leave such a file beside the one they have open.
    for lock in (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}"):
        if path.with_name(lock).exists():
            raise CannotWriteError(
                path, f"it is open in a word processor ({lock} says so); close it there first"
            )


def _umask() -> int:
    """The rights that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
