"""Sanctions on those whom a list names: "blacklisted five men, including A and B", "also designated were A; B".

Names with their offices between commas are more than a parse holds together, so who is listed is read off the marks
between them. Who lists is the sentence's own, or whoever the sentences before told to impose sanctions: reports say
once who does so and then go through the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import Sentence
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated
from dragoman.reading.ties.penalties import LISTS, SANCTIONS, is_listed
from dragoman.records import ActorKind, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTED: frozenset[ActorKind | None] = frozenset(
    {"person", "company", "organisation", "ministry", "armed-group", "media"}
)
NAMES = frozenset({"name", "title", "acronym"})
OPENING = frozenset({"including", "namely", ":", "—", "–"})
MARKS = frozenset({",", ";", "and", "—", "–", "-"})
NAMING = frozenset("include name list feature comprise target cover contain".split())
PUNISHING = frozenset("sanction blacklist designate penalise penalize proscribe".split())
MENTIONING = frozenset("add name identify list target include".split())
LISTINGS = LISTS | SANCTIONS | {"package", "round", "designation", "listing", "announcement", "action"}
PUNISHERS: frozenset[ActorKind | None] = frozenset({"state", "government", "ministry", "igo", "organisation"})
AIMING = frozenset({"target"})
REACH = 4  # sentences from one that tells of sanctions to one that only goes on with the names


class Listing:
    """Follows one report's sentences in order and tells whom its lists of the punished name."""

    def __init__(self, fitting: Fitting) -> None:
        self._fitting = fitting
        self._kind = tie_types()["sanctions"]
        self._punishers: list[End] = []
        self._told = -REACH  # the last sentence that told of sanctions

    def read(self, sentence: Sentence, stated: Sequence[Stated]) -> list[Stated]:
        """What is ``stated`` in ``sentence``, with the sanctions that it tells by naming somebody in a list."""
        imposed = [one for one in stated if one.kind == self._kind and not one.over]
        if imposed:
            self._punishers = list({one.source.chain: one.source for one in imposed}.values())
            self._told = sentence.index
        elif imposers := self._imposers(sentence):
            self._punishers, self._told = imposers, sentence.index
        if not imposed and sentence.index - self._told <= REACH:
            imposed = list(self._aimed(sentence))
            stated = [*(one for one in stated if one.cue not in {aim.cue for aim in imposed}), *imposed]
        found = list(stated)
        for cue, first, last in self._lists(sentence, imposed):
            near = sentence.index - self._told <= (1 if cue.pos_ == "PRON" else REACH)
            named = listed_in(self._fitting, first, last) if near or lemma_of(cue) in PUNISHING else []
            if not named or not self._punishers:
                continue
            self._told = sentence.index
            here = Span(cue.idx, cue.idx + len(cue))
            owners = [one.source for one in imposed] or [End(one.chain, here) for one in self._punishers]
            found += self._fitting.pair(self._kind, list(dict.fromkeys(owners)), named, cue, 0.6)
        return found

    def _imposers(self, sentence: Sentence) -> list[End]:
        """Who sanctions those whom the cast lacks: "sanctioned 35 vessels", "announced new sanctions against"."""
        chains, found = self._fitting.chains, []
        for token in sentence.tokens:
            told = grammar.direct_object(token) if token.pos_ == "VERB" and not grammar.is_passive(token) else None
            if told is not None and (lemma_of(token) in PUNISHING or lemma_of(told) == "sanction"):
                found += self._fitting.ends.all(grammar.subject(token))
        return [end for end in found if end.direct and chains[end.chain].kind in PUNISHERS]

    def _aimed(self, sentence: Sentence) -> Iterator[Stated]:
        """The sanctions of a ministry that targets a businessman or firm, in a report on sanctions."""
        ends, chains = self._fitting.ends, self._fitting.chains
        for token in sentence.tokens:
            if token.pos_ == "VERB" and lemma_of(token) in AIMING | PUNISHING and not grammar.is_passive(token):
                owners = [one for one in ends.all(grammar.subject(token)) if one.direct]
                owners = [one for one in owners if chains[one.chain].kind in PUNISHERS]
                aimed = [one for one in ends.all(grammar.direct_object(token)) if chains[one.chain].kind in LISTED]
                aimed = [one for one in aimed if one.direct and not self._fitting.is_armed(one)]
                yield from self._fitting.pair(self._kind, owners, aimed, token, 0.6)

    def _lists(self, sentence: Sentence, imposed: Sequence[Stated]) -> Iterator[tuple[Token, int, int]]:
        """The word that tells of a list in ``sentence``, and the indexes of the tokens that the list lies between."""
        tokens = sentence.tokens
        openings = [token.i for token in tokens if _opens(token)]
        for one in imposed:
            behind = [i for i in openings if one.target.span.start > one.cue.idx and i > one.cue.i]
            marked = next((t for t in tokens if t.i > one.cue.i and t.text == ";"), None)
            if marked is not None and not behind:
                yield one.cue, one.cue.i + 1, tokens.end
                return
            if behind and (self._fitting.chains[one.target.chain].kind == "group" or tokens.doc[behind[0]].text == ":"):
                yield one.cue, behind[0] + 1, tokens.end
                return
        for token in tokens:
            lemma = lemma_of(token)
            start = next((i + 1 for i in openings if i > token.i), None)
            subject = grammar.own_subject(token)
            relative = subject is not None and subject.lower_ in grammar.RELATIVE
            if any(c.dep_ == "auxpass" for c in token.children) and grammar.subject(token) is None and not relative:
                along = next((t.i + 1 for t in tokens[token.i - tokens.start :] if _is_along(t)), None)
                if lemma in PUNISHING and along is not None:
                    yield token, along, tokens.end
                if lemma in PUNISHING or is_listed(token) or (lemma in MENTIONING and _goes_on(token)):
                    yield (token, tokens.start, _before_verb(token)) if start is None else (token, start, tokens.end)
            elif lemma in NAMING | PUNISHING and subject is not None and subject.i < token.i and _is_punished(subject):
                yield token, start or token.i + 1, tokens.end
            elif token.lower_ == "among" and token.head.pos_ == "AUX":
                group = grammar.object_of(token)
                if group is not None and (_is_punished(group) or _is_mentioned(group)):
                    fronted = token.i < token.head.i
                    yield (token, token.head.i + 1, tokens.end) if fronted else (token, tokens.start, token.head.i)
            elif token.dep_ == "acl" and lemma in PUNISHING | AIMING and token.head.dep_ == "attr":
                yield token, tokens.start, token.head.head.i  # "A and B were the other two designated"
            elif token.dep_ == "expl" and any(child.lower_ == "also" for child in token.head.children):
                yield token, token.head.i + 1, tokens.end


