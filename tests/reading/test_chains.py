"""The workbench of coreference: what is remembered of a chain follows what becomes of it."""

from __future__ import annotations

from typing import Any

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains


def chains_of(*labels: Any) -> Chains:
    """Candidates of one token each, with these labels; nothing here looks at the text."""
    nothing: Any = None
    return Chains(
        nothing,
        [Candidate(i, i + 1, i, "name", nothing, core=(i, i + 1), label=label) for i, label in enumerate(labels)],
    )


def test_the_label_of_a_chain_follows_those_who_join_it() -> None:
    chains = chains_of("PER", "ORG", "ORG")
    assert [chains.label(i) for i in range(3)] == ["PER", "ORG", "ORG"]
    chains.join(1, 0, renamed=True)
    assert chains.label(1) == "ORG"  # of two that are as frequent the first by letter
    chains.join(0, 2, renamed=True)
    assert {chains.label(i) for i in range(3)} == {"ORG"}


def test_the_label_of_a_chain_follows_a_name_that_is_labelled_anew() -> None:
    chains = chains_of("PER", None)
    chains.join(0, 1, renamed=True)
    assert chains.label(1) == "PER"
    chains.relabel(0, "ORG")
    assert chains.label(1) == "ORG"
