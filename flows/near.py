"""Paths as an operator would type them."""

from __future__ import annotations

from pathlib import Path


def near(path: Path) -> Path:
    """The path as seen from the working folder, when it lies in there."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
