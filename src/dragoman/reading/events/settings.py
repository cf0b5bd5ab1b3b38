"""When and where an act was by words beside it: the participles that share its day.

`time_for` and `place_for` ask what hangs on the trigger and on the verb that carries it. Here are the words whose time,
and for nouns whose place, is the act's too though they tell something of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, conjuncts, own_subject
from dragoman.reading.events.objects import objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.events.company import Company

# what a country before it mostly suffered: "strikes" and "raids" are told of who flew them
_LOCAL = frozenset(
    "attack bombing blast explosion shooting killing massacre violence protest clash coup riot unrest kidnapping"
    " abduction stabbing ambush siege fighting".split()
)
_HELD = frozenset("hold stage sign convene organise organize conduct host mount open launch carry impose".split())
_HAPPENING = frozenset("occur happen erupt take break ensue start begin last continue".split())
_STATES = frozenset("hold trap strand besiege accuse suspect load pack base shelter park dress arm".split())
_WHILE = frozenset({"as", "while", "when"})
_DURING = frozenset({"in", "at", "during"})


def bearers_of(candidate: Candidate) -> list[Token]:
    """The verbs that tell when and where a noun happened: "talks HELD in Vienna", "clashes that BROKE OUT in
    Leva", "fighting RESUMED on Friday"."""
    noun = candidate.token
    if candidate.is_verb:
        return []
    found = [c for c in children(noun, "acl") if c.tag_ == "VBN" and lemma_of(c) in _HELD]
    found += [c for c in children(noun, "relcl") if lemma_of(c) in _HAPPENING]
    if noun.pos_ == "VERB" and noun.dep_ == "nsubj":
        found.append(noun.head)  # the parser takes "fighting" for a verb, which nothing carries
    return found


def companions_of(candidate: Candidate) -> list[Token]:
    """The verbs that a verb shares its day with.

    They open its clause ("SPEAKING on Thursday, she urged"), go on beside it ("shot him as he LEFT on Friday"), tell of
    its occasion ("in a statement ISSUED on Saturday") or how those were then who act or undergo it ("seized a tanker
    CARRYING fuel on Thursday").
    """
    verb = candidate.token
    if not candidate.is_verb:
        return []
    found = [c for c in children(verb, "advcl") if c.i < verb.i and _is_bare_participle(c)]
    found += [c for c in children(verb, "advcl") if c.i > verb.i and any(m.lower_ in _WHILE for m in c.lefts)]
    for preposition in children(verb, "prep"):
        if preposition.lower_ in _DURING:
            found += [c for noun in children(preposition, "pobj") for c in children(noun, "acl") if c.tag_ == "VBN"]
    subject = own_subject(verb)
    for thing in [*objects_of(verb), *([subject] if subject is not None else [])]:
        for one in conjuncts(thing):
            found += [c for c in children(one, "acl") if _tells_how_it_was(c)]
    return found


def _tells_how_it_was(verb: Token) -> bool:
    return _is_bare_participle(verb) or (verb.tag_ == "VBN" and lemma_of(verb) in _STATES)


def _is_bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" and own_subject(verb) is None and not children(verb, "aux", "auxpass", "mark")


def tells_where(company: Company, noun: Token) -> bool:
    """Whether the country right before a noun is where it happened: "MOZAMBIQUE attacks", "the NIGER coup"."""
    word = noun.nbor(-1) if noun.i else noun
    mention = company.cast.headed_at(word.idx)
    if word.dep_ != "compound" or word.head != noun or mention is None or word.tag_ not in ("NNP", "NNPS"):
        return False
    if lemma_of(noun) not in _LOCAL or word.text.isupper() or countries.of_demonym(word.text) is not None:
        return False
    return company.cast.chains[mention.chain].kind == "state"
