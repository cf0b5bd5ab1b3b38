"""Ordinary wordings of acts, and whose, where and when they are: persons and happenings are invented."""

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Drones slammed into a warehouse in Dnipro.", ["ASSAULT"]),
        ("The minister slammed the report.", ["ACCUSE"]),
        ("Unknown men threw two petrol bombs at the Omani embassy.", ["ASSAULT"]),
        ("Rebels fought street battles in the suburbs.", ["ASSAULT"]),
        ("The doctors are battling the flu.", []),
        ("Around 200 people gathered outside the Omani consulate to demand his release.", ["PROTEST"]),
        ("The ministers of the bloc gathered in Abuja.", ["CONSULT"]),
        ("Marines boarded a tanker off Estonia.", ["COERCE"]),
        ("Several Omani warships sailed through the strait.", ["MOBILIZE"]),
        ("The premier said he would send troops to the border.", ["MOBILIZE"]),
        ("The court threw out the appeal.", ["REJECT"]),
        ("The truce came into force on Friday.", ["RETREAT"]),
        ("A blast ripped through a market in Quetta, killing nine people.", ["ASSAULT"]),
        ("Rebels attacked the base, leaving two soldiers dead.", ["ASSAULT"]),
        ("The last Omani soldiers left Egypt.", ["RETREAT"]),
        ("Egypt summoned the Omani charge d'affaires.", ["ACCUSE"]),
    ],
)
def test_types(sentence: str, types: list[str]) -> None:
    assert read(sentence).types() == types


@pytest.mark.parametrize(
    ("sentence", "trigger", "actors", "recipients"),
    [
        ("The union denounced what it called Oman's theft of the fund.", "denounced", ["The union"], ["OMN"]),
        ("Japan pledged to sell Poland 20 tanks.", "pledged", ["JPN"], ["POL"]),
        ("Ireland recognised a Palestinian state in May.", "recognised", ["IRL"], ["PSE"]),
        ("Clashes broke out between Turkey and Syria.", "Clashes", ["TUR", "SYR"], []),
        ("After talks in Riyadh, the ministers of Oman and Egypt urged Israel to go.", "talks", ["OMN", "EGY"], []),
        (
            "The emir of Oman told Egypt's president in a phone call that he would come.",
            "phone call",
            ["OMN", "EGY"],
            [],
        ),
        ("Oman and Egypt accuse each other of arming rebels.", "accuse", ["OMN", "EGY"], []),
        ("Egypt banned a protest by Omani students.", "banned", ["EGY"], ["OMN"]),
        ("The president of Oman met the king of Jordan during a visit to Cairo.", "met", ["OMN", "JOR"], []),
        ("The emir of Oman, on a visit to Egypt, praised the army.", "visit", ["OMN"], ["EGY"]),
        ("None of the Omani hostages has been released.", "released", [], ["OMN"]),
        ("A spokesman for Oman vowed to avenge the killing of Egypt's envoy.", "vowed", ["OMN"], []),
    ],
)
def test_sides(sentence: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    told = read(sentence)
    event = told.at(trigger)
    assert (told.who(event.actors), told.who(event.recipients)) == (actors, recipients)


def test_whence_people_come_is_not_who_is_rescued() -> None:
    told = read("Some 300 migrants from Bangladesh and Egypt were rescued by the Greek coastguard.")
    assert [told.cast.chains[c].kind for c in told.at("rescued").recipients] == ["group"]


def test_a_name_behind_a_title_is_coordinated_with_the_next() -> None:
    told = read("Kenya's president Daniel Kimani and his Omani counterpart Badr Haddad signed a pact in Muscat.")
    assert len(told.at("signed").actors) == 2


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Germany will send tanks, the minister said in Berlin.", "send", None),
        ("The army retook the town of Tendou from the rebels.", "retook", "Tendou"),
        ("Gunmen kidnapped a woman from her home in Agadez, in northern Niger.", "kidnapped", "Agadez"),
        ("Egypt urged Israel to open the crossings into Gaza.", "urged", None),
    ],
)
def test_places(sentence: str, trigger: str, place: str | None) -> None:
    told = read(sentence)
    where = told.at(trigger).place
    assert (None if where is None else told.text[told.places[where].start : told.places[where].end]) == place


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The mayor begged residents to evacuate on Friday.", "begged"),
        ("The rebels shelled a block in Sumy on Friday, wounding three people and killing the mayor.", "killing"),
        ("A blast ripped through a market on Friday.", "blast"),
    ],
)
def test_days(sentence: str, trigger: str) -> None:
    events = [e for e in read(sentence).events if e.date is not None]
    assert any(e.date is not None and e.date.start == "2020-02-28" for e in events), trigger


def test_a_day_before_what_was_done_is_past() -> None:
    event = read("The premier will attend a memorial for the October 7 attack.").at("attack")
    assert event.date is not None
    assert event.date.start == "2019-10-07"


def test_declaring_a_state_of_siege_is_no_mere_claim() -> None:
    assert [e.modality for e in read("The president declared a state of siege on Friday.").events] == ["occurred"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Oman warned that it would close the strait.", ["THREATEN"]),
        ("Oman's ministry warned that Muscat would expel the envoys.", ["THREATEN"]),
        ("Turkey could close the border if the harvest fails, President Demir said.", ["COERCE"]),
        ("Turkey could close the border if the harvest fails, Turkish officials said.", ["THREATEN"]),
        # who warns of others threatens nobody: what they may do is told
        ("Analysts warned that Russia may invade again.", ["ASSAULT"]),
        ("NATO's chief warned that Russia could attack a member.", ["ASSAULT"]),
        ("If the harvest fails, the rebels could attack the capital.", ["ASSAULT"]),
    ],
)
def test_who_may_act_threatens_only_in_his_own_words(sentence: str, types: list[str]) -> None:
    assert read(sentence).types() == types


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("The junta has yet to release the lawmakers.", "release", "negated"),
        ("The dockers' strike entered its third day on Tuesday.", "strike", "ongoing"),
        ("The blockade of the port is in its second month.", "blockade", "ongoing"),
        ("Talks between Oman and Egypt were under way in Cairo.", "Talks", "ongoing"),
        ("Talks between Oman and Egypt were held in Cairo.", "Talks", "occurred"),
    ],
)
def test_what_goes_on_and_what_is_yet_to_come(sentence: str, trigger: str, modality: str) -> None:
    assert read(sentence).at(trigger).modality == modality
