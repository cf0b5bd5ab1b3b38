"""Finds the words that tell an event and their PLOVER type, by the lexicon ``knowledge/triggers.yaml``.

A pattern of the lexicon is a base form with what must stand with it; the file's header explains the notation. All
patterns of a word are tried on the parse and the longest that fits wins, so "lift sanctions" is not "lift" and
"withdraw from the treaty" is not "withdraw from the town".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.clauses import (
    RELATIVE,
    antecedent,
    children,
    conjuncts,
    lemma_of,
    objects_of,
    premodifiers,
    preposition_after,
    subject_of,
    through_measure,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

Kind = Literal["verb", "noun", "weak", "adjective"]
IsActor = Callable[["Token"], str | None]

PREPOSITIONS = frozenset(
    "of on against to from with between in into for by at over upon among toward towards under about that off".split()
)
_PERSON_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PRONOUNS = frozenset("him her them us me who whom he she they it everyone others".split())


@dataclass(frozen=True)
class Frame:
    """Who is who around a trigger; the header of the lexicon explains the fields."""

    object: str = "recipient"
    preps: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    of: str = "recipient"
    poss: str = "actor"
    subject: str = "actor"
    both: frozenset[str] = frozenset()
    symmetric: bool = False


@dataclass(frozen=True)
class Group:
    type: str
    mode: str | None
    frame: Frame
    governs: str | None


@dataclass(frozen=True)
class Item:
    """One condition of a pattern."""

    kind: Literal["word", "class", "not", "subject", "present", "absent", "to", "that"]
    value: str = ""
    literals: tuple[str, ...] = ()


_WEIGHTS = {"class": 1.5, "not": 0.25, "absent": 0.25}


@dataclass(frozen=True)
class Pattern:
    text: str
    kind: Kind
    head: str
    before: tuple[str, ...]  # words that stand before the head of a noun pattern
    items: tuple[Item, ...]
    group: Group
    order: int

    @property
    def weight(self) -> float:
        """How much the pattern asks for: the more, the surer."""
        return 1 + sum(_WEIGHTS.get(i.kind, 1.0) for i in self.items) + len(self.before)

    @property
    def sureness(self) -> tuple[int, float]:
        """Orders patterns by how surely their kind of word, then what they ask for, tells an event."""
        return ("weak", "noun", "adjective", "verb").index(self.kind), self.weight


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


# ---------------------------------------------------------------- the lexicon


class Lexicon:
    """The lexicon, compiled: patterns by the base form of their head."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.classes = {name: _members(words) for name, words in data["classes"].items()}
        frames = {name: _frame(fields) for name, fields in data["frames"].items()}
        self.frame_of_type = {kind: frames[name] for kind, name in data["type_frames"].items()}
        self.verbs: dict[str, list[Pattern]] = defaultdict(list)
        self.nouns: dict[str, list[Pattern]] = defaultdict(list)
        self.adjectives: dict[str, list[Pattern]] = defaultdict(list)
        self.light_active = frozenset(data["light_verbs"]["active"])
        self.light_passive = frozenset(data["light_verbs"]["passive"])
        order = 0
        for fields in data["groups"]:
            frame = frames[fields["frame"]] if "frame" in fields else self.frame_of_type[fields["type"]]
            group = Group(fields["type"], fields.get("mode"), frame, fields.get("governs"))
            for key, kind in (("verbs", "verb"), ("nouns", "noun"), ("weak", "weak"), ("adjectives", "adjective")):
                for text in fields.get(key, ()):
                    order += 1
                    self._add(_pattern(text, kind, group, order, self.classes))

    def _add(self, pattern: Pattern) -> None:
        table = {"verb": self.verbs, "adjective": self.adjectives}.get(pattern.kind, self.nouns)
        table[pattern.head].append(pattern)


Members = dict[str, tuple[tuple[str, ...], ...]]


