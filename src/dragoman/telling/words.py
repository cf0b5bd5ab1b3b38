"""Records → the words of a brief. Nothing is worded more surely than its report words it: an allegation says whose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.ties import FORMER, tie_types
from dragoman.records import Actor, Claim, Count, LabelUse, Modality, Place, Tie
from dragoman.telling.actor_names import name_of
from dragoman.telling.actor_names import plain as plain
from dragoman.telling.dates import slot_date

MODALITIES: dict[Modality, str] = {
    "occurred": "",
    "ongoing": "still going on",
    "planned": "planned",
    "hypothetical": "possible only",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "said not to have happened",
}
TONES = {-1: "disparaging", 1: "approving"}
MOST_NAMED = 3  # sources of one line
FEW_MARKS = 6  # that are set one by one
LONGEST_QUOTE = 300  # characters; what is longer is cut between two words
NOBODY = frozenset(("", "he", "her", "him", "i", "it", "she", "they", "this", "we", "who", "you"))
LONGEST_TITLE = 140
QUOTES = frozenset("\"“”„«»'‘’")
# nouns for a body: a name that ends on one, or begins with one "of", takes an article in a sentence
BODIES = frozenset(
    "Agency Army Assembly Association Bank Bureau Cabinet Commission Committee Congress Council Court Department "
    "Embassy Emirates Federation Forces Foundation Front Government House Institute Kingdom Kremlin League Ministry "
    "Movement Nations Navy Office Organisation Organization Parliament Party Republic Senate Service States "
    "Union".split()
)
# names that take an article though they end on none of those nouns
ARTICLED = frozenset(
    "Bahamas CIA EU FBI Gambia IAEA IMF Maldives Netherlands Philippines UAE UK UN US U.K. U.N. U.S.".split()
)


def clipped(text: str, near: int = 0, most: int = LONGEST_QUOTE) -> str:
    """``text`` on one line; of a long one, ``most`` characters with the one at ``near``, and dots for the rest."""
    before, text = plain(text[:near]), plain(text)
    if len(text) <= most:
        return text
    start = 0
    if len(before) > most * 3 // 4:
        start = text.find(" ", len(before) - most // 2) + 1
    told = text[start : start + most]
    if start + most < len(text):
        told = told.rsplit(" ", 1)[0].rstrip(",;:– ") + " …"
    return f"… {told}" if start else told


def headline(text: str) -> str:
    """A story's title on one line; the sentence that stands for one is cut short and has no full stop."""
    text = clipped(text, most=LONGEST_TITLE)
    return text[:-1] if re.search(r"[a-z0-9]{2}\.$", text) else text


def listed(words: Sequence[str], most: int = 6) -> str:
    """``a``, ``a and b``, ``a, b and c``; beyond ``most`` the rest is counted."""
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} others"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def names(ids: Iterable[str], actors: Mapping[str, Actor]) -> str:
    return listed(list(dict.fromkeys(name_of(actors[i]) for i in ids)))


def place(one: Place) -> str:
    """The name of a place as the reports spell it ("Faizabad"), where theirs is the gazetteer's without its marks."""
    from anyascii import anyascii

    spelled = [
        (-sum(name.reports.values()), name.text)
        for name in one.names
        if not name.text.isupper() and anyascii(name.text).casefold() == anyascii(one.name).casefold()
    ]
    return plain(min(spelled)[1] if spelled else one.name)


def count(one: Count) -> str:
    """``34 killed``, ``at least 24 injured``, ``between 10 and 15 arrested``, ``5,000,000 USD`` as ``money``."""
    if one.unit:
        return f"{one.told} {one.unit}{'s' if one.unit.islower() and one.told != '1' else ''}"
    return f"{one.told} {one.what}"


def counts(values: Sequence[str], one: Count) -> str:
    """``2 or 4 killed``: what reports give of one number; values of a unit bring it along."""
    told = " or ".join(values)
    return told if one.unit else f"{told} {one.what}"


def marked(marks: Sequence[int]) -> str:
    """``[1] [3]``; of many marks the runs: ``[1–4, 6, 9–12]``."""
    if len(marks) <= FEW_MARKS:
        return " ".join(f"[{mark}]" for mark in marks)
    runs: list[list[int]] = []
    for mark in marks:
        if runs and mark == runs[-1][-1] + 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    told = (
        f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}"
        for run in runs
    )
    return f"[{', '.join(told)}]"


