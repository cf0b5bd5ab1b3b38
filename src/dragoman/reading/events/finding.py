"""The events of one report: what happened, by whom, to whom, when, where, how many, and whether it is real.

The loop to start reading with is `find_events`: for each sentence the lexicon proposes triggers (`triggers.py`), words
that tell one act together are joined and acts that are only promised, asked for or refused give way to the promise,
demand or refusal (`_settle`), participants are read from the syntax (`arguments.py`), reality from the words around
(`modality.py`) and from the report's claims: what stands only inside somebody's words is alleged.

Types and their borderlines follow the PLOVER manual (``knowledge/plover.yaml``): the single type wins, so a visit that
is planned is AGREE and a strike that is threatened is THREATEN, never CONSULT or ASSAULT with a mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.knowledge.files import load_yaml
from dragoman.knowledge.reporting import force_of
from dragoman.reading.cast import Cast
from dragoman.reading.events.arguments import Sides
from dragoman.reading.events.asides import stands_aside
from dragoman.reading.events.back_references import refer_back
from dragoman.reading.events.clauses import (
    ancestors,
    children,
    conjuncts,
    is_finite,
    is_passive,
    lemma_of,
    objects_of,
    own_subject,
    premodifiers,
    prepositions_of,
    subject_of,
    through_measure,
)
from dragoman.reading.events.confidence import confidence_of, signs_of
from dragoman.reading.events.contexts import contexts_of
from dragoman.reading.events.counts import counts_of
from dragoman.reading.events.envoys import add_envoys
from dragoman.reading.events.matter import matter_of
from dragoman.reading.events.modality import modality_of, tells_of_the_future
from dragoman.reading.events.proposals import propose
from dragoman.reading.events.triggers import Candidate, Group, Pattern, load_lexicon
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.reading.places.place_of import place_for
from dragoman.reading.times.time_of import time_for
from dragoman.records import (
    ClaimMention,
    Count,
    EventMention,
    Interval,
    Matter,
    Modality,
    PlaceMention,
    Span,
    TimeMention,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
IRREALIS = frozenset({"commit", "refuse", "request", "threat"})
# claims that judge or name a thing are no statement that it is so, save those that only give it a name
NAMING = frozenset({"labels", "describes", "expresses"})
_NOT_YET: dict[str, Modality] = {"promises": "planned", "intends": "planned"}
HISTORY = timedelta(days=366)


@cache
def _ontology() -> dict[str, dict[str, Any]]:
    return dict(load_yaml("plover.yaml")["types"])


@dataclass
class _Draft:
    """An event while it is put together."""

    candidate: Candidate
    type: str
    mode: str | None
    modality: Modality
    sides: Sides
    lemma: str
    pattern: Pattern  # the surest that tells it
    date: Interval | None = None
    place: int | None = None
    counts: list[Count] = field(default_factory=list)
    claims: tuple[int, ...] = ()
    matter: tuple[Matter, ...] = ()
    tokens: list[Token] = field(default_factory=list)  # all triggers that tell it

    @property
    def token(self) -> Token:
        return self.candidate.token


def find_events(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    claims: tuple[ClaimMention, ...],
) -> tuple[EventMention, ...]:
    """All event mentions of a report, in order of their triggers.

    ``actors`` and ``recipients`` are chains of ``cast``, ``place`` and ``claims`` indexes into the given tuples.
    ``confidence`` (0 to 1) is the share of events told so that are right; see `confidence`.
    """
    signed = signed_events(parsed, cast, times, places, claims)
    told = [msgspec.structs.replace(event, confidence=confidence_of(signs)) for event, signs in signed]
    return tuple(add_envoys(parsed, cast, told))


def signed_events(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    claims: tuple[ClaimMention, ...],
) -> list[tuple[EventMention, tuple[str, ...]]]:
    """The events without envoys and confidence, each with the signs that tell how sure it is, in order of triggers."""
    found: list[tuple[EventMention, Pattern]] = []
    for sentence in parsed.sentences:
        found += _SentenceEvents(parsed, sentence, cast, times, places, claims).find()
    found.sort(key=lambda one: (one[0].trigger, one[0].type))
    out = []
    for event, (alone, pattern) in zip(refer_back(parsed, [event for event, _ in found]), found, strict=True):
        out.append((event, signs_of(event, pattern, borrowed=event != alone)))
    return out


class _SentenceEvents:
    """Finds the events of one sentence."""

    def __init__(
        self,
        parsed: ParsedReport,
        sentence: Sentence,
        cast: Cast,
        times: tuple[TimeMention, ...],
        places: tuple[PlaceMention, ...],
        claims: tuple[ClaimMention, ...],
    ) -> None:
        self.parsed, self.sentence, self.cast = parsed, sentence, cast
        self.times, self.places, self.claims = times, places, claims
        self.published = _day(parsed.report.published)

    def find(self) -> list[tuple[EventMention, Pattern]]:
        candidates, self.company = propose(self.parsed, self.sentence, self.cast, self.places)
        drafts = self._settle(candidates)
        drafts = self._join(drafts)
        self._count(drafts)
        demands, demanded = self._obligations()
        return [self._finish(d) for d in drafts if d.token.i not in demanded and self._is_event(d)] + demands

    # ------------------------------------------------------------ which candidates are events, of which type

    def _settle(self, candidates: dict[int, Candidate]) -> list[_Draft]:
        dropped: set[int] = set()
        governed: set[int] = set()  # acts only promised, refused or meant: nothing brings them back
        complements: dict[int, Candidate | None] = {}
        for i, candidate in candidates.items():
            if not candidate.is_verb and candidate.pattern.kind != "weak":
                self._drop_requested_by_noun(candidate, candidates, dropped)
            if not candidate.is_verb:
                continue
            governs = candidate.group.governs
            below = self._act_below(candidate, candidates)
            used = candidate.object
            if governs in IRREALIS:
                complements[i] = below
                found = self._irrealis(candidate, candidates)
                carried = found & {used.i} if used is not None else set()  # "renewed his call": one act, told by both
                dropped |= carried
                governed |= found - carried
            else:
                dropped |= self._purposes(candidate, candidates)
                governed |= self._topics(candidate, candidates)
            if used is not None and used.i in candidates and used.i != i:
                other = candidates[used.i]
                if governs in ("factual", "alleged"):
                    continue
                same = other.group.type == candidate.group.type and other.pattern.kind != "weak"
                phrase = other.pattern.before and lemma_of(candidate.token) in _CARRYING
                ordering = lemma_of(candidate.token) in ("order", "announce")  # the order is the act of who gives it
                if other.light is not None and (same or phrase) and not ordering:
                    dropped.add(i)  # "launch an airstrike", "launched a scathing attack": the noun tells it best
                    dropped.discard(used.i)
                else:
                    dropped.add(used.i)
            elif governs not in ("factual", "alleged") and candidate.complement is not None:
                other_noun = candidates.get(candidate.complement.i)
                if other_noun is not None and not other_noun.is_verb and candidate.pattern.weight > 1:
                    dropped.add(other_noun.token.i)
        dropped |= governed
        drafts = []
        for i, candidate in candidates.items():
            if i not in dropped:
                dropped |= {word.i for word in candidate.words[1:]} - {i}
        for i, candidate in candidates.items():
            if i in dropped:
                continue
            draft = self._draft(candidate, complements.get(i))
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _act_below(self, candidate: Candidate, candidates: dict[int, Candidate]) -> Candidate | None:
        """The act that a promise, demand, refusal or threat is about."""
        top = candidate.complement
        if top is None:
            return None
        for one in [top, *_content(top)]:
            if one.i in candidates and one.i != candidate.token.i:
                return candidates[one.i]
        return None

    def _irrealis(self, candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
        """The acts that are only promised, asked for, refused or threatened: one event is told, not two."""
        top = candidate.complement
        if top is None:
            return set()
        found = set()
        tops = conjuncts(top)
        for one in tops:
            for token in [one, *_content(one)]:
                if token.i in candidates and token.i != candidate.token.i:
                    found.add(token.i)
        for child in candidate.token.children:
            if (
                child.dep_ == "prep"
                and child.lower_ in ("for", "to", "of", "with", "against")
                and candidate.group.governs in ("request", "threat", "commit")
            ):
                for noun in children(child, "pobj"):
                    found |= {t.i for t in conjuncts(noun) if t.i in candidates and not candidates[t.i].is_verb}
        return found

    def _purposes(self, candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
        """What an act is for is no second event: "sent aid TO HELP refugees", "met TO DISCUSS trade"."""
        found: set[int] = set()
        journey = candidate.group.mode == "visit"  # "flew to Tashkent to sign": the signing is an event to come
        anchors = [candidate.token, *([candidate.light] if candidate.light is not None else [])]
        anchors += [
            t for t in (candidate.object, candidate.complement) if t is not None and t.pos_ in ("NOUN", "PROPN")
        ]
        for anchor in anchors:
            for child in children(anchor, "advcl", "xcomp", "acl", "relcl"):
                if any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
                    acts = [t for one in conjuncts(child) for t in [one, *_content(one)] if t.i in candidates]
                    found |= {t.i for t in acts if not journey or candidates[t.i].group.type == "CONSULT"}
        return found - {candidate.token.i}

    def _topics(self, candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
        """What those who confer are about themselves is their topic, no act: "discussed THEIR FIGHT against X"."""
        if candidate.group.type != "CONSULT" or lemma_of(candidate.token) not in _CONFERRING:
            return set()
        below = objects_of(candidate.token) + [
            t for name, t in prepositions_of(candidate.token) if name in ("on", "about")
        ]
        nouns = [t for noun in below for t in conjuncts(noun) if t.i in candidates and not candidates[t.i].is_verb]
        return {t.i for t in nouns if any(c.tag_ == "PRP$" for c in children(t, "poss"))}

    def _drop_requested_by_noun(
        self, candidate: Candidate, candidates: dict[int, Candidate], dropped: set[int]
    ) -> None:
        """The noun's act is only asked for or threatened: "A call for the withdrawal", "threats to attack"."""
        if candidate.group.type not in ("REQUEST", "THREATEN", "AGREE"):
            return
        for child in candidate.token.children:
            if child.dep_ == "prep" and child.lower_ in ("for", "of", "to"):
                for noun in children(child, "pobj"):
                    dropped |= {t.i for t in conjuncts(noun) if t.i in candidates}
            if child.dep_ in ("acl", "relcl") and any(c.lower_ == "to" for c in children(child, "aux")):
                dropped |= {t.i for t in [child, *_content(child)] if t.i in candidates}

    def _draft(self, candidate: Candidate, below: Candidate | None) -> _Draft | None:
        group = candidate.group
        kind, mode = group.type, group.mode
        verbal = kind == "ASSAULT" and lemma_of(candidate.token) == "attack" and candidate.token.pos_ == "VERB"
        if verbal and any(c.dep_ == "prep" and c.lower_ == "as" for c in candidate.token.children):
            kind, mode = "ACCUSE", "disapprove"  # "attacked him as soft on crime"
        if group.governs in IRREALIS:
            settled = self._govern(candidate, below)
            if settled is None:
                return None
            kind, mode = settled
        modality = modality_of(candidate.token, candidate.light)
        sides = self.company.sides_of(candidate)
        lemma = self._lemma(candidate)
        draft = _Draft(candidate, kind, mode, modality, sides, lemma, candidate.pattern, tokens=[candidate.token])
        draft.claims = self._claims_over(candidate.token)
        draft.date = self._date(candidate)
        draft.place = self._place(candidate, sides)
        self._threat_on_condition(draft)
        self._attribute(draft)
        if draft.modality in ("occurred", "ongoing") and draft.date is not None and self._lies_ahead(draft.date):
            draft.modality = "planned"
        self._refusal(draft)
        self._single_type(draft)
        draft.matter = matter_of(candidate)
        return draft

    def _govern(self, candidate: Candidate, below: Candidate | None) -> tuple[str, str | None] | None:
        """Type and mode of a promise, demand, refusal or threat by what it is about; ``None``: it tells no event."""
        group, governs = candidate.group, candidate.group.governs
        act = below.group.type if below is not None else None
        if governs == "request":
            if _is_statement_or_question(candidate):
                return None
            return group.type, group.mode or (_ontology()[act]["refused"] if act else None)
        top = candidate.complement
        if governs == "refuse":
            if top is not None and lemma_of(top) in _TELLING:
                return None  # "declined to comment"
            return group.type, group.mode or (_ontology()[act]["refused"] if act else None)
        if governs == "threat":
            lemma = lemma_of(candidate.token)
            if act is not None and act not in HOSTILE | {"THREATEN", "REJECT"}:
                if lemma in ("threaten", "give", "issue", "set", "deliver", "blackmail", "intimidate", "make"):
                    return "THREATEN", None
                return ("AGREE", None) if lemma in ("vow", "swear") else None
            if act is None and lemma in ("vow", "swear") and not candidate.object:
                return "AGREE", None
            if (
                act is None
                and lemma in ("warn", "consider", "put")
                and candidate.object is None
                and not self._menace(candidate)
            ):
                return None
            if act is None and lemma == "threaten" and not self.company.sides_of(candidate).actors:
                return None  # "floods threaten the harvest"
            return "THREATEN", _threat_mode(below)
        # commit
        if act in HOSTILE - {"MOBILIZE"} and lemma_of(candidate.token) not in ("agree", "offer", "consent", "invite"):
            return "THREATEN", _threat_mode(below)
        if top is not None and top.dep_ == "ccomp" and top.pos_ in ("VERB", "AUX") and not _is_infinitive(top):
            aux = {c.lower_ for c in top.children if c.dep_ == "aux"}
            if not aux & {"will", "would", "'ll", "’ll", "shall", "should"} and top.tag_ != "VB":
                return None  # "scholars agree that it cannot last": an opinion
        if lemma_of(candidate.token) == "agree" and any(_is_opinion(c) for c in children(candidate.token, "ccomp")):
            return None
        if act is None and lemma_of(candidate.token) in ("commit", "assure", "volunteer"):
            return None
        return group.type, group.mode

    def _menace(self, candidate: Candidate) -> bool:
        return any(item.kind == "class" for item in candidate.pattern.items)

    def _threat_on_condition(self, draft: _Draft) -> None:
        """A hostile or withheld act on a condition is a threat: "Will withdraw its force unless …"."""
        verb = draft.candidate.light or draft.token
        if draft.type not in HOSTILE | {"RETREAT", "REJECT"} or verb.pos_ not in ("VERB", "AUX"):
            return
        aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if not aux & {"will", "would", "may", "might", "could", "shall"} or not draft.sides.actors:
            return
        for clause in children(verb, "advcl"):
            if any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in clause.children):
                draft.mode = _threat_mode(draft.candidate)
                draft.type, draft.modality = "THREATEN", "occurred"

    def _refusal(self, draft: _Draft) -> None:
        """Not to yield or cooperate is to refuse: "Will not lift the embargo", "failed to reach agreement"."""
        verb = draft.candidate.light or draft.token
        if (
            draft.modality not in ("negated", "denied")
            or draft.type not in COOPERATIVE
            or verb.pos_ not in ("VERB", "AUX")
        ):
            return
        aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        failed = verb.dep_ == "xcomp" and lemma_of(verb.head) == "fail"
        if (aux & {"will", "wo", "would", "shall"} or failed) and draft.sides.actors:
            draft.type, draft.mode, draft.modality = "REJECT", _ontology()[draft.type]["refused"], "occurred"
            if len(draft.sides.actors) > 1 and not draft.sides.recipients:
                own = subject_of(verb)
                first = self.company.who(own) if own is not None else draft.sides.actors[:1]
                draft.sides.recipients = [c for c in draft.sides.actors if c not in first]
                draft.sides.actors = [c for c in draft.sides.actors if c in first] or draft.sides.actors[:1]

    def _single_type(self, draft: _Draft) -> None:
        """A planned act of one type is an act of another: PLOVER has no "CONSULT, future"."""
        if draft.modality != "planned" or not draft.sides.actors:
            return
        planned = _ontology()[draft.type]["planned"]
        verb = draft.candidate.light or draft.token
        if planned == "THREATEN" and _is_purpose(verb):
            return  # "moved in to arrest the protesters": meant, not threatened
        if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
            return  # "told to break the blockade by opening flights": the means of what is meant, promised by nobody
        if planned != draft.type:
            draft.mode = _threat_mode(draft.candidate) if planned == "THREATEN" else None
            draft.type = planned

    def _lemma(self, candidate: Candidate) -> str:
        lemma = lemma_of(candidate.token)
        if candidate.is_verb and candidate.object is not None and lemma in _CARRYING:
            return lemma_of(candidate.object)
        return lemma

    # ------------------------------------------------------------ claims, time, place

    def _claims_over(self, token: Token) -> tuple[int, ...]:
        """Claims whose content holds the trigger, innermost first."""
        here = Span(token.idx, token.idx + len(token))
        found = [
            (sum(s.end - s.start for s in claim.content), i)
            for i, claim in enumerate(self.claims)
            if any(span.holds(here) for span in claim.content)
            and not (claim.cue is not None and (claim.cue.overlaps(here) or stands_aside(self.parsed, token, claim)))
        ]
        return tuple(i for _, i in sorted(found))

    def _attribute(self, draft: _Draft) -> None:
        """What stands only in somebody's words is alleged by him, unless his words take it for granted or want it."""
        finite = is_finite(draft.candidate.light or draft.token)
        for index in draft.claims:
            claim = self.claims[index]
            force = force_of(claim.cue_class)
            if force == "denied" and draft.modality in ("occurred", "ongoing", "alleged"):
                draft.modality = "denied"
                return
            own = claim.source is not None and claim.source in draft.sides.actors
            if draft.modality == "negated" and own and not _is_infinitive(draft.candidate.light or draft.token):
                draft.modality = "denied"
                return
            if draft.modality not in ("occurred", "ongoing"):
                return
            if own and draft.type in VERBAL:
                continue  # "we condemn", said by the one who condemns: saying it is doing it
            if force == "presupposed" or (force == "judged" and claim.cue_class not in NAMING and not finite):
                continue  # "condemned the attack", "backed the offensive": it is taken for granted
            if force in ("wanted", "open") and not finite:
                if draft.candidate.is_verb or _indefinite(draft.token):
                    draft.modality = _NOT_YET.get(claim.cue_class or "", "hypothetical")
                    return
                continue  # "demanded an end to the siege": the siege is there
            draft.modality = "alleged"
            return

    def _date(self, candidate: Candidate) -> Interval | None:
        for token in (candidate.token, candidate.light):
            if token is not None:
                time = time_for(self.parsed, token, self.times)
                if time is not None:
                    return time.interval
        return None

    def _place(self, candidate: Candidate, sides: Sides) -> int | None:
        for token in (candidate.token, candidate.light):
            if token is not None:
                place = place_for(self.parsed, token, self.places)
                if place is not None and not self._acts(self.places[place], sides):
                    return place
        return None

    def _acts(self, place: PlaceMention, sides: Sides) -> bool:
        """Whether a capital's name stands for who acts: "drew condemnation from Doha" was not in Doha."""
        mention = self.cast.covering(place.span)
        return mention is not None and mention.kind == "metonym" and mention.chain in sides.actors

    def _lies_ahead(self, interval: Interval) -> bool:
        start = _day(interval.start)
        return start is not None and self.published is not None and start > self.published

    # ------------------------------------------------------------ several words, one event

    def _join(self, drafts: list[_Draft]) -> list[_Draft]:
        """One event for words that tell one act: "airstrikes killed 34 and injured others", "met for talks"."""
        by_token = {d.token.i: d for d in drafts}
        gone: set[int] = set()
        for draft in sorted(drafts, key=lambda d: -_depth(d.token)):
            other = self._same_act(draft, by_token, gone)
            if other is None:
                continue
            keep, drop = other, draft
            if drop.token.dep_ == "nsubj" and drop.candidate.pattern.kind == "noun" and drop.type == "ASSAULT":
                keep, drop = drop, keep  # "the airstrikes killed 34": the noun tells which act it was
                by_token[drop.token.i] = keep
            if drop.candidate.pattern.kind == "noun" and keep.candidate.is_verb and drop.mode and not keep.mode:
                keep.mode, keep.lemma = drop.mode, drop.lemma
            for chain in drop.sides.actors:
                if chain not in keep.sides.actors and not keep.sides.actors:
                    keep.sides.actors.append(chain)
            if not keep.sides.recipients:
                keep.sides.recipients = [c for c in drop.sides.recipients if c not in keep.sides.actors]
            keep.date = keep.date or drop.date
            keep.place = keep.place if keep.place is not None else drop.place
            keep.pattern = max(keep.pattern, drop.pattern, key=lambda pattern: pattern.sureness)
            keep.matter = tuple(dict.fromkeys(keep.matter + drop.matter))
            keep.tokens += drop.tokens
            gone.add(drop.token.i)
        return [d for d in drafts if d.token.i not in gone]

    def _same_act(self, draft: _Draft, by_token: dict[int, _Draft], gone: set[int]) -> _Draft | None:
        steps = 0
        token = draft.token
        for above in ancestors(token, 5):
            if above.pos_ in ("ADP", "SCONJ", "PART", "DET", "PUNCT"):
                continue
            steps += 1
            other = by_token.get(above.i)
            if (
                other is not None
                and other.token.i not in gone
                and other is not draft
                and other.type == draft.type
                and self._compatible(draft, other)
            ):
                if self._linked(draft, other):
                    return other
                return None
            if steps >= 2 and not (lemma_of(token) in _HARM and draft.type == "ASSAULT"):
                break
        return None

    def _compatible(self, a: _Draft, b: _Draft) -> bool:
        def fit(x: list[int], y: list[int]) -> bool:
            return not x or not y or bool(set(x) & set(y))

        if a.sides.actors and set(a.sides.actors) <= set(b.sides.recipients):
            return False
        if a.date and b.date and a.date != b.date:
            return False
        harm = a.type == "ASSAULT"
        return fit(a.sides.actors, b.sides.actors) and (harm or fit(a.sides.recipients, b.sides.recipients))

    def _linked(self, below: _Draft, above: _Draft) -> bool:
        token, dep = below.token, below.token.dep_
        if below.type == "ASSAULT":
            harm = lemma_of(token) in _HARM and (lemma_of(above.token) in _HARM or not above.candidate.is_verb)
            if dep == "advcl" and lemma_of(token) in _HARM:
                return True  # "fired missiles at the town, killing five"
            if dep == "conj":
                return harm or (lemma_of(token) == lemma_of(above.token))
            if dep in ("nsubj", "advcl", "acl") and above.candidate.is_verb:
                return lemma_of(above.token) in _HARM or harm
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

    # ------------------------------------------------------------ counts, and the record

    def _count(self, drafts: list[_Draft]) -> None:
        owner = {t.i: d for d in drafts for t in d.tokens}
        counts = counts_of([self.parsed.doc[i] for i in sorted(owner)], self.sentence.tokens)
        for i, found in counts.items():
            draft = owner[i]
            draft.counts += [c for c in found if c not in draft.counts]

    def _is_event(self, draft: _Draft) -> bool:
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
        if pattern.kind == "verb" and draft.candidate.group.type in VERBAL and not known:
            return False
        if draft.modality == "planned" and self._is_mere_purpose(draft):
            return False
        if self._is_figure(draft) or _is_answered(draft) or _is_mishap(draft):
            return False
        if lemma_of(draft.token) == "meet" and _is_reception(draft.token):
            return False  # "the plan was met with anger"
        if lemma_of(draft.token) == "force" and not sides.actors:
            return False  # "events forced a delay"
        if pattern.kind == "verb" and self._by_rule(draft.token):
            told = pattern.weight >= 2 or sides.actors
            return bool(told and (draft.type in VERBAL or draft.date))
        return True

    def _is_mere_purpose(self, draft: _Draft) -> bool:
        """Whether an infinitive only says what a thing was for: "gains TO FINANCE the war".

        What a plan, demand or journey is about keeps its event.
        """
        verb = draft.candidate.light or draft.token
        if not _is_purpose(verb) or draft.date is not None or draft.counts:
            return False
        over = verb.head
        if over.i in self.company.triggers or over.pos_ == "ADJ":
            return False
        return over.pos_ in ("VERB", "AUX") or not tells_of_the_future(over)

    def _is_figure(self, draft: _Draft) -> bool:
        """Whether the words tell no act between actors: "his tenure helped …", "a press conference", "dismissed it"."""
        token = draft.token
        thing = draft.candidate.object if draft.candidate.object is not None else token
        if (
            draft.type == "CONSULT"
            and lemma_of(token) == "call"
            and children(token, "oprd")
            and children(token, "dobj")
        ):
            return True  # "called her a liar"
        if lemma_of(thing) in ("conference", "hearing") and {w.lower_ for w in premodifiers(thing)} & _FORMS:
            return True
        if draft.type == "SANCTION" and lemma_of(token) == "dismiss":
            return any(t.lower_ in ("it", "this", "that", "them") for t in objects_of(token))
        if draft.type == "AID" and lemma_of(token) in ("help", "aid", "assist") and draft.candidate.is_verb:
            subject = subject_of(token)
            return subject is not None and subject.pos_ == "NOUN" and self.company.mention_at(subject) is None
        return False

    def _by_rule(self, verb: Token) -> bool:
        """Whether a law or treaty is the subject: "a deal that bans attacks" tells what holds, not what was done."""
        subject = subject_of(verb)
        return subject is not None and lemma_of(subject) in _RULES | load_lexicon().classes["agreement"].keys()

    def _finish(self, draft: _Draft) -> tuple[EventMention, Pattern]:
        sides = draft.sides
        event = EventMention(
            type=draft.type,
            mode=draft.mode,
            contexts=contexts_of(_clause(draft), draft.type, draft.mode),
            trigger=_trigger(draft.candidate),
            sentence=self.sentence.span,
            actors=tuple(sides.actors),
            recipients=tuple(sides.recipients),
            place=draft.place,
            date=draft.date,
            modality=draft.modality,
            counts=tuple(sorted(draft.counts, key=_count_order)),
            claims=draft.claims,
            confidence=0.0,
            lemma=draft.lemma,
            matter=draft.matter,
            historical=self._is_history(draft.date),
        )
        return event, draft.pattern

    def _is_history(self, interval: Interval | None) -> bool:
        if interval is None or interval.end is None or self.published is None:
            return False
        end = _day(interval.end)
        return end is not None and self.published - end > HISTORY

    # ------------------------------------------------------------ "must", said by somebody to somebody

    def _obligations(self) -> tuple[list[tuple[EventMention, Pattern]], set[int]]:
        """A demand by the one who says it: "The minister said that the two sides must reach an agreement"."""
        out: list[tuple[EventMention, Pattern]] = []
        demanded: set[int] = set()
        for token in self.sentence.tokens:
            if token.dep_ != "aux" or token.lower_ not in ("must", "should") or token.head.pos_ not in ("VERB", "AUX"):
                continue
            verb = token.head
            if any(c.lower_ == "have" for c in children(verb, "aux")) or any(
                lemma_of(t) in ("if",) for t in children(verb, "mark")
            ):
                continue
            source = self._speaker(verb)
            subject = own_subject(verb)
            if source is None or subject is None or subject.pos_ == "PRON" or is_passive(verb):
                continue
            sides = Sides([source], [c for c in self.cast.united(self.company.who(subject)) if c != source])
            mention = self.company.mention_at(subject)
            if not sides.recipients or mention is None:
                continue
            chain = self.cast.chains[mention.chain]
            if not chain.named and chain.country is None:
                continue  # "people should be careful"
            group = Group("REQUEST", "change", load_lexicon().frame_of_type["REQUEST"], "request")
            must = Pattern("must", "verb", "must", (), (), group, 0)
            candidate = Candidate(verb, must, words=[verb])
            draft = _Draft(candidate, "REQUEST", "change", "occurred", sides, lemma_of(verb), must, tokens=[verb])
            draft.claims = self._claims_over(verb)
            out.append(self._finish(draft))
            demanded |= {t.i for t in [*conjuncts(verb), *_content(verb)]}
        return out, demanded

    def _speaker(self, verb: Token) -> int | None:
        over = self._claims_over(verb)
        return self.claims[over[0]].source if over else None


