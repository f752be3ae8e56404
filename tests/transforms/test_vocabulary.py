"""Codes of the controlled vocabulary: one own sentence for each, and phrases that name something else."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from seeds import wordlists
from tests.transforms.one_story import metrics_of_text
from transforms.names.vocabulary import code_of, normalised

HERE = Path(__file__).parent
SENTENCES = list(csv.DictReader((HERE / "vocabulary_sentences.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", SENTENCES, ids=lambda r: r["code"])
def test_a_sentence_of_each_code(row):
    assert row["code"] in {m.indicator_code for m in metrics_of_text(row["text"])}


def test_every_code_has_its_sentence():
    assert {r["code"] for r in SENTENCES} == {r["code"] for r in wordlists.load("indicators")}
    assert len(SENTENCES) >= 170


def test_no_wording_stands_for_two_codes():
    wordings = Counter(
        normalised(w)
        for row in wordlists.load("indicators")
        for w in {row["name"], *row["synonyms"].split("|")}
        if w
    )
    assert [w for w, n in wordings.items() if n > 1] == []


SAME = [
    ("累计发放创业担保贷款", "元", "finance.startup_loans"),
    ("城镇新增就业人数", "人", "employment.urban_new"),
    ("“点对点”输送农民工", "人", "employment.labour_sent"),
    ("细颗粒物(PM2.5)平均浓度", "微克/立方米", "environment.pm25"),
    ("65岁及以上老年人规范健康管理服务率", "%", "health.elderly"),
    ("各类市场主体总量", "户", "enterprise.entities"),
    ("游客", "人次", "tourism.visitors"),
]


@pytest.mark.parametrize(("phrase", "unit", "code"), SAME)
def test_idle_words_and_marks_change_nothing(phrase, unit, code):
    assert code_of(phrase, unit) == code


OTHER = [
    ("出口", "个"),  # the exits of a tunnel
    ("高速公路出口", "个"),
    ("进口药品", "种"),
    ("税收优惠", "元"),
    ("税收违法案件", "件"),
    ("产量", "吨"),  # of what?
    ("小微企业创业担保贷款不良率", "%"),
    ("贷款余额占存款余额比重", "%"),
    ("贷款余额增量", "元"),
    ("申请创业担保贷款的企业", "家"),
    ("参加招聘会的企业", "家"),
    ("带动就业的工坊", "家"),
    ("新增就业岗位", "元"),
    ("城镇登记失业人员", "人"),
    ("城镇新增就业目标完成率", "%"),
    ("村卫生室医生", "名"),
    ("配备心电图仪的村卫生室", "个"),
    ("村卫生室诊疗费", "元"),
    ("床位使用率", "%"),
    ("养老机构入住老人", "人"),
    ("志愿者服务时长", "小时"),
    ("森林覆盖率提高的县", "个"),
    ("森林防火道", "公里"),
    ("优良天数目标", "天"),
    ("水质不达标断面", "个"),
    ("公路里程碑", "块"),
    ("农村公路养护资金", "元"),
    ("停车位收费标准", "元"),
    ("接待游客的民宿", "家"),
    ("游客满意度", "%"),
    ("旅游收入分成", "元"),
    ("常住人口出生率", "%"),
    ("农业户籍人口", "人"),
    ("刑事案件被告人", "人"),
    ("火灾隐患", "处"),
    ("合作社社员", "户"),
    ("家庭农场流转土地", "亩"),
    ("生猪出栏价", "元"),
    ("粮食播种面积", "吨"),  # the wrong dimension
    ("城镇登记失业率", "人"),
    ("总投资", "个"),
    ("高新技术企业营业收入", "元"),
    ("教师宿舍", "套"),
    ("毕业生就业见习补贴", "元"),
]


@pytest.mark.parametrize(("phrase", "unit"), OTHER)
def test_a_different_thing_has_no_code(phrase, unit):
    assert code_of(phrase, unit) is None


def test_a_change_has_the_code_of_what_changes():
    assert code_of("规模以上工业增加值", "%", "change") == "economy.industry_value_added"
    assert code_of("规模以上工业增加值", "%", "rate") is None
    assert code_of("城镇新增就业", "%", "target_pct") == "employment.urban_new"


def test_a_long_phrase_is_looked_up_in_bounded_time():
    assert code_of("累计" * 20_000, "人") is None
