"""The audit trail as a folder or a zip file, checked by its own script before it is handed over."""

from __future__ import annotations

import io
import runpy
import zipfile
from collections.abc import Mapping
from pathlib import Path

from qual.errors import CannotWriteError, QualError
from qual.exports.word_package import moment

_TEMPLATES = Path(__file__).parent / "templates"
SCRIPT = "check_audit.py"


class AuditError(QualError):
    """The record does not fit, so there is no trail of it to hand over."""

    exit_code = 1

    def __init__(self, problems: list[str]) -> None:
        more = f" and {len(problems) - 3} more" if len(problems) > 3 else ""
        super().__init__(
            f"no audit trail was written: the record does not fit ({'; '.join(problems[:3])}{more}); "
            "'qual log verify' says what is wrong"
        )


def explained() -> dict[str, bytes]:
    """The files of every trail that explain and check it."""
    return {
        "README.md": (_TEMPLATES / "audit.md").read_bytes(),
        SCRIPT: (_TEMPLATES / SCRIPT).read_bytes(),
    }


def check_target(path: Path) -> None:
    """Refuse a place where the trail cannot stand: a folder must be new or empty."""
    if path.suffix.lower() == ".zip":
        if path.is_dir():
            raise CannotWriteError(path, "it is a folder")
    elif path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CannotWriteError(path, "it is there already; name a new folder, or a file that ends in .zip")


def write_audit(files: Mapping[str, bytes], path: Path, day: str) -> None:
    """Write the files into a new folder, or one zip file where the name ends so.

    AuditError where its own script finds something that does not fit, CannotWriteError.
    """
    check_target(path)
    problems = list(runpy.run_path(str(_TEMPLATES / SCRIPT))["check"](dict(files)))
    if problems:
        raise AuditError(problems)
    try:
        if path.suffix.lower() == ".zip":
            part = path.with_name(f".{path.name}.part")
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_zipped(files, day))
            part.replace(path)
            return
        path.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (path / name).write_bytes(data)
    except OSError as error:
        raise CannotWriteError(path, (error.strerror or "the system refused").lower()) from None


def _zipped(files: Mapping[str, bytes], day: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment(day).timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return result.getvalue()
