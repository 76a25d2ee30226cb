"""The codes for a selected passage, the likeliest first, each with its reason: the menu of the palette."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.evaluate_suggestions import by_code, code_quality
from qual.actions.read_passages import Unit, units_of
from qual.actions.study import Study
from qual.actions.suggest_codes import why_silent
from qual.actions.tell_reasons import by_transcript, reasons_for
from qual.core.blind import is_blind
from qual.core.codebook import used_cues
from qual.core.evaluation import CodeQuality
from qual.core.span import Span
from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS, CodeLearnt, Learnt, Reason
from qual.core.words import number_of, say
from qual.store import codes, suggestions, transcripts

if TYPE_CHECKING:
    from qual.suggest.learner import Learner
    from qual.suggest.passage import Passage
    from qual.suggest.promise import Delivery

EXPLAINED = 3
"""Codes whose reasons are told."""

AROUND = 5
"""Sentences on either side that tell what is being talked about."""


class Ranked(NamedTuple):
    """A code for a passage: how likely (0 to 1), and for the first ones why.

    Of `cases` codings that were as likely without their respondent `right` were right.
    """

    code: str
    probability: float
    why: tuple[Reason, ...] = ()
    right: int = 0
    cases: int = 0


class Menu(NamedTuple):
    """The codes for a passage, the likeliest first; where there are none, `silence` says in words why."""

    codes: tuple[Ranked, ...]
    silence: str = ""


class Ranker:
    """What was learnt from a study, ready to rank its codes for any passage of it.

    Learns again when told to; what it knows is of that moment. It changes nothing in the study.
    """

    def __init__(self, study: Study) -> None:
        self._study = study
        self._units: dict[str, list[Unit]] = {}
        self._versions: dict[str, str] = {}
        self._learner: Learner | None = None
        self._has_cues = False
        self._codings: Mapping[str, int] = {}

    def train(self) -> Learnt:
        """Learn from the coder's codings as they are now; gives what is known by that."""
        from qual.suggest.learner import Learner
        from qual.suggest.promise import delivery

        with self._study.database.read() as session:
            offered = [code for code in codes.codebook(session) if not code.is_retired]
            decided = suggestions.decided(session)
            self._versions = {each.name: each.version for each in transcripts.listed(session)}
        kept = delivery([each.is_taken for each in decided if each.is_learnt])
        units = units_of(self._study)
        learner = Learner(self._study.settings.language, offered)
        learner.fit(unit.passage for unit in units)
        self._units, self._learner = by_transcript(units), learner
        self._has_cues = any(used_cues(code) for code in offered)
        self._codings = Counter(code for unit in units for code in unit.passage.codes or ())
        judged = [unit.passage for unit in units if unit.passage.codes is not None]
        quality = code_quality(learner, offered, judged, by_code(decided))
        return Learnt(
            len(judged),
            tuple(_code_learnt(each) for each in quality),
            _promise(
                learner.expected,
                why_silent(judged),
                kept,
                is_off=kept.is_broken and self._study.settings.inbox == "auto",
            ),
            learner.language,
        )

    def rank(self, transcript: str, start: int, end: int) -> Menu:
        """The codes for the words from `start` to `end`, the likeliest first, or why there are none.

        Codes that went since `train` are left out; while nothing was coded, all that no cue speaks for.
        """
        from qual.suggest.measures import unjudged

        settings = self._study.settings
        if settings.inbox == "off":
            return Menu((), say("suggest.off"))
        if is_blind(transcript, settings.blind_share):
            return Menu((), say("suggest.silent.blind"))
        if self._learner is None:
            return Menu((), say("suggest.silent.untrained"))
        units = self._units.get(transcript, [])
        with self._study.database.read() as session:
            in_use = transcripts.version_in_use(session, transcript)
            offered = {code.id for code in codes.codebook(session) if not code.is_retired}
        if not offered:
            return Menu((), say("suggest.silent.no_codes"))
        if in_use is None or in_use != self._versions.get(transcript):
            return Menu((), say("suggest.silent.corrected"))
        if not self._codings and not self._has_cues:
            return Menu((), say("suggest.silent.nothing"))
        wanted = Span(start, end)
        inside = [at for at, unit in enumerate(units) if unit.span.overlaps(wanted)]
        if not inside:
            return Menu((), say("suggest.silent.nobody"))
        first, last = inside[0], inside[-1]
        before = units[max(0, first - AROUND) : first]
        behind = units[last + 1 : last + 1 + AROUND]
        words = " ".join(units[at].passage.text for at in inside)
        meant = unjudged(units[first].passage)
        selected = replace(meant, text=words)
        passages = [
            *(unit.passage for unit in before),
            *(unjudged(unit.passage) for unit in behind),
            selected,
        ]
        is_after = bool(before) and before[-1].passage.codes is not None
        score = self._learner.score(passages)[-1]
        known = offered & score.keys()
        if not self._codings:
            known = {code for code in known if self._learner.cues_in(selected, code)}
            if not known:
                return Menu((), say("suggest.silent.no_cue"))
        order = sorted(known, key=lambda code: (-score[code], code))
        own = [(units[at].passage.transcript, units[at].passage.index) for at in inside]
        return Menu(
            tuple(
                self._explained(selected, code, score[code], is_after, own)
                if at < EXPLAINED
                else Ranked(code, round(score[code], 4))
                for at, code in enumerate(order)
            )
        )

    def _explained(
        self,
        passage: Passage,
        code: str,
        probability: float,
        is_after: bool,
        inside: Sequence[tuple[str, int]],
    ) -> Ranked:
        learner = self._learner
        ranked = Ranked(code, round(probability, 4))
        if learner is None:
            return ranked
        cues = tuple(Reason("cue", cue, 1.0) for cue in learner.cues_in(passage, code))
        if not cues and not self._codings.get(code):
            return ranked._replace(why=(Reason("nothing", say("suggest.no_example"), 0.0),))
        why = (*cues, *reasons_for(learner, self._units, passage, code, inside))
        right, cases = learner.record(probability, code, is_after=is_after)
        if not cases:
            return ranked._replace(why=why)
        words = say("suggest.promise", right=round(10 * right / cases), cases=cases)
        told = Reason("record", words, round(probability, 3))
        return ranked._replace(why=(*why, told), right=right, cases=cases)


