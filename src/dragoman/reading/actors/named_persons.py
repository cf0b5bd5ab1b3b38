"""The names of one person in a report: full names, surnames alone, spellings."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import titles
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.same_name import (
    are_father_and_son,
    generation,
    is_short_for,
    is_variant,
    person_words,
    same_person,
)

_FAR = 12  # sentences after which a surname shared by two persons is no longer safely the last one's


Named = tuple[tuple[str, ...], int]  # the words of a name, and the candidate that bears it


def join_persons(chains: Chains) -> None:
    """Join the names of one person: full names, surnames, spellings."""
    names = [
        (words, i)
        for i, candidate in enumerate(chains.candidates)
        if candidate.label == "PER" and candidate.kind != "title" and (words := person_words(chains.core_text(i)))
    ]
    full, lone = ([named for named in names if (len(named[0]) > 1) == several] for several in (True, False))
    _join_full(chains, full)
    _join_lone(chains, _join_surnames(chains, lone, full))


def _join_full(chains: Chains, full: Sequence[Named]) -> None:
    """Join the full names of one person; tell father and son apart."""
    for n, (words, i) in enumerate(full):
        for other, j in full[:n]:
            if not same_person(words, other):
                continue
            if are_father_and_son(chains.core_text(i), chains.core_text(j)):
                chains.tell_apart(i, j)  # "Donald Trump", "Donald Trump Jr."
            elif _genders_fit(chains, i, j):
                chains.join(i, j)
                break


def _join_surnames(chains: Chains, lone: Sequence[Named], full: Sequence[Named]) -> list[Named]:
    """Join surnames that stand alone with the full names that they are of; those of nobody come back."""
    kin = _kin(chains, lone, full)
    earliest: dict[str, int] = {}
    for words, i in lone:
        if chains.candidates[i].sentence.part != "title" and _generation(chains, i) is None:
            earliest.setdefault(words[-1], i)
    loose: list[Named] = []
    for words, i in lone:
        found = _owners(chains, words, i, full)
        if _generation(chains, i) is None:
            found = [j for j in found if (words[-1], chains.chain(j)) not in kin]
            # who is called by the surname alone before the son is named in full is not the son
            early = earliest.get(words[-1], i)
            found = [j for j in found if j < early or not are_father_and_son(words[-1], chains.core_text(j))]
        found = _without_kin(chains, _of_generation(chains, i, found))
        owner = found[0] if len(found) == 1 else _nearest(chains, i, found) if found else None
        if owner is None:
            loose.append((words, i))
        else:
            chains.join(i, owner)
    return loose


def _kin(chains: Chains, lone: Sequence[Named], full: Sequence[Named]) -> set[tuple[str, int]]:
    """Who bears a surname but is not called by it alone: a man's brother, with the surname."""
    kin: set[tuple[str, int]] = set()
    for words, i in lone:
        for name, j in full:
            if name[-1] == words[-1] and _told_apart(chains, i, j):
                chains.tell_apart(i, j)
                kin.add((words[-1], chains.chain(j)))
    return kin


def _without_kin(chains: Chains, found: list[int]) -> list[int]:
    """Of namesakes, those who are not brought in as a relative of one named before: "his sister, X Y" is not "Y"."""
    return [j for j in found if not (_is_kin(chains, j) and any(chains.chain(k) < chains.chain(j) for k in found))]


def _is_kin(chains: Chains, j: int) -> bool:
    told = (chains.candidates[k] for k in chains.of(j))
    return any(c.noun is not None and titles.is_kin(c.noun.words[-1]) and c.owner is not None for c in told)


def _join_lone(chains: Chains, loose: Sequence[Named]) -> None:
    """Join the spellings of a surname that nobody bears in full."""
    for n, (words, i) in enumerate(loose):
        for other, j in loose[:n]:
            alike = is_variant(words[0], other[0]) and _generation(chains, i) == _generation(chains, j)
            if alike and _genders_fit(chains, i, j) and chains.join(i, j):
                break


def _told_apart(chains: Chains, i: int, j: int) -> bool:
    """Whether a lone surname and a full name are two of one family: "Ortega and his brother Camilo Ortega"."""
    lone, full = chains.candidates[i], chains.candidates[j]
    if lone.sentence.index != full.sentence.index or j < i:
        return False
    first, second = chains.doc[lone.head], chains.doc[full.head]
    if (first.head == second and first.dep_ == "conj") or (second.head == first and second.dep_ == "conj"):
        return True
    # the kinsman of a name is another: "the minister's son, X", "his father, the Rev. X"
    start = min(c.start for c in chains.candidates if c.core == full.core)
    before = chains.doc[max(full.sentence.tokens.start, start - 2) : full.start]
    return any(titles.is_kin(t.text) for t in before)


