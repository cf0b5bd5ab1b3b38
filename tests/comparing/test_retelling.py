"""What is told by other words is not alone, what is half read is not told, and agreeing takes telling the same act."""

import pytest
from by_hand import account, actor, day, event, place
from msgspec.structs import replace

from dragoman.comparing import words
from dragoman.comparing.accounts import compare_event
from dragoman.comparing.bearing import acts_himself, suffers
from dragoman.comparing.compare import compare
from dragoman.comparing.retelling import Retelling
from dragoman.comparing.wording import Wording
from dragoman.records import Agreed, Claim, Count, Difference, Event, Evidence, Interval, Name, Place, Report, Span

PEOPLE = {
    "oduya": actor("oduya", "person", "KEN", [Name(text="Grace Oduya", kind="name", reports={"r1": 1})]),
    "tanui": actor("tanui", "person", "KEN", [Name(text="Peter Tanui", kind="name", reports={"r1": 1})]),
    "police": actor("police", "ministry", "KEN", [Name(text="the police", kind="description", reports={"r1": 1})]),
    "a trader": actor("a trader", "person", None, [Name(text="a trader", kind="description", reports={"r1": 1})]),
}
VOICES = {"r1": "r1", "r2": "r2", "r3": "r3"}


def reports(*texts: str) -> list[Report]:
    return [Report(id=f"r{n}", text=text, parts=()) for n, text in enumerate(texts, 1)]


def told(
    text: str, actors: list[str], recipients: list[str], label: str, kind: str = "SANCTION", *, at: int = 0
) -> Event:
    one = replace(account("r1", actors, recipients), evidence=(Evidence("r1", at, at + len(text)),))
    return replace(event(one, kind=kind, label=label), confidence=0.8)


BEFORE = "Rain fell. The sea rose. "  # so that what follows is not what the report begins with
DISMISSED = "Oduya dismissed Peter Tanui after 340 tonnes of fertiliser vanished from the harbour."


@pytest.mark.parametrize(
    ("elsewhere", "alone"),
    [
        ("Rain fell on the coast.", True),
        ("Tanui was born in Eldoret.", True),  # the man alone is not the act
        ("A dismissal of two clerks was announced in Garissa.", True),  # nor is the act alone
        ("Tanui lost his post on a word of Grace Oduya.", False),  # both sides
        ("Tanui spoke bitterly of his dismissal.", False),  # a side and a word of the act's family
        ("Tanui answered for the 340 lost bags.", False),  # a side and the number
        ("Oduya went to the harbour where the fertiliser lay.", False),  # a side and two telling words
    ],
)
def test_an_act_that_another_text_tells_in_other_words_is_not_alone(elsewhere: str, alone: bool) -> None:
    one = told(DISMISSED, ["oduya"], ["tanui"], "dismissed", at=len(BEFORE))
    found = compare(reports(BEFORE + DISMISSED, elsewhere), [one], [], {}, PEOPLE, {})
    assert [entry.event for entry in found.alone] == (["e1"] if alone else [])


@pytest.mark.parametrize(
    ("elsewhere", "alone"),
    [
        ("Oduya addressed the crowd.", True),
        ("Oduya spoke of 34 traders who lay in the ward.", False),  # the same party and toll
    ],
)
def test_a_toll_that_no_other_text_has_stands_alone_though_nobody_is_told_to_have_done_it(
    elsewhere: str, alone: bool
) -> None:
    raid = "A raid left 34 traders of Oduya in hospital."
    one = told(raid, [], ["oduya"], "raid", "ASSAULT", at=len(BEFORE))
    one = replace(one, counts=(Count(what="injured", low=34.0, high=34.0),))
    found = compare(reports(BEFORE + raid, elsewhere), [one], [], {}, PEOPLE, {})
    assert [entry.event for entry in found.alone] == (["e1"] if alone else [])


@pytest.mark.parametrize(("kind", "alone"), [("CONSULT", True), ("COERCE", False)])
def test_a_sentence_on_both_sides_tells_their_act_unless_it_tells_one_of_another_kind(kind: str, alone: bool) -> None:
    elsewhere = "Tanui came to see Grace Oduya."
    one = told(DISMISSED, ["oduya"], ["tanui"], "dismissed", at=len(BEFORE))
    there = replace(account("r2", ["tanui", "oduya"]), evidence=(Evidence("r2", 0, len(elsewhere)),))
    other = event(there, id="e2", kind=kind, label="came")
    found = compare(reports(BEFORE + DISMISSED, elsewhere), [one, other], [], {}, PEOPLE, {})
    assert ("e1" in [entry.event for entry in found.alone]) is alone


