"""Whose words: sources resolved to chains, typed, and the outlets that passed the words on."""

from __future__ import annotations

import re

import pytest

from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.parser import parse_report
from dragoman.records import ActorKind, Chain, ChainName, ClaimMention, Mention, NameKind, Part, Report

# name → (kind, wordings); the first wording is the chain's name
People = dict[str, tuple[ActorKind | None, list[str]]]


def kind_of(wording: str) -> NameKind:
    return "pronoun" if wording.lower() in ("he", "she", "they", "his", "their") else "name"


def cast_of(text: str, people: People) -> Cast:
    """A cast built by hand: every occurrence of a wording is a mention, its last word the head."""
    mentions: list[Mention] = []
    chains: list[Chain] = []
    wordings = sorted(((w, i) for i, (_, words) in enumerate(people.values()) for w in words), key=lambda x: -len(x[0]))
    for wording, index in wordings:
        for found in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", text):
            if any(m.start <= found.start() < m.end for m in mentions):
                continue
            head = found.start() + wording.rfind(" ") + 1
            mentions.append(
                Mention(start=found.start(), end=found.end(), head=head, kind=kind_of(wording), chain=index)
            )
    for name, (actor_kind, words) in people.items():
        names = tuple(ChainName(text=w, kind=kind_of(w), count=1) for w in words)
        chains.append(Chain(name=name, named=name[:1].isupper(), kind=actor_kind, names=names))
    return Cast(tuple(sorted(mentions, key=lambda m: (m.start, -m.end))), tuple(chains))


def read(text: str, people: People, **more: str | dict[str, str]) -> tuple[tuple[ClaimMention, ...], Cast]:
    report = Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),), **more)  # type: ignore[arg-type]
    cast = cast_of(text, people)
    return attribute_claims(parse_report(report), cast), cast


def claim_of(claims: tuple[ClaimMention, ...], text: str, cue: str) -> ClaimMention:
    return next(c for c in claims if c.cue is not None and c.cue.cut(text).rstrip(":") == cue)


REUTERS: People = {"Reuters": ("media", ["Reuters"])}


@pytest.mark.parametrize(
    ("text", "people", "cue", "source", "kind", "via"),
    [
        ("Prime Minister Abiy Ahmed told Reuters that the war was over.",
         {"Abiy Ahmed": ("person", ["Prime Minister Abiy Ahmed"]), **REUTERS},
         "told", "Abiy Ahmed", "named", ["Reuters"]),
        ("A security official told Reuters that the convoy had been stopped.",
         {"a security official": (None, ["A security official"]), **REUTERS},
         "told", "a security official", "unnamed official", ["Reuters"]),
        ("The foreign ministry said in a statement carried by SANA that the raid violated international law.",
         {"the foreign ministry": ("ministry", ["The foreign ministry"]), "SANA": ("media", ["SANA"])},
         "said", "the foreign ministry", "named", ["SANA"]),
        ("In an interview with Le Monde, Oumar Keita said the junta would hold elections.",
         {"Oumar Keita": ("person", ["Oumar Keita"]), "Le Monde": ("media", ["Le Monde"])},
         "said", "Oumar Keita", "named", ["Le Monde"]),
        ("Tasnim reported that the commander had left Baghdad.",
         {"Tasnim": ("media", ["Tasnim"])}, "reported", "Tasnim", "media", []),
        ("Analysts say that the bank will fail.", {"analysts": ("group", ["Analysts"])},
         "say", "analysts", "group", []),
        ("The ministry's report says that nine soldiers died.",
         {"the ministry": ("ministry", ["The ministry"])}, "says", "the ministry", "document", []),
        ("A statement by the Houthis said that the ship was hit.",
         {"the Houthis": ("armed-group", ["the Houthis"])}, "said", "the Houthis", "document", []),
        ("The general, who denied that he had fled, appeared on television.",
         {"the general": ("person", ["The general"])}, "denied", "the general", "unnamed official", []),
        ("It was reported that the bridge had collapsed.", {}, "was reported", None, None, []),
    ],
)  # fmt: skip
def test_source_is_resolved_and_typed_and_outlets_are_passed_through(
    text: str, people: People, cue: str, source: str | None, kind: str | None, via: list[str]
) -> None:
    claims, cast = read(text, people)
    claim = claim_of(claims, text, cue)
    assert (cast.chains[claim.source].name if claim.source is not None else None) == source
    assert claim.source_type == kind
    assert [cast.chains[v].name for v in claim.via] == via


def test_outlet_that_quotes_a_minister_stands_in_his_claims_chain() -> None:
    text = "Xinhua reported that the Laotian minister said that the dam was safe."
    claims, cast = read(
        text, {"Xinhua": ("media", ["Xinhua"]), "the Laotian minister": ("person", ["the Laotian minister"])}
    )
    outer, inner = claim_of(claims, text, "reported"), claim_of(claims, text, "said")
    assert inner.inside == claims.index(outer)
    assert [cast.chains[v].name for v in inner.via] == ["Xinhua"]
    assert outer.via == ()


