"""One numeral of a text with what it counts (数量), and the short quotations that hold slogans and names."""

from __future__ import annotations

import re

from transforms.numbers.numeral_value import Numeral
from transforms.numbers.numeral_word import Kind
from transforms.record import record


@record
class Quantity:
    """One numeral of the text: ``[start, end)`` with its measure word, number up to ``number_end``.

    ``numeral`` is set for every metric, and elsewhere where the number can be read (八统一: 8). ``unit``
    is the measure word as printed without 万 and 亿, ``人`` before a bare noun of people (3.6万职工), the
    unit of the list when the item omits it (为0), else empty.
    """

    start: int
    end: int
    kind: Kind
    numeral: Numeral | None
    unit: str
    number_end: int

    def of_kind(self, kind: Kind) -> Quantity:
        """The same numeral as one of another class."""
        return Quantity(self.start, self.end, kind, self.numeral, self.unit, self.number_end)


OPEN = frozenset("“‘『「")
CLOSE = frozenset("”’』」")
QUOTED = re.compile(r"[^\s,.;:!?，。；：！？“”‘’『』「」]{1,16}(?=[”’』」])")
"""The rest of a short quotation, up to its closing mark."""


def quoted_end(text: str, start: int, end: int) -> int:
    """End of a short quotation that begins right before ``start``, else ``end``."""
    if start and text[start - 1] in OPEN and (quoted := QUOTED.match(text, start)):
        return max(end, quoted.end())
    return end
