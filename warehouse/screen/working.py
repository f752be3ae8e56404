"""A verdict written out as arithmetic (演算): ``120人次 + 90人次 = 210 > 200人次，多出 10``.

Pure: stored rows in, lines of tokens out. The verdict itself stays the rule's; what is worked out here are the plain
numbers as printed, so that an editor can do the sum again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

Token = tuple[str, str | None]
"""A text, and the id of the figure that it is, if it is one."""
Line = tuple[Token, ...]

_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_SUGGESTED = re.compile(r"“([^“”]+)”疑为“([^“”]+)”")
"""The words of ``checks.repair``; a test holds both to them."""
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Operand:
    """A stored figure as far as arithmetic needs it. ``value`` in base units of ``unit``; None for bounds only."""

    metric_id: str
    raw_text: str
    role: str
    unit: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def token(self) -> Token:
        """The figure as printed, without the white space of layout."""
        return "".join(self.raw_text.split()), self.metric_id


def suggested(repair: str | None, operands: Sequence[Operand]) -> tuple[tuple[str, str], ...]:
    """What a repair says: ids of figures, each with what it may have been meant to be."""
    by_text = {operand.token[0]: operand.metric_id for operand in operands}
    told = _SUGGESTED.findall(repair or "")
    return tuple((by_text[printed], meant) for printed, meant in told if printed in by_text)


def working(rule: str, operands: Sequence[Operand]) -> tuple[Line, ...]:
    """The arithmetic of a rule over its operands in the rule's order; no lines where there is nothing to compute."""
    made = _OF_RULE.get(rule)
    if made is None or not operands:
        return ()
    return tuple(made(operands))


def number(value: Decimal, places: int = 3) -> str:
    """A plain number with thousands marks and at most so many decimals."""
    text = f"{value.quantize(Decimal(1).scaleb(-places), context=_EXACT):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _words(text: str) -> Token:
    return text, None


def _joined(operands: Sequence[Operand], sign: str) -> list[Token]:
    found: list[Token] = []
    for operand in operands:
        found += [_words(f" {sign} "), operand.token] if found else [operand.token]
    return found


def _sum(operands: Sequence[Operand]) -> Decimal | None:
    known = [o.value for o in operands if o.value is not None]
    return sum(known, Decimal(0)) if len(known) == len(operands) else None


def _sign(left: Decimal, right: Decimal) -> str:
    return " = " if left == right else " > " if left > right else " < "


def _apart(left: Decimal, right: Decimal, more: str = "多出", less: str = "少") -> str:
    if left == right:
        return ""
    return f"，{more if left > right else less} {number(abs(left - right))}"


def _part_whole(operands: Sequence[Operand]) -> list[Line]:
    whole, *parts = operands
    total = _sum(parts)
    if whole.value is None or total is None or not parts:
        return []
    above = [p for p in parts if p.value is not None and p.value > whole.value]
    if above or len(parts) == 1:
        part = above[0] if above else parts[0]
        value = part.value or Decimal(0)
        told = _apart(value, whole.value, "分项比总数多", "总数还余")
        return [(part.token, _words(_sign(value, whole.value)), whole.token, _words(told))]
    return [
        (*_joined(parts, "+"), _words(f" = {number(total)}")),
        (
            _words(f"{number(total)}{_sign(total, whole.value)}"),
            whole.token,
            _words(_apart(total, whole.value, "分项比总数多", "总数还余")),
        ),
    ]


def _adds_up(operands: Sequence[Operand]) -> list[Line]:
    shares = all(o.unit == "%" for o in operands)
    parts = operands if shares else operands[1:]
    whole = HUNDRED if shares else operands[0].value
    total = _sum(parts)
    if whole is None or total is None or not parts:
        return []
    unit = "%" if shares else ""
    against = _words("100%") if shares else operands[0].token
    return [
        (*_joined(parts, "+"), _words(f" = {number(total)}{unit}")),
        (
            _words(f"{number(total)}{unit}{_sign(total, whole)}"),
            against,
            _words(_apart(total, whole)),
        ),
    ]


def _quotient(part: Operand, whole: Operand, percent: Operand) -> list[Line]:
    if part.value is None or not whole.value:
        return []
    share = _EXACT.divide(part.value * HUNDRED, whole.value)
    return [
        (part.token, _words(" ÷ "), whole.token, _words(f" = {number(share, 4)}%")),
        (_words("文中印作 "), percent.token),
    ]


def _ratio(operands: Sequence[Operand]) -> list[Line]:
    if len(operands) != 3:
        return []
    first, second, third = operands
    if third.unit == "%":
        return _quotient(second, first, third)
    if first.value is None or second.value is None:
        return []
    product = number(first.value * second.value)
    return [
        (first.token, _words(" × "), second.token, _words(f" = {product}")),
        (_words("文中总数印作 "), third.token, *_plainly(third)),
    ]


