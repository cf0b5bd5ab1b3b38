"""The workbench of coreference: candidates, and which of them are one actor so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import organisations
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.same_name import (
    are_father_and_son,
    body_words,
    is_variant,
    person_words,
    same_body,
    same_person,
)
from dragoman.reading.claims.quotations import Quotation, find_quotations, quotation_at
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.actors.entities.spans import Label


class Chains:
    """Candidates of one report, joined into chains step by step.

    A candidate is known by its index in ``candidates``; a chain by the smallest index in it.
    """

    def __init__(self, parsed: ParsedReport, candidates: list[Candidate]) -> None:
        self.parsed = parsed
        self.candidates = candidates
        self._root = list(range(len(candidates)))
        self._in_chain: dict[int, list[int]] = {i: [i] for i in range(len(candidates))}
        # of the chains that were asked for theirs
        self._labels: dict[int, str | None] = {}
        self._kinds: dict[int, frozenset[str]] = {}
        self._many: dict[int, bool] = {}
        self._apart_from: dict[int, set[int]] = {}  # for a candidate those that some evidence tells apart from it
        self.members: dict[int, tuple[int, ...]] = {}
        """For a candidate that unites actors ("the two sides"), candidates of those actors."""
        self.speaker: dict[int, int] = {}
        """The start of a quotation and the candidate that speaks it, as far as is known."""
        self.paired: set[tuple[int, int]] = set()
        """Pairs that are one although the one stands inside the other: a name and the noun that says what it is."""
        self.dropped: set[int] = set()
        self.by_head: dict[int, list[int]] = {}
        self.by_start: dict[int, list[int]] = {}
        self.by_end: dict[int, list[int]] = {}
        for i, candidate in enumerate(candidates):
            self.by_head.setdefault(candidate.head, []).append(i)
            self.by_start.setdefault(candidate.start, []).append(i)
            self.by_end.setdefault(candidate.end, []).append(i)

    @cached_property
    def words_of_persons(self) -> frozenset[str]:
        """The words of the names of persons, as labelled when first asked."""
        named = (i for i, candidate in enumerate(self.candidates) if candidate.label == "PER")
        return frozenset(word for i in named for word in self.core_text(i).split())

    @cached_property
    def by_surname(self) -> dict[str, int]:
        """The first chain of each surname, once all are joined."""
        persons = (chain for chain in self.all() if self.label(chain) == "PER")
        named = ((self.core_text(i).split()[-1], chain) for chain in persons for i in self.names(chain))
        return dict(sorted(named, key=lambda one: -one[1]))

    @cached_property
    def by_core(self) -> dict[int, list[int]]:
        """The candidates whose core begins at a token."""
        found: dict[int, list[int]] = {}
        for i, candidate in enumerate(self.candidates):
            found.setdefault(candidate.core[0], []).append(i)
        return found

    @property
    def doc(self) -> Doc:
        return self.parsed.doc

    @cached_property
    def about(self) -> frozenset[str]:
        """The countries that the words of the report name."""
        return frozenset(c.country for c in self.candidates if c.country is not None)

    @cached_property
    def foremost(self) -> frozenset[str]:
        """Of the countries that the report names, those that it names no less than half as often as any other."""
        told = Counter(c.country for c in self.candidates if c.country is not None and c.kind != "pronoun")
        most = max(told.values(), default=0)
        return frozenset(country for country, times in told.items() if 2 * times >= most)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return find_quotations(self.parsed.text)

    def quotation_of(self, i: int) -> Quotation | None:
        """The quotation that a candidate stands in, when that is somebody's speech."""
        quotation = quotation_at(self.quotations, self.doc[self.candidates[i].head].idx)
        return quotation if quotation is not None and quotation.speech else None

    def text(self, i: int) -> str:
        candidate = self.candidates[i]
        return self.parsed.words(candidate.start, candidate.end)

    def core_text(self, i: int) -> str:
        return self._core_texts[i]

    @cached_property
    def _core_texts(self) -> list[str]:
        return [self.parsed.words(*candidate.core) for candidate in self.candidates]

    def head_word(self, i: int) -> str:
        """The base form of the word that heads a candidate."""
        return str(self.doc[self.candidates[i].head].lemma_.lower())

    # ---------------------------------------------------------------- chains

    def chain(self, i: int) -> int:
        """The chain of a candidate."""
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def of(self, chain: int) -> list[int]:
        """The candidates of a chain, in order."""
        return self._in_chain[self.chain(chain)]

    def all(self) -> list[int]:
        """Every chain, in the order of its first candidate."""
        return sorted(self._in_chain)

    def join(self, a: int, b: int, *, renamed: bool = False) -> bool:
        """Make the chains of two candidates one; ``False`` when some evidence tells them apart.

        ``renamed``: the report itself says that the one is called by the other's name.
        """
        first, second = sorted((self.chain(a), self.chain(b)))
        if first == second:
            return True
        if not renamed and self.are_apart(first, second):
            return False
        self._root[second] = first
        self._in_chain[first] = sorted(self._in_chain[first] + self._in_chain.pop(second))
        self._forget(first)
        return True

    def _forget(self, chain: int) -> None:
        self._labels.pop(chain, None)
        self._kinds.pop(chain, None)
        self._many.pop(chain, None)

    def are_apart(self, a: int, b: int) -> bool:
        """Whether evidence tells two chains apart, one is nested in the other, or they bear names of two."""
        first, second = self._full_names(a), self._full_names(b)
        if first and second and not any(same_person(first[x], second[y]) for x in first for y in second):
            return True
        if any(are_father_and_son(x, y) for x in first for y in second):
            return True
        if (first and self._is_called_otherwise(a, b)) or (second and self._is_called_otherwise(b, a)):
            return True
        one, other = self._body_names(a), self._body_names(b)
        if one and other and not any(same_body(x, y) for x in one for y in other):
            return True
        few, many = sorted((self.chain(a), self.chain(b)), key=lambda chain: len(self._in_chain[chain]))
        for i in self._in_chain[few]:
            if any(self.chain(j) == many for j in self._apart_from.get(i, ())):
                return True
            if any(self.chain(j) == many and self.nested(i, j) for j in self._overlapping(i)):
                return True
        return False

    def _is_called_otherwise(self, person: int, chain: int) -> bool:
        """Whether a chain bears nothing but a lone name that is in no name of a person: "Clapper" and "Mueller"."""
        if self.label(chain) != "PER":
            return False
        words = {word for name in self._person_names(person) for word in name}
        named = self._person_names(chain)
        return any(
            len(name) == 1
            and len(name[0]) > 2
            and not any(is_variant(name[0], piece) for word in words for piece in (word, *word.split("-")))
            for name in named
        )

    def _person_names(self, chain: int) -> list[tuple[str, ...]]:
        return [person_words(self.core_text(i)) for i in self.names(chain) if self.candidates[i].label == "PER"]

    def _body_names(self, chain: int) -> list[str]:
        """The names of a body, each once."""
        found = (self.core_text(i) for i in self.of(chain) if self.candidates[i].label == "ORG")
        return list(dict.fromkeys(found))

    def _full_names(self, chain: int) -> dict[str, tuple[str, ...]]:
        """The names of a person with more than a surname, each with its words."""
        if self.label(chain) != "PER":
            return {}
        texts = (self.core_text(i) for i in self.names(chain) if self.candidates[i].label == "PER")
        return {text: words for text in texts if len(words := person_words(text)) > 1}

    def nested(self, i: int, j: int) -> bool:
        """Whether one of two candidates with different heads lies inside the other."""
        a, b = self.candidates[i], self.candidates[j]
        if a.head == b.head or not (a.start < b.end and b.start < a.end):
            return False
        if (min(i, j), max(i, j)) in self.paired:
            return False
        return not (self._is_apposed_inside(a, b) or self._is_apposed_inside(b, a))

    def _is_apposed_inside(self, outer: Candidate, inner: Candidate) -> bool:
        """ "businessman Muhammad Shammout" parsed with two heads, or a name inside its own apposition."""
        token = self.doc[inner.head]
        return token.dep_ == "appos" and token.head.i == outer.head

    def tell_apart(self, a: int, b: int) -> None:
        self._apart_from.setdefault(a, set()).add(b)
        self._apart_from.setdefault(b, set()).add(a)

    def _overlapping(self, i: int) -> Iterator[int]:
        """The candidates that share a token with one."""
        candidate = self.candidates[i]
        return (j for token in range(candidate.start, candidate.end) for j in self._covering.get(token, ()))

    @cached_property
    def _covering(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, candidate in enumerate(self.candidates):
            for token in range(candidate.start, candidate.end):
                found.setdefault(token, []).append(i)
        return found

    # ---------------------------------------------------------------- what a chain is

    def at_head(self, token: int) -> int | None:
        """The widest candidate headed at a token, dropped ones aside."""
        found = [i for i in self.by_head.get(token, ()) if i not in self.dropped]
        return max(found, key=lambda i: self.candidates[i].end - self.candidates[i].start, default=None)

    def names(self, chain: int) -> Iterator[int]:
        """The candidates of a chain that name it."""
        return (
            i for i in self.of(chain) if self.candidates[i].label is not None and self.candidates[i].kind != "title"
        )

    def label(self, chain: int) -> str | None:
        """PER, ORG or LOC, by the chain's names."""
        chain = self.chain(chain)
        if chain not in self._labels:
            counts = Counter(label for i in self._in_chain[chain] if (label := self.candidates[i].label) is not None)
            self._labels[chain] = max(sorted(counts), key=lambda x: counts[x]) if counts else None
        return self._labels[chain]

    def relabel(self, i: int, label: Label | None) -> None:
        """Give a candidate another label."""
        self.candidates[i].label = label
        self._forget(self.chain(i))

    def gender(self, chain: int) -> Gender | None:
        for i in self.of(chain):
            gender = self.candidates[i].gender
            if gender is not None:
                return gender
        return None

    def country(self, chain: int) -> str | None:
        """The country that the words of a chain's mentions name, the first one told."""
        for i in self.of(chain):
            country = self.candidates[i].country
            if country is not None:
                return country
        return None

    def known_body(self, indices: Iterable[int]) -> organisations.Organisation | None:
        """What is known of a body by its names, the fullest first: "Herald" is none where it is short for another."""
        names = {body_words(self.core_text(i)): i for i in indices if self.candidates[i].label == "ORG"}
        for words in sorted(names, key=lambda words: (-len(words), words)):
            short = len(words) == 1 and any(len(full) > 1 and full[-1] == words[0] for full in names)
            known = organisations.of_name(self.core_text(names[words]), self.foremost)
            if known is not None and not (short and known.kind == "media"):
                return known
        return None

    def noun_kinds(self, chain: int) -> frozenset[str]:
        """The kinds of actor that the nouns of a chain name, or that its names are known for."""
        chain = self.chain(chain)
        if chain not in self._kinds:
            self._kinds[chain] = frozenset(self._kinds_of(chain))
        return self._kinds[chain]

    def _kinds_of(self, chain: int) -> set[str]:
        kinds: set[str] = set()
        for i in self._in_chain[chain]:
            candidate = self.candidates[i]
            known = organisations.of_name(self.core_text(i)) if candidate.label == "ORG" else None
            if known is not None:
                kinds.add(known.kind)
            elif candidate.noun is not None:
                kinds.add(candidate.noun.kind)
        return kinds

    def is_person(self, chain: int) -> bool:
        if self.label(chain) is not None:
            return self.label(chain) == "PER"
        return "person" in self.noun_kinds(chain) and not self.is_plural(chain)

    def is_plural(self, chain: int) -> bool:
        chain = self.chain(chain)
        if any(self.chain(i) == chain for i in self.members):
            return True
        if chain not in self._many:
            told = (self.candidates[i] for i in self._in_chain[chain])
            self._many[chain] = any(c.number == 2 and c.kind != "pronoun" for c in told)
        return self._many[chain] and self.label(chain) is None

    def united(self) -> dict[int, tuple[int, ...]]:
        """Chains that unite others."""
        return {self.chain(i): members for i, members in self.members.items()}

    def unite(self, i: int, members: tuple[int, ...]) -> None:
        """Let a candidate stand for several actors together; all that stand for the same ones are one chain."""
        wanted = {self.chain(j) for j in members}
        same = next((k for k, found in self.members.items() if {self.chain(j) for j in found} == wanted), None)
        if same is None or not self.join(i, same):
            self.members[i] = members

    def drop(self, indices: Iterable[int]) -> None:
        """Take candidates out of the cast: they refer to no actor."""
        self.dropped.update(indices)
