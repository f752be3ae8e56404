"""数证 notebook: how far targets are, what follows in time, what contradicts itself, what was looked at.

Open it with ``marimo edit notebooks/press.py``; it reads the published file and changes nothing. Another file is
named by ``SHUZHENG_WAREHOUSE``.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="数证")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo

    path = Path(os.environ.get("SHUZHENG_WAREHOUSE", "warehouse/press.duckdb"))
    con = duckdb.connect(str(path), read_only=True)

    def ask(sql, *given):
        """The answer as a frame; charts and tables take numbers as floats."""
        made = con.execute(sql, given)
        names = [column[0] for column in made.description]
        rows = [dict(zip(names, row, strict=True)) for row in made.fetchall()]
        return [
            {name: float(v) if type(v).__name__ == "Decimal" else v for name, v in row.items()}
            for row in rows
        ]

    return alt, ask, mo, path


@app.cell
def _(ask, mo, path):
    (run,) = ask(
        """
        SELECT finished_at, n_pages, n_stories, n_copies, n_metrics, n_checked, n_errors, n_warnings
        FROM runs WHERE status <> 'stopped' ORDER BY release DESC LIMIT 1
        """
    )
    mo.md(
        f"""
        # 数证

        `{path}`，{run["finished_at"]:%Y-%m-%d %H:%M} UTC 发布：{run["n_pages"]} 个版面，{run["n_stories"]} 篇稿件
        （转载 {run["n_copies"]} 篇），{run["n_metrics"]} 个统计数字，核对了 {run["n_checked"]} 个；
        严重问题 {run["n_errors"]} 处，注意 {run["n_warnings"]} 处。
        """
    )
    return


@app.cell
def _(alt, ask, mo):
    progress = ask(
        """
        SELECT coalesce(place, '') || ' ' || coalesce(indicator, raw_text) AS target, least(percent, 200) AS percent,
            elapsed_percent, pace, verdict, quote, path
        FROM target_progress WHERE percent IS NOT NULL AND NOT is_ceiling
        ORDER BY percent DESC LIMIT 40
        """
    )
    _bars = (
        alt.Chart(alt.Data(values=progress))
        .mark_bar(height=10)
        .encode(
            x=alt.X("percent:Q", title="完成任务的百分比（超过200%的画到200%）"),
            y=alt.Y("target:N", sort="-x", title=None),
            color=alt.Color(
                "verdict:N",
                title="判断",
                scale=alt.Scale(
                    domain=["met", "ahead", "behind", "missed", "open"],
                    range=["#2e7d4f", "#4878a8", "#e09020", "#c0392b", "#999999"],
                ),
            ),
            tooltip=["target:N", "percent:Q", "elapsed_percent:Q", "pace:Q", "quote:N", "path:N"],
        )
    )
    _ticks = (
        alt.Chart(alt.Data(values=progress))
        .mark_tick(thickness=2, color="black")
        .encode(x="elapsed_percent:Q", y=alt.Y("target:N", sort="-x"))
    )
    mo.vstack([mo.md("## 任务进度\n\n条是完成率，竖线是时间已过的百分比。"), _bars + _ticks])
    return


@app.cell
def _(ask, mo):
    names = ask(
        """
        SELECT series_id, any_value(place) || ' ' || any_value(indicator_name) || '（' || any_value(span) || '）' AS name
        FROM series GROUP BY series_id ORDER BY count(*) DESC, name LIMIT 200
        """
    )
    chosen = mo.ui.dropdown({each["name"]: each["series_id"] for each in names}, label="序列")
    return chosen, names


@app.cell
def _(alt, ask, chosen, mo, names):
    points = ask(
        """
        SELECT coalesce(period_end, period_start)::VARCHAR AS day, value, raw_text, status, quote FROM series
        WHERE series_id = ? ORDER BY n
        """,
        chosen.value or (names[0]["series_id"] if names else ""),
    )
    _line = (
        alt.Chart(alt.Data(values=points))
        .mark_line(point=True)
        .encode(
            x=alt.X("day:T", title=None),
            y=alt.Y("value:Q", title=None),
            tooltip=["raw_text:N", "status:N", "quote:N"],
        )
    )
    mo.vstack([mo.md("## 时间序列"), chosen, _line])
    return


@app.cell
def _(alt, ask, mo):
    coverage = ask(
        """
        UNPIVOT (SELECT path, n_seen AS 见到, n_typed AS 认出, n_checkable AS 可核, n_checked AS 已核 FROM coverage LIMIT 30)
        ON 见到, 认出, 可核, 已核 INTO NAME step VALUE n
        """
    )
    _chart = (
        alt.Chart(alt.Data(values=coverage))
        .mark_bar()
        .encode(
            x=alt.X("n:Q", title="数字"),
            y=alt.Y("path:N", title=None),
            yOffset=alt.YOffset("step:N", sort=["见到", "认出", "可核", "已核"]),
            color=alt.Color("step:N", sort=["见到", "认出", "可核", "已核"], title=None),
        )
    )
    mo.vstack([mo.md("## 看了多少"), _chart])
    return


@app.cell
def _(ask, mo):
    mo.vstack(
        [
            mo.md("## 待复核的问题"),
            mo.ui.table(
                ask("SELECT severity, rule, message, repair, path, quote FROM findings_open"), selection=None
            ),
        ]
    )
    return


@app.cell
def _(mo):
    words = mo.ui.text(value="就业 培训", label="找稿件")
    return (words,)


@app.cell
def _(ask, mo, words):
    mo.vstack(
        [
            mo.md("## 检索"),
            words,
            mo.ui.table(
                ask(
                    """
                    SELECT score, headline, place, path, list_transform(evidence, lambda e: e.quote) AS sentences
                    FROM story_search(?)
                    """,
                    words.value,
                ),
                selection=None,
            ),
        ]
    )
    return


if __name__ == "__main__":
    app.run()
