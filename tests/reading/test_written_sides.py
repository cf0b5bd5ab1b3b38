"""Our own sentences with marked sides become the labels that the actor set's sentences have."""

from pathlib import Path

import pytest

from training import gold
from training.gold import HEADS, split_sides, written_sides

TABLE = Path(gold.__file__).with_name("sides_written.tsv")


def test_sides_are_read_token_by_token(tmp_path: Path) -> None:
    table = tmp_path / "sides.tsv"
    table.write_text(
        "# a comment\n"
        "aid\t[S Chad] sent rice to [T Niger 's army] .\n"
        "consult\t[R Mali] held talks with [R Togo] and [T Benin] .\n",
        encoding="utf-8",
    )
    aid, talks = written_sides(table)
    assert aid.words == ["Chad", "sent", "rice", "to", "Niger", "'s", "army", "."]
    source, target = (1 + 2 * HEADS["side"].index(kind) for kind in "ST")
    assert aid.labels["side"] == [source, 0, 0, 0, target, target + 1, target + 1, 0]
    assert talks.labels["side"] == [0, 0, 0, 0, 0, 0, target, 0]  # the parties of talks are neither


@pytest.mark.parametrize("marked", ["[S Chad sent rice", "Chad] sent rice", "[S Chad [T Niger]]", "[S ] sent rice"])
def test_a_wrong_mark_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="a side is"):
        split_sides(marked)


def test_every_sentence_of_our_table_has_a_side() -> None:
    rows = [line.split("\t")[1] for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for marked in rows:
        assert set(split_sides(marked)[1]) != {"O"}, marked
    assert len(set(rows)) == len(rows)
