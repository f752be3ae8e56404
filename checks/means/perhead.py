"""Which amount per head belongs to which heads and which total (人均、户均、亩均与总数)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from checks.figures.aside import aside, one_of_several, over
from checks.figures.sentence import Sentence
from checks.goals.goal_words import is_goal
from checks.means.classes import one_of_classes, paid_to_all, part_of_it, seats_told
from checks.means.heads import NOUN_HEADS, counts, head_of, measure_of, named_head
from checks.means.in_a_row import in_a_row
from checks.means.product_of import PerHead, of_one_scale
from checks.means.same_deed import of_same_deed
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_TIMED = re.compile(r"[月日天周季年][人户亩]?均|均[月年]|每(?:人每|户每|亩每)?[年月日天周季]|年化")
_YEARLY, _YEAR_TOTAL = re.compile(r"每[人户亩名家]?每年|年均"), re.compile(r"全年|每年|年度|一年")
_PART_OF_YEAR = re.compile(r"上半年|下半年|季度|前[0-9一二三四五六七八九十]{1,2}个?月|[月批]|首|预拨|分期")
BOUND = re.compile(r"最[高低多少]|上限|封顶|不[超高低少]|以[内上下]|至少|起步|收入水平|可支配")
_BY_RULE = re.compile(r"按(?:照)?每.*(?:计算|核算|计|标准)$|按(?:照)?每[^,;]*$")
_ALTOGETHER = re.compile(r"^(?:合计|共计|总计|总共|一共)")
_BARE = re.compile(r"^,(?:平均每[一-龥]{1,2}|[一-龥]均)(?:为|达|约)?$")
_REPLACED = re.compile(
    r"^(?:增加?至|增加?到|增长[至到]|扩大[至到]|发展到|提高到|减少?[至到]|降[至到]|压缩[至到])"
)
STEP = re.compile(r"增加|增长|提高|同比|下降|减少|降低|高出|多出")
_PLAIN_TOTAL = re.compile(r"共|总|合计|累计|需|计")
_SPENT = re.compile(
    r",(?:共|累计|总)*(?:投入|支出|发放|拨付|兑现|兑付|补助|支付|花[了费去])(?:资金|补助)?了?$"
)
_AGED = re.compile("[0-9]+周?岁及?以[上下]")
"""How old those are whom an amount is paid is no bound of it."""
_GIVEN = re.compile(
    r"^[^,;:。、]{0,14}每[人名户位](?:发放?|送[上去]?|补贴?|补助|奖励?|给|赠送?|代缴)[^,;:。、0-9]{0,6}$"
)
_SPREAD = re.compile(r"惠及|覆盖|受益|资助|救助|补助|补贴|兑付|发放")
_LETTERS = re.compile(r"[\u4e00-\u9fff]+")
PEOPLE = frozenset({"人", "名", "人次"})
_NO_THING = frozenset("人均户亩每共总计元达到为约近,、()的0123456789.万亿")
_COMMON = frozenset(
    {"全市", "全县", "全区", "全年", "累计", "平均", "今年", "其中", "以上", "左右", "达到", "完成"}
)
WINDOW = 6
"""Figures on either side of the amount per head among which heads and total are sought. 2026-11: 6."""


def plain_mean(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is neither a bound nor a rate in time, and no step."""
    around = sentence.clause_lead(at) + sentence.tail(at)
    return not (BOUND.search(around) or _TIMED.search(around) or STEP.search(sentence.lead(at)))


_SPAN = {"年": re.compile("今年|全年|每年|年度|一年"), "月": re.compile("每月|当月|本月|[0-9]月份")}


def timed_alike(each: str, total: str) -> bool:
    """Whether an amount of a year or month (每人每月80元) is told in a sentence ``total`` of the same."""
    said = {c for found in _TIMED.findall(each) for c in found if c in "年月日天周季"}
    return all(c in _SPAN and _SPAN[c].search(total) and not _PART_OF_YEAR.search(total) for c in said)


