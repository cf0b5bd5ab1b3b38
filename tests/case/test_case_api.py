"""What a caller of `dragoman.open` can count on, whatever the stages are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import case_fakes
import pytest

import dragoman
from dragoman.case.case import Case
from dragoman.case.run import Progress
from dragoman.errors import Ambiguous, BadQuestion, CaseMissing, NotFound
from dragoman.records import Picture, from_json, to_json


def name_of(case: Case, actor: str) -> str:
    return case.actor(actor).name


def test_a_run_says_what_it_did(case: Case, folder: Path) -> None:
    (folder / "empty.txt").write_text("  \n")
    told: list[Progress] = []
    summary = case.read([folder, "nowhere.txt"], workers=0, progress=told.append)
    assert (summary.added, summary.already, summary.reread) == (5, 0, 0)
    assert [(Path(r.file).name, r.reason) for r in summary.rejected] == [
        ("empty.txt", "is empty"),
        ("nowhere.txt", "there is no such file"),
    ]
    assert [(Path(u.file or "").name, u.language) for u in summary.unread] == [("four.txt", "ru")]
    assert told[-1] == Progress(stage="linking", done=5, rejected=2)
    assert [Path(r.file).name for r in case.rejections()] == ["empty.txt", "nowhere.txt"]


def test_a_second_run_reads_nothing_again(full: Case, folder: Path) -> None:
    before = to_json(full.picture())
    summary = full.read([folder], workers=0)
    assert (summary.added, summary.already) == (0, 5)
    assert to_json(full.picture()) == before


def test_a_file_that_was_mended_leaves_the_journal(case: Case, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    case.read([folder], workers=0)
    (folder / "empty.txt").write_text("Ali met Omar.")
    case.read([folder], workers=0)
    assert list(case.rejections()) == []


def test_a_report_that_cannot_be_read_is_kept_and_listed_without_a_reading(full: Case) -> None:
    (report,) = (r for r in full.reports() if r.language == "ru")
    assert "Хафтар" in report.text
    with pytest.raises(NotFound):
        full.reading(report.id)
    assert report.id not in {r for story in full.stories() for r in story.reports}


def test_the_same_report_from_two_files_is_kept_once_under_the_smaller_name(case: Case, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("Ali met Omar.")
    case.read([tmp_path / "b.txt"], workers=0)
    case.read([tmp_path / "a.txt", tmp_path / "c.txt"], workers=0)
    (report,) = case.reports()
    assert report.file == str(tmp_path / "a.txt")
    assert [Path(f).name for f in case.files(report.id)] == ["a.txt", "b.txt", "c.txt"]


def test_again_reads_what_another_version_read_and_only_that(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.case"
    with Case(path, stages=case_fakes.STAGES) as old:
        old.read([folder], workers=0)
    newer = replace(case_fakes.STAGES, reading_stamp=lambda: case_fakes.reading_stamp("v2"))
    with Case(path, stages=newer) as case:
        assert case.read([folder], workers=0).reread == 0
        assert case.models() == {"fake": "v1"}
        assert case.read(again=True, workers=0).reread == 4
        assert case.read([folder], again=True, workers=0).reread == 0
        assert case.models() == {"fake": "v2"}


def test_removing_a_report_takes_all_that_only_it_said(full: Case, folder: Path, tmp_path: Path) -> None:
    (three,) = (r for r in full.reports() if r.outlet == "Post" and "Khalifa" in r.text)
    full.remove(three.id[:8])
    with Case(tmp_path / "never.case", stages=case_fakes.STAGES) as other:
        other.read(sorted(set(folder.iterdir()) - {folder / "three.txt"}), workers=0)
        assert to_json(full.picture()) == to_json(other.picture())
    assert not list(full.search("Khalifa"))
    with pytest.raises(NotFound, match="no report"):
        full.remove(["rffffff"])


def test_a_picture_round_trips_through_json(full: Case) -> None:
    picture = full.picture()
    assert from_json(to_json(picture), Picture) == picture
    assert len(picture.reports) == 5
    assert [r.copy_of is not None for r in picture.reports].count(True) == 1


def test_records_come_with_their_sentence(full: Case) -> None:
    for event in full.events():
        for evidence in event.evidence:
            assert evidence.sentence is not None
            assert "met" in evidence.sentence
            assert evidence.sentence.endswith(".")
    claim = next(full.claims(actor="Saleh"))
    assert claim.evidence[0].sentence == "Saleh said that the road is open."
    quote = full.quote(claim.evidence[0])
    assert "".join(quote.pieces) == "Saleh said that the road is open."


FILTERS: list[tuple[str, dict[str, str], int]] = [
    ("reports", {}, 5),
    ("reports", {"outlet": "wire"}, 2),
    ("reports", {"since": "2020-03-02"}, 2),
    ("reports", {"until": "2020-03-01"}, 3),
    ("reports", {"actor": "Serraj"}, 3),
    ("actors", {"country": "lby"}, 4),
    ("actors", {"type": "person", "outlet": "Daily"}, 4),
    ("events", {"actor": "Saleh"}, 1),
    ("events", {"actor": "saleh", "since": "2020-03-02"}, 0),
    ("events", {"type": "consult", "since": "2020-03-01", "until": "2020-03-01"}, 1),
    ("events", {"outlet": "Post"}, 2),
    ("claims", {"actor": "Serraj"}, 2),
    ("claims", {"type": "say", "outlet": "Daily"}, 1),
    ("ties", {"country": "SYR"}, 2),
    ("ties", {"until": "2020-03-01"}, 1),
    ("stories", {"actor": "Khalifa"}, 1),
    ("places", {"country": "LBY"}, 1),
]


@pytest.mark.parametrize(("kind", "filters", "count"), FILTERS)
def test_filters(full: Case, kind: str, filters: dict[str, str], count: int) -> None:
    assert len(list(getattr(full, kind)(**filters))) == count


def test_a_filter_without_meaning_is_one_clear_line(full: Case) -> None:
    for kind, filters, words in [
        ("events", {"since": "yesterday"}, "is no date"),
        ("events", {"country": "Libya"}, "is no country code"),
        ("reports", {"type": "x"}, "have no type"),
    ]:
        with pytest.raises(BadQuestion, match=words) as caught:
            list(getattr(full, kind)(**filters))
        assert "\n" not in str(caught.value)


def test_the_picture_of_a_story_is_whole_and_holds_nothing_else(full: Case) -> None:
    story = next(s for s in full.stories() if s.title.endswith("03-01"))
    picture = full.picture(story.id)
    reports = {r.id for r in picture.reports}
    actors = {a.id for a in picture.actors}
    assert reports == set(story.reports)
    assert {a.name for a in picture.actors} == {"Ali", "Haftar", "Saleh", "Serraj", "Sirte"}
    assert all(set(n.reports) <= reports for a in picture.actors for n in a.names)
    assert all({*e.actors, *e.recipients} <= actors for e in picture.events)
    assert all(e.report in reports for t in picture.ties for e in t.evidence)
    assert {p.id for p in picture.places} == {"p1"}


def test_an_unknown_id_names_its_neighbours(full: Case) -> None:
    with pytest.raises(NotFound, match="Haftar") as caught:
        full.actor("Haftr")
    assert isinstance(caught.value, LookupError)
    assert "Haftar" in caught.value.near
    with pytest.raises(NotFound):
        full.story("s000000000000")


def test_show_finds_any_kind_by_id_beginning_and_name(full: Case) -> None:
    kinds = (full.events, full.claims, full.stories, full.actors, full.ties, full.places, full.reports)
    records: list[Any] = [record for kind in kinds for record in kind()]
    for record in records:
        assert getattr(full.show(record.id), "id", None) == record.id
        assert getattr(full.show(record.id[:10] if len(record.id) > 10 else record.id), "id", None) == record.id
    assert name_of(full, "erdogan") == "Erdoğan"


def test_a_case_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing, match="no such case"):
        dragoman.open(tmp_path / "no.case", create=False)
    with dragoman.open(tmp_path / "no.case") as case, pytest.raises(CaseMissing):
        list(case.actors())
    assert not (tmp_path / "no.case").exists()


# ------------------------------------------------------------ search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("haftar saleh", 3),
        ("ERDOGAN", 1),
        ("хафтар", 1),
        ("in", 1),
        ('"the road"', 1),
        ('"road the"', 0),
        ("Haftar AND", 0),
        ('sir* OR "', 0),
        ("afta", 3),
        ("NEAR(haftar)", 0),
    ],
)
def test_search(full: Case, words: str, found: int) -> None:
    hits = list(full.search(words))
    assert len(hits) == found
    for hit in hits:
        assert all(hit.snippet.holds(mark) for mark in hit.marks)
        assert hit.marks


def test_searching_for_nothing_is_an_error(full: Case) -> None:
    with pytest.raises(BadQuestion):
        list(full.search('  ""  '))


# ------------------------------------------------------------ judgements


def test_a_judgement_changes_the_picture_at_once_and_can_be_withdrawn(full: Case) -> None:
    before = to_json(full.picture())
    judgement = full.same("Haftar", "Khalifa", by="ana")
    assert {n.text for n in full.actor("Khalifa").names} == {"Haftar", "Khalifa"}
    assert (judgement.author, judgement.left.name, judgement.right.name) == ("ana", "Haftar", "Khalifa")
    full.undo(judgement.id[:6])
    assert to_json(full.picture()) == before
    (kept,) = full.judgements()
    assert kept.withdrawn is not None
    with pytest.raises(NotFound):
        full.undo(judgement.id)


def test_a_judgement_survives_a_re_reading(full: Case, folder: Path) -> None:
    full.same("Haftar", "Khalifa")
    newer = replace(case_fakes.STAGES, reading_stamp=lambda: case_fakes.reading_stamp("v2"))
    with Case(full.path, stages=newer) as case:
        case.read(again=True, workers=0)
        assert len(case.actor("Haftar").names) == 2


def test_a_later_judgement_on_the_same_two_takes_the_place_of_the_earlier(full: Case) -> None:
    full.same("Haftar", "Khalifa")
    full.undecided("Khalifa", "Haftar")
    assert [(j.verdict, j.withdrawn is None) for j in full.judgements()] == [("same", False), ("undecided", True)]


def test_two_who_were_merged_wrongly_are_parted_by_their_places(full: Case) -> None:
    texts = {r.id: r.text for r in full.reports() if r.language == "en" and "Saleh" in r.text}
    one, other, *_ = sorted(texts)
    full.different(f"{one}:{texts[one].index('Saleh')}", f"{other}:{texts[other].index('Saleh')}")
    with pytest.raises(Ambiguous, match="Saleh; person") as caught:
        full.actor("Saleh")
    assert len(caught.value.candidates) == 2
    with pytest.raises(Ambiguous):
        full.same("Saleh", "Haftar")
    assert len(list(full.actors(actor="Saleh"))) == 2


def test_one_mention_cannot_be_judged_against_itself(full: Case) -> None:
    with pytest.raises(BadQuestion, match="one mention"):
        full.different("Haftar", "haftar")
    with pytest.raises(BadQuestion, match="no mention of an actor begins at"):
        full.different("Haftar", f"{next(full.reports(actor='Haftar')).id}:1")
    assert full.judgements() == ()


def test_of_those_who_bear_a_name_the_one_shown_under_it_is_meant(full: Case) -> None:
    full.same("Haftar", "Khalifa")
    full.different("Haftar", "Khalifa")
    assert full.actor("Khalifa").name == "Khalifa"
    left, right = full.judged(full.judgements()[-1])
    assert left is not None
    assert right is not None
    assert (left.name, right.name) == ("Haftar", "Khalifa")


def test_no_short_word_is_offered_for_a_misspelt_name(full: Case) -> None:
    with pytest.raises(NotFound) as caught:
        full.same("Haftra", "Khalifa")
    assert caught.value.near == ("Haftar",)


def test_resemblances_are_shown_and_not_merged(full: Case) -> None:
    (pair,) = full.resemblances()
    assert list(full.resemblances(pair.left)) == [pair]


def test_why_names_the_judgement_that_joined_two(full: Case) -> None:
    before = full.why("Haftar", "Khalifa")
    assert not before.same
    assert "two actors" in before.sentences[0]
    assert any("Likest names" in sentence for sentence in before.sentences)
    judgement = full.same("Haftar", "Khalifa", by="ana")
    after = full.why("Haftar", "Khalifa")
    assert after.same
    assert any(s.startswith("ana judged on") and judgement.id in s for s in after.sentences)
    with pytest.raises(BadQuestion, match="are both “Haftar”"):
        full.why("Haftar", "HAFTAR")


def test_why_shows_the_doubt_about_a_pair_that_was_not_merged(full: Case) -> None:
    (pair,) = full.resemblances()
    assert any(
        "possibly the same (score 0.50): Both are names." in s for s in full.why(pair.left, pair.right).sentences
    )
