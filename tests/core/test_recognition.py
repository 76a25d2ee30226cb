from __future__ import annotations

import pytest

from qual.core.recognition import recognition_risks


@pytest.mark.parametrize(
    "attribution",
    [
        "Deelnemer (27 jaar, met MS, Wajong)",
        "Deelnemer (uit Vught)",
        "Werkgever (bakkerij in Oss)",
        "Deelnemer, mevrouw Postma",
        "Arbeidsdeskundige (enige in de regio)",
        "Participant (the only woman)",
    ],
)
def test_traits_places_names_and_what_there_is_one_of_can_tell_who_somebody_is(attribution: str) -> None:
    assert recognition_risks(attribution)


@pytest.mark.parametrize(
    "attribution", ["", "Deelnemer", "Deelnemer (in 2025)", "Deelnemer (IVA)", "Deelnemer (man, IVA)", "R07"]
)
def test_a_role_or_two_traits_tell_little(attribution: str) -> None:
    assert recognition_risks(attribution) == ()
