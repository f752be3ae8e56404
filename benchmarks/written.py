"""What ``run.py`` measured as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log
from statistics import median
from typing import Any

HEAD = """\
# Performance

Written by `make bench` (`benchmarks/run.py`); do not edit by hand. Each section says when it was measured and how busy the
machine was then (load, of so many cores). **Seconds are those of the processor** unless the clock is named: others use the
machine too. Contestants and sizes take turns, figures are medians.
"""
STAGES = {
    "compare": "compare with the last load (读入比对)",
    "read_pages": "read, decode (读入解码)",
    "cut_into_stories": "layout, stories (版式分篇)",
    "find_quantities": "numerals, times, places (找数字)",
    "read_metrics": "metrics (读指标)",
    "link_metrics": "links (连关系)",
    "check_contract": "contract, rows into the staging file (契约检查)",
    "cluster_reprints": "reprints (转载归并)",
    "check_arithmetic": "checks (算术核对)",
    "publish": "audit, publish (发布)",
    "draw_screen": "screen (大屏)",
    "report": "report (报告)",
    "between the stages": "between the stages: opening, digest of the file",
}


def report(told: dict[str, Any]) -> str:
    """The whole report; a section that was never measured is left out."""
    parts = [HEAD]
    for name, (title, write) in SECTIONS.items():
        if name in told:
            parts.append(f"## {title}\n\n{_when(told[name])}\n\n{write(told[name]['measured'])}")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _when(at: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in at["versions"].items())
    size = "full size" if at["full"] else "small size"
    return (
        f"{at['day']}, {size}, commit {at['commit']}; {at['processor']}, {at['cores']} cores, load {at['load']} when begun;"
        f" Python {at['python']}, {versions}."
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left."""
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size with which a cost grows: least squares through their logarithms."""
    xs, ys = [log(size) for size in sizes], [log(max(cost, 1e-9)) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def medians(runs: Sequence[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Of the runs of each size the median of every figure, stages among them."""
    by_size: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for run in runs:
        by_size[run["pages"]].append(run)
    found: dict[int, dict[str, Any]] = {}
    for pages, some in sorted(by_size.items()):
        found[pages] = {k: median(run[k] for run in some) for k in some[0] if k != "stages"}
        found[pages]["stages"] = {k: median(run["stages"][k] for run in some) for k in some[0]["stages"]}
        found[pages]["runs"] = len(some)
    return found


def slope(sizes: Sequence[float], costs: Sequence[float]) -> tuple[float, float]:
    """(what is always spent, what each one more costs): least squares."""
    x, y = sum(sizes) / len(sizes), sum(costs) / len(costs)
    each = sum((a - x) * (b - y) for a, b in zip(sizes, costs, strict=True)) / sum(
        (a - x) ** 2 for a in sizes
    )
    return y - each * x, each


def _whole(runs: list[dict[str, Any]]) -> str:
    at = medians(runs)
    sizes = [*at]
    rows = [
        [
            f"{pages:,}",
            f"{each['bytes'] / 1e6:.2f}",
            f"{each['metrics']:,.0f}",
            f"{each['cpu']:.1f}",
            f"{pages / each['cpu']:.0f}",
            f"{each['bytes'] / 1e6 / each['cpu']:.3f}",
            f"{each['bytes'] / 1e6 / (each['cpu'] - each['stages']['draw_screen']):.3f}",
            f"{each['peak_mb']:.0f}",
            f"{each['file_mb']:.0f}",
            f"{each['export']:.1f}",
        ]
        for pages, each in at.items()
    ]
    head = [
        "pages",
        "MB",
        "metrics",
        "s",
        "pages/s",
        "MB/s",
        "without the screen",
        "peak MB",
        "file MB",
        "export s",
    ]
    last = at[sizes[-1]]
    grown = exponent(sizes, [each["cpu"] for each in at.values()])
    always, one_more = slope(sizes, [each["cpu"] for each in at.values()])
    cost = [[STAGES[k]] + [f"{1e3 * each['stages'][k] / pages:.2f}" for pages, each in at.items()]
            + [f"{exponent(sizes, [each['stages'][k] for each in at.values()]):.2f}"] for k in last["stages"]]  # fmt: skip
    limit = last["bytes"] / 1e6 / last["limit"]
    return f"""{table(head, rows)}

Medians of {last["runs"]} runs of each size in turn, one process, one core: from the bytes to the published file. Cost grows with pages to the
power of **{grown:.2f}**; a straight line gives {always:.1f} s for every load and {1e3 * one_more:.2f} ms for each page more,
{last["bytes"] / sizes[-1] / 1e6 / one_more:.2f} MB/s.

Milliseconds a page of each stage, and the power of pages with which it grows:

{table(["stage", *(f"{pages:,}" for pages in sizes), "grows"], cost)}

The limit, reading the bytes, decoding them and looking over them with one pattern, is {limit:.0f} MB/s: {limit * last["cpu"] / last["bytes"] * 1e6:,.0f} times as fast."""


def _queries(files: list[dict[str, Any]]) -> str:
    head = ["question", *(f"{file['metrics'] / 1e6:.2f} M: s, by the clock, rows" for file in files)]
    names = sorted(files[-1]["questions"], key=lambda name: -files[-1]["questions"][name]["cpu"])
    rows = [
        [name, *("{cpu:.2f}, {wall:.2f}, {rows:,}".format(**file["questions"][name]) for file in files)]
        for name in names
    ]
    sizes = ", ".join(f"{file['metrics']:,} metrics in {file['mb']:,.0f} MB" for file in files)
    return f"{sizes}. Each question was read to its last row.\n\n{table(head, rows)}"


def _start(told: dict[str, dict[str, float]]) -> str:
    names = {
        "help": "`shuzheng --help`",
        "cold": "`make run`, five pages, no server up",
        "warm": "the same, server up",
    }
    rows = [
        [
            names[name],
            f"{each['cpu']:.2f}",
            f"{each['wall']:.1f}",
            f"{each['server']:.1f}" if "server" in each else "",
        ]
        for name, each in told.items()
    ]
    head = ["", "s", "by the clock", "s of the server by then"]
    return f"""{table(head, rows)}

By the clock only a calm machine tells; wanted are 0.3 s for the help and 10 s for a warm run."""


def _as_printed(said: str | None) -> str:
    if said is None:
        return "Not measured: no Python of the peers was given (`make bench PEERS=/path/to/python`)."
    return f"```\n{said.strip()}\n```"


SECTIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "whole": ("End to end", _whole),
    "queries": ("The analyst's questions", _queries),
    "start": ("Starting up", _start),
    "checks": ("Checks beside reading", _as_printed),
    "layout": ("Layout by size of page", _as_printed),
    "extract": ("Reading numbers, and peers", _as_printed),
    "reprints": ("Folding reprints, and peers", _as_printed),
    "engine": ("One, two and killed workers", _as_printed),
}
