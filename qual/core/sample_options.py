"""What can be asked of a sample besides its composition: intervals, quota, tests and weights."""

from __future__ import annotations

from typing import NamedTuple

from qual.core.words import say


class AttributeTest(NamedTuple):
    """The test of one attribute over respondents whose value is known.

    The exact test orders outcomes by probability; `way` is "exact", or "drawn" with a fixed seed. `p_holm` is
    adjusted over all attributes tested; `fpc` is the factor for a finite population, where its size is known.
    """

    attribute: str
    n: int
    chi2: float
    df: int
    p_asymptotic: float
    p_exact: float
    p_exact_chi2: float
    way: str
    draws: int
    p_holm: float
    cohens_w: float
    min_expected_below_5: bool
    fpc: float | None


class SampleWeights(NamedTuple):
    """Weights that give the sample the population's shares: their range, and what they cost (Kish 1965)."""

    attributes: tuple[str, ...]
    people: int
    lowest: float
    highest: float
    deff: float
    effective_n: float


class Quota(NamedTuple):
    """What was aimed at in a category, and what was reached."""

    attribute: str
    category: str
    target: int
    achieved: int

    @property
    def open(self) -> int:
        """How many are still wanted."""
        return max(0, self.target - self.achieved)


class NoWeights(NamedTuple):
    """Why no weights could be made: "no_figures", "nobody" (of some categories) or "unreached"."""

    why: str
    categories: str = ""
    known: int = 0
    base: int = 0

    def said(self, language: str = "en") -> str:
        """The reason in words."""
        return say(f"sample.weights.{self.why}", language, **self._asdict())


class SampleOptions(NamedTuple):
    """What was asked for: each is empty where it was not, tests also where none could be made."""

    intervals: bool = False
    quota: tuple[Quota, ...] = ()
    tests: tuple[AttributeTest, ...] = ()
    weights: SampleWeights | NoWeights | None = None
    is_tested: bool = False
