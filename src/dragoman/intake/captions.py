"""Captions of pictures, and the credits that end them or stand alone.

A credit in brackets after a full stop may also close a sentence of the story ("… he said. (Reuters)"); then the credit
is told apart and the sentence stays. Every pattern asks for a mark that running text does not have: a caption read as a
sentence is a blemish, a lost sentence is a lie.
"""

from __future__ import annotations

import re
from typing import Literal

from dragoman.intake.agencies import agency_named, is_agency, is_place
from dragoman.intake.bylines import NAME, SENTENCE_END, UPPER
from dragoman.intake.dates import day_in
from dragoman.records import Span

CreditKind = Literal["credit", "caption", "tail"]

_LONGEST_CAPTION, _LONGEST_CREDIT = 480, 140
_WIRES = (
    "AP|AFP|EPA|UPI|AA|DPA|dpa|WAM|SANA|TASS|Xinhua|Reuters|REUTERS|Anadolu(?:\\s+Agency)?|IRNA|Tasnim|Mehr|Sputnik|ISNA|"
    "KCNA|ANSA|Kyodo|EFE|EPA-EFE|Getty(?:\\s+Images)?|Bloomberg|NurPhoto|Shutterstock|Flickr|Pool|WAFA|Yonhap|PTI|ANI|Petra|"
    "AAP|SIPA|NTB|Belga|Lusa|Keystone|Jiji|ABACA"
)
_PICTURE = r"(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Ii]mages?|IMAGES?|[Pp]ictures?|PICTURES?|[Pp]ix?|[Vv]ideo|FOTO|[Ff]otos?)"
_SOME_NAMES = rf"[{UPPER}](?:[\w'’-]+|\.)(?:\s+[{UPPER}](?:[\w'’-]+|\.)){{0,3}}"
_CREDITS = (
    rf"(?:{_WIRES}|UN|U\.N\.|IDF|DoD)\s+(?:file\s+)?{_PICTURE}\b(?:\s?[/|]\s?.{{1,60}}|\s+by\s.{{1,60}})?",
    # AP Photo/Jane
    rf"(?:{_PICTURE}|[Cc]redit|CREDIT)(?:\s+(?:[Cc]redits?|[Cc]ourtesy|[Ss]ource))?(?:\s+(?:of|by))?\s*[:/©|]\s*[{UPPER}@©].{{1,90}}",
    rf"{_PICTURE}\s+(?:[Cc]ourtesy\s+(?:of\s+)?|by\s+)[{UPPER}].{{1,80}}",
    rf"(?:{_WIRES})\s?[/|]\s?[{UPPER}][\w'’.-]+.{{0,60}}",  # REUTERS/Jane Doe
    rf"(?:[Ss]ource|SOURCE)\s*:\s*[{UPPER}]{{2,8}}\s?[/|]\s?{_SOME_NAMES}",  # Source: NTB / Jane Doe
    rf"{_SOME_NAMES}\s?[/|]\s?(?:{_WIRES})\b.{{0,50}}",  # Jane Doe/AFP/Getty Images
    rf"(?:via\s+)?(?:(?:{_WIRES})\s+)?(?:via\s+)?Getty\s+Images",
    r"via\s+(?:REUTERS|Reuters|AP|AFP|EPA|Twitter|Facebook|Telegram|Flickr)(?:\s+TV)?",
    rf"(?:Screen\s?grab|Screen\s?shot|Handout|HANDOUT|Courtesy)\b[\s:/]+(?:(?:of|from|via|by)\s+)?[{UPPER}].{{1,60}}",
    rf"[|/]\s?(?:{_WIRES}|File|FILE)",
    r"©.{2,80}",
    r"(?i:file\s+(?:photo|picture|image)|archiv(?:e|al)\s+(?:photo|image|picture))",
)
_CREDIT_TAIL = re.compile(rf"(?P<credit>{'|'.join(f'(?:{credit})' for credit in _CREDITS)})\s*[.\])]?$")
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,120})[)\]]\s*[.]?$")
_IN_CREDITS = frozenset(
    "photo photos photograph photographer file files image images handout courtesy of by via from the and for pool "
    "screengrab screenshot screen grab archive archives archival picture pictures video social media commons credit "
    "credits illustration illustrative provided released reproduction supplied satellite internet dpa in on "
    "domain public "
    "hand-out taken".split()
)
_OF_PICTURES = re.compile(
    r"\b(?:photos?|photograph(?:er|s)?|files?|getty|images?|handout|hand-out|courtesy|screen\s?grab|screen\s?shot|archiv\w*|"
    r"pictures?|pool|shutterstock|flickr|wikimedia|wikipedia|commons|social media|alamy|istock|epa|epa-efe|"
    r"video|public domain|"
    r"satellite|maxar|planet labs|illustrati\w+|internet|reproduction|supplied|credit|twitter|facebook)\b",
    re.I,
)
_SHOWN = r"(?:made|taken|released|provided|from|by|shows?|obtained|distributed|posted|supplied|published)"
_CAPTION_HEAD = re.compile(
    r"^(?:FILE(?:\s+PHOTO|\s+IMAGE)?\s*[-–—:.]|File\s+(?:photo|picture|image)s?\s*(?:[:;,]|[-–—]\s|of\b|shows?\b)"
    r"|PHOTOS?\s*:|Photos?\s*:|Picture\s*:|Pictured\b\s*[:,]|CAPTION\s*:|Caption\s*:|(?:Image|Media|Photo|Video)\s+caption\b"
    r"|Image\s+(?:copyright|source)\b|Illustrative\s*(?:image|photo|:)"
    r"|An?\s+(?:file|handout|archive|undated|combination|screen\s?grab)\s+(?:photo|picture|image)\b"
    r"|(?:In\s+)?[Tt]his\s+(?:[\w,.'’-]+\s+){0,8}?(?:photo|image|picture|photograph|frame\s+grab|screen\s?grab|handout|video\s+grab"
    rf"|satellite\s+image)s?\b[,\s]+(?:{_SHOWN}\b|[^.]{{0,60}}\b(?:shows?|released|provided|posted)\b))"
)
_MARK = (
    r"\((?:(?:\d(?:st|nd|rd|th)|second|third)\s*[- ]?(?:L|R|left|right)|L|C"
    r"|(?:far|top|bottom|front|back)[\s,]+(?:left|right|L|R))\)"
)
_SIDE = r"\((?:L|R|C|left|right|centre|center)\)"
_SCENE = re.compile(
    r"\b(?:seen|poses?|attends?|speaks?|shakes?|meets?|walks?|stands?|waves?|looks?|gestures?|delivers|arrives?|holds?|pictured|"
    r"sits?|talks?|shows?|inspects?|gather|gathers|carry|carries|receives?|greets?|address(?:es)?|takes? part|"
    r"leaves?|during|"
    r"rides?|patrols?|fires?|burns?|rises?|mourners|welcomes?|listens?)\b"
)
REPORTING = re.compile(
    r"\b(?:said|says|told|according|announced|reported|added|confirmed|stated|denied|claimed|quoted|wrote)\b"
)
_TAIL = re.compile(rf"(?<=[.!?”\"'’])\s*(?P<credit>[-–—]{{1,2}}\s?(?P<who>[{UPPER}][\w ./'’-]{{1,40}}))$")
# how agencies end a text: "Enditem", "EFE", "PTI ABC DEF" with the initials of who wrote and edited
_SIGNED = re.compile(
    r"(?<=[^\W\dA-Z][.!?]|[.!?][”\"'’])\s+(?P<credit>Enditem|(?P<who>[A-Z]{2,6})(?: [A-Z]{2,4}){0,4})$"
)
_RUN_ON = frozenset(
    "a an the of to in on by with and or from for at that this his her their its told including".split()
)


