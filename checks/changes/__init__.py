"""Changes: now, before, difference and growth (增减)."""
