"""Reviews and corrections outlive rebuilds, hold for every printing, and are refused when the page says otherwise."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from checks.review import ReviewError
from flows import sidecar
from flows.cli import app
from flows.report import render
from flows.review import (
    failing,
    figures,
    is_open,
    said_by_people,
    set_correction,
    set_review,
    standing_corrections,
)
from flows.sidecar import SidecarError, append, beside, review_row, rows
from tests.flows.loads import load
from tests.flows.records import summary
from tests.flows.small_pages import STORY
from warehouse.errors import PublishError
from warehouse.staging import PAGES, opened

NOW = dt.datetime(2025, 11, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A warehouse of two printings of a story with a part above its whole, and its folder of pages."""
    base = tmp_path_factory.mktemp("review")
    pages = base / "pages"
    pages.mkdir()
    wrong = STORY.format(jobs=39989, part=1905)
    (pages / "a.txt").write_text(wrong, "utf-8")
    (pages / "b.txt").write_text(wrong.replace("见实效", "有新招").replace("临泽县城镇", "全县城镇"), "utf-8")
    load(pages, base / "press.duckdb", "r1")
    return base


@pytest.fixture
def warehouse(built, tmp_path):
    """A copy of it that nobody has reviewed."""
    copy = tmp_path / "press.duckdb"
    copy.write_bytes((built / "press.duckdb").read_bytes())
    return copy


def too_big(warehouse):
    return [each for each in failing(warehouse) if each.finding.rule == "part_whole"]


def test_a_review_counts_for_every_printing(warehouse):
    first, second = too_big(warehouse)
    assert first.review is None
    assert is_open(first)
    review, covered = set_review(warehouse, first.finding.fingerprint[:8], "误报", "口径不同", "陈编辑", NOW)
    assert review.verdict == "dismissed"
    assert {each.finding.result_id for each in covered} == {first.finding.result_id, second.finding.result_id}
    assert not any(map(is_open, too_big(warehouse)))
    assert "误报（陈编辑）" in too_big(warehouse)[0].said


def test_the_latest_review_counts_and_the_others_stay_on_record(warehouse):
    print_ = too_big(warehouse)[0].finding.fingerprint
    set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    set_review(warehouse, print_, "属实", "已核实，\n确系“印错”", "李审校", NOW + dt.timedelta(hours=1))
    assert all(is_open(each) for each in too_big(warehouse))
    assert [row["verdict"] for row in rows(warehouse, "reviews")] == ["dismissed", "confirmed"]
    assert rows(warehouse, "reviews")[1]["reason"] == "已核实，\n确系“印错”"


def test_reviews_outlive_a_rebuild(built, warehouse):
    print_ = too_big(warehouse)[0].finding.fingerprint
    set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    set_correction(warehouse, "其中农民工培训1905人次", "1905人次", "905人次", "主管部门更正", "陈编辑", NOW)
    warehouse.unlink()
    load(built / "pages", warehouse, "r2")
    assert not any(map(is_open, too_big(warehouse)))
    with duckdb.connect(str(warehouse), read_only=True) as con:
        rules = con.execute("SELECT rule FROM findings_open").fetchall()
        assert ("part_whole",) not in rules  # of either printing
        beside_ = con.execute("SELECT printed, corrected, is_latest FROM corrections_beside").fetchall()
    assert beside_ == [("1905人次", "905人次", True)] * 2


@pytest.mark.parametrize(
    ("begin", "verdict", "said"),
    [("zzzzzz", "误报", "没有指纹"), ("", "误报", "至少写6位"), (None, "也许", "结论只能是")],
)
def test_what_cannot_be_reviewed_is_said_and_leaves_no_record(warehouse, begin, verdict, said):
    begin = too_big(warehouse)[0].finding.fingerprint if begin is None else begin
    with pytest.raises(ReviewError, match=said):
        set_review(warehouse, begin, verdict, "理由", "某人", NOW)
    assert not beside(warehouse, "reviews").exists()


def test_a_correction_stands_beside_what_was_printed(warehouse):
    before = figures(warehouse)
    _, found = set_correction(
        warehouse, "其中农民工培训1905人次", "1905人次", "905人次", "主管部门更正", "陈编辑", NOW
    )
    assert len(found) == 2  # both printings
    applied, refused = standing_corrections(warehouse)
    assert [each.value for each in applied] == ["905人次", "905人次"]
    assert not refused
    assert figures(warehouse) == before


def test_a_correction_that_expects_something_else_is_refused(warehouse):
    (figure,) = [f for f in figures(warehouse) if f.raw_text == "1905人次"][:1]
    with pytest.raises(ReviewError, match="应当印作“1906人次”，现在印作“1905人次”"):
        set_correction(warehouse, figure.metric_id, "1906人次", "905人次", "更正", "陈编辑", NOW)
    assert not beside(warehouse, "corrections").exists()


