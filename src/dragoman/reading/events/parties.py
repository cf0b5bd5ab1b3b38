"""States that events are done to or with, added to the cast.

`find_cast` takes the name of a country for an actor only where it acts. An event has another side: the country that is
bombed, visited or sanctioned ("visit Albania", "strikes on Iran", "an Australian ultimatum"). Such names are places too
and stay so; here they become mentions of their state when, and only when, they fill a side of an event.
"""

from __future__ import annotations

from dragoman.knowledge import countries
from dragoman.reading.cast import Cast
from dragoman.reading.events.arguments import sides_of
from dragoman.reading.events.envoys import with_sides
from dragoman.reading.events.proposals import propose
from dragoman.reading.nationality import nation_of
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.reading.stretches import Stretches
from dragoman.records import Chain, ChainName, Mention, PlaceMention, Span

_NAMED_THINGS = frozenset({"FAC", "WORK_OF_ART", "PRODUCT", "LAW"})


def add_parties(parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> Cast:
    """``cast`` with mentions of the states that are a side of some event and had none there.

    Envoys of unknown country are given that of the delegation that they belong to.
    Chains keep their indexes; new ones stand after them, in order of their first mention. A state that has a chain gets
    no second one.
    """
    cast = with_sides(parsed, cast)
    wide = with_all_states(parsed, cast, places)
    if len(wide.mentions) == len(cast.mentions):
        return cast
    used: set[int] = set()
    for sentence in sentences_with_more(parsed, cast, wide):
        candidates, company = propose(parsed, sentence, wide, places)
        for candidate in candidates.values():
            sides_of(company, candidate)
        used |= company.seen
    known = {(m.start, m.end) for m in cast.mentions}
    kept = [m for m in wide.mentions if (m.start, m.end) in known or m.start in used]
    return renumbered(cast, wide, kept)


def sentences_with_more(parsed: ParsedReport, cast: Cast, wide: Cast) -> list[Sentence]:
    """The sentences with a mention of ``wide`` that ``cast`` has not: only there the question of its use arises."""
    known = {m.span for m in cast.mentions}
    found = {s.index: s for m in wide.mentions if m.span not in known and (s := parsed.sentence_at(m.start))}
    return [found[index] for index in sorted(found)]


def with_all_states(parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> Cast:
    """``cast`` and every further name of a country, of its capital, and adjective of a people in the story."""
    kinds = ("name", "alias", "acronym", "title", "metonym", "pronoun")
    taken = Stretches((m.start, m.end) for m in cast.mentions if m.kind in kinds)
    heads = {m.head for m in cast.mentions}
    chain_of = {
        (c.country, countries.part_in(c.name)): i
        for i, c in reversed(list(enumerate(cast.chains)))
        if c.kind == "state" and c.country
    }
    chains = list(cast.chains)
    mentions = list(cast.mentions)
    country_at = {place.span: place.country for place in places}
    for start, end, alpha3 in sorted({*_names(parsed), *_capitals(parsed, places)}):
        here = Span(start, end)
        if start in heads or taken.touch(start, end):
            continue
        if (country_at.get(here) or alpha3) != alpha3:
            continue  # "Georgia" in the United States
        token = parsed.token_at(end - 1)
        if token is None:
            continue
        part = countries.part_in(parsed.text[start:end])
        if (alpha3, part) not in chain_of:
            country = countries.get(alpha3)
            if country is None:
                continue
            chain_of[alpha3, part] = len(chains)
            name = ChainName(text=parsed.text[start:end], kind="metonym", count=1)
            chains.append(Chain(name=part or country.name, named=True, kind="state", names=(name,), country=alpha3))
        mentions.append(Mention(start=start, end=end, head=token.idx, kind="metonym", chain=chain_of[alpha3, part]))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return Cast(tuple(mentions), tuple(chains))


def _names(parsed: ParsedReport) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        span = sentence.span
        covered: set[int] = set()
        for hit in countries.find_in(span.cut(parsed.text)):
            start = parsed.token_at(span.start + hit.start)
            of_thing = start is not None and start.ent_type_ in _NAMED_THINGS  # "American Boulevard"
            if hit.how == "name" or (hit.how == "demonym" and not of_thing):
                found.append((span.start + hit.start, span.start + hit.end, hit.alpha3))
                covered.update(range(span.start + hit.start, span.start + hit.end))
        for token in sentence.tokens:  # "Turkish-Libyan talks": the parts of a compound
            if token.idx not in covered and token.text[:1].isupper() and token.ent_type_ not in _NAMED_THINGS:
                alpha3 = nation_of(token)
                if alpha3 is not None:
                    found.append((token.idx, token.idx + len(token), alpha3))
    return sorted(found)


def _capitals(parsed: ParsedReport, places: tuple[PlaceMention, ...]) -> list[tuple[int, int, str]]:
    """Capitals that were found to lie in their country: who visits or bombs one has its state on the other side."""
    found = []
    for place in places:
        name = parsed.text[place.start : place.end]
        if place.country is not None and not place.adjective and countries.of_capital(name) == place.country:
            found.append((place.start, place.end, place.country))
    return found


def renumbered(cast: Cast, wide: Cast, kept: list[Mention]) -> Cast:
    """New chains counted anew without those that no mention was kept of."""
    count = len(cast.chains)
    number: dict[int, int] = {}
    for mention in kept:
        if mention.chain >= count:
            number.setdefault(mention.chain, count + len(number))
    mentions = tuple(
        Mention(start=m.start, end=m.end, head=m.head, kind=m.kind, chain=number.get(m.chain, m.chain)) for m in kept
    )
    return Cast(mentions, cast.chains + tuple(wide.chains[old] for old in number))
