"""A story → the brief: what a colleague would write on one page, each line with the marks of its reports.

`compose_brief` decides what is told and in which order; the renderers (`terminal`, `markdown`, `page`) only set it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge import countries
from dragoman.records import Claim, Difference, Event, Evidence, LabelUse, Picture, Report, Story, Value
from dragoman.telling import words
from dragoman.telling.backers import differing_backers
from dragoman.telling.event_words import kind_of, sides
from dragoman.telling.lines import Brief, Line, Section
from dragoman.telling.view import StoryView

MOST_EVENTS = 8  # that several tell, in a brief of one page; the rest is counted and shown by `dragoman events`
MOST_ALONE = 4  # events that one report alone tells
MOST_DIFFERENCES = 10
MOST_SHADES = 3  # differences of emphasis
SURE_CLAIM = 0.9  # confidence from which a claim with an unknown cue is told
SHORTEST_CONTENT = 3  # words of an indirect statement that is quoted: "the news" says nothing by itself
MOST_TIES = 12
MOST_SOURCES = 8
MOST_CLAIMS = 2  # quoted sentences for one source
MOST_LABELS = 8
MOST_DATES = 12
MUCH = 0.4  # the share of a report's statements from which it is told to rest on one source
BARE_CUES = frozenset({"according to", "per", "as", "by", "to", "in the words of"})  # that say nothing after the source
SAID = {"tell": "say", "tells": "says", "told": "said", "telling": "saying"}
JOINED = frozenset({"that", "to", "whether", "how", "why"})  # words of indirect speech that follow on the cue
GRAVITY = {"contradiction": 0, "precision": 1, "emphasis": 2}
SLOTS = {
    "date": "When",
    "place": "Where",
    "actors": "Who",
    "recipients": "To or with whom",
    "modality": "Whether it happened",
}


def compose_brief(picture: Picture, story_id: str) -> Brief:
    """The brief of one story of ``picture``.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    sections = (
        Section("What all or several say", tuple(shared(view))),
        Section("Where the accounts differ", tuple(differing(view))),
        Section("What only one says", tuple(alone(view))),
        Section("Who says so", tuple(quoted(view))),
        Section("How they are called", tuple(labelled(view))),
        Section("Who stands where", tuple(standing(view))),
        Section("Timeline", tuple(dated(view))),
    )
    return Brief(
        story=story_id,
        title=words.plain(view.story.title),
        happening=happening(view),
        sources=view.sources(),
        sections=tuple(section for section in sections if section.lines),
        figures=figures(view),
    )


def figures(view: StoryView) -> tuple[str, ...]:
    """How much the story rests on: reports, outlets, texts of their own, events, contradictions."""
    contradictions = sum(d.kind == "contradiction" for d in view.comparison.differing)
    texts, reports = len(view.texts), len(view.order)
    told = [words.number_of(reports, "report")]
    if texts < reports:
        told.append(words.number_of(texts, "text of its own" if texts == 1 else "texts of their own", plural=""))
    told.append(words.number_of(len(view.events), "event"))
    if contradictions:
        told.append(words.number_of(contradictions, "contradiction"))
    return tuple(told)


def happening(view: StoryView) -> Line | None:
    """The event that the story is about, the weightiest that is no plan, with the first sentence that tells it."""
    for event in view.ranked:
        if event.actors and not event.historical and event.modality not in ("planned", "hypothetical"):
            return replace(view.event_line(event), quote=view.first_words(event.evidence))
    return None


# ------------------------------------------------------------ the sections


def shared(view: StoryView) -> list[Line]:
    return _capped(view, [e for e in view.ranked if view.voices(e) > 1])


def _capped(view: StoryView, events: list[Event], most: int = MOST_EVENTS) -> list[Line]:
    lines = [view.event_line(event) for event in events[:most]]
    if len(events) > most:
        lines.append(rest(view, "event", [e for event in events[most:] for e in event.evidence], len(events) - most))
    return lines


def rest(view: StoryView, what: str, evidence: Iterable[Evidence], n: int) -> Line:
    """What the page has no room for: counted, with the marks of its reports."""
    marks = tuple(sorted({view.mark[e.report] for e in view.here(evidence)}))
    return Line(text=f"and {n} more {what}{'s' if n > 1 else ''}", marks=marks)


def differences(view: StoryView) -> list[Difference]:
    """All differences of the story's events, contradictions first, those of weighty events first."""
    place_in_rank = {event.id: n for n, event in enumerate(view.ranked)}
    return sorted(
        (d for d in view.comparison.differing if d.event in view.events),
        key=lambda d: (GRAVITY[d.kind], place_in_rank[d.event], d.slot),
    )


def differing(view: StoryView, *, quoting: bool = False) -> list[Line]:
    entries = differences(view)
    # who else took part is often only told more fully by one report: a few lines, for what several tell
    told = [d for d in entries if d.kind != "emphasis"][:MOST_DIFFERENCES]
    shades = [
        d for d in entries if d.kind == "emphasis" and d.slot != "modality" and view.voices(view.events[d.event]) > 1
    ]
    return [difference_line(view, d, quoting=quoting) for d in (*told, *shades[:MOST_SHADES])]


