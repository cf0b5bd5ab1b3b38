"""Runs on worker processes: order, number of workers and interruptions leave no trace in the case."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import case_fakes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.case import reading_pool
from dragoman.case.case import Case
from dragoman.case.reading_pool import read_reports
from dragoman.errors import DiskFull, DragomanError, MissingPart
from dragoman.records import Reading, Rejection, Report, to_json

NAMES = ["Haftar", "Saleh", "Serraj", "Khalifa", "Ali", "Omar"]


def write_reports(folder: Path, count: int, *, word: str = "") -> list[Path]:
    """``count`` files; every fourth repeats the text of another under another outlet, every seventh is a full copy."""
    rng = random.Random(7)
    folder.mkdir(exist_ok=True)
    files: list[Path] = []
    for n in range(count):
        one, other = rng.sample(NAMES, 2)
        text = f"Outlet{n % 3}|2020-03-{1 + n % 5:02}|en\n{one} met {other}. {word}\n{other} said that {n} came."
        if n % 4 == 3:
            text = files[n // 4].read_text().replace("Outlet", "Reprint")
        if n % 7 == 6:
            text = files[n // 7].read_text()
        file = folder / f"{n:03}.txt"
        file.write_text(text)
        files.append(file)
    return files


def picture_after(path: Path, goes: list[list[Path]], workers: int = 0) -> bytes:
    with Case(path, stages=case_fakes.STAGES) as case:
        for files in goes:
            case.read(files, workers=workers)
        return to_json(case.picture())


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(24)), cut=st.integers(0, 24))
def test_any_order_and_two_goes_give_the_same_picture(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    place = tmp_path_factory.mktemp("order")
    files = write_reports(place / "in", 24)
    shuffled = [files[i] for i in order]
    straight = picture_after(place / "straight.case", [files])
    assert picture_after(place / "shuffled.case", [shuffled[:cut], shuffled[cut:]]) == straight


def test_any_number_of_workers_gives_the_same_picture(tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 30)
    pictures = {picture_after(tmp_path / f"{n}.case", [files], workers=n) for n in (0, 1, 2)}
    assert len(pictures) == 1


def test_a_bad_report_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    stages = replace(case_fakes.STAGES, seconds_a_report=1.0)
    files = write_reports(tmp_path / "in", 12)
    for word, file in (("CRASH", files[2]), ("HANG", files[4]), ("FAIL", files[8])):
        file.write_text(f"Ali met {word}.")
    with Case(tmp_path / "x.case", stages=stages) as case:
        summary = case.read(files, workers=2)
        reasons = {Path(r.file).name: r.reason for r in summary.rejected}
        assert reasons == {
            "002.txt": "the reading process died twice (exit code 139)",
            "004.txt": "reading took longer than 1 s",
            "008.txt": "reading failed: ValueError: an unexpected thing in two lines (case_fakes.py:"
            + reasons["008.txt"].rpartition(":")[2],
        }
        assert summary.added + summary.already == 9
        assert len(list(case.reports())) == summary.added


def test_a_reader_that_cannot_start_is_no_reports_fault(tmp_path: Path) -> None:
    stages = replace(case_fakes.STAGES, reader="no_such_module:read_report")
    files = write_reports(tmp_path / "in", 3)
    with Case(tmp_path / "x.case", stages=stages) as case, pytest.raises(MissingPart, match="no_such_module"):
        case.read(files, workers=1)


def test_reports_are_drawn_no_faster_than_they_are_read() -> None:
    drawn = 0

    def endless() -> Iterator[Report]:
        nonlocal drawn
        while True:
            drawn += 1
            yield case_fakes.make_report(f"Ali met Omar. {drawn}")

    outcomes = read_reports(endless(), case_fakes.STAGES.reader, workers=2)
    for _ in range(50):
        assert isinstance(next(outcomes).reading, Reading)
    assert drawn < 50 + 2 * 6
    outcomes.close()  # type: ignore[attr-defined]


def test_workers_are_replaced_before_they_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pool, "REPORTS_A_WORKER", 3)
    reports = [case_fakes.make_report(f"Ali met Omar. {n}") for n in range(10)]
    outcomes = list(read_reports(iter(reports), case_fakes.STAGES.reader, workers=1))
    assert [o.report for o in outcomes] == reports
    assert not any(isinstance(o.reading, Rejection) for o in outcomes)


_RUN = """
import sys; sys.path.insert(0, {tests!r})
import case_fakes
from pathlib import Path
from dragoman.case.case import Case
with Case({case!r}, stages=case_fakes.STAGES) as case:
    case.read(sorted(Path({folder!r}).iterdir()), workers=2, progress=lambda p: print(p.stage, p.done, flush=True))
