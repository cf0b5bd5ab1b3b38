"""Descriptions as candidates: noun phrases headed by a noun that names actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries, regions, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.reading.actors.abstract_nouns import is_abstract
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.phrases import chunk_start, owner, postmodified_end
from dragoman.reading.actors.taking_office import behind_holder, put_in_office
from dragoman.reading.actors.titles_before import AGENTIVE, PUBLIC, country_of_region, country_of_town
from dragoman.reading.parsed import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MANY = frozenset("people police personnel media press troops clergy".split())
_DEFINITE = frozenset("the this that these those both such".split())
_INDEFINITE = frozenset("a an another one some several many no any each every few other more most".split())
_COLLECTIVE = frozenset(
    "police parliament congress media press opposition regime government military army navy junta cabinet militia "
    "intelligence gendarmerie leadership authority resistance management".split()
)
_NOT_PEOPLE = frozenset("list human german roman ottoman woman man mist twist consist".split())
_BODY_MODIFIERS = frozenset("regime government rebel police army militia coalition junta insurgent militant".split())
_LINKED = frozenset(
    "backed led allied aligned supported armed funded trained sponsored brokered mediated imposed made".split()
)
_BY_DESCENT = frozenset("ethnic ethnically".split())  # of a people, and of whatever state
_NAMESAKES = ("State", "Province", "County")
_TOWARDS = frozenset("with against to towards toward".split())  # "cut ties WITH the South American nation"
_NAMING = frozenset(("identify", "name"))
_CITING = frozenset(("quote", "cite"))
_APPOSED = frozenset("appos attr ROOT oprd".split())


def described(doc: Doc, sentence: Sentence, token: Token, at: dict[int, EntitySpan]) -> Candidate | None:
    """The description that ``token`` heads, if it heads one."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return _of_two(doc, sentence, token)
    modifies = token.dep_ in ("compound", "amod", "nmod")
    if modifies and not _is_body_modifier(token):
        return None
    start = _national_start(doc, token, at) if modifies else chunk_start(doc, sentence, token.i, token.i)
    if start in at and at[start].start < start:
        start = at[start].start  # a name in quotation marks that the parser cut
        start -= 1 if doc[start - 1].text in ('"', "“") else 0
        start -= 1 if start and doc[start - 1].pos_ == "DET" else 0
    start = behind_holder(doc, start, token, at)
    ethnic = any(t.lower_ in _BY_DESCENT for t in doc[max(start, token.i - 2) : token.i])
    people = countries.of_demonym(token.text) if token.text[:1].isupper() else None
    many = token.tag_ in ("NNS", "NNPS") or token.lower_ in _MANY or _is_plural_acronym(token)
    noun = _noun(doc, start, token)
    if noun is None and people is not None and many:
        noun = ActorNoun((token.lower_,), "group", ())
    if noun is None and people is not None and _is_compatriot(doc, start, token):
        noun = ActorNoun((token.lower_,), "person", ())
    if noun is None:
        return None
    end = postmodified_end(doc, sentence, token.i, at, noun.kind == "person") if not modifies else token.i + 1
    if not _refers(doc, start, end, token, noun, many, people, sentence):
        return None
    found = countries_before(doc, start, token.i)
    country = None if ethnic else people or (found[0] if len(found) == 1 else None)
    if country is None and not found and end > token.i + 1:
        country = _country_after(doc, token, end, noun)
    if country is None and not found:
        country = country_of_region(doc, start, end, at)
        if country is None and PUBLIC.intersection(noun.sectors):
            country = country_of_town(doc, start, end, at)
    first = doc[start]
    before = doc[start : token.i]
    hits = countries.find_in(before.text) if len(before) else []
    national = {word for hit in hits for word in before.text[hit.start : hit.end].casefold().split()}
    return Candidate(
        start, end, token.i, "description", sentence, (start, token.i + 1), None, noun,
        number=2 if many or first.lower_ == "both" or len(found) > 1 else 1,
        gender=sectors.gender_of_noun(noun.words[-1]),
        country=country,
        countries=() if ethnic else (people,) if people else found,
        definite=first.lower_ in _DEFINITE or any(t.tag_ == "PRP$" or t.dep_ == "poss" for t in before),
        indefinite=first.lower_ in _INDEFINITE,
        counted=any((t.pos_ == "NUM" or t.like_num) and t.head.lemma_ != "year" for t in before),  # not "64-year-old"
        former=any(titles.is_former(t.text) for t in before),
        modifiers=frozenset(
            t.lemma_.lower()
            for t in before
            if t.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")
            and not t.is_stop
            and "poss" not in (t.dep_, t.head.dep_)
            and t.lower_ not in noun.words
            and t.lower_ not in national
        ),
        owner=owner(doc, start, token.i, end, at),
        words=tuple(t.lower_ for t in before),
    )  # fmt: skip


