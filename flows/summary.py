"""What one load came to: the rows of its tables gathered into what an operator needs to know.

Pure: everything shown to people (terminal, Markdown, Prefect artifacts) is made from an
:class:`Summary`, and a Summary from rows with the columns of the data contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.links import Links
from flows.sources import SetAside
from warehouse.diff import TableChange
from warehouse.runs import Effort, RunRow

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

SEVERITIES = ("error", "warn", "info")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one page, or of all: numerals seen → typed → checkable → checked (见到 → 认出 → 可核 → 已核).

    ``seen``: numeral runs. ``typed``: those read as metrics. ``checkable``: metrics linked to another
    one or taken as operand by a rule. ``checked``: metrics on which a rule has said holds or fails.
    """

    path: str
    written: str
    stories: int
    copies: int
    seen: int
    typed: int
    checkable: int
    checked: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A check that fails (问题), with the sentences of the page that say so."""

    severity: str
    rule: str
    message: str
    path: str
    headline: str
    expected: str
    observed: str
    by_rounding_only: bool
    quotes: tuple[str, ...]
    repair: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Rows that break the contract of their table, counted by rule; ``evidence`` is one of them.

    Severity ``error``: they were taken out; ``warn``: published with this remark.
    """

    table: str
    rule: str
    severity: str
    rows: int
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Findings against those of the last release, as messages; ``more_…`` are not told one by one.

    ``tables`` counts the rows that came, went and changed.
    """

    new: tuple[str, ...]
    resolved: tuple[str, ...]
    same: int
    more_new: int = 0
    more_resolved: int = 0
    tables: tuple[TableChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """All pages of the warehouse in numbers, whether this load read them or an earlier one.

    ``added``, ``changed``, ``removed`` and ``unchanged`` compare the folder with the last load; ``reread``
    and ``rejudged`` count pages that were read or judged again because code or word lists have changed, or because
    that was ``asked`` for.
    """

    pages: int
    added: int
    changed: int
    removed: int
    unchanged: int
    reread: int
    rejudged: int
    total: Coverage
    held: int
    undecided: int
    by_severity: Mapping[str, int]
    asked: bool = False

    @property
    def pages_in_words(self) -> str:
        """新增 3、更新 1、移除 0、未变 96, and what was read or judged again."""
        counts = f"新增 {self.added}、更新 {self.changed}、移除 {self.removed}、未变 {self.unchanged}"
        if self.asked:
            done = f"{self.reread} 个版面重读" if self.reread else f"{self.rejudged} 个版面重新核对"
            return f"{counts}（全面复查，{done}）"
        if self.reread:
            return f"{counts}（其中 {self.reread} 个因程序或词表有改动而重读）"
        if self.rejudged:
            return f"{counts}（核对规则有改动，{self.rejudged} 个版面重新核对）"
        return counts


NOTHING = Seen(0, 0, 0, 0, 0, 0, 0, Coverage("合计", "", 0, 0, 0, 0, 0, 0), 0, 0, {})
"""A load that could not even begin."""


@dataclass(frozen=True, slots=True)
class People:
    """What people said of the failing findings and figures (复核、更正): findings by verdict, corrections by fate.

    ``refused`` says of each correction that no page fits any more why.
    """

    confirmed: int
    dismissed: int
    unclear: int
    unseen: int
    corrected: int
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One load. ``stopped`` says why nothing was published, empty when it was; ``not_kept`` why the file that
    was published could not be kept as a release too, ``no_screen`` why its screen could not be written; ``unchanged`` that an audit found all as it was.

    ``pages``, ``problems`` and ``targets`` are the first ones; ``seen`` and ``n_targets`` (by verdict) count all.
    ``trend``: the last runs of the ledger, this one first.
    """

    run_id: str
    folder: str
    warehouse: str
    seen: Seen
    pages: tuple[Coverage, ...]
    problems: tuple[Problem, ...]
    set_aside: tuple[SetAside, ...]
    hidden: int
    rejections: tuple[Rejection, ...]
    changes: Changes | None
    stopped: str = ""
    not_kept: str = ""
    no_screen: str = ""
    people: People | None = None
    unchanged: bool = False
    effort: Effort | None = None
    release: int | None = None
    targets: tuple[Row, ...] = ()
    n_targets: Mapping[str, int] = field(default_factory=dict)
    trend: tuple[Row, ...] = ()
    links: Links = field(default_factory=Links)

    @property
    def by_severity(self) -> dict[str, int]:
        """Failing findings, counted."""
        return {severity: self.seen.by_severity.get(severity, 0) for severity in SEVERITIES}

    @property
    def n_problems(self) -> int:
        """All failing findings."""
        return sum(self.by_severity.values())

    @property
    def quality(self) -> str:
        """``contract`` when publication was stopped, ``findings`` when a check fails, else ``ok``."""
        if self.stopped:
            return "contract"
        return "findings" if self.n_problems else "ok"

    @property
    def headline(self) -> str:
        """The summary in one sentence."""
        aside = f"，{len(self.set_aside)} 个文件搁置" if self.set_aside else ""
        if self.stopped:
            return f"没有发布：{self.stopped}{aside}"
        found = f"{self.n_problems} 处数字要看" if self.n_problems else "没有发现数字问题"
        said = "个版面复查过，与已发布的一致" if self.unchanged else "个版面已发布"
        return f"{self.seen.pages} {said}，{found}{aside}"


