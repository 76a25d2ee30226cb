from __future__ import annotations

from qual.core.study import Attribute, Settings, fitting

SETTINGS = Settings(
    "Proef",
    perspectives={"deelnemer": "Deelnemer", "werkgever": "Bedrijven"},
    attributes={"sex": Attribute("sex", "Sex of  respondent"), "Sex2": Attribute("Sex2", "sex2")},
)


def test_a_word_fits_the_declared_one_whatever_its_capitals_and_spaces() -> None:
    assert fitting("East   ANGLIA ", ["East Anglia", "Wales"]) == "East Anglia"
    assert fitting("IVA", ["iva", "IVA"]) == "IVA"
    assert fitting("Iva", ["iva", "IVA"]) is None
    assert fitting("", ["", "iva"]) is None


def test_attributes_and_perspectives_are_found_by_name_or_label() -> None:
    assert SETTINGS.attribute_named("sex of Respondent") == SETTINGS.attributes["sex"]
    assert SETTINGS.attribute_named("SEX2") == SETTINGS.attributes["Sex2"]
    assert SETTINGS.attribute_named("") is None
    assert SETTINGS.perspective_named("DEELNEMER") == "deelnemer"
    assert SETTINGS.perspective_named("bedrijven") == "werkgever"
    assert SETTINGS.perspective_named("buren") is None
