"""The pieces of a body's name: its words, romanised, countries and numbers told, company forms set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml
from dragoman.linking.names.normalise import split_words
from dragoman.linking.names.translate import country_of, kinds_of
from dragoman.linking.names.transliterate import is_logographic, is_skeleton

_ROMAN = re.compile(r"^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b)?")


@dataclass(frozen=True)
class OrgWord:
    """One word of the name, romanised. ``country`` is set for the name of a country or its people: its code, with the
    name of the part of the state where the word means one."""

    text: str
    country: str | None = None
    number: int | None = None
    weak: bool = False
    skeleton: bool = False


@dataclass(frozen=True)
class OrgName:
    words: tuple[OrgWord, ...]
    forms: frozenset[str]
    raw: str
    run: str  # all letters without the company form, for names divided into other words


@cache
def _lists() -> tuple[dict[tuple[str, ...], str], frozenset[str], frozenset[str], dict[str, int]]:
    data = load_yaml("organisation_words.yaml")
    forms = {tuple(text.split()): form for form, texts in data["legal_forms"].items() for text in texts}
    return forms, frozenset(data["stop"]), frozenset(data["weak"]), dict(data["numbers"])


@lru_cache(maxsize=200_000)
def parse_organisation(text: str) -> OrgName:
    """The pieces of an organisation's name. Never raises."""
    forms, stop, weak, numbers = _lists()
    bare = is_skeleton(text)
    plain = re.sub(r"['’]s\b", "", text)
    plain = _INITIALS.sub(lambda m: m.group().replace(".", "").replace(" ", "") + " ", plain)
    raw = [re.sub(r"[^a-z0-9]", "", w) for w in split_words(plain)]
    raw = [w for w in raw if w]
    found: list[str] = []
    kinds: set[str] = set()
    i = 0
    while i < len(raw):
        for size in range(min(7, len(raw) - i), 0, -1):
            form = forms.get(tuple(raw[i : i + size]))
            if form is not None and _is_form(raw, i, size):
                kinds.add(form)
                i += size
                break
        else:
            found.append(raw[i])
            i += 1
    if not found:
        found, kinds = raw, set()
    words: list[OrgWord] = []
    i = 0
    while i < len(found):
        step = 1
        for size in (3, 2, 1):
            chunk = found[i : i + size]
            code = _country(" ".join(chunk)) if len(chunk) == size else None
            if code is not None:
                words.append(OrgWord(" ".join(chunk), country=code, skeleton=bare))
                step = size
                break
        else:
            word = found[i]
            number = _number(word, numbers, last=i == len(found) - 1 or i > 0)
            if bare and word.startswith("al") and len(word) > 4:
                word = word[2:]
            if word not in stop or len(found) == 1:
                words.append(OrgWord(word, number=number, weak=word in weak, skeleton=bare))
        i += step
    return OrgName(tuple(_tens(words)), frozenset(kinds), text, "".join(found))


def _is_form(raw: list[str], i: int, size: int) -> bool:
    """A company's form stands at the front or among the last words; short letters in the middle are something else."""
    word = raw[i]
    if size == 1 and len(word) <= 3 and 0 < i < len(raw) - 4:
        return False
    return not (size == 1 and len(raw) == 1)


@lru_cache(maxsize=50_000)
def _country(text: str) -> str | None:
    if text in ("us", "usa", "united states"):
        return "USA"
    if text in ("uk", "britain"):
        return "GBR"
    if len(text) < 4:
        return None
    code = country_of(text) or countries.of_name(text.title()) or countries.of_demonym(text.title())
    part = countries.part_of(text.title()) if code else None
    return code if code is None or part is None else f"{code} {part.name}"  # Artsakh's ministry is not Azerbaijan's


def _number(word: str, numbers: dict[str, int], *, last: bool) -> int | None:
    if word.isdigit():
        return int(word)
    if word in numbers:
        return numbers[word]
    match = _ROMAN.match(word)
    if match and last:
        ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
        return 10 * len(match.group(1)) + ones[match.group(2)]
    ordinal = re.match(r"^(\d+)(?:st|nd|rd|th)$", word)
    return int(ordinal.group(1)) if ordinal else None


def _tens(words: list[OrgWord]) -> list[OrgWord]:
    """ "Forty Four" is 44."""
    out: list[OrgWord] = []
    for word in words:
        before = out[-1].number if out else None
        if word.number and before and word.number < 10 <= before < 100 and before % 10 == 0 and not word.text.isdigit():
            out[-1] = OrgWord(f"{out[-1].text} {word.text}", number=before + word.number)
        else:
            out.append(word)
    return out


def is_proper(word: OrgWord) -> bool:
    """Whether a word is the body's own, beyond its sort, its country and words that many names share."""
    return not (word.weak or word.country or kinds_of(word.text)) or (word.number is not None)


def has_organisation_words(text: str) -> bool:
    """Whether the name holds a word or company form that only bodies bear; used where no kind is known."""
    name = parse_organisation(text)
    return (
        bool(name.forms)
        or any(kinds_of(w.text) or w.number is not None or w.weak for w in name.words)
        or (is_logographic(text) and "公司" in text)
    )


def is_telling(text: str) -> bool:
    """Whether the name has a word of its own, beyond what sort of body it is and of what country."""
    return any(is_proper(word) for word in parse_organisation(text).words)
