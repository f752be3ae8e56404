"""Whose money it is where a clause has only the verb (谁的进账): …合作社,自己筹钱买回农具,2022年进账11万元 is the co-operative's.

What comes in belongs to the body that the sentence speaks of; what goes out was spent on what the figure before it pays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.numbers.measure import family
from transforms.text.surroundings import Surroundings

_BODIES = (
    "合作社|农场|林场|渔场|牧场|养殖场|茶厂|酒厂|油坊|作坊|工坊|公司|企业|工厂|车间|电站|超市|民宿|农家乐|景区|基地|大棚|果园|茶园|"
    "菜园|鱼塘|村集体|饭店|餐馆|门店|小店|店铺|网店|厂子|服务社|供销社|经济社|联合社|股份社|集市|夜市|市场|码头|园区|食堂|剧团|戏班"
)
_BODY = re.compile(
    rf"(?<![给替向为让帮对与和同比])(?:(?<=[,;。:、的“”里办])|^)((?:(?!的)[一-鿿]){{0,8}}?(?:{_BODIES}))(?=[^,;。]{{0,14}}|$)(?!员)"
)
_FRONT = re.compile(
    r"^(?:[去今前当]年|如今|眼下|目前|现在|这个?|那个?|该|本|村里的?|镇里的?|一家|一个|这家|家家|几家|由|靠|把|在|从|自家的?)+"
)
_COMES_IN = re.compile(
    r"(?:[一每]?年|年均|当年|全年|累计|共|已|能|可|预计|净|就|便|有望)*(?:进账|入账|进项|收入|收|挣|赚|挣回|赚回|落下)(?:了|上|到)?"
)
_GOES_OUT = re.compile(
    r"(?:[一每]?年|当年|全年|累计|共|一共|总共|合计|已|就|便|先后)*(?:支出|花|花费|花去|花掉|用去|用掉|开支|掏出?)(?:了|上|到)?"
)
_IN_ALL = re.compile(
    r"[一每]?[年月季天](?:下来|算下来)(?:就|便|要|得|共)?[是有]?|(?:一年|全年|总共|这样)?(?:算|合|加)(?:下来|起来|在一起|到一块儿?)(?:就|便)?[是有]?"
)
_EACH = re.compile(
    r"^.*每[人户名位亩头只个村家份餐次](?:每[年月天日餐次])?(?:定额)?(?:代缴|缴纳|发放|送上|送去|补助|补贴|奖励|给予|领取|送|发|给|领|交|补|奖|出|掏|拿)?(?:的|了|上)?"
)
_EACH_ONLY = re.compile(
    r"^(.{0,14}?)的?每([人户名位亩头只个村家份])(?:每[月年天日])?(出|掏|拿|交|补|发|奖)?$"
)
_PAID = {"出": "出资", "掏": "出资", "拿": "出资", "交": "缴费", "补": "补贴", "发": "发放", "奖": "奖励"}
_REACH = 90
"""Characters before a sum in which the body is looked for. 2026-11: 90."""
_LONGEST = 12
_NEAR = 4


def whose_money(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """The name of a sum whose own words are only a verb of money; any other phrase as it is."""
    if family(unit) != "money":
        return phrase
    if _COMES_IN.fullmatch(phrase):
        return _owner(around, phrase) or phrase
    out = _GOES_OUT.fullmatch(phrase) is not None
    if not out and not _IN_ALL.fullmatch(phrase):
        return phrase
    for metric in reversed(told[-_NEAR:]):
        if (
            metric.unit != unit
            or "每" not in metric.indicator
            or "。" in around.text[metric.end : around.start]
        ):
            continue
        each = _EACH_ONLY.match(metric.indicator)
        if each:
            return (each[1] or f"各{each[2]}") + _PAID.get(each[3] or "", "支出")
        paid = _EACH.sub("", metric.indicator)
        if 2 <= len(paid) <= _LONGEST:
            return paid + "支出" if not paid.endswith(("支出", "开支")) else paid
    return phrase


def _owner(around: Surroundings, phrase: str) -> str:
    """合作社收入 where the words before say whose it is; empty where they do not."""
    low = max(around.paragraph_start, around.sentence_start, around.start - _REACH)
    found = list(_BODY.finditer(around.text[low : around.start - len(around.left)] + around.left))
    for match in reversed(found):
        body = _FRONT.sub("", match[1])
        if 2 <= len(body) <= _LONGEST:
            return body + ("进账" if "进账" in phrase else "收入")
    return ""