def _noun(doc: Doc, start: int, token: Token) -> ActorNoun | None:
    before = [t.lower_ for t in doc[start : token.i]]
    lemma = token.lemma_.lower()
    if len(before) > 1 and before[-1] == "-":  # the parser cuts "hostage-taker" in three
        joined = sectors.exact_noun([f"{before[-2]}-{lemma}"])
        if joined is None and sectors.exact_noun([lemma]) is not None:
            joined = sectors.exact_noun([before[-2]])
        if joined is not None and joined.kind == "person":
            return joined  # of a "director-general" the first half tells more
    noun = sectors.actor_noun([*before, lemma]) or sectors.actor_noun([*before, token.lower_])
    behind = [t.lower_ for t in doc[token.i + 1 : token.i + 4]]
    for n in (3, 2):
        if behind[:1] == ["of"] and (longer := sectors.exact_noun([lemma, *behind[:n]])) is not None:
            return longer  # "secretary of state", "chief of staff"
    if noun is None and lemma.endswith("s") and (token.tag_ in ("NNPS", "NNP") or _is_plural_acronym(token)):
        noun = sectors.actor_noun([*before, lemma[:-1]])  # the tagger leaves capitalised plurals as they are
    branch = noun is not None and noun.words == ("executive",) and token.tag_ != "NNS"
    if noun is not None and noun.words == ("executive",) and not (branch and _is_only_article(doc, start, token.i)):
        return ActorNoun(noun.words, "person", ("BUS",))  # "a bank executive", not "the executive"
    if noun is None and token.pos_ == "NOUN" and AGENTIVE.match(lemma) and lemma not in _NOT_PEOPLE:
        noun = ActorNoun((lemma,), "person", ())
    return noun


def _is_plural_acronym(token: Token) -> bool:
    """ "MPs", "MEPs"."""
    return len(token) > 2 and token.text.endswith("s") and token.text[:-1].isupper()


_PEOPLES = ("sh", "ch", "ese", "ss", "ic")  # "the Dutch", "the Chinese": adjectives for a whole people or a language


def _is_compatriot(doc: Doc, start: int, token: Token) -> bool:
    """Whether a noun of nationality is one person: "the Estonian said", "a Syrian was held"."""
    if token.lower_.endswith(_PEOPLES) or token.tag_ not in ("NN", "NNP") or start == token.i:
        return False
    article = doc[start].lower_ in ("the", "a", "an", "another")
    return article and token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.pos_ in ("VERB", "AUX")


def _is_only_article(doc: Doc, start: int, head: int) -> bool:
    return head - start <= 1 and (head == start or doc[start].lower_ == "the")


def _of_two(doc: Doc, sentence: Sentence, token: Token) -> Candidate | None:
    """ "the latter", "the former"."""
    if (
        token.lower_ not in ("latter", "former")
        or token.i == sentence.tokens.start
        or token.dep_ in ("amod", "compound")
    ):
        return None
    if doc[token.i - 1].lower_ != "the":
        return None
    start, end = token.i - 1, token.i + 1
    return Candidate(start, end, token.i, "pronoun", sentence, (start, end), number=None, person=token.lower_)


def _refers(
    doc: Doc, start: int, end: int, token: Token, noun: ActorNoun, many: bool, people: str | None, sentence: Sentence
) -> bool:
    """Whether a noun phrase stands for somebody: bare singulars ("by force") and doubtful nouns mostly do not."""
    beside_name = noun.kind == "person" and token.dep_ == "appos" and token.head.pos_ == "PROPN"
    weak = noun.words[-1] in sectors.weak_nouns() and not beside_name
    if weak and not _plays_actor(doc, token, start, people):
        return False
    if is_abstract(doc, token, start, noun) or _is_work(doc, sentence, start, token, noun):
        return False
    if token.lower_ == "bodies" or doc[start].tag_ == "WP$" or doc[start].lower_ == "no":
        return False
    if noun.kind == "person" and not many and _is_held(doc, token, start):
        return False
    if start == token.i and token.tag_ == "NN" and noun.kind == "military" and token.lower_ not in _COLLECTIVE:
        return False  # "by force of arms"
    if start == token.i and end > token.i + 1 and _is_bare_mass(token, noun, sentence):
        return False
    if many or people is not None or end > token.i + 1 or token.dep_ in _APPOSED:
        return True
    told = [t for t in doc[start : token.i] if not t.is_punct]
    if told or noun.words[-1] in _COLLECTIVE or sentence.part == "title":
        return True
    return token.text[:1].isupper() and token.i > sentence.tokens.start and noun.kind != "person"


def _is_held(doc: Doc, token: Token, start: int) -> bool:
    """Whether an office is told as what somebody is or may become, and names nobody: "as Texas governor", "as a young
    law professor", "if elected president"."""
    if put_in_office(token) is not None:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return doc[start].lower_ not in _DEFINITE and token.head.head.lemma_ not in _NAMING
    if doc[start].dep_ == "mark":
        return True
    return token.dep_ == "oprd" and doc[start].pos_ != "DET" and doc[start].tag_ != "PRP$"


