"""Names of persons: one person under two spellings, or two?

The words of both names are paired, likest first. What decides is what stays over. A word over on *both* sides is a
contradiction (Ahmed Hassan, Kamal Hassan); on one side it is a fuller form (Nikolai Patrushev, Nikolai Platonovich
Patrushev). Order matters only where it says who is whose father: "Salman bin Muhammad" is the son of a Muhammad, and
"Muhammad bin Salman" is not.
"""

from __future__ import annotations

from dragoman.linking.names.chinese import same_in_both_spellings
from dragoman.linking.names.match import NameMatch, Piece
from dragoman.linking.names.normalise import NameWord, PersonName, is_honorific, parse_person
from dragoman.linking.names.sounds import distance
from dragoman.linking.names.transliterate import is_logographic
from dragoman.linking.names.words import WordMatch, compare_words, given_name, rarity

Pair = tuple[int, int, WordMatch]
JOINED_AT_MOST = 4  # words of one name that may be written as one word of the other


def compare_persons(left: str, right: str) -> NameMatch:
    """Compare two names of persons; symmetric.

    Scores above .7 are one name; from .45 the names may be one person's (a lone surname beside a full name, a name
    with one word more at its front, "Jr." on one side only).
    """
    if left.casefold() == right.casefold():
        return NameMatch(1.0, f"“{left}” and “{right}” are the same words.")
    if is_logographic(left) and is_logographic(right):
        return _compare_signs(left, right)
    if same_in_both_spellings(left, right):
        return NameMatch(0.85, f"“{left}” and “{right}” are the older and the newer spelling of one Chinese name.")
    a, b = parse_person(left), parse_person(right)
    if not a.words or not b.words:
        return NameMatch(0.0, "One of the names has no letters.")
    first, second = _rejoin(list(a.core), list(b.core))
    pairs = _pair(first, second)
    match = _judge(a, b, first, second, pairs)
    whole = _joined_match(a, b)
    return whole if whole is not None and whole.score > match.score and not _inverted(first, second, pairs) else match


def _compare_signs(left: str, right: str) -> NameMatch:
    signs = ["".join(c for c in text if c.isalnum()) for text in (left, right)]
    if signs[0] == signs[1]:
        return NameMatch(1.0, f"“{left}” and “{right}” are the same signs.")
    return NameMatch(0.1, f"“{left}” and “{right}” differ in a sign, which is another name, not another spelling.")


def _rejoin(a: list[NameWord], b: list[NameWord]) -> tuple[list[NameWord], list[NameWord]]:
    """Write as one word what the other name writes as one ("Patr ushev"; "Mohammad Hasni" / "Mohammadhasni")."""
    for own, other in ((a, b), (b, a)):
        for word in other:
            found = _run_like(own, word.text)
            if found and not any(compare_words(w.text, word.text).score > 0.9 for w in own):
                start, end = found
                text = "".join(w.text for w in own[start:end])
                own[start:end] = [NameWord(text, own[start].father, own[start].article, own[start].skeleton)]
    for own, other in ((a, b), (b, a)):
        # "JC Juncker": two letters that are no word of the other name stand for two of its words
        for i, word in enumerate(own):
            letters = word.text
            if 2 <= len(letters) <= 3 and i == 0 and len(other) > len(own) and not _has_vowel(letters):
                starts = [w.text[0] for w in other]
                if starts[: len(letters)] == list(letters):
                    own[i : i + 1] = [NameWord(letter) for letter in letters]
                    break
    return a, b


def _run_like(own: list[NameWord], text: str) -> tuple[int, int] | None:
    """The run of words that ``text`` writes as one."""
    if len(text) < 5:
        return None
    for size in range(2, JOINED_AT_MOST + 1):
        for start in range(len(own) - size + 1):
            run = "".join(w.text for w in own[start : start + size])
            if abs(len(run) - len(text)) <= 2 and distance(run, text) <= 0.12 * len(run):
                return start, start + size
    return None


def _has_vowel(text: str) -> bool:
    return any(c in "aeiouy" for c in text)


def _pair(a: list[NameWord], b: list[NameWord]) -> list[Pair]:
    """Words paired one to one, likest first, nearest place first among equals."""
    found = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            match = _compare(x, y)
            if match.score > 0.0:
                found.append((-match.score, abs(i / len(a) - j / len(b)), i, j, match))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[Pair] = []
    for _, _, i, j, match in sorted(found, key=lambda f: f[:4]):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((i, j, match))
    return sorted(pairs, key=lambda p: p[:2])