@pytest.mark.parametrize(("before", "alone"), [("", False), (BEFORE, True)])
def test_what_a_report_begins_with_is_not_alone_where_another_speaks_of_a_party(before: str, alone: bool) -> None:
    elsewhere = "Grace Oduya is a governor. A former aide wept."
    one = told(DISMISSED, ["oduya"], ["tanui"], "dismissed", at=len(before))
    found = compare(reports(before + DISMISSED, elsewhere), [one], [], {}, PEOPLE, {})
    assert bool(found.alone) is alone


@pytest.mark.parametrize(
    ("sentence", "act", "name", "may"),
    [
        ("The minister accused Mali of arming the rebels.", "accused", "Mali", True),
        ("The minister opposed the decision to pull out of Mali.", "opposed", "Mali", False),
        ("The pull-out from Mali, which was opposed by the minister, went on.", "opposed", "Mali", False),
        ("Mali was accused by the minister.", "accused", "Mali", True),
        ("His rejection of Mali angered them.", "rejection", "Mali", True),
        ("She asked the Director of National Intelligence Ann Roe to resign.", "asked", "Ann Roe", True),
        ("The senate lamented the growing weight of Mali.", "lamented", "Mali", False),
        ("They imposed sanctions on Mali.", "imposed", "Mali", True),
        ("The senate supported the Mali War.", "supported", "Mali", False),
        ("The board in the end turned down Mali's Ann Roe.", "turned", "Mali", False),
        ("They attacked Mali Monday.", "attacked", "Mali", True),
        ("Senate Supports Mali War", "Supports", "Mali", True),  # a headline's capitals tell no names
        ("Of the seven Malians, two refused to plead.", "refused", "Malians", False),
    ],
)
def test_whom_it_was_done_to_does_not_stand_deep_in_another_phrase(
    sentence: str, act: str, name: str, may: bool
) -> None:
    assert suffers(sentence, act, [name]) is may


@pytest.mark.parametrize(
    ("sentence", "act", "name", "may"),
    [
        ("Mali rejected the offer.", "rejected", "Mali", True),
        ("Mali's rejection of the offer came late.", "rejection", "Mali", True),
        ("Mali's latest air strikes hit Gao.", "strikes", "Mali", True),
        ("Mali's former ambassador to the union praised the judges.", "praised", "Mali", False),
        ("Mali-backed fighters who hold the town attacked the camp.", "attacked", "Mali", False),
        ("Mali left in protest of the treaty and his rejection of it.", "rejection", "Mali", False),
        ("The judges were praised by Mali.", "praised", "Mali", True),
        ("The rebels obtained fuel from Mali.", "obtained", "Mali", True),
        ("The founder of Mali praised the judges.", "praised", "Mali", False),
        ("They praised the judges in a letter about Mali.", "praised", "Mali", False),
        ("Forces led by Mali and known as the Lions displaced thousands.", "displaced", "Mali", False),
        ("Mali, asked on television about the raid, was silent.", "asked", "Mali", False),
        ("Mali, which asked for help, was silent.", "asked", "Mali", True),
        ("Mali faced criticism.", "faced", "Mali", False),
        ("The rebels received arms from Mali.", "received", "Mali", True),
    ],
)
def test_who_acts_is_no_owner_and_nobody_behind_a_pronoun(sentence: str, act: str, name: str, may: bool) -> None:
    assert acts_himself(sentence, act, [name]) is may


def test_an_actor_is_named_by_the_names_that_the_report_has_for_him() -> None:
    texts = ["The ruling junta met.", "The junta of Mali met.", "A junta fell in Chad.", "Police met the junta leader."]
    names = [
        Name(text="the ruling junta", kind="description", reports={"r1": 1}),
        Name(text="the junta of Mali", kind="description", reports={"r2": 1, "r3": 1}),
    ]
    story = Retelling(reports(*texts))
    # the third report knows him under another name, so this is not he; in the fourth he may be meant
    assert story.naming(actor("junta", "government", "MLI", names)) == {0, 1, 3}