def _members(words: Iterable[str]) -> Members:
    """Head word → the sequences of words before it that make it a member (the empty one: always)."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in words:
        *before, head = str(word).lower().replace("-", " ").split()
        found[head].append(tuple(before))
    return {head: tuple(before) for head, before in found.items()}


def _frame(fields: dict[str, Any]) -> Frame:
    return Frame(
        object=fields.get("object", "recipient"),
        preps=frozenset(fields.get("preps", ())),
        sources=frozenset(fields.get("from", ())),
        of=fields.get("of", "recipient"),
        poss=fields.get("poss", "actor"),
        subject=fields.get("subject", "actor"),
        both=frozenset(fields.get("both", ())),
        symmetric=bool(fields.get("symmetric", False)),
    )


_PIECE = re.compile(r"\+\w+(?:\[[^\]]+\])?|[!^@]?!?@?(?:<\w+>|\[[^\]]+\])|[^\s<>\[\]]+")


def _pattern(text: str, kind: str, group: Group, order: int, classes: dict[str, Members]) -> Pattern:
    pieces = _PIECE.findall(text.strip())
    words: list[str] = []
    items: list[Item] = []
    for piece in pieces:
        if piece.startswith("+"):
            name, _, words_after = piece[1:].rstrip("]").partition("[")
            items.append(Item("to" if name == "to" else "that", literals=tuple(filter(None, words_after.split("|")))))
            continue
        if piece[0] in "<[!^@":
            mark = re.match(r"[!^@]*", piece)
            assert mark is not None
            sign = {"": "class", "!": "not", "^": "subject", "@": "present", "!@": "absent"}[mark.group()]
            body = piece[mark.end() :]
            if body.startswith("["):
                item = Item(sign, literals=tuple(body[1:-1].split("|")))  # type: ignore[arg-type]
            else:
                item = Item(sign, value=body[1:-1])  # type: ignore[arg-type]
                if item.value not in classes and item.value != "any":
                    raise ValueError(f"triggers.yaml: {text!r} asks for the class {item.value!r}, which is not defined")
            items.append(item)
            continue
        if (kind in ("noun", "weak")) and not items and piece not in PREPOSITIONS:
            words += piece.lower().split("-")
            continue
        if not words and not items:
            words.append(piece.lower())
            continue
        if kind in ("noun", "weak") and items and items[-1].kind == "word" and piece not in PREPOSITIONS:
            items.append(Item("class", literals=(piece.lower(),)))  # "memorandum of understanding"
            continue
        items.append(Item("word", piece.lower()))
    if kind in ("noun", "weak"):
        *before, head = words
        return Pattern(text, kind, head, tuple(before), tuple(items), group, order)  # type: ignore[arg-type]
    head = words[0]
    if "-" in head:  # "test-fire": the tokenizer cuts at the hyphen
        *before, head = head.split("-")
        return Pattern(text, kind, head, tuple(before), tuple(items), group, order)  # type: ignore[arg-type]
    return Pattern(text, kind, head, (), tuple(items), group, order)  # type: ignore[arg-type]


@cache
def load_lexicon() -> Lexicon:
    """The packaged lexicon.

    Raises:
        ValueError: when a pattern asks for a class that the file does not define.
    """
    return Lexicon(load_yaml("triggers.yaml"))


# ---------------------------------------------------------------- matching


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
        if nominal:
            tries += lexicon.nouns.get(lemma, [])
            if token.lower_ != lemma:
                tries += lexicon.nouns.get(token.lower_, [])
        elif token.pos_ in ("VERB", "AUX"):
            if token.dep_ == "amod" or (token.dep_ == "conj" and token.head.dep_ == "amod"):
                return None
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
                if item.value == "to" and any(_is_to(c) for c in children(noun, "acl", "xcomp", "relcl")):
                    slot = []
                    continue
                slot = [below for name, below in preposition_after(noun) if name == item.value]
                if not slot:
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
                clause = next((c for c in verb.children if c.dep_ == "ccomp" and not _is_to(c)), None)
                if clause is None:
                    return None
                candidate.complement = clause
            elif item.kind == "not":
                if any(self.member(t, item) for t in slot):
                    return None
            elif not self._around(item, verb):
                return None
        if candidate.complement is None:
            candidate.complement = _infinitive(verb) or next(iter(objects), None) or _last_object(candidate.words)
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


def _is_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _infinitive(verb: Token) -> Token | None:
    """The head of the infinitive that a verb or adjective governs, after its object too ("urge Iran to …")."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _is_to(child) and child.i > verb.i:
            return child
    for below in objects_of(verb):
        for child in below.children:
            if child.dep_ in ("acl", "relcl") and _is_to(child) and child.i > verb.i:
                return child
    for child in verb.children:
        if child.dep_ in ("prep", "dative"):
            for below in children(child, "pobj"):
                for last in below.children:
                    if last.dep_ in ("acl", "relcl", "xcomp") and _is_to(last):
                        return last
    return None


def _last_object(words: list[Token]) -> Token | None:
    for word in reversed(words[1:]):
        for child in word.children:
            if child.dep_ in ("pobj", "pcomp"):
                return child
            if child.dep_ == "prep":
                return next(iter(children(child, "pobj")), None)
    return None