def difference_line(view: StoryView, difference: Difference, *, quoting: bool = False) -> Line:
    event = view.events[difference.event]
    below = [value_line(view, difference.slot, value, quoting=quoting) for value in difference.values]
    parties = sides(event, view.actors, men=0)
    text = f"{slot_name(difference.slot)}: {kind_of(event)} “{words.plain(event.label)}”, {parties}"
    return view.line(text, (e for v in below for e in v.evidence), below, difference.kind, record=event.id)


def slot_name(slot: str) -> str:
    head, _, what = slot.partition(".")
    if head == "counts":
        return f"How many {what}"
    if head in ("persons", "head"):
        country = countries.get(what)
        # who is named first of a delegation need not be said to lead it
        did = "led, or is named first, for" if head == "head" else "stood for"
        return f"Who {did} {country.name if country else what}"
    return SLOTS.get(slot, slot)


def value_line(view: StoryView, slot: str, value: Value, *, quoting: bool = False) -> Line:
    wanted = view.names_of(value.value) if isinstance(value.value, tuple) else ()
    quote = view.quote(value.evidence, wanted) if quoting else ""
    return view.line(slot_value(view, slot, value.value), value.evidence, quote=quote)


def slot_value(view: StoryView, slot: str, value: str | tuple[str, ...]) -> str:
    """One value of the ledger in words: names for ids, days as in a letter."""
    if isinstance(value, tuple):
        return view.actor_names(value)
    if slot == "place":
        return words.plain(view.places[value].name)
    return words.slot_value(slot, value)


def alone(view: StoryView) -> list[Line]:
    if len(view.texts) < 2:
        return _capped(view, view.ranked)
    lines = []
    for report, events in alone_by_report(view):
        below = _capped(view, events, MOST_ALONE)
        lines.append(Line(text=view.name(report), marks=(view.mark[report.id],), below=tuple(below)))
    return lines


def alone_by_report(view: StoryView) -> list[tuple[Report, list[Event]]]:
    """The events that one text alone tells, by report, weightiest first."""
    single = {entry.event for entry in view.comparison.alone if entry.event is not None}
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in view.ranked:
        if event.id in single:
            found[view.root(event.accounts[0].report)].append(event)
    return [(report, found[report.id]) for report in view.texts if found[report.id]]


def quoted(view: StoryView) -> list[Line]:
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        if view.root(claim.report) == claim.report and is_statement(claim):
            by_source[words.source(claim, view.actors)].append(claim)
            by_report[claim.report].append(claim)
    lines = [line for report in view.order if (line := _reliance(view, report, by_report[report.id]))]
    told = {name: claims for name, claims in by_source.items() if claims[0].source is not None}
    ranked = sorted(told.items(), key=lambda item: (-len({c.report for c in item[1]}), -len(item[1]), item[0]))
    for name, claims in ranked[:MOST_SOURCES]:
        # what the source says in its own words first
        claims.sort(key=lambda c: (c.manner == "indirect", view.mark[c.report], c.content.start, c.id))
        below = [claim_line(view, claim) for claim in _distinct(view, claims)[:MOST_CLAIMS]]
        if not below:  # what is quoted of him says nothing by itself
            continue
        evidence = [e for claim in claims for e in claim.evidence]
        lines.append(view.line(f"{name} ({words.number_of(len(claims), 'statement')})", evidence, below))
    others = [claims for _, claims in ranked[MOST_SOURCES:]]
    if others:
        lines.append(rest(view, "source", [e for claims in others for c in claims for e in c.evidence], len(others)))
    return lines


def _reliance(view: StoryView, report: Report, claims: list[Claim]) -> Line | None:
    """That most of what a report passes on comes from one source, where it does."""
    counts = Counter(claim.source for claim in claims if claim.source is not None)
    source = min(counts, key=lambda key: (-counts[key], key), default=None)
    if source is None or counts[source] < 3 or counts[source] < MUCH * len(claims):
        return None
    text = (
        f"{view.name(report)} rests most on {words.plain(view.actors[source].name)}: "
        f"{counts[source]} of its {len(claims)} statements"
    )
    return view.line(text, (e for c in claims if c.source == source for e in c.evidence))


def claim_line(view: StoryView, claim: Claim) -> Line:
    """Cue and content in the report's words, through whom it came, and whether the report keeps its distance."""
    text = _content(view, claim)
    told = f"“{text}”" if claim.manner == "direct" else words.with_both_marks(text)
    outlet = view.name(view.reports[claim.report])
    via = [view.actors[a] for a in claim.chain[:-1] if a != claim.source]
    via_names = [words.plain(a.name) for a in via if outlet not in {a.name, *(name.text for name in a.names)}]
    through = f" (through {words.listed(via_names)})" if via_names else ""
    distance = " [the report keeps its distance]" if claim.stance == "distanced" else ""
    return view.line(f"{cued(claim.cue, told)}{through}{distance}", claim.evidence, record=claim.id)


