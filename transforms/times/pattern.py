"""How newspapers print time (时间表达): the one pattern that finds it, built from small named parts.

Each branch of :func:`pattern` is a named group; within it further groups name the pieces. Plain
durations (3天, 两个月, 十余年) are quantities and have no branch. Every branch is bounded in length, so a
text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from seeds.wordlists import load
from transforms.times.words import OPENS, RELATIVE_YEARS

_DIGIT = "〇零○一二三四五六七八九"
_NUMERAL = "0-9" + _DIGIT + "十百千万两几数多余半"

_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_OCLOCK = rf"(?: ?{_HOUR} ?时(?:[0-5]?[0-9]分)?)?"
"""A clock time behind a day of a stretch: 8日8时至9日14时."""

TO = r" ?(?:-{1,2}|—{1,2}|–|―|─|~|至|到) ?"
YEAR = rf"(?:1[6-9][0-9]{{2}}|20[0-9]{{2}}|[一二][〇零○九八][{_DIGIT}]{{2}})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT = r"(?:[1-9][0-9]?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半几数])"

# What may not follow, lest the character belong to another word (2024年初中毕业生, 6月底层, 春节后续).
_START = r"初(?![中级心步一二三四始次衷衣高])"
_END = r"(?:底(?![层部线气数色子])|末(?![位端梢班])|终(?=[,，。、;；总述决]))"
_NOT_YEAR = r"(?!前的|以上|以下|多(?![了0-9])|余|历史|之久|级|龄|间|制|代)"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|(?:二?十)?[一二三四五六七八九十])(?![日号、至到—~个家名场项次人万千百年月多余一二三四五六七八九十])"
_NOT_MONTH = rf"(?![饼嫂薪租供均票牙亮球龄子经老光色刊报息费]|[一两二三几]次|(?<![0-9]月){_LUNAR_DAY})"
"""Behind 月. A lunar day stands behind a month in words only: 2月八宝镇 names a town."""
_NOT_DAY = r"(?![常照化报志记趋均])"
_SENTENCE = "。；;!?！？\n"

_OFF_WORD = "(?:小?长?假期|小长假|长假|黄金周|假日)"
_OFF = rf"(?:[3-9三四五六七八九]天)?{_OFF_WORD}"
"""The days off around a festival."""
_SOME_DAYS = "(?:首日|第[一二三四五六七八]天|最后一天|末日|[前头][一二三四五六七八两1-8][天日])"
"""Behind them: some of these days."""

_SUFFIX = (
    r"(?P<suf>(?:正式|全面)?(?:(?:实施|启动|运行|运营|成立|建成|开展|开工|投产|投用|上线|挂牌|组建|开通|推行|施行|开园|开业|创建|投入使用)以来|以来)|至今(?!年)|开始|起(?![来步点草诉到义源伏价飞于重吊])|[以之过]后|后(?![续勤期备台方天半三两者辈劲援果来])"
    r"|[以之]前|前[夕后]|前(?![往来三两0-9期沿列端景进半所提五十述四六二一任者面方台世])"
    rf"|止(?!于)|左右|同(?:时?期|[日月])|期间|{_OFF}的?{_SOME_DAYS}?|首日|当[天日月]|内(?![容部外地蒙需陆涝科生源镇控设在]))"
)
_REACHED = "".join(
    f"(?<!{w})"
    for w in [
        "增长",
        "增加",
        "上升",
        "提升",
        "提高",
        "发展",
        "下降",
        "减少",
        "扩大",
        "压减",
        "压缩",
        "增",
        "升",
        "降",
        "减",
        "涨",
        "跌",
        "缩",
        "扩",
        "拓展",
        "延伸",
    ]
)
"""Before 到 and a year: 增长到2021年的15220元 tells a level, 到2025年 a horizon."""

_PREFIX = rf"(?P<pre>截[至止]到?|截止至|(?P<own>(?<!来)自从?)|从|(?:直|持续)?(?<![来达感看走赶提受得见想做不再]){_REACHED}到|(?<![甚以乃直增降减升涨])(?<!压缩)(?<!提高){_REACHED}至)? ?"
_BEGUN = r'(?:[0-9]{1,2}[时点](?:许|整)?)?[一-鿿“”"]{1,12}?以来'
"""What began on the day named, or at an hour of it: 自10月15日开栓以来, 自9月6日9时开闸以来. Behind a year alone only with 自, for 今年入汛以来 begins with the flood."""


@cache
def _festival_names() -> tuple[str, str]:
    """Alternations of festival names: those that stand alone, and those that are ordinary words too."""
    names = [r["phrase"] for r in load("period_phrases") if r["kind"] in ("festival", "day")]
    names.sort(key=lambda n: (-len(n), n))
    alone = [n for n in names if len(n) > 2 or n in ("春节", "元旦", "除夕", "中秋", "端午", "冬至", "春运")]
    return "|".join(alone), "|".join(n for n in names if n not in alone)


_RELATIVE = {
    "后年": "(?<![产建成用造投])后年(?![产均销收增利税可生处])",
    "上年": "上年(?!度?(?:结[转余]|旧存))",
    "上年度": "上年度(?!结[转余]|旧存)",
} | {w: f"{w}(?!度?的?基础[上之])" for w in ("去年", "上一年", "上一年度")}
_RELATIVE |= {w: f"{_RELATIVE[w]}(?!度?的?基础[上之])" for w in ("上年", "上年度")}
"""Words that are part of others: 投产后年产值; 上年结余320万元 is money of this year's account, 在去年的基础上 no time at all."""