def _promise(expected: float | None, silence: str, kept: Delivery, *, is_off: bool) -> str:
    """What is expected of suggestions from codings (or why nothing is), and what people took of them."""
    if expected is None:
        told = [say("board.learnt.silent", why=silence)]
    else:
        told = [say("board.learnt.expected", expected=expected, promised=kept.promised)]
    if kept.decided:
        told.append(say("board.learnt.promise", **kept._asdict()))
    else:
        told.append(say("board.learnt.promise_none"))
    return " ".join([*told, say("board.learnt.broken")] if is_off else told)


def _code_learnt(quality: CodeQuality) -> CodeLearnt:
    from qual.suggest.promise import wilson_high, wilson_low

    right, shown = quality.own_right, quality.own_shown
    told = []
    if shown:
        inbox = say("board.learnt.speaks", right=right, shown=shown)
        low, high = wilson_low(right, shown), wilson_high(right, shown)
        recall = quality.recall_at_threshold or 0.0
        told.append(
            say("board.learnt.speaks_so", right=right, shown=shown, low=low, high=high, recall=recall)
        )
    elif quality.support < FEWEST_CODINGS or quality.respondents < FEWEST_RESPONDENTS:
        counted = {
            "sentences": number_of("sentences", quality.support),
            "respondents": number_of("respondents", quality.respondents),
        }
        inbox = say("suggest.needs", **counted)
        told.append(say("board.learnt.needs", **counted))
    else:
        inbox = say("suggest.code_silent", right=quality.surest_right, shown=quality.surest)
        told.append(say("board.learnt.not_sure", right=quality.surest_right, shown=quality.surest))
    if quality.decided:
        taken, decided = quality.taken, quality.decided
        low, high = wilson_low(taken, decided), wilson_high(taken, decided)
        told.append(say("board.learnt.since", taken=taken, decided=decided, low=low, high=high))
    return CodeLearnt(
        quality.code,
        quality.support,
        quality.respondents,
        quality.average_precision,
        shown > 0,
        inbox,
        quality.taken,
        quality.decided,
        " ".join(told),
    )
