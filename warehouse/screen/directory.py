"""Directories (名录): ``directory.html``, the lists that papers print, one table for each kind, with search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.ddl import quoted
from warehouse.screen import sheets
from warehouse.screen.building import Building
from warehouse.screen.list_rows import shortened
from warehouse.screen.page import asset
from warehouse.screen.rows import Row
from warehouse.wording import as_printed, plain_number


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory: the view whose rows it shows, its name, the columns in order, and what orders the rows."""

    view: str
    title: str
    about: str
    columns: dict[str, str]
    order: str


DIRECTORIES = (
    Directory(
        "occupations",
        "职业工种",
        "报上列出的职业工种：何地何年列为紧缺，市场饱和度、培训人数和补贴。",
        {
            "name": "职业工种",
            "place": "地方",
            "year": "年份",
            "shortage": "紧缺",
            "saturation": "饱和度",
            "trained": "培训",
            "subsidy": "补贴",
            "spellings": "写法",
        },
        "is_shortage DESC, name, place, year, name_id",
    ),
    Directory(
        "labour_brands",
        "劳务品牌",
        "劳务品牌：属于哪里，从业多少人，一年带来多少收入。",
        {
            "name": "品牌",
            "place": "地方",
            "level": "级别",
            "workforce_text": "从业人员",
            "income_text": "年收入",
            "income_per_head_text": "人均收入",
            "year": "年份",
        },
        "place, name, name_id",
    ),
    Directory(
        "facilities",
        "服务设施",
        "站点、中心、车间等设施：一地有多少，点了哪些名。",
        {
            "kind_of": "设施",
            "place": "地方",
            "raw_text": "数量",
            "role": "性质",
            "members": "点名的",
            "headline": "报道",
        },
        "place, kind_of, n DESC NULLS LAST, metric_id, listing_id",
    ),
    Directory(
        "standards",
        "政策标准",
        "政策给谁、每份多少、上限多少。",
        {
            "what": "事项",
            "raw_text": "标准",
            "per": "按",
            "who": "对象",
            "place": "地方",
            "subject": "制定单位",
            "headline": "报道",
        },
        "place, what, metric_id",
    ),
    Directory(
        "programmes",
        "行动与口号",
        "有名目、有数目的行动与口号：说几项，列了几项，对不对得上。",
        {
            "name": "名目",
            "place": "地方",
            "year": "年份",
            "stated": "说有",
            "n_named": "列出",
            "agreement": "核对",
            "parts": "各项",
        },
        "name, place, listing_id",
    ),
)
ROLES = {"actual": "已有", "target": "目标"}
AGREEMENT = {
    "all named": "全部列出",
    "all named in another order": "全部列出，次序不同",
    "fewer named": "列得少了",
    "more named": "列得多了",
    "other numbers": "数目对不上",
}


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``directory.html`` and a sheet of rows for each directory."""
    told = []
    for each in DIRECTORIES:
        n_rows = sheets.write(
            con,
            building,
            each.view,
            f"FROM {quoted(each.view)} ORDER BY {each.order}",
            lambda row, columns=tuple(each.columns): _row(row, columns),
        )
        told.append(
            {
                "kind": each.view,
                "title": each.title,
                "about": each.about,
                "columns": list(each.columns.values()),
                "rows": n_rows,
            }
        )
    building.page(
        "directory.html",
        "名录 · 数证",
        BODY,
        {"directories": told},
        [each.view for each in DIRECTORIES],
        styles=[asset("directory.css")],
        scripts=[asset("directory.js")],
    )


def _row(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    """The cells of a row as text, its sentence, and what leads on to the evidence and the place."""
    metric = row.get("metric_id") or next(iter(row.get("metric_ids") or ()), None)
    return {
        "cells": [_cell(row, column) for column in columns],
        "quote": shortened(row["quote"]),
        "metric": metric,
        "place": row["place_code"] or row["place"],
    }


def _cell(row: Row, column: str) -> str:
    match column:
        case "shortage":
            return _shortage(row)
        case "saturation":
            return "" if row["saturation"] is None else f"{plain_number(row['saturation'])}%"
        case "trained":
            shared = row["trained_shared_by"] or 1
            together = f"（{shared}个工种合计）" if shared > 1 else ""
            return _figure(row["trained"], row["trained_unit"]) + (together if row["trained"] else "")
        case "subsidy":
            return _figure(row["subsidy"], row["subsidy_unit"])
        case "role":
            return ROLES.get(row["role"], "")
        case "agreement":
            return AGREEMENT.get(row["agreement"], row["agreement"] or "")
        case "members" | "parts" | "spellings":
            return "、".join(as_printed(each) for each in row[column] or ())
    value = row[column]
    return "" if value is None else as_printed(str(value)) if isinstance(value, str) else plain_number(value)


def _figure(value: Any, unit: str | None) -> str:
    return "" if value is None else f"{plain_number(value)}{unit or ''}"


def _shortage(row: Row) -> str:
    if not row["is_shortage"]:
        return ""
    stated = row["shortage_stated"]
    counted = f"，公布{plain_number(stated)}个" if stated is not None else ""
    return f"{row['shortage_of'] or '紧缺'}{counted}"


BODY = """
<h1>名录</h1>
<div class="kinds" id="kinds" role="tablist" aria-label="名录种类"></div>
<form class="filters" id="filters" role="search" aria-label="在名录里找">
<label>查找 <input id="find" type="search" autocomplete="off" placeholder="名称、地方、原句里的字"></label>
<span class="quiet" id="count" role="status"></span>
</form>
<div class="card" id="panel" role="tabpanel" tabindex="0"><p id="about" class="quiet"></p><div class="wide" id="table"></div></div>
"""
