"""Expressions of time in their sentences (语境中的时间): what is said of now, of the past, of times to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from transforms.times.mention import TimeMention, When
from transforms.times.year_words import known_later

HEADING_CHARS = 40
"""A line up to this length without 。 is a heading. 2026-11: set to 40."""

AFTER = 36
"""Characters behind a time that are kept: the name of a meeting and 获悉. 2026-11: set to 36."""

HEAD_CHARS = 6
"""Characters that may stand before a time at its sentence's head (本报讯, 全县). 2026-11: set to 6."""

_PROSPECT = re.compile(r"[到至]|力争|确保|计划|规划|目标|预计|有望|展望|远景|将|拟|争取|期限|有效期|届|前$")

_HISTORY = re.compile(
    r"[,，]?(?:建成|始建|投入|投资|创办|创建|成立|建立|建设的|开业|返乡|退休|退伍|毕业|入党|入职|参加工作|从|由|因|嫁|搬|考|出生|获|被|荣|入选|列入|改制|脱贫|摘帽)"
)
"""Behind a year: the sentence tells the past of a person or a building, though a day of now stands in it."""

_AGAIN = re.compile(r"再|又|已|则|继续|增至|升至|达到|增加到|提高到")
"""Behind 今年: it is set against the year named before (2023年接待3万人次，今年已接待4万人次)."""

_RUNNING_PLAN = re.compile(r"[,的]?[^,。;0-9]{0,14}?(?:计划|拟|力争|确保|目标)")
"""Behind a year that opens a sentence: its plan, told with the progress made so far."""

_HELD = re.compile(r"[,，]?[他她它我其]")
"""Behind a year: it tells a person's past (2018年，他计划返乡)."""

_CAPTION = re.compile(r"(?:上午|下午|晚|清晨|傍晚)?[,，]?(?:在|[^,。;]{2,12}[,，]?(?:正|在|正在))")
"""Behind a full date at the head of a text: what a picture shows on that day."""

_DISPATCH = re.compile(r"(?:[一-鿿]{0,6}[讯电](?![子力话站网商器影视])|[,，]?记者从)")
"""Behind a full date: the paper's own day of the report (本报2024年6月5日讯)."""

_AIM = re.compile(r"目标值?(?:为|是|[0-9])")
"""Behind a year: what is to be reached in it (2025年目标4万人)."""


class Said(NamedTuple):
    """One expression of time with what stands around it in its sentence.

    ``sentence`` is the number of the text and the sentence's start, ``paragraph`` the same of the paragraph;
    ``anchor`` the year named before it in the sentence.
    """

    mention: TimeMention
    before: str
    after: str
    sentence: tuple[int, int]
    anchor: When | None
    paragraph: tuple[int, int]


def said_in(texts: Sequence[str], times: Sequence[Sequence[TimeMention]]) -> tuple[Said, ...]:
    """Every expression of time of a page's folded texts, in order; ``times`` are those found in each text."""
    pairs = enumerate(zip(texts, times, strict=True))
    return tuple(said for number, (text, found) in pairs for said in _said(number, text, found))


def _said(number: int, text: str, times: Sequence[TimeMention]) -> Iterator[Said]:
    begin = at = paragraph = 0
    anchor: When | None = None
    for mention in times:
        start = mention.start
        line = text.rfind("\n", at, start)
        if line >= 0:
            paragraph = line + 1
        stop = max(
            line,
            text.rfind("。", at, start),
            text.rfind(";", at, start),
            text.rfind("!", at, start),
            text.rfind("?", at, start),
        )
        if stop >= 0:
            begin, anchor = stop + 1, None
        at = start
        before = text[max(begin, mention.start - 12) : mention.start]
        after = text[mention.end : mention.end + AFTER]
        yield Said(mention, before, after, (number, begin), anchor, (number, paragraph))
        when = mention.last or mention.first
        if when and when.unit == "year" and when.base in ("printed", "page"):
            anchor = when


def future(said: Said) -> bool:
    """The sentence speaks of a time to come, or of a plan that runs into it."""
    mention = said.mention
    if mention.ahead or mention.kind in ("plan", "decade", "recurring") or _AIM.match(said.after):
        return True
    return _PROSPECT.search(said.before[-6:]) is not None and not mention.text.startswith("截")


def explicit(mention: TimeMention) -> list[int]:
    """Years printed in the words, a plan's aside; the last one last."""
    return [w.year for w in (mention.first, mention.last) if w and w.year and mention.kind != "plan"]


