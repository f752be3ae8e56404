"""The noun of a number whose clause goes on to another number (本数的名词): 行业 of 9个|行业实现收入|6亿元."""

from __future__ import annotations

import re

from transforms.phrases.after import phrase_after
from transforms.phrases.end import MOVE
from transforms.phrases.phrase import any_of
from transforms.text.pattern_edge import Ending
from transforms.text.words import words

SAID_SIDE = Ending(
    rf"(?<=..)(?:{any_of('attribute')}|产值|收入|产量)(?:合计|共计|总计|平均|同比)?(?:{MOVE})?(?:达到?|为|约|近|超过?|就|有)*$"
)
# 榨油厂年加工能力: what the houses are able to do is the next figure's.
_CAPACITY = Ending(
    r"(?<=..)(?:[年日月]|设计|综合)+[一-鿿]{0,3}(?:加工|生产|处理|贮藏|储藏|运输|接待)(?:能力)?$"
)
_IN_ALL = Ending(r"(?:共计|合计|总计|共|约|近|达)+$")
_ONLY_IS = ("实现", "完成", "达到", "拥有", "共有")


# 86家茶馆共有茶座|1.2万个, 改建4所学校增加|540个: what they have or bring is the next figure's.
_HAS = re.compile(
    r"(?<=..)(?:总共|一共|共计|累计|共|现)?(?:(?<=共)有|(?<=现)有|共有|现有|拥有|设有|建有|提供|带来|带着|送来|推出|拿出|亮出|端出|捐出|增加|新增|增设|腾出|累计(?:生产|完成|实现|接待|发放))[^\W\d的]{0,6}(?:约|近|超过?)?$"
)
# 86个乡镇卫生院门诊量达4万人次: the number counts the houses, the next one what is measured of them.
OF_CLASS = re.compile(
    r"([^,。的]{0,10}(?:县|乡镇|镇|村|市|区|城市|企业|电厂|景区|景点|学校|医院|卫生院|园区|社区|合作社|商场|酒店|民宿|港口))"
    r"(?!的|共|累计|已|完成|实现|开|建)[^,、。的]{0,12}?(?:额|量|值|收入|利润|投资|面积|人数|天数|浓度|比例|[^\W\d_]率)(?:总额|合计)?(?:达到?|为|突破|超过?|约|近)*"
)

_WORK = re.compile(
    r"([^,;。的]{2,24}?(?:工程|项目))(?:目前)?(?:已经?|累计|共|均)*(?:完成|落实|总)(?:年度)?投资"
)


# 12个岗位计划招聘|20名, 10个贫困县建设|12所: what is done is the next figure's.
_THEN_DOES = Ending(
    r"(?<=[^\W\d_])(?<!项目)(?<!工程)(?<!设施)(?<!平台)(?<!体系)(?:计划|拟|将|共|合计|累计|同时)*"
    r"(?:招聘|招录|招收|招募|建设|新建|扩建|改建|修建|建起|筹集|打造|举办|开展)$"
)
_AT_TIMES = re.compile(r"(?<=..)每[天日年月周](?=..)")


def own_noun(right: str) -> str:
    """The noun of a number whose clause goes on to another one: 行业 of 9个|行业实现收入|6亿元."""
    if right.endswith("有") and len(right) > 2:
        return right[:-1].removesuffix("中")  # 九种|药品价格有|7种
    if right.endswith("上") and len(right) > 2 and "的" not in right:
        return right[:-1]  # 60家|书屋上|百名读者
    does = _THEN_DOES.cut(right)
    if does != right and "的" not in right:
        return does
    often = _AT_TIMES.search(right)
    if often is not None and "的" not in right:
        return right[: often.start()]  # 3万名|学生每天享用|价值5元的餐食
    has = _HAS.search(right)
    if has is not None and "的" not in right:
        return right[: has.start()]
    if (
        len(right) > 1
        and right[-1] == "了"
        and "的" not in right
        and len(bare := right[: -1 - len(words(right[:-1])[-1])]) > 1
    ):
        return bare  # 30户人家|养了|900只鸡
    if right.endswith("投资") and (work := _WORK.match(right)):
        return work[1]  # 40所|乡村小学改造工程已完成投资|7210万元
    whose = OF_CLASS.fullmatch(right)
    if whose and len(whose[1]) > 1:
        return whose[1]
    noun, rest = phrase_after(right)
    if not noun and rest:
        verb = words(rest)[0]
        noun, rest = phrase_after(rest[len(verb) :])  # 18家|供热企业受理诉求
        noun = verb + noun if noun and rest else ""
    if not noun:
        return right
    bare, rest = _CAPACITY.cut(SAID_SIDE.cut(noun)), _IN_ALL.cut(rest)
    light = len(rest) <= 2 or rest.startswith(_ONLY_IS)
    return bare if light and (rest or bare != noun) else right
