"""Quotes with wide and odd characters folded, remembered while a page's rules ask for them again (折叠后的引文)."""

from __future__ import annotations

from functools import lru_cache

from transforms.page import fold

folded = lru_cache(maxsize=4_096)(fold)
"""As :func:`transforms.page.fold`; every figure of a sentence has the same quote."""
