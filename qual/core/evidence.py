"""The research questions by their evidence: which codes, people and perspectives answer each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from qual.core.codebook import Code, Codebook, ResearchQuestion
from qual.core.framework import mentions_by_code
from qual.core.mention import Mention
from qual.core.numbers import natural, percent
from qual.core.theme import ThemeReport


class Heard(NamedTuple):
    """Who of a perspective says something to a question, of how many, in how many passages."""

    perspective: str
    label: str
    base: tuple[str, ...]
    respondents: tuple[str, ...]
    mentions: int

    @property
    def percent(self) -> float | None:
        """The share of the base, 0 to 100."""
        return percent(len(self.respondents), len(self.base))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question, the codes that name it, and who is heard on it.

    `silent` are codes without any mention; a question without codes has nobody.
    """

    question: ResearchQuestion
    codes: tuple[Code, ...]
    silent: tuple[Code, ...]
    heard: tuple[Heard, ...]
    passages: tuple[Mention, ...]

    @property
    def has_none(self) -> bool:
        """Whether nobody says anything to it."""
        return not self.passages


class Answered(NamedTuple):
    """All questions, and the codes that name none or one that is not asked."""

    questions: tuple[Evidence, ...]
    without_question: tuple[Code, ...]
    unknown: tuple[tuple[Code, str], ...]


def evidence(found: ThemeReport, codebook: Codebook, questions: Iterable[ResearchQuestion]) -> Answered:
    """What was said to each question; a code that names a question brings all under it along."""
    asked = list(questions)
    known = {each.id for each in asked}
    mentions = mentions_by_code(found, codebook)
    answered = []
    for question in asked:
        codes = tuple(code for code in codebook if question.id in code.questions)
        passages = {
            (mention.transcript, mention.span, mention.code, mention.respondent): mention
            for code in codes
            for mention in mentions[code.id]
        }
        said = tuple(sorted(passages.values(), key=lambda m: (natural(m.transcript), m.span, m.code)))
        heard = []
        for group in found.interviewed:
            own = [mention for mention in said if mention.perspective == group.perspective]
            people = tuple(sorted({mention.respondent for mention in own}, key=natural))
            those = {who for code in codes for who in found.base_of(code.id, group)}
            base = tuple(who for who in group.base if who in those) if codes else group.base
            heard.append(Heard(group.perspective, group.label, base, people, len(own)))
        silent = tuple(code for code in codes if not mentions[code.id])
        answered.append(Evidence(question, codes, silent, tuple(heard), said))
    covered = {below for code in codebook if set(code.questions) & known for below in codebook.below(code.id)}
    return Answered(
        tuple(answered),
        tuple(code for code in codebook if code.id not in covered),
        tuple((code, each) for code in codebook for each in code.questions if each not in known),
    )


def evidence_json(found: Answered) -> dict[str, Any]:
    """The questions as other programs read them."""
    return {
        "questions": [
            {
                "id": each.question.id,
                "question": each.question.question,
                "codes": [code.id for code in each.codes],
                "silent_codes": [code.id for code in each.silent],
                "has_evidence": not each.has_none,
                "perspectives": [
                    {
                        "perspective": heard.perspective,
                        "label": heard.label,
                        "base": len(heard.base),
                        "respondents": len(heard.respondents),
                        "percent": heard.percent,
                        "mentions": heard.mentions,
                        "mentioned_by": list(heard.respondents),
                    }
                    for heard in each.heard
                ],
            }
            for each in found.questions
        ],
        "codes_without_question": [code.id for code in found.without_question],
        "unknown_questions": [{"code": code.id, "question": each} for code, each in found.unknown],
    }
