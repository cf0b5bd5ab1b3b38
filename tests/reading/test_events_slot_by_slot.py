"""Each slot of an event where the parser hangs its words elsewhere, or another word tells them."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("text", "words", "actors", "recipients"),
    [
        ("The Omani army's shelling of Chad went on.", "shelling", ["OMN"], ["TCD"]),
        ("The farms were raided and burned by Chadian soldiers on Friday.", "raided", ["TCD"], []),
        ("Oman and Chad have been mediating between Iran and Iraq.", "mediating", ["OMN", "TCD"], ["IRN", "IRQ"]),
        ("Iran shared intelligence about the tanker with Oman.", "shared", ["IRN"], ["OMN"]),
        ("Oman rose after an Iranian threat to strike Chad's ports.", "threat", ["IRN"], ["TCD"]),
        ("Japan pledged to lend Kenya 90 million dollars.", "pledged", ["JPN"], ["KEN"]),
        ("Oman and Chad swapped prisoners, with Iran acting as go-between.", "swapped", ["OMN", "TCD"], ["prisoners"]),
        ("Iran claimed the attack on the Omani navy.", "attack", ["IRN"], ["OMN"]),
        ("Oman warned Chad that any raid would be met with force.", "warned", ["OMN"], ["TCD"]),
        ("Iran's parliament ratified the treaty with Oman.", "ratified", ["IRN"], ["OMN"]),
    ],
)
def test_who_and_to_whom(text: str, words: str, actors: list[str], recipients: list[str]) -> None:
    told = read(text)
    event = told.at(words)
    assert (told.who(event.actors), told.who(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels struck the depot before dawn on Saturday.", "struck"),
        ("Speaking in Muscat on Saturday, the emir urged Chad to yield.", "urged"),
        ("The emir, in a statement issued on Saturday, condemned Chad.", "condemned"),
        ("Rebels shot the banker as he left his house on Saturday.", "shot"),
        ("Chadian soldiers killed the bandit in an overnight raid on Saturday.", "killed"),
        ("Chad seized a ship carrying fuel on Saturday.", "seized"),
        ("Talks between Chad and Oman, held in Muscat on Saturday, failed.", "held"),
    ],
)
def test_the_day(text: str, words: str) -> None:
    date = read(text).at(words).date
    assert date is not None
    assert date.grain == "day"


@pytest.mark.parametrize(
    "text",
    [
        "Her novel, an attack on the vanity of Lisbon, sold well.",
        "The film follows a detective who killed a banker.",
        "Doctors are fighting to contain the disease.",
        "The nurse is battling cancer.",
        "The airline blamed a software fault for the delays.",
        "A militia allied with the government holds the port.",
        "Ten people were killed and six injured when a bus plunged into a river.",
    ],
)
def test_no_act(text: str) -> None:
    assert read(text).types() == []


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Five drivers were hurt in an attack on a convoy from Chad.", "hurt", None),
        ("Officials in Muscat said three rebels were shot dead.", "shot", None),
        ("Soldiers guarding the palace in Muscat shot three students.", "shot", "Muscat"),
        ("The premier resigned and fled to Chad.", "resigned", None),
        ("The arrest in Muscat of the banker on Monday shocked Oman.", "arrest", "Muscat"),
    ],
)
def test_where(text: str, words: str, place: str | None) -> None:
    told = read(text)
    index = told.at(words).place
    assert (None if index is None else told.places[index].name) == place
