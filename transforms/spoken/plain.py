"""What everyday words call what accounts have a noun for (口语改书面): 一亩能采700公斤 is a yield, 每天能出2000只 a daily output.

Reporters let people speak: 油坊一年榨油收5万元, 楼是县上投了9万元盖起来的. The verb alone counts nothing, its noun does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.numbers.measure import family


class Plain(NamedTuple):
    """A way to say it: the words of a phrase, what they are called (``\\1`` their first group), and for which measure words."""

    said: re.Pattern[str]
    called: str
    families: frozenset[str]


_MONEY = frozenset(("money",))
_MASS = frozenset(("mass",))
_PEOPLE = frozenset(("person",))
_AREA = frozenset(("area",))
_COUNT = frozenset(("count",))
_MADE = frozenset(("count", "mass", "volume", "length"))
_MAKES = r"(?:能|可|要|就|便)?(?:够|以)?(?:出|产|产出|生产|做|做出|加工|缝|编|织|打|烧|酿|榨)(?:了|到)?"
_TAKES = "(?:要花|要掏|得花|得掏|需花|花掉|花费|要|得|需|花)"


def _plain(said: str, called: str, families: frozenset[str]) -> Plain:
    return Plain(re.compile(said), called, families)


# Examples with invented words stand in tests/transforms/indicator_sentences.csv.
_WAYS = (
    _plain(
        r"[^,;]{0,12}?(?:[一每]亩地?|亩均)(?:能|可|就|便|大约|约|多|少说也?|最多|最少)*(?:采|产|收|打|出|摘|割|起|挖|捞)(?:上|到|了|出)?",
        "亩产",
        _MASS,
    ),
    _plain(
        r"([^,;每]{0,8}?)每(斤|公斤|吨|担|千克|市斤)(?:能|可|就|便)?卖(?:到|上|了|出)?", r"\1每\2售价", _MONEY
    ),
    _plain(rf"(?:每天|[一每]日|一天)(?:下来)?{_MAKES}", "日产量", _MADE),
    _plain(rf"(?:每个?月|一个?月)(?:下来)?{_MAKES}", "月产量", _MADE),
    _plain(rf"(?:每年|一年)(?:下来)?{_MAKES}", "年产量", _MADE),
    _plain(
        rf"(?:([^,;每]{{2,12}}?)|.{{0,2}})(?:一个?月|每个?月|月月)(?:下来)?{_TAKES}", r"\1每月开支", _MONEY
    ),
    _plain(rf"(?:([^,;每]{{2,12}}?)|.{{0,2}})(?:一年|每年|年年)(?:下来)?{_TAKES}", r"\1每年开支", _MONEY),
    _plain(
        r"([^,;]{2,12}?)一[年季](?:就|便)?(?:能|可|净)?([^,;]{0,4}?)收(?:了|到|上|入)?", r"\1\2收入", _MONEY
    ),
    _plain(r"([^,;]{2,14}[^,;回接验签征秋夏春丰增减创营税])收(?:了|上|到)?", r"\1收入", _MONEY),
    _plain(
        r"([^,;是]{2,12})是[^,;是]{0,10}?(?:投|花|出|掏|拿|拨|筹)(?:了|出|入)?的?(?:盖|建|修|造|办|买|添|置|搭|砌|装)?(?:起|成|好|回|下|出)?来?",
        r"\1投资",
        _MONEY,
    ),
    _plain(
        r"(?:[这该此][个项一]?[^,;给为替]{0,6})?[给为替]([^,;]{2,8}?)(?:挣|赚|带|换)(?:回来?|来|下|得|到)?了?",
        r"\1收入",
        _MONEY,
    ),
    _plain(r"([^,;]{2,10}?)就?占(?:去|了|掉|到)", r"\1占地", _AREA),
    _plain(r"([^,;]{2,10}?)就?占(?:去|了|掉|到)", r"\1", frozenset(("count",))),
    _plain(r"实", "实到", _PEOPLE),
    _plain(r"(.*每[人名户亩餐份天月顿].{0,3})(?<!奖)补", r"\1补贴", _MONEY),
    _plain(r"(.*每[人名户亩餐份天月顿].{0,3})(?<!补)奖", r"\1奖励", _MONEY),
    _plain(r"(.*每[人名户亩餐份天月顿].{0,3})交", r"\1缴费", _MONEY),
    _plain(r"(?:一共|共|累计|拟|计划|再)*(?:开办|举办|开|办)班", "培训班", frozenset(("count", "other", ""))),
    _plain(r"财政(?:共|累计|专门)?(?:安排|拨付|拨|投入|出|拿出)(?:了)?", "财政资金", _MONEY),
    _plain(
        r"[^,;的]{0,10}[给为替][^,;的]{1,6}(?:带回|带来|挣回|赚回|换来|换回)了?([^,;]{2,10})", r"\1", _MONEY
    ),
    _plain(r"(?:累计|共|已)*销售", "销售额", _MONEY),
    _plain(r"([^,;]{2,10})进账(?:了)?", r"\1收入", _MONEY),
    _plain(r"分占([^,;]{1,8})", r"占\1", frozenset()),
    _plain(r"([^,;]{3,14}?)[比较](?:(?:19|20)[0-9]{2}年|[上去前往]年)[^,;]{0,6}", r"\1", frozenset()),
    _plain(r"户均", "户均人口", _PEOPLE),
    _plain(r"([^,;]{2,10}?)(?:一年|每年)?(?:就|便|能|可)*多(?:进|收|赚|挣|得)(?:账|了)?", r"\1增收", _MONEY),
    _plain(r"([^,;]{2,10}?)(?:也|还|就|便)?(?:能|可)?(?:落下|落得|落个|分得|落到)了?", r"\1收入", _MONEY),
    _plain(r"([^,;]{2,8}?)就", r"\1", _COUNT),
    _plain(
        r"([^,;]{2,14}?(?:租金|收入|利润|开支|费|产值|产量|销量))(?:一年|每年|一季|一个?月|每月)",
        r"\1",
        frozenset(),
    ),
    _plain(r"((?:开支|支出|花销|采购)[^,;]{0,4}?)(?:一律|都要|均须|必须|都须)[^,;]{1,6}", r"\1", _MONEY),
    _plain(r"一个?月开工", "月产量", _MADE),
    _plain(r"([^,;]{2,12}?)(?:加起来|合起来|拢共|拢起来)", r"\1", frozenset()),
    _plain(r"[土田]?地(?:归拢|收拢|集中|归集)起来", "归拢的土地", _AREA),
    _plain(r"户均(?:搬|迁|住|入住|安置|出山|下山)[^,;]{0,6}", "户均人口", _PEOPLE),
    _plain(
        r"[^,;]{0,6}(?:[吃端捧]着?(?:这|此|这个|同一)?一?[碗口只行]*(?:饭碗|饭)|[靠干]着?这(?:一行|行|个|门手艺)(?:吃饭|营生|谋生)?)",
        "从业人员",
        _PEOPLE,
    ),
    _plain(r"(?:的)?饭碗", "从业人员", _PEOPLE),
    _plain(
        r"(?:[^,;]{0,8}?一个?)?(?:上午|下午|晚上|半天|整天|天)?(?:就|便)?(?:共|累计)?接诊",
        "接诊患者",
        _PEOPLE,
    ),
    _plain(
        r"(?:[^,;]{0,4}(?:大赛|比赛|竞赛|赛事|活动))?评出(?:了)?(.{0,6}[一二三特优][等秀].{0,4}奖)",
        r"\1",
        frozenset(),
    ),
    _plain(r"([^,;]{2,10})人(奖)", r"\1每人\2励", _MONEY),
)


_CLAUSE = re.compile("[ ,;:。“)]")
_BARE = 2
"""Characters of a phrase at most beside which the words before the figure are asked: 出 of 每天能出."""


def said_plainly(phrase: str, unit: str, left: str = "") -> str:
    """The noun for what ``phrase``, or all of ``left`` before the figure, tells in everyday words; else the phrase."""
    called = _called(phrase, unit)
    if called is None and phrase and len(phrase) <= _BARE < len(left):
        called = _called(_CLAUSE.split(left)[-1].lstrip("就便"), unit, whole=True)
    return phrase if called is None else called


def _called(phrase: str, unit: str, *, whole: bool = False) -> str | None:
    kind = family(unit)
    for way in _WAYS:
        if whole and "\\" in way.called:
            continue  # what stands before is no owner
        if (kind in way.families or not way.families) and (found := way.said.fullmatch(phrase)):
            return found.expand(way.called)
    return None
