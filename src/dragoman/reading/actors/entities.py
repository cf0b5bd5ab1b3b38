"""Where the names of a report are: spans of persons, bodies and places.

The spans that the token model is sure of come first; where it is not, or no model is packaged, the stock model's
spans are taken. Both are repaired: titles are cut off names, offices and common nouns dropped. Well-known names and
names that the report itself makes clear are restored, and one spelling keeps one label through the report. Which *kind*
of actor a name is, is decided later, once for each chain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, sectors, titles
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.same_name import is_variant, plain
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Label = Literal["PER", "ORG", "LOC"]

_LABELS: dict[str, Label] = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_DOUBTFUL = frozenset(("WORK_OF_ART", "PRODUCT", "NORP", "EVENT", "LAW"))
_HYPHENS = frozenset("-‐‑")
_EDGES = frozenset(
    "the 's ’s ' ’ \" “ ” , . - – — ( ) s ‘ `` '' : / and of @ ; ! ? & a an at in by for near from to with * #".split()
)
_BODY_KINDS = frozenset("ministry party armed-group military company igo ngo media organisation government".split())
_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter ramadan eid".split()
)
_SURNAMES_TOO = frozenset(
    "king prince bishop judge cook baker farmer fisher shepherd pope priest marshal major guy star justice".split()
)
_LINKED = frozenset("led backed era style based appointed born aligned allied linked controlled owned run".split())
_SPEECH = frozenset(
    "say tell add note explain state declare claim argue believe think write insist warn affirm".split()
)
_LINKING = frozenset(
    "movement party front union alliance committee council centre center institute campaign coalition".split()
)
_PLACING = frozenset("in at near around outside inside".split())
_MOTION = frozenset(
    "go travel fly arrive come return move drive march evacuate flee withdraw sail send retreat deploy speak".split()
)
_SETTLEMENTS = frozenset(
    "capital city town village region province district port suburb enclave stronghold valley peninsula resort".split()
)
_QUOTED_BODY = re.compile(r"[\"“]([A-Z][^\"“”\n]{2,60}?)[\"”]")


@dataclass(frozen=True)
class EntitySpan:
    """A name: the tokens ``start`` to ``end`` (excluded) of the parsed document."""

    start: int
    end: int
    label: Label

    def text(self, doc: Doc) -> str:
        return str(doc[self.start : self.end].text)


SURE = 0.75  # score from which the token model is believed against the repaired stock model


def entity_spans(parsed: ParsedReport) -> list[EntitySpan]:
    """The names in the story sentences of a report, in order, without overlaps."""
    doc = parsed.doc
    quoted = _quoted_bodies(parsed)
    tagged = _tagged(parsed)
    found: list[EntitySpan] = []
    for sentence in parsed.sentences:
        first, last = sentence.tokens.start, sentence.tokens.end
        here = [span for span in quoted if first <= span.start < last]
        here += _known_bodies(doc, first, last, here)
        covered = {i for span in here for i in range(span.start, span.end)}
        taken = list(here)
        # what the model is sure of comes before what the stock model says, and fills no gap that it leaves
        for read in (tagged.get(sentence.index, ()), _stock(doc, first, last)):
            for span in read:
                if not covered.intersection(range(span.start, span.end)):
                    covered.update(range(span.start, span.end))
                    taken.append(span)
        taken += _missed(doc, first, last, taken, sentence.part == "title")
        taken += _bracketed(doc, taken)
        found += _united(doc, _coordinated(doc, sorted(taken, key=lambda e: e.start)))
    found = _without_abbreviations(doc, found)
    return _agree(parsed, _restored(parsed, found))


def spans_by_offset(parsed: ParsedReport, found: Iterable[EntitySpan]) -> Iterator[tuple[int, int, Label]]:
    """The spans as offsets into the report's text."""
    for span in found:
        piece = parsed.doc[span.start : span.end]
        yield piece.start_char, piece.end_char, span.label


