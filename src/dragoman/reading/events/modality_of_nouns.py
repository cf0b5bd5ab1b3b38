"""How real the act that a noun tells is, by its own words, its verb and the preposition it stands behind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import own_subject, premodifiers
from dragoman.reading.events.modality_of_clauses import is_negated, own_of_verb
from dragoman.reading.events.modality_of_verbs import of_verb
from dragoman.reading.events.modality_words import STEPS, cover, is_no, is_nth_day, table
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_RAGING = frozenset({"rage", "simmer", "drag"})
_GOING_ON = frozenset({"continue", "persist"})
_UNDER_WAY = frozenset({("under", "way"), ("in", "progress"), ("in", "force"), ("in", "place")})
_GATHERING = frozenset("convene gather meet travel arrive fly come go head assemble return".split())


def of_noun(noun: Token, light: Token | None, step: int) -> Modality:
    """How real a noun's act is; ``light`` is the verb that carries it, ``step`` counts the words looked at."""
    value: Modality = "occurred"
    for word in premodifiers(noun):
        value = cover(table("adjectives").get(word.lower_), value)
    if any(
        word.lower_ == "called" and word.i > 0 and word.doc[max(0, word.i - 2)].lower_ == "so"
        for word in premodifiers(noun)
    ):
        value = cover("alleged", value)
    if is_no(noun):
        value = cover("negated", value)
    elif any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children):
        value = cover("hypothetical", value)  # "during any meeting with him"
    if light is not None and light != noun:
        return _by_verb(noun, light, value, step)
    return _by_place(noun, value, step)


def _by_place(noun: Token, value: Modality, step: int) -> Modality:
    head, dep = noun.head, noun.dep_
    if any(p.lower_ == "in" and any(map(is_nth_day, p.rights)) for p in noun.rights if p.dep_ == "prep"):
        return cover("ongoing", value)  # "the siege, now IN ITS THIRD MONTH"
    if step >= STEPS or head == noun:
        return value
    if dep == "conj":
        if head.pos_ in ("NOUN", "PROPN"):
            return _cover_neutral(of_noun(head, None, step + 1), value)
        return value
    if dep in ("dobj", "nsubjpass", "oprd", "attr"):
        if head.pos_ in ("VERB", "AUX"):
            return _by_verb(noun, head, value, step)
        return value
    if dep == "nsubj" and _goes_on(head):
        return cover("ongoing", cover(own_of_verb(head), value))
    if dep == "nsubj" and lemma_of(head) == "be" and any(c.dep_ in ("attr", "ccomp") for c in head.children):
        return value  # "the bombing was not what they wanted": it is there
    if dep == "nsubj" and lemma_of(head) == "be":
        told = next((c for c in head.children if c.dep_ == "acomp"), None)
        if told is not None and told.lower_ in table("adjectives"):
            return cover(table("adjectives")[told.lower_], value)  # "an attack was IMMINENT"
        if told is not None and lemma_of(told) not in table("predicates"):
            return value  # "the talks were not easy"
    if dep == "nsubj" and head.pos_ in ("VERB", "AUX"):
        if table("verbs").get(lemma_of(head)) == "occurring" or lemma_of(head) in _occurring():
            return _cover_neutral(of_verb(head, step + 1), value)
        if _indefinite(noun) and own_of_verb(head) in ("hypothetical", "planned"):
            return cover("hypothetical", value)
        return value
    if dep == "pobj" and head.dep_ in ("prep", "agent", "dative", "pcomp"):
        return _by_preposition(noun, head, value, step)
    return value


def _goes_on(verb: Token) -> bool:
    """Whether a verb tells that its subject goes on: "talks are UNDER WAY", "the strike ENTERED ITS THIRD DAY", "the
    siege is IN ITS SECOND MONTH", "fighting was still RAGING"."""
    lemma = lemma_of(verb)
    if lemma == "enter":
        return any(is_nth_day(c) for c in verb.rights if c.dep_ == "dobj")
    if lemma in _RAGING:
        return verb.tag_ == "VBG"
    if lemma in _GOING_ON:
        return verb.tag_ != "VB"
    if lemma not in ("be", "remain"):
        return False
    if any(c.lower_ in ("underway", "ongoing") for c in verb.rights if c.dep_ in ("acomp", "advmod", "attr")):
        return True
    phrases = [(p, o) for p in verb.rights if p.dep_ == "prep" for o in p.rights if o.dep_ == "pobj"]
    return any((p.lower_, o.lower_) in _UNDER_WAY or (p.lower_ == "in" and is_nth_day(o)) for p, o in phrases)


