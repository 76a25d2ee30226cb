"""Words whose change changes what was said, Dutch and English, in comparable form."""

from __future__ import annotations

NEGATIONS = frozenset(
    """niet geen nooit nergens niemand niets niks nauwelijks zonder noch evenmin amper not no never nobody
    nothing none neither nor without hardly barely cannot can't don't doesn't didn't won't wouldn't isn't
    aren't wasn't weren't couldn't shouldn't haven't hasn't hadn't ain't""".split()
)
SOFTENERS = frozenset(
    """echt helemaal meer zo heel erg altijd wel zeker bepaald ook really very at all so quite ever always
    exactly much any even""".split()
)
"""Words that do not make a negation more than one."""

NUMBERS = frozenset(
    """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd
    duizend half halve zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand""".split()
)
DOUBTS = frozenset(
    """twijfel twijfelde twijfelt betwijfel betwijfelt ontken ontkent ontkende ontkennen weiger weigert
    weigerde doen deed doe onzin onwaar leugen gelogen zogenaamd zogenaamde overdreven onterecht
    doubt doubts doubted deny denies denied denying refuse refuses refused pretend pretends pretended wrong
    untrue false lie lied lies nonsense rubbish supposedly allegedly unlikely impossible far instead
    opposite contrary tegendeel hard
    difficult""".split()
)
"""Words that take back what follows, or part of it."""
MODALS = frozenset(
    """moet moest moeten moesten mag mocht mogen mochten kan kon kunnen konden wil wilde wou willen wilden zal
    zou zullen zouden hoef hoeft hoeven durf durft durfde misschien altijd soms vaak meestal wellicht must may
    might can could will would shall should ought maybe perhaps always sometimes often usually""".split()
)
PERSONS = frozenset(
    """ik jij je u hij zij ze wij we jullie hen hun mij me jou hem haar ons mijn m'n jouw zijn z'n onze i you
    he she
    it they us him her them my your his our their mine""".split()
)
