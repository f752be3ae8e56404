"""Batches of stories into the reprint index of the warehouse: keys, probe, judge, append (转载归并).

What a story is a copy of does not depend on when it came: the clusters are those that one look at all
stories would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import polars as pl

from transforms.copies.signature import SHARED, keys
from transforms.reprint import Body, are_copies, body, clusters, copies
from warehouse import reprint_index
from warehouse.staging import Staging

BATCH = 500
"""Stories that are added at a time: bounds the memory, not the result. 2026-11: 2,000; 2026-11-22: 1,000, then 500."""


def add_waiting(staging: Staging) -> None:
    """Add the stories of the temporary table ``to_compare``, which is empty then."""
    # In the order in which they came, which does not matter (decision 13): to sort all texts takes too much memory.
    con = staging.con
    waiting = staging.number("SELECT count(*) FROM to_compare")
    for first in range(0, waiting, BATCH):
        some = f"FROM to_compare WHERE rowid BETWEEN {first} AND {first + BATCH - 1} ORDER BY rowid"
        batch = list(bodies_in(pl.DataFrame(con.sql(some).to_arrow_table())))
        add_batch(con, batch)
        staging.settling.changed(con, len(batch))
    con.execute("CREATE OR REPLACE TEMP TABLE to_compare AS FROM to_compare LIMIT 0")


def add_batch(con: duckdb.DuckDBPyConnection, batch: Sequence[Body]) -> dict[str, str]:
    """Add new stories to the index; the cluster_id of each, and by their old name of clusters renamed."""
    keyed = keys([each.letters for each in batch])
    frame = frame_of(batch)
    candidates = reprint_index.probe(con, frame, keyed, SHARED)
    older = {
        row["number"]: row for row in reprint_index.stored(con, candidates["number"]).iter_rows(named=True)
    }
    texts = {n: body(row["story_id"], row["doc_id"], row["seq"], row["folded"]) for n, row in older.items()}
    confirmed = [(batch[i].story_id, batch[j].story_id) for i, j in copies(batch, keyed)]
    confirmed += [
        (older[number]["cluster_id"], batch[i].story_id)
        for i, number in candidates.sort("number").iter_rows()
        if are_copies(texts[number], batch[i])
    ]
    ranks = {
        row["cluster_id"]: (-row["cluster_letters"], row["cluster_doc_id"], row["cluster_seq"])
        for row in older.values()
    }
    named = clusters(ranks | {each.story_id: each.rank for each in batch}, confirmed)
    fresh = {each.story_id: named[each.story_id] for each in batch}
    renamed = {old: named[old] for old in ranks if named[old] != old}
    reprint_index.append(con, frame, keyed, fresh, renamed)
    return fresh | renamed


def frame_of(batch: Iterable[Body]) -> pl.DataFrame:
    """The stories as the index takes them."""
    rows = [(each.story_id, each.doc_id, each.seq, len(each.letters), each.folded) for each in batch]
    return pl.DataFrame(rows, schema=reprint_index.BODIES, orient="row")


def bodies_in(frame: pl.DataFrame) -> Iterator[Body]:
    """The stories of such a frame."""
    for row in frame.select("story_id", "doc_id", "seq", "folded").iter_rows():
        yield body(*row)