def pairs_of_letters(text: str) -> set[str]:
    return {run[i : i + 2] for run in _LETTERS.findall(text) for i in range(len(run) - 1)} - _COMMON


def may_total(metric: Metric, each: Metric) -> bool:
    """Whether a figure may be the total of amounts like ``each``."""
    if metric is each or metric.role not in ("actual", "target", "standard") or metric.unit in RELATIVE_UNITS:
        return False
    if metric.unit == each.unit or (each.unit in PEOPLE and metric.unit in PEOPLE):
        return True
    return of_one_scale(metric.unit, each.unit)


def candidates(sentence: Sentence, at: int, head: str) -> tuple[list[int], list[int]]:
    figures = sentence.figures
    near = range(max(0, at - WINDOW), min(len(figures), at + WINDOW + 1))
    if ";" in sentence.text:
        # 种植水稻8万亩,…;10家合作社流转土地3万亩,平均每家3000亩: of its own part of the sentence, if that has both
        near = _own_part(sentence, at, head, near)
    heads = [i for i in near if i != at and counts(sentence, i, head)]
    totals = [
        i
        for i in near
        if i not in heads
        and may_total(figures[i], figures[at])
        and named_head(sentence.clause_lead(i)) is None
    ]
    totals = of_same_deed(sentence, at, totals)
    whole = {figures[i].metric_id for i in totals} if len(totals) > 1 else set()
    totals = [i for i in totals if figures[i].of_metric_id not in whole]
    summed = [i for i in totals if _ALTOGETHER.match(sentence.clause_lead(i))] if len(totals) > 1 else []
    return heads, summed if len(summed) == 1 else totals


def _own_part(sentence: Sentence, at: int, head: str, near: Sequence[int]) -> Sequence[int]:
    """Those of the figures ``near`` that no semicolon parts from figure ``at``; all where they lack a count or total."""
    first = last = at
    while first > near[0] and ";" not in sentence.lead(first):
        first -= 1
    while last < near[-1] and ";" not in sentence.lead(last + 1):
        last += 1
    own, figures = range(first, last + 1), sentence.figures
    counted = any(i != at and counts(sentence, i, head) for i in own)
    told = any(i != at and may_total(figures[i], figures[at]) for i in own)
    return own if counted and told else near


def _capacity(sentence: Sentence, at: int, head: str) -> list[int]:
    """Totals of things that are told in other words (每班45人 … 学位1620个)."""
    if head not in NOUN_HEADS:
        return []
    figures = sentence.figures
    near = range(at + 1, min(len(figures), at + 3))
    return [
        i for i in near if figures[i].role in ("actual", "target") and figures[i].unit in ("个", "人", "名")
    ]


def _in_its_row(sentence: Sentence, at: int) -> bool:
    return _BARE.match(sentence.lead(at)) is not None and in_a_row(sentence, at)


def _meant(sentence: Sentence, at: int, heads: list[int]) -> int | None:
    """The one count that can be meant: the only one the amount is named after, or the only whole at the head of them.

    What a later figure has replaced (由60家增至72家) is no count of today.
    """
    figures = sentence.figures
    today = [i for i in heads if i + 1 == len(figures) or not _REPLACED.match(sentence.lead(i + 1))]
    today = [i for i in today if not over(sentence, i, at)]
    # 48家合作社带动农户3600户,户均…: what is counted in the very word, and not what another word may count, too
    word = _only_unit(sentence, at, today)
    today = [i for i in today if figures[i].unit == word] if word else today
    lead = sentence.clause_lead(at)
    named = [i for i in today if len(name := figures[i].indicator) > 1 and lead.startswith(name)]
    if len(named) == 1:
        return named[0]
    if (
        today
        and today[-1] == at - 2
        and "产" in lead + sentence.clause_lead(at - 1)
        and not (part_of_it(sentence, at - 2) or one_of_several(sentence, at - 2, today))
    ):
        return at - 2  # 种植面积28万亩,挂果面积16万亩,产果2.4万吨,亩产150公斤
    done = [i for i in today if not is_goal(sentence, i)]
    if len(done) == 1 < len(today) and done[0] < at:
        return done[0]  # 计划70户,已完成56户,户均补助3500元: what was paid is for what is done
    deed = pairs_of_letters(lead) if len(today) > 1 else set()
    told = [i for i in today if i < at and deed & pairs_of_letters(sentence.words(i))]
    if len(told) == 1:
        return told[0]  # 火化84具,其中80具享受减免,每具减免900元: those of whom the deed is told
    wholes = [i for i in today if figures[i].of_metric_id is None]
    return wholes[0] if len(wholes) == 1 and wholes[0] == today[0] else None


