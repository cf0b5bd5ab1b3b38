"""Who is called what a word for a person or power names: the name beside it, the subject of "is", who serves as it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties.grammar import NAMING, SHARES, direct_object, is_passive, object_of, possessor, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SEEING = frozenset("see regard describe view know denounce portray".split())
SERVING = frozenset("serve act work continue operate function double return resign step retire quit".split())
OTHERS = frozenset({"others", "those", "another"})
LOCATIVE = frozenset({"in", "at", "near", "around", "outside", "on", "across", "from"})


def described_by(word: Token) -> Token | None:
    """The noun that an adjective or participle says something of."""
    head = word.head
    if word.dep_ == "advcl" and word.i == word.sent.start:
        return subject(head)  # "Loyal to the king, the governor refused …"
    if word.dep_ in ("amod", "acl", "advmod", "advcl") and word.i > word.sent.start:
        # what stands right behind a noun describes it, whatever farther noun the parse chose
        apart = word.dep_ == "advcl" and word.nbor(-1).text == "," and word.i - word.sent.start > 1
        before = word.nbor(-2) if apart else word.nbor(-1)
        placed = before.dep_ == "pobj" and before.head.lower_ in LOCATIVE and before.head.head == head
        if before.lower_ in OTHERS and before.dep_ == "conj":
            return before.head  # "the general and others loyal to the king"
        if before.pos_ in ("NOUN", "PROPN") and before != head and not placed:
            return before
    if word.dep_ in ("amod", "acl", "relcl", "nmod", "compound") and head.pos_ in ("NOUN", "PROPN"):
        return head
    if word.dep_ in ("acomp", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        found = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None:
            return found
        if word.dep_ == "oprd" and is_passive(head):
            return direct_object(head)  # "the general, considered loyal to the king"
        return head.head if head.dep_ == "relcl" else subject(head)
    if word.pos_ == "VERB":
        # "is based in", "are linked to", parsed as a passive; "gunmen linked to the sect", parsed as what they did
        done_to = direct_object(word)
        return done_to if done_to is not None or is_passive(word) else subject(word)
    if word.dep_ in ("appos", "npadvmod", "advmod", "prep") and head.pos_ in ("NOUN", "PROPN"):
        return head
    return None


def bearer_of(noun: Token) -> Token:
    """Who is called so: the name beside the word ("Haftar's ally Saleh"), the subject of "is", or the phrase itself."""
    for child in noun.children:
        if child.dep_ == "appos" and not any(one.lower_ in ("a", "an") for one in child.children):
            return child
        if child.dep_ == "prep" and child.lower_ == "of" and noun.dep_ != "appos" and noun.tag_ != "NNS":
            # "the brother of Karim Saleh, Tarek Saleh, …", parsed as two names of one man
            whose = object_of(child)
            named = whose is not None and whose.pos_ == "PROPN"
            listed_so = whose is not None and any(c.dep_ == "cc" for c in whose.children)
            links = ("appos",) if listed_so else ("appos", "conj")
            names = [c for c in whose.children if c.dep_ in links] if whose is not None and named else []
            if names and names[0].pos_ == "PROPN":
                return names[0]
    if noun.dep_ in ("appos", "compound", "nmod") or (noun.pos_ == "ADJ" and noun.dep_ == "amod"):
        return noun.head  # also "Khan's rival Sharif", where the parse takes the word for an adjective
    if noun.i + 1 < len(noun.doc) and not noun.nbor(1).is_sent_start:
        # "Russia's ally Belarus sent …", parsed as two subjects of one verb
        beside = noun.nbor(1)
        while beside.dep_ == "compound" and beside.head.i > beside.i:
            beside = beside.head
        alike = beside.head == noun.head and beside.dep_ == noun.dep_ != "ROOT"
        owned = (
            possessor(noun) is not None and noun.tag_ == "NN"
        )  # "Saleh's son Said was …", parsed as a clause of Said
        if beside.pos_ == "PROPN" and (alike or owned):
            return beside
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and bearer_of(noun.head) != noun.head:
        return bearer_of(noun.head)  # "Mali, an ally of Russia and a foe of France"
    if noun.dep_ == "attr":
        found = next((child for child in noun.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None:
            return found
        inherited = subject(noun.head) if noun.head.dep_ in ("xcomp", "conj", "pcomp") else None
        return inherited or noun
    return _in_role(noun) or noun


def counterpart_of(noun: Token) -> Token | None:
    """Who acts on, or is acted on by, whom ``noun`` names: the president of "the president dismissed Sow"."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        return subject(noun.head)
    return direct_object(noun.head) if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" else None


def _in_role(noun: Token) -> Token | None:
    """Who is said to act as what a noun names: "serves as", "was elected", "turned into", "once a wing of X, Y …"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in SHARES:
        return bearer_of(head.head)  # "is one of the general's supporters"
    if noun.dep_ == "pobj" and head.lower_ == "among" and lemma_of(head.head) == "be":
        return next(
            (c for c in head.head.children if c.dep_ in ("nsubj", "attr")), None
        )  # "among his backers is Egypt"
    if noun.dep_ == "oprd" and lemma_of(head) in NAMING:
        return direct_object(head)
    if noun.dep_ == "dobj" and lemma_of(head) in NAMING and noun.text.islower():
        # "the Senate elected Ana Soto speaker", parsed as one name
        return next((c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    if noun.dep_ == "pobj" and head.head.pos_ == "VERB":
        verb = head.head
        if head.lower_ == "as" and lemma_of(verb) in NAMING | SEEING:
            return direct_object(verb)
        if (head.lower_ == "as" and lemma_of(verb) in SERVING) or (head.lower_ == "into" and lemma_of(verb) == "turn"):
            return subject(verb)
    if noun.dep_ in ("advcl", "npadvmod") and head.pos_ == "VERB" and noun.i < head.i:
        return subject(head)
    return _named_behind(noun) if noun.dep_ in ("nsubj", "nsubjpass") else None


def _named_behind(noun: Token) -> Token | None:
    """``Petrovic`` of "A close associate of the president, Dragan Petrovic runs the port", parsed as two subjects."""
    for child in noun.head.children:
        comma = child.left_edge.i > noun.i + 1 and child.left_edge.nbor(-1).text == ","
        if comma and child.i < noun.head.i and child.pos_ == "PROPN" and child.dep_ in ("nsubj", "nsubjpass", "advmod"):
            return child
    return None
