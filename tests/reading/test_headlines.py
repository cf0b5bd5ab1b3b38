"""Headlines are one sentence with a main verb, as far as their words allow it."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report

BODY = "\n\nThe two governments said on Monday that talks would go on until the end of the week, officials added."


@pytest.mark.parametrize(
    ("headline", "verb", "subject"),
    [
        ("Albania severs diplomatic ties with Iran over cyberattack", "severs", "Albania"),
        ("Minister Orders Review of Border Rules", "Orders", "Minister"),
        ("Congo Vetoes Partial Deal on Mines", "Vetoes", "Congo"),
        ("Gunmen battle police over hostages in Kano", "battle", "Gunmen"),
        ("Rabat's envoys, Algerian cabinet sign gas accord", "sign", "envoys"),
        ("Opposition slams president for delaying vote", "slams", "Opposition"),
        ("Protesters Attack French Embassy in Niamey", "Attack", "Protesters"),
        ("Senate Liberals Block Schulz's Bid to Subpoena Envoys", "Block", "Liberals"),
    ],
)
def test_a_verb_that_looks_like_a_noun_is_found(headline: str, verb: str, subject: str) -> None:
    parsed = parse_report(report_from_text(headline + BODY, title=headline))
    title = [s for s in parsed.sentences if s.part == "title"]
    assert [s.span.cut(parsed.text) for s in title] == [headline]
    root = title[0].tokens.root
    assert (root.text, root.tag_ == "VBZ", root.pos_) == (verb, verb.endswith("s"), "VERB")
    assert subject in {child.text for child in root.children if child.dep_ == "nsubj"}
    assert "".join(token.text_with_ws for token in parsed.doc) == parsed.text


@pytest.mark.parametrize(
    "headline",
    [
        "U.N. sanctions on Iran: the next steps", "Army officers in the dock", "Talks of last hope",
        "Migrants' battle for a home", "Rebels, army and a battle for Goma", "New Rules Campaign of the Bankers",
    ],
)  # fmt: skip
def test_a_headline_of_nouns_stays_one(headline: str) -> None:
    parsed = parse_report(report_from_text(headline + BODY, title=headline))
    assert all(t.tag_ not in ("VBZ", "VBP") for s in parsed.sentences if s.part == "title" for t in s.tokens)


def test_a_headline_is_not_cut_without_a_mark() -> None:
    headline = "Niger junta expels French ambassador"
    parsed = parse_report(report_from_text(headline + BODY, title=headline))
    assert parsed.sentences[0].span.cut(parsed.text) == headline


def test_no_sentence_ends_behind_an_abbreviated_rank() -> None:
    text = "Military spokesman Brig. Gen. Yahya Karim said the group attacked the ship. The crew is safe."
    parsed = parse_report(report_from_text(text))
    assert [s.span.cut(text) for s in parsed.sentences] == [text[:75], text[76:]]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Oman, Qatar agree to reopen border", ["Oman", "Qatar"]),
        ("Police, protesters clash in Lagos", ["Police", "protesters"]),
        ("France, Spain, Italy recall envoys", ["France", "Spain", "Italy"]),
        ("EU, UK impose sanctions on Belarus", ["EU", "UK"]),
        ("Haftar aide, Anna Holm, leave Benghazi", ["aide"]),
        ("The two sides, both of them tired, agree to talk", ["sides"]),
    ],
)
def test_who_a_headline_lists_by_commas_acts_together(text: str, subjects: list[str]) -> None:
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="title", start=0, end=len(text)),)))
    verb = next(t for t in parsed.doc if t.dep_ == "ROOT")
    first = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    found = []
    while first is not None:
        found.append(first.text)
        first = next((c for c in first.rights if c.dep_ == "conj"), None)
    assert found == subjects


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Marines to leave Saudi Arabia, Kuwait after drone attacks", {"Arabia", "Kuwait"}),
        ("Parcels sent to Angela Merkel, Emmanuel Macron last week", {"Merkel", "Macron"}),
        ("Blast kills ten in Beirut, Lebanon on Sunday", {"Beirut"}),
        ("Envoy meets Sheikh Tamim, emir of Qatar", {"Tamim"}),
    ],
)
def test_two_alike_behind_one_comma_stand_side_by_side(text: str, heads: set[str]) -> None:
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="title", start=0, end=len(text)),)))
    first = next(t for s in parsed.sentences for t in s.tokens if t.text in heads)
    assert {t.text for t in [first, *first.conjuncts]} == heads
