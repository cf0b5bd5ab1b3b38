"""Whether what a cue states holds: negation, auxiliaries, verbs that refuse, want, bar and end, "no longer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDING = frozenset(
    "lose withdraw end drop cut sever suspend renounce rescind break abandon halt revoke lift waive remove "
    "relinquish cede surrender forfeit "
    "stop scrap terminate annul cancel dissolve ease freeze discontinue sell".split()
)
UNWILLING = frozenset("refuse decline fail deny avoid oppose reject".split())
STOPPED = frozenset("cease stop quit end halt".split())
BARRING = frozenset("bar prevent stop keep ban prohibit block deter discourage refrain restrain dissuade".split())
WANTED = frozenset(
    "want plan intend hope seek try urge ask call vow threaten pledge promise prepare offer consider wish agree aim "
    "attempt need request demand order tell encourage invite persuade push expect get intend mean apply decide "
    "bid plan application intention proposal decision hope desire ready likely willing eager set due keen "
    "poised".split()
)
HEARD = frozenset("say believe think report allege rumour rumor suspect consider see regard describe view".split())
POSSIBLE = frozenset({"may", "might", "could", "would", "should", "can", "must"})
OBLIGED = frozenset({"have", "ought", "need"})
STAYING = frozenset({"remain", "stay", "continue", "keep"})  # who plans to remain an owner is one
OBEYED = frozenset({"sanction", "embargo", "ban", "blockade"})  # who breaks them does not end them
COMING = frozenset({"will", "shall"})
NEGATIONS = frozenset({"not", "n't", "never", "no"})


def governing_verb(token: Token) -> Token | None:
    """The verb whose negation and tense hold of what the noun or adjective ``token`` says, if there is one.

    In "their alliance will not change anything" the negation is of another thing: a subject of a verb of its own is
    carried by none. "Has no ties with", "is not an ally of", "there is no alliance" do carry.
    """
    head = token.head
    if token.dep_ in ("dobj", "nsubjpass", "attr", "acomp", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head if lemma_of(head) in grammar.LIGHT | ENDING | {"be", "become", "remain"} else None
    if token.dep_ == "nsubj" and head.lemma_ == "be":
        return head
    if token.dep_ == "prep" and head.pos_ in ("VERB", "AUX"):
        return head  # "is not against the president"
    if token.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX") and lemma_of(head.head) in ("be", "remain"):
        return head.head
    return governing_verb(head) if token.dep_ == "conj" and head != token else None


def modality_of(token: Token) -> Modality:
    """What negation, auxiliaries and governing verbs make of a cue: it holds, or is negated, planned, alleged …"""
    if any(child.lower_ in NEGATIONS and child.dep_ in ("neg", "det") for child in token.children):
        return "occurred" if ended(token) else "negated"
    verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
    if _is_heard(verb or token):
        return "alleged"
    if verb is None or (verb is not token and _is_ending(verb, token)):
        return "occurred"  # what is not, or not yet, ended holds
    if any(child.dep_ == "neg" for child in verb.children):
        return "occurred" if ended(verb) else "negated"
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    first = _first_of(verb)
    if auxiliaries & POSSIBLE or any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in first.children
    ):
        return "hypothetical"
    if auxiliaries & COMING:
        return "planned"
    above = lemma_of(verb.head)
    infinitive = "to" in auxiliaries or verb.tag_ == "VBG"  # "refused to arm", "denies arming"
    if verb.dep_ in ("xcomp", "ccomp") and infinitive and above in UNWILLING:
        return "denied" if above == "deny" else "negated"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from" and lemma_of(verb.head.head) in BARRING:
        return "negated"  # "barred banks from buying"
    if verb.dep_ == "xcomp" and "to" in auxiliaries and above in OBLIGED:
        return "hypothetical"
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") and "to" in auxiliaries and above in WANTED:
        return "occurred" if lemma_of(verb) in STAYING else "planned"
    return "occurred"


def _first_of(verb: Token) -> Token:
    """The verb that ``verb`` goes on from with the same subject: "if it WITHDRAWS its support and cuts its ties"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and grammar.own_subject(verb) is None:
        verb = verb.head
    return verb


def _is_heard(word: Token) -> bool:
    """Whether it is what people say or think: "is said to back", "seen as an ally", "considered loyal"."""
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "as" else word.head
    told = word.dep_ in ("xcomp", "oprd") or above is not word.head
    return told and lemma_of(above) in HEARD and grammar.is_passive(above)


def ended(token: Token) -> bool:
    """Whether the words say that it was so and is no more: "no longer supports", "a former ally", "once backed"."""
    # "Once a darling of the West, he has been accused" says nothing of the accusing
    around = {child.lower_ for child in token.children if child.lower_ != "once" or token.i - child.i < 3}
    verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
    if verb is not None and verb is not token:
        around |= {child.lower_ for child in verb.children if child.dep_ in ("advmod", "neg")}
    if verb is not None and verb is not token and _is_ending(verb, token):
        return _has_come(verb)
    if verb is not None and verb.dep_ == "xcomp" and lemma_of(verb.head) in STOPPED and _has_come(verb.head):
        return True  # "stopped arming the rebels"
    if verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        return True  # "used to work for the ministry"
    return bool(around & {"former", "ex", "erstwhile", "onetime", "one-time", "longer", "anymore", "once", "formerly"})


def _is_ending(verb: Token, noun: Token) -> bool:
    """Whether a verb ends what ``noun`` names: "lost control", "gave up its stake", but not "broke the embargo"."""
    lemma = lemma_of(verb)
    if lemma == "give":
        return any(child.dep_ == "prt" and child.lower_ in ("up", "away") for child in verb.children)
    return lemma in ENDING and not (lemma == "break" and lemma_of(noun) in OBEYED)


def _has_come(verb: Token) -> bool:
    """Whether the end that a verb tells has come: not where one urges another "to stop selling arms"."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return modality_of(verb) == "occurred" and not (infinitive and verb.dep_ in ("acl", "relcl", "ccomp", "xcomp"))
