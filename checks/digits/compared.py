"""What was reckoned from other figures, held against the figure that is printed (算出的数与所印的数)."""

from __future__ import annotations

from checks.digits.wording import shown
from checks.rule import Outcome, Severity
from transforms.metric import Metric


def compared(
    printed: Metric,
    expected: str,
    *,
    meets: bool,
    holds: str,
    fails: str,
    called: str = "",
    rounded: bool = False,
    severity: Severity = "warn",
) -> Outcome:
    """That the printed figure is ``expected``, or is not.

    ``holds`` and ``fails`` say from what that was reckoned, and end where it is told; ``called`` is what the sentence
    calls the printed figure. ``rounded``: it holds by its rounding only. ``severity`` is that of a failure.
    """
    said = shown(printed)
    if meets:
        message = f"{holds}{expected}，与所印{called}{said}相符。"
        return Outcome("holds", "info", expected, said, message, by_rounding_only=rounded)
    return Outcome("fails", severity, expected, said, f"{fails}{expected}，文中{called}却印作{said}。")
