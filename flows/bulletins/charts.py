"""Charts as SVG text (图): Altair says what is drawn, vl-convert draws it without a browser, a network or a clock.

Equal rows give equal bytes wherever it is drawn: sizes are fixed and no text is measured, so the fonts of a machine
decide nothing. Colours are the light ones; the style sheet of the page turns them for the dark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flows.bulletins.wording import Row
from warehouse.escape import cut, plain
from warehouse.wording import amount, plain_number

VEGA_LITE = "6.4"
MOST_BARS = 30
"""Bars of one chart. 2026-11: set to 30."""
MOST_PERCENT = 130
"""Percents beyond it end at the edge; the number beside the bar is the true one. 2026-11: set to 130."""
FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
INK, SOFT, LINE, FAST, SLOW, NEUTRAL = "#1f2328", "#59636e", "#d1d9e0", "#1a7f5a", "#b3471b", "#3b6ea8"
_WIDTH, _ROW, _NAME = 260, 22, 14
_CONFIG: dict[str, Any] = {
    "aria": False,
    "font": FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": SOFT,
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 0,
        "labelOverlap": False,
        "labelFlush": False,
        "labelBound": False,
    },
}
_ID = re.compile(r'\b(id="|href="#|url\(#)')


def progress_chart(rows: Sequence[Row]) -> str:
    """Bars of percent with a stroke at the elapsed time, in the order of the rows."""
    import altair as alt

    values = [
        {
            "at": at,
            "name": _name(row["label"], row["indicator_name"]),
            "shown": f"{plain_number(row['percent'])}%",
            "percent": min(float(row["percent"]), MOST_PERCENT),
            "elapsed": float(row["elapsed_percent"]),
            "slow": row["pace"] < 0,
        }
        for at, row in enumerate(rows)
    ]
    base: Any = alt.Chart(alt.Data(values=values)).encode(y=_rows_axis(alt, values))
    scale = alt.Scale(domain=[0, MOST_PERCENT], nice=False)
    x = alt.X("percent:Q", scale=scale, axis=alt.Axis(title="%", values=[0, 25, 50, 75, 100]))
    colour = alt.Color("slow:N", scale=alt.Scale(domain=[False, True], range=[FAST, SLOW]), legend=None)
    bars = base.mark_bar(size=11).encode(x=x, color=colour)
    strokes = base.mark_tick(color=INK, thickness=2, size=17).encode(x=alt.X("elapsed:Q", scale=scale))
    texts = base.mark_text(align="left", fontSize=11, color=INK).encode(
        x=alt.value(_WIDTH + 5), text="shown:N"
    )
    return _svg(alt.layer(bars, strokes, texts), len(values), left=_left(values), right=60)


def ranking_chart(rows: Sequence[Row]) -> str:
    """Bars of the ranked figures, the first on top."""
    import altair as alt

    percent = rows[0]["basis"] == "percent"
    most = max((abs(float(row["value"])) for row in rows), default=1) or 1
    values = [
        {
            "at": at,
            "name": _name(row["label"]),
            "shown": f"{plain_number(row['value'])}%" if percent else amount(row["value"], row["unit"]),
            "share": round(100 * float(row["value"]) / most, 2),
        }
        for at, row in enumerate(rows)
    ]
    base: Any = alt.Chart(alt.Data(values=values)).encode(y=_rows_axis(alt, values))
    low = min(0.0, *(each["share"] for each in values)) if len(values) > 1 else 0.0
    x = alt.X("share:Q", scale=alt.Scale(domain=[low, 135], nice=False), axis=None)
    bars = base.mark_bar(size=11, color=NEUTRAL).encode(x=x)
    texts = base.mark_text(align="left", dx=4, fontSize=11, color=INK).encode(x=x, text="shown:N")
    return _svg(alt.layer(bars, texts), len(values), left=_left(values), bottom=6)


def series_chart(rows: Sequence[Row]) -> str:
    """Points in time joined by lines; figures to date begin anew each year. Figures that are told in two ways are red."""
    import altair as alt

    power, unit = _scale([float(row["value"]) for row in rows], rows[0]["unit"])
    values = [
        {
            "day": row["period_end"].toordinal(),
            "value": float(row["value"]) / 10**power,
            "line": str(row["period_end"].year) if row["span"] == "to date" else "",
            "sure": row["status"] not in ("conflict", "revised"),
        }
        for row in rows
    ]
    days = sorted({row["period_end"] for row in rows})
    ticks = days if len(days) < 4 else [days[0], days[len(days) // 2], days[-1]]
    names = "{" + ",".join(f"{day.toordinal()}:'{day:%Y-%m}'" for day in ticks) + "}"
    base: Any = alt.Chart(alt.Data(values=values))
    x = alt.X(
        "day:Q",
        # numbers of days, not times: a time would be drawn in the zone of the machine
        scale=alt.Scale(domain=[days[0].toordinal() - 15, days[-1].toordinal() + 15], nice=False),
        axis=alt.Axis(
            title=None,
            values=[day.toordinal() for day in ticks],
            grid=False,
            labelExpr=f"({names})[datum.value]",
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(title=unit, tickCount=4, titleAngle=0, titleAlign="right", titleY=-8),
    )
    lines = base.mark_line(color=NEUTRAL, strokeWidth=1.5).encode(x=x, y=y, detail="line:N")
    fill = alt.Color("sure:N", scale=alt.Scale(domain=[True, False], range=[NEUTRAL, SLOW]), legend=None)
    dots = base.mark_circle(size=36, opacity=1).encode(x=x, y=y, color=fill)
    return _svg(alt.layer(lines, dots), 6, left=70, top=24)


def _rows_axis(alt: Any, values: Sequence[dict[str, Any]]) -> Any:
    """One band for each row, called by its name; two rows may have the same."""
    names = "{" + ",".join(f"{each['at']}:{_literal(each['name'])}" for each in values) + "}"
    return alt.Y(
        "at:O",
        scale=alt.Scale(domain=[each["at"] for each in values]),
        axis=alt.Axis(title=None, labelExpr=f"({names})[datum.value]", ticks=False, domain=False, grid=False),
    )


def _literal(text: str) -> str:
    """A string of a Vega expression. Only letters of scripts, digits and a middle dot come in."""
    kept = "".join(c for c in text if c.isalnum() or c in " ·…（）")
    return f"'{kept}'"


def _name(*parts: str) -> str:
    shown = [cut(plain(part or ""), _NAME // len(parts) if len(parts) > 1 else _NAME) for part in parts]
    return " ".join(shown)


def _scale(values: Sequence[float], unit: str) -> tuple[int, str]:
    """The power of ten and the unit by which an axis is short."""
    most = max(map(abs, values), default=0)
    if unit != "%" and most >= 1e8:
        return 8, f"亿{unit}"
    if unit != "%" and most >= 1e5:
        return 4, f"万{unit}"
    return 0, unit


def _left(values: Sequence[dict[str, Any]]) -> int:
    """Room for the names of rows, by their letters: a full one is as wide as the type is high."""
    return 14 + max(sum(11 if ord(c) > 0x2000 else 7 for c in each["name"]) for each in values)


def _svg(chart: Any, n_rows: int, *, left: int, top: int = 6, right: int = 24, bottom: int = 34) -> str:
    """The chart drawn; its ids begin with a digest of its own text, so that charts of one page share none."""
    import hashlib

    import vl_convert

    spec = chart.properties(
        width=_WIDTH,
        height=n_rows * _ROW,
        padding={"left": left, "right": right, "top": top, "bottom": bottom},
        autosize="none",
    ).to_dict()
    spec["config"] = _CONFIG
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    own = f"g{hashlib.sha256(drawn.encode()).hexdigest()[:8]}-"
    return _ID.sub(lambda found: f"{found[1]}{own}", drawn)
