"""The lexicon of triggers: every entry is well formed, and words of several senses are told apart."""

from __future__ import annotations

import pytest
from read_events import read

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.lexicon import load_lexicon


def test_every_type_and_mode_is_of_the_ontology() -> None:
    types = load_yaml("plover.yaml")["types"]
    for group in load_yaml("triggers.yaml")["groups"]:
        assert group["type"] in types
        assert group.get("mode") is None or group["mode"] in types[group["type"]]["modes"], group


def test_every_type_has_verbs_and_a_frame() -> None:
    lexicon = load_lexicon()
    types = {p.group.type for patterns in lexicon.verbs.values() for p in patterns}
    assert types == set(load_yaml("plover.yaml")["types"])
    assert set(lexicon.frame_of_type) == types


def test_frames_name_words_only() -> None:
    """YAML reads a bare "on" as true."""
    for frame in load_yaml("triggers.yaml")["frames"].values():
        for key in ("preps", "both", "from"):
            assert all(isinstance(word, str) for word in frame.get(key, ()))


def test_planned_and_refused_acts_lead_to_types_and_modes_of_the_ontology() -> None:
    types = load_yaml("plover.yaml")["types"]
    for fields in types.values():
        assert fields["planned"] in types
        assert fields["refused"] in types["REJECT"]["modes"]
        for mode in (fields.get("threatened") or {}).values():
            assert mode is None or mode in types["THREATEN"]["modes"]


SENSES = [
    ("Turkey withdrew from the treaty.", "REJECT"),
    ("Turkey withdrew its troops from the town.", "RETREAT"),
    ("Turkey withdrew its ambassador from Cairo.", "SANCTION"),
    ("Turkey lifted the embargo.", "CONCEDE"),
    ("Turkey called for a ceasefire.", "REQUEST"),
    ("Turkey called off the talks.", "REJECT"),
    ("The president of Turkey called the president of Iran on Saturday.", "CONSULT"),
    ("Turkish police fired tear gas at demonstrators.", "ASSAULT"),
    ("Turkey fired its finance minister.", "SANCTION"),
    ("A Turkish court charged the mayor with fraud.", "ACCUSE"),
    ("Turkey launched a scathing attack on the report of the Greek minister.", "ACCUSE"),
]


@pytest.mark.parametrize(("sentence", "kind"), SENSES)
def test_senses(sentence: str, kind: str) -> None:
    assert kind in read(sentence).types()
