import subprocess
import sys

import numpy as np
import pytest

from dragoman.intake import report_from_text
from dragoman.reading.model.story import story_vector
from dragoman.reading.parser import parse_report
from dragoman.reading.sketch import sketch_report

FLOOD = (
    "Dam bursts above Derna, thousands missing\n\nTwo dams gave way overnight after the storm and the flood carried "
    "whole quarters of the Libyan port into the sea, the mayor said."
)
FLOOD_OTHERWISE = (
    "Libya counts its dead\n\nRescuers pulled bodies from the mud of the eastern coast on Tuesday. The barriers in the "
    "valley broke under the rain, and entire neighbourhoods were swept away."
)
ELECTION_DELAY = (
    "Libya puts off its election again\n\nThe electoral commission in Tripoli said on Monday that the vote would "
    "not be held in December because the two parliaments cannot agree on who may stand."
)
STRIKE = (
    "Dockworkers walk out in Valparaiso\n\nThe union of the Chilean port stopped work over wages on Friday, and forty "
    "ships wait outside the harbour."
)


def vector(text: str) -> np.ndarray:
    found = sketch_report(parse_report(report_from_text(text, language="en"))).vector
    assert found is not None
    return np.frombuffer(found, dtype=np.int8).astype(float)


def cosine(a: str, b: str) -> float:
    left, right = vector(a), vector(b)
    return float(left @ right / np.sqrt((left @ left) * (right @ right)))


@pytest.mark.parametrize("other", [ELECTION_DELAY, STRIKE])
def test_one_happening_in_other_words_is_nearer_than_another_of_the_same_country(other: str) -> None:
    assert cosine(FLOOD, FLOOD_OTHERWISE) > cosine(FLOOD, other) + 0.1


def test_the_same_report_has_the_same_vector_whatever_was_read_before() -> None:
    first = vector(FLOOD)
    vector(STRIKE)
    assert (vector(FLOOD) == first).all()


def test_what_stands_far_below_the_lead_changes_nothing() -> None:
    lead = FLOOD + "\n\n" + "The governor spoke of the worst night in living memory. " * 15
    assert (vector(lead) == vector(lead + "\n\nElsewhere, forty ships wait outside the harbour of Valparaiso.")).all()


def test_a_report_without_words_has_no_vector() -> None:
    assert story_vector(parse_report(report_from_text(" ", language="en"))) is None


def test_importing_loads_no_model_library() -> None:
    code = (
        "import sys, dragoman.reading.model.story, dragoman.linking.stories;"
        "print(sorted({'onnxruntime', 'tokenizers', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
