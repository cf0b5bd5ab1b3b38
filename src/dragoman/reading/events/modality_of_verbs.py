"""How real the act of a verb or predicate is, by its own words and by the words that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, own_subject, premodifiers
from dragoman.reading.events.modality_words import (
    BE,
    FUTURE,
    HAVE,
    MAYBE,
    STEPS,
    conditions,
    cover,
    is_no,
    promises_or_wants,
    table,
)
from dragoman.reading.events.subjects import charged_before
from dragoman.reading.events.verb_forms import is_finite_aside, is_infinitive, is_passive, is_ranked
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    charged = charged_before(verb) if dep == "advcl" else None
    if charged is not None:
        return of_verb(charged, step + 1)
    if dep in ("xcomp", "ccomp", "advcl", "pcomp", "acl", "oprd", "dobj", "csubj", "acomp", "attr", "prep", "advmod"):
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


def own_of_verb(verb: Token) -> Modality:
    """What the verb's own clause says: auxiliaries, adverbs, negation, condition."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    value: Modality = "occurred"
    if aux & FUTURE or (aux & {"would", "'d", "’d"} and "have" not in aux and _is_reported(verb)):
        value = "planned"
    elif aux & MAYBE:
        value = "hypothetical"
    elif verb.tag_ == "VBG" and (aux & BE or (aux & HAVE and "been" in aux)):
        value = "ongoing"
    elif (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not aux
        and own_subject(verb) is None
        and verb.i == verb.sent.start
    ):
        value = "hypothetical"
    for child in verb.children:
        if child.dep_ == "advmod":
            value = cover(table("adverbs").get(child.lower_), value)
        if child.dep_ == "mark" and child.lower_ in conditions():
            value = "hypothetical"
    if "to" in aux and verb.dep_ == "ROOT" and not aux & FUTURE:
        value = "planned"  # headline: "Erdogan to visit Moscow"
    if value == "planned" and _has_condition(verb):
        value = "hypothetical"
    if _is_question(verb):
        value = "hypothetical"
    if is_negated(verb):
        value = cover("negated", value)
    return value


def _is_reported(verb: Token) -> bool:
    """Whether "would" looks ahead, as under a word of saying in the past; standing alone it only supposes."""
    here = verb
    for _ in range(4):
        if here.dep_ == "ccomp" and here.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return True
        if here.dep_ in ("conj", "advcl") and here.head.pos_ in ("VERB", "AUX"):
            here = here.head
            continue
        if here.dep_ in ("acl", "relcl"):
            return True
        break
    # "…, the minister said": the verb of saying hangs below
    return any(c.dep_ in ("parataxis", "ccomp") and c.tag_ in ("VBD", "VBZ") for c in here.children)


def _has_condition(verb: Token) -> bool:
    for child in children(verb, "advcl"):
        if any(m.dep_ == "mark" and m.lower_ in ("if", "unless", "provided") for m in child.children):
            return True
    return False


def _is_question(verb: Token) -> bool:
    sentence = verb.sent
    return (verb.dep_ == "ROOT" and sentence[-1].text == "?") or (
        len(sentence) > 1 and sentence[-1].text in ('"', "”", "\n") and sentence[-2].text == "?" and verb.dep_ == "ROOT"
    )


def is_negated(verb: Token) -> bool:
    """Whether the verb, or what stands beside it, is told not to be."""
    for child in verb.children:
        if child.dep_ == "neg" and not _not_only(child):
            return True
        if child.dep_ == "advmod" and child.lower_ in ("never", "neither", "nor", "hardly", "barely"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and is_no(child):
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
    return verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children)


