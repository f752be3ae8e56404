"""Links between the numbers of a sentence, a story and a page (truth by hand)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        (
            "粮食总产42.6万吨,比上年增产1.3万吨,增幅3.1%。",
            {"1.3万吨": ("42.6万吨", "", ""), "3.1%": ("42.6万吨", "", "")},
        ),
        (
            "一般公共预算收入18.6亿元,同比增长7.4%,完成年初预算的82.5%,其中税收收入12.1亿元,"
            "占一般公共预算收入的65.1%。",
            {
                "7.4%": ("18.6亿元", "", ""),
                "82.5%": ("18.6亿元", "", ""),
                "12.1亿元": ("18.6亿元", "", ""),
                "65.1%": ("12.1亿元", "", ""),
            },
        ),
        (
            "生产总值386.5亿元,增长5.1%。其中,第一产业增加值45.2亿元,增长3.8%;第二产业增加值160.3亿元,增长6.2%。",
            {
                "5.1%": ("386.5亿元", "", ""),
                "45.2亿元": ("386.5亿元", "", ""),
                "3.8%": ("45.2亿元", "", ""),
                "160.3亿元": ("386.5亿元", "", ""),
                "6.2%": ("160.3亿元", "", ""),
            },
        ),
        (
            "在校学生4.6万人,其中女生2.2万人,占47.8%;专任教师3100人,比上年增加120人。",
            {
                "2.2万人": ("4.6万人", "", ""),
                "47.8%": ("2.2万人", "", ""),
                "120人": ("3100人", "", ""),
            },
        ),
        (
            "抽检食品1200批次,合格1188批次,合格率99%。",
            {"1188批次": ("1200批次", "", ""), "99%": ("1188批次", "", "")},
        ),
        (
            "建成养老服务站168个,覆盖行政村142个,占全县215个行政村的66%。",
            {"142个": ("215个", "", ""), "66%": ("142个", "", "")},
        ),
        (
            "新建农村公路126公里,占全年目标120公里的105%。",
            {"126公里": ("", "120公里", ""), "105%": ("126公里", "120公里", "")},
        ),
        (
            "计划改造户厕8600户。截至9月底,已完成7310户,占年度任务的85%。",
            {"7310户": ("", "8600户", ""), "85%": ("7310户", "8600户", "")},
        ),
        (
            "计划建设高标准农田12万亩,其中新建8万亩、改造提升4万亩,目前已完成9.6万亩。",
            {"8万亩": ("12万亩", "", ""), "4万亩": ("12万亩", "", ""), "9.6万亩": ("", "12万亩", "")},
        ),
        (
            "计划安排教育经费6.4亿元,上半年实际支出3.3亿元,占计划的51.6%。",
            {"3.3亿元": ("", "6.4亿元", ""), "51.6%": ("3.3亿元", "6.4亿元", "")},
        ),
        (
            "新登记企业1240户,去年同期为980户,增长26.5%。",
            {"26.5%": ("1240户", "", "")},
        ),
        (
            "森林覆盖率由上年的61.5%提高到62.3%,提高0.8个百分点。",
            {"0.8个百分点": ("62.3%", "", "")},
        ),
        (
            "高血压、糖尿病规范管理率分别达到86.7%和84.2%,同比分别提高3.1个百分点、2.8个百分点。",
            {"3.1个百分点": ("86.7%", "", ""), "2.8个百分点": ("84.2%", "", "")},
        ),
        (
            "现有小学86所,在校学生5.2万人,分别比上年减少4所、增加1200人。",
            {"4所": ("86所", "", ""), "1200人": ("5.2万人", "", "")},
        ),
        (
            "发生火灾86起,同比下降12.2%,直接财产损失同比下降20%。",
            {"12.2%": ("86起", "", "")},
        ),
        (
            "受理投诉1860件,办结1842件,投诉量同比下降23.5%。",
            {"1842件": ("1860件", "", ""), "23.5%": ("1860件", "", "")},
        ),
        (
            "招引亿元以上项目42个,包括工业项目25个、农业项目17个;组建招商小分队十二个。",
            {"25个": ("42个", "", ""), "17个": ("42个", "", "")},
        ),
        (
            "报销比例稳定在75%,力争年底前参保率不低于95%。",
            {},
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


def story(*paragraphs):
    return HEAD + "\n\n".join(paragraphs) + "\n"


CLOSING = "全县经济持续向好,群众获得感不断增强,发展后劲更足。"


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        (
            "收购新小麦17.95万吨。" + CLOSING,
            "截至目前,今年前三季度,武陟县收购新小麦17.59万吨。" + CLOSING,
            "17.95万吨",
        ),
        (
            "为1560家企业兑现惠企资金2.34亿元。" + CLOSING,
            "今年前三季度,武陟县为1650家企业兑现惠企资金2.34亿元。" + CLOSING,
            "1560家",
        ),
        # Another year, another thing, a number too short: two facts.
        ("收购新小麦17.95万吨。" + CLOSING, "去年,武陟县收购新小麦17.59万吨。" + CLOSING, ""),
        ("收购新小麦17.95万吨。" + CLOSING, "今年前三季度,武陟县销售化肥17.59万吨。" + CLOSING, ""),
        ("新建幼儿园12所。" + CLOSING, "今年前三季度,武陟县新建幼儿园13所。" + CLOSING, ""),
    ],
)
def test_a_changed_digit_is_still_the_same_fact(first, again, expected):
    found = links(story(first, again))
    assert next((ends[2] for ends in found.values() if ends[2].endswith(expected or "?")), "") == expected


def test_a_city_holds_its_counties():
    text = (
        "商丘市秋收进度过半\n\n本报讯(记者 李强)10月1日至8日,商丘市接待游客312.6万人次。全市文旅市场量质齐升。\n\n"
        "10月1日至8日,民权县接待游客21.4万人次,夏邑县接待游客6.3万人次,均创历史同期新高,各景区秩序井然。\n"
    )
    found = links(text)
    assert found["21.4万人次"][0] == found["6.3万人次"][0] == "312.6万人次"


PIECES = st.lists(
    st.sampled_from(
        [
            "新增就业5210人",
            "其中",
            "完成年度任务",
            "的86.8%",
            "占",
            "同比增长12%",
            "计划改造40公里",
            "已完成42公里",
            "分别",
            "72%、91%",
            ",",
            "、",
            ";",
            "。",
            "\n\n",
        ]
    ),
    max_size=40,
)


@given(PIECES)
def test_links_point_to_other_numbers_and_never_in_a_ring(pieces):
    page = read_page("p", (HEAD + "".join(pieces) + "。\n").encode())
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    metrics = {m.metric_id: m for m in link(metrics_of(page, numbers), numbers).metrics}
    for metric in metrics.values():
        for column in ("of_metric_id", "target_metric_id", "same_as_metric_id"):
            seen, at = {metric.metric_id}, getattr(metric, column)
            while at is not None:
                assert at in metrics
                assert at not in seen
                seen.add(at)
                at = getattr(metrics[at], column)
        if metric.role in ("target_pct", "change") and metric.of_metric_id:
            assert metrics[metric.of_metric_id].start < metric.start


def test_a_bound_is_on_what_its_figure_measures():
    page = read_page(
        "p", (HEAD + "城镇登记失业率为3.12%,控制在4.5%的目标以内。全县就业形势稳定。\n").encode()
    )
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    figure, bound = link(metrics_of(page, numbers), numbers).metrics
    assert (bound.indicator, bound.indicator_code) == (figure.indicator, figure.indicator_code)
    assert bound.indicator_code == "employment.unemployment_rate"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全县有学员320人,其中女学员128人,占40%。", "女学员占学员"),
        ("全县有学员320人,其中女学员128人,占学员总数的40%。", "女学员占学员总数"),
        ("全县有女学员128人,占40%。", "女学员"),
        ("全县有学员320人,结业288人,结业率90%。", "学员结业率"),
    ],
)
def test_a_share_that_names_no_whole_is_named_after_both(sentence, name):
    page = read_page("p", f"学校越办越好\n\n本报讯(记者 李强)目前,{sentence}".encode())
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    assert link(metrics_of(page, numbers), numbers).metrics[-1].indicator == name
