"""Any sequence of loads leaves what one fresh build of the last folder leaves."""

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows import contract, fingerprints, job, stages, verdicts
from flows.watch import StepEvent, watched_by
from tests.flows.loads import attempt, load, load_until, rows_of
from tests.flows.small_pages import CONTENTS, NO_PAGE
from tests.forked import started
from tests.thorough import cases
from warehouse import room

PAGES = Path(__file__).resolve().parents[2] / "seeds" / "pages"
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
CHANGES = st.dictionaries(
    st.sampled_from(NAMES), st.integers(-1, len(CONTENTS)), max_size=3
)  # -1 removes the file, the last number is a file that is no page


def put(folder: Path, changes: dict[str, int]) -> None:
    for name, what in changes.items():
        path = folder / name
        if what < 0:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(CONTENTS[what].encode() if what < len(CONTENTS) else NO_PAGE)


def fresh(folder: Path, base: Path):
    load(folder, base / "fresh.duckdb", "fresh")
    return rows_of(base / "fresh.duckdb")


STAGES = ("compare", "check_contract", "cluster_reprints", "check_arithmetic", "publish")
OF_A_BATCH = ("check_contract",)


SEQUENCES = [
    ([{"a.txt": 0, "b.txt": 2, "c.txt": 4}, {"d.txt": 1}, {"d.txt": -1, "b.txt": -1}, {}], {}),
    ([{"a.txt": 4, "b.txt": 5}, {"b.txt": 6}, {"a.txt": 8, "c.txt": 3}], {2: "check_arithmetic"}),
    *cases(
        [],
        [
            ([{"a.txt": 0, "b.txt": 0}, {"a.txt": -1}, {"c.txt": 0}], {1: "publish"}),
            (
                [{"a.txt": 3}, {"b.txt": 1, "c.txt": 2}, {"a.txt": -1}, {"b.txt": 9, "a.txt": 0}],
                {0: "compare"},
            ),
            (
                [{"a.txt": 4, "b.txt": 7}, {"b.txt": 8}, {"a.txt": 5, "c.txt": 7}, {"b.txt": -1}],
                {3: "cluster_reprints"},
            ),
        ],
    ),
]


def with_examples(test):
    for sequence, kills in SEQUENCES:
        test = example(sequence, kills)(test)
    return test


@settings(max_examples=cases(1, 12), deadline=None)
@given(
    st.lists(CHANGES, min_size=1, max_size=4),
    st.dictionaries(st.integers(0, 3), st.sampled_from(STAGES), max_size=1),
)
@with_examples
def test_any_sequence_of_changes_equals_one_fresh_build(sequence, kills):
    """``kills``: before the load after these changes, another one is killed when it comes to that stage."""
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        folder = base / "pages"
        folder.mkdir()
        (folder / "z.txt").write_text(CONTENTS[-1].replace("4.5", "6.7"), "utf-8")
        for n, changes in enumerate(sequence):
            put(folder, changes)
            if n in kills:
                process = started(load_until, folder, base / "press.duckdb", kills[n])
                process.join(300)
                # Without a page to read no stage of a batch is reached, and the load ends by itself.
                assert process.exitcode == -9 or (kills[n] in OF_A_BATCH and not process.exitcode)
            load(folder, base / "press.duckdb", f"r{n}")
        assert rows_of(base / "press.duckdb") == fresh(folder, base)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pages"
    made.mkdir()
    put(made, {"a.txt": 0, "b.txt": 4, "c.txt": 9})
    return made


def test_the_summary_says_what_the_folder_did(folder, tmp_path):
    warehouse = tmp_path / "press.duckdb"
    assert load(folder, warehouse, "r1").seen.pages_in_words == "新增 3、更新 0、移除 0、未变 0"
    assert load(folder, warehouse, "r2").seen.pages_in_words == "新增 0、更新 0、移除 0、未变 3"
    put(folder, {"a.txt": 1, "b.txt": -1, "d.txt": 5})
    assert load(folder, warehouse, "r3").seen.pages_in_words == "新增 1、更新 1、移除 1、未变 1"
    (folder / "d.txt").rename(folder / "e.txt")
    assert load(folder, warehouse, "r4").seen.pages_in_words == "新增 0、更新 0、移除 0、未变 3"
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert con.execute("SELECT path, run_id FROM documents ORDER BY path").fetchall() == [
            ("a.txt", "r3"),
            ("c.txt", "r1"),
            ("e.txt", "r3"),
        ]


