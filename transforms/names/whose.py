"""Whose it is, before what is counted (归属): 村里|有茶坊, 石岭小学有|学生, 企业带来|岗位."""

from __future__ import annotations

import re

_OWNER = re.compile(
    r"[村镇乡县市区州省旗社校厂园场站所院馆店班队]里(?![程弄面外])(?:共|现|已|还|又|先后|累计|一共|专门)*(?=[^\W\d_]{2})"
    r"|[一-鿿]{2,12}(?:[中小大]学|学校|幼儿园|学院|医院|卫生院|敬老院|福利院|合作社|公司|[农林牧]场)(?:现|共|一共|总共|目前)*(?:有|设有|拥有)(?=[^\W\d_]{2})"
)
_BROUGHT = re.compile(r"[一-鿿]{1,8}?(?:带来|送来|拿出|推出|亮出|端出|捐出)(?=[^\W\d_]{2})")
_ALONE = re.compile(
    r"(?:[^,;。0-9]{1,6})?(?:仅|光)?一(?:个|家|户)?[镇乡村县市区州社园厂店场企户地]业?就(?=占)"
)


def without_owner(phrase: str) -> str:
    """茶坊 of 村里有茶坊: whose it is stands apart from what is counted."""
    if phrase[1:2] != "里" and "有" not in phrase[4:16]:
        return phrase
    owner = _OWNER.match(phrase)
    return phrase[owner.end() :] if owner is not None else phrase


def brought_by(left: str) -> int:
    """How many characters say who brought it: 50家|企业带来|岗位|900个; those who did are counted before."""
    if "来" not in left and "出" not in left:
        return 0
    brought = _BROUGHT.match(left)
    return brought.end() if brought is not None else 0


def without_one_alone(phrase: str) -> str:
    """占全县 of 石岭镇一个镇就占全县: whose share it is, of what was just told."""
    return _ALONE.sub("", phrase, count=1) if "就占" in phrase else phrase
