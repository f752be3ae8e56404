"""How figures of one page are told of each other (数字之间的联系)."""
