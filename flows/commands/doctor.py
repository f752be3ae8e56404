"""``shuzheng doctor``: whether all is fit for work, and what to do where it is not."""

from __future__ import annotations

from dataclasses import asdict

from flows.answer import DEFAULT, DONE, FAILED, Json, Warehouse, say_json

MARKS = {"ok": "好", "warn": "注意", "fail": "坏"}


def doctor(*, warehouse: Warehouse = DEFAULT, json: Json = False) -> int:
    """看看样样是否妥当：Python、程序包、数据文件、锁、复核记录、服务端口、磁盘；不妥的说怎么办。

    只看不动。退出码 1 是有坏的。

    Parameters
    ----------
    warehouse
        数据文件。
    json
        以 JSON 回答。
    """
    from flows.doctor import examine
    from flows.settings import Settings
    from warehouse.escape import plain

    settings = Settings()
    found = examine(warehouse, settings.home, settings.port)
    if json:
        say_json([asdict(each) for each in found])
    else:
        for each in found:
            print(f"{MARKS[each.state]}  {each.name}：{plain(each.found)}")
            if each.remedy:
                print(f"    {each.remedy}")
    return FAILED if any(each.state == "fail" for each in found) else DONE
