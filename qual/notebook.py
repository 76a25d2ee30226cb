"""A study in a notebook: read-only, as pandas data frames (`pip install 'qual[notebook]'`).

from qual import Study

with Study("demo-study") as study:
study.themes()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qual.actions.compare_sample import compare_sample
from qual.actions.load_codings import births_of, list_codings
from qual.actions.make_themes import make_themes
from qual.actions.people import list_respondents
from qual.actions.read_transcripts import list_transcripts, open_transcript
from qual.actions.study import open_study
from qual.actions.synthesise import make_matrix
from qual.core.sample import value_of
from qual.errors import Problem, QualError, UnreadableFileError

if TYPE_CHECKING:
    import pandas as pd


class NoPandasError(QualError):
    """The extra that data frames need is not installed."""

    def __init__(self) -> None:
        super().__init__("data frames need pandas: pip install 'qual[notebook]'")


class Study:
    """An open study; nothing in it can be changed from here. Close it, or use it in a `with` statement."""

    def __init__(self, folder: str | Path) -> None:
        """Open the study in a folder.

        UnreadableFileError where there is no study or no database yet, MaterialError for settings with
        mistakes, StudyLockedError.
        """
        home = Path(folder)
        settings = home / "codebook" / "study.toml"
        if not settings.is_file():
            raise UnreadableFileError([Problem(str(folder), "is no study: it has no codebook/study.toml")])
        self._study = open_study(home, "notebook")

    def __enter__(self) -> Study:
        """The study itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the study."""
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._study.close()

    @property
    def name(self) -> str:
        """The study's name."""
        return self._study.settings.name

    def respondents(self) -> pd.DataFrame:
        """One row per respondent: id (the index), perspective, transcripts, a column per attribute.

        An attribute per wave has the value of the first wave that has one; missing and unknown are both None.
        """
        people = list_respondents(self._study)
        names = sorted(
            {name for each in people for some in (each.attributes, *each.waves.values()) for name in some}
        )
        rows = [
            {
                "id": each.id,
                "perspective": each.perspective,
                "transcripts": list(each.transcripts),
                **{name: value_of(each, name, self._study.settings) for name in names},
            }
            for each in people
        ]
        return _frame(rows, ["id", "perspective", "transcripts", *names]).set_index("id")

    def waves(self) -> pd.DataFrame:
        """One row per respondent and wave, a column per attribute that was recorded for it."""
        people = list_respondents(self._study)
        names = sorted({name for each in people for values in each.waves.values() for name in values})
        rows = [
            {"id": each.id, "wave": wave, **values} for each in people for wave, values in each.waves.items()
        ]
        return _frame(rows, ["id", "wave", *names]).set_index(["id", "wave"])

    def transcripts(self) -> pd.DataFrame:
        """One row per transcript: name (the index), kind, wave, date, perspective, characters, turns."""
        rows = [
            {
                "name": each.name,
                "kind": each.kind,
                "wave": each.wave,
                "date": each.date,
                "perspective": each.perspective,
                "characters": each.characters,
                "turns": each.turns,
            }
            for each in list_transcripts(self._study)
        ]
        return _frame(rows, ["name", "kind", "wave", "date", "perspective", "characters", "turns"]).set_index(
            "name"
        )

    def turns(self, transcript: str) -> pd.DataFrame:
        """The turns of a transcript by number: speaker, respondent, start, end (characters), text, time.

        NotFoundError where there is no transcript of that name.
        """
        opened = open_transcript(self._study, transcript)
        who = {each.label: each.respondent for each in opened.transcript.speakers}
        rows = [
            {
                "turn": turn.index,
                "speaker": turn.speaker,
                "respondent": who.get(turn.speaker),
                "start": turn.start,
                "end": turn.end,
                "text": opened.text[turn.start : turn.end],
                "time": turn.time,
            }
            for turn in opened.turns
        ]
        heads = ["turn", "speaker", "respondent", "start", "end", "text", "time"]
        return _frame(rows, heads).set_index("turn")

    def codings(self) -> pd.DataFrame:
        """One row per coding: id (the index), transcript, start, end, text, code, coder, origin, memo, score.

        Positions count characters of the transcript's text, the end is not in it; `score` is that of the
        suggestion it was born from.
        """
        found = list_codings(self._study)
        births = births_of(self._study, found)
        rows = [
            {
                "id": each.id,
                "transcript": each.transcript,
                "start": each.span.start,
                "end": each.span.end,
                "text": each.text,
                "code": each.code,
                "coder": each.coder,
                "created": each.created,
                "origin": each.origin,
                "memo": each.memo,
                "score": births[each.id].score if each.id in births else None,
            }
            for each in found
        ]
        heads = "id transcript start end text code coder created origin memo score".split()
        return _frame(rows, heads).set_index("id")

    def themes(self) -> pd.DataFrame:
        """One row per code, perspective and wave ("all": over all waves), counted by respondent.

        Columns: theme, code, name, depth, perspective, wave, base, respondents, percent (0 to 100), mentions,
        rank, mentioned_by, not_mentioned_by. Perspectives are never added together.
        """
        report = make_themes(self._study)
        rows = []
        for theme in report.themes:
            lines = [(theme.code, 0, False, (*theme.tallies, *theme.waves))]
            lines += [
                (line.code, line.depth, line.direct, (*line.tallies, *line.waves)) for line in theme.lines
            ]
            for code, depth, direct, tallies in lines:
                rows += [
                    {
                        "theme": theme.code.id,
                        "code": code.id,
                        "name": code.name,
                        "depth": depth,
                        "direct": direct,
                        "perspective": tally.perspective,
                        "wave": "all" if tally.wave is None else tally.wave,
                        "base": len(tally.base),
                        "respondents": len(tally.respondents),
                        "percent": tally.percent,
                        "mentions": len(tally.mentions),
                        "rank": tally.rank,
                        "mentioned_by": list(tally.respondents),
                        "not_mentioned_by": list(tally.absent),
                    }
                    for tally in tallies
                ]
        heads = "theme code name depth direct perspective wave base respondents percent mentions rank".split()
        return _frame(rows, [*heads, "mentioned_by", "not_mentioned_by"])

    def matrix(self) -> pd.DataFrame:
        """Mentions per respondent (down) and code (across), with 0 where there are none."""
        _, matrices = make_matrix(self._study)
        rows = {
            column.id: {code.id: each.cells[at][place].mentions for at, code in enumerate(each.codes)}
            for each in matrices
            for place, column in enumerate(each.columns)
        }
        return _pandas().DataFrame.from_dict(rows, orient="index")

    def sample(self, perspective: str | None = None) -> pd.DataFrame:
        """The respondents beside the population: a row per attribute and category; the unknown is a row too.

        Columns as `qual sample --json` names them; percentages from 0 to 100.
        """
        found = compare_sample(self._study, perspective)
        rows: list[dict[str, Any]] = []
        for each in found.attributes:
            rows += [
                {
                    "attribute": each.name,
                    "category": row.category,
                    "n": row.n,
                    "percent": row.percent,
                    "population_n": row.population_n,
                    "population_percent": row.population_percent,
                    "difference_pp": row.difference_pp,
                    "low": row.low,
                    "high": row.high,
                    "residual": row.residual,
                    "ratio": row.ratio,
                }
                for row in each.rows
            ]
            share = 100 * each.unknown / found.base if found.base else None
            rows.append(
                {
                    "attribute": each.name,
                    "category": None,
                    "n": each.unknown,
                    "percent": share,
                    "population_n": each.population_unknown_n,
                    "population_percent": each.population_unknown,
                }
            )
        heads = "attribute category n percent population_n population_percent difference_pp low high"
        return _frame(rows, f"{heads} residual ratio".split())


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError:
        raise NoPandasError from None
    return pd


def _frame(rows: Sequence[dict[str, Any]], heads: Sequence[str]) -> Any:
    return _pandas().DataFrame(list(rows), columns=list(heads))
