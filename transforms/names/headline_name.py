"""What the second line of a headline counts (标题第二行): 前8个月我市外贸进出口 | 同比增长6.9%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.metric import Metric


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
            and (
                m.indicator in above or m.indicator.replace("企业", "") in above
            )  # 上半年陶瓷产值: of 陶瓷企业
        ]
        if told:
            yield i, min(told)[1]
