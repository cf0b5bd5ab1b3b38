"""Where an act was: the place that its words lead to, unless that place is who acts, whom it concerns or its topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children
from dragoman.reading.events.drafts import VERBAL, Scope
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import preposition_after
from dragoman.reading.events.settings import bearers_of, companions_of, tells_where
from dragoman.reading.events.sides import Sides
from dragoman.reading.places.place_of import place_for
from dragoman.records import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPOKEN = VERBAL | {"CONSULT", "SANCTION"}
_UPON = frozenset({"on", "upon", "against", "at"})
_BANDS = frozenset("cartel clan mafia gang brigade militia".split())
_SENT_TO = frozenset({"expel", "deport"})
_NOWHERE = frozenset({"media", "armed-group", "party"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_WHERE = frozenset({"in", "at", "near", "inside", "within", "outside", "across", "around", "throughout"})
# what one is on, and does not speak on
_STAGES = frozenset("visit trip tour stopover sideline margin border island coast base campus mission".split())


def place_of(scope: Scope, candidate: Candidate, kind: str, sides: Sides) -> int | None:
    """The index of the place of an act of type ``kind``; ``None`` where the report does not say."""
    beside = [] if kind in _SPOKEN else companions_of(candidate)  # "in a statement issued in Cairo" is no place
    for token in (candidate.token, candidate.light, *bearers_of(candidate), *beside):
        if token is not None:
            index = place_for(scope.parsed, token, scope.places)
            if index is not None and not _is_otherwise_meant(scope, candidate, scope.places[index], kind, sides):
                return index
    return None if kind in _SPOKEN else _where_struck(scope, candidate)


def _where_struck(scope: Scope, candidate: Candidate) -> int | None:
    """The place that names what was struck or is a part of its name: "raided TRIPOLI airport", "an offensive against
    BUKAVU"; that it may stand for a government too does not move it."""
    token = candidate.token
    if not candidate.is_verb and tells_where(scope.company, token):
        before = token.nbor(-1).idx
        return next((i for i, place in enumerate(scope.places) if place.start <= before < place.end), None)
    struck = objects_of(token) if candidate.is_verb else [t for name, t in preposition_after(token) if name in _UPON]
    if not candidate.is_verb and token.dep_ == "pobj" and token.head.dep_ == "agent":
        struck = [*struck, *objects_of(token.head.head)]  # "its capital KISMAYO was hit by mortar fire"
    within = {word.i for thing in struck for word in thing.subtree if word.head == thing or word == thing}
    found: list[int] = []
    for index, place in enumerate(scope.places):
        head = scope.parsed.token_at(place.end - 1)
        mention = scope.cast.covering(place.span)
        state = mention is not None and mention.kind != "metonym" and scope.cast.chains[mention.chain].kind == "state"
        if head is not None and head.i in within and not (state or place.adjective or _is_of_band(head)):
            found.append(index)
    return max(found, key=lambda i: (scope.places[i].resolution or 0, -i), default=None)


def without_its_owner(scope: Scope, place: int | None, sides: Sides) -> None:
    """Leave out a government that only the name of a struck place stands for: "shelled TRIPOLI'S airport"."""
    if place is None:
        return
    where = scope.places[place]
    mention, head = scope.cast.covering(where.span), scope.parsed.token_at(where.end - 1)
    owned = head is not None and head.dep_ in ("poss", "compound", "nmod") and (where.resolution or 0) > 1
    if mention is not None and mention.kind == "metonym" and owned:
        sides.recipients = [chain for chain in sides.recipients if chain != mention.chain]


def _is_otherwise_meant(scope: Scope, candidate: Candidate, place: PlaceMention, kind: str, sides: Sides) -> bool:
    """Whether the name of a place does not tell where: "drew condemnation FROM DOHA", "IRAN'S attack", "blamed it ON
    ISRAEL", "talks ON SYRIA"."""
    mention = scope.cast.covering(place.span)
    if mention is not None and mention.kind == "metonym" and mention.chain in sides.actors:
        return True
    named = mention is not None and mention.kind != "description"
    if mention is not None and named and scope.cast.chains[mention.chain].kind in _NOWHERE:
        return True  # "suspended VOICE OF AMERICA"
    head = scope.parsed.token_at(place.end - 1)
    if head is None:
        return False
    if candidate.group.mode in _SENT_TO and head.dep_ == "pobj" and head.head.lower_ == "to":
        return True  # "expelled 19 priests TO ROME"
    if _is_of_band(head) or _is_whence(head, candidate) or _is_otherwise_bound(head, candidate):
        return True
    first = next((over for over in _prepositions_over(head)), None)
    if first is not None and first.lower_ == "between" and first.head.i in scope.company.triggers:
        return True  # "a clash BETWEEN TOGO AND ZAMBIA": who fought
    owned = head.head.i
    if head.dep_ == "poss" and (owned in scope.company.triggers or scope.company.is_actor(head.head)):
        return True
    person = mention is not None and scope.cast.chains[mention.chain].kind == "person"
    if person and head.dep_ in ("compound", "nmod"):
        return True  # "met GEORGIA Gov. Brian Kemp"
    if kind not in _SPOKEN:
        return False
    over = list(_prepositions_over(head))
    if any(_is_topic(preposition) for preposition in over):
        return True
    if kind != "CONSULT" and _is_of_object(scope, candidate, head):
        return True
    if kind != "AGREE" and _is_of_complement(candidate, head):
        return True
    visited = candidate.group.mode == "visit"
    return (
        not visited
        and not any(preposition.lower_ in _WHERE for preposition in over)
        and _is_party(scope, place, head, sides)
    )