def find_credit(line: str, *, in_head: bool) -> tuple[CreditKind, Span] | None:
    """The credit that ``line`` ends with (or is), and what that makes of the line.

    Returns:
        ("credit", span): the line is nothing but a credit. ("caption", span): a caption that ends with the credit.
        ("tail", span): a sentence of the story that a credit follows. ``None``: no credit.
    """
    if _is_credit(line):
        return "credit", Span(0, len(line))
    return _bracketed(line, in_head) or _loose(line)


def is_caption(line: str, *, in_head: bool) -> bool:
    """Whether the line describes a picture, told by its first words or by "(L)" and "(2nd R)" in it."""
    if len(line) > _LONGEST_CAPTION:
        return False
    if _CAPTION_HEAD.match(line):
        return True
    if _scene_with_day(line):
        return True
    if not in_head or len(line) > 350 or REPORTING.search(line):
        return False
    return bool(re.search(_MARK, line)) or len(re.findall(_SIDE, line)) > 1


_SHOWS = re.compile(
    r"^(?:[^\W\d_][\w'’-]*,?\s+(?:\([^)]*\)\s+)?){1,14}?(?:gathers?|stands?|inspects?|walks?|looks?|poses?|waves?|sits?|carry|carries|patrols?|attends?|speaks?|"
    r"shakes?|greets?|welcomes?|listens?|arrives?|reacts?|rides?|hugs?|mourns?|salutes?|casts?|works?|gestures?)\b"
)


def _scene_with_day(line: str) -> bool:
    """One sentence in the present tense that ends with a full date, as captions between paragraphs do.

    "Officers inspect a burnt bus outside the depot on July 18, 2023." What happened is told in the past tense.
    """
    if len(line) > 260 or REPORTING.search(line) or not re.search(r"\b\d{4}\b[.)]*$", line) or day_in(line) is None:
        return False
    return bool(_SHOWS.match(line)) and not re.search(r"[.!?]\s+[A-Z][a-z]+\s+[a-z]", line)


