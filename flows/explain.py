"""Why a stored figure is what it is, for the command line (数字来历): its page, its reasons, its links, its checks.

What the warehouse keeps is told as it stands. The reasons are not kept: they are worked out again from the page,
when its file still has the bytes that were read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from flows import sidecar
from flows.review import SHORT
from transforms.page import Page, PageRejected, read_page
from warehouse.errors import PublishError
from warehouse.store import reading

AROUND = 120
"""Characters of the page shown on either side of a figure. 2026-11: set to 120."""


class NoSuchFigure(PublishError):
    """No figure, or more than one, has the id that was asked for."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure and all that can be told of it; ``why_not`` says why there are no reasons, or is empty.

    ``before``, ``printed``, ``after``: the page around it, or its story when the page cannot be read any more.
    """

    figure: dict[str, Any]
    before: str
    printed: str
    after: str
    from_page: bool
    reasons: tuple[dict[str, Any], ...]
    why_not: str
    links: tuple[dict[str, Any], ...]
    checks: tuple[dict[str, Any], ...]
    corrections: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Everything by name, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


_FIGURE = """
SELECT m.*, s.headline, s.text, s.cluster_id, s.is_canonical, d.path, d.page_date, d.page_date_basis, d.run_id,
    r.pages_folder, i.name AS indicator_name, p.full_name AS place_full_name
FROM metrics AS m JOIN stories AS s USING (story_id) JOIN documents AS d ON d.doc_id = m.doc_id
LEFT JOIN runs AS r ON r.run_id = d.run_id
LEFT JOIN indicators AS i ON i.code = m.indicator_code
LEFT JOIN places AS p ON p.code = m.place_code
WHERE starts_with(m.metric_id, ?) ORDER BY m.metric_id <> ?, m.metric_id LIMIT 2
"""
_LINKS = """
WITH me AS (SELECT * FROM metrics WHERE metric_id = $id), link AS (
    SELECT '基数或总数' AS what, of_metric_id AS other FROM me
    UNION ALL SELECT '目标', target_metric_id FROM me
    UNION ALL SELECT '先前的同一说法', same_as_metric_id FROM me
    UNION ALL SELECT '它的比例、部分或增减', metric_id FROM metrics WHERE of_metric_id = $id
    UNION ALL SELECT '它的完成情况', metric_id FROM metrics WHERE target_metric_id = $id
    UNION ALL SELECT '后面的同一说法', metric_id FROM metrics WHERE same_as_metric_id = $id
)
SELECT what, m.metric_id, m.role, m.indicator, m.raw_text FROM link JOIN metrics AS m ON m.metric_id = link.other
ORDER BY m.char_start, what
"""
_CHECKS = """
SELECT rule, severity, verdict, by_rounding_only, message, expected, observed, repair, fingerprint FROM check_results
WHERE list_contains(metric_ids, ?) ORDER BY verdict, rule, result_id
"""


def explain(warehouse: Path, metric_id: str, pages: Path | None = None) -> Explained:
    """All that can be told of a figure. ``metric_id`` may be its first characters, if no other begins so.

    ``pages`` is where the page files lie now; without it, where the run found them. Raises NoSuchFigure, PublishError.
    """
    with reading(warehouse) as con:
        figure = _figure(con, metric_id)
        found = figure["metric_id"]
        links = con.execute(_LINKS, {"id": found})
        linked = _rows(links)
        checks = _rows(con.execute(_CHECKS, [found]))
    folder = pages or Path(figure.pop("pages_folder") or ".")
    story = figure.pop("text")
    page, why_not = page_as_read(folder / figure["path"], figure["doc_id"])
    if page is None:
        text, start, end = story, figure["text_start"], figure["text_end"]
        reasons: tuple[dict[str, Any], ...] = ()
    else:
        text, start, end = page.text, figure["char_start"], figure["char_end"]
        reasons = told_reasons(page, [figure]).get(found, ())
        if not reasons:
            why_not = "现在的程序在这里读不出这个数字，推断过程无从重算；重跑一次后再问。"
    return Explained(
        figure=figure,
        before=text[max(0, start - AROUND) : start],
        printed=text[start:end],
        after=text[end : end + AROUND],
        from_page=page is not None,
        reasons=reasons,
        why_not=why_not,
        links=tuple(linked),
        checks=tuple(checks),
        corrections=tuple(
            f"{c.expect}应为{c.value}：{c.reason}（{c.author}）"
            for c in sidecar.corrections(warehouse)
            if c.locator == found or (c.expect == figure["raw_text"] and c.locator in (figure["quote"] or ""))
        ),
    )


def _figure(con: duckdb.DuckDBPyConnection, metric_id: str) -> dict[str, Any]:
    rows = _rows(con.execute(_FIGURE, [metric_id, metric_id]))
    if len(metric_id) < SHORT or not rows:
        raise NoSuchFigure(
            f"没有编号以“{metric_id}”开头的数字（至少写{SHORT}位）。编号在 metrics.metric_id 里，"
            "可用 shuzheng query 或 shuzheng search 查到。"
        )
    if len(rows) > 1 and rows[0]["metric_id"] != metric_id:
        raise NoSuchFigure(f"编号以“{metric_id}”开头的数字不止一个，请多写几位。")
    return rows[0]


def _rows(answer: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def page_as_read(path: Path, doc_id: str) -> tuple[Page | None, str]:
    """The page as it was read, or None and why not."""
    try:
        content = path.read_bytes()
    except OSError:
        return (
            None,
            f"版面文件 {path} 已不在，推断过程无从重算；下面是数据文件里存的证据。可用 --pages 指明版面文件夹。",
        )
    if not _same(content, doc_id):
        return None, f"版面文件 {path} 已经改过，推断过程无从重算；下面是数据文件里存的证据。"
    try:
        return read_page(path.name, content), ""
    except PageRejected as error:
        return None, f"版面文件 {path} 现在读不了：{error}"


def still_there(path: Path, doc_id: str) -> bool:
    """Whether the file of a page still has the bytes that were read."""
    try:
        return _same(path.read_bytes(), doc_id)
    except OSError:
        return False


def _same(content: bytes, doc_id: str) -> bool:
    return hashlib.sha256(content).hexdigest() == doc_id


def told_reasons(page: Page, figures: Sequence[Mapping[str, Any]]) -> dict[str, tuple[dict[str, Any], ...]]:
    """The reasons for figures of a page by ``metric_id``, worked out again by today's program.

    It may read the page otherwise than the one that stored them: what it does not find has no reasons. Of each figure
    ``story_id``, ``text_start``, ``indicator`` and ``period_text`` are asked.
    """
    from transforms.extract import numbers_of
    from transforms.layout import classify
    from transforms.reasons import all_reasons
    from transforms.story import cut_stories

    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    named = {(f["story_id"], f["text_start"]): f["indicator"] or "" for f in figures}
    found = all_reasons(page=numbers, named=named)
    told: dict[str, tuple[dict[str, Any], ...]] = {}
    for figure in figures:
        reasons = found.get((figure["story_id"], figure["text_start"]), ())
        rows = tuple({name: getattr(reason, name) for name in _REASON} for reason in reasons)
        if figure["period_text"]:
            # The time of a headline's figure is that of the same figure in the text below it.
            below = {"rule": "told below", "says": f"时间取自正文里同一个数的“{figure['period_text']}”。"}
            rows = tuple(each | below if each["rule"] == "no time" else each for each in rows)
        if rows:
            told[figure["metric_id"]] = rows
    return told


_REASON = ("about", "rule", "says", "words", "start", "end")