def _called_so(verb: Token) -> bool:
    """Whether a call is by a name, not by telephone: "called her a liar", "called the envoy a fool"."""
    below = [
        c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "oprd", "attr", "acomp", "ccomp", "dative")
    ]
    return len(below) > 1 and below[-1].pos_ in ("NOUN", "ADJ")


_CONFERRING = frozenset("discuss review debate address talk speak consult confer".split())
_FORMS = frozenset({"press", "news", "confirmation", "nomination"})
_RULES = frozenset(
    "law bill constitution rule article clause regulation act resolution provision ruling policy".split()
)
_CARRYING = frozenset(
    "carry conduct launch stage mount hold make reach pay give take issue have impose offer wage commit attend"
    " join operate".split()
)
_HARM = frozenset("kill wound injure destroy damage murder hit hurt maim shoot death killing wounding injury".split())


def _content(top: Token) -> list[Token]:
    """The words that tell the act of an infinitive or noun phrase: its object, its gerund, through carrying verbs."""
    out: list[Token] = []
    for child in top.children:
        if child.dep_ in ("dobj", "xcomp", "attr", "pcomp", "oprd") or (
            child.dep_ == "ccomp" and top.pos_ in ("VERB", "AUX")
        ):
            out += through_measure(child)
            if child.dep_ in ("xcomp", "pcomp"):
                out += children(child, "dobj", "xcomp")
            out += [c for c in conjuncts(child) if c != child]
        elif child.dep_ in ("prep", "prt") and top.pos_ in ("VERB", "AUX", "NOUN"):
            if child.lower_ in ("of", "to", "in", "from", "for", "with"):
                for below in children(child, "pobj", "pcomp"):
                    out.append(below)
        elif (
            child.dep_ == "conj"
            and top.pos_ in ("VERB", "AUX")
            and child.pos_ in ("VERB", "AUX")
            and own_subject(child) is None
        ):
            out.append(child)
            out += children(child, "dobj")
    return out


