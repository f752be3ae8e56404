"""The body that a statement is about when it is not the place itself (主体): bureau, school, company."""

from __future__ import annotations

import re

from transforms.phrases.phrase import any_of
from transforms.text.pattern_edge import Ending

_BODIES = (
    "有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|合作社|合作联社|家庭农场|银行|支行|分行|信用社|医院|卫生院|卫生服务中心|疾控中心|妇幼保健院"
    "|大学(?!生)|学院|学校|中学(?!生)|小学(?!生)|幼儿园|职校|技校|校区|养老院|敬老院|福利院|养老中心|养老服务中心|图书馆|博物馆|文化馆|体育馆|法院|检察院|派出所|交警大队|消防救援大队|支队|大队"
    "|卫健委|管委会|委员会|总工会|妇联|残联|团委|纪委监委|供电公司|协会|商会|基金会|指挥部|专班|公安机关|部门|局(?<![布格结全开僵时政残骗变危]局)"
    "|政务服务中心|开发区|产业园|工业园|度假区|风景区|口岸|海关|港|机场|火车站|高铁站|水库|管理处"
)
# Each begins with a character of its own, so that the search runs in the regex engine's fastest loop.
_BODY = re.compile(rf"(?:{_BODIES})(?![员长们的家组路街内里局面限部地口区澳股航湾珠])")
_NAME = re.compile(r"[一-龥A-Za-z“”]{1,24}$")
_LEADING = re.compile(
    r"^(?:其中|同时|此外|另外|目前|当前|据悉|据|由|经|在|对|向|与|和|从|为|今年以来|近年来|今年|去年|记者从|日前|近日|截至|通过|依托|组织|联合|作为|位于|以|让|第[一二三四五]年)+"
)
# 各有关部门, 多家企业集团, 全市法院, 乡镇卫生院: a class of bodies is no subject.
_CLASS = re.compile(
    r"(?:全[省市县区州盟旗]|[九五十二]{1,2}年一贯制|特殊学校|各级?|各地|有关|相关|多个?|多家|所有|职能|主管|行业|上级|基层|公办|民办|公立|民营|公共|普通|中等|职业|初级|高级|完全|综合|专科|[一-鿿]{0,2}(?:专科|专门|共有|拥有|现有)|特殊教育|新办|义务教育|农民|专业|村级|乡镇|中小|三甲|城乡|[省市县区]直|(?:基层|中级|高级|专门|各级)+(?:人民)?(?:法院|检察院)$|[A-Z0-9一二三四五六七八九十]+[所家个级])"
    r"|.{0,6}(?:中|的)(?:医院|学校|中学|小学|幼儿园|公司)$"
)
_TIMES = frozenset("年月日号时点")
# 新建、改扩建学校, 选派医师下沉乡镇卫生院: what was built or reached does not act.
_DEED = re.compile(
    rf"(?:发挥|借助|借力|依靠|整合|协调|引进|引入|{any_of('doing')}|{any_of('act')}|{any_of('light')}|{any_of('predicate')}|选派|加强|可|还|并|改扩建|新改扩建|居家|下沉)"
)
# 青岭村通过支部领办合作社, 全市新建初级中学: the body is what somebody else used or built.
_PLACE_LAST = Ending(r"[0-9][^\W\d_]{1,3}[,、;][^\W\d_]{1,7}[市县区州旗镇乡](?<![发高新济业区园]区)$")
_USED = re.compile(r"通过|领办|新建|改建|扩建|建成|洽谈|签约|引进")
_GOES = re.compile(r"下沉|深入|走进|前往|实地|对接|联合|派驻|输送")
# 记者从市水利局获悉, 县教育局负责人介绍: who tells it is not what it is told of.
_TELLS = re.compile(
    r"(?:的)?(?:有关|相关|主要|党组|分管)?[^\W_]{0,4}(?:负责人|负责同志|局长|主任|书记|院长|校长|科长|工作人员)|(?:最新)?(?:数据|统计|消息)|(?:获悉|了解到|获知|介绍|表示|要求|提出|通报|召开|发布|公布|分[,:]|看[,:])"
)


def subject_of(sentence_before: str) -> str | None:
    """The first body named in the words of the sentence before the number; None when there is none.

    Linear in the length of ``sentence_before``, which the caller bounds.
    """
    if _PLACE_LAST.search(sentence_before):
        return None  # 某开发区3起,某县2起: of the county
    at = sentence_before.rfind(";") + 1
    if at and (body := _BODY.search(sentence_before, at)) is not None:
        name = _name(sentence_before, at, body)
        if name and sentence_before.startswith(name + "完成", at):
            return name  # 税务部门完成3亿元;财政部门完成
    at = 0
    while (body := _BODY.search(sentence_before, at)) is not None:
        name = _name(sentence_before, at, body)
        if name and not _TELLS.match(sentence_before, body.end()):
            return name
        at = body.end()
    return None


def _name(text: str, at: int, body: re.Match[str]) -> str:
    """The whole name that ends with ``body``; empty for a class of bodies, or one that something was done to."""
    named = _NAME.search(text, max(at, body.start() - 24), body.start())
    bare = _LEADING.sub("", named[0]) if named else ""
    bare = bare[bare.rfind("的") + 1 :]
    if not bare or (len(bare) == 1 and bare not in "省市县区州镇乡旗"):
        return ""
    counted = named is not None and bare[0] not in _TIMES and text[: named.start()][-1:].isdigit()
    if counted or _USED.search(bare):
        return ""  # 12家|乡镇卫生院
    name = (bare + body[0]).strip("“”")
    return "" if _CLASS.match(name) or _DEED.match(bare) or _GOES.search(bare) else name
