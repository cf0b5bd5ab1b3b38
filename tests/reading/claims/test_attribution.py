"""Who says what: sentences of many shapes, written for these tests, each with its source, cue and content."""

from __future__ import annotations

import pytest

from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.parser import parse_report
from dragoman.records import ClaimMention, Part, Report

NOBODY = Cast((), ())


def report_of(text: str) -> Report:
    return Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))


def claims_of(text: str, cast: Cast = NOBODY) -> tuple[ClaimMention, ...]:
    return attribute_claims(parse_report(report_of(text)), cast)


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """(source, cue, content) of every claim, as words; the pieces of a content are joined by a bar."""
    return [
        (
            claim.source_span.cut(text).rstrip(",") if claim.source_span else None,
            claim.cue.cut(text) if claim.cue else None,
            " | ".join(piece.cut(text) for piece in claim.content),
        )
        for claim in claims_of(text)
    ]


# Text, then the claim that must be found: source, cue, content (pieces divided by " | ").
TABLE: list[tuple[str, str | None, str | None, str]] = [
    # indirect speech with "that"
    ("The Kenyan interior minister said that police had sealed the border with Somalia.",
     "The Kenyan interior minister", "said", "that police had sealed the border with Somalia"),
    ("Ukraine's general staff reported that Russian forces had shelled eleven villages near Kupiansk.",
     "Ukraine's general staff", "reported", "that Russian forces had shelled eleven villages near Kupiansk"),
    ("President Nicolás Maduro insisted that the election was free and fair.",
     "President Nicolás Maduro", "insisted", "that the election was free and fair"),
    ("Two residents told Reuters that gunmen had burned the market in Zamfara.",
     "Two residents", "told", "that gunmen had burned the market in Zamfara"),
    ("The Taliban have repeatedly denied that foreign fighters operate in the province.",
     "The Taliban", "have repeatedly denied", "that foreign fighters operate in the province"),
    ("A senior Israeli official confirmed on Tuesday that the strike killed a commander.",
     "A senior Israeli official", "confirmed", "that the strike killed a commander"),
    ("Analysts believe that the army will not accept the deal.",
     "Analysts", "believe", "that the army will not accept the deal"),
    ("The opposition alleged that soldiers had stuffed ballot boxes in Harare.",
     "The opposition", "alleged", "that soldiers had stuffed ballot boxes in Harare"),
    ("The governor acknowledged that the dam had been neglected for years.",
     "The governor", "acknowledged", "that the dam had been neglected for years"),
    ("Beijing warned that the sale would harm relations.",
     "Beijing", "warned", "that the sale would harm relations"),
    # indirect speech without "that"
    ("The Iraqi army said it had retaken two villages south of Kirkuk.",
     "The Iraqi army", "said", "it had retaken two villages south of Kirkuk"),
    ("Hamas says four of its members were arrested in Hebron.",
     "Hamas", "says", "four of its members were arrested in Hebron"),
    ("Doctors fear the hospital will run out of fuel within days.",
     "Doctors", "fear", "the hospital will run out of fuel within days"),
    ("Colombia's defence ministry announced six rebels had surrendered in Cauca.",
     "Colombia's defence ministry", "announced", "six rebels had surrendered in Cauca"),
    # the content first
    ("Rebels have captured the airport of Goma, a military spokesman said.",
     "a military spokesman", "said", "Rebels have captured the airport of Goma"),
    ("The two ministers will meet in Doha next week, Qatar's foreign ministry announced.",
     "Qatar's foreign ministry", "announced", "The two ministers will meet in Doha next week"),
    ("At least nine people drowned off the coast of Tunisia, the coast guard said on Friday.",
     "the coast guard", "said", "At least nine people drowned off the coast of Tunisia"),
    ("The general had been warned twice, according to two former aides.",
     "two former aides", "according to", "The general had been warned twice"),
    ("According to the Interfax news agency, the ship left Sevastopol on Monday.",
     "the Interfax news agency", "According to", "the ship left Sevastopol on Monday"),
    ("The convoy, according to the Red Crescent, carried flour and medicine.",
     "the Red Crescent", "according to", "The convoy | carried flour and medicine"),
    # the cue in the middle
    ("The attackers, police said, fled on motorcycles.",
     "police", "said", "The attackers | fled on motorcycles"),
    # direct speech
    ("\"We will not negotiate under fire,\" said Armenian Prime Minister Nikol Pashinyan.",
     "Armenian Prime Minister Nikol Pashinyan", "said", "\"We will not negotiate under fire,\""),
    ("“Nobody has come to help us,” a woman in the camp told AFP.",
     "a woman in the camp", "told", "“Nobody has come to help us,”"),
    ("The foreign minister said: \"Our patience has limits.\"",
     "The foreign minister", "said:", "\"Our patience has limits.\""),
    ("\"This is a coup,\" he said. \"The constitution is dead.\"",
     "he", "said", "\"This is a coup,\" | \"The constitution is dead.\""),
    ("\"If they cross the river,\" the commander warned, \"we will answer with force.\"",
     "the commander", "warned", "\"If they cross the river,\" | \"we will answer with force.\""),
    ("\"We are hungry,\" said Amina Yusuf, a mother of five who fled Maiduguri.",
     "Amina Yusuf, a mother of five who fled Maiduguri", "said", "\"We are hungry,\""),
    ("Asked about the talks, Lavrov replied, \"There is nothing to discuss.\"",
     "Lavrov", "replied", "\"There is nothing to discuss.\""),
    ("\"Who gave the order?\" asked the judge.",
     "the judge", "asked", "\"Who gave the order?\""),
    ("«The blockade must end,» the bishop declared.",
     "the bishop", "declared", "«The blockade must end,»"),
    ("'We have lost everything,' said a fisherman in Gaza.",
     "a fisherman in Gaza", "said", "'We have lost everything,'"),
    ("In a statement, the junta said, \"The borders are closed until further notice.\"",
     "the junta", "said", "\"The borders are closed until further notice.\""),
    ("Erdogan added: “We do not need anyone's permission.”",
     "Erdogan", "added:", "“We do not need anyone's permission.”"),
    # mixed
    ("The envoy described the talks as \"frank and constructive\".",
     "The envoy", "described", "the talks as \"frank and constructive\""),
    ("Modi said the attack was \"a crime against humanity\" and promised justice.",
     "Modi", "said", "the attack was \"a crime against humanity\""),
    # accusation, blame, praise
    ("Rwanda accused Congo of sheltering Hutu militias.",
     "Rwanda", "accused", "Congo of sheltering Hutu militias"),
    ("Kyiv blamed Moscow for the explosion at the dam.",
     "Kyiv", "blamed", "Moscow for the explosion at the dam"),
    ("The Arab League condemned the storming of the mosque.",
     "The Arab League", "condemned", "the storming of the mosque"),
    ("The European Union welcomed the release of the journalists.",
     "The European Union", "welcomed", "the release of the journalists"),
    ("The ambassador rejected the accusation.",
     "The ambassador", "rejected", "the accusation"),
    # demands, promises, threats, plans
    ("Washington urged both sides to withdraw from the town.",
     "Washington", "urged", "both sides to withdraw from the town"),
    ("The union called for a general strike in Buenos Aires.",
     "The union", "called for", "a general strike in Buenos Aires"),
    ("Pyongyang threatened to resume nuclear tests.",
     "Pyongyang", "threatened", "to resume nuclear tests"),
    ("The new president promised to end corruption.",
     "The new president", "promised", "to end corruption"),
    ("Iran vowed to avenge the general.",
     "Iran", "vowed", "to avenge the general"),
    ("Ethiopia plans to fill the reservoir in July.",
     "Ethiopia", "plans", "to fill the reservoir in July"),
    ("The court ordered that the newspaper be closed.",
     "The court", "ordered", "that the newspaper be closed"),
    # participles
    ("The minister dismissed the report, saying that no soldiers had been sent.",
     "The minister", "saying", "that no soldiers had been sent"),
    ("The opposition left parliament, claiming that the vote was rigged.",
     "The opposition", "claiming", "that the vote was rigged"),
    ("Abbas said talks were over, adding that Israel had broken its promises.",
     "Abbas", "adding", "that Israel had broken its promises"),
    ("Abbas said talks were over, adding that Israel had broken its promises.",
     "Abbas", "said", "talks were over"),
    ("The spokesman said the army had withdrawn and warned that it would return.",
     "The spokesman", "warned", "that it would return"),
    # relative clauses
    ("The bishop, who said that children were among the dead, asked for help.",
     "who", "said", "that children were among the dead"),
    # passives
    ("The general was accused of ordering the massacre.",
     None, "was accused of", "The general | ordering the massacre"),
    ("It was reported that the rebels had taken the bridge.",
     None, "was reported", "that the rebels had taken the bridge"),
    ("The ceasefire was announced by the Sudanese army.",
     "the Sudanese army", "was announced", "The ceasefire"),
    # "as X put it"
    ("The raid failed, as the ministry later admitted.",
     "the ministry", "later admitted", "The raid failed"),
    # nouns
    ("The claim that Moscow had paid the militants was never proven.",
     None, "claim", "that Moscow had paid the militants"),
    ("He repeated his accusation that the West had armed the rebels.",
     "his", "accusation", "that the West had armed the rebels"),
    ("The government rejected Ankara's demand that the fighters leave.",
     "Ankara", "demand", "that the fighters leave"),
    # adjectives
    ("The mediator is confident that a deal will be signed.",
     "The mediator", "is confident", "that a deal will be signed"),
    ("Aid workers are worried that the crossing will close.",
     "Aid workers", "are worried", "that the crossing will close"),
    # documents
    ("A United Nations report says that both armies committed war crimes.",
     "A United Nations report", "says", "that both armies committed war crimes"),
    ("A poll showed that most Chileans reject the draft.",
     "A poll", "showed", "that most Chileans reject the draft"),
    ("The indictment alleges that the mayor took bribes from a mining company.",
     "The indictment", "alleges", "that the mayor took bribes from a mining company"),
    # hearsay and unnamed sources
    ("Sources close to the presidency said the prime minister had resigned.",
     "Sources close to the presidency", "said", "the prime minister had resigned"),
    ("A Hungarian official, speaking on condition of anonymity, said the summit would be delayed.",
     "A Hungarian official", "said", "the summit would be delayed"),
    ("Witnesses described soldiers firing at the crowd.",
     "Witnesses", "described", "soldiers firing at the crowd"),
    # translated press
    ("The researcher considers that the agreement serves only the militias.",
     "The researcher", "considers", "that the agreement serves only the militias"),
    ("The political analyst Karim Haddad affirms that the visit came under Russian pressure.",
     "The political analyst Karim Haddad", "affirms", "that the visit came under Russian pressure"),
    ("For his part, the head of the tribal council stressed that the oil belongs to all Libyans.",
     "the head of the tribal council", "stressed", "that the oil belongs to all Libyans"),
    ("The source pointed out that the shipment entered through the port of Tartus.",
     "The source", "pointed out", "that the shipment entered through the port of Tartus"),
    ("The activist indicated that the militia arrested dozens of young men.",
     "The activist", "indicated", "that the militia arrested dozens of young men"),
    ("He explained that the delegation would stay three days.",
     "He", "explained", "that the delegation would stay three days"),
    ("The statement added that the forces destroyed three drones.",
     "The statement", "added", "that the forces destroyed three drones"),
    # labels
    ("They denounced what they called the Egyptian occupation of Halayeb.",
     "they", "called", "the Egyptian occupation of Halayeb"),
    # headlines
    ("Turkey says Syrian troops violated truce", "Turkey", "says", "Syrian troops violated truce"),
    # Latin America, Asia, Africa, Europe
    ("Peru's attorney general revealed that investigators found cash in the minister's house.",
     "Peru's attorney general", "revealed", "that investigators found cash in the minister's house"),
    ("The Philippine navy said a Chinese vessel rammed one of its boats.",
     "The Philippine navy", "said", "a Chinese vessel rammed one of its boats"),
    ("South Sudan's rebels agreed to join a unity government.",
     "South Sudan's rebels", "agreed", "to join a unity government"),
    ("Serbia refuses to recognise Kosovo's independence.",
     "Serbia", "refuses", "to recognise Kosovo's independence"),
    ("Myanmar's ousted lawmakers claim the junta bombed a school in Sagaing.",
     "Myanmar's ousted lawmakers", "claim", "the junta bombed a school in Sagaing"),
    ("NATO doubts whether Moscow will honour the truce.",
     "NATO", "doubts", "whether Moscow will honour the truce"),
    ("The mayor asked why the bridge had not been repaired.",
     "The mayor", "asked", "why the bridge had not been repaired"),
    # what "that" stands for
    ("The rebels made an offer that the government rejected on Monday.",
     "the government", "rejected", "an offer"),
    # a participle right behind the speaker's verb
    ("“We will not leave our homes, whatever it takes,” Diallo said, going on to say that the army would never come.",
     "Diallo", "going on to say", "that the army would never come"),
    # the mark that closes, printed where one should open
    ("”We will not leave our homes, whatever the army does,” said Hawa Diallo.",
     "Hawa Diallo", "said", "”We will not leave our homes, whatever the army does,”"),
    # a participle shares the passive of the verb before it
    ("The clerk was seized at dawn and accused of spying for the rebels.",
     None, "accused of", "The clerk | spying for the rebels"),
    # whom it was told to is no part of it
    ("Musa told the security conference: “The sea is safe and the ports are open.”",
     "Musa", "told", "“The sea is safe and the ports are open.”"),
    # words set below a line that announces them
    ("The ministry released the following statement on Monday:\n\nThe border is closed. We keep watch.\n\nRain fell.",
     "The ministry", "released the following statement on Monday:", "The border is closed. We keep watch."),
    ("Minister Haddad said:\n\nThe border stays shut for now.\n\nOur guards know why.",
     "Minister Haddad", "said:", "The border stays shut for now. | Our guards know why."),
    ("Minister Haddad said:\n\nThe border stays shut for now.\n\nIt rained.",
     "Minister Haddad", "said:", "The border stays shut for now."),
    # a quotation behind the sentence that tells who speaks
    ("Amina Diallo said the deal was dead. “It is over and it will never come back.”",
     "Amina Diallo", "said", "the deal was dead | “It is over and it will never come back.”"),
    ("“The port is closed,” the mayor said on Monday at a rally in the old harbour district, where the governor "
     "and two of his ministers were to speak as well. “It will stay closed.”",
     "the mayor", "said", "“The port is closed,” | “It will stay closed.”"),
    ("The mayor did not say who fired. “The court will find them all.”",
     None, None, "“The court will find them all.”"),
    ("“The port is closed,” the mayor said.\n\n“A City Without Ships”\n\nRain fell.",
     "the mayor", "said", "“The port is closed,”"),
    # a speaker in the middle of his own words
    ("The difference now, she told reporters on Friday, is that the army has fuel.",
     "she", "told", "The difference now | is that the army has fuel"),
    ("The yard was thriving, Mr Okoye said, until the river flooded in May.",
     "Mr Okoye", "said", "The yard was thriving | until the river flooded in May"),
    ("If the talks fail, the envoy argues, there are other tools.",
     "the envoy", "argues", "If the talks fail | there are other tools"),
    ("The yard was thriving, Mr Okoye said, adding that it would grow.",
     "Mr Okoye", "said", "The yard was thriving"),
    # a quotation below what its speaker did or holds
    ("Okello rejects fishing ban: \"We will not starve for a permit\"",
     "Okello", ":", "\"We will not starve for a permit\""),
    ("Okello rejects fishing ban: \"We will not starve for a permit\"",
     "Okello", "rejects", "fishing ban"),
    # a headline's second verb
    ("ZFU denies raid on el-Arish market, accuses army of staging it",
     "ZFU", "accuses", "army of staging it"),
    # what is charged behind the verb of a relative clause
    ("An attack that Tallinn blames on gangs shook the town.",
     "Tallinn", "blames", "An attack | on gangs"),
    # a phrase in quotation marks before a participle
    ("The mayor attacked \"beds for all,\" writing in an essay that the plan would ruin the port.",
     "The mayor", "writing", "that the plan would ruin the port"),
    # words below the line that announces them
    ("On Monday, Diallo made the following comment:\n\n“The port is closed to all of them.”",
     "Diallo", "made the following comment:", "“The port is closed to all of them.”"),
    # what is charged behind the day
    ("Kyiv accused Minsk on Tuesday of helping the raid.",
     "Kyiv", "accused", "Minsk | of helping the raid"),
    ("The mayor accused the guild on Friday, without evidence, of sending spies.",
     "The mayor", "accused", "the guild | of sending spies"),
    # whom it is asked of and what
    ("The Caribbean Community called on Caracas to withdraw the vessel.",
     "The Caribbean Community", "called on", "Caracas to withdraw the vessel"),
    # a sentence that is parsed as a name with additions
    ("Ana Ruiz, the head of the teachers' union, compared him to a king.",
     "Ana Ruiz, the head of the teachers' union", "compared", "him"),
    # a participle joined to a finite verb, and what follows a speaker between commas
    ("The mayor gave a speech, saying the ferries were safe and admitting he had sold his own.",
     "The mayor", "admitting", "he had sold his own"),
    ("The day had come, she said, to open the gates, but added that the guards would stay.",
     "she", "added", "that the guards would stay"),
    # a participle that the parser hangs inside another's words
    ("The minister attacked the mayor's plan to tax flats, calling it theft.",
     "The minister", "calling", "it theft"),
    ("The king backed growing hopes in Aden that an end to the blockade was near, saying he was sure of it.",
     "The king", "saying", "he was sure of it"),
    ("The two met twice, with Mrs Okoye once saying the dam was finished.",
     "Mrs Okoye", "once saying", "the dam was finished"),
    # a hearer with a title in quotation marks
    ("“We have people who study the dam day and night,” Okoye told Lagos TV's “Morning” show on Friday.",
     "Okoye", "told", "“We have people who study the dam day and night,”"),
    # a phrase in quotation marks that belongs to the verb before
    ("The mayor urged them to “let every ferry sail again,” saying that the port was safe.",
     "The mayor", "saying", "that the port was safe"),
    # who was asked and answers
    ("Asked how long the siege would last, Diallo, who had to hand over the keys in order to enter the town, said, "
     "“We will see in May.”",
     "Diallo, who had to hand over the keys in order to enter the town", "said", "“We will see in May.”"),
    # a speaker told of in a relative clause
    ("“They promised us boats,” her neighbour, a cook who refused to give his name, added. “Where are they?”",
     "her neighbour, a cook who refused to give his name", "added", "“They promised us boats,” | “Where are they?”"),
    # who reports citing whom
    ("As Lagos TV reported earlier, citing two clerks, Accra offered Lome a port on the lagoon in May.",
     "Lagos TV", "reported", "Accra offered Lome a port on the lagoon in May"),
    # whom a participle calls on
    ("Diallo closed the meeting, calling on everyone not to leave the port.",
     "Diallo", "calling on", "everyone not to leave the port"),
    # what "that" stands for, with what is said of it
    ("They met for talks that one of them described as \"a last chance\".",
     "one of them", "described", "talks | as \"a last chance\""),
    # a quotation over lines, one for each sentence
    ("Talks ended.\n\"The dam is weak and this flood is simply too high.\nThe right thing is to leave,\" they said.",
     "they", "said", "\"The dam is weak and this flood is simply too high.\nThe right thing is to leave,\""),
    ("\"We will rebuild the dam,\" Okoye said.\n\"The flood took all we had.\nIt took the mill.\nThat is all.\"",
     None, None, "\"The flood took all we had. | It took the mill. | That is all.\""),
    ("\"The flood is here!\"\nhe tweeted.", "he", "tweeted", "\"The flood is here!\""),
    # whoever tells somebody goes on to ask him
    ("Okoye wrote that the mayor told him that the dam was safe and asked him to stay.",
     "the mayor", "asked", "him to stay"),
    # a sentence behind a semicolon
    ("Lome fears that it will lose the port; each side has threatened the other with tariffs.",
     "Lome", "fears", "that it will lose the port"),
    # a participle of speech behind names, and one joined to what is asked
    ("The guild sued the harbour master, the port and Delta Lines, alleging a plot to raise the fees.",
     "The guild", "alleging", "a plot to raise the fees"),
    ("The guild wrote to Okoye, asking him to send the books and suggesting the vote be put off.",
     "The guild", "suggesting", "the vote be put off"),
    # who is blamed for what he does
    ("The guild attacked the mayor for refusing to open the books.", "the mayor", "refusing", "to open the books"),
    # views
    ("In the view of Western diplomats, the truce has failed.",
     "Western diplomats", "view", "the truce has failed"),
    ("The party would free the guards, in Okoye's opinion.",
     "Okoye", "opinion", "The party would free the guards"),
    ("By his own account, Keita left the city before dawn.", "his", "account", "Keita left the city before dawn"),
    # datelines
    ("(Lomé) – Border guards detained six traders near the river in late May, Lake Rights Watch said today.",
     "Lake Rights Watch", "said", "Border guards detained six traders near the river in late May"),
    ("LOMÉ, Togo (AP) — Border guards detained six traders, witnesses said.",
     "witnesses", "said", "Border guards detained six traders"),
    # what a relative clause calls its noun
    ("The decree, which unions call a gift to shipowners, was signed in May.",
     "unions", "call", "The decree | a gift to shipowners"),
    # a speaker whom the parser takes for an object, and one between commas behind his verb
    ('"We want wages, not flags", shouted the miners in front of the town hall.',
     "the miners", "shouted", '"We want wages, not flags"'),
    ("The reason, explains Professor Ilse Vandermeer of the university, is that the sea has warmed.",
     "Professor Ilse Vandermeer of the university", "explains", "is that the sea has warmed"),
    # who told somebody what the sentence said before, up to a semicolon
    ("The pirates asked for two boats, a relative of the captain told radio reporters.",
     "a relative of the captain", "told", "The pirates asked for two boats"),
    ('The premier may resign, but allies say he will fight on; "he is no quitter", says one.',
     "one", "says", '"he is no quitter"'),
    # a verb that goes on behind a quotation without taking it along
    ('Keita wrote that "the war is not ours", and demanded the release of the miners.',
     "Keita", "demanded", "the release of the miners"),
    # what somebody else first reported
    ("A police report, first seen by the Lagos Courier, concludes that the ferry was overloaded.",
     "A police report, first seen by the Lagos Courier", "concludes", "that the ferry was overloaded"),
    # an opening that belongs to the words, and one that joins them to the sentence before
    ("However laudable the goal, the dam is a mistake, Haddad said.",
     "Haddad", "said", "However laudable the goal, the dam is a mistake"),
    ("However, the dam is a mistake, Haddad said.", "Haddad", "said", "the dam is a mistake"),
    ("The dam, as Haddad put it, is a mistake.", "Haddad", "put it", "The dam | is a mistake"),
    # estimates
    ("The regional health office put the toll at eleven.", "The regional health office", "put", "the toll at eleven"),
    # documents that nobody is told to have written
    ("It is noted in the letter of the embassy that the consul left on his own initiative.",
     "the letter of the embassy", "is noted", "that the consul left on his own initiative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_claim_is_found_with_its_source_cue_and_content(
    text: str, source: str | None, cue: str | None, content: str
) -> None:
    assert (source, cue, content) in told(text)


def test_who_is_asked_does_not_ask() -> None:
    text = "Asked about the statue, Diallo, a former rector, said: “It stays where it is.”"
    assert {cue: source for source, cue, _ in told(text)}.get("Asked about") is None


def test_a_time_does_not_speak() -> None:
    assert not [source for source, _, _ in told("Nothing more was known by the weekend.") if source is not None]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Okello dismissed as lies the claims that his men had burned the mill.", ["denies", "claims"]),
        ("Tallinn refuted reports that it had shipped mines to the coast.", ["denies", "reports"]),
        ("The ministry made the claim that the rebels had used gas.", ["claims"]),
        ("Haddad ruled out that the vote would be put off.", ["denies"]),
        ("Haddad ruled out a truce.", ["rejects"]),
        ("Haddad asked the guards to leave.", ["demands"]),
        ("Haddad asked whether the guards had left.", ["asks"]),
        ("The health office put the number of wounded at forty.", ["says"]),
    ],
)
def test_class_is_that_of_the_words_of_the_cue(text: str, classes: list[str]) -> None:
    assert [claim.cue_class for claim in claims_of(text)] == classes