def _compare(x: NameWord, y: NameWord) -> WordMatch:
    if x.skeleton != y.skeleton:
        bare, full = (x, y) if x.skeleton else (y, x)
        return compare_words(bare.text, full.text, skeleton=True)
    match = compare_words(x.text, y.text)
    if x.skeleton and match.how == "slip" and min(len(x.text), len(y.text)) < 6:
        return WordMatch(0.0, "different")  # in a skeleton each consonant counts
    return match


def _inverted(a: list[NameWord], b: list[NameWord], pairs: list[Pair]) -> bool:
    """Whether one name's son is the other's father."""
    of = {i: j for i, j, m in pairs if m.how != "initial"}
    back = {j: i for i, j in of.items()}
    for own, other, to in ((a, b, of), (b, a, back)):
        head = next((i for i, w in enumerate(own) if not w.father), None)
        if head is None or not any(w.father for w in own) or head not in to:
            continue
        partner = to[head]
        if other[partner].father:
            return True
    if len(of) >= 2:
        chain = [(i, j) for i, j in sorted(of.items()) if given_name(a[i].text) and given_name(b[j].text)]
        plain = not any(w.article or w.father for i, j in chain for w in (a[i], b[j]))
        if len(chain) == 2 and plain and chain[0][1] > chain[1][1]:
            return True
    return False


def _judge(x: PersonName, y: PersonName, a: list[NameWord], b: list[NameWord], pairs: list[Pair]) -> NameMatch:
    pieces = _pieces(a, b, pairs)
    names = f"“{x.raw}” and “{y.raw}”"
    if not pairs:
        return NameMatch(0.0, f"{names} share no word.", pieces)
    over_a = [w for i, w in enumerate(a) if i not in {p[0] for p in pairs}]
    over_b = [w for j, w in enumerate(b) if j not in {p[1] for p in pairs}]
    over_a = [w for w in over_a if not is_honorific(w.text)]
    over_b = [w for w in over_b if not is_honorific(w.text)]
    if not (over_a and over_b):
        over_a, over_b = _unrepeated(over_a, a), _unrepeated(over_b, b)
    matched = [m for _, _, m in pairs]
    likeness = sum(m.score for m in matched) / len(matched)
    if _inverted(a, b, pairs):
        return NameMatch(0.2, f"{names} have the same names in another order of son and father.", pieces)
    if x.generation and y.generation and x.generation != y.generation:
        return NameMatch(0.1, f"{names} differ in the word that tells father from son.", pieces)
    if over_a and over_b:
        left, right = " ".join(w.text for w in over_a), " ".join(w.text for w in over_b)
        score = round(0.4 * likeness * len(pairs) / max(len(a), len(b)), 3)
        return NameMatch(score, f"{names} differ: “{left}” in the one, “{right}” in the other.", pieces)
    slips = [m for m in matched if m.how == "slip"]
    firm = [m for m in matched if m.how not in ("slip", "initial")]
    initials = [m for m in matched if m.how == "initial"]
    score = min(likeness, *(0.35 + 0.65 * m.score for m in matched))
    why = [_told(a[i], b[j], m) for i, j, m in pairs if m.how not in ("equal",)]
    if len(slips) > 1 or (slips and initials):
        score -= 0.25
        why.append("more than one word is only alike")
    if slips and not firm and len(matched) > 1:
        score -= 0.2
    if initials and not firm:
        score = min(score, 0.4)
    elif initials and len(matched) == 2 and not over_a and not over_b:
        score = min(score, 0.74)
    rest = over_a or over_b
    if rest and slips:
        score -= 0.1
    if rest and any(a[i].text.startswith("abdul") != b[j].text.startswith("abdul") for i, j, _ in pairs):
        score = min(score, 0.5)  # "Abdul Mohammad" beside "Dost Mohammad": the first half was another name
    if rest:
        score, note = _fuller(score, a, b, pairs, rest, x, y)
        why.append(note)
    if (x.generation or y.generation) and x.generation != y.generation:
        score = min(score, 0.65)
        why.append("only one of them is told from a father or son")
    score = round(max(0.0, min(1.0, score)), 3)
    told = "; ".join(why) or "the words are the same"
    return NameMatch(score, f"{names}: {told}.", pieces)


