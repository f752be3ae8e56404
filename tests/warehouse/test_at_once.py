"""Readers and killed publishers beside publications: the published file is whole at every moment."""

from __future__ import annotations

import random
import time

from tests.forked import killed, started
from tests.office import until
from tests.thorough import cases
from tests.warehouse.publications import publish_one, seen, watch
from tests.warehouse_rows import beside
from warehouse.audit import problems
from warehouse.diff import compare
from warehouse.releases import kept

PUBLICATIONS = cases(12, 50)
KILLS = cases(8, 30)


def test_a_reader_in_a_loop_sees_only_whole_states(tmp_path):
    target, found = tmp_path / "press.duckdb", tmp_path / "seen.txt"
    publish_one(target, "r0", 1, 0)
    reader = started(watch, target, f"r{PUBLICATIONS}", found)
    until(lambda: found.exists() or reader.exitcode is not None, 300, "the reader's first look")
    for n in range(1, PUBLICATIONS + 1):
        publish_one(target, f"r{n}", 1 + n % 7, n)
    reader.join(300)
    assert reader.exitcode == 0, "it saw half a state, or a file that could not be opened"
    runs = [int(line[1:]) for line in found.read_text().splitlines()]
    assert runs == sorted(runs), "time runs one way"
    assert len(runs) > 2, "it read while files were published"


def test_killed_at_seeded_moments(tmp_path):
    target = tmp_path / "press.duckdb"
    publish_one(target, "first", 3, 0)
    started(publish_one, target, "warm", 4, 1).join(300)
    began = time.monotonic()
    started(publish_one, target, "timed", 5, 2).join(300)
    whole = time.monotonic() - began
    chance = random.Random(20261122)
    before, n, n_killed = seen(target), 0, 0
    while n_killed < KILLS:
        n, moment = n + 1, chance.random() * whole
        process = started(publish_one, target, f"killed{n}", 10 + n, 3 + n)
        time.sleep(moment)
        if killed(process):
            n_killed += 1
        else:
            whole = moment  # it was done by then: the one that was timed was slower
        now = seen(target)
        assert now in (before, (f"killed{n}", 10 + n, 10 + n)), (
            "the file before or the new one, nothing between"
        )
        before = now
    publish_one(target, "last", 6, 99)
    publish_one(tmp_path / "fresh.duckdb", "fresh", 6, 0)
    assert {(t.added, t.gone, t.changed) for t in compare(tmp_path / "fresh.duckdb", target).tables} == {
        (0, 0, 0)
    }
    assert beside(target) == ["fresh.duckdb", "press.duckdb"]
    releases = kept(target)
    assert [release.number for release in releases] == list(range(1, len(releases) + 1))
    assert all(problems(release.path, {}) == () for release in releases[-3:])
    assert seen(target)[0] == "last"
