"""The index in which new stories look for older printings of themselves (转载索引): two tables.

In a warehouse they stand among the others; ``opened`` makes a file that has nothing else. The index keeps every compared story's text, its cluster, and the keys of its text. A key depends on one text
only and nothing of an older story is made anew, so a batch costs one look at the keys, however the
stories came before, and many batches leave what one would have left.

The caller makes the keys and judges the candidates; this module finds and keeps::

    candidates = probe(con, bodies, keyed, shared)      # which older stories may be copies of new ones
    older = stored(con, candidates["number"])           # their texts and clusters
    append(con, bodies, keyed, clusters, renamed)       # all or nothing

A cluster is what its stories connect, so one that loses a story may fall apart: ``take_out`` removes
every cluster of the stories that are gone and hands back those that stay, to be added like new ones.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import connected
from warehouse.ddl import script
from warehouse.errors import NotOurFile
from warehouse.registry.reprints import REPRINT_BODIES, REPRINT_KEYS

BODIES = pl.Schema(
    {
        "story_id": pl.String(),
        "doc_id": pl.String(),
        "seq": pl.Int32(),
        "n_letters": pl.Int32(),
        "folded": pl.String(),
    }
)
"""New stories; a story's row number is its ``text`` in the frame of keys."""

TABLES = (REPRINT_BODIES, REPRINT_KEYS)

_APPEND = (
    "UPDATE reprint_bodies SET cluster_id = names.new FROM names WHERE cluster_id = names.old",
    """
    INSERT INTO reprint_keys
    SELECT key, number FROM new_keys WHERE number IN (
        SELECT min(number) FROM new_bodies GROUP BY md5_number_lower(folded)
        HAVING md5_number_lower(any_value(folded)) NOT IN (SELECT digest FROM reprint_bodies)
    )
    """,
    """
    INSERT INTO reprint_bodies
    SELECT number, story_id, doc_id, seq, n_letters, md5_number_lower(folded), cluster_id, folded
    FROM new_bodies ORDER BY number
    """,
)


@contextmanager
def opened(path: Path, keys_version: int) -> Generator[duckdb.DuckDBPyConnection]:
    """The index file at ``path`` for reading and writing; made when there is none.

    Raises NotOurFile when the file is something else, or its keys were made under another version:
    then remove it and add all stories again.
    """
    con = connected(path, config={"temp_directory": f"{path}.tmp"})
    try:
        if not con.execute("SELECT 1 FROM duckdb_tables()").fetchall():
            con.begin()
            con.execute(script(TABLES))
            con.execute("CREATE TABLE reprint_index_about (keys_version INTEGER NOT NULL)")
            con.execute("INSERT INTO reprint_index_about VALUES (?)", [keys_version])
            con.commit()
        if _version(con) != keys_version:
            raise NotOurFile(f"{path.name} 不是当前版本的转载索引，请移走后重新建立。")
        yield con
    finally:
        con.close()


def _version(con: duckdb.DuckDBPyConnection) -> int | None:
    try:
        rows = con.execute("SELECT keys_version FROM reprint_index_about").fetchall()
    except duckdb.CatalogException:
        return None
    return rows[0][0] if rows else None


def known(con: duckdb.DuckDBPyConnection, story_ids: pl.Series) -> set[str]:
    """Those of the stories that the index has already."""
    asked = pl.DataFrame({"story_id": story_ids})
    with _seen(con, asked=asked):
        rows = con.execute("SELECT story_id FROM asked SEMI JOIN reprint_bodies USING (story_id)").fetchall()
    return {story_id for (story_id,) in rows}


def probe(
    con: duckdb.DuckDBPyConnection, bodies: pl.DataFrame, keyed: pl.DataFrame, shared: int
) -> pl.DataFrame:
    """Pairs ``text`` (row of ``bodies``), ``number`` (an older story) with ``shared`` keys in common.

    Of older stories with the very text of a new one the first is enough.

    ``bodies`` as ``BODIES``; ``keyed`` has the columns ``text`` and ``key``. Ascending.
    """
    with _seen(con, new_bodies=_numbered(bodies, 0), new_keys=keyed):
        found = con.sql(
            """
            SELECT text, number
            FROM new_keys JOIN reprint_keys USING (key)
            GROUP BY ALL
            HAVING count(*) >= ?
            UNION
            SELECT new.number AS text, min(old.number)
            FROM new_bodies AS new JOIN reprint_bodies AS old ON old.digest = md5_number_lower(new.folded)
            GROUP BY ALL
            ORDER BY ALL
            """,
            params=[shared],
        ).to_arrow_table()
    return pl.DataFrame(found)


