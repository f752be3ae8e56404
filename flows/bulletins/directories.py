"""The directories of the period (名录): a table for each kind of thing that papers list, as far as the pages have any."""

from __future__ import annotations

from collections.abc import Sequence

from flows.bulletins.document import Grid, Inline, Line, Num, Paragraph, Said, Section
from flows.bulletins.progress import more
from flows.bulletins.wording import Row, count, joined
from warehouse.wording import as_printed

KINDS = {
    "occupations": "职业工种",
    "labour_brands": "劳务品牌",
    "facilities": "服务设施",
    "standards": "政策标准",
    "programmes": "行动与口号",
}
"""Directories in the order of print, by the view that they come from."""
REMARKS = {
    "scarce": "列为紧缺",
    "goal": "目标",
    "all named": "逐项列出，与所说的数一致",
    "all named in another order": "逐项列出，次序与所说的不同",
    "fewer named": "列出的比所说的少",
    "more named": "列出的比所说的多",
    "other numbers": "各项的数与所说的不同",
}
MOST_ROWS = 300
"""Rows of one table; what is more is counted and said. 2026-11: set to 300, as of figures."""
_STEP = "directory_of_period"
_NUMERALS = "一二三四五"


def directory_sections(number: str, rows: Sequence[Row]) -> tuple[Section, ...]:
    """The section with this number and below it one for each kind that has rows."""
    by_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in KINDS}
    told = [kind for kind in KINDS if by_kind[kind]]
    if not told:
        return (
            Section(
                (f"{number}、名录",),
                (Paragraph(("本期报道里未见职业工种、品牌、设施、标准或行动的名录。",)),),
            ),
        )
    items: list[Line] = [
        (KINDS[kind], count(len(by_kind[kind]), f"{_STEP}.kind", kind), "条") for kind in told
    ]
    said: Line = (
        "本期报道里列出的：",
        *joined(items, "，"),
        "。见报日不详的报道，按所说时段的最后一天归期。",
    )
    return (
        Section((f"{number}、名录",), (Paragraph(said),)),
        *(_section(_NUMERALS[at], kind, by_kind[kind]) for at, kind in enumerate(told)),
    )


def _section(number: str, kind: str, rows: Sequence[Row]) -> Section:
    cells = [_row(row) for row in rows[:MOST_ROWS]]
    titles = ("名称", "地方", "数字", "列出的", "备注", "出处")
    # A column that no row of this kind fills is left out.
    filled = [at for at in range(len(titles)) if at < 2 or any(row[at] for row in cells)]
    grid = Grid(
        KINDS[kind],
        tuple(titles[at] for at in filled),
        tuple(tuple(row[at] for at in filled) for row in cells),
        searched=True,
    )
    return Section(
        (f"（{number}）{KINDS[kind]}",), (grid, *more(len(rows), MOST_ROWS, f"{_STEP}.{kind}")), level=3
    )


def _row(row: Row) -> tuple[Line, ...]:
    place: Line = (Said(row["label"]),)
    if row["subject"]:
        place = (*place, " · ", Said(row["subject"]))
    listed, source = _members(row), ()
    if row["listing_ids"] and not listed:
        source = (
            Num(str(len(row["listing_ids"])), f"{_STEP}.n_lists", row["key"], tuple(row["listing_ids"])),
            "处",
        )
    name: Line = (Said(row["name"]),) if row["name"] else ("（未写明）",)
    return (name, place, _figures(row), listed, _remark(row), source)


def _figures(row: Row) -> Line:
    """The figures as printed, each with what it is of where that is not the name of the row."""
    said: list[Line] = []
    for each in row["figures"]:
        text = Num(as_printed(each["raw_text"]), f"{_STEP}.raw_text", each["metric_id"], (each["metric_id"],))
        own = each["indicator"] if row["kind"] in ("occupations", "labour_brands") else None
        per: Line = (Said(row["per"]), " ") if row["per"] else ()
        said.append((Said(own), " ", text) if own else (*per, text))
    return joined(said)


def _members(row: Row) -> Line:
    if not row["members"]:
        return ()
    number = Num(str(len(row["members"])), f"{_STEP}.n_members", row["key"], tuple(row["listing_ids"]))
    return (number, "项：", *joined([(Said(name),) for name in row["members"]], "、"))


def _remark(row: Row) -> Line:
    said: list[Inline] = [Said(row["who"])] if row["who"] else []
    if row["remark"]:
        known = REMARKS.get(row["remark"])
        said += ["；" if said else "", known if known else Said(row["remark"])]
    return tuple(said)
