"""The example that `make demo` shows: what a reader of its four reports would not forgive."""

from __future__ import annotations

from pathlib import Path

import dragoman

EXAMPLE = Path(__file__).parents[2] / "examples" / "damascus-memorandum"


def test_the_four_reports_of_one_visit_are_one_story_and_a_reprint_counts_once(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "example.case") as case:
        case.read([str(EXAMPLE)])
        (story,) = case.stories()
        assert len(story.reports) == 4
        assert story.comparison is not None
        assert len(story.comparison.origins) == 3
