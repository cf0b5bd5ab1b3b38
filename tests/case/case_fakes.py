"""Small stages that obey the contracts of the real ones, so that the case is tested without models.

A report is a line or more of text. Its fake reading takes each capitalised word for an actor, each "X met Y" for a
CONSULT event and each "X said that …" for a claim; linking joins actors of one name, as judgements allow.
"""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.case.picture import PictureRecord
from dragoman.case.stages import Stages
from dragoman.case.versions import Stamp
from dragoman.records import (
    Account,
    Actor,
    Alone,
    Chain,
    ChainName,
    Claim,
    ClaimMention,
    Comparison,
    Count,
    Event,
    EventMention,
    Evidence,
    Interval,
    Judgement,
    Mention,
    Name,
    Part,
    Place,
    Reading,
    Rejection,
    Report,
    Resemblance,
    Shelf,
    Sketch,
    Span,
    Story,
    Tie,
    make_id,
)

_SENTENCE = re.compile(r"[^.\n]+\.?")
_NAME = re.compile(r"\b[A-ZА-Я]\w+")
_MET = re.compile(r"(\w+) met (\w+)")
_SAID = re.compile(r"(\w+) said that ([^.]+)")


def make_report(text: str, *, file: str | None = None, outlet: str | None = None, published: str | None = None,
                language: str | None = "en") -> Report:  # fmt: skip
    title = text.split("\n")[0]
    end = len(title)
    return Report(
        id=make_id("r", text, outlet, published),
        text=text,
        parts=(Part(kind="title", start=0, end=end), Part(kind="body", start=end, end=len(text))),
        file=file,
        title=title,
        outlet=outlet,
        published=published,
        language=language,
    )


def take_in(paths: Sequence[str | Path]) -> Iterator[Report | Rejection]:
    """Text files; a first line ``outlet|date|language`` is metadata. An empty file is rejected."""
    for path in paths:
        files = sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]
        for file in files:
            if not file.exists():
                yield Rejection(file=str(file), reason="there is no such file", hint="check the name")
                continue
            try:
                text = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                yield Rejection(file=str(file), reason="is no text", hint="leave it out")
                continue
            if not text.strip():
                yield Rejection(file=str(file), reason="is empty", hint="leave it out")
                continue
            head, _, body = text.partition("\n")
            outlet, published, language = (*head.split("|"), "", "")[:3] if "|" in head else ("", "", "")
            yield make_report(
                body if "|" in head else text, file=str(file), outlet=outlet or None, published=published or None,
                language=language or "en",
            )  # fmt: skip


def read_report(report: Report) -> Reading:
    """Words that begin a report make it slow, fail, hang or die, as a bad report might."""
    if "CRASH" in report.text:
        os._exit(139)
    if "HANG" in report.text:
        time.sleep(3600)
    if "FAIL" in report.text:
        raise ValueError("an unexpected thing\nin two lines")
    if "SLOW" in report.text:
        time.sleep(0.02)
    sentences = tuple(Span(*m.span()) for m in _SENTENCE.finditer(report.text) if m[0].strip())
    chains: dict[str, int] = {}
    mentions = []
    for match in _NAME.finditer(report.text):
        index = chains.setdefault(match[0], len(chains))
        start, end = match.span()
        mentions.append(Mention(start=start, end=end, head=start, kind="name", chain=index))
    counts = [sum(m.chain == i for m in mentions) for i in range(len(chains))]
    return Reading(
        report=report.id,
        sentences=sentences,
        mentions=tuple(mentions),
        chains=tuple(
            Chain(name=name, named=True, kind="person", names=(ChainName(text=name, kind="name", count=counts[i]),))
            for name, i in chains.items()
        ),
        times=(),
        places=(),
        claims=tuple(_claims(report.text, sentences, chains)),
        events=tuple(_events(report, sentences, chains)),
        ties=(),
        sketch=Sketch(terms={}, fingerprints=(), words=len(report.text.split())),
    )


def _around(sentences: tuple[Span, ...], at: int) -> Span:
    return next(s for s in sentences if s.start <= at < s.end)


def _claims(text: str, sentences: tuple[Span, ...], chains: dict[str, int]) -> Iterator[ClaimMention]:
    for m in _SAID.finditer(text):
        if m[1] in chains:
            yield ClaimMention(
                source=chains[m[1]], source_span=Span(*m.span(1)), source_type="named", cue=None, cue_class="say",
                content=(Span(*m.span(2)),), manner="indirect", stance="neutral",
                sentence=_around(sentences, m.start()),
            )  # fmt: skip


def _events(report: Report, sentences: tuple[Span, ...], chains: dict[str, int]) -> Iterator[EventMention]:
    day = report.published
    date = Interval(start=day, end=day, grain="day") if day else None
    for m in _MET.finditer(report.text):
        if m[1] in chains and m[2] in chains:
            yield EventMention(
                type="CONSULT", mode="meet", contexts=(), trigger=Span(m.start(), m.end()),
                sentence=_around(sentences, m.start()), actors=(chains[m[1]],), recipients=(chains[m[2]],), place=None,
                date=date, modality="occurred", counts=(Count(what="hours", low=1, high=2),), claims=(), confidence=1.0,
                lemma="meet",
            )  # fmt: skip


