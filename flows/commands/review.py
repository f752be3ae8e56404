"""``shuzheng review``: people's verdicts on findings."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def review(
    *,
    warehouse: Warehouse = DEFAULT,
    finding: str | None = None,
    verdict: str | None = None,
    reason: str = "",
    name: str = "",
    file: Annotated[Path | None, Parameter(name="--from")] = None,
    everything: bool = False,
    json: Json = False,
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
    file
        阅读器里备好的文件：其中的复核逐条核对，一条不成就都不记。
    everything
        连同已判为误报的一起列出。
    json
        以 JSON 回答。
    """
    from checks.review import SAID, ReviewError
    from flows.console import complain
    from flows.notes import read_notes
    from flows.review import failing, is_open, set_review, set_reviews

    if file is not None and finding is not None:
        complain("--finding 和 --from 只能写一样。")
        return REFUSED

    try:
        with refusing(ReviewError):
            now = dt.datetime.now(dt.UTC)
            if file is not None:
                notes = read_notes(file, now).reviews
                fresh = set_reviews(warehouse, notes)
                if json:
                    say_json(
                        {"reviews": [asdict(each) for each in fresh], "already": len(notes) - len(fresh)}
                    )
                else:
                    print(f"记下{len(fresh)}条复核，另有{len(notes) - len(fresh)}条早已记下。")
                return DONE
            if finding is None:
                shown = [each for each in failing(warehouse) if everything or is_open(each)]
                if json:
                    say_json([asdict(each) for each in shown])
                else:
                    print("\n".join(each.said for each in shown) or "没有待复核的问题。")
                return DONE
            made, covered = set_review(warehouse, finding, verdict or "", reason, name, now)
    except Refusal:
        return REFUSED
    if json:
        say_json({"review": asdict(made), "covers": [each.finding.fingerprint for each in covered]})
    else:
        print(f"已记下：{SAID[made.verdict]}，对{len(covered)}处生效。")
    return DONE