def _generation(chains: Chains, i: int) -> str | None:
    return generation(chains.core_text(i))


def _of_generation(chains: Chains, i: int, found: list[int]) -> list[int]:
    """Of the namesakes ``found``, those of the generation that a surname tells; without one, no son beside his
    father."""
    own = _generation(chains, i)
    if own is not None:
        return [j for j in found if _generation(chains, j) == own]
    return [j for j in found if _generation(chains, j) is None or not any(_is_son_of(chains, j, k) for k in found)]


def _is_son_of(chains: Chains, j: int, k: int) -> bool:
    son, father = chains.core_text(j), chains.core_text(k)
    one_name = same_person(person_words(son), person_words(father))
    return generation(father) is None and one_name and are_father_and_son(son, father)


def _owners(chains: Chains, words: tuple[str, ...], i: int, full: Sequence[Named]) -> list[int]:
    """The chains whose full name ends with ``words``; failing those, the chains whose full name begins with it."""
    exact = {chains.chain(j): j for name, j in full if name[-1] == words[-1] and _genders_fit(chains, i, j)}
    near = exact or {chains.chain(j): j for name, j in full if is_short_for(words, name) and _genders_fit(chains, i, j)}
    # of two surnames the first is the one in use: "Óscar Fiallos Pineda" is Fiallos
    near = near or {
        chains.chain(j): j
        for name, j in full
        if len(words) == 1 and len(name) > 2 and name[-2] == words[0] and _genders_fit(chains, i, j)
    }
    # of four the second may be: "Mirza Fakhrul Islam Alamgir" is Fakhrul
    near = near or {
        chains.chain(j): j
        for name, j in full
        if len(words) == 1 and len(words[0]) > 3 and words[0] in name[1:-1] and _genders_fit(chains, i, j)
    }
    if near:
        return list(near.values())
    first = {chains.chain(j): j for name, j in full if name[0] == words[0] and len(words[0]) > 1}
    if len(first) == 1:
        return list(first.values()) if len(words[0]) > 2 else []
    chief = _chief(chains, list(first.values()))  # a Kim among Kims: the surname comes first
    if chief is not None:
        return [chief]
    return [j for name, j in full if chains.chain(j) in first and first[chains.chain(j)] == j and "-" in name[-1]]


_LEAD = 3  # sentences in which a report names whom it is about
_OFTEN = 4  # times that a report names whom it is about, and as many times as often as his namesakes


def _chief(chains: Chains, found: list[int]) -> int | None:
    """Of several namesakes the one whom the report is about: named in its lead or again and again, the rest once."""

    def chief(j: int) -> bool:
        named = _named(chains, j)
        return len(named) > 1 or any(chains.candidates[k].sentence.index < _LEAD for k in named)

    best = [j for j in found if chief(j)]
    return best[0] if len(best) == 1 else None


def _named(chains: Chains, j: int) -> list[int]:
    return [k for k in chains.names(j) if chains.candidates[k].label == "PER"]


def _nearest(chains: Chains, i: int, found: list[int]) -> int | None:
    """Of several namesakes, the one last named before, unless two were named in one breath; then the one named by far
    most often."""
    sentence = chains.candidates[i].sentence.index
    best: list[tuple[int, int]] = []
    for j in found:
        before = [k for k in chains.of(j) if k < i]
        if before:
            best.append((sentence - chains.candidates[before[-1]].sentence.index, j))
    best.sort()
    if best and best[0][0] <= _FAR and (len(best) == 1 or best[0][0] != best[1][0]):
        return best[0][1]
    if not best:
        after = sorted((min(chains.candidates[k].sentence.index for k in _named(chains, j)), j) for j in found)
        if after[0][0] - sentence < _LEAD and after[0][0] != after[1][0]:
            return after[0][1]  # "President X" in a headline, and his full name in the lead
    often = sorted(((len(_named(chains, j)), -j) for j in found), reverse=True)
    if often[0][0] >= _OFTEN and all(often[0][0] >= _OFTEN * times for times, _ in often[1:]):
        return -often[0][1]
    return None


def _genders_fit(chains: Chains, i: int, j: int) -> bool:
    first, second = chains.gender(i), chains.gender(j)
    return first is None or second is None or first == second