def _tagged(parsed: ParsedReport) -> dict[int, list[EntitySpan]]:
    """The names that the token model found, by sentence."""
    if parsed.tags is None:
        return {}
    out: dict[int, list[EntitySpan]] = {}
    for span, label, score in parsed.tags.entity_spans():
        tokens = parsed.tokens_in(span)
        sentence = parsed.sentence_of(tokens[0]) if tokens and score >= SURE else None
        if sentence is None:
            continue
        start, end = tokens[0].i, tokens[-1].i + 1
        while end > start and parsed.doc[end - 1].text.islower():
            end -= 1  # "Assad regime", "Benina airports": the name is the part in capitals
        found = out.setdefault(sentence.index, [])
        found += _repaired(parsed.doc, start, end, label, sentence.tokens.end)
    return out


# ---------------------------------------------------------------- what the stock model found, repaired


def _stock(doc: Doc, first: int, last: int) -> Iterator[EntitySpan]:
    until = first
    for ent in doc[first:last].ents:
        label = _LABELS.get(ent.label_)
        if label is None and ent.label_ not in _DOUBTFUL:
            continue
        for span in _repaired(doc, max(ent.start, until), ent.end, label, last):
            until = span.end
            yield span


def _repaired(doc: Doc, start: int, end: int, label: Label | None, last: int) -> Iterator[EntitySpan]:
    start, end = _trimmed(doc, start, end)
    if start >= end:
        return
    text = doc[start:end].text
    cut = next((i for i in range(start, end) if doc[i].text in ('"', "“", "”", "(", ")", "):")), None)
    if cut is not None and cut > start:
        yield from _repaired(doc, start, cut, label, cut)
        return
    if countries.of_name(text) is not None and text[0].isupper():
        yield EntitySpan(start, end, "LOC")
        return
    if _continues_person(doc, start, end, label, last):
        yield from _person(doc, start, end + 1, last)
        return
    if _is_addressed(doc, start, end):
        yield from _person(doc, start, end, last)
        return
    if organisations.of_name(text) is not None and _has_capital(doc, start, end):
        yield EntitySpan(start, _whole_body(doc, start, end, last)[1], "ORG")
        return
    if label is None:
        # a work or a people is no actor, but a company in quotation marks is tagged like one
        if _has_body_noun(doc, start, end) and doc[end - 1].text[:1].isupper():
            yield EntitySpan(start, end, "ORG")
        return
    if not _has_capital(doc, start, end) or text.casefold() in _DAYS:
        return
    yield from _by_label(doc, start, end, label, last)


def _by_label(doc: Doc, start: int, end: int, label: Label, last: int) -> Iterator[EntitySpan]:
    mark = next((i for i in range(start, end) if doc[i].lower_ in ("'s", "’s")), None)
    if mark is not None and mark + 1 < end and (label != "ORG" or countries.of_name(doc[start:mark].text) is not None):
        # "Libya's Government of National Accord": the state is named beside the body, not in its name
        yield from _repaired(doc, start, mark, "LOC" if label == "ORG" else label, last)
        yield from _repaired(doc, mark + 1, end, label, last)
        return
    if end - start == 1 and countries.of_demonym(doc[start].text) is not None:
        return
    if label == "ORG":
        if _is_common_at_start(doc, start, end):
            return
        start, end = _whole_body(doc, start, end, last)
        if _is_office(doc, start, end):
            return
        if _names_office_before(doc, start, end, last) or _ends_office(doc, start, end):
            return  # "Defense" of "Defense Minister", "State" of "Secretary of State"
    if (
        label == "PER"
        and countries.of_demonym(doc[start].text) is not None
        and not _is_known_person(doc, start + 1, end)
    ):
        return  # "Syrian Shabiha": a people's group, no given name
    if label != "LOC" and _is_place_here(doc, start, end):
        yield EntitySpan(start, end, "LOC")
        return
    if label == "ORG" and doc[start].text == "Operation" and end - start > 1:
        return  # the name of a campaign, not of who fights it
    if label == "PER" and not _has_body_noun(doc, start, end):
        yield from _person(doc, start, end, last)
        return
    if label == "PER":
        label = "ORG" if end - start > 1 else "PER"
    if label == "LOC":
        longer = end + 1
        if (
            end < last
            and doc[end].text[:1].isupper()
            and doc[end].pos_ == "PROPN"
            and _has_body_noun(doc, start, longer)
        ):
            yield EntitySpan(start, longer, "ORG")
            return
        if end - start > 1 and _has_body_noun(doc, start, end):
            label = "ORG"
    yield EntitySpan(start, end, label)


