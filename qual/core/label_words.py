"""Words that tell a speaker's label from a sentence with a colon, Dutch and English."""

from __future__ import annotations


def _words(listing: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(listing.split())


PARTICLES = _words(
    """& 't aan al and bij bin da de del den der des di dos du el en het ibn in la le les op te ten ter
    van von y"""
)
"""Small words inside a person's name."""

TITLES = _words(
    """burgemeester chair chairman chairperson chairwoman dhr dhr. dr dr. drs drs. heer judge lady lord
    madam meneer mevr mevr. mevrouw minister miss mister mr mr. mrs mrs. ms ms. mw mw. president
    prof prof. professor secretary senator sir staatssecretaris voorzitter wethouder"""
)
"""What a label with a title begins with, after an article if there is one."""

ARTICLES = _words("""a an de een het the""")
"""Articles before a title."""

GROUPS = _words(
    """all allemaal allen both deelnemers everybody everyone groep group iedereen multiple participants
    respondenten respondents several"""
)
"""What is printed for several people who speak at once; a speaker only beside others."""

NO_SPEAKERS = _words(
    """aanleiding aim also and because bijvoorbeeld bron but conclusie conclusies conclusion cons
    context discussie discussion doel doi dus en example gevolg goal http https inleiding
    introduction isbn ja kant kortom let maar method methode n.b. nadeel nadelen nb nee no noot note
    notes nou of ook opmerking or p.s. pauze pros ps remark result resultaat resultaten results
    samenvatting side so source stap stelling summary tape tel thema theme therefore thus todo
    toelichting uitleg url voordeel voordelen want yes"""
)
"""Single words before a colon that nobody is called."""

SECTIONS = _words(
    """appendix article artikel at bijlage blok chapter dag day deel fase figure figuur hoofdstuk kant
    number nummer om onderwerp optie option part phase point punt question rond scenario sessie
    session side stap stelling step taak tabel table tape task thema theme topic tot van vraag week"""
)
"""First words of headings and of questions with a number."""

SENTENCE_WORDS = _words(
    """are asked be been ben bent can dacht dat denk die dit er gaat geen ging goes had has have he
    hebben heeft hen her hij his hoe how hun i ik is it je jij jullie kan me mij mijn moet must my
    niet not said say says she staat stel stond that their them there these they think this those
    thought u us vroeg waarom waren was wat we went were what why wij wil will wou you your ze zeg
    zegt zei zeiden zij zijn"""
)
"""Words that only a sentence holds."""

REMARKS = _words(
    """applaus applause break crosstalk einde end gelach hoest hoorbaar huilt inaudible instemmend knikt
    lacht laughs laughter lawaai muziek music noise onderbreking onhoorbaar onverstaanbaar pause pauze
    ruis sighs silence stilte telefoon twijfelt unclear zucht"""
)
"""Remarks of whoever typed the transcript, which stand in brackets like a name."""