def listed_in(fitting: Fitting, first: int, last: int) -> list[End]:
    """Those whom the tokens from ``first`` to ``last`` list by name, each with what describes him left out."""
    found: dict[int, End] = {}
    doc, described = fitting.ends.parsed.doc, False
    for start, end, joined in _pieces(fitting, first, last):
        head = doc[start]
        if head.pos_ in ("ADP", "SCONJ", "AUX") and found:
            break
        if head.tag_ in ("WP", "WDT", "WP$"):
            described = True
            continue
        one = None if described and joined else _named_in(fitting, start, end)
        described = one is None and any(t.pos_ == "ADP" for t in doc[start:end])
        if one is not None:
            found.setdefault(one.chain, End(one.chain, one.span))
    return list(found.values())


def _pieces(fitting: Fitting, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """The pieces between the marks of a list, and whether only "and" stands before one."""
    ends = fitting.ends
    start, joined = first, False
    for token in ends.parsed.doc[first:last]:
        inside = ends.cast.covering(Span(token.idx, token.idx + len(token)))
        whole = inside is not None and inside.kind in NAMES
        if token.lower_ not in MARKS or whole or (token.text == "-" and not token.whitespace_):
            continue
        if token.i > start:
            yield start, token.i, joined
        joined = token.lower_ == "and" and token.i > start
        start = token.i + 1
    if last > start:
        yield start, last, joined


def _named_in(fitting: Fitting, start: int, end: int) -> Mention | None:
    """Whom one piece of a list names: the last person in it, else the body that it begins with; ``None`` of words that
    only describe who was named before."""
    doc, cast = fitting.ends.parsed.doc, fitting.ends.cast
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    named = [m for m in cast.within(span) if m.kind in NAMES and cast.chains[m.chain].kind in LISTED]
    for mention in reversed(named):
        head = fitting.ends.parsed.token_at(mention.start)
        last = fitting.ends.parsed.token_at(mention.end - 1)
        if head is None or last is None or (last.i + 1 < len(doc) and doc[last.i + 1].tag_ == "POS"):
            continue
        before = [t for t in doc[start : head.i] if t.pos_ in ("ADP", "VERB", "PRON", "SCONJ")]
        before = [t for t in before if t.nbor(-1).text != "-"]  # "Qatar-based"
        if cast.chains[mention.chain].kind == "person":
            left = head
            while left.i > start and _is_titling(doc[left.i - 1]):
                left = doc[left.i - 1]
            if left.i == start or doc[left.i - 1].pos_ not in ("ADP", "VERB"):
                return mention
        elif not before and not (last.i + 1 < end and _is_titling(doc[last.i + 1])):
            return mention
    return None


def _is_titling(token: Token) -> bool:
    titles = tie_words().titles
    return token.pos_ in ("ADJ", "DET") or lemma_of(token) in titles or token.lower_ in titles


def _is_along(token: Token) -> bool:
    return token.lower_ == "with" and token.i > 0 and token.nbor(-1).lower_ in ("along", "together")


def _opens(token: Token) -> bool:
    return token.lower_ in OPENING or (token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such")


def _goes_on(verb: Token) -> bool:
    """Whether a passive adds to what was told, with no word for what somebody is named: "were also added"."""
    also = any(child.lower_ in ("also", "among") for child in verb.children)
    return also and not any(c.dep_ in ("oprd", "xcomp") or c.lower_ == "as" for c in verb.children)


def _before_verb(verb: Token) -> int:
    """The index of the first word of a verb with its auxiliaries."""
    return min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass"))])


def _is_mentioned(noun: Token) -> bool:
    """Whether a noun is those of a list without a word for it: "among the names", "among those identified"."""
    named = any(c.dep_ in ("acl", "relcl") and lemma_of(c) in MENTIONING for c in noun.children)
    return lemma_of(noun) == "name" or named


def _is_punished(noun: Token) -> bool:
    """Whether a noun is a list of sanctions, or those who are on one: "the sanctioned entities", "those targeted"."""
    words = {form for one in noun.subtree for form in (lemma_of(one), one.lower_[:-1], one.lower_[:-2])}  # "designated"
    if words & (PUNISHING | AIMING | SANCTIONS | {"blacklist"}):
        return True
    return lemma_of(noun) in LISTINGS and not any(child.lower_ == "of" for child in noun.children)
