"""Names of persons as the models found them, made bare and whole: titles cut off, names cut in two joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, sectors, titles
from dragoman.reading.actors.entities.portfolios import behind_portfolio
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import HYPHENS, SURNAMES_TOO, has_body_noun, is_known_person, is_title_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINKED = frozenset("led backed era style based appointed born aligned allied linked controlled owned run".split())


def continues_person(doc: Doc, start: int, end: int, label: Label | None, last: int) -> bool:
    """Whether the word behind a span is the surname to a given name that the model cut off: "Marta" + "Ruiz"."""
    if end - start != 1 or end >= last or label is None or doc[end].pos_ != "PROPN":
        return False
    if doc[end].ent_type_ and not (doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"):
        return False
    if doc[start].head.i != end or not doc[end].text[:1].isupper() or has_body_noun(doc, start, end + 1):
        return False
    titled = is_title_noun(doc[end].lower_) or titles.rank(doc[end].text) is not None
    if titled and (doc[end].lower_ not in SURNAMES_TOO or (end + 1 < last and doc[end + 1].text[:1].isupper())):
        return False  # "Egyptian Minister", "Qeshm Gov."; but "Hun Sen"
    return label == "PER" or (is_known_person(doc, start, end + 1) and countries.of_word(doc[start].text) is None)


def is_addressed(doc: Doc, start: int, end: int) -> bool:
    """Whether a form of address or a title makes a short name a person's, whatever body is called so: "Mr. Fox"."""
    if end - start == 1 and start and titles.is_honorific(doc[start - 1].text):
        return doc[start - 1].text[:1].isupper() and doc[start].text[:1].isupper()
    if end - start == 2 and doc[start].text[:1].isupper() and doc[start + 1].text[:1].isupper():
        office = is_title_noun(doc[start].lower_) and doc[start].lower_ not in SURNAMES_TOO
        named = not has_body_noun(doc, start, end) and not organisations.of_name(doc[start:end].text)
        return named and (office or titles.is_honorific(doc[start].text) or titles.rank(doc[start].text) is not None)
    return False


_LARGE = 100_000  # inhabitants of a town that is meant without a word on where it lies


def _begins_with_town(doc: Doc, start: int, end: int) -> bool:
    """Whether a name runs on from the town of an office: "the mayor of [Bialystok Tadeusz Truskolaski]"."""
    if end - start < 3 or start < 2 or doc[start - 1].lower_ != "of" or not is_title_noun(doc[start - 2].lower_):
        return False
    if person_names.gender_of_given(doc[start].text) is not None:
        return False
    places = gazetteer.places_named(doc[start].text)
    return any(place.kind == "city" and place.population >= _LARGE for place in places)


def person_span(doc: Doc, start: int, end: int, last: int) -> Iterator[EntitySpan]:
    """A person's bare name: titles before it cut off, suffixes kept."""
    start = behind_portfolio(doc, start, end)
    if start and _is_called_so(doc, start - 1, end):
        start -= 1
    while start < end and _is_title_word(doc, start, end) and not _is_called_so(doc, start, end):
        start += 1
    if start >= end or _is_office_of_next(doc, start, end, last):
        return
    if end < last and _is_place_of_office(doc, start, end):
        yield EntitySpan(start, end, "LOC")
        return
    if _begins_with_town(doc, start, end):
        yield EntitySpan(start, start + 1, "LOC")
        start += 1
    if doc[start].text.islower() and start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
        start -= 1  # "Beatriz" before "de Gumucio"
    if start > doc[start].sent.start and _is_given_name_before(doc, start, end):
        start -= 1
    end = _past_article(doc, end, last)
    while end + 1 < last and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if doc[end + 1].lower_ in _LINKED:
            break
        end += 2  # "Moon Jae-in"
    if end < last and titles.is_suffix(doc[end].text) and doc[end].text[:1].isupper():
        end += 1
    elif end + 1 < last and doc[end].text == "," and doc[end + 1].lower_ in ("jr.", "jr", "sr."):
        end += 2
    titled = sectors.exact_noun([doc[start].lower_]) is not None or titles.rank(doc[start].text) is not None
    if end - start == 1 and titled and doc[start].lower_ not in SURNAMES_TOO:
        return
    if not doc[start].text[:1].isalpha():
        return
    yield EntitySpan(start, end, "PER")


def _is_called_so(doc: Doc, start: int, end: int) -> bool:
    """Whether a title is a part of a leader's name: "Prime Minister Sheikh" + "Hasina"."""
    titled = titles.is_honorific(doc[start].text) or titles.rank(doc[start].text) is not None
    leader = leaders.of_name(doc[start:end].text) if titled and doc[start].text[:1].isupper() else None
    if leader is None or leader.name.split()[0] != doc[start].text:
        return False
    return all(term.title != titles.rank(doc[start].text) for term in leader.terms)  # Queen X is a queen


def _is_given_name_before(doc: Doc, start: int, end: int) -> bool:
    """Whether the word before a lone surname is the given name that the token model left out: "Said" + "Jamal"."""
    before = doc[start - 1]
    given = before.text[:1].isupper() and before.ent_type_ == "PERSON" and before.head.i == end - 1
    return end - start == 1 and given and person_names.gender_of_given(before.text) is not None


def _past_article(doc: Doc, end: int, last: int) -> int:
    """Where a name ends that was cut before an Arabic article: "Sa'id" + "al-Jamal"."""
    while (
        end + 2 < last
        and doc[end].text in ("al", "el", "ul", "Al", "El")
        and doc[end + 1].text in HYPHENS
        and not (doc[end].whitespace_ or doc[end + 1].whitespace_)
        and doc[end + 2].text[:1].isupper()
    ):
        end += 3
    return end


def _is_office_of_next(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a span is an office before the name of who holds it: "Artsakh President" + "Samvel Shahramanyan"."""
    if end - start < 2 or end >= last or not doc[end].text[:1].isupper() or doc[end].pos_ != "PROPN":
        return False
    office = doc[end - 1].lower_
    return is_title_noun(office) and office not in SURNAMES_TOO


def _is_place_of_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is the place whose office is told behind it: "Qeshm" + "Gov." + "Heidar Alishvandi"."""
    if end + 1 >= len(doc) or not (doc[end].text[:1].isupper() and doc[end + 1].text[:1].isupper()):
        return False
    office = titles.rank(doc[end].text) is not None or is_title_noun(doc[end].lower_)
    name = doc[start:end].text
    known = person_names.bearers(doc[end - 1].text) or leaders.of_name(name) is not None
    return office and not known and bool(gazetteer.places_named(name))


def _is_title_word(doc: Doc, i: int, end: int) -> bool:
    text = doc[i].text
    if titles.is_honorific(text) or titles.is_former(text) or titles.is_acting(text) or doc[i].is_punct:
        return True
    if i + 1 >= end:
        return False
    if titles.rank(text) is not None:
        return not _is_given_name_behind_office(doc, i)
    if countries.of_demonym(text) is not None and end - i > 2:
        return True
    return is_title_noun(doc[i].lower_) and (doc[i].lower_ not in SURNAMES_TOO or end - i > 2)


def _is_given_name_behind_office(doc: Doc, i: int) -> bool:
    """Whether a word that is a title too is a given name here: "Foreign Minister" + "Amir" + "Khan Muttaqi"."""
    given = person_names.gender_of_given(doc[i].text) is not None
    before = doc[i - 1] if i > doc[i].sent.start else None
    return given and before is not None and before.text[:1].isupper() and is_title_noun(before.lower_)