def _is_of_band(place: Token) -> bool:
    """Whether a place only names a band: "arrested members of the SINALOA drug cartel"."""
    last = place
    while last.dep_ in ("compound", "nmod") and last.head.i > last.i:
        last = last.head
    return any(lemma_of(word) in _BANDS for word in place.doc[place.i + 1 : last.i + 1])


def _is_whence(place: Token, candidate: Candidate) -> bool:
    """Whether a place only says whence somebody or something comes: "a convoy FROM SENEGAL", "refugees FROM CONGO"."""
    preposition = place.head
    over = preposition.head
    return (
        place.dep_ == "pobj"
        and preposition.lower_ == "from"
        and over.pos_ in ("NOUN", "PROPN")
        and over not in candidate.words
        and over.ent_type_ not in ("GPE", "LOC", "DATE", "TIME")
    )


def _is_otherwise_bound(place: Token, candidate: Candidate) -> bool:
    """Whether a place is where another verb leads or what it is done to: "resigned and fled TO THE MALDIVES", "the
    killing shocked MEDELLIN"."""
    own = {word.i for word in candidate.words} | {candidate.token.i}
    own |= {candidate.light.i} if candidate.light is not None else set()
    word, preposition = place, None
    while word.head.i != word.i and word.pos_ not in ("VERB", "AUX") and word.i not in own:
        preposition = word if word.dep_ == "prep" else preposition
        word = word.head
    if word.i in own or word.pos_ not in ("VERB", "AUX"):
        return False
    if preposition is None:
        return place.dep_ == "dobj" and candidate.token.dep_ in ("nsubj", "nsubjpass")
    if preposition.lower_ == "from":
        return True  # "sank a ferry that brought salt FROM CUBA"
    beside = word.dep_ == "conj" and word.i > candidate.token.i
    return beside and preposition.lower_ in ("to", "into", "toward", "towards")


def _is_of_object(scope: Scope, candidate: Candidate, place: Token) -> bool:
    """Whether a place is that of the thing spoken of: "condemned the bombing of an embassy IN KENYA"."""
    word = place
    while word.head.i != word.i and word.pos_ not in ("VERB", "AUX"):
        if word.dep_ == "dobj" and word.head == candidate.token and word != place:
            return word != candidate.object and not scope.company.is_actor(word)
        word = word.head
    return False


def _is_of_complement(candidate: Candidate, place: Token) -> bool:
    """Whether a place is where an act asked for or threatened would be: "called on X to open crossings INTO GAZA"."""
    below = candidate.complement
    if below is None or below.pos_ not in ("VERB", "AUX") or below == candidate.token:
        return False
    word = place
    while word.head.i != word.i and word.pos_ not in ("VERB", "AUX"):
        word = word.head
    return word == below


def _is_party(scope: Scope, place: PlaceMention, head: Token, sides: Sides) -> bool:
    """Whether a name stands for who acts or whom it concerns: "blamed it on ISRAEL", "thanked our ally TURKEY"."""
    mentions = [scope.cast.covering(place.span)]
    if head.dep_ in ("appos", "compound", "nmod"):
        mentions.append(scope.cast.headed_at(head.head.idx))
    parties = {*sides.actors, *sides.recipients}
    return any(m is not None and m.chain in parties and m.end == place.end for m in mentions)


def _is_topic(preposition: Token) -> bool:
    below = children(preposition, "pobj")
    return preposition.lower_ in _ABOUT and not any(lemma_of(noun) in _STAGES for noun in below)


def _prepositions_over(word: Token) -> Iterator[Token]:
    """The prepositions between a word and the verb that it hangs on."""
    while word.head.i != word.i and word.pos_ not in ("VERB", "AUX"):
        if word.dep_ == "prep":
            yield word
        word = word.head
