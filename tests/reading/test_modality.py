"""Whether an event is real: a table of constructions, and who is told to claim or deny it."""

from __future__ import annotations

import pytest
from read_events import read

# trigger, modality, sentence
TOLD = [
    ("Fighting", "ongoing", "Fighting was raging around the palace on Monday."),
    ("fighting", "ongoing", "Heavy fighting is raging in the south of Tillo."),
    ("Clashes", "ongoing", "Clashes continued near the palace for a third day."),
    ("siege", "ongoing", "The siege of the palace, now in its third month, has left the guards hungry."),
    ("strike", "ongoing", "Teachers entered the second week of their strike on Monday."),
    ("attacks", "ongoing", "The army continues its attacks on the palace."),
    ("war", "ongoing", "The raid is part of an escalating war between the army and the rebels."),
    ("fighting", "ongoing", "The king declared an emergency over the ongoing fighting."),
    ("held", "ongoing", "The king has been held by the military for four days."),
    ("held", "ongoing", "The king, held by the junta since Monday, has not been seen."),
    ("holding", "ongoing", "Police are still holding 20 protesters."),
    ("detained", "ongoing", "Two reporters remain detained in the palace."),
    ("arrested", "occurred", "Two reporters were arrested in the palace."),
    ("rescue", "occurred", "Troops were able to rescue the king on Monday."),
    ("rescue", "hypothetical", "Troops are able to rescue the king."),
    ("attack", "occurred", "Troops repelled an attack by rebels on the palace."),
    ("attack", "occurred", "No group has claimed the attack on the palace."),
    ("withdraw", "hypothetical", "If the army does not withdraw, the talks will be called off."),
    ("attack", "hypothetical", "The king warned of an imminent attack by Oman on the palace."),
    ("storm", "hypothetical", "Aid workers warned that rebels could storm the palace."),
    ("besiege", "ongoing", "Rebels besiege palace for fifth day."),
    ("withdrawing", "ongoing", "Chad withdrawing troops from the border."),
    ("attack", "hypothetical", "A strong attack on the palace was imminent."),
    ("held", "ongoing", "The envoy demanded that the mayor, held by the army since Monday, be freed."),
    ("condemns", "occurred", '"Oman condemns the raid," foreign minister Adan Karimi of Oman said.'),
    ("offensive", "occurred", "His rejection of the army's offensive on the palace angered the king."),
    ("bombed", "occurred", "Rebels bombed the palace."),
    ("bombing", "ongoing", "Rebels are bombing the palace."),
    ("bombing", "ongoing", "Jets have been bombing the valley for days."),
    ("bomb", "planned", "Rebels will bomb the palace."),
    ("bomb", "planned", "Rebels are going to bomb the palace."),
    ("bomb", "hypothetical", "Rebels may bomb the palace."),
    ("bomb", "hypothetical", "If rebels bomb the palace, the king will flee."),
    ("bomb", "hypothetical", "Did rebels bomb the palace?"),
    ("bomb", "hypothetical", "Rebels tried to bomb the palace."),
    ("bomb", "negated", "Rebels did not bomb the palace."),
    ("bombed", "negated", "Rebels never bombed the palace."),
    ("bombing", "negated", "The rebels left without bombing the palace."),
    ("bombing", "denied", "The rebels denied bombing the palace."),
    ("bombed", "alleged", "The minister said that rebels bombed the palace."),
    ("bombed", "alleged", "Rebels reportedly bombed the palace."),
    ("bombing", "alleged", "The rebels were accused of bombing the palace."),
    ("bombed", "alleged", "Rebels are said to have bombed the palace."),
    ("attack", "planned", "The planned attack on the palace was no secret."),
    ("attack", "alleged", "The alleged attack on the palace surprised diplomats."),
    ("attack", "negated", "Police foiled an attack on the palace."),
    ("attack", "hypothetical", "Guards fear an attack on the palace."),
    ("bombing", "occurred", "The minister condemned the bombing of the palace."),
    ("sign", "planned", "Envoys of Egypt and Sudan are expected to sign a treaty."),
    ("visit", "planned", "The king of Jordan is to visit Egypt."),
]


@pytest.mark.parametrize(("trigger", "modality", "sentence"), TOLD)
def test_modality(trigger: str, modality: str, sentence: str) -> None:
    assert read(sentence).at(trigger).modality == modality


def test_an_alleged_event_names_its_claim() -> None:
    told = read("The mayor said that soldiers burned the village.")
    event = told.at("burned")
    assert event.modality == "alleged"
    claim = told.claims[event.claims[0]]
    assert claim.source is not None
    assert any(span.holds(event.trigger) for span in claim.content)


def test_an_endorsed_cue_does_not_make_a_fact() -> None:
    assert read("The ministry confirmed that the army seized the town.").at("seized").modality == "alleged"


def test_saying_it_is_doing_it() -> None:
    told = read('"We condemn the attack on the embassy," France said.')
    condemned = [e for e in told.events if e.type == "ACCUSE"]
    assert all(e.modality == "occurred" for e in condemned if e.actors)


def test_one_who_says_that_he_did_not_denies() -> None:
    assert read("Turkey said it had not attacked Syria.").at("attacked").modality in ("denied", "negated")


def test_second_verb_shares_the_auxiliary_of_the_first() -> None:
    told = read("The army will enter the city and arrest the rebels.")
    assert told.at("arrest").modality == "planned"


def test_double_refusal_is_no_occurrence() -> None:
    for event in read("The general did not deny that he ordered the arrest of the mayor.").events:
        assert event.modality != "denied"
