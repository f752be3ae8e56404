"""The end of a phrase before a number (指标的后尾): what says only that, how far or since when it came about goes.

达到, 同比增长, 累计完成, 增加到2024年的, 高于全省平均水平 stand between what is measured and its figure.
"""

from __future__ import annotations

import re

from transforms.phrases.phrase import any_of, listed

_PER = re.compile(
    r"(?<=..)(?:为|是|按|达|提高到|提高至)?(?:每[人生户名亩头只个台次餐年月日天]|每学期|每学年)+$"
)
_ABLE = "[阳失智产技功性节储动职源核热氢势机潜效耗官赋体新异才风电]"
"""Before 能 in a noun: 太阳能, 失能."""
_TAIL = re.compile(
    rf"(?:(?:{any_of('tail')})(?<!{_ABLE}能)(?:了|为|约|近|超|超过)?|[了着的在到至于超逾达各共已皆仍按、,:以;\s]|(?<!签)约|(?<!通)过|(?<![行作])为|(?<!附)近|(?<![日人年户月亩平次周地村镇县校家生台床店企笔案单件项厂场艘班期车座株箱处组站院])均|(?<=[入出资值收额量积务])(?:共|已|实际)?完成|(?<=[入额值量])(?:共|已|累计)?实现|(?<=[率量额值])实际|(?<=..)累计完成|(?<=[^\W\d_]{{4}})已(?:全部|累计)?(?:完成|建成|建好)|(?<=[量率额值数积荷])将|(?<=..)平均|(?<!最)高达|净|(?<![主需重必首概摘纪])要)+$"
)
MOVE = f"{any_of('growth')}|{any_of('decline')}"
_STRETCH = r"(?:(?:[上前去]|前?[一二两三四]个?|[0-9]{1,2}(?:月份?)?(?:[-—~至到][0-9]{1,2})?)(?:月份?|季度|半年|周)|年初|常年)"
_CHANGE_TAIL = re.compile(
    rf"(?:实现)?(?:分别)?(?:平均|[比较]{_STRETCH}(?:[、和及]{_STRETCH})*|同比(?:去年|上年)?|环比(?:上|前|节前)?(?:一?[周月期]|一?季度)?|[比较](?:20[0-9]{2}|[0-9]{2})年(?:同期|年?[底末初])?|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|按可比价格计算|每年|年均)?"
    rf"(?:名义|实际|可比)?(?:{MOVE})(?:了|约|近|超过|超|达到|达|为|幅度|比例)*$"
)
# 接待量同比增幅全省最高,达117%: how it ranks names nothing.
_RANKED_GROWTH = re.compile(
    r"(?:同比)?(?:增[幅速长]|涨幅|升幅|降幅)(?:[居列]?[全位][^,;。]{0,6})?(?:最[高大快低小]|第[一二三]位?|首位)$"
)
# 新设企业增速最快的三个乡镇分别为甲、乙、丙: whose growth ranks first is no part of what grew.
_RANKED_PLACES = re.compile(
    r"(?<=..)(?:增[幅速长]|涨幅|降幅)(?:最[高大快低小慢]|居前|靠前)的[一二两三四五六0-9]个[^,;。的]{0,2}[市县区镇乡]$"
)
# 增加到2024年的15600元: what it became names nothing; nor does what it is measured against (高于全省平均水平0.8个百分点).
# 铁路完成37万吨: who did it says what was done, when its whole was told before.
_DONE_BY = re.compile(
    r"(?<=港口|铁路|公路|水路|民航|航空|内河|沿海|港区|口岸|医院|车站|机场|民企|国企|外企)(?:共|已|累计)?完成$"
)
# 日均客流已经连续三日: for how long it has been so.
_STREAK = re.compile(
    r"(?<=..)(?:已经?)?连续[0-9一二两三四五六七八九十]{1,3}(?:个?(?:月|季度|学期)|[年日天周届])(?:保持|稳定)?$"
)
_BECAME = re.compile(
    rf"(?:{MOVE}|变|改|发展|扩大|缩|恢复)(?:到|至|为|成)(?:[^,;。]{{0,6}}(?:年|月|日|季度|期)[底末初]?)?的?$"
)
_AGAINST = re.compile(
    r"(?:(?:与|和|同|跟|较|比)[^,;。由从]{0,12}?(?:相比|比较|相较)|^(?:同期)?相比|(?:高于|低于|快于|慢于|好于|优于|高出|低出|超出|超过|超|高(?![标校中速铁新原端危产质龄效层技压温])|低(?!收|保|效|碳|温|龄|产|洼|压|空|息|质|矮))"
    r"[^,;。]{0,10}(?:水平|均值|平均|平均值|增速|同期|进度|目标|控制线|省控线|市控线|红线|计划|任务|预期))$"
)
_BRACKET_TAIL = re.compile(r"\([^()]*\)$")
_ENDS = frozenset(
    "".join(w[-1] for kind in ("tail", "growth", "decline") for w in listed(kind))
    + "也都低出写定准指向次回度破越迈上跨成装建办开修种打了过着的在到至于为约近超逾达各共已皆仍按、,:以; 均净要好将现成大度例比较平值速期标线划务年月日季底末初期次餐台天户亩人名个头只高快小一二三位周届持定多前先茅列悉市县区镇乡)"
)
"""Last characters of whatever a phrase's end is freed from; any other ends a phrase that is whole."""


