"""``shuzheng rollback``: publish an earlier release again."""

from __future__ import annotations

from pathlib import Path

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def rollback(number: int, *, warehouse: Warehouse = DEFAULT, json: Json = False) -> int:
    """回退到以前的一版：那一版的数据作为新的一版重新发布，现在的也留着；台账、复核和更正不回退。

    Parameters
    ----------
    number
        要回退到的版（shuzheng releases 里的号）。
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from flows.console import complain
    from flows.screen_reasons import reasons_in
    from warehouse.errors import PublishError
    from warehouse.releases import roll_back
    from warehouse.screen.folder import write

    try:
        with refusing():
            made = roll_back(warehouse, number)
    except Refusal:
        return REFUSED
    try:
        write(warehouse, reasons=reasons_in(Path.cwd()))
    except PublishError as error:
        complain(f"已回退，但大屏没有写成：{error}")
    if json:
        say_json({"restored": number, "number": made.number, "run_id": made.run_id, "path": str(made.path)})
    else:
        print(f"已回退到第 {number} 版的数据，作为第 {made.number} 版发布。")
    return DONE
