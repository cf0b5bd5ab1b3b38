"""What an actor is: kind, country, sectors and roles, by the words of the report first, by what is known second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.knowledge import countries, leaders, organisations
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import is_government
from dragoman.reading.actors.phrase_codes import noun_sectors
from dragoman.reading.actors.roles import find_roles, is_relational
from dragoman.reading.cast import Cast
from dragoman.records import ActorKind, Chain, ChainName, ChainRole, Mention

_KIND_OF_WORD = ("person", "state")
_LONG = 160  # characters; a longer wording is a mention but no name


def coded_chains(chains: Chains) -> Cast:
    """The cast of a report: its chains with kind, country, sectors and roles, and their mentions."""
    _let_speak(chains)
    kept = [c for c in chains.all() if _counts(chains, c)]
    number = {chain: n for n, chain in enumerate(kept)}
    mentions = [
        Mention(
            start=chains.doc[c.start : c.end].start_char,
            end=chains.doc[c.start : c.end].end_char,
            head=chains.doc[c.head].idx,
            kind=c.kind,
            chain=number[chain],
        )
        for chain in kept
        for i in chains.of(chain)
        if i not in chains.dropped
        for c in (chains.candidates[i],)
        if not c.silent
    ]
    mentions.sort(key=lambda m: (m.start, -m.end, m.chain))
    roles = find_roles(chains, number)
    united = chains.united()
    coded = tuple(_coded(chains, chain, number, roles.get(chain, ()), united.get(chain, ())) for chain in kept)
    return Cast(tuple(mentions), coded)


def _counts(chains: Chains, chain: int) -> bool:
    """Whether a chain is of any actor: one of pronouns alone is none."""
    return any(
        chains.candidates[i].kind != "pronoun" and not chains.candidates[i].silent and i not in chains.dropped
        for i in chains.of(chain)
    )


def _let_speak(chains: Chains) -> None:
    """A state named only as a place is an actor after all where a pronoun takes it up: its first name counts then."""
    for chain in chains.all():
        indices = [i for i in chains.of(chain) if i not in chains.dropped]
        if any(chains.candidates[i].kind == "pronoun" for i in indices) and not _counts(chains, chain):
            first = next((i for i in indices if chains.candidates[i].silent), None)
            if first is not None:
                chains.candidates[first].silent = False


def _coded(
    chains: Chains, chain: int, number: dict[int, int], roles: tuple[ChainRole, ...], members: tuple[int, ...]
) -> Chain:
    indices = [i for i in chains.of(chain) if i not in chains.dropped and not chains.candidates[i].silent]
    name, named = _name(chains, indices)
    kind = _kind(chains, chain, indices, name)
    country = _country(chains, chain, indices, kind, name) or _country_of_offices(chains, number, roles)
    return Chain(
        name=name,
        named=named,
        kind=kind,
        names=_names(chains, indices),
        country=country,
        sectors=_sectors(chains, indices, kind, name, country, roles),
        roles=roles,
        part_of=_part_of(chains, indices, kind, number, chain),
        members=tuple(dict.fromkeys(number[chains.chain(j)] for j in members if chains.chain(j) in number)),
    )


# ---------------------------------------------------------------- names


def _name(chains: Chains, indices: Sequence[int]) -> tuple[str, bool]:
    """The fullest proper name of a chain, or its first description."""
    names = [chains.core_text(i) for i in indices if chains.candidates[i].label in ("PER", "ORG")]
    if names:
        counts = Counter(names)
        best = max(
            counts,
            key=lambda n: (
                not organisations.is_acronym(n),
                min(len(n.split()), 6) if _plain(n) else 0,
                counts[n],
                len(n),
                n,
            ),
        )
        return best, True
    places = [i for i in indices if chains.candidates[i].label == "LOC"]
    if places:
        alpha3 = chains.candidates[places[0]].country
        country = countries.get(alpha3) if alpha3 else None
        text = chains.core_text(places[0])
        if country is not None and (
            countries.of_demonym(text) or countries.of_capital(text) or countries.of_name(text)
        ):
            stated = Counter(chains.core_text(i) for i in places if countries.of_name(chains.core_text(i)) == alpha3)
            full = [n for n in stated if not organisations.is_acronym(n)]
            return (max(full, key=lambda n: (stated[n], n)) if full else country.name), True
        return text, True
    described = [i for i in indices if chains.candidates[i].kind == "description"]
    if described:
        return chains.text(max(described, key=lambda i: _telling(chains.candidates[i], i))), False
    return chains.text(indices[0]), False


def _plain(name: str) -> bool:
    return not any(c in name for c in '"“”()')


def _telling(candidate: Candidate, i: int) -> tuple[int, bool, int]:
    """How much a description tells: one with a country, an owner or modifiers more than the bare noun, one of the story
    more than a clipped one of the headline, the first more than others."""
    weight = 2 * (candidate.country is not None) + (candidate.owner is not None) + bool(candidate.modifiers)
    return weight, candidate.sentence.part != "title", -i


def _names(chains: Chains, indices: Sequence[int]) -> tuple[ChainName, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for i in indices:
        candidate = chains.candidates[i]
        text = chains.text(i)
        if candidate.kind == "pronoun" or len(text) > _LONG:
            continue
        counts[(" ".join(text.split()), candidate.kind)] += 1
    return tuple(
        sorted(
            (ChainName(text=text, kind=kind, count=n) for (text, kind), n in counts.items()),  # type: ignore[arg-type]
            key=lambda x: (-x.count, x.text, x.kind),
        )
    )


# ---------------------------------------------------------------- kind


def _kind(chains: Chains, chain: int, indices: Sequence[int], name: str) -> ActorKind | None:
    label = chains.label(chain)
    nouns = [n for i in indices if (n := chains.candidates[i].noun) is not None]
    if label == "PER":
        return "person"
    if label == "LOC":
        # the label may come from a vote in which no single candidate has it
        text = chains.core_text(next((i for i in indices if chains.candidates[i].label == "LOC"), indices[0]))
        if countries.of_name(text) or countries.of_capital(text) or countries.of_demonym(text):
            return "state"
        return "government"
    if label == "ORG":
        for i in indices:
            if chains.candidates[i].label == "ORG":
                body = organisations.of_name(chains.core_text(i), chains.about)
                if body is not None:
                    return body.kind
        names = [chains.candidates[i] for i in indices if chains.candidates[i].label == "ORG"]
        own = [c.noun for c in names if c.noun is not None and c.kind != "title"]
        kinds: list[ActorKind] = [n.kind for n in own if n.kind not in _KIND_OF_WORD and n.kind != "group"]
        kinds = kinds or [n.kind for n in nouns if n.kind not in _KIND_OF_WORD and n.kind != "group"]
        return Counter(kinds).most_common(1)[0][0] if kinds else "organisation"
    if not nouns:
        return None
    if any(is_government(chains, i) for i in indices):
        return "government"
    if is_relational(chains, chain):
        return None
    kind = nouns[0].kind
    plural = chains.is_plural(chain)
    if kind == "person" and plural:
        return "group"
    if plural and kind not in ("military", "armed-group", "media"):
        return "group"
    if kind == "state" and not chains.candidates[indices[0]].country:
        return "state"
    return kind


# ---------------------------------------------------------------- country


def _country(chains: Chains, chain: int, indices: Sequence[int], kind: ActorKind | None, name: str) -> str | None:
    stated = [c for i in indices if (c := chains.candidates[i].country) is not None]
    if stated:
        counts = Counter(stated)
        return max(counts, key=lambda c: (counts[c], -stated.index(c)))
    for i in indices:
        candidate = chains.candidates[i]
        if (
            candidate.owner is not None
            and (j := chains.at_head(candidate.owner)) is not None
            and chains.chain(j) != chain
        ):
            owner = chains.country(j) or _known_country(chains, j)
            if owner is not None:
                return owner
    if kind == "person":
        for n in sorted(
            {chains.core_text(i) for i in indices if chains.candidates[i].label == "PER"}, key=lambda n: (-len(n), n)
        ):
            leader = leaders.of_name(n)
            known = leader is not None and (
                " " in n or leader.country in chains.about or _called_leader(chains, indices)
            )
            if known and leader is not None:
                return leader.country
        return None
    for i in indices:
        if chains.candidates[i].label == "ORG":
            text = chains.core_text(i)
            body = organisations.of_name(text, chains.about)
            if body is not None:
                return body.country
            hits = countries.find_in(text)
            if hits:
                return hits[0].alpha3
            if (named_after := _country_of_namesake(chains, text)) is not None:
                return named_after
    return None


def _country_of_offices(chains: Chains, number: dict[int, int], roles: Iterable[ChainRole]) -> str | None:
    """The country of those whose office a person holds: of the minister of a government."""
    chain_of = {n: chain for chain, n in number.items()}
    for role in roles:
        if role.of is not None:
            found = chains.country(chain_of[role.of]) or _known_country(chains, chain_of[role.of])
        else:
            found = countries.of_word(role.of_text) if role.of_text else None
        if found is not None:
            return found
    return None


def _country_of_namesake(chains: Chains, name: str) -> str | None:
    """The country of the person whose surname a body bears: "the Haftar Military Investment Commission"."""
    words = name.split()
    for j in chains.all():
        if len(words) > 1 and chains.label(j) == "PER":
            surnames = {chains.core_text(i).split()[-1] for i in chains.names(j)}
            if surnames & set(words):
                return chains.country(j) or _known_country(chains, j)
    return None


def _called_leader(chains: Chains, indices: Sequence[int]) -> bool:
    """Whether the report gives a person an office of state, so that a bare surname may be the known leader's."""
    return any(n is not None and "GOV" in n.sectors for n in (chains.candidates[i].noun for i in indices))


