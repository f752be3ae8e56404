"""The words around a printed list, as patterns (列举前后的用词); the words are data, ``seeds/reference/list_words.csv``."""

from __future__ import annotations

import re

from seeds import wordlists

HAN = "一-鿿"


def _words(*uses: str) -> list[str]:
    found = {row["word"] for row in wordlists.load("list_words") if row["use"] in uses}
    return sorted(found, key=lambda word: (-len(word), word))


def _any(*uses: str) -> str:
    return "|".join(_words(*uses))


def _one_of(alone: str, *uses: str) -> str:
    """Lookahead for the characters with which these words begin, so that all others are passed over at once."""
    return "(?=[" + "".join(sorted({word[0] for word in _words(*uses)} | set(alone))) + "])"


_BOUNDARY = (
    r"(?<=[家个是])集(?!团|中|体|合|市|镇)|了(?!解)|着(?![力眼重手陆装])|的(?!确)|(?<=[^应面针相绝反校核配结比派])对(?![接象口外策话手标比联应])"
    r"|(?<=[^作成称认行因以较颇更尤极最人分变名定列评大视改当])为(?![了何民期止])|(?<=[^方导风走动志意取趋流])向(?![上下前]|[^、]{0,2}$)"
    r"|(?<=[^小大即])将(?![军来领士])|(?<=[^门车一百千])把(?![关脉手握控])|(?<=[^棉])被(?!子)"
    r"|(?<=[^自理事缘来因不])由(?!于|来)|(?<=[^服听顺跟师遵盲])从(?!业|事|容)"
    r"|(?<=[^存所潜内现实外自旨正])在(?![线岗职校编册外建押读逃籍家])|(?<=[^过等终关急属处至由忙善高低大小敢勇便利对])于(?!是)"
    r"|(?<=[^可所得予加足难给])以(?![上下内来及外后前]|工代)|(?<=[^参给赋授])与(?!会|时)"
)
_OPENING = (
    "在(?![线岗职校编册外建押读籍家])|对(?![接象口外策话手标比联应])|为(?![何民期])|以(?![上下内来及外后前])|从(?![业事])|由(?!于)|按|向(?!导)"
    "|与(?!会|时)|和(?![平谐睦])|把(?!关|脉)|将(?![军来])|让|给(?![排水])|被(?!子)|经(?![济营理开])|有(?![色效限机关序害毒氧声])|是|指(?![导标挥数])"
    "|需(?!求)|如|含|使|于|就(?!业|医|学|餐|近|地)|及|等(?!级)|赴|至(?!少)"
)
LEAD = re.compile(
    rf".*{_one_of('集了着的对为向将把被由从在于以与', 'link', 'all', 'verb')}(?:(?P<link>{_any('link', 'all')}|{_BOUNDARY})|(?P<verb>{_any('verb')}))"
)
"""Matched at the beginning of the words before the first 、: ends behind the last word that stands before a list."""
OPENING = re.compile(_OPENING)
"""A preposition or verb of one character with which a clause begins."""
VERBS = frozenset(_words("verb"))
_BEHIND = (
    r"的(?!士)|(?<=[^作成称认行因以较])为(?![了何民期])|(?<=[^小大即])将(?!军)|(?<=[^首成古京])都(?!市|会|江)|已(?!经营)|均(?!衡|价|等)"
    r"|(?<=[^存所潜内现实外自])在(?![线岗职校编册外建押读籍])|(?<=[^供补自])给(?![排水予])|被(?!子)|则|(?<=[^合兼])并(?![购发网联轨])|让|(?<=[^应面针相绝反校核配结])对(?![接象口外策话标])|(?<=[^方导走动志意取趋])向(?!导)|(?<=[^但还于就而总也不正真都])是(?!否)"
)
TAIL = re.compile(rf"{_one_of('的为将都已均在给被则并让对向是', 'tail')}(?:{_any('tail')}|{_BEHIND})")
"""Where something is said of a list, or where its last item only describes what comes next (甲、乙、丙的…)."""
HEAD_ENDS = re.compile(
    rf"{_one_of('的为将都已均在给被则并让对向是和与及中', 'tail')}(?:{_any('tail')}|{_BEHIND}|[和与及]|(?<=.)中$)"
)
"""Where the noun ends of which a list is."""
GENERIC = tuple(_words("head"))
ALL = tuple(word + more for word in _words("all") for more in ("", ":", "了"))
SOME = tuple(word + more for word in _words("some") for more in ("", "有", "了", ":"))
ET_CETERA = re.compile(
    r"(?<![平高中初均同对优相特上下一二三四五六七八九甲乙丙丁劣减超])等(?!级|待|于|候|价|同|额|奖|次|距|离|式|号|比|身|分|边|效|腰|因素)"
)
"""等 behind a list; 等级, 平等, 一等奖 have none."""
NAMED = re.compile(
    rf"(?:记者|通讯员|作者|编辑|实习生|摄影|校对|编审|主编|见习生)[/:\s]?(?:[{HAN}]{{2,4}})?$|^(?:文|图|图/文)[/:]"
)
"""Before the names of those who wrote, which are no list of the story."""
