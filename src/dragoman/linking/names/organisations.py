"""Names of organisations, companies, ministries, parties, armed groups and vessels.

Words are compared without order, since languages order them differently, each as spelling and as meaning. The form of
a company is set aside; numbers and places must agree, for "Bank of China (Singapore)" is not "Bank of China (Hong
Kong)". A name translated is worth less than a name spelt: "Wings of the Levant" *may* be "Sham Wings".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml
from dragoman.linking.names.acronyms import acronym_reason
from dragoman.linking.names.match import NameMatch, Piece
from dragoman.linking.names.normalise import split_words
from dragoman.linking.names.sounds import distance
from dragoman.linking.names.translate import country_of, kinds_of, may_translate, meanings_of
from dragoman.linking.names.transliterate import is_logographic, is_skeleton
from dragoman.linking.names.words import DIFFERENT, WordMatch, compare_words, known_different

_ROMAN = re.compile(r"^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$")
TRANSLATED = 0.55  # what a proper word is worth that agrees by meaning only


@dataclass(frozen=True)
class OrgWord:
    """One word of the name, romanised. ``country`` is set for the name of a country or its people."""

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


_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b)?")


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
    return country_of(text) or countries.of_name(text.title()) or countries.of_demonym(text.title())


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


def compare_organisations(left: str, right: str) -> NameMatch:
    """Compare two names of bodies; symmetric. Meaning alone never reaches the threshold."""
    names = f"“{left}” and “{right}”"
    if left.casefold() == right.casefold():
        return NameMatch(1.0, f"{names} are the same words.")
    halves = [[half.strip() for half in text.split("/") if len(half.strip()) > 3] for text in (left, right)]
    if sum(len(h) for h in halves) > 2 and all(halves):
        return max((compare_organisations(x, y) for x in halves[0] for y in halves[1]), key=lambda m: m.score)
    acronym = acronym_reason(left, right)
    a, b = parse_organisation(left), parse_organisation(right)
    if not a.words or not b.words:
        return NameMatch(0.0, "One of the names has no letters.")
    if ("noncommercial" in a.forms) != ("noncommercial" in b.forms) and a.forms and b.forms:
        return NameMatch(0.3, f"{names}: one is a company, the other is not.")
    match = _judge(names, a, b)
    if match.score < 0.95 and a.run == b.run and len(a.run) > 4:
        match = NameMatch(0.95, f"{names} are the same letters, divided into other words.", match.pieces)
    if acronym is not None and acronym.score > match.score and not _clash(a, b):
        return acronym
    return match


def _clash(a: OrgName, b: OrgName) -> bool:
    first, second = {w.country for w in a.words} - {None}, {w.country for w in b.words} - {None}
    return bool(first and second and not first & second)


def _compare(x: OrgWord, y: OrgWord) -> WordMatch:
    if x.country or y.country:
        return WordMatch(1.0, "equal") if x.country == y.country else DIFFERENT
    if x.number is not None or y.number is not None:
        return WordMatch(1.0, "equal") if x.number == y.number else DIFFERENT
    if x.skeleton != y.skeleton:
        bare, full = (x, y) if x.skeleton else (y, x)
        match = compare_words(bare.text, full.text, skeleton=True)
    else:
        match = compare_words(x.text, y.text)
        if match.how in ("initial", "short form"):
            match = DIFFERENT
        if match.how == "slip":
            match = _slip(x.text, y.text, match)
        elif match.score == 0.0 and known_different(x.text, y.text):
            pass
    if match.score < 0.9:
        if kinds_of(x.text) & kinds_of(y.text):
            return WordMatch(0.95, "translation")
        if may_translate(x.text, y.text):
            return WordMatch(TRANSLATED, "translation")
    return match


def _slip(x: str, y: str, match: WordMatch) -> WordMatch:
    """Among bodies a slip is held to a stricter measure, and two words of the vocabulary are never one misspelt."""
    if (kinds_of(x) or meanings_of(x)) and (kinds_of(y) or meanings_of(y)):
        return DIFFERENT
    share = distance(x, y) / max(len(x), len(y))
    return match if share <= 0.24 else DIFFERENT


def _judge(names: str, a: OrgName, b: OrgName) -> NameMatch:
    first, second = _rejoin(list(a.words), list(b.words))
    found = []
    for i, x in enumerate(first):
        for j, y in enumerate(second):
            match = _compare(x, y)
            if match.score > 0:
                found.append((-match.score, abs(i - j), i, j, match))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for _, _, i, j, match in sorted(found, key=lambda f: f[:4]):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((i, j, match))
    over_a = [w for i, w in enumerate(first) if i not in used_a]
    over_b = [w for j, w in enumerate(second) if j not in used_b]
    pieces = (
        *(Piece(first[i].text, second[j].text, m.score, m.how) for i, j, m in sorted(pairs, key=lambda p: p[:2])),
        *(Piece(w.text, "", 0.0, "alone") for w in over_a),
        *(Piece("", w.text, 0.0, "alone") for w in over_b),
    )
    if not pairs:
        return NameMatch(0.0, f"{names} share no word.", pieces)
    for what, attribute in (("place", "country"), ("number", "number")):
        of_a = {getattr(w, attribute) for w in over_a} - {None}
        of_b = {getattr(w, attribute) for w in over_b} - {None}
        if of_a and of_b:
            return NameMatch(0.15, f"{names} differ in their {what}.", pieces)
        if of_a or of_b:
            return NameMatch(0.5, f"{names}: only one of them has a {what}.", pieces)
    matched = [m for _, _, m in pairs]
    weights = [0.4 if first[i].weak else _generic(first[i].text) for i, _, _ in pairs]
    likeness = sum(m.score * w for m, w in zip(matched, weights, strict=True)) / sum(weights)
    score = min(likeness, *(0.45 + 0.55 * m.score for m in matched if m.how == "slip"), 1.0)
    if sum(m.how == "slip" for m in matched) > 1:
        score -= 0.2
    why = [f"“{first[i].text}” and “{second[j].text}” {_told(m)}" for i, j, m in pairs if m.how != "equal"]
    proper = [m for (i, j, m) in pairs if _is_proper(first[i]) or _is_proper(second[j])]
    by_meaning = [m for m in proper if m.how == "translation"]
    if by_meaning:
        score = min(score, 0.66)
    strong_a, strong_b = [w for w in over_a if not w.weak], [w for w in over_b if not w.weak]
    bare = strong_a or strong_b or ((over_a or over_b) and len(pairs) < 2)
    if bare and not any(_is_proper(first[i]) for i, _, m in pairs) and not by_meaning:
        score = min(score, 0.3)
        why.append("only words that many names share agree")
    if strong_a and strong_b:
        score *= 0.35
        why.append(f"“{_text(strong_a)}” stands against “{_text(strong_b)}”")
    elif strong_a or strong_b:
        rest = strong_a or strong_b
        score = min(score, 0.62) if len(rest) == 1 else 0.4 * score
        why.append(f"only one has “{_text(rest)}”")
    elif over_a or over_b:
        score -= 0.05
        why.append(f"only one has “{_text(over_a or over_b)}”")
    told = "; ".join(why) or "the words are the same"
    return NameMatch(round(max(0.0, min(1.0, score)), 3), f"{names}: {told}.", pieces)


def _text(words: list[OrgWord]) -> str:
    return " ".join(w.text for w in words)


def _told(match: WordMatch) -> str:
    return {
        "translation": "mean the same",
        "spelling": "are spellings of one word",
        "slip": "are alike but for a slip of the pen",
    }.get(match.how, match.how)


def _generic(word: str) -> float:
    return 0.6 if kinds_of(word) else 1.0


def _is_proper(word: OrgWord) -> bool:
    return not (word.weak or word.country or kinds_of(word.text)) or (word.number is not None)


def _rejoin(a: list[OrgWord], b: list[OrgWord]) -> tuple[list[OrgWord], list[OrgWord]]:
    """Write as one word what the other name writes as one ("van der bilt", "Good Will")."""
    for own, other in ((a, b), (b, a)):
        for word in other:
            if len(word.text) < 5 or any(w.text == word.text for w in own):
                continue
            for size in (2, 3):
                for i in range(len(own) - size + 1):
                    text = "".join(w.text for w in own[i : i + size]).replace(" ", "")
                    near = abs(len(text) - len(word.text)) <= 2 and len(text) > 7
                    if text == word.text or (near and distance(text, word.text) <= 0.14 * len(text)):
                        own[i : i + size] = [OrgWord(word.text, skeleton=word.skeleton)]
                        break
    return a, b


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
    return any(_is_proper(word) for word in parse_organisation(text).words)
