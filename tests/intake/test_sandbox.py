"""Hostile input costs its own report: the worker dies, is named, and is replaced."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import Limits, take_in
from dragoman.intake.sandbox import Sandbox
from dragoman.intake.worker import Request
from dragoman.records import Rejection, Report

from .makers import FIRST, feed, page, pdf, zipped


def test_a_slow_input_is_stopped_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div><p>word" * 400_000)
    (tmp_path / "b.html").write_text(page())
    first, second = take_in(tmp_path, limits=Limits(seconds=0.2))
    assert isinstance(first, Rejection)
    assert "0.2 seconds" in first.reason
    # The second page pays for a new worker; with so short a time it may be stopped too, but never lost.
    assert second.file is not None
    assert second.file.endswith("b.html")


def test_a_crash_is_named_and_a_new_worker_takes_over() -> None:
    request = Request(name="a.html", form="html", limits=Limits(), data=page().encode())
    with Sandbox() as sandbox:
        assert [type(item).__name__ for item in sandbox.read(request)] == ["Draft"]
        process = sandbox._process
        assert process is not None
        process.kill()
        process.wait()
        assert [type(item).__name__ for item in sandbox.read(request)] == ["Draft"]
        assert sandbox._process is not process


def test_memory_is_bounded() -> None:
    request = Request(
        name="a.html",
        form="html",
        limits=Limits(memory_bytes=60_000_000),
        data=page().encode() + b"<p>x</p>" * 1_000_000,
    )
    with Sandbox() as sandbox:
        (answer,) = sandbox.read(request)
    assert type(answer).__name__ == "Refusal"


def test_one_worker_serves_many_files_and_none_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    popen = subprocess.Popen

    def count(*args: object, **kwargs: object) -> object:
        process = popen(*args, **kwargs)  # type: ignore[call-overload]
        started.append(process.pid)
        return process

    monkeypatch.setattr(subprocess, "Popen", count)
    for number in range(12):
        (tmp_path / f"{number:02}.xml").write_text(feed())
    assert len(list(take_in(tmp_path))) == 24
    assert len(started) == 1
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_reader_that_stops_early_leaves_no_worker(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(feed())
    run = take_in(tmp_path)
    next(run)
    run.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _count(folder: str) -> int:
    return sum(isinstance(item, Report) for item in take_in(folder))


def test_it_works_inside_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(feed())
    with multiprocessing.get_context("spawn").Pool(1) as pool:  # daemonic: may have no multiprocessing children
        assert pool.map(_count, [str(tmp_path)]) == [2]


def test_it_works_in_a_script_without_a_main_guard(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(feed())
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger was imported')")
    script = "from dragoman.intake import take_in; print(len(list(take_in('a.xml'))))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "2\n", done.stderr


def test_nothing_goes_out_to_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "a.txt").write_text(FIRST)
    (report,) = take_in(tmp_path)
    assert isinstance(report, Report)
    assert report.language == "en"


_ENDINGS = ["txt", "md", "json", "jsonl", "csv", "tsv", "dat"]
_START = st.sampled_from([b"", b"---\n", b"{", b'{"text": "', b"text,title\n", b"\xff\xfe", b"\xef\xbb\xbf", b"# "])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(_ENDINGS), _START, st.binary(max_size=300))
def test_random_bytes_never_raise(ending: str, start: bytes, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(start + data)
        for item in take_in(path):
            if isinstance(item, Report):
                assert all(item.text[p.start : p.end].strip() for p in item.parts)
            else:
                assert item.reason
                assert item.hint
                assert "\n" not in item.reason


def test_random_damage_to_risky_formats_never_raises() -> None:
    import random

    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for ending, data in {
            "html": page().encode(), "xml": feed().encode(),
            "pdf": pdf([[FIRST, FIRST]]), "zip": zipped({"a.txt": FIRST}),
        }.items():  # fmt: skip
            for number in range(12):
                broken = bytearray(data)
                for _ in range(20):
                    broken[chance.randrange(8, len(broken))] = chance.randrange(256)
                Path(folder, f"{number}.{ending}").write_bytes(bytes(broken[: chance.randrange(20, len(broken))]))
        assert len(list(take_in(folder))) >= 30