def seen_of(totals: Mapping[str, int], run: RunRow, reread: int, rejudged: int, asked: bool = False) -> Seen:
    """The counts of a load from those of the warehouse and of its own row in the ledger."""
    return Seen(
        pages=totals["pages"],
        added=totals["added"],
        changed=totals["changed"],
        removed=totals["removed"],
        unchanged=totals["unchanged"],
        reread=reread,
        rejudged=rejudged,
        total=Coverage(
            "合计",
            "",
            stories=run.n_stories,
            copies=run.n_copies,
            seen=run.n_quantities,
            typed=run.n_metrics,
            checkable=run.n_checkable,
            checked=run.n_checked,
        ),
        held=totals["held"],
        undecided=totals["undecided"],
        by_severity={severity: totals[severity] for severity in SEVERITIES},
        asked=asked,
    )


def coverage_of(pages: Iterable[Row]) -> tuple[Coverage, ...]:
    """One Coverage per row of counts, in their order."""
    return tuple(Coverage(**page) for page in pages)


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """Counts by verdict."""
    return {str(row["verdict"]): int(row["n"]) for row in rows}


def problems_of(tables: Tables) -> tuple[Problem, ...]:
    """The failing check results, gravest first, then in the order in which they are printed."""
    if not tables:
        return ()
    paths = {d["doc_id"]: d["path"] for d in tables["documents"]}
    headlines = {s["story_id"]: s["headline"] or "" for s in tables["stories"]}
    metrics = {m["metric_id"]: m for m in tables["metrics"]}

    def printed(row: Row) -> tuple[int, str, str]:
        at = min((metrics[i].get("char_start", 0) for i in row["metric_ids"] if i in metrics), default=0)
        return at, row["rule"], row["fingerprint"]

    found = [
        Problem(
            severity=row["severity"],
            rule=row["rule"],
            message=row["message"],
            path=paths.get(row["doc_id"], ""),
            headline=headlines.get(row["story_id"], ""),
            expected=_shown(row["expected"]),
            observed=_shown(row["observed"]),
            by_rounding_only=bool(row["by_rounding_only"]),
            quotes=_quotes(row, metrics),
            repair=_shown(row.get("repair")),
            fingerprint=row["fingerprint"],
        )
        for row in sorted(tables["check_results"], key=printed)
        if row["verdict"] == "fails"
    ]
    return tuple(sorted(found, key=lambda f: (_rank(f.severity), f.path)))


def rejections_of(quarantine: Iterable[Row]) -> tuple[Rejection, ...]:
    """Quarantined rows counted by table and rule; set-aside pages (kind ``page``) are not among them."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in quarantine:
        if row["kind"] == "row":
            groups.setdefault((row["table_name"], row["rule"]), []).append(row)
    return tuple(
        Rejection(
            table=table,
            rule=rule,
            severity=rows[0]["severity"],
            rows=len(rows),
            reason=rows[0]["reason"],
            evidence=f"{rows[0]['item']} {_shown(rows[0]['evidence'])}".strip(),
        )
        for (table, rule), rows in sorted(groups.items())
    )


def _quotes(result: Row, metrics: Mapping[str, Row]) -> tuple[str, ...]:
    """The sentences of the operands, each once; else the sentence that the rule gave."""
    of_metrics = [metrics[id_].get("quote") for id_ in result["metric_ids"] if id_ in metrics]
    return tuple(dict.fromkeys(filter(None, [*of_metrics] or [result.get("quote")])))


def _rank(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
