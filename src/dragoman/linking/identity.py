"""What actors of two reports are the same by at sight: one country's army, one well-known body, one full name."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from dragoman.knowledge import countries, organisations, powers
from dragoman.linking.names.body_words import parse_organisation
from dragoman.linking.names.normalise import parse_person, split_words
from dragoman.records import ActorKind, Chain

Family = Literal["person", "state", "government", "body", "group"]

PROPER = ("name", "alias", "acronym", "metonym")
# Words that say no more than that it is the armed forces, the police or the government of a country.
FORCES = frozenset(
    "national federal government army armies military forces force troops troop soldiers soldier armed servicemen "
    "service personnel militaries regular the of its s and army's units warplanes jets aircraft fighter air defense "
    "defence".split()
)
_SERVICES = (("coast", "guard"), ("navy",), ("border", "guard"))  # of which a country has one each
_ARTICLES = ("the", "of", "its", "s")
POLICE = frozenset("police officers policemen officer forces force security the of".split())


def family_of(chain: Chain) -> Family:
    """The family within which the actor is compared; no comparison crosses families."""
    family = family_of_kind(chain.kind)
    own = chain.kind == "ministry" and chain.country is not None and not chain.members  # a country has one of each
    return "group" if family == "body" and not (chain.named or own) else family


def family_of_kind(kind: ActorKind | None) -> Family:
    """The family of a named actor of this kind."""
    if kind == "person":
        return "person"
    if kind == "state":
        return "state"
    return "government" if kind == "government" else "body"


def proper_names(chain: Chain) -> list[str]:
    """The wordings that name the actor, most used first; its descriptions when it has no name."""
    # "Brussels" may stand for the union and for its commission, and makes them not one
    stands = chain.kind not in ("state", "government", None)
    found = [n for n in chain.names if n.kind in PROPER and not (stands and n.kind == "metonym")]
    names = [n.text for n in sorted(found, key=lambda n: (-n.count, n.text))]
    if chain.named and chain.name not in names:
        names.insert(0, chain.name)
    return names or [chain.name]


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The words of a name without case, marks and punctuation."""
    return " ".join(split_words(text))


def identity_key(chain: Chain, family: Family) -> tuple[str, ...] | None:
    """What the actor is the same by at sight, across reports; ``None`` when it needs comparing, or never links.

    A state is its country, or the part of it that has a government of its own; "China's coast guard" is China's,
    however it is worded. A well-known body is its row in ``knowledge/organisations.tsv``. "Turkish soldiers" and "the
    Turkish army" are that country's forces. A full name is itself, within one country.
    """
    if family == "state":
        code = chain.country or countries.of_word(chain.name)
        full = chain.name if countries.of_name(chain.name) else " or ".join([chain.name, *proper_names(chain)])  # "RS"
        return ("state", code, countries.part_in(full)) if code else ("name", fold(chain.name))
    if family == "government":
        return None
    if family == "person":
        words = parse_person(chain.name).core
        if chain.named and len(words) > 1 and not all(w.initial for w in words[:-1]):
            return ("name", fold(chain.name), chain.country or "")
        return None
    if _is_national_force(chain):
        return ("forces", chain.country or "")
    own = frozenset(rest_words(chain.name, chain.country))  # beside its name it may be told of as "the military"
    service = next((words for words in _SERVICES if set(words) <= own <= {*words, *_ARTICLES}), None)
    if service is not None and chain.country:
        return ("service", chain.country, *service)
    known = None if not chain.named else organisations.of_name(chain.name, (chain.country,) if chain.country else ())
    if known is not None and known.country is None and (known.shared or known.kind == "ministry"):
        known = None  # every state has one
    if known is not None and (known.country in (None, chain.country) or chain.country is None):
        return ("known", known.name, known.country or "")
    if chain.country and "COP" in chain.sectors and _only(chain, POLICE):
        return ("police", chain.country)
    if chain.named or family == "body":
        if chain.kind == "ministry" and chain.country is None:
            return None  # every state has a Ministry of Interior
        return (
            "name",
            " ".join(sorted(w.country or w.text for w in parse_organisation(chain.name).words)),
            chain.country or "",
        )
    return None


def _is_national_force(chain: Chain) -> bool:
    """Whether the actor is the armed forces of its country as a whole, by whatever name: "the Bundeswehr"."""
    if chain.country is None or not (chain.kind == "military" or "MIL" in chain.sectors):
        return False
    if chain.name in powers.national_forces():
        known = organisations.of_name(chain.name, (chain.country,))
        return known is None or known.country in (None, chain.country)  # no Indian rebels are China's army, nor India's
    return _only(chain, FORCES)


def _only(chain: Chain, words: frozenset[str]) -> bool:
    """Whether every wording of the chain is made of ``words`` and the country's name, initials aside."""
    for name in chain.names:
        if name.kind == "pronoun" or (name.kind == "acronym" and len(chain.names) > 1):
            continue
        if not words.issuperset(rest_words(name.text, chain.country)):
            return False
    return True


@lru_cache(maxsize=100_000)
def rest_words(text: str, country: str | None) -> tuple[str, ...]:
    """The words of a wording without the names of its country; a part of the state stays, under its usual name."""
    hits = [h for h in countries.find_in(text) if h.alpha3 == country]
    for hit in reversed(hits):
        part = countries.part_of(text[hit.start : hit.end])
        text = f"{text[: hit.start]} {part.name if part is not None else ''} {text[hit.end :]}"
    return tuple(w for w in split_words(text.replace("’s", " ").replace("'s", " ")) if w != "s")