_TELLING = frozenset(
    "comment say predict elaborate answer name identify speculate specify confirm disclose discuss give reveal respond"
    " explain describe provide speak estimate divulge".split()
)


def _is_statement_or_question(candidate: Candidate) -> bool:
    """Whether a verb of asking only says or asks what is so: "insisted that it was legal", "asked whether it was"."""
    clause = next((c for c in children(candidate.token, "ccomp") if not _is_infinitive(c)), None)
    if clause is None:
        return False
    lemma = lemma_of(candidate.token)
    if lemma == "ask":
        opened = [c for c in clause.subtree if c.i < clause.i and c.tag_ in ("WDT", "WP", "WRB")]
        return bool(opened) or any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.children)
    if lemma in ("insist", "suggest"):
        aux = {c.lower_ for c in children(clause, "aux", "auxpass")}
        return is_finite(clause) and not aux & {"must", "should", "be"}
    return False


def _is_opinion(clause: Token) -> bool:
    """Whether a clause tells what is, not what will be done: "agree (that) the book did him no favours"."""
    aux = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    return is_finite(clause) and not aux & {"will", "would", "shall", "should", "'ll", "’ll"}


def _is_reception(verb: Token) -> bool:
    """Whether something meets with a reaction, not somebody with somebody."""
    reactions = load_lexicon().classes["reaction"]
    below = [t for child in children(verb, "prep") if child.lower_ == "with" for t in children(child, "pobj")]
    return bool(below) and (is_passive(verb) or any(lemma_of(t) in reactions for t in below))


