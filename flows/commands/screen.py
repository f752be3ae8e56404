"""``shuzheng screen``: the screen of the office, written and opened."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json


def screen(
    *,
    warehouse: Warehouse = DEFAULT,
    open_it: Annotated[bool, Parameter(name="--open", negative="--no-open")] = True,
    json: Json = False,
) -> int:
    """写出数据大屏（各地档案、名录、证据在内），放在数据文件旁边的“….screen”，并在浏览器里打开。

    每次发布也会自己写；文件夹一次换上，不联网，整个拷走也能看。

    Parameters
    ----------
    warehouse
        数据文件。
    open_it
        写好后在浏览器里打开；--no-open 只写。
    json
        以 JSON 回答。
    """
    import webbrowser

    from warehouse.screen.folder import edition_in, write

    try:
        with refusing():
            folder = write(warehouse)
            edition = edition_in(folder)
    except Refusal:
        return REFUSED
    page = folder / "index.html"
    opened = open_it and webbrowser.open(page.as_uri())
    if json:
        say_json(
            {
                "folder": str(folder),
                "page": str(page),
                "release": edition and edition.number,
                "opened": opened,
            }
        )
    else:
        print(f"大屏已写好：{page}")
        if open_it and not opened:
            print("这里没有浏览器可用，请自己打开这个文件。")
    return DONE
