"""Whether an event is real: occurred, ongoing, planned, hypothetical, negated or denied, by the words of its clause.

Two questions are asked of a trigger, from the inside out. What do its own words say: auxiliaries, negation, adverbs,
adjectives, the form of the verb? And what does the word above it make of it: a plan, a wish, a refusal, a report? The
answer of the outer word covers that of the inner one, step by step, until a word says nothing about what is below it.
Attribution to a source is not decided here but in `events.py`, where the report's claims are known; ``alleged`` here
is what the outlet itself marks so ("allegedly", "suspected", "is said to have").

PLOVER manual, section on auxiliary modes (historical, future, hypothetical, negation), is covered by these values.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.clauses import (
    children,
    is_finite_aside,
    is_passive,
    lemma_of,
    own_subject,
    premodifiers,
)
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_MAYBE = frozenset({"may", "might", "could", "can", "ca", "must", "should", "ought", "would", "'d", "’d"})
_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_STEPS = 8


@cache
def _table(part: str) -> dict[str, str]:
    """Base form → what it makes of what it governs."""
    data: dict[str, Any] = load_yaml("modality.yaml")[part]
    found: dict[str, str] = {}
    for value, words in data.items():
        for word in words:
            found.setdefault(str(word), value)
    return found


@cache
def _conditions() -> frozenset[str]:
    return frozenset(str(word) for word in load_yaml("modality.yaml")["conditions"])


def modality_of(token: Token, light: Token | None = None) -> Modality:
    """What the words around the trigger ``token`` say of its reality; ``light`` is the verb that carries a noun."""
    if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBG", "VBN", "VBD", "VBZ", "VBP", "VB") and light is None):
        return _of_verb(token, 0)
    if token.pos_ in ("ADJ", "ADP"):
        return _of_predicate(token)
    return _of_noun(token, light, 0)


def tells_of_the_future(noun: Token) -> bool:
    """Whether a noun is about what is still to come: a plan, a demand, a threat."""
    return _table("nouns").get(lemma_of(noun)) in ("planned", "hypothetical")


def promises_or_wants(verb: Token) -> bool:
    """Whether what a verb governs is still to come or only wished: "vow", "urge"."""
    return _table("verbs").get(lemma_of(verb)) in ("planned", "hypothetical")


# ---------------------------------------------------------------- how two answers combine


def _cover(outer: str | None, inner: Modality) -> Modality:
    """What an outer word makes of an inner answer."""
    if outer in (None, "transparent"):
        return inner
    if outer == "negated":
        return "hypothetical" if inner == "negated" else "negated"
    if outer == "denied":
        return "denied"
    if inner in ("negated", "denied"):
        return inner
    if outer == "alleged":
        return "alleged" if inner in ("occurred", "ongoing") else inner
    if outer == "ongoing":
        return "ongoing" if inner == "occurred" else inner
    if outer == "hypothetical":
        return "hypothetical"
    if outer == "planned":
        return "hypothetical" if inner == "hypothetical" else "planned"
    return inner


# ---------------------------------------------------------------- verbs


def _of_verb(verb: Token, step: int) -> Modality:
    own = _own_of_verb(verb)
    if step >= _STEPS:
        return own
    head, dep = verb.head, verb.dep_
    if head == verb:
        return own
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return _coordinated(verb, head, own, step)
    if dep in ("xcomp", "ccomp", "advcl", "pcomp", "acl", "oprd", "dobj", "csubj", "acomp", "attr", "prep", "advmod"):
        if dep == "pcomp":
            return _gerund(verb, head, own, step)
        if head.pos_ in ("VERB", "AUX"):
            return _below_verb(verb, head, own, step)
        if head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "advcl", "acl"):
            return _cover(_of_predicate(head) if _table("predicates").get(lemma_of(head)) else None, own)
        if head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "ccomp", "xcomp"):
            return _below_noun(verb, head, own, step)
    if dep == "relcl" and _is_to(verb):
        return _cover(_table("nouns").get(lemma_of(head), "planned"), own)
    return own


def _own_of_verb(verb: Token) -> Modality:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    value: Modality = "occurred"
    if aux & _FUTURE or (aux & {"would", "'d", "’d"} and "have" not in aux and _is_reported(verb)):
        value = "planned"
    elif aux & _MAYBE:
        value = "hypothetical"
    elif verb.tag_ == "VBG" and (aux & _BE or (aux & _HAVE and "been" in aux)):
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
            value = _cover(_table("adverbs").get(child.lower_), value)
        if child.dep_ == "mark" and child.lower_ in _conditions():
            value = "hypothetical"
    if "to" in aux and verb.dep_ == "ROOT" and not aux & _FUTURE:
        value = "planned"  # headline: "Erdogan to visit Moscow"
    if value == "planned" and _has_condition(verb):
        value = "hypothetical"
    if _is_question(verb):
        value = "hypothetical"
    if _is_negated(verb):
        value = _cover("negated", value)
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


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" and not _not_only(child):
            return True
        if child.dep_ == "advmod" and child.lower_ in ("never", "neither", "nor", "hardly", "barely"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and _is_no(child):
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
    return verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children)


def _not_only(negation: Token) -> bool:
    doc, i = negation.doc, negation.i + 1
    return i < len(doc) and doc[i].lower_ in ("only", "just", "merely", "simply")


def _is_no(noun: Token) -> bool:
    if noun.lower_ in ("nobody", "none", "nothing", "no-one", "neither"):
        return True
    return any(c.dep_ in ("det", "neg", "preconj") and c.lower_ in ("no", "neither") for c in noun.children)


def _coordinated(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    """A second verb shares the first one's auxiliaries and governors unless it has subject or auxiliary itself."""
    if own_subject(verb) is not None:
        return own
    has_own = any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("to", "been", "be") for c in verb.children)
    if has_own:
        outer = _above(head, step)
        return _cover(outer, own) if outer else own
    if verb.tag_ in ("VBD", "VBZ", "VBP") and head.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return own
    if verb.tag_ == "VBN" and head.tag_ == "VBD":
        return own
    above = _of_verb(head, step + 1)
    if above == "negated" and own == "occurred" and any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children):
        return "occurred"
    return _cover(above, own) if above != "occurred" else own


