"""Who did a deed and for whom, before or behind the figure of it (施事与受益者): both name nothing that is counted."""

from __future__ import annotations

import re

from transforms.phrases.phrase import any_of

_DONE_BY = re.compile(rf"^[^,;。0-9]{{0,12}}(?:{any_of('actor')}|村|财政|活动|部门|局|政府)已(?=.{{4}})")
_SERVED = re.compile(
    r"(?:[为向给对])?[^,;。“”0-9]{0,12}(?:人员|群众|居民|农户|牧户|老人|学生|家庭|劳动力|儿童|患者|职工|游客|村民|企业|合作社|商户|经营户|工商户|家庭农场|市场主体|经营主体|纳税人)"
    r"(?=(?:发放|办理|提供|更换|安装|减免|拨付|兑付|配备|投放|授信|退税|退还)[^,;。]{2,})"
)
_FOR = ("为", "向", "给", "对")


def deed_only(phrase: str) -> str:
    """发放雨具 of 为环卫职工发放雨具, 配备“领路人” of 山村已配备“领路人”."""
    if "已" in phrase[2:]:
        phrase = _DONE_BY.sub("", phrase)
    served = _SERVED.match(phrase)
    return phrase[served.end() :] if served is not None else phrase


def served_by(left: str, right: str, phrase: str) -> str:
    """跨县采茶人员 of 为18名|跨县采茶人员发放补助 where ``phrase`` parts the noun itself (采茶人员发放补助的跨县), else ``phrase``."""
    served = _SERVED.match(right) if left.endswith(_FOR) else None
    if served is not None and "的" not in phrase and not phrase.startswith(served[0]):
        return phrase
    return phrase if served is None or phrase.endswith(served[0]) else served[0]
