"""Events of one report: tables of press sentences with type, mode and sides, and the borderlines of the codebook."""

from __future__ import annotations

import pytest
from read_events import read

# sentence, words of the trigger, type, mode, actors, recipients (countries where known)
CODED = [
    ("Turkey attacked Syria on Monday.", "attacked", "ASSAULT", None, ["TUR"], ["SYR"]),
    ("Syria was attacked by Turkey on Monday.", "attacked", "ASSAULT", None, ["TUR"], ["SYR"]),
    ("Turkish airstrikes on Syria continued.", "airstrikes", "ASSAULT", "aerial", ["TUR"], ["SYR"]),
    ("Turkey's attack on Syria drew protests.", "attack", "ASSAULT", None, ["TUR"], ["SYR"]),
    ("Turkey carried out an attack on Syria.", "attack", "ASSAULT", None, ["TUR"], ["SYR"]),
    ("Iran, which bombed Iraq last week, closed its embassy.", "bombed", "ASSAULT", "explosives", ["IRN"], ["IRQ"]),
    ("Russia imposed sanctions on Georgia.", "imposed", "SANCTION", None, ["RUS"], ["GEO"]),
    ("Sanctions were imposed on Georgia by Russia.", "imposed", "SANCTION", None, ["RUS"], ["GEO"]),
    ("Poland expelled two Russian diplomats.", "expelled", "SANCTION", "expel", ["POL"], ["RUS"]),
    ("Japan suspended aid to Myanmar.", "suspended", "SANCTION", "discontinue", ["JPN"], ["MMR"]),
    ("China sent medicine to Serbia.", "sent", "AID", None, ["CHN"], ["SRB"]),
    ("Uganda granted asylum to Rwandan rebels.", "granted", "AID", None, ["UGA"], ["RWA"]),
    ("Serbia received missiles from China.", "received", "AID", None, ["CHN"], ["SRB"]),
    ("France condemned Israel's attack on Lebanon.", "condemned", "ACCUSE", "disapprove", ["FRA"], ["ISR"]),
    ("India accused Pakistan of shelling its villages.", "accused", "ACCUSE", "allege", ["IND"], ["PAK"]),
    ("Germany praised Tunisia's reforms.", "praised", "SUPPORT", None, ["DEU"], ["TUN"]),
    ("Egypt urged Ethiopia to release the prisoners.", "urged", "REQUEST", "yield", ["EGY"], ["ETH"]),
    ("Syria demanded the withdrawal of Turkish troops.", "demanded", "REQUEST", "yield", ["SYR"], ["TUR"]),
    ("Iran rejected a French proposal.", "rejected", "REJECT", None, ["IRN"], ["FRA"]),
    ("Greece threatened to bomb Albania.", "threatened", "THREATEN", "violence", ["GRC"], ["ALB"]),
    ("Brazil lifted a ban on imports from Argentina.", "lifted", "CONCEDE", None, ["BRA"], ["ARG"]),
    ("Ethiopia deployed troops along the border with Sudan.", "deployed", "MOBILIZE", "troops", ["ETH"], []),
    ("Syrian police arrested dozens of students.", "arrested", "COERCE", "arrest", ["SYR"], None),
    ("The Egyptian minister visited Sudan.", "visited", "CONSULT", "visit", ["EGY"], ["SDN"]),
    ("Moscow hosted the Turkish foreign minister.", "hosted", "CONSULT", "visit", ["TUR"], ["RUS"]),
    ("Israel withdrew its troops from Lebanon.", "withdrew", "RETREAT", "withdraw", ["ISR"], ["LBN"]),
    ("Libya released three Italian sailors.", "released", "RETREAT", "release", ["LBY"], ["ITA"]),
    ("Spain extradited two suspects to Morocco.", "extradited", "COOPERATE", None, ["ESP"], None),
]


