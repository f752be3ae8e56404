"""The words around a printed list, as patterns (列举前后的用词); the words are data, ``seeds/reference/list_words.csv``."""

from __future__ import annotations

import re

from seeds import wordlists
from transforms.text.lexicon import Lexicon

HAN = "一-鿿"


def _words(*uses: str) -> list[str]:
    found = {row["word"] for row in wordlists.load("list_words") if row["use"] in uses}
    return sorted(found, key=lambda word: (-len(word), word))


_BOUNDARY = (
    r"(?<=[家个是])集(?!团|中|体|合|市|镇)",
    r"了(?!解)",
    r"赴(?!约)",
    r"(?<=[当做干学办开去到用教修养种写])过(?!程)",
    r"(?<=[建种用摆挂铺装架换送搭走唱])[起上满出入](?![级市海来游口])",
    r"(?<=[站村镇县市校院厂家店馆屋田园心场])里(?!程)",
    r"(?<=[^必需首纲摘概主紧重只])要(?![求素点闻道塞害义])",
    r"着(?![力眼重手陆装])",
    r"的(?!确)",
    r"(?<=[^应面针相绝反校核配结比派])对(?![接象口外策话手标比联应])",
    r"(?<=[^作成称认行因以较颇更尤极最人分变名定列评大视改当])为(?![了何民期止])",
    r"(?<=[^方导风走动志意取趋流])向(?![上下前]|[^、]{0,2}$)",
    r"(?<=[^小大即])将(?![军来领士])",
    r"(?<=[^门车一百千])把(?![关脉手握控])",
    r"(?<=[^棉])被(?!子)",
    r"(?<=[^自理事缘来因不])由(?!于|来)",
    r"(?<=[^服听顺跟师遵盲])从(?!业|事|容)",
    r"(?<=[^存所潜内现实外自旨正])在(?![线岗职校编册外建押读逃籍家])",
    r"(?<=[^过等终关急属处至由忙善高低大小敢勇便利对])于(?!是)",
    r"(?<=[^可所得予加足难给])以(?![上下内来及外后前]|工代)",
    r"(?<=[^参给赋授])与(?!会|时)",
)
_OPENING = (
    "在(?![线岗职校编册外建押读籍家])|对(?![接象口外策话手标比联应])|为(?![何民期])|以(?![上下内来及外后前])|从(?![业事])|由(?!于)|按|向(?!导)"
    "|与(?!会|时)|和(?![平谐睦])|把(?!关|脉)|将(?![军来])|让|给(?![排水])|被(?!子)|经(?![济营理开])|有(?![色效限机关序害毒氧声])|是|指(?![导标挥数])"
    "|需(?!求)|如|含|使|于|就(?!业|医|学|餐|近|地)|及|等(?!级)|赴|至(?!少)"
)
LEAD = Lexicon(_BOUNDARY, "link", link=_words("link", "all"), verb=_words("verb"), deed=_words("deed"))
"""What stands before a list: the last of them tells where the first item begins."""
OPENING = re.compile(_OPENING)
"""A preposition or verb of one character with which a clause begins."""
ADVERBS = frozenset(_words("adverb"))
DEEDS = frozenset(_words("deed"))
VERBS = frozenset(_words("verb", "deed"))
_BEHIND = (
    r"的(?!士)",
    r"(?<=[^作成称认行因以较])为(?![了何民期])",
    r"(?<=[^小大即])将(?!军)",
    r"(?<=[^首成古京])都(?!市|会|江)",
    r"已(?!经营)",
    r"均(?!衡|价|等)",
    r"(?<=[^存所潜内现实外自])在(?![线岗职校编册外建押读籍])",
    r"(?<=[^供补自])给(?![排水予])",
    r"被(?!子)",
    r"则",
    r"(?<=[^合兼])并(?![购发网联轨])",
    r"让",
    r"(?<=[^应面针相绝反校核配结])对(?![接象口外策话标])",
    r"(?<=[^方导走动志意取趋])向(?!导)",
    r"(?<=[^但还于就而总也不正真都])是(?!否)",
)
TAIL = Lexicon(_BEHIND, "tail", tail=_words("tail"))
"""Where something is said of a list, or where its last item only describes what comes next (甲、乙、丙的…)."""
HEAD_ENDS = Lexicon(
    (
        *_BEHIND,
        "和",
        "与",
        "及",
        "(?<=.)中$",
        *(f"[{n}][个项种类条名位家大张级方处]" for n in "一二两三四五六七八九十几数"),
        "“",
        "‘",
    ),
    "tail",
    tail=_words("tail"),
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
