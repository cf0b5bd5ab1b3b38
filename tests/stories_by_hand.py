"""A story built by hand for the tellings: two outlets, a reprint, an attack dated twice, a shipment that is alleged."""

from __future__ import annotations

from by_hand import account, actor, day, event, place
from msgspec.structs import replace

from dragoman.comparing.compare import compare
from dragoman.records import Claim, Event, Evidence, Picture, Report, Span, Story, Tie

ACTORS = [
    actor("Syria", "state", "SYR"),
    actor("Turkey", "state", "TUR"),
    actor("the ministry", "ministry", "LBY"),
]
SENTENCES = ("Turkey bombed a column near Idlib on Friday.", "Syria shipped fuel to Turkey, the ministry said.")


def alleged_claim(report: str) -> Claim:
    return Claim(
        id="c1",
        report=report,
        source="the ministry",
        source_text="the ministry",
        source_type="named",
        chain=("the ministry",),
        cue="said",
        cue_class="says",
        content=Span(45, 63),
        fragments=(Span(45, 63),),
        manner="indirect",
        stance="neutral",
        inside=None,
        confidence=1.0,
        evidence=(Evidence(report, 45, 93),),
    )


def make_picture(title: str = "Fuel and bombs", outlet: str = "The Courier", text: str | None = None) -> Picture:
    text = text or "\n".join(SENTENCES)
    silent = text.replace(SENTENCES[1], "Rain fell on the hills by the coast.".ljust(len(SENTENCES[1])))
    reports = [
        Report(id="r1", text=text, parts=(), title=title, outlet=outlet, published="2020-03-01"),
        Report(id="r2", text=silent, parts=(), title="Another", outlet="The Herald", published="2020-03-02"),
        Report(id="r3", text=text, parts=(), outlet="The Echo", copy_of="r1"),
    ]
    attack = event(
        account("r1", ["Turkey"], ["Syria"], place="Idlib", date=day("2020-02-28")),
        account("r2", ["Turkey"], ["Syria"], place="Idlib", date=day("2020-02-29")),
        account("r3", ["Turkey"], ["Syria"], place="Idlib", date=day("2020-02-28")),
        id="e1",
        kind="ASSAULT",
    )
    shipment = account("r1", ["Syria"], ["Turkey"], modality="alleged")
    aid = event(
        replace(shipment, claims=("c1",), evidence=(Evidence("r1", 45, 93),)),
        id="e2",
        kind="AID",
        label="shipped",
    )
    return picture_of(reports, [attack, replace(aid, modality="alleged")], [alleged_claim("r1")], [tie("t1", "r1", -1)])


def tie(id: str, report: str, sign: int) -> Tie:
    return Tie(
        id=id,
        source="Turkey",
        target="Syria",
        type={-1: "opposes", 1: "supports"}[sign],
        sign=sign,  # type: ignore[arg-type]
        since=None,
        until=None,
        modality="occurred",
        claims=(),
        origins=1,
        confidence=0.7,
        derived=False,
        evidence=(Evidence(report, 0, 44),),
    )


def picture_of(reports: list[Report], events: list[Event], claims: list[Claim], ties: list[Tie]) -> Picture:
    """The picture of one story, compared as the real ones are; it is called after its first report."""
    places = {"Idlib": replace(place("Idlib", "SYR"), latitude=35.93, longitude=36.63)}
    stated: dict[str, list[str]] = {}
    for one in ties:
        stated.setdefault(one.evidence[0].report, []).append(one.id)
    comparison = compare(reports, events, claims, stated, {a.id: a for a in ACTORS}, places)
    story = Story(
        id="s1",
        title=reports[0].title or "",
        reports=tuple(report.id for report in reports),
        events=tuple(event.id for event in events),
        comparison=comparison,
    )
    return Picture(
        dragoman="0",
        models={},
        reports=tuple(reports),
        actors=tuple(ACTORS),
        places=tuple(places.values()),
        claims=tuple(claims),
        events=tuple(events),
        ties=tuple(ties),
        stories=(story,),
    )
