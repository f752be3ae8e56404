"""``shuzheng diff``: what differs between two releases."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def diff(
    old: int | None = None, new: int | None = None, *, warehouse: Warehouse = DEFAULT, json: Json = False
) -> int:
    """比较两版数据：各表多了、少了、改了多少行，哪些问题新出现，哪些已消失。

    Parameters
    ----------
    old
        旧的一版（shuzheng releases 里的号）；不写就是倒数第二版。
    new
        新的一版；不写就是现在发布的。
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from warehouse.diff import compare, report

    try:
        with refusing():
            before, after = _two(warehouse, old, new)
            made = compare(before, after)
    except Refusal:
        return REFUSED
    if json:
        say_json(asdict(made))
    else:
        print(report(made), end="")
    return DONE


def _two(warehouse: Path, old: int | None, new: int | None) -> tuple[Path, Path]:
    """The files of the two releases that are meant. Raises NoSuchRelease."""
    from warehouse.errors import NoSuchRelease
    from warehouse.releases import kept

    known = {each.number: each.path for each in kept(warehouse)}
    if old is None:
        if len(known) < 2:
            raise NoSuchRelease(f"{warehouse} 留着的不到两版，没有可比的。")
        old = sorted(known)[-2]
    for number in (old, new):
        if number is not None and number not in known:
            listed = "、".join(map(str, sorted(known))) or "一版也没有"
            raise NoSuchRelease(f"第 {number} 版没有留着；留着的有：{listed}。")
    return known[old], warehouse if new is None else known[new]