print("finished", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_run_loses_nothing_acknowledged_and_goes_on(tmp_path: Path) -> None:
    """Killed again and again until a run ends by itself; at each death, what was told is there."""
    files = write_reports(tmp_path / "in", 80, word="SLOW")
    path = tmp_path / "x.case"
    program = _RUN.format(tests=str(Path(__file__).parent), case=str(path), folder=str(tmp_path / "in"))
    rng = random.Random(1)
    for attempt in range(30):
        run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        if attempt < 4:
            time.sleep(rng.uniform(0.3, 1.2))
            run.send_signal(signal.SIGKILL)
        told = run.communicate(timeout=60)[0].split("\n")
        acknowledged = [int(line.split()[1]) for line in told if line.startswith("reading")]
        if path.exists() and acknowledged:
            with Case(path, stages=case_fakes.STAGES) as case:
                assert case._store.count("report_files") >= acknowledged[-1]
                assert case._store.reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if "finished" in told:
            break
    else:
        pytest.fail("no run ever ended")
    with Case(path, stages=case_fakes.STAGES) as case:
        assert to_json(case.picture()) == picture_after(tmp_path / "undisturbed.case", [files])
        assert not case.stale


def test_a_run_killed_before_linking_is_linked_by_the_next(tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 10)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    stages = replace(case_fakes.STAGES, build_picture=dies)  # type: ignore[arg-type]
    with Case(tmp_path / "x.case", stages=stages) as case, pytest.raises(KeyboardInterrupt):
        case.read(files, workers=0)
    with Case(tmp_path / "x.case", stages=case_fakes.STAGES) as case:
        assert case.stale
        assert not list(case.actors())
        case.read()
        assert not case.stale
        assert to_json(case.picture()) == picture_after(tmp_path / "y.case", [files])


def test_linking_that_fails_half_way_leaves_the_old_picture(tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 10)
    with Case(tmp_path / "x.case", stages=case_fakes.STAGES) as case:
        case.read(files[:5], workers=0)
        before = to_json(case.picture())

    def half(shelf, judgements):  # type: ignore[no-untyped-def]
        yield from list(case_fakes.build_picture(shelf, judgements))[:4]
        raise ZeroDivisionError

    with Case(tmp_path / "x.case", stages=replace(case_fakes.STAGES, build_picture=half)) as case:
        with pytest.raises(ZeroDivisionError):
            case.read(files, workers=0)
        after = case.picture()
        assert to_json(replace_reports(after, before)) == before


def replace_reports(picture, before: bytes):  # type: ignore[no-untyped-def]
    """The picture with the reports that it was drawn from, as more have been kept since."""
    import msgspec

    from dragoman.records import Picture, from_json

    return msgspec.structs.replace(picture, reports=from_json(before, Picture).reports)


def test_two_writers_the_second_is_told_who_the_first_is(tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 4)
    with Case(tmp_path / "x.case", stages=case_fakes.STAGES) as case:
        case.read(files, workers=0)
        other = Case(tmp_path / "x.case", stages=case_fakes.STAGES)
        with case._store.writing(), pytest.raises(DragomanError, match=r"is being written to by process \d+"):
            other.same(*(actor.name for actor in list(case.actors())[:2]))
        with case._store.writing():
            assert len(list(other.actors())) == len(list(case.actors()))  # readers are not hindered
        assert not (tmp_path / "x.case-lock").exists()
        other.close()


def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        files = write_reports(tmp_path / "in", 200, word="Word " * 400)
        told: list[int] = []
        with Case(disk / "x.case", stages=case_fakes.STAGES) as case:
            with pytest.raises(DiskFull, match="no room left on the disk"):
                case.read(files, workers=0, progress=lambda p: told.append(p.done))
            assert told
            assert told[-1] > 0
            assert case._store.count("report_files") >= told[-1]
            assert case._store.reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_case_in_the_folder_that_is_read_is_no_report(tmp_path: Path) -> None:
    write_reports(tmp_path, 3)
    stages = replace(case_fakes.STAGES, take_in=lambda paths: case_fakes.take_in(sorted(tmp_path.iterdir())))
    (tmp_path / "x.case-lock").write_text("process 1 (dragoman)")
    with Case(tmp_path / "x.case", stages=stages) as case:
        summary = case.read([tmp_path], workers=0)
        assert (summary.added, summary.rejected) == (3, ())
