"""Old Word documents (.doc): converted with LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from qual.files.source import LARGEST_FILE, Reading, refused
from qual.files.word_document import read_document

VERSION = "1"

TIME_LIMIT = 120
"""Seconds that a conversion may take."""

_PROGRAMS = ("soffice", "libreoffice")
_MAGIC = b"\xd0\xcf\x11\xe0"
_STREAM = "WordDocument".encode("utf-16-le")


def read_old_document(data: bytes, where: str) -> Reading:
    """The paragraphs as LibreOffice sees them; refused where it is not installed, fails or takes too long.

    The conversion runs on a copy in a folder of its own, with a profile of its own and without macros.
    """
    if data.startswith(b"PK"):
        return read_document(data, where)
    if not is_old_document(data):
        raise refused(where, "is not an old Word document", "give it the ending of its own format")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise refused(
            where,
            "is an old Word document, which is only read where LibreOffice is installed",
            "open it in a word processor and save it as .docx, or install LibreOffice",
        )
    with tempfile.TemporaryDirectory(prefix="qual-doc-") as folder:
        made = _converted(program, data, Path(folder), where)
        if made.stat().st_size > LARGEST_FILE:
            raise refused(where, "is too large once converted", "split it into interviews")
        return read_document(made.read_bytes(), where)


def is_old_document(data: bytes) -> bool:
    """Whether the bytes are those of an old Word document, not of another old Office file or a locked one."""
    return data.startswith(_MAGIC) and _STREAM in data


def _converted(program: str, data: bytes, folder: Path, where: str) -> Path:
    """The .docx that LibreOffice made in the folder."""
    source = folder / "transcript.doc"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
    ]
    environment = os.environ | {"HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603  # no shell, and every word of the command is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise refused(
            where, "could not be converted in time", "open it in a word processor and save it as .docx"
        ) from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    made = folder / "transcript.docx"
    if process.returncode or not made.is_file():
        raise refused(
            where,
            "could not be converted; it is damaged or has a password",
            "open it in a word processor and save it as .docx",
        )
    return made
