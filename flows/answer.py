"""What a command answers: one JSON text for programs, or lines and a table for people."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

DONE, FAILED, REFUSED = 0, 1, 2
"""Exit codes: done; done, and the answer is no; refused, nothing was done."""

DEFAULT = Path("warehouse/press.duckdb")
Json = Annotated[bool, Parameter(name="--json", negative="")]
Warehouse = Annotated[Path, Parameter(env_var="SHUZHENG_WAREHOUSE")]

MOST_WIDTH = 60
"""Characters of a cell that are shown on a terminal; ``--json`` has all of them. 2026-11: set to 60."""


class Refusal(Exception):
    """A command that cannot be carried out; its message has been told already."""


def say_json(value: Any) -> None:
    """Print a value as JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def say_table(rows: Sequence[Mapping[str, Any]], titles: Mapping[str, str] | None = None) -> None:
    """Print rows as a table; ``titles`` picks columns and names them. Cells of pages cannot steer the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from flows.console import console
    from warehouse.escape import cut, plain

    if not rows:
        return
    titles = titles or {name: name for name in rows[0]}
    table = Table(box=box.SIMPLE_HEAD if sys.stdout.isatty() else box.ASCII2)
    for title in titles.values():
        table.add_column(title, overflow="fold")
    for row in rows:
        cells = (cut(plain(_shown(row[name])), MOST_WIDTH) for name in titles)
        table.add_row(*(Text(cell) for cell in cells))
    out = console()
    if not sys.stdout.isatty():
        out.width = 400  # a pipe has no edge to fold at
    out.print(table)


@contextmanager
def refusing(*more: type[Exception]) -> Generator[None]:
    """Tell what the block refuses in one line, and raise Refusal."""
    import duckdb

    from flows.console import complain
    from warehouse.errors import PublishError

    try:
        yield
    except (PublishError, *more) as error:
        complain(str(error))
        raise Refusal from error
    except duckdb.CatalogException as error:
        complain(
            f"数据文件里没有要用的表或视图，想是旧版程序写的；用现在的程序重跑一次就有。（{_first_line(error)}）"
        )
        raise Refusal from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def rows_of(names: Iterable[str], values: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows by column name."""
    listed = tuple(names)
    return [dict(zip(listed, row, strict=True)) for row in values]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(_number(value), "f") if isinstance(_number(value), Decimal) else str(_number(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(_shown, value))
    return str(value)


def _number(value: Decimal) -> int | Decimal:
    """The number without the zeros that nine stored places add."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        number = _number(value)
        return number if isinstance(number, int) else float(number)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value)
