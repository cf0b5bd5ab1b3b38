"""In whose words an event stands, and what they make of it: what stands only in somebody's words is alleged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import force_of
from dragoman.reading.events.asides import describes, stands_aside
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import own_subject
from dragoman.reading.events.drafts import VERBAL, Draft, Scope
from dragoman.reading.events.modality_of_clauses import is_negated
from dragoman.reading.events.verb_forms import is_finite, is_infinitive
from dragoman.records import ClaimMention, Modality, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# claims that judge or name a thing are no statement that it is so, save those that only give it a name
_NAMING = frozenset({"labels", "describes", "expresses"})
_NOT_YET: dict[str, Modality] = {"promises": "planned", "intends": "planned"}
# verbs that do what their object names by saying so
_DOING = frozenset({"declare", "impose", "proclaim", "issue", "order", "extend", "renew"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def claims_over(scope: Scope, token: Token) -> tuple[int, ...]:
    """Claims whose content holds the trigger, innermost first."""
    here = Span(token.idx, token.idx + len(token))
    found = [
        (sum(s.end - s.start for s in claim.content), i)
        for i, claim in enumerate(scope.claims)
        if any(span.holds(here) for span in claim.content)
        and not (claim.cue is not None and (claim.cue.overlaps(here) or stands_aside(scope.parsed, token, claim)))
        and not describes(token, claim)
    ]
    over = [i for _, i in sorted(found)]
    speaker = _speaker_besides(scope, token)
    beside = [n for n, i in enumerate(over, 1) if speaker is not None and scope.claims[i].source == speaker]
    return tuple(over[max(beside, default=0) :])


def _speaker_besides(scope: Scope, token: Token) -> int | None:
    """Who says a thing of his own with ``token``, a finite cue that shares its subject: "denied that …, and CALLED ON
    X" is not within his denial."""
    here = Span(token.idx, token.idx + len(token))
    if token.dep_ != "conj" or not is_finite(token) or own_subject(token) is not None:
        return None
    return next((c.source for c in scope.claims if c.cue is not None and c.cue.overlaps(here)), None)


def attribute(scope: Scope, draft: Draft) -> None:
    """What stands only in somebody's words is alleged by him, unless his words take it for granted or want it."""
    if draft.modality == "denied" and not draft.claims and _speaker_besides(scope, draft.token) is not None:
        draft.modality = "occurred"  # "denied that it …, and CALLED on X": the parser puts it below "denied"
    if draft.type == "ASSAULT" and draft.lemma == "claim" and draft.modality == "occurred":
        draft.modality = "alleged"  # "claimed responsibility": by the one who claims it
        return
    draft.claims = tuple(i for i in draft.claims if not _is_carried_by_cue(draft, scope.claims[i]))
    finite = is_finite(draft.candidate.light or draft.token)
    for index in draft.claims:
        claim = scope.claims[index]
        force = force_of(claim.cue_class)
        if _is_deed(scope, draft, claim):
            continue
        if _is_owned(draft.token) and not draft.sides.actors:
            continue  # "nobody claimed responsibility for the attack"
        if force == "denied" and draft.modality in ("occurred", "ongoing", "alleged"):
            draft.modality = "denied"
            return
        own = claim.source is not None and (
            claim.source in draft.sides.actors
            or (draft.mode != "investigate" and _speaks_for(scope, claim.source, draft.sides.actors))
        )
        if draft.modality == "negated" and own and not is_infinitive(draft.candidate.light or draft.token):
            draft.modality = "denied"
            return
        if draft.modality not in ("occurred", "ongoing"):
            return
        if own and draft.type in VERBAL:
            continue  # "we condemn", said by the one who condemns: saying it is doing it
        if force != "asserted" and _describes_known(draft.candidate.light or draft.token):
            continue  # "refused to lift the sanctions it imposed", "demanded that the men who were seized be freed"
        if claim.cue_class == "expresses" and not draft.candidate.is_verb and not _indefinite(draft.token):
            continue  # "expressed support for the strikes"
        if _is_labelled(scope, draft, claim):
            continue
        if force == "presupposed" or (force == "judged" and claim.cue_class not in _NAMING and not finite):
            continue  # "condemned the attack", "backed the offensive": it is taken for granted
        if force in ("wanted", "open") and not finite:
            if draft.candidate.is_verb or _indefinite(draft.token):
                draft.modality = _NOT_YET.get(claim.cue_class or "", "hypothetical")
                return
            continue  # "demanded an end to the siege": the siege is there
        draft.modality = "alleged"
        return


