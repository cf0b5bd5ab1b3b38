"""One event for words that tell one act: "airstrikes killed 34 and injured others", "met for talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import ancestors, children, own_subject
from dragoman.reading.events.drafts import Draft
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# prepositions that set one act against another
_ON_PERSONS = frozenset({"abduct", "beat", "torture", "sexual"})
_APART = frozenset({"after", "before", "since", "following", "despite", "amid", "for"})
_HARM = frozenset("kill wound injure destroy damage murder hit hurt maim shoot death killing wounding injury".split())
_BURSTING = frozenset({"go", "explode", "detonate"})  # "a car bomb WENT OFF"
_DISPLACING = frozenset({"displace", "uproot"})
_HELD = frozenset("siege raid crackdown".split())
_SENT = frozenset("launch fire drop lob hurl plant detonate".split())


def join(drafts: list[Draft]) -> list[Draft]:
    """One event for words that tell one act: "airstrikes killed 34 and injured others", "met for talks"."""
    by_token = {d.token.i: d for d in drafts}
    gone: set[int] = set()
    for draft in sorted(drafts, key=lambda d: -_depth(d.token)):
        other = _same_act(draft, by_token, gone)
        if other is None:
            continue
        keep, drop = other, draft
        if drop.token.dep_ == "nsubj" and drop.candidate.pattern.kind == "noun" and drop.type == "ASSAULT":
            keep, drop = drop, keep  # "the airstrikes killed 34": the noun tells which act it was
            by_token[drop.token.i] = keep
        tells_how = drop.candidate.pattern.kind == "noun" and keep.candidate.is_verb and drop.type == keep.type
        if tells_how and drop.mode and not keep.mode:
            keep.mode, keep.lemma = drop.mode, drop.lemma
        if drop.type == keep.type and drop.mode != drop.candidate.group.mode:
            keep.mode = keep.mode or drop.mode  # "killed three and hurt nine IN A BLAST"
        if not keep.sides.actors:
            keep.sides.add("actor", [c for c in drop.sides.actors if c not in keep.sides.recipients])
        met = keep.candidate.group.frame.symmetric and len(keep.sides.actors) > 1  # "met X during a visit to Baku"
        if not keep.sides.recipients and drop.lemma not in _DISPLACING and not met:
            keep.sides.recipients = [c for c in drop.sides.recipients if c not in keep.sides.actors]
        keep.date = keep.date or drop.date
        keep.place = keep.place if keep.place is not None else drop.place
        keep.pattern = max(keep.pattern, drop.pattern, key=lambda pattern: pattern.sureness)
        keep.matter = tuple(dict.fromkeys(keep.matter + drop.matter))
        keep.tokens += drop.tokens
        gone.add(drop.token.i)
    told = [d for d in drafts if d.token.i not in gone]
    for draft in told:
        if draft.type == "ASSAULT" and not draft.sides.actors and lemma_of(draft.token) in _HARM:
            draft.sides.add("actor", _who_held_it(draft, by_token))
    return told


def _who_held_it(draft: Draft, by_token: dict[int, Draft]) -> list[int]:
    """Whose act people died in where it is of another type: "were killed in a SIEGE by X", "in X's RAID"."""
    for name, noun in prepositions_of(draft.token):
        other = by_token.get(noun.i)
        if name in ("in", "during") and other is not None and other.type == "COERCE" and other.lemma in _HELD:
            return [c for c in other.sides.actors if c not in draft.sides.recipients]
    return []


def _same_act(draft: Draft, by_token: dict[int, Draft], gone: set[int]) -> Draft | None:
    token = draft.token
    if draft.lemma in _DISPLACING:
        return _war_that_displaces(token, by_token)
    steps = 0
    if token.dep_ == "pobj" and draft.type == "ASSAULT" and token.head.lower_ in _APART:
        return None  # "killed 34 in retaliation FOR a bombing": another act
    for above in ancestors(token, 5):
        if above.pos_ in ("ADP", "SCONJ", "PART", "DET", "PUNCT"):
            continue
        steps += 1
        other = by_token.get(above.i) or _blast_before(token, above, by_token) or _harm_beside(token, above, by_token)
        if (
            other is not None
            and other.token.i not in gone
            and other is not draft
            and (other.type == draft.type or (draft.lemma == "raid" and other.type == "ASSAULT"))
            and _compatible(draft, other)
        ):
            if _linked(draft, other):
                return other
            return None
        if steps >= 2 and not (lemma_of(token) in _HARM and draft.type == "ASSAULT"):
            break
    return None


def _blast_before(token: Token, verb: Token, by_token: dict[int, Draft]) -> Draft | None:
    """The attack that a verb without an act of its own tells of: "A BLAST ripped through a market, KILLING nine"."""
    subject = own_subject(verb) if token.dep_ == "advcl" and token.head == verb else None
    other = by_token.get(subject.i) if subject is not None else None
    return other if other is not None and other.type == "ASSAULT" and not other.candidate.is_verb else None


def _harm_beside(token: Token, above: Token, by_token: dict[int, Draft]) -> Draft | None:
    """What befell those named first in a headline without a verb: "Four miners KILLED, three injured in blast"."""
    noun = token.head
    if token.dep_ != "acl" or above not in (noun, noun.head):
        return None
    beside = children(noun.head, "acl") if noun.dep_ in ("appos", "conj") else children(noun, "ccomp")
    return next((by_token[c.i] for c in beside if c.i < noun.i and c.i in by_token), None)


def _war_that_displaces(verb: Token, by_token: dict[int, Draft]) -> Draft | None:
    """The fighting that people are displaced by, which drives nobody out on purpose: "THE WAR has displaced many"."""
    cause = subject_of(verb)
    other = by_token.get(cause.i) if cause is not None else None
    return other if other is not None and other.type == "ASSAULT" and not other.candidate.is_verb else None


def _compatible(a: Draft, b: Draft) -> bool:
    def fit(x: list[int], y: list[int]) -> bool:
        return not x or not y or bool(set(x) & set(y))

    if a.sides.actors and set(a.sides.actors) <= set(b.sides.recipients):
        return False
    if a.date and b.date and a.date != b.date:
        return False
    harm = a.type == "ASSAULT"
    return fit(a.sides.actors, b.sides.actors) and (harm or fit(a.sides.recipients, b.sides.recipients))


def _linked(below: Draft, above: Draft) -> bool:
    token, dep = below.token, below.token.dep_
    if dep == "relcl" and any(child.dep_ == "parataxis" for child in token.children):
        return False  # "the strike that medics say killed 34": an act told and what is said of it
    if below.type == "ASSAULT":
        harm = lemma_of(token) in _HARM and (lemma_of(above.token) in _HARM or not above.candidate.is_verb)
        if dep == "advcl" and lemma_of(token) in _HARM:
            return True  # "fired missiles at the town, killing five"
        if dep == "conj":
            if lemma_of(token) in _HARM and above.mode not in _ON_PERSONS and own_subject(token) is None:
                return True  # "ambushed a convoy and killed 16"
            either = any(c.lower_ == "or" for c in above.token.children)  # "stabbed or hacked to death"
            return harm or lemma_of(token) == lemma_of(above.token) or (either and below.mode == above.mode)
        if dep == "acl" and token.head.dep_ == "nsubj" and lemma_of(token) in _SENT:
            return True  # "a drone launched by X struck the port"
        if dep in ("nsubj", "advcl", "acl") and above.candidate.is_verb:
            told = _HARM if dep != "nsubj" else _HARM | _BURSTING
            return lemma_of(above.token) in told or _takes_lives(above) or harm
        if dep in ("pobj", "pcomp", "dobj", "relcl"):
            return lemma_of(above.token) in _HARM or harm or not below.candidate.is_verb
        return harm
    if below.type in (
        "CONSULT",
        "AGREE",
        "SUPPORT",
        "SANCTION",
        "MOBILIZE",
        "PROTEST",
        "COERCE",
        "AID",
        "COOPERATE",
        "CONCEDE",
        "RETREAT",
    ):
        if dep == "conj":
            return below.type in ("CONSULT", "PROTEST") and not (
                set(below.sides.recipients) ^ set(above.sides.recipients)
            )
        if dep == "relcl" or (dep == "advcl" and own_subject(token) is not None):
            return False
        return below.type != "SANCTION" or not below.candidate.is_verb
    return dep in ("xcomp", "advcl") and below.type == above.type


def _takes_lives(draft: Draft) -> bool:
    """Whether a verb says "kill" in other words: "claimed the lives of 24 people"."""
    thing = draft.candidate.object
    return thing is not None and lemma_of(thing) == "life"


def _depth(token: Token) -> int:
    return sum(1 for _ in ancestors(token, 40))
