"""Does one line over unsigned text begin a story, or a section of the story above? (无署名稿件的标题与小标题)

Where every story has its names, a line over text without any is mostly a section's. But short news stands without
names too, one after another, and it has no sections; nor has news under a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.stories.byline import read_closing, read_dateline
from transforms.stories.continuity import begins_fresh, is_lead, is_report
from transforms.stories.heading import names_division
from transforms.stories.open_story import MAX_BRIEF, OpenStory
from transforms.stories.other_county import tells_of_another
from transforms.stories.unit import FLOW, HEADING, Unit

MAX_UNSIGNED = 400
"""Characters of the longest news without names that has no section heads. 2026-11: set to 400."""
MAX_DATED = 600
"""Characters of the longest news under a dateline that has none. 2026-11: set to 600."""
MAX_SHORT = 7
"""Chinese characters of a line that is rather a section's head than a headline. 2026-11: set to 7."""
LEAST = 30
"""Characters of the shortest news. 2026-11: set to 30."""
TOLD_EARLY = 100
"""Characters from the beginning of a text in which it says who told it. 2026-11: set to 100."""

_SOURCE = re.compile(
    r"记者[^,。]{0,10}从[^,。]{2,24}(?:获悉|了解到|得知)|(?:^|。)据[^,。]{2,16}(?:统计|通报|发布)"
)
_WHOSE = re.compile(
    r"([一-鿿]{2,10}?(省|市|县|区|州|盟|旗|镇|乡|村|街道|局|院|中心|公司|集团|学校|中学|小学|社区)?):"
)
_OF_ALL = re.compile(r"[全我该][省市县区州盟旗镇乡村]")
_QUOTED = re.compile(r"“[^”]*”")
_FIGURE = re.compile(r"[0-9][0-9.,]*(?:[%万亿余多]|[一-鿿])")
_HAN = re.compile(r"[一-鿿]")


def is_news(units: Sequence[Unit], at: int, story: OpenStory, section: str) -> bool:
    """Whether one line over unsigned text is the headline of news, with a story above that has no sections."""
    heading = units[at].text
    if _of_another(heading, section, story.tail):
        return True
    if not story.sections and len(section) >= LEAST and tells_of_another(section, story.tail):
        return True
    if story.sections or story.fragment or _one_of_several(units, at):
        return False
    if story.has_byline and not story.dateline:
        return story.chars <= MAX_BRIEF and not story.deck and _tells_news(heading, section)
    if not story.headed or _is_signed_below(units, at):
        return False
    return _is_own(heading, section, story.chars, dateline=story.dateline, deck=story.deck)


def _tells_news(heading: str, section: str) -> bool:
    """Whether a heading and its text are those of news: a source in the lead, or a figure in the headline."""
    if len(section) < LEAST:
        return False
    figure = _FIGURE.search(_QUOTED.sub("", heading)) is not None and begins_fresh(section)
    return figure or _SOURCE.search(section[:TOLD_EARLY]) is not None


def _of_another(heading: str, section: str, before: str) -> bool:
    """Whether a heading says whose matter it is (石桥村:…), of which its text begins to tell and the text before has not."""
    whose = _WHOSE.match(heading)
    if whose is None or whose[1] in before:
        return False
    early = section[:TOLD_EARLY]
    if whose[2] or names_division(heading):
        return whose[1] in early
    return any(whose[1] + kind in early for kind in "省市县区州旗镇乡村")  # 武功:路宽了, of 武功县


def _is_own(heading: str, section: str, chars: int, *, dateline: bool, deck: bool) -> bool:
    """Whether a line under a story of ``chars`` characters that no names stand over, or under a dateline, is a headline."""
    if len(section) < LEAST or chars > (MAX_DATED if dateline else MAX_UNSIGNED) or "," in heading:
        return False
    if _tells_news(heading, section) or is_report(section):
        return True
    # 医院选派4名医生到卫生院 | 坐诊: a piece of a sentence is as long as a headline
    if not begins_fresh(section) and _OF_ALL.match(section) is None:
        return False
    if names_division(heading):
        return True
    return is_lead(section) if deck else len(_HAN.findall(heading)) > MAX_SHORT


def _is_signed_below(units: Sequence[Unit], at: int) -> bool:
    """Whether names close the texts under the heading at ``at`` and the lone lines after it, up to other head lines."""
    for k in range(at + 1, len(units)):
        unit = units[k]
        if unit.kind in HEADING and (
            unit.kind != "title" or (k + 1 < len(units) and units[k + 1].kind in HEADING)
        ):
            return False
        if unit.kind == "body" and read_dateline(unit.text) is not None:
            return False
        if unit.kind in FLOW and read_closing(unit.text) is not None:
            return True
    return False


def _one_of_several(units: Sequence[Unit], at: int) -> bool:
    """Whether the next heading is a lone line too, built as this one is: so are the heads of sections (并列小标题)."""
    below = next((k for k in range(at + 1, len(units)) if units[k].kind in HEADING), None)
    if below is None or units[below].kind != "title":
        return False
    alone = below + 1 == len(units) or units[below + 1].kind in FLOW
    return alone and _build(units[at].text) == _build(units[below].text)


def _build(line: str) -> tuple[int, str]:
    """How many Chinese characters a line has, and what other signs, in order."""
    return len(_HAN.findall(line)), _HAN.sub("", line)
