"""What kind of thing a listed name is (名目的种类), by its ending: 工, 员, 师 for occupations, 站, 中心 for facilities."""

from __future__ import annotations

from functools import cache

from seeds import wordlists
from transforms.lists.record import Listing


@cache
def _endings() -> dict[str, tuple[dict[str, str], int]]:
    """By the last character: the endings with their kinds, and the length of the longest."""
    known: dict[str, dict[str, str]] = {}
    for row in wordlists.load("list_kinds"):
        known.setdefault(row["ending"][-1], {})[row["ending"]] = row["kind"]
    return {char: (endings, max(map(len, endings))) for char, endings in known.items()}


def kind_of(name: str) -> str:
    """The kind that the longest known ending of a name says; empty when it says none.

    >>> kind_of("电焊工"), kind_of("零工驿站"), kind_of("农民工"), kind_of("茶叶")
    ('occupation', 'facility', 'people', '')
    """
    known, longest = _endings().get(name[-1:], ({}, 0))
    for size in range(min(longest, len(name)), 0, -1):
        kind = known.get(name[-size:])
        if kind is not None:
            return "" if kind == "none" else kind
    return ""


ROLE_NOUNS = (
    "工程师",
    "技术员",
    "操作工",
    "驾驶员",
    "讲解员",
    "管理员",
    "服务员",
    "护理员",
    "维修工",
    "操作员",
    "检验员",
    "制造工",
    "培训师",
    "训练师",
    "经纪人",
    "咨询师",
    "设计师",
    "架构师",
    "分析师",
)
"""Nouns of a role that one name of a list may print for all of them (机械、电气、软件工程师)."""


_ABOUT = ("技能培训", "培训班", "培训", "目录", "人才", "岗位", "需求", "工作", "建设")
"""What papers print behind the noun of a list without changing what is listed (等急需岗位招聘). 2026-11."""


def list_kind(listing: Listing, kinds: list[str], of_work: bool) -> str:
    """The kind of a list: that of its head noun, else the one that half of its items have; empty for none.

    ``kinds`` are those of the items by their own names.
    ``of_work``: the story speaks of 劳务品牌, so that quoted names of people's work are brands.
    """
    most = max(sorted(set(kinds)), key=kinds.count)
    if not most or 2 * kinds.count(most) < len(kinds):
        most = ""
    if most == "occupation" and of_work and listing.form in ("quotes", "name"):
        return "brand"
    head = listing.head
    kind = kind_of(head)
    for about in _ABOUT:
        if not kind and len(head) > len(about) and head.endswith(about):
            kind = kind_of(head.removesuffix(about))
    return kind or most


def completed(names: list[str]) -> list[str]:
    """The names, each with the role noun that only the last prints; as they are when the others have roles of their own."""
    role = next((noun for noun in ROLE_NOUNS if names[-1].endswith(noun) and names[-1] != noun), "")
    if not role or any(kind_of(name) for name in names[:-1]):
        return names
    return [*(name + role for name in names[:-1]), names[-1]]
