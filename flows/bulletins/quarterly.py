"""The quarterly bulletin (季通报): rankings with their reasons, progress, series, findings that came and went, the method."""

from __future__ import annotations

import datetime as dt

from flows.bulletins.directories import directory_sections
from flows.bulletins.document import Document, Said, Section, Time
from flows.bulletins.findings import Marks, conflict_blocks, disputed_blocks, finding_blocks, ledger_blocks
from flows.bulletins.opening import RANKING_METHOD, facts_of, left_out_of, method_section, state_of
from flows.bulletins.period import Period
from flows.bulletins.progress import lagging_blocks, progress_blocks, waiting_blocks
from flows.bulletins.rankings import ranking_sections
from flows.bulletins.series import series_sections
from warehouse.bulletin import Rows


def quarterly(rows: Rows, period: Period, issued: dt.date | None) -> Document:
    """The bulletin of a quarter from its rows."""
    progress, year = rows.of("progress_shown"), period.first.year
    findings, disputed = rows.of("findings_of_period"), rows.of("targets_disputed")
    marks = Marks.made(findings, disputed)
    scope = Said(rows.place.name) if rows.place else "各地"
    sections = (
        Section(("一、总体情况",), state_of(rows)),
        *ranking_sections(rows.of("rankings"), marks, year),
        Section(("三、任务进度",), progress_blocks(progress, marks, year)),
        Section(("落后的任务",), lagging_blocks(progress, marks, year), level=3),
        Section(("本期未见进度的任务",), waiting_blocks(rows.of("targets_waiting"), year), level=3),
        *series_sections(rows.of("series_points"), marks, year),
        Section(("五、问题和整改",), ledger_blocks(rows.of("ledger_of_period"))),
        Section(("（一）目标说法不一",), disputed_blocks(disputed, year), level=3),
        Section(("（二）数字说法不一",), conflict_blocks(rows.of("figures_of_period"), year), level=3),
        Section(("（三）本季数字上未决的问题",), finding_blocks(findings), level=3),
        *directory_sections("六", rows.of("directory_of_period")),
        Section(("七、未列入的",), left_out_of(rows)),
        method_section("八", RANKING_METHOD),
    )
    title = (scope, "主要指标季通报（", Time(period.name), "）")
    return Document(title, facts_of(rows, period, issued), sections, rows.evidence)