def number_of(n: int, noun: str, plural: str = "s") -> str:
    """``1 statement``, ``2 statements``."""
    return f"{n:,} {noun}{'' if n == 1 else plural}"


def slot_value(slot: str, value: str) -> str:
    """One value of the ledger as a reader would write it: days as in a letter, modalities as in a sentence."""
    if slot == "date":
        return slot_date(value)
    if slot == "modality":
        plainly = {"occurred": "told as a fact", "alleged": "told as a claim"}
        return plainly.get(value) or MODALITIES[value]  # type: ignore[index]
    return value


def quotation(text: str) -> str:
    """``text`` between quotation marks, unless it begins with one of its own; those inside become single ones."""
    return text if text[:1] in QUOTES else f"“{text.replace('“', '‘').replace('”', '’')}”"


def with_both_marks(text: str) -> str:
    """``text`` with the quotation mark that was cut off at either end: a claim may end inside of a quotation."""
    if text.count('"') % 2 == 1:
        first = text.index('"')
        opens = (first == 0 or not text[first - 1].isalnum()) and text[first + 1 : first + 2].isalnum()
        text = f'{text}"' if opens or text.count('"') > 1 else f'"{text}'
    low = text.count("„")  # „as in German“: what opens elsewhere closes here
    more = low - text.count("“") - text.count("”") if low else text.count("“") - text.count("”")
    return f"{text}”" if more == 1 else f"“{text}" if more == -1 else text


def according(claims: Sequence[Claim], actors: Mapping[str, Actor]) -> str:
    """``According to X and Y:``; a source that the report leaves open is called one not named."""
    return f"According to {sources(claims, actors)}:"


def label(use: LabelUse, whose: str) -> str:
    """A label in quotation marks, with its tone if it has one, and ``whose`` words it is if not the report's own."""
    notes = [note for note in (TONES[use.tone] if use.tone else "", whose) if note]
    told = f"“{plain(use.text)}”"
    return f"{told} ({', '.join(notes)})" if notes else told


def sources(claims: Sequence[Claim], actors: Mapping[str, Actor]) -> str:
    """Who says so, as it stands inside a sentence; ``a source not named`` for no claims."""
    told = dict.fromkeys(_inside(source(claim, actors)) for claim in claims)
    return listed(list(told) or ["a source not named"], most=MOST_NAMED)


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "the two ministers", but "The Hague"; "the Ministry of Interior"."""
    first, _, rest = name.partition(" ")
    if first in ("The", "A", "An") and rest[:1].islower():
        return f"{first.lower()} {rest}"
    body = (first in BODIES and " of " in name) or (rest and name.rpartition(" ")[2] in BODIES) or name in ARTICLED
    return f"the {name}" if body else name


def source(claim: Claim, actors: Mapping[str, Actor]) -> str:
    """Who says it; nobody is named by a pronoun alone."""
    told = name_of(actors[claim.source]) if claim.source is not None else plain(claim.source_text or "")
    return "a source not named" if told.casefold() in NOBODY else told


def tie_line(tie: Tie, actors: Mapping[str, Actor], claims: Mapping[str, Claim]) -> str:
    """``X supports Y``, with the time and with whose word it is where no report says it itself."""
    kind = tie_types().get(tie.type)
    gloss = kind.gloss if kind is not None else tie.type
    line = f"{name_of(actors[tie.source])} – {gloss} – {name_of(actors[tie.target])}"
    if tie.matter:
        line += f" ({plain(tie.matter)})"
    if tie.since:
        line += f", since {slot_date(tie.since)}"
    if tie.until:
        line += ", formerly" if tie.until == FORMER else f", until {slot_date(tie.until)}"
    if tie.claims and tie.modality not in ("occurred", "ongoing"):
        told = [claims[key] for key in tie.claims if key in claims]
        line = f"{according(list({c.source: c for c in told}.values()), actors)} {line}"
        return line if tie.modality == "alleged" else f"{line} ({MODALITIES[tie.modality]})"
    return f"{line} ({MODALITIES[tie.modality]})" if MODALITIES[tie.modality] else line
