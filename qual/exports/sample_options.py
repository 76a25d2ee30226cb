"""What was asked of a sample besides its composition, as tables with what they cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from qual.core.numbers import listed, printed, signed
from qual.core.sample import Sample
from qual.core.sample_options import AttributeTest, NoWeights, Quota, SampleOptions, SampleWeights
from qual.core.words import say
from qual.exports.report import PAGE_WIDTH, Block, Column, Paragraph, Row, Table

DASH = "\N{EN DASH}"


def option_blocks(found: Sample, asked: SampleOptions, language: str) -> Iterator[Block]:
    """The tables that were asked for, each with its limits."""
    if asked.intervals:
        yield from _intervals(found, language)
    if asked.quota:
        yield from _quota(found, asked.quota, language)
    if asked.tests:
        yield from _tests(found, asked.tests, language)
    if asked.is_tested:
        done = {each.attribute for each in asked.tests}
        rest = [each.label or each.name for each in found.attributes if each.name not in done]
        if rest:
            yield Paragraph(say("sample.tests.none", language, attributes=listed(rest, language)), "note")
    if isinstance(asked.weights, NoWeights):
        yield Paragraph(asked.weights.said(language))
    elif asked.weights is not None:
        yield from _weights(found, asked.weights, language)


def _intervals(found: Sample, language: str) -> Iterator[Block]:
    """Wilson's interval and the adjusted residual of every category, with the index of dissimilarity."""
    rows = []
    for each in found.attributes:
        index = "" if each.dissimilarity is None else printed(each.dissimilarity, language, 2)
        rows.append(Row((each.label or each.name, "", "", index), "group"))
        for row in each.rows:
            low, high = ("" if end is None else printed(end, language, 1) for end in (row.low, row.high))
            interval = f"{low} {DASH} {high}" if low and high else DASH
            residual = DASH if row.residual is None else signed(row.residual, language, 1)
            rows.append(Row((row.category, interval, residual, ""), indent=1))
    heads = ("attribute", "interval", "residual", "dissimilarity")
    yield _table("sample.intervals", heads, rows, language)
    yield Paragraph(say("sample.intervals.limits", language), "note")


def _quota(found: Sample, quota: tuple[Quota, ...], language: str) -> Iterator[Block]:
    labels = _labels(found)
    rows = [
        Row(
            (
                f"{labels.get(each.attribute, each.attribute)}: {each.category}",
                *(printed(number, language) for number in (each.target, each.achieved, each.open)),
            )
        )
        for each in quota
    ]
    yield _table("sample.quota", ("attribute", "target", "achieved", "open"), rows, language)


def _tests(found: Sample, tests: tuple[AttributeTest, ...], language: str) -> Iterator[Block]:
    labels = _labels(found)
    corrected = any(each.fpc is not None for each in tests)
    rows = [
        Row(
            (
                labels.get(each.attribute, each.attribute),
                printed(each.n, language),
                printed(each.chi2, language, 2),
                str(each.df),
                _p(each.p_exact, language),
                _p(each.p_holm, language),
                printed(each.cohens_w, language, 2),
                *_factor(each, language, corrected),
            )
        )
        for each in tests
    ]
    heads = ("attribute", "known", "chi2", "df", "exact", "holm", "w", *(["fpc"] if corrected else []))
    yield _table("sample.tests", heads, rows, language)
    keys = ["sample.tests.key", *(["sample.tests.key.fpc"] if corrected else [])]
    yield Paragraph(" ".join(say(key, language) for key in keys), "note")
    yield Paragraph(say("sample.tests.limits", language), "note")


def _factor(each: AttributeTest, language: str, corrected: bool) -> Iterator[str]:
    """The correction for a finite population, where the table has a column for it."""
    if corrected:
        yield DASH if each.fpc is None else printed(each.fpc, language, 3)


def _weights(found: Sample, made: SampleWeights, language: str) -> Iterator[Block]:
    labels = _labels(found)
    told = say(
        "sample.weights.told",
        language,
        attributes=", ".join(labels.get(name, name) for name in made.attributes),
        people=printed(made.people, language),
        lowest=printed(made.lowest, language, 2),
        highest=printed(made.highest, language, 2),
        deff=printed(made.deff, language, 2),
        effective=printed(made.effective_n, language, 1),
    )
    yield Paragraph(told)
    yield Paragraph(say("sample.weights.limits", language), "note")


def _labels(found: Sample) -> dict[str, str]:
    return {each.name: each.label or each.name for each in found.attributes}


def _p(value: float, language: str) -> str:
    """A p as it is printed, never as zero."""
    least = printed(0.001, language, 3)
    return f"< {least}" if value < 0.001 else printed(value, language, 3)


def _table(key: str, heads: tuple[str, ...], rows: list[Row], language: str) -> Table:
    width = min(2.6, (PAGE_WIDTH - 4) / (len(heads) - 1))
    return Table(
        caption=say(f"{key}.caption", language),
        description=say(f"{key}.caption", language),
        columns=(
            Column(PAGE_WIDTH - width * (len(heads) - 1)),
            *(Column(width, "right") for _ in heads[1:]),
        ),
        header=(tuple((say(f"sample.{head}", language), 1) for head in heads),),
        rows=tuple(rows),
    )