def _above(verb: Token, step: int) -> Modality | None:
    """What stands above a verb makes of a plain occurrence."""
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp") and step < _STEPS:
        full = _of_verb(verb, step + 1)
        return None if full == "occurred" else full
    return None


def _is_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _below_verb(verb: Token, head: Token, own: Modality, step: int) -> Modality:
    dep, lemma = verb.dep_, lemma_of(head)
    if promises_or_wants(head) and is_finite_aside(verb):
        return own  # "A and B discuss a truce, C promises revenge"
    if head.pos_ == "AUX" and lemma == "be":
        told = next((c for c in head.children if c.dep_ == "acomp" and c.i < verb.i), None)
        if told is not None and _is_to(verb) and lemma_of(told) in _table("predicates"):
            return _cover(_of_predicate(told), own)  # "it is not necessary to attack"
        if dep in ("xcomp", "acomp", "attr", "ccomp") and _is_to(verb):
            if _is_for(head, verb):
                return own  # "the airlift is to carry arms"
            return _cover("planned", own)  # "is to visit"
        predicate = next((c for c in head.children if c.dep_ in ("acomp", "attr") and c.i < verb.i), None)
        if predicate is not None and _is_to(verb):
            return _cover(_of_predicate(predicate), own)
        return own
    value = _table("verbs").get(lemma)
    if lemma == "go" and dep == "xcomp" and _is_to(verb) and head.tag_ == "VBG":
        return _cover("negated" if _is_negated(head) else None, _cover("planned", own))
    if dep == "advcl" and not (
        _is_to(verb) and value in ("planned", "hypothetical", "negated") and not own_subject(verb)
    ):
        if any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in verb.children) and own == "occurred":
            return own
        if _is_to(verb):
            outer = _of_verb(head, step + 1)
            return _cover(outer if outer != "occurred" else None, _cover("planned", own))
        if own_subject(verb) is None and verb.tag_ == "VBG":
            outer = _of_verb(head, step + 1)  # "will visit Ankara, signing an agreement"
            return _cover(outer if outer in ("planned", "hypothetical", "negated") else None, own)
        return own
    if dep in ("ccomp", "csubj") and not _is_to(verb):
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
            value = None  # attribution decides: events.py
        if value == "negated" and lemma in ("rule",):
            value = "negated"
        if (
            value in ("hypothetical",)
            and lemma in ("warn", "suggest", "insist", "tell", "worry", "fear", "discuss")
            and own == "occurred"
        ):
            value = "hypothetical" if lemma in ("fear", "worry", "insist") and verb.tag_ == "VB" else None
        own = _cover(value, own)
        outer = _of_verb(head, step + 1)
        if value == "denied" and outer == "negated":
            return "occurred"
        if value == "negated" and outer == "negated":
            return "hypothetical"  # "did not rule out that …"
        return own
    if value is None:
        if dep == "xcomp" and _is_to(verb) and not is_passive(head):
            value = "planned" if lemma not in ("have", "tend", "claim") else "transparent"
        else:
            value = "transparent"
    if value in ("alleged",) and lemma in ("appear", "seem"):
        value = "alleged"
    if value == "alleged" and any(c.lower_ == "have" for c in verb.children if c.dep_ == "aux"):
        value = "alleged"
    elif (
        value == "alleged" and _is_to(verb) and lemma in ("say", "report", "believe", "think") and not is_passive(head)
    ):
        value = "planned"
    if value == "planned" and lemma == "force":
        value = "transparent"
    inner = _cover(value, own)
    outer = _of_verb(head, step + 1)
    if outer == "negated":
        if value == "negated" or lemma in ("need", "require", "have"):
            return "hypothetical"  # what need not be done may still be
        return "negated" if value in ("planned", "transparent", "ongoing", "hypothetical") else inner
    if outer == "ongoing" and value == "transparent" and inner == "occurred":
        return "ongoing"
    if value in ("transparent", "ongoing"):
        return _cover(outer if outer != "occurred" else None, inner)
    if outer in ("hypothetical", "denied"):
        return _cover(outer, inner)
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
        return _cover("negated", own)
    if name in ("before", "after", "by", "since", "while", "when", "upon", "until"):
        if over.pos_ in ("VERB", "AUX"):
            outer = _of_verb(over, step + 1)
            # "did not ask before sending it": it was sent
            covers = ("planned", "hypothetical", "negated") if name in ("by", "upon") else ("planned", "hypothetical")
            return _cover(outer if outer in covers and name != "after" else None, own)
        return own
    if name == "instead" or (name == "of" and over.lower_ in ("instead", "short")):
        return "negated"
    if over.pos_ in ("VERB", "AUX"):
        lemma = lemma_of(over)
        value = _table("verbs").get(lemma)
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
        outer = _of_verb(over, step + 1)
        own = _cover(value, own)
        if value == "negated" and outer == "negated":
            return "hypothetical"
        return _cover(outer if outer in ("planned", "hypothetical", "denied") and value != "alleged" else None, own)
    if over.pos_ in ("NOUN", "PROPN"):
        value = _table("nouns").get(lemma_of(over))
        return _cover(value, own)
    if over.pos_ == "ADJ":
        return _cover(_table("predicates").get(lemma_of(over)), own)
    return own


