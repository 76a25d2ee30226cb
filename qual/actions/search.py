"""Full text search over all transcripts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.comparable import folded
from qual.core.respondent import Respondent
from qual.core.transcript import TranscriptText
from qual.errors import NotFoundError, QualError
from qual.store import codes, codings, respondents, search, transcripts


class Hit(NamedTuple):
    """A turn that fits: where it is, who speaks, its words, and where in the text the found words lie."""

    transcript: str
    turn: int
    speaker: str
    respondent: str | None
    start: int
    end: int
    text: str
    found: tuple[tuple[int, int], ...]


class EmptyQueryError(QualError):
    """There is no word to look for."""

    def __init__(self) -> None:
        super().__init__('nothing to look for; give a word, "a phrase" or the beginning of a word with *')


def search_transcripts(
    study: Study,
    query: str,
    *,
    lemma: bool = False,
    speaker: str = "",
    code: str = "",
    attribute: tuple[str, str] | None = None,
    limit: int = 200,
) -> list[Hit]:
    """The turns that hold all words of the query, best first.

    `"a phrase"` is found in order, `herkeur*` in any ending; `lemma` also finds the other forms of each word.
    `speaker` is a label, a respondent, or "interviewer" or "respondent"; `code` keeps turns that a coding of
    it touches; `attribute` is a name and a value of the respondent. EmptyQueryError without a word,
    NotFoundError for a filter on what the study does not have.
    """
    terms = search.parse_query(query)
    if not terms:
        raise EmptyQueryError
    _refuse_unknown(study, speaker, code, attribute)
    with study.database.read() as session:
        groups: list[Sequence[search.Term]] = [[term] for term in terms]
        if lemma:
            groups = _other_forms(study, terms, search.vocabulary(session))
        found = search.find(session, groups)
        in_use = {each.version: each.name for each in transcripts.listed(session)}
        opened: dict[str, TranscriptText] = {}
        coded = [each for each in codings.listed(session) if each.code == code] if code else []
        people = {each.id: each for each in respondents.listed(session)} if attribute else {}
        hits: list[Hit] = []
        for version, number, _ in found:
            name = in_use.get(version)
            if name is None:
                continue
            if name not in opened:
                opened[name] = transcripts.with_text(session, name)
            hit = _hit(opened[name], number, groups)
            role = _role(opened[name], hit.speaker)
            if speaker and speaker.casefold() not in {
                hit.speaker.casefold(),
                (hit.respondent or "").casefold(),
                role,
            }:
                continue
            if code and not any(
                c.transcript == name and c.span.start < hit.end and hit.start < c.span.end for c in coded
            ):
                continue
            if attribute and not _has(people, hit.respondent, attribute, opened[name].transcript.wave):
                continue
            hits.append(hit)
            if len(hits) == limit:
                break
    return hits


def _refuse_unknown(study: Study, speaker: str, code: str, attribute: tuple[str, str] | None) -> None:
    """Refuse a filter on something the study does not have: nothing found would look like an answer."""
    with study.database.read() as session:
        known_codes = set(codes.ids_by_slug(session)) if code else set()
        people = respondents.listed(session) if attribute else []
        speakers = [each for t in transcripts.listed(session) for each in t.speakers] if speaker else []
    if code and code not in known_codes:
        raise NotFoundError("code", code, "'qual codebook list' shows the codes")
    names = {name for each in people for values in (each.attributes, *each.waves.values()) for name in values}
    if attribute and attribute[0] not in names:
        raise NotFoundError("attribute", attribute[0], f"known are {', '.join(sorted(names)) or 'none'}")
    known = {word.casefold() for each in speakers for word in (each.label, each.respondent or "", each.role)}
    if speaker and speaker.casefold() not in known | {"respondent", "interviewer"}:
        raise NotFoundError("speaker", speaker, "'qual transcripts list' shows the speakers")


def _other_forms(
    study: Study, terms: Sequence[search.Term], vocabulary: Sequence[str]
) -> list[Sequence[search.Term]]:
    """For each single word, every word of the transcripts with the same lemma."""
    from qual.suggest.language import load_language, words

    language = load_language(study.settings.language)
    single = [term.words[0] for term in terms if len(term.words) == 1 and not term.prefix]
    lemmas = {
        form: {word.lemma for word in found}
        for form, found in zip([*vocabulary, *single], words(language, [*vocabulary, *single]), strict=True)
    }
    groups: list[Sequence[search.Term]] = []
    for term in terms:
        if len(term.words) > 1 or term.prefix:
            groups.append([term])
            continue
        wanted = lemmas[term.words[0]]
        forms = sorted({form for form in vocabulary if lemmas[form] & wanted} | {term.words[0]})
        groups.append([search.Term((form,)) for form in forms])
    return groups


def _hit(opened: TranscriptText, number: int, groups: Sequence[Sequence[search.Term]]) -> Hit:
    turn = opened.turns[number]
    words = opened.text[turn.start : turn.end]
    respondent = next(
        (each.respondent for each in opened.transcript.speakers if each.label == turn.speaker), None
    )
    found = tuple((turn.start + start, turn.start + end) for start, end in places_of(words, groups))
    return Hit(opened.name, number, turn.speaker, respondent, turn.start, turn.end, words, found)


def places_of(text: str, groups: Sequence[Sequence[search.Term]]) -> list[tuple[int, int]]:
    """Where in a text the words of the terms lie, in order; case and accents do not matter."""
    tokens = [(folded(match[0]), match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    found = set()
    for term in (term for group in groups for term in group):
        wanted = [folded(word) for word in term.words]
        for at in range(len(tokens) - len(wanted) + 1):
            here = [token for token, _, _ in tokens[at : at + len(wanted)]]
            last = here[-1].startswith(wanted[-1]) if term.prefix else here[-1] == wanted[-1]
            if last and here[:-1] == wanted[:-1]:
                found.add((tokens[at][1], tokens[at + len(wanted) - 1][2]))
    return sorted(found)


def _role(opened: TranscriptText, label: str) -> str:
    return next((each.role for each in opened.transcript.speakers if each.label == label), "")


def _has(
    people: Mapping[str, Respondent], respondent: str | None, attribute: tuple[str, str], wave: str
) -> bool:
    person = people.get(respondent or "")
    name, value = attribute
    return person is not None and (person.value(name, wave) or "").casefold() == value.casefold()