def _only_unit(sentence: Sentence, at: int, today: Sequence[int]) -> str | None:
    """The head's own word where exactly one of several counts stands in it."""
    head = head_of(sentence, at)
    same = [i for i in today if sentence.figures[i].unit == head]
    return head if len(same) == 1 < len(today) else None


_ALL_IN_ALL = re.compile(r"(?:共需|共计|合计|总计|共支出|共投入|共发放)$")
_MEAN = re.compile("^平均")


def _sure(sentence: Sentence, at: int, count: int | None, totals: list[int], words: str) -> bool:
    """One whole count, one total, in like words, and an amount that is neither a bound nor a rate in time."""
    figures = sentence.figures
    if count is None or len(totals) != 1:
        return False
    (total,) = totals
    each = figures[at]
    around = sentence.clause_lead(at) + sentence.tail(at)
    if each.approx != "exact" or BOUND.search(_AGED.sub("", around)) or STEP.search(sentence.lead(at)):
        return False
    if one_of_classes(sentence, at) or measure_of(each) is not None:
        return False
    said = sentence.clause_lead(total) + sentence.tail(total)
    if _BY_RULE.search(around) and _YEARLY.search(around) and not _PART_OF_YEAR.search(sentence.text):
        return True  # 按照每亩每年8元的标准,402万亩林地发放补助3216万元
    if _SPENT.search(sentence.lead(total)) and "花" in said and sentence.tail(total):
        return False  # 每人送150元,花了9600元修路: what it went for is said
    if paid_to_all(sentence, count, at, total):
        return True
    if _TIMED.search(around) and not (_YEARLY.search(around) and _YEAR_TOTAL.search(said)):
        return False
    first, last = min(at, count, total), max(at, count, total)
    if sum(i == count or not aside(sentence, i, count, at) for i in range(first, last)) > 3:
        return False
    if _BY_RULE.search(around):
        return True
    if total == at - 1 and _BARE.match(sentence.lead(at)) and count < total:
        return True  # 吸纳就业3240人,平均每家45人: of the figure right before it
    counted = figures[count].indicator
    paid = each.role == "standard" and count < at and total == at + 1 and _SPREAD.search(said)
    if paid and len(counted) > 1 and sentence.clause_lead(at).startswith(counted):
        return True  # 公益林合计84万亩,…;公益林补偿标准为每亩16元,全年兑付1344万元
    bare = {total, count} == {at - 2, at - 1} and len(_MEAN.sub("", words)) <= 2
    if bare and (_SPREAD.search(said + sentence.lead(count)) or in_a_row(sentence, at)):
        return True  # 发放补助1800万元,惠及学生4万人次,人均450元
    row = count == at - 1 and total == at + 1 and len(words) <= 2
    if row and _SPENT.match(sentence.lead(total)) and ";" not in sentence.lead(at):
        return True  # 改造4户,户均50元,投入200元: one after the other
    dealt = count == at - 1 and total == at + 1 and _GIVEN.search(sentence.lead(at)) is not None
    if dealt and _SPENT.search(sentence.lead(total)) and not sentence.tail(total):
        return True  # 给30名老人每人送150元慰问金,花了4500元: of those in its very clause
    paid_on = "每" in words and count == at + 1 and total == at + 2
    if paid_on and (
        sentence.lead(total) == "、" or _ALL_IN_ALL.search(sentence.clause_lead(total) + sentence.lead(total))
    ):
        return True  # 每头补贴30元,已兑付42头、1260元; 每座养护费2万元,6座一年共需12万元
    alike = bool(pairs_of_letters(around) & pairs_of_letters(said))
    if len(figures) == 3:
        # 资助162名,发放助学金26.7万元,每人资助1650元: nothing else is told; 总产 and 亩均产量 share a letter only.
        counted = sentence.clause_lead(count) + sentence.tail(count)
        alike = alike or bool(pairs_of_letters(around) & pairs_of_letters(counted))
        alike = alike or (bool(_PLAIN_TOTAL.search(said)) and bool((set(said) & set(around)) - _NO_THING))
    return alike or (len(words) <= 4 and bool(_PLAIN_TOTAL.search(said)))


