"""Which drafts are no event after all: figures of speech, mishaps, rules, mere purposes, acts of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, premodifiers
from dragoman.reading.events.drafts import HOSTILE, VERBAL, Draft, Scope
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.mishaps import are_persons, is_mishap
from dragoman.reading.events.modality_words import tells_of_the_future
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import preposition_after, prepositions_of, through_measure
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_infinitive, is_passive, is_purpose, is_ranked

if TYPE_CHECKING:
    from spacy.tokens import Token

_FILING = frozenset({"lodge", "file", "submit", "register", "deliver"})
_FORMS = frozenset({"press", "news", "confirmation", "nomination"})
_RULES = frozenset(
    "law bill constitution rule article clause regulation act resolution provision ruling policy".split()
)
_PEACEFUL = frozenset("security maritime rescue relief humanitarian search peacekeeping business daily banking".split())
_AWAY = frozenset("out up off away down into".split())
_ALLIED = frozenset({"ally", "align", "affiliate"})
_FIGHTING = frozenset({"fight", "battle"})
_BATTLES = frozenset({"battle", "war", "gunbattle", "skirmish"})
# what is fought for with arms
_WAR_AIMS = frozenset(
    "overthrow oust topple depose capture recapture seize take retake regain control establish carve create drive expel"
    " liberate free defend hold repel dislodge win impose conquer secede destroy crush defeat".split()
)
_WORKS = frozenset(
    "novel book film movie play essay article column speech poem song album series editorial documentary satire memoir"
    " exhibition painting".split()
)
_NARRATING = frozenset("follow tell star depict centre center portray feature trace revolve chronicle".split())
_ANSWERS = frozenset("deny reject dismiss refute rebut repudiate contest counter".split())


def is_event(scope: Scope, draft: Draft) -> bool:
    """Whether a joined draft with its counts tells an event."""
    sides = draft.sides
    known = bool(sides.actors) + bool(sides.recipients) + (len(sides.actors) > 1)
    pattern = draft.candidate.pattern
    if pattern.kind == "weak":
        if draft.token.dep_ == "attr":
            return False  # "Afghanistan is his war" tells no war
        if not known:
            return bool(draft.counts)
        real = draft.modality in ("occurred", "alleged")
        if draft.candidate.light is None and draft.date is None and known < 2 and real:
            return False
    if pattern.kind in ("verb", "adjective") and draft.candidate.group.type in VERBAL and not known:
        return False
    if draft.modality == "planned" and _is_mere_purpose(scope, draft):
        return False
    if not known and _is_mere_thought(draft):
        return False
    if _is_figure(scope, draft) or _is_label(scope, draft) or _is_answered(draft) or is_mishap(scope, draft):
        return False
    if lemma_of(draft.token) == "meet" and (_is_reception(draft.token) or _meets_nobody(scope, draft)):
        return False
    came_of = draft.token.dep_ == "advcl" and draft.token.tag_ == "VBG"
    if lemma_of(draft.token) == "force" and (not sides.actors or came_of):
        return False  # "events forced a delay", "youths stormed it, FORCING guards to fire"
    if pattern.kind == "verb" and _by_rule(draft.token):
        told = pattern.weight >= 2 or sides.actors
        return bool(told and (draft.type in VERBAL or draft.date))
    return True


def _claims_a_told_act(scope: Scope, draft: Draft) -> bool:
    """Whether "claimed responsibility" is no act of its own: "... for THE BOMBING", or nobody claimed it."""
    for thing in objects_of(draft.token):
        for name, act in prepositions_of(thing):
            if name == "for" and any(word.i in scope.company.triggers for word in act.subtree):
                return True
    return draft.modality == "negated" or not draft.sides.actors


def _is_mere_purpose(scope: Scope, draft: Draft) -> bool:
    """Whether an infinitive only says what a thing was for: "gains TO FINANCE the war".

    What a plan, demand or journey is about keeps its event.
    """
    verb = draft.candidate.light or draft.token
    if not is_purpose(verb) or draft.date is not None or draft.counts:
        return False
    over = verb.head
    if over.i in scope.company.triggers or over.pos_ == "ADJ":
        return False
    return over.pos_ in ("VERB", "AUX") or not tells_of_the_future(over)


def _is_mere_thought(draft: Draft) -> bool:
    """Whether a hostile act is only thought of, of nobody on nobody and nothing: "a law to fight terrorism"."""
    if draft.type not in HOSTILE - {"PROTEST"} or draft.modality not in ("planned", "hypothetical"):
        return False
    if draft.date is not None or draft.place is not None or draft.counts:
        return False
    token, classes = draft.token, load_lexicon().classes
    struck = objects_of(token) if draft.candidate.is_verb else [target for _, target in preposition_after(token)]
    aimed_at = classes["target"].keys() | classes["place"].keys() | classes["person"].keys()
    return not any(lemma_of(one) in aimed_at for one in struck)


def _is_figure(scope: Scope, draft: Draft) -> bool:
    """Whether the words tell no act between actors: "his tenure helped …", "a press conference", "dismissed it"."""
    token = draft.token
    thing = draft.candidate.object if draft.candidate.object is not None else token
    if draft.type == "CONSULT" and lemma_of(token) == "call" and children(token, "oprd") and children(token, "dobj"):
        return True  # "called her a liar"
    if lemma_of(thing) in ("conference", "hearing") and {w.lower_ for w in premodifiers(thing)} & _FORMS:
        return True
    if draft.type == "SANCTION" and lemma_of(token) == "dismiss":
        return any(t.lower_ in ("it", "this", "that", "them") for t in objects_of(token))
    if lemma_of(token) == "beat" and not draft.has_means and are_persons(scope, draft) and _are_named(scope, draft):
        return True  # "Trump beat Clinton in Wisconsin"
    if lemma_of(token) == "contribute" and _furthers_a_thing(scope, token):
        return True  # "contributed to widening the gap"
    if lemma_of(token) == "defend" and any(children(thing, "poss") for thing in objects_of(token)):
        owners = [owner for thing in objects_of(token) for owner in children(thing, "poss")]
        return all(owner.tag_ == "PRP$" for owner in owners)  # "defended his decision": nobody else is backed
    if lemma_of(token) == "back" and any(c.lower_ in _AWAY for c in children(token, "prt", "prep", "advmod")):
        return True  # "started backing out of the driveway"
    if lemma_of(token) in _ALLIED and token.tag_ == "VBN" and token.dep_ == "acl":
        return True  # "a militia allied with the government": how somebody stands
    if lemma_of(token) == "leave" and draft.type == "RETREAT" and _leaves_victims(token):
        return True
    if lemma_of(token) == "claim" and draft.type == "ASSAULT" and _claims_a_told_act(scope, draft):
        return True
    if lemma_of(token) in ("accuse", "suspect") and token.dep_ == "acl" and not draft.sides.actors:
        return True  # "lynched two traders accused of theft": who they were
    if lemma_of(token) in _FIGHTING and draft.candidate.is_verb and _fights_no_one(scope, draft):
        return True
    if lemma_of(token) == "blame" and draft.candidate.is_verb and _blames_a_thing(scope, draft):
        return True
    if (lemma_of(token) in ("attack", "assault") and _tells_of_a_work(token)) or _is_in_a_work(token):
        return True
    if lemma_of(token) == "hit" and is_infinitive(token) and is_ranked(token):
        return True  # "a coup, the latest TO HIT the region"
    if lemma_of(token) == "retaliation" and token.head.lower_ == "in":
        return True  # "fired missiles in retaliation for the raid": why, and no act beside the firing
    if draft.type == "PROTEST" and token.dep_ == "dobj" and lemma_of(token.head) in _FILING:
        return True  # "lodged a protest with Beijing" is criticism and brings nobody to the street
    if lemma_of(token) == "operation" and {w.lower_ for w in premodifiers(token)} & _PEACEFUL:
        return True
    if lemma_of(token) == "take" and draft.mode == "seize" and not objects_of(token) and are_persons(scope, draft):
        return True  # "since the new director took over"
    if lemma_of(token) == "arm" and is_passive(token) and not draft.sides.actors and _stands_with(token):
        return True  # "armed with a rifle, he …": how somebody was, not what was given
    if draft.type == "AID" and lemma_of(token) in ("help", "aid", "assist") and draft.candidate.is_verb:
        subject = subject_of(token)
        return subject is not None and subject.pos_ == "NOUN" and scope.company.mention_at(subject) is None
    return False


def _leaves_victims(verb: Token) -> bool:
    """Whether a verb tells what came of an act: "LEAVING at least two civilians dead"."""
    if any(c.pos_ == "ADJ" or c.tag_ == "VBN" for c in children(verb, "oprd", "acomp", "xcomp", "ccomp")):
        return True
    things = [one for thing in objects_of(verb) for one in through_measure(thing)]
    return any(c.lower_ in ("dead", "wounded", "injured", "homeless") for one in things for c in one.rights)


def _fights_no_one(scope: Scope, draft: Draft) -> bool:
    """Whether somebody fights a thing, or only strives: "battling cancer", "doctors are fighting to contain it"."""
    verb, classes = draft.token, load_lexicon().classes
    if draft.sides.recipients or len(draft.sides.actors) > 1 or draft.counts:
        return False
    things = objects_of(verb)
    struck = classes["target"].keys() | classes["person"].keys() | classes["forces"].keys() | _BATTLES
    if things:
        return not any(lemma_of(t) in struck or t.pos_ == "PROPN" or scope.company.is_actor(t) for t in things)
    aims = [c for c in children(verb, "xcomp", "advcl") if is_infinitive(c)]
    return bool(aims) and not any(lemma_of(aim) in _WAR_AIMS for aim in aims)


def _blames_a_thing(scope: Scope, draft: Draft) -> bool:
    """Whether nobody is accused: "blamed a software fault for the delays"."""
    things = objects_of(draft.token)
    named = any(name == "on" for thing in (draft.token, *things) for name, _ in prepositions_of(thing))
    acts = any(thing.i in scope.company.triggers for thing in things)
    return bool(things) and not (draft.sides.recipients or named or acts)


def _tells_of_a_work(noun: Token) -> bool:
    """Whether a blow is one of words or art: "her novel, a savage ATTACK on vanity"."""
    over = noun.head
    if noun.dep_ == "attr":
        return any(lemma_of(subject) in _WORKS for subject in children(over, "nsubj"))
    return noun.dep_ == "appos" and lemma_of(over) in _WORKS


def _is_in_a_work(token: Token) -> bool:
    """Whether an act is told by a work of art: "the film follows a detective who KILLED"."""
    root = token.sent.root
    return lemma_of(root) in _NARRATING and any(lemma_of(subject) in _WORKS for subject in children(root, "nsubj"))


def _is_label(scope: Scope, draft: Draft) -> bool:
    """Whether a noun only says what somebody calls another act: "called the ambush A TERRORIST ATTACK", "condemned the
    killing as A MASSACRE"."""
    noun = draft.token
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
    elif noun.dep_ == "oprd":
        verb = noun.head
    else:
        return False
    named = children(verb, "dobj", "nsubjpass")
    return verb.pos_ == "VERB" and any(thing.i in scope.company.triggers for thing in named)


