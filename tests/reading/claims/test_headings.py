"""Sources that a line sets off by a colon, a dash or a comma."""

from __future__ import annotations

import pytest

from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def told(text: str) -> list[tuple[str, str]]:
    """(source, content) of the claims whose cue is a mark, without the token model."""
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="title", start=0, end=len(text)),)))
    return [
        (c.source_span.cut(text), c.content[0].cut(text))
        for c in attribute_claims(parsed, Cast((), ()))
        if c.source_span is not None and c.cue is not None and c.cue.cut(text) in ":-–"
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Report: Hundreds of villagers fled the valley", "Report", "Hundreds of villagers fled the valley"),
        ("Interfax: Belarus to close two crossings", "Interfax", "Belarus to close two crossings"),
        ("Taliban spokesman: The war is over", "Taliban spokesman", "The war is over"),
        ("Ministry of Defence: Our guns fell silent", "Ministry of Defence", "Our guns fell silent"),
        ("Gunmen hold thirty sailors off Benin: officials", "officials", "Gunmen hold thirty sailors off Benin"),
        ("Eritrea recalls its envoy – state TV", "state TV", "Eritrea recalls its envoy"),
        ("Mali's junta chief says he will go: report", "report", "Mali's junta chief says he will go"),
    ],
)
def test_heading_tells_who_says_the_line(text: str, source: str, content: str) -> None:
    assert (source, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan: Five killed in shelling of a market",
        "Explainer: Why the talks on the dam failed",
        "Ceasefire talks: Both sides meet in Doha",
        "Envoys leave Doha without a deal - The Gulf Observer",
        "Police: no comment",
    ],
)
def test_heading_of_a_matter_or_a_page_says_nothing(text: str) -> None:
    assert told(text) == []


def test_who_says_the_line_is_no_part_of_what_is_said_in_it() -> None:
    text = "Mali's junta chief says he will go: report"
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="title", start=0, end=len(text)),)))
    claims = attribute_claims(parsed, Cast((), ()))
    inner = next(c for c in claims if c.cue is not None and c.cue.cut(text) == "says")
    assert [piece.cut(text) for piece in inner.content] == ["he will go"]
    assert inner.inside is not None


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Four killed in blast at Quetta mosque, police say", "police", "Four killed in blast at Quetta mosque"),
        ("Army kills nine rebels in Delta raid, says ministry", "ministry", "Army kills nine rebels in Delta raid"),
        ("Netanyahu rejects truce, says war will go on", "Netanyahu", "war will go on"),
        ("Embargo unlawful – Moscow", "Moscow", "Embargo unlawful"),
        ("Tehran will never give in: Araghchi", "Araghchi", "Tehran will never give in"),
    ],
)
def test_title_ends_with_who_says_it_or_with_what_its_subject_says(title: str, source: str, content: str) -> None:
    text = f"{title}\n\nForeign Minister Abbas Araghchi spoke on Sunday."
    parts = (Part(kind="title", start=0, end=len(title)), Part(kind="body", start=len(title) + 2, end=len(text)))
    claims = attribute_claims(parse_report(Report(id="r", text=text, parts=parts, title=title)), Cast((), ()))
    said = [(c.source_span.cut(text), c.content[0].cut(text)) for c in claims if c.source_span is not None]
    assert (source, content) in said


def test_each_line_of_a_debate_is_its_speakers() -> None:
    text = (
        "“OKOYE: The dam is safe. It will stand.\n\n“HADDAD: Who says so?\n\n“OKOYE: The engineers do, and so do I.\n\n"
        "VIDEO: The clip lasts an hour."
    )
    assert told(text)[:2] == [("OKOYE", "The dam is safe. It will stand."), ("HADDAD", "Who says so?")]
    assert told("OKOYE: The dam is safe. It will stand.") == []
