"""Names of organisations, companies, ministries, parties, armed groups and vessels.

Words are compared without order, since languages order them differently, each as spelling and as meaning. The form of
a company is set aside; numbers and places must agree, for "Bank of China (Singapore)" is not "Bank of China (Hong
Kong)". A name translated is worth less than a name spelt: "Wings of the Levant" *may* be "Sham Wings".
"""

from __future__ import annotations

from dragoman.linking.names.acronyms import acronym_reason
from dragoman.linking.names.body_words import OrgName, OrgWord, is_proper, parse_organisation
from dragoman.linking.names.match import NameMatch, Piece
from dragoman.linking.names.sounds import distance
from dragoman.linking.names.translate import kinds_of, may_translate, meanings_of
from dragoman.linking.names.words import DIFFERENT, WordMatch, compare_words, known_different

TRANSLATED = 0.55  # what a proper word is worth that agrees by meaning only


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
    proper = [m for (i, j, m) in pairs if is_proper(first[i]) or is_proper(second[j])]
    by_meaning = [m for m in proper if m.how == "translation"]
    if by_meaning:
        score = min(score, 0.66)
    strong_a, strong_b = [w for w in over_a if not w.weak], [w for w in over_b if not w.weak]
    bare = strong_a or strong_b or ((over_a or over_b) and len(pairs) < 2)
    if bare and not any(is_proper(first[i]) for i, _, m in pairs) and not by_meaning:
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