@pytest.mark.parametrize(("sentence", "words", "kind", "mode", "actors", "recipients"), CODED)
def test_type_and_both_sides(
    sentence: str, words: str, kind: str, mode: str | None, actors: list[str], recipients: list[str] | None
) -> None:
    told = read(sentence)
    event = told.at(words)
    assert (event.type, event.mode) == (kind, mode)
    assert told.who(event.actors) == actors
    if recipients is not None:
        assert told.who(event.recipients) == recipients


# what both do together: all are actors, nobody is a recipient
SYMMETRIC = [
    ("Greece and Turkey signed an agreement in Ankara.", "signed", "SUPPORT", {"GRC", "TUR"}),
    ("Iran signed an agreement with Iraq.", "signed", "SUPPORT", {"IRN", "IRQ"}),
    ("The Greek and Turkish ministers met in Geneva.", "met", "CONSULT", {"GRC", "TUR"}),
    ("Talks between Sudan and Egypt ended on Friday.", "Talks", "CONSULT", {"SDN", "EGY"}),
    ("Greek-Turkish talks resumed on Friday.", "talks", "CONSULT", {"GRC", "TUR"}),
    ("Armenia clashed with Azerbaijan on Sunday.", "clashed", "ASSAULT", {"ARM", "AZE"}),
]


@pytest.mark.parametrize(("sentence", "words", "kind", "actors"), SYMMETRIC)
def test_what_both_do_has_no_recipient(sentence: str, words: str, kind: str, actors: set[str]) -> None:
    told = read(sentence)
    event = told.at(words)
    assert event.type == kind
    assert set(told.who(event.actors)) == actors
    assert event.recipients == ()


# the codebook's borderlines: the single type wins
BORDERLINES = [
    ("The Chinese president will visit Serbia in May.", ["AGREE"]),
    ("Hungary will support the resolution.", ["AGREE"]),
    ("Nigeria announced the withdrawal of its troops from Chad.", ["CONCEDE"]),
    ("Nigeria withdrew its troops from Chad.", ["RETREAT"]),
    ("Kenya agreed to send doctors to Somalia.", ["AGREE"]),
    ("Iran refused to allow inspectors into the plant.", ["REJECT"]),
    ("The minister called off talks with Iran.", ["REJECT"]),
    ("Serbia lodged a formal protest with Albania.", ["ACCUSE"]),
    ("Thousands of students protested in Athens.", ["PROTEST"]),
    ("Turkey will not lift the embargo on Cyprus.", ["REJECT"]),
    ("Nigeria will withdraw its force from Chad unless the president agrees to a ceasefire.", ["THREATEN"]),
    ("The president pardoned two Turkish journalists.", ["CONCEDE"]),
]


@pytest.mark.parametrize(("sentence", "types"), BORDERLINES)
def test_codebook_borderlines(sentence: str, types: list[str]) -> None:
    assert [t for t in read(sentence).types() if t != "AGREE" or t in types][: len(types)] == types


