"""Shapes that hold for many words of one kind: who is called so beside a name, in whose service, how much of what."""

from __future__ import annotations

import pytest
from read_ties import told_ties

SHAPES = [
    # beside a name, by name or nationality
    ("Karim Saleh's son Said was quick to sell the mill.", "Said", "relative of", "Karim Saleh", "holds"),
    ("Court papers name Nadim Saleh and his sister Leila Saleh.", "Leila Saleh", "relative of", "Nadim Saleh", "holds"),
    ("Businessman and Jatta friend Samir Fayad was arrested.", "Samir Fayad", "allied with", "Jatta", "holds"),
    ("Samir Fayad, a grocer and old Jatta confidante, was arrested.", "Samir Fayad", "close to", "Jatta", "holds"),
    ("Syria and its ally Iran protested.", "Iran", "supports", "Syria", "holds"),
    ("The Sabir Brigade is the strongest Iranian proxy there.", "Sabir Brigade", "affiliated with", "Iran", "holds"),
    ("Chad has been the Janub Front's silent partner in the fight over the east.", "Chad", "allied with", "Janub Front",
     "holds"),
    ("Samir Fayad and Rami Daou, the owners of Tormal, were arrested.", "Samir Fayad", "owns", "Tormal", "holds"),
    ("Leila Daou, a close confidante and neighbour of Samir Fayad, was arrested.", "Leila Daou", "close to",
     "Samir Fayad", "holds"),
    # property and posts
    ("Tormal Shipping owner Samir Fayad denied it.", "Samir Fayad", "owns", "Tormal Shipping", "holds"),
    ("Samir Fayad is the chairman of the board of directors of Tormal.", "Samir Fayad", "leads", "Tormal", "holds"),
    ("Samir Fayad, head of Tormal, was arrested.", "Samir Fayad", "leads", "Tormal", "holds"),
    # in another's service
    ("The Sabir Brigade acts on behalf of Iran.", "Sabir Brigade", "affiliated with", "Iran", "holds"),
    ("The Sabir Brigade fired rockets at the behest of Iran.", "Sabir Brigade", "affiliated with", "Iran", "holds"),
    ("The Sabir Brigade is armed, trained and paid by Iran.", "Iran", "supplies", "Sabir Brigade", "holds"),
    # so much of what
    ("Russia delivered 40,000 tonnes of wheat to Chad.", "Russia", "supplies", "Chad", "holds"),
    ("Iran sent two shipments of drones to Sudan.", "Iran", "supplies", "Sudan", "holds"),
    ("Turkey will sell 36 drones worth $300 million to Kosovo.", "Turkey", "supplies", "Kosovo", "planned"),
    ("Washington imposed a wide array of sanctions on Belarus.", "United States", "sanctions", "Belarus", "holds"),
    ("Washington hit Belarus with a new wave of sanctions.", "United States", "sanctions", "Belarus", "holds"),
    ("Egypt's backing of the eastern army is well known.", "Egypt", "supports", "the eastern army", "holds"),
    ("The Badr Organisation fought Chad with the support of Iran.", "Iran", "supports", "Badr Organisation", "holds"),
    ("The decision by Mali to leave ECOWAS was no surprise.", "Mali", "member of", "ECOWAS", "planned"),
    # agreements, leaving, recognising
    ("Algeria and Italy on Monday agreed to a five-year gas deal.", "Algeria", "party to", "Italy", "holds"),
    ("Norsal and Petromar have signed a number of supply contracts.", "Norsal", "party to", "Petromar", "holds"),
    ("Mali announced its withdrawal from ECOWAS.", "Mali", "member of", "ECOWAS", "ended"),
    ("Nauru became the fifth country to recognise Abkhazia.", "Nauru", "recognises", "Abkhazia", "holds"),
]  # fmt: skip
OTHER_SHAPES = [
    ("Samir Fayad bought Tormal a new hall.", "Samir Fayad", "owns", "Tormal"),
    ("The Sabir Brigade, Iran said, sent two convoys of volunteers to Sudan.", "Sabir Brigade", "supplies", "Sudan"),
    ("Washington hit Belarus with a new wave of sanctions.", "United States", "at war with", "Belarus"),
    ("Syria recognised the Georgian regions of South Ossetia and Abkhazia.", "Syria", "recognises", "Georgia"),
    ("Mali and Niger have joined forces in the Sahel.", "Mali", "member of", "forces"),
    (
        "NATO said it breached resolutions of the Security Council that Russia had endorsed.",
        "Russia",
        "supports",
        "Security Council",
    ),
    ("Mali announced its withdrawal from Chad.", "Mali", "member of", "Chad"),
    ("Russia works through the Bosnian Serbs and its ally Serbia.", "Serbia", "supports", "the Bosnian Serbs"),
]


@pytest.mark.parametrize(("text", "source", "kind", "target", "told"), SHAPES)
def test_the_tie_is_told_as_the_shape_has_it(text: str, source: str, kind: str, target: str, told: str) -> None:
    ends = {(source, target), (target, source)} if kind in ("relative of", "allied with", "party to") else {
        (source, target)
    }  # fmt: skip

    assert [t for s, k, o, t in told_ties(text) if (s, o) in ends and k == kind] == [told]


@pytest.mark.parametrize(("text", "source", "kind", "target"), OTHER_SHAPES)
def test_what_only_looks_so_tells_no_tie(text: str, source: str, kind: str, target: str) -> None:
    assert (source, kind, target) not in [(s, k, o) for s, k, o, _ in told_ties(text)]
