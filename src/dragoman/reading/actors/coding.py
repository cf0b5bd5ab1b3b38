"""What an actor is: kind, country, sectors and roles, by the words of the report first, by what is known second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.knowledge import countries
from dragoman.reading.actors.belonging import chain_part_of
from dragoman.reading.actors.chain_country import chain_country, country_of_offices
from dragoman.reading.actors.chain_names import chain_name, chain_names
from dragoman.reading.actors.chain_sectors import chain_sectors
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import is_government
from dragoman.reading.actors.roles import find_roles, is_relational
from dragoman.reading.cast import Cast
from dragoman.records import ActorKind, Chain, ChainRole, Mention

_PUBLIC = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY"))
_KIND_OF_WORD = ("person", "state")


def coded_chains(chains: Chains) -> Cast:
    """The cast of a report: its chains with kind, country, sectors and roles, and their mentions."""
    _let_speak(chains)
    united = chains.united()
    kept = [c for c in chains.all() if c in united or _counts(chains, c)]
    number = {chain: n for n, chain in enumerate(kept)}
    mentions = [
        Mention(
            start=chains.parsed.token_starts[c.start],
            end=chains.parsed.token_ends[c.end - 1],
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
    coded = tuple(_coded(chains, chain, number, roles.get(chain, ()), united.get(chain, ())) for chain in kept)
    return Cast(tuple(mentions), tuple(_with_country(chain, coded) for chain in coded))


def _with_country(chain: Chain, coded: Sequence[Chain]) -> Chain:
    """A chain of which no country is told, with that of the body whose office it holds or which it is a part of."""
    if chain.country is not None:
        return chain
    public = chain.kind not in ("person", "group") or _PUBLIC.intersection(chain.sectors)
    of = [role.of for role in chain.roles] or [chain.part_of if public else None]
    found = (coded[n].country for n in of if n is not None)
    country = next((alpha3 for alpha3 in found if alpha3 is not None), None)
    return chain if country is None else msgspec.structs.replace(chain, country=country)


def _counts(chains: Chains, chain: int) -> bool:
    """Whether a chain is of any actor: one of pronouns alone is none."""
    return any(
        chains.candidates[i].kind != "pronoun" and not chains.candidates[i].silent and i not in chains.dropped
        for i in chains.of(chain)
    )


def _let_speak(chains: Chains) -> None:
    """A state named only as a place is an actor after all where a pronoun or "the West African nation" takes it up: its
    first name counts then."""
    for chain in chains.all():
        indices = [i for i in chains.of(chain) if i not in chains.dropped]
        spoken = {chains.candidates[i].kind for i in indices if not chains.candidates[i].silent}
        first = next((i for i in indices if chains.candidates[i].silent), None)
        if first is not None and spoken and spoken <= {"pronoun", "description"}:
            chains.candidates[first].silent = False


def _coded(
    chains: Chains,
    chain: int,
    number: dict[int, int],
    roles: tuple[ChainRole, ...],
    members: tuple[int, ...],
) -> Chain:
    indices = [i for i in chains.of(chain) if i not in chains.dropped and not chains.candidates[i].silent]
    if all(chains.candidates[i].kind == "pronoun" for i in indices):  # "they" who are told one by one
        return Chain(
            name=_names_of(chains, members),
            named=False,
            kind="group",
            names=(),
            members=_numbers(chains, members, number),
        )
    name, named = chain_name(chains, indices)
    kind = _kind(chains, chain, indices)
    country = chain_country(chains, chain, indices, kind) or country_of_offices(chains, number, roles)
    return Chain(
        name=name,
        named=named,
        kind=kind,
        names=chain_names(chains, indices),
        country=country,
        sectors=chain_sectors(chains, indices, kind, country),
        roles=roles,
        part_of=chain_part_of(chains, indices, kind, number, chain),
        members=_numbers(chains, members, number),
    )


def _numbers(chains: Chains, members: Sequence[int], number: dict[int, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number[chains.chain(j)] for j in members if chains.chain(j) in number))


def _names_of(chains: Chains, members: Sequence[int]) -> str:
    """What several actors together are called: "Turkey and Qatar"."""
    names = [chain_name(chains, [i for i in chains.of(j) if i not in chains.dropped])[0] for j in members]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _is_told(chains: Chains, i: int) -> bool:
    """Whether somebody speaks to a name: "the minister told Armenpress"."""
    head = chains.doc[chains.candidates[i].head]
    return head.dep_ in ("dobj", "dative") and head.head.lemma_ == "tell"


def _kind(chains: Chains, chain: int, indices: Sequence[int]) -> ActorKind | None:
    label = chains.label(chain)
    nouns = [n for i in indices if (n := chains.candidates[i].noun) is not None]
    if label == "PER":
        return "person"
    if label == "LOC":
        # the label may come from a vote in which no single candidate has it
        text = chains.core_text(next((i for i in indices if chains.candidates[i].label == "LOC"), indices[0]))
        if (
            countries.of_name(text)
            or countries.of_capital(text)
            or countries.of_demonym(text)
            or countries.is_half(text)
        ):
            return "state"
        return "government"
    if label == "ORG":
        body = chains.known_body(indices)
        if body is not None:
            return body.kind
        names = [chains.candidates[i] for i in indices if chains.candidates[i].label == "ORG"]
        own = [c.noun for c in names if c.noun is not None and c.kind != "title"]
        kinds: list[ActorKind] = [n.kind for n in own if n.kind not in _KIND_OF_WORD and n.kind != "group"]
        kinds = kinds or [n.kind for n in nouns if n.kind not in _KIND_OF_WORD and n.kind != "group"]
        if kinds and set(kinds) == {"military"} and any(n.kind == "armed-group" for n in nouns):
            return "armed-group"  # "a militia known as the White Army"
        kinds = kinds or ["company" for n in nouns if n.kind == "person" and "BUS" in n.sectors]  # "its owner, X"
        if not kinds and any(_is_told(chains, i) for i in indices):
            return "media"
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
