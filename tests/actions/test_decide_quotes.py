"""Decisions on quotations, and the people behind them."""

from __future__ import annotations

from pathlib import Path

from qual.actions.check_quotes import check_report
from qual.actions.decide_quotes import decide
from qual.actions.study import open_study
from qual.actions.withdraw_respondent import withdraw_respondent
from qual.store import codings, quote_decisions


def test_a_decision_on_a_quotation_made_of_two_people_goes_when_either_withdraws(demo: Path) -> None:
    with open_study(demo, "anna") as study:
        with study.database.read() as session:
            words = {
                name: max((each.text.split("\n")[0] for each in codings.listed(session, name)), key=len)
                for name in ("R02-2024.txt", "R03-2024.txt")
            }
        first, second = (" ".join(text.rstrip(".").split()[:12]) for text in words.values())
        report = demo / "rapport.md"
        report.write_text(f"Een deelnemer zei: “{first} {second}.”\n", encoding="utf-8")
        review = check_report(study, report)
        [quote] = [each.quote for each in review.quotes]
        assert quote.text_status == "stitched"

        (made,) = decide(study, report.name, review, [quote.id], "accepted", "zo bedoeld")
        people = {match.respondent for match in quote.matches}
        withdraw_respondent(study, made.others[0])

        assert people == {made.respondent, *made.others}
        with study.database.read() as session:
            assert quote_decisions.by_quote(session) == {}
