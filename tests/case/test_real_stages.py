"""The promises of the case, kept with the real stages: over reports written for this test, as the press writes."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import jsonschema
import pytest
import yaml

import dragoman
from dragoman.cli.tables import modality
from dragoman.exports.json import write_json
from dragoman.records import Evidence

REPORTS = yaml.safe_load((Path(__file__).parent / "reports.yaml").read_text(encoding="utf-8"))


def picture_of(case: Path, goes: list[list[Path]], workers: int) -> bytes:
    with dragoman.open(case) as opened:
        for paths in goes:
            summary = opened.read(paths, workers=workers)
            assert summary.rejected == ()
            assert summary.unread == ()
        out = io.BytesIO()
        write_json(out, opened.stream(), dragoman=dragoman.__version__, models=opened.models())
    return out.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("real")
    for number, report in enumerate(REPORTS):
        head = "\n".join(f"{name}: {json.dumps(report[name])}" for name in ("outlet", "date", "title"))
        text = f"---\n{head}\nlanguage: en\n---\n{report['text']}\n"
        (place / f"{number:02}.md").write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def straight(place: Path) -> bytes:
    return picture_of(place / "straight.case", [sorted(place.glob("*.md"))], 0)


def test_order_goes_and_workers_leave_no_trace(place: Path, straight: bytes) -> None:
    files = sorted(place.glob("*.md"))
    random.Random(3).shuffle(files)
    assert picture_of(place / "goes.case", [files[:8], files[8:]], 2) == straight


def test_the_export_is_what_the_schema_says_and_every_evidence_cuts_words(straight: bytes) -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs" / "picture.schema.json").read_text(encoding="utf-8"))
    picture = json.loads(straight)
    jsonschema.validate(picture, schema)
    texts = {report["id"]: report["text"] for report in picture["reports"]}
    found = list(evidence_in({kind: picture[kind] for kind in picture if kind != "reports"}))
    assert len(texts) == len(REPORTS)
    assert len(found) > 100
    for evidence in found:
        assert texts[evidence["report"]][evidence["start"] : evidence["end"]].strip()


def evidence_in(value: object):  # type: ignore[no-untyped-def]
    if isinstance(value, dict):
        if set(value) == set(Evidence.__struct_fields__) - {"sentence"}:
            yield value
        for inner in value.values():
            yield from evidence_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence_in(inner)


def test_every_id_in_the_picture_leads_to_its_record(straight: bytes) -> None:
    picture = json.loads(straight)
    ids = {
        kind: {record["id"] for record in picture[kind]} for kind in ("reports", "actors", "places", "claims", "events")
    }
    for kind, records in ids.items():
        assert len(records) == len(picture[kind])
    for event in picture["events"]:
        assert {*event["actors"], *event["recipients"]} <= ids["actors"]
        assert event["place"] is None or event["place"] in ids["places"]
        assert {c for account in event["accounts"] for c in account["claims"]} <= ids["claims"]
    for tie in picture["ties"]:
        assert {tie["from"], tie["to"]} <= ids["actors"]
    for claim in picture["claims"]:
        assert {a for a in (claim["source"], *claim["chain"]) if a} <= ids["actors"]
    for story in picture["stories"]:
        assert set(story["reports"]) <= ids["reports"]
        assert set(story["events"]) <= ids["events"]


def test_a_judgement_holds_with_the_real_stages(place: Path, straight: bytes) -> None:
    with dragoman.open(place / "straight.case") as case:
        one, other = case.actor("Rosa Quispe"), case.actor("Huda Amer")
        judgement = case.same(one.id, other.id, by="test")
        joined = case.actor("Huda Amer")
        assert {"Huda Amer", "Rosa Quispe"} <= {name.text for name in joined.names}
        assert {actor.id for actor in case.judged(judgement) if actor} == {joined.id}
        assert any("judged" in sentence for sentence in case.why("Huda Amer", "Rosa Quispe").sentences)
        # an id that the merger took out of the picture still stands for the name that it was made of
        gone = one if joined.id == other.id else other
        assert case.actor(gone.id).id == joined.id
        parted = case.different(gone.id, joined.id, by="test")
        assert {actor.id for actor in case.judged(parted) if actor} == {one.id, other.id}
        case.undo(parted.id)
        assert case.actor("Rosa Quispe").id == one.id
        out = io.BytesIO()
        write_json(out, case.stream(), dragoman=dragoman.__version__, models=case.models())
        assert out.getvalue() == straight


def test_who_denies_is_told_beside_who_claims(tmp_path: Path) -> None:
    report = tmp_path / "river.md"
    report.write_text(
        "---\noutlet: Wire\ndate: 2021-07-05\ntitle: A night at the river\nlanguage: en\n---\n"
        "A Tajik border guard was shot dead near Isfara on Sunday when Kyrgyz troops opened fire, Tajikistan's defence "
        "ministry said.\n\nKyrgyzstan's government denied killing the border guard.\n",
        encoding="utf-8",
    )
    with dragoman.open(tmp_path / "river.case") as case:
        case.read([report], workers=0)
        (killed,) = case.events(type="ASSAULT")
        told = modality(case, killed)
    assert told == "alleged by Tajikistan's defence ministry, denied by Kyrgyzstan's government"