def is_file_picture(line: str) -> bool:
    """Whether the caption says that its picture is an older one, which dates nothing."""
    return bool(re.search(r"\b(?:FILE|[Ff]ile|[Aa]rchiv\w*)\b", line))


def _is_credit(line: str) -> bool:
    inner = line.strip(" \t.*_-–—").strip("()[]").strip()
    if len(inner) > 110 or not inner:
        return False
    if is_agency(inner) or inner.casefold() in {
        "agencies",
        "news agencies",
        "wire services",
        "wires",
        "file",
        "archive",
    }:
        return True
    match = _CREDIT_TAIL.match(inner)
    if match and match.end() == len(inner) and not (_SCENE.search(inner) and len(inner.split()) > 9):
        return True
    source = re.match(
        r"^(?i:re?sources?|sources?|agenc(?:y|ies)|credits?|photos?|images?|picture)\s*[:/|]\s*(.{2,70})$", inner
    )
    return bool(source) and len(inner.split()) <= 8 and not SENTENCE_END.search(line)


def _bracketed(line: str, in_head: bool) -> tuple[CreditKind, Span] | None:
    match = _BRACKETS.search(line, max(0, len(line) - _LONGEST_CREDIT))
    before = line[: match.start()].rstrip() if match else ""
    if not match or not before:
        return None
    inner, span = match["inner"].strip(), Span(match.start(), match.end())
    ended = bool(SENTENCE_END.search(before))
    named = is_agency(inner) or (agency_named(inner) is not None and len(inner.split()) <= 6)
    if re.match(r"(?i:reporting|editing|writing|additional)\b", inner):
        return "tail", span
    slashed = agency_named(inner) is not None and bool(re.fullmatch(r"[\w .,'’&-]+[/|][\w .,'’&/|-]+", inner))
    if (slashed or _OF_PICTURES.search(inner)) and len(line) <= _LONGEST_CAPTION and _is_credit_wording(inner):
        return ("tail", span) if ended and not in_head and REPORTING.search(before) else ("caption", span)
    if named and ended:
        scene = in_head and len(before.split()) <= 40 and not REPORTING.search(before)
        return ("caption", span) if scene and (_SCENE.search(before) or day_in(before)) else ("tail", span)
    if ended or len(line) > 300 or line.endswith(".") or _defines(before, inner):
        return None
    if named:
        return "caption", span
    outlet = not inner.isupper() and re.fullmatch(rf"{NAME}|[{UPPER}][\w'’]+-[{UPPER}][\w'’-]+", inner)
    return ("caption", span) if outlet and not REPORTING.search(before) and not is_place(inner) else None


def _is_credit_wording(inner: str) -> bool:
    """Whether bracketed words are names and picture words only; a remark of the author has other small words."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", inner)
    return all(word[0].isupper() or word.casefold().strip(".") in _IN_CREDITS for word in words) and not re.match(
        r"(?:See|Watch|Read|Warning|WARNING)\b", inner
    )


def _loose(line: str) -> tuple[CreditKind, Span] | None:
    """A credit that no brackets enclose: "… March 1. REUTERS/Jane Doe", "… Photo: AFP", "… he said. – AFP",
    "… he said. EFE"."""
    if len(line) <= _LONGEST_CAPTION and (match := _CREDIT_TAIL.search(line, max(0, len(line) - _LONGEST_CREDIT))):
        start = match.start("credit")
        before = line[:start].rstrip(" |/-–—:([")
        apart = start == 0 or not line[start - 1].isalnum()
        weak = match["credit"].startswith("via ") and (line.endswith(".") or REPORTING.search(before))
        if before and apart and not weak and before.split()[-1].casefold() not in _RUN_ON:
            return "caption", Span(start, len(line))
    tail = _TAIL.search(line, max(0, len(line) - _LONGEST_CREDIT))
    if tail and is_agency(tail["who"]):
        return "tail", Span(tail.start("credit"), len(line))
    signed = _SIGNED.search(line, max(0, len(line) - _LONGEST_CREDIT))
    if signed and (signed["who"] is None or is_agency(signed["who"])):
        return "tail", Span(signed.start("credit"), len(line))
    return None


def _defines(before: str, inner: str) -> bool:
    """Whether the brackets hold the short form of the words before them: "Syrian Arab News Agency (SANA)"."""
    letters = re.sub(r"[^A-Za-z]", "", inner).casefold()
    words = re.findall(r"[A-Za-z][\w'’]*", before)[-8:]
    initials = "".join(word[0] for word in words).casefold()
    capitals = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return len(letters) >= 2 and (initials.endswith(letters) or capitals.endswith(letters))
