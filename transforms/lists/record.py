"""A printed list and its items as values (列举、列举项)."""

from __future__ import annotations

from typing import Literal

from transforms.record import record

Claim = Literal["closed", "open"]
Form = Literal["marks", "quotes", "ordinals", "parts", "figures", "name"]


@record
class Item:
    """One item: ``[start, end)`` of the text, without the marks around it.

    ``number`` is a count that it begins with; ``figure`` the span of a figure that is said of it, and ``attribute``
    what that figure is (市场饱和度).
    """

    start: int
    end: int
    text: str
    number: int | None = None
    figure: tuple[int, int] | None = None
    attribute: str = ""


@record
class Listing:
    """A list.

    ``[start, end)`` is the statement of its count (“八统一”), empty at the first item when there is none; ``stated``
    its number, or for digits and sums the numbers of the parts in order; ``head`` what is listed; ``claim``: ``open``
    where 等 or …… follows the items, or 包括 opens them, else ``closed``. ``form`` says how it is printed: ``marks``
    (甲、乙), ``quotes`` (“甲”“乙”), ``ordinals`` (一是…), ``parts`` of a sum, names with ``figures``, or one ``name``.
    """

    start: int
    end: int
    said: str
    stated: tuple[int, ...]
    head: str
    claim: Claim
    items: tuple[Item, ...]
    form: Form = "marks"

    @property
    def is_sum(self) -> bool:
        """Whether the parts have counts of their own (“1+2+10”, “311”)."""
        return "+" in self.said or len(self.stated) > 1
