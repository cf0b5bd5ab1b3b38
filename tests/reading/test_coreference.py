"""The cast of short reports: who appears, under which words, coded how."""

from __future__ import annotations

import functools

import pytest

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.parser import parse_report
from dragoman.records import Chain, Part, Report


@functools.cache
def cast_of(text: str) -> Cast:
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part(kind="body", start=at, end=at + len(line)))
        at += len(line) + 1
    return find_cast(parse_report(Report(id="r", text=text, parts=tuple(parts))))


def index_of(text: str, words: str, nth: int = 0) -> int:
    """The chain of the ``nth`` mention that reads ``words``."""
    found = [m.chain for m in cast_of(text).mentions if text[m.start : m.end] == words]
    assert len(found) > nth, f"{words!r} is no mention: {[text[m.start : m.end] for m in cast_of(text).mentions]}"
    return found[nth]


def chain_of(text: str, words: str, nth: int = 0) -> Chain:
    return cast_of(text).chains[index_of(text, words, nth)]


SAME = [
    # what somebody announces he would do
    (
        "Talks will go on, President Ilir Hoxha said, days after Premier Pavel Novak announced that he would resign.",
        ["Pavel Novak", "he"],
    ),
    # where words were shown is not who spoke them
    ("Russia rejected the plan. In a letter obtained by Reuters, it said talks were useless.", ["Russia", "it"]),
    # full name, title and surname
    (
        "Foreign Minister Ilir Hoxha arrived on Monday. Hoxha met the press.",
        ["Foreign Minister Ilir Hoxha", "Ilir Hoxha", "Hoxha"],
    ),
    # spelling variants within one report
    ("Analyst Karim al-Zubaidi spoke first. Zubaydi added that talks would go on.", ["Karim al-Zubaidi", "Zubaydi"]),
    (
        "General Khaled Mansour was seen in Aden. Khalid Mansour gave no interview.",
        ["Khaled Mansour", "Khalid Mansour"],
    ),
    # acronyms
    ("The Front for National Salvation (FNS) signed. The FNS then withdrew.", ["Front for National Salvation", "FNS"]),
    # a name that the report itself gives beside another
    (
        "General Idris Sankara, better known as Tolo, took the town. Tolo said nothing.",
        ["Idris Sankara", "Tolo"],
    ),
    # those who took power, whatever they are called; a bare "regime" where soldiers rule is theirs
    (
        "Burkina Faso's military rulers expelled the envoy. The junta gave no reason. A spokesman for the putschists "
        "was silent, and the coup leaders met in Ouagadougou. The regime closed the border.",
        ["Burkina Faso's military rulers", "The junta", "the putschists", "the coup leaders", "The regime"],
    ),
    # a surname of two words, a surname that comes first, a short form of a given name, a number left out
    ("Lawyer Samir Abu Rizq objected. Abu Rizq will appeal.", ["Samir Abu Rizq", "Abu Rizq"]),
    (
        "Lawmaker Hsu Yu-ming praised the crew. Hsu felt safe. Crew chief Hsu Mei-ling said little.",
        ["Hsu Yu-ming", "Hsu"],
    ),
    ("William Karsten was jailed. Bill Karsten will appeal, his lawyer said.", ["William Karsten", "Bill Karsten"]),
    (
        "Peter S. Halloran III opened the inquiry. Peter Halloran closed it.",
        ["Peter S. Halloran III", "Peter Halloran"],
    ),
    # called by his surname beside a namesake and beside his own father
    (
        "Jonas Kessler Jr. pleaded guilty. Mr. Kessler wept. Mr. Kessler's father, the Rev. Jonas Kessler, came too. "
        "Mr. Kessler owned a hat of the singer Rita Kessler. Mr. Kessler will appeal.",
        ["Jonas Kessler Jr.", "Mr. Kessler"],
    ),
    # named behind a clause, identified as, named behind a list
    (
        "The federal judge overseeing the case, Robert Lindqvist, is to rule in June.",
        ["The federal judge", "Robert Lindqvist"],
    ),
    (
        "The driver, who police identified as Anton Bergman, fled the scene.",
        ["The driver", "Anton Bergman"],
    ),
    (
        "Present were Bishop Luis Ortega and Red Cross delegate Ana Meier as well as Japan's observer, Kenji Mori.",
        ["Japan's observer", "Kenji Mori"],
    ),
    # whom an apposition tells a pronoun to be
    ('"They (Israel) are wrong about the Council," he said. Israel said no.', ["They", "Israel"]),
    # another word for what he is, where nobody else is called so
    (
        "Representative Paul Winters, a Democrat, denied it. The congressman spoke. The Ohio lawmaker then left.",
        ["Paul Winters", "The congressman", "The Ohio lawmaker"],
    ),
    # the one body of which nothing is told, and the sort that a name tells itself
    (
        "CoreVault changed its name. The private prison company gave no reason. CoreVault was silent.",
        ["CoreVault", "The private prison company"],
    ),
    ("Norrland Airlines changed its rules. The airline apologised.", ["Norrland Airlines", "The airline"]),
    # whose somebody is, by name, by a pronoun and in his own words
    (
        "Pavel Dvorak was charged in May. Dvorak's wife, Irena, wept. His wife knew nothing. "
        '"I love my wife," Dvorak said.',
        ["Dvorak's wife", "Irena", "His wife", "my wife"],
    ),
    # rebels and police are those of the story, however often they are named
    (
        "Rebels seized Goma. The army fled before rebels came. The rebels looted a bank.",
        ["Rebels", "rebels", "The rebels"],
    ),
    ("Police closed the road. A bus had burned, police said.", ["Police", "police"]),
    # told of in the first sentence and named in the next
    (
        "A lawyer from Boston was jailed on Friday. Peter Sanders, 45, had set fire to a mill.",
        ["A lawyer from Boston", "Peter Sanders"],
    ),
    # a surname in a headline before the full name, beside a namesake
    (
        "President Keller takes office. Jonas Keller swore the oath on Friday. Jonas Keller and Rita Keller waved.",
        ["President Keller", "Jonas Keller"],
    ),
    # who holds the office rather than who is only said to be such a one
    (
        'President Jonas Keller signed it. "This is a power grab by a disappointed president," she said. '
        '"The president has no such right," she added.',
        ["President Jonas Keller", "The president"],
    ),
    # the office that a leader named in full is known for
    (
        "Crowds in Yerevan jeered Nikol Pashinyan. The prime minister shrugged.",
        ["Nikol Pashinyan", "The prime minister"],
    ),
    # appositions before and after the name
    (
        "The talks were led by the head of the election commission, Samira Haddad.",
        ["the head of the election commission", "Samira Haddad"],
    ),
    ("Marta Ruiz, 51, a human rights lawyer, filed the suit.", ["Marta Ruiz", "a human rights lawyer"]),
    # predicate nominals
    (
        "Pavel Novotny is the governor of the central bank. Novotny will resign.",
        ["Pavel Novotny", "the governor of the central bank"],
    ),
    # a government under the words of a headline, of a compound and of whom it is loyal to
    (
        "Kenyan government airstrikes hit two towns. The Kenyan government denied it.",
        ["Kenyan government", "The Kenyan government"],
    ),
    (
        "Talks with the government loyal to retired Brigadier General Omar Sabri failed. Omar Sabri's government left.",
        ["the government loyal to retired Brigadier General Omar Sabri", "Omar Sabri's government"],
    ),
    # one Kim among Kims: the surname comes first
    (
        "Leader Kim Sung-ho spoke on Friday. The envoys listened. It rained. They left. His father, Kim Dae-won, ruled "
        "until 1994. His uncle Kim Tae-il was exiled. On Saturday the envoys came back, and Kim waved.",
        ["Kim Sung-ho", "Kim"],
    ),
    # definite descriptions
    (
        "The airline Blue Wings cancelled all flights on Sunday. The airline gave no reason.",
        ["Blue Wings", "The airline"],
    ),
    (
        "A delegation from Ankara landed on Friday. The delegation left at night.",
        ["A delegation from Ankara", "The delegation"],
    ),
    # capital and country are one state
    ("Turkey recalled its envoy. Ankara later denied that.", ["Turkey", "Ankara"]),
    # a government under the name of its people and of its leader
    (
        "President Nicolas Maduro spoke. The Maduro government closed the border. The Venezuelan government agreed.",
        ["The Maduro government", "The Venezuelan government"],
    ),
    # pronouns
    (
        "Prime Minister Ana Kovac met workers. She promised help and said her cabinet would act.",
        ["Ana Kovac", "She", "her"],
    ),
    ("The company said it would appeal. Its lawyers declined to comment.", ["The company", "it", "Its"]),
    ("In his speech, Omar Diallo thanked the army.", ["his", "Omar Diallo"]),
    ("“I will not resign,” said Peter Lang. “My duty is here.”", ["I", "Peter Lang"]),
    # a body goes on under the first word of its name, or the last
    (
        "Orlanda Gulf Shipping lost a tanker. Orlanda said its crew was safe.",
        ["Orlanda Gulf Shipping", "Orlanda"],
    ),
    (
        "The Palestinian Authority is out of money. Israel withholds taxes from the Authority, ministers said.",
        ["Palestinian Authority", "Authority"],
    ),
    (
        "The Denver Falcons lost. A year ago the Falcons had won.",
        ["Denver Falcons", "Falcons"],
    ),
    # the one holder of a body's office
    (
        "Former NATO commander Peter Holm spoke in Oslo. The NATO commander praised the allies.",
        ["Peter Holm", "The NATO commander"],
    ),
    (
        "President Keller's eldest son, Martin Keller Jr., stayed at home. Keller Jr. wrote a letter.",
        ["Martin Keller Jr.", "Keller Jr."],
    ),
]