def test_he_added_goes_on_with_the_last_speaker_not_with_the_last_person_named() -> None:
    text = (
        "Governor Ivo Petrov said that Nikola Todorov had sold the land.\n\n"
        '"Todorov must resign," he added. "The city is tired."'
    )
    people: People = {
        "Ivo Petrov": ("person", ["Governor Ivo Petrov"]),
        "Nikola Todorov": ("person", ["Nikola Todorov", "Todorov", "he"]),
    }
    claims, cast = read(text, people)
    added = claim_of(claims, text, "added")
    assert added.source is not None
    assert cast.chains[added.source].name == "Ivo Petrov"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            "Rosneft issued a statement saying that the pipeline was intact.\n"
            "The statement added that repairs would take a week.",
            "added",
        ),
        (
            "Rosneft reported that the pipeline was intact.\nAccording to the report, repairs took a week.",
            "According to",
        ),
    ],
)
def test_the_statement_is_its_issuers(text: str, cue: str) -> None:
    claims, _ = read(text, {"Rosneft": ("company", ["Rosneft"])})
    claim = claim_of(claims, text, cue)
    assert claim.source == 0
    assert claim.source_type == "document"


def test_whom_the_description_goes_on_to_name_speaks_whatever_kind_he_is_taken_for() -> None:
    text = "Another critic, Laura Tembo, said the dam was unsafe."
    claims, _ = read(text, {"critic": ("person", ["Another critic"]), "Laura Tembo": ("ngo", ["Laura Tembo"])})
    assert claim_of(claims, text, "said").source == 1


@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
def test_name_behind_a_dash_signs_the_quotation(dash: str) -> None:
    text = f"Voices from the valley\n“Nobody repaired the bridge.” {dash} Maria Lopes, a teacher\nThe bridge is old."
    claims, _ = read(text, {"Maria Lopes": ("person", ["Maria Lopes"])})
    assert [(c.source, c.cue.cut(text) if c.cue else None, c.manner) for c in claims] == [(0, dash, "direct")]


def test_clause_behind_a_dash_signs_nothing() -> None:
    text = "“Nobody repaired the bridge.” — Maria Lopes left the room before the vote was over.\n"
    claims, _ = read(text, {"Maria Lopes": ("person", ["Maria Lopes"])})
    assert all(claim.cue is None or claim.cue.cut(text) != "—" for claim in claims)


def test_a_statement_of_nobody_stays_unowned() -> None:
    text = "Rosneft said that the pipeline was intact.\nA statement said that repairs would take a week."
    claims, _ = read(text, {"Rosneft": ("company", ["Rosneft"])})
    assert [claim.source for claim in claims] == [0, None]


def test_she_is_not_the_speaker_whom_the_report_calls_he() -> None:
    text = "Ivo Petrov said that he would sue. She said that the court was ready."
    people: People = {"Ivo Petrov": ("person", ["Ivo Petrov", "he"]), "the judge": ("person", ["She"])}
    claims, cast = read(text, people)
    last = claims[-1]
    assert last.source is not None
    assert cast.chains[last.source].name == "the judge"


def test_quotation_without_a_cue_goes_on_with_the_speaker_before() -> None:
    text = (
        'Mayor Rosa Quispe said, "They came at night.\n\n"They took the maize and the goats.\n\n"Nobody stopped them."'
    )
    claims, cast = read(text, {"Rosa Quispe": ("person", ["Mayor Rosa Quispe"])})
    assert {cast.chains[c.source].name for c in claims if c.source is not None} == {"Rosa Quispe"}
    quoted = " ".join(piece.cut(text) for claim in claims for piece in claim.content)
    assert "goats" in quoted
    assert "Nobody stopped them" in quoted