def _continues_person(doc: Doc, start: int, end: int, label: Label | None, last: int) -> bool:
    """Whether the word behind a span is the surname to a given name that the model cut off: "Marta" + "Ruiz"."""
    if end - start != 1 or end >= last or label is None or doc[end].pos_ != "PROPN" or doc[end].ent_type_:
        return False
    if doc[start].head.i != end or not doc[end].text[:1].isupper() or _has_body_noun(doc, start, end + 1):
        return False
    return label == "PER" or (_is_known_person(doc, start, end + 1) and countries.of_word(doc[start].text) is None)


def _is_addressed(doc: Doc, start: int, end: int) -> bool:
    """Whether a form of address or a title makes a short name a person's, whatever body is called so: "Mr. Fox"."""
    if end - start == 1 and start and titles.is_honorific(doc[start - 1].text):
        return doc[start - 1].text[:1].isupper() and doc[start].text[:1].isupper()
    if end - start == 2 and doc[start].text[:1].isupper() and doc[start + 1].text[:1].isupper():
        office = _is_title_noun(doc[start].lower_) and doc[start].lower_ not in _SURNAMES_TOO
        named = not _has_body_noun(doc, start, end) and not organisations.of_name(doc[start:end].text)
        return named and (office or titles.is_honorific(doc[start].text) or titles.rank(doc[start].text) is not None)
    return False


def _is_place_here(doc: Doc, start: int, end: int) -> bool:
    """Whether a name taken for a person or body is a place: known as one, and in a sentence that puts things there."""
    before = doc[start - 1] if start else None
    head = next((t for t in doc[start:end] if not start <= t.head.i < end), doc[end - 1])
    placed = before is not None and before.lower_ in ("in", "near", "at", "around", "outside", "inside", "toward")
    beside = head.dep_ == "conj" and head.head.ent_type_ == "GPE"
    named = end - start > 1 and person_names.gender_of_given(doc[start].text) is not None
    if not (placed or beside) or named or _has_body_noun(doc, start, end):
        return False
    return any(place.kind not in ("sea", "river") for place in gazetteer.places_named(doc[start:end].text))


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].lower_ in _EDGES or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].lower_ in _EDGES or doc[end - 1].is_space):
        end -= 1
    return start, _past_particle(doc, end) if end > start else end


def _past_particle(doc: Doc, end: int) -> int:
    """Where a name ends that was cut at a hyphen: no name ends on the "Al" of "Al-Wefaq"."""
    while (
        end + 1 < len(doc)
        and titles.is_particle(doc[end - 1].text)
        and doc[end].text in _HYPHENS
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and doc[end + 1].text[:1].isupper()
    ):
        end += 2
    return end


def _person(doc: Doc, start: int, end: int, last: int) -> Iterator[EntitySpan]:
    """A person's bare name: titles before it cut off, suffixes kept."""
    while start < end and _is_title_word(doc, start, end):
        start += 1
    if start >= end or _is_office_of_next(doc, start, end, last):
        return
    if doc[start].text.islower() and start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
        start -= 1  # "Beatriz" before "de Gumucio"
    while end + 1 < last and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if doc[end + 1].lower_ in _LINKED:
            break
        end += 2  # "Moon Jae-in"
    if end < last and titles.is_suffix(doc[end].text) and doc[end].text[:1].isupper():
        end += 1
    elif end + 1 < last and doc[end].text == "," and doc[end + 1].lower_ in ("jr.", "jr", "sr."):
        end += 2
    titled = sectors.exact_noun([doc[start].lower_]) is not None or titles.rank(doc[start].text) is not None
    if end - start == 1 and titled and doc[start].lower_ not in _SURNAMES_TOO:
        return
    if not doc[start].text[:1].isalpha():
        return
    yield EntitySpan(start, end, "PER")


