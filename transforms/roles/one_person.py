"""Figures that are told of one person (个人故事): “…一年能挣8万元”, 他家种了16亩地, 果农周大山的85亩果园. They are no statistic."""

from __future__ import annotations

import re

from transforms.numbers.measure import family
from transforms.phrases.phrase import any_of
from transforms.quantity import Quantity
from transforms.stories.cues import surnames

QUOTE_REACH = 400
"""Characters within which an opening quotation mark is looked for; quotations in news are shorter. 2026-11."""
_SPEAKER_REACH = 40
"""Characters behind a quotation, or before it, in which its speaker is named. 2026-11: 40."""

_OWN_EARNINGS = re.compile(
    r"(?:一个月|每月|月月|一年|每年|一天|每天|一季|一趟)[^,。”]{0,8}(?:挣|赚|收入|拿|领|进账|增收|到手)|(?:去年|今年|光)[^,。”]{0,10}(?:挣|赚|进账|卖)了?"
)
# 他家种了16亩地, 她流转的620亩: the holding or the income of one person. 他说 opens what he reports.
_ONE_PERSON = re.compile(
    r"[他她](?:家|那$|流转|承包|租|种|养|每年|每月|一年|一个月|今年|去年|靠|领|贷|花|掏|付|买|挣|赚|的(?:网店|小店|铺子|大棚|果园|鱼塘|茶园|农场|民宿|农家乐))(?![^,]{0,12}(?:全[市县区镇乡村]|合作社|公司|带动))"
)
_FIRST_PERSON = re.compile(
    r"我(?!们|市|县|省|区|国|州|镇|乡|村|校|院|局|社区|党|军|旗|盟)|俺家?(?!们|[市县区镇乡村])"
)

_SURNAME = "|".join(sorted(surnames(), key=lambda name: (-len(name), name)))
_DOES = (
    r"(?:说|道|笑|告诉|算|感慨|感叹|高兴|指着|扳着|掰着|坐在|站在|蹲在|忙着|正在|正忙|一边|把|家里|家[的种养]|家(?=[上下这去今前]|[一-鿿]{0,2}[0-9])|一家|种[着了]|养[着了]"
    r"|流转|承包|负责|[^\W\d带领]着|刚|拿着|在[^,。]{1,8}里)"
)
_PRIVATE = re.compile(
    rf"(?:{any_of('private')})(?:{_SURNAME})[一-鿿]{{1,2}}?(?:{_DOES}|的(?=[0-9])|[,。”])"
    r"|(?<![0-9])[1-9]?[0-9]岁的?(?!以|及|[老]?年?人[口均占])[^,。;“”0-9]{2,16}(?:[,。”说道]|[付花掏领]了?(?=[0-9]))|家住[^,。;]{3,20}的"
    rf"|(?:{_SURNAME})[一-鿿]{{1,2}}(?:今年[1-9][0-9]岁(?=,)|盘算|估摸|[掰扳]着指头|给记者算|算了一?笔账)"
)
"""A person without an office: 果农周大山说, 71岁的村民…, 家住…的, 周大山今年71岁,…, 周大山盘算着."""
_TITLE = 4
"""Characters before a name in which an office stands (车间主任李某算了一笔账). 2026-11: 4."""
_RECKONS = re.compile(r"[他她](?:给[^,。;]{1,4})?算(?:了|起)?(?:一?笔)?账[:,]?$")
"""Before a quotation: 她给记者算账."""
_SPOKEN_FOR = re.compile(
    r"书记|主任|局长|科长|处长|厅长|[县市区镇乡厂社馆矿]长|负责人|经理|董事|理事长|站长|校长|院长|所长|会长|队长|专家|研究员|专员|干部"
)
"""Who speaks for a body."""
_OF_MANY = re.compile(
    r"全[国省市县区镇乡村州旗社]|[该我本][市县区镇乡村社]|村里|镇里|乡里|县里|社区|合作社|公司|企业|厂里|基地|园区|带动|累计|共有|学校|医院|额度|标准|政策"
)
"""In the clause of a figure: it is of more than one person."""