def _plainly(operand: Operand) -> list[Token]:
    """（即 153,000,000）, where the figure is printed with 万 or 亿."""
    if operand.value is None or not re.search("[万亿千百]", operand.raw_text):
        return []
    return [_words(f"（即 {number(operand.value)}）")]


def _implied(count: Operand, percent: Operand) -> list[Line]:
    if count.value is None or not percent.value:
        return []
    target = _EXACT.divide(count.value * HUNDRED, percent.value)
    return [(count.token, _words(" ÷ "), percent.token, _words(f" = {number(target, 2)}，这就是倒推的目标"))]


def _target_pct(operands: Sequence[Operand]) -> list[Line]:
    if len(operands) == 3:
        return _quotient(operands[0], operands[2], operands[1])
    return _implied(*operands) if len(operands) == 2 else []


def _compared(
    operands: Sequence[Operand], more: str = "高出", less: str = "低", called: tuple[str, str] = ("", "")
) -> list[Line]:
    if len(operands) != 2:
        return []
    one, other = operands
    if one.value is None or other.value is None:
        return []
    left = (_words(called[0]), one.token, *_plainly(one))
    right = (_words(called[1]), other.token, *_plainly(other))
    told = _words(_apart(one.value, other.value, more, less))
    return [(*left, _words(_sign(one.value, other.value)), *right, told)]


def _later(operands: Sequence[Operand]) -> list[Line]:
    """A running total, later and then."""
    return _compared(operands[::-1], "多了", "少了", ("后来的 ", "先前的 "))


def _in_range(operands: Sequence[Operand]) -> list[Line]:
    if len(operands) != 2 or operands[0].value is None:
        return []
    figure, bound = operands
    low = "" if bound.low is None else f"{number(bound.low)} ≤ "
    high = "" if bound.high is None else f" ≤ {number(bound.high)}"
    return [(_words(f"要求 {low}x{high}（"), bound.token, _words("）；x = "), figure.token)]


def _within_all(operands: Sequence[Operand]) -> list[Line]:
    (figure,) = operands[:1]
    if figure.value is None:
        return []
    size = abs(figure.value)
    return [(figure.token, _words(f"{_sign(size, HUNDRED)}100%{_apart(size, HUNDRED, '超出')}"))]


def _change(operands: Sequence[Operand]) -> list[Line]:
    now, *others = operands
    told = [o for o in others if o.role == "change" or o.unit in ("%", "倍", "个百分点", "百分点")]
    levels = [o for o in others if o not in told and o.unit == now.unit]
    growth = next((o for o in told if o.unit == "%" and now.unit != "%"), None)
    step = next((o for o in told if o is not growth), None)
    if now.value is None:
        return []
    if levels and levels[0].value:
        before = levels[0]
        base = before.value or Decimal(1)
        gap = now.value - base
        lines: list[Line] = [
            (now.token, _words(" − "), before.token, _words(f" = {number(gap)}")),
        ]
        if step is not None:
            lines.append((_words("文中印作变化 "), step.token))
        if growth is not None:
            percent = number(_EXACT.divide(gap * HUNDRED, base))
            lines.append((_words(f"{number(gap)} ÷ "), before.token, _words(f" = {percent}%")))
            lines.append((_words("文中印作 "), growth.token))
        return lines
    if growth is None or growth.value is None or growth.value == -HUNDRED:
        return []
    if step is not None and step.value is not None:
        moved = -abs(step.value) if growth.value < 0 else step.value
        base = now.value - moved
        if not base:
            return []
        percent = number(_EXACT.divide(moved * HUNDRED, base))
        return [
            (_words("上期 = "), now.token, _words(f" − ({number(moved)}) = {number(base)}")),
            (_words(f"{number(moved)} ÷ {number(base)} = {percent}%；文中印作 "), growth.token),
        ]
    base = _EXACT.divide(now.value * HUNDRED, HUNDRED + growth.value)
    shown = f"(1 {'+' if growth.value >= 0 else '−'} {number(abs(growth.value))}%)"
    return [(now.token, _words(f" ÷ {shown} = {number(base, 2)}，这是倒推的上期数；变化 "), growth.token)]


def _across(operands: Sequence[Operand]) -> list[Line]:
    if len(operands) == 4:
        return [*_implied(*operands[:2]), *_implied(*operands[2:])]
    return _compared(operands)


_OF_RULE: dict[str, Callable[[Sequence[Operand]], list[Line]]] = {
    "part_whole": _part_whole,
    "sum": _adds_up,
    "ratio": _ratio,
    "target_pct": _target_pct,
    "ceiling": _compared,
    "target_range": _in_range,
    "range": _within_all,
    "change": _change,
    "repeat": _compared,
    "monotone": _later,
    "cross_story": _across,
}
