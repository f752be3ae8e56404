"""The rows of the evidence reader from whole loads: pages read again from them, findings found by them, nothing lost."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from flows.bulletins.make import make_bulletin
from flows.evidence_page import figure_page
from flows.reader_links import address, has_reader, way_to_reader
from flows.review import set_correction, set_review
from flows.screen_reasons import reasons_in
from tests.browser.reader_pages import PAGES
from tests.flows.loads import load_shown as load
from warehouse.screen.folder import folder_of, write
from warehouse.screen.reader_rows import FIGURE
from warehouse.store import reading

CALL = re.compile(r'shuzheng\.take\("(\w+)","([^"]+)",(.*)\);\n', re.S)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("reader_rows")
    (base / "pages").mkdir()
    for name, text in PAGES.items():
        (base / "pages" / f"{name}.txt").write_text(text, "utf-8")
    load(base / "pages", base / "press.duckdb", "r1")
    return base / "press.duckdb"


def rows(warehouse: Path, kind: str, reasons: Any = None) -> Any:
    """The rows of all files of a kind, by id; of a sheet in their order."""
    found: Any = None
    for file in sorted((write(warehouse, reasons=reasons) / "data" / kind).iterdir()):
        told = CALL.fullmatch(file.read_text("utf-8"))
        assert told is not None
        more = json.loads(told[3])
        found = more if found is None else found | more if isinstance(more, dict) else found + more
    return found


def figures(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(FIGURE, row, strict=True)) for story in page["stories"] for row in story["figures"]]


def test_every_printed_character_stands_in_a_line_of_its_page(warehouse):
    for page in rows(warehouse, "page").values():
        text = (warehouse.parent / "pages" / page["path"]).read_text("utf-8")
        printed: dict[int, str] = {}
        for story in page["stories"]:
            for at, length, start, line in story["pieces"]:
                assert story["text"][at : at + length] == text[start : start + length]
                printed[line] = printed.get(line, "") + story["text"][at : at + length]
        lines = [re.sub(r"^#+\s*", "", line.strip()) for line in text.split("\n") if line.strip()]
        assert [printed[n] for n in sorted(printed)] == lines


def test_every_figure_stands_where_its_row_says(warehouse):
    with reading(warehouse) as con:
        ((expected,),) = con.execute("SELECT count(*) FROM metrics").fetchall()
    n = 0
    for page in rows(warehouse, "page").values():
        text = (warehouse.parent / "pages" / page["path"]).read_text("utf-8")
        for figure in figures(page):
            n += 1
            assert text[figure["char_start"] : figure["char_end"]] == figure["raw_text"]
    assert n == expected > 10


def test_numbers_go_out_exactly(warehouse):
    told = {f["raw_text"]: f["value"] for page in rows(warehouse, "page").values() for f in figures(page)}
    assert told["72.71%"] == "72.71"
    assert told["1000人次"] == "1000"


def test_each_failing_finding_is_found_by_its_fingerprint(warehouse):
    with reading(warehouse) as con:
        known = {
            row[0]
            for row in con.execute("SELECT fingerprint FROM check_results WHERE verdict = 'fails'").fetchall()
        }
    pages, found = rows(warehouse, "page"), rows(warehouse, "finding")
    assert set(found) == known
    for fingerprint, places in found.items():
        for at in places:
            (verdict,) = [v for v in pages[at["page"]]["verdicts"] if v["result_id"] == at["result_id"]]
            assert verdict["fingerprint"] == fingerprint
            assert at["story_id"] in {story["id"] for story in pages[at["page"]]["stories"]}


def test_a_verdict_of_two_pages_stands_in_both_with_the_figure_of_the_other(warehouse):
    pages = rows(warehouse, "page")
    seen = [page for page in pages.values() if any(v["rule"] == "repeat" for v in page["verdicts"])]
    assert len(seen) == 2
    for page in seen:
        ((id_, abroad),) = page["abroad"].items()
        assert id_ not in {f["metric_id"] for f in figures(page)}
        assert abroad["headline"].startswith("临泽县稳就业")
        (verdict,) = [v for v in page["verdicts"] if v["rule"] == "repeat"]
        assert "".join(text for text, _ in verdict["working"][0]) == "1286人次 > 1268人次，高出 18"
        assert sorted(meant for _, meant in verdict["suggested"]) == ["1268人次", "1286人次"]


def test_copies_name_each_other_and_the_list_puts_findings_first(warehouse):
    pages = rows(warehouse, "page")
    copies = [story for page in pages.values() for story in page["stories"] if story["printings"]]
    assert len(copies) == 2
    assert [p["story_id"] for p in copies[0]["printings"]] == [p["story_id"] for p in copies[1]["printings"]]
    listed = rows(warehouse, "listed")
    assert [bool(row[-1]) for row in listed] == sorted([bool(row[-1]) for row in listed], reverse=True)
    assert {row[0] for row in listed} == {
        s["id"] for p in pages.values() for s in p["stories"] if s["kind"] == "story"
    }


def test_reasons_are_told_where_the_page_files_are_and_left_out_where_not(warehouse, tmp_path):
    pages, told = rows(warehouse, "page"), rows(warehouse, "why", reasons_in(tmp_path))
    assert set(told) == set(pages)
    assert all(set(told[page]) == {f["metric_id"] for f in figures(pages[page])} for page in pages)
    moved = warehouse.parent / "pages" / "甲.txt"
    text = moved.read_bytes()
    try:
        moved.write_bytes(text + b"\n")  # not what was read
        assert len(rows(warehouse, "why", reasons_in(tmp_path))) == len(pages) - 1
    finally:
        moved.write_bytes(text)
    assert rows(warehouse, "why", reasons_in(tmp_path)) == told
    just_read = warehouse.parent / "pages"
    assert rows(warehouse, "why", reasons_in(tmp_path, just_read=just_read)) == told
    gone = moved.rename(moved.with_suffix(".bak"))
    assert len(rows(warehouse, "why", reasons_in(tmp_path, just_read=just_read))) == len(pages) - 1
    gone.rename(moved)
    write(warehouse)
    assert not (folder_of(warehouse) / "data" / "why").exists()


def test_of_many_pages_those_with_findings_have_their_reasons_told(warehouse, tmp_path):
    failing = {
        page
        for page, row in rows(warehouse, "page").items()
        if any(v["verdict"] == "fails" for v in row["verdicts"])
    }
    assert len(failing) == 3
    assert set(rows(warehouse, "why", reasons_in(tmp_path, most=3))) == failing
    write(warehouse, reasons=reasons_in(tmp_path, most=0))
    assert not (folder_of(warehouse) / "data" / "why").exists()


def test_what_people_said_is_shown(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "甲.txt").write_text(PAGES["甲"], "utf-8")
    target = tmp_path / "press.duckdb"
    load(tmp_path / "pages", target, "r1")
    now = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    ((fingerprint,),) = [(each,) for each in rows(target, "finding")]
    set_review(target, fingerprint, "dismissed", "原稿如此", "周敏", now)
    set_correction(target, "其中农民工培训1905人次", "1905人次", "905人次", "多印了一个1", "周敏", now)
    load(tmp_path / "pages", target, "r2")
    (page,) = rows(target, "page").values()
    (verdict,) = [v for v in page["verdicts"] if v["verdict"] == "fails"]
    assert (verdict["review"], verdict["review_reason"], verdict["reviewer"]) == (
        "dismissed",
        "原稿如此",
        "周敏",
    )
    said = {f["raw_text"]: f["corrections"] for f in figures(page)}
    assert said["1905人次"] == [["905人次", "多印了一个1", "周敏"]]
    assert said["1286人次"] == []


def test_what_people_said_counts_for_every_printing(tmp_path):
    (tmp_path / "pages").mkdir()
    other_words = PAGES["甲"].replace("见实效", "有新招").replace("其中农民工培训", "其中农民工技能培训")
    for name, text in (("甲", PAGES["甲"]), ("乙", other_words)):
        (tmp_path / "pages" / f"{name}.txt").write_text(text, "utf-8")
    target = tmp_path / "press.duckdb"
    load(tmp_path / "pages", target, "r1")
    (one, other) = sorted(rows(target, "finding"))
    set_review(target, one, "dismissed", "原稿如此", "周敏", dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    load(tmp_path / "pages", target, "r2")
    failing = {
        v["fingerprint"]: v
        for page in rows(target, "page").values()
        for v in page["verdicts"]
        if v["verdict"] == "fails"
    }
    assert {key: v["review"] for key, v in failing.items()} == {one: "dismissed", other: "dismissed"}
    assert failing[other]["review_reason"] == "原稿如此"
    assert (failing[one].get("review_of_copy"), failing[other].get("review_of_copy")) == (None, True)
    assert [row[-1] for row in rows(target, "listed")] == [None, None]  # nothing is left to look at
    set_review(target, other, "confirmed", "这里确有错", "李江", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    load(tmp_path / "pages", target, "r3")
    with reading(target) as con:
        said = con.execute("SELECT fingerprint, review FROM findings_reviewed ORDER BY 1").fetchall()
        still = con.execute("SELECT fingerprint, review FROM findings_open").fetchall()
    assert (said, still) == ([(one, "dismissed"), (other, "confirmed")], [(other, "confirmed")])


def test_views_bulletins_and_evidence_pages_lead_to_the_reader(warehouse, tmp_path):
    with reading(warehouse) as con:
        found = con.execute("SELECT metric_id, evidence FROM metric_facts").fetchall()
        failing = con.execute("SELECT fingerprint, evidence FROM findings_open").fetchall()
    assert all(link == f"reader.html#metric={id_}" == address("figure", id_) for id_, link in found)
    assert all(link == f"reader.html#finding={id_}" == address("finding", id_) for id_, link in failing)
    write(warehouse)
    assert has_reader(warehouse)
    assert way_to_reader(warehouse.parent / "press.bulletins", warehouse) == "../press.screen/"
    assert way_to_reader(tmp_path, warehouse) == ""
    issue = make_bulletin("quarterly", warehouse, warehouse.parent / "季 报", 2024, 3)
    hrefs = re.findall(r'href="([^"#]+)#metric=', issue.html.read_text("utf-8"))
    assert set(hrefs) <= {"../press.screen/reader.html"}
    assert folder_of(warehouse).name == "press.screen"
    row = dict.fromkeys(
        ("indicator", "raw_text", "place", "period_text", "quote", "doc_id", "path", "page_date", "story")
    )
    page = figure_page(row | {"char_start": 0}, [], lambda _: None, '../screen/reader.html#metric="x')
    assert '<a href="../screen/reader.html#metric=&quot;x">' in page
    assert "阅读器" not in figure_page(row | {"char_start": 0}, [], lambda _: None)