def test_a_speech_goes_on_over_paragraphs_of_quotation() -> None:
    text = '"We waited years," said Ferhat.\n"It brings nobody back.\n"But somebody listened to us."\n"That is all."'
    claims = claims_of(text)
    assert [claim.cue_class for claim in claims] == ["says", "adds", "adds"]
    assert claims[1].content[1].cut(text) == '"But somebody listened to us."'


def test_a_report_that_is_denied_is_not_the_words_of_who_denies_it() -> None:
    found = {cue: source for source, cue, _ in told("Tallinn refuted reports that it had shipped mines to the coast.")}
    assert found == {"refuted": "Tallinn", "reports": None}


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani aircraft carried out raids on the camp.",
        "It was too soon to say what had sunk the ferry.",
        "The dam is going to burst.",
        "It is worth noting that the mill was shut in May.",
        "The colonel assumed command of the garrison.",
        "Okoye called the Russians.",
        "They had tears in their eyes, and wept.",
        "The protests broke out on Monday in the old town.",
        "Trump to 'suspend permits' for a year",
        "Police caught a local commander known as the Crab.",
        "The blaze claimed ten lives.",
    ],
)
def test_what_is_done_attributes_nothing(text: str) -> None:
    assert [cue for _, cue, _ in told(text) if cue is not None] == []


def test_a_name_in_quotation_marks_is_not_what_the_next_verb_says() -> None:
    assert not [claim for claim in told('The clip, posted by "Scout," shows the men.') if "Scout" in claim[2]]
