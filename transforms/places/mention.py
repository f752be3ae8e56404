"""The records of places in a text: a mention, and what is known around it."""

from __future__ import annotations

from transforms.places.gazetteer import Place
from transforms.record import record


@record
class PlaceMention:
    """``[start, end)`` of the text names a place.

    ``kind``: ``full`` (official, old or alias name, also a chain of names), ``short`` (保定), ``zone``
    (开发区), ``village`` (村, 社区), ``relative`` (全市, 该县, 县 of 县人社局; resolved against a story),
    ``institution`` (the place only gives its name: 北京路, 湖北工业大学, 湖南万孚公司).
    ``place`` is None for relative mentions and names with more than one candidate left.
    ``oblique``: another party of the statement (赴广州, 与海门市签订). ``opens``: the mention stands where
    a clause's subject stands, so that the sentences after it may be about it. ``listed``: it goes on a list
    that the mention before it began (睢宁某基地、新沂某厂等14个项目), so that what follows is about all of them. ``aside``:
    where the bracket with figures ends in which it stands (共6万亩(甲区2万亩、乙县4万亩)), behind which it says nothing; else 0.
    """

    start: int
    end: int
    place: Place | None
    kind: str
    text: str
    oblique: bool = False
    opens: bool = False
    listed: bool = False
    aside: int = 0


@record
class PlaceContext:
    """What is known of a page: its ``home`` (smallest division that the page is about, or None) and the
    ``old_names`` that it still uses, as ``(code, old name)``."""

    home: Place | None = None
    old_names: tuple[tuple[str, str], ...] = ()


NOWHERE = PlaceContext()
