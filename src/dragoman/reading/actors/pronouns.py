"""Pronouns: the actor that he, she, they, it and their possessives stand for.

In a direct quotation "I" is its speaker. Elsewhere a pronoun takes the likeliest actor of the same sentence or the few
before it: one that agrees in number, sex and kind, subjects before objects, near ones before far ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import sectors
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.pairs_of_pronouns import united_by
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.clause_mending import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = {"male": 6, "female": 6}  # sentences back
_REACH_THING = 2
_REACH_MANY = 3
_NO_THING = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_NEAR = 3.0  # for an antecedent of the same sentence
_FARTHER = 0.012  # less for each word between
_TELLER = 0.6  # "announced that HE would go"
_MANY_BEFORE_BODIES = 0.8  # "they" are the unions sooner than the company
_SAYS = frozenset(
    "say tell add state announce declare explain note claim argue insist warn stress reply respond conclude continue "
    "write tweet assert affirm believe think recall remark observe suggest complain admit acknowledge ask confirm deny "
    "comment emphasize emphasise reiterate maintain point consider".split()
)
_CARRYING = frozenset("see obtain view review publish carry quote cite report air broadcast".split())
_WEATHER = frozenset("be seem appear rain snow take remain matter happen turn look".split())
_ONE_BODY = frozenset(
    "government ministry party armed-group military company igo ngo media organisation state group".split()
)

_BODIES_OF_MANY = frozenset({"group", "organisation", "armed-group", "military", "party", "media", "ngo", "company"})


def join_pronouns(chains: Chains) -> None:
    """Join pronouns with the actors that they stand for; drop those that stand for none."""
    speakers = _speakers(chains)
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "pronoun" or i in chains.dropped:
            continue
        if any(chains.candidates[j].kind != "pronoun" for j in chains.of(i)):
            continue  # told by apposition: "they (the rebels)"
        if candidate.number == 2 and candidate.person == "third" and (pair := united_by(chains, i)):
            chains.unite(i, pair)
            continue
        found = _resolve(chains, i, candidate, speakers)
        if found is None or not chains.join(i, found):
            chains.drop([i])


def _resolve(chains: Chains, i: int, candidate: Candidate, speakers: dict[int, int]) -> int | None:
    if candidate.person == "first":
        quotation = chains.quotation_of(i)
        if quotation is None:
            return None
        speaker = speakers.get(quotation.span.start)
        if speaker is None:
            speaker = _speaker_of(chains, quotation, i)
        if speaker is None:
            return None
        chain = chains.chain(speaker)
        return (
            speaker
            if (candidate.number == 1 and not chains.is_plural(chain))
            or (candidate.number == 2 and not chains.is_person(chain))
            else None
        )
    if candidate.person in ("latter", "former"):
        return _of_two(chains, i, candidate)
    if candidate.person == "thing":
        if _is_empty(chains.doc[candidate.head]):
            return None
        return _best(chains, i, candidate, _REACH_THING)
    if candidate.number == 2:
        return _best(chains, i, candidate, _REACH_MANY)
    return _best(chains, i, candidate, _REACH["male"], speakers)


# ---------------------------------------------------------------- speakers


def _speakers(chains: Chains) -> dict[int, int]:
    """The candidate that speaks each quotation, by its start; filled as far as names and descriptions tell."""
    out: dict[int, int] = {}
    for quotation in chains.quotations:
        if quotation.speech and (speaker := _speaker_of(chains, quotation, None)) is not None:
            out[quotation.span.start] = speaker
    return out


def _speaker_of(chains: Chains, quotation: Quotation, asking: int | None) -> int | None:
    """The subject of the verb of speech beside a quotation: after it, before it, or in between its parts."""
    doc = chains.doc
    first = chains.parsed.token_at(quotation.span.start)
    last = chains.parsed.token_at(quotation.span.end - 1)
    if first is None or last is None:
        return None
    for lo, hi in ((last.i + 1, min(last.i + 15, len(doc))), (max(0, first.i - 15), first.i)):
        order = range(lo, hi) if lo > last.i else range(hi - 1, lo - 1, -1)
        for k in order:
            token = doc[k]
            if "\n" in token.text or (lo > last.i and token.text in ('"', "“")):
                break
            if token.lemma_.lower() in _SAYS and token.pos_ == "VERB":
                for child in token.children:
                    if child.dep_ == "nsubj":
                        j = chains.at_head(child.i)
                        if j is not None and j != asking:
                            return j
        else:
            continue
    return None


# ---------------------------------------------------------------- which pronouns refer at all


def _is_empty(token: Token) -> bool:
    """ "It is clear that …", "it rains": a pronoun that refers to nothing."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = token.head
    if verb.lemma_ in ("be", "seem", "appear", "remain", "become", "take", "turn"):
        return any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl", "oprd", "prep") for c in verb.children)
    return verb.lemma_ in _WEATHER


