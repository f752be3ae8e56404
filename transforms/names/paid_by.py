"""What a rule pays (补助标准的指标): 按每亩200元的标准给予补助, for whom it does, and what a thing is paid with."""

from __future__ import annotations

import re

from transforms.phrases.phrase import MAX_LENGTH
from transforms.text.surroundings import Surroundings

# 对首次升规的工业企业,一次性奖励10万元: whom the rule's sum is for stands in the clause before.
_AID = re.compile(
    r"(?:每[人户名亩头只个家吨车次台口年月天日]|一次性|最高|给予|财政|县财政|市财政|按|的|标准|分别|再)*(?:[^\W\d_]{0,3}(?:奖补|补助|补贴|奖励|资助|津贴|补偿|奖金)|给予)(?:标准)?"
)
_FOR = re.compile(
    r"(?:^|[,;:。”)])(?:对于?|凡|为(?!了|让|使|此|进一步|更好|切实|有效|确保|保障|保证|方便|便[于利民]|加[强快大]|推[动进]|促进|做好|鼓励|支持|解决|帮助|满足|提[高升]|深入|全面)|给)([^\W\d_][^,;:。]{1,18}?)(?:的)?(?:,|给予|发放|一次性|最高|按照?|每[人户亩]|分别)"
)
# 按每垄70元的标准,兑现补助560万元; 按每生每天9元安排膳食补助: what is paid by this measure.
_BY = re.compile(r"(?:^|[,;、:])(?:[^,;、]{0,14}?)?按照?((?:每[一-鿿]{1,4}|[人户亩次]均){1,2})(?:最高|约)?$")
_PAID_BY = re.compile(
    r"(?:[的,]?(?:标准|额度|价格)?(?:计算|测算|计)?,?)"
    r"(?:[^,;。0-9的]{0,10}?|[0-9.]+[万亿]?[一-鿿]{1,2}[^,;。0-9的]{0,8}?)"
    r"(?:发放|兑付|兑现|拨付|给予|安排|支出|支付|落实|下达|补发|申领|领取|核发|代缴|缴纳|收取)"
    r"([^,;。0-9的]{0,8}?(?:奖补|补助|补贴|奖励|资助|津贴|补偿|救助|助学金|保险费|管护金|服务费|水费|电费)(?=[^一-鿿]|资金|金|款))"
)
# 按每亩600元把地包过来: what it was paid for.
_TAKEN = re.compile(
    r"的?(?:价格?|标准)?[把将](?:[^,;。]{0,4})(?:地|田|山|林|塘|房|院|棚)[^,;。]{0,2}?(包|租|流转)(?:过来|下来?|走|回来|到|了)"
)
_PAID_FOR = {"包": "承包费", "租": "租金", "流转": "流转费"}
# 按每亩200元的标准给予补助: what the rule pays.
_GIVEN = re.compile(
    r"的(?:标准|额度|比例|价格)(?:,?[为向给对][^;。]{2,40}?(?:发放|给予))?([^,;。0-9]{0,12}?(?:奖补|补助|补贴|奖励|资助|津贴|补偿|救助)(?:资金|金|款)?)"
)
# 以每亩73元的价格流转竹山: what it was paid for.
_PRICE = re.compile(r"的(价格|单价|均价|租金)([^\W\d]{2,10})(?=[0-9,;。]|$)")
# 向茶厂发放800万元流动资金贷款: what was lent stands behind the sum.
_LENDS = re.compile(r"(?:发放|投放|提供|获得|申请|给予)了?(?:约|近|超过?)?$")
_LENT = re.compile(r"的?([^\W\d_]{0,10}?(?:贷款|信贷资金|授信|信用额度))(?=[,;。、]|$|支持|用于|帮助|后)")
_GIVES = re.compile(r"^(?:给予|予以|发放|进行|实施|享受|对其|向其|为其|一律|再)+")

REACH = 60
"""Characters behind the sum in which what is paid is looked for. 2026-11: 60."""


def paid_name(around: Surroundings) -> str:
    """What the sum before ``around.end`` pays, where the words around it say so; else nothing."""
    text, end = around.text, around.end
    by = _BY.search(around.left)
    paid = _PAID_BY.match(text, end, end + REACH) if by and not _FOR.search(around.lead) else None
    if by and paid:
        return by[1] + paid[1]
    taken = _TAKEN.match(text, end) if by else None
    if by and taken:
        return by[1] + _PAID_FOR[taken[1]]
    given = _GIVEN.match(text, end)
    if given:
        return _GIVES.sub("", given[1])
    lent = _LENT.match(text, end) if _LENDS.search(around.left) else None
    if lent:
        return lent[1]
    price = _PRICE.match(text, end)
    return price[2] + price[1] if price else ""


def with_whom(phrase: str, lead: str) -> str:
    """The name of a rule's sum with those whom it is for: they stand in the clause before (对新户,一次性奖励2万元)."""
    if not phrase or not _AID.fullmatch(phrase):
        return phrase
    whom = _FOR.search(lead)
    return f"{whom[1]}{phrase}" if whom and len(whom[1]) + len(phrase) <= MAX_LENGTH else phrase
