"""The monthly dispatch (月调度): actual against target, pace, who is behind, what contradicts itself, what is new."""

from __future__ import annotations

import datetime as dt

from flows.bulletins.directories import directory_sections
from flows.bulletins.document import Document, Said, Section, Time
from flows.bulletins.figures import figure_blocks
from flows.bulletins.findings import Marks, conflict_blocks, disputed_blocks, finding_blocks, ledger_blocks
from flows.bulletins.opening import facts_of, left_out_of, method_section, state_of
from flows.bulletins.period import Period
from flows.bulletins.progress import advance_blocks, lagging_blocks, progress_blocks, waiting_blocks
from warehouse.bulletin import Rows


def monthly(rows: Rows, period: Period, issued: dt.date | None) -> Document:
    """The dispatch of a month from its rows."""
    progress, year = rows.of("progress_shown"), period.first.year
    findings, disputed = rows.of("findings_of_period"), rows.of("targets_disputed")
    figures = rows.of("figures_of_period")
    marks = Marks.made(findings, disputed)
    scope = Said(rows.place.name) if rows.place else "各地"
    sections = (
        Section(("一、总体情况",), state_of(rows)),
        Section(("二、任务进度",), progress_blocks(progress, marks, year)),
        Section(("三、落后的任务",), lagging_blocks(progress, marks, year)),
        Section(("四、互相矛盾的数字",), ()),
        Section(("（一）目标说法不一",), disputed_blocks(disputed, year), level=3),
        Section(("（二）数字说法不一",), conflict_blocks(figures, year), level=3),
        Section(("（三）核对问题",), finding_blocks(findings), level=3),
        Section(
            ("五、与上次相比",),
            (*advance_blocks(progress, year), *ledger_blocks(rows.of("ledger_of_period"))),
        ),
        Section(("六、本期未见进度的任务",), waiting_blocks(rows.of("targets_waiting"), year)),
        Section(("七、其他本期数字",), figure_blocks(figures, marks, year)),
        *directory_sections("八", rows.of("directory_of_period")),
        Section(("九、未列入的",), left_out_of(rows)),
        method_section("十"),
    )
    title = (scope, "主要指标月调度（", Time(period.name), "）")
    return Document(title, facts_of(rows, period, issued), sections, rows.evidence)
