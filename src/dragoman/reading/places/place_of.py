"""Where the event of one word was: the place that belongs to a verb or noun, not every place named around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.parsed import ParsedReport
from dragoman.reading.places.signs import head_token
from dragoman.records import PlaceMention

if TYPE_CHECKING:
    import spacy.tokens

# How well a preposition says where something was: "in Idlib" before "to Idlib" before "of Idlib".
_RANK = {
    "in": 0, "at": 0, "near": 0, "outside": 0, "inside": 0, "within": 0, "around": 1, "across": 1, "throughout": 1,
    "on": 1, "off": 1, "along": 1, "over": 1, "into": 1, "to": 2, "toward": 2, "towards": 2, "through": 2, "between": 2,
    "by": 3, "against": 3, "of": 3, "from": 4,
}  # fmt: skip
_OTHER_CLAUSE = {"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis"}
# prepositions that set one happening against another, which has a place of its own
_SETTING = frozenset({"after", "before", "since", "until", "following", "despite", "amid", "because", "ahead"})
_LYING = frozenset({"locate", "situate"})  # "a base LOCATED in Kidal"
_ANSWERING = frozenset("response reaction retaliation reply revenge reprisal connection protest".split())
# bodies whose town says which of them it is
_SEATED = frozenset("government administration authority ministry parliament council court junta embassy".split())
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_SAYING = {"say", "tell", "report", "announce", "add", "claim", "confirm", "state", "write", "declare"}


def place_for(parsed: ParsedReport, token: spacy.tokens.Token, places: tuple[PlaceMention, ...]) -> int | None:
    """The index in ``places`` of where the event of ``token`` was; ``None`` where the report does not say.

    First come places attached to the word or to the verb that carries it ("clashes in Idlib", "met in Damascus"); then
    modifiers of its noun ("the Idlib offensive") and adverbs beside a shared verb; then the one place of the sentence
    that hangs on no other event; last, for the report's first sentences, the dateline. Names of governments and
    countries that only say whose something is are no places.
    """
    sentence = parsed.sentence_of(token)
    if sentence is None:
        return None
    here: list[tuple[int, spacy.tokens.Token]] = []
    for index, place in enumerate(places):
        if sentence.span.start <= place.start and place.end <= sentence.span.end and not place.adjective:
            head = head_token(parsed, place.span)
            if head is not None:
                here.append((index, head))
    for carrier in _carriers(token):
        found = [
            (rank, places[i].start, i) for i, head in here if (rank := _attached(head, carrier, places[i])) is not None
        ]
        if found:
            best = min(r for r, _, _ in found)
            return _most_precise([i for r, _, i in found if r == best], places)
    loose = [i for i, head in here if not places[i].actor and _is_loose(head, token)]
    if loose and len({places[i].name for i in loose}) == 1:
        return loose[0]
    return _from_dateline(parsed, token, places) if sentence.index <= 2 and not here else None


def _carriers(token: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    """The word and what carries its event: the light verb or verb above a noun, the verb that it goes together with."""
    carriers = [token]
    word = token
    while word.pos_ not in ("VERB", "AUX") and word.head.i != word.i and len(carriers) < 6:
        if word.dep_ in _OTHER_CLAUSE or word.lower_ in _SETTING or _answers(word):
            break  # "power shifted in the Gulf after the signing": the signing was not in the Gulf
        word = word.head
        if word.pos_ in ("VERB", "AUX") and word.lemma_ in _SAYING and word.i != token.i:
            break
        carriers.append(word)
    while word.dep_ in ("conj", "xcomp", "advcl") and word.head.i != word.i and len(carriers) < 8:
        if word.head.lemma_ in _SAYING:
            break
        word = word.head
        carriers.append(word)
    for carrier in list(carriers):
        carriers.extend(
            c for c in carrier.children if c.dep_ in ("conj", "xcomp") and c.i > carrier.i and not _has_subject(c)
        )
    return carriers


def _answers(word: spacy.tokens.Token) -> bool:
    """Whether what follows is what another happening answers: "in RESPONSE to the coup"."""
    return word.lower_ in _ANSWERING and word.dep_ == "pobj" and word.head.lower_ == "in"


def _has_subject(token: spacy.tokens.Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _attached(head: spacy.tokens.Token, carrier: spacy.tokens.Token, place: PlaceMention) -> int | None:
    """How closely the place hangs on ``carrier``, 0 best; ``None`` where it does not, or is an actor there."""
    if head.i == carrier.i:
        return None
    node, preposition, steps = head, None, 0
    while node.i != carrier.i:
        if node.head.i == node.i or steps > 10:
            return None
        elsewhere = node.pos_ == "VERB" or node.dep_ in _OTHER_CLAUSE
        if node.i != head.i and elsewhere and node.lemma_ not in _LYING:
            return None
        if node.dep_ in ("nsubj", "nsubjpass", "agent", "dative"):
            return None
        if (node.dep_ == "prep" and node.lower_ == "with") or _answers(node):
            return None  # "near the border with Mali": on this side of it; "in response to an attack in Mali"
        if node.dep_ == "prep" and not (node.lower_ == "from" and preposition in ("in", "at", "near")):
            preposition = node.lower_  # the outermost one counts: "in a suburb of Damascus", "from her home IN Agadez"
        node, steps = node.head, steps + 1
    if preposition is None:
        if head.dep_ in ("compound", "nmod", "poss", "npadvmod", "appos"):
            return None if place.actor else 3
        return 2 if head.dep_ in ("dobj", "obj", "advmod") and not place.actor else None
    if place.actor and preposition not in ("in", "at", "near"):
        return None
    return _RANK.get(preposition)


def _is_loose(head: spacy.tokens.Token, token: spacy.tokens.Token) -> bool:
    """Whether the place stands beside the event with a locative preposition, under no other verb of the sentence."""
    node = head
    locative = False
    for _ in range(8):
        if node.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent") and not locative:
            return False
        if (node.dep_ == "prep" and node.lower_ == "with" and not locative) or _answers(node):
            return False
        if node.dep_ == "nsubj" and node.head.lemma_ in _SAYING and node.head.i != token.i:
            return False  # "officials in Islamabad said he was shot": where they sit
        if node.dep_ in ("nsubj", "nsubjpass") and (
            node.lemma_ in _SEATED or node.head.i not in (token.i, token.head.i)
        ):
            return token in node.subtree  # "the attack in Idlib keeps it from its war on him": that war is elsewhere
        if node.dep_ == "prep" and (_RANK.get(node.lower_, 9) <= 1 or node.head.lower_ in _COMPASS):
            locative = True  # "positions SOUTH OF Hasakah were hit"
        reported = node.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in node.children)
        if node.pos_ == "VERB" and node.lemma_ in _SAYING and node.i != token.i and not reported:
            return False  # "X will send tanks, the minister said IN BERLIN"
        if node.pos_ == "VERB":
            return locative and (node.i == token.i or (token in node.subtree and not _is_set_against(token, node)))
        if node.head.i == node.i:
            return locative
        node = node.head
    return False


def _is_set_against(token: spacy.tokens.Token, verb: spacy.tokens.Token) -> bool:
    """Whether the event only dates or explains what ``verb`` tells: "after the signing"."""
    word = token
    for _ in range(8):
        if word.i == verb.i or word.head.i == word.i:
            return False
        if (word.lower_ in _SETTING or _answers(word)) and word.i != token.i:
            return True
        word = word.head
    return False


def _most_precise(indexes: list[int], places: tuple[PlaceMention, ...]) -> int:
    """ "In Sarmin, Idlib province, northern Syria" was in Sarmin."""
    return max(indexes, key=lambda i: (places[i].resolution or 0, -places[i].start))


def _from_dateline(parsed: ParsedReport, token: spacy.tokens.Token, places: tuple[PlaceMention, ...]) -> int | None:
    """The dateline says where the reporter sat: where the event was only if the words say "here"."""
    sentence = parsed.sentence_of(token)
    if sentence is None or not any(t.lower_ == "here" for t in sentence.tokens):
        return None
    spans = [p for p in parsed.report.parts if p.kind == "dateline"]
    return next((i for i, place in enumerate(places) for p in spans if p.start <= place.start < p.end), None)
