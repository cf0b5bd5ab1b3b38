"""The offices that the reports tell of an actor, each once, with whose they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.knowledge import countries, sectors
from dragoman.linking.profiles import LocalActor
from dragoman.linking.sole_offices import sole_office
from dragoman.records import Chain, ChainRole, Evidence, Role

Key = tuple[str, str | None, str | None, str | None, bool]  # title, whose, since, until, former


def actor_roles(
    found: Sequence[LocalActor], actor_of: Mapping[tuple[str, int], str], states: Mapping[str, str]
) -> tuple[Role, ...]:
    """The roles of the actor of ``found``, in order of their titles.

    Args:
        found: its chains.
        actor_of: the actor of every chain.
        states: the actor of each country's state, by its alpha-3 code.
    """
    spans: defaultdict[Key, set[Evidence]] = defaultdict(set)
    titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for local in found:
        for role in local.chain.roles:
            title = " ".join(role.title.split())
            titles[title.casefold()][title] += 1
            of = actor_of.get((local.report, role.of)) if role.of is not None else None
            if of is None and (code := _country_of(role, local.chain)) is not None:
                of = states.get(code)
            key = (title.casefold(), of, role.since, role.until, role.former)
            spans[key].add(Evidence(local.report, role.span.start, role.span.end))
    for key in [key for key in spans if key[1] is None]:
        fuller = [k for k in spans if k[0] == key[0] and k[1] is not None and k[2:] == key[2:]]
        if len(fuller) == 1:  # one outlet says whose the office is, another leaves it to be known
            spans[fuller[0]] |= spans.pop(key)
    return tuple(
        Role(
            title=min(titles[title], key=lambda t: (-titles[title][t], t)),
            of=of,
            since=since,
            until=until,
            former=former,
            evidence=tuple(sorted(evidence)),
        )
        for (title, of, since, until, former), evidence in sorted(spans.items(), key=lambda r: tuple(map(str, r[0])))
    )


def _country_of(role: ChainRole, chain: Chain) -> str | None:
    """The country whose office it is: by the words, else the holder's own, of an office that states have."""
    if role.of is not None:
        return None
    if role.of_text is not None:
        return countries.of_word(role.of_text)
    noun = sectors.actor_noun(role.title.casefold().split())
    rules = noun is not None and noun.words[-1] in ("ruler", "dictator", "strongman") and "GOV" in noun.sectors
    return chain.country if sole_office(role.title) is not None or rules else None
