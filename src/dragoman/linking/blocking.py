"""Which actors are worth comparing: those whose names share a key.

Every name gives a handful of keys made of coarse sound codes, so that all spellings of a name share some key while a
key is shared by few names. A key that many names share is not compared all against all: its names are sorted, and each
is compared with its neighbours only, which keeps the work near-linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dragoman.linking.names.acronyms import initials_of, is_acronym
from dragoman.linking.names.body_words import OrgWord, parse_organisation
from dragoman.linking.names.normalise import parse_person
from dragoman.linking.names.sounds import is_vowel, sounds_of
from dragoman.linking.names.translate import kinds_of, meanings_of
from dragoman.linking.names.transliterate import romanise
from dragoman.linking.names.words import FAR, compare_words

CROWDED = 20  # names under one key; above it only neighbours are compared
NEIGHBOURS = 5
SPELLING = 0.9  # likeness of two words that are spellings of one

_CLASSES = {
    **dict.fromkeys(("k", "q", "g", "gh", "kh", "c", "ks", "h"), "K"),
    **dict.fromkeys(("t", "d", "th", "dh"), "T"),
    **dict.fromkeys(("s", "z", "sh", "ch", "j", "zh", "dj", "dz", "ts", "sch", "shch", "tsch"), "S"),
    **dict.fromkeys(("f", "v", "w", "b", "p"), "P"),
    **dict.fromkeys(("m", "n", "ng"), "N"),
    "l": "L",
    "r": "R",
}


@lru_cache(maxsize=200_000)
def sound_code(word: str) -> str:
    """The consonants of a romanised word in six classes; "A" stands for a vowel in front. "Haftar", "Hifter": KPTR.

    Inside a word "h" and "w" come and go (Mehdi, Medi; Howeij, Huweij) and are left out.
    """
    sounds = sounds_of(word)
    code = ["A"] if sounds and is_vowel(sounds[0]) else []
    for i, sound in enumerate(sounds):
        letter = _CLASSES.get(sound, "")
        if (sound == "h" and code) or (sound == "w" and i):
            continue
        if letter and (not code or code[-1] != letter):
            code.append(letter)
    return "".join(code)


def person_keys(name: str) -> set[str]:
    """Keys of a person's name: the code of each word with the first sounds of each other one; a lone word alone."""
    words = parse_person(name).core[:5]
    codes = [sound_code(w.text) for w in words]
    if len(codes) == 1:
        return {f"1:{codes[0]}"}
    joined = sound_code("".join(w.text for w in words))
    keys = {f"j:{joined[:8]}"}
    for i, code in enumerate(codes):
        for j, other in enumerate(codes):
            if i != j and code and other:
                keys.add(f"{code}|{other[: 2 if len(code) > 2 else 4]}")
                if len(code) > 5:  # a long word is telling; the other may begin otherwise: Tiani, Tchiani
                    keys.add(f"{code}|${other[-1]}")
    return keys


def body_keys(name: str) -> set[str]:
    """Keys of a body's name: codes of its proper words, its acronym, the meanings of its words."""
    parsed = parse_organisation(name)
    keys: set[str] = set()
    meanings: set[str] = set()
    kinds: list[str] = []
    for word in parsed.words:
        if word.weak or word.number is not None:
            continue
        if word.country:
            continue
        found = kinds_of(word.text)
        if found:
            kinds.append(min(found))
        else:
            code = sound_code(word.text)
            keys.add(f"w:{code}" if len(code) > 2 else f"w:{code}:{word.text[:3]}")
        meanings |= meanings_of(word.text)
    keys |= {f"m:{meaning}" for meaning in meanings}
    if len(kinds) > 1:
        keys.add("k:" + " ".join(sorted(kinds)))
    # two letters are the beginning of too many names
    keys |= {f"a:{letters}" for letters in initials_of(name) if len(letters) > 2}
    for word_text in name.split():
        if is_acronym(word_text):
            keys.add("a:" + romanise(word_text.replace(".", "")))
    keys.add(f"r:{sound_code(parsed.run)}")
    return keys


def spellings_among(word: str, words: Sequence[str]) -> list[str]:
    """Those of ``words`` that are surely spellings of ``word``, in their order."""
    near = process.extract(word, words, scorer=OSA.normalized_distance, score_cutoff=FAR, limit=None)
    return [w for w, _, _ in sorted(near, key=lambda n: n[2]) if compare_words(word, w).score >= SPELLING]


def persons_worth_comparing(left: str, right: str) -> bool:
    """False where two names of as many words surely differ in one: a key is coarse, and most that share it differ.

    Short words may be the initials of several, and words may be divided otherwise: such names are worth a look.
    """
    a, b = ([w.text for w in parse_person(name).core] for name in (left, right))
    if len(a) != len(b):
        return True
    if any(len(word) > 3 and not any(compare_words(word, other).score for other in b) for word in a):
        return _same_run("".join(a), "".join(b))
    return True


def bodies_worth_comparing(left: str, right: str, shared: Iterable[str]) -> bool:
    """False where two names share only keys of sound and no word of the one is likely a spelling of the other's."""
    if any(key[0] not in "wr" for key in shared):
        return True
    a, b = parse_organisation(left), parse_organisation(right)
    alike = any(x.skeleton or y.skeleton or _alike(x, y) for x in a.words for y in b.words)
    return alike or _same_run(a.run, b.run)


def _alike(x: OrgWord, y: OrgWord) -> bool:
    telling = not (x.weak or y.weak or kinds_of(x.text) or kinds_of(y.text))
    return telling and compare_words(x.text, y.text).score > 0


def _same_run(left: str, right: str) -> bool:
    return OSA.normalized_distance(left, right, score_cutoff=0.25) <= 0.25


def candidate_pairs(keys: Sequence[Iterable[str]], order: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs ``(i, j)``, ``i < j``, of things that share a key, each pair once, in ascending order.

    ``keys[i]`` are the keys of thing ``i``; ``order[i]`` is the text by which a crowded key is sorted.
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            blocks[key].append(i)
    yield from sorted(_pairs(blocks, order))


def _pairs(blocks: Mapping[str, list[int]], order: Sequence[str]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) < 2:
            continue
        if len(members) <= CROWDED:
            pairs.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
            continue
        for step in (1, -1):  # sorted by how names begin, then by how they end
            ranked = sorted(members, key=lambda i: (order[i][::step], i))
            for n, a in enumerate(ranked):
                for b in ranked[n + 1 : n + 1 + NEIGHBOURS]:
                    pairs.add((min(a, b), max(a, b)))
    return pairs
