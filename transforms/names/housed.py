"""Whose pupils, teachers or beds are counted (机构与其人数): 普通中学38所,在校学生2.95万人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.anaphora import MAX_THING
from transforms.names.thing import VERB_HEAD
from transforms.names.told import Told

_INMATES = re.compile(
    r"(?:在[校园读籍])?(?:学生|学员|生|幼儿|儿童)(?:人?数)?|(?:本年|当年|应届)?(?:毕业生|招生)(?:人?数)?|(?:专任)?教师|教职工|职工|床位数?|卫生技术人员"
)
_INMATE_ENDS = frozenset("生数员儿童师工位")
_HOUSE = re.compile(
    r"(?:学校|[中小]学|高中|初中|院校|幼儿园|职中|中专|医院|卫生院|机构|养老院|福利院|敬老院)$"
)


# 茶社36家、床位640张: what a house has, told right behind it.
_HELD = re.compile(r"(?:从业|务工)?(?:人员|员工|社员|队员|会员|床位|客房|餐位|职工)(?:人?数)?")
_HOLDER = re.compile(r"[一-鿿、]{0,12}(?:企业|公司|合作社|队伍?|民宿|农家乐|酒店|宾馆|客栈|车间|工厂)$")
_TAKES_IN = re.compile(r"吸纳(?:群众|劳动力)?(?:就业|务工)")
_WORKPLACE = re.compile(r"[一-鿿]{0,12}(?:车间|工厂|作坊|工坊|基地)$")
_COURSE = re.compile(r"(?:举办|开办|开展)?([一-鿿、]{2,12}培训)班$")
_HOUSES = ("所", "家", "个", "支", "座", "间", "户")


def of_house(phrase: str, earlier: Sequence[Told]) -> str:
    """``phrase``, or whose pupils, teachers or beds they are: 普通中学在校学生 behind 普通中学38所."""
    if phrase == "培训" and earlier:
        courses = (_COURSE.search(m.indicator) for m in reversed(earlier[-2:]))
        return next((c[1] for c in courses if c), phrase)  # 木雕培训班6期,培训180人
    near = earlier[-1] if earlier else None
    if near is not None and near.unit in _HOUSES and len(near.indicator) <= MAX_THING:
        held = _HELD.fullmatch(phrase) and _HOLDER.search(near.indicator)
        works = _TAKES_IN.fullmatch(phrase) and _WORKPLACE.search(near.indicator)
        house = VERB_HEAD.sub("", near.indicator, count=1)
        if (held or works) and len(house) >= 2:
            return house + phrase
    if phrase[-1:] not in _INMATE_ENDS or _INMATES.fullmatch(phrase) is None:
        return phrase
    inhabited = next((m for m in reversed(earlier[-3:]) if m.unit in ("所", "家", "个")), None)
    if inhabited is None or not _HOUSE.search(inhabited.indicator) or len(inhabited.indicator) > MAX_THING:
        return phrase
    return inhabited.indicator + phrase
