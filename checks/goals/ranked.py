"""The first of a ranking and the one told to come next (甲景区居首,接待36万人次;乙景区紧随其后,接待28万人次): it has no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.wording import named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, absolute, stories
from checks.interval import printed
from checks.rule import Facts, Outcome
from transforms.metric import Metric

_FIRST = re.compile(r"第一|榜首|居首|首位|头一?名|头把|夺冠|冠军|折桂|拔得头筹|领跑|最[多高大热]")
_BARE_FIRST = re.compile(
    r"^,(?:稳|仍|继续|依旧)?(?:排名?|位|名|高)?[居列在](?:全[国省市县区州]|[各同][一-龥]{1,4}|榜单|当地)*(?:之?首|第一|榜首|首位)"
)
_NEXT = re.compile(
    r"(?:紧随其后|紧跟其后|紧追其后|次之|(?:排在?|位[居列]|名列|居|列)(?:第二|次席)|(?:拿|摘|夺)下?亚军|屈居第二)[^;。0-9]{0,14}$"
)
_OTHER_MEASURE = re.compile(
    r"增速|增幅|增长|增量|均|率|口碑|评分|好评|满意|面积|规模|热度|名气|名次|历史|累计|截至|[去上]年"
)
_MARK = re.compile("[;。]")


def ranked(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(first, next) in one unit and told as counts, in one sentence or two."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            for at, metric in enumerate(sentence.figures):
                if absolute(metric) and _NEXT.search(sentence.lead(at)):
                    first = _first(story, n, at)
                    if first is not None:
                        yield first, metric


def _first(story: Sequence[Sentence], n: int, at: int) -> Metric | None:
    """The figure right before, in the unit of the next and told of what comes first."""
    sentence = story[n]
    if at:
        top, lead = sentence.figures[at - 1], sentence.lead(at - 1)
    else:
        before = story[n - 1] if n else None
        if before is None or sentence.start - before.end > NEXT_DOOR or not before.figures:
            return None
        top, lead = before.figures[-1], before.lead(len(before.figures) - 1)
    metric = sentence.figures[at]
    said = _MARK.split(lead)[-1]
    between = sentence.lead(at)
    if _FIRST.search(said) is None and _BARE_FIRST.match(between) is None:
        return None
    if _OTHER_MEASURE.search(said + between) or "其中" in between:
        return None
    alike = top.unit == metric.unit and top.role == metric.role == "actual" and absolute(top)
    return top if alike else None


def is_ranked(operands: Sequence[Metric]) -> bool:
    """Whether the words before the second say that it comes next."""
    metric = operands[-1]
    begin = max(0, metric.start - metric.sentence_start)
    return _NEXT.search(folded(metric.quote)[max(0, begin - 32) : begin]) is not None


def ranked_outcome(operands: Sequence[Metric]) -> Outcome:
    """The next has no more than the first."""
    top, after = operands
    first, following = printed(top), printed(after)
    expected = f"不高于{shown(top)}"
    if first is None or following is None:
        return Outcome("undecided", "info", expected, shown(after), f"{named(after)}与{shown(top)}无法比较。")
    if following.above(first):
        said = f"文中说{named(after)}排在{shown(top)}之后，数字却比它大，必有一个印错。"
        return Outcome("fails", "warn", expected, shown(after), said)
    if first.not_below(following):
        return Outcome("holds", "info", expected, shown(after), f"{named(after)}确实排在{shown(top)}之后。")
    said = f"{named(after)}与{shown(top)}在所印位数内分不出高低。"
    return Outcome("undecided", "info", expected, shown(after), said)
