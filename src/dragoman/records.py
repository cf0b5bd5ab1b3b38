"""The vocabulary made code: every record that the stages hand to each other.

All records are frozen and compare by value. Offsets count code points in ``Report.text``, start included, end
excluded, so ``report.text[start:end]`` is the quoted text. Unknown is ``None`` or an empty tuple, never a guess.

Two families stand here. What was found in *one* report (`Report`, `Reading` and its parts) refers to chains, claims
and places by their index in the same reading. What holds *across* reports (`Actor`, `Event`, … `Picture`) refers to
other records by id; the shape of `Picture` is the JSON contract of ``dragoman export --to json``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from math import inf
from threading import Lock
from typing import Any, Literal, Protocol, TypeVar

import msgspec

T = TypeVar("T")

PartKind = Literal["title", "body", "caption", "credit", "byline", "dateline", "heading", "boilerplate"]
NameKind = Literal["name", "alias", "acronym", "title", "description", "pronoun", "metonym"]
ActorKind = Literal[
    "person", "state", "government", "ministry", "party", "armed-group", "military", "company", "igo", "ngo", "media",
    "organisation", "group",
]  # fmt: skip
Modality = Literal["occurred", "ongoing", "planned", "hypothetical", "alleged", "denied", "negated"]
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal["neutral", "endorsed", "distanced"]
SourceType = Literal["named", "unnamed official", "media", "document", "group", "unnamed"]
Grain = Literal["minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague"]
DifferenceKind = Literal["contradiction", "precision", "emphasis"]
Verdict = Literal["same", "different", "undecided"]


class Record(msgspec.Struct, frozen=True):
    """Base of all records: immutable, compared by value."""


class InOrder(Record, frozen=True):
    """Base of records that are sorted although some of their fields may be unknown: the unknown comes first."""

    def __lt__(self, other: InOrder) -> bool:
        mine, theirs = (msgspec.structs.astuple(record) for record in (self, other))
        return [(value is not None, value) for value in mine] < [(value is not None, value) for value in theirs]


# ---------------------------------------------------------------- ground: spans, evidence, time, quantity


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one report's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Evidence(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """The words of a report that say so.

    ``sentence`` is the text itself: the case fills it in for callers of the Python API; exports carry offsets only.
    """

    report: str
    start: int
    end: int
    sentence: str | None = None

    def overlaps(self, other: Evidence) -> bool:
        return self.report == other.report and self.start < other.end and other.start < self.end


class Interval(InOrder, frozen=True, kw_only=True):
    """A stretch of days. ``start`` and ``end`` are ISO dates (``YYYY-MM-DD``), both included; ``None`` is open.

    ``grain`` says how precisely the words put it: "2011" is 2011-01-01 to 2011-12-31 of grain ``year``.
    """

    start: str | None
    end: str | None
    grain: Grain


class Count(InOrder, frozen=True, kw_only=True):
    """A quantity told of an event. ``low`` and ``high`` are equal when the words are exact; "dozens" is 24 to None."""

    what: str
    low: float | None
    high: float | None
    unit: str | None = None

    @property
    def told(self) -> str:
        """The number as a reader would write it: ``34``, ``at least 24``, ``about 200``, ``between 10 and 15``,
        ``2.6 million``.

        ``some`` where no number is given.
        """
        low, high = (None if end is None else _in_words(end) for end in (self.low, self.high))
        if self.low is None or self.high is None:
            return f"at least {low}" if low else f"up to {high}" if high else "some"
        about = (self.low + self.high) / 2
        if low != high and about >= 10 and (int(0.9 * about), int(1.1 * about)) == (self.low, self.high):
            return f"about {_in_words(round(about))}"  # what reading makes of "some 200"
        return f"{low}" if low == high else f"between {low} and {high}"

    def meets(self, other: Count) -> bool:
        """Whether some number fits both: "at least ten" and "11"."""
        highs = [inf if count.high is None else count.high for count in (self, other)]
        return max(self.low or 0.0, other.low or 0.0) <= min(highs)


def _in_words(number: float) -> str:
    """``1,234``, ``2.6 million``, ``143 billion``: a large round number by its power, any other in digits."""
    for power, name in ((1e9, "billion"), (1e6, "million")):
        if number >= power and number % (power / 1000) == 0:
            return f"{number / power:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}".removesuffix(".0")


MatterRole = Literal["instrument", "cargo", "exchange", "target"]


class Matter(Record, frozen=True, kw_only=True):
    """A thing that an event was done with, about or to: its instrument, what was handed over or given in return, and
    the target that was struck, seized or blocked."""

    role: MatterRole
    span: Span


# ---------------------------------------------------------------- intake: one document by one outlet


class Part(Record, frozen=True, kw_only=True):
    kind: PartKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Report(Record, frozen=True, kw_only=True):
    """One document by one outlet.

    ``id`` is a hash of all that the report says of itself and of the world (not of the file it came in). ``published``
    is an ISO date or date-time; ``published_from`` tells whether metadata, dateline, caption or text gave it. ``file``
    is the name of the file, with the place inside it for containers (``items.jsonl:12``, ``batch.zip/a.html``).
    ``copy_of`` is the id of the report whose text this one repeats; only linking knows it.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    file: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: Literal["metadata", "dateline", "caption", "text"] | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    metadata: dict[str, str] = {}
    copy_of: str | None = None

    @property
    def may_be_younger(self) -> bool:
        """Whether ``published`` is only a day that the report tells of: its own may be some days later."""
        return self.published_from in ("caption", "text")


