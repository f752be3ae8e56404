"""What each command answers about a small warehouse, in words and as JSON; every call is made in this process."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import GROUPS, app
from flows.doctor import examine
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import CITY, STORY
from warehouse.questions import questions
from warehouse.screen.folder import folder_of


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with pages and a warehouse of two releases; in the second a part exceeds its whole."""
    base = tmp_path_factory.mktemp("commands")
    pages = base / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(STORY.format(jobs=39989, part=905), "utf-8")
    load(pages, base / "press.duckdb", "r1")
    (pages / "a.txt").write_text(STORY.format(jobs=39989, part=1905), "utf-8")
    (pages / "b.txt").write_text(CITY.format(city=8120, county=1030), "utf-8")
    load(pages, base / "press.duckdb", "r2")
    return base


@pytest.fixture
def call(built, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("SHUZHENG_WAREHOUSE", str(built / "press.duckdb"))
    monkeypatch.setenv("SHUZHENG_HOME", str(tmp_path / "home"))

    def made(*arguments: str | Path) -> tuple[int, str, str]:
        code = app([*map(str, arguments)], result_action="return_value", exit_on_error=False)
        told = capsys.readouterr()
        return code, told.out, told.err

    return made


@pytest.fixture
def asked(call):
    def made(*arguments: str | Path) -> Any:
        code, out, err = call(*arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return made


@pytest.fixture
def percent_id(built) -> str:
    with duckdb.connect(str(built / "press.duckdb"), read_only=True) as con:
        ((found,),) = con.execute("SELECT metric_id FROM metrics WHERE role = 'target_pct'").fetchall()
    return found


def test_every_command_answers_in_json():
    for commands in GROUPS.values():
        for command in commands:
            parameters = [p.name for p in app[command.__name__].assemble_argument_collection()]
            assert "--json" in parameters, command


class TestQuery:
    def test_without_anything_it_lists_the_questions(self, call, asked):
        assert {each["name"] for each in asked("query")} == set(questions())
        assert "targets_behind" in call("query")[1]

    def test_a_question_by_name(self, asked):
        (row,) = asked("query", "--ask", "gravest_findings")
        assert row["rule"] == "part_whole"

    def test_sql(self, call, asked):
        assert asked("query", "SELECT 72.5::DECIMAL(38,9) AS d, DATE '2024-03-01' AS day, NULL AS n") == [
            {"d": 72.5, "day": "2024-03-01", "n": None}
        ]
        _, out, _ = call("query", "SELECT raw_text FROM metrics", "--limit", "2")
        assert "只给出前2行" in out

    def test_a_mistake_is_said_with_where(self, call):
        code, out, err = call("query", "SELECT raw_txt FROM metrics")
        assert (code, out) == (2, "")
        assert "查询没有成功" in err
        assert "raw_text" in err

    def test_a_question_that_is_not_there_is_guessed(self, call):
        code, _, err = call("query", "--ask", "target_behind")
        assert code == 2
        assert "是不是 targets_behind？" in err

    @pytest.mark.parametrize(
        "sql",
        ["DELETE FROM metrics", "COPY metrics TO 'out.csv'", "SELECT * FROM read_text('/etc/hostname')"],
    )
    def test_nothing_is_written_and_no_other_file_read(self, call, sql):
        assert call("query", sql)[0] == 2


def test_search_gives_stories_with_their_sentences(call, asked):
    best, *_ = asked("search", "农民工", "培训")
    assert best["path"] == "a.txt"
    assert any("1286人次" in sentence["quote"] for sentence in best["evidence"])
    code, out, _ = call("search", "量子")
    assert (code, out) == (1, "没有找到。\n")
    assert call("search")[0] == 2


def test_findings_are_listed_and_picked(call, asked):
    assert {each["rule"] for each in asked("findings")} >= {"part_whole"}
    assert {each["severity"] for each in asked("findings", "--severity", "error")} == {"error"}
    assert asked("findings", "--rule", "slogan") == []
    assert "part_whole" in call("findings")[1]


class TestExplain:
    def test_the_span_is_marked_on_the_page_and_every_reason_given(self, call, asked, percent_id):
        found = asked("explain", percent_id)
        assert found["from_page"]
        assert found["printed"] == "72.71%"
        assert found["before"].endswith("完成年度目标任务的")
        reasons = {each["about"]: each for each in found["reasons"]}
        assert reasons["role"]["words"].endswith("完成年度目标任务的")
        assert reasons["place"]["words"] == "临泽县"
        assert reasons["period"]["words"] == "今年前7个月"
        assert reasons["indicator"]["words"] == "城镇新增就业"
        assert [link["raw_text"] for link in found["links"]] == ["39989人"]
        assert found["checks"][0]["rule"] == "target_pct"
        _, out, _ = call("explain", percent_id)
        assert "完成年度目标任务的【72.71%】" in out

    def test_without_the_page_the_stored_evidence_is_told(self, asked, percent_id, tmp_path):
        found = asked("explain", percent_id, "--pages", tmp_path)
        assert not found["from_page"]
        assert found["printed"] == "72.71%"
        assert found["reasons"] == []
        assert "已不在" in found["why_not"]

    def test_a_changed_page_explains_nothing(self, asked, percent_id, tmp_path):
        (tmp_path / "a.txt").write_text("另一张版面", "utf-8")
        assert "已经改过" in asked("explain", percent_id, "--pages", tmp_path)["why_not"]

    @pytest.mark.parametrize("metric_id", ["nowhere", "ab", ""])
    def test_an_id_that_is_not_there(self, call, metric_id):
        code, _, err = call("explain", metric_id)
        assert code == 2
        assert "shuzheng search" in err

    def test_an_id_that_several_begin_with(self, call, percent_id):
        assert "不止一个" in call("explain", percent_id[:16])[2]


class TestReleases:
    def test_they_are_listed_and_compared(self, call, asked):
        assert [each["run_id"] for each in asked("releases")] == ["r1", "r2"]
        made = asked("diff")
        assert [each["rule"] for each in made["new_findings"]] == ["part_whole"]
        assert asked("diff", "1", "2")["tables"] == made["tables"]
        assert call("diff")[1].startswith("# 两版之间的差别")
        assert "r2" in call("releases")[1]

    def test_a_release_that_is_not_kept(self, call):
        code, _, err = call("diff", "7")
        assert code == 2
        assert "留着的有：1、2" in err

    def test_going_back_publishes_the_old_rows_again(self, built, asked, tmp_path):
        copy = tmp_path / "press.duckdb"
        shutil.copy(built / "press.duckdb", copy)
        shutil.copytree(built / "press.releases", tmp_path / "press.releases")
        page = built / "pages" / "a.txt"
        today = page.read_bytes()
        page.write_text(STORY.format(jobs=39989, part=905), "utf-8")  # as it was when that release was made
        try:
            made = asked("rollback", "1", "--warehouse", copy)
        finally:
            page.write_bytes(today)
        assert (made["restored"], made["number"]) == (1, 3)
        assert asked("query", "SELECT path FROM documents", "--warehouse", copy) == [{"path": "a.txt"}]
        reasons = list((folder_of(copy) / "data" / "why").iterdir())  # the screen tells them for the old rows
        assert len(reasons) == 1
        assert "读作" in reasons[0].read_text("utf-8")


def test_export_says_what_it_wrote(call, asked, tmp_path):
    made = asked("export", "--to", tmp_path / "out")
    assert made["rows"]["documents"] == 2
    assert (tmp_path / "out" / "SHA256SUMS").is_file()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").touch()
    code, _, err = call("export", "--to", tmp_path / "theirs")
    assert code == 2
    assert "不予覆盖" in err


def test_status_of_a_warehouse(call, built, tmp_path):
    code, out, _ = call("status", "--warehouse", built / "press.duckdb", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["server"] is None
    assert told["warehouse"]["run_id"] == "r2"
    assert call("status", "--warehouse", tmp_path / "none.duckdb")[0] == 1


def test_review_and_correct_answer_in_json(built, asked, tmp_path):
    copy = tmp_path / "press.duckdb"
    shutil.copy(built / "press.duckdb", copy)
    (finding,) = asked("findings", "--rule", "part_whole", "--warehouse", copy)
    assert len(asked("review", "--warehouse", copy)) == len(asked("findings", "--warehouse", copy))
    said = ("--verdict", "误报", "--reason", "口径不同", "--name", "陈编辑")
    made = asked("review", "--warehouse", copy, "--finding", finding["fingerprint"], *said)
    assert made["covers"] == [finding["fingerprint"]]
    assert asked("findings", "--rule", "part_whole", "--warehouse", copy) == []
    about = (
        "--at",
        "农民工培训1905人次",
        "--expect",
        "1905人次",
        "--value",
        "905人次",
        "--reason",
        "多印一位",
    )
    made = asked("correct", "--warehouse", copy, *about, "--name", "李审校")
    assert made["correction"]["value"] == "905人次"
    assert len(asked("correct", "--warehouse", copy)["applied"]) == 1


@pytest.mark.parametrize("command", ["query --ask growth", "findings", "explain abcdef", "search 就业"])
def test_a_warehouse_that_is_not_there(call, tmp_path, command):
    code, out, err = call(*command.split(), "--warehouse", tmp_path / "none.duckdb")
    assert (code, out) == (2, "")
    assert err.startswith("打不开数据文件 none.duckdb")


def test_a_file_of_an_older_program_lacks_what_is_asked(call, built, tmp_path):
    copy = tmp_path / "press.duckdb"
    shutil.copy(built / "press.duckdb", copy)
    with duckdb.connect(str(copy)) as con:
        con.execute("DROP MACRO TABLE story_search")
    code, _, err = call("search", "就业", "--warehouse", copy)
    assert code == 2
    assert "重跑一次" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(call, asked, shell):
    script = call("completion", shell)[1]
    assert "findings" in script
    assert asked("completion", shell)["script"].strip() == script.strip()


class TestDoctor:
    def states(self, warehouse: Path, home: Path) -> dict[str, tuple[str, str]]:
        return {each.name: (each.state, each.remedy) for each in examine(warehouse, home, 4200)}

    def test_all_is_well(self, built, asked, tmp_path):
        found = asked("doctor")
        assert {each["state"] for each in found} <= {"ok", "warn"}
        assert {each["name"] for each in found} >= {
            "Python",
            "程序包",
            "数据文件",
            "发布锁",
            "磁盘",
            "复核与更正",
        }

    def test_what_is_wrong_has_a_remedy(self, call, tmp_path):
        path = tmp_path / "press.duckdb"
        path.write_bytes(b"\x00" * 4096)
        path.with_name("press.duckdb.wal").touch()
        path.with_name("press.reviews.csv").write_text("一,二\n", "utf-8")
        found = self.states(path, tmp_path)
        for name, state in {"数据文件": "fail", "写前日志": "warn", "复核与更正": "fail"}.items():
            assert found[name][0] == state
            assert found[name][1]
        code, out, _ = call("doctor", "--warehouse", path)
        assert code == 1
        assert "坏  数据文件" in out

    def test_a_publication_under_way_is_seen(self, built, tmp_path):
        from warehouse.swap import only_publisher

        target = tmp_path / "press.duckdb"
        with only_publisher(target, "r9", 0):
            assert self.states(target, tmp_path)["发布锁"][0] == "warn"
        assert self.states(target, tmp_path)["发布锁"][0] == "ok"
        assert self.states(target, tmp_path)["数据文件"][0] == "warn"

    def test_nothing_is_made(self, tmp_path):
        self.states(tmp_path / "none" / "press.duckdb", tmp_path / "home")
        assert list(tmp_path.iterdir()) == []
