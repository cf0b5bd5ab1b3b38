"""The names of one person in a report: full names, surnames alone, spellings."""

from __future__ import annotations

from dragoman.knowledge import titles
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.same_name import is_short_for, is_variant, person_words, same_person

_FAR = 12  # sentences after which a surname shared by two persons is no longer safely the last one's


def join_persons(chains: Chains) -> None:
    """Join the names of one person: full names, surnames, spellings."""
    known: list[tuple[tuple[str, ...], int]] = []  # full names, with a candidate of each
    short: list[tuple[tuple[str, ...], int]] = []
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "PER" or candidate.kind == "title":
            continue
        words = person_words(chains.core_text(i))
        if len(words) > 1:
            for other, j in known:
                if words == other and _generation(chains, i) != _generation(chains, j):
                    chains.tell_apart(i, j)  # "Donald Trump", "Donald Trump Jr.": father and son
                elif (same_person(words, other) or _is_long_surname(words, other)) and _genders_fit(chains, i, j):
                    chains.join(i, j)
                    break
            known.append((words, i))
        elif words:
            short.append((words, i))
    kin: set[tuple[str, int]] = set()  # who bears a surname but is not called by it alone: a man's brother
    for words, i in short:
        for full, j in known:
            if full[-1] == words[-1] and _told_apart(chains, i, j):
                chains.tell_apart(i, j)
                kin.add((words[-1], chains.chain(j)))
    loose: list[tuple[tuple[str, ...], int]] = []
    earliest: dict[str, int] = {}
    for words, i in short:
        if chains.candidates[i].sentence.part != "title" and _generation(chains, i) is None:
            earliest.setdefault(words[-1], i)
    for words, i in short:
        found = _of_generation(chains, i, _owners(chains, words, i, known))
        if _generation(chains, i) is None:
            found = [j for j in found if (words[-1], chains.chain(j)) not in kin]
            # who is called by the surname alone before the son is named in full is not the son
            found = [j for j in found if _generation(chains, j) is None or j < earliest.get(words[-1], j)]
        if len(found) == 1:
            chains.join(i, found[0])
        elif len(found) > 1:
            chosen = _nearest(chains, i, found)
            if chosen is not None:
                chains.join(i, chosen)
            else:
                loose.append((words, i))
        else:
            loose.append((words, i))
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
    # the kinsman of a name is another: "the minister's son, X", "his wife X"
    before = chains.doc[max(full.sentence.tokens.start, full.start - 2) : full.start]
    return any(titles.is_kin(t.text) for t in before)


def _generation(chains: Chains, i: int) -> str | None:
    """The word that tells father from son at the end of a name: "jr", "sr", "iii"."""
    last = chains.core_text(i).split()[-1].strip(".,").lower()
    return last if titles.is_suffix(last) else None


def _of_generation(chains: Chains, i: int, found: list[int]) -> list[int]:
    """Of the namesakes ``found``, those of the generation that a surname tells, or those of none."""
    own = _generation(chains, i)
    fitting = [j for j in found if _generation(chains, j) == own]
    return fitting if fitting or own is not None else found


def _is_long_surname(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of several words is the surname of a fuller one: "bin Salman", "San Roman", "Suu Kyi"."""
    return len(full) > len(words) and full[-len(words) :] == words


def _owners(chains: Chains, words: tuple[str, ...], i: int, known: list[tuple[tuple[str, ...], int]]) -> list[int]:
    """The chains whose full name ends with ``words``; failing those, the chains whose full name begins with it."""
    exact = {chains.chain(j): j for full, j in known if full[-1] == words[-1] and _genders_fit(chains, i, j)}
    near = exact or {
        chains.chain(j): j for full, j in known if is_short_for(words, full) and _genders_fit(chains, i, j)
    }
    if near:
        return list(near.values())
    first = {chains.chain(j): j for full, j in known if full[0] == words[0] and len(words[0]) > 1}
    if len(first) == 1:
        return list(first.values()) if len(words[0]) > 2 else []
    chief = _chief(chains, list(first.values()))  # a Kim among Kims: the surname comes first
    return [] if chief is None else [chief]


_LEAD = 3  # sentences in which a report names whom it is about


def _chief(chains: Chains, found: list[int]) -> int | None:
    """Of several namesakes the one whom the report is about: named in its lead or again and again, the rest once."""

    def chief(j: int) -> bool:
        named = [k for k in chains.names(chains.chain(j)) if chains.candidates[k].label == "PER"]
        return len(named) > 1 or any(chains.candidates[k].sentence.index < _LEAD for k in named)

    best = [j for j in found if chief(j)]
    return best[0] if len(best) == 1 else None


def _nearest(chains: Chains, i: int, found: list[int]) -> int | None:
    """Of several namesakes, the one last named before, unless two were named in one breath."""
    sentence = chains.candidates[i].sentence.index
    best: list[tuple[int, int]] = []
    for j in found:
        before = [k for k in chains.of(j) if k < i]
        if before:
            best.append((sentence - chains.candidates[before[-1]].sentence.index, j))
    best.sort()
    if not best or best[0][0] > _FAR or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _genders_fit(chains: Chains, i: int, j: int) -> bool:
    first, second = chains.gender(i), chains.gender(j)
    return first is None or second is None or first == second
