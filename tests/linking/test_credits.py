"""Outlets and agencies that a report only credits become actors with the credit as their evidence."""

from collections.abc import Iterator

import pytest

from dragoman.intake import report_from_text
from dragoman.linking.credits import credited, outlet_chain
from dragoman.linking.linker import link
from dragoman.reading.reader import read_report
from dragoman.records import Actor, Part, Reading, Report

CREDITS = [
    ("(AFP Photo)", ["AFP"]),
    ("(REUTERS/Jane Doe)", ["REUTERS"]),
    ("Jane Doe/AFP/Getty Images", ["AFP"]),
    ("(Al-Jazeera)", ["Al-Jazeera"]),
    ("Photo: Anadolu Agency", ["Anadolu Agency"]),
    ("By Jane Doe and Omar Sabri, Associated Press", ["Associated Press"]),
    ("By Jane Doe in Geneva", []),
    ("(Courtesy of the family)", []),
]


@pytest.mark.parametrize(("line", "names"), CREDITS)
def test_media_are_found_in_credits_and_nobody_else(line: str, names: list[str]) -> None:
    report = Report(id="r", text=line, parts=(Part(kind="credit", start=0, end=len(line)),))
    found = list(credited(report))
    assert [chain.name for chain, _ in found] == names
    assert [span.cut(line) for _, span in found] == names


def test_a_credited_agency_is_an_actor_whose_evidence_is_the_credit() -> None:
    text = (
        "Minister visits flooded valley\n"
        "Residents carry sandbags in the valley on Monday, March 2, 2020. (AFP Photo)\n\n"
        "The minister said on Monday that the valley would be rebuilt. He left in the evening."
    )
    report = report_from_text(text)
    linked = list(link(_Shelf(report, read_report(report))))
    agency = next(a for a in linked if isinstance(a, Actor) and a.name == "AFP")
    assert (agency.kind, agency.country) == ("media", "FRA")
    assert [text[e.start : e.end] for e in agency.evidence] == ["AFP"]


class _Shelf:
    def __init__(self, report: Report, reading: Reading) -> None:
        self._report, self._reading = report, reading

    def report_ids(self) -> Iterator[str]:
        yield self._report.id

    def report(self, report_id: str) -> Report:
        return self._report

    def reading(self, report_id: str) -> Reading:
        return self._reading


def test_what_is_known_of_an_outlet_is_told() -> None:
    assert (outlet_chain("The Washington Post").country, outlet_chain("The Washington Post").kind) == ("USA", "media")
    assert outlet_chain("Apple").country is None
