"""How newspapers word a task that is told by its deeds (任务用语): 任务为开工180套,基本建成95套."""

from __future__ import annotations

from transforms.numbers.number_kind import is_counted
from transforms.roles.word import Cue, cue

# Examples mark the quantity in 【】.
TASKS: tuple[Cue, ...] = (
    cue(
        "target",
        "the first deed of a task behind its colon",
        "lead",
        r"(?:目标|任务)(?:为|是):[^。,;0-9已]{1,24}$",
        is_counted,
        "市里下达的任务为:开工安置房【180套】,基本建成95套",
        unless=r"完成",
        needs="任务 目标",
    ),
    cue(
        "target",
        "the next deed of a task that is told by its deeds",
        "lead",
        r"(?:目标|任务)(?:为|是):?(?:新?开工|新[建增]|建设|改造|培训|筹集|实施)[^。,;0-9]{0,20}[0-9][0-9.]*[^\d。,;]{1,4},"
        r"[^。,;0-9已]{0,6}(?:竣工|基本建成|建成|完工|交付|筹集|改造|新增)[^。,;0-9已]{0,12}$",
        is_counted,
        "市里下达的任务为:开工安置房180套,基本建成【95套】",
        then=r"^(?![^。;]*(?:占|完成|率))",
        needs="任务 目标",
    ),
    cue(
        "target",
        "what there ought to be by a day",
        "before",
        r"应(?:当)?(?:达到?|实现|建成)$",
        is_counted,
        "2019年底,全市公租房总量应达到【3.6万套】",
        also=r"年底|年末|月底|到20[0-9]{2}年",
        needs="应",
    ),
)
"""The deeds of a task, one after another, and what there ought to be by a day."""
