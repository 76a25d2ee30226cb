"""Whether words in square brackets take the place of words that were said, and which these are."""

from __future__ import annotations

from collections.abc import Sequence

from qual.core.attribution import ROLES
from qual.core.comparable import folded

LONGEST = 3
"""Behind and before a quotation, no more words of its sentence than this were replaced."""

_REFERENCES = frozenset(
    """ik jij je u hij zij ze wij we jullie hen hun mij me jou hem haar ons mijn m'n jouw uw zijn z'n onze
    ie 't het de een 'n dit dat deze die daar hier er ervan eraan erin erop ermee ervoor daarvan daarmee
    daarin daarop daarvoor daaraan daarheen daarna toen diegene degene zelf
    i you he she it they we us him them me my your his her its our their mine hers theirs ours
    a an the this that these those there here then himself herself themselves myself""".split()
)
"""Words that only point at something, which a reader of a passage alone cannot follow."""

_MYSELF = frozenset("ik mij me mijn m'n mezelf i my mine myself".split())
_OURS = _MYSELF | frozenset(
    """wij we ons onze us our ours respondent respondente deelnemer deelneemster geinterviewde spreker
    participant interviewee speaker""".split()
)
"""What else the speaker can be called."""

_MINE = frozenset("mijn m'n my mine ons onze our".split())
"""Of somebody who belongs to the speaker, and is not the speaker."""

_A_PERSON = frozenset("hij hem zij haar he him she her".split())
_NEUTER = frozenset(("het", "t", "it"))
"""No person is called so, but for a diminutive."""

_KINDS_OF_NAMES = frozenset(
    """naam voornaam achternaam plaats plaatsnaam woonplaats stad dorp wijk buurt straat gemeente provincie
    regio land eiland adres bedrijf werkgever organisatie instelling instantie stichting vereniging winkel
    fabriek school opleiding ziekenhuis kliniek bureau uitkeringsinstantie universiteit afdeling merk datum
    persoon collega vriend vriendin partner man vrouw zoon dochter kind broer zus moeder vader buurman
    buurvrouw oom tante opa oma neef nicht chef baas leidinggevende arts dokter therapeut psycholoog
    contactpersoon begeleidster name place city town village street region county country address company
    firm organisation organization charity institution shop factory hospital clinic university college
    department brand date person colleague friend husband wife son daughter child brother sister neighbour
    neighbor uncle aunt cousin boss""".split()
) | {word for role in ROLES for word in role.split()}
"""What stands in brackets for the name of somebody or something that is not to be told."""

_IN_COMPOUNDS = (
    "bedrijf",
    "winkel",
    "fabriek",
    "school",
    "bureau",
    "instelling",
    "organisatie",
    "ziekenhuis",
)
_ADDING = frozenset(
    """omdat doordat want zodat hoewel maar vanwege dankzij wegens because since but although due who which
    whose""".split()
)
_WEIGHING = frozenset("maar slechts alleen zelfs alweer only just merely even".split())
_POINTING = frozenset("die dat that".split())
_SHORTEST, _LONGER = 3, 4
_LINKS = frozenset("en dus toen and so then".split())
_HESITATIONS = frozenset("eh ehm uh uhm um hm hmm mm mhm euh nou er erm oh ah".split())
_ONE_VERB = tuple(
    frozenset(forms.split())
    for forms in (
        "ben bent is zijn",
        "was waren",
        "heb hebt heeft hebben",
        "had hadden",
        "am is are",
        "was were",
        "has have",
        "does do",
    )
)
_NOTES = frozenset(
    """lacht lachend lachje lachen zucht zuchtend stilte pauze huilt snikt hoest onverstaanbaar sic red
    laughs laughing laughter sighs sigh pause silence cries crying coughs inaudible unclear ed""".split()
)


def replaced_words(said: Sequence[str], shown: Sequence[str], *, is_name: bool = False) -> str:
    """The words said in whose place others stand in brackets; empty where the brackets only explain.

    They explain where they keep the words and add to them, say what a pronoun points at, give a verb its
    person, or tell who somebody is: `is_name` says that the words are a name.
    """
    was, put_in = [folded(word) for word in said], [folded(word) for word in shown]
    left = [word for word in was if word not in put_in and word not in _REFERENCES | _HESITATIONS]
    if put_in and _points_elsewhere(was, put_in):
        return " ".join(said)
    if not put_in or not left or all(_is_one_verb(word, put_in) for word in left):
        return ""
    describes = any(word[:1].islower() for word in shown) and is_kind_of_name(put_in)
    return "" if is_name and describes else " ".join(said)


def is_kind_of_name(words: Sequence[str]) -> bool:
    """Whether comparable words say only what kind of name stood there ("naam collega", "een postbedrijf")."""
    return any(word in _KINDS_OF_NAMES or word.endswith(_IN_COMPOUNDS) for word in words)


def adds_a_statement(shown: Sequence[str]) -> bool:
    """Whether brackets that replace nothing say more than what a word means: a cause, a clause, or "only"."""
    words = [folded(word) for word in shown]
    if len(words) < _SHORTEST:
        return bool(words) and _WEIGHING.issuperset(words)
    return words[0] in _ADDING or (words[0] in _POINTING and len(words) >= _LONGER)


def _points_elsewhere(was: Sequence[str], put_in: Sequence[str]) -> bool:
    """Whether a pronoun cannot point at what is put in: the speaker at another, a person at a thing."""
    same = _OURS - _MINE if _MYSELF.intersection(was) - _MINE else _OURS
    if _MYSELF.intersection(was) and not same.intersection(put_in):
        return True
    is_thing = put_in[0] in _NEUTER and not put_in[-1].endswith(("je", "jes"))
    return is_thing and len(put_in) > 1 and bool(_A_PERSON.intersection(was))


def edge_replaced(
    rest: Sequence[str], shown: Sequence[str], *, leads: bool = False, is_name: bool = False
) -> str:
    """The same of brackets at the end of a quotation, or where it begins (`leads`).

    `rest` is the rest of the clause as it was said. Where it is long, only a single word is held to stand
    for the word beside it: brackets of more words then tell what the words are about.
    """
    words = [folded(word) for word in shown]
    if not rest or not words or _NOTES.intersection(words):
        return ""
    said = list(rest)
    if len(said) > LONGEST:
        if leads or len(shown) > 1 or shown[0][:1].isupper():
            return ""
        said = said[:1]
    if leads:
        said = [word for word in said if folded(word) not in _LINKS]
    return replaced_words(said, shown, is_name=is_name)


def _is_one_verb(word: str, put_in: Sequence[str]) -> bool:
    return any(word in forms and forms.intersection(put_in) for forms in _ONE_VERB)
