"""The PLOVER type and mode of an act by the words that govern it.

The single type wins (PLOVER manual, auxiliary modes): what is promised is AGREE, what is threatened THREATEN, help that
is refused REJECT, never the act itself with a mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.arguments import sides_of
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import PASSIVE_SUBJECTS, SUBJECTS, children
from dragoman.reading.events.drafts import COOPERATIVE, HOSTILE, Draft, Scope, ontology
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.modality_words import tells_of_the_future
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_finite, is_infinitive, is_purpose

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset(
    "comment say predict elaborate answer name identify speculate specify confirm disclose discuss give reveal respond"
    " explain describe provide speak estimate divulge".split()
)
_FORBEARING = frozenset({"tolerate", "hesitate", "allow", "accept", "permit"})
_AVENGING = frozenset({"avenge", "retaliate", "punish", "respond", "crush", "annihilate", "eliminate"})
_STRUCK_BY_WORDS = frozenset({"person", "party", "media", "igo", "ngo", "organisation", "ministry"})


def governed_type(scope: Scope, candidate: Candidate, below: Candidate | None) -> tuple[str, str | None] | None:
    """Type and mode of a promise, demand, refusal or threat by what it is about; ``None``: it tells no event."""
    group, governs = candidate.group, candidate.group.governs
    act = below.group.type if below is not None else None
    if governs == "request":
        return group.type, group.mode or (ontology()[act]["refused"] if act else None)
    top = candidate.complement
    if governs == "refuse":
        if top is not None and lemma_of(top) in _TELLING:
            return None  # "declined to comment"
        return group.type, group.mode or (ontology()[act]["refused"] if act else None)
    if governs == "threat":
        lemma = lemma_of(candidate.token)
        if lemma == "warn" and is_met_with_menace(top):
            return "THREATEN", None
        if act is not None and act not in HOSTILE | {"THREATEN", "REJECT"}:
            if lemma in ("threaten", "give", "issue", "set", "deliver", "blackmail", "intimidate", "make"):
                return "THREATEN", None
            return ("AGREE", None) if lemma in ("vow", "swear") else None
        avenged = top is not None and lemma_of(top) in _AVENGING
        if act is None and lemma in ("vow", "swear") and not candidate.object and not avenged:
            return "AGREE", None
        if act is None and lemma in ("warn", "consider", "put") and candidate.object is None and not _menace(candidate):
            return None
        if act is None and lemma == "threaten" and not _is_threatened_by_somebody(scope, candidate):
            return None  # "floods threaten the harvest", "criticism from China that threatens its plans"
        return "THREATEN", _threat_mode(below)
    # commit
    if act in HOSTILE - {"MOBILIZE"} and lemma_of(candidate.token) not in ("agree", "offer", "consent", "invite"):
        return "THREATEN", _threat_mode(below)
    if top is not None and top.dep_ == "ccomp" and top.pos_ in ("VERB", "AUX") and not is_infinitive(top):
        aux = {c.lower_ for c in top.children if c.dep_ == "aux"}
        if not aux & {"will", "would", "'ll", "’ll", "shall", "should"} and top.tag_ != "VB":
            return None  # "scholars agree that it cannot last": an opinion
    if lemma_of(candidate.token) == "agree" and any(_is_opinion(c) for c in children(candidate.token, "ccomp")):
        return None
    if act is None and lemma_of(candidate.token) in ("commit", "assure", "volunteer"):
        return None
    return group.type, group.mode


def _is_threatened_by_somebody(scope: Scope, candidate: Candidate) -> bool:
    subject = subject_of(candidate.token)
    if subject is None or scope.company.mention_at(subject) is None:
        return False
    return bool(sides_of(scope.company, candidate).actors)


def is_met_with_menace(clause: Token | None) -> bool:
    """ "Warned that any move would be MET WITH FORCE", "would face consequences"."""
    if clause is None or not any(c.tag_ == "MD" for c in children(clause, "aux")):
        return False
    if lemma_of(clause) in _FORBEARING and children(clause, "neg"):
        return True  # "would not tolerate it"
    below = [t for name, t in prepositions_of(clause) if name in ("with", "to", "in")] + objects_of(clause)
    menace = load_lexicon().classes["menace"]
    return any(lemma_of(noun) in menace for noun in below if noun.dep_ not in SUBJECTS | PASSIVE_SUBJECTS)


def _menace(candidate: Candidate) -> bool:
    return any(item.kind == "class" for item in candidate.pattern.items)


def become_threat_on_condition(scope: Scope, draft: Draft) -> None:
    """A hostile or withheld act on a condition is a threat: "Will withdraw its force unless …"; what could be done is
    one only in the mouth of the side that could do it."""
    verb = draft.candidate.light or draft.token
    if draft.type not in HOSTILE | {"RETREAT", "REJECT"} or verb.pos_ not in ("VERB", "AUX"):
        return
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    announced = aux & {"will", "shall"} or (aux & {"would", "may", "might", "could"} and _is_said_by_doer(scope, draft))
    if not announced or not draft.sides.actors:
        return
    for clause in children(verb, "advcl"):
        if any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in clause.children):
            draft.mode = _threat_mode(draft.candidate)
            draft.type, draft.modality = "THREATEN", "occurred"


def _is_said_by_doer(scope: Scope, draft: Draft) -> bool:
    """Whether the innermost words around an act are those of who does it, or of one of his country."""
    speaker = scope.claims[draft.claims[0]].source if draft.claims else None
    if speaker is None:
        return False
    chains = scope.cast.chains
    lands = {chains[c].country for c in draft.sides.actors} - {None}
    return speaker in draft.sides.actors or chains[speaker].country in lands


def become_refusal(scope: Scope, draft: Draft) -> None:
    """Not to yield or cooperate is to refuse: "Will not lift the embargo", "failed to reach agreement"."""
    verb = draft.candidate.light or draft.token
    if draft.modality not in ("negated", "denied") or draft.type not in COOPERATIVE or verb.pos_ not in ("VERB", "AUX"):
        return
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    failed = verb.dep_ == "xcomp" and lemma_of(verb.head) == "fail"
    if (aux & {"will", "wo", "would", "shall"} or failed) and draft.sides.actors:
        draft.type, draft.mode, draft.modality = "REJECT", ontology()[draft.type]["refused"], "occurred"
        if len(draft.sides.actors) > 1 and not draft.sides.recipients:
            own = subject_of(verb)
            first = scope.company.who(own) if own is not None else draft.sides.actors[:1]
            draft.sides.recipients = [c for c in draft.sides.actors if c not in first]
            draft.sides.actors = [c for c in draft.sides.actors if c in first] or draft.sides.actors[:1]


def become_criticism(scope: Scope, draft: Draft) -> None:
    """Who attacks in words accuses: "attacked him as soft on crime", one politician or outlet "attacks" another or
    clashes with him."""
    verb = draft.token
    if draft.type != "ASSAULT" or lemma_of(verb) not in ("attack", "clash") or verb.pos_ != "VERB":
        return
    told_why = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    if told_why or (draft.place is None and not draft.has_means and _are_speakers(scope, draft)):
        draft.type, draft.mode = "ACCUSE", "disapprove"


def _are_speakers(scope: Scope, draft: Draft) -> bool:
    """Whether a person, party or outlet of name or office "attacks" a person or body that words can strike."""
    actors, recipients = ([scope.cast.chains[c] for c in side] for side in (draft.sides.actors, draft.sides.recipients))
    speak = all((chain.named or chain.roles) and chain.kind in ("person", "party", "media") for chain in actors)
    struck = all(chain.named and chain.kind in _STRUCK_BY_WORDS for chain in recipients)
    return speak and struck and (len(actors) > 1 or bool(actors and recipients))


def become_single_type(scope: Scope, draft: Draft) -> None:
    """A planned act of one type is an act of another: PLOVER has no "CONSULT, future"."""
    if draft.modality != "planned":
        return
    if draft.candidate.group.frame.subject == "recipient" and draft.type == "CONSULT" and not draft.sides.actors:
        draft.sides.actors, draft.sides.recipients = draft.sides.recipients, []  # who will host promises it
    if not draft.sides.actors:
        return
    planned = ontology()[draft.type]["planned"]
    verb = draft.candidate.light or draft.token
    if planned == "THREATEN" and is_purpose(verb) and not tells_of_the_future(verb.head):
        return  # "moved in to arrest the protesters": meant, not threatened
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
        return  # "told to break the blockade by opening flights": the means of what is meant, promised by nobody
    if planned != draft.type:
        draft.mode = _threat_mode(draft.candidate) if planned == "THREATEN" else None
        draft.type = planned


def _threat_mode(act: Candidate | None) -> str | None:
    """The mode of THREATEN by the act that is threatened."""
    if act is None:
        return None
    table = ontology()[act.group.type].get("threatened")
    if not table:
        return None
    mode: str | None = table.get(act.group.mode or "", table.get(""))
    return mode


def _is_opinion(clause: Token) -> bool:
    """Whether a clause tells what is, not what will be done: "agree (that) the book did him no favours"."""
    aux = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if any(c.dep_ == "expl" for c in clause.children):
        return True  # "agreed that there will be work to do"
    return is_finite(clause) and not aux & {"will", "would", "shall", "should", "'ll", "’ll"}
