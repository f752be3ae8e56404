"""The paragraphs of a column of short news on their page: its title, where its stories begin, their own heads (简讯)."""

from __future__ import annotations

from transforms.page import Block
from transforms.stories.news_column import news_columns, own_head
from transforms.stories.unit import Unit


def settle_columns(units: list[Unit]) -> frozenset[int]:
    """Settle the columns of the page; the units with which a story of one begins.

    A title over news of which each is a story is furniture; over a few lines that are one story, its headline.
    """
    news: set[int] = set()
    for column in news_columns([unit.text for unit in units]):
        for at in column.news:
            units[at] = units[at].of_kind("body")
        if column.title is not None:
            units[column.title] = units[column.title].of_kind("title" if column.one else "furniture")
        starts = (column.title,) if column.one and column.title is not None else column.news
        for at in starts:
            units[at] = units[at].starting()
        news.update(starts)
    return frozenset(news)


def cut_head(unit: Unit) -> tuple[Block, Block] | None:
    """The first line of news as two: the head that stands in it, and its text."""
    cut = own_head(unit.text)
    block = unit.blocks[0]
    if cut is None or block.start + cut[1] >= block.end:
        return None
    head = Block(block.start, block.start + cut[0], block.gap, block.level, block.mark_start)
    return head, Block(block.start + cut[1], block.end, 0, 0, block.start + cut[1])
