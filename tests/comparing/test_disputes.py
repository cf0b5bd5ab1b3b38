"""Denials, and what they are about."""

import pytest
from written_reports import cut, story, written

from dragoman.comparing.disputes import find_disputes


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that its soldiers had left the town.",
        "Moscow denied any role in the attack.",
        "The company denied wrongdoing.",
        "The police deny the use of force.",
        "The movement rejected as a clumsy lie the accusation of the ministry.",
        "The ministry dismissed the report as propaganda.",
        "It rejected the Indian allegations of infiltration.",
        "The accusations of Poland against Russia over the power cut are absurd, she stated.",
        "The reports that our men began the shooting are absolutely false.",
        "Kigali's statement that the column crossed the river is a complete lie.",
        "The information of the other side on shelled villages is not true, but its claims are not true either.",
        "The claim could not be independently verified.",
        "We have not been able to confirm this.",
        "He called it a blatant lie and baseless accusations.",
    ],
)
def test_it_is_a_denial(text: str) -> None:
    assert len(find_disputes([written("a", text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He was denied bail.",
        "The guards denied her access to a lawyer.",
        "Parliament rejected the bill.",
        "The minister rejected calls to resign.",
        "The president dismissed the head of the army.",
        "The hospital confirmed two deaths.",
    ],
)
def test_it_is_no_denial(text: str) -> None:
    assert find_disputes([written("a", text)]) == ()


def test_denied_is_the_sentence_before_where_the_denial_points_back() -> None:
    reports = story("boat")
    told = {cut(reports, one.denial)[:36]: one.denied for one in find_disputes(reports)}
    account = told["The Greek coast guard denied the account and said it"[:36]]
    assert account is not None
    assert cut(reports, account).startswith("Three survivors on Leros told Meridian by phone")
    # what is denied stands in the sentence itself
    assert told["Greek authorities have been accused for years"[:36]] is None


def test_denied_is_what_another_text_tells_in_words_that_the_denial_shares() -> None:
    reports = [
        written("a", "Parents accused the military of withdrawing soldiers from a checkpoint before the kidnapping."),
        written("b", "The ministry denied that soldiers had been withdrawn from the checkpoint before the kidnapping."),
    ]
    (dispute,) = find_disputes(reports)
    assert dispute.denial.report == "b"
    assert dispute.denied is not None
    assert dispute.denied.report == "a"
