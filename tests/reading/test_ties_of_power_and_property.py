"""Who owns, funds, punishes, topples and stays, as wires, ministries and sanctions lists word it."""

from __future__ import annotations

import pytest
from read_ties import told_ties

WORDED = [
    # a bare name in which somebody has a share is a company's
    ("Vostok Group owns 41.5 percent of Tormal.", "Vostok Group", "owns", "Tormal", "holds"),
    ("The main owner of Tormal, Igor Belov, plans to stay in Riga.", "Igor Belov", "owns", "Tormal", "holds"),
    ("Mr Belov's stake in Tormal will drop from 60 to 44 per cent.", "Belov", "owns", "Tormal", "holds"),
    ("Igor Belov is losing control of his energy firm, Vostok Group.", "Igor Belov", "owns", "Vostok Group", "holds"),
    ("The Sabir militia, an armed group, is owned by Igor Belov, a caterer.", "Igor Belov", "owns", "The Sabir militia",
     "holds"),
    # what ends, what one only gives up, what one must do, what one stays
    ("Igor Belov agreed to give up control of Vostok Group.", "Igor Belov", "controls", "Vostok Group", "holds"),
    ("Vostok Group relinquished control of the Azov Steel Company.", "Vostok Group", "controls", "Azov Steel Company",
     "ended"),
    ("This would mean breaking the UN arms embargo against Eritrea.", "UN", "sanctions", "Eritrea", "holds"),
    ("Iran must stop backing Maliki.", "Iran", "supports", "Maliki", "holds"),
    ("Eritrea must end its support for Somalia's president, Omar Warsame.", "Eritrea", "supports", "Omar Warsame",
     "holds"),
    ("The exiled leader of the Chadian opposition, Rakia Moussa, spoke in Paris.", "Rakia Moussa", "leads",
     "the Chadian opposition", "holds"),
    # sanctions
    ("President Aliyeva announced further sanctions toward Serbia.", "Aliyeva", "sanctions", "Serbia", "holds"),
    ("OFAC designated the shipowner Igor Belov under the sanctions programme.", "OFAC", "sanctions", "Igor Belov",
     "holds"),
    ("Rakia Moussa urged Britain to tighten sanctions on her country, Chad.", "Britain", "sanctions", "Chad",
     "planned"),
    ("Canada on Friday announced new sanctions targeting the Azov Bank.", "Canada", "sanctions", "Azov Bank", "holds"),
    ("Vostok Group holds 42 percent in Ormafta.", "Vostok Group", "owns", "Ormafta", "holds"),
    ("Poland sent air defence systems and shells to Moldova.", "Poland", "supplies", "Moldova", "holds"),
    # who stands how to whom
    ("A close associate of President Warsame, Idil Farah runs the port.", "Idil Farah", "close to", "Warsame", "holds"),
    ("Mali and Niger, long-time allies, left the bloc.", "Mali", "allied with", "Niger", "holds"),
    ("Kigali has rejected the accusations of supporting the Hutu rebels.", "Rwanda", "supports", "the Hutu rebels",
     "denied"),
    ("Eritrea and Russia have each denied claims that Asmara has provided Moscow with mines.", "Eritrea",
     "supplies", "Russia", "denied"),
    ("They struck to prop up President Mansour Saleh's government.", "Mansour Saleh", "leads",
     "President Mansour Saleh's government", "holds"),
    ("If Qatar cools its support and cuts ties with the Sabir Brigade, the war ends.", "Qatar", "opposes",
     "Sabir Brigade", "hypothetical"),
    ("The Malian opposition is trying to oust President Issa Traore.", "The Malian opposition", "opposes",
     "Issa Traore", "holds"),
    ("About 900 mercenaries from the Sabir Brigade are fighting for Saleh in Yemen.", "Sabir Brigade", "supports",
     "Saleh", "holds"),
    ("President Warsame accused the Addis Ababa government of working with the Sabir Brigade.",
     "the Addis Ababa government", "allied with", "Sabir Brigade", "alleged"),
    ("Russia in return is providing Eritrea with food, raw materials and spare parts.", "Russia", "supplies",
     "Eritrea", "holds"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "target", "state"), WORDED)
def test_the_tie_is_told(text: str, source: str, kind: str, target: str, state: str) -> None:
    assert (source, kind, target, state) in told_ties(text)


NO_TIES = [
    ("The Malian opposition is trying to oust President Issa Traore.", "member of"),
    ("Idil Farah was the chief political adversary of Omar Warsame.", "works for"),
    ("Eritrea sent instructors to Juba to advise Juba's officials.", "works for"),
    ("Eritrea sent weapons experts to Chad.", "supplies"),
    ("Canada has been targeting Hezbollah with sanctions for years.", "at war with"),
    ("Togo enjoyed the support of Benin, Ghana and NATO, which waged a bombing war.", "at war with"),
    ("The parties are against Moldova's membership in NATO.", "member of"),
    ("Moldova blocked its accession to NATO.", "member of"),
    ("By Leila Shah and Tom Cornish", "holds office in"),
    ("The governor clashed with journalists.", "at war with"),
    ("Igor Belov grew into a purveyor of soup and of soldiers.", "supplies"),
    ("Rakia Moussa urged Britain to tighten sanctions on her country.", "sanctions"),
    ("It punished all 90 members of the Eritrean Council (Eritrea's legislative assembly).", "member of"),
]


@pytest.mark.parametrize(("text", "kind"), NO_TIES)
def test_no_such_tie_is_told(text: str, kind: str) -> None:
    assert kind not in [one[1] for one in told_ties(text)]
