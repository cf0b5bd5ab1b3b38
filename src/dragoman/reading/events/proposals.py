"""The triggers of one sentence with the verbs that carry them, before anything is settled about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.measures import gathering_nouns
from dragoman.reading.cast import Cast
from dragoman.reading.events.around_nouns import around_noun
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import Lexicon, load_lexicon
from dragoman.reading.events.triggers import find_triggers
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.records import PlaceMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENTERING = frozenset("come engage participate take enter be".split())
_GAMES = frozenset({"ASSAULT", "RETREAT", "REJECT", "COERCE", "SANCTION", "CONCEDE"})


def propose(
    parsed: ParsedReport, sentence: Sentence, cast: Cast, places: tuple[PlaceMention, ...]
) -> tuple[dict[int, Candidate], Company]:
    """Candidates by token index, in order, and who stands around them."""

    def kind_of(token: Token) -> str | None:
        mention = cast.headed_at(token.idx)
        return None if mention is None else cast.chains[mention.chain].kind

    lexicon = load_lexicon()
    game = len({lemma_of(t) for t in sentence.tokens} & lexicon.classes["sport"].keys()) >= 2
    found = {
        c.token.i: c
        for c in find_triggers(sentence.tokens, kind_of)
        if not (game and c.group.type in _GAMES) and not _is_in_name(c.token, cast)
    }
    for candidate in found.values():
        if not candidate.is_verb:
            candidate.light = _carrier(candidate, lexicon)
    return found, Company(parsed, cast, places, found, around_noun)


def _is_in_name(token: Token, cast: Cast) -> bool:
    """Whether a word only belongs to the name of a body: "the Ministry of DEFENCE"."""
    if token.pos_ != "PROPN":
        return False
    cover = cast.covering(Span(token.idx, token.idx + len(token)))
    return cover is not None and cover.kind in ("name", "alias", "acronym") and cover.head != token.idx


def _carrier(candidate: Candidate, lexicon: Lexicon) -> Token | None:
    """The verb that carries a noun trigger: "carried out an attack", "came under fire", "took part in talks"."""
    noun = candidate.token
    head, dep = noun.head, noun.dep_
    for _ in range(2):
        if dep == "conj" and head.pos_ in ("NOUN", "PROPN"):
            head, dep = head.head, head.dep_
        elif dep == "pobj" and head.dep_ == "prep" and head.lower_ in ("of", "in"):
            gathering = head.head
            if gathering.pos_ == "NOUN" and lemma_of(gathering) in gathering_nouns():
                head, dep = gathering.head, gathering.dep_
    if head.pos_ not in ("VERB", "AUX"):
        if dep == "pobj" and head.dep_ in ("prep", "agent") and head.head.pos_ == "VERB":
            verb = head.head
            if head.lower_ in ("under", "in", "into") and lemma_of(verb) in _ENTERING:
                return verb
        return None
    lemma = lemma_of(head)
    if dep in ("dobj", "nsubjpass", "oprd") and (lemma in lexicon.light_active or lemma in lexicon.light_passive):
        return head
    return None
