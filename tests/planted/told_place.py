"""Places that planted stories are about, drawn from all provinces (地名真值): a city, its counties, their townships.

Names come from the official table; which of them a sentence is about is said by the wordings of told.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.planted.compose import paper_name
from transforms.places.gazetteer import Gazetteer, load_gazetteer, short_names

_TOWN = re.compile(r"[一-鿿]{2,4}(?:镇|乡|街道|苏木)")
_VILLAGE_HEADS = "石清大青白长龙永黄高双太安柳桃竹松兴和平上下赵李王孙周吴陈杨罗马"
_VILLAGE_TAILS = "桥河坪塘沟湾岭店庙坝泉溪口铺家洼关堡庄营屯楼"
_PARTS = frozenset(("城区", "郊区", "矿区", "东区", "西区", "新城区", "港口区", "解放区"))
"""Districts whose names mean a part of any city: without their city before them nobody can tell."""
MOST_TOWNS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A division: its full official name, the forms papers print it in, the word for its kind (县 of 全县).

    ``kind`` is empty where papers have no such word for it (苏木, 地区).
    """

    name: str
    forms: tuple[str, ...]
    kind: str
    level: str

    def printed(self, rng: Random, loose: bool) -> str:
        """The full name, or with ``loose`` one of its shorter forms."""
        return rng.choice(self.forms) if loose and rng.random() < 0.5 else self.name


@dataclass(frozen=True, slots=True)
class Region:
    """A city with some of its counties, each with townships; for a county right below its province the city is None."""

    city: Named | None
    counties: Mapping[Named, tuple[Named, ...]]
    paper: str
    province: str
    whole: Named | None
    """The province where papers say 全省 of it, with some of its cities."""
    cities: tuple[Named, ...]


def _named(known: Gazetteer, code: str) -> Named:
    name, level = known.name(code), known.level(code)
    if level == "township":
        kind = next((k for k in ("街道", "镇", "乡") if name.endswith(k)), "")
        return Named(name, (name,), kind, level)
    short = tuple(s for s in short_names(name) if len(s) > 2 or (level == "prefecture" and len(s) == 2))
    kinds = {"自治州": "州", "自治县": "县", "自治旗": "旗", "地区": "", "自治区": "区"}
    kind = next((k for end, k in kinds.items() if name.endswith(end)), name[-1])
    # A form that still says its kind stands anywhere in a sentence.
    return Named(name, tuple(s for s in short if s[-1:] == kind) or (name,), kind, level)


def _plain_town(known: Gazetteer, code: str) -> bool:
    return bool(_TOWN.fullmatch(known.name(code)))


@cache
def _provinces() -> tuple[tuple[str, ...], ...]:
    """By province the codes of its cities, or of the counties right below it, that have what a page needs."""
    known = load_gazetteer()
    found = []
    for code, (level, name, _) in known.divisions.items():
        if level == 1 and not name.endswith("特别行政区"):
            cities = tuple(c for c in known.children(code) if _cities_counties(known, c))
            if name in ("北京市", "天津市", "上海市", "重庆市"):
                cities = (code,)
            found.append(cities)
    return tuple(cities for cities in found if cities)


def _cities_counties(known: Gazetteer, city: str) -> list[str]:
    """Counties of a city with six plain townships; itself where it is a county."""
    below = [city] if known.level(city) == "county" else list(known.children(city))
    return [
        c
        for c in below
        if known.level(c) == "county"
        and known.name(c) not in _PARTS
        and sum(_plain_town(known, t) for t in known.children(c)) >= 6
    ]


def region(rng: Random) -> Region:
    """A city of any province, each as often as another, with one to four of its counties."""
    known = load_gazetteer()
    code = rng.choice(rng.choice(_provinces()))
    below = _cities_counties(known, code)
    counties = {}
    for county in rng.sample(below, min(4, len(below))):
        towns = [t for t in known.children(county) if _plain_town(known, t)]
        counties[_named(known, county)] = tuple(
            _named(known, t) for t in rng.sample(towns, min(MOST_TOWNS, len(towns)))
        )
    own = _named(known, code)
    province = known.chain(code)[0]
    beside = [c for c in known.children(province) if known.level(c) == "prefecture"]
    cities = tuple(_named(known, c) for c in rng.sample(beside, min(4, len(beside))))
    whole = _named(known, province) if province != code and len(cities) > 2 else None
    paper = _stem(own.name)
    return Region(None if own in counties else own, counties, paper, known.name(province), whole, cities)


def _stem(name: str) -> str:
    """What a paper is called after: 咸宁 of 咸宁市, 湘西 of its 自治州, 锡林郭勒 of its 盟."""
    short = [s for s in short_names(name) if s[-1:] not in "州县旗"]
    return short[0] if short else paper_name(name)


def headline_name(place: Named) -> str:
    """The form that stands before a headline's colon: without its kind where two characters remain."""
    known = load_gazetteer()
    short = [s for s in short_names(place.name) if s[-1:] not in "州县旗"]
    bare = short[0] if short else place.name
    # 平安 and 大方 are words too: such places keep their kind.
    alone = len(known.short.get(bare, ())) == 1 and place.level != "township" and len(bare) >= 2
    return bare if alone and bare not in _words() else place.forms[0] if place.forms else place.name


@cache
def _words() -> frozenset[str]:
    from transforms.places.resolve import ORDINARY

    return ORDINARY


def village(rng: Random) -> str:
    """A made-up village of a township."""
    return rng.choice(_VILLAGE_HEADS) + rng.choice(_VILLAGE_TAILS) + "村"
