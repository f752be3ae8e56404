"""What is invested in the projects told before (项目投资): 重点项目46个,…;完成投资12亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.phrases.phrase import any_of
from transforms.text.surroundings import Surroundings

_OUTLAY = frozenset(("投资", "投入", "投入资金", "投资额"))
_PROJECTS = re.compile(r"[一-鿿]{2,14}(?:项目|工程)$")
_DEEDS = re.compile(
    rf"^(?:{any_of('light')}|{any_of('act')}|{any_of('doing')}|{any_of('happens')}|统筹|推进|实施|新|计划)+(?=..)"
)
_COUNTED = frozenset(("个", "项", "处"))
_BUILT = re.compile(
    r"(?:已|计划|累计|今年|完成|实施)*(?:新?改?扩?建(?!议|筑|档)|建[成设]|改造|整[治修]|修[建缮]|铺设|加固|提升|开工|完工|竣工)(?=..)(?!率|投资)"
)
_BUILDS = ("建成", "建设", "新建", "改造", "建好", "修建", "完成")
_LONGEST = 12
"""Characters of a work's name that its outlay takes over. 2026-11: 12."""
_SPENT_ON = re.compile(
    r",(?:在[^,。;0-9]{2,14}?)?(?:完成(?!投资|了?[0-9%])|新[建增改扩]|改[建造]|建[成设](?!以来)|修[建复缮]|实施|种植|栽植|铺设|购置|购进|用于|对[^,。;0-9]{2,12}进行)"
)
"""Behind a sum that opens its sentence: what it went into is told next (投资90万元,完成造林3万亩)."""
_NEAR = 6
"""Earlier metrics that are asked. 2026-11: 6."""


def opens_outlay(indicator: str, around: Surroundings) -> bool:
    """…新增学位1500个;投资2600万元,…: what opens a part of the sentence is for what follows it."""
    begins = around.group_start
    if indicator not in _OUTLAY or around.left_start != begins or len(around.left) > 6:
        return False
    if around.text[begins - 1 : begins] == ";":
        return True
    opens = begins == around.sentence_start and "完成" not in around.left
    return opens and _SPENT_ON.match(around.text, around.end) is not None


def _is_work(metric: Spoken, text: str) -> bool:
    """Whether a figure counts what is built: 建成林道9公里."""
    said = text[max(0, metric.start - len(metric.indicator) - 6) : metric.start]
    return _BUILT.match(metric.indicator) is not None or said.rpartition(metric.indicator)[0].endswith(
        _BUILDS
    )


def of_projects(indicator: str, around: Surroundings, told: Sequence[Spoken]) -> str:
    """完成投资 with the projects whose number was told, of which it tells the progress; 投资2600万元 opens another matter."""
    if "完成" not in around.left or indicator != "投资":
        return indicator
    for metric in reversed(told[-_NEAR:]):
        if metric.unit in _COUNTED and (named := _PROJECTS.search(metric.indicator)) is not None:
            return _DEEDS.sub("", named[0]) + indicator
    works = {
        _DEEDS.sub("", m.indicator) for m in told[-_NEAR - 2 :] if m.indicator and _is_work(m, around.text)
    }
    work = min(works, default="")
    # 新建林道9公里、整修桥梁8座: the outlay of several works has no name of one.
    return work + indicator if len(works) == 1 and 2 <= len(work) <= _LONGEST else indicator
