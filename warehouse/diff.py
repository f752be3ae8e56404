"""What differs between two releases: rows by table, findings one by one (两版之间的差别).

Rows are paired by the key of their table, pages besides by their path. Columns that tell of a run and not of a
page are left out, and so are the ledger and the tables that only serve the program. Files of different
schemas are compared by the columns they have in common.
"""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import connected
from warehouse.ddl import columns_of, literal, quoted
from warehouse.errors import PublishError
from warehouse.escape import markdown
from warehouse.registry import TABLES
from warehouse.room import rows
from warehouse.store import MEMORY_LIMIT, THREADS, reading
from warehouse.wording import SEVERITIES

COMPARED = {
    "documents": "版面",
    "stories": "稿件",
    "quantities": "数字",
    "metrics": "指标",
    "implied_targets": "反推目标",
    "check_results": "核验结果",
    "places": "区划",
    "indicators": "指标词表",
    "reviews": "复核",
    "corrections": "更正",
}
"""The tables that are compared, with their Chinese names; the others tell of runs or serve the program only."""
_OF_RUNS = ("run_id",)
SHOWN = 200
"""Findings that a report lists one by one, new and resolved each; the others are only counted. 2026-11."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table came, went, and stayed with other values."""

    name: str
    added: int
    gone: int
    changed: int


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A failing finding of one of the two releases; ``path`` is empty when it spans several pages."""

    fingerprint: str
    severity: str
    rule: str
    message: str
    path: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs from the file named ``old`` to the file named ``new``; findings gravest first."""

    old: str
    new: str
    tables: tuple[TableChange, ...]
    new_findings: tuple[FindingChange, ...]
    resolved_findings: tuple[FindingChange, ...]
    n_same_findings: int


def compare(old: Path, new: Path, tables: tuple[TableChange, ...] | None = None) -> Difference:
    """The difference between two files of ours, which are only read. Raises PublishError (NotOurFile, NewerFile).

    ``tables``: the changes by table where they are known, as by the load that has just published ``new``.
    """
    with _both(old, new) as (con, before, after):
        return _difference(con, (old.name, before), (new.name, after), tables)


def compare_on(
    con: duckdb.DuckDBPyConnection, old: Path, new: Path, tables: tuple[TableChange, ...] | None = None
) -> Difference:
    """As ``compare``, of a release of ours and the file ``new`` that ``con`` has open. Raises duckdb.Error."""
    con.execute(f"ATTACH {literal(str(old.resolve()))} AS before_now (READ_ONLY)")
    try:
        return _difference(con, (old.name, "before_now."), (new.name, ""), tables)
    finally:
        con.execute("DETACH before_now")


def _difference(
    con: duckdb.DuckDBPyConnection,
    old: tuple[str, str],
    new: tuple[str, str],
    tables: tuple[TableChange, ...] | None,
) -> Difference:
    """Of two files, each by its name and what stands before the names of its tables."""
    before, after = old[1], new[1]
    return Difference(
        old=old[0],
        new=new[0],
        tables=table_changes(con, before, after) if tables is None else tables,
        new_findings=_findings(con, after, before),
        resolved_findings=_findings(con, before, after),
        n_same_findings=_number(
            con,
            f"SELECT count(DISTINCT fingerprint) FROM {after}check_results WHERE verdict = 'fails' AND"
            f" fingerprint IN (SELECT fingerprint FROM {before}check_results WHERE verdict = 'fails')",
        ),
    )


AT_ONCE = 60_000
"""Rows of a table that are compared together: their keys and hashes mostly go with DuckDB's 36 MB. 2026-11: 60,000."""


def table_changes(con: duckdb.DuckDBPyConnection, old: str, new: str) -> tuple[TableChange, ...]:
    """Rows by table; ``old`` and ``new`` stand before the names of the tables (``old.``, or nothing)."""
    return tuple(_table_change(con, name, old, new) for name in COMPARED)


def report(difference: Difference) -> str:
    """The difference as a Chinese report in Markdown; text of pages is escaped."""
    changed = [t for t in difference.tables if t.added or t.gone or t.changed]
    lines = ["# 两版之间的差别", "", f"从 {markdown(difference.old)} 到 {markdown(difference.new)}。", ""]
    lines += ["## 各表的行", ""]
    lines += table_lines(changed) if changed else ["各表没有差别。"]
    lines += ["", "## 问题", "", findings_in_words(difference), ""]
    lines += _listed("新出现", difference.new_findings) + _listed("已消失", difference.resolved_findings)
    return "\n".join(lines).rstrip() + "\n"


def table_lines(changes: Iterable[TableChange]) -> list[str]:
    """A Markdown table of changes, and how to read it."""
    rows = [f"| {COMPARED[t.name]} | `{t.name}` | {t.added} | {t.gone} | {t.changed} |" for t in changes]
    return [
        "| 表 | 表名 | 新增 | 消失 | 改动 |",
        "|---|---|--:|--:|--:|",
        *rows,
        "",
        "版面内容改过的，版面算“改动”，上面的稿件、数字等算“消失”和“新增”；“改动”指编号没变、读出来的值变了。",
    ]


