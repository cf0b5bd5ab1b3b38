"""Single words of names: is this spelling that one?

`compare_words` answers for two romanised words, with the reason. Three sources are asked, strongest first: words known
to be one name (spellings of one original, short forms), words known to be two names however alike they look ("Hasan"
and "Hussein", "Salman" and "Sultan"), and last the learned distance in sounds, where a slip of the pen still counts as
the same word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from dragoman.knowledge.files import read_tsv
from dragoman.knowledge.person_names import is_short_form, lines_with
from dragoman.linking.names.sounds import distance, is_vowel, sounds_of

How = Literal["equal", "spelling", "short form", "initial", "slip", "translation", "joined", "different"]

# A word of the table that fewer people bear than this does not count as well attested.
ATTESTED = 3
SLIP_SHARE = 0.34  # of the sounds of the longer word; beyond it two words are not one misspelt
SLIP_MOST = 2  # wrong letters
VARIANT_SHARE = 0.16  # below it the difference is one of transliteration, not a slip
FAR = 0.5  # of the letters changed: no spelling of one name looks so unlike another, which spares the costly count
FIRST_SOUND = 0.45  # extra cost of a wrong first sound: slips and transliteration mostly spare it


@dataclass(frozen=True)
class WordMatch:
    """``score`` is 0 to 1; ``how`` tells what kind of likeness it is."""

    score: float
    how: How


DIFFERENT = WordMatch(0.0, "different")


@cache
def _table() -> dict[str, tuple[int, frozenset[str]]]:
    return {
        row["word"]: (int(row["count"]), frozenset(row["originals"].split(" ")))
        for row in read_tsv("name_words.tsv.gz")
    }


def bearers(word: str) -> int:
    """How many people of the table bear this word as a name; 0 when it is not listed."""
    return _table().get(word, (0, frozenset()))[0]


def given_name(word: str) -> frozenset[int]:
    """The names of the Arabic, Persian, Turkish and Urdu world that ``word`` spells; empty when it is none."""
    return lines_with("given").get(word, frozenset())


@lru_cache(maxsize=300_000)
def known_same(left: str, right: str) -> bool:
    """Whether both words are listed as spellings of one name."""
    if given_name(left) & given_name(right):
        return True
    a, b = _table().get(left), _table().get(right)
    return bool(a and b and a[1] & b[1]) and distance(left, right) <= 0.45 * max(len(left), len(right))


@lru_cache(maxsize=300_000)
def known_different(left: str, right: str) -> bool:
    """Whether both are well-attested names and not the same one."""
    first, second = given_name(left), given_name(right)
    if first and second:
        return not first & second
    a, b = _table().get(left), _table().get(right)
    if not a or not b or min(a[0], b[0]) < ATTESTED or a[1] & b[1]:
        return False
    return _share(left, right, skeleton=False) > VARIANT_SHARE


def _share(left: str, right: str, *, skeleton: bool) -> float:
    a, b = sounds_of(left), sounds_of(right)
    extra = 0.0 if skeleton or (a and b and (a[0] == b[0] or distance(a[0], b[0]) < 0.45)) else FIRST_SOUND
    # without the default spelt out, so that one cached answer serves all callers
    cost = distance(left, right, skeleton=True) if skeleton else distance(left, right)
    return (cost + extra) / max(len(a), len(b), 1)


@lru_cache(maxsize=500_000)
def compare_words(left: str, right: str, *, skeleton: bool = False) -> WordMatch:
    """How sure it is that two romanised words are one name.

    1 the same letters, above .9 a known variant or transliteration, .5 to .9 a slip of the pen, 0 another word. With
    ``skeleton`` the left word comes from a script without vowels.
    """
    if left == right:
        return WordMatch(1.0, "equal")
    if not left or not right:
        return DIFFERENT
    if len(left) == 1 or len(right) == 1:
        return WordMatch(0.8, "initial") if left[0] == right[0] else DIFFERENT
    if skeleton:
        share = _share(left, right, skeleton=True)
        return WordMatch(round(1 - share, 3), "spelling") if share <= 0.22 else DIFFERENT
    if _nisba(left, right) or _nisba(right, left):
        return DIFFERENT
    if known_same(left, right):
        return WordMatch(0.97, "spelling")
    if left.startswith("abdul") != right.startswith("abdul") and left.removeprefix("abdul") == right.removeprefix(
        "abdul"
    ):
        return WordMatch(0.9, "short form")  # "Abdul Hanif", "Hanif"
    if is_short_form(left, right):
        return WordMatch(0.93, "short form")
    longest = max(len(left), len(right))
    if OSA.distance(left, right, score_cutoff=int(FAR * longest)) > FAR * longest:
        return DIFFERENT
    share, cost = _share(left, right, skeleton=False), distance(left, right)
    if known_different(left, right) or share > SLIP_SHARE:
        return DIFFERENT
    if _vowels_only(left, right):
        return WordMatch(max(0.9, round(1 - share / 2, 3)), "spelling")
    if share <= VARIANT_SHARE and cost < 0.95:
        return WordMatch(round(1 - share / 2, 3), "spelling")
    if max(len(left), len(right)) <= 3 or OSA.distance(left, right) > SLIP_MOST:
        return DIFFERENT
    return WordMatch(round(1 - 1.25 * share, 3), "slip")


def _vowels_only(left: str, right: str) -> bool:
    """Whether two words with three consonants or more differ in the colour of vowels alone: Haftar, Hifter."""
    a, b = sounds_of(left), sounds_of(right)
    if len(a) != len(b) or sum(not is_vowel(s) for s in a) < 3:
        return False
    return all(x == y or (is_vowel(x) and is_vowel(y) and i > 0) for i, (x, y) in enumerate(zip(a, b, strict=True)))


def _nisba(given: str, family: str) -> bool:
    """Whether ``family`` is the family name made from the given name: Khalid, Khalidi."""
    return family[-1] in "iy" and len(given) > 3 and family[:-1] == given and bool(given_name(given))


def rarity(word: str) -> float:
    """How much a shared word says: 1 for a word that few bear, down to 0.35 for the commonest names."""
    n = bearers(word)
    if given_name(word):
        n = max(n, 200)
    for bound, weight in ((800, 0.35), (150, 0.5), (40, 0.65), (10, 0.8)):
        if n >= bound:
            return weight
    return 1.0


def joined(words: Iterable[str]) -> str:
    return "".join(words)
