"""The five pages through a whole load: what their lists come to in the tables and views (名录)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from flows.sources import read_some, scan_folder
from tests.flows.loads import load

PAGES = Path(__file__).resolve().parents[2] / "seeds" / "pages"


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    target = tmp_path_factory.mktemp("directories") / "press.duckdb"
    load(PAGES, target, "r1")
    connection = duckdb.connect(str(target), read_only=True)
    yield connection
    connection.close()


def items_of(con, condition: str) -> list[str]:
    sql = f"""
        SELECT i.name FROM listings AS l JOIN listing_items AS i USING (listing_id)
        WHERE {condition} ORDER BY l.doc_id, l.char_start, i.seq
    """
    return [row[0] for row in con.execute(sql).fetchall()]


def test_spans_are_of_the_page(con):
    scan = scan_folder(PAGES)
    read = read_some(scan, [(row["doc_id"], row["name"]) for row in scan.pages.iter_rows(named=True)])
    texts = {page.doc_id: page.text for page in read.pages}
    for table in ("listings", "listing_items"):
        rows = con.execute(f"SELECT doc_id, char_start, char_end, raw_text FROM {table}").fetchall()
        assert len(rows) > 100
        assert all(texts[doc][start:end] == text for doc, start, end, text in rows)


def test_a_count_that_is_a_metric_is_the_operand(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    text = "# 全县备耕有序\n\n本报讯（记者 王强）今年以来，全县落实“稳面积、扩良种、兴水利、推农机”五项措施，新增良田8.6万亩。\n"
    (pages / "p.txt").write_text(text, encoding="utf-8")
    load(pages, tmp_path / "press.duckdb", "r1")
    with duckdb.connect(str(tmp_path / "press.duckdb"), read_only=True) as con:
        found = con.execute(
            "SELECT c.verdict, m.raw_text FROM check_results AS c JOIN metrics AS m ON list_contains(c.metric_ids, m.metric_id)"
            " WHERE c.rule = 'slogan'"
        ).fetchall()
    assert found == [("fails", "五项")]


def test_three_saturation_figures_with_their_occupations(con):
    found = con.execute(
        "SELECT name, saturation FROM occupations WHERE saturation IS NOT NULL ORDER BY saturation, name"
    ).fetchall()
    assert found == [
        ("云计算工程师", Decimal(0)),
        ("人工智能工程师", Decimal(0)),
        ("大数据工程师", Decimal(0)),
        ("公共营养师", Decimal(10)),
        ("养老护理员", Decimal(17)),
    ]


def test_eight_named_brands_around_chenzhou(con):
    around = con.execute(
        "SELECT name, place FROM labour_brands WHERE paths = ['000_3998289ff5f59f64.txt'] AND place <> '绥宁县' ORDER BY name"
    ).fetchall()
    assert dict(around) == {
        "宜章光电制造工": "宜章县",
        "湖南铸造工匠": "郴州市",
        "安仁建筑工匠": "安仁县",
        "东江三文鱼制作工": "郴州市",
        "栖凤渡鱼粉师": "郴州市",
        "福城银嫂家政": "郴州市",
        "临武鸭匠": "临武县",
        "福城面点师": "郴州市",
    }
    figures = "workforce, workforce_text, income, income_text, income_per_head_text"
    assert con.execute(f"SELECT {figures} FROM labour_brands WHERE name = '宜章光电制造工'").fetchall() == [
        (Decimal(19000), "1.9万余人", Decimal(1_800_000_000), "18亿元", "9万余元")
    ]


def test_the_scarce_occupations_of_2021(con):
    found = con.execute(
        "SELECT name, spellings, shortage_stated, shortage_named, trained, trained_shared_by FROM occupations"
        " WHERE is_shortage AND place = '郴州市' AND year = 2021 ORDER BY name"
    ).fetchall()
    each = (38, 5, Decimal(16447), 5)
    assert found == [
        ("养老护理员", ["养老护理员"], *each),
        ("加工中心操作工", ["加工中心操作工"], *each),
        ("家政服务员", ["家政服务员"], *each),
        ("电子仪器仪表装配工", ["电子仪器仪表装配工"], *each),
        ("育婴员", ["育婴师"], *each),
    ]


@pytest.mark.parametrize(
    ("said", "verdict", "listed", "says"),
    [
        ("“八统一”", "holds", 8, "列出8项"),
        ("“八大中心”", "holds", 8, "列出8项"),
        ("六大行动", "undecided", 5, "只列出5项"),
        ("38个紧缺工种", "undecided", 5, "只列出5项"),
        ("“311”", "holds", 3, "逐一相符"),
        ("“1+2+10+91”", "holds", 4, "逐一相符"),
        ("“1+10+40”", "holds", 3, "逐一相符"),
        ("“1+1+9+8+12+82”", "holds", 6, "后文的顺序是1+1+8+9+12+82"),
    ],
)
def test_stated_counts_against_their_lists(con, said, verdict, listed, says):
    assert con.execute("SELECT n_items FROM listings WHERE said = ?", [said]).fetchall() == [(listed,)]
    bare = said.strip("“”")
    found = con.execute(
        "SELECT verdict FROM check_results WHERE rule = 'slogan' AND starts_with(message, ?) AND contains(message, ?)",
        [f"“{bare}”", says],
    ).fetchall()
    assert found == [(verdict,)]


def test_no_list_of_the_pages_fails(con):
    """Read by a person: none of the five pages prints a wrong count of its lists."""
    assert (
        con.execute(
            "SELECT message FROM check_results WHERE rule = 'slogan' AND verdict = 'fails'"
        ).fetchall()
        == []
    )


def test_parts_of_slogans(con):
    assert items_of(con, "said = '“八统一”'") == [
        "行政后勤", "人力资源", "财务", "业务", "用药", "信息", "医保", "绩效",
    ]  # fmt: skip
    assert items_of(con, "said = '六大行动'") == [
        "重点群体帮扶", "福城职业技能培训", "十百千万劳务协作", "创业主体培育", "充分就业社区（村）建设",
    ]  # fmt: skip
    assert items_of(con, "said = '“1+2+10+91”'") == [
        "市人民医院", "市中医医院(娄底市第三人民医院)", "基层医疗卫生机构", "村卫生室",
    ]  # fmt: skip
