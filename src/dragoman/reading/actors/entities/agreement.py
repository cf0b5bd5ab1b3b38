"""What the report as a whole tells of its names: one spelling is one name with one label throughout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, leaders, organisations, person_names, titles
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.told import is_called_body, is_person_here, is_titled
from dragoman.reading.actors.entities.told_places import is_place_in_report
from dragoman.reading.actors.entities.words import HYPHENS, NICKNAME, names_document
from dragoman.reading.actors.same_name import body_words, is_acronym_of, is_cut_of, is_generic, is_variant, plain
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc


def restored(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Surnames and acronyms that the report made known elsewhere, where a sentence left them untagged."""
    doc = parsed.doc
    known: dict[str, Label] = {}
    for span in found:
        text = span.text(doc)
        if span.label == "PER" and span.end - span.start > 1 and len(doc[span.end - 1].text) > 3:
            known.setdefault(doc[span.end - 1].text, "PER")
        elif span.label == "ORG" and (organisations.is_acronym(text) or " " not in text):
            known.setdefault(text, "ORG")
    known |= dict.fromkeys(_initials_of_bodies(parsed, found) - known.keys(), "ORG")
    covered = {i for span in found for i in range(span.start, span.end)}
    extra: list[EntitySpan] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.i in covered or token.text not in known or token.pos_ in ("PUNCT", "ADP", "DET", "AUX"):
                continue
            start = token.i
            if (
                start - 2 >= sentence.tokens.start
                and doc[start - 1].text == "-"
                and titles.is_particle(doc[start - 2].text)
            ):
                start -= 2
            extra.append(EntitySpan(start, token.i + 1, known[token.text]))
    return sorted([*found, *extra], key=lambda e: e.start)


def _initials_of_bodies(parsed: ParsedReport, found: list[EntitySpan]) -> set[str]:
    """Words in capitals that are the initials of a body that the report names: "the DA" of the Democratic Alliance."""
    doc = parsed.doc
    full = (s for s in found if s.label == "ORG" and s.end - s.start > 1)
    bodies = {s.text(doc) for s in full if not names_document(doc, s.start, s.end)}
    told = (s for s in parsed.sentences if s.part != "title" and not s.tokens.text.isupper())
    short = {t.text for s in told for t in s.tokens if 1 < len(t) < 7 and t.is_upper and t.is_alpha}
    return {word for word in short if any(is_acronym_of(word, name) for name in bodies)}


def agree(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """One label for one spelling, whatever the model said in each sentence."""
    doc = parsed.doc
    surnames = {doc[s.end - 1].text for s in found if s.label == "PER" and s.end - s.start > 1}
    found = _parted(doc, found)
    votes: dict[str, Counter[Label]] = {}
    spans: dict[str, list[EntitySpan]] = {}
    for span in found:
        bare = _bare(doc, span)
        votes.setdefault(bare, Counter())[span.label] += 1
        spans.setdefault(bare, []).append(span)
    people = {name for name, counted in votes.items() if is_person_here(doc, name, counted, spans[name])}
    people |= {nickname for span in found if span.label == "PER" for nickname in NICKNAME.findall(span.text(doc))}
    bodies = {_bare(doc, span) for span in found if is_called_body(doc, span)} - surnames
    surnames |= {name.split()[-1] for name in people if " " in name}
    parts_of_bodies = {
        t.text for s in found if s.label == "ORG" and s.end - s.start > 1 for t in doc[s.start : s.end]
    }  # "Artsakh" beside "the Republic of Artsakh" is that body
    bodies_in_full = [body_words(s.text(doc)) for s in found if s.label == "ORG" and s.end - s.start > 1]
    out: list[EntitySpan] = []
    for span in found:
        text, bare = span.text(doc), _bare(doc, span)
        if countries.of_name(text) is None and (organisations.of_name(text) is None or bare in surnames):
            counted = votes[bare]
            one_word = " " not in bare and not organisations.is_acronym(bare)
            if bare in bodies:
                span = replace(span, label="ORG")
            elif bare not in surnames and is_place_in_report(doc, bare, spans[bare], parts_of_bodies):
                span = replace(span, label="LOC")
            elif one_word and span.label == "PER" and bare not in surnames and _cuts_a_body(doc, span, bodies_in_full):
                span = replace(span, label="ORG")
            elif bare in people or (one_word and (bare in surnames or _is_respelled(bare, surnames))):
                span = replace(span, label="PER")
            elif len(counted) > 1:
                span = replace(span, label=max(sorted(counted), key=lambda x: (counted[x], x == "ORG")))
        out.append(span)
    return out


def _parted(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Two surnames of the report written as one are two persons: "the Keller-Ortiz meeting"."""
    plainly = (s for s in found if s.label == "PER" and s.end - s.start > 1 and doc[s.end - 2].text not in HYPHENS)
    surnames = {doc[span.end - 1].text for span in plainly}
    out: list[EntitySpan] = []
    for span in found:
        first, last = doc[span.start].text, doc[span.end - 1].text
        if span.end - span.start == 3 and doc[span.start + 1].text in HYPHENS and {first, last} <= surnames:
            out += [EntitySpan(span.start, span.start + 1, "PER"), EntitySpan(span.end - 1, span.end, "PER")]
        else:
            out.append(span)
    return out


def _cuts_a_body(doc: Doc, span: EntitySpan, bodies: Sequence[tuple[str, ...]]) -> bool:
    """Whether a lone word that the model took for a person is short for a body of the report, and known as nobody."""
    word = span.text(doc)
    if person_names.bearers(word) or leaders.of_name(word) is not None or is_titled(doc, span):
        return False
    return any(is_cut_of(body_words(word), full) and not is_generic(full[-1]) for full in bodies)


def _is_respelled(name: str, surnames: set[str]) -> bool:
    """Whether a name is another spelling of a surname of the report: "Bakoush" beside "Bakush"."""
    word = plain(name)
    return len(word) > 4 and any(is_variant(word, plain(other)) for other in sorted(surnames) if len(other) > 4)


def _bare(doc: Doc, span: EntitySpan) -> str:
    """The name without an Arabic article: "Al-Qadri" and "Qadri" are labelled alike."""
    text = span.text(doc)
    return re.sub(r"^(?:[Aa]l|[Ee]l)-(?=\w)", "", text)
