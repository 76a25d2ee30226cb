"""Who takes part and what is known of them, as it is stored."""

from __future__ import annotations

from collections.abc import Sequence

from qual.actions.study import Study
from qual.core.respondent import Respondent
from qual.errors import NotFoundError, QualError
from qual.store import respondents


class UnknownCategoryError(QualError):
    """A value is not among the declared categories."""

    def __init__(self, attribute: str, value: str, categories: Sequence[str]) -> None:
        super().__init__(f"'{value}' is no category of {attribute}; these are {', '.join(categories)}")


def list_respondents(study: Study) -> list[Respondent]:
    """Every respondent, by id."""
    with study.database.read() as session:
        return respondents.listed(session)


def set_value(study: Study, respondent: str, attribute: str, value: str | None) -> None:
    """Write down what is known of a respondent for good; None is unknown.

    NotFoundError for a respondent that is not there, UnknownCategoryError outside the declared categories.
    """
    known = study.settings.attributes.get(attribute)
    if value is not None and known and known.categories and value not in known.categories:
        raise UnknownCategoryError(attribute, value, known.categories)
    with study.database.change(study.coder, "respondent.edit") as change:
        there = {each.id: each for each in respondents.listed(change.session)}
        if respondent not in there:
            raise NotFoundError("respondent", respondent, "'qual respondents list' shows the ids")
        person = there[respondent]
        respondents.save(change, [Respondent(respondent, person.perspective, {attribute: value})])