@pytest.mark.parametrize(
    ("word", "telling"), [("which", False), ("year", False), ("years", False), ("fertiliser", True), ("340", True)]
)
def test_words_of_grammar_and_everyday_words_tell_nothing(word: str, telling: bool) -> None:
    assert bool(words.telling([word])) is telling


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "kind", "alone"),
    [
        ("Oduya dismissed Peter Tanui.", ["oduya"], ["tanui"], "SANCTION", True),
        ("Oduya dismissed the police.", ["oduya"], ["police"], "SANCTION", True),
        ("She dismissed Peter Tanui.", ["oduya"], ["tanui"], "SANCTION", False),  # who "she" is nobody can be sure
        ("The police dismissed a trader.", ["police"], ["a trader"], "SANCTION", False),
        ("Oduya dismissed a trader.", ["oduya"], ["a trader"], "SANCTION", False),
        ("Oduya dismissed them.", ["oduya"], [], "SANCTION", False),
        ("Grace Oduya stepped down.", ["oduya"], [], "RETREAT", False),  # no place, day or number
    ],
)
def test_only_what_surely_has_both_sides_is_told_alone(
    text: str, actors: list[str], recipients: list[str], kind: str, alone: bool
) -> None:
    one = told(text, actors, recipients, "dismissed", kind)
    assert bool(compare(reports(text, "Rain fell."), [one], [], {}, PEOPLE, {}).alone) is alone


def test_an_act_of_one_side_is_told_alone_with_a_day() -> None:
    text = "Grace Oduya stepped down on Monday."
    one = replace(told(text, ["oduya"], [], "step down", "RETREAT"), date=day("2021-05-03"))
    assert compare(reports(text, "Rain fell."), [one], [], {}, PEOPLE, {}).alone


def test_whether_two_sentences_tell_one_act_is_not_decided_by_their_names() -> None:
    texts = ["Oduya welcomed the Mombasa traders.", "The Mombasa traders saw Oduya's welcome.", "Oduya left Mombasa."]
    story = Wording(reports(*texts))
    whole = [(Evidence(f"r{n}", 0, len(text)),) for n, text in enumerate(texts, 1)]
    assert story.alike("welcomed", whole[0], whole[1])
    assert not story.alike("welcomed", whole[0], whole[2])


def agreed(one: Event, places: dict[str, Place] | None = None, story: Wording | None = None) -> list[str]:
    found = compare_event(one, VOICES, PEOPLE, places or {}, story)
    return sorted({entry.slot for entry in found if isinstance(entry, Agreed)})


def test_a_meeting_of_one_party_is_any_meeting() -> None:
    both = account("r1", ["oduya", "tanui"])
    assert agreed(event(both, account("r2", ["oduya"]))) == []
    assert "actors" in agreed(event(both, account("r2", ["oduya", "tanui"])))
    other = event(both, account("r2", ["oduya", "police"]))
    assert not [e for e in compare_event(other, VOICES, PEOPLE, {}) if isinstance(e, Difference)]


def test_an_act_against_somebody_unknown_is_half_read() -> None:
    half = event(account("r1", ["oduya"]), account("r2", ["oduya"]), kind="SUPPORT")
    assert agreed(half) == []
    assert agreed(replace(half, type="RETREAT")) == ["actors"]
    assert agreed(event(account("r1", [], ["oduya"]), account("r2", [], ["oduya"]), kind="SANCTION")) == ["recipients"]


def test_who_stands_on_both_sides_is_misread() -> None:
    one = event(account("r1", ["oduya"], ["tanui"]), account("r2", ["oduya"], ["oduya"]), kind="COERCE")
    assert agreed(one) == []


def test_that_something_may_happen_is_nothing_to_agree_on() -> None:
    both = [account(r, ["oduya"], ["tanui"], modality="hypothetical") for r in ("r1", "r2")]
    assert agreed(replace(event(*both, kind="SANCTION"), modality="hypothetical")) == []


