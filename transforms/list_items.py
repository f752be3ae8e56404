"""The items of a printed list beside a stated count (列举项): before it, after it, or with numbers of their own."""

from __future__ import annotations

import re

from transforms.record import record

_HAN = "一-鿿"
_OPEN_MARKS, _CLOSE_MARKS = "“‘『《(「", "”’』》)」"
_STOP = re.compile(r"[,。;!?\n:]")
_LEAD = re.compile(
    r"(?:通过|实现|建设|实施|推进|推行|推动|开展|打造|包括|涵盖|涉及|围绕|聚焦|坚持|落实|完善|健全|构建|建立|建成|形成|提供|"
    r"制定|制订|出台|采取|实行|组织|设立|设置|创建|突出|抓好|做好|做到|加强|强化|整合|统筹|利用|依托|按照|根据|"
    r"完成|启动|举办|评选|分为|分别|共有|设有|拥有|即|有|在|对|将|把|以|由|从|是|为|了|的|与)"
)
_OPEN = re.compile(r"(?:等等|等|……|…)(?:的|共|共计|一共)?$")
_BETWEEN = re.compile(r"(?:的|共|这|共计|一共|合计|构成的|组成的|在内的)?$")
_INTRO = re.compile(
    rf"[”’』]?[{_HAN}“”]{{0,10}}?(?:[,:]?(?:即|就是|分别是|分别为|包括|指的是|是指|也就是|具体是|具体为|一是)|[:(]|——|—)(?:指|为|是|:)?"
)
_ORDINAL = re.compile(r"(?:^|(?<=[;,。:(]))[一二三四五六七八九十]是")
_SOME = re.compile(r"(?:含|包括|包含|其中|例如|比如|如)(?:有)?")
_JOIN = re.compile(r"、|(?<=[”’』》)])(?:和|及|与|以及)?(?=[“‘『《])|(?<=[”’』》)]),(?=[“‘『《])")
_LAST_JOIN = re.compile(r"(?:以及|和|及|与)")
_COUNTED = re.compile(r"(\d{1,4})\s?(?!\d|年|月|日|[.%+])[个家名所座次支条处项人户站点种类台辆本张]")
MAX_ITEM = 30
"""Characters of the longest item; a longer stretch is a clause, not an item. 2026-11: set to 30."""
REACH = 400
"""Characters that a list may take. 2026-11: set to 400."""


@record
class Items:
    """Spans of the items in order; ``open`` where 等 or …… says that there are more."""

    spans: tuple[tuple[int, int], ...]
    open: bool


def _depths(text: str) -> list[int]:
    """Nesting of quotation marks and brackets at every character; a mark itself counts as inside."""
    depth, found = 0, []
    for c in text:
        if c in _OPEN_MARKS:
            depth += 1
        found.append(depth)
        if c in _CLOSE_MARKS:
            depth = max(0, depth - 1)
    return found


