"""How real the act of a verb or predicate is, by its own clause and by the words that govern it.

`of_verb` is the step from a verb to the word above it. What that word makes of the act depends on how the verb hangs on
it: coordinated, as a gerund behind a preposition, below "be", as an adverbial clause, as what is told (a finite clause)
or as what is meant (an infinitive, a participle), or below a noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, own_subject, premodifiers
from dragoman.reading.events.modality_of_clauses import is_negated, own_of_verb
from dragoman.reading.events.modality_words import STEPS, cover, is_no, promises_or_wants, table
from dragoman.reading.events.verb_forms import is_finite_aside, is_infinitive, is_passive, is_ranked
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNED = frozenset(
    {"xcomp", "ccomp", "advcl", "pcomp", "acl", "oprd", "dobj", "csubj", "acomp", "attr", "prep", "advmod"}
)
# verbs that only say what their finite clause tells: attribution decides (`attributing`)
_SAYING = frozenset("say report think believe claim assert contend".split())
# verbs that leave a finite clause in the past as it is: "warned that rebels had attacked"
_TELLING = frozenset("warn suggest insist tell worry fear discuss".split())
_KEEPING_FROM = frozenset("stop keep prevent bar ban discourage dissuade deter prohibit".split())
_SPEAKING_OF = frozenset("commit think talk warn speak object".split())
# what "X is to do Y" says the purpose of, and no plan
_THINGS = frozenset(
    "airlift flight bridge purpose aim goal objective plan operation agreement deal measure sanction law project"
    " base aid support weapon exercise meeting campaign strategy policy mission task move decision step idea intention"
    " airport convoy shipment drill visit war ceasefire intervention presence".split()
)


def of_verb(verb: Token, step: int) -> Modality:
    """How real a verb's act is; ``step`` counts the words looked at on the way up."""
    own = own_of_verb(verb)
    if step >= STEPS:
        return own
    head, dep = verb.head, verb.dep_
    if head == verb:
        return own
    if is_infinitive(verb) and is_ranked(verb):
        return own  # "the first senator to endorse him"
    if any(c.lower_ == "whether" for c in verb.lefts):
        return "hypothetical"  # "has not decided whether to withdraw": neither done nor not done
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return _coordinated(verb, head, own, step)
    if dep in _GOVERNED:
        if dep == "pcomp":
            return _gerund(verb, head, own, step)
        if head.pos_ in ("VERB", "AUX"):
            return _below_verb(verb, head, own, step)
        if head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "advcl", "acl"):
            return cover(of_predicate(head) if table("predicates").get(lemma_of(head)) else None, own)
        if head.pos_ in ("NOUN", "PROPN") and (dep in ("acl", "ccomp", "xcomp") or is_infinitive(verb)):
            return _below_noun(verb, head, own, step)
    if dep == "relcl" and is_infinitive(verb):
        return cover(table("nouns").get(lemma_of(head), "planned"), own)
    return own


def _coordinated(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    """A second verb shares the first one's auxiliaries and governors unless it has subject or auxiliary itself."""
    if own_subject(verb) is not None:
        return own
    has_own = any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("to", "been", "be") for c in verb.children)
    if has_own:
        outer = _above(head, step)
        return cover(outer, own) if outer else own
    if verb.tag_ in ("VBD", "VBZ", "VBP") and head.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return own
    if verb.tag_ == "VBN" and head.tag_ == "VBD":
        return own
    above = of_verb(head, step + 1)
    if above == "negated" and own == "occurred" and any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children):
        return "occurred"
    return cover(above, own) if above != "occurred" else own


def _above(verb: Token, step: int) -> Modality | None:
    """What stands above a verb makes of a plain occurrence."""
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp") and step < STEPS:
        full = of_verb(verb, step + 1)
        return None if full == "occurred" else full
    return None


