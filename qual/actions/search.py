"""Full text search over all transcripts, and codings made of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.attribute_kinds import taken
from qual.core.coding import Coding
from qual.core.respondent import Respondent
from qual.core.search_query import Clause, Term, parse_query, places_of
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.study import Attribute
from qual.errors import NotFoundError, QualError
from qual.store import codes, codings, history, respondents, search, transcripts

UNITS = ("sentence", "turn", "words")
"""What of a found turn becomes a coding: the sentences with the words, the whole turn, the words alone."""


class Hit(NamedTuple):
    """A turn that fits: where it is, who speaks, its words, and where in the text the found words lie.

    `version` is the id of the text version that the places count in.
    """

    transcript: str
    turn: int
    speaker: str
    respondent: str | None
    start: int
    end: int
    text: str
    found: tuple[tuple[int, int], ...]
    role: str = ""
    wave: str = ""
    version: str = ""


class Passage(NamedTuple):
    """A stretch of a transcript that a search would code; `is_coded` where the coder coded it so already."""

    transcript: str
    turn: int
    speaker: str
    span: Span
    text: str
    version: str
    is_coded: bool = False


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
    transcript: str = "",
    wave: str | None = None,
    perspective: str = "",
    coder: str = "",
    uncoded: bool = False,
) -> list[Hit]:
    """The turns that hold all words of the query, best first.

    `"a phrase"` is found in order, `herkeur*` in any ending, `a NEAR/5 b` with at most five words between,
    `a|b` either, `-a` not; `lemma` also finds the other forms of each word. `speaker` is a label, a
    respondent, or "interviewer" or "respondent"; `code` keeps turns that a coding of it or of a code under it
    touches, `coder` those with a coding by that coder (of that code), `uncoded` turns it around; `attribute`
    is a name and a value of the respondent. For who works blind only their own codings count. EmptyQueryError
    without a word, NotFoundError for a filter on what the study does not have.
    """
    clauses = parse_query(query)
    if all(clause.is_excluded for clause in clauses):
        raise EmptyQueryError
    with study.database.read() as session:
        filters = search.Filters(
            transcript=transcripts.facts(session, transcript).name if transcript else "",
            wave=wave,
            perspective=perspective,
            coder=coder,
            coded=not uncoded if code or coder or uncoded else None,
        )
        _refuse_unknown(study, wave, perspective)
        if code:
            codebook = codes.codebook(session)
            if code not in codebook:
                raise NotFoundError("code", code, "'qual codebook list' shows the codes")
            filters = filters._replace(codes=codebook.below(code))
        if study.is_blind and (code or uncoded):
            filters = filters._replace(coder=study.coder)
        if coder and coder not in codings.coders(session):
            raise NotFoundError("coder", coder, f"known are {', '.join(codings.coders(session)) or 'none'}")
        if speaker.casefold() in ("respondent", "interviewer"):
            filters = filters._replace(role=speaker.casefold())
        elif speaker:
            filters = filters._replace(speakers=_speakers(search.speakers(session), speaker))
        if attribute:
            filters = filters._replace(people=_people(study, respondents.listed(session), attribute))
        if lemma:
            key = (study.database.place, study.settings.language, history.head(session)[0])
            if key not in _FORMS:
                _FORMS.clear()
                _FORMS[key] = _forms_by_lemma(study.settings.language, search.vocabulary(session))
            clauses = _other_forms(study.settings.language, clauses, _FORMS[key])
        found = search.find(session, clauses, filters, limit)
    hits = []
    for each in found:
        places = ((each.start + a, each.start + b) for a, b in places_of(each.text, clauses))
        hits.append(
            Hit(
                each.transcript,
                each.number,
                each.speaker,
                each.respondent,
                each.start,
                each.end,
                each.text,
                tuple(places),
                each.role,
                each.wave,
                each.version,
            )
        )
    return hits


def passages(study: Study, hits: Iterable[Hit], code: str, unit: str = "sentence") -> list[Passage]:
    """What would be coded of the hits, to be looked over: the `unit` of UNITS around the found words.

    NotFoundError where there is no such code.
    """
    if unit not in UNITS:
        raise ValueError(f"a passage is one of {', '.join(UNITS)}, not '{unit}'")
    listed = list(hits)
    with study.database.read() as session:
        if code not in codes.ids_by_slug(session):
            raise NotFoundError("code", code, "'qual codebook list' shows the codes")
        there = {
            (each.transcript, each.span)
            for name in {hit.transcript for hit in listed}
            for each in codings.listed(session, transcript=name, coder=study.coder)
            if each.code == code
        }
    found = {}
    for hit in listed:
        for span in _spans(hit, unit):
            words = hit.text[span.start - hit.start : span.end - hit.start]
            is_coded = (hit.transcript, span) in there
            found[hit.transcript, span] = Passage(
                hit.transcript, hit.turn, hit.speaker, span, words, hit.version, is_coded
            )
    return [found[place] for place in sorted(found)]


def code_passages_found(study: Study, chosen: Sequence[Passage], code: str) -> list[Coding]:
    """Put the code on the passages chosen, in one change that one undo takes back; gives the new codings.

    What the coder has coded so already is passed over. TextCorrectedError where a text was corrected after
    the search; then nothing is done.
    """
    new: list[Coding] = []
    with study.database.change(study.coder, "search.code") as change:
        texts = {
            name: transcripts.text_in_use(change.session, name)
            for name in dict.fromkeys(each.transcript for each in chosen)
        }
        transcripts.refuse_old_texts(change.session, {each.transcript: each.version for each in chosen})
        for each in dict.fromkeys(chosen):
            version, text = texts[each.transcript]
            if code not in codings.codes_on(change.session, version, each.span, study.coder):
                words = each.span.of(text)
                new.append(
                    Coding(
                        each.transcript,
                        each.span,
                        code,
                        study.coder,
                        text=words,
                        origin="search",
                        created=change.now,
                        id=change.new_id(),
                    )
                )
        codings.add(change, new, texts)
        change.details |= {"codings": len(new)}
    return new


def _spans(hit: Hit, unit: str) -> list[Span]:
    if unit == "turn" or not hit.found:
        return [_trimmed(hit, hit.start, hit.end)]
    if unit == "words":
        return [Span(start, end) for start, end in hit.found]
    spans = []
    for sentence in sentences(hit.text):
        start, end = hit.start + sentence.start, hit.start + sentence.end
        if any(a < end and start < b for a, b in hit.found):
            spans.append(Span(start, end))
    return spans


def _trimmed(hit: Hit, start: int, end: int) -> Span:
    """The turn without the white space around it."""
    words = hit.text
    left = len(words) - len(words.lstrip())
    return Span(start + left, end - (len(words) - len(words.rstrip())))


def _refuse_unknown(study: Study, wave: str | None, perspective: str) -> None:
    """Refuse a filter on something the study does not have: nothing found would look like an answer."""
    if wave and wave not in study.settings.waves:
        raise NotFoundError("wave", wave, f"known are {', '.join(study.settings.waves) or 'none'}")
    if perspective and perspective not in study.settings.perspectives:
        known = ", ".join(study.settings.perspectives) or "none"
        raise NotFoundError("perspective", perspective, f"known are {known}")


def _speakers(known: Iterable[str], speaker: str) -> list[str]:
    """The labels and respondents that are written so but for capitals."""
    found = sorted({each for each in known if each.casefold() == speaker.casefold()})
    if not found:
        raise NotFoundError("speaker", speaker, "'qual transcripts list' shows the speakers")
    return found


def _people(study: Study, known: Sequence[Respondent], attribute: tuple[str, str]) -> list[tuple[str, str]]:
    """The respondents with a value, each with the waves in which they have it."""
    name, value = attribute
    names = {
        each for person in known for some in (person.attributes, *person.waves.values()) for each in some
    }
    if name not in names:
        raise NotFoundError("attribute", name, f"known are {', '.join(sorted(names)) or 'none'}")
    wanted = value.casefold()
    declared = study.settings.attributes.get(name)
    if declared is not None:
        meant = taken(value, declared)
        if meant.state not in ("value", "unknown", "missing"):
            raise NotFoundError(f"value of {name}", value, _values_of(declared))
        wanted = (meant.value or "").casefold()
    return [
        (person.id, wave)
        for person in known
        for wave in dict.fromkeys(("", *study.settings.waves, *person.waves))
        if (person.value(name, wave) or "").casefold() == wanted
    ]


def _values_of(attribute: Attribute) -> str:
    """What a value of an attribute looks like, for who wrote another one."""
    return f"one of {', '.join(attribute.categories)}" if attribute.categories else f"a {attribute.kind}"


_FORMS: dict[tuple[str, str, int], Mapping[str, tuple[str, ...]]] = {}
"""The word forms of the study last searched by lemma, as of its last event."""


def _forms_by_lemma(language: str, vocabulary: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The words of the transcripts, by lemma."""
    from qual.suggest.language import families, load_language

    found: dict[str, list[str]] = {}
    of_each = families(load_language(language), vocabulary, set(vocabulary))
    for form, family in zip(vocabulary, of_each, strict=True):
        for lemma in family:
            found.setdefault(lemma, []).append(form)
    return {lemma: tuple(forms) for lemma, forms in found.items()}


def _other_forms(
    language: str, clauses: Sequence[Clause], forms: Mapping[str, tuple[str, ...]]
) -> list[Clause]:
    """The clauses with, for each single word, every word of the transcripts with the same lemma."""
    from qual.suggest.language import families, load_language

    given = [term.words[0] for clause in clauses for term in (*clause.terms, *clause.near) if _is_word(term)]
    lemmas = dict(zip(given, families(load_language(language), given, forms), strict=True))

    def widened(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        found: dict[Term, None] = {}
        for term in terms:
            found[term] = None
            if _is_word(term):
                for form in (
                    form for lemma in sorted(lemmas[term.words[0]]) for form in forms.get(lemma, ())
                ):
                    found[Term((form,))] = None
        return tuple(found)

    return [each._replace(terms=widened(each.terms), near=widened(each.near)) for each in clauses]


def _is_word(term: Term) -> bool:
    return len(term.words) == 1 and not term.prefix