def build_picture(shelf: Shelf, judgements: Sequence[Judgement]) -> Iterator[PictureRecord]:
    """One actor for each name (and what judgements join or part), one event for each pair that met, one story a day."""
    key_of: dict[tuple[str, str], str] = {}
    told: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    spans: dict[str, Evidence] = {}
    joined = {j.right.name: j.left.name for j in judgements if j.verdict == "same"}
    parted = {(j.right.report, j.right.name) for j in judgements if j.verdict == "different"}
    for report_id in shelf.report_ids():
        reading = shelf.reading(report_id)
        for index, chain in enumerate(reading.chains):
            key = joined.get(chain.name, chain.name)
            key = f"{key} of {report_id}" if (report_id, chain.name) in parted else key
            key_of[report_id, chain.name] = key
            told[key].append((report_id, chain.name, chain.names[0].count))
            first = next(m for m in reading.mentions if m.chain == index)
            sentence = _around(reading.sentences, first.start)
            spans.setdefault(key, Evidence(report_id, sentence.start, sentence.end))
    ids = {key: make_id("a", key) for key in told}
    for key, rows in sorted(told.items()):
        texts = sorted({text for _, text, _ in rows})
        names = tuple(Name(text=t, kind="name", reports={r: n for r, text, n in rows if text == t}) for t in texts)
        yield Actor(
            id=ids[key], name=key.split(" of ")[0], kind="person", country="LBY" if key < "M" else "SYR", sectors=(),
            ids={}, part_of=None, roles=(), names=names, evidence=(spans[key],),
        )  # fmt: skip
    if len(ids) > 1:
        one, other = sorted(ids.values())[:2]
        yield Resemblance(left=one, right=other, score=0.5, reason="Both are names.")
    yield Place(id="p1", name="Sirte", country="LBY", latitude=31.2, longitude=16.6, geonames=2210554, resolution=4,
                names=())  # fmt: skip
    yield from _stories(shelf, key_of, ids)


def _stories(shelf: Shelf, key_of: dict[tuple[str, str], str], ids: dict[str, str]) -> Iterator[PictureRecord]:
    accounts: defaultdict[tuple[str, str, str | None], list[Account]] = defaultdict(list)
    days: defaultdict[str | None, list[str]] = defaultdict(list)
    seen: dict[str, str] = {}
    for report_id in shelf.report_ids():
        report, reading = shelf.report(report_id), shelf.reading(report_id)
        days[report.published].append(report_id)
        if seen.setdefault(report.text, report_id) != report_id:
            yield Report(id=report_id, text=report.text, parts=(), copy_of=seen[report.text])

        def actor(chain: int, reading: Reading = reading) -> str:
            return ids[key_of[reading.report, reading.chains[chain].name]]

        for m in reading.events:
            one, other = actor(m.actors[0]), actor(m.recipients[0])
            evidence = (Evidence(report_id, m.trigger.start, m.trigger.end),)
            accounts[one, other, report.published].append(
                Account(report=report_id, actors=(one,), recipients=(other,), place="p1", date=m.date, also_dated=(),
                        modality=m.modality, counts=m.counts, claims=(), evidence=evidence)
            )  # fmt: skip
        for n, c in enumerate(reading.claims):
            assert c.source is not None
            yield Claim(
                id=make_id("c", report_id, n), report=report_id, source=actor(c.source), source_text=None,
                source_type="named", chain=(), cue=None, cue_class="say", content=c.content[0], fragments=c.content,
                manner=c.manner, stance=c.stance, inside=None, confidence=1.0,
                evidence=(Evidence(report_id, c.sentence.start, c.sentence.end),),
            )  # fmt: skip
    events: defaultdict[str | None, list[str]] = defaultdict(list)
    for (one, other, day), told in sorted(accounts.items(), key=str):
        event = make_id("e", one, other, day)
        events[day].append(event)
        first = told[0].evidence
        yield Event(
            id=event, type="CONSULT", mode="meet", contexts=(), actors=(one,), recipients=(other,), place="p1",
            date=told[0].date, modality="occurred", counts=told[0].counts, origins=len(told), confidence=1.0,
            label="met", accounts=tuple(told),
        )  # fmt: skip
        yield Tie(
            id=make_id("t", one, other, day), source=one, target=other, type="close to", sign=1, since=day, until=None,
            modality="occurred", claims=(), origins=1, confidence=1.0, derived=True, evidence=first,
        )  # fmt: skip
    for day, reports in sorted(days.items(), key=str):
        yield Story(
            id=make_id("s", reports[0]), title=f"The day {day}", reports=tuple(reports), events=tuple(events[day]),
            comparison=Comparison(agreed=(), differing=(), alone=(Alone(report=reports[0]),), labels=(), sources=(),
                                  origins=()),
        )  # fmt: skip


def reading_stamp(made_with: str = "v1") -> Stamp:
    return Stamp(made_with, "0.0", {"fake": made_with})


STAGES = Stages(
    take_in=take_in,
    reader="case_fakes:read_report",
    build_picture=build_picture,
    reading_stamp=reading_stamp,
    picture_stamp=lambda: "p1",
)
