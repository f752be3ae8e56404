"""``shuzheng review`` and ``shuzheng correct``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cyclopts import App

DONE, REFUSED = 0, 2


def review(
    *,
    warehouse: Path,
    finding: str | None = None,
    verdict: str | None = None,
    reason: str = "",
    name: str = "",
    everything: bool = False,
) -> int:
    """列出没有通过的核验，或对其中一条写下复核结论；同一篇稿件的各处转载一并生效。

    Parameters
    ----------
    warehouse
        数据文件；记录写在它旁边的 .reviews.csv 里，重建数据文件不会丢。
    finding
        问题的指纹，至少前六位；不写就列出问题。
    verdict
        属实、误报或存疑（confirmed、dismissed、unclear）。
    reason
        理由。
    name
        复核人。
    everything
        连同已判为误报的一起列出。
    """
    from checks.review import SAID, ReviewError
    from flows.console import complain
    from flows.review import failing, is_open, set_review
    from warehouse.errors import PublishError

    try:
        if finding is None:
            shown = [each for each in failing(warehouse) if everything or is_open(each)]
            print("\n".join(each.said for each in shown) or "没有待复核的问题。")
            return DONE
        made, covered = set_review(warehouse, finding, verdict or "", reason, name, dt.datetime.now(dt.UTC))
    except (ReviewError, PublishError) as error:
        complain(str(error))
        return REFUSED
    print(f"已记下：{SAID[made.verdict]}，对{len(covered)}处生效。")
    return DONE


def correct(
    *,
    warehouse: Path,
    at: str | None = None,
    expect: str = "",
    value: str = "",
    reason: str = "",
    name: str = "",
    page: str | None = None,
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
    """
    from checks.review import ReviewError
    from flows.console import complain
    from flows.review import set_correction, standing_corrections
    from warehouse.errors import PublishError

    try:
        if at is None:
            applied, refused = standing_corrections(warehouse)
            lines = [*(each.said for each in applied), *(each.message for each in refused)]
            print("\n".join(lines) or "没有更正。")
            return DONE
        now = dt.datetime.now(dt.UTC)
        _, found = set_correction(warehouse, at, expect, value, reason, name, now, page)
    except (ReviewError, PublishError) as error:
        complain(str(error))
        return REFUSED
    print("\n".join(each.said for each in found))
    return DONE


def add_to(app: App) -> None:
    """Make both commands known to the command line."""
    app.command(review)
    app.command(correct)