_ANSWERS = frozenset("deny reject dismiss refute rebut repudiate contest counter".split())


def _is_answered(draft: _Draft) -> bool:
    """Whether a noun only points back at an accusation made elsewhere: "the ministry denied THE ACCUSATION"."""
    noun = draft.token
    return (
        draft.candidate.group.type == "ACCUSE"
        and noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "nsubjpass")
        and lemma_of(noun.head) in _ANSWERS
        and not draft.sides.actors
    )


def _is_mishap(draft: _Draft) -> bool:
    """Whether nature, sickness or an accident did it, which is no act: "floods killed 30", "died in the crash"."""
    if draft.type != "ASSAULT" and draft.mode != "expel":
        return False
    mishaps = load_lexicon().classes["mishap"]
    token = draft.token
    subject = subject_of(token) if token.pos_ == "VERB" else None
    near = [subject] if subject is not None else []
    near += [target for name, target in prepositions_of(token) if name in ("in", "by", "from", "during", "after")]
    if token.pos_ == "VERB" and is_passive(token) and (patient := own_subject(token)) is not None:
        near += [target for name, target in prepositions_of(patient) if name == "in"]
    return any(lemma_of(one) in mishaps for each in near for one in through_measure(each))


def _indefinite(noun: Token) -> bool:
    return not any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _POINTING) for c in noun.children)


