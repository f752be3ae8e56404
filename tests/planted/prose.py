"""The grammar of planted prose: templates with slots, filled for one story (计划稿件的文法)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

_SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文玉兰海燕春梅晓东红卫鹏飞雪松佳琪子涵俊峰婷思远立新德胜永福淑珍凤莲宏斌天佑"
_TOWN_HEADS = "石清大青白长龙永新黄高双太安金东西南北河溪柳桃竹松兴和平上下三"
_TOWN_TAILS = "桥河坪塘沟湾岭店庙坝山泉溪口铺集峪洼关堡"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a story is about, with its templates."""

    theme: str
    dept: str
    headline: list[str]
    kicker: list[str]
    deck: list[str]
    subhead: list[str]
    sentence: list[str]
    quote: list[str]
    caption: list[str]


@cache
def grammar() -> dict[str, dict[str, list[str]]]:
    """The tables ``common`` and ``places`` of prose.toml."""
    tables = tomllib.loads((Path(__file__).parent / "prose.toml").read_text("utf-8"))
    return {"common": tables["common"], "places": tables["places"]}


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of prose.toml."""
    tables = tomllib.loads((Path(__file__).parent / "prose.toml").read_text("utf-8"))
    return tuple(Topic(**table) for table in tables["topic"])


def person(rng: Random) -> str:
    """A made-up name of two or three characters."""
    return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, rng.choice((1, 2, 2))))


def day(rng: Random) -> str:
    """A day of a month as papers print it."""
    return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


@dataclass(slots=True)
class Voice:
    """One story's way to fill slots: its place, topic and townships; templates are used once."""

    rng: Random
    topic: Topic
    place: str
    towns: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, rng: Random, topic: Topic, place: str) -> Voice:
        """A voice with four made-up townships."""
        towns = [rng.choice(_TOWN_HEADS) + rng.choice(_TOWN_TAILS) + rng.choice("镇镇镇乡") for _ in range(4)]
        return cls(rng, topic, place, towns)

    def fill(self, template: str) -> str:
        """The template with its slots filled."""
        return _SLOT.sub(self._value, template)

    def say(self, templates: list[str]) -> str | None:
        """A template not used before in this story, filled; None when all are used."""
        fresh = [t for t in templates if t not in self.used]
        if not fresh:
            return None
        chosen = self.rng.choice(fresh)
        self.used.add(chosen)
        return self.fill(chosen)

    def _value(self, match: re.Match[str]) -> str:
        rng = self.rng
        name, low, high = match.groups()
        if name == "n":
            return str(rng.randint(int(low), int(high)))
        if name == "x":
            return f"{rng.randint(int(low) * 10 + 1, int(high) * 10) / 10:.1f}"
        short = self.place[:-1] if len(self.place) > 2 else self.place
        known = {"place": self.place, "short": short, "unit": self.place[-1], "theme": self.topic.theme}
        if name in known:
            return known[name]
        if name == "dept":
            return self.topic.dept
        if name == "pct":
            return f"{rng.randint(61, 990) / 10:.1f}%"
        if name == "month":
            return f"{rng.randint(1, 12)}月"
        if name == "day":
            return day(rng)
        if name == "person":
            return person(rng)
        if name == "town":
            return rng.choice(self.towns)
        return rng.choice(_TOWN_HEADS) + rng.choice(_TOWN_TAILS) + "村"