def test_a_correction_whose_page_has_changed_says_so(built, warehouse, tmp_path):
    set_correction(warehouse, "其中农民工培训1905人次", "1905人次", "905人次", "更正", "陈编辑", NOW)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(STORY.format(jobs=39989, part=905), "utf-8")
    load(pages, warehouse, "r2")
    applied, (refused,) = standing_corrections(warehouse)
    assert not applied
    assert "找不到" in refused.message
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert con.execute("SELECT metric_id, expect FROM corrections_beside").fetchall() == [
            (None, "1905人次")
        ]


def test_what_is_said_is_copied_into_the_next_file_once(warehouse):
    print_ = too_big(warehouse)[0].finding.fingerprint
    set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    set_correction(warehouse, "其中农民工培训1905人次", "1905人次", "905人次", "更正", "陈编辑", NOW)
    with opened(warehouse, "r9", {PAGES: "none"}) as staging:
        assert sidecar.bring_in(staging, warehouse) == {"reviews": 1, "corrections": 1}
        assert sidecar.bring_in(staging, warehouse) == {"reviews": 0, "corrections": 0}
        (row,) = staging.con.execute("SELECT verdict, reviewed_at FROM reviews").fetchall()
        assert row == ("dismissed", NOW.replace(tzinfo=None))
        assert staging.n_rows["corrections"] == 1


def test_a_row_that_was_cut_off_does_not_spoil_the_next(warehouse):
    print_ = too_big(warehouse)[0].finding.fingerprint
    review, _ = set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    path = beside(warehouse, "reviews")
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    append(warehouse, "reviews", review_row(review))
    assert len(rows(warehouse, "reviews")) == 2


def test_files_that_are_not_ours_are_named(warehouse, tmp_path):
    beside(warehouse, "reviews").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(SidecarError, match=r"press\.reviews\.csv 的表头"):
        failing(warehouse)
    with pytest.raises(PublishError):
        failing(tmp_path / "none.duckdb")


@pytest.fixture
def said(capsys):
    """Runs a command of the command line: its code and what it printed."""

    def ran(*arguments):
        code = app([str(a) for a in arguments], result_action="return_value", exit_on_error=False)
        return code, "".join(capsys.readouterr())

    return ran


def test_the_command_line(warehouse, said):
    finding = too_big(warehouse)[0].finding.fingerprint
    code, listed = said("review", "--warehouse", warehouse)
    assert (code, finding[:12] in listed, "未复核" in listed) == (0, True, True)
    code, _ = said("review", "--warehouse", warehouse, "--finding", finding[:12], "--verdict", "误报")
    assert code == 2
    given = ("--verdict", "误报", "--reason", "口径不同", "--name", "陈编辑")
    assert said("review", "--warehouse", warehouse, "--finding", finding[:12], *given) == (
        0,
        "已记下：误报，对2处生效。\n",
    )
    assert finding[:12] not in said("review", "--warehouse", warehouse)[1]
    assert finding[:12] in said("review", "--warehouse", warehouse, "--everything")[1]
    given = (
        "--at",
        "其中农民工培训1905人次",
        "--expect",
        "1905人次",
        "--value",
        "905人次",
        "--reason",
        "核实",
        "--name",
        "陈编辑",
    )
    code, told = said("correct", "--warehouse", warehouse, *given)
    assert (code, "原文印作“1905人次”，陈编辑更正为“905人次”" in told) == (0, True)
    assert "更正为“905人次”" in said("correct", "--warehouse", warehouse)[1]


def test_the_warehouse_is_not_written(warehouse):
    print_ = too_big(warehouse)[0].finding.fingerprint
    before = warehouse.read_bytes()
    set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    assert warehouse.read_bytes() == before
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM reviews").fetchall() == [(0,)]


def test_the_report_tells_what_people_said(warehouse):
    assert said_by_people(warehouse) is None
    print_ = too_big(warehouse)[0].finding.fingerprint
    set_review(warehouse, print_, "误报", "口径不同", "陈编辑", NOW)
    set_correction(warehouse, "其中农民工培训１９０５人次", "１９０５人次", "905人次", "更正", "陈编辑", NOW)
    people = said_by_people(warehouse)
    assert people is not None
    assert (people.confirmed, people.dismissed, people.corrected, people.refused) == (0, 2, 1, ())
    told = render(summary(people=replace(people, refused=("版面上找不到“某处”的“5人”",))))
    assert "判为误报 2 条" in told
    assert "版面上找不到" in told


def test_full_width_and_half_width_are_one_figure_in_the_view():
    view = Path(__file__).resolve().parents[2] / "warehouse" / "marts" / "corrections_beside.sql"
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE metrics AS SELECT 'm' AS metric_id, 'd' AS doc_id, '１，９０５ 人次' AS raw_text,"
            " '其中培训１，９０５ 人次' AS quote"
        )
        con.execute(
            "CREATE TABLE corrections AS SELECT 'c' AS correction_id, NULL::VARCHAR AS doc_id,"
            " '其中培训1,905人次' AS locator, '1,905人次' AS expect, '905人次' AS value, '更正' AS reason,"
            " '陈编辑' AS author, TIMESTAMP '2025-11-20' AS made_at"
        )
        found = con.execute(
            f"SELECT metric_id, printed, corrected FROM ({view.read_text('utf-8')})"
        ).fetchall()
    assert found == [("m", "１，９０５人次", "905人次")]
