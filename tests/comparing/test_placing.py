"""What a place's name in a sentence is named for: the act, or something else."""

import pytest

from dragoman.comparing.placing import is_placed


@pytest.mark.parametrize(
    ("sentence", "act", "place", "placed"),
    [
        ("Envoys met the rebels in Gao on Monday.", "met", "Gao", True),
        ("Gunmen stormed a hotel in the northern city of Gao.", "stormed", "Gao", True),
        ("Jets bombed the port of Gao twice, residents said.", "bombed", "Gao", True),
        ("Jets bombed Gao.", "bombed", "Gao", True),
        ("The Gao talks ended.", "talks", "Gao", True),
        ("They condemned the attack on Gao hospital.", "attack", "Gao", True),
        ("A bomb killed four at a Gao cafe.", "killed", "Gao", True),
        ("Clashes broke out in the capital, Gao, following a march.", "clashes", "Gao", True),
        ("Police arrested six in Timbuktu, Mali.", "arrested", "Mali", True),
        ("GAO, Mali - Troops entered the camp.", "entered", "GAO", True),
        ("Riots have gone on since the police shot a boy in Gao.", "riots", "Gao", False),
        ("The minister met the security chief in Gao.", "met", "Gao", False),
        ("The government in Gao signed two accords.", "signed", "Gao", False),
        ("Rebels attacked the consulate in Gao.", "attacked", "Gao", True),
        ("The consulate in Gao condemned the raid.", "condemned", "Gao", False),
        ("He was fined for a hit on Gao striker Musa.", "fined", "Gao", False),
        ("She complained in letters to a Gao newspaper.", "complained", "Gao", False),
        ("They met the envoy who had fled from Gao.", "met", "Gao", False),
        ("They met there.", "met", "Gao", True),  # told elsewhere
    ],
)
def test_where_an_act_was_stands_behind_a_word_of_place_and_in_no_other_act(
    sentence: str, act: str, place: str, placed: bool
) -> None:
    assert is_placed(sentence, act, [place]) is placed
