"""What the words of a name tell: of a body, an office, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, organisations, person_names, sectors, titles
from dragoman.knowledge.files import load_yaml
from dragoman.records import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


BODY_KINDS = frozenset("ministry party armed-group military company igo ngo media organisation government".split())
SURNAMES_TOO = frozenset(
    "sen king prince bishop judge cook baker farmer fisher shepherd pope priest marshal major guy star justice".split()
)
SPEECH = frozenset("say tell add note explain state declare claim argue believe think write insist warn affirm".split())
DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter ramadan eid thanksgiving halloween passover hanukkah diwali "
    "nowruz ashura pentecost".split()
)
_LINKING = frozenset(
    "movement party front union alliance committee council centre center institute campaign coalition".split()
)
NICKNAME = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")  # in quotation marks inside a name: 'Karim "Abu Nur" Hadi'
HYPHENS = frozenset("-‐‑–")


def is_title_noun(word: str) -> bool:
    """Whether a noun stands before names as a title: an office, a rank, a profession, but not "national"."""
    noun = sectors.exact_noun([word])
    return noun is not None and noun.kind == "person" and not set(noun.sectors) & {"CVL", "UNK", "REF", "LAB", "OPP"}


def is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a span tagged as a body is an office ("the Minister of Foreign Affairs") rather than a body."""
    words = [t.lower_ for t in doc[start:end]]
    head = words[: words.index("of")] if "of" in words else words
    noun = sectors.exact_noun(words) or (sectors.actor_noun(head) if head else None)
    return noun is not None and noun.kind == "person" and not organisations.of_name(doc[start:end].text)


def names_office_before(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether the words right behind a span make it part of an office: "Foreign" + "Minister", "Army" + "chief"."""
    if end >= last or (doc[end].text[:1].islower() and not doc[start].is_sent_start):
        return False
    text = doc[start:end].text
    if doc[end].text == "Minister" and end - start == 1:  # its field, whatever it is: "Oil Minister", "Youth Minister"
        return organisations.of_name(text) is None and not organisations.is_acronym(text)
    noun = sectors.actor_noun([t.lower_ for t in doc[start : end + 1]])
    return noun is not None and noun.kind == "person" and len(noun.words) > 1


def ends_office(doc: Doc, start: int, end: int) -> bool:
    """Whether the words right before a span make it the end of an office: "Secretary of" + "State"."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return False
    noun = sectors.exact_noun([t.lower_ for t in doc[start - 2 : end]])
    return noun is not None and noun.kind == "person"


def has_body_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether the words of a name say that it is a body: "… Company", "Ministry of …"."""
    words = [t.lower_ for t in doc[start:end]]
    for part in (words, words[: words.index("of")] if "of" in words[1:] else words):
        noun = sectors.actor_noun(part)
        if noun is not None and noun.kind in BODY_KINDS:
            return True
    return words[-1] in _body_words() or kind_by_foreign_word(words) is not None


_FOREIGN: dict[str, ActorKind] = {
    "party": "party", "list": "party", "movement": "organisation", "front": "organisation", "army": "armed-group",
    "brigade": "armed-group", "union": "organisation", "committee": "organisation", "commission": "organisation",
    "council": "organisation", "assembly": "organisation", "agency": "organisation", "company": "company",
    "newspaper": "media", "channel": "media", "association": "organisation", "organisation": "organisation",
}  # fmt: skip
_SHORTEST = 5  # letters of a foreign word that no name is likely to be


def kind_by_foreign_word(words: Sequence[str]) -> ActorKind | None:
    """The kind of body that the first or last of several lower-case words names in another language: "Srpska Lista"."""
    if len(words) < 2:
        return None
    return next((kind for word in (words[-1], words[0]) if (kind := _foreign_words().get(word)) is not None), None)


@cache
def _foreign_words() -> dict[str, ActorKind]:
    table = load_yaml("organisation_words.yaml")["kinds"]
    return {
        word: kind
        for sort, kind in _FOREIGN.items()
        for word in table[sort][1:]  # the first is English
        if len(word) >= _SHORTEST and not person_names.bearers(word.capitalize()) and word.isalpha()
    }


@cache
def _body_words() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["body_words"])


def is_thing(text: str) -> bool:
    """Whether something written in capitals is a thing, whatever body is called so too: "COVID-19", "ICU"."""
    return text in _things()


@cache
def _things() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["things"])


def names_document(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is of a text or an occasion, whose parties act and not it: the "Economic Security Agreement"."""
    last = doc[end - 1]
    before = doc[start - 1] if start > 0 else None
    numbered = before is not None and before.text[:1].isdigit()  # "the 14th Amendment"
    named = end - start > 1 or numbered or (before is not None and before.text[:1].isupper() and before.pos_ == "PROPN")
    word = last.lower_.removesuffix("s") if last.tag_ == "NNPS" else last.lower_
    document = named and last.text[:1].isupper() and word in _documents()
    if not document or organisations.of_name(doc[start:end].text) is not None:
        return False
    return not has_body_noun(doc, start, end)  # the Government of National Accord is a body


@cache
def _documents() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["documents"])


