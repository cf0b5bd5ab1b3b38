"""What single words make of the reality of an act, and how the answers of two words combine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.files import load_yaml
from dragoman.knowledge.measures import gathering_nouns
from dragoman.reading.events.base_forms import lemma_of
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
MAYBE = frozenset({"may", "might", "could", "can", "ca", "must", "should", "ought", "would", "'d", "’d"})
BE = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m"})
HAVE = frozenset({"has", "have", "'ve", "’ve"})
_SPELLS = frozenset({"hour", "day", "night", "week", "month", "year"})
STEPS = 8  # words looked at on the way up from a trigger


@cache
def table(part: str) -> dict[str, str]:
    """Base form → what it makes of what it governs."""
    data: dict[str, Any] = load_yaml("modality.yaml")[part]
    found: dict[str, str] = {}
    for value, words in data.items():
        for word in words:
            found.setdefault(str(word), value)
    if part == "nouns":
        for word in gathering_nouns():
            found.setdefault(word, "transparent")
    return found


@cache
def conditions() -> frozenset[str]:
    """Conjunctions that only suppose their clause."""
    return frozenset(str(word) for word in load_yaml("modality.yaml")["conditions"])


@cache
def lasting() -> frozenset[str]:
    """Verbs whose passive tells a state that lasts: "held", "besieged"."""
    return frozenset(str(word) for word in load_yaml("modality.yaml")["lasting"])


def tells_of_the_future(noun: Token) -> bool:
    """Whether a noun is about what is still to come: a plan, a demand, a threat."""
    return table("nouns").get(lemma_of(noun)) in ("planned", "hypothetical")


def promises_or_wants(verb: Token) -> bool:
    """Whether what a verb governs is still to come or only wished: "vow", "urge"."""
    return table("verbs").get(lemma_of(verb)) in ("planned", "hypothetical")


def cover(outer: str | None, inner: Modality) -> Modality:
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


def is_nth_day(noun: Token) -> bool:
    """Whether a spell of time is counted through: "the fifth day", "its third month"."""
    nth = any(c.ent_type_ in ("ORDINAL", "DATE") and c.dep_ == "amod" for c in noun.lefts)
    return lemma_of(noun) in _SPELLS and nth


def is_no(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "no soldier", "nobody"."""
    if noun.lower_ in ("nobody", "none", "nothing", "no-one", "neither"):
        return True
    return any(c.dep_ in ("det", "neg", "preconj") and c.lower_ in ("no", "neither") for c in noun.children)
