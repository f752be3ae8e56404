"""How one printed number is scanned, read and classed (数字的判读)."""