# ---------------------------------------------------------------- choosing


def _best(
    chains: Chains, i: int, candidate: Candidate, reach: int, speakers: dict[int, int] | None = None
) -> int | None:
    doc = chains.doc
    pronoun = doc[candidate.head]
    beside = _beside(pronoun)
    if beside is not None and all(other.head != beside.i for other in chains.candidates[:i]):
        return None  # "the bank, its chairman and a branch": whoever else is named, it is not his
    quotation = chains.quotation_of(i)
    scores: dict[int, tuple[float, int]] = {}
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        distance = candidate.sentence.index - other.sentence.index
        if distance > reach:
            break
        if j in chains.dropped or (other.kind == "pronoun" and other.person == "first"):
            continue
        if other.kind == "pronoun" and chains.of(j) == [j]:
            continue
        chain = chains.chain(j)
        if not _agrees(chains, chain, candidate, j) or _bound(chains, pronoun, other, candidate):
            continue
        inside = chains.quotation_of(j)
        speaker = speakers.get(quotation.span.start) if speakers is not None and quotation is not None else None
        if speaker is not None and chains.chain(speaker) == chain:
            continue  # inside somebody's words "he" is another than the speaker
        score = _score(chains, pronoun, candidate, other, distance)
        if (inside is None) != (quotation is None):
            score -= 1.5 if inside is not None else 0.5
        best = scores.get(chain)
        if best is None or score > best[0]:
            scores[chain] = (score, j)
    if candidate.number == 2 and candidate.person == "third":
        scores = {c: s for c, s in scores.items() if chains.is_plural(c) or not chains.is_person(c)}
    if pronoun.tag_ == "PRP$" and pronoun.dep_ == "poss":
        following = _ahead(chains, i, candidate)
        if following is not None and not scores:
            return following
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))
    score, found = ranked[0][1]
    return found if score >= max(0.0, _of_thing(chains, pronoun, candidate)) else None


def _of_thing(chains: Chains, pronoun: Token, candidate: Candidate) -> float:
    """The score of the likeliest thing before "it" or "they" that leads a clause of the sentence: "the TANKER was
    stopped because it carried arms"; 0 where there is none."""
    if candidate.gender is not None or pronoun.tag_ == "PRP$":
        return 0.0
    return max(
        (
            _NEAR + _as_subject(token, pronoun) - _FARTHER * (candidate.head - token.i)
            for token in candidate.sentence.tokens
            if token.i < candidate.head and _is_leading_thing(chains, token, many=candidate.number == 2)
            if token.head.i != pronoun.head.i and not token.is_ancestor(pronoun)
        ),
        default=0.0,
    )


def _is_leading_thing(chains: Chains, token: Token, *, many: bool) -> bool:
    if token.dep_ not in SUBJECTS or token.pos_ != "NOUN" or token.ent_type_ in _NO_THING:
        return False
    return (token.tag_ == "NNS") == many and chains.at_head(token.i) is None


def _ahead(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """ "In his statement, Bakush says": the subject of the main clause that follows."""
    doc = chains.doc
    for token in candidate.sentence.tokens:
        if token.i > candidate.head and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "ccomp"):
            j = chains.at_head(token.i)
            named = j is not None and chains.candidates[j].kind != "pronoun"
            apart = any(doc[k].text == "," for k in range(candidate.head, token.i))
            return j if named and apart and j is not None and _agrees(chains, chains.chain(j), candidate, j) else None
    return None


def _agrees(chains: Chains, chain: int, candidate: Candidate, j: int) -> bool:
    if candidate.gender is None and candidate.person != "thing" and candidate.number != 2:
        return True
    label, plural = chains.label(chain), chains.is_plural(chain)
    if candidate.gender is not None:
        if plural or chains.gender(chain) not in (None, candidate.gender):
            return False
        unnamed_person = chains.candidates[j].kind == "pronoun" or "person" in chains.noun_kinds(chain)
        return label == "PER" or (label is None and unnamed_person)
    if candidate.person == "thing":
        if plural or label == "PER":
            return False
        return label in ("ORG", "LOC") or bool(chains.noun_kinds(chain) & _ONE_BODY)
    return plural or label == "ORG" or (label is None and bool(chains.noun_kinds(chain) & _BODIES_OF_MANY))