def _year(k: str) -> str:
    relative = "|".join(_RELATIVE.get(w, w) for w in sorted(RELATIVE_YEARS, key=len, reverse=True))
    return rf"(?:(?<![0-9.])(?P<y{k}>{YEAR}) ?年度?{_NOT_YEAR}|(?P<r{k}>{relative})(?![级轻龄]))"


def _month(k: str) -> str:
    return (
        rf"(?P<m{k}>{MONTH}) ?月(?:份|{_NOT_MONTH})"
        rf"(?: ?(?P<d{k}>{DAY}) ?(?:[日号]{_NOT_DAY}|(?={TO}{DAY} ?[日号]))"
        rf"|(?P<e{k}>{_START}|{_END}|[上中下]旬|中上旬|中下旬))?"
    )


def _part(k: str) -> str:
    """A stretch within a year: quarters, the first N months, halves, seasons."""
    return (
        rf"(?:(?:第?(?P<qa{k}>[一二三四1-4])(?:(?:季度?)?{TO}|、))?第?(?P<qb{k}>[一二三四1-4])季度(?P<qe{k}>末|初)?"
        rf"|前(?P<qn{k}>[一二两三123])个?季度(?P<qne{k}>末)?"
        rf"|[前头](?P<mn{k}>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])(?:个月|月份?(?!{DAY} ?[日号]))"
        rf"|(?P<half{k}>[上下前]半年度?|全年(?![^,，。;；、完超实]{{0,6}}(?:目标|任务|计划|指标|预算)|无休|开放|候))"
        rf"|(?P<term{k}>(?(yr{k})[春秋]季?学期|(?!)))"
        rf"|(?P<season{k}>(?(yr{k})(?:汛期|暑期|暑假|寒假|供[暖热][期季]|采暖[期季]|取暖[期季]|[春夏秋冬](?:天|季|日)?(?![节运晚装游粮收种耕播油菜茶]))|[春夏秋冬]季(?=以来))))"
    )


def _festival(k: str) -> str:
    alone, short = _festival_names()
    tail = rf'(?=["”]?(?:{_OFF}|期间|前夕|前后|前|后|、|当天|当日|首日|档)|(?(yr{k})(?<=国庆)(?![村路镇街社])[一-鿿,]|(?!)))'
    return rf'["“]?(?P<f{k}>(?:{alone})(?!联欢|晚会|劳动奖)|(?:{short}){tail})["”]?'


def _when(k: str) -> str:
    """A year with or without a part of it; or, without a year, what can stand alone."""
    body = rf"{_month(k)}|{_part(k)}|{_festival(k)}"
    return (
        rf"(?P<yr{k}>{_year(k)})?(?(yr{k})[的 ]?|(?:(?<=这个)|(?<![{_NUMERAL}.个第每])))(?:{body}"
        rf"|(?(yr{k})年?(?P<ye{k}>{_START}|{_END}|中(?=[,，。、以])|内(?![容部外地蒙需]))"
        rf"|(?:(?<![大新])年(?P<be{k}>{_START}|{_END}|内(?![容部外]))|(?P<mo{k}>[上本当下这]?个?)月(?:(?P<md{k}>{DAY}) ?日|(?P<me{k}>[初底末]|[上中下]旬))))"
        rf"|(?(yr{k})|(?!)))"
    )


@cache
def _words() -> Mapping[str, str]:
    """The set phrases by their first character, longest first."""
    rows = [r for r in load("period_phrases") if r["kind"] not in ("festival", "day")]
    rows.sort(key=lambda r: (r["phrase"][0], -len(r["phrase"]), r["phrase"]))
    branches: dict[str, str] = {}
    for first, group in groupby(rows, key=lambda r: r["phrase"][0]):
        rests = []
        for row in group:
            before = f"(?<![{row['not_after']}]{first})" if row["not_after"] else ""
            after = f"(?!{row['not_before']})" if row["not_before"] else ""
            rests.append(before + re.escape(row["phrase"][1:]) + after)
        if first in _SEASON_OF:
            rests.append(_SEASON_OF[first])
        branches[first] = f"{first}(?:{'|'.join(rests)})"
    return branches


