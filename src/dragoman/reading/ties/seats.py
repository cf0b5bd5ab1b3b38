"""Offices that the cast leaves out, and bodies and states in which somebody named holds one, added to it.

`find_cast` takes the name of a country for an actor only where it acts, and a common noun for a body ("the central
bank") only where it does. Whoever governs or speaks for one is tied to it all the same: "Peruvian President Ana Soto",
"the governor of the central bank, Karim Bah", "the Senate, whose speaker, Ruben Quispe, …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dragoman.knowledge import countries, sectors, titles
from dragoman.knowledge.ties import is_national, is_of_bodies, office_tie
from dragoman.reading.actors.phrases import chunk_start
from dragoman.reading.cast import Cast
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.reading.ties import grammar
from dragoman.reading.ties.bearers import bearer_of
from dragoman.reading.ties.ends import Ends
from dragoman.reading.ties.seat_words import country_of, is_body, is_lost, is_title, seats_of, voters_of, words_of
from dragoman.records import ActorKind, Chain, ChainName, ChainRole, Mention, NameKind, PlaceMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES: frozenset[ActorKind] = frozenset(
    {"government", "ministry", "military", "party", "armed-group", "company", "igo", "ngo", "media", "organisation"}
)
HEADING = frozenset({"head", "lead", "chair", "run", "direct", "command"})
HEADS = frozenset("head president founder co-founder boss".split())  # "of" a body, as bosses of men are theirs
SINGLE: frozenset[ActorKind] = frozenset({"ministry", "military"})
# parts of a title that the parse takes for a body: National Security Adviser, Crown Prince
OWNING = frozenset({"own", "acquire", "control", "fund", "finance", "bankroll"})
HOLDERS = frozenset("owner co-owner shareholder proprietor".split())
PORTIONS = frozenset({"percent", "%", "cent"})
HOLDINGS = PORTIONS | frozenset({"stake", "shareholding", "share"})


def add_seats(parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> Cast:
    """``cast`` with the offices of named persons that it leaves out, and with the bodies that its offices are held in.

    Chains keep their indexes; new ones stand after them, in order of their first mention.
    """
    seats = _Seats(parsed, cast, places)
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if is_title(token) and (token.pos_ in ("NOUN", "PROPN") or grammar.first_piece(token) is not token):
                seats.take(sentence, token)
            elif token.pos_ == "VERB" and lemma_of(token) in HEADING:
                seats.take_verb(sentence, token)
            elif token.pos_ == "VERB" and lemma_of(token) in OWNING:
                seats.take_property(sentence, token)
            if lemma_of(token) in HOLDERS | HOLDINGS:
                seats.take_share(sentence, token)
    return seats.cast()


class _Seats:
    """Gathers what the offices of one report add to its cast."""

    def __init__(self, parsed: ParsedReport, cast: Cast, places: tuple[PlaceMention, ...]) -> None:
        self._parsed = parsed
        self._country_at = {place.start: place.country for place in places}
        self._ends = Ends(parsed, cast, ())
        self._mentions = list(cast.mentions)
        self._chains = list(cast.chains)
        self._added: dict[int, int] = {}  # offset of the head of an added mention → its chain
        self._old = cast

    def cast(self) -> Cast:
        if self._chains == list(self._old.chains) and not self._added:
            return self._old
        return Cast(tuple(sorted(self._mentions, key=lambda m: (m.start, -m.end))), tuple(self._chains))

    def take(self, sentence: Sentence, title: Token) -> None:
        """Give the office that ``title`` tells of somebody named to him, with whose it is."""
        holder = self._holder(title)
        if holder is None:
            return
        here = Span(title.idx, title.idx + len(title))
        known = [role for role in self._chains[holder].roles if role.span.overlaps(here)]
        if title.lower_ == "counterpart":
            words, known = self._title_of_other(title), []
        else:
            words = known[0].title if known else words_of(title)
        told = [role.of for role in known if role.of is not None]
        if words is None or told:
            headed = title.lower_ in HEADS and any(p.lower_ == "of" for p in grammar.prepositions(title))
            self._take_for_bodies(told, "chief executive" if headed else words)
            return
        voters = voters_of(title)
        for seat in [*seats_of(title), *voters]:
            within = seat.dep_ == "pobj" and seat.head.lower_ in ("in", "with")  # "a colonel in the FSB"
            number = self._body(sentence, seat, words, self._chains[holder].country, told_only=within)
            if number is not None and seat in voters and self._chains[number].kind == "person":
                continue  # whom a president names minister is no minister of his
            if number is not None and number != holder:
                self._lay(holder, known, title, words, number)
                return
        state = self._home(sentence, holder) if is_national(words) else None
        if state is not None:
            self._lay(holder, known, title, words, state)

    def _home(self, sentence: Sentence, holder: int) -> int | None:
        """The state of the country that somebody is known to be of, if the sentence names it as an actor."""
        country = self._chains[holder].country
        told = {mention.chain for mention in self._mentions if sentence.span.holds(mention.span)} if country else set()
        states = [number for number in sorted(told) if self._chains[number].kind == "state"]
        own = [number for number in states if self._chains[number].country == country]
        return next((number for number in own if not countries.part_in(self._chains[number].name)), None)

    def _holder(self, title: Token) -> int | None:
        """The chain of the person who is called so, if he has a name: as the cast has it, else by grammar."""
        known = [
            (role.span.end - role.span.start, number)
            for number, one in enumerate(self._chains)
            for role in one.roles
            if role.span.start <= title.idx < role.span.end and one.named
        ]
        if known:
            number = min(known)[1]
            return number if self._chains[number].kind == "person" else None
        bearer = grammar.antecedent(bearer_of(title))
        ends = [end for end in self._ends.of(bearer) if end.direct]
        chain = self._chains[ends[0].chain] if len(ends) == 1 else None
        return ends[0].chain if chain is not None and chain.named and chain.kind == "person" else None

    def take_verb(self, sentence: Sentence, verb: Token) -> None:
        """Add the body that somebody named is told to lead: "who previously ran the president's office"."""
        subject, told = grammar.subject(verb), grammar.direct_object(verb)
        ends = self._ends.of(subject)
        # who is picked to lead a body does not lead it yet
        stands = verb.dep_ != "acl" or grammar.is_passive(verb)
        leads = (
            stands
            and len(ends) == 1
            and self._chains[ends[0].chain].named
            and self._chains[ends[0].chain].kind == "person"
        )
        if leads and told is not None and told.pos_ == "NOUN":
            self._body(sentence, told, "head", None, told_only=False)

    def take_property(self, sentence: Sentence, verb: Token) -> None:
        """Add the body that an actor is told to own or pay for, or that owns an actor: "owned by a pension fund"."""
        ends = [one for one in (grammar.subject(verb), grammar.direct_object(verb)) if one is not None]
        if any(self._ends.of(one) for one in ends):
            for one in ends:
                if one.pos_ == "NOUN" and one.lower_ not in grammar.RELATIVE:
                    self._body(sentence, one, "head", None, told_only=False)
            told = ends[-1] if lemma_of(verb) in ("own", "acquire") else None  # nobody owns a man
            self._take_for_bodies([end.chain for end in self._ends.of(told)], "chief executive")

    def take_share(self, sentence: Sentence, share: Token) -> None:
        """Take a name for a company's where somebody has a share in it: "the owner of Norsal", "a stake in Norsal"."""
        of = ("of", "in") if lemma_of(share) in HOLDERS | PORTIONS else ("in",)
        held = [grammar.object_of(p) for p in grammar.prepositions(share) if p.lower_ in of]
        if lemma_of(share) in HOLDERS:
            held += [grammar.possessor(share), share.nbor(-1) if share.i > share.sent.start else None]
        for one in held:
            named = grammar.antecedent(one) if one is not None else None
            if named is not None and named.pos_ == "PROPN":
                self._body(sentence, named, "chief executive", None, told_only=False)

    def _title_of_other(self, counterpart: Token) -> str | None:
        """The office that a counterpart has as well: that of the person whose he is."""
        owner = grammar.possessor(counterpart)
        ends = self._ends.of(owner) if owner is not None else []
        roles = [role for end in ends[:1] for role in self._chains[end.chain].roles]
        return next((role.title for role in roles if role.of is not None), None)

    def _lay(self, holder: int, known: list[ChainRole], title: Token, words: str, number: int) -> None:
        chain = self._chains[holder]
        of_text = self._chains[number].name
        if known:
            roles = tuple(
                msgspec.structs.replace(role, of=number, of_text=role.of_text or of_text) if role is known[0] else role
                for role in chain.roles
            )
        else:
            span = Span(title.idx, title.idx + len(title))
            former = any(titles.is_former(child.text) for child in title.lefts) or is_lost(title)
            roles = (*chain.roles, ChainRole(title=words, of=number, of_text=of_text, span=span, former=former))
        self._chains[holder] = msgspec.structs.replace(chain, roles=roles)

    def _body(self, sentence: Sentence, seat: Token, title: str, home: str | None, *, told_only: bool) -> int | None:
        """The chain of the state or body that ``seat`` names, added where the cast has none; ``None`` of other words.

        ``home`` is the country of who holds the office: the governor of Georgia may be an American. With ``told_only``
        no place and no body that is not in the cast will do.
        """
        own = [end.chain for end in self._ends.of(seat) if end.direct]
        if own:
            self._take_for_bodies(own, title)
            body = self._chains[own[0]]
            before = seat.dep_ in ("compound", "amod", "nmod")
            told = not before or (body.named and body.kind != "person" and seat.lower_ != "crown")
            told = told and not (told_only and body.kind in ("state", "person"))
            fits = len(own) == 1 and told and office_tie(title, body.kind) is not None
            return own[0] if fits else None
        if told_only:
            return None
        if seat.idx in self._added:
            return self._added[seat.idx]
        named = seat.pos_ == "PROPN" and not seat.text.islower()
        if named or seat.pos_ not in ("NOUN", "PROPN") or countries.of_demonym(seat.text) is not None:
            country = country_of(seat)
            alone = (
                seat.dep_ != "compound" or grammar.possessor(seat.head) is None
            )  # "the county's Public Health Director"
            if country is None and alone and is_body(seat, title):
                return self._organisation(seat) if office_tie(title, "organisation") is not None else None
            if country != (self._country_at.get(seat.idx) or country) or country != (home or country):
                return None
            return self._state(seat, country) if country and office_tie(title, "state") is not None else None
        start = chunk_start(self._parsed.doc, sentence, seat.i, seat.i)
        left = [t.lower_ for t in self._parsed.tokens[start : seat.i]]
        noun = sectors.actor_noun([*left, seat.lower_]) or sectors.actor_noun([*left, lemma_of(seat)])
        if noun is None or noun.kind not in BODIES or office_tie(title, noun.kind) is None:
            return None
        if seat.dep_ == "compound" and len(noun.words) == 1 and noun.kind not in SINGLE:
            return None  # the party of "party leader Ana Soto" may be any
        if seat.tag_ == "NNS" and noun.words[-1] != seat.lower_:
            return None
        span = Span(self._parsed.tokens[start].idx, seat.idx + len(seat))
        owner = grammar.possessor(seat)
        owners = [end.chain for end in self._ends.of(owner) if end.direct] if owner is not None else []
        part_of = owners[0] if owners else None
        country = self._chains[part_of].country if part_of is not None else None
        if part_of is None and (number := self._described(span.cut(self._parsed.text))) is not None:
            return self._put(number, span, seat.idx, "description")
        name = ChainName(text=span.cut(self._parsed.text), kind="description", count=1)
        chain = Chain(
            name=name.text, named=False, kind=noun.kind, names=(name,), country=country, sectors=noun.sectors,
            part_of=part_of,
        )  # fmt: skip
        return self._add(chain, span, seat.idx, "description")

    def _state(self, seat: Token, country: str) -> int | None:
        known = countries.get(country)
        if known is None:
            return None
        span = Span(seat.idx, seat.idx + len(seat))
        for number, chain in enumerate(self._chains):
            if chain.kind == "state" and chain.country == country and not countries.part_in(chain.name):
                return self._put(number, span, seat.idx, "metonym")
        name = ChainName(text=seat.text, kind="metonym", count=1)
        chain = Chain(name=known.name, named=True, kind="state", names=(name,), country=country)
        return self._add(chain, span, seat.idx, "metonym")

    def _take_for_bodies(self, numbers: list[int], title: str | None) -> None:
        """Take chains for bodies that a bare name alone made men, where the office is one that no man gives."""
        for number in numbers if title is not None and is_of_bodies(title) else ():
            chain = self._chains[number]
            bare = (not chain.roles or " " not in chain.name) and all(
                name.kind in ("name", "title") for name in chain.names
            )
            if chain.kind == "person" and chain.named and bare:
                self._chains[number] = msgspec.structs.replace(chain, kind="organisation")

    def _organisation(self, seat: Token) -> int:
        """The body of the name that ends in ``seat``, as far as the parse takes it for one."""
        first = seat
        while first.i > seat.sent.start and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head == seat:
            first = first.nbor(-1)
        span = Span(first.idx, seat.idx + len(seat))
        common = sectors.exact_noun([seat.lower_]) if first is seat and seat.i == seat.sent.start else None
        if common is not None and common.kind in BODIES:  # "Army chief X" at the head of a sentence
            if (number := self._described(seat.lower_)) is not None:
                return self._put(number, span, seat.idx, "description")
            told = ChainName(text=seat.text, kind="description", count=1)
            chain = Chain(name=seat.text, named=False, kind=common.kind, names=(told,), sectors=common.sectors)
            return self._add(chain, span, seat.idx, "description")
        wording = ChainName(text=span.cut(self._parsed.text), kind="name", count=1)
        chain = Chain(name=wording.text, named=True, kind="organisation", names=(wording,))
        return self._add(chain, span, seat.idx, "name")

    def _described(self, words: str) -> int | None:
        """The only chain without a name that is called ``words``, an article aside."""
        plain = words.lower().removeprefix("the ")
        found = [n for n, c in enumerate(self._chains) if not c.named and c.name.lower().removeprefix("the ") == plain]
        return found[0] if len(found) == 1 else None

    def _add(self, chain: Chain, span: Span, head: int, kind: NameKind) -> int:
        self._chains.append(chain)
        return self._put(len(self._chains) - 1, span, head, kind)

    def _put(self, number: int, span: Span, head: int, kind: NameKind) -> int:
        self._mentions.append(Mention(start=span.start, end=span.end, head=head, kind=kind, chain=number))
        self._added[head] = number
        return number