@pytest.mark.parametrize(("text", "words"), SAME)
def test_one_actor_under_all_its_words(text: str, words: list[str]) -> None:
    assert len({index_of(text, w) for w in words}) == 1


APART = [
    # a father and his son, two persons of one surname
    ("Hafez al-Assad ruled for decades. Bashar al-Assad followed in 2000.", ["Hafez al-Assad", "Bashar al-Assad"]),
    ("Salah Mansour spoke in Cairo. Salah Darwish disagreed.", ["Salah Mansour", "Salah Darwish"]),
    ("Hassan Rashid spoke. Hussein Rashid disagreed.", ["Hassan Rashid", "Hussein Rashid"]),
    # a lone surname and the brother who is named in full beside it
    (
        "Sanctions were imposed on General Ortega and his brother Camilo Ortega. Ortega laughed at them.",
        ["General Ortega", "Camilo Ortega"],
    ),
    # who leads a council is not the council
    (
        "General Omar Tiani, who heads the National Council for the Defence of the Homeland (NCDH), took power.",
        ["Omar Tiani", "NCDH"],
    ),
    # the government that soldiers deposed
    (
        "The junta in Niger, led by General Abdou Tchiani, closed the border. Bazoum's government called it unlawful.",
        ["The junta in Niger", "Bazoum's government"],
    ),
    (
        "The junta closed the border. Bazoum's government called it unlawful, and Niger's rulers shrugged.",
        ["Bazoum's government", "Niger's rulers"],
    ),
    # to call somebody a name is not to bear it
    ("Vice President Carla Dunn called Ortega a dictator. Ortega shrugged.", ["Carla Dunn", "Ortega"]),
    # a description of one does not lead to the other's name
    (
        "The political analyst Samir al-Nasser spoke to a daily. The researcher Samir Haddad says that it is too late.",
        ["Samir al-Nasser", "Samir Haddad"],
    ),
    # a leader, his government and his state
    (
        "President Paul Biya flew home. The Cameroonian government welcomed it. Cameroon signed the treaty.",
        ["Paul Biya", "The Cameroonian government", "Cameroon"],
    ),
    # the governments of two countries
    ("The Iraqi government talked to the Kuwaiti government.", ["The Iraqi government", "the Kuwaiti government"]),
    # a body and the body it belongs to
    (
        "The Security Committee of the Supreme Council of Elders met.",
        ["Security Committee of the Supreme Council of Elders", "Supreme Council of Elders"],
    ),
    # somebody's government is not the country's
    (
        "The Libyan government protested. Marwan Saleh's government kept silent.",
        ["The Libyan government", "Marwan Saleh's government"],
    ),
    # what is denied is no identity
    ("Jan Kowalski is not the mayor.", ["Jan Kowalski", "the mayor"]),
    # soldiers counted twice are not known to be the same
    ("Twelve soldiers died on Monday. Four soldiers died on Friday.", ["Twelve soldiers", "Four soldiers"]),
    # a description that stands with one body's name does not take up another's
    (
        "Talks with the Fatah party went on. A caller spoke in the name of the militant group Hamas.",
        ["Fatah", "the militant group"],
    ),
    # a list of two offices
    (
        "The law binds firms owned by the president, the vice president or a minister.",
        ["the president", "the vice president"],
    ),
    # a list of descriptions
    (
        "He shot a judge, a court reporter, a guard and a federal agent.",
        ["a judge", "a federal agent"],
    ),
    # two holders of one office
    (
        "NATO commander Peter Holm met his predecessor, former NATO commander Jan Vos. The NATO commander spoke.",
        ["Jan Vos", "The NATO commander"],
    ),
    # father and son, father and mother
    (
        "Jonas Kessler Jr. pleaded guilty. His father, the Rev. Jonas Kessler, his mother and a brother came.",
        ["Jonas Kessler Jr.", "Jonas Kessler", "his mother"],
    ),
    # whom an apposition tells "they" to be is not whoever was named before
    (
        'The Council speaks for the south. "They (Israel) are wrong about the Council," he said. Israel said no.',
        ["Council", "They"],
    ),
    # groups of a movement are not the movement
    ("Tea Party groups met. The Tea Party has no leader.", ["Tea Party groups", "Tea Party"]),
    # an armed movement is not the party named beside it, and a state's militia no Islamist movement
    (
        "Hamas fired rockets. Fatah called for calm. The Islamist movement refused.",
        ["Fatah", "The Islamist movement"],
    ),
    (
        "The Rapid Support Forces denied it. They accused the army of the Islamist movement.",
        ["Rapid Support Forces", "the Islamist movement"],
    ),
    # a lawmaker without a name is called so; a chamber is no group; an envoy to another country
    (
        "Representative Paul Winters denied it. A lawmaker of his party resigned. The congressman said nothing.",
        ["Paul Winters", "The congressman"],
    ),
    ("The Senate passed the bill. The group Clear Water sued. The group lost.", ["Senate", "The group"]),
    (
        "Russia's ambassador to Turkey was shot. Russia's ambassador to Japan was told.",
        ["Russia's ambassador to Turkey", "Russia's ambassador to Japan"],
    ),
    # who charges somebody in the first sentence is not whom the next names
    (
        "The county attorney charged a man on Friday. Peter Sanders, 45, was found in a shed.",
        ["The county attorney", "Peter Sanders"],
    ),
    # told of in the first sentence, and another's office told of whom the next names
    (
        "A lawyer from Boston was jailed on Friday. Prosecutor Peter Sanders had asked for more.",
        ["A lawyer from Boston", "Peter Sanders"],
    ),
    # the governor of another state
    (
        "Gov. Sarah Keller went home to Alaska. The governor of California did nothing.",
        ["Gov. Sarah Keller", "The governor of California"],
    ),
    # an aide of an office holder is not he
    (
        "Lena Fischer, an aide to Secretary of State Hillary Clinton, resigned.",
        ["Lena Fischer", "Hillary Clinton"],
    ),
    # a son called by his surname, and his father by the same
    ("Keller Jr. met the envoy. President Keller said so on Monday.", ["Keller Jr.", "President Keller"]),
    # a part of a state that has a government of its own, under its name and by its seat
    ("Puntland broke with the federal authorities. Somalia regretted the step.", ["Puntland", "Somalia"]),
    ("Erbil accused Baghdad of withholding salaries.", ["Erbil", "Baghdad"]),
    (
        "The Somali government recalled its envoy. The Somaliland government welcomed the deal.",
        ["The Somali government", "The Somaliland government"],
    ),
]


