"""Sides of a tie that the cast leaves out, added to it: "coalition air strikes", "IS" taken for a verb, a bare country.

A collective noun before another noun is no mention of its own to `find_cast`, yet it names who strikes or backs whom.
The name of a country is an actor where somebody supports, fights or arms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.knowledge.ties import tie_grammar, tie_words
from dragoman.reading.actors.abstract_nouns import is_rules
from dragoman.reading.cast import Cast
from dragoman.reading.events.parties import renumbered, sentences_with_more, with_all_states
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.ties.ends import Ends
from dragoman.reading.ties.fitting import Fitting
from dragoman.reading.ties.rules import stated_by
from dragoman.reading.ties.seats import add_seats
from dragoman.records import ActorKind, Chain, ChainName, Mention, NameKind, PlaceMention, Span

# ties of no sign that states have
OF_STATES = frozenset({"located in", "leads", "member of", "mediates", "owns", "controls"})
HYPHENS = ("-", "–", "/")
_HYPHENED = re.compile(r"(?:\S+ )??[A-Z][\w.]*[-–](\w+) ")


def add_sides(parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> Cast:
    """``cast`` with mentions of the collective bodies, acronyms and states that are sides and had no mention there.

    Chains keep their indexes; new ones stand after them, in order of their first mention.
    """
    cast = _with_states(parsed, add_seats(parsed, _unhyphened(parsed, cast), places), places)
    named = [m.span for m in cast.mentions if m.kind in ("name", "alias", "acronym")]
    heads = {m.head for m in cast.mentions}
    chains = list(cast.chains)
    counts: dict[int, int] = {}
    added: list[Mention] = []
    for span, head, chain_name, kind in [*_bodies(parsed), *_acronyms(parsed, cast)]:
        if head in heads or any(one.overlaps(span) for one in named) or _says_what(parsed, cast, head):
            continue
        number = _called(chains, chain_name)
        if number is None:
            number = len(chains)
            actor_kind: ActorKind = "group"
            chains.append(Chain(name=chain_name, named=False, kind=actor_kind, names=()))
        if number >= len(cast.chains):
            counts[number] = counts.get(number, 0) + 1
        added.append(Mention(start=span.start, end=span.end, head=head, kind=kind, chain=number))
    if not added:
        return cast
    for number, count in counts.items():
        name = ChainName(text=chains[number].name, kind="description", count=count)
        chains[number] = Chain(name=name.text, named=False, kind="group", names=(name,))
    mentions = sorted([*cast.mentions, *added], key=lambda m: (m.start, -m.end))
    return Cast(tuple(mentions), tuple(chains))


def _unhyphened(parsed: ParsedReport, cast: Cast) -> Cast:
    """``cast`` without wordings of one actor that begin with another: "Israel-Hamas", "the Iran-backed Brigade"."""
    names = {(m.chain, m.end): m.start for m in cast.mentions if m.kind in ("name", "alias", "acronym")}
    kept = []
    for mention in cast.mentions:
        start = names.get((mention.chain, mention.end), mention.start)
        before = parsed.text[mention.start : start]
        beginning = before[-1:] in HYPHENS and before[0].isupper()
        described = _HYPHENED.match(before)
        beginning = beginning or (described is not None and described[1].lower() in _describing())
        if mention.kind not in ("title", "description") or not beginning:
            kept.append(mention)
    return cast if len(kept) == len(cast.mentions) else Cast(tuple(kept), cast.chains)


def _says_what(parsed: ParsedReport, cast: Cast, head: int) -> bool:
    """Whether a collective noun only says what the actor behind it is: "militant groups", "opposition leaders"."""
    token = parsed.token_at(head)
    if token is None or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    return any(m.head == token.head.idx and m.start <= head for m in cast.mentions)


@cache
def _describing() -> frozenset[str]:
    """What stands behind a hyphen and says how a name before it stands to what follows: "backed", "loyal"."""
    words = tie_words()
    return frozenset((*words.suffixes, *words.reversed))


def _with_states(parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> Cast:
    """``cast`` with the names of states that a rule finds at an end of a tie."""
    wide = with_all_states(parsed, cast, places)
    if len(wide.mentions) == len(cast.mentions):
        return cast
    fitting = Fitting(Ends(parsed, wide, ()))
    used = {
        end.span
        for sentence in sentences_with_more(parsed, cast, wide)
        for token in sentence.tokens
        for stated in stated_by(fitting, token)
        if stated.kind.sign or stated.kind.name in OF_STATES
        for end in (stated.source, stated.target)
    }
    known = {m.span for m in cast.mentions}
    return renumbered(cast, wide, [m for m in wide.mentions if m.span in known or m.span in used])


def _bodies(parsed: ParsedReport) -> Iterator[tuple[Span, int, str, NameKind]]:
    """Collective nouns with the words that tell which: "the U.S.-led coalition" of "U.S.-led coalition aircraft"."""
    words = tie_grammar().bodies
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if is_rules(token):
                continue
            if token.lower_ in words and token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ != "det":
                first = token
                while first.i > sentence.tokens.start:
                    before = first.nbor(-1)
                    if not (before.head.i <= token.i and before.dep_ in ("amod", "compound", "punct", "npadvmod")):
                        break
                    if before.is_punct and before.text not in ("-", "–"):
                        break
                    first = before
                span = Span(first.idx, token.idx + len(token))
                yield span, token.idx, span.cut(parsed.text), "description"


def _acronyms(parsed: ParsedReport, cast: Cast) -> Iterator[tuple[Span, int, str, NameKind]]:
    """Capitals taken for a verb or pronoun that shorten a name of the cast: "IS" of Islamic State."""
    short: dict[str, str] = {}
    for chain in cast.chains:
        for name in chain.names if chain.named else ():
            capitals = "".join(word[0] for word in name.text.split() if word[0].isupper())
            if len(capitals) > 1:
                short.setdefault(capitals, chain.name)
    for sentence in parsed.sentences:
        if sentence.span.cut(parsed.text).isupper():
            continue
        for token in sentence.tokens:
            if token.pos_ in ("AUX", "VERB", "PRON", "ADP") and len(token) > 1 and token.text in short:
                yield Span(token.idx, token.idx + len(token)), token.idx, short[token.text], "acronym"


def _called(chains: list[Chain], name: str) -> int | None:
    """The only chain so called, or else the only one whose name ends in the same word, when ``name`` is that word."""
    plain = name.lower().removeprefix("the ")
    same = [i for i, c in enumerate(chains) if c.name.lower().removeprefix("the ") == plain]
    if not same and " " not in plain:
        same = [i for i, c in enumerate(chains) if c.name.lower().split()[-1:] == [plain]]
    return same[0] if len(same) == 1 else None
