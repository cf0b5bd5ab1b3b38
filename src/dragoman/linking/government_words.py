"""The words that tell one government of a country from its rival."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import powers, sectors
from dragoman.linking.identity import rest_words
from dragoman.records import Chain

_GOVERNMENT = frozenset(
    "government governments regime administration authorities authority cabinet rulers leadership the of its s and "
    "officials official central federal state".split()
)
_SEIZED = frozenset(("military", "coup"))  # words of those who took power that are not their name
_TONE = frozenset(
    "legitimate illegitimate legal illegal so-called so called self-styled self styled internationally recognized "
    "recognised unrecognised unrecognized un backed un-backed rebel puppet current former new interim transitional "
    "national al el ul as ash loyal to formed by led supported allied affiliated headed based in with that "
    "which".split()
)


def government_words(chain: Chain) -> frozenset[str]:
    """The words that tell one government of a country from its rival: "accord", "haftar"; none for "the regime".

    Whatever those who took power by a coup are called comes out as "junta".
    """
    found: set[str] = set()
    for name in chain.names:
        if name.kind == "pronoun":
            continue
        words = set(rest_words(name.text, chain.country))
        if words & (_takers() | _SEIZED):
            words = (words - _takers() - _SEIZED - _coup_people()) | {"junta"}
        found.update(w for w in words if w not in _GOVERNMENT and w not in _TONE and len(w) > 1 and not _is_title(w))
    return frozenset(found)


def _is_title(word: str) -> bool:
    noun = sectors.exact_noun([word])
    return noun is not None and noun.kind == "person" and bool({"MIL", "GOV"} & set(noun.sectors))


def is_of_coup(chain: Chain) -> bool:
    """Whether an unnamed group is told to have taken power by force: "the coup leaders", "the putschists"."""
    told = (set(rest_words(name.text, chain.country)) for name in chain.names if name.kind == "description")
    many = _takers() - powers.takers(one=False)
    return not chain.named and any(words & many or ("coup" in words and words & _coup_people()) for words in told)


@cache
def _takers() -> frozenset[str]:
    """Words for those who took power by force, for one and for many."""
    return frozenset(form for word in powers.takers(one=False) for form in (word, word + "s"))


@cache
def _coup_people() -> frozenset[str]:
    return frozenset(word + "s" for word in powers.coup_people()) | {"council"}
