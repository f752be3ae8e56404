"""The flows that run by themselves, called one after the other on a desk of their own; the server is Prefect's test one."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import duckdb
import pytest
import yaml

from flows.desk import REASON, Desk
from flows.months import ZONE
from flows.settings import Settings
from tests.flows.loads import load, rows_of
from tests.flows.small_pages import CONTENTS, NO_PAGE
from warehouse.releases import kept

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def desk(server, tmp_path, monkeypatch) -> Desk:
    monkeypatch.setenv("SHUZHENG_DESK", str(tmp_path / "desk"))
    monkeypatch.setenv("SHUZHENG_SETTLE_SECONDS", "0.1")
    monkeypatch.delenv("SHUZHENG_WAREHOUSE", raising=False)
    made = Desk(tmp_path / "desk")
    made.make()
    return made


def drop(folder: Path, *contents: str | bytes, names: str = "{}.txt", first: int = 0) -> None:
    for number, content in enumerate(contents, first):
        path = folder / names.format(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def ended(flow, **parameters):
    """The final state of a run, and the run as the server has it."""
    from prefect import get_client

    state = flow(**parameters, return_state=True)
    with get_client(sync_client=True) as client:
        return state, client.read_flow_run(state.state_details.flow_run_id)


def paths(desk: Desk) -> list[str]:
    with duckdb.connect(str(Settings().office), read_only=True) as con:
        return [row[0] for row in con.execute("SELECT path FROM documents ORDER BY path").fetchall()]


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


class TestInbox:
    def test_pages_are_loaded_and_the_broken_one_comes_back_with_its_reason(self, desk):
        from flows.schedules import inbox

        drop(desk.inbox, CONTENTS[0], CONTENTS[4], NO_PAGE)
        state, run = ended(inbox)
        assert state.name == "Completed"
        assert state.message.startswith("2 个版面已发布")
        assert state.message.endswith("1 个文件搁置；收下 3 个文件")
        assert run.name == "收件 · 0.txt、1.txt、2.txt · 退回 1 个"
        assert "quality:findings" in run.tags or "quality:ok" in run.tags
        assert paths(desk) == ["0.txt", "1.txt"]
        assert names(desk.rejected) == {"2.txt", f"2.txt{REASON}"}
        assert names(desk.inbox) == set()
        state, _ = ended(inbox)
        assert state.message == "没有要读的新文件（收下 0 个文件）"
        assert len(kept(Settings().office)) == 1

    def test_what_was_taken_up_by_a_run_that_was_killed_is_loaded_by_the_next(self, desk):
        from flows.schedules import inbox

        drop(desk.inbox, CONTENTS[0])
        ended(inbox)
        drop(desk.done, CONTENTS[1], first=1)  # taken up, and then the power went
        (desk.inbox / "0.txt").write_text(CONTENTS[2], "utf-8")
        (desk.inbox / "0.txt").replace(desk.done / "0.txt")  # one that takes another's place too
        _, run = ended(inbox)
        assert run.name == "收件 · 接着读上次没读完的"
        load(desk.done, desk.base / "fresh.duckdb", "fresh")
        assert rows_of(Settings().office) == rows_of(desk.base / "fresh.duckdb")

    def test_a_file_that_grows_is_left_where_it_is(self, desk, monkeypatch):
        from flows import schedules

        drop(desk.inbox, CONTENTS[0], CONTENTS[1])

        honest, looks = schedules.look_at, []

        def while_somebody_writes(folder, names):
            looks.append(honest(folder, names))
            with (desk.inbox / "1.txt").open("a") as file:
                file.write("还没写完")
            return looks[-1]

        monkeypatch.setattr(schedules, "look_at", while_somebody_writes)
        assert schedules._at_rest(desk, 0.05) == ("0.txt",)
        assert len(looks) == 2

    def test_the_file_of_another_folder_is_not_emptied(self, desk, tmp_path):
        from flows.schedules import inbox

        drop(tmp_path / "other", CONTENTS[3], names="x{}.txt")
        load(tmp_path / "other", Settings().office, "by-hand")
        before = rows_of(Settings().office)
        drop(desk.inbox, CONTENTS[0])
        state, _ = ended(inbox)
        assert state.name == "Failed"
        assert "SHUZHENG_WAREHOUSE" in state.message
        assert rows_of(Settings().office) == before
        assert names(desk.done) == {"0.txt"}

    def test_a_desk_that_was_moved_is_still_its_own(self, desk, monkeypatch):
        from flows.schedules import inbox

        drop(desk.inbox, CONTENTS[0], CONTENTS[1])
        ended(inbox)
        moved = desk.base.with_name("moved")
        desk.base.rename(moved)
        monkeypatch.setenv("SHUZHENG_DESK", str(moved))
        drop(Desk(moved).inbox, CONTENTS[2], first=2)
        state, _ = ended(inbox)
        assert state.message.startswith("3 个版面已发布")


class TestNightly:
    def test_it_says_that_nothing_changed(self, desk):
        from flows.schedules import inbox, nightly

        drop(desk.inbox, CONTENTS[0], CONTENTS[4])
        ended(inbox)
        for reread, name in ((False, "夜间复查 · 全部重新核对"), (True, "夜间复查 · 全部重读")):
            state, run = ended(nightly, reread=reread)
            assert "2 个版面复查过，与已发布的一致" in state.message
            assert run.name == name
        assert len(kept(Settings().office)) == 1

    def test_it_gives_back_what_lies_in_the_archive_and_is_no_page(self, desk):
        from flows.schedules import inbox, nightly

        drop(desk.inbox, CONTENTS[0])
        ended(inbox)
        drop(desk.done, NO_PAGE, names="bad.txt")
        _, run = ended(nightly)
        assert run.name.endswith("退回 1 个")
        assert f"bad.txt{REASON}" in names(desk.rejected)


class TestBackfill:
    def test_months_are_loaded_one_by_one_and_a_second_run_goes_on(self, desk):
        from flows.schedules import backfill

        drop(desk.backlog, CONTENTS[0], CONTENTS[1], names="2024-01/{}.txt")
        drop(desk.backlog, CONTENTS[4], names="2024-02-1{}.txt")
        drop(desk.backlog, CONTENTS[5], NO_PAGE, names="2024年3月/{}.txt")
        drop(desk.backlog, CONTENTS[6], names="无日期.txt")
        drop(desk.backlog, CONTENTS[7], names="2024-04.txt")
        state, _ = ended(backfill, kind="pages", first="2024-01", last="2024-02")
        assert state.name == "Completed"
        assert paths(desk) == ["2024-01/0.txt", "2024-01/1.txt", "2024-02-10.txt"]
        assert [r.number for r in kept(Settings().office)] == [1, 2]
        state, _ = ended(backfill, kind="pages", first="2024-01", last="2024-03")
        assert "1 个文件的路径里看不出月份" in state.message
        assert len(paths(desk)) == 4
        assert [r.number for r in kept(Settings().office)] == [1, 2, 3]
        assert names(desk.backlog) == {"2024-04.txt", "无日期.txt"}
        assert f"2024年3月/1.txt{REASON}" in names(desk.rejected)
        load(desk.done, desk.base / "fresh.duckdb", "fresh")
        assert rows_of(Settings().office) == rows_of(desk.base / "fresh.duckdb")

    def test_a_range_that_is_none_fails_with_a_sentence(self, desk):
        from flows.schedules import backfill

        state, _ = ended(backfill, kind="pages", first="2024-03", last="2024-01")
        assert (state.name, "早于" in state.message) == ("Failed", True)


class TestBulletins:
    @pytest.fixture
    def maker(self, monkeypatch):
        """A stand-in for the documents: who calls it, with what."""
        calls: list[tuple[object, ...]] = []

        def make_bulletin(*given: object) -> types.SimpleNamespace:
            calls.append(given)
            folder = Path(str(given[2]))
            return types.SimpleNamespace(html=folder / "issue.html", markdown=folder / "issue.md")

        module = types.ModuleType("flows.bulletins.make")
        module.make_bulletin = make_bulletin  # ty: ignore[missing-attribute]
        monkeypatch.setitem(sys.modules, "flows.bulletins.make", module)
        return calls

    def test_without_data_there_is_nothing_to_tell(self, desk, maker):
        from flows.schedules import monthly

        state, _ = ended(monthly, month="2024-01")
        assert (state.name, maker) == ("Failed", [])

    def test_each_issue_is_made_from_the_published_file(self, desk, maker):
        from flows.schedules import backfill, inbox, monthly, quarterly

        drop(desk.inbox, CONTENTS[0])
        ended(inbox)
        office = Settings().office
        ended(monthly, month="2024-01", place="临泽县")
        ended(quarterly, quarter="2024-Q2")
        folder = office.parent / "bulletins"
        assert maker == [
            ("monthly", office, folder / "monthly", 2024, 1, "临泽县"),
            ("quarterly", office, folder / "quarterly", 2024, 2, None),
        ]
        maker.clear()
        ended(backfill, kind="quarterly", first="2023-11", last="2024-04")
        assert [(year, number) for _, _, _, year, number, _ in maker] == [(2023, 4), (2024, 1), (2024, 2)]

    def test_the_documents_are_really_made_and_a_place_that_is_none_is_told(self, desk):
        from flows.schedules import inbox, monthly

        drop(desk.inbox, CONTENTS[4])
        ended(inbox)
        state, _ = ended(monthly, month="2024-06")
        assert state.name == "Completed", state.message
        made = names(Settings().office.parent / "bulletins" / "monthly")
        assert {Path(name).suffix for name in made} == {".html", ".md"}
        state, _ = ended(monthly, month="2024-06", place="无此县")
        assert state.name == "Failed"
        assert "无此县" in state.message


class TestDeployments:
    def made(self):
        return yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]

    def test_each_is_a_flow_that_runs_alone_in_the_offices_time(self):
        from flows import schedules

        assert {each["name"] for each in self.made()} == {
            "inbox",
            "nightly",
            "monthly",
            "quarterly",
            "backfill",
        }
        for each in self.made():
            path, _, function = each["entrypoint"].partition(":")
            assert path == "flows/schedules.py"
            assert getattr(schedules, function).name == each["name"]
            assert each["concurrency_limit"]["limit"] == 1
            assert {s["timezone"] for s in each["schedules"]} <= {ZONE}

    @pytest.mark.parametrize(
        ("flow", "parameters"),
        [
            ("monthly", {"month": "2024-13"}),
            ("monthly", {"month": "24-1"}),
            ("quarterly", {"quarter": "2024-Q5"}),
            ("backfill", {"kind": "all", "first": "2024-01", "last": "2024-02"}),
            ("nightly", {"reread": "maybe"}),
        ],
    )
    def test_wrong_parameters_are_refused(self, flow, parameters):
        from prefect.exceptions import ParameterTypeError

        from flows import schedules

        with pytest.raises(ParameterTypeError):
            getattr(schedules, flow).validate_parameters(parameters)

    def test_their_parameters_have_defaults_that_fit(self):
        from flows import schedules

        for each in self.made():
            getattr(schedules, each["name"]).validate_parameters(each.get("parameters") or {})
