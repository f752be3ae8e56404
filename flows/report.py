"""A summary as the Markdown report of a load, whole or one section by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.links import Links
from flows.summary import Coverage, Problem, Summary
from warehouse.diff import table_lines
from warehouse.escape import cut, markdown

MAX_BYTES = 180_000
"""Prefect copies an artifact into an event and refuses large ones; measured: keep under 200 kB."""
MAX_ROWS = 300

SEVERITY_NAMES = {"error": "严重", "warn": "注意", "info": "提示"}
_MARKS = {"ok": "✅", "findings": "🔎", "contract": "⛔"}
QUOTE_WIDTH = 240


def render(summary: Summary) -> str:
    """The whole report, under MAX_BYTES; what does not fit is left out with its count stated."""
    sections = (
        _state(summary),
        _coverage(summary),
        *(_findings(summary, severity) for severity in SEVERITY_NAMES),
        _people(summary),
        _changes(summary),
        _set_aside(summary),
        _rejections(summary),
    )
    share = MAX_BYTES // len(sections)
    fitted = (_fitted(head, items, share, unlisted) for head, items, unlisted in sections if items or head)
    return "\n\n".join(fitted) + "\n"


def render_part(summary: Summary, name: str) -> str:
    """One section by itself, with the whole room; empty when there is nothing to say."""
    sections = {
        "coverage": _coverage,
        "changes": _changes,
        "set_aside": _set_aside,
        "rejections": _rejections,
    }
    head, items, unlisted = sections[name](summary)
    return _fitted(head, items, MAX_BYTES, unlisted) if head or items else ""


_Section = tuple[str, list[str], int]
"""A head that is always shown, items that may be cut from the end, and how many more there are."""


def _state(summary: Summary) -> _Section:
    lines = [
        "# 数证 · 质量报告",
        f"{_MARKS[summary.quality]} **{markdown(summary.headline)}**",
        f"- 版面文件夹：{markdown(summary.folder)}\n- 数据仓库：{markdown(summary.warehouse)}\n"
        f"- 批次：{markdown(summary.run_id)}\n- 版面：{summary.seen.pages_in_words}{_effort(summary)}",
    ]
    lines += [f"⚠️ {markdown(said)}" for said in (summary.not_kept, summary.no_screen) if said]
    if summary.stopped:
        lines.append("上一次发布的数据仓库原样保留，没有被这次装入改动。")
    return "\n\n".join(lines), [], 0


def _effort(summary: Summary) -> str:
    """What the run took, as one more line of the list."""
    took = summary.effort
    if took is None:
        return ""
    speed = ""
    if (pages := took.pages_per_second) and (found := took.quantities_per_second):
        speed = f"，每秒 {pages:.1f} 个版面、{found:.0f} 个数字"
    return (
        f"\n- 开销：读 {took.n_read} 个版面{speed}；用时 {took.seconds:.1f} 秒，处理器 {took.cpu_seconds:.1f} 秒，"
        f"内存最高 {took.peak_memory_mb:.0f} MB"
    )


def _coverage(summary: Summary) -> _Section:
    seen = summary.seen
    total = seen.total
    head = (
        f"## 覆盖\n\n见到 {total.seen} 个数，认出统计数字 {total.typed} 个；"
        f"可核 {total.checkable} 个，已核 {total.checked} 个。"
        f"规则判定成立 {seen.held} 条，问题 {summary.n_problems} 条，"
        f"无法判定 {seen.undecided} 条。\n\n"
        "| 版面 | 编码 | 文章 | 重复稿 | 见到 | 认出 | 可核 | 已核 |\n"
        "|---|---|--:|--:|--:|--:|--:|--:|\n" + _coverage_row(total)
    )
    return head, [_coverage_row(page) for page in summary.pages], seen.pages - len(summary.pages)


def _coverage_row(c: Coverage) -> str:
    counts = (c.stories, c.copies, c.seen, c.typed, c.checkable, c.checked)
    return f"| {markdown(c.path)} | {markdown(c.written)} | " + " | ".join(map(str, counts)) + " |"


def _findings(summary: Summary, severity: str) -> _Section:
    found = [f for f in summary.problems if f.severity == severity]
    count = summary.by_severity[severity]
    if not count:
        return "", [], 0
    return (
        f"## {SEVERITY_NAMES[severity]}：{count} 条",
        [_finding(f, summary.links) for f in found],
        count - len(found),
    )


def _finding(f: Problem, links: Links) -> str:
    lines = [f"\n### {markdown(f.message)}", f"{markdown(f.path)} · {markdown(f.headline)} · 规则 `{f.rule}`"]
    if f.expected or f.observed:
        lines.append(f"应为 {markdown(f.expected)}，实为 {markdown(f.observed)}。")
    if f.by_rounding_only:
        lines.append("只差在四舍五入。")
    if f.repair:
        lines.append(f"疑似笔误：{markdown(f.repair)}")
    lines.extend(f"> {markdown(cut(quote, QUOTE_WIDTH))}" for quote in f.quotes)
    if address := links.finding(f.fingerprint):
        lines.append(f"[看证据]({address})")
    return "\n\n".join(lines)


def _people(summary: Summary) -> _Section:
    """How much was reviewed, and the corrections that were not applied."""
    people = summary.people
    if people is None or summary.stopped:
        return "", [], 0
    head = f"## 复核与更正\n\n问题里确认 {people.confirmed} 条，判为误报 {people.dismissed} 条，"
    head += f"存疑 {people.unclear} 条，未复核 {people.unseen} 条。更正用上 {people.corrected} 条，没有用上 {len(people.refused)} 条"
    head += "：\n" if people.refused else "。"
    return head, [f"- {markdown(reason)}" for reason in people.refused], 0


def _changes(summary: Summary) -> _Section:
    changes = summary.changes
    if summary.stopped:
        return "", [], 0
    if summary.unchanged:
        return "## 与上次相比\n\n全面复查的结果与已发布的逐行一致，没有出新的一版。", [], 0
    if changes is None:
        return "## 与上次相比\n\n这是第一次装入，没有可比的。", [], 0
    more = changes.more_new + changes.more_resolved
    head = f"## 与上次相比\n\n新出现 {len(changes.new) + changes.more_new} 条，"
    head += f"已消失 {len(changes.resolved) + changes.more_resolved} 条，"
    head += f"依旧 {changes.same} 条。"
    if changed := [each for each in changes.tables if each.added or each.gone or each.changed]:
        head += "\n\n" + "\n".join(table_lines(changed))
    items = [f"- 新：{markdown(m)}" for m in changes.new]
    items += [f"- 消失：{markdown(m)}" for m in changes.resolved]
    return head + ("\n" if items else ""), items, more


def _set_aside(summary: Summary) -> _Section:
    skipped = f"\n\n另有 {summary.hidden} 个隐藏文件没有看。" if summary.hidden else ""
    if not summary.set_aside:
        return (f"## 搁置的文件\n\n没有。{skipped}" if skipped else ""), [], 0
    rows = [(a.path, a.rule, a.reason, a.evidence) for a in summary.set_aside]
    head = f"## 搁置的文件：{len(rows)} 个{skipped}\n\n| 文件 | 规则 | 原因 | 证据 |\n|---|---|---|---|"
    return head, _table(rows), 0


def _rejections(summary: Summary) -> _Section:
    if not summary.rejections:
        return "", [], 0
    fate = {"error": "取出", "warn": "保留"}
    rows = [
        (r.table, r.rule, str(r.rows), fate.get(r.severity, r.severity), r.reason, r.evidence)
        for r in summary.rejections
    ]
    count = sum(r.rows for r in summary.rejections)
    head = f"## 不合数据契约的行：{count} 行\n\n"
    head += "| 表 | 规则 | 行数 | 处理 | 原因 | 例 |\n|---|---|--:|---|---|---|"
    return head, _table(rows), 0


def _table(rows: Iterable[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(markdown(cut(text, QUOTE_WIDTH)) for text in row) + " |" for row in rows]


def _fitted(head: str, items: Sequence[str], room: int, unlisted: int) -> str:
    parts = [head]
    room -= len(head.encode())
    for item in items:
        room -= len(item.encode()) + 1
        if room < 0:
            break
        parts.append(item)
    unlisted += len(items) - len(parts) + 1
    if unlisted:
        parts.append(f"\n（篇幅所限，另有 {unlisted} 条没有列出，全部在数据仓库里。）")
    return "\n".join(parts)
