"""What one load came to: the rows of its tables gathered into what an operator needs to know.

Pure: everything shown to people (terminal, Markdown, Prefect artifacts) is made from an
:class:`Summary`, and a Summary from rows with the columns of the data contract.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.sources import SetAside

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

SEVERITIES = ("error", "warn", "info")
_LINKS = ("of_metric_id", "target_metric_id", "same_as_metric_id")


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
    """Findings against those of the last published load, as messages."""

    new: tuple[str, ...]
    resolved: tuple[str, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One load. ``stopped`` says why nothing was published, empty when it was."""

    run_id: str
    folder: str
    warehouse: str
    pages: tuple[Coverage, ...]
    problems: tuple[Problem, ...]
    undecided: int
    held: int
    set_aside: tuple[SetAside, ...]
    hidden: int
    rejections: tuple[Rejection, ...]
    changes: Changes | None
    stopped: str = ""
    total: Coverage = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", _total(self.pages))

    @property
    def by_severity(self) -> dict[str, int]:
        counts = Counter(f.severity for f in self.problems)
        return {severity: counts[severity] for severity in SEVERITIES}

    @property
    def quality(self) -> str:
        """``contract`` when publication was stopped, ``findings`` when a check fails, else ``ok``."""
        if self.stopped:
            return "contract"
        return "findings" if self.problems else "ok"

    @property
    def headline(self) -> str:
        """The summary in one sentence."""
        aside = f"，{len(self.set_aside)} 个文件搁置" if self.set_aside else ""
        if self.stopped:
            return f"没有发布：{self.stopped}{aside}"
        found = f"{len(self.problems)} 处数字要看" if self.problems else "没有发现数字问题"
        return f"{len(self.pages)} 个版面已发布，{found}{aside}"


def coverage_of(tables: Tables, written: Mapping[str, str]) -> tuple[Coverage, ...]:
    """One Coverage per document, in the order of their paths."""
    checkable = {id_ for result in tables["check_results"] for id_ in result["metric_ids"]}
    decided = {
        id_
        for result in tables["check_results"]
        if result["verdict"] in ("holds", "fails")
        for id_ in result["metric_ids"]
    }
    for metric in tables["metrics"]:
        others = [metric[link] for link in _LINKS if metric[link]]
        checkable.update(others, [metric["metric_id"]] if others else [])
    stories = [s for s in tables["stories"] if s["kind"] == "story"]
    count = {
        "stories": Counter(s["doc_id"] for s in stories),
        "copies": Counter(s["doc_id"] for s in stories if not s["is_canonical"]),
        "seen": Counter(q["doc_id"] for q in tables["quantities"]),
        "typed": Counter(m["doc_id"] for m in tables["metrics"]),
        "checkable": Counter(m["doc_id"] for m in tables["metrics"] if m["metric_id"] in checkable),
        "checked": Counter(m["doc_id"] for m in tables["metrics"] if m["metric_id"] in decided),
    }
    documents = sorted(tables["documents"], key=lambda d: (d["path"], d["doc_id"]))
    return tuple(
        Coverage(
            d["path"],
            written.get(d["doc_id"], d["encoding"]),
            **{name: counts[d["doc_id"]] for name, counts in count.items()},
        )
        for d in documents
    )


def problems_of(tables: Tables) -> tuple[Problem, ...]:
    """The failing check results, gravest first, then in the order in which they are printed."""
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


def changes_between(before: Mapping[str, str] | None, now: Sequence[Problem]) -> Changes | None:
    """What is new and what is gone, by fingerprint; ``before`` maps fingerprints to messages.

    None when there was no load before.
    """
    if before is None:
        return None
    prints = {f.fingerprint for f in now}
    new = tuple(f.message for f in now if f.fingerprint not in before)
    resolved = tuple(message for print_, message in sorted(before.items()) if print_ not in prints)
    return Changes(new, resolved, len(prints & before.keys()))


def _quotes(result: Row, metrics: Mapping[str, Row]) -> tuple[str, ...]:
    """The sentences of the operands, each once; else the sentence that the rule gave."""
    of_metrics = [metrics[id_].get("quote") for id_ in result["metric_ids"] if id_ in metrics]
    return tuple(dict.fromkeys(filter(None, [*of_metrics] or [result.get("quote")])))


def _total(pages: Sequence[Coverage]) -> Coverage:
    names = ("stories", "copies", "seen", "typed", "checkable", "checked")
    return Coverage("合计", "", **{name: sum(getattr(page, name) for page in pages) for name in names})


def _rank(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
