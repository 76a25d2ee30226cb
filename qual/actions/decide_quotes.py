"""Deciding on the quotations of a report: every function is one durable change, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from qual.actions.study import Study
from qual.core.quote_decision import Decision, Loose, Review, Reviewed, finding
from qual.errors import NotFoundError, QualError
from qual.store import quote_decisions

_VERBS = {"accepted": "quote.accept", "rejected": "quote.reject", "": "quote.note"}


class NoReasonError(QualError):
    """A decision says why, and a note says something."""

    def __init__(self, decision: str) -> None:
        why = f"say why it is {decision} (--reason)" if decision else "say what to remember (--text)"
        super().__init__(f"{why}: a reviewer after you must be able to follow it")


def decide(
    study: Study, report: str, review: Review, quotes: Sequence[str], decision: str, reason: str = ""
) -> list[Decision]:
    """Accept or reject quotations of a report (by id), or note something of them (`decision` "").

    So may be text that looks like a quotation and was not read as one: it has an id as well.

    A note leaves the decision that stands as it is. NotFoundError for an id that the report does not have,
    NoReasonError for a decision without a reason, and for a note without words.
    """
    there: dict[str, Reviewed | Loose] = {each.id: each for each in review.loose}
    there |= {each.quote.id: each for each in review.quotes}
    for each in quotes:
        if each not in there:
            raise NotFoundError("quotation", each, f"'qual quotes check' shows the ids in {report}")
    if not reason.strip():
        raise NoReasonError(decision)
    made = [_decision(study, report, there[each], decision, reason.strip()) for each in dict.fromkeys(quotes)]
    with study.database.change(study.coder, _VERBS[decision], quotes=len(made)) as change:
        quote_decisions.save(change, made)
    return made


def reopen(study: Study, quotes: Sequence[str]) -> int:
    """Take the decisions on some quotations back; gives how many there were.

    NotFoundError for an id of which nothing was decided; then none is taken back.
    """
    wanted = list(dict.fromkeys(quotes))
    with study.database.read() as session:
        decided = quote_decisions.by_quote(session)
    for each in wanted:
        if each not in decided:
            raise NotFoundError("decision on a quotation", each, "nothing was taken back")
    with study.database.change(study.coder, "quote.reopen", quotes=len(wanted)) as change:
        quote_decisions.remove(change, wanted)
    return len(wanted)


def _decision(study: Study, report: str, there: Reviewed | Loose, decision: str, reason: str) -> Decision:
    if isinstance(there, Loose):
        decision = decision or (there.decision.decision if there.decision else "")
        return Decision(there.id, report, decision, reason, there.id, study.coder, "")
    quote, old = there.quote, there.decision
    if not decision and old is not None and not there.is_stale:
        decision = old.decision
    people = list(dict.fromkeys(match.respondent for match in quote.matches if match.respondent))
    others = tuple(people[1:]) if quote.location == "unique" else ()  # else they are other places
    person = people[0] if people else ""
    return Decision(quote.id, report, decision, reason, finding(quote), study.coder, "", person, others)
