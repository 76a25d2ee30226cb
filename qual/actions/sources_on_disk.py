"""The source files on disk, held against what was imported of them."""

from __future__ import annotations

from typing import NamedTuple

from qual.actions.import_transcripts import other_text
from qual.actions.study import Study
from qual.core.withdrawal import WITHDRAWN
from qual.errors import Problem
from qual.files.source import file_hash
from qual.store import transcripts


class OnDisk(NamedTuple):
    """What does not fit: files with other bytes than were imported, and what else a person should know.

    `missing` are transcripts whose file is not there, so that nothing can be compared.
    """

    changed: tuple[Problem, ...]
    others: tuple[Problem, ...]
    missing: tuple[str, ...]


def sources_on_disk(study: Study) -> OnDisk:
    """Every transcript's file by its hash; not those of whom somebody withdrew, whose file is to change."""
    changed, others, missing = [], [], []
    with study.database.read() as session:
        older = transcripts.other_sources(session)
        listed = transcripts.listed(session)
    for each in listed:
        if any(speaker.role == WITHDRAWN for speaker in each.speakers):
            continue
        path = study.transcripts_folder / each.name
        if not path.is_file():
            missing.append(each.name)
            what = "its file is not in transcripts/"
            others.append(Problem(each.name, what, "put it there, so that the text can be checked"))
            continue
        found = file_hash(path)
        if found == each.sha256:
            continue
        if found in older.get(each.name, ()):
            others.append(other_text(each.name))
        else:
            what = "its file changed after it was imported; the study kept the text as it was"
            hint = f"run 'qual correct {each.name} {path}', or put the old file back"
            changed.append(Problem(each.name, what, hint))
    return OnDisk(tuple(changed), tuple(others), tuple(missing))
