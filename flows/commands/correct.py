"""``shuzheng correct``: what should have been printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def correct(
    *,
    warehouse: Warehouse = DEFAULT,
    at: str | None = None,
    expect: str = "",
    value: str = "",
    reason: str = "",
    name: str = "",
    page: str | None = None,
    file: Annotated[Path | None, Parameter(name="--from")] = None,
    json: Json = False,
) -> int:
    """列出更正，或写下一条更正；原文不改，更正列在旁边。

    Parameters
    ----------
    warehouse
        数据文件；记录写在它旁边的 .corrections.csv 里，重建数据文件不会丢。
    at
        哪个数：它的编号，或包含这个数的一段原文；不写就列出更正。
    expect
        那里印着什么；与原文不符就不采用。
    value
        应当印作什么。
    reason
        理由。
    name
        更正人。
    page
        只更正这个版面（版面编号）；不写则各处转载一并更正。
    file
        阅读器里备好的文件：其中的更正逐条核对，一条不成就都不记。
    json
        以 JSON 回答。
    """
    from checks.review import ReviewError
    from flows.console import complain
    from flows.notes import read_notes
    from flows.review import set_correction, set_corrections, standing_corrections

    if file is not None and at is not None:
        complain("--at 和 --from 只能写一样。")
        return REFUSED

    try:
        with refusing(ReviewError):
            now = dt.datetime.now(dt.UTC)
            if file is not None:
                notes = read_notes(file, now).corrections
                fresh = set_corrections(warehouse, notes)
                if json:
                    say_json({"corrections": [asdict(c) for c in fresh], "already": len(notes) - len(fresh)})
                else:
                    print(f"记下{len(fresh)}条更正，另有{len(notes) - len(fresh)}条早已记下。")
                return DONE
            if at is None:
                applied, refused = standing_corrections(warehouse)
                if json:
                    say_json(
                        {"applied": [asdict(a) for a in applied], "refused": [asdict(r) for r in refused]}
                    )
                else:
                    lines = [*(each.said for each in applied), *(each.message for each in refused)]
                    print("\n".join(lines) or "没有更正。")
                return DONE
            made, found = set_correction(warehouse, at, expect, value, reason, name, now, page)
    except Refusal:
        return REFUSED
    if json:
        say_json({"correction": asdict(made), "corrects": [asdict(each) for each in found]})
    else:
        print("\n".join(each.said for each in found))
    return DONE