_POINTING = frozenset({"the", "this", "that", "these", "those"})


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _is_purpose(verb: Token) -> bool:
    """Whether a verb stands in an infinitive that only says what something else was done for."""
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    return verb.dep_ in ("advcl", "acl", "relcl")


def _threat_mode(act: Candidate | None) -> str | None:
    """The mode of THREATEN by the act that is threatened."""
    if act is None:
        return None
    table = _ontology()[act.group.type].get("threatened")
    if not table:
        return None
    mode: str | None = table.get(act.group.mode or "", table.get(""))
    return mode


def _depth(token: Token) -> int:
    return sum(1 for _ in ancestors(token, 40))


def _clause(draft: _Draft) -> list[Token]:
    """The tokens of the trigger's clause, other clauses below it left out."""
    found: dict[int, Token] = {}
    for start in (draft.candidate.light, *draft.tokens):
        if start is None:
            continue
        stack = [start]
        while stack:
            token = stack.pop()
            found[token.i] = token
            for child in token.children:
                if child.dep_ in ("ccomp", "advcl", "parataxis", "relcl") or (
                    child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
                ):
                    continue
                stack.append(child)
    return [found[i] for i in sorted(found)]


def _trigger(candidate: Candidate) -> Span:
    token = candidate.token
    end = token.idx + len(token)
    for word in candidate.words[1:]:
        if word.i == token.i + 1 and word.dep_ == "prt":
            end = word.idx + len(word)
    start = token.idx
    if not candidate.is_verb:
        before = [w for w in candidate.words[1:] if w.i == token.i - 1]
        if before:
            start = before[0].idx
    return Span(start, end)


def _count_order(count: Count) -> tuple[str, float, float, str]:
    return (
        count.what,
        count.low if count.low is not None else -1,
        count.high if count.high is not None else -1,
        count.unit or "",
    )


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
