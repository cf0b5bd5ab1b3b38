"""Text as it came → text as it is kept: one kind of line end, no control characters, composed letters.

`clean_text` may shift offsets and runs before any are counted. `tidy_in_place` never does: it is for text whose
offsets somebody already counted.
"""

from __future__ import annotations

import re
import unicodedata

from dragoman.intake.drafts import CannotReadError

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029\x0b\x0c]")
_TERMINAL = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[@-Z\\-_])")  # a colour, a movement of the cursor
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]|[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad\u180e]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_CP1252 = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}  # C1 controls in a text are Windows punctuation read as Latin-1
_TO_BYTE = {char: code for code, char in _CP1252.items()} | {chr(code): code for code in range(0x80, 0x100)}
_MISREAD = re.compile("[" + re.escape("".join(sorted(_TO_BYTE))) + "]{2,}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[\u02bc\u00b4\u0060\u2032\uff07\u201b](?=[^\W\d_])")
_DAMAGE = re.compile("\ufffd|[Ââ][\x80-\x9f€]|â€|Ã[\x80-\xbf]|ï¿½")


def clean_text(text: str) -> str:
    r"""``text`` with ``\n`` line ends and composed letters (NFC), stripped; controls and invisible marks go, letters
    that were set as one come apart ("ﬁ"), and what stands for an apostrophe becomes one ("Kosovo´s")."""
    text = _LINE_ENDS.sub("\n", text.replace("\x85", "…") if _looks_windows(text) else text)
    text = text.translate(_CP1252 | _LIGATURES)
    text = _CONTROLS.sub("", _TERMINAL.sub("", text))
    text = _INVISIBLE.sub("", text)
    text = _APOSTROPHE.sub("’", unicodedata.normalize("NFC", text))
    text = re.sub(r"[ \t\u00a0]+(?=\n)", "", text)
    return re.sub(r"\n{4,}", "\n\n\n", text).strip()


def clean_line(text: str | None) -> str | None:
    """One line for a title or a name: all white space single; ``None`` when nothing is left."""
    if text is None:
        return None
    return " ".join(clean_text(text).split()) or None


def tidy_in_place(text: str) -> str:
    """``text`` of the same length, in which every character stays where it was: controls become spaces."""
    text = text.replace("\r\n", " \n").replace("\r", "\n").translate(_CP1252)
    return _CONTROLS.sub(" ", text).replace("\x0b", " ").replace("\x0c", " ")


def mend_misread(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 ("â€™" → "’"), run by run; whatever is not such a run stays."""
    if not re.search("[ÂÃâ€ÅÐÑØÙ]", text):
        return text
    return _MISREAD.sub(_mend_run, text)


def _mend_run(match: re.Match[str]) -> str:
    try:
        return bytes(_TO_BYTE[char] for char in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def check_damage(text: str) -> None:
    """Refuse a text whose letters were lost on the way.

    Raises:
        CannotReadError: when over one character in 200, and at least three, are replacement marks or misread.
    """
    found = len(_DAMAGE.findall(text))
    if found >= 3 and found * 200 > len(text):
        raise CannotReadError(
            f"its letters are damaged in {found} places (wrong encoding somewhere before)",
            "fetch it again, or convert the original to UTF-8",
        )


def _looks_windows(text: str) -> bool:
    return any("\x91" <= char <= "\x97" for char in text)
