"""A published file to work on, made once."""

from __future__ import annotations

import shutil

import pytest

from tests.warehouse_rows import rows, run, target_in
from warehouse.publish import publish


@pytest.fixture
def target(tmp_path):
    return target_in(tmp_path)


@pytest.fixture(scope="session")
def first_file(tmp_path_factory):
    path = target_in(tmp_path_factory.mktemp("first"))
    publish(rows(), path, run("r1", rows()))
    return path


@pytest.fixture
def published(first_file, target):
    shutil.copy(first_file, target)
    return target
