"""A finding or a figure as one page of HTML (证据页): what is said, and the page as printed with the figures marked.

Pure: rows and texts in, HTML out. Every text of a page is escaped, and the page asks for nothing from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from warehouse.escape import plain

Row = Mapping[str, Any]
PageText = Callable[[Row], str | None]
"""The text of the page that a row stands on, exactly as read; None when its file is not there any more."""

SEVERITIES = {"error": "严重", "warn": "注意", "info": "提示"}
VERDICTS = {"fails": "不成立", "holds": "成立", "undecided": "无法判定"}
AROUND = 700
"""Characters of the page shown around the marked figures. 2026-11: set to 700, about one story."""

_STYLE = """
body{font:16px/1.8 system-ui,"Noto Sans CJK SC",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.35rem;line-height:1.5}h2{font-size:1.05rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.3rem .6rem;text-align:left;vertical-align:top;min-width:4em}
mark{background:#ffe08a;padding:0 .15em}.error{color:#b3261e}.warn{color:#8a5a00}.page{white-space:pre-wrap;background:#faf8f3;padding:1rem}
.quiet{color:#666;font-size:.9rem}
@media (prefers-color-scheme:dark){body{background:#1b1b1b;color:#ddd}.page{background:#262420}mark{background:#6b5300;color:#fff}a{color:#8ab4f8}}
"""


def finding_page(finding: Row, figures: Sequence[Row], text_of: PageText, reader: str = "") -> str:
    """The evidence of a failing finding; ``reader`` is the address where the evidence reader shows it."""
    severity = SEVERITIES.get(finding["severity"], finding["severity"])
    said = [("规则", finding["rule"]), ("应为", finding["expected"]), ("实为", finding["observed"])]
    said += [("疑似笔误", finding.get("repair")), ("指纹", finding["fingerprint"])]
    body = [
        f'<h1><span class="{_class(finding["severity"])}">{_h(severity)}</span> {_h(finding["message"])}</h1>',
        _facts(said),
        _reader_link(reader),
        "<h2>有关的数字</h2>",
        _figure_table(figures),
        *_pages(figures or [finding], text_of),
    ]
    return _document(f"{severity}：{finding['message']}", body)


def figure_page(figure: Row, checks: Sequence[Row], text_of: PageText, reader: str = "") -> str:
    """The evidence of a figure, and what the checks say of it; ``reader`` as for a finding."""
    rows = "".join(
        f"<tr><td>{_h(VERDICTS.get(c['verdict'], c['verdict']))}</td><td>{_finding_link(c)}</td><td>{_h(c['rule'])}</td></tr>"
        for c in checks
    )
    told = (
        f"<table><tr><th>结论</th><th>说明</th><th>规则</th></tr>{rows}</table>"
        if rows
        else "<p>没有规则看过它。</p>"
    )
    body = [
        f"<h1>{_h(figure['indicator'] or '')} {_h(figure['raw_text'])}</h1>",
        _figure_table([figure]),
        _reader_link(reader),
        "<h2>核对</h2>",
        told,
        *_pages([figure], text_of),
    ]
    return _document(f"{figure['indicator'] or ''} {figure['raw_text']}", body)


def list_page(findings: Sequence[Row], most: int) -> str:
    """The findings of a data file, each with a link to its evidence."""
    rows = "".join(
        f'<tr><td class="{_class(f["severity"])}">{_h(SEVERITIES.get(f["severity"], f["severity"]))}</td>'
        f"<td>{_finding_link(f, 'finding/')}</td><td>{_h(f['path'])}</td></tr>"
        for f in findings
    )
    cut = f'<p class="quiet">只列前 {most} 条。</p>' if len(findings) >= most else ""
    table = (
        f"<table><tr><th>级别</th><th>说明</th><th>版面</th></tr>{rows}</table>"
        if rows
        else "<p>没有问题。</p>"
    )
    return _document("问题清单", ["<h1>问题清单</h1>", table, cut])


def sorry(sentence: str) -> str:
    """A page that says one sentence."""
    return _document(sentence, [f"<h1>{_h(sentence)}</h1>"])


def _pages(rows: Sequence[Row], text_of: PageText) -> Iterable[str]:
    """Each page of the rows once, its figures marked; without its file, the stories as they are stored."""
    by_page: dict[str, list[Row]] = {}
    for row in rows:
        if row.get("doc_id"):
            by_page.setdefault(row["doc_id"], []).append(row)
    for own in by_page.values():
        first = own[0]
        day = f"，{first['page_date']}" if first["page_date"] else ""
        yield f"<h2>{_h(first['path'])}{_h(day)}</h2>"
        text = text_of(first)
        if text is None:
            yield '<p class="quiet">版面文件已不在或改过，下面是数据文件里存的稿件。</p>'
            for story in dict.fromkeys(row["story"] for row in own if row["story"]):
                yield f'<div class="page">{_h(story)}</div>'
            continue
        yield f'<div class="page">{_marked(text, own)}</div>'


def _marked(text: str, rows: Sequence[Row]) -> str:
    """The page around the figures, ``[char_start, char_end)`` of each marked; what is left out is told by …"""
    spans = sorted({(r["char_start"], r["char_end"]) for r in rows if r.get("char_start") is not None})
    if not spans:
        return _page_text(text[: 2 * AROUND]) + ("…" if len(text) > 2 * AROUND else "")
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start < at:  # one figure within another
            continue
        gap = text[at:start]
        if not parts and len(gap) > AROUND:
            gap = "…" + gap[-AROUND:]
        elif len(gap) > 2 * AROUND:
            gap = f"{gap[:AROUND]}…\n…{gap[-AROUND:]}"
        parts += [_page_text(gap), f"<mark>{_page_text(text[start:end])}</mark>"]
        at = end
    rest = text[at:]
    return "".join(parts) + _page_text(rest[:AROUND]) + ("…" if len(rest) > AROUND else "")


def _figure_table(figures: Sequence[Row]) -> str:
    if not figures:
        return '<p class="quiet">它说的不是数字，见原文。</p>'
    names = {
        "indicator": "指标",
        "raw_text": "原文数字",
        "place": "地方",
        "period_text": "时间",
        "quote": "句子",
    }
    head = "".join(f"<th>{title}</th>" for title in names.values())
    rows = "".join(
        "<tr>" + "".join(f"<td>{_h(figure[name])}</td>" for name in names) + "</tr>" for figure in figures
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _facts(pairs: Iterable[tuple[str, Any]]) -> str:
    rows = "".join(f"<tr><th>{name}</th><td>{_h(value)}</td></tr>" for name, value in pairs if value)
    return f"<table>{rows}</table>"


def _finding_link(row: Row, base: str = "../finding/") -> str:
    if row.get("verdict", "fails") != "fails":
        return _h(row["message"])
    # A fingerprint is letters and digits; anything else in the file is shown and not linked to.
    name = str(row["fingerprint"])
    return (
        f'<a href="{base}{name}">{_h(row["message"])}</a>'
        if name.isalnum() and name.isascii()
        else _h(row["message"])
    )


def _reader_link(reader: str) -> str:
    return f'<p><a href="{escape(reader)}">在阅读器里看全篇、演算和依据</a></p>' if reader else ""


def _class(severity: object) -> str:
    return severity if isinstance(severity, str) and severity in SEVERITIES else "info"


def _h(value: Any) -> str:
    return escape(plain("" if value is None else str(value)))


def _page_text(text: str) -> str:
    """Lines of a page as they stand; what steers a terminal or turns the writing direction becomes a space."""
    return "\n".join(escape(_kept(line)) for line in text.split("\n"))


def _kept(line: str) -> str:
    return line if line.isprintable() else "".join(c if c.isprintable() or c == "　" else " " for c in line)


def _document(title: str, body: Iterable[str]) -> str:
    return (
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_h(title)}</title><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )
