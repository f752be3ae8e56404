"""A head's figure is known again in the text below; one that was misprinted is a finding, another figure is none."""

from __future__ import annotations

import pytest

from checks.rule import Facts, apply
from checks.rules import repeat
from tests.transforms.one_story import OPENS
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def verdicts(headline: str, text: str) -> list[tuple[str, list[str]]]:
    page = read_page("made.txt", f"## {headline}\n\n{OPENS}{text}\n".encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found = link(metrics_of(page, numbers), numbers).metrics
    by_id = {m.metric_id: m.evidence.raw_text for m in found}
    results = apply((repeat.RULE,), Facts.of(found, {}))
    return [(r.outcome.verdict, [by_id[i] for i in r.metric_ids]) for r in results]


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "全市外贸前三季度增长8.4%",
            "据海关统计,今年前三季度,全市进出口2260.5亿元,同比增长8.4%。",
            ("holds", ["8.4%", "8.4%"]),
        ),
        (
            "64场夜校课开到村口",
            "今年以来,各村开设书屋17个,46场夜校课惠及2100人。",
            ("fails", ["64场", "46场"]),
        ),
        (
            "我县今年再建4座便民驿站",
            "县里今年准备新建7座便民驿站,每座补助6万元。",
            ("fails", ["4座", "7座"]),
        ),
        (
            "开渔首日 1357艘渔船出港",
            "8月16日,全县1375艘渔船出港捕捞,码头一片繁忙。",
            ("fails", ["1357艘", "1375艘"]),
        ),
        (
            "上半年全市536个省市重点项目推进",
            "今年以来,全力推进563个省市重点项目建设,完成投资318.6亿元。",
            ("fails", ["536个", "563个"]),
        ),
        (
            "前7个月茶叶出口增长2.8%",
            "前7个月,全市茶叶出口5.1亿元,增长8.2%;瓷器出口6.4亿元,增长3.9%。",
            ("fails", ["2.8%", "8.2%"]),
        ),
        (
            "前7个月我市进出口同比增长7.4%",
            "据海关统计,2024年前7个月,全市外贸进出口412.6亿元,比去年同期增长4.7%。其中,出口308.2亿元,增长9.1%。",
            ("fails", ["7.4%", "4.7%"]),
        ),
        (
            "前8个月全市外贸增长5.8%",
            "据海关统计,2024年前8个月,全市货物进出口总值512.6亿元,比去年同期增长8.5%。其中,出口308.2亿元,增长5.1%。",
            ("fails", ["5.8%", "8.5%"]),
        ),
        (
            "全县工业投资去年增长6.8%",
            "2023年,全县工业投资完成68.42亿元,同比增长8.6%;技改投资完成12.3亿元,增长12.5%。",
            ("fails", ["6.8%", "8.6%"]),
        ),
        # Two digits: the head's whole name stands in the text's, or the noughts of decimals were printed.
        (
            "今年全区骑行绿道添14条",
            "今年1至8月,全区新建改建滨河骑行绿道11条、总长15.2公里。",
            ("fails", ["14条", "11条"]),
        ),
        (
            "上半年考评合格率达77.0%",
            "上半年,全县考评师傅620人;取得证书434人,合格率70.0%。",
            ("fails", ["77.0%", "70.0%"]),
        ),
        # Digits that changed places are known without a word; people are counted by more than one measure word.
        (
            "一季度寄出3.75万件",
            "一季度,全县邮政快递业务量完成3.57万件,收入512万元。",
            ("fails", ["3.75万件", "3.57万件"]),
        ),
        (
            "今秋开学 2734名新生入学",
            "今年秋季学期,全县小学一年级招生2743人,比去年少61人。",
            ("fails", ["2734名", "2743人"]),
        ),
        # A number that is told more exactly below is no misprint of the next.
        (
            "一季度受理热线诉求2.36万件",
            "一季度,全县受理热线诉求23617件,办结23516件。",
            ("holds", ["2.36万件", "23617件"]),
        ),
    ],
)
def test_a_figure_of_the_head_is_looked_for_in_the_text(
    headline: str, text: str, expected: tuple[str, list[str]]
) -> None:
    assert verdicts(headline, text) == [expected]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        # Too few digits, another measure, another time.
        ("12个项目集中开工", "今年,全县新建学校13个,改造水厂21个。"),
        ("上半年新增就业3205人", "今年1至9月,全县新增就业3285人。"),
        # Growths of two goods: only their digits are alike.
        ("前7个月茶叶出口增长2.8%", "前7个月,瓷器出口6.4亿元,增长8.2%,陶土用去71万吨。"),
        # The growth of another thing, of another time, or so far off that it is no slip.
        ("前7个月我市出口增长7.4%", "2024年前7个月,全市进出口412.6亿元,增长4.7%。"),
        ("上半年我市进出口增长7.4%", "2024年前7个月,全市进出口412.6亿元,增长4.7%。"),
        ("前7个月我市进出口增长7.4%", "2024年前7个月,全市进出口412.6亿元,增长11.2%。"),
        # A part of it, another deed, another noun.
        ("我县新建3所幼儿园", "今年,全县新建、改扩建幼儿园8所,其中新建3所。"),
        (
            "城关镇新增2个健身广场",
            "今年,城关镇在南门新建健身广场。目前全县已有健身广场9个,全镇有健身广场4个。",
        ),
        ("21场招聘会送岗上门", "今年以来,县里举办培训12场,提供岗位3100个。"),
        # The head's number comes again, the other one is of something else.
        (
            "全县新增学位1850个",
            "今年,全县新增学位1850个;去年全县新增学位1750个。",
        ),
    ],
)
def test_other_figures_are_no_misprints(headline: str, text: str) -> None:
    assert [v for v, _ in verdicts(headline, text) if v == "fails"] == []
