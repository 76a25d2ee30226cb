"""Speech told within a quotation, between marks of the same kind."""

from __future__ import annotations

import pytest

from qual.core.quote import QuoteReport
from qual.core.report import ReportParagraph
from qual.matching.quotes import check_quotes
from tests.matching.corpus import transcript

SAID = "Toen zei hij tegen mij, “Kom maandag maar langs”, en dat heb ik toen ook gedaan met de bus."
TALK = transcript(f"I: En toen?\nR: {SAID} Ik zei, “Dat is goed, ik kom”. Dat was het.\nI: Goed.\n")


def checked(text: str) -> QuoteReport:
    return check_quotes([ReportParagraph("paragraph 1", text)], [TALK])


@pytest.mark.parametrize(
    "printed",
    [
        f"“{SAID}” – Deelnemer R01",
        "“Toen zei hij tegen mij, “Kom maandag maar langs” – Deelnemer R01",
        "Deelnemer R01: “met de bus.” Ik zei, “Dat is goed, ik kom”",
    ],
)
def test_pieces_that_were_said_as_one_are_one_quotation(printed: str) -> None:
    found = checked(printed)

    assert [(one.text_status, one.attribution_status) for one in found.quotes] == [("verbatim", "ok")]
    assert "nested" in found.quotes[0].quotation.defects
    assert not found.uncovered


def test_a_word_changed_within_joined_pieces_is_seen() -> None:
    (one,) = checked("“Toen vroeg hij tegen mij, “Kom maandag maar langs” – Deelnemer R01").quotes

    assert one.text_status == "altered"


def test_the_report_s_own_words_between_two_quotations_part_them() -> None:
    found = checked("“Kom maandag maar langs”, zei de baas volgens hem, “dat heb ik toen ook gedaan”.")

    assert len(found.quotes) == 2


def test_two_terms_side_by_side_stay_terms() -> None:
    found = checked("De termen “Kom maandag” “maar langs, en” staan hier naast “met de bus en niet te voet”.")

    assert [one.text for one in found.uncovered] == ["Kom maandag", "maar langs, en"]


def test_an_ambiguous_seam_of_few_words_joins_nothing() -> None:
    found = checked("Hij noemt “Kom maandag maar langs” en “Dat was het.” als voorbeelden (Deelnemer R01).")

    assert len(found.quotes) + len(found.uncovered) == 2