_OF_A_SEASON = (
    r"(?:[^\W\d_年月日季度学半一二三四]{1,3}(?:季(?![度节])|(?<=[春夏秋冬])天)"
    r"|(?:供[暖热]|[采取]暖|防火|休渔|禁渔|休牧|榨糖|开榨|收获|采摘|生产|繁育|养殖|种植)期)"
)
_SEASON_OF = {
    "这": f"一?个?{_OF_A_SEASON}",
    "上": f"(?:一个?|个){_OF_A_SEASON}",
    "前": f"一个?{_OF_A_SEASON}",
    "下": f"(?:一个?|个){_OF_A_SEASON}",
}
"""Behind its first character a season that no calendar bounds, whatever it is of: 这个榨季, 上个雪季, 这个冬天."""


def _word(phrases: str) -> str:
    return rf"(?P<wp>截[至止]到?)?(?P<w>{phrases})"


_CLOCK = (
    rf"(?<![0-9.:]){_HOUR}:[0-5][0-9](?![0-9:])(?:{TO}(?:次日)?{_HOUR}:[0-5][0-9](?![0-9:]))?"
    rf"|(?<![0-9.:]){_HOUR} ?时(?:[0-5]?[0-9]分|许|整|半)?(?:{TO}{_HOUR} ?时(?:[0-5]?[0-9]分|许|整)?)?(?![间段代期速刻效差装任候长])"
    rf"|(?:凌晨|清晨|早上|早晨|上午|正午|中午|下午|傍晚|晚上|夜里|深夜|[早晚])(?:{_HOUR}|十[一二]?|[一二两三四五六七八九]) ?点(?:[0-5]?[0-9]分|[半许多整钟])?"
    rf"|(?<![0-9.:]){_HOUR} ?点(?:[0-5]?[0-9]分|[半许钟])"
)
_ISO = r"(?<![0-9.])(?P<iy>20[0-9]{2}|19[0-9]{2})(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
_RECURRING = (
    rf"每年(?:的|农历)?(?:{MONTH} ?月?(?:份|初|底|[上中下]旬)?(?: ?{DAY} ?日?)?(?:{TO}(?:{MONTH} ?月(?:份|底)?)?(?:{DAY} ?日)?)?(?<=[月日份初底旬]))"
    rf"|每(?:个?月|季度?末?后?)(?:的)?{DAY} ?[日号](?:前|{TO}{DAY} ?[日号])?|每(?:个)?(?:周|星期)[一二三四五六日天](?![次场个期])"
)
_LAST = (
    rf"(?<![{_NUMERAL}第近])(?P<ly>[1-9][0-9]?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年来(?![到自说访])|"
    r"(?<![经历耗花用临接附靠续了达有长将])(?:最?近|过去|(?<!日)这)的?"
    rf"(?P<ln>{COUNT})(?P<lu>年|个月|个?季度|天|周|个?星期)(?![级龄])(?:(?:以?来|间|里|内)|(?!多|余|的?(?:时间|历史|努力|奋斗|打拼|磨砺|之久|前|后)))"
)
_NEXT = rf"(?:未来|今后|接下来)的?{COUNT}(?:到{COUNT})?(?:年|个月|天|周)(?:内|里|间)?"
_PLAN = (
    r'(?<![二三四五六七八九])(?P<pq>["“「])?(?P<pn>十[一二三四五六]五|(?(pq)[七八九十]五|(?!)))["”」]?+'
    r"(?:(?P<pe>末|期末|以来|初|开局之年|收官之年)|[前头](?P<py>[一两三四])年|(?:规划)?(?:期间|时期|期内?))?+"
    r"(?!(?:发展|专项|重点|国家|总体)?(?:规划|纲要|项目|课题)|[岁个天年人万亿元件亩.0-9])"
)
_DECADE = (
    r"(?P<dc>上个?世纪|20世纪|二十世纪|21世纪|本世纪)? ?(?<![0-9])(?P<dn>(?:19|20)?[0-9]0|[一二三四五六七八九]十) ?年代"
    r"(?P<de>初期|中期|末期|后期|初|中|末)?(?P<ds>以来|起)?"
)
_WEEKDAY = rf"(?<![{_NUMERAL}每])(?:(?P<wk>上|本|下|这)个?)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])(?![次场个期年天福围岁])"
_BARE_DAYS = (
    rf"(?P<bp>截[至止]到? ?)?(?<![{_NUMERAL}.:/-])(?:[昨今前]\((?P<bx>3[01]|[12][0-9]|[1-9])\)"
    rf"|(?P<b1>3[01]|[12][0-9]|[1-9]) ?(?:(?:日{_OCLOCK})?{TO}(?P<b2>3[01]|[12][0-9]|[1-9]) ?)?)"
    r"日(?![内游龄均线间左以制元产工之报用常子照化多余后前程])"
)
_YEARS = rf"(?<![0-9.])(?P<yp>{YEAR}) ?年?(?:{TO}|/|(?P<ylist>(?<!年)[、和]))(?P<yq>{YEAR}) ?(?:(?P<school>学年度?)|年度?{_NOT_YEAR}|(?=[供采]暖|榨季|雪季|冰雪季|赛季|\)))(?P<ysuf>期间|间)?"
_MONTHS = rf"(?P<ms>截[至止]到?)?(?P<yrm>{_year('m')}[的 ]?)?(?(yrm)|(?<![{_NUMERAL}.个第每]))(?P<mp>{MONTH})(?:{TO}|(?:、{MONTH}){{0,4}}[、和])(?P<mq>{MONTH}) ?(?:月(?:份|{_NOT_MONTH})(?! ?{DAY} ?日)|[两三四五六]个?月)"
_OPENED = rf"(?:{OPENS}|启动|实施|运行|投用|投产)"
_SPAN = rf"{_PREFIX}{_when('a')}(?:(?:起|{_OPENED}|(?(da)(?:{_OCLOCK}|\([一-鿿]{{2,5}}\))|)){TO}(?:(?P<here>今(?!年)|目前|现在|如今)|(?P<second>{_when('b')})(?(db){_OCLOCK}|)|(?P<dz>{DAY}) ?[日号]{_NOT_DAY}))?(?:[的 ]?(?:{_SUFFIX}|(?P<begun>(?(ma){_BEGUN}|(?(own){_BEGUN}|(?!))))))?"