def names_site(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word of a name says that it is a building's or a street's: "Old Mill Warehouse"."""
    return end - start > 1 and doc[end - 1].text[:1].isupper() and doc[end - 1].lower_ in _sites()


@cache
def _sites() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["sites"])


def is_ship(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a ship's by the word before it: "the aircraft carrier Harry S. Truman", "two tankers, the Sea
    Lantern and the Orchid Star", "the USS Cole"."""
    i = start - 1
    if (i >= 0 and doc[i].text in _PREFIXES) or (end - start > 1 and _opens_ship(doc[start])):
        return True
    for _ in range(8):  # back over the list that it stands in
        if i < 0 or (doc[i].is_sent_start and i == start):
            return False
        word = doc[i]
        if word.lemma_.lower() in _ships() and word.pos_ in ("NOUN", "PROPN"):
            # "the ship Noor" is called so; of "the ship's captain, Ali" and "the ship carried Ali" no name is
            return all(t.text in _BETWEEN or t.text[:1].isupper() for t in doc[i + 1 : start])
        if word.text not in _BETWEEN and not word.text[:1].isupper():
            return False
        i -= 1
    return False


def is_storm_or_operation(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a storm's or a campaign's by the word before it or its first: "Hurricane Maria", "Operation
    Red Dawn"."""
    for i in range(start, max(start - 4, -1), -1):
        if i == start and end - start == 1 and doc[i].text[:1].isupper() and doc[i].lower_ not in _openers():
            continue
        if not doc[i].text[:1].isupper():
            return False
        if doc[i].lower_ in _openers():
            return i < start or end - start > 1
        if doc[i].is_sent_start:
            return False
    return False


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["openers"])


def _opens_ship(token: Token) -> bool:
    """Whether the first word of a name says that it is a ship's: "INS Sukanya", "Warship Sukanya"."""
    return token.text in _PREFIXES or token.lower_ in _ships()


_PREFIXES = frozenset(("USS", "HMS", "HMCS", "HMAS", "INS", "BNS", "PNS", "RFA", "MV", "M/V", "MT", "SS"))
_BETWEEN = frozenset({",", "the", "and", "or", '"', "“", "”", "'", "‘", "’"})


@cache
def _ships() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["ships"])


def whole_body(doc: Doc, start: int, end: int, last: int) -> tuple[int, int]:
    """The span of a body's name with the capitalised words behind it that belong to it."""
    while (
        end < last
        and doc[end].text[:1].isupper()
        and doc[end].pos_ in ("PROPN", "NOUN")
        and doc[end - 1].head.i == doc[end].i
        and (doc[end].lower_ in _body_words() or noun_kind(doc[end]) in BODY_KINDS)
    ):
        end += 1
    end = _past_aim(doc, start, end, last)
    links = ("of", "for") if end - start == 1 or doc[end - 1].lower_ in _LINKING else ("of",)
    if end + 1 < last and doc[end].lower_ in links and has_body_noun(doc, start, end):
        behind = end + 2 if doc[end + 1].lower_ in ("the", "a") else end + 1
        if behind < last and doc[behind].text[:1].isupper() and doc[behind].ent_type_ in ("", "ORG"):
            end = behind + 1
            while end < last and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
                end += 1
            end = past_particle(doc, end)
            if has_body_noun(doc, behind, end):
                end = whole_body(doc, behind, end, last)[1]  # "Committee of the High Council of Elders"
    return start, end


def _past_aim(doc: Doc, start: int, end: int, last: int) -> int:
    """Where a name ends that goes on with what the body is for: "Alliance of Free Forces" "for the Liberation of X"."""
    opens = end + 2 < last and doc[end].lower_ == "for" and doc[end + 1].lower_ == "the"
    if not opens or not doc[end + 2].text[:1].isupper() or "of" not in (t.lower_ for t in doc[start:end]):
        return end
    end += 3
    while end < last and (doc[end].text[:1].isupper() or doc[end].lower_ == "of" or doc[end].text in HYPHENS):
        end += 1
    return end if doc[end - 1].text[:1].isupper() else end - 1


def past_particle(doc: Doc, end: int) -> int:
    """Where a name ends that was cut at a hyphen: no name ends on the "Al" of "Al-Wefaq"."""
    while (
        end + 1 < len(doc)
        and titles.is_particle(doc[end - 1].text)
        and doc[end].text in HYPHENS
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and doc[end + 1].text[:1].isupper()
    ):
        end += 2
    return end


def noun_kind(token: Token) -> str | None:
    noun = sectors.exact_noun([token.lower_])
    return noun.kind if noun is not None else None


def has_capital(doc: Doc, start: int, end: int) -> bool:
    return any(c.isupper() for t in doc[start:end] for c in t.text[:3])


def has_title_word(doc: Doc, i: int, j: int) -> bool:
    return any(sectors.exact_noun([t.lower_]) is not None or countries.of_demonym(t.text) is not None for t in doc[i:j])


def is_known_person(doc: Doc, start: int, end: int) -> bool:
    """Whether the first word is a given name and the whole looks like a person's name."""
    if end - start < 2:
        return False
    first = doc[start].text
    return person_names.gender_of_given(first) is not None or person_names.bearers(first) >= 5
