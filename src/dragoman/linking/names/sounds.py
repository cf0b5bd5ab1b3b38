"""How far apart two spellings of one word are, counted in sounds.

A romanised word is cut into sounds ("sh", "kh", "ou" are one each, a doubled letter counts once), and the distance is
the cheapest way to turn one row of sounds into the other. What a swap costs was learned: two letters that stand for
each other in Latin spellings of one Arabic or Russian name ("q" and "g", "u" and "o") cost little, others a whole
unit (``training/name_weights.py`` writes ``knowledge/name_sounds.tsv``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.knowledge.files import read_tsv

_DIGRAPHS = (
    "shch", "tsch", "sch", "tch", "sh", "ch", "kh", "gh", "zh", "th", "dh", "ph", "ts", "tz", "ck", "dj", "dz",
    "ou", "oo", "ee", "ie", "ei", "ai", "ay", "ey", "au", "aw", "ow", "eu", "ae", "oe", "ue", "yu", "ya", "yo", "ye",
    "ij", "iy", "qu", "ng", "x",
)  # fmt: skip
_SOUND = re.compile("|".join((*_DIGRAPHS, ".")), re.DOTALL)
_VOWELS = frozenset("a e i o u y ou oo ee ie ei ai ay ey au aw ow eu ae oe ue iy ij".split())
_SAME = {"ph": "f", "ck": "k", "tz": "ts", "x": "ks", "oo": "ou", "tch": "ch", "qu": "k"}
# The learned skeletons are Arabic; Hebrew letters have some sounds more.
_HEBREW = {("y", "j"): 0.3, ("b", "v"): 0.2, ("k", "kh"): 0.2, ("k", "ch"): 0.2, ("p", "f"): 0.1, ("h", "ch"): 0.2}
# A vowel that a skeleton script leaves out.
UNWRITTEN_VOWEL = 0.04
SWAPPED_NEIGHBOURS = 1.0


@lru_cache(maxsize=200_000)
def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of a romanised word, in order."""
    found: list[str] = []
    for sound in _SOUND.findall(word):
        if sound == "x" and not found:
            sound = "s"  # Xi, Xavier
        sound = _SAME.get(sound, sound)
        if not found or found[-1] != sound:
            found.append(sound)
    return tuple(found)


def is_vowel(sound: str) -> bool:
    return sound in _VOWELS


@cache
def _learned() -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """(costs between Latin spellings, costs between a skeleton and a Latin spelling); the empty sound is ``""``."""
    latin: dict[tuple[str, str], float] = {}
    skeleton: dict[tuple[str, str], float] = dict(_HEBREW)
    for row in read_tsv("name_sounds.tsv"):
        table = latin if row["table"] == "latin" else skeleton
        left, right, cost = row["left"].strip("-"), row["right"].strip("-"), float(row["cost"])
        table[left, right] = cost
        if row["table"] == "latin":
            table[right, left] = cost
    return latin, skeleton


@lru_cache(maxsize=500_000)
def distance(left: str, right: str, *, skeleton: bool = False) -> float:
    """The cheapest turning of ``left`` into ``right``: 0 is the same sounds, 1 about one wrong letter.

    With ``skeleton`` the left word lacks its vowels, as romanised Arabic and Hebrew words do.
    """
    return align(sounds_of(left), sounds_of(right), skeleton=skeleton)


def align(left: tuple[str, ...], right: tuple[str, ...], *, skeleton: bool = False) -> float:
    """`distance` of two rows of sounds; beyond three in five sounds it is not counted out and only told as far."""
    latin, bare = _learned()
    costs = bare if skeleton else latin
    get = costs.get
    left_gaps = [get((sound, ""), 1.0) for sound in left]
    right_gaps = [UNWRITTEN_VOWEL if skeleton and sound in _VOWELS else get(("", sound), 1.0) for sound in right]
    far = 0.6 * max(len(left), len(right)) + 1
    previous = [0.0]
    for gap in right_gaps:
        previous.append(previous[-1] + gap)
    before: list[float] = []
    for i, a in enumerate(left):
        own_gap = left_gaps[i]
        value = previous[0] + own_gap
        current = [value]
        least = value
        for j, b in enumerate(right):
            best = previous[j] if a == b else previous[j] + get((a, b), 1.0)
            other = previous[j + 1] + own_gap
            if other < best:
                best = other
            other = value + right_gaps[j]
            if other < best:
                best = other
            if i and j and a != b and a == right[j - 1] and b == left[i - 1]:
                best = min(best, before[j - 1] + SWAPPED_NEIGHBOURS)
            value = best
            current.append(best)
            if best < least:
                least = best
        if least > far:
            return least + 1
        before, previous = previous, current
    return previous[-1]
