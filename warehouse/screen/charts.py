"""Where ECharts comes from (图表库): the file that a package of the registry brings, read and never run here."""

from __future__ import annotations

from functools import cache
from importlib import util
from pathlib import Path

PACKAGE, FILE = "vizly", "assets/echarts.min.js"
"""The package that brings ECharts 5.5.1 (Apache-2.0) as one file; nothing else of it is used. 2026-11-22."""


@cache
def library() -> dict[str, str]:
    """The text of ECharts by the name under which a page keeps it until it draws; nothing where the package is not installed.

    Pages then show each series as a table alone, and say so.
    """
    found = util.find_spec(PACKAGE)  # looks the package up without running it
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / FILE
        if path.is_file():
            return {"echarts": path.read_text("utf-8").strip()}
    return {}