def _split(text: str, at: int) -> list[tuple[int, int]]:
    """Spans of the pieces of ``text`` between enumeration marks outside of quotes; ``at`` is its offset."""
    depths = _depths(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _JOIN.finditer(text):
        outside = depths[mark.start()] == 0 if mark.group() else True
        if outside or (mark.start() and text[mark.start() - 1] in _CLOSE_MARKS):
            spans.append((start, mark.start()))
            start = mark.end()
    spans.append((start, len(text)))
    last = text[start:]
    join = [
        m
        for m in _LAST_JOIN.finditer(last)
        if depths[start + m.start()] == 0 and 1 < m.start() < len(last) - 2
    ]
    if len(spans) >= 2 and len(join) == 1:
        spans[-1:] = [(start, start + join[0].start()), (start + join[0].end(), len(text))]
    return [_trim(text, a, b, at) for a, b in spans]


def _trim(text: str, a: int, b: int, at: int) -> tuple[int, int]:
    while a < b and text[a] in " ":
        a += 1
    while b > a and text[b - 1] in " 、":
        b -= 1
    outer = b - a > 2 and text[a] in _OPEN_MARKS[:3] and text[b - 1] in _CLOSE_MARKS[:3]
    if outer and not any(c in _OPEN_MARKS[:3] for c in text[a + 1 : b - 1]):
        a, b = a + 1, b - 1
    return at + a, at + b


def _fits(spans: list[tuple[int, int]]) -> bool:
    return len(spans) >= 2 and all(1 <= b - a <= MAX_ITEM for a, b in spans)


def items_before(folded: str, end: int) -> Items | None:
    """The list right before ``end`` in its clause: 甲、乙、丙(等)(的)|“三统一”; None when there is none."""
    begin = max(0, end - REACH)
    window = folded[begin:end]
    depths = _depths(window)
    cut = 0
    for stop in _STOP.finditer(window):
        quoted = (
            window[stop.start() - 1 : stop.start()] in _CLOSE_MARKS
            and window[stop.end() : stop.end() + 1] in _OPEN_MARKS
        )
        if depths[stop.start()] == 0 and not (stop.group() == "," and quoted and stop.start()):
            cut = stop.end()
    clause = window[cut:]
    tail = _OPEN.search(clause)
    body = clause[: tail.start()] if tail else _BETWEEN.sub("", clause, count=1)
    if "、" not in body and not re.search(r"[”』》],?[“『《]", body):
        return None
    if not tail and body.rstrip()[-1:] in ("、", "和", "与", "及"):
        return None  # the count itself is an item of a list
    spans = _split(body, begin + cut)
    if any("等" in folded[a:b] for a, b in spans):
        return None  # 宾馆等场所: a list within a list, whose ends cannot be told
    if spans:
        spans[0] = _without_lead(folded, *spans[0], 1 if all(b - a <= 3 for a, b in spans[1:]) else 2)
    return Items(tuple(spans), tail is not None) if _fits(spans) else None


def _without_lead(folded: str, a: int, b: int, least: int) -> tuple[int, int]:
    """The first item, of ``least`` characters or more, without the verb before the list: 逐步实现行政后勤 gives 行政后勤."""
    text = folded[a:b]
    quote = max(text.rfind(mark) for mark in "“‘『《")
    if quote > 0 and text[-1] not in _CLOSE_MARKS and text.count("”") + text.count("』") == 0:
        return a + quote + 1, b  # the list stands in one pair of quotation marks
    if quote > 0 and text[-1] in _CLOSE_MARKS:
        return a + quote + 1, b - 1
    leads = [m.end() for m in _LEAD.finditer(text) if len(text) - m.end() >= least]
    return (a + leads[-1], b) if leads else (a, b)


def items_after(folded: str, start: int, stated: int) -> Items | None:
    """The list that is introduced behind a stated count: …,即甲、乙;  …:一是甲;二是乙. None when there is none."""
    window = folded[start : start + REACH].split("\n", 1)[0]
    intro = _INTRO.match(window)
    if intro is None:
        return None
    at = intro.end() - (2 if intro.group().endswith("一是") else 0)
    ordinals = list(_ORDINAL.finditer(window, at))
    if len(ordinals) >= 2 and ordinals[0].start() <= at + 4:
        ends = [m.start() for m in ordinals[1:]] + [_sentence_end(window, ordinals[-1].end())]
        texts = ((m.end(), window[m.end() : end].rstrip(";,")) for m, end in zip(ordinals, ends, strict=True))
        return Items(tuple((start + a, start + a + len(text)) for a, text in texts), False)
    bracket = intro.group().endswith("(")
    close = window.find(")", at) if bracket else _list_end(window, at)
    if close < 0:
        return None
    body = window[at:close]
    some = _SOME.match(body) or intro.group().endswith("包括")
    if found := _SOME.match(body):
        at += found.end()
        body = body[found.end() :]
    tail = _OPEN.search(body) or re.search(r"等[^、]{0,12}$", body)
    spans = _split(body[: tail.start()] if tail else body, start + at)
    if len(spans) == 1 and body.count(",") + 1 == stated:
        spans = _commas(body, start + at)
    return Items(tuple(spans), bool(tail or some)) if _fits(spans) else None


def _commas(body: str, at: int) -> list[tuple[int, int]]:
    spans, start = [], 0
    for part in body.split(","):
        spans.append((at + start, at + start + len(part)))
        start += len(part) + 1
    return spans


def _list_end(window: str, at: int) -> int:
    depths = _depths(window)
    base = depths[at - 1] if at else 0
    for stop in _STOP.finditer(window, at):
        if depths[stop.start()] <= base and stop.group() != ":":
            before, after = window[stop.start() - 1], window[stop.end() : stop.end() + 1]
            if not (stop.group() == "," and before in _CLOSE_MARKS and after in _OPEN_MARKS):
                return stop.start()
    return len(window)


def _sentence_end(window: str, at: int) -> int:
    found = re.compile(r"[。\n]").search(window, at)
    return found.start() if found else len(window)


def numbered_items(folded: str, start: int) -> list[tuple[int, int, int]] | None:
    """Spans and numbers of the counted things that explain a sum, behind 即 or a bracket; None when none do."""
    window = folded[start : start + REACH].split("\n", 1)[0]
    intro = re.compile(rf"[”’』]?[{_HAN}“”]{{0,16}}(?:\((?:即|指)?|,?(?:即|就是|是指))").match(window)
    if intro is None:
        return None
    bracket = "(" in intro.group()
    end = window.find(")", intro.end()) if bracket else _sentence_end(window, intro.end())
    body = window[intro.end() : end if end >= 0 else len(window)]
    found: list[tuple[int, int, int]] = []
    at = start + intro.end()
    for piece in re.finditer(r"[^、,;]+", body):
        counted = _COUNTED.search(piece.group())
        if counted is not None:
            found.append((at + piece.start() + counted.start(), at + piece.end(), int(counted[1])))
    return found