def _below_verb(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    if promises_or_wants(head) and is_finite_aside(verb):
        return own  # "A and B discuss a truce, C promises revenge"
    lemma = lemma_of(head)
    if head.pos_ == "AUX" and lemma == "be":
        return _below_copula(verb, head, own, step)
    if lemma == "go" and verb.dep_ == "xcomp" and is_infinitive(verb) and head.tag_ == "VBG":
        return cover("negated" if is_negated(head) else None, cover("planned", own))
    value = table("verbs").get(lemma)
    wanted = is_infinitive(verb) and value in ("planned", "hypothetical", "negated") and not own_subject(verb)
    if verb.dep_ == "advcl" and not wanted:
        return _adverbial(verb, head, own, step)
    if verb.dep_ in ("ccomp", "csubj") and not is_infinitive(verb):
        return _told(verb, head, own, step)
    return _meant(verb, head, own, step)


def _below_copula(verb: Token, copula: Token, own: Modality, step: int) -> Modality:
    """ "Is to visit", "is ready to visit", "it is not necessary to attack", "plans to be there to welcome him"."""
    if not is_infinitive(verb):
        return own
    adjective = next((c for c in copula.children if c.dep_ == "acomp" and c.i < verb.i), None)
    if adjective is not None and lemma_of(adjective) in table("predicates"):
        return cover(of_predicate(adjective), own)
    if verb.dep_ in ("xcomp", "acomp", "attr", "ccomp"):
        return own if _is_for(copula, verb) else cover("planned", own)
    predicate = next((c for c in copula.children if c.dep_ in ("acomp", "attr") and c.i < verb.i), None)
    if predicate is not None:
        return cover(of_predicate(predicate), own)
    outer = of_verb(copula, step + 1)
    return cover(outer if outer != "occurred" else "planned", own)


def _is_for(copula: Token, verb: Token) -> bool:
    """Whether "X is to do Y" tells what a thing is for: X is no person and the infinitive is active with an object."""
    subject = own_subject(copula)
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    return bool(children(verb, "dobj")) and lemma_of(subject) in _THINGS


def _adverbial(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    """A clause of time, reason or purpose: it stands for itself unless it is an infinitive or a mere participle."""
    if own == "occurred" and any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in verb.children):
        return own
    if is_infinitive(verb):
        outer = of_verb(head, step + 1)
        return cover(outer if outer != "occurred" else None, cover("planned", own))
    if own_subject(verb) is None and verb.tag_ == "VBG":
        outer = of_verb(head, step + 1)  # "will visit Ankara, signing an agreement"
        return cover(outer if outer in ("planned", "hypothetical", "negated") else None, own)
    return own


def _told(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    """A finite clause below a verb: it speaks for itself through its auxiliaries unless the verb puts it in doubt."""
    lemma = lemma_of(head)
    value = table("verbs").get(lemma)
    if (
        value in ("transparent", "ongoing")
        or (value == "planned" and lemma == "announce" and own in ("occurred", "ongoing"))
        or (value == "alleged" and lemma in _SAYING and not is_passive(head))
    ):
        value = None
    if value == "hypothetical" and lemma in _TELLING and own == "occurred":
        value = "hypothetical" if lemma in ("fear", "worry", "insist") and verb.tag_ == "VB" else None
    outer = of_verb(head, step + 1)
    if value == "denied" and outer == "negated":
        return "occurred"
    if value == "negated" and outer == "negated":
        return "hypothetical"  # "did not rule out that …"
    return cover(value, own)


def _meant(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    """An infinitive, participle or bare verb below a verb is as real as that verb makes it."""
    lemma = lemma_of(head)
    value = table("verbs").get(lemma)
    if value is None:
        active = verb.dep_ == "xcomp" and is_infinitive(verb) and not is_passive(head)
        value = "planned" if active and lemma not in ("have", "tend", "claim") else "transparent"
    if lemma in ("have", "be", "remain") and any(c.lower_ == "yet" for c in head.rights if c.dep_ == "advmod"):
        return cover("negated", own)  # "has yet TO RELEASE them"
    has = any(c.lower_ == "have" for c in verb.children if c.dep_ == "aux")
    saying = lemma in ("say", "report", "believe", "think") and not is_passive(head)
    if value == "alleged" and saying and is_infinitive(verb) and not has:
        value = "planned"
    if value == "planned" and lemma == "force":
        value = "transparent"
    inner = cover(value, own)
    if lemma == "remain" and verb.tag_ in ("VBN", "VBG"):
        inner = cover("ongoing", inner)  # "remain DETAINED"
    outer = of_verb(head, step + 1)
    if outer == "negated":
        if value == "negated" or lemma in ("need", "require", "have"):
            return "hypothetical"  # what need not be done may still be
        return "negated" if value in ("planned", "transparent", "ongoing", "hypothetical") else inner
    if outer == "ongoing" and value == "transparent" and inner == "occurred":
        return "ongoing"
    if value in ("transparent", "ongoing"):
        return cover(outer if outer != "occurred" else None, inner)
    if outer in ("hypothetical", "denied"):
        return cover(outer, inner)
    return inner


def _gerund(verb: Token, preposition: Token, own: Modality, step: int) -> Modality:
    over, name = preposition.head, preposition.lower_
    if name == "without":
        return cover("negated", own)
    if name in ("before", "after", "by", "since", "while", "when", "upon", "until"):
        if over.pos_ not in ("VERB", "AUX"):
            return own
        outer = of_verb(over, step + 1)
        # "did not ask before sending it": it was sent
        covers = ("planned", "hypothetical", "negated") if name in ("by", "upon") else ("planned", "hypothetical")
        return cover(outer if outer in covers and name != "after" else None, own)
    if name == "instead" or (name == "of" and over.lower_ in ("instead", "short")):
        return "negated"
    if over.pos_ in ("VERB", "AUX"):
        value = _of_gerund_behind(over, name, verb)
        outer = of_verb(over, step + 1)
        if value == "negated" and outer == "negated":
            return "hypothetical"
        covers = ("planned", "hypothetical", "denied")
        return cover(outer if outer in covers and value != "alleged" else None, cover(value, own))
    if over.pos_ in ("NOUN", "PROPN"):
        opposed = "hypothetical" if name == "against" else None  # "his hard line against FREEING them"
        return cover(table("nouns").get(lemma_of(over), opposed), own)
    if over.pos_ == "ADJ":
        return cover(table("predicates").get(lemma_of(over)), own)
    return own


def _of_gerund_behind(over: Token, name: str, verb: Token) -> str | None:
    """What a verb makes of the gerund behind its preposition: "prevented them FROM ATTACKING", "accused of RAMMING"."""
    lemma = lemma_of(over)
    value = table("verbs").get(lemma)
    aside = any(c.lower_ in ("back", "away", "clear") for c in over.rights if c.dep_ in ("advmod", "prt", "acomp"))
    if name in ("from", "of") and (lemma in _KEEPING_FROM or aside):
        return "negated"  # "held back from SENDING missiles", "shied away from NAMING them"
    if name == "for" and lemma == "blame":
        return "alleged"
    if name == "for" and value not in ("negated", "alleged", "hypothetical"):
        return "planned" if lemma in ("plan", "prepare") else None
    if name == "with" and own_subject(verb) is not None:
        return None  # "set off a row, with the minister ACCUSING him": beside the verb, not governed by it
    mentioned = name in ("to", "of", "against", "about", "on") and lemma in _SPEAKING_OF
    return "hypothetical" if mentioned and value in ("transparent", None) else value


def _below_noun(verb: Token, noun: Token, own: Modality, step: int) -> Modality:
    value = table("nouns").get(lemma_of(noun))
    if is_infinitive(verb):
        value = "planned" if lemma_of(noun) == "end" else value or "planned"  # "the end of a mission to rescue them"
        if is_no(noun):
            return cover("negated", own)
        inner = cover(value, own)
        if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ in ("VERB", "AUX") and step < STEPS:
            outer = of_verb(noun.head, step + 1)
            governor = table("verbs").get(lemma_of(noun.head))
            if governor == "negated" or outer == "negated":
                return cover("negated", inner)
            if outer == "hypothetical":
                return "hypothetical"
        return inner
    if verb.dep_ in ("ccomp", "acl") and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        if noun.dep_ in ("dobj", "nsubjpass") and lemma_of(noun.head) in ("deny", "reject", "dismiss", "refute"):
            return "denied" if value == "alleged" else cover(value, own)
        return cover(value, own)
    drafted = lemma_of(noun) in ("plan", "proposal", "bill", "draft", "motion", "initiative")
    if verb.tag_ == "VBG" and (drafted or any(w.lower_ in ("draft", "proposed") for w in premodifiers(noun))):
        return cover("hypothetical", own)  # "a draft resolution extending the embargo"
    return own


def of_predicate(word: Token) -> Modality:
    """What the predicate makes of its infinitive, or is worth as a trigger: "Is ready to", "is not expected to"."""
    value: Modality = table("predicates").get(lemma_of(word), "occurred")  # type: ignore[assignment]
    head = word.head
    if lemma_of(word) == "able" and head.tag_ in ("VBD", "VBN"):
        value = "occurred"  # "were ABLE to free them": they did
    if word.pos_ == "ADP" and head.tag_ in ("VBZ", "VBP") and lemma_of(head) in ("be", "remain"):
        value = "ongoing"  # "are IN custody"
    negated = any(c.dep_ == "neg" for c in word.children)
    if lemma_of(word) in ("necessary", "essential", "important"):
        return value  # what is not necessary may still be done
    if head.pos_ in ("AUX", "VERB") and word.dep_ in ("acomp", "attr", "oprd", "prep"):
        negated = negated or is_negated(head)
    return cover("negated", value) if negated else value
