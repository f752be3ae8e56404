"""Copies across pages are one cluster; look-alikes and parts are not."""

from __future__ import annotations

import random

import pytest

from transforms.layout import classify
from transforms.page import read_page
from transforms.reprint import Membership, candidates, cluster
from transforms.story import Story, cut_stories

BODY = (
    "为提升农村养老服务水平，滕州市整合闲置校舍、村集体用房，建成农村幸福院126处，开设长者食堂83个，"
    "每天为4200余名老人提供热乎午餐。老人每餐只需支付3元，其余由镇村两级和爱心企业共同承担。\n\n"
    "在姜屯镇东滕城村，78岁的老党员徐大爷端着餐盘说，两荤一素一汤，比在家里自己做还要合口味。"
    "村里还组织志愿者给行动不便的老人送餐上门，帮他们打扫卫生、代买药品。\n\n"
    "市民政局负责人介绍，下一步将把助餐网点覆盖率提高到90%，并引入第三方机构对食品安全开展巡查。"
)
TEMPLATE = (
    "{place}开展安全生产大检查，出动检查人员{a}人次，检查企业{b}家，发现隐患{c}处，已整改{d}处。"
    "检查组要求企业负责人压实主体责任，对隐患建立台账，逐项销号，确保整改到位，坚决守住安全底线。"
    "下一步，{place}将继续加大检查力度，推动安全生产形势持续稳定向好。"
)


def story(body: str, headline: str = "食堂暖了老人心", byline: str = "本报记者 徐明") -> Story:
    """The one story of a page that holds it."""
    page = read_page("p.txt", f"{headline}\n\n{byline}\n\n{body}\n".encode())
    (only,) = cut_stories(page, classify(page))
    return only


def groups(found: dict[str, Membership]) -> list[list[str]]:
    named: dict[str, list[str]] = {}
    for story_id, membership in found.items():
        named.setdefault(membership.cluster_id, []).append(story_id)
    return sorted(sorted(ids) for ids in named.values())


def noisy(text: str, share: float, seed: int) -> str:
    """The text after a bad scan: ``share`` of its characters replaced."""
    chance = random.Random(seed)
    return "".join(chance.choice("囗曰末己") if chance.random() < share and c.isalpha() else c for c in text)


def template(place: str, numbers: tuple[int, int, int, int]) -> str:
    return TEMPLATE.format(place=place, **dict(zip("abcd", numbers, strict=True)))


def test_a_copy_under_another_headline_and_byline_is_found() -> None:
    a, b = story(BODY), story(BODY, "滕州：幸福院里话幸福", "通讯员 李娜 王刚")
    found = cluster([a, b])
    assert found[a.story_id].cluster_id == found[b.story_id].cluster_id
    assert [found[s.story_id].is_canonical for s in (a, b)].count(True) == 1


def test_one_changed_number_is_still_a_copy() -> None:
    a, b = story(BODY), story(BODY.replace("4200", "4300"))
    assert len(groups(cluster([a, b]))) == 1


@pytest.mark.parametrize("seed", range(8))
def test_a_scan_with_a_tenth_of_its_characters_wrong_is_still_a_copy(seed: int) -> None:
    a, b = story(BODY * 2), story(noisy(BODY * 2, 0.1, seed))
    assert len(groups(cluster([a, b]))) == 1


def test_an_abridged_copy_belongs_to_the_longer_which_is_canonical() -> None:
    short, long = story(BODY.rpartition("\n\n")[0]), story(BODY)
    found = cluster([short, long])
    assert found[short.story_id] == Membership(long.story_id, False)
    assert found[long.story_id] == Membership(long.story_id, True)


def test_one_template_with_other_numbers_is_another_story() -> None:
    a = story(template("城关镇", (36, 52, 81, 77)))
    b = story(template("城关镇", (41, 60, 95, 90)))
    assert len(groups(cluster([a, b]))) == 2


def test_one_template_about_another_place_is_another_story() -> None:
    a = story(template("城关镇", (36, 52, 81, 77)))
    b = story(template("柳河街道", (28, 45, 63, 61)))
    assert len(groups(cluster([a, b]))) == 2


def test_another_text_on_the_same_subject_is_another_story() -> None:
    other = (
        "走进兖州区新兖镇牛楼社区食堂，六七位老人围坐一桌，边吃边聊。社区书记介绍，食堂去年重阳节开张，"
        "六十五岁以上老人五元一餐，独居老人由网格员送到家里，街道每月公布收支，接受居民监督。"
    )
    assert len(groups(cluster([story(BODY), story(other)]))) == 2


def test_captions_and_very_short_texts_stay_alone() -> None:
    text = "金秋时节\n\n10月1日，某村村民在晒辣椒，远处青山如黛，红黄相间，煞是好看，游人纷纷驻足拍照留念，村里还办起了晒秋节。\n\n胡红 摄\n"
    pages = [read_page("p.txt", (text + "\n" * n).encode()) for n in (0, 1)]
    captions = [s for page in pages for s in cut_stories(page, classify(page))]
    assert [s.kind for s in captions] == ["caption", "caption"]
    assert len(groups(cluster(captions))) == 2
    briefs = [story("今年新增就业320人。", headline) for headline in ("就业向好", "就业平稳")]
    assert len(groups(cluster(briefs))) == 2


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = [
        *(story(BODY, f"食堂暖人心之第{n}回") for n in "一二三四五"),
        *(story(noisy(BODY, 0.03, seed)) for seed in range(3)),
        *(
            story(template(place, (36 + n, 52 - n, 81 + 3 * n, 60 - 2 * n)))
            for n, place in enumerate("甲乙丙丁")
        ),
    ]
    expected = cluster(stories)
    assert len(groups(expected)) == 5
    for seed in range(5):
        shuffled = random.Random(seed).sample(stories, len(stories))
        assert cluster(shuffled) == expected


def test_many_copies_give_few_candidates() -> None:
    pairs = candidates([BODY] * 400)
    assert {i for pair in pairs for i in pair} == set(range(400))
    assert len(pairs) <= 2 * 400


def test_nothing_to_compare() -> None:
    assert cluster([]) == {}
