"""What a scanner makes of print: look-alike characters, spaces inside words, lost punctuation (识别差错)."""

from __future__ import annotations

from random import Random

ALIKE = dict(
    zip(
        "未末土士己已日曰人入大太千干天夫木本田由甲申今令问间侯候拔拨折拆治冶戌戍辨辩栽裁",
        "末未士土已己曰日入人太大干千夫天本木由田申甲令今间问候侯拨拔拆折冶治戍戌辩辨裁栽",
        strict=True,
    )
)
"""Pairs that scanners take for each other."""
SLIPS = {"alike": 0.03, "space": 0.004, "lost": 0.03}
"""Share of such characters that slip, of places between characters that get a space, of signs lost."""


def scanned(rng: Random, text: str, kind: str) -> str:
    """``text`` with slips. The sign that ends a paragraph stays, and lines of names and figures keep their form."""
    if kind not in ("body", "headline", "subhead", "caption"):
        return text
    made: list[str] = []
    for at, c in enumerate(text):
        inner = 0 < at < len(text) - 1
        if c in "，、,；" and inner and rng.random() < SLIPS["lost"]:
            continue
        if kind == "body" and c == "。" and inner and rng.random() < SLIPS["lost"]:
            continue
        made.append(ALIKE[c] if c in ALIKE and inner and rng.random() < SLIPS["alike"] else c)
        if kind == "body" and inner and 4 < at < len(text) - 12 and rng.random() < SLIPS["space"]:
            made.append(" ")
    return "".join(made)