def test_a_year_is_no_agreed_day_and_a_body_no_agreed_place() -> None:
    year = Interval(start="2016-01-01", end="2016-12-31", grain="year")
    dated = [account(r, date=year) for r in ("r1", "r2")]
    assert agreed(event(*dated)) == []
    assert agreed(event(*(replace(one, date=day("2016-04-02")) for one in dated))) == ["date"]
    where = {"p1": place("Oduya", "KEN")}
    assert "place" not in agreed(event(*(account(r, ["oduya"], place="p1") for r in ("r1", "r2"))), where)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Oduya resigned over the lost grain.", ["actors"]),
        ("Oduya let go of the rope when the ferry came in.", []),
    ],
)
def test_two_accounts_with_one_party_agree_if_they_tell_the_act_alike(second: str, expected: list[str]) -> None:
    first = "Oduya handed in her resignation."
    accounts = [
        replace(account(r, ["oduya"]), evidence=(Evidence(r, 0, len(text)),))
        for r, text in (("r1", first), ("r2", second))
    ]
    one = event(*accounts, kind="RETREAT", label="resignation")
    assert agreed(one, story=Wording(reports(first, second))) == expected


def claim(text: str, source_text: str, content: str) -> Claim:
    start = text.index(content)
    span = Span(start, start + len(content))
    return Claim(
        id="c1",
        report="r1",
        source="oduya",
        source_text=source_text,
        source_type="named",
        chain=(),
        cue="said",
        cue_class="says",
        content=span,
        fragments=(span,),
        manner="indirect",
        stance="neutral",
        inside=None,
        confidence=1.0,
        evidence=(Evidence("r1", 0, len(text)),),
    )


@pytest.mark.parametrize(
    ("source", "content", "elsewhere", "alone"),
    [
        ("Oduya", "that the fertiliser had been sold abroad", "Rain fell.", True),
        ("Oduya", "that the fertiliser had been sold abroad", "Oduya's word was that somebody sold fertiliser.", False),
        ("Oduya", "that the fertiliser had been sold abroad", "Customs papers show fertiliser sold abroad.", False),
        ("Oduya", "the old clerks", "Rain fell.", False),  # "thanked the old clerks" says nothing
        ("Oduya’s fall", "that the fertiliser had been sold abroad", "Rain fell.", False),
    ],
)
def test_claims_that_stand_alone_say_something(source: str, content: str, elsewhere: str, alone: bool) -> None:
    text = f"{source} told {content}."
    found = compare(reports(text, elsewhere), [], [claim(text, source, content)], {}, PEOPLE, {})
    assert bool(found.alone) is alone


@pytest.mark.parametrize(
    ("second", "differs"),
    [
        ("Oduya has dismissed the harbour clerk Tanui, a newspaper claimed.", True),
        ("“I say Oduya was cruel when she dismissed Tanui over vanished fertiliser”, a rival said.", False),
    ],
)
def test_one_quotation_in_two_reports_shifts_no_weight(second: str, differs: bool) -> None:
    first = "“Oduya was cruel when she dismissed Tanui over vanished fertiliser."
    accounts = [
        replace(account("r1", ["oduya"], ["tanui"]), evidence=(Evidence("r1", 0, len(first)),)),
        replace(
            account("r2", ["oduya"], ["tanui"], modality="alleged"),
            evidence=(Evidence("r2", 0, len(second)),),
            claims=("c1",),
        ),
    ]
    found = compare_event(event(*accounts, kind="SANCTION"), VOICES, PEOPLE, {}, Wording(reports(first, second)))
    assert bool([entry for entry in found if isinstance(entry, Difference)]) is differs


APRIL = Interval(start="2021-04-01", end="2021-04-30", grain="month")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ([APRIL, day("2021-04-07")], [], None),  # a report may grow more exact as it goes on
        ([day("2021-05-03"), day("2021-05-04")], [], "contradiction"),
        ([APRIL, day("2021-04-07")], [day("2021-04-07")], None),
        ([APRIL], [day("2021-04-07")], "precision"),
        ([APRIL], [day("2021-06-01")], "contradiction"),
        ([APRIL, day("2021-05-03")], [day("2021-06-01")], None),  # the first tells of two happenings
    ],
)
def test_reports_differ_as_little_as_their_nearest_dates(
    first: list[Interval], second: list[Interval], kind: str | None
) -> None:
    accounts = [account("r1", date=first[0], also_dated=first[1:])]
    accounts += [account("r2", date=second[0])] if second else []
    found = [e for e in compare_event(event(*accounts), VOICES, PEOPLE, {}) if isinstance(e, Difference)]
    assert [entry.kind for entry in found] == ([kind] if kind else [])
