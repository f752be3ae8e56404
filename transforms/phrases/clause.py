"""The phrase of an earlier clause (前一分句的指标): asked where the number's own clause holds only the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.phrases.before import phrase_before
from transforms.phrases.phrase import any_of
from transforms.text.pattern_edge import Ending

NUMBER = re.compile(r"(?<![A-Za-z.])[0-9]")  # not that of PM2.5
_POINTER = re.compile(
    r"(?:(?:分|按|从)[^,;0-9]{1,8}?[看分]|(?:今年|去年|目前|当前|近年来?|其中|同时|以来|上半年|下半年|期间|此外|截至|年底|月底|据)+.{0,2})"
)
CLAUSES = re.compile(r"[,;:。](?![0-9]{3}(?![0-9]))")
# 而且增幅较大, 统计数据显示, 按可比价格计算 name nothing.
_ASIDE = re.compile(
    r"[,;:。]?(?:扣除[^,;:。]{2,8}(?:因素|影响)$|(?:而且|并且|且|但是?|不过|尤其是?|虽然?|尽管)|[按以经][^,;:。]{1,12}(?:计算|测算|口径)$|[^,;:。()]{0,6}下同\)$|从?(?:增[速幅]|总量|数量|规模|占比)(?:方面|上)?(?:来?看)?$|[^,;:。]?一(?P<one>.)[挨接连靠]着?一(?P=one)$|[^,;:。]{0,40}(?:显示|获悉|了解到|介绍|表明)$)"
)
_DATED = re.compile(
    r"(?:今年|去年|上年|截至|截止)?[0-9]{1,4}(?:[—~至到-][0-9]{1,2})?(?:[年日份]|月份?)(?:[0-9]{1,2}(?:[日份]|月份?))*(?:[底末])?"
)
_ROW_OF_TIMES = re.compile(
    r"(?:[0-9]{1,4}[年月](?:[0-9]{1,2}月)?[、和及]){1,6}[0-9]{1,4}[年月](?:[0-9]{1,2}月)?"
)
"""Before the name of what a row of years is told of: 该院2022年、2023年|收案分别为."""
# 进出口破万亿元,达10556亿元: the round number in words is no name.
_ROUND_PASSED = Ending(
    r"(?:占比|比重|比例)?(?:首次)?(?:突破|超过?|破|逾|近|达到?|过|约)?[一二两三四五六七八九]成(?:以上|多|左右)?$|(?:首[次度]|第一[次回]|头一[次回])?(?:突破|超过?|破|逾|近|达到?|上|[迈越跨]过|[迈站跨登]上|过)?[十百千万亿]{1,3}(?:元|人次|人|吨|亩|户|家|件|辆)+(?:大关|关口|台阶|门槛)?$"
)
_ROUND_ENDS = frozenset("元次人吨亩户家件辆关成上多右口阶槛")
_MOST = re.compile(r"(?<=..)最[多高大快低少小长](?:的[^,;。]{0,8})?(?:依次)?(?:是|为|当属)[^,;。]{2,12}$")
"""接待游客最多的是甲镇,达3万人次: who has the most is no name of what is counted."""
_GOES_ON = re.compile(r"(?<=..)(?:仍然?|依然|依旧|已经|正在|不断)(?=..)")
_RANKED_FIRST = ("之首", "首位", "第一位", "前列", "第一")
_ONLY_CHOSEN = frozenset(("确定", "认定", "评定", "选定", "评为", "命名", "授予", "推荐", "表彰"))
"""What was done with those that the figure before it counts: the name of none of its parts."""
_RANK_WORDS = frozenset(("次之", "居首", "居次", "最多", "最少", "最高", "最低", "紧随其后"))
_EACH_ONLY = re.compile(r"(?:平均)?每(?:一|个|家|名|位)?[一-鿿]{1,2}(?:每[年月天日次])?")
GOALS = frozenset(
    ("任务", "计划", "目标", "全年任务", "年度任务", "目标任务", "总任务", "全年目标", "年度目标")
)
_COMPARES = re.compile(
    r"[多少][收支卖产挣赚出花用交缴]|(?:增[幅速长]|[涨降升跌]幅)?[比较][^,;。]{2,10}(?:[高低快慢多少]出?|提前|滞后)"
)
"""What only compares: it names nothing."""
_A_GOAL = ("的计划", "的目标", "的任务")
_ROW = re.compile(r"\s*[0-9]{1,2}[.、](?=[一-鿿“])")
"""The number of a row, whose clause names what its figure is of (1.南岭村晒谷坪,12万元)."""
_BODIES = (
    "学院",
    "学校",
    "大学",
    "中学",
    "小学",
    "公司",
    "医院",
    "银行",
    "支行",
    "合作社",
    "农场",
    "协会",
    "村委会",
    "居委会",
)
_FLOURISH = Ending(rf"(?:{any_of('flourish')})+$")

_GROUP_CLOSED = re.compile(r"[一-鿿]{3}(?<![初高集途其空年期手心水当之程行])中$")


def phrase_of_earlier(clause_before: str, begins: int, mentions: Sequence[tuple[int, int]]) -> str:
    """What the nearest of the sentence's earlier clauses names; empty when what was told before is meant.

    ``clause_before`` is the text of those clauses, ``begins`` the offset at which it ends, ``mentions`` are the time and
    place spans of the sentence.
    """
    for clause in reversed(CLAUSES.split(clause_before)[-6:]):
        begins -= len(clause)
        row = _ROW.match(clause)
        if row is not None and clause.endswith(_BODIES):
            return ""  # 1.农林学院,120人: of what was told before the rows
        skipped = row.end() if row is not None else 0
        clause, begins = clause[skipped:], begins + skipped
        if clause[-1:] == "中" and _GROUP_CLOSED.search(clause):
            clause = clause[:-1]  # 首批校车中,甲县28辆
        dated = _ROW_OF_TIMES.search(clause) if clause.endswith("分别为") else _DATED.match(clause)
        at = dated.end() if dated else 0
        said = "" if _ASIDE.match(clause) else NUMBER.split(clause[at:], maxsplit=1)[0]
        said = said[:-1] if said[-1:] in ("与", "同", "跟") else said  # 人口与|2010年的725万人相比
        said = said.removesuffix("截至").removesuffix("截止")  # 注册商户截至|5月底为5万家
        if said[-1:] in _ROUND_ENDS:
            said = _ROUND_PASSED.cut(said)
        phrase = _FLOURISH.cut(phrase_before(said, begins + at, mentions))
        if "最" in phrase:
            phrase = _MOST.sub("", phrase)
        phrase = (
            phrase.removeprefix("特别是").removeprefix("尤其是").removeprefix("其余为").removeprefix("其余是")
        )
        goes_on = _GOES_ON.search(phrase)
        phrase = phrase[: goes_on.start()] if goes_on else phrase
        begins -= 1 + skipped
        if "每" in phrase and _EACH_ONLY.fullmatch(phrase):
            return ""  # 每户300元,共计9万元: of what was told before
        if phrase.removeprefix("占") in GOALS or phrase.endswith(_A_GOAL):
            return ""  # 占任务的75%,其中河口镇2万只: what was told before
        if phrase in _ONLY_CHOSEN:
            return ""  # 拟认定9个村为样板村,其中甲镇3个
        if _COMPARES.fullmatch(phrase):
            continue  # 比上年同期多收3亿元,增幅比年度目标高出5个百分点: of what the clauses before name
        if phrase in _RANK_WORDS or phrase.endswith(_RANKED_FIRST):
            return ""  # 居全市之首,乙区有90人: what was told before
        if len(phrase) >= 2 and not _POINTER.fullmatch(phrase):
            return phrase
    return ""
