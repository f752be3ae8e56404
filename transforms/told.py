"""What a phrase that leans on earlier ones may ask of them (前文的指标)."""

from __future__ import annotations

from typing import Protocol


class Told(Protocol):
    """An earlier metric: its phrase and measure word."""

    @property
    def indicator(self) -> str: ...
    @property
    def unit(self) -> str: ...


class Spoken(Told, Protocol):
    """An earlier metric and where it stands in its text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
