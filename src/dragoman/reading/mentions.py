"""Candidates for mentions: every stretch of the story that may refer to an actor, before chains are made.

Candidates come from names (`entities`), from noun phrases headed by a noun that names actors (`knowledge/sectors.yaml`),
from countries and capitals where they act rather than merely lie somewhere (`metonyms`), and from pronouns. They nest:
"the government loyal to [retired Major General [Khalifa Hifter]]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, organisations, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.knowledge.titles import Gender
from dragoman.reading.entities import EntitySpan, Label
from dragoman.reading.metonyms import acts, adjective_acts
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.records import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONAL: dict[str, tuple[int | None, Gender | None, str]] = {
    # word: number (1 one, 2 many, None either), sex, person
    "he": (1, "male", "third"), "him": (1, "male", "third"), "his": (1, "male", "third"), "himself": (1, "male", "third"),
    "she": (1, "female", "third"), "her": (1, "female", "third"), "hers": (1, "female", "third"), "herself": (1, "female", "third"),
    "it": (1, None, "thing"), "its": (1, None, "thing"), "itself": (1, None, "thing"),
    "they": (2, None, "third"), "them": (2, None, "third"), "their": (2, None, "third"), "theirs": (2, None, "third"),
    "themselves": (2, None, "third"),
    "i": (1, None, "first"), "me": (1, None, "first"), "my": (1, None, "first"), "mine": (1, None, "first"),
    "myself": (1, None, "first"),
    "we": (2, None, "first"), "us": (2, None, "first"), "our": (2, None, "first"), "ours": (2, None, "first"),
    "ourselves": (2, None, "first"),
    "who": (None, None, "relative"), "whom": (None, None, "relative"), "whose": (None, None, "relative"),
}  # fmt: skip
_AGENTIVE = re.compile(r".{3,}(?:ist|ologist|[a-z]woman|[a-z]man|ocrat)$")
_POSSESSIVE = ("'s", "’s", "'", "’")
_NOT_PEOPLE = {"list", "checklist", "human", "german", "roman", "ottoman", "woman", "man"}
_OPENS_POSTMODIFIER = {
    "loyal",
    "close",
    "allied",
    "affiliated",
    "aligned",
    "opposed",
    "linked",
    "backed",
    "led",
    "headed",
    "run",
    "based",
    "supported",
    "controlled",
    "appointed",
    "recognized",
    "recognised",
    "hostile",
    "sympathetic",
    "friendly",
}
_LONGEST = 25  # tokens: a description that runs longer is cut at its head


@dataclass
class Candidate:
    """A stretch that may refer to an actor: tokens ``start`` to ``end`` (excluded) with syntactic head ``head``."""

    start: int
    end: int
    head: int
    kind: NameKind
    sentence: Sentence
    core: tuple[int, int]
    """For names the bare name; for descriptions the noun phrase up to its head."""
    label: Label | None = None
    noun: ActorNoun | None = None
    number: int | None = 1
    gender: Gender | None = None
    person: str = "third"
    country: str | None = None
    definite: bool = False
    indefinite: bool = False
    modifiers: frozenset[str] = frozenset()
    owner: int | None = None
    """Token at which the possessor, or the complement of "of", is headed."""
    counted: bool = False
    former: bool = False
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_name(self) -> bool:
        return self.label is not None and self.kind in ("name", "acronym", "title")


def find_candidates(parsed: ParsedReport, entities: Sequence[EntitySpan]) -> list[Candidate]:
    """All candidates of the story, in the order of their start, hosts before what is nested in them."""
    at = {i: span for span in entities for i in range(span.start, span.end)}
    out: list[Candidate] = []
    for sentence in parsed.sentences:
        names = [span for span in entities if sentence.tokens.start <= span.start < sentence.tokens.end]
        for span in names:
            out += _named(parsed.doc, sentence, span, at)
        for token in sentence.tokens:
            if token.i in at and not _is_common(token, at[token.i], parsed.doc):
                continue
            candidate = _described(parsed.doc, sentence, token, at) or _pronoun(parsed.doc, sentence, token)
            if candidate is not None:
                out.append(candidate)
            elif (alpha3 := _acting_adjective(token)) is not None:
                out.append(
                    Candidate(
                        token.i,
                        token.i + 1,
                        token.i,
                        "metonym",
                        sentence,
                        (token.i, token.i + 1),
                        "LOC",
                        country=alpha3,
                    )
                )
    unique: dict[tuple[int, int], Candidate] = {}
    for candidate in out:
        unique.setdefault((candidate.start, candidate.end), candidate)
    return sorted(unique.values(), key=lambda c: (c.start, -c.end))


# ---------------------------------------------------------------- names


def _named(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Iterator[Candidate]:
    text = span.text(doc)
    head = _head_of(doc, span.start, span.end)
    if span.label == "LOC":
        alpha3 = countries.of_name(text) or countries.of_metonym(text)
        if alpha3 is not None and acts(doc, span.start, span.end):
            kind: NameKind = "name" if countries.of_name(text) else "metonym"
            yield Candidate(span.start, span.end, head, kind, sentence, (span.start, span.end), "LOC", country=alpha3)
        return
    noun = None
    if span.label == "ORG" and _premodifies_body(doc, span):
        # "the National Accord government": the description that this name opens is the mention
        pass
    kind = "acronym" if span.label == "ORG" and organisations.is_acronym(text) else "name"
    core = (span.start, span.end)
    if span.label == "PER":
        title = _title_before(doc, sentence, span, at)
        name = Candidate(span.start, span.end, head, kind, sentence, core, "PER", gender=None)
        if title is not None:
            yield title
            name.gender, name.country, name.noun, name.former = title.gender, title.country, title.noun, title.former
        yield name
        return
    words = tuple(t.lower_ for t in doc[span.start : span.end])
    noun = _noun_of_body(words)
    start = span.start
    country, owner = None, None
    candidate = Candidate(span.start, span.end, head, kind, sentence, core, "ORG", noun)
    left = _chunk_start(doc, sentence, span.start, head)
    for i in range(left, start):
        country = country or countries.of_demonym(doc[i].text) or countries.of_name(doc[i].text)
    owner = _owner(doc, head, span.end, sentence)
    candidate.country, candidate.owner = country, owner
    candidate.words = words
    yield candidate
    lower = [i for i in range(left, start) if doc[i].pos_ not in ("DET", "PUNCT", "SPACE") and doc[i].dep_ != "case"]
    if (
        lower
        and left < start
        and start - left <= 6
        and not any(doc[i].pos_ in ("VERB", "ADP") for i in range(left, start))
    ):
        # "the regime's news outlet SANA", "the Iran-backed Kataib Hezbollah": the outlet's own words for a body
        heads = [sectors.exact_noun([doc[i].lemma_.lower()]) for i in lower]
        if any(n is not None for n in heads) or candidate.country is not None:
            yield Candidate(
                left, span.end, head, "title", sentence, core, "ORG", next((n for n in reversed(heads) if n), None) or noun,
                country=candidate.country, owner=owner,
            )  # fmt: skip


def _premodifies_body(doc: Doc, span: EntitySpan) -> bool:
    last = doc[span.end - 1]
    return last.dep_ in ("compound", "nmod") and last.head.i >= span.end


def _head_of(doc: Doc, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= doc[i].head.i < end or doc[i].head.i == i:
            return i
    return end - 1


def _noun_of_body(words: Sequence[str]) -> ActorNoun | None:
    for part in (words[: words.index("of")] if "of" in words[1:] else words, words):
        noun = sectors.actor_noun(list(part))
        if noun is not None:
            return noun
    return None


def _chunk_start(doc: Doc, sentence: Sentence, start: int, head: int) -> int:
    """Where the noun phrase of a name begins: left over its determiners, adjectives, compounds and possessors."""
    left = start
    while left - 1 >= sentence.tokens.start:
        token = doc[left - 1]
        if token.dep_ in ("conj", "cc", "appos", "nsubj", "dobj") and token.text.lower() not in ("and",):
            break
        inside = token.head.i in range(left - 1, max(head, start) + 1) or (
            token.pos_ == "PROPN" and token.head.i >= left - 1 and token.head.i <= head
        )
        if (token.is_punct and token.text not in ("-", "–")) or token.is_space:
            break
        if inside and token.dep_ in (
            "det",
            "amod",
            "compound",
            "nmod",
            "poss",
            "case",
            "nummod",
            "punct",
            "quantmod",
            "advmod",
            "npadvmod",
        ):
            left -= 1
            continue
        break
    return left


def _title_before(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Candidate | None:
    """The name with the titles, ranks and roles that stand before it."""
    left = _title_start(doc, sentence, span, at)
    if left >= span.start:
        return None
    words = [doc[i] for i in range(left, span.start)]
    gender: Gender | None = None
    noun: ActorNoun | None = None
    country: str | None = None
    former = False
    plain = [t.lower_ for t in words]
    for k, token in enumerate(words):
        gender = gender or titles.gender_of_honorific(token.text) or sectors.gender_of_noun(token.lower_)
        former = former or titles.is_former(token.text)
        country = country or countries.of_demonym(token.text) or countries.of_name(token.text)
        rank = titles.rank(token.text)
        found = sectors.actor_noun([*plain[:k], token.lemma_.lower()]) or sectors.actor_noun([*plain[:k], token.lower_])
        if found is None and rank is not None:
            found = sectors.actor_noun(rank.split())
        if found is not None and found.kind == "person":
            noun = found
    real = [t for t in words if t.pos_ != "DET" and not t.is_punct]
    if not real:
        return None
    if (
        noun is None
        and gender is None
        and not former
        and not any(titles.is_honorific(t.text) or titles.rank(t.text) for t in words)
    ):
        agentive = [t for t in words if _AGENTIVE.match(t.lower_) and t.pos_ in ("NOUN", "PROPN")]
        if not agentive and country is None:
            return None
        if agentive:
            noun = ActorNoun((agentive[-1].lower_,), "person", ())
    return Candidate(
        left, span.end, _head_of(doc, span.start, span.end), "title", sentence, (span.start, span.end), "PER", noun,
        gender=gender, country=country, former=former,
    )  # fmt: skip


def _title_start(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> int:
    left = span.start
    while left - 1 >= sentence.tokens.start:
        token = doc[left - 1]
        text = token.text
        entity = at.get(left - 1)
        if entity is not None and entity.label == "PER":
            break
        if titles.is_honorific(text) or titles.rank(text) or titles.is_former(text) or titles.is_acting(text):
            left -= 1
        elif (
            token.pos_ in ("NOUN", "PROPN", "ADJ")
            and token.dep_ in ("compound", "amod", "nmod", "poss", "appos", "conj", "npadvmod")
            and not token.is_punct
        ):
            if token.dep_ in ("appos", "conj") and sectors.exact_noun([token.lower_]) is None:
                break
            left -= 1
        elif token.dep_ == "case" and left - 2 >= sentence.tokens.start:
            # "Syria's Foreign Minister X": the possessor belongs to the title
            left -= 1
        elif (text in ("-", "–") and left - 2 >= sentence.tokens.start and not doc[left - 2].whitespace_) or (text.lower() == "and" and _joins_title(doc, left, span)) or (
            text.lower() == "of"
            and left < span.start
            and doc[left - 2].text[:1].isupper()
            and sectors.exact_noun([doc[left - 2].lower_])
        ):
            left -= 1
        elif token.pos_ == "DET" and token.lower_ in ("the", "a", "an"):
            return left - 1 if left < span.start else left
        else:
            break
    while left < span.start and (doc[left].lower_ in ("and", "of", "-", *_POSSESSIVE) or doc[left].is_punct):
        left += 1
    return left


def _joins_title(doc: Doc, left: int, span: EntitySpan) -> bool:
    """Whether "and" stands inside a title ("Foreign Relations and International Aid Minister X")."""
    before = doc[left - 2] if left >= 2 else None
    title = any(sectors.exact_noun([doc[i].lower_]) is not None for i in range(left, span.start))
    return (
        title
        and before is not None
        and before.text[:1].isupper()
        and before.ent_type_ not in ("PERSON", "GPE")
        and sectors.exact_noun([before.lower_]) is None
        and doc[left].text[:1].isupper()
        and sectors.exact_noun([doc[left].lower_]) is None
    )


# ---------------------------------------------------------------- descriptions


def _is_common(token: Token, span: EntitySpan, doc: Doc) -> bool:
    """Whether a token inside a name may still head a description: never."""
    return False


def _described(doc: Doc, sentence: Sentence, token: Token, at: dict[int, EntitySpan]) -> Candidate | None:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or (
        token.dep_ in ("compound", "amod", "nmod") and not _is_body_modifier(token)
    ):
        return None
    people = countries.of_demonym(token.text) if token.text[:1].isupper() else None
    many = token.tag_ in ("NNS", "NNPS") or token.lower_ in (
        "people",
        "police",
        "personnel",
        "media",
        "press",
        "troops",
    )
    start = _chunk_start(doc, sentence, token.i, token.i)
    words = [t.lower_ for t in doc[start : token.i]] + [token.lemma_.lower()]
    noun = sectors.actor_noun(words) or sectors.actor_noun([*words[:-1], token.lower_])
    if (
        noun is None
        and people is not None
        and token.pos_ in ("NOUN", "PROPN")
        and (many or token.tag_ in ("NNPS", "NNS"))
    ):
        noun, many = ActorNoun((token.lower_,), "group", ()), True
    if noun is None and token.pos_ == "ADJ":
        return None
    if (
        noun is None
        and token.pos_ == "NOUN"
        and _AGENTIVE.match(token.lemma_.lower())
        and token.lemma_.lower() not in _NOT_PEOPLE
    ):
        noun = ActorNoun((token.lemma_.lower(),), "person", ())
    if noun is None and doc[start].lower_ == "the" and token.lower_ in ("latter", "former") and token.i == start + 1:
        return Candidate(start, token.i + 1, token.i, "pronoun", sentence, (start, token.i + 1), person=token.lower_)
    if noun is None or token.pos_ == "ADJ":
        return None
    if noun.words[-1] in sectors.weak_nouns() and len(noun.words) == 1 and not _plays_actor(doc, token, start, people):
        return None
    modifiers = frozenset(
        t.lemma_.lower()
        for t in doc[start : token.i]
        if t.pos_ in ("ADJ", "NOUN", "PROPN", "VERB") and not t.is_stop and t.dep_ != "poss" and t.head.dep_ != "poss"
    )
    country = people
    for k in range(start, token.i):
        country = (
            country
            or countries.of_demonym(doc[k].text)
            or (countries.of_name(doc[k].text) if doc[k].text[:1].isupper() else None)
        )
    hits = countries.find_in(doc[start : token.i].text) if country is None and token.i > start else []
    if hits:
        country = hits[0].alpha3
    end = _postmodified_end(doc, sentence, token)
    if country is None and end > token.i + 1:
        country = _country_after(doc, token, end)
    first = doc[start]
    definite = first.lower_ in ("the", "this", "that", "these", "those", "both", "such") or any(
        t.tag_ == "PRP$" or t.dep_ == "poss" for t in doc[start : token.i]
    )
    return Candidate(
        start, end, token.i, "description", sentence, (start, token.i + 1), None, noun,
        number=2 if many or doc[start].lower_ == "both" else 1,
        gender=sectors.gender_of_noun(noun.words[-1]),
        country=country,
        definite=definite,
        indefinite=first.lower_ in ("a", "an", "another", "one", "some", "several", "many", "no", "any", "each", "every"),
        modifiers=modifiers,
        owner=_owner(doc, token.i, end, sentence),
        counted=any(t.pos_ == "NUM" or t.like_num for t in doc[start : token.i]),
        former=any(titles.is_former(t.text) for t in doc[start : token.i]),
        words=tuple(words),
    )  # fmt: skip


def _is_body_modifier(token: Token) -> bool:
    """ "regime airstrikes", "police raid": a body named as a modifier acts just the same."""
    noun = sectors.exact_noun([token.lower_])
    if noun is None or noun.words[-1] in sectors.weak_nouns() or token.dep_ != "compound":
        return False
    if noun.kind not in ("government", "military", "organisation", "armed-group", "person", "ministry", "party"):
        return False
    follows = token.head
    if follows.i != token.i + 1 and token.i + 1 < len(token.doc) and token.doc[token.i + 1].dep_ == "compound":
        return False
    return (
        noun.words[-1]
        in ("regime", "government", "rebel", "police", "army", "militia", "coalition", "junta", "insurgent", "militant")
        and sectors.exact_noun([follows.lemma_.lower()]) is None
    )


def _plays_actor(doc: Doc, token: Token, start: int, people: str | None) -> bool:
    """Whether the sentence makes a doubtful noun act, possess, or be acted on by name ("the two countries", "its forces")."""
    if people is not None:
        return True
    if token.dep_ in ("nsubj", "agent") and token.head.pos_ == "VERB":
        return True
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return True
    if token.dep_ == "poss":
        return True
    left = [t.lower_ for t in doc[start : token.i]]
    return token.tag_ == "NNS" and any(w in ("both", "two", "three", "neighboring", "neighbouring") for w in left)


def _postmodified_end(doc: Doc, sentence: Sentence, token: Token) -> int:
    """The end of a description: its "of" phrases and such words as "loyal to X" belong to it; clauses do not."""
    end = token.i + 1
    for child in token.rights:
        if child.i != end:
            break
        if (child.dep_ == "prep" and child.lower_ in ("of",)) or (child.dep_ in ("amod", "acl", "relcl") and child.lower_ in _OPENS_POSTMODIFIER) or (
            child.dep_ == "prep"
            and child.lower_ in ("in", "at", "for", "on", "from", "to")
            and _short_phrase(doc, child)
        ):
            end = _end_of_phrase(doc, child, sentence)
        else:
            break
        if end - token.i > _LONGEST:
            return token.i + 1
    return min(end, sentence.tokens.end)


def _short_phrase(doc: Doc, prep: Token) -> bool:
    """ "the regime in Libya", "ambassador to Poland": a short phrase with a name in it."""
    right = prep.right_edge.i
    return (
        right - prep.i <= 4
        and doc[right].pos_ == "PROPN"
        and not any(t.is_punct for t in doc[prep.i : right + 1])
        and prep.head.i == prep.i - 1
    )


def _end_of_phrase(doc: Doc, top: Token, sentence: Sentence) -> int:
    end = top.i + 1
    while (
        end < sentence.tokens.end
        and (top.is_ancestor(doc[end]))
        and doc[end].text not in (",", ";", ":", "(", "—", "–", '"', "”", "“")
    ):
        if doc[end].dep_ in ("relcl", "advcl", "mark", "nsubj", "aux") or doc[end].tag_ in ("WDT", "WP", "WRB", "WP$"):
            break
        if (
            doc[end].dep_ in ("prep",)
            and doc[end].lower_ in ("in", "on", "at", "after", "before", "during", "since", "by")
            and doc[end].head.pos_ == "VERB"
        ):
            break
        end += 1
    while end > top.i + 1 and (doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PART", "PUNCT") or doc[end - 1].is_space):
        end -= 1
    return end


def _country_after(doc: Doc, token: Token, end: int) -> str | None:
    """The country in "president of France", "the regime in Libya", but not of an ambassador's host."""
    for i in range(token.i + 1, end):
        if doc[i].lower_ in ("of", "in", "from") and doc[i].head.i == token.i:
            hits = countries.find_in(doc[i + 1 : end].text)
            if hits and hits[0].start <= 4:
                return hits[0].alpha3
    return None


