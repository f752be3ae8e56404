"""``shuzheng explain``: where a figure stands on its page, and why it was read so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json

if TYPE_CHECKING:
    from flows.explain import Explained

VERDICTS = {"holds": "成立", "fails": "不成立", "undecided": "无法判定"}


def explain(
    metric_id: str, *, warehouse: Warehouse = DEFAULT, pages: Path | None = None, json: Json = False
) -> int:
    """说明一个数字的来历：版面上的原文，地点、时间、用途各依据什么，连着哪些数，核验怎么说。

    Parameters
    ----------
    metric_id
        数字的编号（metrics.metric_id），写开头几位也行。
    warehouse
        数据文件。
    pages
        版面文件夹；不写就用读入时的那一个。
    json
        以 JSON 回答。
    """
    from flows.explain import explain as explained

    try:
        with refusing():
            found = explained(warehouse, metric_id, pages)
    except Refusal:
        return REFUSED
    if json:
        say_json(found.as_dict())
    else:
        print("\n".join(_lines(found)))
    return DONE


def _lines(found: Explained) -> list[str]:
    from warehouse.escape import plain

    figure = found.figure
    source = "版面原文" if found.from_page else "稿件文字"
    lines = [
        f"{plain(figure['raw_text'])}  {figure['metric_id']}",
        f"版面：{plain(figure['path'])}  标题：{plain(figure['headline'] or '（无）')}",
        f"{source}：…{plain(found.before)}【{plain(found.printed)}】{plain(found.after)}…",
        "",
        f"指标：{plain(figure['indicator'] or '（无）')}" + _coded(figure),
        f"地点：{figure['place_full_name'] or figure['place'] or '（无）'}",
        f"时间：{_period(figure)}",
        "",
        *(f"- {plain(reason['says'])}（{reason['rule']}）" for reason in found.reasons),
    ]
    if found.why_not:
        lines.append(found.why_not)
    if found.links:
        lines += ["", "相连的数："]
        lines += [
            f"- {link['what']}：{plain(link['raw_text'])}（{plain(link['indicator'] or '')}）{link['metric_id']}"
            for link in found.links
        ]
    if found.checks:
        lines += ["", "核验："]
        lines += [f"- {VERDICTS[check['verdict']]}：{plain(check['message'])}" for check in found.checks]
    if found.corrections:
        lines += ["", "更正：", *(f"- {plain(said)}" for said in found.corrections)]
    return lines


def _coded(figure: dict[str, Any]) -> str:
    if figure["indicator_code"] is None:
        return "（指标词表里没有对应的条目）"
    return f"（指标词表：{figure['indicator_name']} {figure['indicator_code']}）"


def _period(figure: dict[str, Any]) -> str:
    start, end = figure["period_start"], figure["period_end"]
    days = f"{start or '不详'} 至 {end or '不详'}" if start or end else "不详"
    return f"{days}（“{figure['period_text']}”）" if figure["period_text"] else days
