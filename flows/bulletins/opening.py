"""What both bulletins begin and end with: which data, the state in sentences, what is left out, how it is counted (口径)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from flows.bulletins.document import Block, Inline, Line, Listing, Num, Paragraph, Said, Section, Time
from flows.bulletins.period import Period, full_day
from flows.bulletins.wording import Row, count
from warehouse.bulletin import Rows
from warehouse.wording import SEVERITIES, VERDICTS, plain_number


def facts_of(rows: Rows, period: Period, issued: dt.date | None) -> tuple[tuple[str, Line], ...]:
    """The lines under the title: scope, period, data, day of issue."""
    issue = rows.of("issue")[0]
    place: Line = (
        ("数据文件里的全部地方",) if rows.place is None else (Said(rows.place.full_name), "及其所辖各地")
    )
    release: Line = (
        ("未编号",) if issue["release"] is None else ("第", Num(str(issue["release"]), "issue.release"), "版")
    )
    pages: list[Inline] = [Num(str(issue["n_pages"]), "issue.n_pages"), "个版面"]
    if issue["first_page"]:
        pages += ["，见报日", Time(full_day(issue["first_page"])), "至", Time(full_day(issue["last_page"]))]
    if issue["n_undated"]:
        pages += ["，其中", Num(str(issue["n_undated"]), "issue.n_undated"), "个不知见报日"]
    return (
        ("范围", place),
        ("时段", (Time(f"{full_day(period.first)}至{full_day(period.last)}"),)),
        ("数据", (*release, "（", Time(full_day(issue["made_day"])), "发布），", *pages)),
        ("签发", (Time(full_day(issued or issue["made_day"])),)),
    )


def state_of(rows: Rows) -> tuple[Block, ...]:
    """The state of the period in two or three sentences."""
    issue, progress = rows.of("issue")[0], rows.of("progress_shown")
    findings, waiting = rows.of("findings_of_period"), rows.of("targets_waiting")
    share = Num(f"{plain_number(issue['elapsed_percent'])}%", "issue.elapsed_percent")
    opening: list[Inline] = ["到期末，全年时间已过", share, "。"]
    if progress:
        places = len({row["place_key"] for row in progress})
        opening += ["本期", count(places, "progress_shown.places"), "个地方报出有目标或完成率的进度"]
        opening += [count(len(progress), "progress_shown"), "项：", *_verdicts(progress), "。"]
    else:
        opening.append("本期未见写明目标或完成率的进度。")
    disputed = len({row["dispute"] for row in rows.of("targets_disputed")})
    more: list[Inline] = ["目标说法不一的任务", count(disputed, "targets_disputed.disputes"), "项；"]
    more += ["应有进度而本期未见的任务", count(len(waiting), "targets_waiting"), "项；"]
    more += ["本期数字上未决的核对问题", count(len(findings), "findings_of_period"), "处"]
    by_severity = Counter(row["severity"] for row in findings)
    graded = [(word, by_severity[name], name) for name, word in SEVERITIES.items() if by_severity[name]]
    for at, (word, number, name) in enumerate(graded):
        more += ["（" if at == 0 else "，", word, count(number, f"findings_of_period.{name}")]
    more.append("）。" if graded else "。")
    return (Paragraph(tuple(opening)), Paragraph(tuple(more)))


def _verdicts(progress: Sequence[Row]) -> Line:
    numbers = Counter(row["verdict"] for row in progress)
    said: list[Inline] = []
    for name, word in VERDICTS.items():
        if numbers[name]:
            said += [*("，" if said else ()), word, count(numbers[name], f"progress_shown.{name}"), "项"]
    level = sum(1 for row in progress if row["verdict"] == "ahead" and row["pace"] == 0)
    if level:
        said += ["（快于时间进度中含持平", count(level, "progress_shown.level"), "项）"]
    return tuple(said)


def left_out_of(rows: Rows) -> tuple[Block, ...]:
    """What could not be placed, counted."""
    row = rows.of("left_out")[0]
    said = {
        "placeless_progress": "没有写明地方的进度",
        "undated_progress": "没有写明截止日、不能归入任何一期的进度",
        "placeless_figures": "没有写明地方的其他数字",
        "placeless_names": "没有写明地方的名录条目",
        "undated_names": "见报日和时段都不详、不能归入任何一期的列名",
        "findings_elsewhere": "不在本期数字和在期目标上的未决问题",
    }
    items = tuple(
        (words, Num(str(row[name]), f"left_out.{name}"), "项。") for name, words in said.items() if row[name]
    )
    return (Listing(items),) if items else (Paragraph(("没有。",)),)


METHOD = (
    "数字取自报纸版面，每个数都附原句和位置；本通报只列数据文件里有的数，没有的写“未见”，不作估计。",
    "一个数归入哪一期，看它所指时段的最后一天；累计数（如一至七月）、当月数、全年数各按自己的时段列出，不混在一起。",
    "完成率在目标印出、单位相同时由完成数除以目标算出，否则用文中印出的完成率；“反推”的目标是由完成数和完成率算出的，不是印出的。",
    "时间进度是目标期（没有写明的按全年）到截止日已过的天数占比；快慢是完成率减时间进度。只有从目标期起点累计的数才比快慢，比率不比。",
    "控制类目标（如失业率控制在某数以内）方向相反，不比时间进度，只看是否突破。",
    "同一稿件在几处刊登只算一次；几篇不同的报道说法一致的合为一行，不一致的并列写出，不替任何一方取舍。",
    "“问题”是按算术核对出来的矛盾，说明数字之间对不上，不等于认定哪个数有错；未经人复核的注明未复核。",
)
"""How a bulletin counts, both kinds."""
RANKING_METHOD = (
    "排名只在同一指标、同一单位、同一时段、同一层级之间进行；按数值的排名不顾地方大小，名次本身不说明工作优劣。",
    "只有上下限的数、各家说法不一的数、有未决严重问题的数不列名次，但写出原因；印出位数不够分先后的，注明先后不能肯定。",
    "新发现、消除和复核按装入数据的日期计，与数字所指的时段无关。",
)


def method_section(number: str, more: tuple[str, ...] = ()) -> Section:
    """How it is counted."""
    return Section((f"{number}、口径说明",), (Listing(tuple((said,) for said in (*METHOD, *more))),))
