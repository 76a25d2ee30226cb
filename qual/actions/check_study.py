"""Is all well? Everything that can be looked at without changing anything."""

from __future__ import annotations

from pathlib import PurePosixPath

from qual.actions.import_transcripts import interview_rows
from qual.actions.load_codebook import codebook_on_disk, unasked_questions
from qual.actions.show_log import verify_log
from qual.actions.sources_on_disk import sources_on_disk
from qual.actions.study import Study
from qual.core.codebook_difference import codebook_difference
from qual.errors import MaterialError, Problem
from qual.store import codes, corrections, respondents, transcripts, withdrawals


def check_study(study: Study) -> list[Problem]:
    """What a person should look at: codebook, files on disk, speakers, attribute values, codings, the log."""
    return [
        *_codebook(study),
        *sources_on_disk(study).others,
        *_withdrawals(study),
        *_interviews(study),
        *_people(study),
        *_unsettled(study),
        *verify_log(study),
    ]


def _unsettled(study: Study) -> list[Problem]:
    """The codings that a correction left in doubt."""
    with study.database.read() as session:
        found = corrections.unsettled(session)
    words = {"doubtful": "may stand at the wrong place", "lost": "lost its words"}
    return [
        Problem(
            each.transcript,
            f"after a correction the coding of '{each.code}' by {each.coder} {words[each.verdict]}",
            f"qual codings settle {each.coding}",
        )
        for each in found
    ]


def _codebook(study: Study) -> list[Problem]:
    with study.database.read() as session:
        in_use = codes.codebook(session)
    try:
        found = codebook_difference(in_use, codebook_on_disk(study))
        unasked = unasked_questions(study)
    except MaterialError as error:
        return list(error.problems)
    hint = "'qual codebook load' takes the file, 'qual codebook save' writes the file"
    differs = [Problem("codes.yaml", "differs from the codebook in use", hint)] if found else []
    return [*differs, *unasked]


def _withdrawals(study: Study) -> list[Problem]:
    """Respondents who withdrew and of whom the database's files may still hold something."""
    with study.database.read() as session:
        open_ones = [each.name for each in withdrawals.listed(session) if not each.is_cleared]
    what = "was erased, but free space of the database's files may still hold the words"
    hint = "close other programs and run 'qual respondents withdraw' with the same id again"
    return [Problem(name, what, hint) for name in open_ones]


def _interviews(study: Study) -> list[Problem]:
    """The rows of the table of interviews that are about no transcript, and no file that could become one."""
    try:
        rows = interview_rows(study)
    except MaterialError as error:
        return list(error.problems)
    with study.database.read() as session:
        paths = [PurePosixPath(each.name) for each in transcripts.listed(session)]
    names = {name for path in paths for name in (str(path), path.name, path.stem)}
    hint = "write a transcript's name there, or take the row out"
    return [
        Problem(f"interviews.csv:{row.line}", f"no transcript has the name '{row.file}'", hint)
        for row in rows
        if row.file not in names and not (study.transcripts_folder / row.file).is_file()
    ]


def _people(study: Study) -> list[Problem]:
    problems = []
    with study.database.read() as session:
        for transcript in transcripts.listed(session):
            lost = [each.label for each in transcript.speakers if each.role == "unmapped"]
            if lost:
                what = f"nothing says which respondents are behind {len(lost)} of its speakers"
                problems.append(
                    Problem(transcript.name, what, f"for example '{lost[0]}': see interviews.csv")
                )
        for respondent in respondents.listed(session):
            for wave, values in {"": respondent.attributes, **respondent.waves}.items():
                for name, value in values.items():
                    declared = study.settings.attributes.get(name)
                    if declared and declared.categories and value not in (None, *declared.categories):
                        where = f"respondent {respondent.id}" + (f", wave {wave}" if wave else "")
                        problems.append(
                            Problem(where, f"its {name} is no category of the study", "load it again")
                        )
    return problems
