"""Is all well? Everything that can be looked at without changing anything."""

from __future__ import annotations

from qual.actions.load_codebook import codebook_on_disk
from qual.actions.show_log import verify_log
from qual.actions.study import Study
from qual.core.codebook_difference import codebook_difference
from qual.errors import MaterialError, Problem
from qual.files.source import file_hash
from qual.store import codes, respondents, transcripts


def check_study(study: Study) -> list[Problem]:
    """What a person should look at: codebook, files on disk, speakers, attribute values, codings, the log."""
    return [*_codebook(study), *_sources(study), *_people(study), *verify_log(study)]


def _codebook(study: Study) -> list[Problem]:
    with study.database.read() as session:
        in_use = codes.codebook(session)
    try:
        found = codebook_difference(in_use, codebook_on_disk(study))
    except MaterialError as error:
        return list(error.problems)
    if not found:
        return []
    hint = "'qual codebook load' takes the file, 'qual codebook save' writes the file"
    return [Problem("codes.yaml", "differs from the codebook in use", hint)]


def _sources(study: Study) -> list[Problem]:
    """Source files that changed or went since they were imported."""
    problems = []
    with study.database.read() as session:
        for each in transcripts.listed(session):
            path = study.transcripts_folder / each.name
            if not path.is_file():
                what = "its file is not in transcripts/"
                problems.append(Problem(each.name, what, "put it there, so that the text can be checked"))
            elif file_hash(path) != each.sha256:
                what = "its file changed after it was imported; the study kept the text as it was"
                problems.append(Problem(each.name, what, "put the old file back"))
    return problems


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
