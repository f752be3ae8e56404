"""Lists with a stated count, right or wrong by one slip, from a seed (口号与列项的错漏)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Printed:
    """A made-up sentence with one stated count. ``listed`` is how many items it names, ``wrong`` whether that is a slip."""

    text: str
    form: str
    listed: int
    wrong: bool


def lists(seed: int, count: int, *, wrong: bool) -> list[Printed]:
    """So many sentences, the forms in turn; with ``wrong`` the count and the list differ by one, or one part does."""
    random = Random(seed)
    forms = (_quoted, _great, _introduced, _ordinals, _sum, _digits, _named, _open)
    return [forms[n % len(forms)](random, wrong) for n in range(count)]


def _slip(random: Random, stated: int, wrong: bool) -> int:
    """How many items are named."""
    return stated + random.choice((-1, 1)) if wrong else stated


def _topic(random: Random) -> dict[str, Any]:
    return random.choice(WORDS["topics"])


def _around(random: Random, said: str) -> str:
    return f"{random.choice(WORDS['before'])}{said}{random.choice(WORDS['behind'])}。"


def _printed(random: Random, form: str, said: str, listed: int, wrong: bool) -> Printed:
    return Printed(_around(random, said), form, listed, wrong)


def _quoted(random: Random, wrong: bool) -> Printed:
    """甲、乙、丙“三大工程”."""
    topic, stated = _topic(random), random.randint(3, 7)
    listed = _slip(random, stated, wrong)
    named = "、".join(random.sample(topic["items"], listed))
    said = f"{named}“{NUMERALS[stated]}大{random.choice(topic['great'])}”"
    return _printed(random, "quoted", said, listed, wrong)


def _great(random: Random, wrong: bool) -> Printed:
    """甲、乙、丙三大工程, or 3大工程."""
    topic, stated = _topic(random), random.randint(3, 7)
    listed = _slip(random, stated, wrong)
    count = random.choice((NUMERALS[stated], str(stated)))
    said = "、".join(random.sample(topic["items"], listed)) + f"{count}大{random.choice(topic['great'])}"
    return _printed(random, "great", said, listed, wrong)


def _introduced(random: Random, wrong: bool) -> Printed:
    """“三提升”,即甲提升、乙提升、丙提升."""
    topic, stated = _topic(random), random.randint(3, 6)
    listed = _slip(random, stated, wrong)
    short = random.choice(topic["short"])
    named = "、".join(item[:4] + short for item in random.sample(topic["items"], listed))
    said = f"“{NUMERALS[stated]}{short}”{random.choice(('行动', '机制', ''))}，即{named}"
    return _printed(random, "introduced", said, listed, wrong)


def _ordinals(random: Random, wrong: bool) -> Printed:
    """三项措施:一是甲;二是乙;三是丙."""
    topic, stated = _topic(random), random.randint(3, 6)
    listed = _slip(random, stated, wrong)
    items = random.sample(topic["items"], listed)
    mark = random.choice(("；", "，"))
    told = mark.join(
        f"{NUMERALS[n]}是{random.choice(('抓好', '推进', '落实'))}{item}" for n, item in enumerate(items, 1)
    )
    text = f"{random.choice(('市里', '县委', '该局'))}推出{NUMERALS[stated]}项{random.choice(('措施', '举措', '任务'))}：{told}。"
    return Printed(text, "ordinals", listed, wrong)


def _sum(random: Random, wrong: bool) -> Printed:
    """“1+4+16”服务网络(即1个甲、4个乙、16个丙)."""
    counted = random.choice(WORDS["counted"])
    numbers = sorted(random.sample(range(1, 60), random.randint(3, 4)))
    told = list(numbers)
    if wrong:
        told[random.randrange(len(told))] += random.choice((1, 2, 10))
    parts = random.sample(counted["parts"], len(numbers))
    listed = "、".join(f"{n}个{part}" for n, part in zip(told, parts, strict=True))
    said = f"“{'+'.join(map(str, numbers))}”{counted['name']}（即{listed}）"
    return _printed(random, "sum", said, len(numbers), wrong)


def _digits(random: Random, wrong: bool) -> Printed:
    """“311”服务,即3次甲、1次乙、1次丙."""
    numbers = [random.randint(1, 4) for _ in range(3)]
    told = list(numbers)
    if wrong:
        told[random.randrange(3)] += random.choice((1, 2, 3))
    parts = random.sample(("政策讲解", "职业指导", "岗位推荐", "技能测评", "跟踪回访"), 3)
    listed = "、".join(f"{n}次{part}" for n, part in zip(told, parts, strict=True))
    said = f"“{''.join(map(str, numbers))}”就业服务，即{random.choice(('', '提供'))}{listed}"
    return _printed(random, "digits", said, 3, wrong)


def _named(random: Random, wrong: bool) -> Printed:
    """“甲”“乙”“丙”三大品牌."""
    topic, stated = _topic(random), random.randint(3, 6)
    listed = _slip(random, stated, wrong)
    named = "".join(f"“{item}”" for item in random.sample(topic["items"], listed))
    said = f"{named}{NUMERALS[stated]}大{random.choice(('品牌', '名片', '示范点'))}"
    return _printed(random, "named", said, listed, wrong)


def _open(random: Random, wrong: bool) -> Printed:
    """甲、乙、丙等五大工程: it may name fewer, not more."""
    topic, stated = _topic(random), random.randint(4, 7)
    listed = stated + 1 if wrong else random.randint(2, stated)
    named = "、".join(random.sample(topic["items"], listed))
    said = f"{named}等{NUMERALS[stated]}大{random.choice(topic['great'])}"
    return _printed(random, "open", said, listed, wrong)