_PART_OF = (
    rf"(?P<upto>截[至止]到?|(?<![^,。;:\n])到)?(?:(?P<named>(?:整个)?(?:{_OFF_WORD}|节日|节假日)的?){_SOME_DAYS}"
    rf"|(?(upto)第[一二三四五六七八]天|(?:(?:(?<![^,。;:\n(])|(?<=其中))[前后][一二三四五六七八两2-8]天(?![内里的就前后开到])"
    r"|(?<![年月周职])(?<![开上入放返][学市业园班职播演馆])(?<!开[张营幕])(?<!运营)(?<!启动)头[一二三四五六七八两2-8]天(?![内里的就前后开])|(?<![^,。;:\n])第[三四五六七八]天(?=,|[^,。;0-9]{0,10}[0-9]))))"
)
"""Some days of the stretch last told of, of a holiday as a rule: 前四天, 到第六天, 假期第三天, 长假首日."""
_DAYS_OFF = rf"(?<![{_NUMERAL}.日第前])[3-9三四五六七八九]天{_OFF_WORD}"
"""A holiday by its length, unnamed: 七天假期."""

SEASON = re.compile(
    r"[的 ]?(?:年度?)?(?:供[暖热]|采暖|取暖|冬春|榨季|雪季|冰雪季|赛季|秋冬|[^,。;\n0-9]{0,2}防火期)"
)
"""Behind two years: a season that runs over New Year (2024—2025年供暖期), whose days differ from place to place."""

AHEAD = re.compile(
    r"即将|将(?:在|于|举|召开|正式|全面|迎|继续|陆续|推出|启动|实施|施行|执行|投|建成|完成|达|实现|进行|保持|新增|新建|扩大|突破|再|有望|进一步|加大|加快|深入|着力|组织|开展|安排|努力|投入|带动|超过|迎来)"
    r"|[,，]拟|预计|计划[于在到至]|力争|起(?:施行|执行|实施|正式)"
)
"""Within 20 characters behind a time: the sentence speaks of it as still to come."""


@cache
def _sources() -> dict[str, str]:
    return {
        "iso": _ISO,
        "clock": _CLOCK,
        "years": _YEARS,
        "recurring": _RECURRING,
        "last": _LAST,
        "next": _NEXT,
        "plan": _PLAN,
        "decade": _DECADE,
        "weekday": _WEEKDAY,
        "part": _PART_OF,
        "off": _DAYS_OFF,
        "word": _word("|".join(_words().values())),
        "months": _MONTHS,
        "span": _SPAN,
        "days": _BARE_DAYS,
    }


@cache
def pattern() -> re.Pattern[str]:
    """All branches in one; ``match.lastgroup`` names the branch."""
    return re.compile("|".join(f"(?P<{name}>{source})" for name, source in _sources().items()))


@cache
def branch(names: str) -> re.Pattern[str]:
    """Some branches alone, in the order of :func:`pattern`."""
    sources = _sources()
    return re.compile("|".join(f"(?P<{name}>{sources[name]})" for name in names.split()))


@cache
def word_beginning(first: str) -> re.Pattern[str]:
    """The set phrases that begin with one character."""
    return re.compile(f"(?P<word>{_word(_words()[first])})")
