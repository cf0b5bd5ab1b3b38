"""What coreference knows of the candidates of a report and of the chains that they make so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import organisations
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.same_name import body_words
from dragoman.reading.claims.quotations import Quotation, find_quotations, quotation_at
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.actors.entities.spans import Label


class Workbench:
    """The candidates of one report by place, and what each chain of them is.

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

    def _forget(self, chain: int) -> None:
        self._labels.pop(chain, None)
        self._kinds.pop(chain, None)
        self._many.pop(chain, None)

    def at_head(self, token: int) -> int | None:
        """The widest candidate headed at a token, dropped ones aside."""
        found = [i for i in self.by_head.get(token, ()) if i not in self.dropped]
        return max(found, key=lambda i: self.candidates[i].end - self.candidates[i].start, default=None)

    def starting_at(self, token: int) -> int | None:
        """The first candidate that begins at a token, pronouns and dropped ones aside."""
        found = (i for i in self.by_start.get(token, ()) if i not in self.dropped)
        return next((i for i in found if self.candidates[i].kind != "pronoun"), None)

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
