"""What in a text may be a name: a capital that no sentence asks for, on a word that never stands small."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qual.core.identifiers import identifiers
from qual.core.pseudonym import Term, plain_words, written
from qual.core.sentences import sentences
from qual.core.transcript import TranscriptText

_NAME = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]*\w"
    r"(?:\s(?:(?:van|de|der|den|ter|ten|te|het|'t|von|of)\s){0,3}[A-ZÀ-Þ][\w'’-]*\w)*"
)
_SMALL = re.compile(r"(?<![\w'’-])[a-zà-ÿ][\w'’-]*")
_PLACE_BEFORE = re.compile(r"\b(?:in|uit|naar|te|bij|vanuit|from|to|near)\s\Z", re.IGNORECASE)
_EMPLOYER_BEFORE = re.compile(
    r"\b(?:werk(?:te|t)?|werken|gewerkt|baan|stage|work(?:ed|ing)?)\s(?:bij|at|for)\s\Z", re.I
)
_TITLE_BEFORE = re.compile(
    r"\b(?:meneer|mevrouw|mw\.|dhr\.|dokter|mijn man|mijn vrouw|mr\.?|mrs\.?|ms\.?|dr\.?)\s\Z", re.I
)
_PARTICLES = re.compile(r"(?:[a-zà-ÿ']+\s+)*")
_PLAIN_LABEL = re.compile(r"(?:[A-Z]{1,4}[-_ ]?\d{0,4}|\w*\d+\w*)(?:[-_ ]\d+)?")
_ALWAYS_CAPITAL = frozenset(
    "ik nederland nederlands nederlandse engels engelse duits duitse frans i english british dutch god kerst"
    " pasen één eén uwv wia wajong iva wao ww aow cao hr ict mbo hbo vmbo havo vwo wmo ggz gp nhs tv pc dvd"
    " january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday christmas easter januari februari maart mei juni juli"
    " augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)


class Proposal(NamedTuple):
    """Words that may have to be replaced, for a person to decide.

    `how` says what they were known by; `sure` where their form leaves little doubt; `places` and
    `transcripts` are how often and in how many transcripts they stand.
    """

    term: Term
    how: str
    sure: bool
    places: int
    transcripts: int


def propose(
    texts: Sequence[TranscriptText],
    listed: Mapping[str, str] | None = None,
    is_word: Callable[[str], bool] = lambda _: True,
) -> list[Proposal]:
    """What may have to be replaced in these texts, surest first.

    Numbers and addresses by their form, speakers' labels that read like names, the words of a person's own
    lists (`listed`, words to kind) that occur, and words with a capital inside a sentence that stand nowhere
    without one; at the start of a sentence only what is no word of the language (`is_word`). A name that is
    also a common word ("Roos") is proposed as it is written, capitals included.
    """
    small = _small_words(texts)
    places: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    shown: dict[tuple[str, str], tuple[str, str, bool]] = {}

    def note(words: str, kind: str, how: str, sure: bool, name: str, times: int = 1) -> None:
        key = (plain_words(words), kind)
        places[key] += times
        where[key].add(name)
        if key not in shown or (sure and not shown[key][2]):
            shown[key] = (words, how, sure)

    for text in texts:
        name = text.transcript.name
        for found in identifiers(text.text):
            is_sure = found.kind != "date"
            note(found.span.of(text.text), found.kind, found.how, is_sure, name)
        for label in dict.fromkeys(turn.speaker for turn in text.turns):
            if label and not _PLAIN_LABEL.fullmatch(label) and _reads_like_a_name(label, text):
                note(label, "name", "speaker", True, name)
        for words, kind, how in _capitals(text, small, is_word):
            if plain_words(words) not in small and not _is_usual(words):
                note(words, kind, how, False, name)
    for words, kind in (listed or {}).items():
        for text in texts:
            times = len(re.findall(rf"(?<!\w){written(words)}(?=s?(?!\w))", text.text, re.IGNORECASE))
            if times:
                note(words, kind, "list", True, text.transcript.name, times)
    best = _one_kind_each(places)
    proposals = [
        Proposal(
            Term(shown[key][0], key[1], as_written=key[0] in small),
            shown[key][1],
            shown[key][2],
            places[key],
            len(where[key]),
        )
        for key in best
    ]
    return sorted(proposals, key=lambda each: (not each.sure, each.term.kind, -each.places, each.term.same))


def _one_kind_each(places: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    """For words proposed as several kinds, the kind that they were seen as most."""
    best: dict[str, tuple[str, str]] = {}
    for key in sorted(places, key=lambda each: (-places[each], each)):
        best.setdefault(key[0], key)
    return list(best.values())


def _small_words(texts: Iterable[TranscriptText]) -> set[str]:
    """Every word that stands without a capital somewhere."""
    return {plain_words(each) for text in texts for each in _SMALL.findall(text.text)}


def _reads_like_a_name(label: str, text: TranscriptText) -> bool:
    roles = {each.label: each.role for each in text.transcript.speakers}
    return label[:1].isupper() and roles.get(label) != "interviewer"


def _is_usual(words: str) -> bool:
    """Whether words have a capital whoever they are about: "Ik", "UWV", a language, a month."""
    plain = plain_words(words)
    return plain in _ALWAYS_CAPITAL or words.isupper()


def _capitals(
    text: TranscriptText, small: Collection[str], is_word: Callable[[str], bool]
) -> Iterator[tuple[str, str, str]]:
    """Words with a capital, each with the kind that the words before it suggest and how it was seen.

    Of words at the start of a sentence the first counts only where it can be nothing but a name.
    """
    for turn in text.turns:
        for sentence in sentences(text.text, turn.start, turn.end):
            words = sentence.of(text.text)
            for match in _NAME.finditer(words):
                found, before = match[0], words[: match.start()]
                if any(each.isalnum() for each in before) and before.rstrip()[-1:] not in ':"“„‘(':
                    yield found, _kind(before), "capital"
                    continue
                first, _, rest = found.partition(" ")
                if plain_words(first) not in small and not is_word(first.casefold()):
                    yield found, "name", "start of a sentence"
                elif rest := _PARTICLES.sub("", rest):
                    yield rest, _kind(f"{first} "), "capital"


def _kind(before: str) -> str:
    if _TITLE_BEFORE.search(before):
        return "name"
    if _EMPLOYER_BEFORE.search(before):
        return "employer"
    return "place" if _PLACE_BEFORE.search(before) else "name"