def test_agency_of_the_report_passes_every_claim_on() -> None:
    text = "AFP\nThe minister said that the port was open."
    people: People = {"AFP": ("media", ["AFP"]), "the minister": ("person", ["The minister"])}
    claims, cast = read(text, people, metadata={"agency": "AFP"})
    assert [cast.chains[v].name for v in claim_of(claims, text, "said").via] == ["AFP"]


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The ministry said that the bridge was safe.", "said", "neutral"),
        ("The ministry claimed that the bridge was safe.", "claimed", "distanced"),
        ("The inquiry revealed that the bridge was unsafe.", "revealed", "endorsed"),
        ("The engineer pointed out that the bridge was unsafe.", "pointed out", "endorsed"),
        ("The agency confirmed that the bridge was closed.", "confirmed", "endorsed"),
        ("The rebels condemned what they called a massacre.", "called", "distanced"),
    ],
)
def test_choice_of_cue_shows_the_outlets_stance(text: str, cue: str, stance: str) -> None:
    claims, _ = read(text, {})
    assert claim_of(claims, text, cue).stance == stance


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The so-called Islamic Emirate lost two villages.", "Islamic Emirate"),
        ('The army began its "liberation" of the city.', '"liberation"'),
        ("Troops of the self-proclaimed republic crossed the river.", "republic"),
    ],
)
def test_label_at_arms_length_is_a_distanced_claim(text: str, content: str) -> None:
    claims, _ = read(text, {})
    labels = [c for c in claims if c.stance == "distanced" and c.cue_class == "labels"]
    assert content in [c.content[0].cut(text) for c in labels]


@pytest.mark.parametrize(
    ("text", "names", "voices"),
    [
        ("Chad and Niger said that the border was closed.", ["Chad", "Niger"], [0, 1]),
        ("Chad, Niger and Mali said that the guild had robbed them.", ["Chad", "Niger", "Mali"], [0, 1, 2]),
        ("Abe Musa, ally of Ola Dan, said that the road was safe.", ["Abe Musa", "Ola Dan"], [0]),
    ],
)
def test_what_several_say_together_is_a_claim_of_each(text: str, names: list[str], voices: list[int]) -> None:
    claims, _ = read(text, {name: (None, [name]) for name in names})
    assert [c.source for c in claims] == voices
    assert len({c.content for c in claims}) == 1


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("Rumours say that the prince has fled.", "hearsay"),
        ("The reports say that the prince has fled.", "hearsay"),
        ("Reports by the monitors say that the prince has fled.", "says"),
        ("The envoys say that the prince has fled.", "says"),
    ],
)
def test_talk_that_nobody_answers_for_is_hearsay(text: str, cue_class: str) -> None:
    claims, _ = read(text, {})
    assert [c.cue_class for c in claims] == [cue_class]


def test_what_an_outlet_says_quoting_somebody_is_his_word() -> None:
    people: People = {"Al-Sahil TV": (None, ["Al-Sahil TV"]), "a spokesman": (None, ["a military spokesman"])}
    claims, _ = read("Al-Sahil TV said the raids killed five, quoting a military spokesman.", people)
    said, quoted = claims[0], next(c for c in claims if c.inside == 0)
    assert (said.source, said.source_type) == (0, "media")
    assert (quoted.source, quoted.via, quoted.content) == (1, (0,), said.content)


def test_nobody_tells_himself() -> None:
    people: People = {"Musa": ("person", ["Musa", "she"])}
    claims, _ = read('"I will not leave," she told Musa.', people)
    assert [c.source for c in claims] == [None]


def test_names_between_marks_are_no_scare_quotes() -> None:
    claims, _ = read('The tanker "Sea Falcon" left the port.', {})
    assert claims == ()


@pytest.mark.parametrize(
    ("text", "cue", "manner"),
    [
        ("The envoy said the talks had failed.", "said", "indirect"),
        ("The envoy said the talks had “failed completely”.", "said", "mixed"),
        ("“The talks have failed,” the envoy said.", "said", "direct"),
    ],
)
def test_manner_follows_the_quotation_marks(text: str, cue: str, manner: str) -> None:
    claims, _ = read(text, {})
    assert claim_of(claims, text, cue).manner == manner


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("Haddad considers that the truce has failed.", "believes"),
        ("Haddad considers the truce a failure.", "describes"),
    ],
)
def test_who_considers_that_something_is_so_believes_it(text: str, cue_class: str) -> None:
    claims, _ = read(text, {})
    assert [c.cue_class for c in claims] == [cue_class]


