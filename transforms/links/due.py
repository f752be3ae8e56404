"""What was done of what was due (应…已…): 应领420人,已领396人,领取率94.3%."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.links.frame import Frame, Links

_DONE = re.compile(r"^,?(?:现|均|实际|目前)?(?:已|实)([一-龥]{1,4})$")


def link_due(frame: Frame, links: Links) -> None:
    """Link what was done to what was due of it, and the rate right behind to what was done."""
    if "应" not in frame.text[frame.start : frame.end]:
        return
    for at, (due, done) in enumerate(pairwise(frame.spots)):
        if due.unit != done.unit or due.kind != "level" or done.kind != "level":
            continue
        deed = _DONE.match(done.words)
        if deed is None or re.search(f"应{deed[1]}[一-龥]{{0,6}}$", due.words) is None:
            continue
        side = "target" if due.aimed and not done.aimed else "of"
        links[done.metric_id].setdefault(side, due.metric_id)
        rate = frame.spots[at + 2] if at + 2 < len(frame.spots) else None
        if rate is not None and rate.kind in ("rate", "pct") and rate.words.endswith(("率", "密度")):
            links[rate.metric_id]["of"] = done.metric_id
