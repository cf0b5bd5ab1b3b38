"""What the sentences say that an entry rests on: whom they name, who acts in them and where, and which are alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.comparing import words
from dragoman.comparing.bearing import acts_himself, is_left_undone, suffers
from dragoman.comparing.placing import is_placed
from dragoman.records import Account, Actor, Event, Evidence, Place, Report

QUOTED = 0.8  # the share of the telling words of one sentence that another must hold to be the same words
LEAST_QUOTED = 4  # telling words of such a sentence: two names and a verb are no quotation
SHARED = 0.2  # the share of the telling words of an act, beside its parties, that another telling of it must hold


class Wording:
    """The sentences of a story's reports, by evidence."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._plain: dict[tuple[Evidence, ...], frozenset[str]] = {}
        self._words: dict[Evidence, frozenset[str]] = {}

    def of(self, evidence: Evidence) -> str:
        return self._texts[evidence.report][evidence.start : evidence.end]

    # ------------------------------------------------------------ one event's sentences

    def names(self, evidence: Iterable[Evidence], actor: Actor) -> bool:
        """Whether one of the sentences names ``actor``, rather than "she" or "they"."""
        keys = last_words([actor])
        return any(not keys.isdisjoint(self._words_of(one)) for one in evidence)

    def _words_of(self, evidence: Evidence) -> frozenset[str]:
        if evidence not in self._words:
            self._words[evidence] = frozenset(words.in_order(self.of(evidence)))
        return self._words[evidence]

    def tells_whole(
        self, event: Event, doers: Sequence[Actor], acting: Sequence[Actor], suffering: Sequence[Actor]
    ) -> bool:
        """Whether one sentence names all parties, and lets one of each side act and suffer, where any is given.

        See `bearing`.
        """
        whole = [e for e in event.evidence if all(self.names([e], one) for one in (*doers, *suffering))]
        return self.bears(event, whole, acting, suffering)

    def bears(
        self, event: Event, evidence: Iterable[Evidence], acting: Sequence[Actor], suffering: Sequence[Actor]
    ) -> bool:
        """Whether one of the sentences lets one of each side act and suffer, where any is given."""
        return any(
            (not acting or any(acts_himself(self.of(e), event.label, _called(one)) for one in acting))
            and (not suffering or any(suffers(self.of(e), event.label, _called(one)) for one in suffering))
            for e in evidence
        )

    def leaves_undone(self, event: Event, evidence: Iterable[Evidence]) -> bool:
        """Whether all of the sentences tell that the act was not done; see `bearing`."""
        return all(is_left_undone(self.of(e), event.label) for e in evidence)

    def places(self, event: Event, account: Account, place: Place) -> bool:
        """Whether the account's sentences let the act happen at ``place``; see `placing`."""
        names = sorted({name.text for name in place.names if name.kind != "pronoun"} | {place.name})
        said = account.slots.get(f"place {place.id}") or account.evidence
        return any(is_placed(self.of(e), event.label, names) for e in said)

    # ------------------------------------------------------------ are two tellings alike?

    def alike(self, label: str, a: tuple[Evidence, ...], b: tuple[Evidence, ...]) -> bool:
        """Whether both sets of sentences tell the act by a word of its family, or share a good part of their words.

        Words with a capital are left out: the same names stand in sentences on quite other acts.
        """
        here, there = self._plain_words(a), self._plain_words(b)
        act = words.family_of(label.casefold())
        mine, theirs = words.families(here), words.families(there)
        if act in mine and act in theirs:
            return True
        return words.shares(words.telling(here), theirs, SHARED) or words.shares(words.telling(there), mine, SHARED)

    def _plain_words(self, evidence: tuple[Evidence, ...]) -> frozenset[str]:
        if evidence not in self._plain:
            self._plain[evidence] = words.plain(" ".join(map(self.of, evidence)))
        return self._plain[evidence]

    def quotes(self, a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
        """Whether a sentence of one is told in nearly the same words by a sentence of the other."""
        here, there = ([words.telling(words.in_order(self.of(e))) for e in one] for one in (a, b))
        return any(
            words.shares(one, other, QUOTED) or words.shares(other, one, QUOTED)
            for one in here
            for other in there
            if len(one.keys() & other.keys()) >= LEAST_QUOTED
        )


def _called(actor: Actor) -> list[str]:
    """The words that may mean ``actor``: his names and the last word of each, the longest first, no pronouns."""
    names = {name.text for name in actor.names if name.kind != "pronoun"}
    return sorted(names | last_words([actor]), key=lambda text: (-len(text), text))


def last_words(actors: Iterable[Actor]) -> frozenset[str]:
    """The words by which a sentence may mean one of ``actors``: the last of each of their names."""
    names = {name.text for actor in actors for name in actor.names if name.kind != "pronoun"}
    return frozenset(last for name in names if (last := words.last_word(name)) is not None)
