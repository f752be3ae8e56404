"""The frame of a page: its policy names just what is in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from warehouse.screen.page import NAVIGATION, asset, frame

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028"


def test_the_policy_has_the_hash_of_every_script_and_of_the_style():
    text = frame("index.html", "题", "<p>体</p>", {"a": HOSTILE}, styles=["p{}"], scripts=["1;", "2;"])
    (said,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    inside = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.S)
    hashes = {base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in inside}
    assert len(inside) == 4  # the style, the frame's script, and two
    assert set(re.findall(r"'sha256-([^']*)'", said)) == hashes
    assert said.startswith("default-src 'none'; script-src 'self' ")
    assert "unsafe" not in said


def test_text_of_pages_is_data_and_cannot_leave_it():
    text = frame("index.html", "题", "", {"a": HOSTILE})
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert json.loads(data) == {"a": HOSTILE}
    assert "alert(1)</script>" not in text


def test_a_title_is_escaped_and_the_page_is_marked_in_the_navigation():
    text = frame("place.html", "<甲> & 乙", "", {})
    assert "<title>&lt;甲&gt; &amp; 乙</title>" in text
    assert re.findall(r'<a href="([a-z.]+)" aria-current=page>', text) == ["place.html"]
    assert all(f'href="{page}"' in text for page, _ in NAVIGATION)


def test_our_scripts_never_read_text_as_html():
    for name in ("frame", "lists", "series", "map", "overview", "place", "directory"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", asset(f"{name}.js")
        )
