"""Where the passages of a text stand after it was corrected: by word alignment, verified, else by search."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qual.core.correction import Carried
from qual.core.span import Span

_WORD = re.compile(r"\w+")
_NEIGHBOURS = 4
"""Words on each side that are asked whether the place is right."""

_SUPPORT = 3
"""Own and neighbouring words that must have stayed together before a place is sure."""


def carry(old: str, new: str, spans: Iterable[Span]) -> list[Carried]:
    """What becomes of each passage of `old` in `new`, in the order given; none is left out."""
    return Correction(old, new).carry(spans)


class _Words:
    """The words of a text with their places; `keys` are the same for words that differ in case only."""

    def __init__(self, text: str, numbers: dict[str, int]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[int] = []
        for match in _WORD.finditer(text):
            word = match.group()
            plain = word.lower()
            key = plain if len(plain) == len(word) else word
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.keys.append(numbers.setdefault(key, len(numbers)))

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The first word that ends after `start`, and the one after the last that begins before `end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def cuts(self, at: int) -> bool:
        """Whether a word goes on over this offset."""
        word = bisect_right(self.ends, at)
        return word < len(self.starts) and self.starts[word] < at < self.ends[word]

    def nearest_edge(self, at: int) -> int:
        """The offset, moved to the nearer edge of the word that it cuts."""
        if not self.cuts(at):
            return at
        word = bisect_right(self.ends, at)
        start, end = self.starts[word], self.ends[word]
        return start if at - start < end - at else end


class _Region(NamedTuple):
    """What lies between two words that stayed: characters and words of the old and of the new text."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old_words: tuple[int, int]
    new_words: tuple[int, int]


class _Found(NamedTuple):
    """A place outside the alignment and how good it is: "sure" or "doubtful"; `kept` is a share of words."""

    span: Span
    is_sure: bool
    kept: float


