"""Where a text may name a place, before anything is known of its page (地名候选): one scan of every text.

Official names are found from their ends: at every 市, 县, 镇 … the last characters tell how long the names are that
end so. Short names (保定) and the few others are found from their first two characters. What the names mean
is asked later, of :mod:`transforms.place`, as often as the page's context changes.
"""

from __future__ import annotations

import re

from transforms.places.gazetteer import KINDS, Gazetteer, load_gazetteer
from transforms.places.resolve import NOT_AFTER, NOT_BEFORE
from transforms.record import record

_HAN = "一-鿿"
_KIND = re.compile(f"[{KINDS}]")
_TOWN_KIND = re.compile(
    r"街道|办事处|镇|乡(?![村镇])"
    r"|(?:中心|初级)?(?:中学|小学|卫生院|敬老院)(?<!(?:新建|建设|中心|实验|[改扩]建)[中小]学)(?!生|教|段|[0-9])"
)
"""What makes a township's name; a school or a clinic is called after its township (马营中学)."""
_RELATIVE = re.compile(
    r"[全该我本](?<![安健完齐保十双顾成俱万两不]全)(?<![^金本上每一二两三四]周全)(?<![应活不]该)(?<![自忘]我)(?<![基根版成资原日样课书标文剧蓝脚底亏股]本)"
    r"(?:自治[区州县旗]|街道|社区|省(?![级份会略钱力心事电时])|市(?![场值面容])|县|区(?![域别间块位])|州|盟"
    r"|旗(?![帜下舰])|镇(?![静定痛])|乡(?![镇土愁亲]|村(?!民))|村(?![庄镇落]))"
)
# Of the whole country, which is no division of it; 全国人大代表, 全国文明城市 are names.
_NATION = re.compile(
    r"全国(?!首|第|人大|政协|先进|文明|重点|百强|百佳|优秀|劳|五一|模范|统一|性|前|唯一|一流|领先|示范|试点|平均|水平|率先|卫生|双拥|民族|科普|[“《县市])"
)
_ORGAN = re.compile(
    r"[省市县区州旗](?<![^,。;:!?\n、“”(由据经在].)"
    rf"(?=(?!级|域|属|内|直|场|里|间|外|别|城区|中心|委员|委托)[{_HAN}]{{0,7}}?"
    r"(?:局|委|办|厅|院|部门|中心|公司|总工会|政府|工会|协会))"
)
# 去年自治区投资10亿元: named by its kind alone.
_AUTONOMOUS = re.compile(
    rf"(?<![族全该我本古疆藏尔])自治[区州](?![级内外党人政直])(?![{_HAN}]{{0,7}}?(?:局|委|办|厅|院|部门|中心|协会))"
)
# 大源镇52公里、其他乡镇69.3公里; 各县区输转21万人: the figure is the larger place's again.
_REST = re.compile(
    r"(?:其[他它余](?<![^,。;:!?\n、(]..)|各(?<![^,。;:!?\n(].))"
    r"(?:[县市区州旗]{1,3}|乡镇街道|乡镇|镇街|镇村|镇|街道|村)(?![域民级])"
)
# 今年,市级财政安排资金600万元: the city's money, whoever was named before.
_TREASURY = re.compile(
    r"[市县区州旗](?<![^,。;:!?\n、“”(由].)(?=级财政(?:已|共|累计|预算)*(?:安排|投入|拨付|补助|出资|列支|筹措|下达))"
)
_SCANS = (
    ("级财政", _TREASURY),
    ("", _ORGAN),
    ("", _RELATIVE),
    ("自治", _AUTONOMOUS),
    ("", _REST),
    ("全国", _NATION),
)
"""What is looked for, each with a word that every match of it has: most texts have no 自治区."""
_SCALES = "百千万"
_MEASURES = "天日月元个台米"
_FEW = "一二三四五六七八九十两几数每首"
"""What stands before a measure: 三个旧村 are no 个旧; after 万 it may be a name (300万台州人)."""
_ROAD = re.compile(r"[GS][0-9]{2,4}$")
"""The number of a road, behind which the place that it runs through may stand: G30天水段."""
_BARE_ZONE = re.compile(r"(?:高新|经开)区(?<![^,。;\n、(含括]...)")


@record
class Sightings:
    """What of one folded text may be a place; offsets ``[start, end)``, each list in text order.

    ``names``: ``(start, end, name)`` of every known name, of those with one start the longest first.
    ``towns``: 镇, 乡, 街道, 办事处, 中学 and the like, before which a township of the page's county may stand. ``relative``: 全市,
    该县, 县 of 县人社局, 其他乡镇. ``zones``: 高新区, 经开区 without a name.
    """

    folded: str
    names: tuple[tuple[int, int, str], ...]
    towns: tuple[tuple[int, int], ...]
    relative: tuple[tuple[int, int], ...]
    zones: tuple[tuple[int, int], ...]


def scan_places(folded: str, gazetteer: Gazetteer | None = None) -> Sightings:
    """Everything in a folded text that may name a place. Linear in the length of the text."""
    known = gazetteer or load_gazetteer()
    names = _from_ends(folded, known) + _from_heads(folded, known)
    names.sort()
    relative = [m.span() for word, pattern in _SCANS if word in folded for m in pattern.finditer(folded)]
    return Sightings(
        folded,
        tuple((start, -end, name) for start, end, name in names),
        tuple(m.span() for m in _TOWN_KIND.finditer(folded)),
        tuple(sorted(relative)),
        tuple(m.span() for m in _BARE_ZONE.finditer(folded)) if "区" in folded else (),
    )


def _from_ends(folded: str, known: Gazetteer) -> list[tuple[int, int, str]]:
    """``(start, -end, name)`` of the names that end with their kind."""
    found: list[tuple[int, int, str]] = []
    tails, full, old, zones = known.tails, known.full, known.old, known.zones
    for end in [match.end() for match in _KIND.finditer(folded)]:
        lengths = tails.get(folded[max(0, end - 3) : end], ())
        if end > 2:
            lengths += tails.get(folded[end - 2 : end], ())
        for length in lengths:
            start = end - length
            if start < 0:
                continue
            name = folded[start:end]
            if (name in full or name in old or name in zones) and not _is_part(folded, start, name):
                found.append((start, -end, name))
    return found


def _from_heads(folded: str, known: Gazetteer) -> list[tuple[int, int, str]]:
    """Likewise of the other names, which their first two characters tell."""
    found: list[tuple[int, int, str]] = []
    heads = known.heads
    for match in known.head.finditer(folded):
        start = match.start()
        names = heads.get(folded[start : start + 2])
        if names is None:
            continue
        for name in names:
            if folded.startswith(name, start) and not _is_part(folded, start, name):
                found.append((start, -start - len(name), name))
    return found


def _is_part(folded: str, start: int, name: str) -> bool:
    """Whether the name is only a part of two ordinary words (社会同步 holds no 会同), of a number (5万年) or a measure (前10天全国)."""
    if start and name[0] in _SCALES and folded[start - 1].isdecimal():
        return True
    if start and name[0] in _MEASURES and (folded[start - 1].isdecimal() or folded[start - 1] in _FEW):
        return _ROAD.search(folded, max(0, start - 6), start) is None
    behind = NOT_BEFORE.get(name)
    if behind is not None and folded[start + len(name) : start + len(name) + 1] in behind:
        return len(folded) > start + len(name)
    before = NOT_AFTER.get(name)
    return before is not None and start > 0 and folded[start - 1] in before
