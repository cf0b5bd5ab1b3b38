"""What the packaged tables know of bodies, leaders, titles and actor nouns."""

from __future__ import annotations

from dragoman.knowledge import countries, leaders, organisations, person_names, sectors, titles
from dragoman.knowledge.files import load_yaml, read_tsv

PLOVER_SECTORS = set(
    "GOV MIL LEG JUD COP SPY PRM PTY REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE REF REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)


def test_every_code_in_the_tables_is_a_code() -> None:
    for name in ("organisations.tsv", "leaders.tsv"):
        for row in read_tsv(name):
            assert set(row["sectors"].split()) <= PLOVER_SECTORS, row
            country = row["country"].rstrip("?")
            assert not country or countries.get(country) is not None, row
    for codes in load_yaml("sectors.yaml")["nouns"]:
        assert codes == "-" or set(codes.split()) <= PLOVER_SECTORS


def test_bodies_answer_to_name_alias_and_acronym() -> None:
    for text in ("Organization of American States", "the OAS", "OAS"):
        found = organisations.of_name(text)
        assert found is not None
        assert found.kind == "igo"
    assert organisations.of_name("who") is None
    assert organisations.of_name("WHO") is not None


def test_shared_names_have_no_country_of_their_own() -> None:
    plain, at_home = organisations.of_name("Congress"), organisations.of_name("Congress", {"USA"})
    assert plain is not None
    assert at_home is not None
    assert (plain.country, at_home.country) == (None, "USA")


def test_leaders_have_terms_in_order() -> None:
    putin = leaders.of_name("Vladimir Putin")
    assert putin is not None
    assert [t.title for t in putin.terms] == ["president", "prime minister", "president"]
    term = putin.term_in(2010)
    assert term is not None
    assert term.title == "prime minister"
    assert leaders.of_name("Nicolás Maduro") == leaders.of_name("Nicolas Maduro")


def test_the_longest_noun_wins() -> None:
    ministry = sectors.actor_noun(["the", "foreign", "ministry"])
    assert ministry is not None
    assert ministry.words == ("foreign", "ministry")
    assert sectors.actor_noun(["table"]) is None


def test_titles_and_given_names() -> None:
    assert titles.rank("Gen.") == "general"
    assert titles.gender_of_honorific("Mrs.") == "female"
    assert titles.is_former("ousted")
    assert person_names.gender_of_given("Fatima") == "female"
    assert person_names.bearers("Marta") > 0 == person_names.bearers("xyzzy")