def _are_named(scope: Scope, draft: Draft) -> bool:
    sides = draft.sides
    named = all(scope.cast.chains[c].named for c in (*sides.actors, *sides.recipients))
    return named and bool(sides.actors) and bool(sides.recipients)


def _furthers_a_thing(scope: Scope, verb: Token) -> bool:
    """Whether what somebody contributes to is a doing or a thing, and nothing is given."""
    below = [t for child in children(verb, "prep") if child.lower_ == "to" for t in children(child, "pobj", "pcomp")]
    given = bool(children(verb, "dobj"))
    return bool(below) and not given and not any(scope.company.mention_at(target) for target in below)


def _stands_with(verb: Token) -> bool:
    return any(name == "with" for name, _ in prepositions_of(verb))


def _by_rule(verb: Token) -> bool:
    """Whether a law or treaty is the subject: "a deal that bans attacks" tells what holds, not what was done."""
    subject = subject_of(verb)
    return subject is not None and lemma_of(subject) in _RULES | load_lexicon().classes["agreement"].keys()


def _is_reception(verb: Token) -> bool:
    """Whether something meets with a reaction, not somebody with somebody: "the plan was met with anger"."""
    reactions = load_lexicon().classes["reaction"]
    below = [t for child in children(verb, "prep") if child.lower_ == "with" for t in children(child, "pobj")]
    return bool(below) and (is_passive(verb) or any(lemma_of(t) in reactions for t in below))


def _meets_nobody(scope: Scope, draft: Draft) -> bool:
    """Whether what is met is a thing: "enough votes to meet the benchmark"."""
    persons = load_lexicon().classes["person"]
    things = children(draft.token, "dobj")
    return bool(things) and not any(scope.company.who(t) or lemma_of(t) in persons or t.pos_ != "NOUN" for t in things)


def _is_answered(draft: Draft) -> bool:
    """Whether a noun only points back at an accusation made elsewhere: "the ministry denied THE ACCUSATION"."""
    noun = draft.token
    return (
        draft.candidate.group.type == "ACCUSE"
        and noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "nsubjpass")
        and lemma_of(noun.head) in _ANSWERS
        and not draft.sides.actors
    )
