"""Bytes → text: byte order mark, then what the file declares, then UTF-8, then a guess that must make sense.

A wrong guess would be read as if somebody had written it, so a guess that leaves damage is a refusal.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from dragoman.intake.cleaning import check_damage, mend_misread
from dragoman.intake.drafts import CannotReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_NOT_TEXT = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27)) + b"\x7f"
_SAMPLE = 200_000
# What English, French, Spanish, German and Nordic texts never write: if it shows, the guess is wrong.
_NOT_WESTERN = re.compile(
    "[^\x00-\x7f‘’‚“”„–—…•€£¥©®™°«»·§¿¡ªº½¼¾×À-ÖØ-öø-ÿŒœŠšŸŽž\xa0‹›†‡ˆ˜±²³µ´¨]|(?<=[A-Za-z])[²³¼½¾±µ´¨ªº¿]"
)
NO_BINARY = CannotReadError("it is binary, not text", "give it the ending of its real format, or export it as text")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``.

    Args:
        data: the whole document; a letter that its end cuts in two is left out.
        declared: the encoding that a header outside the document names, if any. One inside it is found here.

    Raises:
        CannotReadError: when it is binary, or no encoding gives undamaged text.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(marked, errors="replace"))
    wide = _wide(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"))
    refuse_binary(data)
    for name in (declared, _declared_inside(data), "utf-8"):
        text = _try(data, name)
        if text is not None:
            return _checked(text)
    return _checked(_guess(data))


def refuse_binary(data: bytes) -> None:
    """Raises:
    CannotReadError: when ``data`` holds bytes that no text has, NUL bytes among them.
    """
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _NOT_TEXT))
    # A few stray NUL or control bytes occur in real exports and are cleaned away; one in 50 does not.
    if odd > 3 and odd * 50 > len(sample):
        raise NO_BINARY


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is NUL."""
    sample = data[:4000]
    if len(sample) < 8:
        return None
    half = len(sample) / 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _declared_inside(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", errors="ignore") if match else None


def _try(data: bytes, name: str | None) -> str | None:
    if not name:
        return None
    name = name.strip().lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        # Pages that declare Latin-1 are Windows-1252 (WHATWG Encoding Standard), and often really UTF-8.
        return _try(data, "utf-8") or _try(data, "cp1252")
    if name == "gb2312":
        name = "gb18030"
    try:
        if codecs.lookup(name)._is_text_encoding:
            return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError, AttributeError):
        pass
    return None


def _guess(data: bytes) -> str:
    high = sum(byte >= 0x80 for byte in islice(data, _SAMPLE))
    if (cut := _cut_utf8(data)) is not None:
        return cut
    nearly_utf8 = data.decode("utf-8", errors="replace")
    if nearly_utf8.count("\ufffd") * 20 < high:
        return nearly_utf8
    # English with Windows quotation marks and accented names is too little for statistics to tell from others.
    western = data.decode("cp1252", errors="replace")
    if high * 5 < min(len(data), _SAMPLE) and not _NOT_WESTERN.search(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NO_BINARY
    return data.decode(best.encoding, errors="replace")


def _cut_utf8(data: bytes) -> str | None:
    """The text of UTF-8 whose last letter is cut, if another letter before it shows that it is UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and not data[: error.start].isascii()
        return data[: error.start].decode("utf-8") if cut else None


def _checked(text: str) -> str:
    text = mend_misread(text)
    check_damage(text)
    return text
