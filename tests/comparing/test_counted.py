"""A sentence → what it counts, found without a parser."""

import pytest

from dragoman.comparing.counted import counted_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At least eight people have been killed in clashes.", [("killed", 8, None, "at least eight people")]),
        ("Bandits abducted 38 pupils.", [("abducted", 38, 38, "38 pupils")]),
        ("Ten soldiers and two civilians were killed and 30 wounded.",
         [("killed", 10, 10, "ten soldiers"), ("killed", 2, 2, "two civilians"), ("injured", 30, 30, "30 wounded")]),
        ("The raid killed two children, wounded dozens and left 40 people homeless.",
         [("killed", 2, 2, "two children"), ("injured", 24, None, "dozens"), ("displaced", 40, 40, "40 people")]),
        ("The militia put the toll at 84.", [("killed", 84, 84, "84")]),
        ("They reached the lifeless bodies of three people.", [("killed", 3, 3, "three people")]),
        ("In the operation 60 elements of the militia were eliminated.", [("killed", 60, 60, "60 elements")]),
        ("Warsaw expelled five employees of the embassy.", [("expelled", 5, 5, "five employees")]),
        ("As many as ten were missing.", [("missing", None, 10, "as many as ten")]),
        ("Four civilians embraced martyrdom and seven others sustained injuries.",
         [("killed", 4, 4, "four civilians"), ("injured", 7, 7, "seven")]),
        ("Six soldiers were killed and three bunkers destroyed.",
         [("killed", 6, 6, "six soldiers"), ("bunker", 3, 3, "three bunkers")]),
        # they did it, and suffered nothing
        ("Thousands of Cubans took to the streets.", [("cuban", 2000, None, "thousands of Cubans")]),
        ("At least 20 raiders killed a Nuer herdsman.", [("raider", 20, None, "at least 20 raiders")]),
        ("Ten rebels killed in Ituri had come from Goma.", [("killed", 10, 10, "ten rebels")]),
        # the noun ends where a verb, an adverb or a day begins
        ("Six died at once and nine later.", [("killed", 6, 6, "six"), ("killed", 9, 9, "nine")]),
        ("The blast killed two guards and four clerks Friday.",
         [("killed", 2, 2, "two guards"), ("killed", 4, 4, "four clerks")]),
        ("Two sappers heroically embraced martyrdom.", [("killed", 2, 2, "two sappers")]),
        ("7 die in bus crash", [("killed", 7, 7, "7")]),
        ("Thousands flee Goma raids", [("displaced", 2000, None, "thousands")]),
        # people by their nation, or by what they are to those who hold them
        ("Some 14 Eritreans were killed and five ethnic Serbs arrested.",
         [("killed", 14, 14, "some 14 Eritreans"), ("arrested", 5, 5, "five ethnic Serbs")]),
        ("They killed 30 people and took 12 hostages.",
         [("killed", 30, 30, "30 people"), ("abducted", 12, 12, "12 hostages")]),
        ("Gunfire wounded three jail guards.", [("injured", 3, 3, "three jail guards")]),
        ("Raids drove 900 from their homes and killed six.",
         [("displaced", 900, 900, "900"), ("killed", 6, 6, "six")]),
        ("The floods forced 9,000 people to leave.", [("displaced", 9000, 9000, "9,000 people")]),
        ("Raids left two clerks dead and six porters and five nurses injured.",
         [("killed", 2, 2, "two clerks"), ("injured", 6, 6, "six porters"), ("injured", 5, 5, "five nurses")]),
        ("A blast killed over 80 miners earlier this month.", [("killed", 80, None, "over 80 miners")]),
        # a part, where it is told what befell it
        ("The fight left three of the 40 raiders dead.", [("killed", 3, 3, "three of the 40 raiders")]),
        ("Five raiders were killed out of some 40.", [("killed", 5, 5, "five raiders")]),
        # of the things that people use, and of people nothing befell, the noun is what is counted
        ("It lost contact with its crew of 22.", [("crew", 22, 22, "crew of 22")]),
        ("Officers held 19 crew members.", [("crew", 19, 19, "19 crew members")]),
        ("Tens of thousands of voters came.", [("voter", 20000, None, "tens of thousands of voters")]),
        ("It cut power to 180,000 homes.", [("home", 180000, 180000, "180,000 homes")]),
        ("The ministers spoke for six hours.", [("hour", 6, 6, "six hours")]),
        # a point before thousands, in pages translated by machine
        ("About 2.500 settlers fled.", [("displaced", 2500, 2500, "about 2.500 settlers")]),
    ],
)  # fmt: skip
def test_people_are_counted_by_what_befell_them(text: str, found: list[tuple[str, float, float, str]]) -> None:
    assert [(one.what, one.low, one.high, one.told) for one in counted_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "A man, aged 24 or 31, spoke.",
        "A girl of nine was there.",
        "The senator died at 68.",
        "The inquiry began two years ago.",
        "On 4 June 2026 the court met.",
        "It was built in 1978.",
        "The lira fell 1.8 percent, and the tax rose to 40%.",
        "The ship lay 14 miles off the island.",
        "The mine lies 40 kilometres south of the lake, less than 2,000 miles away.",
        "A 29-year-old employee spoke.",
        "Flight 17 was late.",
        "The fund will pay Rs3 million, the gang asked for 200 million naira.",
        # a part of those whom another number counts
        "Four of the girls were abducted, and nine of 42 were convicted.",
        "One was killed.",
    ],
)
def test_ages_dates_shares_and_parts_count_nothing(text: str) -> None:
    assert list(counted_in(text)) == []
