"""The body that a statement is about when it is not the place itself (主体): bureau, school, company."""

from __future__ import annotations

import re

_ENDING = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|合作社|合作联社|家庭农场|银行|支行|分行|信用社|保险|医院|卫生院|卫生服务中心|疾控中心|妇幼保健院"
    r"|大学|学院|学校|中学|小学|幼儿园|职校|技校|养老院|敬老院|福利院|养老服务?中心|图书馆|博物馆|文化馆|法院|检察院|派出所|交警大队|消防救援大队|支队|大队"
    r"|人社局|卫健局|卫健委|教育局|民政局|财政局|公安局|税务局|农业农村局|市场监管局|医保局|交通运输局|住建局|水利局|林业局|统计局|商务局|司法局|气象局|供电局"
    r"|[一-龥]{1,4}局|管委会|委员会|总工会|妇联|残联|团委|纪委监委|供电公司|协会|商会|基金会|指挥部|专班|人社部门|税务部门|公安机关|[一-龥]{2,4}部门)"
)
_SUBJECT = re.compile(
    rf"((?:[省市县区州镇乡旗]|[一-龥A-Za-z“”]{{2,24}}?){_ENDING})(?![员长们的家组路街内里局])"
)
_LEADING = re.compile(
    r"^(?:其中|同时|此外|另外|目前|当前|据悉|据|由|经|在|对|向|与|和|从|为|今年以来|近年来|去年|今年|记者从|日前|近日|截至|通过|依托|组织|联合|作为|该|以|让)+"
)


def subject_of(sentence_before: str) -> str | None:
    """The first body named in the words of the sentence before the number; None when there is none.

    Linear in the length of ``sentence_before``, which the caller bounds.
    """
    for clause in re.split(r"[,;:]", sentence_before):
        match = _SUBJECT.search(_LEADING.sub("", clause))
        if match:
            return _LEADING.sub("", match.group(1)).strip("“”") or None
    return None
