"""What the second line of a headline counts (标题第二行): 前8个月我市外贸进出口 | 同比增长6.9%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.metric import Metric
from transforms.text.words import words

SHORTEST = 4
"""Characters of what a headline leaves of a name. 2026-11: 4."""


def named_above(metrics: Sequence[Metric], body: int, text: str) -> Iterator[tuple[int, int]]:
    """(headline figure without a name, figure of the body whose name the headline's lines above it have).

    ``metrics`` are a story's in text order with places in ``text``, ``body`` is where its text begins. The longest
    name counts, of equals the first; both figures have one role and unit, or the head's tells how the other moved.
    """
    for i, head in enumerate(metrics):
        if head.start >= body:
            break
        above = text[: max(0, text.rfind("\n", 0, head.start))]
        if head.indicator or not above:
            continue
        told = [
            (-len(m.indicator), j)
            for j, m in enumerate(metrics)
            if m.start >= body
            and ((m.role, m.unit) == (head.role, head.unit) or (head.role == "change" and m.role == "actual"))
            and len(m.indicator) > 1
            and _named_in(above, m.indicator)
        ]
        if told:
            yield i, min(told)[1]


def _named_in(above: str, name: str) -> bool:
    """Whether the lines have the name, or all of it but a word in its midst: 陶瓷产值 for 陶瓷企业产值."""
    if name in above:
        return True
    parts = words(name)
    return any(
        len(name) - len(parts[i]) >= SHORTEST and "".join(parts[:i] + parts[i + 1 :]) in above
        for i in range(1, len(parts) - 1)
    )