def findings_in_words(difference: Difference) -> str:
    """新出现 1 条，已消失 2 条，依旧 3 条。"""
    new, resolved = len(difference.new_findings), len(difference.resolved_findings)
    return f"新出现 {new} 条，已消失 {resolved} 条，依旧 {difference.n_same_findings} 条。"


def _listed(title: str, findings: tuple[FindingChange, ...]) -> list[str]:
    if not findings:
        return []
    lines = [f"### {title}：{len(findings)} 条", ""]
    for finding in findings[:SHOWN]:
        where = f"（{markdown(finding.path)}）" if finding.path else ""
        severity = SEVERITIES.get(finding.severity, finding.severity)
        lines.append(f"- {severity}：{markdown(finding.message)}{where}")
    if len(findings) > SHOWN:
        lines.append(f"- 另有 {len(findings) - SHOWN} 条没有列出。")
    return [*lines, ""]


@contextmanager
def _both(old: Path, new: Path) -> Generator[tuple[duckdb.DuckDBPyConnection, str, str]]:
    """A connection that sees both files, and what stands before the names of the tables of each."""
    for path in (old, new):
        if not path.is_file():
            raise PublishError(f"没有 {path} 这个文件。")
        with reading(path):
            pass  # it is ours, and no newer program has made it
    with tempfile.TemporaryDirectory() as spill:
        con = connected(config={"memory_limit": MEMORY_LIMIT, "threads": THREADS, "temp_directory": spill})
        try:
            con.execute(f"ATTACH {literal(str(old.resolve()))} AS old (READ_ONLY)")
            if new.resolve() == old.resolve():  # DuckDB opens a file only once
                yield con, "old.", "old."
                return
            con.execute(f"ATTACH {literal(str(new.resolve()))} AS new (READ_ONLY)")
            yield con, "old.", "new."
        except duckdb.Error as error:
            raise PublishError(f"没能比较 {old.name} 和 {new.name}：{error}") from error
        finally:
            con.close()


def _table_change(con: duckdb.DuckDBPyConnection, name: str, old: str, new: str) -> TableChange:
    columns, columns_now = (set(columns_of(con, f"{side}{quoted(name)}")) for side in (old, new))
    if not columns or not columns_now:
        there = ((new, columns_now), (old, columns))
        came_and_went = [
            _number(con, f"SELECT count(*) FROM {side}{quoted(name)}") if has else 0 for side, has in there
        ]
        return TableChange(name, *came_and_went, 0)
    key = TABLES[name].key
    common = [
        c for c in TABLES[name].column_names if c in columns & columns_now and c not in (*key, *_OF_RUNS)
    ]
    # A join holds the rows of one side: their hashes instead of texts and thirty columns.
    keys, rest = ", ".join(map(quoted, key)), ", ".join(map(quoted, common))
    row = f"SELECT {keys}, {f'hash({rest})' if rest else '0'} AS row FROM"
    first = quoted(key[0])
    found = [0, 0, 0]
    most = max(_number(con, f"SELECT count(*) FROM {side}{quoted(name)}") for side in (old, new))
    for part in range(shares := most // AT_ONCE + 1):
        # A key falls on both sides into the same share.
        share = f" WHERE hash({keys}) % {shares} = {part}" if shares > 1 else ""
        (told,) = rows(
            con,
            f"SELECT count(*) FILTER (a.{first} IS NULL), count(*) FILTER (b.{first} IS NULL),"
            f" count(*) FILTER (a.row <> b.row)"
            f" FROM ({row} {old}{quoted(name)}{share}) AS a FULL JOIN ({row} {new}{quoted(name)}{share}) AS b USING ({keys})",
        )
        found = [count + more for count, more in zip(found, told, strict=True)]
    rewritten = _rewritten(con, old, new) if name == "documents" else 0
    return TableChange(name, found[0] - rewritten, found[1] - rewritten, found[2] + rewritten)


def _rewritten(con: duckdb.DuckDBPyConnection, old: str, new: str) -> int:
    """Pages that have the path of a page that is no more: other bytes, so another key."""
    paths = "SELECT path FROM {}documents WHERE doc_id NOT IN (SELECT doc_id FROM {}documents)"
    came, went = paths.format(new, old), paths.format(old, new)
    return _number(con, f"SELECT count(*) FROM ({came}) AS came SEMI JOIN ({went}) AS went USING (path)")


def _findings(con: duckdb.DuckDBPyConnection, here: str, not_there: str) -> tuple[FindingChange, ...]:
    """Findings that fail ``here`` and do not fail ``not_there``, one for each fingerprint."""
    failing = rows(
        con,
        f"""
        WITH failing AS (
            SELECT r.fingerprint, r.severity, r.rule, r.message, coalesce(d.path, '') AS path, r.result_id
            FROM {here}check_results AS r LEFT JOIN {here}documents AS d USING (doc_id)
            WHERE r.verdict = 'fails' AND r.fingerprint NOT IN (
                SELECT fingerprint FROM {not_there}check_results WHERE verdict = 'fails'
            )
            QUALIFY row_number() OVER (PARTITION BY r.fingerprint ORDER BY r.result_id) = 1
        )
        SELECT fingerprint, severity, rule, message, path FROM failing
        ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END, path, fingerprint
        """,
    )
    return tuple(FindingChange(*row) for row in failing)


def _number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    return rows(con, sql)[0][0]