def test_a_statement_in_which_somebody_speaks_is_his() -> None:
    text = "In a statement demanding calm, Amnesty called the raid a crime."
    claims, cast = read(text, {"Amnesty": ("ngo", ["Amnesty"])})
    assert {cast.chains[c.source].name for c in claims if c.source is not None} == {"Amnesty"}
    assert all(c.source is not None for c in claims)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Moscow, citing two officials, said the ship would turn back.", {"Moscow", "two officials"}),
        ("Moscow, citing safety concerns, said the ship would turn back.", {"Moscow"}),
        ("Moscow dropped the charges, citing a video of the ship.", {"Moscow"}),
        ("Moscow said the talks went well, citing the release of two sailors.", {"Moscow"}),
        ("Oslo said the ship would turn back, citing a report of Moscow.", {"Oslo", "a report of Moscow"}),
    ],
)
def test_what_is_cited_speaks_only_if_it_can(text: str, sources: set[str]) -> None:
    claims, _ = read(text, {"Moscow": ("state", ["Moscow"])})
    assert {c.source_span.cut(text) for c in claims if c.source_span is not None} == sources


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The well is dry, SANA reported with reference to the press service of the ministry.",
         "the press service of the ministry"),
        ("The well is dry, SANA reported, referring to two officials.", "two officials"),
        ("The well is dry, SANA reported, attributing the information to a source in the ministry.",
         "a source in the ministry"),
        ("SANA reported, quoting an officer, that the well was dry.", "an officer"),
        ("According to SANA, which cited two officials, the well is dry.", "two officials"),
        ("The well is dry, Haddad wrote, referring to a letter of the ministry.", None),
        ("Haddad wrote that both sides were referring to officials.", None),
    ],
)  # fmt: skip
def test_what_is_told_with_reference_to_somebody_is_his_word(text: str, cited: str | None) -> None:
    claims, _ = read(text, {"SANA": ("media", ["SANA"]), "Haddad": ("person", ["Haddad"])})
    inner = [c for c in claims if c.inside is not None and c.cue_class == "according"]
    assert [c.source_span.cut(text) for c in inner if c.source_span is not None] == ([cited] if cited else [])
    assert all(c.via == (0,) and c.content == claims[c.inside].content for c in inner if c.inside is not None)


def test_who_refers_to_those_whom_an_apposition_describes() -> None:
    text = "The deal came from Oslo, the old rival, which vowed to cut the tax."
    claims, cast = read(text, {"Oslo": ("state", ["Oslo"])})
    assert [cast.chains[c.source].name for c in claims if c.source is not None] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Omar Said complained that a letter had come. The letter says that the vote was void.", False),
        ("Omar Said was seen in a video and asked who was there. The video shows that a gate was open.", False),
        ("Omar Said said in a letter that the gate was open. The letter says that the vote was void.", True),
    ],
)
def test_a_document_is_of_whoever_spoke_in_it(text: str, speaks: bool) -> None:
    claims, _ = read(text, {"Omar Said": ("person", ["Omar Said"])})
    assert (claims[-1].source is not None) is speaks


def test_i_is_whoever_says_so() -> None:
    text = "Omar Said wrote that when he was young I think nobody fished here."
    claims, cast = read(text, {"Omar Said": ("person", ["Omar Said"]), "nobody": (None, ["I"])})
    assert [c.inside for c in claims] == [None, 0]
    assert {cast.chains[c.source].name for c in claims if c.source is not None} == {"Omar Said"}


def test_a_letter_speaks_for_who_sent_it() -> None:
    text = "Omar Said sent the council a letter that called the vote a fraud."
    claims, cast = read(text, {"Omar Said": ("person", ["Omar Said"])})
    called = claim_of(claims, text, "called")
    assert called.source is not None
    assert cast.chains[called.source].name == "Omar Said"
    assert called.source_type == "named"


def test_a_source_beside_quoted_words_is_not_sought_in_them() -> None:
    people: People = {"Omar Said": ("person", ["Omar Said"]), "the Clerks": ("organisation", ["the Clerks"])}
    text = "“They seized the boats of the Clerks and of the Harbour Guild,” Omar Said, a fisherman, wrote."
    claims, cast = read(text, people)
    assert [cast.chains[c.source].name for c in claims if c.source is not None] == ["Omar Said"]


def test_what_somebody_declines_to_say_is_not_said() -> None:
    claims, _ = read("The ministry declined to comment on the raid.", {"the ministry": ("ministry", ["The ministry"])})
    assert [c.cue_class for c in claims] == ["rejects"]


@pytest.mark.parametrize(("agency", "goes_on"), [("NRA", False), ("the River Agency", False), ("Okoye", True)])
def test_she_is_no_agency_unless_its_name_may_be_a_surname(agency: str, goes_on: bool) -> None:
    text = f"{agency} said the dam was safe. “It was built by the best,” she said."
    claims, _ = read(text, {agency: ("organisation", [agency])})
    assert (claims[-1].source == claims[0].source) is goes_on


def test_a_body_that_coreference_calls_she_does_not_speak_as_she() -> None:
    claims, _ = read("The River Agency was closed. “It was built by the best,” she said.",
                     {"the River Agency": ("organisation", ["The River Agency", "she"])})  # fmt: skip
    assert [c.source for c in claims] == [None]


def test_a_name_in_capitals_at_the_head_of_a_line_is_its_bearers() -> None:
    text = "Chike Okoye came.\n\nOKOYE: The dam is safe and will stand.\n\nHADDAD: Who says so?\n\nOKOYE: So do I."
    claims, cast = read(text, {"Chike Okoye": ("person", ["Chike Okoye"])})
    assert [cast.chains[c.source].name for c in claims if c.source is not None] == ["Chike Okoye", "Chike Okoye"]
