"""Regex sources of plain dates, clock times and places in a row, which are no quantities (日期、时刻、序数).

They say only *that* a numeral is one; what a date means is read by :mod:`transforms.period`. Each list is
kept by what a wording begins with, so that a scanner tries only those that can begin where it stands.
"""

from __future__ import annotations

_CN = "一二三四五六七八九十两〇零○廿"
_TO = r" ?[-—–―~至到]{1,2} ?"
# Years before 1600 only where the words say so: 始建于1376年; else 1376年 is a stretch.
_Y = r"(?:(?:1[6-9]|20)\d\d|(?<=[于元])1[0-5]\d\d)"
_CN_YEAR = r"[一二][〇零○九八七六][〇零○一二三四五六七八九]{2}"
_CN_MONTH = r"(?:十[一二]?|[一二三四五六七八九正冬腊])月(?![亮球饼牙龄薪])"
_CN_DAY = r"(?<![十百千万])(?<!为期)(?<!历时)(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九])日(?![均游内谈行龄照常]|之内|以内)"
_DAY = r"\d{1,2} ?(?:日(?![元均常游照化]|报(?!道))|号(?![楼线院门店馆机桥井公路文令召]))"
_NUM = rf"(?:\d{{1,3}}|[{_CN}几数]{{1,3}}|半)"
_AFTER_YEAR = r"(?![以之]?[上下]|多(?![了\d])|余|历史|之久)"
_LONG = r"(?:多|余)?(?:年|个月|个多月|个?星期|周|天|个?季度)(?:多)?"
_STRETCH = rf"(?<![前近\d.]){_NUM}{_LONG}(?:[以之]?[前后](?![往来去进期勤续代列方备])|以?来(?![自到访源说]))"

DATE_BY_DIGIT = "|".join(
    (
        rf"{_Y}年?{_TO}(?:{_Y}|\d\d)(?:年|学年|财年){_AFTER_YEAR}(?:{_TO}?\d{{1,2}}月(?:{_DAY})?)?",
        rf"{_Y} ?(?:年|学年){_AFTER_YEAR}(?: ?\d{{1,2}}(?:月?{_TO}\d{{1,2}})? ?月份?(?: ?{_DAY})?)?"
        rf"(?:{_TO}(?:{_Y}年)?(?:\d{{1,2}}月)?(?:{_DAY}|(?<=月)))?",
        rf"{_Y}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)",
        rf"\d{{1,2}}(?: ?月?{_TO}\d{{1,2}})? ?月份?(?!龄)(?: ?{_DAY})?"
        rf"(?:(?<=[日号]){_TO}(?:\d{{1,2}}月)?{_DAY}|、{_DAY})?",
        rf"(?<!为期)(?<!历时)(?<!连续)(?<!每)(?<!\d)\d{{1,2}}(?:日?(?:{_TO}|、)\d{{1,2}})?日"
        r"(?![元均常游照化龄内]|报(?!道)|之内|以内)",
        r"(?<![\d.])\d{1,2}[·・]\d{1,2}(?![\d.万亿%‰公千米元吨亩人个倍])",  # “9·11”事件
        rf"[1-4](?:{_TO}[2-4])?季度",
        r"\d{1,2}世纪(?:(?:\d0|[一二三四五六七八九]十)年代)?|\d0年代",
        r"(?<!\d)(?:\d0|[5-9]5|[05]5)后(?![期续])",
        _STRETCH,
    )
)
"""Regex source: dates, quarters and stretches of years that begin with a digit."""
DATE_BY_CHINESE = "|".join(
    (
        rf"[一二三四](?:{_TO}[二三四])?季度",
        r"[一二三四五六七八九]十年代",
        r"十[一二三四五六七]五(?=[”\"’』」]|规划|期间|时期|开局|末|以来|收官|[,，、])",
        rf"(?:{_CN_YEAR}|[〇零○一二三四五六七八九]{{4}})年(?:{_CN_MONTH})?(?:[{_CN}]{{1,3}}日)?",
        rf"{_CN_MONTH}(?:初?[{_CN}]{{1,3}}[日号]?|份|底|初|末|中旬|上旬|下旬)?",
        _CN_DAY,
        _STRETCH,
    )
)
"""Regex source: the same where they begin with a Chinese numeral."""
DATE_BY_WORD = "|".join(
    (
        rf"(?:[前头]|过去|最近|未来|今后)(?:\d{{1,2}}|[{_CN}几]{{1,2}})(?:个月|个?季度|月)",
        rf"(?:第[一二三四1-4](?:{_TO}[二三四2-4])?|前[一二三两])季度",
        r"[上下]半[年月]",
        r"[上本]世纪(?:(?:\d0|[一二三四五六七八九]十)年代)?",
        rf"{_CN_MONTH}(?:初?[{_CN}]{{1,3}}[日号]?|份|底|初|末|中旬|上旬|下旬)?",
        r"(?:大年|正月|农历|年)(?:初[一二三四五六七八九十]|三十|廿[一二三四五六七八九])",
        r"(?:周|星期|礼拜)[一二三四五六日](?![次场期课调鸣步])",
        rf"(?<![用耗历]时)(?<![达了约期经跨])(?<!最)近{_NUM}{_LONG}(?:以?来|间)?",
        rf"(?:最近|过去|未来|今后|此后|(?<![提目])[前后]){_NUM}{_LONG}(?:以?来|间)?",
    )
)
"""Regex source: dates that a word begins (近三年, 前两个月, 星期五)."""

_HOUR = r"(?:凌晨|清晨|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|深夜|当晚|次日|零时)"
_MINUTE = rf"(?:(?:\d{{1,2}}|[{_CN}]{{1,3}})分|半|整|许|\d{{2}}(?!\d))"
_CLOCK = r"(?<![\d.])(?:[01]?\d|2[0-4])"
_UNTIL = rf"(?:{_TO}{_HOUR}?\d{{1,2}}[时点](?:{_MINUTE})?)?"
TIME_BY_DIGIT = "|".join(
    (
        rf"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:{_TO}(?:次日)?(?:[01]?\d|2[0-4]):[0-5]\d)?(?![\d:])",
        rf"{_CLOCK}(?:时(?![代间段常速空期尚效值任机])|点(?=\d{{1,2}}分|[半许整钟多前左到至—~-]))(?:{_MINUTE})?{_UNTIL}",
        rf"(?<=[日号]){_CLOCK}点{_UNTIL}",  # 截至12日16点
        rf"{_CLOCK}{_TO}(?:[01]?\d|2[0-4])时(?![代间段常速空期尚效值任机])",  # 0—24时
    )
)
TIME_BY_CHINESE = rf"(?:二?十[一二三四五六七八九]?|[一二三四五六七八九])时(?:[{_CN}]{{1,3}}分|整|许)"
TIME_BY_WORD = rf"{_HOUR}(?:\d{{1,2}}|[{_CN}]{{1,3}})(?:时|点)(?:{_MINUTE})?{_UNTIL}"
"""Regex source: clock times (上午8时30分, 8:00—17:30)."""

ORDINAL = rf"第 ?(?:\d{{1,6}}|[{_CN}百千几]{{1,8}})(?:[-—至到、](?:第)?(?:\d{{1,4}}|[{_CN}百]{{1,4}}))?"
"""Regex source: 第 and a number; the thing it stands in a row of is read as a measure word."""
RANKED = r"(?<=[^A-Za-z])(?:TOP|top|No\.|NO\.) ?\d{1,4}"
