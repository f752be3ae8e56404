"""Copies across pages are one cluster; look-alikes and parts are not."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from tests.planted.reprints import corpus
from tests.planted.traditional import traditional
from transforms.layout import classify
from transforms.page import fold, read_page
from transforms.reprint import Membership, are_copies, body, cluster, clusters, copies
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


def test_a_copy_in_traditional_characters_is_found() -> None:
    a, b = story(BODY), story(traditional(random.Random(3), BODY), "食堂暖了老人心", "記者 徐明")
    assert len(groups(cluster([a, b]))) == 1


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


def pairs_inside(groups_: dict[str, str]) -> set[tuple[str, str]]:
    """All pairs of ids with one cluster."""
    return {
        pair
        for name in set(groups_.values())
        for pair in combinations(sorted(story for story, of in groups_.items() if of == name), 2)
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_reprints_are_found_and_look_alikes_are_not(seed: int) -> None:
    printings = list(corpus(seed, 1500))
    bodies = [body(f"{i}", f"{i}", 1, fold(printing.body)) for i, printing in enumerate(printings)]
    confirmed = [(bodies[i].story_id, bodies[j].story_id) for i, j in copies(bodies)]
    found = pairs_inside(clusters({each.story_id: each.rank for each in bodies}, confirmed))
    true = pairs_inside({each.story_id: str(p.truth) for each, p in zip(bodies, printings, strict=True)})
    assert len({p.how for p in printings}) == 11
    assert len(found & true) >= 0.98 * len(true)
    assert len(found & true) >= 0.995 * len(found)


TABLE = (
    "{p}召开月度调度会，通报各项任务进展。全{s}新开工项目{a}个，完成投资{b}亿元；新增规模以上企业{c}家，"
    "培训职工{d}人次；改造老旧管网{e}公里，新建停车位{f}个。{p}要求各单位对照清单查漏补缺，"
    "每周一调度、每月一通报，确保全年任务如期完成。{w}在会上作了说明。"
)


def table(place: str, figures: tuple[str, ...], speaker: str = "李国强") -> str:
    return TABLE.format(p=place, s=place[-1], w=speaker, **dict(zip("abcdef", figures, strict=True)))


FIGURES = ("36", "12.8", "45", "2310", "18.6", "720")


def judged(a: str, b: str) -> bool:
    """The verdict on two texts, which must not depend on their order."""
    one, other = body("a", "d1", 1, a), body("b", "d2", 1, b)
    assert are_copies(one, other) == are_copies(other, one)
    return are_copies(one, other)


@pytest.mark.parametrize("changed", range(6))
def test_one_changed_digit_in_any_figure_is_still_a_copy(changed: int) -> None:
    figures = list(FIGURES)
    figures[changed] = figures[changed][:-1] + ("7" if figures[changed][-1] != "7" else "1")
    assert judged(table("桃江县", FIGURES), table("桃江县", tuple(figures)))


@pytest.mark.parametrize("kept", [(), (0, 2, 4), (1, 3, 5), (0, 1, 2), (3, 4, 5)])
def test_another_county_with_up_to_half_of_the_figures_is_another_story(kept: tuple[int, ...]) -> None:
    others = ("51", "30.4", "28", "1975", "40.2", "985")
    mixed = tuple(FIGURES[i] if i in kept else others[i] for i in range(6))
    assert not judged(table("桃江县", FIGURES), table("沅陵县", mixed, "周敏"))


def test_next_months_story_of_the_same_county_is_another_story() -> None:
    assert not judged(table("桃江县", FIGURES), table("桃江县", ("41", "15.2", "45", "2684", "22.1", "801")))


@pytest.mark.parametrize("seed", range(6))
def test_a_bad_scan_of_a_table_is_a_copy_and_of_its_look_alike_is_not(seed: int) -> None:
    other = table("沅陵县", ("51", "12.8", "28", "2310", "40.2", "985"), "周敏")
    scan = noisy(table("桃江县", FIGURES), 0.08, seed)
    assert judged(table("桃江县", FIGURES), scan)
    assert not judged(other, scan)


def test_a_story_without_figures_is_known_by_its_names() -> None:
    text = (
        "{p}坚持把老街保护放在首位，请来老匠人修旧如旧。走在{p}的老街上，青石板路干净整洁，"
        "两旁的茶馆、书屋、豆腐坊渐次开门。{w}的豆腐坊传了三代，{w}说，手艺不能丢，味道更不能变。"
        "游客多了，邻里的日子也跟着红火起来。"
    )
    here = text.format(p="凤岭镇", w="覃桂兰")
    assert not judged(here, text.format(p="白沙镇", w="龙玉梅"))
    assert judged(here, here.replace("渐次开门", "次第开门"))


def test_points_and_spaces_of_the_paper_make_no_difference() -> None:
    a = table("桃江县", FIGURES)
    assert judged(a, a.replace("，", "、").replace("；", " ").replace("。", "\n"))


def test_many_copies_are_connected_without_comparing_all_with_all() -> None:
    bodies = [body(f"{i}", f"{i:03}", 1, BODY) for i in range(400)]
    assert sorted(copies(bodies)) == [(0, i) for i in range(1, 400)]


def test_clusters_made_before_are_joined_by_a_story_that_is_a_copy_of_both() -> None:
    ranks = {"old1": (-90, "d1", 1), "old2": (-95, "d2", 1), "new": (-80, "d3", 1), "alone": (-99, "d4", 1)}
    found = clusters(ranks, [("old1", "new"), ("old2", "new")])
    assert found == {"old1": "old2", "old2": "old2", "new": "old2", "alone": "alone"}


def test_nothing_to_compare() -> None:
    assert cluster([]) == {}
