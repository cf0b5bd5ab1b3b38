"""Who speaks and signs for a side: the persons of a delegation are participants of what the delegation does.

"The delegation included the vice president X and the minister Y", "met regime members, including the deputy minister
Z", "a committee headed by the foreign minister", "W, who led the team": the report names persons as the members of a
body. They stand for the body's side in its visits, meetings and agreements (PLOVER manual, actors: who acts for a state
is of that state). Who is said to lead a body is its head; in a list the first named is, as protocol orders it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from dragoman.reading.cast import Cast
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, conjuncts, own_subject
from dragoman.reading.events.objects import objects_of
from dragoman.reading.parsed import ParsedReport
from dragoman.records import EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

# acts in which persons stand for their side; nobody bombs a town because he is in the delegation
REPRESENTED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE"})
_BODIES = frozenset(
    "delegation committee team mission entourage party side group commission panel contingent envoy official"
    " representative negotiator member delegate leader minister dignitary convoy deputation".split()
)
_HOLDING = frozenset({"include", "comprise", "feature"})
_LEADING = frozenset({"head", "lead", "chair", "front"})


@dataclass
class Envoys:
    """The persons that a report names as members of one body, in order of naming, and which of them leads it."""

    members: list[int] = field(default_factory=list)
    head: int | None = None

    def add(self, chains: Sequence[int]) -> None:
        self.members += [chain for chain in chains if chain not in self.members]


def find_envoys(parsed: ParsedReport, cast: Cast) -> dict[int, Envoys]:
    """Chains of bodies → the persons that the report names as their members."""
    found: dict[int, Envoys] = {}
    for body, persons, led in _named(parsed, cast):
        if body in persons:
            continue
        envoys = found.setdefault(body, Envoys())
        envoys.add(persons)
        if led and envoys.head is None:
            envoys.head = persons[0]
    return found


def with_sides(parsed: ParsedReport, cast: Cast) -> Cast:
    """``cast`` with the country of the body for its members of unknown country, for whose side they speak."""
    chains = list(cast.chains)
    for body, envoys in sorted(find_envoys(parsed, cast).items()):
        country = chains[body].country
        for member in envoys.members:
            if chains[member].country is None and country is not None:
                chains[member] = msgspec.structs.replace(chains[member], country=country)
            elif country is None and chains[member].country is not None and chains[body].country is None:
                chains[body] = msgspec.structs.replace(chains[body], country=chains[member].country)
    return Cast(cast.mentions, tuple(chains))


def add_envoys(parsed: ParsedReport, cast: Cast, events: Sequence[EventMention]) -> list[EventMention]:
    """``events`` in the same order; the members of a body that takes part stand beside it, on its side."""
    envoys = find_envoys(parsed, cast)
    out: list[EventMention] = []
    for event in events:
        here = [c for c in (*event.actors, *event.recipients) if c in envoys]
        if event.type not in REPRESENTED or not here:
            out.append(event)
            continue
        taken = {*event.actors, *event.recipients}
        sides: list[tuple[int, ...]] = []
        for side in (event.actors, event.recipients):
            more = [m for c in side if c in envoys for m in envoys[c].members if m not in taken]
            taken.update(more)
            more += [g for m in more if (g := _government(m, cast)) is not None and g not in taken]
            taken.update(more)
            sides.append((*side, *dict.fromkeys(more)))
        heads = tuple(dict.fromkeys(head for c in here if (head := envoys[c].head) is not None))
        out.append(msgspec.structs.replace(event, actors=sides[0], recipients=sides[1], heads=heads))
    return out


def _government(person: int, cast: Cast) -> int | None:
    """The government that a minister or president of it acts for."""
    bodies = [role.of for role in cast.chains[person].roles if role.of is not None and not role.former]
    return next((body for body in bodies if cast.chains[body].kind == "government"), None)


def _named(parsed: ParsedReport, cast: Cast) -> Iterator[tuple[int, list[int], bool]]:
    """(body, persons, whether the first of them leads it), in order of the text."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            lemma = lemma_of(token) if token.pos_ == "VERB" else None
            if token.lower_ == "including" or lemma in _HOLDING:
                yield from _held(token, cast)
            elif lemma in _LEADING:
                yield from _led(token, cast)


def _held(word: Token, cast: Cast) -> Iterator[tuple[int, list[int], bool]]:
    if word.lower_ == "including" and word.dep_ in ("prep", "acl"):
        persons = _persons(children(word, "pobj", "dobj"), cast)
        body = _body(word.head, cast, named=True)
        if body is not None and persons:
            yield body, persons, False
    elif word.pos_ == "VERB" and word.lower_ != "including":
        subject = own_subject(word)
        body = _body(subject, cast) if subject is not None else None
        persons = _persons(children(word, "dobj", "attr"), cast)
        if body is not None and persons:
            yield body, persons, len(persons) > 1


def _led(verb: Token, cast: Cast) -> Iterator[tuple[int, list[int], bool]]:
    leaders: list[Token] = []
    body: int | None = None
    if verb.tag_ == "VBN":
        for agent in children(verb, "agent"):
            leaders += children(agent, "pobj")
        body = _body_above(verb, cast)
    else:
        subject = own_subject(verb)
        if subject is not None:
            leaders = [subject]
        body = next((found for t in objects_of(verb) if (found := _body(t, cast)) is not None), None)
    persons = _persons(leaders, cast)
    if body is not None and persons:
        yield body, persons[:1], True


def _body_above(participle: Token, cast: Cast) -> int | None:
    """The body that "headed by X" is said of, also where the parse hangs it on a place in between."""
    word = own_subject(participle) or participle.head
    for _ in range(3):
        body = _body(word, cast)
        if body is not None:
            return body
        if word.head.i == word.i or word.pos_ not in ("NOUN", "PROPN", "VERB", "ADP"):
            return None
        word = word.head
    return None


def _body(noun: Token, cast: Cast, *, named: bool = False) -> int | None:
    """The chain of a noun for several people who act for a side; ``named``: any group will do."""
    mention = cast.headed_at(noun.idx)
    if mention is None or cast.chains[mention.chain].named or cast.chains[mention.chain].kind in ("person", "media"):
        return None
    if lemma_of(noun) in _BODIES:
        return mention.chain
    return mention.chain if named and cast.chains[mention.chain].kind == "group" else None


def _persons(nouns: Sequence[Token], cast: Cast) -> list[int]:
    """The persons of a list in order, through coordination and apposition."""
    found: dict[int, None] = {}
    queue = sorted(nouns, key=lambda t: t.i)
    seen: set[int] = set()
    while queue:
        noun = queue.pop(0)
        if noun.i in seen:
            continue
        seen.add(noun.i)
        mention = cast.headed_at(noun.idx)
        if mention is not None and cast.chains[mention.chain].kind == "person" and mention.kind != "pronoun":
            found[mention.chain] = None
        queue += [t for t in (*conjuncts(noun), *children(noun, "appos")) if t.i not in seen]
        queue.sort(key=lambda t: t.i)
    return list(found)