@pytest.mark.parametrize(("text", "words"), APART)
def test_two_actors_stay_two(text: str, words: list[str]) -> None:
    assert len({index_of(text, w) for w in words}) == len(words)


CODED = [
    ("Syrian Deputy Foreign Minister Adnan Hariri spoke.", "Adnan Hariri", "person", "SYR", "GOV"),
    ("Turkish soldiers crossed the river.", "Turkish soldiers", "group", "TUR", "MIL"),
    ("The United Nations urged restraint.", "United Nations", "igo", None, "UNO"),
    ("The Taliban denied the charge.", "Taliban", "armed-group", "AFG", "REB"),
    ("The state news agency SANA carried the statement.", "SANA", "media", "SYR", "GOV"),
    ("Two Russian lawmakers resigned.", "Two Russian lawmakers", "group", "RUS", "LEG"),
    ("Kenyan opposition leader Alice Wanjiru was arrested.", "Alice Wanjiru", "person", "KEN", "OPP"),
    ("The former Peruvian president Jorge Salas fled.", "Jorge Salas", "person", "PER", "ELI"),
    ("The Kremlin rejected the offer.", "Kremlin", "government", "RUS", "GOV"),
    (
        "The Moroccan interior ministry confirmed the arrests.",
        "The Moroccan interior ministry",
        "ministry",
        "MAR",
        "GOV",
    ),
    ("Analysts expect a deal.", "Analysts", "group", None, "EDU"),
    ("Hospital director Nadia Rahman spoke.", "Nadia Rahman", "person", None, None),
    # what stands before a hyphen is not whose the other half is
    ("The Israel-Hamas war goes on.", "Hamas", "armed-group", "PSE", "REB"),
    ("Saudi-Houthi talks resumed in Muscat.", "Houthi", "armed-group", "YEM", "REB"),
    # of a people, and of whatever state
    ("Police fired on ethnic Albanians in the north.", "ethnic Albanians", "group", None, None),
    # the state of New Jersey is not Jersey
    ("New Jersey Republican Gov. Paul Hart spoke.", "Paul Hart", "person", "USA", "GOV"),
    (
        "Yemen's Minister of Public Health and Population Qasim Buhaibeh spoke.",
        "Qasim Buhaibeh",
        "person",
        "YEM",
        "GOV",
    ),
    ("A financier in Iran was held.", "A financier in Iran", "person", None, None),
    ("Gen. Samir Khouri of Lebanon resigned.", "Samir Khouri", "person", "LBN", "MIL"),
    # a university is of the country that it is in
    ("The American University of Beirut closed.", "American University of Beirut", "organisation", "LBN", "EDU"),
    # the European Union sits in Brussels, and so does Belgium's government
    ("The European Union met. Brussels accused Hungary of blackmail.", "Brussels", "igo", None, "EUR"),
    ("Belgium protested to the European Union. Brussels recalled its envoy.", "Brussels", "state", "BEL", None),
    # an office without a country
    ("Russia objected. Sen. Tom Harkness praised it.", "Tom Harkness", "person", None, "LEG"),
    (
        "The Pentagon and the White House objected. Iran asked Foreign Minister Ali Sabeti to go.",
        "Ali Sabeti",
        "person",
        None,
        "GOV",
    ),
    # an American state and the state in the Caucasus
    (
        "Georgia prosecutors charged two men in Atlanta, Savannah and Macon.",
        "Georgia prosecutors",
        "group",
        "USA",
        "JUD",
    ),
    ("Georgia protested. Tbilisi called the shelling of its border an attack.", "Georgia", "state", "GEO", None),
    # another's deputy sits in no parliament
    ("The sheriff sent his deputy to the court.", "his deputy", "person", None, None),
    (
        "The editor of Georgetown University's magazine spoke.",
        "The editor of Georgetown University's magazine",
        "person",
        None,
        "JRN",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind", "country", "sector"), CODED)
def test_chains_are_coded(text: str, words: str, kind: str, country: str | None, sector: str | None) -> None:
    chain = chain_of(text, words)
    assert (chain.kind, chain.country) == (kind, country)
    if sector is not None:
        assert chain.sectors[:1] == (sector,)


def test_roles_carry_title_body_and_whether_they_are_over() -> None:
    text = "Libya's late ruler Moammar Gadhafi was toppled. The vice president of the Senate, Ines Duarte, said so."
    gadhafi, duarte = chain_of(text, "Moammar Gadhafi"), chain_of(text, "Ines Duarte")
    assert [(r.title, r.former) for r in gadhafi.roles] == [("ruler", True)]
    assert [(r.title, r.of_text, r.former) for r in duarte.roles] == [("vice president", "Senate", False)]
    for chain in (gadhafi, duarte):
        for role in chain.roles:
            assert role.title in role.span.cut(text)


def test_an_office_keeps_what_it_is_over_and_not_whose_it_is() -> None:
    text = "A delegation headed by the Minister of Foreign Affairs of the government loyal to Haftar arrived."
    minister = chain_of(text, "the Minister of Foreign Affairs of the government loyal to Haftar")
    assert [role.title for role in minister.roles] == ["Minister of Foreign Affairs"]


def test_its_rival_is_no_person_and_no_official_nobody() -> None:
    text = "The army broke the truce and accused its rival. No official commented."
    assert chain_of(text, "its rival").kind is None
    assert not any(m.start == text.index("No official") for m in cast_of(text).mentions)


def test_who_stands_by_is_no_side() -> None:
    text = (
        "President Idriss Deby received on Monday the Kenyan president William Ruto in the presence of ministers "
        "Omar Saleh and Ali Hassan. The two sides signed a treaty."
    )
    cast, both = cast_of(text), chain_of(text, "The two sides")
    assert [cast.chains[m].name for m in both.members] == ["Idriss Deby", "William Ruto"]


def test_two_sides_unite_the_actors_named_before() -> None:
    text = "The Syrian army clashed with Islamic State near Palmyra. The two sides agreed to a truce."
    cast, both = cast_of(text), chain_of(text, "The two sides")
    assert [cast.chains[m].name for m in both.members] == ["The Syrian army", "Islamic State"]
    assert cast.united([index_of(text, "The two sides")]) == list(both.members)


def test_the_outlet_s_words_for_a_body_are_kept() -> None:
    text = "The illegitimate government of Faris Naim met envoys in Tobruk."
    chain = chain_of(text, "The illegitimate government of Faris Naim")
    assert chain.kind == "government"
    assert [n.text for n in chain.names] == ["The illegitimate government of Faris Naim"]


def test_a_pronoun_for_a_thing_is_no_mention() -> None:
    text = "Chile seized a tanker on Friday. The vessel was stopped off Iquique because it carried weapons."
    assert [m.kind for m in cast_of(text).mentions if m.kind == "pronoun"] == []


def test_empty_pronouns_are_no_mentions() -> None:
    text = "The ministry spoke on Monday. It is clear that it rained."
    assert "It" not in [text[m.start : m.end] for m in cast_of(text).mentions]


@pytest.mark.parametrize("text", [t for t, _ in SAME + APART])
def test_mentions_are_ordered_spans_with_their_heads_inside(text: str) -> None:
    cast = cast_of(text)
    assert list(cast.mentions) == sorted(cast.mentions, key=lambda m: (m.start, -m.end, m.chain))
    for mention in cast.mentions:
        assert mention.start <= mention.head < mention.end
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert 0 <= mention.chain < len(cast.chains)
    for n, chain in enumerate(cast.chains):
        own = [text[m.start : m.end] for m in cast.mentions if m.chain == n and m.kind != "pronoun"]
        assert own
        assert sum(name.count for name in chain.names) == len(own)
        assert n not in chain.members
        assert chain.part_of != n


def test_the_same_report_gives_the_same_cast() -> None:
    text = "\n".join(t for t, _ in SAME)
    report = Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    assert find_cast(parse_report(report)) == find_cast(parse_report(report))


def test_a_report_without_a_story_has_no_cast() -> None:
    assert cast_of("") == Cast((), ())


def test_two_parties_to_a_matter_are_no_political_parties() -> None:
    text = "The ministers of Chad and Niger met. The two parties signed a pact. Two political parties objected."
    assert "PTY" not in chain_of(text, "The two parties").sectors
    assert "PTY" in chain_of(text, "Two political parties").sectors


def test_a_body_named_after_a_person_is_of_his_country() -> None:
    text = "Peruvian President Rosa Quispe spoke. The Quispe Housing Foundation was founded in 2010."
    assert chain_of(text, "Quispe Housing Foundation").country == "PER"


def test_the_north_is_no_province_of_a_state_far_away() -> None:
    text = "The North's leader left the talks. Officials of the Northern province of Quitara objected."
    assert all(chain.country is None for chain in cast_of(text).chains)


def test_party_and_state_behind_a_name_are_nobody() -> None:
    text = "The bill was written by Sen. Jane Dorsey, D-Calif., and Rep. Paul Fenwick, R-Va., on Monday."
    assert not any(chain.name.startswith(("D-", "R-")) for chain in cast_of(text).chains)


def test_a_father_and_his_son_of_the_same_name_are_two() -> None:
    text = (
        "Martin Keller met the press on Monday. Martin Keller Jr. stayed at home. Keller spoke of taxes. Keller Jr. "
        "sent a letter."
    )
    assert index_of(text, "Martin Keller") == index_of(text, "Keller")
    assert index_of(text, "Martin Keller Jr.") == index_of(text, "Keller Jr.") != index_of(text, "Keller")


def test_a_surname_alone_before_the_son_is_named_is_his_fathers() -> None:
    text = "President Keller met the press. His son Martin Keller Jr. stayed at home. Later Keller spoke of taxes."
    assert index_of(text, "President Keller") == index_of(text, "Keller") != index_of(text, "Martin Keller Jr.")


def test_a_surname_follows_the_only_full_name_whatever_its_generation() -> None:
    text = "Cyrus Holm Jr. opened the inquiry. Holm named no suspect."
    assert index_of(text, "Cyrus Holm Jr.") == index_of(text, "Holm")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Keller Memos Released By Committee", "Keller"),
        ("Senators Subpoena Martin Keller", "Martin Keller"),
        ("Martin Keller Out As Director", "Martin Keller"),
    ],
)
def test_a_name_in_a_headline_ends_where_the_story_ends_it(headline: str, name: str) -> None:
    text = f"{headline}\nThe director, Martin Keller, wrote the memos in May. Keller left in June."
    parts = (
        Part(kind="title", start=0, end=len(headline)),
        Part(kind="body", start=len(headline) + 1, end=len(text)),
    )
    cast = find_cast(parse_report(Report(id="r", text=text, parts=parts)))
    names = {text[m.start : m.end] for m in cast.mentions if m.kind == "name" and cast.chains[m.chain].kind == "person"}
    assert names <= {"Keller", "Martin Keller"}
    assert len({m.chain for m in cast.mentions if text[m.start : m.end] in ("Keller", "Martin Keller")}) == 1


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("At least 46 people died when the bridge fell.", "46 people"),
        ("More than two dozen protesters were arrested in Minsk.", "two dozen protesters"),
        ("The least popular ministers resigned on Monday.", "The least popular ministers"),
    ],
)
def test_a_hedge_before_a_number_is_no_part_of_who_they_are(text: str, crowd: str) -> None:
    assert crowd in {chain.name for chain in cast_of(text).chains}


