"""Pages at an address are read like those of a folder, and the lake may lie at one."""

import os
from importlib.util import find_spec
from pathlib import Path

import fsspec
import pytest

from flows.addresses import folder_of
from flows.engines import Where
from flows.sources import WrongFolder, list_folder, scan_folder
from tests.flows.loads import load, rows_of
from tests.flows.small_pages import CONTENTS, NO_PAGE
from transforms.page import MAX_PAGE_BYTES

FILES = {f"{n}/{n}.txt": text.encode() for n, text in enumerate(CONTENTS[:5])} | {
    "twin.txt": CONTENTS[0].encode(),
    "no.txt": NO_PAGE,
    "empty.txt": b"",
    "large.txt": b"a" * (MAX_PAGE_BYTES + 1),
    ".hidden/x.txt": b"x",
}


@pytest.fixture
def address(tmp_path):
    """The files of FILES, in the memory of this process."""
    url = f"memory://{tmp_path.name}"
    store = fsspec.filesystem("memory")
    for name, data in FILES.items():
        store.pipe_file(f"/{tmp_path.name}/{name}", data)
    yield url
    store.rm(f"/{tmp_path.name}", recursive=True)


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_bytes(data)
    return tmp_path / "pages"


def test_files_at_an_address_are_those_of_a_folder(address, folder):
    there, here = scan_folder(address), scan_folder(folder)
    assert there.pages.equals(here.pages)
    assert (there.twins, there.set_aside) == (here.twins, here.set_aside)
    assert there.hidden == (".hidden/x.txt",)


def test_a_load_of_an_address_gives_the_same_tables(address, folder, tmp_path):
    remote = load(address, tmp_path / "remote.duckdb", "r1")
    local = load(folder, tmp_path / "local.duckdb", "r1")
    assert rows_of(tmp_path / "remote.duckdb") == rows_of(tmp_path / "local.duckdb")
    assert remote.set_aside == local.set_aside
    assert remote.folder == address


@pytest.mark.parametrize("wrong", ["memory://nowhere", "nosuch://x/y"])
def test_an_address_that_cannot_be_opened_is_told(wrong):
    with pytest.raises(WrongFolder, match=wrong):
        list_folder(wrong)


def test_a_file_is_no_folder(address):
    with pytest.raises(WrongFolder, match="twin"):
        list_folder(f"{address}/twin.txt")


def test_what_is_an_address(tmp_path):
    assert folder_of("s3://bucket/pages/") == "s3://bucket/pages"
    assert folder_of(f"file://{tmp_path}") == tmp_path
    assert folder_of("pages") == Path("pages")
    assert folder_of(Path("pages")) == Path("pages")


@pytest.fixture(scope="module")
def bucket():
    """A bucket of an S3 server of this machine."""
    if not (find_spec("s3fs") and find_spec("moto") and find_spec("flask")):
        pytest.skip("for S3: pip install s3fs 'moto[server]'")
    from moto.server import ThreadedMotoServer  # ty: ignore[import-not-found]

    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    said = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "NO_PROXY": "127.0.0.1",
    }
    before = {name: os.environ.get(name) for name in said}
    os.environ.update(said)
    try:
        fsspec.filesystem("s3").mkdir("archive")
        yield "s3://archive"
    finally:
        server.stop()
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def test_pages_and_lake_in_an_object_store(bucket, folder, tmp_path):
    store = fsspec.filesystem("s3")
    for name, data in FILES.items():
        store.pipe_file(f"archive/pages/{name}", data)
    where = Where("processes", 2, lake=f"{bucket}/lake", partition_bytes=900)
    there = load(f"{bucket}/pages", tmp_path / "remote.duckdb", "r1", where)
    here = load(folder, tmp_path / "local.duckdb", "r1")
    assert rows_of(tmp_path / "remote.duckdb") == rows_of(tmp_path / "local.duckdb")
    assert there.set_aside == here.set_aside
    store.invalidate_cache()
    metrics = store.ls("archive/lake/metrics")
    store.pipe_file(metrics[0], store.cat_file(metrics[0])[:100])
    load(f"{bucket}/pages", tmp_path / "again.duckdb", "r1", where)
    assert rows_of(tmp_path / "again.duckdb") == rows_of(tmp_path / "local.duckdb")
