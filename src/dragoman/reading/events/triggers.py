"""Finds the words that tell an event and their PLOVER type, by the `lexicon`.

All patterns of a word are tried on the parse and the longest that fits wins, so "lift sanctions" is not "lift" and
"withdraw from the treaty" is not "withdraw from the town".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import RELATIVE, antecedent, children, conjuncts, premodifiers
from dragoman.reading.events.lexicon import PREPOSITIONS, Group, Item, Pattern, load_lexicon
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import preposition_after, through_measure
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

IsActor = Callable[["Token"], str | None]

_PERSON_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_OF_AN_ACT = frozenset("victim suspect survivor scene site spree case incident".split())
_PRONOUNS = frozenset("him her them us me who whom he she they it everyone others".split())


@dataclass
class Candidate:
    """A word that tells an event, before its participants and modality are known."""

    token: Token
    pattern: Pattern
    object: Token | None = None  # the direct object that the pattern asked for
    complement: Token | None = None  # the head of the infinitive, clause or act that the trigger is about
    light: Token | None = None  # the verb that carries a noun trigger
    words: list[Token] = field(default_factory=list)

    @property
    def group(self) -> Group:
        return self.pattern.group

    @property
    def is_verb(self) -> bool:
        return self.pattern.kind in ("verb", "adjective")


class Matcher:
    """Tries the lexicon on one sentence. ``kind_of`` tells the actor kind of a token; ``None`` where it is no actor."""

    def __init__(self, sentence: Tokens, kind_of: IsActor) -> None:
        self.lexicon = load_lexicon()
        self.sentence = sentence
        self.kind_of = kind_of
        self.lemmas = {lemma_of(token) for token in sentence}
        self._present: dict[str, bool] = {}

    def candidates(self) -> Iterator[Candidate]:
        """The best candidate of each word, in order; nothing is decided yet about words that belong together."""
        for token in self.sentence:
            best = self._best(token)
            if best is not None:
                yield best

    def _best(self, token: Token) -> Candidate | None:
        lexicon, lemma = self.lexicon, lemma_of(token)
        nominal = token.pos_ in ("NOUN", "PROPN") or (
            token.tag_ == "VBG" and any(c.dep_ in ("det", "poss") for c in token.children)
        )
        tries: list[Pattern] = []
        if nominal and (token.ent_type_ in ("DATE", "TIME") or token.dep_ in ("compound", "nmod", "amod")):
            return None  # "March", "the occupation forces"
        if lemma == "order" and token.dep_ == "pobj" and token.head.lower_ == "in":
            return None  # "in order to"
        if lemma == "war" and token.dep_ == "pobj" and token.head.lower_ == "of" and _is_of_war(token.head.head):
            return None  # "prisoners of war"
        if token.tag_ == "VBG" and _is_before_victims(token):
            return None
        if lemma == "arrest" and any(word.lower_ in ("cardiac", "heart", "respiratory") for word in token.lefts):
            return None
        if nominal:
            tries += lexicon.nouns.get(lemma, [])
            if token.lower_ != lemma:
                tries += lexicon.nouns.get(token.lower_, [])
        elif token.pos_ in ("VERB", "AUX"):
            if token.dep_ == "amod" or (token.dep_ == "conj" and token.head.dep_ == "amod"):
                return None
            if token.dep_ == "conj" and (token.head.lower_ == "dead" or _is_outcome(token)):
                return None  # "left 15 dead and 30 wounded": how the act before ended
            tries += lexicon.verbs.get(lemma, [])
        elif token.pos_ == "ADJ" or (token.pos_ == "ADP" and token.dep_ == "prep"):
            tries += lexicon.adjectives.get(lemma, [])
        found = [c for p in tries if (c := self._fits(p, token)) is not None]
        return max(found, key=lambda c: (c.pattern.weight, -c.pattern.order), default=None)

    def _fits(self, pattern: Pattern, token: Token) -> Candidate | None:
        if pattern.kind in ("noun", "weak"):
            return self._fits_noun(pattern, token)
        return self._fits_verb(pattern, token)

    def _fits_noun(self, pattern: Pattern, noun: Token) -> Candidate | None:
        words = [noun]
        if pattern.before:
            pre = premodifiers(noun)
            have = {lemma_of(t): t for t in pre} | {t.lower_: t for t in pre}
            if not all(word in have for word in pattern.before):
                return None
            words += [have[word] for word in pattern.before]
        candidate = Candidate(noun, pattern, words=words)
        slot: list[Token] | None = None
        for item in pattern.items:
            if item.kind == "word":
                if item.value == "that":
                    if not children(noun, "acl", "ccomp"):
                        return None
                    continue
                if item.value == "to" and any(is_infinitive(c) for c in children(noun, "acl", "xcomp", "relcl")):
                    slot = []
                    continue
                slot = [below for name, below in preposition_after(noun) if name == item.value]
                if not slot:
                    return None
            elif item.kind == "not" and slot is not None:
                if any(self.member(t, item) for t in slot):
                    return None
            elif item.kind == "class" and slot is not None:
                hit = next((t for t in slot if self.member(t, item)), None)
                if hit is None:
                    return None
                if item.literals:
                    candidate.words.append(hit)  # "note of protest" is one act
            elif not self._around(item, noun):
                return None
        return candidate

    def _fits_verb(self, pattern: Pattern, verb: Token) -> Candidate | None:
        if pattern.before:
            before = [verb.doc[i].lower_ for i in range(max(0, verb.i - 3), verb.i) if verb.doc[i].text != "-"]
            if not all(word in before for word in pattern.before):
                return None
        candidate = Candidate(verb, pattern, words=[verb])
        objects = objects_of(verb) if pattern.kind == "verb" else []
        if pattern.kind == "adjective" and verb.pos_ == "ADP":
            objects = children(verb, "pobj")
        slot, last, in_prep = objects, verb, False
        for item in pattern.items:
            if item.kind == "word":
                word = self._particle(verb, last, objects, item.value)
                if word is None:
                    return None
                candidate.words.append(word)
                slot = [t for t in word.children if t.dep_ in ("pobj", "pcomp")]
                for below in children(word, "prep"):
                    slot += children(below, "pobj")
                slot = [(antecedent(t) or t) if t.lower_ in RELATIVE else t for t in slot]
                last, in_prep = word, True
            elif item.kind == "class":
                hit = next((t for t in slot if self.member(t, item)), None)
                if hit is None and last != verb and in_prep and last.dep_ in ("prt", "advmod"):
                    hit = next((t for t in objects if self.member(t, item)), None)
                if hit is None:
                    return None
                if not in_prep or hit in objects:
                    candidate.object = hit
                candidate.complement = candidate.complement or hit
            elif item.kind == "to":
                candidate.complement = _infinitive(verb)
                if candidate.complement is None:
                    return None
                if item.literals and lemma_of(candidate.complement) not in item.literals:
                    return None
            elif item.kind == "that":
                clause = next((c for c in verb.children if c.dep_ == "ccomp" and not is_infinitive(c)), None)
                if clause is None:
                    return None
                candidate.complement = clause
            elif item.kind == "not":
                if any(self.member(t, item) for t in slot):
                    return None
            elif not self._around(item, verb):
                return None
        if candidate.complement is None:
            candidate.complement = (
                _infinitive(verb)
                or next(iter(objects), None)
                or _last_object(candidate.words)
                or _gerund_behind(verb, candidate.words)
            )
        return candidate

    def _around(self, item: Item, token: Token) -> bool:
        if item.kind == "subject":
            subject = subject_of(token) if token.pos_ in ("VERB", "AUX") else None
            return subject is not None and self.member(subject, item)
        if item.kind == "absent":
            return not self._occurs(item)
        if item.kind == "present":
            return self._occurs(item)
        return False

    def _occurs(self, item: Item) -> bool:
        key = item.value or "|".join(item.literals)
        if key not in self._present:
            self._present[key] = any(self._is_member(token, item) for token in self.sentence)
        return self._present[key]

    def _particle(self, verb: Token, last: Token, objects: list[Token], word: str) -> Token | None:
        for pool in (last, verb, *objects):
            for child in pool.children:
                if child.lower_ == word and child.dep_ not in ("dobj", "nsubj", "pobj", "det", "aux", "mark", "cc"):
                    if any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in child.children):
                        continue  # "called the president on Saturday"
                    return child
        if last != verb and last.i + 1 < len(verb.doc) and verb.doc[last.i + 1].lower_ == word:
            return verb.doc[last.i + 1]
        if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == word and word in PREPOSITIONS - {"to", "that"}:
            return verb.doc[verb.i + 1]
        return None

    def member(self, token: Token, item: Item) -> bool:
        """Whether a noun, or what it measures, or what is coordinated with it, is of the item's class."""
        return any(self._is_member(one, item) for each in conjuncts(token) for one in through_measure(each))

    def _is_member(self, token: Token, item: Item) -> bool:
        lemma = lemma_of(token)
        if item.literals:
            for literal in item.literals:
                *before, head = literal.replace("-", " ").split()
                if lemma == head and _has_before(token, tuple(before)):
                    return True
            return False
        if item.value == "any":
            return token.dep_ != "nsubj"
        members = self.lexicon.classes[item.value]
        if any(_has_before(token, words) for words in members.get(lemma, ())):
            return True
        return self._is_member_by_kind(token, item.value)

    def _is_member_by_kind(self, token: Token, name: str) -> bool:
        if name == "person":
            if token.lower_ in _PRONOUNS or (token.ent_type_ in _PERSON_ENTITIES and token.pos_ == "PROPN"):
                return True
            return self.kind_of(token) in ("person", "group", "armed-group", "military", "party", "organisation", "ngo")
        if name == "place":
            return token.ent_type_ in ("GPE", "LOC", "FAC")
        if name == "forces":
            return self.kind_of(token) in ("military", "armed-group")
        if name in ("official", "ruler"):
            return token.ent_type_ == "PERSON" or self.kind_of(token) in ("person", "government", "ministry")
        if name == "state":
            return self.kind_of(token) in ("state", "government", "ministry")
        if name == "protester":
            if lemma_of(token) in self.lexicon.classes["gunman"]:
                return False
            return token.tag_ == "NNPS" or self.kind_of(token) in ("group", "party", "ngo")
        if name == "target":
            return token.ent_type_ in ("GPE", "LOC", "FAC") or self.kind_of(token) in ("military", "armed-group")
        return False


