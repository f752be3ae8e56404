"""``shuzheng bulletin``: the monthly dispatch and the quarterly bulletin as documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def bulletin(
    kind: Literal["monthly", "quarterly"],
    *,
    year: int,
    month: int | None = None,
    quarter: int | None = None,
    place: str | None = None,
    out: Path | None = None,
    release: int | None = None,
    issued: dt.date | None = None,
    warehouse: Warehouse = DEFAULT,
    json: Json = False,
) -> int:
    """编一期通报：月调度（monthly）或季通报（quarterly），一份网页、一份文本，每个数都附证据。

    同一版数据、同样的参数，编出来的文件一个字节也不差。

    Parameters
    ----------
    kind
        monthly 为月调度，quarterly 为季通报。
    year
        年份。
    month
        月份，月调度用。
    quarter
        季度，季通报用。
    place
        只编一个地方及其所辖各地：名称、全称或区划代码；不写为全部地方。
    out
        写到哪个文件夹；不写就写到数据文件旁边的“….bulletins”。
    release
        用以前的哪一版数据（shuzheng releases 里的号）；不写用现在的。
    issued
        签发日期，如 2024-08-05；不写为数据发布的那一天。
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from flows.bulletins.make import BulletinError, make_bulletin
    from flows.console import complain

    wanted, other = (month, quarter) if kind == "monthly" else (quarter, month)
    if wanted is None or other is not None:
        complain(
            "月调度要写 --month，不写 --quarter。"
            if kind == "monthly"
            else "季通报要写 --quarter，不写 --month。"
        )
        return REFUSED
    folder = out or warehouse.with_name(f"{warehouse.stem}.bulletins")
    try:
        with refusing(BulletinError):
            made = make_bulletin(kind, warehouse, folder, year, wanted, place, issued, release)
    except Refusal:
        return REFUSED
    except OSError as error:
        complain(f"写不了 {folder}：{error.strerror or error}。")
        return REFUSED
    if json:
        say_json({name: getattr(made, name) for name in made.__slots__})
    else:
        print(
            f"《{made.title}》已编好：进度{made.n_progress}项，其中落后{made.n_behind}项；问题{made.n_findings}处。"
        )
        print(f"网页：{made.html}")
        print(f"文本：{made.markdown}")
    return DONE