def _is_common_at_start(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone word is a common noun with the capital of a sentence's beginning: "Junta", "Rebels"."""
    if end - start > 1 or not doc[start].is_sent_start or countries.of_metonym(doc[start].text) is not None:
        return False
    noun = sectors.exact_noun([doc[start].lemma_.lower()])
    common = noun is not None and noun.kind in ("government", "military", "armed-group")
    return common and organisations.of_name(doc[start].text) is None


def _is_office_of_next(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a span is an office before the name of who holds it: "Artsakh President" + "Samvel Shahramanyan"."""
    if end - start < 2 or end >= last or not doc[end].text[:1].isupper() or doc[end].pos_ != "PROPN":
        return False
    office = doc[end - 1].lower_
    return _is_title_noun(office) and office not in _SURNAMES_TOO


def _is_title_word(doc: Doc, i: int, end: int) -> bool:
    text = doc[i].text
    if titles.is_honorific(text) or titles.is_former(text) or titles.is_acting(text) or doc[i].is_punct:
        return True
    if i + 1 >= end:
        return False
    if titles.rank(text) is not None:
        return True
    if countries.of_demonym(text) is not None and end - i > 2:
        return True
    return _is_title_noun(doc[i].lower_) and (doc[i].lower_ not in _SURNAMES_TOO or end - i > 2)


def _is_title_noun(word: str) -> bool:
    """Whether a noun stands before names as a title: an office, a rank, a profession, but not "national"."""
    noun = sectors.exact_noun([word])
    return noun is not None and noun.kind == "person" and not set(noun.sectors) & {"CVL", "UNK", "REF", "LAB", "OPP"}


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a span tagged as a body is an office ("the Minister of Foreign Affairs") rather than a body."""
    words = [t.lower_ for t in doc[start:end]]
    head = words[: words.index("of")] if "of" in words else words
    noun = sectors.actor_noun(head) if head else None
    return noun is not None and noun.kind == "person" and not organisations.of_name(doc[start:end].text)


def _names_office_before(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether the words right behind a span make it part of an office: "Foreign" + "Minister", "Army" + "chief"."""
    if end >= last or (doc[end].text[:1].islower() and not doc[start].is_sent_start):
        return False
    noun = sectors.actor_noun([t.lower_ for t in doc[start : end + 1]])
    return noun is not None and noun.kind == "person" and len(noun.words) > 1


def _ends_office(doc: Doc, start: int, end: int) -> bool:
    """Whether the words right before a span make it the end of an office: "Secretary of" + "State"."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return False
    noun = sectors.exact_noun([t.lower_ for t in doc[start - 2 : end]])
    return noun is not None and noun.kind == "person"


def _has_body_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether the words of a name say that it is a body: "… Company", "Ministry of …"."""
    words = [t.lower_ for t in doc[start:end]]
    for part in (words, words[: words.index("of")] if "of" in words[1:] else words):
        noun = sectors.actor_noun(part)
        if noun is not None and noun.kind in _BODY_KINDS:
            return True
    return words[-1] in _body_words()


@cache
def _body_words() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["body_words"])


def _whole_body(doc: Doc, start: int, end: int, last: int) -> tuple[int, int]:
    """The span of a body's name with the capitalised words behind it that belong to it."""
    while (
        end < last
        and doc[end].text[:1].isupper()
        and doc[end].pos_ in ("PROPN", "NOUN")
        and doc[end - 1].head.i == doc[end].i
        and (doc[end].lower_ in _body_words() or _noun_kind(doc[end]) in _BODY_KINDS)
    ):
        end += 1
    links = ("of", "for") if end - start == 1 or doc[end - 1].lower_ in _LINKING else ("of",)
    if end + 1 < last and doc[end].lower_ in links and _has_body_noun(doc, start, end):
        behind = end + 2 if doc[end + 1].lower_ in ("the", "a") else end + 1
        if behind < last and doc[behind].text[:1].isupper() and doc[behind].ent_type_ in ("", "ORG"):
            end = behind + 1
            while end < last and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
                end += 1
            end = _past_particle(doc, end)
    return start, end


def _noun_kind(token: Token) -> str | None:
    noun = sectors.exact_noun([token.lower_])
    return noun.kind if noun is not None else None


def _has_capital(doc: Doc, start: int, end: int) -> bool:
    return any(c.isupper() for t in doc[start:end] for c in t.text[:3])


# ---------------------------------------------------------------- names that the stock model missed


def _quoted_bodies(parsed: ParsedReport) -> list[EntitySpan]:
    """Names in quotation marks beside a noun for a body: the "Wings of the Levant" company."""
    doc, out = parsed.doc, []
    for match in _QUOTED_BODY.finditer(parsed.text):
        tokens = list(doc.char_span(match.start(1), match.end(1), alignment_mode="contract") or ())
        if not tokens or parsed.sentence_of(tokens[0]) is None or sum(t.text[:1].islower() for t in tokens) > 2:
            continue
        behind = [t.lower_ for t in doc[tokens[-1].i + 2 : tokens[-1].i + 4]]
        ahead = [t.lower_ for t in doc[max(0, tokens[0].i - 3) : tokens[0].i - 1]]
        nouns = [sectors.actor_noun(behind[:n]) for n in (1, 2)] + [sectors.actor_noun(ahead) if ahead else None]
        if any(noun is not None and noun.kind in _BODY_KINDS for noun in nouns):
            out.append(EntitySpan(tokens[0].i, tokens[-1].i + 1, "ORG"))
    return out


def _known_bodies(doc: Doc, first: int, last: int, taken: list[EntitySpan]) -> Iterator[EntitySpan]:
    """Well-known names of several words, whatever the model made of them: "Islamic State of Iraq and the Levant"."""
    covered = {i for span in taken for i in range(span.start, span.end)}
    i = first
    while i < last:
        longest = None
        word = doc[i].text
        if word[:1].isupper() and i not in covered and organisations.may_begin(word):
            for j in range(min(last, i + organisations.LONGEST_NAME), i + 1, -1):
                if doc[j - 1].text[:1].isupper() and organisations.of_name(doc[i:j].text) is not None:
                    longest = j
                    break
        if longest is not None and doc[i].lower_ != "the" and not _within_longer_name(doc, i, longest, first, last):
            yield EntitySpan(i, longest, "ORG")
        i = longest or i + 1


def _within_longer_name(doc: Doc, start: int, end: int, first: int, last: int) -> bool:
    """Whether a well-known name is a mere part of another: of the "Progressive Conservative Party"."""
    before = doc[start - 1] if start > first else None
    if before is not None and before.text[:1].isupper() and before.pos_ in ("PROPN", "ADJ") and before.head.i >= start:
        return countries.of_word(before.text) is None
    if end + 1 < last and doc[end].lower_ == "of" and doc[end + 1].text[:1].isupper():
        return True
    ent = doc[start].ent_iob_ != "O" and doc[start].ent_type_ == "ORG" and doc[start].ent_iob_ == "I"
    return bool(ent)


def _missed(doc: Doc, first: int, last: int, taken: list[EntitySpan], headline: bool) -> list[EntitySpan]:
    covered = {i for span in taken for i in range(span.start, span.end)}
    out: list[EntitySpan] = []
    i = first
    while i < last:
        behind_quoted = i - 2 in covered and doc[i - 1].text in ('"', "”")
        if i in covered or not _may_name(doc[i]) or behind_quoted:
            i += 1
            continue
        j = i + 1
        while j < last and j not in covered:
            joins = doc[j].text in ("-", "of") and j + 1 < last and j + 1 not in covered and _may_name(doc[j + 1])
            if not (_may_name(doc[j]) or joins):
                break
            j += 1
        out += _in_run(doc, i, j, headline)
        i = j
    return out


def _bracketed(doc: Doc, taken: list[EntitySpan]) -> Iterator[EntitySpan]:
    """Short forms in brackets behind a body's name: "the Democratic Party of the Left (PDS)"."""
    covered = {i for span in taken for i in range(span.start, span.end)}
    for span in taken:
        i = span.end + 1
        if span.label != "ORG" or i + 1 >= len(doc) or doc[i - 1].text != "(" or i in covered:
            continue
        if titles.rank(doc[i].text) is not None:
            continue
        if doc[i + 1].text in (")", ",", ";") and 2 <= len(doc[i]) <= 10 and sum(c.isupper() for c in doc[i].text) >= 2:
            yield EntitySpan(i, i + 1, "ORG")


def _coordinated(doc: Doc, taken: list[EntitySpan]) -> list[EntitySpan]:
    """One name whose adjectives are joined by "and": "the Social Democratic and Labour Party"."""
    out: list[EntitySpan] = []
    for span in taken:
        before = out[-1] if out else None
        if (
            before is not None
            and before.label == span.label == "ORG"
            and before.end + 1 == span.start
            and doc[before.end].lower_ == "and"
            and doc[before.end - 1].pos_ in ("ADJ", "PROPN")
            and not _has_body_noun(doc, before.start, before.end)
            and doc[before.end - 1].tag_ not in ("NNPS", "NNS")
            and not organisations.of_name(before.text(doc))
            and span.end - span.start > 1
            and _has_body_noun(doc, span.start, span.end)
            and not any(c.isupper() for c in doc[before.end - 1].text[1:])
            and doc[before.end - 1].text.endswith(("ic", "al", "ist", "an", "ive"))
        ):
            out[-1] = EntitySpan(before.start, span.end, "ORG")
        else:
            out.append(span)
    return out


def _united(doc: Doc, taken: list[EntitySpan]) -> list[EntitySpan]:
    """Names cut in two made one: a leader and his seat ("the Trump White House"), a number and what it counts ("the
    Three Brotherhood Alliance")."""
    out: list[EntitySpan] = []
    for span in taken:
        seat = span.text(doc)
        seat_of_power = countries.of_metonym(seat) is not None and countries.of_capital(seat) is None
        before = out[-1] if out and out[-1].end == span.start else None
        seated = before is not None and seat_of_power and leaders.of_name(before.text(doc)) is not None
        counted = (
            before is not None and span.label == before.label == "ORG" and doc[before.start : before.end][0].like_num
        )
        if seated or counted:
            out[-1] = EntitySpan(out[-1].start, span.end, "ORG")
        else:
            out.append(span)
    return [span for span in out if not all(t.like_num for t in doc[span.start : span.end])]


def _may_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") and token.text != "I"


def _in_run(doc: Doc, start: int, end: int, headline: bool) -> Iterator[EntitySpan]:
    """Names inside a run of capitalised words that carry no tag."""
    i = start
    while i < end:
        for j in range(end, i, -1):
            label = _label_of_run(doc, i, j, end, headline)
            if label is not None:
                yield EntitySpan(i, j, label)
                i = j
                break
        else:
            i += 1


def _label_of_run(doc: Doc, i: int, j: int, end: int, headline: bool) -> Label | None:
    text = doc[i:j].text
    if doc[j - 1].text in ("of", "-"):
        return None
    if countries.of_name(text) is not None:
        return "LOC"
    plainly = doc[i].is_sent_start is True and doc[i].pos_ != "PROPN"
    body = organisations.of_name(text)
    if body is not None and (j - i > 1 or organisations.is_acronym(text) or doc[i].pos_ == "PROPN") and not plainly:
        return "ORG"
    proper = all(t.pos_ == "PROPN" or t.text == "-" for t in doc[i:j])
    if i > 1 and j == end and doc[i - 2 : i].text == "known as" and not text.isupper():
        return "ORG" if _has_body_noun(doc, i, j) else "PER"
    if i > 0 and doc[i].pos_ == "PROPN" and titles.is_honorific(doc[i - 1].text) and doc[i - 1].text[:1].isupper():
        return "PER"
    if j != end or headline:
        return None
    if j - i > 1 and _has_body_noun(doc, i, j) and doc[j - 1].text[:1].isupper() and not plainly:
        return None if _is_office(doc, i, j) else "ORG"
    if proper and 2 <= j - i <= 6 and _is_known_person(doc, i, j) and not _has_title_word(doc, i, j):
        return "PER"
    head = doc[j - 1]
    if proper and j - i == 1 and head.dep_ == "nsubj" and head.head.lemma_ in _SPEECH and len(head) > 2:
        known = sectors.exact_noun([head.lower_]) or countries.of_word(head.text) or head.text.isupper()
        return None if known or head.is_stop else "PER"
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in _SPEECH
    if proper and 2 <= j - i <= 5 and (speaks or head.dep_ == "appos") and not _has_title_word(doc, i, j):
        return "PER"
    return None


def _has_title_word(doc: Doc, i: int, j: int) -> bool:
    return any(sectors.exact_noun([t.lower_]) is not None or countries.of_demonym(t.text) is not None for t in doc[i:j])


def _is_known_person(doc: Doc, start: int, end: int) -> bool:
    """Whether the first word is a given name and the whole looks like a person's name."""
    if end - start < 2:
        return False
    first = doc[start].text
    return person_names.gender_of_given(first) is not None or person_names.bearers(first) >= 5


# ---------------------------------------------------------------- the report's own evidence


def _without_abbreviations(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out abbreviations that the report explains by a thing: "memorandum of understanding (MoU)"."""
    things: set[str] = set()
    for span in found:
        if span.start > 1 and span.end < len(doc) and doc[span.start - 1].text == "(" and doc[span.end].text == ")":
            before = doc[span.start - 2]
            names = any(e.end == span.start - 1 for e in found)
            short = sum(c.isupper() for c in span.text(doc)) > 1
            if short and not names and before.text.islower() and sectors.exact_noun([before.lemma_.lower()]) is None:
                things.add(span.text(doc))
    return [span for span in found if span.text(doc) not in things]


def _restored(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Surnames and acronyms that the report made known elsewhere, where a sentence left them untagged."""
    doc = parsed.doc
    known: dict[str, Label] = {}
    for span in found:
        text = span.text(doc)
        if span.label == "PER" and span.end - span.start > 1 and len(doc[span.end - 1].text) > 3:
            known.setdefault(doc[span.end - 1].text, "PER")
        elif span.label == "ORG" and (organisations.is_acronym(text) or " " not in text):
            known.setdefault(text, "ORG")
    covered = {i for span in found for i in range(span.start, span.end)}
    extra: list[EntitySpan] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.i in covered or token.text not in known or token.pos_ in ("PUNCT", "ADP", "DET", "AUX"):
                continue
            start = token.i
            if (
                start - 2 >= sentence.tokens.start
                and doc[start - 1].text == "-"
                and titles.is_particle(doc[start - 2].text)
            ):
                start -= 2
            extra.append(EntitySpan(start, token.i + 1, known[token.text]))
    return sorted([*found, *extra], key=lambda e: e.start)


def _agree(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """One label for one spelling, whatever the model said in each sentence."""
    doc = parsed.doc
    surnames = {doc[s.end - 1].text for s in found if s.label == "PER" and s.end - s.start > 1}
    votes: dict[str, Counter[Label]] = {}
    spans: dict[str, list[EntitySpan]] = {}
    for span in found:
        bare = _bare(doc, span)
        votes.setdefault(bare, Counter())[span.label] += 1
        spans.setdefault(bare, []).append(span)
    people = {name for name, counted in votes.items() if _is_person_here(doc, name, counted, spans[name])}
    bodies = {_bare(doc, span) for span in found if span.label == "PER" and _called_body(doc, span)} - surnames
    surnames |= {name.split()[-1] for name in people if " " in name}
    parts_of_bodies = {
        t.text for s in found if s.label == "ORG" and s.end - s.start > 1 for t in doc[s.start : s.end]
    }  # "Artsakh" beside "the Republic of Artsakh" is that body
    out: list[EntitySpan] = []
    for span in found:
        text, bare = span.text(doc), _bare(doc, span)
        if countries.of_name(text) is None and (organisations.of_name(text) is None or bare in surnames):
            counted = votes[bare]
            one_word = " " not in bare and not organisations.is_acronym(bare)
            if bare in bodies:
                span = replace(span, label="ORG")
            elif one_word and bare not in surnames | parts_of_bodies and _is_place_in_report(doc, bare, spans[bare]):
                span = replace(span, label="LOC")
            elif bare in people or (one_word and (bare in surnames or _is_respelled(bare, surnames))):
                span = replace(span, label="PER")
            elif len(counted) > 1:
                span = replace(span, label=max(sorted(counted), key=lambda x: (counted[x], x == "ORG")))
        out.append(span)
    return out


_LARGE = 100_000  # inhabitants of a place that needs no word around it to be known


def _is_place_in_report(doc: Doc, name: str, spans: Sequence[EntitySpan]) -> bool:
    """Whether a lone name that the model took for a person or body is the place of that name.

    It is when the gazetteer has it, nobody is known to be called so, nothing in the report makes it a person's, and it
    is a capital or large, or stands once where places stand.
    """
    found = gazetteer.places_named(name)
    if not found or person_names.bearers(name) or leaders.of_name(name) is not None:
        return False
    capital = countries.of_capital(name) is not None
    if not capital and countries.of_metonym(name) is not None:
        return False  # a seat of power
    if any(_titled(doc, span) or (not capital and _speaks(doc, span)) for span in spans):
        return False
    one_country = len({place.country for place in found}) == 1
    large = one_country and any(place.population >= _LARGE or place.extra for place in found)
    return capital or large or any(_stands_as_place(doc, span) for span in spans)


def _speaks(doc: Doc, span: EntitySpan) -> bool:
    head = doc[span.end - 1]
    return head.dep_ == "nsubj" and head.head.lemma_ in _SPEECH


def _stands_as_place(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name stands in, at or near, is gone to or come from, or is said to be a town or region."""
    head = next((t for t in doc[span.start : span.end] if not span.start <= t.head.i < span.end), doc[span.end - 1])
    if span.end < len(doc) and doc[span.end].tag_ == "POS":
        return False
    if head.dep_ == "pobj":
        where, over = head.head.lower_, head.head.head
        if where in _PLACING:
            return True
        if where in ("to", "from", "into", "toward", "towards"):
            return over.lemma_ in _MOTION
        return where == "of" and over.lemma_.lower() in _SETTLEMENTS
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in _visits():
        return True
    near = doc[span.end + 1 : span.end + 4] if span.end < len(doc) and doc[span.end].text == "," else ()
    return any(token.lemma_.lower() in _SETTLEMENTS for token in near)


@cache
def _visits() -> frozenset[str]:
    return frozenset(load_yaml("metonyms.yaml")["visits"].split())


def _is_respelled(name: str, surnames: set[str]) -> bool:
    """Whether a name is another spelling of a surname of the report: "Bakoush" beside "Bakush"."""
    word = plain(name)
    return len(word) > 4 and any(is_variant(word, plain(other)) for other in sorted(surnames) if len(other) > 4)


def _called_body(doc: Doc, span: EntitySpan) -> bool:
    """Whether a noun right before a name says that it is a body: "the newspaper Munhwa Ilbo", "a newspaper, X"."""
    i = span.start - 1
    while i >= 0 and doc[i].text in (",", '"', "“", "‘"):
        i -= 1
    if i < 0 or doc[i].pos_ not in ("NOUN", "PROPN") or _is_known_person(doc, span.start, span.end):
        return False
    kind = _noun_kind(doc[i]) if doc[i].text.islower() else None
    inside = doc[i].dep_ == "pobj" and doc[i].head.lower_ == "of"  # the name may be apposed to the wider phrase
    apposed = doc[i + 1].text != "," or (doc[span.end - 1].dep_ == "appos" and not inside)
    return kind in _BODY_KINDS and kind != "government" and apposed


def _bare(doc: Doc, span: EntitySpan) -> str:
    """The name without an Arabic article: "Al-Qadri" and "Qadri" are labelled alike."""
    text = span.text(doc)
    return re.sub(r"^(?:[Aa]l|[Ee]l)-(?=\w)", "", text)


def _is_person_here(doc: Doc, name: str, counted: Counter[Label], spans: list[EntitySpan]) -> bool:
    """Whether a name that the model took for a body or place is a person's, by what stands around it or its words."""
    if counted["PER"] >= counted["ORG"] + counted["LOC"] or organisations.is_acronym(name):
        return False
    if any(_has_body_noun(doc, span.start, span.end) for span in spans):
        return False
    if " " not in name and countries.of_word(name) is None:
        called = any(doc[max(0, span.start - 2) : span.start].text == "known as" for span in spans)
        if leaders.of_name(name) is not None or (called and not gazetteer.places_named(name)):
            return True
    if counted["LOC"] > counted["ORG"] + counted["PER"]:
        return False
    if " " in name and len(name.split()) <= 4 and _is_known_person(doc, spans[0].start, spans[0].end):
        gender = person_names.gender_of_given(doc[spans[0].start].text)
        return gender is not None
    return any(_titled(doc, span) for span in spans)


def _titled(doc: Doc, span: EntitySpan) -> bool:
    before = doc[span.start - 1] if span.start else None
    if before is None:
        return False
    if titles.is_honorific(before.text) or titles.rank(before.text) is not None:
        return before.text[:1].isupper()
    return False