def per_heads(sentences: Sequence[Sentence]) -> Iterator[PerHead]:
    """Amounts per head with every count and total of their sentence that may belong to them."""
    for n, sentence in enumerate(sentences):
        text = sentence.text
        if "每" not in text and "均" not in text and "亩产" not in text and "单产" not in text:
            continue
        for at, each in enumerate(sentence.figures):
            if each.unit in RELATIVE_UNITS or each.role not in ("actual", "standard", "rate", "target"):
                continue
            found = named_head(sentence.clause_lead(at))
            if found is None:
                continue
            head, words = found
            heads, totals = candidates(sentence, at, head)
            if len(totals) > 1 and {at - 2, at - 1} <= {*heads, *totals} and _in_its_row(sentence, at):
                # 余额3600万元,发放贷款9000万元,扶持600人,人均15万元: the two right before it
                heads = [i for i in heads if i in (at - 2, at - 1)]
                totals = [i for i in totals if i in (at - 2, at - 1)]
            capacity = _capacity(sentence, at, head)
            count = _meant(sentence, at, heads)
            sure = _sure(sentence, at, count, totals, words + sentence.tail(at))
            seats = not totals and seats_told(sentence, at, heads, capacity)
            figures = sentence.figures
            for i, j in product(heads, totals or capacity):
                if i != j:
                    yield PerHead(figures[i], each, figures[j], seats or (sure and i == count))
            if not heads and not totals and n:
                yield from _before(sentences[n - 1], sentence, at, head)


def _before(earlier: Sentence, sentence: Sentence, at: int, head: str) -> Iterator[PerHead]:
    """家庭户30000户,家庭户人口75000人。平均每个家庭户的人口为2.5人: told of the sentence before, by its words."""
    if earlier.story_id != sentence.story_id or sentence.start > earlier.end + 1:
        return
    each, own = sentence.figures[at], pairs_of_letters(sentence.clause_lead(at) + sentence.tail(at))
    heads = [i for i in range(len(earlier.figures)) if counts(earlier, i, head)]
    totals = [i for i, m in enumerate(earlier.figures) if i not in heads and may_total(m, each)]
    best = [_likest(earlier, some, own) for some in (heads, totals)]
    if None not in best:
        count, total = (earlier.figures[i] for i in best if i is not None)
        yield PerHead(count, each, total, each.approx == "exact" and not _TIMED.search(sentence.words(at)))


def _likest(sentence: Sentence, some: list[int], words: set[str]) -> int | None:
    """The one figure whose words have most in common with ``words``; None where two have as much, or none has any."""
    shared = sorted(((len(words & pairs_of_letters(sentence.words(i))), i) for i in some), reverse=True)
    alone = len(shared) == 1 or (len(shared) > 1 and shared[0][0] > shared[1][0])
    return shared[0][1] if alone and shared[0][0] else None
