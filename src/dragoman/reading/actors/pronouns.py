"""Pronouns: the actor that he, she, they, it and their possessives stand for.

In a direct quotation "I" is its speaker. Elsewhere a pronoun takes the likeliest actor of the same sentence or the few
before it (`antecedents`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import sectors
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.antecedents import agrees, beside, score_of, score_of_thing
from dragoman.reading.actors.binding import doers_of, is_bound, is_reflexive
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.pairs_of_pronouns import united_by
from dragoman.reading.claims.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = {"male": 6, "female": 6}  # sentences back
_REACH_THING = 2
_REACH_MANY = 3
_SAYS = frozenset(
    "say tell add state announce declare explain note claim argue insist warn stress reply respond conclude continue "
    "write tweet assert affirm believe think recall remark observe suggest complain admit acknowledge ask confirm deny "
    "comment emphasize emphasise reiterate maintain point consider".split()
)
_CALLING = frozenset("call term describe label brand dub deem denounce".split())
_WEATHER = frozenset("be seem appear rain snow take remain matter happen turn look".split())


def join_pronouns(chains: Chains) -> None:
    """Join pronouns with the actors that they stand for; drop those that stand for none."""
    speakers = _speakers(chains)
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "pronoun" or i in chains.dropped:
            continue
        if any(chains.candidates[j].kind != "pronoun" for j in chains.of(i)):
            continue  # told by apposition: "they (the rebels)"
        if (told := _in_brackets(chains, i)) is not None and chains.join(i, told):
            continue
        if candidate.number == 2 and candidate.person == "third" and (pair := united_by(chains, i)):
            chains.unite(i, pair)
            continue
        found = _resolve(chains, i, candidate, speakers)
        if found is None or not chains.join(i, found):
            chains.drop([i])


def _in_brackets(chains: Chains, i: int) -> int | None:
    """Whom a bracket right behind a pronoun names: "they took him (Rahman) away", "their (the army's) plan"."""
    doc, candidate = chains.doc, chains.candidates[i]
    if doc[candidate.end : candidate.end + 1].text not in ("(", "["):
        return None
    inside = (j for j in range(i + 1, len(chains.candidates)) if chains.candidates[j].start == candidate.end + 1)
    j = next((j for j in inside if j not in chains.dropped), None)
    if j is None or chains.candidates[j].kind == "pronoun":
        return None
    end = chains.candidates[j].end
    end += doc[end : end + 1].text in ("'s", "’s", "'", "’")
    return j if doc[end : end + 1].text in (")", "]") else None


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


def _is_called(token: Token) -> bool:
    """Whether it is the deed told before that somebody calls names: "condemned the attack, calling IT a crime"."""
    naming = token.head if token.head.lemma_ in _CALLING else token.head.head
    if token.lower_ != "it" or naming.lemma_ not in _CALLING or naming.tag_ != "VBG" or naming.dep_ != "advcl":
        return False
    over = [child for child in naming.head.children if child.dep_ == "dobj"]
    return any(sectors.exact_noun([noun.lemma_.lower()]) is None and noun.pos_ == "NOUN" for noun in over)


@cache
def _done_to_things() -> frozenset[str]:
    return frozenset(load_yaml("metonyms.yaml")["things"].split())


def _is_empty(token: Token) -> bool:
    """ "It is clear that …", "it rains", "if it is ratified": a pronoun that refers to nothing, or to no actor."""
    verb = token.head
    if token.lower_ == "it" and token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _done_to_things():
        return True
    if token.lower_ == "it" and token.dep_ == "nsubjpass" and any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return True  # "it had been agreed to ask"
    if _is_called(token):
        return True
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    if verb.lemma_ in ("be", "seem", "appear", "remain", "become", "take", "turn"):
        return any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl", "oprd", "prep") for c in verb.children)
    return verb.lemma_ in _WEATHER


# ---------------------------------------------------------------- choosing


def _best(
    chains: Chains, i: int, candidate: Candidate, reach: int, speakers: dict[int, int] | None = None
) -> int | None:
    doc = chains.doc
    pronoun = doc[candidate.head]
    listed = beside(pronoun)
    if listed is not None and all(other.head != listed.i for other in chains.candidates[:i]):
        return None  # "the bank, its chairman and a branch": whoever else is named, it is not his
    quotation = chains.quotation_of(i)
    telling = quotation is None and pronoun.dep_ == "nsubj" and pronoun.head.lemma_.lower() in _SAYS
    doers = set() if is_reflexive(pronoun) else _chains_at(chains, doers_of(pronoun))
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
        if chain in doers or not agrees(chains, chain, candidate, j) or is_bound(doc, pronoun, other, candidate):
            continue
        inside = chains.quotation_of(j)
        if inside is not None and inside is not quotation and telling:
            continue  # "'A guard was hit,' HE said"
        speaker = speakers.get(quotation.span.start) if speakers is not None and quotation is not None else None
        if speaker is not None and chains.chain(speaker) == chain:
            continue  # inside somebody's words "he" is another than the speaker
        score = score_of(chains, pronoun, candidate, other, distance)
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
    return found if score >= max(0.0, score_of_thing(chains, pronoun, candidate)) else None


def _chains_at(chains: Chains, tokens: Iterable[Token]) -> set[int]:
    found = (chains.at_head(token.i) for token in tokens)
    return {chains.chain(j) for j in found if j is not None}


def _ahead(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """ "In his statement, Bakush says": the subject of the main clause that follows."""
    doc = chains.doc
    for token in candidate.sentence.tokens:
        if token.i > candidate.head and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "ccomp"):
            j = chains.at_head(token.i)
            named = j is not None and chains.candidates[j].kind != "pronoun"
            apart = any(doc[k].text == "," for k in range(candidate.head, token.i))
            return j if named and apart and j is not None and agrees(chains, chains.chain(j), candidate, j) else None
    return None


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