def _owner(doc: Doc, head: int, end: int, sentence: Sentence) -> int | None:
    token = doc[head]
    for child in token.lefts:
        if child.dep_ == "poss":
            return int(child.i)
    for child in token.lefts:
        if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN" and countries.of_demonym(child.text) is None:
            return int(child.i)
    for child in token.rights:
        if child.i >= end:
            break
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return int(inner.i)
        if child.lower_ in _OPENS_POSTMODIFIER:
            for inner in child.children:
                if inner.dep_ in ("prep", "agent"):
                    for deepest in inner.children:
                        if deepest.dep_ == "pobj":
                            return int(deepest.i)
    return None


# ---------------------------------------------------------------- pronouns and peoples


def _pronoun(doc: Doc, sentence: Sentence, token: Token) -> Candidate | None:
    features = _PERSONAL.get(token.lower_)
    if features is None or token.pos_ not in ("PRON", "DET", "ADJ") or token.text == "US":
        return None
    number, gender, person = features
    if person == "relative":
        return None
    return Candidate(
        token.i,
        token.i + 1,
        token.i,
        "pronoun",
        sentence,
        (token.i, token.i + 1),
        number=number,
        gender=gender,
        person=person,
    )


def _acting_adjective(token: Token) -> str | None:
    """The country of an adjective that makes a state the doer: "Turkish aggression", "US sanctions"."""
    if not token.text[:1].isupper() or token.dep_ not in ("amod", "compound", "nmod", "conj"):
        return None
    alpha3 = countries.of_demonym(token.text)
    return alpha3 if alpha3 is not None and adjective_acts(token) else None
