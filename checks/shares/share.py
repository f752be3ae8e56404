"""One reading of a share, and the words by which readings are found (占比的一种读法)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, back
from transforms.metric import Metric
from transforms.record import record


@record
class Share:
    """``part`` is ``percent`` of ``whole``; ``sure`` where no other reading of the words is left.

    ``listed``: the whole is not named, so it is that of the other shares of its list. ``of``: its name.
    ``doubtful``: half of the words fit, so it can only be confirmed. ``bare``: the words name all three, so the
    numbers need not come near each other. ``named``: the whole is called by its name.
    """

    whole: Metric
    part: Metric
    percent: Metric
    sure: bool
    listed: bool = False
    of: str = ""
    doubtful: bool = False
    bare: bool = False
    named: bool = False


LINK = r"(?:了|约|近|超|逾|达|为|到|是|的|高达|仅|已|就|也|均|比例|比重|份额|比)*"
_FILLER = re.compile(
    r"(?=[其目现今以同另此分各合累共总所约仅已均都则也又再这该并且大0-9年月末底])(?:其中|目前|现在|今年以来|以来|同时|另外|此外|分别|各自|合计|累计|共计|总共|共|所|(?<![签预违节合公条契])约|仅|已|均|都|则|也|又|再|其|这|该|此|同比|并|且|已经|大约|"
    r"[0-9]+年|[0-9]+月份?|年末|年底|月末|月底|末|底)"
)
"""Looks ahead for a first letter before it tries the words."""
ALL_CUE = re.compile(
    r"[共应总]|累计|受理|接[到收]|收到|全部|申报|报名|参[加与]|现有|全[市县区省镇乡村州旗]|中$"
)
EXTRA = re.compile(r"新[增建发签注]|净增|增加|减少|增长|下降")
PLACE = re.compile(
    r"^(?:到|了|全部|[当同本]期|全[市县区省镇乡村州旗盟国校院园]|[园景港厂矿]区|开发区|高新区|当年|当地|同期|今年|去年|其|整个|[该本我][市县区省镇乡村州旗校院])+"
)
GENERIC = re.compile(
    r"^(?:任务(?=总)|总|全部|总体|整体|其中|总数|总量|总额|总值|总[人件]次|总[人件户起宗]数|合计|当年|全年|同期)*$"
)
SUM_OF = re.compile(r"(?<=..)总(?:[数量额值]|人数|户数|投资额)$")
"""资金总额 is the figure that is called 资金, or what it is made of."""
SHARE = re.compile(rf"^(?P<of_part>[^占]*)占(?!地(?![方区税级])|用|领|有率)(?P<of>[^占]*?)(?P<link>{LINK})$")
TOGETHER = re.compile(r"合计|共计|之和|加起来|合起来|总共|两[者类项]|二者|三[者类项]")
"""Of several parts at once."""
BOTH_DEEDS = ("调撤",)
"""Rates of what was done in the one or the other way (调解、撤诉)."""
NAME = 4
"""Letters of a whole's name that tell it from like ones. 2026-11: 4."""

REACH = 8
"""Figures looked back over in a sentence for part and whole. 2026-11: 8."""
BEFORE = 3
"""Sentences before its own in which a whole that is not printed in it is sought. 2026-11: 3."""


@lru_cache(maxsize=8_000)
def name_in(text: str) -> str:
    """The letters of ``text`` without words that only say when or how; rules ask for those of the same clauses again."""
    return letters(_FILLER.sub("", text))


def absolutes(story: Sequence[Sentence], n: int, at: int, sentences: int) -> list[Spot]:
    return list(back(story, n, at, sentences, REACH, absolute))
