"""``shuzheng screen``: the screen of the office, written and opened, or served to this machine's browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.answer import DEFAULT, DONE, REFUSED, Json, Refusal, Warehouse, refusing, say_json

PORT = 4280
"""As ``flows.screen_server.PORT``, which is imported only when a server is started."""


def screen(
    *,
    warehouse: Warehouse = DEFAULT,
    open_it: Annotated[bool, Parameter(name="--open", negative="--no-open")] = True,
    serve: Annotated[bool, Parameter(negative="")] = False,
    take_notes: Annotated[bool, Parameter(negative="")] = False,
    port: int = PORT,
    anew: Annotated[bool, Parameter(negative="")] = False,
    json: Json = False,
) -> int:
    """写出数据大屏（各地档案、名录、证据在内），放在数据文件旁边的“….screen”，并在浏览器里打开。

    每次发布也会自己写；文件夹一次换上，不联网，整个拷走也能看。加 --serve 则在本机起一个服务来看，可以现问。

    Parameters
    ----------
    warehouse
        数据文件。
    open_it
        写好后在浏览器里打开；--no-open 只写。
    serve
        起一个只有本机看得到的服务，按 Ctrl-C 结束；网址里的口令只能用一次，网址只打印，不自己打开。
    take_notes
        同时允许在浏览器里复核和更正，记在数据文件旁边；不加时只供看。
    port
        服务的端口；0 由系统挑。
    anew
        每个文件都重写；不加时没有变的文件不动。
    json
        以 JSON 回答。
    """
    from flows.console import complain
    from flows.screen_reasons import reasons_in
    from warehouse.runs import last_run
    from warehouse.screen.folder import edition_in, folder_of, write

    if (serve and json) or (take_notes and not serve):
        complain("--take-notes 要与 --serve 一起用，--json 不能。")
        return REFUSED
    try:
        with refusing():
            folder = folder_of(warehouse.absolute())
            edition, last = edition_in(folder), last_run(warehouse)
            if not serve or anew or edition is None or last is None or edition.run_id != last.run_id:
                folder = write(warehouse, reasons=reasons_in(Path.cwd()), anew=anew)
                edition = edition_in(folder)
    except Refusal:
        return REFUSED
    if serve:
        return _served(folder, warehouse.absolute(), port, take_notes)
    page = folder / "index.html"
    opened = open_it and _opened(page)
    if json:
        number = edition and edition.number
        say_json({"folder": str(folder), "page": str(page), "release": number, "opened": opened})
    else:
        print(f"大屏已写好：{page}")
        if open_it and not opened:
            print("这里没有浏览器可用，请自己打开这个文件。")
    return DONE


def _opened(page: Path) -> bool:
    import webbrowser

    return webbrowser.open(page.as_uri())


def _served(folder: Path, warehouse: Path, port: int, take_notes: bool) -> int:
    """Serve until Ctrl-C."""
    from flows.console import complain
    from flows.screen_server import run

    try:
        run(folder, warehouse, port, take_notes, _say)
    except OSError as error:
        complain(f"端口 {port} 用不了：{error.strerror}。")
        return REFUSED
    except KeyboardInterrupt:
        pass
    return DONE


def _say(address: str) -> None:
    print(f"打开（口令只能用一次）：{address}\n按 Ctrl-C 结束。", flush=True)