class Correction:
    """An old and a new text, aligned word by word."""

    def __init__(self, old: str, new: str) -> None:
        from rapidfuzz.distance import Levenshtein

        numbers: dict[str, int] = {}
        self.old, self.new = _Words(old, numbers), _Words(new, numbers)
        self._partner = [-1] * len(self.old.keys)
        free = [True] * len(self.new.keys)
        for step in Levenshtein.opcodes(self.old.keys, self.new.keys):
            if step.tag == "equal":
                for at in range(step.src_end - step.src_start):
                    self._partner[step.src_start + at] = step.dest_start + at
                    free[step.dest_start + at] = False
        self._free = free
        self._kept = [at for at, partner in enumerate(self._partner) if partner >= 0]
        self._places: dict[int, list[int]] = defaultdict(list)
        for at, key in enumerate(self.new.keys):
            self._places[key].append(at)
        self._steps: dict[int, list[tuple[int, int, int, int]]] = {}

    def carry(self, spans: Iterable[Span]) -> list[Carried]:
        """What becomes of each passage of the old text, in the order given."""
        return [self._carried(span) for span in spans]

    def _carried(self, span: Span) -> Carried:
        before = span.of(self.old.text)
        if self.old.text == self.new.text:
            return Carried("exact", span, span, before, before)
        here = self._aligned_place(span)
        verdict = self._verdict(span, here) if here else "lost"
        if verdict in ("doubtful", "lost"):
            found = self._elsewhere(span)
            if found and (found.is_sure or here is None or found.kept > self._share_kept(span, here)):
                here, verdict = found.span, "edited" if found.is_sure else "doubtful"
        if here is None or verdict == "lost":
            return Carried("lost", span, None, before, "")
        after = here.of(self.new.text)
        if after == before and verdict != "doubtful":
            verdict = "exact" if here == span else "moved"
        return Carried(verdict, span, here, before, after)

    def _aligned_place(self, span: Span) -> Span | None:
        """The place that the alignment gives, without looking whether it is good; None where nothing is."""
        text = span.of(self.old.text)
        core = text.strip()
        if not core:
            start, end = self._edge(span.start, is_start=True), self._edge(span.end, is_start=False)
            return Span(start, end) if start < end else None
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        start = self._edge(span.start + len(lead), is_start=True)
        end = self._edge(span.end - len(trail), is_start=False)
        while start < end and self.new.text[start].isspace():
            start += 1
        while start < end and self.new.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        if lead and self.new.text[:start].endswith(lead):
            start -= len(lead)
        if trail and self.new.text.startswith(trail, end):
            end += len(trail)
        return Span(start, end)

    def _edge(self, at: int, *, is_start: bool) -> int:
        """Where an edge of a passage comes to stand."""
        old = self.old
        word = bisect_right(old.ends, at) if is_start else bisect_left(old.starts, at) - 1
        touches = 0 <= word < len(old.starts) and (
            old.starts[word] <= at if is_start else old.ends[word] >= at
        )
        if touches and self._partner[word] >= 0:
            return self.new.starts[self._partner[word]] + at - old.starts[word]
        region = self._region(at)
        whole = self._whole_side(region, at, is_start=is_start)
        if whole is not None:
            return whole
        there = self._by_characters(region, at, is_start=is_start)
        return there if old.cuts(at) else self.new.nearest_edge(there)

    def _region(self, at: int) -> _Region:
        """The stretch between the words that stayed before and after an offset."""
        old, new = self.old, self.new
        after = bisect_left(self._kept, at, key=lambda word: old.starts[word])
        left = self._kept[after - 1] if after else -1
        right = self._kept[after] if after < len(self._kept) else len(old.starts)
        new_left = self._partner[left] if left >= 0 else -1
        new_right = self._partner[right] if right < len(old.starts) else len(new.starts)
        return _Region(
            old.ends[left] if left >= 0 else 0,
            old.starts[right] if right < len(old.starts) else len(old.text),
            new.ends[new_left] if new_left >= 0 else 0,
            new.starts[new_right] if new_right < len(new.starts) else len(new.text),
            (left + 1, right),
            (new_left + 1, new_right),
        )

    def _whole_side(self, region: _Region, at: int, *, is_start: bool) -> int | None:
        """The edge of all new words of a region, where all its old words belong to the passage.

        Not where far more words came than went: then something else was put beside the passage.
        """
        first, after = region.old_words
        new_first, new_after = region.new_words
        if first == after or new_first == new_after or new_after - new_first > 2 * (after - first) + 2:
            return None
        if is_start:
            return self.new.starts[new_first] if at == self.old.starts[first] else None
        return self.new.ends[new_after - 1] if at == self.old.ends[after - 1] else None

    def _by_characters(self, region: _Region, at: int, *, is_start: bool) -> int:
        """An edge inside a region that changed, by the characters that stayed.

        What was put in right at an edge stays outside the passage.
        """
        from rapidfuzz.distance import Levenshtein

        steps = self._steps.get(region.old_start)
        if steps is None:
            found = Levenshtein.opcodes(
                self.old.text[region.old_start : region.old_end],
                self.new.text[region.new_start : region.new_end],
            )
            steps = [(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in found]
            self._steps[region.old_start] = steps
        offset, there = at - region.old_start, 0
        for src_start, src_end, dest_start, dest_end in steps:
            if src_start < offset < src_end:
                there = dest_start + min(offset - src_start, dest_end - dest_start)
            elif src_end == offset and (is_start or src_start < src_end or offset == 0):
                there = dest_end if is_start or src_start < src_end else dest_start
        return region.new_start + there

    def _verdict(self, span: Span, here: Span) -> str:
        """How sure the place is that the alignment gives."""
        from rapidfuzz.distance import Levenshtein

        first, after = self.old.inside(span.start, span.end)
        left, right = self._neighbours(first, after)
        before, now = span.of(self.old.text), here.of(self.new.text)
        if first >= after:
            return "edited" if before == now and max(left, right) >= 2 else "doubtful"
        said = after - first
        new_first, new_after = self.new.inside(here.start, here.end)
        kept = self._kept_inside(first, after, here)
        if before == now:
            is_sure = kept + left + right >= _SUPPORT and not (said <= 3 and self._has_twin(first, after))
            return "edited" if is_sure else "doubtful"
        is_near = new_after - new_first <= 2 * said + 3
        alike = Levenshtein.normalized_similarity(before.lower(), now.lower())
        is_like = alike >= 0.6 or (said >= 4 and 2 * kept >= said)
        if is_near and is_like and kept and kept + left + right >= _SUPPORT:
            return "edited"
        if is_near and left and right and left + right >= _SUPPORT and alike >= 0.6:
            return "edited"
        if 4 * kept >= said or alike >= 0.6:
            return "doubtful"
        return "doubtful" if is_near and said < 4 and min(left, right) >= 2 else "lost"

    def _kept_inside(self, first: int, after: int, here: Span) -> int:
        new_first, new_after = self.new.inside(here.start, here.end)
        return sum(new_first <= partner < new_after for partner in self._partner[first:after])

    def _share_kept(self, span: Span, here: Span) -> float:
        first, after = self.old.inside(span.start, span.end)
        return self._kept_inside(first, after, here) / max(1, after - first)

    def _neighbours(self, first: int, after: int) -> tuple[int, int]:
        """How many words right before and right after a passage stayed together; the text's ends count."""
        return self._run(first - 1, -1), self._run(after, 1)

    def _has_twin(self, first: int, after: int) -> bool:
        """Whether a word of a passage also went or came beside it, so that either may be the one.

        In "ja, ja, ja" that is beside the whole row of them.
        """
        keys = self.old.keys
        said = set(keys[first:after])
        while first and keys[first - 1] in said:
            first -= 1
        while after < len(keys) and keys[after] in said:
            after += 1
        if min(self._partner[first:after]) < 0:
            return True
        for at in (self.old.starts[first] - 1, self.old.ends[after - 1] + 1):
            region = self._region(min(max(at, 0), len(self.old.text)))
            gone = keys[slice(*region.old_words)]
            came = self.new.keys[slice(*region.new_words)]
            if not said.isdisjoint(gone) or not said.isdisjoint(came):
                return True
        return False

    def _run(self, word: int, step: int) -> int:
        run, last = 0, None
        while run < _NEIGHBOURS:
            if not 0 <= word < len(self._partner):
                ends = (0, len(self.new.keys) - 1)
                return _NEIGHBOURS if last is None or last in ends else run
            partner = self._partner[word]
            if partner < 0 or (last is not None and partner != last + step):
                break
            run, last, word = run + 1, partner, word + step
        return run

    def _elsewhere(self, span: Span) -> _Found | None:
        """The words of a passage among those that are new in the new text, as when a turn was moved.

        Words that belong to another old passage do not count. A short passage needs its neighbours with it.
        """
        first, after = self.old.inside(span.start, span.end)
        wanted = self.old.keys[first:after]
        if not wanted:
            return None
        places = [at for at in self._runs(wanted) if self._is_free(at, at + len(wanted))]
        if not places:
            return self._alike(wanted)
        ranked = sorted(places, key=lambda at: (-sum(self._context(first, after, at)), at))
        best = self._context(first, after, ranked[0])
        second = sum(self._context(first, after, ranked[1])) if len(ranked) > 1 else 0
        place = self._with_edges(span, first, after, ranked[0])
        if len(wanted) < 4:
            if min(best) < 2 or second >= 2:
                return _Found(place, False, 1.0) if max(best) >= 2 and sum(best) > second else None
            return _Found(place, True, 1.0)
        if len(ranked) > 1:
            return _Found(place, sum(best) >= second + 2, 1.0)
        return _Found(place, len(wanted) >= 8 or sum(best) >= 1, 1.0)

    def _runs(self, wanted: Sequence[int]) -> list[int]:
        """Every place in the new text at which these words stand one after another."""
        rare = min(range(len(wanted)), key=lambda at: len(self._places.get(wanted[at], ())))
        keys, size = self.new.keys, len(wanted)
        starts = (at - rare for at in self._places.get(wanted[rare], ()))
        return [at for at in starts if at >= 0 and keys[at : at + size] == list(wanted)]

    def _is_free(self, first: int, after: int) -> bool:
        return 10 * sum(self._free[first:after]) >= 7 * (after - first)

    def _context(self, first: int, after: int, at: int) -> tuple[int, int]:
        """How many words before and after a place are those around the passage in the old text."""
        left = right = 0
        old, new, size = self.old.keys, self.new.keys, after - first
        while (
            left < _NEIGHBOURS and min(first, at) - left > 0 and old[first - left - 1] == new[at - left - 1]
        ):
            left += 1
        while (
            right < _NEIGHBOURS
            and after + right < len(old)
            and at + size + right < len(new)
            and old[after + right] == new[at + size + right]
        ):
            right += 1
        return left, right

    def _with_edges(self, span: Span, first: int, after: int, at: int) -> Span:
        """The place of whole words, with the signs before and after them that the passage had."""
        start, end = self.new.starts[at], self.new.ends[at + after - first - 1]
        lead = self.old.starts[first] - span.start
        trail = span.end - self.old.ends[after - 1]
        if lead < 0 or (
            lead and self.new.text[:start].endswith(self.old.text[span.start : span.start + lead])
        ):
            start -= lead
        if trail < 0 or (trail and self.new.text.startswith(self.old.text[span.end - trail : span.end], end)):
            end += trail
        return Span(start, end)

    def _alike(self, wanted: Sequence[int]) -> _Found | None:
        """The new words most like a passage of six words or more."""
        from rapidfuzz.distance import Indel

        size = len(wanted)
        if size < 6:
            return None
        votes: Counter[int] = Counter()
        for offset, key in enumerate(wanted):
            places = self._places.get(key, ())
            if len(places) <= 50:
                votes.update((at - offset) // 4 for at in places if self._free[at])
        if not votes:
            return None
        band = max(votes, key=lambda each: (votes[each] + votes.get(each + 1, 0), -each))
        low = max(0, 4 * band - size // 3)
        window = self.new.keys[low : 4 * band + size + size // 3 + 8]
        kept = [
            low + step.src_start + at
            for step in Indel.opcodes(window, list(wanted))
            if step.tag == "equal"
            for at in range(step.src_end - step.src_start)
            if self._free[low + step.src_start + at]
        ]
        while len(kept) > 1 and kept[1] - kept[0] > size // 3 + 2:
            kept.pop(0)
        while len(kept) > 1 and kept[-1] - kept[-2] > size // 3 + 2:
            kept.pop()
        share = len(kept) / size
        if share < 0.5:
            return None
        place = Span(self.new.starts[kept[0]], self.new.ends[kept[-1]])
        return _Found(place, size >= 8 and share >= 0.8, share)
