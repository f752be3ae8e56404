"""What contradicts itself (互相矛盾): findings, targets and figures of which stories print different numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from flows.bulletins.document import Block, Finding, Grid, Inline, Line, Listing, Num, Paragraph, Said, Time
from flows.bulletins.period import full_day, span_words
from flows.bulletins.wording import Row, cited, count, indicator_of, joined, name_of
from warehouse.wording import REVIEWS, SEVERITIES, amount, as_printed

MOST_FINDINGS = 200
"""Findings that are told one by one. 2026-11: set to 200."""
STATUSES = {"conflict": "说法不一", "revised": "后来的报道改了数"}


@dataclass(frozen=True, slots=True)
class Marks:
    """Which findings are about which facts, and which targets contradict others."""

    by_fact: dict[str, tuple[int, ...]]
    disputed: frozenset[str]

    @classmethod
    def made(cls, findings: Iterable[Row], disputed: Iterable[Row]) -> Marks:
        """From the rows of the steps findings_of_period and targets_disputed."""
        by_fact: dict[str, list[int]] = {}
        for row in findings:
            for fact in row["facts"]:
                by_fact.setdefault(fact, []).append(row["n"])
        return cls(
            {fact: tuple(numbers) for fact, numbers in by_fact.items()},
            frozenset(metric_id for row in disputed for metric_id in row["metric_ids"]),
        )

    def of(self, *facts: str | None) -> Line:
        """Pointers to the findings about these facts, each once."""
        numbers = sorted({n for fact in facts if fact for n in self.by_fact.get(fact, ())})
        return joined([(Finding(n),) for n in numbers], "、")

    def is_disputed(self, *metric_ids: str | None) -> bool:
        """Whether another page says another target than one of these."""
        return any(metric_id in self.disputed for metric_id in metric_ids)


def finding_blocks(rows: Sequence[Row]) -> tuple[Block, ...]:
    """The open findings about the period's figures, numbered; a sentence when there is none."""
    if not rows:
        return (Paragraph(("本期数字未见未决的核对问题。",)),)
    shown = rows[:MOST_FINDINGS]
    listing = Listing(tuple(_finding(row) for row in shown), tuple(row["n"] for row in shown))
    if len(rows) == len(shown):
        return (listing,)
    rest = count(len(rows) - len(shown), "findings_of_period.more")
    return (listing, Paragraph(("限于篇幅，另有", rest, "处没有列出，可用 shuzheng findings 查看。")))


def _finding(row: Row) -> Line:
    said: list[Inline] = [f"〔{SEVERITIES[row['severity']]}〕", Said(row["message"])]
    if row["repair"]:
        said += [" 疑似笔误：", Said(row["repair"])]
    said += [f" {REVIEWS[row['review']]}；"]
    if row["first_day"] is not None:
        said += ["首次发现", Time(full_day(row["first_day"]))]
    said.append("，本次新发现" if row["is_new"] else "")
    step, key = "findings_of_period", row["fingerprint"]
    said += [
        "；涉及",
        Num(str(len(row["metric_ids"])), f"{step}.operands", key, tuple(row["metric_ids"])),
        "个数",
    ]
    if row["n_printings"] > 1:
        said += ["，转载稿中同见，共", Num(str(row["n_printings"]), f"{step}.n_printings", key), "处"]
    return (*said, "。")


def disputed_blocks(rows: Sequence[Row], year: int) -> tuple[Block, ...]:
    """Targets of one task that cannot all be meant, side by side."""
    if not rows:
        return (Paragraph(("本期未见互相矛盾的目标。",)),)
    items: list[Line] = []
    for _, group in groupby(rows, key=lambda row: row["dispute"]):
        told = list(group)
        span = Time(span_words(told[0]["from_day"], told[0]["to_day"], year))
        said = joined([_target(row) for row in told])
        items.append((*name_of(told[0]), " ", indicator_of(told[0]), "（", span, "）：", *said, "。"))
    return (Listing(tuple(items)),)


def _target(row: Row) -> Line:
    step, key = "targets_disputed", row["target_id"]
    day: Line = (Time(full_day(row["page_date"])), "见报") if row["page_date"] else ("见报日不详",)
    if row["n_told"] > 1:
        day = (*day, "，同样说法共", Num(str(row["n_told"]), f"{step}.n_told", key), "处")
    text = Num(as_printed(row["raw_text"]), f"{step}.raw_text", key, cited(row["metric_id"]))
    if row["kind"] == "printed":
        return ("一说", text, "（", *day, "）")
    ratio = Num(as_printed(row["percent_text"]), f"{step}.percent_text", key, cited(row["percent_id"]))
    said: list[Inline] = ["一说完成", text, "、完成率", ratio]
    if row["target"] is not None:
        number = amount(row["target"], row["unit"])
        cites = cited(row["metric_id"], row["percent_id"])
        said += ["，反推约为", Num(number, f"{step}.target", key, cites)]
    return (*said, "（", *day, "）")


def conflict_blocks(rows: Sequence[Row], year: int) -> tuple[Block, ...]:
    """Figures of the period that stories print differently."""
    differing = [row for row in rows if row["status"] in STATUSES]
    if not differing:
        return (Paragraph(("本期未见各家说法不一的数字。",)),)
    cells = tuple(_conflict(row, year) for row in differing[:MOST_FINDINGS])
    grid = Grid("各家说法不一的数字", ("地方", "指标", "时段", "各处印作", "情形"), cells)
    if len(differing) > MOST_FINDINGS:
        rest = count(len(differing) - MOST_FINDINGS, "figures_of_period.conflicts_more")
        return (grid, Paragraph(("限于篇幅，另有", rest, "行没有列出。")))
    return (grid,)


def _conflict(row: Row, year: int) -> tuple[Line, ...]:
    texts = [_statement(each) for each in row["statements"]]
    return (
        name_of(row),
        (indicator_of(row),),
        (Time(span_words(row["period_start"], row["period_end"], year)),),
        joined(texts, "；"),
        (STATUSES[row["status"]],),
    )


def _statement(said: Row) -> Line:
    text = Num(as_printed(said["raw_text"]), "metrics.raw_text", said["metric_id"], (said["metric_id"],))
    return (text, "（", Time(full_day(said["page_date"])) if said["page_date"] else "见报日不详", "）")


def ledger_blocks(rows: Sequence[Row], source: str = "ledger_of_period") -> tuple[Block, ...]:
    """What runs found, no longer found, and people judged within the period."""
    opened, gone, judged = (
        [row for row in rows if row[flag]] for flag in ("is_opened", "is_resolved", "is_judged")
    )
    if not rows:
        return (Paragraph(("按装入日期计，本期内没有新发现、消除或复核的问题。",)),)
    line: Line = (
        "按装入日期计，本期内新发现", count(len(opened), f"{source}.opened"),
        "处，消除", count(len(gone), f"{source}.resolved"),
        "处，复核", count(len(judged), f"{source}.judged"), "处；问题台账不分地方。",
    )  # fmt: skip
    items = [_ledger(row) for row in (gone + [row for row in judged if row not in gone])[:MOST_FINDINGS]]
    return (Paragraph(line), Listing(tuple(items))) if items else (Paragraph(line),)


def _ledger(row: Row) -> Line:
    said: list[Inline] = [Said(row["message"]), "（", Time(full_day(row["first_day"])), "发现"]
    if row["is_resolved"]:
        said += ["，", Time(full_day(row["gone_day"])), "起不再出现"]
    if row["is_judged"]:
        said += ["，", Time(full_day(row["review_day"])), f"复核：{REVIEWS[row['review']]}"]
    return (*said, "）")
