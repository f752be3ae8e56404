"""Shares of a whole: which part, which whole (占比)."""
