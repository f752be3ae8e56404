"""The gazetteer as a value: names, chains, short forms, rows of the table."""

from __future__ import annotations

import pytest

from transforms.places.gazetteer import (
    Gazetteer,
    Place,
    is_district,
    load_gazetteer,
    place_rows,
    short_names,
    stem_of,
)

ROWS = (
    (1, "990000", "", "东山省"),
    (2, "990100", "990000", "甲州市"),
    (3, "990101", "990100", "甲州县"),
    (3, "990102", "990100", "乙江区"),
    (3, "990181", "990100", "丙阳市"),
    (4, "990102001", "990102", "长岭路街道"),
    (4, "990102100", "990102", "白沙镇"),
    (4, "990181100", "990181", "白沙镇"),
)
SMALL = Gazetteer.from_rows(
    ROWS,
    changes=[("丙阳县", "990181"), ("无此县", "000000")],
    aliases=[("老甲", "990100")],
    zones=[("云上新区", "990100")],
)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("郴州市", ("郴州",)),
        ("攸县", ()),
        ("和县", ()),
        ("湖南省", ("湖南",)),
        ("内蒙古自治区", ("内蒙古", "内蒙古自治区")),
        ("广西壮族自治区", ("广西", "广西自治区")),
        ("新疆维吾尔自治区", ("新疆", "新疆自治区")),
        ("湘西土家族苗族自治州", ("湘西", "湘西州")),
        ("江华瑶族自治县", ("江华", "江华县")),
        ("双江拉祜族佤族布朗族傣族自治县", ("双江", "双江县")),
        ("鄂温克族自治旗", ("鄂温克", "鄂温克旗")),
        ("锡林郭勒盟", ("锡林郭勒",)),
        ("大兴安岭地区", ("大兴安岭",)),
        ("神农架林区", ("神农架",)),
        ("香港特别行政区", ("香港",)),
        ("隆林各族自治县", ("隆林", "隆林县")),
        ("滨海新区", ("滨海",)),
    ],
)
def test_short_names(name: str, short: tuple[str, ...]) -> None:
    assert short_names(name) == short


@pytest.mark.parametrize(
    ("name", "stem"), [("三都镇", "三都"), ("嵩山路街道", "嵩山路"), ("布朗山布朗族乡", "布朗山")]
)
def test_stems(name: str, stem: str) -> None:
    assert stem_of(name) == stem


@pytest.mark.parametrize(
    ("name", "expected"), [("天元区", True), ("神农架林区", False), ("六枝特区", False), ("永兴县", False)]
)
def test_districts(name: str, expected: bool) -> None:
    assert is_district(name) is expected


def test_a_place_knows_its_parents() -> None:
    place = SMALL.place("990102100")
    assert place == Place("990102100", "白沙镇", "township", ("990000", "990100", "990102"))
    assert place.chain[-1] == "990102100"


def test_named_follows_the_chain() -> None:
    assert SMALL.named("丙阳市", "白沙镇").code == "990181100"
    with pytest.raises(KeyError, match="2 divisions"):
        SMALL.named("白沙镇")
    with pytest.raises(KeyError, match="0 divisions"):
        SMALL.named("甲州市", "黑沙镇")


def test_names_lead_to_codes() -> None:
    assert SMALL.full["白沙镇"] == ("990102100", "990181100")
    assert SMALL.short["甲州"] == ("990100", "990101")
    assert SMALL.short["老甲"] == ("990100",)
    assert SMALL.old == {"丙阳县": ("990181",)}
    assert SMALL.zones == {"云上新区": "990100"}
    assert SMALL.heads == {
        "甲州": ("甲州",),
        "乙江": ("乙江",),
        "丙阳": ("丙阳",),
        "东山": ("东山",),
        "老甲": ("老甲",),
    }
    assert SMALL.tails["白沙镇"] == (3,)
    assert SMALL.tails["路街道"] == (5,)
    assert SMALL.tails["上新区"] == (4,)


def test_within() -> None:
    assert SMALL.within("990102100", "990100")
    assert SMALL.within("990100", "990100")
    assert not SMALL.within("990100", "990102")


def test_a_city_without_counties_holds_its_townships() -> None:
    known = load_gazetteer()
    town = known.named("东莞市", "虎门镇")
    assert known.holder_of_townships(town.chain) == "441900"
    assert known.holder_of_townships(known.named("郴州市").chain) is None
    assert known.holder_of_townships(known.named("嘉鱼县").chain) == "421221"


def test_township_stems_also_without_the_road() -> None:
    assert SMALL.township_stems("990102") == {"长岭路": "990102001", "长岭": "990102001", "白沙": "990102100"}


def test_place_rows_hold_the_parents_too() -> None:
    rows = place_rows(["990181100"], SMALL)
    assert [row.code for row in rows] == ["990000", "990100", "990181", "990181100"]
    assert rows[0].parent_code is None
    assert rows[-1].parent_code == "990181"
    assert rows[-1].full_name == "东山省甲州市丙阳市白沙镇"


def test_the_installed_table() -> None:
    known = load_gazetteer()
    assert known is load_gazetteer()
    levels = [level for level, _, _ in known.divisions.values()]
    assert [levels.count(level) for level in (1, 2, 3, 4)] == [33, 333, 2845, 38723]
    assert place_rows(["421221"])[-1].full_name == "湖北省咸宁市嘉鱼县"


def test_every_listed_change_alias_and_zone_leads_somewhere() -> None:
    from seeds import wordlists

    known = load_gazetteer()
    for row in wordlists.load("place_changes"):
        assert known.name(row["code"]) == row["name"]
        assert row["code"] in known.old[row["old_name"]]
    for row in wordlists.load("place_aliases"):
        assert row["code"] in known.full.get(row["alias"], ()) + known.short.get(row["alias"], ())
    for row in wordlists.load("place_zones"):
        assert row["parent"] in known.divisions
        assert known.zones[row["name"]] == row["parent"]