def _not_only(negation: Token) -> bool:
    doc, i = negation.doc, negation.i + 1
    return i < len(doc) and doc[i].lower_ in ("only", "just", "merely", "simply")


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
    dep, lemma = verb.dep_, lemma_of(head)
    if promises_or_wants(head) and is_finite_aside(verb):
        return own  # "A and B discuss a truce, C promises revenge"
    if head.pos_ == "AUX" and lemma == "be":
        told = next((c for c in head.children if c.dep_ == "acomp" and c.i < verb.i), None)
        if told is not None and is_infinitive(verb) and lemma_of(told) in table("predicates"):
            return cover(of_predicate(told), own)  # "it is not necessary to attack"
        if dep in ("xcomp", "acomp", "attr", "ccomp") and is_infinitive(verb):
            if _is_for(head, verb):
                return own  # "the airlift is to carry arms"
            return cover("planned", own)  # "is to visit"
        predicate = next((c for c in head.children if c.dep_ in ("acomp", "attr") and c.i < verb.i), None)
        if predicate is not None and is_infinitive(verb):
            return cover(of_predicate(predicate), own)
        if is_infinitive(verb):
            outer = of_verb(head, step + 1)  # "plans to be there to welcome him"
            return cover(outer if outer != "occurred" else "planned", own)
        return own
    value = table("verbs").get(lemma)
    if lemma == "go" and dep == "xcomp" and is_infinitive(verb) and head.tag_ == "VBG":
        return cover("negated" if is_negated(head) else None, cover("planned", own))
    if dep == "advcl" and not (
        is_infinitive(verb) and value in ("planned", "hypothetical", "negated") and not own_subject(verb)
    ):
        if any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in verb.children) and own == "occurred":
            return own
        if is_infinitive(verb):
            outer = of_verb(head, step + 1)
            return cover(outer if outer != "occurred" else None, cover("planned", own))
        if own_subject(verb) is None and verb.tag_ == "VBG":
            outer = of_verb(head, step + 1)  # "will visit Ankara, signing an agreement"
            return cover(outer if outer in ("planned", "hypothetical", "negated") else None, own)
        return own
    if dep in ("ccomp", "csubj") and not is_infinitive(verb):
        if value == "transparent":
            value = None
        if value == "ongoing":
            value = None
        # a finite clause under "plan", "agree", "promise" speaks for itself through its auxiliaries
        if (
            value in ("planned",)
            and own in ("occurred", "ongoing")
            and lemma in ("announce", "order", "decide", "expect")
        ):
            value = None if lemma == "announce" else value
        if (
            value in ("alleged",)
            and lemma in ("say", "report", "think", "believe", "claim", "assert", "contend")
            and not is_passive(head)
        ):
            value = None  # attribution decides: `attributing`
        if value == "negated" and lemma in ("rule",):
            value = "negated"
        if (
            value in ("hypothetical",)
            and lemma in ("warn", "suggest", "insist", "tell", "worry", "fear", "discuss")
            and own == "occurred"
        ):
            value = "hypothetical" if lemma in ("fear", "worry", "insist") and verb.tag_ == "VB" else None
        own = cover(value, own)
        outer = of_verb(head, step + 1)
        if value == "denied" and outer == "negated":
            return "occurred"
        if value == "negated" and outer == "negated":
            return "hypothetical"  # "did not rule out that …"
        return own
    if value is None:
        if dep == "xcomp" and is_infinitive(verb) and not is_passive(head):
            value = "planned" if lemma not in ("have", "tend", "claim") else "transparent"
        else:
            value = "transparent"
    if value in ("alleged",) and lemma in ("appear", "seem"):
        value = "alleged"
    if value == "alleged" and any(c.lower_ == "have" for c in verb.children if c.dep_ == "aux"):
        value = "alleged"
    elif (
        value == "alleged"
        and is_infinitive(verb)
        and lemma in ("say", "report", "believe", "think")
        and not is_passive(head)
    ):
        value = "planned"
    if value == "planned" and lemma == "force":
        value = "transparent"
    inner = cover(value, own)
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


def _is_for(copula: Token, verb: Token) -> bool:
    """Whether "X is to do Y" tells what a thing is for: X is no person and the infinitive is active with an object."""
    subject = own_subject(copula)
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    return bool(children(verb, "dobj")) and lemma_of(subject) in _THINGS


_THINGS = frozenset(
    "airlift flight bridge purpose aim goal objective plan operation agreement deal measure sanction law project"
    " base aid support weapon exercise meeting campaign strategy policy mission task move decision step idea intention"
    " airport convoy shipment drill visit war ceasefire intervention presence".split()
)


def _gerund(verb: Token, preposition: Token, own: Modality, step: int) -> Modality:
    over, name = preposition.head, preposition.lower_
    if name == "without":
        return cover("negated", own)
    if name in ("before", "after", "by", "since", "while", "when", "upon", "until"):
        if over.pos_ in ("VERB", "AUX"):
            outer = of_verb(over, step + 1)
            # "did not ask before sending it": it was sent
            covers = ("planned", "hypothetical", "negated") if name in ("by", "upon") else ("planned", "hypothetical")
            return cover(outer if outer in covers and name != "after" else None, own)
        return own
    if name == "instead" or (name == "of" and over.lower_ in ("instead", "short")):
        return "negated"
    if over.pos_ in ("VERB", "AUX"):
        lemma = lemma_of(over)
        value = table("verbs").get(lemma)
        if name == "from" and lemma in (
            "stop",
            "keep",
            "prevent",
            "bar",
            "ban",
            "discourage",
            "dissuade",
            "deter",
            "prohibit",
        ):
            value = "negated"
        if name == "for" and value not in ("negated", "alleged", "hypothetical"):
            value = "planned" if lemma in ("plan", "prepare") else None
        if name == "with" and own_subject(verb) is not None:
            value = None  # "set off a row, with the minister ACCUSING him": beside the verb, not governed by it
        if name == "for" and lemma == "blame":
            value = "alleged"
        if value == "alleged" and name in ("of", "with", "for"):
            value = "alleged"
        if (
            value in ("transparent", None)
            and name in ("to", "of", "against", "about", "on")
            and lemma in ("commit", "think", "talk", "warn", "speak", "object")
        ):
            value = "hypothetical"
        outer = of_verb(over, step + 1)
        own = cover(value, own)
        if value == "negated" and outer == "negated":
            return "hypothetical"
        return cover(outer if outer in ("planned", "hypothetical", "denied") and value != "alleged" else None, own)
    if over.pos_ in ("NOUN", "PROPN"):
        value = table("nouns").get(lemma_of(over))
        return cover(value, own)
    if over.pos_ == "ADJ":
        return cover(table("predicates").get(lemma_of(over)), own)
    return own


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
    negated = any(c.dep_ == "neg" for c in word.children)
    if lemma_of(word) in ("necessary", "essential", "important"):
        return value  # what is not necessary may still be done
    if head.pos_ in ("AUX", "VERB") and word.dep_ in ("acomp", "attr", "oprd", "prep"):
        negated = negated or is_negated(head)
    return cover("negated", value) if negated else value
