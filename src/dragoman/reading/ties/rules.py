"""Where English puts the two ends of a tie, for each kind of cue.

Each rule looks at one kind of word (a verb, a noun, a word for a person, an adjective, a suffix). The words stand in
``knowledge/ties.yaml``, the grammar in `dragoman.reading.ties.grammar`, and which actor a word means in
`dragoman.reading.ties.ends`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, tie_grammar, tie_types, tie_words
from dragoman.reading.events.clauses import owner_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End, Ends
from dragoman.records import ActorKind, Chain

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED: frozenset[ActorKind | None] = frozenset({"state", "government", "military", "armed-group", "igo"})
FIGHTING: frozenset[ActorKind | None] = frozenset({"state", "military", "armed-group"})
PEACEFUL: frozenset[ActorKind | None] = frozenset({"party", "media", "company", "ngo", "ministry"})
ADVICE = frozenset({"advise", "help", "assist", "support", "order"})
GOVERNING = frozenset({"holds office in", "leads"})
DEEDS = frozenset(
    "attack assault strike airstrike raid bombing shelling bombardment siege aggression operation".split()
)
TURNS = frozenset({"turn", "stand", "break", "side"})
IN_FAVOUR = frozenset({"support", "defence", "defense", "aid"})
PENALTIES = frozenset("sanction embargo ban measure restriction penalty tariff blockade freeze curb".split())
EXAMPLES = frozenset({"including", "like", "as"})
POSSESSING = frozenset({"of", "to"})


@dataclass(frozen=True)
class Stated:
    """A tie as the words state it, before modality is weighed. ``verb`` carries tense and time, ``matter`` is what is
    supplied."""

    kind: TieType
    source: End
    target: End
    cue: Token
    confidence: float
    matter: Token | None = None


class TieRules:
    """Reads the ties that one word of a report states."""

    def __init__(self, ends: Ends) -> None:
        self.ends = ends
        self.chains: Sequence[Chain] = ends.cast.chains
        self.words = tie_words()
        self.grammar = tie_grammar()
        self._verbs = {shape.split()[0] for shape in (*self.words.verbs, *self.words.taken, *self.words.acts)}
        self._noun_kinds: dict[str, TieType] = {}
        for shape, noun_kind in self.words.nouns.items():
            self._noun_kinds.setdefault(shape.split()[0], noun_kind)

    def stated_by(self, token: Token) -> Iterator[Stated]:
        """The ties that ``token`` is the cue of, by every rule that fits its part of speech."""
        lemma = token.lemma_.lower()
        if token.i >= 2 and token.nbor(-1).text in ("-", "–"):
            yield from self._suffix(token)
        if token.pos_ in ("VERB", "AUX"):
            yield from self._verb(token, lemma)
        if token.pos_ in ("NOUN", "PROPN"):
            yield from self._noun(token, lemma)
            yield from self._person(token, lemma)
        if token.pos_ in ("ADJ", "VERB", "ADV", "ADP"):
            yield from self._adjective(token)
        if lemma == "against":
            yield from self._against(token)

    def _pair(
        self,
        kind: TieType,
        sources: Iterable[End],
        targets: Iterable[End],
        cue: Token,
        confidence: float,
        matter: Token | None = None,
    ) -> Iterator[Stated]:
        targets = list(targets)
        for one in sources:
            for other in targets:
                source, target = self._governing(one, other), self._governing(other, one)
                if source is None or target is None:
                    continue
                if source.chain != target.chain and self._fits(kind, source, target):
                    earnest = self._in_earnest(kind, source, target, cue)
                    if earnest is None:
                        continue
                    indirect = (not source.direct) + (not target.direct)
                    yield Stated(earnest, source, target, cue, round(confidence - 0.1 * indirect, 2), matter)

    def _governing(self, end: End, other: End) -> End | None:
        """Who is meant by the capital of the other end's own country: the state, unless the report names a government.

        "Haftar's war against Tripoli" is no war against Libya. It is told of the government that the report puts into
        that town, and of nobody where several sit in one country and none is put there.
        """
        state, country = self.chains[end.chain], self.chains[other.chain].country
        if state.kind != "state" or country is None or state.country != country or not self.ends.is_metonym(end):
            return end
        governments = [
            number
            for number, chain in enumerate(self.chains)
            if chain.kind == "government" and chain.named and chain.country == country and number != other.chain
        ]
        seated = [number for number in governments if self.ends.sits_in(number, end.span)]
        if governments:
            return replace(end, chain=seated[0]) if len(seated) == 1 else None
        return end

    def _in_earnest(self, kind: TieType, source: End, target: End, cue: Token) -> TieType | None:
        """``kind``, or opposition where the war is of words, trade or courts, or none where one man hit another."""
        if kind.name != "at war with":
            return kind
        kinds = {self.chains[source.chain].kind, self.chains[target.chain].kind}
        private = self.chains[source.chain].kind == "person" and not self._armed(source)
        if private and cue.lemma_.lower() in DEEDS:
            return None
        figure = any(child.lower_ in self.grammar.figures for child in cue.children)
        rivals = private or (self.chains[target.chain].kind == "person" and not kinds & FIGHTING)
        return tie_types()["opposes"] if figure or rivals or kinds & PEACEFUL or self._unarmed(source) else kind

    def _fits(self, kind: TieType, source: End, target: End) -> bool:
        if not kind.allows(self.chains[source.chain].kind, self.chains[target.chain].kind):
            return False
        if kind.name == "same as" and not self.chains[target.chain].named:
            return False  # "known as the hard man of the party" is no name
        if kind.sign == 0 and not target.direct:
            return False  # who chairs "the party's convention" does not lead the party
        if kind.name == "works for" and self._unarmed(target):
            return False  # "get to work for the people"
        state = self.chains[target.chain]
        if (
            kind.sign
            and not target.direct
            and state.kind == "state"
            and self.chains[source.chain].country == state.country
        ):
            return False  # who breaks with his country's policy does not break with his country
        # that a body's own part stands with it goes without saying
        within = target.chain == self.chains[source.chain].part_of or source.chain == self.chains[target.chain].part_of
        return not (within and kind.sign == 1)

    # ------------------------------------------------------------ the rules

    def _verb(self, token: Token, lemma: str) -> Iterator[Stated]:
        if lemma not in self._verbs:
            return
        # a participle describes the noun that it stands behind, not what that noun is coordinated with
        bare = token.dep_ in ("acl", "amod", "relcl")
        if lemma in ADVICE and any(child.dep_ in ("xcomp", "ccomp") for child in token.children):
            return  # "advised him to resign" is one piece of advice
        if lemma == "join" and any(
            child.pos_ == "VERB"
            for one in (token, *grammar.prepositions(token))
            for child in one.children
            if child.dep_ in ("xcomp", "advcl", "pcomp")
        ):
            return  # "joined Democrats to pass the bill", "joined France in condemning it"
        passive = grammar.is_passive(token)
        subject = (self.ends.of if bare and not passive else self.ends.all)(grammar.subject(token))
        told = grammar.direct_object(token)
        direct = (self.ends.of if bare and passive else self.ends.all)(told)
        particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
        plain = lemma if particle is None else f"{lemma} {particle}"  # who backs up a claim backs nobody
        shapes: list[tuple[str, list[End], Token | None]] = [(plain, direct, self._cargo(token))]
        for preposition in grammar.prepositions(token):
            if told is not None and lemma in TURNS:
                continue  # "turned their words against them"
            if lemma == "impose" and (told is None or told.lemma_.lower() not in PENALTIES):
                continue  # "impose stricter rules on banks"
            if told is not None and preposition.lower_ == "as":
                continue  # who recognises one as another's leader recognises the one
            objects = self.ends.all(grammar.object_of(preposition))
            if lemma == "stand":
                objects = [end for end in objects if end.direct]  # "stood by her comments"
            shapes.append((f"{lemma} {preposition.lower_}", objects, told))
        for shape, objects, matter in shapes:
            if shape in self.words.verbs:
                kind = self.words.verbs[shape]
                yield from self._pair(kind, subject, objects, token, 0.7, matter if kind.name == "supplies" else None)
            elif shape in self.words.taken:
                kind = self.words.taken[shape]
                goods = matter if kind.name == "supplies" else None
                yield from self._pair(kind, objects, subject, token, 0.65, goods)
                returned = _returned(token)
                if kind.name == "supplies" and returned is not None:
                    yield from self._pair(kind, subject, objects, token, 0.55, returned)
            elif shape in self.words.acts:
                armed = [e for e in subject if self._armed(e)]
                kind = self.words.acts[shape]
                hit = [e for e in objects if self._armed(e) or (kind.sign == -1 and self._hit(armed, e))]
                yield from self._pair(kind, armed, hit, token, 0.55)
                if kind.name == "at war with" and any(self._armed(e) for e in hit):
                    yield from self._together(armed, hit, token)

    def _together(self, armed: list[End], hit: list[End], cue: Token) -> Iterator[Stated]:
        """ "Chadian and Nigerian troops attacked the sect": those who fight one enemy side by side are allies in it."""
        foes = {end.chain for end in hit}
        side = [end for end in armed if end.direct and end.chain not in foes]
        for i, one in enumerate(side):
            yield from self._pair(tie_types()["allied with"], [one], side[i + 1 :], cue, 0.5)

    def _armed(self, end: End) -> bool:
        chain = self.chains[end.chain]
        if chain.kind == "person":
            words = {word for role in chain.roles for word in role.title.lower().split()}
            return bool(words & self.grammar.soldiers) or any(
                self.words.titles[word].name in GOVERNING for word in words if word in self.words.titles
            )
        # "the fighters", "five militants": a group by its words
        return chain.kind in ARMED or self._bears_arms(end)

    def _unarmed(self, end: End) -> bool:
        chain = self.chains[end.chain]
        return not chain.named and bool(set(chain.name.lower().split()) & self.grammar.people)

    def _bears_arms(self, end: End) -> bool:
        chain = self.chains[end.chain]
        words = set(chain.name.lower().split()[-2:])
        return chain.kind == "group" and not chain.named and bool(words & (self.grammar.hostile | self.grammar.arms))

    def _hit(self, armed: list[End], end: End) -> bool:
        """Whether ``end`` is a person or group struck by those who fight wars; a robbery is no tie."""
        fights = any(self.chains[one.chain].kind in FIGHTING or self._bears_arms(one) for one in armed)
        return fights and self.chains[end.chain].kind in ("person", "group")

    def _cargo(self, verb: Token) -> Token | None:
        """What is supplied, in "supply Haftar with weapons"."""
        for preposition in grammar.prepositions(verb):
            if preposition.lower_ == "with":
                return grammar.object_of(preposition)
        return None

    def _noun(self, token: Token, lemma: str) -> Iterator[Stated]:
        kind = self._noun_kinds.get(lemma)
        if kind is None:
            return
        verb, received = self._governor(token)
        owner = grammar.possessor(token)
        givers = self.ends.all(None if owner is None else owner_of(owner))
        for modifier in grammar.modifiers(token):
            own = self.ends.all(modifier)
            # "the Syria agreement" is about Syria
            givers += own if modifier.pos_ == "ADJ" or not self.ends.is_topic(modifier, token, own) else []
        if received and token.dep_ == "conj" and token.head.dep_ in ("dobj", "pobj"):
            givers += self.ends.of(token.head)  # "U.N. and international recognition", parsed as two objects
        prepositions = grammar.prepositions(token)
        if verb is not None:
            prepositions += [p for p in grammar.prepositions(verb) if p not in prepositions]
        takers: list[tuple[TieType, list[End]]] = []
        for preposition in prepositions:
            objects = self.ends.all(grammar.object_of(preposition))
            word = preposition.lower_
            fitting = self.words.nouns.get(f"{lemma} {word}")
            if word == "of" and lemma in IN_FAVOUR and token.dep_ == "pobj" and token.head.lower_ == "in":
                # "flew sorties in support of the army"; "with the support of" has it the other way round
                above = token.head.head
                doer = grammar.subject(above) if above.pos_ in ("VERB", "AUX") else grammar.doer(above)
                yield from self._pair(tie_types()["supports"], self.ends.all(doer), objects, token, 0.6)
                return
            if fitting is not None and word == "between":
                yield from self._between(fitting, objects, token)
            elif fitting is not None and (preposition.head == token or preposition.head == verb):
                takers.append((fitting, objects))
            elif word == "of" and received and owner is not None:
                takers.append((kind, objects))  # "thanked Egypt for its support of Sudan"
            elif word in ("by", "from") or (word == "of" and received):
                givers += objects
        if received and verb is not None:
            if not takers:
                takers.append((kind, self.ends.all(self._getter(verb))))
        elif not givers and verb is not None:
            givers += self.ends.all(grammar.subject(verb))
        elif not givers and token.dep_ == "pobj" and token.head.lower_ in ("at", "in"):
            givers += self.ends.of(token.head.head)  # "Sudan, in alliance with Chad"
        elif not givers and token.dep_ in ("appos", "attr"):
            # "Ansar Dine, a branch of al-Qaeda", "is part of the coalition"
            bearer = grammar.bearer(token)
            givers += self.ends.of(bearer) if bearer is not token else []
        elif not givers and token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
            givers += self.ends.all(grammar.subject(token.head.head))  # "fights as part of the coalition"
        for fitting, objects in takers:
            yield from self._pair(fitting, givers, objects, token, 0.65)
        if f"{lemma} between" in self.words.nouns:
            yield from self._joined(self.words.nouns[f"{lemma} between"], token)

    def _between(self, kind: TieType, objects: list[End], cue: Token) -> Iterator[Stated]:
        yield from self._pair(kind, objects[:1], objects[1:], cue, 0.65)

    def _joined(self, kind: TieType, cue: Token) -> Iterator[Stated]:
        """Both ends before the noun: "the Turkish-Libyan agreement", "the Iran-Iraq war"."""
        for i in range(max(cue.sent.start + 1, cue.i - 6), cue.i - 1):
            if cue.doc[i].text in ("-", "–", "/"):
                left, right = self.ends.named(cue.doc[i - 1]), self.ends.named(cue.doc[i + 1])
                apart = [end for end in left if not any(end.span.overlaps(other.span) for other in right)]
                yield from self._pair(kind, apart, right, cue, 0.6)

    def _governor(self, noun: Token) -> tuple[Token | None, bool]:
        """The verb that carries ``noun``, and whether its subject gets what the noun names."""
        for child in noun.children:
            if child.dep_ == "relcl" and child.lemma_.lower() in self.grammar.received:
                own = grammar.subject(child)
                if own is not None and own.lower_ not in grammar.RELATIVE:
                    return child, True  # "the support that Haftar receives"
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "ADJ"):
            return self._governor(noun.head)
        head = noun.head
        lemma = head.lemma_.lower()
        if noun.dep_ == "pobj":
            verb = head.head
            shape = f"{verb.lemma_.lower()} {head.lower_}"
            if {shape, f"{verb.lower_} {head.lower_}"} & (self.grammar.received | self.grammar.under):
                return verb, True
            if head.lower_ in ("at", "in") and verb.lemma_.lower() in ("be", "remain", "stay"):
                return verb, False  # "has been at war with"
            if noun.head.lower_ == "of" and verb.lemma_.lower() in ("part", "lot", "much", "kind"):
                return self._governor(verb)
            return None, False
        if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            if lemma in self.grammar.received or lemma in self.grammar.under:
                # "X has support from Y" is received, "X has a war with Y" is X's own
                has = lemma == "have" and not any(p.lower_ in ("from", "of") for p in grammar.prepositions(noun))
                return head, not has
            return (head, False) if lemma in grammar.LIGHT else (None, False)
        return None, False

    def _getter(self, verb: Token) -> Token | None:
        """Who gets it: the subject of "receives" or of "was subjected to"; if dropped, the last sentence has him."""
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        found = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.direct_object(verb)
        if found is not None or verb.dep_ != "ROOT" or verb.sent.start == 0:
            return found
        before = verb.doc[verb.sent.start - 1].sent.root
        chain = [before, *before.conjuncts]
        for root in reversed(chain):
            for child in root.children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    return child
        return None

    def _person(self, token: Token, lemma: str) -> Iterator[Stated]:
        kind = self.words.persons.get(lemma)
        if kind is None:
            return
        related = self.ends.all(grammar.possessor(token))
        if not related and token.dep_ in ("compound", "nmod") and token.head.i > token.i:
            related = self.ends.all(grammar.possessor(token.head))  # "Russia's ally Belarus", parsed as one name
        named: list[End] = []
        for preposition in grammar.prepositions(token):
            if preposition.lower_ in POSSESSING:
                related += self.ends.all(grammar.object_of(preposition))
            elif preposition.lower_ in EXAMPLES:
                named += self.ends.all(grammar.object_of(preposition))
        bearer = grammar.bearer(token)
        if bearer is not token:
            # "Manafort associate Gates and aide Papadopoulos": a word before a name is said of that name alone
            named += self.ends.of(bearer) if bearer.i > token.i and bearer.dep_ != "appos" else self.ends.all(bearer)
        own = self.ends.all(token) if bearer is token else []
        if kind.name != "holds office in":
            for modifier in grammar.modifiers(token):
                if modifier.pos_ in ("ADJ", "PROPN"):
                    named += self.ends.all(modifier)
        if not related and token.i > 0:
            # "Syria ally Russia": a bare name before the word is whom it stands by
            before = [m for m in grammar.modifiers(token) if m.pos_ == "PROPN" and m.i == token.i - 1]
            if before and bearer is not token:
                related = self.ends.of(before[0])
        chains = {end.chain for end in related}
        named = [end for end in named if end.chain not in chains]
        yield from self._pair(kind, named, related, token, 0.7)
        owner = grammar.possessor(token)
        if not named and (owner is None or owner.lower_ in ("his", "her", "its", "their")):
            # "Haftar's allies" says nothing of Haftar; "the government and its allies" still says who is with whom
            yield from self._pair(kind, [e for e in own if e.chain not in chains], related, token, 0.45)

    def _adjective(self, token: Token) -> Iterator[Stated]:
        for preposition in grammar.prepositions(token):
            kind = self.words.adjectives.get(f"{token.lower_} {preposition.lower_}")
            if kind is not None:
                described = self.ends.of(grammar.described(token))
                yield from self._pair(kind, described, self.ends.all(grammar.object_of(preposition)), token, 0.75)

    def _against(self, token: Token) -> Iterator[Stated]:
        """What somebody does "against" another, whatever it is: "unite against", "hold their positions against"."""
        head = token.head
        if token.dep_ != "prep" or any(one.lemma_.lower() in self.grammar.contests for one in (head, head.head)):
            return
        lemma = head.lemma_.lower()
        if f"{lemma} against" in self.words.nouns or f"{lemma} against" in self.words.verbs:
            return  # told by its own word
        doer = grammar.subject(head) if head.pos_ in ("VERB", "AUX") else grammar.doer(head)
        sources = self.ends.all(doer)
        if head.pos_ in ("NOUN", "PROPN"):
            sources += [end for modifier in grammar.modifiers(head) for end in self.ends.all(modifier)]
        opposed = grammar.object_of(token)
        if opposed is not None and opposed.lower_ == "it":
            return  # "voted against it": a bill or plan, far more often than a body
        targets = self.ends.all(opposed)
        fighting = [e for e in sources if self.chains[e.chain].kind in FIGHTING]
        hostile = [e for e in targets if self.chains[e.chain].kind in ("military", "armed-group")]
        kinds = tie_types()
        for source in sources:
            for target in targets:
                # "used gas against its own people": the many are no body, yet who governs or fights can be their foe
                people = self._armed(source) and self._unarmed(target)
                if not (self._lasting(source) and (self._lasting(target) or people)):
                    continue
                war = source in fighting and target in hostile
                yield from self._pair(kinds["at war with" if war else "opposes"], [source], [target], token, 0.55)

    def _lasting(self, end: End) -> bool:
        """Whether an actor is one that keeps enemies: somebody by name, or a body that governs or fights."""
        return self.chains[end.chain].named or self._armed(end)

    def _suffix(self, token: Token) -> Iterator[Stated]:
        word = token.lower_
        kind, turned = self.words.suffixes.get(word), False
        if kind is None:
            kind, turned = self.words.reversed.get(word), True
        if kind is None:
            return
        before = self.ends.named(token.nbor(-2))
        # "the Saudi-backed government and the Houthi movement": what stands before a noun is said of that noun alone
        after = self.ends.of(grammar.described(token))
        source, target = (after, before) if turned else (before, after)
        yield from self._pair(kind, source, target, token, 0.75)


def _returned(verb: Token) -> Token | None:
    """What is given in return: "in exchange for funds and weapons"."""
    for exchange in verb.subtree:
        if exchange.lemma_.lower() in ("exchange", "return") and exchange.head.lower_ == "in":
            for preposition in grammar.prepositions(exchange):
                if preposition.lower_ == "for":
                    return grammar.object_of(preposition)
    return None