@cache
def _occurring() -> frozenset[str]:
    return frozenset(load_yaml("modality.yaml")["verbs"]["occurring"])


def _cover_neutral(outer: Modality, inner: Modality) -> Modality:
    if outer == inner == "negated":
        return "negated"  # one "no" makes both the noun and its verb negative: "no strike took place"
    return cover(outer if outer != "occurred" else None, inner)


def _by_verb(noun: Token, verb: Token, value: Modality, step: int) -> Modality:
    """A noun that a verb carries or governs is as real as the verb makes it."""
    lemma = lemma_of(verb)
    governor = table("verbs").get(lemma)
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
    if lemma in ("call", "commit"):
        governor = None  # "what they called the aggression", "committed a massacre"
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
    if lemma == "claim" and _definite(noun):
        return value  # "no group claimed THE ATTACK"
    if governor in ("transparent", "ongoing") and lemma in ("continue", "keep"):
        governor = "ongoing" if verb.tag_ in ("VBZ", "VBP") else None
    if noun.dep_ == "attr" and lemma == "be" and _definite(noun) and is_negated(verb):
        return value  # "the cloud was not the interference": what it was not is as real as before
    value = cover(governor if governor != "transparent" else None, value)
    if noun.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "oprd") or verb != noun.head:
        outer = of_verb(verb, step + 1)
        if outer == "negated" and governor == "negated":
            return "hypothetical"
        shared = governor is not None or lemma in _light() or _indefinite(noun) or noun.tag_ == "NNS"
        if shared and outer != "occurred":
            return cover(outer, value)
    return value


@cache
def _light() -> frozenset[str]:
    from dragoman.reading.events.lexicon import load_lexicon

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
        return cover("planned", value)
    if name == "without":
        return cover("negated", value)
    if name == "of" and is_nth_day(over):
        return cover("ongoing", value)  # "entered the SECOND WEEK OF their strike"
    if name in ("despite", "amid", "after", "since", "following", "during"):
        return value
    if over.pos_ in ("NOUN", "PROPN"):
        governor = table("nouns").get(lemma_of(over))
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
            if governor == "negated" and (lemma_of(over) == "end" or _definite(noun)):
                return value  # "his rejection of THE OFFENSIVE"
            if governor == "alleged" and name not in ("of", "that"):
                return value
            if governor == "transparent":
                return _cover_neutral(of_noun(over, None, step + 1), value)
            return cover(governor, value)
        return value
    if over.pos_ in ("VERB", "AUX"):
        lemma = lemma_of(over)
        if name == "behind" and lemma == "be":
            return _cover_neutral(of_verb(over, step + 1), value)  # "may be behind the attack"
        governor = table("verbs").get(lemma)
        if name == "for" and (subject := own_subject(over)) is not None:
            meant = table("nouns").get(lemma_of(subject))
            if meant in ("planned", "hypothetical"):
                value = cover(meant, value)  # "plans are under way for a meeting"
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
            value = cover("planned" if governor == "planned" else "hypothetical", value)
        elif (
            value in ("occurred", "planned")
            and name in ("of", "against")
            and lemma in ("warn", "speak", "dream", "talk", "threaten", "advise")
            and not _definite(noun)
        ):
            value = cover("hypothetical", value)
        elif name == "for" and lemma in _GATHERING and of_verb(over, step + 1) in ("planned", "hypothetical"):
            value = cover(of_verb(over, step + 1), value)  # "will convene for a MEETING"
        elif name in ("to",) and lemma in ("agree", "commit", "consent", "object"):
            value = cover("planned" if lemma != "object" else None, value)
        elif name == "with" and lemma == "threaten":
            value = cover("hypothetical", value)
        elif name == "of" and lemma in ("accuse", "suspect"):
            value = cover("alleged", value)
        elif name in ("from",) and lemma in ("refrain", "abstain"):
            value = cover("negated", value)
        elif name in ("out",) and lemma == "rule":
            return cover("negated", value)
        if lemma in _PARTICIPATION or lemma in _light():
            outer = of_verb(over, step + 1)
            return _cover_neutral(outer, value)
        return value
    if over.pos_ == "ADJ":
        return cover(table("predicates").get(lemma_of(over)), value)
    return value


_PARTICIPATION = frozenset(
    "participate take part engage come go return lead result fly travel arrive head embark put place"
    " send push force subject sit hit meet".split()
)
