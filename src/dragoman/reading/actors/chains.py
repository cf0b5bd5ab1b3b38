"""The chains of coreference: candidates joined step by step, and what forbids to join them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.same_name import are_father_and_son, is_variant, person_words, same_body, same_person
from dragoman.reading.actors.workbench import Workbench


class Chains(Workbench):
    """Candidates of one report, joined into chains by one sieve after the other."""

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
