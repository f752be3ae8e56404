"""Totals and their parts: which figures ought to add up, or to fit (总数与分项)."""
