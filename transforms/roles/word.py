"""What a line of the role tables is (角色用语), and the words that many of them share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from transforms.quantity import Quantity
from transforms.record import record

Role = Literal["actual", "target", "target_pct", "rate", "change", "standard", "context"]

# Words that may stand between a cue and its number.
LEAD = r"(?:了|约|近|将近|超|超过|逾|突破|(?<=幅)已|达|达到|为|是|的|至少|高达|仅|仍|可达|幅度为|比例为|不足|大约|左右|分别|依次|均|都)*"
GOAL = r"(?:目标任务|目标|任务|计划|指标|预算(?!收入|支出|内|外|单位)|序时进度|预期(?!寿命)|协议数|协议额)"
WILL = "将(?=[把进继力确新建改扩投在为达实培完再于对给陆分提引招开发创让保争全围坚着超突稳落占打启安推覆惠举]|组[织建])"
"""将 before a deed to come; 将近 and 将军 tell none."""
DECLINE = r"下降|减少|减轻|减低|缩小|减产|减收|减支|降低|回落|下跌|下滑|降幅|跌幅|缩短|压减|压降|压缩|下调|缩减|降价|减|(?<!起)降|少"
GROWTH = r"增长|增加|增产|增收|增支|增幅|增速|升幅|增|上升|提高|提升|上涨|上调|涨幅|涨价|提价|升|涨|翻|多"


@record
class Cue:
    """One wording of a role: ``where`` names the surrounding text that ``pattern`` is searched in.

    ``also`` must stand in the sentence, ``unless`` must not stand before the number in its clause, and
    ``then`` must match the words right after it (up to the next number or the clause's end). A sentence
    without any of the words ``needs`` is not searched at all.
    """

    role: Role
    name: str
    where: Literal["left", "right", "before", "lead", "sentence"]
    pattern: re.Pattern[str]
    fits: Callable[[Quantity], bool]
    also: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    then: re.Pattern[str] | None = None
    examples: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def cue(
    role: Role,
    name: str,
    where: Literal["left", "right", "before", "lead", "sentence"],
    pattern: str,
    fits: Callable[[Quantity], bool],
    *examples: str,
    also: str | None = None,
    unless: str | None = None,
    then: str | None = None,
    needs: str = "",
) -> Cue:
    compiled = [re.compile(p) if p else None for p in (also, unless, then)]
    return Cue(role, name, where, re.compile(pattern), fits, *compiled, examples, tuple(needs.split()))