def _bound(chains: Chains, pronoun: Token, other: Candidate, candidate: Candidate) -> bool:
    """Whether grammar forbids it: a pronoun beside its own antecedent in one clause, or inside it."""
    head = chains.doc[other.head]
    if other.start <= candidate.head < other.end:
        return True
    if candidate.start <= other.head < candidate.end:
        return True
    reflexive = pronoun.lower_.endswith(("self", "selves"))
    if pronoun.tag_ == "PRP$":
        return False
    if (pronoun.dep_ == "conj" and pronoun.head.i == head.i) or (head.dep_ == "conj" and head.head.i == pronoun.i):
        return True
    same_clause = pronoun.head.i == head.head.i or (pronoun.dep_ == "pobj" and pronoun.head.head.i == head.head.i)
    if head.dep_ == "pobj" and head.head.head.i == pronoun.head.i:
        same_clause = True
    if same_clause and pronoun.dep_ not in ("poss",) and head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "dative"):
        return not reflexive
    return False


def _only_carries(token: Token) -> bool:
    """Whether a name only tells where words were printed or shown: "in a video seen by THE GAZETTE, its commander"."""
    verb = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "by" and verb.lemma_ in _CARRYING


def _score(chains: Chains, pronoun: Token, candidate: Candidate, other: Candidate, distance: int) -> float:
    token = chains.doc[other.head]
    score = _NEAR - 1.2 * distance
    role = token.dep_
    if role in SUBJECTS:
        score += _as_subject(token, pronoun)
    elif role in ("dobj", "agent", "attr"):
        score += 0.6
    elif role == "poss":
        score += 0.4 if pronoun.tag_ == "PRP$" else 0.2
    elif role in ("compound", "amod", "nmod"):
        score -= 0.8
    if _only_carries(token):
        score -= 3.0
    if candidate.number == 2 and candidate.person == "third" and other.number == 2:
        score += _MANY_BEFORE_BODIES
    if other.kind == "pronoun":
        score += 0.5
        if other.gender == candidate.gender and other.number == candidate.number:
            score += 0.4
    if other.label is not None:
        score += 0.3
    chain = chains.of(other_index(chains, other))
    score += min(1.0, 0.15 * len(chain))
    # nearer within one sentence, but not by much: subjects come first
    score -= _FARTHER * abs(candidate.head - other.head) if distance == 0 else 0.0
    if candidate.person == "thing" and other.kind == "metonym" and role in ("amod", "compound", "nmod"):
        score -= 1.0
    if sectors.exact_noun([token.lemma_.lower()]) is None and other.label is None:
        score -= 0.2
    if _beside(pronoun) == token:
        score += 3.0
    if pronoun.tag_ == "PRP$" and distance == 0 and role in SUBJECTS and token.head.i == _clause(pronoun):
        score += 0.8
    return score


def _beside(pronoun: Token) -> Token | None:
    """Whose a possessive is by the list that it stands in: "the AGENCY and its counterpart", "the FIRM, its owner X and
    two ships"."""
    if pronoun.tag_ != "PRP$":
        return None
    owned = pronoun.head.head if pronoun.head.dep_ == "compound" else pronoun.head
    listed = owned.dep_ in ("conj", "appos") and owned.head.pos_ in ("NOUN", "PROPN") and owned.head.i < pronoun.i
    return owned.head if listed else None


def _clause(token: Token) -> int:
    top = token
    while top.head.i != top.i and top.pos_ not in ("VERB", "AUX"):
        top = top.head
    return int(top.i)


def _as_subject(token: Token, pronoun: Token) -> float:
    """What it speaks for an antecedent that it is a subject."""
    score = 1.6
    if token.head.dep_ == "ROOT" or (token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT"):
        score += 0.6
    if pronoun.dep_ in SUBJECTS:
        score += 0.6
    return score + _TELLER if token.head.i == _telling(pronoun) else score


def _telling(pronoun: Token) -> int | None:
    """The verb that tells the clause of a pronoun: "ANNOUNCED that he would go"."""
    verb = pronoun.doc[_clause(pronoun)]
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return int(verb.head.i) if verb.dep_ == "ccomp" and verb.head.i < pronoun.i else None


def other_index(chains: Chains, candidate: Candidate) -> int:
    """The index of a candidate in the workbench."""
    for i in chains.by_head[candidate.head]:
        if chains.candidates[i] is candidate:
            return i
    raise KeyError(candidate.head)


def _of_two(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """The last, or the last but one, of the actors named before in the sentence."""
    seen: list[int] = []
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        if other.sentence.index != candidate.sentence.index:
            break
        if other.kind == "pronoun" or j in chains.dropped or chains.chain(j) in seen:
            continue
        seen.append(chains.chain(j))
    wanted = 0 if candidate.person == "latter" else 1
    return seen[wanted] if len(seen) > wanted else None
