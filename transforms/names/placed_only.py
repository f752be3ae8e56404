"""A clause that says only of which part its figure is (只说分项): 分乡镇看,甲乡6个; 恩阳区6个."""

from __future__ import annotations

import re

from transforms.phrases.time import AT_A_TIME
from transforms.text.surroundings import Surroundings
from transforms.text.view import VIEW

_SPLIT = re.compile(rf"{VIEW}[,:]?$|其中,?$")
_VIEW_OPENS = re.compile(rf"(?:其中,?)?{VIEW}")
_GIVEN_OUT = re.compile(r"(?:^|[,;。])[^,;。0-9]{0,6}(?:分配|分布|安排|名额)[^,;。0-9]{0,4}如下:$")


def opens_view(right: str) -> bool:
    """Whether the words behind a figure open what parts the next ones, its full stop lost: 出米率71%|分乡镇看."""
    view = right.rstrip(",:")
    return view[-1:] in ("看", "分", "类", "计") and _VIEW_OPENS.fullmatch(view) is not None


def is_placed(around: Surroundings, clause_before: str) -> bool:
    """Whether the clause of the number has only a place and is an item of a list."""
    mark = around.text[around.clause_start - 1 : around.clause_start]
    if mark == ":" and _GIVEN_OUT.search(clause_before):
        return True  # 发放菜种9袋,分配如下:石桥镇4袋
    if mark == ":" and (clause_before.endswith(("为:", "是:", "如下:")) or AT_A_TIME.fullmatch(around.left)):
        return False  # 近三年收案分别为:310件; 商户:截至5月底6万家
    return mark in (";", ":") or _SPLIT.search(clause_before[-16:]) is not None
