"""The gist of a story: whole sentences, the news first, every side heard."""

from written_reports import cut, story, written

from dragoman.comparing.gist import MOST
from dragoman.comparing.gist import find_gist as gist_of
from dragoman.comparing.parallels import find_parallels
from dragoman.records import Gist, Report


def find_gist(reports: list[Report]) -> tuple[Gist, ...]:
    return gist_of(reports, find_parallels(reports, []))


def test_it_begins_with_the_lead_that_takes_no_side_and_hears_every_text() -> None:
    reports = story("market")
    gist = find_gist(reports)
    assert cut(reports, gist[0].evidence).startswith("At least 70 people were killed when Sudanese army aircraft")
    assert {one.evidence.report for one in gist} == {"a", "b", "c"}
    assert len(gist) <= MOST


def test_it_tells_nothing_twice_and_no_sentence_that_leans_on_another() -> None:
    reports = [
        written("a", "Soldiers seized the radio station in Lome on Monday morning. He said the army was in control."),
        written("b", "On Monday morning soldiers seized the radio station in Lome, witnesses said."),
    ]
    (one,) = find_gist(reports)
    assert [cut(reports, e) for e in one.also] != []
    assert "radio station" in cut(reports, one.evidence)


def test_it_is_the_same_in_any_order_of_the_reports() -> None:
    reports = story("boat")
    assert find_gist(reports) == find_gist(sorted(reports, key=lambda r: r.id))
    assert {one.evidence for one in find_gist(reports[::-1])} == {one.evidence for one in find_gist(reports)}


def test_a_story_of_one_report_begins_with_its_lead() -> None:
    report = written(
        "a", "The court in Izmir sentenced the mayor to seven years in prison. Her lawyer will appeal it soon."
    )
    assert cut([report], find_gist([report])[0].evidence).startswith("The court in Izmir")


def test_a_line_below_the_headline_is_no_lead_and_what_is_told_besides_is_no_news() -> None:
    deck = "Speed with which the fort was lost shows how weak its garrison had become since spring"
    lead = "The fort of Tessalit fell to the northern rebels on Sunday, two residents of the town said."
    aside = "In another context, the minister of mines received the envoy of Algeria in the capital on Sunday."
    report = written("a", f"{deck}\n{lead} {aside} The garrison of the fort had left by night for Gao.")
    told = [cut([report], one.evidence) for one in find_gist([report])]
    assert told[0] == lead
    assert not {deck, aside} & set(told)