def _has_before(token: Token, before: tuple[str, ...]) -> bool:
    if not before:
        return True
    pre = premodifiers(token)
    have = {lemma_of(t) for t in pre} | {t.lower_ for t in pre}
    return all(word in have for word in before)


def _is_outcome(verb: Token) -> bool:
    return lemma_of(verb.head) == "leave" and any(c.pos_ == "NUM" for c in children(verb, "nsubj"))


def _is_before_victims(verb: Token) -> bool:
    """Whether a word in "-ing" only tells of which act the noun behind it is: "BOMBING victims"."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    return bool(behind) and lemma_of(behind[0]) in _OF_AN_ACT and behind[0].tag_ in ("NN", "NNS")


def _is_of_war(noun: Token) -> bool:
    return lemma_of(noun) in ("prisoner", "man", "state", "crime", "law", "spoil", "theatre", "theater", "weapon")


def _infinitive(verb: Token) -> Token | None:
    """The head of the infinitive that a verb or adjective governs, after its object too ("urge Iran to …")."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(child) and child.i > verb.i:
            return child
    for below in objects_of(verb):
        for child in below.children:
            if child.dep_ in ("acl", "relcl") and is_infinitive(child) and child.i > verb.i:
                return child
    for child in verb.children:
        if child.dep_ in ("prep", "dative"):
            for below in children(child, "pobj"):
                for last in below.children:
                    if last.dep_ in ("acl", "relcl", "xcomp") and is_infinitive(last):
                        return last
    return None


def _gerund_behind(verb: Token, words: list[Token]) -> Token | None:
    """The gerund right behind a verb and its particle: "ruled out CONCEDING"."""
    after = max(word.i for word in words) + 1
    return next((c for c in children(verb, "xcomp", "advcl", "ccomp") if c.i == after and c.tag_ == "VBG"), None)


def _last_object(words: list[Token]) -> Token | None:
    for word in reversed(words[1:]):
        for child in word.children:
            if child.dep_ in ("pobj", "pcomp"):
                return child
            if child.dep_ == "prep":
                return next(iter(children(child, "pobj")), None)
    return None
