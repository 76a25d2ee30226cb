"""The theme report of the small invented study, for the tests of every format."""

from __future__ import annotations

from dataclasses import replace

from qual.core.population import PopulationFigure
from qual.core.sample import Sample, sample
from qual.core.theme import ThemeReport, themes
from qual.exports.report import Report, Stamp
from qual.exports.theme_chapter import theme_chapter
from tests.small_study import CODEBOOK, RESPONDENTS, SETTINGS, study

STAMP = Stamp("5f0e6c1e-8a51-4b1c-9a63-2f7b1d0c4e11", "3fa9c1d2" * 8, "2026-11-14")

POPULATION = [
    PopulationFigure("uitkering", "Wajong", percent=57, source="Verzonnen cijfers, N = 4.081"),
    PopulationFigure("uitkering", "IVA", percent=38, source="Verzonnen cijfers, N = 4.081"),
]


def counted(language: str = "nl") -> ThemeReport:
    codings, transcripts = study()
    return themes(CODEBOOK, codings, transcripts, RESPONDENTS, replace(SETTINGS, language=language))


def beside() -> Sample:
    return sample(RESPONDENTS, POPULATION, SETTINGS)


def chapter(language: str = "nl") -> Report:
    return theme_chapter(counted(language), STAMP, beside())