def told_of_one(text: str, at: int, quantity: Quantity) -> bool:
    """Whether the ``quantity`` at ``at`` of a folded text is told of one person, by that person or by the paper."""
    measure = family(quantity.unit)
    if measure not in _OWNED and quantity.unit not in _OWN_THINGS:
        return False
    opened = text.rfind("“", max(0, at - QUOTE_REACH), at)
    if opened < 0 or text.find("”", opened, at) >= 0:
        return _is_owners(text, at)
    if _FIRST_PERSON.search(text, opened, at):
        return True
    if measure in ("mass", "length"):
        return not _speaks_for_a_body(text, opened, at)
    if _OF_MANY.search(text, max(opened, text.rfind(",", opened, at)), at):
        return False
    if measure == "money" and _OWN_EARNINGS.search(text, max(opened, at - 40), at):
        return True
    return _is_private_speech(text, opened, at)


_OWNED = frozenset(("money", "mass", "length", "area", "time"))
_OWN_THINGS = frozenset("只头棵株座间台辆匹羽尾单块个口")
"""Families of units, and measure words, in which one person's things are told; people and bodies are counted of many."""


def _is_owners(text: str, at: int) -> bool:
    """Whether the words of the sentence before ``at`` tell of one person's holding."""
    low = max(0, at - 60)
    start = max([low, *(text.rfind(mark, low, at) + 1 for mark in "。!?;\n”")])
    if (text.find("他", start, at) >= 0 or text.find("她", start, at) >= 0) and _ONE_PERSON.search(
        text, start, at
    ):
        return True
    owners = [
        owner.end()
        for owner in _PRIVATE.finditer(text, start, at + 1)
        if _SPOKEN_FOR.search(text, max(start, owner.start() - _TITLE), owner.start()) is None
    ]
    return bool(owners) and _OF_MANY.search(text, owners[-1], at + 12) is None


_OF_A_BODY = re.compile(
    r"(?:公司|合作社|企业|加工厂|集团|联合社|收购站|园区|基地)(?:的)?(?:总经理|副?经理|董事长?|理事长|负责人|厂长|站长|主管)[一-鿿]{1,4}(?:[,，望看算指]|说|介绍|告诉)"
)
"""A speaker whose words are those of a firm: 某公司经理周某说."""

_OF_AN_OFFICE = re.compile(
    r"(?:局长|处长|厅长|科长|[县市区镇]长|委主任|办主任|中心主任|站站长|所所长)[一-鿿]{2,4}(?:[,望看算指:]|说|介绍|告诉|表示)"
)
"""A speaker whose words are those of an office: 交通局局长周某介绍."""


def _speaks_for_a_body(text: str, opened: int, at: int) -> bool:
    """Whether a quotation is named to be spoken for a firm right behind it, or right before."""
    closed = text.find("”", at, at + QUOTE_REACH)
    behind = text[closed : closed + 2 * _SPEAKER_REACH].split("“")[0] if closed >= 0 else ""
    return (
        _OF_A_BODY.search(behind) is not None
        or _OF_A_BODY.search(text, max(0, opened - _SPEAKER_REACH), opened) is not None
        or _OF_AN_OFFICE.search(behind) is not None
        or _OF_AN_OFFICE.search(text, max(0, opened - _SPEAKER_REACH), opened) is not None
    )


def _is_private_speech(text: str, opened: int, at: int) -> bool:
    """Whether a quotation is the speech of a person without an office."""
    closed = text.find("”", at, at + QUOTE_REACH)
    behind = text[closed : closed + _SPEAKER_REACH].split("“")[0] if closed >= 0 else ""
    behind = behind.split("。")[0] + "," if "。" in behind else behind
    before = text[max(0, opened - _SPEAKER_REACH) : opened].rsplit("。", 1)[-1]
    if _RECKONS.search(before) is not None:
        return True
    told = behind if len(behind) > 2 else before
    return _PRIVATE.search(told) is not None and _SPOKEN_FOR.search(told) is None