class Rejection(Record, frozen=True, kw_only=True):
    """A file, or an item of one, that gave no report: where it is, why, and what would help. One line each."""

    file: str
    reason: str
    hint: str


# ---------------------------------------------------------------- reading: what one report holds


class Mention(Record, frozen=True, kw_only=True):
    """A span that refers to an actor. ``head`` is the offset of the syntactic head's first character (for a name, the
    head of the name); ``chain`` is the index of its chain in the reading."""

    start: int
    end: int
    head: int
    kind: NameKind
    chain: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class ChainName(Record, frozen=True, kw_only=True, order=True):
    """One wording of a chain, with how often the report uses it."""

    text: str
    kind: NameKind
    count: int


class ChainRole(Record, frozen=True, kw_only=True):
    """An office or function stated of a chain's actor: "deputy foreign minister" (``title``) of chain ``of``."""

    title: str
    of: int | None
    of_text: str | None
    span: Span
    former: bool = False
    since: str | None = None
    until: str | None = None


class Chain(Record, frozen=True, kw_only=True):
    """In-text coreference: one actor of one report under all its mentions.

    ``name`` is its fullest proper name, or its first description when no name is given. ``named`` tells which.
    ``part_of`` is the chain of the body that this one belongs to ("its intelligence agency").
    """

    name: str
    named: bool
    kind: ActorKind | None
    names: tuple[ChainName, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[ChainRole, ...] = ()
    part_of: int | None = None
    members: tuple[int, ...] = ()  # chains that a plural mention unites: "the two sides"


class TimeMention(Record, frozen=True, kw_only=True):
    """A time expression. ``value`` is its TIMEX3 value ("2020-02-29", "2020-W09"), ``interval`` the days."""

    start: int
    end: int
    value: str | None
    interval: Interval | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class PlaceMention(Record, frozen=True, kw_only=True):
    """A span that names a place, with the gazetteer's entry. ``resolution``: 5 point or below city, 4 city, 3 district,
    2 province, 1 country (PLOVER manual, event location). ``actor`` is true where the name stands for a government."""

    start: int
    end: int
    name: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    resolution: int | None
    actor: bool = False
    adjective: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class ClaimMention(Record, frozen=True, kw_only=True):
    """Attributed content: who says what, how, and through whom.

    ``source`` is a chain; ``via`` the chains that passed the words on, nearest to the outlet first. ``inside`` is the
    index of the claim that this one is nested in. ``cue_class`` is a class of ``knowledge/reporting.yaml``.
    """

    source: int | None
    source_span: Span | None
    source_type: SourceType | None
    cue: Span | None
    cue_class: str | None
    content: tuple[Span, ...]
    manner: Manner
    stance: Stance
    sentence: Span
    via: tuple[int, ...] = ()
    inside: int | None = None
    confidence: float = 1.0


class EventMention(Record, frozen=True, kw_only=True):
    """One telling of an event. ``actors`` and ``recipients`` are chains, ``place`` and ``claims`` are indexes too.

    ``lemma`` is the base form of the trigger and ``terms`` the other content words of the sentence: linking compares
    tellings by them. ``historical``: told as background, ended over a year before the report.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    sentence: Span
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None
    date: Interval | None
    modality: Modality
    counts: tuple[Count, ...]
    claims: tuple[int, ...]
    confidence: float
    lemma: str
    terms: tuple[str, ...] = ()
    matter: tuple[Matter, ...] = ()
    historical: bool = False
    heads: tuple[int, ...] = ()  # chains that are told to lead a side's delegation


class TieMention(Record, frozen=True, kw_only=True):
    """One telling of a lasting relation between two chains. ``type`` is a name of ``knowledge/ties.yaml``.

    ``source_span`` and ``target_span`` are the words of the two ends in the sentence, ``cue`` those of the relation.
    """

    source: int
    target: int
    source_span: Span
    target_span: Span
    type: str
    sign: Literal[1, -1, 0]
    modality: Modality
    cue: Span
    sentence: Span
    claims: tuple[int, ...]
    confidence: float
    since: str | None = None
    until: str | None = None
    matter: str | None = None


class Sketch(Record, frozen=True, kw_only=True):
    """What linking compares reports by, without their texts.

    ``terms`` counts the content words of title and lead (a title word counts twice); ``fingerprints`` are winnowed
    hashes of word runs, of which two copies of one text share most. ``vector`` places title and lead among the
    happenings that reports tell, one signed byte a dimension; ``None`` without words or packaged weights.
    """

    terms: dict[str, int]
    fingerprints: tuple[int, ...]
    words: int
    vector: bytes | None = None


class Reading(Record, frozen=True, kw_only=True):
    """All that was found in one report. A pure function of the report, the models and the knowledge files."""

    report: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    claims: tuple[ClaimMention, ...]
    events: tuple[EventMention, ...]
    ties: tuple[TieMention, ...]
    sketch: Sketch


# ---------------------------------------------------------------- judgements: a person's decisions


class Anchor(Record, frozen=True, kw_only=True):
    """A place in a report that stands for an actor, so that a judgement outlives every re-reading and re-linking."""

    report: str
    start: int
    end: int
    name: str


class Judgement(Record, frozen=True, kw_only=True):
    """A person's recorded decision on two actors. A withdrawn judgement stays in the journal and has no effect."""

    id: str
    verdict: Verdict
    left: Anchor
    right: Anchor
    author: str
    at: str
    withdrawn: str | None = None


class Resemblance(Record, frozen=True, kw_only=True):
    """Two actors that may be one: shown, never merged. ``score`` is 0 to 1; ``reason`` is a sentence for a reader."""

    left: str
    right: str
    score: float
    reason: str


# ---------------------------------------------------------------- picture: the resolved whole


class Name(Record, frozen=True, kw_only=True):
    text: str
    kind: NameKind
    reports: dict[str, int]


class Role(Record, frozen=True, kw_only=True):
    title: str
    of: str | None
    since: str | None
    until: str | None
    former: bool
    evidence: tuple[Evidence, ...]


class Actor(Record, frozen=True, kw_only=True):
    """A person, state, government, organisation, company, armed group or outlet, resolved across reports."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    sectors: tuple[str, ...]
    ids: dict[str, str]
    part_of: str | None
    roles: tuple[Role, ...]
    names: tuple[Name, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether any report calls the actor by a name of its own, not only by what it is."""
        return any(name.kind in ("name", "alias") for name in self.names)

    @property
    def is_known(self) -> bool:
        """Whether the actor has a name, be it an acronym only."""
        return self.is_named or any(name.kind == "acronym" for name in self.names)


class Place(Record, frozen=True, kw_only=True):
    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    resolution: int | None
    names: tuple[Name, ...]
    evidence: tuple[Evidence, ...] = ()


class Claim(Record, frozen=True, kw_only=True):
    """Attributed content. ``source`` is an actor id or ``None`` when the report gives no source.

    ``content`` runs from the first to the last attributed word; ``fragments`` are its pieces where a cue interrupts.
    """

    id: str
    report: str
    source: str | None
    source_text: str | None
    source_type: SourceType | None
    chain: tuple[str, ...]
    cue: str | None
    cue_class: str | None
    content: Span
    fragments: tuple[Span, ...]
    manner: Manner
    stance: Stance
    inside: str | None
    confidence: float
    evidence: tuple[Evidence, ...]


class Thing(Record, frozen=True, kw_only=True):
    """A thing that an event was done with, about or to (`Matter`), in the words of a report: "two vehicles"."""

    role: MatterRole
    text: str


class Account(Record, frozen=True, kw_only=True):
    """What one report says of one event. ``also_dated`` holds the dates that the same report gives beside ``date``.

    ``slots`` leads what is said of one slot to the sentences that say it: ``place``, ``date 2020-02-29`` (as `start`),
    ``modality``, ``counts killed``, an actor's id, and ``head`` with the id of who leads a delegation. A slot that is
    not there stands on all of ``evidence``.
    """

    report: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: Interval | None
    also_dated: tuple[Interval, ...]
    modality: Modality
    counts: tuple[Count, ...]
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    slots: dict[str, tuple[Evidence, ...]] = {}
    things: tuple[Thing, ...] = ()


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, is planned, alleged or denied. ``origins`` counts its accounts' independent origins.

    ``part_of`` is the event that this one belongs to: the meetings and signings of a visit.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: Interval | None
    modality: Modality
    counts: tuple[Count, ...]
    origins: int
    confidence: float
    label: str
    accounts: tuple[Account, ...]
    historical: bool = False
    part_of: str | None = None
    things: tuple[Thing, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(e for account in self.accounts for e in account.evidence)

    @property
    def targets(self) -> tuple[str, ...]:
        """The things that were struck, seized or blocked, as reports word them."""
        return tuple(thing.text for thing in self.things if thing.role == "target")


class Tie(msgspec.Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """A lasting relation between two actors; ``source`` and ``target`` are ``from`` and ``to`` in JSON."""

    id: str
    source: str
    target: str
    type: str
    sign: Literal[1, -1, 0]
    since: str | None
    until: str | None
    modality: Modality
    claims: tuple[str, ...]
    origins: int
    confidence: float
    derived: bool
    evidence: tuple[Evidence, ...]
    matter: str | None = None


class Agreed(Record, frozen=True, kw_only=True):
    event: str
    slot: str
    value: str | tuple[str, ...]
    reports: tuple[str, ...]


class Value(Record, frozen=True, kw_only=True):
    value: str | tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Difference(Record, frozen=True, kw_only=True):
    """One slot of one event told in more than one way; the reports of two values may be the same report."""

    event: str
    slot: str
    values: tuple[Value, ...]
    kind: DifferenceKind


class Alone(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a single report of the story has: one of ``event``, ``claim`` and ``tie`` is set."""

    report: str
    event: str | None = None
    claim: str | None = None
    tie: str | None = None


class LabelUse(Record, frozen=True, kw_only=True):
    """One wording for an actor. ``words_of`` holds the claims, when the report uses it only inside what others say."""

    text: str
    tone: Literal[-1, 0, 1]
    words_of: tuple[str, ...] = ()


class Label(Record, frozen=True, kw_only=True):
    actor: str
    by_report: dict[str, tuple[LabelUse, ...]]


class Cited(Record, frozen=True, kw_only=True):
    source: str | None
    claims: int


class Sources(Record, frozen=True, kw_only=True):
    report: str
    cited: tuple[Cited, ...]


class Origin(Record, frozen=True, kw_only=True):
    reports: tuple[str, ...]
    why: str


class Gist(Record, frozen=True, kw_only=True):
    """A sentence that tells much of what a story's reports share; ``also`` holds the sentence of each other text that
    tells the same."""

    evidence: Evidence
    also: tuple[Evidence, ...]


class Parallel(Record, frozen=True, kw_only=True):
    """Sentences that tell of the same, each of another text of the story."""

    sentences: tuple[Evidence, ...]


class Numbers(Record, frozen=True, kw_only=True):
    """All numbers that a story's reports give of one thing: ``killed``, ``arrested``, ``crew``.

    They need not count the same people at the same hour, so that even two of them are no contradiction by themselves.
    """

    what: str
    values: tuple[Value, ...]


class Dispute(Record, frozen=True, kw_only=True):
    """A sentence that denies something, and the sentence that comes nearest to what it denies, if any."""

    denial: Evidence
    denied: Evidence | None


class SidedWord(Record, frozen=True, kw_only=True):
    """Words of a report that take a side: "massacre", "neutralised". ``words_of`` holds the claims they stand in."""

    report: str
    text: str
    evidence: Evidence
    words_of: tuple[str, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """The accounts of one story side by side. ``doubtful`` leads an event's id to what no sentence of the story surely
    says of it: ``place`` (that it happened there), ``sides`` (that these did it to those).

    ``gist``, ``own`` (sentences that tell what no other text tells), ``parallels``, ``numbers``, ``disputes`` and
    ``sided`` rest on the sentences themselves, not on the events read in them.
    """

    agreed: tuple[Agreed, ...]
    differing: tuple[Difference, ...]
    alone: tuple[Alone, ...]
    labels: tuple[Label, ...]
    sources: tuple[Sources, ...]
    origins: tuple[Origin, ...]
    doubtful: dict[str, tuple[str, ...]] = {}
    gist: tuple[Gist, ...] = ()
    own: tuple[Evidence, ...] = ()
    parallels: tuple[Parallel, ...] = ()
    numbers: tuple[Numbers, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sided: tuple[SidedWord, ...] = ()


class Story(Record, frozen=True, kw_only=True):
    id: str
    title: str
    reports: tuple[str, ...]
    events: tuple[str, ...]
    comparison: Comparison | None


class Picture(Record, frozen=True, kw_only=True):
    """The resolved whole: the one stable contract (docs/picture.schema.json)."""

    dragoman: str
    models: dict[str, str]
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    ties: tuple[Tie, ...]
    stories: tuple[Story, ...]


# ---------------------------------------------------------------- the ground under linking


class Shelf(Protocol):
    """Where linking and comparing find what was read, one report at a time: memory does not grow with the case."""

    def report_ids(self) -> Iterator[str]:
        """All report ids in ascending order."""
        ...

    def report(self, report_id: str) -> Report: ...

    def reading(self, report_id: str) -> Reading: ...


# ---------------------------------------------------------------- ids and JSON


def make_id(prefix: str, *parts: object) -> str:
    """``prefix`` and 12 hexadecimal digits of a hash of ``parts``; equal parts give equal ids on every machine."""
    digest = hashlib.blake2b(msgspec.json.encode(parts), digest_size=6)
    return f"{prefix}{digest.hexdigest()}"


def to_json(record: Any) -> bytes:
    """The record as UTF-8 JSON with the keys in the order of the fields, except free dictionaries, which are sorted."""
    return msgspec.json.encode(record, order="deterministic")


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Read one record back.

    Raises:
        msgspec.ValidationError: when the JSON is not a record of that kind.
    """
    return _decoder(kind).decode(data)  # type: ignore[no-any-return]


_DECODERS: dict[type[Any], msgspec.json.Decoder[Any]] = {}
_BUILDING = Lock()


def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    # msgspec gathers what it knows of a kind when it first meets it, and two threads that do so at once crash
    with _BUILDING:
        if kind not in _DECODERS:
            _DECODERS[kind] = msgspec.json.Decoder(kind)
        return _DECODERS[kind]


def picture_schema() -> dict[str, Any]:
    """JSON Schema of the exported picture, generated from the records above."""
    return msgspec.json.schema(Picture)
