"""``shuzheng query``: SQL over the published file, or one of the questions that come with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.answer import (
    DEFAULT,
    DONE,
    REFUSED,
    Json,
    Refusal,
    Warehouse,
    refusing,
    rows_of,
    say_json,
    say_table,
)

SHOWN_ROWS = 100


def query(
    sql: str | None = None,
    *,
    ask: str | None = None,
    warehouse: Warehouse = DEFAULT,
    limit: int = SHOWN_ROWS,
    json: Json = False,
) -> int:
    """用 SQL 查数据文件，或问一个现成的问题；什么都不写就列出现成的问题。

    数据文件只读，也不读写别的文件。

    Parameters
    ----------
    sql
        查询语句，例如 "FROM target_progress"。
    ask
        现成问题的名字，例如 targets_behind。
    warehouse
        数据文件。
    limit
        最多给多少行；0 为全部。
    json
        以 JSON 回答。
    """
    from flows.console import complain
    from warehouse.questions import questions

    if sql is not None and ask is not None:
        complain("查询语句和 --ask 只能写一样。")
        return REFUSED
    if sql is None and ask is None:
        known = [{"name": q.name, "asks": q.asks, "about": q.about} for q in questions().values()]
        say_json(known) if json else say_table(known, {"name": "名字（--ask）", "asks": "问题"})
        return DONE
    if ask is not None:
        if ask not in questions():
            complain(_no_such(ask, tuple(questions())))
            return REFUSED
        sql = questions()[ask].sql
    try:
        names, rows, more = _answer(warehouse, sql or "", limit)
    except Refusal:
        return REFUSED
    if json:
        say_json(rows_of(names, rows))
    else:
        say_table(rows_of(names, rows))
        print(f"共{len(rows)}行。" if not more else f"只给出前{len(rows)}行；--limit 0 给出全部。")
    return DONE


def _answer(warehouse: Path, sql: str, limit: int) -> tuple[list[str], list[tuple[Any, ...]], bool]:
    """Column names, the first rows, and whether there are more. Raises Refusal."""
    import duckdb

    from flows.console import complain
    from warehouse.store import reading

    with refusing(), reading(warehouse) as con:
        con.execute("SET enable_progress_bar = false")
        con.execute("SET enable_external_access = false")
        try:
            made = con.execute(sql)
            names = [column[0] for column in made.description or ()]
            rows = made.fetchmany(limit + 1) if limit > 0 else made.fetchall()
        except duckdb.Error as error:
            complain(f"查询没有成功：{error}")
            raise Refusal from error
    more = limit > 0 and len(rows) > limit
    return names, rows[:limit] if more else rows, more


def _no_such(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    hint = f"是不是 {near[0]}？" if near else ""
    return f"没有名叫“{name}”的问题。{hint}不带参数的 shuzheng query 列出全部。"
