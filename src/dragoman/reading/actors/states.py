"""States: the names, capitals and adjectives that stand for one, and "his nation", "the country"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import countries, regions
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import country_led
from dragoman.reading.clause_mending import SUBJECTS
from dragoman.reading.parsed import Sentence

_STATES = frozenset("country nation state republic kingdom emirate archipelago island".split())


def join_states(chains: Chains) -> None:
    """Join the names, capitals and adjectives that stand for one state, or for one part of a state."""
    first: dict[tuple[str, str], int] = {}
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "LOC" or candidate.country is None:
            continue
        text = chains.core_text(i)
        seat = countries.of_metonym(text) is not None and countries.of_capital(text) is None
        if seat and countries.of_name(text) is None and countries.of_demonym(text) is None:
            continue  # the Kremlin and the White House are offices of a state, not the state
        j = first.setdefault((candidate.country, countries.part_in(text)), i)
        chains.join(i, j)


def join_countries(chains: Chains) -> None:
    """Join "his nation" with the state of its owner, "the country" with the state named last before, and "the West
    African nation" with the one state of that region that is named."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.noun is None or candidate.number != 1 or i in chains.dropped:
            continue
        if chains.head_word(i) not in _STATES or not candidate.definite:
            continue
        if candidate.modifiers:
            _join_by_region(chains, i)
            continue
        if chains.head_word(i) not in ("country", "nation"):
            continue
        owner = chains.at_head(candidate.owner) if candidate.owner is not None else None
        if owner is not None:
            alpha3 = chains.country(owner) or country_led(chains, owner)
            states = [j for j in chains.all() if chains.label(j) == "LOC" and chains.country(j) == alpha3]
            if alpha3 is not None and states and chains.join(i, states[0]):
                candidate.country = alpha3
        elif candidate.owner is None:
            near = [
                j
                for j in range(i)
                if chains.candidates[j].label == "LOC"
                and candidate.sentence.index - chains.candidates[j].sentence.index <= 1
            ]
            if near and len({chains.chain(j) for j in near}) == 1:
                chains.join(i, near[-1])


def _join_by_region(chains: Chains, i: int) -> None:
    """The state of the region that the report names, if only one is, or only one in the last two sentences; who acts in
    the clause is another: "Togo condemned the coup in the West African nation"."""
    candidate, doc = chains.candidates[i], chains.doc
    region = regions.states_of(candidate.words)
    if not region:
        return
    verb = next((token for token in doc[candidate.head].ancestors if token.pos_ in ("VERB", "AUX")), None)
    doers = [child for child in verb.children if child.dep_ in SUBJECTS] if verb is not None else []
    acting = {token.i for doer in doers for token in doer.subtree}
    last: dict[str, int] = {}  # for each state, the sentence that names it last; one after ``candidate`` as far away
    for sentence in chains.parsed.sentences:
        for token, alpha3 in _states_in(chains, sentence):
            if alpha3 in region and token not in acting:
                last[alpha3] = max(last.get(alpha3, -2), sentence.index if token < candidate.head else -2)
    near = [alpha3 for alpha3, index in last.items() if candidate.sentence.index - index <= 1]
    told = list(last) if len(last) == 1 else near
    if len(told) != 1:
        return
    state = next((j for j in chains.all() if chains.label(j) == "LOC" and chains.country(j) == told[0]), None)
    if state is None or chains.join(i, state):
        candidate.country = told[0]


def _states_in(chains: Chains, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The tokens of a sentence that name a country, each with its code."""
    start = sentence.span.start
    for hit in countries.find_in(chains.parsed.text[start : sentence.span.end]):
        token = chains.parsed.token_at(start + hit.start)
        if token is not None:
            yield token.i, hit.alpha3
