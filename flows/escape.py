"""Text of a page made safe to show; see :mod:`warehouse.escape`."""

from __future__ import annotations

from warehouse.escape import cell, cut, markdown, plain

__all__ = ["cell", "cut", "markdown", "plain"]
