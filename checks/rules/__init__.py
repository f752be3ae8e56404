"""The arithmetic rules, one file each; ``RULES`` lists them in the order in which they are reported."""

from checks.rules import ceiling, missing_operand, part_whole, ratio, repeat, target_pct

RULES = (target_pct.RULE, ceiling.RULE, part_whole.RULE, ratio.RULE, repeat.RULE, missing_operand.RULE)