def _below_noun(verb: Token, noun: Token, own: Modality, step: int) -> Modality:
    value = _table("nouns").get(lemma_of(noun))
    if _is_to(verb):
        value = "planned" if lemma_of(noun) == "end" else value or "planned"  # "the end of a mission to rescue them"
        if _is_no(noun):
            return _cover("negated", own)
        inner = _cover(value, own)
        if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ in ("VERB", "AUX") and step < _STEPS:
            outer = _of_verb(noun.head, step + 1)
            governor = _table("verbs").get(lemma_of(noun.head))
            if governor == "negated" or outer == "negated":
                return _cover("negated", inner)
            if outer == "hypothetical":
                return "hypothetical"
        return inner
    if verb.dep_ in ("ccomp", "acl") and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        if noun.dep_ in ("dobj", "nsubjpass") and lemma_of(noun.head) in ("deny", "reject", "dismiss", "refute"):
            return "denied" if value == "alleged" else _cover(value, own)
        return _cover(value, own)
    drafted = lemma_of(noun) in ("plan", "proposal", "bill", "draft", "motion", "initiative")
    if verb.tag_ == "VBG" and (drafted or any(w.lower_ in ("draft", "proposed") for w in premodifiers(noun))):
        return _cover("hypothetical", own)  # "a draft resolution extending the embargo"
    return own


