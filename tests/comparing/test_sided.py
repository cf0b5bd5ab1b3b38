"""Words that take sides, and in whose mouth they stand."""

import pytest
from written_reports import story, written

from dragoman.comparing.sided import find_sided
from dragoman.knowledge.sided import sided_words, takes_side
from dragoman.records import Claim, Report, Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the terrorist Rapid Support militia", ["terrorist Rapid Support"]),
        ("a massacre by the putschist Gen. Haftar", ["massacre", "putschist Gen. Haftar"]),
        ("Sixty fighters were neutralised in a qualitative operation.", ["neutralised", "qualitative operation"]),
        ("an unprovoked Kenyan raid on so-called Somali of Wajir", ["unprovoked Kenyan raid", "so-called Somali"]),
        ("the so-called prime minister that left", ["so-called prime minister"]),
        ("a so-called transit and an unprovoked attack killed two", ["so-called transit", "unprovoked attack"]),
        # parts of names
        ("He met the Zionist Congress and the National Liberation Army.", []),
        ("The army shelled the town.", []),
    ],
)
def test_words_that_take_a_side_run_to_the_noun_that_they_belong_to(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sided_words(text)] == found
    assert takes_side(text) == bool(found)


def test_each_report_has_its_words_once() -> None:
    words: dict[str, list[str]] = {}
    for one in find_sided(story("market"), []):
        words.setdefault(one.report, []).append(one.text)
    assert words["a"] == ["eliminated", "qualitative operation", "terrorist Rapid Support", "heroes"]
    assert words["b"] == ["massacre", "martyrs", "terrorist army", "martyrdom", "war crime"]
    assert words["c"] == ["genocide"]


def said(report: Report, words: str, *, key: str = "c1", cue_class: str = "says") -> Claim:
    start = report.text.index(words)
    content = Span(start, start + len(words))
    return Claim(
        id=key, report=report.id, source=None, source_text="he", source_type=None, chain=(), cue="said",
        cue_class=cue_class, content=content, fragments=(content,), manner="indirect", stance="neutral", inside=None,
        confidence=1.0, evidence=(),
    )  # fmt: skip


def test_words_in_a_statement_carry_its_claim_unless_the_report_uses_them_itself() -> None:
    once = written("a", "He said it was a massacre.")
    (word,) = find_sided([once], [said(once, "it was a massacre")])
    assert word.words_of == ("c1",)
    twice = written("a", "He said it was a massacre. After the massacre rain fell.")
    (word,) = find_sided([twice], [said(twice, "it was a massacre")])
    assert word.words_of == ()


def test_the_words_are_those_of_who_accuses_and_not_of_who_denies() -> None:
    report = written("a", "Harare accuses Lusaka of arming bandits, which Lusaka denies.")
    claims = [
        said(report, "accuses Lusaka of arming bandits", key="c0", cue_class="denies"),
        said(report, "Harare accuses Lusaka of arming bandits", key="c1", cue_class="says"),
        said(report, "Lusaka of arming bandits", key="c2", cue_class="accuses"),
    ]
    (word,) = find_sided([report], claims)
    assert word.words_of == ("c2", "c1", "c0")
