"""Links between the numbers of a sentence, a story and a page (truth by hand)."""

import pytest

from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def links(text):
    """``{printed: (of, target, same_as)}`` as printed texts, for the links that are there."""
    page = read_page("p", text.encode())
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    read = link(metrics_of(page, numbers), numbers)
    raw = {m.metric_id: m.evidence.raw_text for m in read.metrics}
    found = {}
    for m in read.metrics:
        ends = tuple(raw.get(x or "", "") for x in (m.of_metric_id, m.target_metric_id, m.same_as_metric_id))
        if any(ends):
            found[m.evidence.raw_text] = ends
    return found


HEAD = "武陟县多举措稳就业\n\n本报讯(记者 李强)今年前三季度,武陟县"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "城镇新增就业5210人、农村劳动力转移就业3106人,分别完成年度目标任务的86.8%、103.5%。",
            {"86.8%": ("5210人", "", ""), "103.5%": ("3106人", "", "")},
        ),
        (
            "新增就业5210人,完成年度目标的86.8%;转移就业3106人,完成年度目标的103.5%。",
            {"86.8%": ("5210人", "", ""), "103.5%": ("3106人", "", "")},
        ),
        (
            "开展各类培训4300人次,其中电工培训1200人次、家政培训900人次。",
            {"1200人次": ("4300人次", "", ""), "900人次": ("4300人次", "", "")},
        ),
        (
            "接种疫苗2.6万剂次,同比增长12.4%。",
            {"12.4%": ("2.6万剂次", "", "")},
        ),
        (
            "城镇登记失业率为3.12%,控制在4.5%的目标以内。",
            {"3.12%": ("", "4.5%", "")},
        ),
        (
            "全县320个行政村中,有96个建成了老年食堂。",
            {"96个": ("320个", "", "")},
        ),
        (
            "组建45人的宣讲队,其中退休教师20人、返乡大学生25人。",
            {"20人": ("45人", "", ""), "25人": ("45人", "", "")},
        ),
        ("新建学校12所,改造道路36公里。", {}),
        ("发放补贴320万元,其中惠及农户1.2万户。", {}),
    ],
)
def test_within_a_sentence(sentence, expected):
    assert links(HEAD + sentence + "全县经济持续向好,群众获得感不断增强,发展后劲更足。\n") == expected


def test_two_counts_and_three_percents_leave_the_last_without():
    found = links(
        HEAD
        + "组织9000人次参加培训,其中技能培训5000人次、创业培训3000人次,分别完成任务的100%、120%、130%。\n"
    )
    assert found["100%"][0] == "5000人次"
    assert found["120%"][0] == "3000人次"
    assert "130%" not in found


def test_an_achievement_finds_its_goal_in_another_paragraph():
    text = (
        HEAD
        + "开展“村村通”行动,即建设村级充电站50座。围绕此目标,各乡镇积极推进项目选址和施工。\n\n"
        + "目前,全县已建设村级充电站56座,完成目标任务的112%。各乡镇群众出行更加便利了。\n"
    )
    found = links(text)
    assert found["56座"][1] == "50座"
    assert found["112%"][0] == "56座"


def test_a_fact_told_again_points_to_the_first():
    text = (
        HEAD
        + "建成标准化养殖场36家,带动农户增收。养殖业成为全县富民产业的重要支撑。\n\n"
        + "据了解,全县建成标准化养殖场36家。下一步,该县将继续推动养殖业转型升级。\n"
    )
    assert links(text)["36家"][2] == "36家"
