"""Chinese names in pinyin and in the older Wade-Giles spelling: "Mao Zedong", "Mao Tse-tung".

Wade-Giles marks breath with an apostrophe that the press drops, so its "t" may be pinyin's "t" or "d". Both spellings
are brought to one coarse form in which such pairs fall together; two names are compared so only when every word is a
Chinese syllable and one of them shows the older spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.linking.names.transliterate import romanise

_OLD = re.compile(r"(^|[^a-z])(hs|ts|tz|szu|ch[aeiou]+n?g?-)|-[a-z]|'", re.IGNORECASE)
_INITIAL = r"(?:zh|ch|sh|hs|ts|tz|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    r"(?:iang|iong|uang|ang|eng|ing|ong|ung|ian|ien|iao|uai|uan|uen|ueh|ieh|iu|ie|ia|ai|ei|ao|ou|an|en|in|un|ua|uo|ui"
    r"|ue|ih|eh|a|o|e|i|u)"
)
_SYLLABLE = re.compile(f"({_INITIAL})({_FINAL})(?![aeiou])")
_INITIALS = {
    "zh": "C", "ch": "C", "q": "C", "j": "C", "hs": "S", "x": "S", "sh": "S", "s": "S", "z": "Z", "c": "Z", "ts": "Z",
    "tz": "Z", "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "r": "R", "": "",
}  # fmt: skip
_FINALS = {
    "ong": "ung", "ien": "ian", "ieh": "ie", "ueh": "ue", "ih": "i", "eh": "e", "uen": "un", "uo": "o", "e": "o",
    "iong": "iung",
}  # fmt: skip


def is_old_spelling(text: str) -> bool:
    """Whether the text shows signs of Wade-Giles: "hs", "ts", a hyphen before a small letter, an apostrophe."""
    return bool(_OLD.search(text))


@lru_cache(maxsize=50_000)
def coarse(text: str) -> str | None:
    """The syllables of a Chinese name in the coarse form; ``None`` when some word is no Chinese syllable."""
    out: list[str] = []
    for word in re.split(r"[\s\-‐]+", text.strip()):
        plain = re.sub(r"[^a-z]", "", romanise(word))
        if not plain:
            continue
        end = 0
        while end < len(plain):
            match = _SYLLABLE.match(plain, end)
            if match is None:
                return None
            initial, final = match.groups()
            out.append(_INITIALS.get(initial, initial) + _FINALS.get(final, final))
            end = match.end()
    return " ".join(out) if 2 <= len(out) <= 3 else None


def same_in_both_spellings(left: str, right: str) -> bool:
    """Whether one is the Wade-Giles spelling of the other, given name and surname in the same order."""
    if is_old_spelling(left) == is_old_spelling(right):
        return False
    first, second = coarse(left), coarse(right)
    return first is not None and first == second
