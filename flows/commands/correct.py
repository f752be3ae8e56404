"""``shuzheng correct``: what should have been printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

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
    json
        以 JSON 回答。
    """
    from checks.review import ReviewError
    from flows.review import set_correction, standing_corrections

    try:
        with refusing(ReviewError):
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
            now = dt.datetime.now(dt.UTC)
            made, found = set_correction(warehouse, at, expect, value, reason, name, now, page)
    except Refusal:
        return REFUSED
    if json:
        say_json({"correction": asdict(made), "corrects": [asdict(each) for each in found]})
    else:
        print("\n".join(each.said for each in found))
    return DONE