def newest_month(said: Iterable[Said]) -> int | None:
    """The newest month of this year told as past without a printed year; in January and February November is last year's."""
    months: set[int] = set()
    for entry in said:
        when = entry.mention.last
        if when is None or not when.months or when.festival or future(entry) or entry.mention.reach == "open":
            continue
        bare = when.base == "evidence" and entry.anchor is None
        if (bare or (when.base == "page" and when.shift == 0)) and (when.days or when.months[1] < 12):
            months.add(when.months[1])
    if months & {1, 2}:
        months = {m for m in months if m < 11}
    return max(months, default=None)


def counted_months(said: Iterable[Said]) -> set[tuple[int, int]]:
    """Text number and last month of every stretch of months named without a year (1至9月, 截至9月底)."""
    found: set[tuple[int, int]] = set()
    for entry in said:
        when = entry.mention.last
        if when is None or when.base != "evidence" or when.months is None or future(entry):
            continue
        if entry.mention.kind in ("month_range", "quarter", "half", "up_to"):
            found.add((entry.sentence[0], when.months[1]))
    return found


def is_this_year(mention: TimeMention) -> bool:
    when = mention.last or mention.first
    return when is not None and when.base == "page" and when.unit == "year" and when.shift == 0


_PLACE = re.compile(r",(?:[全我]|[一-鿿]{2,6})[省市县区州旗盟]")
_THEN = re.compile(r"[为是](?=[0-9约近])|的[0-9]")
"""Behind 去年: its level, beside that of 今年."""


def accounts_of_now(said: Sequence[Said], newest: int | None) -> set[tuple[int, int]]:
    """Text number and place of every 2023年,甲县发放补贴3万元 that is of the page's year, on one whose ``newest`` month is late.

    In autumn a report that tells of 今年 and sets 去年 beside it calls no last year by its number.
    """
    if newest is None or newest < _AUTUMN:
        return set()
    now = {entry.sentence[0] for entry in said if is_this_year(entry.mention)}
    both = now & {s.sentence[0] for s in said if s.mention.text == "去年" and _THEN.match(s.after)}
    return {
        (s.sentence[0], s.mention.start)
        for s in said
        if s.sentence[0] in both
        and s.mention.kind == "year"
        and opens_sentence(s)
        and _PLACE.match(s.after)
        and not known_later(s.after, newest)
    }


_AUTUMN = 9
"""Month from which what a place did in a year is told as of that year. 2026-11: set to 9."""


def speaks_of_now(said: Said) -> bool:
    """今年, a day or a 截至…月底 without a year: its sentence speaks of now, so a year printed there is the page's.

    Not where 今年 is set against that year (2023年接待3万人次，今年已接待4万人次).
    """
    mention = said.mention
    when = mention.last or mention.first
    if when is None or mention.reach == "open":
        return False
    if when.base == "page" and when.unit == "year":
        contrast = said.anchor is not None and said.anchor.base == "printed" and _AGAIN.search(said.after[:8])
        return not contrast
    return when.base == "evidence" and (when.days is not None or mention.kind == "up_to")


def reports_progress(said: Said) -> bool:
    """目前, 今年, 截至10月底: its paragraph tells how far things have come by now."""
    mention = said.mention
    if mention.kind == "up_to":
        when = mention.last
        return when is not None and when.base == "evidence"
    return mention.kind in ("now", "so_far") or is_this_year(mention)


def term_under_way(said: Sequence[Said], newest: int | None, floor: int) -> str | None:
    """于2023年内全部完成。截至5月底，… where 2022 is the newest year told as past: the words of the running term.

    From autumn on a term may be the next year's.
    """
    if newest is None or not 3 <= newest <= 9:
        return None
    for entry in said:
        mention = entry.mention
        if (
            mention.kind != "deadline"
            or not mention.text.endswith("年内")
            or set(explicit(mention)) != {floor + 1}
        ):
            continue
        beside = (s for s in said if s.paragraph == entry.paragraph and s.mention.start > mention.start)
        if any(reports_progress(s) for s in beside):
            return mention.text
    return None


def opens_sentence(said: Said) -> bool:
    """Whether the time stands at its sentence's head, a name or a lead of some characters aside."""
    return said.mention.start - said.sentence[1] <= HEAD_CHARS