def _is_bare_mass(token: Token, noun: ActorNoun, sentence: Sentence) -> bool:
    """Whether a bare noun before "of" tells what is done rather than who: "shift assembly of the computer"."""
    common = token.tag_ == "NN" and token.text.islower() and token.lower_ not in _COLLECTIVE
    return common and noun.kind != "person" and sentence.part != "title"


def _is_work(doc: Doc, sentence: Sentence, start: int, token: Token, noun: ActorNoun) -> bool:
    """Whether a phrase is the title of a book or film: "The Colonel's Daughter" in the middle of a sentence."""
    if sentence.part == "title" or start == sentence.tokens.start or PUBLIC.intersection(noun.sectors):
        return False
    words = [t for t in doc[start : token.i + 1] if t.is_alpha and t.dep_ != "case"]
    titled = doc[start].text in ("The", "A", "An") and doc[start - 1].is_alpha and len(words) > 2
    return titled and all(word.text[:1].isupper() for word in words)


def _plays_actor(doc: Doc, token: Token, start: int, people: str | None) -> bool:
    """Whether the sentence makes a doubtful noun act or possess."""
    if people is not None:
        return True
    if token.dep_ in ("nsubj", "poss") and token.head.pos_ in ("VERB", "NOUN"):
        return token.dep_ == "nsubj" or token.head.dep_ != "pobj"
    first = token.head if token.dep_ == "conj" else token
    if first.dep_ == "pobj" and (first.head.dep_ == "agent" or first.head.head.lower_ == "according"):
        return True
    if first.dep_ == "dobj" and first.head.lemma_ in _CITING:
        return True
    left = {t.lower_ for t in doc[start : token.i]}
    if doc[start].lower_ == "the" and regions.states_of([t.lower_ for t in doc[start + 1 : token.i]]):
        return first.dep_ == "dobj" or (first.dep_ == "pobj" and first.head.lower_ in _TOWARDS)
    return token.tag_ == "NNS" and bool(left & {"both", "two", "three", "neighboring", "neighbouring"})


def _is_body_modifier(token: Token) -> bool:
    """ "regime airstrikes", "police raid": a body named as a modifier acts just the same."""
    if token.lower_ not in _BODY_MODIFIERS or token.dep_ != "compound":
        return False
    noun = token.head
    national = token.i > 0 and countries.of_demonym(token.nbor(-1).text) is not None
    return sectors.exact_noun([noun.lemma_.lower()]) is None and noun.pos_ in (
        "NOUN",
        *(("PROPN",) if national else ()),
    )


def _national_start(doc: Doc, token: Token, at: dict[int, EntitySpan]) -> int:
    """Where "Syrian regime" begins in "Syrian regime airstrikes", "U.S. government" in "U.S. government shutdown"."""
    before = token.i - 1
    if before < 0 or doc[before].sent != token.sent:
        return token.i
    span = at.get(before)
    if span is not None and span.end == token.i and countries.of_name(span.text(doc)) is not None:
        return span.start
    return before if countries.of_demonym(doc[before].text) is not None and span is None else token.i


def countries_before(doc: Doc, start: int, head: int) -> tuple[str, ...]:
    """The countries that the words before a noun name, save those that only back, lead or oppose it."""
    found: dict[str, None] = {}
    piece = doc[start:head]
    if not len(piece):
        return ()
    for hit in countries.find_in(piece.text):
        after = piece.text[hit.end :]
        before = piece.text[: hit.start].casefold()
        if after[:1] in "-–" and after[1:].split(" ")[0].casefold() in _LINKED:
            continue
        if before.endswith(("pro-", "anti-", "non-", "ex-")):
            continue
        found[hit.alpha3] = None
    return tuple(found)


def _country_after(doc: Doc, token: Token, end: int, noun: ActorNoun) -> str | None:
    """The country in "president of France", "the regime in Libya"; no businessman is of where he is."""
    word, told = doc[token.i + 1].lower_, doc[token.i + 2 : end].text
    hits = countries.find_in(told)
    if not hits or hits[0].start > 4:
        return None
    rest = told[hits[0].end :].strip()
    if (hits[0].how == "capital" and rest[:1].isupper()) or rest.startswith(_NAMESAKES):
        return None  # "editor of Georgetown University's magazine", "people in Niger State"
    if word == "of":
        return hits[0].alpha3
    lives = word == "in" and noun.kind == "person" and token.tag_ == "NN" and not PUBLIC.intersection(noun.sectors)
    ministry = noun.kind == "ministry" and not rest  # "the defence ministry in Taipei"
    placed = word in ("in", "from") and not lives and (hits[0].how == "name" or ministry)
    return hits[0].alpha3 if placed else None
