"""``shuzheng screen``: the screen beside the data file, and a server of one's own for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.answer import DEFAULT, DONE, REFUSED, Refusal, Warehouse, refusing

PORT = 4280
"""As ``flows.screen_server.PORT``, which is imported only when a server is started."""


def screen(
    *,
    warehouse: Warehouse = DEFAULT,
    serve: Annotated[bool, Parameter(negative="")] = False,
    take_notes: Annotated[bool, Parameter(negative="")] = False,
    port: int = PORT,
) -> int:
    """写出数据文件旁边的大屏，用浏览器打开其中的 index.html；或在本机起一个服务来看，可以现问。

    Parameters
    ----------
    warehouse
        数据文件；大屏在它旁边的 .screen 文件夹里。
    serve
        在本机起一个只有自己看得到的服务，按 Ctrl-C 结束；网址里的口令只能用一次。
    take_notes
        同时允许在浏览器里复核和更正，记在数据文件旁边；不加时只供看。
    port
        服务的端口；0 由系统挑。
    """
    from flows.console import complain
    from flows.screen_reasons import reasons_in
    from flows.screen_server import run
    from warehouse.runs import last_run
    from warehouse.screen.folder import edition_in, folder_of, write

    if take_notes and not serve:
        complain("--take-notes 要与 --serve 一起用。")
        return REFUSED
    try:
        with refusing():
            folder = folder_of(warehouse.absolute())
            shown, last = edition_in(folder), last_run(warehouse)
            if not serve or shown is None or last is None or shown.run_id != last.run_id:
                folder = write(warehouse, reasons=reasons_in(Path.cwd()))
    except Refusal:
        return REFUSED
    if not serve:
        print(f"大屏：{folder / 'index.html'}")
        return DONE
    try:
        run(folder, warehouse.absolute(), port, take_notes, _say)
    except OSError as error:
        complain(f"端口 {port} 用不了：{error.strerror}。")
        return REFUSED
    except KeyboardInterrupt:
        pass
    return DONE


def _say(address: str) -> None:
    print(f"打开（口令只能用一次）：{address}\n按 Ctrl-C 结束。", flush=True)