def _known_country(chains: Chains, j: int) -> str | None:
    for i in chains.of(j):
        text = chains.core_text(i)
        if chains.candidates[i].label == "PER":
            leader = leaders.of_name(text)
            if leader is not None and (" " in text or leader.country in chains.about):
                return leader.country
        if chains.candidates[i].label == "ORG":
            body = organisations.of_name(text, chains.about)
            if body is not None and body.country is not None:
                return body.country
    return None


# ---------------------------------------------------------------- sectors


def _sectors(
    chains: Chains,
    indices: Sequence[int],
    kind: ActorKind | None,
    name: str,
    country: str | None,
    roles: Iterable[ChainRole],
) -> tuple[str, ...]:
    if kind == "state":
        return ()
    found: dict[str, None] = {}
    for i in indices:
        if chains.candidates[i].label == "ORG":
            body = organisations.of_name(chains.core_text(i), chains.about)
            if body is not None:
                return tuple(body.sectors)
    former = False
    for i in indices:
        candidate = chains.candidates[i]
        former = former or (candidate.former and candidate.noun is not None)
        if _is_side(candidate):
            continue
        if candidate.noun is not None and candidate.kind in ("title", "description", "name"):
            words = [t.lower_ for t in chains.doc[candidate.start : candidate.head]]
            found.update(dict.fromkeys(noun_sectors(candidate.noun, words if candidate.kind == "description" else [])))
    if kind == "person" and not found:
        for n in sorted(
            {chains.core_text(i) for i in indices if chains.candidates[i].label == "PER"}, key=lambda n: (-len(n), n)
        ):
            leader = leaders.of_name(n)
            if leader is not None and leader.country == country:
                found.update(dict.fromkeys(leader.terms[-1].sectors))
                break
    if former and kind == "person":
        found = (
            {"ELI": None, **{s: None for s in found if s not in ("GOV", "ELI")}}
            if "GOV" in found or "LEG" in found
            else found
        )
    return tuple(s for s in found if s != "UNK" or len(found) == 1)


