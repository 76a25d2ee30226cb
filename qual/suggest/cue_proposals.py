"""Cues that a code could have, with how they did so far; people decide which come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qual.core.codebook import Code, refused_cues, used_cues
from qual.suggest.cues import CueFinder
from qual.suggest.language import Language, Word, words
from qual.suggest.passage import Passage

SHORTEST = 4
"""Letters of a word that can be a cue by itself."""

SHORTEST_STEM = 6
"""Letters that stand before the star of a proposal."""

FEWEST_RIGHT = 2
FEWEST_RESPONDENTS = 2
FEWEST_SHARE = 0.6
"""A cue is proposed from codings where it stood in two or more passages of two people, and mostly there."""

COMMONEST = 0.05
"""What stands in more than this share of the passages says nothing by itself."""

MOST_PER_CODE = 8

SOURCES = ("in use", "definition", "example", "coding")


class CueFigures(NamedTuple):
    """A cue of a code: where it comes from, and how it did.

    `hits` counts the passages in which it stands; of the `judged` ones `right` have the code, said by so many
    `respondents`.
    """

    code: str
    cue: str
    source: str
    hits: int
    judged: int
    right: int
    respondents: int

    @property
    def share(self) -> float | None:
        """The share of judged passages with the cue that have the code; None where none was judged."""
        return self.right / self.judged if self.judged else None


def cue_figures(language: Language, codes: Sequence[Code], passages: Sequence[Passage]) -> list[CueFigures]:
    """What became of every cue of the codebook so far, code by code in its order."""
    return _figures(
        language, [(code.id, cue, "in use") for code in codes for cue in used_cues(code)], passages
    )


def propose_cues(language: Language, codes: Sequence[Code], passages: Sequence[Passage]) -> list[CueFigures]:
    """Words, pairs of words and stems that could be cues, at most 8 per code, the best first.

    They come from a code's name, definition and examples, as far as they stand in the transcripts and not all
    over them, and from passages that were coded, where they stood mostly with that code. What a codebook
    refuses is not proposed.
    """
    candidates: dict[tuple[str, str], str] = {}
    for code in codes:
        taken = {cue.casefold() for cue in used_cues(code)}
        refused = {cue.casefold() for cue in refused_cues(code)}
        for source, texts in (
            ("definition", (code.name, code.definition, code.include)),
            ("example", code.examples),
            ("coding", [each.text for each in passages if code.id in (each.codes or ())]),
        ):
            for cue in _phrases(language, texts, wanted=1 if source != "coding" else FEWEST_RIGHT):
                if cue not in taken | refused and not _is_covered(cue, taken):
                    candidates.setdefault((code.id, cue), source)
    everything = _figures(language, [(*key, source) for key, source in candidates.items()], passages)
    common = max(3.0, COMMONEST * len(passages))
    chosen: dict[str, list[CueFigures]] = defaultdict(list)
    for each in everything:
        if each.hits <= (common if each.source != "coding" else 3 * common) and _is_worth_asking(each):
            chosen[each.code].append(each)
    found = []
    for code in codes:
        ranked = sorted(
            chosen[code.id], key=lambda each: (-(each.share or 0.0) * each.right, -each.hits, each.cue)
        )
        found += _no_doubles(ranked)[:MOST_PER_CODE]
    return found


def _is_worth_asking(each: CueFigures) -> bool:
    if each.source == "coding" or each.judged >= 3:
        share = each.share or 0.0
        return each.right >= FEWEST_RIGHT and each.respondents >= FEWEST_RESPONDENTS and share >= FEWEST_SHARE
    return each.hits > 0 and each.right * 2 >= each.judged


def _no_doubles(ranked: Sequence[CueFigures]) -> list[CueFigures]:
    """Without proposals that a better one says already: a phrase around its word, a word under its stem."""
    kept: list[CueFigures] = []
    for each in ranked:
        inside = {word for other in kept for word in other.cue.split()}
        if not set(each.cue.split()) & inside and not _is_covered(each.cue, {k.cue for k in kept}):
            kept.append(each)
    return kept


def _is_covered(cue: str, stems: Iterable[str]) -> bool:
    return any(stem.endswith("*") and cue.startswith(stem[:-1]) for stem in stems)


def _phrases(language: Language, texts: Iterable[str], wanted: int) -> Iterator[str]:
    """Words, pairs and stems of the texts, that stand in at least `wanted` of them."""
    stop = language.pipeline.Defaults.stop_words
    counted: dict[str, set[int]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    where: dict[str, set[int]] = defaultdict(set)
    for number, read in enumerate(words(language, texts)):
        for word in read:
            if _tells(word, stop):
                counted[word.form].add(number)
                if len(word.form) > SHORTEST_STEM:
                    stems[word.form[:SHORTEST_STEM]].add(word.form)
                    where[word.form[:SHORTEST_STEM]].add(number)
        for one, other in pairwise(read):
            if _tells(one, stop) and _tells(other, stop):
                counted[f"{one.form} {other.form}"].add(number)
    for stem, forms in stems.items():
        if len(forms) > 1 and len(where[stem]) >= wanted:
            yield f"{stem}*"
    yield from (phrase for phrase, places in counted.items() if len(places) >= wanted)


def _tells(word: Word, stop: set[str]) -> bool:
    return len(word.form) >= SHORTEST and word.form.isalpha() and not {word.form, word.lemma} & stop


def _figures(
    language: Language, cues: Sequence[tuple[str, str, str]], passages: Sequence[Passage]
) -> list[CueFigures]:
    """How each (code, cue, source) did in the passages."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for code, cue, _ in cues:
        by_code[code].append(cue)
    # a code of its own for every cue: the finder keeps only the longest of a code's overlapping cues
    alone = [Code(f"{at}", cue, cues=(cue,)) for at, (_, cue, _) in enumerate(cues)]
    finder = CueFinder(language, alone)
    hits, judged, right = ([0] * len(cues) for _ in range(3))
    people: list[set[str]] = [set() for _ in cues]
    for passage, read in zip(passages, words(language, (each.text for each in passages)), strict=True):
        for at in {int(hit.code) for hit in finder.find(read)}:
            hits[at] += 1
            if passage.codes is not None:
                judged[at] += 1
                if cues[at][0] in passage.codes:
                    right[at] += 1
                    people[at].add(passage.respondent or passage.transcript)
    return [
        CueFigures(code, cue, source, hits[at], judged[at], right[at], len(people[at]))
        for at, (code, cue, source) in enumerate(cues)
    ]
