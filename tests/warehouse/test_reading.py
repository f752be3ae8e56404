"""A file that is put in another's place while it is opened is opened anew, never half and half."""

from __future__ import annotations

import os

import duckdb
import pytest

from tests.warehouse.publications import publish_one
from warehouse import store
from warehouse.errors import PublishError


@pytest.fixture
def two(tmp_path):
    """A published file and another that will take its place."""
    target, other = tmp_path / "press.duckdb", tmp_path / "other.duckdb"
    publish_one(target, "old", 2, 0)
    publish_one(other, "new", 5, 1)
    return target, other


def metrics(target):
    with store.reading(target) as con:
        return con.execute("SELECT count(*) FROM metrics").fetchall()[0][0]


@pytest.mark.parametrize("fails", [False, True])
def test_a_file_that_is_swapped_while_it_is_opened_is_opened_anew(two, monkeypatch, fails) -> None:
    target, other = two
    really, calls = duckdb.connect, []

    def connect(*args, **kwargs):
        calls.append(args)
        if len(calls) > 1:
            return really(*args, **kwargs)
        con = really(*args, **kwargs)
        os.replace(other, target)
        if fails:
            con.close()
            raise duckdb.IOException("could not read enough bytes")
        return con

    monkeypatch.setattr(store.duckdb, "connect", connect)
    assert metrics(target) == 5
    assert len(calls) == 2


def test_a_file_that_cannot_be_opened_says_so_once(two, monkeypatch) -> None:
    target, _ = two

    def connect(*_args, **_kwargs):
        raise duckdb.IOException("disk on fire")

    monkeypatch.setattr(store.duckdb, "connect", connect)
    with pytest.raises(PublishError, match="disk on fire"):
        metrics(target)


def test_a_file_that_stays_is_opened_once(two) -> None:
    assert metrics(two[0]) == 2