# ---------------------------------------------------------------- adjectives and predicates


def _of_predicate(word: Token) -> Modality:
    """What the predicate makes of its infinitive, or is worth as a trigger: "Is ready to", "is not expected to"."""
    value: Modality = _table("predicates").get(lemma_of(word), "occurred")  # type: ignore[assignment]
    head = word.head
    negated = any(c.dep_ == "neg" for c in word.children)
    if lemma_of(word) in ("necessary", "essential", "important"):
        return value  # what is not necessary may still be done
    if head.pos_ in ("AUX", "VERB") and word.dep_ in ("acomp", "attr", "oprd", "prep"):
        negated = negated or _is_negated(head)
    return _cover("negated", value) if negated else value


# ---------------------------------------------------------------- nouns


def _of_noun(noun: Token, light: Token | None, step: int) -> Modality:
    value: Modality = "occurred"
    for word in premodifiers(noun):
        value = _cover(_table("adjectives").get(word.lower_), value)
    if any(
        word.lower_ == "called" and word.i > 0 and word.doc[max(0, word.i - 2)].lower_ == "so"
        for word in premodifiers(noun)
    ):
        value = _cover("alleged", value)
    if _is_no(noun):
        value = _cover("negated", value)
    elif any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children):
        value = _cover("hypothetical", value)  # "during any meeting with him"
    if light is not None and light != noun:
        return _by_verb(noun, light, value, step)
    return _by_place(noun, value, step)


def _by_place(noun: Token, value: Modality, step: int) -> Modality:
    head, dep = noun.head, noun.dep_
    if step >= _STEPS or head == noun:
        return value
    if dep == "conj":
        if head.pos_ in ("NOUN", "PROPN"):
            return _cover_neutral(_of_noun(head, None, step + 1), value)
        return value
    if dep in ("dobj", "nsubjpass", "oprd", "attr"):
        if head.pos_ in ("VERB", "AUX"):
            return _by_verb(noun, head, value, step)
        return value
    if dep == "nsubj" and head.pos_ in ("VERB", "AUX"):
        if _table("verbs").get(lemma_of(head)) == "occurring" or lemma_of(head) in _occurring():
            return _cover_neutral(_of_verb(head, step + 1), value)
        if _indefinite(noun) and _own_of_verb(head) in ("hypothetical", "planned"):
            return _cover("hypothetical", value)
        return value
    if dep == "pobj" and head.dep_ in ("prep", "agent", "dative", "pcomp"):
        return _by_preposition(noun, head, value, step)
    return value


@cache
def _occurring() -> frozenset[str]:
    return frozenset(load_yaml("modality.yaml")["verbs"]["occurring"])


def _cover_neutral(outer: Modality, inner: Modality) -> Modality:
    if outer == inner == "negated":
        return "negated"  # one "no" makes both the noun and its verb negative: "no strike took place"
    return _cover(outer if outer != "occurred" else None, inner)


def _by_verb(noun: Token, verb: Token, value: Modality, step: int) -> Modality:
    """A noun that a verb carries or governs is as real as the verb makes it."""
    lemma = lemma_of(verb)
    governor = _table("verbs").get(lemma)
    if lemma in (
        "condemn",
        "claim",
        "report",
        "announce",
        "end",
        "stop",
        "halt",
        "support",
        "oppose",
        "face",
        "help",
        "order",
        "suspend",
        "block",
    ):
        governor = None if lemma not in ("order",) else "planned"
    if lemma in ("prepare", "plan", "schedule", "plot"):
        governor = "planned"
    if lemma == "call":
        governor = None  # "what they called the aggression"
    if lemma in ("suggest", "discuss", "warn", "risk") and not _indefinite(noun) and noun.tag_ != "NNS":
        governor = None
    if (
        governor in ("hypothetical",)
        and _definite(noun)
        and lemma in ("discuss", "study", "debate", "support", "tell", "need", "force", "want")
    ):
        governor = None
    if governor == "alleged" and lemma in (
        "accuse",
        "blame",
        "suspect",
        "believe",
        "say",
        "think",
        "appear",
        "seem",
        "charge",
    ):
        governor = None
    if (
        governor == "negated"
        and lemma in ("reject", "block", "ban", "bar", "prohibit", "fail", "refuse")
        and _definite(noun)
    ):
        governor = None
    if governor in ("transparent", "ongoing") and lemma in ("continue", "keep"):
        governor = None
    if noun.dep_ == "attr" and lemma == "be" and _definite(noun) and _is_negated(verb):
        return value  # "the cloud was not the interference": what it was not is as real as before
    value = _cover(governor if governor != "transparent" else None, value)
    if noun.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "oprd") or verb != noun.head:
        outer = _of_verb(verb, step + 1)
        if outer == "negated" and governor == "negated":
            return "hypothetical"
        shared = governor is not None or lemma in _light() or _indefinite(noun) or noun.tag_ == "NNS"
        if shared and outer != "occurred":
            return _cover(outer, value)
    return value


