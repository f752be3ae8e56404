"""Who did a deed and for whom, before or behind the figure of it (施事与受益者): both name nothing that is counted."""

from __future__ import annotations

import re

_DONE_BY = re.compile(
    r"^[^,;。0-9]{0,12}(?:村|社区|财政|活动|部门|局|公司|企业|学校|医院|政府|银行|机构)已(?=.{4})"
)
_SERVED = re.compile(
    r"(?:[为向给对])?[^,;。“”0-9]{0,12}(?:人员|群众|居民|农户|牧户|老人|学生|家庭|劳动力|儿童|患者|职工|游客|村民)"
    r"(?=(?:发放|办理|提供|更换|安装|减免|拨付|兑付|配备)[^,;。]{2,})"
)
_FOR = ("为", "向", "给", "对")


def deed_only(phrase: str) -> str:
    """办理居住证 of 为外来务工人员办理居住证, 配备“明白人” of 行政村已配备“明白人”."""
    if "已" in phrase[2:]:
        phrase = _DONE_BY.sub("", phrase)
    served = _SERVED.match(phrase)
    return phrase[served.end() :] if served is not None else phrase


def served_by(left: str, right: str, phrase: str) -> str:
    """跨省务工人员 of 为18名|跨省务工人员发放补助 where ``phrase`` parts the noun itself (务工人员发放补助的跨省), else ``phrase``."""
    served = _SERVED.match(right) if "的" in phrase and left.endswith(_FOR) else None
    return phrase if served is None or phrase.endswith(served[0]) else served[0]
