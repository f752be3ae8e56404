"""The whole job without Prefect: evidence re-reads, and equal input gives equal rows in any order."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import contract, reprints, stages, verdicts
from tests.flows.loads import ledger, load, rows_of
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories
from warehouse import settling

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
MADE = sorted((ROOT / "tests" / "gold").glob("made_*/*.txt"))


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    warehouse = tmp_path_factory.mktemp("first") / "press.duckdb"
    load(ROOT / "seeds" / "pages", warehouse, "first")
    return warehouse


def test_the_same_pages_twice_give_the_same_rows(first, tmp_path):
    again = tmp_path / "press.duckdb"
    load(ROOT / "seeds" / "pages", again, "again")
    assert rows_of(again) == rows_of(first)
    load(ROOT / "seeds" / "pages", again, "third")
    assert rows_of(again) == rows_of(first)


def test_another_order_of_files_gives_the_same_rows(first, tmp_path, monkeypatch):
    batches = stages._batches

    def shuffled(wanted, most):
        pages = wanted.sample(fraction=1, shuffle=True, seed=7)
        assert not pages.equals(wanted)
        return batches(pages, most)

    monkeypatch.setattr(stages, "_batches", shuffled)
    other = tmp_path / "press.duckdb"
    load(ROOT / "seeds" / "pages", other, "shuffled")
    assert rows_of(other) == rows_of(first)


def test_many_small_batches_give_the_same_rows(first, tmp_path, monkeypatch):
    monkeypatch.setattr(stages, "BATCH_PAGES", 2)
    monkeypatch.setattr(verdicts, "PAGES_AT_A_TIME", 2)
    monkeypatch.setattr(verdicts, "FIGURES_AT_A_TIME", 1)
    monkeypatch.setattr(reprints, "BATCH", 3)
    monkeypatch.setattr(settling, "ROWS", 6)
    other = tmp_path / "press.duckdb"
    load(ROOT / "seeds" / "pages", other, "batches")
    assert rows_of(other) == rows_of(first)


def test_every_table_of_the_contract_is_there_with_rows_where_the_pages_have_any(first):
    found = rows_of(first)
    filled = {
        "documents",
        "stories",
        "metrics",
        "quantities",
        "check_results",
        "implied_targets",
        "places",
        "indicators",
    }
    assert {name for name in filled if not found[name]} == set()
    assert len(found["documents"]) == 5


def test_no_row_of_the_seeds_breaks_the_contract(first):
    with duckdb.connect(str(first), read_only=True) as con:
        assert con.execute("SELECT * FROM quarantine WHERE severity = 'error'").fetchall() == []


def test_the_arithmetic_of_the_seed_pages(first):
    """What a person with a pencil finds on page 001, by what was printed."""
    with duckdb.connect(str(first), read_only=True) as con:
        printed = dict(con.execute("SELECT metric_id, raw_text FROM metrics").fetchall())
        rows = con.execute(
            "SELECT rule, verdict, by_rounding_only, metric_ids"
            " FROM check_results JOIN documents USING (doc_id) WHERE path LIKE '001%'"
        ).fetchall()
        targets = con.execute("SELECT metric_ids, roundest FROM implied_targets").fetchall()
    said = {(rule, *(printed[i] for i in ids)): (verdict, rounding) for rule, verdict, rounding, ids in rows}
    implied = {printed[percent]: roundest for (_, percent), roundest in targets}
    assert (implied["72.71%"], implied["90.57%"]) == (55_000, 35_000)
    for count, percent, target in (
        ("36个", "360%", "10个"),
        ("211家", "211%", "100家"),
        ("1267个", "126.7%", "1000个"),
        ("14171人", "141.71%", "10000人以上"),
    ):
        assert said["target_pct", count, percent, target] == ("holds", False)
    assert said["ceiling", "2.07%", "4.5%"][0] == "holds"
    assert said["repeat", "15家", "15家"][0] == "holds"
    assert said["repeat", "1.1万人", "11000人"][0] == "holds"
    assert said["part_whole", "57255人次", "48074人次", "28252人次"][0] == "fails"
    assert said["monotone", "3115人", "3031人"][0] == "fails"


def test_a_broken_build_keeps_the_last_good_file(first, tmp_path, monkeypatch):
    """A key that stands twice says that the program is wrong, not a page: nothing is published."""
    warehouse = tmp_path / "press.duckdb"
    load(ROOT / "seeds" / "pages", warehouse, "good")
    before = rows_of(warehouse)
    honest = contract.rows.metric_columns

    def doubled(read):
        return {name: [value for value in values for _ in range(2)] for name, values in honest(read).items()}

    monkeypatch.setattr(contract.rows, "metric_columns", doubled)
    monkeypatch.setattr("flows.job.parts", lambda: {"pages": "0" * 64, "checks": "0" * 64})
    with pytest.raises(AssertionError, match="metrics"):
        load(ROOT / "seeds" / "pages", warehouse, "broken")
    assert rows_of(warehouse) == before
    assert ledger(warehouse) == [("broken", "stopped"), ("good", "published")]


def test_stored_evidence_re_reads_from_the_files(first):
    texts = {}
    for path in PAGES:
        page = read_page(path.name, path.read_bytes())
        texts[page.doc_id] = page.text
    with duckdb.connect(str(first), read_only=True) as con:
        for table in ("metrics", "quantities"):
            rows = con.execute(f"SELECT doc_id, char_start, char_end, raw_text FROM {table}").fetchall()
            assert rows
            for doc_id, start, end, raw in rows:
                assert texts[doc_id][start:end] == raw


@pytest.mark.parametrize("path", PAGES + MADE, ids=lambda p: p.name)
def test_every_digit_of_a_page_is_in_a_quantity(path):
    page = read_page(path.name, path.read_bytes())
    covered = set()
    for story in cut_stories(page, classify(page)):
        for quantity in numbers_of(story).quantities:
            covered.update(story.reading.page_offset(at) for at in range(quantity.start, quantity.end))
    lost = [at for at, c in enumerate(page.folded) if c in "0123456789" and at not in covered]
    assert [page.text[max(0, at - 5) : at + 5] for at in lost] == []


SENTENCES = st.sampled_from(
    [
        "全县新增就业３２０５人，完成年度目标的91.4％。",
        "其中男生1,286名、女生1 214名",
        "同比下降14%，",
        "截至11月底，共收粮近2.3万吨。",
        "补贴标准为每亩150—200元；",
        "一是抓源头，二是强监管。",
        "三成以上的农户，户均增收2000余元",
        "电话12345。",
        "\n\n",
        "\r\n",
        "　　",
        "（通讯员 王芳）",
        "## 春耕正忙\n\n",
        "𠮷村有72户。",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=25))
def test_generated_text_re_reads(pieces):
    text = "".join(pieces) + "完"
    page = read_page("generated", text.encode())
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    read = link(metrics_of(page, numbers), numbers)
    for metric in read.metrics:
        evidence = metric.evidence
        assert page.text[evidence.char_start : evidence.char_end] == evidence.raw_text
        assert metric.value is not None or metric.value_low is not None or metric.value_high is not None
    ids = [m.metric_id for m in read.metrics]
    assert len(set(ids)) == len(ids)
