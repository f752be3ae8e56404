"""``shuzheng releases``: which releases of a published file are kept."""

from __future__ import annotations

from typing import Any

from flows.answer import DEFAULT, DONE, Json, Warehouse, say_json, say_table


def releases(*, warehouse: Warehouse = DEFAULT, json: Json = False) -> int:
    """列出留着的各版数据，最早的在前；最后一版就是现在发布的。

    Parameters
    ----------
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from warehouse.releases import kept

    found: list[dict[str, Any]] = [
        {
            "number": each.number,
            "made_at": each.made_at,
            "run_id": each.run_id,
            "bytes": each.bytes,
            "path": str(each.path),
        }
        for each in kept(warehouse)
    ]
    if json:
        say_json(found)
    elif found:
        rows = [
            each | {"made_at": f"{each['made_at']:%Y-%m-%d %H:%M}", "bytes": f"{each['bytes'] / 1e6:.1f} MB"}
            for each in found
        ]
        say_table(rows, {"number": "版", "made_at": "时间（UTC）", "run_id": "运行", "bytes": "大小"})
    else:
        print(f"{warehouse} 没有留着的版本。")
    return DONE
