import random

from dragoman.linking.copies import Printed, find_copies
from dragoman.reading.sketch import _winnow
from dragoman.records import Sketch

WIRE = (
    "the two ministers signed the accord on water in the palace at noon and spoke of a new chapter between the two "
    "countries which had closed their embassies twelve years ago after a dispute over a dam that was never finished "
    "officials said the accord gives both sides the right to inspect each reservoir twice a year and to stop work that "
    "harms the other"
).split()
OTHER = (
    "a court in the capital sentenced four officers to prison for the shooting of a student during the march in spring "
    "while the families of the victims demanded that the generals who gave the order be tried as well and called the "
    "sentence a mockery in front of the building where police had put up fences overnight"
).split()


def printed(report: str, words: list[str], published: str | None = None, agency: bool = False) -> Printed:
    sketch = Sketch(terms={}, fingerprints=_winnow(words), words=len(words))
    return Printed(report=report, sketch=sketch, published=published, agency=agency)


def test_a_reprint_is_a_copy_of_the_earlier_text() -> None:
    reports = [printed("a", WIRE, "2021-05-03"), printed("b", WIRE, "2021-05-02"), printed("c", OTHER, "2021-05-01")]
    assert find_copies(reports) == {"a": "b"}


def test_a_cut_reprint_with_a_changed_opening_is_a_copy() -> None:
    cut = ["yesterday", "afternoon", *WIRE[5:45]]
    assert find_copies([printed("wire", WIRE, "2021-05-02", agency=True), printed("cut", cut, "2021-05-02")]) == {
        "cut": "wire"
    }


def test_a_long_report_that_quotes_the_wire_is_not_a_copy() -> None:
    own = [*OTHER, *OTHER[::-1], *WIRE[:30]]
    assert find_copies([printed("wire", WIRE, "2021-05-02"), printed("own", own, "2021-05-03")]) == {}


def test_forty_reprints_go_back_to_one_original() -> None:
    reports = [printed(f"r{i:02}", WIRE, f"2021-05-{i + 1:02}" if i < 28 else None) for i in range(40)]
    expected = {f"r{i:02}": "r00" for i in range(1, 40)}
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        assert find_copies(reports) == expected


def test_short_texts_are_copies_only_when_equal() -> None:
    short = "no comment from the palace today".split()
    longer = "no comment from the palace today but a denial tomorrow".split()
    assert find_copies([printed("a", short), printed("b", short)]) == {"b": "a"}
    assert find_copies([printed("a", short), printed("c", longer)]) == {}


def test_without_dates_the_agency_is_the_original() -> None:
    assert find_copies([printed("a", WIRE), printed("z", WIRE, agency=True)]) == {"a": "z"}
