"""Slips of the parser that the words give away: a sentence, a word, and the word that it belongs to."""

from __future__ import annotations

import pytest

from dragoman.reading.parser import parse_report
from dragoman.reading.reader import read_report
from dragoman.records import Part, Report


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Chad's army said on Tuesday it had killed 24 rebels.", "on", "said"),
        ("The ministry announced on Friday it would recall its envoy.", "on", "announced"),
        ("Gunmen shot dead nine persons in the village on Tuesday.", "dead", "shot"),
        ("Belarus’ president met the envoy on Monday.", "’", "Belarus"),
        ("The United States’ envoy left the capital.", "’", "States"),
        ("Tadesse has vowed to step up the fight against armed groups and has asked the bloc for more money.",
         "asked", "vowed"),
        ("The mission agreed to send monitors and left the city on Monday.", "left", "agreed"),
        ("Omar Deby and Ali Saleh, who was charged last month, attended the meeting.", "charged", "Saleh"),
        ("Niger's council ordered the envoy to leave within 72 hours, accusing the bloc of spying.",
         "accusing", "ordered"),
        ("Rebels stormed a prison overnight, officials said, freeing hundreds of inmates.", "freeing", "stormed"),
        ("On Monday the court barred presidential hopeful Fela Deby from the race.", "from", "barred"),
        ("Kabul blamed the bombing on Islamic State.", "on", "blamed"),
        ("Chad accused Sudan of shelling a border town, wounding four traders.", "wounding", "shelling"),
        ("The ministry condemned an aggression by Sudanese forces, which shelled a village in Tine, killing a farmer.",
         "killing", "shelled"),
        ("Niger accused the miner Orano, which runs a pit there, of hiring rebels.", "of", "accused"),
        ("Lavrov spoke by telephone with his Turkish counterpart.", "with", "spoke"),
        ("The army accused Armenia on Wednesday evening of opening fire on its posts.", "of", "accused"),
        ("Deby told his Kenyan counterpart in a phone call that Chad remained committed to peace.", "remained", "told"),
        ("Police condemned an attack on a mosque in Kabul, which killed 12 worshippers.", "killed", "attack"),
        # the object behind place and day, as translations have it
        ("The king received yesterday at the Salam Palace the Malian Prime Minister Abdou Keita.", "Keita", "received"),
        ("The emir received in Doha on Sunday Greek Foreign Minister Nikos Pappas.", "Pappas", "received"),
        ("Minister Kofi Mensah deplored on Monday constant raids by smugglers that hit the port.", "raids", "deplored"),
        ("A port official told dpa that jets had carried out the raid.", "carried", "told"),
        ("The court sentenced on Monday former minister Ali Haddad to ten years in prison.", "court", "sentenced"),
        ("The two presidents signed in Ankara an agreement on sea borders.", "agreement", "signed"),
        ("The rebels targeted on Friday Kenyan warships in the strait.", "warships", "targeted"),
    ],
)  # fmt: skip
def test_a_phrase_is_given_back_to_its_word(text: str, word: str, head: str) -> None:
    doc = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))).doc
    token = next(token for token in doc if token.text == word)
    if token.dep_ in ("compound", "appos") and token.head.dep_ == "dobj":
        token = token.head  # a name by its title or its title by the name
    assert token.head.text == head


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Rebels promised to lay down their arms and leave the town.", "leave", "lay"),
        ("The two ministers, who were charged last month, attended the meeting.", "charged", "ministers"),
        ("The army said it had shelled the town on Tuesday.", "on", "shelled"),
        ("The union told workers to stay at home, closing the port.", "closing", "stay"),
        ("Residents blamed the council for the attack on the town.", "on", "attack"),
        ("He also reported rocket propelled grenades hitting the consulate.", "propelled", "grenades"),
        ("Talks went on in Goma, the envoy said, adding that a truce was near.", "adding", "said"),
        ("Rebels who had promised peace attacked the town, killing ten.", "killing", "attacked"),
        ("He spoke on the evening of mourning.", "of", "evening"),
        ("The envoy landed in Lusaka on Sunday afternoon.", "afternoon", "on"),
        ("The king received the envoy at the palace, the oldest in town.", "oldest", "palace"),
        ("A list of officers killed in May.", "killed", "officers"),
        ("The convoy left Kabul, which fell in May.", "fell", "Kabul"),
    ],
)
def test_what_hangs_right_stays(text: str, word: str, head: str) -> None:
    doc = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))).doc
    assert next(token for token in doc if token.text == word).head.text == head


@pytest.mark.parametrize(
    "text", ["Accusing", "Accusing him of theft, the court ordered the envoy to leave.", "Worried Obama.", "said"]
)
def test_a_text_may_begin_with_any_word(text: str) -> None:
    assert read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))).sketch is not None
