"""Names in any script → Latin letters without marks, the one form in which all spellings are compared.

Scripts whose Latin form the press settles in its own way (Arabic and Persian, Cyrillic, Greek, Hebrew, Armenian,
Georgian) have tables here; the rest (Chinese as pinyin, kana, Hangul, Indic, Thai, Ethiopic …) goes through anyascii.
Arabic and Hebrew leave most vowels unwritten: a romanised word of theirs is a skeleton of consonants, which
`is_skeleton` tells, and which the spelling costs treat with cheap vowels.
"""

# ruff: noqa: RUF005 - letter tables are read more easily as rows of words

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگڤکیےٱڨۀہھںٹڈڑ",
        (
            "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split()
            + ["", "a", "a", "w", "i", "y", "a", "a", "p", "ch", "zh", "g", "v", "k", "y", "e", "a", "g"]
            + ["e", "h", "h", "n", "t", "d", "r"]
        ),
        strict=True,
    )
)
_HEBREW = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        "a b g d h w z h t y k l m n s a p ts k r sh t k m n f ts".split(),
        strict=True,
    )
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђѓјљњћќџѕәғқңөұүһҳҷӣӯ",
        (
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch".split()
            + ["", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u"]
            + ["dj", "gj", "j", "lj", "nj", "c", "kj", "dz", "dz"]
            + ["a", "g", "q", "ng", "o", "u", "u", "h", "h", "j", "i", "u"]
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_GREEK_PAIRS = (("αυ", "av"), ("ευ", "ev"), ("ου", "ou"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"))
# Latin letters whose plain form is more than the letter without its mark.
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
    "ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ć": "c", "ħ": "h", "ŋ": "ng",
    "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ˈ": "", "'": "",
}  # fmt: skip
_TURKISH_SOFT_G = {"ğ": "g"}
_TABLE: dict[str, str] = {**_ARABIC, **_HEBREW, **_CYRILLIC, **_GREEK, **_LATIN, **_TURKISH_SOFT_G}


def is_skeleton(text: str) -> bool:
    """Whether ``text`` is written in a script that leaves vowels out (Arabic, Hebrew)."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufeff" for char in text)


def is_logographic(text: str) -> bool:
    """Whether ``text`` is written in Chinese characters, kana or Hangul, where one sign is a whole syllable."""
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)


@lru_cache(maxsize=100_000)
def romanise(text: str) -> str:
    """``text`` in lower-case ASCII letters, digits and the punctuation it had.

    Vowel signs of Arabic and Hebrew are dropped, as the press prints names without them. Never raises: a sign that
    no table knows is left out.
    """
    text = unicodedata.normalize("NFC", text).casefold()
    if text.isascii():
        return text.replace("'", "").replace("`", "")
    text = unicodedata.normalize("NFKC", text).replace("\u0640", "")
    if any("\u0370" <= char <= "\u03ff" for char in text):
        plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        for pair, latin in _GREEK_PAIRS:
            plain = plain.replace(pair, latin)
        text = plain
    if any(char in "іїєґ" for char in text):
        text = text.replace("и", "y").replace("г", "h")  # Ukrainian reads them otherwise than Russian
    out: list[str] = []
    for char in text:
        latin_letter = _TABLE.get(char)
        if latin_letter is not None:
            out.append(latin_letter)
        elif char.isascii():
            out.append(char)
        elif "\u0591" <= char <= "\u05c7" or "\u064b" <= char <= "\u065f" or char == "\u0670":
            continue
        else:
            out.append(_one_letter(char))
    return "".join(out)


@lru_cache(maxsize=20_000)
def _one_letter(char: str) -> str:
    base = unicodedata.normalize("NFD", char)
    stripped = "".join(c for c in base if not unicodedata.combining(c))
    if stripped.isascii():
        return stripped
    known = _TABLE.get(stripped)
    if known is not None:
        return known
    from anyascii import anyascii

    return str(anyascii(char)).lower()