def _is_carried_by_cue(draft: Draft, claim: ClaimMention) -> bool:
    """Whether the verb that carries a noun was read as a cue: "DECLARED a state of siege" does it by saying so."""
    light = draft.candidate.light
    if light is None or claim.cue is None or lemma_of(light) not in _DOING:
        return False
    return claim.cue.holds(Span(light.idx, light.idx + len(light)))


def _speaks_for(scope: Scope, source: int, actors: list[int]) -> bool:
    """Whether an official says what his own government does by saying so: "Oman condemns it, its minister said"."""
    speaker, chains = scope.cast.chains[source], [scope.cast.chains[actor] for actor in actors]
    ruled = {chain.country for chain in chains if chain.kind in ("state", "government")}
    official = "GOV" in speaker.sectors or speaker.kind in ("government", "ministry", "state")
    return official and len(chains) == 1 and speaker.country is not None and ruled == {speaker.country}


def _is_deed(scope: Scope, draft: Draft, claim: ClaimMention) -> bool:
    """Whether what was read as a cue does more than say, or says nothing of the noun it acts on: "DECLARED an
    emergency over the fighting", "REPELLED an attack", "no group CLAIMED the attack"."""
    cue = scope.parsed.token_at(claim.cue.end - 1) if claim.cue is not None else None
    if cue is None or cue.pos_ != "VERB" or draft.candidate.is_verb:
        return False
    act = scope.company.triggers.get(cue.i)
    if act is not None and act.group.type not in VERBAL and lemma_of(cue) != "claim":
        return True
    object_of_cue = draft.token.head == cue and draft.token.dep_ == "dobj"
    return object_of_cue and (claim.cue_class is None or (lemma_of(cue) == "claim" and is_negated(cue)))


def _describes_known(verb: Token) -> bool:
    """Whether a verb stands in a relative clause of what is known: "the sanctions (that) it IMPOSED"."""
    known = verb.head.pos_ == "PROPN" or not _indefinite(verb.head)
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"  # "demanded the release of X, HELD since Monday"
    return known and (participle or (verb.dep_ == "relcl" and is_finite(verb)))


def _is_owned(noun: Token) -> bool:
    """Whether an act is told as claimed or denied by somebody: "claimed responsibility for THE ATTACK"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ == "responsibility"


def _is_labelled(scope: Scope, draft: Draft, claim: ClaimMention) -> bool:
    """Whether a definite noun is what somebody calls so and so: "called THE TALKS useful"; it is there.

    What it is called is his word only: "called it an aggression", "what they called the aggression".
    """
    verb = scope.parsed.token_at(claim.cue.start) if claim.cue is not None else None
    if verb is None or claim.cue_class not in _NAMING or verb.pos_ != "VERB" or _indefinite(draft.token):
        return False
    if any(child.tag_ == "WP" for child in verb.children) or draft.token.i < verb.i:
        return False
    noun = draft.token
    small_clause = noun.dep_ == "nsubj" and noun.head.head == verb
    return (noun.dep_ == "dobj" and noun.head == verb and len(list(verb.rights)) > 1) or small_clause


def speaker_of(scope: Scope, verb: Token) -> int | None:
    """The chain of the innermost source in whose words ``verb`` stands; ``None`` where nobody is known."""
    over = claims_over(scope, verb)
    return scope.claims[over[0]].source if over else None


def _indefinite(noun: Token) -> bool:
    return not any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _POINTING) for c in noun.children)
