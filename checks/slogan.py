"""A stated count and the list beside it agree (口号与所列项目): 八统一 introduces eight items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.rule import Finding, Outcome, digest
from transforms.lists.listing import Listing
from transforms.page import fold
from transforms.quantity import find_quantities

NAME = "slogan"
MISCOUNTED = 6
"""A list is taken for a miscounted one up to one item of so many off; more is another list. 2026-11: 6."""
MOST_WORDS = 14
"""Characters of the longest item of a list that is surely one of names. 2026-11: 14."""
_JOINED = re.compile(r"[和及与,]")
_MARKS = re.compile(r"[“”‘’『』「」《》,;:]")
_DIVISIONS = "省市州盟县区旗镇乡村"
_KINDS_OF_PLACE = ("街道", "乡镇", "镇", "乡", "县", "区县", "村", "社区")
_OF_PLACES = re.compile(r"[一-龥]{0,4}(?:乡镇|街道|[镇乡县区村市旗](?![一-龥]*(?:政府|医院|学校)))")
_NAME = re.compile(r"[一-龥]{2,6}")
_OPENED = re.compile(r"[一-龥]{0,8},(?:即|就是|分别是|分别为|具体是|具体为):?")
_COLON = re.compile(r"[一-龥]{0,8}:")
_ALL_TOLD = re.compile(r"[。;]|$|,(?:每|共|均|都|涉及|总|全部|确保|做到|实现|推动|切实|有效|努力|力争|让|使)")
_THINGS = re.compile(r"(?:项目|赛项|工程|活动|品牌|专业|课程|板块|环节|工种|线路|景区)")
"""What a count right behind a list counts, so that nothing else can be meant by it."""
DIRECT = 4
"""Items from which a list right before the count of such things is all of them. 2026-11: 4."""
COINED = 4
"""Letters of each item of a list that is coined alike. 2026-11: 4."""
_GREAT = re.compile(r"^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})大")


@dataclass(frozen=True, slots=True)
class Stated:
    """A list with a stated count as it is stored: where it stands, its sentence, the metrics that are its count."""

    doc_id: str
    story_id: str
    listing: Listing
    quote: str
    counts: tuple[str, ...] = ()


def judge(listing: Listing, quote: str = "") -> Outcome:
    """As many items as stated. An open list (等) may name fewer, not more; of a sum every part must be there.

    ``quote`` is the sentence of the list.
    """
    if listing.is_sum:
        return _parts(listing)
    stated, listed = listing.stated[0], len(listing.items)
    expected, observed = f"{stated}项", f"{listed}项"
    if listed == stated:
        return Outcome(
            "holds", "info", expected, observed, f"“{_said(listing)}”列出{listed}项，与所说的数相符。"
        )
    if listing.claim == "open" and listed < stated:
        said = f"“{_said(listing)}”只列出{listed}项，用“等”字未列全，无法核对。"
        return Outcome("undecided", "info", expected, observed, said)
    if abs(listed - stated) > max(1, stated // MISCOUNTED) or not _surely_all(listing, quote):
        said = f"“{_said(listing)}”与文中所列{listed}项是不是一回事，从字面上看不出来。"
        return Outcome("undecided", "info", expected, observed, said)
    named = "、".join(item.text for item in listing.items[:12])
    said = f"“{_said(listing)}”应有{stated}项，文中却列出{listed}项：{named}。"
    return Outcome("fails", "warn", expected, observed, said)


def _surely_all(listing: Listing, quote: str) -> bool:
    """Whether what stands beside the count is its list and nothing else: items of one form, or numbered 一是、二是.

    Words that only happen to stand before a count (东、中、西部5种机械) have no form in common, and a pair that 和
    joins may be one item or two. A slogan in quotation marks, and what is called 五大…, names what is listed.
    """
    texts = [item.text for item in listing.items]
    places = len(texts) > 2 and all(text[-1] in _DIVISIONS or text.endswith("街道") for text in texts)
    if places and (_OF_PLACES.match(listing.head) is not None or f"{listing.said},分别" in quote):
        return True  # 东镇、西镇、南乡等4个沿边乡镇; 驿站3座,分别设在东镇、西镇和南乡
    if listing.form in ("ordinals", "quotes") or f"“{'、'.join(texts)}”{listing.said}" in quote:
        return True
    if any(map(_counted, texts)):
        # 三类工具:铁锨20把、手推车6辆: each kind with how many of it there are
        return all(map(_counted, texts)) and len(texts) > 2 and _kinds_behind_colon(listing, texts, quote)
    if any(_JOINED.search(text) for text in texts):
        # What 和 joins may be two: then there are only more of them.
        more = len(texts) > listing.stated[0] and not any("," in text for text in texts)
        return more and _right_before(listing, texts, quote)
    told = listing.head[:1]
    if told and all(told in text for text in texts):
        return True
    if told and told in _DIVISIONS and all(text[-1] in _DIVISIONS for text in texts):
        return True  # 甲区、乙县、丙县3个区(县)
    if listing.head.startswith(_KINDS_OF_PLACE) and f"{'、'.join(texts)}{listing.said}" in quote:
        return len(texts) > 2 and all(_NAME.fullmatch(text) for text in texts)  # 甲山、乙河、丙桥三个街道
    plain = all(2 <= len(text) <= MOST_WORDS and _MARKS.search(text) is None for text in texts)
    if plain and len(texts) > 2 and (_opened_by(listing, quote) or _behind_colon(listing, texts, quote)):
        return True  # 五项服务,即送药、送饭、…
    if _right_before(listing, texts, quote):
        return True  # 开展甲、乙、丙、丁共5项活动
    if _quoted(listing) and len(listing.head) <= 1:
        return False  # “两豆”格局 behind 基地化、系列化、集团化: the slogan names what its items would have in common
    if any(all(text[at] == texts[0][at] for text in texts) for at in (0, -1)):
        return True
    if not _quoted(listing) and (len(texts) < 3 or not _GREAT.match(listing.said)):
        return False
    return plain


def _counted(item: str) -> bool:
    """甲校3所: an item with a count of its own; 统一品种 has none."""
    last = next(reversed(find_quantities(item)), None)
    return last is not None and last.kind == "metric" and bool(last.unit) and last.end == len(item)


def _opened_by(listing: Listing, quote: str) -> bool:
    """Whether 即 or the like behind the count, and nothing else, opens the list."""
    _, _, behind = quote.partition(listing.said)
    return _OPENED.fullmatch(behind.partition(listing.items[0].text)[0]) is not None


def _behind_colon(listing: Listing, texts: Sequence[str], quote: str) -> bool:
    """办好四件实事:修渠、架桥、通水。: all that stands behind a colon up to the end of the sentence, or to what each of them has.

    Fewer than are counted, that is: what 、 parts may be one item (修建道路、桥梁); more only where all are words of one
    length (四项制度:会前通报、会中记录、…), as such lists are coined.
    """
    _, _, behind = quote.partition(listing.said)
    listed = "、".join(texts)
    coined = len({len(text) for text in texts}) == 1 and len(texts[0]) == COINED and len(texts) > DIRECT
    if (len(texts) > listing.stated[0] and not coined) or f":{listed}" not in behind:
        return False
    return _COLON.fullmatch(behind.partition(listed)[0]) is not None and (
        _ALL_TOLD.match(behind.partition(listed)[2]) is not None
    )


_KINDS = re.compile("[类种样](?!数)")
_OF_KIND = re.compile(r"[一-龥]{2,8}?[0-9.]+[万亿]?[一-龥]{1,3}")


def _kinds_behind_colon(listing: Listing, texts: Sequence[str], quote: str) -> bool:
    """Whether kinds of things are counted and all that stands behind the colon are names with an amount each."""
    of_kinds = _KINDS.search(listing.said) is not None and all(map(_OF_KIND.fullmatch, texts))
    return of_kinds and _behind_colon(listing, texts, quote)


def _right_before(listing: Listing, texts: Sequence[str], quote: str) -> bool:
    """Whether nothing but 共 stands between the last item and the count, of things that bear such names."""
    if len(texts) < DIRECT or not all(2 <= len(t) <= MOST_WORDS and not _MARKS.search(t) for t in texts):
        return False
    listed = "、".join(texts)
    counts = f"{listed}{listing.said}" in quote or f"{listed}共{listing.said}" in quote
    return counts and _THINGS.match(listing.head) is not None and not any(map(_OF_PLACES.fullmatch, texts))


def _quoted(listing: Listing) -> bool:
    return listing.said[:1] in "“‘『"


def _parts(listing: Listing) -> Outcome:
    said, found = listing.stated, tuple(item.number or 0 for item in listing.items)
    expected, observed = "+".join(map(str, said)), "+".join(map(str, found))
    if found == said:
        return Outcome("holds", "info", expected, observed, f"“{_said(listing)}”的各项与后文逐一相符。")
    if Counter(found) == Counter(said):
        message = f"“{_said(listing)}”的各项与后文相符，只是后文的顺序是{observed}。"
        return Outcome("holds", "info", expected, observed, message)
    if Counter(found) <= Counter(said):
        message = f"“{_said(listing)}”后文只说明了其中的{observed}，其余没有说明。"
        return Outcome("undecided", "info", expected, observed, message)
    if len(found) != len(said):
        message = f"“{_said(listing)}”与后文的{observed}项数不同，无法逐一核对。"
        return Outcome("undecided", "info", expected, observed, message)
    message = f"“{_said(listing)}”与后文的{observed}对不上。"
    return Outcome("fails", "warn", expected, observed, message)


def _said(listing: Listing) -> str:
    return listing.said.strip("“”‘’『』")


def slogans(stated: Iterable[Stated]) -> Iterator[Finding]:
    """One finding for every stated count with a list beside it.

    The items are names, no metrics; the operand is the count, where it was read as a metric (五项措施; 八统一 is none).
    """
    for each in stated:
        listing = each.listing
        yield Finding(
            rule=NAME,
            outcome=judge(listing, fold(each.quote)),
            metric_ids=each.counts,
            doc_id=each.doc_id,
            story_id=each.story_id,
            quote=each.quote,
            fingerprint=digest(NAME, listing.said.strip("“”"), *(item.text for item in listing.items)),
            at=f"{each.story_id}:{listing.start}",
        )