def _unrepeated(over: list[NameWord], own: list[NameWord]) -> list[NameWord]:
    """Words over that only repeat a word of their own name say nothing ("Sergey Sergey Shoigu", "Abdul Aziz Aziz")."""
    texts = [w.text for w in own]
    return [
        w for w in over if texts.count(w.text) < 2 and not any(t != w.text and t == "abdul" + w.text for t in texts)
    ]


def _fuller(
    score: float,
    a: list[NameWord],
    b: list[NameWord],
    pairs: list[Pair],
    rest: list[NameWord],
    x: PersonName,
    y: PersonName,
) -> tuple[float, str]:
    """The score where one name has words that the other lacks, and the sentence for it."""
    extra = " ".join(w.text for w in rest)
    short, long = (a, b) if len(a) < len(b) else (b, a)
    places = sorted((p[1] if long is b else p[0]) for p in pairs)
    solid = [(i, j, m) for i, j, m in pairs if m.how != "initial"]
    if len(solid) < 2:
        word = (a[pairs[0][0]] if long is b else b[pairs[0][1]]).text
        last = bool(places) and places[-1] == len(long) - 1
        if long[places[-1]].father and len(long) > 1 and not short[0].father and not last:
            return 0.25, f"“{word}” is only the father's name in the other"
        return min(score, 0.6 if last else 0.5), f"one has only “{word}”, the other adds “{extra}”"
    weight = sum(rarity(a[i].text) * m.score for i, j, m in solid)
    heavy = [w for w in rest if not w.patronymic]
    if places[0] > 0 and not _may_stand_ahead(long[: places[0]], long[places[0]]):
        return min(score, 0.6), f"“{extra}” stands before the name that both have, as a son's does before his father's"
    penalty = 0.05 * len(heavy) + (0.3 if len(heavy) > 2 and weight < 1.3 else 0.0) + (0.1 if len(heavy) > 3 else 0.0)
    return score - penalty, f"one adds “{extra}” and the rest agrees"


def _may_stand_ahead(ahead: list[NameWord], first: NameWord) -> bool:
    """Whether words before the first shared one leave the person the same (Boris Johnson / Alexandre Boris …)."""
    if not given_name(first.text):
        return True
    muhammad = given_name("muhammad")
    return all(given_name(w.text) & muhammad or w.text.startswith("abu") for w in ahead)


def _joined_match(x: PersonName, y: PersonName) -> NameMatch | None:
    """Names whose words are divided otherwise ("习近平" and "Xi Jinping", "Kimjongun" and "Kim Jong-un")."""
    a, b = "".join(w.text for w in x.words), "".join(w.text for w in y.words)
    if min(len(a), len(b)) < 5 or len(x.words) == len(y.words) or x.generation != y.generation:
        return None
    bare = x.words[0].skeleton != y.words[0].skeleton
    if bare:
        return None
    if abs(len(a) - len(b)) > 2:
        return None
    signs = is_logographic(x.raw) or is_logographic(y.raw)
    share = distance(a, b) / max(len(a), len(b))
    if share <= (0.2 if signs else 0.1):
        score = round(0.97 - share, 3)
        return NameMatch(
            score,
            f"“{x.raw}” and “{y.raw}” are the same sounds, divided into other words.",
            (Piece(a, b, score, "joined"),),
        )
    return None


def _told(x: NameWord, y: NameWord, match: WordMatch) -> str:
    kind = {
        "spelling": "two spellings of one name",
        "short form": "forms of one given name",
        "initial": "a name and its initial",
        "slip": "alike but for a slip of the pen",
    }.get(match.how, match.how)
    return f"“{x.text}” and “{y.text}” are {kind}"


def _pieces(a: list[NameWord], b: list[NameWord], pairs: list[Pair]) -> tuple[Piece, ...]:
    taken_a, taken_b = {p[0] for p in pairs}, {p[1] for p in pairs}
    return (
        *(Piece(a[i].text, b[j].text, m.score, m.how) for i, j, m in pairs),
        *(Piece(w.text, "", 0.0, "alone") for i, w in enumerate(a) if i not in taken_a),
        *(Piece("", w.text, 0.0, "alone") for j, w in enumerate(b) if j not in taken_b),
    )
