"""The many ways in which the press words offices, membership, property, protection and enmity."""

from __future__ import annotations

import pytest
from read_ties import told_ties

WORDED = [
    # offices of states and bodies that nothing but the title names
    ("Peruvian President Ana Soto met the miners.", "Ana Soto", "holds office in", "Peru", "holds"),
    ("The Peruvian interior minister, Luis Cordova, resigned.", "Luis Cordova", "holds office in", "Peru", "holds"),
    ("Former Maltese premier Joseph Borg was acquitted.", "Joseph Borg", "holds office in", "Malta", "ended"),
    ("Greek Prime Minister Nikos Stavrou and his Turkish counterpart Mehmet Demir met.", "Mehmet Demir",
     "holds office in", "Turkey", "holds"),
    ("Riad Salem, the governor of the central bank, declined to comment.", "Riad Salem", "holds office in",
     "the central bank", "holds"),
    ("The Tigray Front, whose leader Max Hagos is in hiding, called for a boycott.", "Max Hagos", "leads",
     "Tigray Front", "holds"),
    ("Tariq Mansour, Sudan's finance minister and leader of the Equality Movement, flew home.", "Tariq Mansour",
     "leads", "Equality Movement", "holds"),
    ("Sergei Morozov, a colonel in the FSB, was arrested.", "Sergei Morozov", "holds office in", "FSB", "holds"),
    ("Jihad Makki, who used to be the spokesman of the Syrian foreign ministry, lives in Canada.", "Jihad Makki",
     "represents", "the Syrian foreign ministry", "ended"),
    ("General Paul Deng's National Salvation Front took the town.", "Paul Deng", "leads",
     "National Salvation Front", "holds"),
    # joining, leaving, being put out, founding
    ("The Justice Party pulled out of the coalition in May.", "Justice Party", "member of", "the coalition", "ended"),
    ("Vice-President Saulos Banda has been expelled from the ruling party.", "Saulos Banda", "member of",
     "the ruling party", "ended"),
    ("Argentina applied to join BRICS.", "Argentina", "member of", "BRICS", "planned"),
    ("Burkina Faso, Mali and Niger formed the Alliance of Sahel States in 2023.", "Mali", "member of",
     "Alliance of Sahel States", "holds"),
    # property and pay
    ("Kommersant, a daily that belonged to Boris Berezin until 2006, printed the list.", "Boris Berezin", "owns",
     "Kommersant", "ended"),
    ("The Polisario Front gets its arms from Algeria.", "Algeria", "supplies", "Polisario Front", "holds"),
    ("Azerbaijan buys most of its drones from Israel.", "Israel", "supplies", "Azerbaijan", "holds"),
    ("Rosneft-Trading is a Swiss subsidiary of Rosneft.", "Rosneft-Trading", "part of", "Rosneft", "holds"),
    # protection, mediation, succession, names
    ("Khaled Amin, the party's founder, lives in exile in Spain.", "Spain", "hosts", "Khaled Amin", "holds"),
    ("Kenya is mediating in the conflict between Ethiopia and Eritrea.", "Kenya", "mediates", "Eritrea", "holds"),
    ("Oman has acted as a mediator between the Houthis and Saudi Arabia.", "Oman", "mediates", "Saudi Arabia", "holds"),
    ("Jacob Mandla's predecessor, Cyril Zulu, opened the meeting.", "Jacob Mandla", "succeeded", "Cyril Zulu", "holds"),
    ("The Lanka Freedom Party, formerly called the People's Alliance, has 41 seats.", "Lanka Freedom Party",
     "same as", "People's Alliance", "ended"),
    # sides
    ("Eritrean troops fought on the side of the federal army.", "Eritrean troops", "supports", "the federal army",
     "holds"),
    ("Egypt is one of Khalifa Haftar's main backers.", "Egypt", "supports", "Khalifa Haftar", "holds"),
    ("The prime minister is at odds with President Omar Jatta.", "The prime minister", "opposes", "Omar Jatta",
     "holds"),
    ("The opposition demanded that President Ibrahim Yameen step down.", "The opposition", "opposes",
     "Ibrahim Yameen", "holds"),
    ("Ethiopia's federal army and the Oromo Liberation Army clashed near Nekemte.", "Ethiopia's federal army",
     "at war with", "Oromo Liberation Army", "holds"),
    ("Boko Haram fighters killed nine soldiers of the Chadian army.", "Boko Haram fighters", "at war with",
     "the Chadian army", "holds"),
    ("The United States removed Cuba from its list of sponsors of terrorism.", "United States", "sanctions", "Cuba",
     "ended"),
    ("Belavia has been on the EU's blacklist since 2021.", "EU", "sanctions", "Belavia", "holds"),
    ("The commander of the Fourth Brigade, Ali Hasan, which answers to Tehran, was buried.", "Fourth Brigade",
     "loyal to", "Iran", "holds"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "target", "state"), WORDED)
def test_a_tie_is_told_as_it_stands(text: str, source: str, kind: str, target: str, state: str) -> None:
    found = told_ties(text)
    symmetric = kind in ("same as", "at war with", "allied with")
    ends = {(source, target), (target, source)} if symmetric else {(source, target)}
    assert any((a, b) in ends and k == kind and s == state for a, k, b, s in found), found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Georgia Governor Brian Kemp signed the bill in Atlanta.", ("holds office in", "Georgia")),
        ("Lebanon's Druze leader Walid Jumblat stayed away.", ("leads", "Lebanon")),
        ("Biden hosted Iraqi Prime Minister Mustafa Kadhim at the White House.", ("hosts", "Mustafa Kadhim")),
        ("Donald Trump defended his decision to withdraw U.S. troops from Syria.", ("member of", "Syria")),
        ("Google threatened to leave Australia.", ("member of", "Australia")),
        ("Xi Jinping and his American counterpart Joe Biden spoke.", ("works for", "Xi Jinping")),
        (
            "Joe Biden's choice of Neera Tanden to head the budget office was criticised.",
            ("leads", "the budget office"),
        ),
    ],
)
def test_what_only_looks_like_a_tie_is_none(text: str, wrong: tuple[str, str]) -> None:
    assert wrong not in [(kind, target) for _, kind, target, _ in told_ties(text)]


def test_kinship_in_indirect_speech_is_the_outlets_own_word() -> None:
    found = told_ties("Yasir Hamid said that his brother Omar had bought the hotel.")
    assert ("Omar", "relative of", "Yasir Hamid", "holds") in found