def stored(con: duckdb.DuckDBPyConnection, numbers: pl.Series) -> pl.DataFrame:
    """The older stories of these numbers: ``number``, ``BODIES``, ``cluster_id``, ascending.

    ``cluster_letters``, ``cluster_doc_id`` and ``cluster_seq`` are those of the cluster's canonical story.
    """
    with _seen(con, asked=pl.DataFrame({"number": numbers.unique()})):
        found = con.sql(
            """
            WITH found AS (SELECT * EXCLUDE (digest) FROM reprint_bodies SEMI JOIN asked USING (number))
            SELECT found.*, head.n_letters AS cluster_letters, head.doc_id AS cluster_doc_id,
                head.seq AS cluster_seq
            FROM found JOIN reprint_bodies AS head ON head.story_id = found.cluster_id
            ORDER BY number
            """
        ).to_arrow_table()
    return pl.DataFrame(found)


def append(
    con: duckdb.DuckDBPyConnection,
    bodies: pl.DataFrame,
    keyed: pl.DataFrame,
    clusters: Mapping[str, str],
    renamed: Mapping[str, str],
) -> None:
    """Add new stories with their clusters, and give older clusters their new names: all or nothing.

    ``clusters``: cluster_id by story_id of every new story; ``renamed``: new cluster_id by the old one.
    Raises ValueError when the index has one of the stories already.
    """
    if again := sorted(known(con, bodies["story_id"])):
        raise ValueError(f"已在转载索引中：{again[0]} 等 {len(again)} 篇")
    first = con.execute("SELECT coalesce(max(number) + 1, 0) FROM reprint_bodies").fetchall()[0][0]
    rows = _numbered(bodies, first).with_columns(
        cluster_id=pl.col("story_id").replace_strict(clusters, return_dtype=pl.String)
    )
    names = pl.DataFrame(list(renamed.items()), schema={"old": pl.String(), "new": pl.String()}, orient="row")
    numbered_keys = keyed.select("key", number=pl.col("text") + first)
    with _seen(con, new_bodies=rows, new_keys=numbered_keys, names=names):
        con.begin()
        try:
            for sql in _APPEND:
                con.execute(sql)
            con.commit()
        except BaseException:
            con.rollback()
            raise


def take_out(con: duckdb.DuckDBPyConnection, doc_ids: pl.DataFrame) -> pl.DataFrame:
    """Remove the clusters that have a story on one of the pages; their stories on other pages, as ``BODIES``.

    ``doc_ids`` has the column ``doc_id``. All or nothing. Ascending by page and place on it.
    """
    con.begin()
    try:
        with _seen(con, gone_pages=doc_ids):
            con.execute(
                """
                CREATE OR REPLACE TEMP TABLE cut_clusters AS
                SELECT DISTINCT cluster_id FROM reprint_bodies SEMI JOIN gone_pages USING (doc_id)
                """
            )
            staying = con.sql(
                """
                SELECT story_id, doc_id, seq, n_letters, folded
                FROM reprint_bodies SEMI JOIN cut_clusters USING (cluster_id) ANTI JOIN gone_pages USING (doc_id)
                ORDER BY doc_id, seq
                """
            ).to_arrow_table()
        con.execute(
            "DELETE FROM reprint_keys WHERE number IN"
            " (SELECT number FROM reprint_bodies SEMI JOIN cut_clusters USING (cluster_id))"
        )
        con.execute("DELETE FROM reprint_bodies WHERE cluster_id IN (FROM cut_clusters)")
        con.execute("DROP TABLE cut_clusters")
        con.commit()
    except BaseException:
        con.rollback()
        raise
    return pl.DataFrame(staying).cast(dict(BODIES))


def members(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """cluster_id of every story of the index."""
    return dict(con.execute("SELECT story_id, cluster_id FROM reprint_bodies").fetchall())


def _numbered(bodies: pl.DataFrame, first: int) -> pl.DataFrame:
    return bodies.select(BODIES.names()).cast(dict(BODIES)).with_row_index("number", first)


@contextmanager
def _seen(con: duckdb.DuckDBPyConnection, **frames: pl.DataFrame) -> Generator[None]:
    """Let SQL see the frames under their names."""
    for name, frame in frames.items():
        con.register(name, frame)
    try:
        yield
    finally:
        for name in frames:
            con.unregister(name)