@cache
def _light() -> frozenset[str]:
    from dragoman.reading.events.triggers import load_lexicon

    return load_lexicon().light_active | load_lexicon().light_passive


def _definite(noun: Token) -> bool:
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        for c in noun.children
    )


def _indefinite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "any", "another", "some") for c in noun.children)


def _by_preposition(noun: Token, preposition: Token, value: Modality, step: int) -> Modality:
    over, name = preposition.head, preposition.lower_
    if preposition.dep_ == "pcomp" or over.pos_ == "ADP":
        name, over = (over.lower_ + " " + name, over.head) if over.pos_ in ("ADP", "ADV") else (name, over)
    if name in ("ahead of", "pending") or (over.lower_ == "ahead" and name == "of"):
        return _cover("planned", value)
    if name == "without":
        return _cover("negated", value)
    if name in ("despite", "amid", "after", "since", "following", "during"):
        return value
    if over.pos_ in ("NOUN", "PROPN"):
        governor = _table("nouns").get(lemma_of(over))
        if governor is not None and name in ("of", "for", "to", "on", "about", "against", "that", "into"):
            if governor in ("planned",) and name in ("on", "about", "against"):
                return value
            if governor == "hypothetical" and (
                name in ("on", "about")
                or (
                    lemma_of(over) in ("support", "concern", "effort", "case", "motive", "right", "warning")
                    and _definite(noun)
                )
            ):
                return value
            if governor == "negated" and lemma_of(over) == "end":
                return value
            if governor == "alleged" and name not in ("of", "that"):
                return value
            if governor == "transparent":
                return _cover_neutral(_of_noun(over, None, step + 1), value)
            return _cover(governor, value)
        return value
    if over.pos_ in ("VERB", "AUX"):
        lemma = lemma_of(over)
        governor = _table("verbs").get(lemma)
        if name == "for" and (subject := own_subject(over)) is not None:
            meant = _table("nouns").get(lemma_of(subject))
            if meant in ("planned", "hypothetical"):
                value = _cover(meant, value)  # "plans are under way for a meeting"
        if name in ("for",) and lemma in (
            "call",
            "push",
            "press",
            "appeal",
            "ask",
            "hope",
            "wait",
            "prepare",
            "plan",
            "brace",
            "plead",
            "lobby",
            "seek",
            "wish",
            "pray",
            "gear",
            "fight",
        ):
            value = _cover("planned" if governor == "planned" else "hypothetical", value)
        elif (
            value == "occurred"
            and name in ("of", "against")
            and lemma in ("warn", "speak", "dream", "talk", "threaten", "advise")
            and not _definite(noun)
        ):
            value = _cover("hypothetical", value)
        elif name in ("to",) and lemma in ("agree", "commit", "consent", "object"):
            value = _cover("planned" if lemma != "object" else None, value)
        elif name == "with" and lemma == "threaten":
            value = _cover("hypothetical", value)
        elif name == "of" and lemma in ("accuse", "suspect"):
            value = _cover("alleged", value)
        elif name in ("from",) and lemma in ("refrain", "abstain"):
            value = _cover("negated", value)
        elif name in ("out",) and lemma == "rule":
            return _cover("negated", value)
        if lemma in _PARTICIPATION or lemma in _light():
            outer = _of_verb(over, step + 1)
            return _cover_neutral(outer, value)
        return value
    if over.pos_ == "ADJ":
        return _cover(_table("predicates").get(lemma_of(over)), value)
    return value


_PARTICIPATION = frozenset(
    "participate take part engage come go return lead result fly travel arrive head embark put place"
    " send push force subject sit hit meet".split()
)