# sentences that tell no event of the codebook
NOTHING = [
    "The river rises in the mountains of northern Ethiopia.",
    "The minister said that the harvest was good.",
    "The striker scored two goals and the team beat its rivals in the league match.",
    "Visit our website for more photographs.",
    "The senator declined to comment.",
    "Shares fell three percent in early trading.",
    "Most experts agree that the climate is changing.",
    "Mali's rulers denied the accusations.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_without_event_gives_none(sentence: str) -> None:
    assert read(sentence).types() == []


def test_several_events_stand_side_by_side() -> None:
    told = read("Egypt expelled the Turkish ambassador and deployed troops along the border with Libya.")
    assert told.types() == ["SANCTION", "MOBILIZE"]
    assert [told.who(e.actors) for e in told.events] == [["EGY"], ["EGY"]]


def test_words_that_tell_one_act_are_one_event() -> None:
    told = read("Syrian airstrikes killed 34 Turkish soldiers and injured dozens of others in Idlib.")
    (event,) = told.events
    assert (event.type, event.mode, event.lemma) == ("ASSAULT", "aerial", "airstrike")
    assert (told.who(event.actors), told.who(event.recipients)) == (["SYR"], ["TUR"])
    assert {c.what: (c.low, c.high) for c in event.counts} == {"killed": (34, 34), "injured": (24, None)}


def test_a_participle_tells_of_the_noun_before_it_only() -> None:
    told = read("Oman, backed by Iran and Qatar, and Yemen claim the strait.")
    backed = told.at("backed")
    assert told.who(backed.actors) == ["IRN", "QAT"]
    assert told.who(backed.recipients) == ["OMN"]


def test_what_an_act_is_for_is_no_second_event() -> None:
    assert read("Italy sent ten doctors and medicine to Albania to help the victims.").types() == ["AID"]


def test_a_condemned_act_is_an_event_beside_its_condemnation() -> None:
    told = read("France condemned Israel's bombing of Lebanon.")
    assert sorted(told.types()) == ["ACCUSE", "ASSAULT"]
    bombing = told.at("bombing")
    assert (told.who(bombing.actors), told.who(bombing.recipients)) == (["ISR"], ["LBN"])


def test_labour_and_air_strikes_differ() -> None:
    assert read("Rail workers began a strike over pay on Monday.").types() == ["PROTEST"]
    assert read("A strike on the base destroyed two hangars.").types() == ["ASSAULT"]


def test_unknown_sides_stay_empty() -> None:
    event = read("A bomb exploded in the market.").events[0]
    assert event.actors == ()


def test_who_foils_an_attack_has_no_part_in_it() -> None:
    told = read("Turkey foiled an attack on Greece.")
    assert "TUR" not in told.who(told.at("attack").actors)


def test_adjective_of_backers_is_no_actor() -> None:
    told = read("Turkish-backed rebels attacked Iran.")
    assert "TUR" not in told.who(told.at("attacked").actors)


def test_matter_of_an_exchange() -> None:
    told = read("The ministry said that Iran obtained missiles from China in exchange for oil.")
    event = told.at("obtained")
    assert {m.role: m.span.cut(told.text) for m in event.matter} == {"cargo": "missiles", "exchange": "oil"}


def test_date_and_place_of_the_event() -> None:
    told = read("Israeli jets bombed a depot in Aleppo on Friday.", "2020-03-01")
    event = told.at("bombed")
    assert event.date is not None
    assert (event.date.start, event.date.end) == ("2020-02-28", "2020-02-28")
    assert event.place is not None
    assert told.places[event.place].name == "Aleppo"


def test_no_date_is_never_guessed() -> None:
    assert read("Israeli jets bombed a depot.").events[0].date is None


def test_background_is_marked_historical() -> None:
    assert read("The ousting of the president in 2011 split the country.").events[0].historical
    assert not read("Police arrested the president on Friday.").events[0].historical


def test_spans_cut_words_and_indexes_exist() -> None:
    text = (
        "Russia denied attacking Georgia, the agency said. Turkey and Libya signed a deal in Ankara on Friday. "
        "The deal angered Greece, which recalled its ambassador."
    )
    told = read(text)
    assert told.events
    for event in told.events:
        assert event.trigger.cut(text).strip()
        assert event.sentence.holds(event.trigger)
        assert all(0 <= i < len(told.cast.chains) for i in (*event.actors, *event.recipients))
        assert all(0 <= i < len(told.claims) for i in event.claims)
        assert 0 < event.confidence <= 1
        assert not set(event.actors) & set(event.recipients)
    assert list(told.events) == sorted(told.events, key=lambda e: (e.trigger, e.type))
    assert read(text).events == told.events


def test_a_bare_definite_noun_has_the_sides_told_before() -> None:
    told = read("Greece and Turkey held talks in Geneva on Friday. The talks ended without a statement.")
    first, second = (e for e in told.events if e.type == "CONSULT")
    assert second.actors == first.actors
    assert second.date == first.date
    assert second.confidence < first.confidence


def test_an_indefinite_noun_has_no_sides_of_others() -> None:
    told = read("Greece attacked Turkey. Talks failed. An attack destroyed a bridge.")
    assert told.at("An attack").actors == ()
