"""``shuzheng findings``: the findings that fail, the gravest first."""

from __future__ import annotations

from typing import Any, Literal

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json, say_table

SEVERITIES = {"error": "严重", "warn": "注意", "info": "提示"}
SHOWN = 100


def findings(
    *,
    warehouse: Warehouse = DEFAULT,
    severity: Literal["error", "warn", "info"] | None = None,
    rule: str | None = None,
    everything: bool = False,
    limit: int = SHOWN,
    json: Json = False,
) -> int:
    """列出没有通过的核验，最要紧的在前；人已判为误报的不列。

    Parameters
    ----------
    warehouse
        数据文件。
    severity
        只看这一级：error 严重、warn 注意、info 提示。
    rule
        只看这一条规则，例如 part_whole。
    everything
        连同已判为误报的一起列出。
    limit
        最多给多少条；0 为全部。
    json
        以 JSON 回答。
    """
    from flows.review import failing, is_open

    try:
        with refusing():
            listed = failing(warehouse)
    except Refusal:
        return REFUSED
    found: list[dict[str, Any]] = [
        {
            "fingerprint": each.finding.fingerprint,
            "severity": each.severity,
            "rule": each.finding.rule,
            "message": each.message,
            "repair": each.repair,
            "path": each.path,
            "headline": each.headline,
            "review": each.review and each.review.verdict,
            "reviewer": each.review and each.review.reviewer,
            "reason": each.review and each.review.reason,
        }
        for each in listed
        if (everything or is_open(each))
        and severity in (None, each.severity)
        and rule in (None, each.finding.rule)
    ]
    shown = found[:limit] if limit > 0 else found
    if json:
        say_json(shown)
        return DONE
    rows = [
        each | {"fingerprint": each["fingerprint"][:12], "severity": SEVERITIES[each["severity"]]}
        for each in shown
    ]
    titles = {"fingerprint": "指纹", "severity": "级别", "rule": "规则", "message": "说明", "path": "版面"}
    say_table(rows, titles)
    print(f"共{len(found)}条" + (f"，只列出前{len(shown)}条。" if len(shown) < len(found) else "。"))
    return DONE
