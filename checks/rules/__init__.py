"""The arithmetic rules, one file each; ``RULES`` lists them in the order in which they are reported."""

from checks.rules import (
    calendar,
    ceiling,
    change,
    cross_story,
    missing_operand,
    monotone,
    part_whole,
    range,
    ratio,
    repeat,
    sum,
    target_pct,
    target_range,
)

RULES = (
    target_pct.RULE,
    ceiling.RULE,
    target_range.RULE,
    part_whole.RULE,
    sum.RULE,
    ratio.RULE,
    change.RULE,
    monotone.RULE,
    repeat.RULE,
    cross_story.RULE,
    missing_operand.RULE,
    range.RULE,
    calendar.RULE,
)
