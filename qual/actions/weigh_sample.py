"""Tests, weights and quota of a sample: only when asked, each with what it cannot say."""

from __future__ import annotations

from qual.actions.study import Study
from qual.core.sample import Sample, SampleAttribute, value_of
from qual.core.sample_options import AttributeTest, NoWeights, Quota, SampleWeights
from qual.store import respondents


def tested(found: Sample) -> list[AttributeTest]:
    """The exact test of every attribute whose population is known for all its categories, with Holm's p."""
    from qual.statistics.fit import exact, finite_population, fit, holm

    results = []
    for each in found.attributes:
        shares = _shares(each)
        counts = [row.n for row in each.rows]
        if shares is None:
            continue
        fitted, exactly = fit(counts, shares), exact(counts, shares)
        if fitted is not None and exactly is not None:
            base = each.population_base
            results.append((each.name, fitted, exactly, finite_population(base, fitted.n) if base else None))
    adjusted = holm([exactly.p_probability for _, _, exactly, _ in results])
    return [
        AttributeTest(
            name,
            fitted.n,
            fitted.chi2,
            fitted.df,
            fitted.p_asymptotic,
            exactly.p_probability,
            exactly.p_chi2,
            exactly.way,
            exactly.draws,
            p,
            fitted.cohens_w,
            fitted.min_expected_below_5,
            fpc,
        )
        for (name, fitted, exactly, fpc), p in zip(results, adjusted, strict=True)
    ]


def _shares(attribute: SampleAttribute) -> list[float] | None:
    """The population's shares (0 to 1) of every category; None where one is not given or is empty."""
    shares = [row.population_known_percent for row in attribute.rows]
    if len(shares) < 2 or any(not share for share in shares):
        return None
    return [(share or 0.0) / 100 for share in shares]


def weigh_sample(study: Study, found: Sample) -> SampleWeights | NoWeights:
    """Weights by raking over all attributes with a population, of people whose values are all known.

    NoWeights where there is no population, where a category of it has nobody, or where the shares of several
    attributes cannot be reached together.
    """
    from qual.statistics.weights import design_effect, rake_people

    margins = {
        each.name: {row.category: share for row, share in zip(each.rows, shares, strict=True)}
        for each in found.attributes
        if (shares := _shares(each)) is not None
    }
    if not margins:
        return NoWeights("no_figures")
    with study.database.read() as session:
        people = [each for each in respondents.listed(session) if each.perspective == found.perspective]
    values = [{name: value_of(each, name, study.settings) for name in margins} for each in people]
    known = [
        {name: str(value) for name, value in each.items()} for each in values if None not in each.values()
    ]
    weights = rake_people(known, margins)
    cost = design_effect(weights) if weights else None
    if weights is None or cost is None:
        empty = [
            f"{name} {category}"
            for name, shares in margins.items()
            for category in shares
            if not any(each[name] == category for each in known)
        ]
        why = "nobody" if empty else "unreached"
        return NoWeights(why, ", ".join(empty), len(known), len(people))
    return SampleWeights(tuple(margins), len(known), min(weights), max(weights), cost.deff, cost.effective_n)


def reached(study: Study, found: Sample) -> list[Quota]:
    """The quota that study.toml declares, with what was reached; for a perspective that they can be of."""
    there = {each.name for each in found.attributes if each.known}
    rows = {(each.name, row.category): row.n for each in found.attributes for row in each.rows}
    return [
        Quota(name, category, target, rows.get((name, category), 0))
        for name, wanted in study.settings.quota.items()
        if found.is_described or name in there
        for category, target in wanted.items()
    ]