_TOLD_AT = re.compile(r"[^,，。;；0-9]{2,30}?(?:获悉|了解到|得知)")
_AT = re.compile(r"[从在自][^,，。;；]{0,8}$")


def is_told_at(said: Said) -> bool:
    """记者从2011年全县旅游工作会议上获悉: the year of the meeting at which the paper learned it."""
    return _AT.search(said.before) is not None and _TOLD_AT.match(said.after) is not None


def is_told_again(mention: TimeMention, said: Sequence[Said]) -> bool:
    """2024年7月 in a heading over a text that tells of 7月 without a year."""
    when = mention.last
    if mention.kind != "month" or when is None or when.months is None:
        return False
    return any(
        entry.mention.kind == "month"
        and opens_sentence(entry)
        and (other := entry.mention.last) is not None
        and other.base == "evidence"
        and other.months == when.months
        for entry in said
    )


def is_running(said: Said) -> bool:
    """2024年，全区计划改造300户。目前，已完工80户: the plan of a year whose progress is told is this year's."""
    if said.mention.kind != "year" or not opens_sentence(said):
        return False
    return _RUNNING_PLAN.match(said.after) is not None and _HELD.match(said.after) is None


_TASK = re.compile(r"[^。;]{0,60}?(?:目标|任务|计划)")

_OF_TASK = re.compile(r"[^,;。0-9]{0,10}?(?:目标|任务|计划)[^,;。%]{0,16}的[0-9.]{1,6}%")

_DUE = re.compile(r"(?:底前|月前|日前|提前|确保|力争|超额)[^,;。]{0,6}(?:完成|实现)了?$")


def is_task(said: Said) -> bool:
    """提前完成2022年职业培训23.5万人次的目标任务, 占2019年度任务4万亩的85%: a year's task is spoken of while the year runs."""
    if said.mention.kind == "year" and said.before.endswith(("占", "占到", "达到")):
        return _OF_TASK.match(said.after) is not None
    if said.mention.kind != "year" or not said.before.endswith(("完成", "完成了", "实现")):
        return False
    return _DUE.search(said.before) is not None or _TASK.match(said.after) is not None


def is_dispatch(said: Said) -> bool:
    """The full date of a report or of a picture: 本报2024年6月5日讯; 2024年6月5日，在界河镇，村民收获马铃薯."""
    if said.mention.kind != "day":
        return False
    if _DISPATCH.match(said.after):
        return True
    return said.mention.start == said.paragraph[1] and _CAPTION.match(said.after) is not None


_WHOSE = 10
"""Characters of the body whose plan a title names before its year (《某市2024年…》). 2026-11: 10."""
_YEAR_PLAN = re.compile(r"度?(?!-|—|至)[^《》,。;]{1,24}(?:方案|计划|要点|任务|清单|安排|预案)》")


def is_quoted(said: Said) -> bool:
    """The year begins the name of this year's event (“2021年…行动”, “2024年…大赛”), or is that of a year's plan (《某市2024年防汛方案》)."""
    if said.before.endswith(("“", '"', "《", "「", "『")):
        return True
    title = said.before.rpartition("《")[2]
    whose = 0 < len(title) <= _WHOSE and len(title) < len(said.before) and title.isalpha()
    return whose and said.mention.kind == "year" and _YEAR_PLAN.match(said.after) is not None


def is_founding(said: Said) -> bool:
    """成立于2018年, 2018年建成的: when a thing began, not when it is told."""
    return said.before.endswith(("于", "自", "从")) or _HISTORY.match(said.after) is not None


def headings(texts: Sequence[str]) -> Set[tuple[int, int]]:
    """Where the headings begin, as :attr:`Said.sentence` counts: short lines without 。."""
    found: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        at = 0
        for line in text.split("\n"):
            if len(line) <= HEADING_CHARS and "。" not in line:
                found.add((number, at))
            at += len(line) + 1
    return found


def is_year_end(mention: TimeMention) -> bool:
    """到2025年底, 2025年12月底前: a year's end set as a term; 到2025年 alone is a plan's horizon."""
    when = mention.last
    if mention.kind != "deadline" or when is None:
        return False
    return (when.edge == "end" and when.months is None) or when.months == (12, 12)


def is_stock_of_year_end(mention: TimeMention) -> bool:
    """截至2023年底 is said when 2024 has begun."""
    when = mention.last
    if mention.kind != "up_to" or when is None or (when.days and when.days != (31, 31)):
        return False
    return (when.edge == "end" and when.months is None) or when.months == (12, 12)
