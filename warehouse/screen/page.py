"""The frame of a page (网页框架): own styles and scripts inside, and a policy that forbids everything else.

A page may run its own scripts, by their hashes, and load data scripts of its own folder. It can ask nobody else for
anything, show no picture and send no form.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib import resources
from typing import Any

from warehouse.screen.shards import script_json

NAVIGATION = (
    ("index.html", "大屏"),
    ("place.html", "各地档案"),
    ("directory.html", "名录"),
    ("reader.html", "证据"),
)
"""The pages of the folder, as every page leads to them."""


@cache
def asset(name: str) -> str:
    """A style sheet or script of ``assets``."""
    return (resources.files("warehouse.screen") / "assets" / name).read_text("utf-8").strip()


def frame(
    name: str,
    title: str,
    body: str,
    data: Mapping[str, Any],
    *,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    later: Mapping[str, str] | None = None,
) -> str:
    """A whole page: ``body`` is HTML of ours, without a text of any page; those go into ``data``, as JSON.

    ``name`` is the file's name; ``styles`` and ``scripts`` are texts, put after those that every page has. A script finds
    ``data`` by ``shuzheng.data``. Scripts of ``later`` by name lie in the page unread until ``shuzheng.run(name)``.
    """
    css = "\n".join((asset("frame.css"), *styles))
    code = (asset("frame.js"), *scripts)
    links = "".join(
        f'<a href="{file}"{" aria-current=page" if file == name else ""}>{shown}</a>'
        for file, shown in NAVIGATION
    )
    kept = later or {}
    waiting = "".join(
        f'<script type="text/plain" id="later-{at}">{each}</script>\n' for at, each in kept.items()
    )
    inlined = "\n".join(f"<script>{each}</script>" for each in code)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(css, (*code, *kept.values()))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">跳到正文</a>\n'
        f'<header class="top"><b class="brand">数证</b><nav aria-label="各页">{links}</nav>'
        '<span class="edition" id="edition"></span></header>\n'
        f'<main id="main" tabindex="-1">\n{body}\n</main>\n'
        '<p class="status" id="status" role="status" aria-live="polite"></p>\n'
        f'<script type="application/json" id="data">{script_json(data)}</script>\n'
        f"{waiting}{inlined}\n</body>\n</html>\n"
    )


def policy(css: str, code: Sequence[str]) -> str:
    """What a page may load: its own style and scripts by their hashes, and scripts of the place it comes from.

    Requests by scripts (``connect-src``) go to the page's own server only; from the disk there is none.
    """
    scripts = " ".join(_hash(each) for each in code)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src {_hash(css)}; connect-src 'self';"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