def test_pages_that_did_not_change_are_not_read(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    read = []
    honest = stages.read_some

    def watched(scan, wanted):
        read.extend(scan.names[at] for _, at in wanted)
        return honest(scan, wanted)

    monkeypatch.setattr(stages, "read_some", watched)
    put(folder, {"d.txt": 2})
    load(folder, warehouse, "r2")
    assert read == ["d.txt"]


def test_a_finding_across_pages_comes_and_goes_with_its_pages(folder, tmp_path):
    warehouse = tmp_path / "press.duckdb"

    def across():
        with duckdb.connect(str(warehouse), read_only=True) as con:
            return con.execute(
                "SELECT rule, verdict FROM check_results WHERE shared_keys IS NOT NULL ORDER BY ALL"
            ).fetchall()

    load(folder, warehouse, "r1")
    assert across() == []
    put(folder, {"d.txt": 2})
    load(folder, warehouse, "r2")
    assert across() == [("repeat", "fails")], "a copy on another page prints 39980 for 39989"
    put(folder, {"a.txt": -1, "c.txt": 7})
    load(folder, warehouse, "r3")
    assert set(across()) == {("cross_story", "fails"), ("cross_story", "holds")}, "8300 and 8120 of one city"
    put(folder, {"b.txt": -1})
    load(folder, warehouse, "r4")
    assert across() == []


def test_figures_that_meet_are_judged_once_though_the_question_is_asked_again(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    put(folder, {"c.txt": 7, "d.txt": 2})
    honest, asked = verdicts._not_yet_there, []

    def narrow(staging, results):
        asked.append(results.height)
        if len(asked) % 2:  # by then verdicts have been taken out
            raise duckdb.OutOfMemoryException("Out of Memory Error: memory_limit")
        return honest(staging, results)

    with monkeypatch.context() as patched:
        patched.setattr(verdicts, "_not_yet_there", narrow)
        load(folder, warehouse, "r2")
    assert max(asked) > 0
    assert rows_of(warehouse) == fresh(folder, tmp_path)


def test_other_rules_judge_again_and_read_nothing(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    made = {**fingerprints.parts(), "checks": "0" * 64}
    monkeypatch.setattr("flows.job.parts", lambda: made)
    monkeypatch.setattr(stages, "read_some", None)
    summary = load(folder, warehouse, "r2")
    assert summary.seen.pages_in_words.endswith("（核对规则有改动，3 个版面重新核对）")
    assert rows_of(warehouse) == before


def test_another_way_of_reading_reads_all_again(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    made = {**fingerprints.parts(), "pages": "0" * 64}
    monkeypatch.setattr("flows.job.parts", lambda: made)
    summary = load(folder, warehouse, "r2")
    assert summary.seen.pages_in_words.endswith("（其中 3 个因程序或词表有改动而重读）")
    assert rows_of(warehouse) == before


def test_other_tables_or_views_carry_the_rows_over(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    monkeypatch.setattr("warehouse.staging.shape", lambda: "0" * 64)
    monkeypatch.setattr(stages, "read_some", None)
    assert load(folder, warehouse, "r2").seen.unchanged == 3
    assert rows_of(warehouse) == before


def test_a_stopped_load_changes_nothing_and_the_next_one_goes_on(folder, tmp_path):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    put(folder, dict.fromkeys(("a.txt", "b.txt", "c.txt"), -1))
    assert attempt(folder, warehouse, "r2").stopped == "没有一个可以读的版面。"
    assert rows_of(warehouse) == before
    put(folder, {"a.txt": 1})
    load(folder, warehouse, "r3")
    assert rows_of(warehouse) == fresh(folder, tmp_path)


def test_a_load_does_with_two_thirds_of_the_memory_that_it_may_have(tmp_path, monkeypatch):
    """Questions that need nearly all of it make loads of more pages begin anew with thirty times as much."""
    honest, allowed = job._staged, []
    roomier, rooms = room.roomier, set()

    def scanty(load_, do, aside, memory_limit="24MB"):
        allowed.append(memory_limit)
        return honest(load_, do, aside, memory_limit)

    def told(con, more):
        rooms.add(more)
        return roomier(con, more)

    monkeypatch.setattr(job, "_staged", scanty)
    monkeypatch.setattr(room, "roomier", told)
    assert load(PAGES, tmp_path / "press.duckdb", "r1").seen.added == 5
    assert (allowed, rooms) == (["24MB"], {None}), "begun once, and no question asked again"


def test_a_load_that_needs_more_memory_is_done_again_with_more(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    honest, allowed = stages.overview.shown, []

    def wants(megabytes):
        def shown(con, run_id):
            allowed.append(con.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])
            if len(allowed) * 500 < megabytes:
                con.execute("SET memory_limit = '1MB'")
                con.execute("SELECT count(*) FROM (SELECT DISTINCT range FROM range(1000000))")
            return honest(con, run_id)

        return shown

    with monkeypatch.context() as patched:
        patched.setattr(stages.overview, "shown", wants(megabytes=5_000))
        assert "memory_limit" in attempt(folder, warehouse, "r2").stopped
    assert allowed == ["34.3 MiB", "953.6 MiB"], "once more, not for ever"
    assert rows_of(warehouse) == before
    allowed.clear()
    put(folder, {"a.txt": 1})
    monkeypatch.setattr(stages.overview, "shown", wants(megabytes=800))
    told: list[StepEvent] = []
    with watched_by(told.append):
        load(folder, warehouse, "r3")
    assert allowed == ["34.3 MiB", "953.6 MiB"]
    assert [(event.title, event.counts) for event in told] == [("内存不够", "从头再读一遍，给数据库 1GB")]
    assert rows_of(warehouse) == fresh(folder, tmp_path)


def test_rows_turned_away_stay_told_while_their_page_stands(folder, tmp_path, monkeypatch):
    warehouse = tmp_path / "press.duckdb"
    honest = contract.rows.metric_columns

    def one_wrong(read):
        made = honest(read)
        first = {made["doc_id"].index(page.page.doc_id) for page in read}
        starts = [-1 if at in first else start for at, start in enumerate(made["text_start"])]
        return made | {"text_start": starts}

    with monkeypatch.context() as patched:
        patched.setattr(contract.rows, "metric_columns", one_wrong)
        first = load(folder, warehouse, "r1")
    assert {(r.table, r.rule, r.rows) for r in first.rejections} >= {("metrics", "text_start.low", 3)}
    put(folder, {"c.txt": -1})
    second = load(folder, warehouse, "r2")
    assert {(r.table, r.rule, r.rows) for r in second.rejections} >= {("metrics", "text_start.low", 2)}


def test_a_page_that_goes_lets_others_meet(folder, tmp_path):
    """A rule compares with the last few stories of a claim only: what stood between two pages no longer does."""
    warehouse = tmp_path / "press.duckdb"
    for n in range(10):
        text = f"## 就业稳\n\n本报讯 2024年上半年，张掖市城镇新增就业{8100 + n}人。\n"
        (folder / f"claim{n}.txt").write_text(text, "utf-8")
    load(folder, warehouse, "r1")
    with duckdb.connect(str(warehouse), read_only=True) as con:
        order = con.execute("SELECT path FROM documents WHERE path LIKE 'claim%' ORDER BY doc_id").fetchall()
    for n, at in enumerate((5, 2, 7)):
        (folder / order[at][0]).unlink()
        load(folder, warehouse, f"gone{n}")
    assert rows_of(warehouse) == fresh(folder, tmp_path)