def titled(headline: str, story: str) -> Cast:
    text = f"{headline}\n{story}"
    parts = (
        Part(kind="title", start=0, end=len(headline)),
        Part(kind="body", start=len(headline) + 1, end=len(text)),
    )
    return find_cast(parse_report(Report(id="r", text=text, parts=parts, title=headline)))


@pytest.mark.parametrize(
    ("headline", "story", "words"),
    [
        (
            "Kuwaiti airline loses jet",
            "Orlanda Airlines, a Kuwaiti airline, lost a jet on Sunday.",
            {"Kuwaiti airline", "Orlanda Airlines"},
        ),
        (
            "Two Polish journalists shot",
            "Two Polish journalists were shot in Gao on Monday.",
            {"Two Polish journalists"},
        ),
        (
            "Ohio lawmaker denies fraud",
            "Rep. Paul Winters denied on Monday that he took money.",
            {"Ohio lawmaker", "Paul Winters"},
        ),
        (
            "Mexico's president avoids clash",
            "President Luis Ortega said on Friday that he would keep calm. Mexico depends on trade.",
            {"Mexico's president", "Luis Ortega"},
        ),
        (
            "Dutch-backed firm loses licence",
            "A Dutch-backed mining firm lost its licence on Monday.",
            {"Dutch-backed firm", "A Dutch-backed mining firm"},
        ),
    ],
)
def test_a_headline_tells_of_those_in_its_story(headline: str, story: str, words: set[str]) -> None:
    cast = titled(headline, story)
    found = [chain for chain in cast.chains if words & {name.text for name in chain.names}]
    assert len(found) == 1
    assert words <= {name.text for name in found[0].names}
    assert sum(name.count for name in found[0].names) > 1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia Gov. Alan Pruitt signed the order on Monday.", "USA"),
        ("Georgia Secretary of State Alan Pruitt signed the order on Monday.", "USA"),
        ("Georgia's president, Nino Beridze, signed the order on Monday.", "GEO"),
    ],
)
def test_offices_of_a_province_tell_it_from_the_state_of_its_name(text: str, country: str) -> None:
    assert {chain.country for chain in cast_of(text).chains if chain.kind == "person"} == {country}


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Ana Ruiz, president of Orlanda Airlines, resigned.", "Ana Ruiz", ("BUS",)),
        ("Red Cross representative Ana Ruiz was there.", "Ana Ruiz", ("NGO",)),
        ("Ana Ruiz, president of Chile, resigned.", "Ana Ruiz", ("GOV",)),
        ("European Commission President Ana Ruiz resigned.", "Ana Ruiz", ("GOV",)),
    ],
)
def test_who_heads_a_body_is_of_its_sector(text: str, words: str, codes: tuple[str, ...]) -> None:
    assert chain_of(text, words).sectors == codes


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # a namesake of another state's leader
        ("Defence Minister Pedro Sanchez spoke in Bogota. Colombia mourned.", "Pedro Sanchez", None),
        ("Prime Minister Pedro Sanchez spoke.", "Pedro Sanchez", "ESP"),
        # states that are no country
        ("The Alliance of Sahel States condemned it.", "Alliance of Sahel States", None),
        # an office of several words before a name
        ("Director of National Intelligence Ana Ruiz left.", "Director of National Intelligence Ana Ruiz", None),
        # a ministry is of the state in whose capital it is said to be
        ("The defence ministry in Taipei counted ten jets.", "The defence ministry in Taipei", "TWN"),
    ],
)
def test_whose_somebody_is(text: str, words: str, country: str | None) -> None:
    assert chain_of(text, words).country == country