_NO_PARTIES = frozenset("the both two three all other these those warring rival opposing concerned".split())


def _is_side(candidate: Candidate) -> bool:
    """ "the two parties", "all parties": sides of a matter, and not political parties."""
    party = candidate.noun is not None and candidate.noun.words == ("party",) and candidate.number == 2
    return party and candidate.kind == "description" and set(candidate.words) <= _NO_PARTIES


# ---------------------------------------------------------------- belonging


def _part_of(
    chains: Chains, indices: Sequence[int], kind: ActorKind | None, number: dict[int, int], chain: int
) -> int | None:
    """The chain of the body that this one belongs to: a ministry's government, an army's state."""
    if kind in ("person", "state", None):
        return None
    for i in indices:
        candidate = chains.candidates[i]
        if candidate.owner is None:
            continue
        j = chains.at_head(candidate.owner)
        if j is None or chains.chain(j) == chain or chains.chain(j) not in number or chains.label(j) == "PER":
            continue
        if kind in _OWN_MASTERS and chains.label(j) == "LOC":
            continue  # "Myanmar's Arakan Army" is in Myanmar, not of it
        return number[chains.chain(j)]
    country = chains.country(chain)
    if kind == "ministry" and country is None:
        return _government_told(chains, indices, number)
    if kind in ("military", "ministry", "group"):
        for other in sorted(number):
            if country is not None and chains.label(other) == "LOC" and chains.country(other) == country:
                return number[other]
    return None


_OWN_MASTERS = frozenset(("armed-group", "company", "ngo", "party"))
_ABROAD = frozenset("foreign external exterior diaspora".split())


def _government_told(chains: Chains, indices: Sequence[int], number: dict[int, int]) -> int | None:
    """The government that a ministry is said to tell or ask something: its own, unless it deals with foreign ones."""
    for i in indices:
        head = chains.doc[chains.candidates[i].head]
        if head.dep_ not in ("nsubj", "nsubjpass") or _ABROAD & set(chains.candidates[i].words):
            continue
        told = [c for c in head.head.children if c.dep_ in ("dobj", "dative")]
        told += [c for p in head.head.children if p.lower_ == "to" for c in p.children if c.dep_ == "pobj"]
        for token in told:
            j = chains.at_head(token.i)
            noun = chains.candidates[j].noun if j is not None else None
            if j is not None and noun is not None and noun.kind == "government" and chains.chain(j) in number:
                return number[chains.chain(j)]
    return None
