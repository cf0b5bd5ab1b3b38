"""What a file must be to be opened as a case, and how earlier versions of it are brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import case_fakes
import pytest

from dragoman.case.case import Case
from dragoman.case.connection import connect_writer, migrate
from dragoman.case.folding import fold, fold_with_offsets
from dragoman.case.schema import APPLICATION_ID, MIGRATIONS
from dragoman.errors import CaseDamaged, CaseError, NewerCase, NotACase


def one_line(error: BaseException) -> str:
    text = str(error)
    assert "\n" not in text
    assert len(text) < 300
    return text


@pytest.mark.parametrize(
    "content", [b"Not a case, but a letter.", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_case(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.case"
    path.write_bytes(content)
    with pytest.raises(CaseError) as caught:
        Case(path)
    assert "case" in one_line(caught.value)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmarks (url)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(NotACase, match="not a case"):
        Case(path, stages=case_fakes.STAGES).read([folder], workers=0)
    assert path.read_bytes() == before


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="is a folder"):
        Case(tmp_path)


def test_a_case_of_a_newer_version(full: Case, folder: Path) -> None:
    full.close()
    db = sqlite3.connect(full.path)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    with pytest.raises(NewerCase, match="update Dragoman"):
        Case(full.path)


def test_a_damaged_case_says_so(full: Case) -> None:
    full.close()
    data = bytearray(full.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    full.path.write_bytes(bytes(data))
    with pytest.raises(CaseDamaged, match="is damaged"):
        list(Case(full.path).reports())


def test_a_case_cut_off_in_its_first_bytes_starts_anew(tmp_path: Path, folder: Path) -> None:
    """What a kill between making the file and its first page leaves: nothing was acknowledged, nothing is lost."""
    path = tmp_path / "x.case"
    path.touch()
    with Case(path, stages=case_fakes.STAGES) as case:
        assert case.read([folder], workers=0).added == 5


def test_every_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Each step is taken once, in order, and a step that fails leaves the version before it."""
    path = tmp_path / "x.case"
    connect_writer(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("INSERT INTO state VALUES ('changes', '7')")
    steps = (*MIGRATIONS, "ALTER TABLE state ADD COLUMN note TEXT", "UPDATE state SET note = 'moved'")
    with pytest.raises(sqlite3.OperationalError):
        migrate(path, db, (*steps, "CREATE TABLE half (x); SELECT no_such_function()"))
    assert db.execute("SELECT * FROM state").fetchall() == [("changes", "7", "moved")]
    assert db.execute("PRAGMA user_version").fetchone() == (len(steps),)
    assert db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    migrate(path, db, steps)
    with pytest.raises(NewerCase):
        migrate(path, db)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_case_on_a_medium_that_cannot_be_written_to_can_be_read(full: Case, tmp_path: Path) -> None:
    full.close()
    medium = tmp_path / "medium"
    medium.mkdir()
    shutil.copy(full.path, medium / "x.case")
    options = ["mount", "--bind", "-o", "ro", str(medium), str(medium)]
    if subprocess.run(options, capture_output=True).returncode:
        pytest.skip("this user may not mount")
    try:
        with Case(medium / "x.case", stages=case_fakes.STAGES) as case:
            assert len(list(case.events())) == 2
            with pytest.raises(CaseError, match="cannot be written to"):
                case.same("Haftar", "Khalifa")
    finally:
        subprocess.run(["umount", str(medium)], check=True)


def test_a_case_moves_as_one_file(full: Case, tmp_path: Path) -> None:
    full.close()
    assert sorted(p.name for p in full.path.parent.iterdir() if p.is_file()) == ["libya.case"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Erdoğan", "erdogan"), ("İSTANBUL", "istanbul"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("ХАФТАР", "хафтар"),
     ("حَفْتَر", "حفتر"), ("ﬁre", "fire"), ("北京", "北京")],
)  # fmt: skip
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    again, offsets = fold_with_offsets(text)
    assert again == folded
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)


def test_a_case_from_before_arrivals_were_noted_knows_none(full: Case, folder: Path) -> None:
    """Its reports count as come long ago, before it is written to as well as after."""
    full.close()
    db = sqlite3.connect(full.path)
    db.executescript("DROP TABLE arrivals; PRAGMA user_version = 1;")
    db.close()
    with Case(full.path, stages=case_fakes.STAGES) as case:
        assert case.arrived_since("2000-01-01") == frozenset()
        assert case.read([folder], workers=0).added == 0
        assert case.arrived_since("2000-01-01") == frozenset()
        (folder / "late.txt").write_text("Gazette|2019-01-01|en\nHaftar met Serraj.")
        case.read([folder], workers=0)
        (late,) = case.arrived_since("2000-01-01")
        assert case.report(late).outlet == "Gazette"
        case.remove(late)
        assert case.arrived_since("2000-01-01") == frozenset()
