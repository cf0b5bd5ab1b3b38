"""What holds for the records themselves."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

from dragoman.records import Count, Interval


def test_days_with_an_open_end_sort_among_the_others_in_one_order() -> None:
    days = [
        Interval(start=None, end="2020-03-01", grain="day"),
        Interval(start="2020-03-01", end=None, grain="year"),
        Interval(start="2020-03-01", end="2020-03-01", grain="day"),
        Interval(start="2020-03-02", end=None, grain="vague"),
    ]
    assert all(sorted(given) == days for given in permutations(days))
    assert max(days) == days[-1]


def test_quantities_without_a_bound_or_unit_sort_among_the_others_in_one_order() -> None:
    counts = [
        Count(what="killed", low=None, high=9.0),
        Count(what="killed", low=4.0, high=None),
        Count(what="killed", low=4.0, high=4.0),
        Count(what="money", low=1.0, high=1.0, unit="USD"),
    ]
    assert all(sorted(given) == counts for given in permutations(counts))


AT_ONCE = """
import sys
from threading import Barrier, Thread
from dragoman.records import Reading, Sketch, from_json, to_json
empty = {field: () for field in Reading.__struct_fields__}
data = to_json(Reading(**empty | {"report": "r1", "sketch": Sketch(terms={}, fingerprints=(), words=0)}))
sys.setswitchinterval(1e-4)
ready = Barrier(6)
def read():
    ready.wait()
    from_json(data, Reading)
threads = [Thread(target=read) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_threads_that_read_their_first_record_at_once_do_not_crash() -> None:
    for _ in range(8):
        done = subprocess.run([sys.executable, "-c", AT_ONCE], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