_MOVE_ENDS = frozenset(w[-1] for kind in ("growth", "decline") for w in listed(kind))
_TAIL_ENDS = frozenset(w[-1] for w in listed("tail")) | frozenset(
    "了过着的在到至于为约近超逾达各共已皆仍按、,:以; 均成净要好将现"
)
_AGAINST_ENDS = frozenset("比较平值均速期度标线划务")
# 报修量较大,分别为…; 来信数居前: how much it is beside others.
_STANDS = re.compile(r"(?<=..)(?:较[大多高快]|居前|居多|靠前|领先|名列前茅|位居前列)$")
# 记者从市图书馆获悉,2023年借出3万册: where it was heard names nothing.
_HEARD = re.compile(r"^.{0,40}(?:获悉|了解到)$")
# 茶具专利授权比去年同期的90件: what it is compared with has its name.
_LAST_YEARS = re.compile(r"(?<=..)[比较与](?:去年|上年|前年)?(?:同期|同[月季])的?$")
# 村民年收入也(从9800元增加到…); 分红总额比(2021年多8万元), after its year is gone.
_TOO = re.compile(r"(?<=[入出资值收额量积率数务])[也都]$")
_THAN = re.compile(r"(?<=[入出资值收额量积率红数费本])[比较]$")
# 蓄水量较去年同期高出(3.2亿立方米): against what it is measured names nothing.
_ABOVE = re.compile(
    r"(?<=..)[比较](?:去年|上年|常年|往年|历年|多年|上月|上周|前一?[日天周])(?:同期|平均)?偏?[高低多少]出?$"
)
# 产值第一次迈过百亿元, 出口历史上头一回突破: for the how manieth time names nothing.
_FIRST_TIME = re.compile(
    r"(?:历史上|有史以来|建[县市厂校]以来)?(?:第一[次回]|头一[次回]|首[次度])(?:[越迈跨冲]过|突破|越|迈上?|站上|跨上?|登上|达到)?$"
)
# 塘口要治理, 书屋要建, 沙棘果大约要占到: what still must be done with it.
_MUST = re.compile(r"(?<=..)(?<![需主必重只就首概摘纪])要(?:再)?(?:完成|达到|[装建办开修种打])?$")
_MUST_DO = re.compile(
    r"(?<=..)(?<![需主必重只就首概摘纪])要(?=[一-鿿]{2,4}$)(?!完成|达到|求|点|素|闻|道|塞|害|领|件|紧)"
)
# 把2028年的目标写到了: where it is written names nothing.
_WRITTEN = re.compile(r"(?:[把将])?(?:的)?目标(?:任务)?(?:写|定|调高|锁定|瞄准|指)(?:到|在|向)?$")
_FREEING = (
    (frozenset("期月季的"), _LAST_YEARS),
    (frozenset("也都"), _TOO),
    (frozenset("比较"), _THAN),
    (frozenset("高低出"), _ABOVE),
    (_TAIL_ENDS, _TAIL),
    (_AGAINST_ENDS, _AGAINST),
    (_MOVE_ENDS | frozenset("了约近过超到达为度例"), _CHANGE_TAIL),
    (frozenset("高大快低小一二三位"), _RANKED_GROWTH),
    (frozenset("市县区镇乡"), _RANKED_PLACES),
    (frozenset("到至为成年月日度期底末初的"), _BECAME),
    (_AGAINST_ENDS, _AGAINST),
    (frozenset("成"), _DONE_BY),
    (frozenset("月度期年日天周届持定"), _STREAK),
    (frozenset("大多高快前先茅列"), _STANDS),
    (frozenset("悉到"), _HEARD),
    (frozenset("次回度过破越迈上跨到"), _FIRST_TIME),
    (frozenset("写定高准指到在向"), _WRITTEN),
    (frozenset("要完成达到装建办开修种打"), _MUST),
)
"""What the end of a phrase is freed from, in this order, with the characters that it ends with."""


_NO_MOVES = ("起降", "升降")
"""Nouns that end as a move does: 航班起降."""
_OWNED = frozenset(("国有", "公有", "私有", "其中国有"))
"""Whose something is, told alone: 其中国有22个、民营48个; the whole words, for 全国有12个 says where."""


_YEARLY = re.compile(r"(?<=..)也?在?逐年$")
_IN_YEAR = re.compile(r"(?<=[^\W\d_]{2})20[0-9]{2}年$")
_YEARS = ("去年", "今年", "上年", "全年", "年内")
"""Between what is measured and how it moved (财政收入去年增长6%)."""


_NEWLY = ("新增", "净增")


def without_tail(phrase: str) -> str:
    """城镇新增就业 of 城镇新增就业达到."""
    if phrase.endswith(_NEWLY) and phrase[:-2] in ("日均", "月均", "年均"):
        return phrase  # 日均新增37户
    if phrase.endswith(_NEWLY) and len(phrase) > 4:
        return phrase[-2:] + without_tail(phrase[:-2])  # 从业人员新增3840人
    if "要" in phrase[2:]:
        phrase = _MUST_DO.sub("", phrase, count=1)
    while phrase and phrase[-1] in _ENDS and phrase not in _OWNED and not phrase.endswith(_NO_MOVES):
        # A pattern for the end of a phrase is tried at each of its characters: the last one tells whether it is worth it.
        shorter = phrase
        for ends, pattern in _FREEING:
            if shorter and shorter[-1] in ends:
                shorter = pattern.sub("", shorter)
        if "每" in shorter:
            shorter = _PER.sub("", shorter)
        if shorter.endswith(_YEARS):
            shorter = shorter[:-2]
        elif shorter.endswith("逐年"):
            shorter = _YEARLY.sub("", shorter)
        elif shorter.endswith("年"):
            shorter = _IN_YEAR.sub("", shorter)
        if shorter.endswith(")"):
            shorter = _BRACKET_TAIL.sub("", shorter)
        if shorter == phrase:
            return phrase
        phrase = shorter
    return phrase
