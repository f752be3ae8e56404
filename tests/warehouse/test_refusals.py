"""What is not published, and that nothing is touched then."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse_rows import beside, hashed, metric, percent, quantity, result, rows, run, target_in
from warehouse.errors import NotOurFile, PublishError
from warehouse.publish import publish


class TestRefusals:
    def test_the_folder_must_exist(self, tmp_path):
        with pytest.raises(PublishError, match="不存在"):
            publish(rows(), tmp_path / "no" / "press.duckdb", run("r1", rows()))

    def test_the_folder_must_be_writable(self):
        with pytest.raises(PublishError, match="不可写"):
            publish(rows(), target_in(Path("/proc")), run("r1", rows()))

    def test_a_folder_is_no_target(self, tmp_path):
        with pytest.raises(PublishError, match="是一个目录"):
            publish(rows(), tmp_path, run("r1", rows()))

    @pytest.mark.parametrize("content", [b"", b"name,value\n", b"PK\x03\x04" * 40])
    def test_a_file_that_is_no_database_is_left_alone(self, target, content):
        target.write_bytes(content)
        with pytest.raises(NotOurFile, match="不是 DuckDB 文件"):
            publish(rows(), target, run("r1", rows()))
        assert target.read_bytes() == content

    def test_a_database_of_somebody_else_is_left_alone(self, target):
        with duckdb.connect(target) as con:
            con.execute("CREATE TABLE runs (run_id VARCHAR)")
        before = hashed(target)
        with pytest.raises(NotOurFile, match="不是数证的数据文件"):
            publish(rows(), target, run("r1", rows()))
        assert hashed(target) == before
        assert beside(target) == [target.name]

    def test_a_damaged_file_is_left_alone(self, published):
        whole = published.read_bytes()
        published.write_bytes(whole[:5000])
        with pytest.raises(PublishError, match="打不开数据文件"):
            publish(rows(), published, run("r2", rows(), day=1))
        assert published.read_bytes() == whole[:5000]

    @pytest.mark.parametrize("run_id", ["", "../r1", "r 1", "r/1", "2021:08"])
    def test_a_run_id_that_is_no_file_name(self, target, run_id):
        with pytest.raises(PublishError, match="运行编号"):
            publish(rows(), target, run(run_id, rows()))

    @pytest.mark.parametrize("name", ["runs", "about", "finding_history", "metrix"])
    def test_tables_that_a_run_may_not_bring(self, target, name):
        with pytest.raises(PublishError, match=f"不能发布名为 {name} 的表"):
            publish(rows() | {name: rows()["metrics"]}, target, run("r1", rows()))

    @pytest.mark.parametrize(
        ("changed", "problem"),
        [
            ({"metrics": [metric(), metric(), percent()]}, "metrics 有 1 行的编号与别的行相同"),
            (
                {"metrics": [metric(), percent(of="m8")]},
                "metrics 的 of_metric_id 有 1 处指向 metrics 里没有的行",
            ),
            (
                {"check_results": [result(metric_ids=["m1", "m8", "m9"])]},
                "check_results 的 metric_ids 有 2 处",
            ),
            ({"quantities": [quantity(doc_id="cd" * 32)]}, "quantities 的 doc_id 有 1 处指向 documents"),
            ({"metrics": [metric(role="share"), percent()]}, "写新的数据文件时出错"),
        ],
    )
    def test_rows_that_nobody_validated_do_not_get_through(self, published, changed, problem):
        before = hashed(published)
        with pytest.raises(PublishError, match=problem):
            publish(rows(**changed), published, run("r2", rows(), day=1))
        assert hashed(published) == before
        assert beside(published) == [published.name]

    def test_a_frame_of_other_types_does_not_get_through(self, target):
        wrong = rows()["metrics"].with_columns(pl.col("value").cast(pl.Float64))
        with pytest.raises(PublishError, match="不合格式"):
            publish(rows() | {"metrics": wrong}, target, run("r1", rows()))
        assert beside(target) == []