def test_a_network_is_no_outlet_but_where_it_says_so() -> None:
    text = "The Highland Doctors Network counted 27 dead, and the Highland News Network said so."
    assert chain_of(text, "Highland Doctors Network").kind == "organisation"
    assert chain_of(text, "Highland News Network").kind == "media"


def test_a_title_in_the_plural_is_told_of_all_whom_it_lists() -> None:
    text = "Polish reporters Adam Nowak, Piotr Zielinski and Jan Kos were freed."
    assert {(c.name, c.country, c.sectors) for c in cast_of(text).chains if c.named} == {
        ("Adam Nowak", "POL", ("JRN",)),
        ("Piotr Zielinski", "POL", ("JRN",)),
        ("Jan Kos", "POL", ("JRN",)),
    }


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("As Ohio governor, Paul Winters cut taxes.", "Ohio governor"),
        ("Paul Winters worked as a law professor.", "a law professor"),
        ("If elected president, Paul Winters would close it.", "if elected president"),
    ],
)
def test_an_office_told_of_somebody_is_nobody_else(text: str, nobody: str) -> None:
    assert nobody.casefold() not in {chain.name.casefold() for chain in cast_of(text).chains}


def test_a_family_is_a_group() -> None:
    text = "Jonas Kessler and Rita Kessler paid. The Kesslers spent more than they had."
    assert chain_of(text, "The Kesslers").kind == "group"


