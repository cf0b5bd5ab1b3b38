"""Who is told to have said what, by the whole of reading: sentences as the press writes them."""

from __future__ import annotations

import pytest

from dragoman.reading.reader import read_report
from dragoman.records import ClaimMention, Part, Reading, Report


def read(text: str) -> Reading:
    return read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))


def said(text: str, words: str) -> tuple[Reading, ClaimMention | None]:
    """The innermost claim whose content holds ``words``."""
    reading, start = read(text), text.index(words)
    covering = [c for c in reading.claims if any(p.start <= start and start + len(words) <= p.end for p in c.content)]
    return reading, min(covering, key=lambda c: sum(p.end - p.start for p in c.content), default=None)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Exports fell by a fifth in May, according to data released on Monday by the Ministry of Trade.",
         "fell by a fifth", "Ministry of Trade"),
        ("A UNICEF report said 40 schools had been shelled in the valley since March.", "40 schools", "UNICEF"),
        ("The Security Council on Friday adopted a resolution demanding an immediate ceasefire in the province.",
         "immediate ceasefire", "Security Council"),
        ("The mayor was joined by Alma Reyes, candidate for the parliamentary seat of Norte, who said she would win.",
         "would win", "Alma Reyes"),
        ("Police said the gunmen had fled across the border. They said a hunt was under way.",
         "a hunt was under way", "Police"),
        ("The defence ministry appeared to confirm the strike in a statement on Sunday.", "the strike",
         "defence ministry"),
        ("President Okello said the army would stay, state television reported.", "army would stay", "Okello"),
        ("Peskov, asked about the drone, said he had nothing to add.", "nothing to add", "Peskov"),
        ("Defence counsel spoke first. Mr Obi denies murder.", "murder", "Obi"),
        ("Premier Aoun told the channel that no offer had come, expressing his hope that the truce would hold.",
         "truce would hold", "Aoun"),
        ("A drone killed two men, Northern Togo's coast guard service said.\nThe statement said a boat had been hit.",
         "a boat", "coast guard service"),
        ("Two guards died, according to Savanes province's counter-smuggling service and a port official.",
         "Two guards", "counter-smuggling service"),
        ("The port services of Lome said a ship had sunk.\n“Two men were saved,” it added in a statement.", "Two men",
         "port services"),
        ("The mayor accused the clerks of theft and demanded an end to such sales.", "such sales", "mayor"),
        ("Minister Kofi Mensah deplored on Monday constant raids by smugglers that hit the port.", "constant raids",
         "Kofi Mensah"),
        ("It came after a raid that both Togo and Benin officials blamed on the smugglers.", "the smugglers", "Togo"),
        ("Workers marched, DPA reported. The Port Agency was shut. A bridge was closed too, the agency noted.",
         "A bridge", "DPA"),
        ("Officials have rejected a Togolese claim that the guards repelled a raid.", "repelled a raid", "Togo"),
        ("Ghana state TV reported the clash on Monday, saying the navy had stopped a tanker.\nThe coast guard then "
         "took the tanker back after a second attempt, it added.", "second attempt", "Ghana state TV"),
        ("Port officials told agencies that the report was false.\nIn fact, smugglers had seized a tanker and the Navy "
         "was watching, they said.", "seized a tanker", "Port officials"),
        ("The ministry in a letter held the mayor fully and directly responsible for the raids by the militia.",
         "the mayor fully", "ministry"),
        ("Dorvan, which Kenya claims, said on Monday that its ships had left.", "its ships had left", "Dorvan"),
        ("Six ports were shut, according to a Reuters count drawn from notices.", "Six ports", "Reuters"),
        ("The road was mined, according to the verdict handed down by Benin's criminal court.", "road was mined",
         "criminal court"),
        ("According to a fresh paper by Kenyan intelligence agencies, Benin spent a fortune on it.",
         "Benin spent", "intelligence agencies"),
        ("The Gulf ministers' joint communique was released on Monday.\n\nThe communique says the ministers were "
         "worried. The document says they also want a truce.", "they also want a truce", "ministers"),
        ("The port is shut, the transport ministry said in a statement, TASS reported.\n\nIt said a tanker had sunk.",
         "a tanker had sunk", "transport ministry"),
        ("Ivan Petrov, the head of the Gulf Security Forum, called for a truce at the dam, the TASS news agency "
         "reported.\n\n“I am confident that the two states will find a way out of this.”", "two states", "Petrov"),
        ("The ministry said the drills were routine and the island should be calm, as Lima reported a rise in raids "
         "near the port.", "a rise in raids near the port", "Peru"),
        ("Sunday's raid came just a day after the Gulf envoy for Kenya, Omar Haddad, accused the Farmers of failing to "
         "reach a truce.", "failing to reach", "Omar Haddad"),
        ("The Togo Coast Guard also denied Indian claims that their boats had crossed the line.\n\n\"No boat crossed "
         "the line,\" the statement read.", "No boat crossed", "Coast Guard"),
        ("The state media report cited Kofi Mensah, a guards commander, saying that the tankers were from Panama.",
         "the tankers", "Kofi Mensah"),
        ("A drone hit the port, in an attack blamed on the rebels by the army.", "the rebels", "the army"),
        ("Lome wants to set the price alone, a matter Benin has repeatedly rejected.", "a matter", "Benin"),
        ("“I still live in what he calls “hell” and I always will.” — Adriana Robles", "still live", "Adriana Robles"),
    ],
)  # fmt: skip
def test_words_are_laid_to_whoever_says_them(text: str, words: str, speaker: str) -> None:
    reading, claim = said(text, words)
    assert claim is not None
    assert claim.source is not None
    assert speaker in reading.chains[claim.source].name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials defended the decision to ask the embassy for the files.", "the embassy"),
        ("The envoy said that worrying about the polls would help nobody.", "the polls would"),
        ("She has assumed a new role as head of the council.", "new role"),
        ("The bill, known as the Fair Courts Act, passed by two votes.", "Fair Courts"),
        ("Calls and a telephone message seeking comment were not returned on Friday.", "comment"),
    ],
)
def test_what_nobody_is_told_to_have_said_is_laid_to_nobody(text: str, words: str) -> None:
    _, claim = said(text, words)
    assert claim is None or claim.cue is None or "said" in claim.cue.cut(text) or "defended" in claim.cue.cut(text)


