"""What is handed on: types, constraints, sums, cells that are never run, one folder in the place of another."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from decimal import Decimal

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse_rows import metric, percent, rows, run, story, target_in
from warehouse import swap_folder as swapping
from warehouse.errors import NotOurFile, PublishError
from warehouse.export import EXPORTED_TABLES, export, sums
from warehouse.export_csv import GUARD, select_for_csv, unguarded
from warehouse.export_package import DatasetColumn
from warehouse.publish import publish
from warehouse.releases import kept
from warehouse.views import VIEWS

EVIL = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    path = target_in(tmp_path_factory.mktemp("export"))
    frames = rows(
        stories=[story(headline=EVIL, text="前7个月新增就业39989人。")],
        metrics=[
            metric(quote="'quoted"),
            percent(quote=" ＝1+1"),
            percent("fall", role="change", value=Decimal(-14), printed_low=None, printed_high=None, quote=""),
        ],
    )
    publish(frames, path, run("r1", frames))
    return path


@pytest.fixture(scope="module")
def exported(published, tmp_path_factory):
    return export(published, tmp_path_factory.mktemp("out") / "data-r1")


def cells(exported, name):
    text = (exported.folder / "data" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_view_and_the_tables_are_there_twice(exported):
    wanted = {view.name for view in VIEWS if view.arguments is None} | set(EXPORTED_TABLES)
    made = {path.name for path in (exported.folder / "data").iterdir()}
    assert made == {f"{name}.{kind}" for name in wanted for kind in ("csv", "parquet")}
    assert {each.name for each in exported.datasets} == wanted


def test_parquet_keeps_types_and_text(exported):
    facts = pl.read_parquet(exported.folder / "data" / "metric_facts.parquet")
    assert facts.schema["value"] == pl.Decimal(38, 9)
    assert facts.schema["period_end"] == pl.Date()
    assert set(facts["headline"]) == {EVIL}


def test_text_that_would_be_run_is_guarded_and_the_guard_comes_off(exported):
    found = {row["metric_id"]: row for row in cells(exported, "metric_facts")}
    assert {row["headline"] for row in found.values()} == {GUARD + EVIL}
    assert found["m1"]["quote"] == "''quoted"
    assert found["m2"]["quote"] == "' ＝1+1"
    assert unguarded(found["m1"]["quote"]) == "'quoted"
    assert unguarded(found["m2"]["quote"]) == " ＝1+1"
    assert found["fall"]["value"] == "-14"


@given(st.lists(st.text("=+-@＝＋－＠'\t\r\n \u3000a新1", max_size=4), max_size=30))
@settings(max_examples=25, deadline=None)
def test_a_guarded_text_is_never_run_and_always_comes_back(texts):
    written = select_for_csv([DatasetColumn("text", "VARCHAR", "")])
    with duckdb.connect() as con:
        cells = con.execute(
            f"SELECT {written} FROM (SELECT unnest(?::VARCHAR[]) AS text)", [texts]
        ).fetchall()
    assert [unguarded(cell) for (cell,) in cells] == texts
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for (cell,) in cells if cell.lstrip())


def test_numbers_lists_and_times_are_plain(exported):
    (fact, *_) = [row for row in cells(exported, "metric_facts") if row["metric_id"] == "m2"]
    assert fact["value"] == "72.71"
    (written,) = cells(exported, "stories")
    assert json.loads(written["byline"]) == ["李某"]
    assert cells(exported, "runs")[0]["started_at"] == "2021-08-20T12:00:00Z"


def test_nothing_of_the_machine_goes_out(exported):
    assert "pages_folder" not in cells(exported, "runs")[0]


def test_the_package_says_types_and_promises(exported):
    package = json.loads((exported.folder / "datapackage.json").read_text("utf-8"))
    assert package["version"] == "r1"
    by_name = {each["title"]: each for each in package["resources"]}
    facts = {field["name"]: field for field in by_name["metric_facts"]["schema"]["fields"]}
    assert facts["value"]["type"] == "number"
    assert facts["period_end"]["type"] == "date"
    assert facts["place_code"]["type"] == "string"  # a code of digits is no number
    assert all(field["description"] for field in facts.values())
    places = by_name["places"]["schema"]
    assert places["primaryKey"] == ["code"]
    level = next(field for field in places["fields"] if field["name"] == "level")
    assert "prefecture" in level["constraints"]["enum"]
    for each in package["resources"]:
        header = (exported.folder / each["path"]).read_text("utf-8-sig").splitlines()[0].split(",")
        assert header == [field["name"] for field in each["schema"]["fields"]]
        assert (exported.folder / each["parquet"]).is_file()


def test_the_sums_are_those_of_the_files(exported):
    written = (exported.folder / "SHA256SUMS").read_text("utf-8")
    (exported.folder / "SHA256SUMS").rename(exported.folder.parent / "sums")
    assert written == sums(exported.folder)
    (exported.folder.parent / "sums").rename(exported.folder / "SHA256SUMS")
    assert len(written.splitlines()) == 2 * len(exported.datasets) + 4


def test_the_same_file_gives_the_same_bytes_and_replaces_the_folder(exported, published, tmp_path):
    shutil.copytree(exported.folder, tmp_path / "out")
    (tmp_path / "out" / "data" / "old_view.csv").write_text("gone with the next export", "utf-8")
    again = export(published, tmp_path / "out")
    assert not (again.folder / "data" / "old_view.csv").exists()
    assert sums(again.folder) == sums(exported.folder)
    assert os.listdir(tmp_path) == ["out"]


def test_where_names_cannot_be_exchanged_the_folder_is_renamed(exported, published, tmp_path, monkeypatch):
    monkeypatch.setattr(swapping, "_exchanged", lambda one, other: False)
    shutil.copytree(exported.folder, tmp_path / "out")
    assert sums(export(published, tmp_path / "out").folder) == sums(exported.folder)
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("content", ["{}", "no json", '{"name": "others"}', None])
def test_somebody_elses_folder_is_left_alone(published, tmp_path, content):
    theirs = tmp_path / "letters"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("亲爱的读者", "utf-8")
    if content is not None:
        (theirs / "datapackage.json").write_text(content, "utf-8")
    with pytest.raises(NotOurFile):
        export(published, theirs)
    assert (theirs / "letter.txt").read_text("utf-8") == "亲爱的读者"


def test_leftovers_of_a_killed_export_go_and_a_running_one_stays(published, tmp_path):
    killed, running = tmp_path / ".out.999999999.building", tmp_path / f".out.{os.getppid()}.building"
    for folder in (killed, running):
        folder.mkdir()
    export(published, tmp_path / "out")
    assert sorted(os.listdir(tmp_path)) == sorted([running.name, "out"])


def test_what_is_no_warehouse_is_not_exported(tmp_path):
    duckdb.connect(str(tmp_path / "theirs.duckdb")).close()
    with pytest.raises(PublishError):
        export(tmp_path / "theirs.duckdb", tmp_path / "out")
    with pytest.raises(PublishError):
        export(tmp_path / "none.duckdb", tmp_path / "out")
    assert os.listdir(tmp_path) == ["theirs.duckdb"]


def test_the_changelog_tells_the_last_change(published, tmp_path):
    target = target_in(tmp_path)
    shutil.copy(published, target)
    frames = rows(check_results=[])
    publish(frames, target, run("r2", frames, day=1))
    told = (export(target, tmp_path / "out").folder / "CHANGELOG.md").read_text("utf-8")
    assert "r2：发布" in told
    assert told.index("r2：发布") < told.index("r1：发布")
    assert "第 2 版与第 1 版之间" in told
    kept(target)[0].path.write_bytes(b"broken")
    told = (export(target, tmp_path / "out").folder / "CHANGELOG.md").read_text("utf-8")
    assert "没能比较" in told
