import pytest

from dragoman.intake.agencies import agency_named, is_agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("AFP", "Agence France-Presse"),
        ("Reuters/AP", "Reuters"),
        ("Levant News Agency", "Levant News Agency"),
        ("Sahel News Service", "Sahel News Service"),
        ("map", None),
        ("a news agency", None),
        ("the ministry's press agency", None),
        ("Our Correspondent", None),
    ],
)
def test_agencies_by_name_and_by_what_they_call_themselves(text: str, agency: str | None) -> None:
    assert agency_named(text) == agency


def test_a_list_of_agencies_is_one_only_if_every_piece_is() -> None:
    assert is_agency("Reuters, AFP")
    assert not is_agency("Reuters, our staff")
