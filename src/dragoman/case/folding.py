"""Text as search and name look-up compare it: one case, no diacritics, whatever the script."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, though a reader would type them so.
_ALSO = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_ALSO.update(dict.fromkeys("ʼ’‘", "'"))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return "".join(_ALSO.get(c, c) for c in letters.casefold() if not unicodedata.combining(c))


def fold(text: str) -> str:
    """``text`` without case and diacritics: "Erdoğan" and "ERDOGAN" are one."""
    return "".join(map(_fold_character, text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """``fold(text)``, and for each of its characters the offset in ``text`` that it came from; then ``len(text)``."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        letters = _fold_character(character)
        folded.append(letters)
        offsets.extend([offset] * len(letters))
    offsets.append(len(text))
    return "".join(folded), offsets