def cued(cue: str | None, told: str) -> str:
    """``says: “…”``, ``says that …``; who "told" somebody, said so."""
    if cue is None or cue.casefold() in BARE_CUES:
        return told
    *before, last = words.plain(cue).split()
    cue = " ".join([*before, SAID.get(last, last)])
    return f"{cue} {told}" if told.partition(" ")[0] in JOINED else f"{cue}: {told}"


def _content(view: StoryView, claim: Claim) -> str:
    """The attributed words; where a cue interrupts them, its place is marked with dots."""
    text = view.reports[claim.report].text
    pieces = [words.plain(piece.cut(text)).strip("\"“”'‘’ ,") for piece in claim.fragments or (claim.content,)]
    return words.clipped(" … ".join(piece for piece in pieces if piece))


def labelled(view: StoryView) -> list[Line]:
    lines = []
    for label in view.comparison.labels:
        below = []
        for report_id, uses in label.by_report.items():
            if report_id in view.reports:
                told = words.listed([label_words(view, use) for use in uses])
                below.append(Line(text=told, marks=(view.mark[report_id],)))
        below.sort(key=lambda line: line.marks)
        if len(below) > 1 or any(use.tone for uses in label.by_report.values() for use in uses):
            marks = tuple(sorted({m for line in below for m in line.marks}))
            name = words.plain(view.actors[label.actor].name)
            lines.append(Line(text=name, marks=marks, below=tuple(below)))
    return lines[:MOST_LABELS]


def label_words(view: StoryView, use: LabelUse) -> str:
    """The label in quotation marks, its tone if it has one, and whose words it is if not the report's own."""
    notes = [words.TONES[use.tone]] if use.tone else []
    said = [view.claims[key] for key in use.words_of if key in view.claims]
    if said:
        notes.append(f"in the words of {words.source(said[0], view.actors)}")
    told = f"“{words.plain(use.text)}”"
    return f"{told} ({', '.join(notes)})" if notes else told


def standing(view: StoryView, most: int | None = MOST_TIES) -> list[Line]:
    """Whose backers reports differ on; then the ties, those with a sign first, so many at most, the rest counted."""
    ranked = sorted(view.ties.values(), key=lambda t: (t.sign == 0, -t.origins, -len(t.evidence), t.id))
    lines = [
        view.line(words.tie_line(t, view.actors, view.claims), t.evidence, kind=f"{t.sign:+d}", record=t.id)
        for t in ranked[:most]
    ]
    if most is not None and len(ranked) > most:
        unseen = [e for tie in ranked[most:] for e in tie.evidence]
        lines.append(rest(view, "tie", unseen, len(ranked) - most))
    return [*differing_backers(view), *lines]


def dated(view: StoryView, most: int = MOST_DATES) -> list[Line]:
    """The weightiest events that have a beginning in time and a party, in order of time."""
    return [replace(line, text=f"{when}: {line.text}") for when, line in timeline(view, most)]


def timeline(view: StoryView, most: int | None = None) -> list[tuple[str, Line]]:
    """When, and what: the events that have a beginning in time and a party, in order of time.

    Args:
        most: so many of the weightiest at most.
    """
    found = [e for e in view.ranked if e.date is not None and e.date.start and (e.actors or e.recipients)][:most]
    found.sort(key=lambda e: (e.date.start if e.date and e.date.start else "", e.id))
    lines = [view.event_line(event, dated=False) for event in found]
    return [(line.event.when, line) for line in lines if line.event is not None]


def _distinct(view: StoryView, claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` that say something by themselves, without those that lie inside another of the same report."""
    kept: list[Claim] = []
    for claim in claims:
        if says_something(view, claim) and not any(
            one.report == claim.report and one.content.overlaps(claim.content) for one in kept
        ):
            kept.append(claim)
    return kept


def says_something(view: StoryView, claim: Claim) -> bool:
    """Whether the content says something by itself: a quotation, or some words more than "the news"."""
    return claim.manner == "direct" or len(_content(view, claim).split()) >= SHORTEST_CONTENT


def is_statement(claim: Claim) -> bool:
    """Whether the claim is surely a statement: a quotation, a cue that is known, or one that was read surely."""
    return claim.manner != "indirect" or claim.cue_class is not None or claim.confidence >= SURE_CLAIM


def most_telling(picture: Picture) -> str | None:
    """The id of the story with most origins, then most reports; ``None`` in an empty picture."""

    def weight(story: Story) -> tuple[int, int, str]:
        origins = len(story.comparison.origins) if story.comparison else len(story.reports)
        return -origins, -len(story.reports), story.id

    return min(picture.stories, key=weight).id if picture.stories else None
