"""Partitions as files: what was written comes back, and what is broken is told."""

import datetime as dt
import os
from decimal import Decimal

import pytest

from warehouse.lake import BrokenPartition, Lake
from warehouse.registry import frame

INDICATORS = frame(
    "indicators",
    [
        {
            "code": "gdp",
            "name": "地区生产总值",
            "meaning": "made up",
            "domain": "economy",
            "dimension": "money",
            "direction": None,
            "synonyms": ["总产值", "GDP"],
        }
    ],
)
IMPLIED = frame(
    "implied_targets",
    [
        {
            "implied_id": "a/b",
            "metric_ids": ["a", "b"],
            "doc_id": "d",
            "story_id": "s",
            "unit": "人",
            "low": Decimal("0.000000001"),
            "high": Decimal(10) ** 28,
            "low_open": False,
            "high_open": True,
            "integers": [3, 4],
            "roundest": 3,
            "is_unique": False,
        }
    ],
)
FRAMES = {"indicators": INDICATORS, "implied_targets": IMPLIED}
SAID = {"n_pages": 1, "set_aside": [["甲.txt", "empty_file", "空的。", ""]]}


@pytest.fixture(params=["folder", "file", "memory"])
def lake(request, tmp_path):
    urls = {
        "folder": str(tmp_path / "lake"),
        "file": f"file://{tmp_path}/lake",
        "memory": f"memory://{tmp_path.name}/lake",
    }
    made = Lake(urls[request.param])
    yield made
    made.remove()


def test_what_was_written_comes_back(lake):
    assert lake.names() == frozenset()
    written = lake.write("p1", FRAMES, SAID)
    assert lake.names() == {"p1"}
    again = Lake(lake.url).receipt("p1")
    assert again == written
    assert again.said == SAID
    read = lake.read(again)
    assert {name: rows.schema for name, rows in read.items()} == {n: f.schema for n, f in FRAMES.items()}
    assert all(read[name].equals(FRAMES[name]) for name in FRAMES)


def test_one_that_does_not_last_is_not_found_again(lake):
    written = lake.write("p1", FRAMES, SAID, lasting=False)
    assert lake.names() == frozenset()
    assert lake.read(written)["indicators"].equals(INDICATORS)
    with pytest.raises(BrokenPartition, match="清单"):
        lake.receipt("p1")


def test_written_twice_it_is_there_once(lake):
    assert lake.write("p1", FRAMES, SAID) == lake.write("p1", FRAMES, SAID)
    assert lake.names() == {"p1"}


class TestBroken:
    """A file of a partition that is not as its receipt says."""

    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "lake" / "indicators" / "p1.parquet"

    @pytest.fixture
    def receipt(self, tmp_path):
        self.lake = Lake(str(tmp_path / "lake"))
        return self.lake.write("p1", FRAMES, SAID)

    def test_whole_ones_are_read(self, receipt):
        assert self.lake.read(receipt)["indicators"].equals(INDICATORS)

    @pytest.mark.parametrize("kept", [0, 4, -1])
    def test_cut_short(self, path, receipt, kept):
        path.write_bytes(path.read_bytes()[:kept])
        with pytest.raises(BrokenPartition, match=r"p1 的 indicators 应有 .*写得不完整"):
            self.lake.read(receipt)

    def test_changed_at_the_same_length(self, path, receipt):
        data = bytearray(path.read_bytes())
        data[20] ^= 1
        path.write_bytes(data)
        with pytest.raises(BrokenPartition, match="内容与写下时不同"):
            self.lake.read(receipt)

    def test_gone(self, path, receipt):
        path.unlink()
        with pytest.raises(BrokenPartition, match="不见了"):
            self.lake.read(receipt)

    def test_rows_of_another_table(self, receipt):
        odd = self.lake.write("p2", {"indicators": IMPLIED}, SAID)
        with pytest.raises(BrokenPartition, match="列或行数"):
            self.lake.read(odd)

    @pytest.mark.parametrize("text", ["", "{", "{}", '{"files": {"a": [1]}, "said": 0}', "[]"])
    def test_a_receipt_that_says_nothing(self, tmp_path, receipt, text):
        (tmp_path / "lake" / "partitions" / "p1.json").write_text(text)
        with pytest.raises(BrokenPartition, match="分区 p1 的清单"):
            self.lake.receipt("p1")


def test_half_written_files_go_after_a_day(tmp_path):
    lake = Lake(str(tmp_path / "lake"))
    lake.write("p1", FRAMES, SAID)
    parts = tmp_path / "lake" / ".parts"
    assert list(parts.iterdir()) == []
    for name, age in (("old", dt.timedelta(hours=25)), ("young", dt.timedelta(hours=23))):
        (parts / name).touch()
        at = (dt.datetime.now() - age).timestamp()
        os.utime(parts / name, (at, at))
    lake.tidy()
    assert [path.name for path in parts.iterdir()] == ["young"]


def test_an_address_that_nobody_knows_is_told():
    with pytest.raises(OSError, match="打不开分区湖 nosuch://x"):
        Lake("nosuch://x").names()
