"""``shuzheng export``: data to hand on."""

from __future__ import annotations

from pathlib import Path

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def export(*, to: Path, warehouse: Warehouse = DEFAULT, json: Json = False) -> int:
    """导出可以交给别人的数据：各视图的 Parquet 和 CSV，数据包说明，校验和，更新记录，字典。

    文件夹一次换上，不会有半份；里面若是别的东西就不动它。

    Parameters
    ----------
    to
        要写的文件夹。
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from warehouse.export import export as exported

    try:
        with refusing():
            made = exported(warehouse, to)
    except Refusal:
        return REFUSED
    if json:
        rows = {each.name: each.n_rows for each in made.datasets}
        say_json({"folder": str(made.folder), "run_id": made.run_id, "rows": rows})
    else:
        n_rows = sum(each.n_rows for each in made.datasets)
        print(f"已导出到 {made.folder}：{len(made.datasets)}份数据，{n_rows}行。")
    return DONE