def test_an_executive_is_a_person_and_the_executive_a_government() -> None:
    assert chain_of("A Toyota executive apologised.", "A Toyota executive").kind == "person"


@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Oman and Qatar signed a pact in Doha. They vowed to rebuild the port.", "They", ["Oman", "Qatar"]),
        ("Ana Ruiz met Juan Soto in Quito on Friday, and they condemned the coup.", "they", ["Ana Ruiz", "Juan Soto"]),
        ("Chad, Niger and Mali said they would leave the bloc.", "they", ["Chad", "Niger", "Mali"]),
        ("Ana Ruiz and the Andes Group voiced their support for the court.", "their", ["Ana Ruiz", "Andes Group"]),
        # others stand nearer, or are what is acted on
        ("Oman and Qatar signed a pact. Activists said they fear its costs.", "they", []),
        ("Oman and Qatar say that Riyadh invited them.", "them", []),
        ("Ana Ruiz and Juan Soto met the rebels. They were released on Monday.", "They", []),
    ],
)
def test_they_unite_those_whom_one_clause_names_together(text: str, pronoun: str, names: list[str]) -> None:
    cast = cast_of(text)
    at = text.index(pronoun)
    chain = next((cast.chains[m.chain] for m in cast.mentions if m.start == at), None)
    assert [cast.chains[n].name for n in (chain.members if chain is not None else ())] == names
