"""Partitions of pages as Parquet files on any file system (分区湖): a local folder, or an address such as ``s3://…``.

A partition is named by what it was made of. Its tables lie in ``TABLE/NAME.parquet``; ``partitions/NAME.json`` is
written last and says how many rows and which bytes they have, so what has no such file is not there. On a local disk a file is
written under another name and renamed, in an object store it appears whole: so several may make the same partition at once.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import fsspec
import polars as pl
from fsspec.implementations.local import LocalFileSystem

from warehouse.registry import TABLES, schema_of
from warehouse.reprint_index import BODIES

BODIES_NAME = "reprint_candidates"
"""The stories to be compared, beside the tables of the registry."""
_RECEIPTS, _PARTS = "partitions", ".parts"
_PART_SECONDS = 86_400
"""Age at which a half-written file is nobody's any more. 2026-11: set to a day."""


class BrokenPartition(ValueError):
    """A partition is not what its receipt says; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a partition: its rows, its bytes, and their SHA-256 in hex."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a partition holds: its files by table, and ``said``, what else its maker says of it (JSON)."""

    name: str
    files: Mapping[str, Stored]
    said: Any


@dataclass(frozen=True)
class Lake:
    """The folder of partitions at ``url``. Its methods raise OSError for what the store refuses."""

    url: str

    @cached_property
    def _store(self) -> tuple[fsspec.AbstractFileSystem, str]:
        try:
            fs, root = fsspec.core.url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise OSError(f"打不开分区湖 {self.url}：{error}") from error
        return fs, root.rstrip("/")

    def write(
        self, name: str, frames: Mapping[str, pl.DataFrame], said: Any, *, lasting: bool = True
    ) -> Receipt:
        """Store a partition. One that is there already is written again; one that is not ``lasting`` is not found later."""
        files: dict[str, Stored] = {}
        for table, rows in frames.items():
            buffer = io.BytesIO()
            rows.write_parquet(buffer, compression="zstd")
            data = buffer.getvalue()
            self._put(f"{table}/{name}.parquet", data)
            files[table] = Stored(rows.height, len(data), hashlib.sha256(data).hexdigest())
        listed = {table: [each.rows, each.bytes, each.sha256] for table, each in files.items()}
        text = json.dumps({"files": listed, "said": said}, ensure_ascii=False)
        if lasting:
            self._put(f"{_RECEIPTS}/{name}.json", text.encode())
        return Receipt(name, files, json.loads(text)["said"])

    def names(self) -> frozenset[str]:
        """The partitions that are there."""
        fs, root = self._store
        fs.invalidate_cache()  # others write there too
        with suppress(FileNotFoundError):
            found = fs.ls(f"{root}/{_RECEIPTS}", detail=False)
            return frozenset(path.rsplit("/", 1)[-1].removesuffix(".json") for path in found)
        return frozenset()

    def receipt(self, name: str) -> Receipt:
        """What the partition says of itself. Raises BrokenPartition."""
        try:
            read = json.loads(self._get(f"{_RECEIPTS}/{name}.json"))
            files = {table: Stored(*each) for table, each in read["files"].items()}
            return Receipt(name, files, read["said"])
        except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
            raise BrokenPartition(f"分区 {name} 的清单读不出来（{type(error).__name__}）。") from error

    def read(self, receipt: Receipt) -> dict[str, pl.DataFrame]:
        """The frames of a partition by table. Raises BrokenPartition when a file is missing, cut short or changed."""
        return {table: self._frame(receipt.name, table, said) for table, said in receipt.files.items()}

    def _frame(self, name: str, table: str, said: Stored) -> pl.DataFrame:
        where = f"分区 {name} 的 {table}"
        try:
            data = self._get(f"{table}/{name}.parquet")
        except FileNotFoundError:
            raise BrokenPartition(f"{where} 不见了。") from None
        if len(data) != said.bytes:
            raise BrokenPartition(f"{where} 应有 {said.bytes} 字节，实有 {len(data)} 字节，写得不完整。")
        if hashlib.sha256(data).hexdigest() != said.sha256:
            raise BrokenPartition(f"{where} 的内容与写下时不同。")
        wanted = dict(BODIES) if table == BODIES_NAME else schema_of(TABLES[table])
        try:
            rows = pl.read_parquet(io.BytesIO(data))
        except pl.exceptions.PolarsError as error:
            raise BrokenPartition(f"{where} 不是完好的 Parquet 文件。") from error
        if dict(rows.schema) != wanted or rows.height != said.rows:
            raise BrokenPartition(f"{where} 的列或行数与清单不符。")
        return rows

    def remove(self) -> None:
        """Take the whole folder away."""
        fs, root = self._store
        with suppress(FileNotFoundError):
            fs.rm(root, recursive=True)

    def tidy(self) -> None:
        """Take away what killed workers left half-written a day ago or earlier."""
        fs, root = self._store
        if not isinstance(fs, LocalFileSystem):
            return
        with suppress(FileNotFoundError):
            for entry in os.scandir(f"{root}/{_PARTS}"):
                with suppress(FileNotFoundError):
                    if time.time() - entry.stat().st_mtime > _PART_SECONDS:
                        os.unlink(entry.path)

    def _put(self, path: str, data: bytes) -> None:
        fs, root = self._store
        fs.makedirs(f"{root}/{path}".rpartition("/")[0], exist_ok=True)
        if not isinstance(fs, LocalFileSystem):
            fs.pipe_file(f"{root}/{path}", data)
            return
        fs.makedirs(f"{root}/{_PARTS}", exist_ok=True)
        whose = f"{os.uname().nodename}-{os.getpid()}"
        part = f"{root}/{_PARTS}/{path.replace('/', '-')}.{whose}"
        try:
            with open(part, "wb") as file:
                file.write(data)
            os.replace(part, f"{root}/{path}")
        finally:
            with suppress(FileNotFoundError):
                os.unlink(part)

    def _get(self, path: str) -> bytes:
        fs, root = self._store
        return fs.cat_file(f"{root}/{path}")