def test_who_expects_is_not_whoever_reports_it() -> None:
    reading = read("The captain is expected to rejoin the squad this week, according to a source close to the team.")
    inner = [claim for claim in reading.claims if claim.cue_class == "expects"]
    assert all(claim.source_span is None for claim in inner)


@pytest.mark.parametrize(
    ("text", "words", "cue_class"),
    [
        ("Kampala has always denied supporting the rebels in the north.", "the rebels", "denies"),
        ("The ministry refused to confirm the arrest of the two officers.", "the arrest", "rejects"),
    ],
)
def test_a_denial_turns_what_the_verb_behind_it_says(text: str, words: str, cue_class: str) -> None:
    _, claim = said(text, words)
    assert claim is not None
    assert claim.cue_class == cue_class


def test_words_end_where_another_speaks_behind_a_semicolon() -> None:
    text = "Somali officials said seven people had died; al-Shabaab put the figure at 30."
    first = next(c for c in read(text).claims if c.cue is not None and c.cue.cut(text) == "said")
    assert [piece.cut(text) for piece in first.content] == ["seven people had died"]


def test_content_ends_before_a_relative_clause_that_it_has_nothing_of() -> None:
    text = "The ministry criticised the ban, which, farmers say, has ruined them."
    claim = next(c for c in read(text).claims if c.cue_class == "criticises")
    assert not any(piece.cut(text).endswith("which") for piece in claim.content)


@pytest.mark.parametrize(
    ("text", "words", "via"),
    [
        ("A security source told Reuters that two men were killed.\nThe source added that a hunt was under way.",
         "a hunt", ["Reuters"]),
        ("Minister Kofi Mensah told the Associated Press that the road was open. He said the bridge would follow.",
         "the bridge", ["Associated Press"]),
        ("Minister Kofi Mensah told the Associated Press that the road was open. He said in a letter that the bridge "
         "would follow.", "the bridge", []),
        ("A port official told dpa that jets had carried out the raid.", "the raid", ["dpa"]),
        ("The road is shut, Ama Addo, the head of the office, told German news agency dpa.", "The road", ["dpa"]),
        ("Minister Kofi Mensah told the Associated Press that the road was open. Trader Ama Addo said the market was "
         "shut.", "the market", []),
    ],
)  # fmt: skip
def test_who_goes_on_speaks_to_the_same_hearer(text: str, words: str, via: list[str]) -> None:
    reading, claim = said(text, words)
    assert claim is not None
    assert [reading.chains[chain].name for chain in claim.via] == via


def test_the_word_of_an_unnamed_reporter_is_his_outlets() -> None:
    text = (
        "SANA is in Homs. SANA reporter said that the road was open.\nThe reporter added that a bridge had been mined."
    )
    for words in ("the road", "a bridge"):
        reading, claim = said(text, words)
        assert claim is not None
        assert claim.source is not None
        assert reading.chains[claim.source].name == "SANA"


@pytest.mark.parametrize(
    "text",
    [
        "Togo's army reportedly shelled the market of Dorvan.",
        "Four Togolese guards reportedly killed by the army of Benin.",
    ],
)
def test_nobody_is_told_to_have_said_what_reportedly_happened(text: str) -> None:
    assert [claim.source for claim in read(text).claims if claim.cue is not None] in ([], [None])
