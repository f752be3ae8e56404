"""Parts lie within their whole; goals and averages are no wholes."""

from decimal import Decimal

import pytest

from checks.rules import part_whole
from tests.checks import printed
from tests.checks.printed import findings, told
from tests.factories import metric


def verdicts(rule, *metrics):
    return printed.verdicts(rule, metrics)


class TestPartWhole:
    def parts(self, whole, *parts, **fields):
        total = metric(whole, **fields)
        return total, *(metric(p, at=20 * (i + 1), of_metric_id=total.metric_id) for i, p in enumerate(parts))

    def test_parts_fit(self):
        assert verdicts(part_whole.RULE, *self.parts("5440人", "1725人", "73人", "1148人", "504人")) == [
            "holds"
        ]

    def test_one_part_above_the_whole_is_red(self):
        (found,) = findings(part_whole.RULE, *told("现有职工[a:246人],其中党员[300人<a]。"))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")

    @pytest.mark.parametrize(
        "text",
        [
            "现有上市公司[a:383家]。目前会员达[470家<a],居全国第一。",
            "共有[a:6款]机型获许可,其中[4项]技术填补空白,[10款<a]外观获专利。",
            "受伤[a:2006人],其中重伤[250人<a],[32000人<a]无家可归。",
            "与东盟贸易总值[a:4.93亿元];对沿线国家合计进出口[15.3亿元<a]。",
        ],
    )
    def test_what_the_words_do_not_tie_to_the_whole_contradicts_nothing(self, text):
        assert "fails" not in printed.verdicts(part_whole.RULE, text)

    def test_parts_that_only_together_exceed_it_are_amber(self):
        text = "培训[a:57255人],其中企业职工[48074人<a]、农民[28252人<a]。"
        (found,) = findings(part_whole.RULE, *told(text))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "warn")
        assert "76,326" in found.outcome.message

    def test_yu_does_not_hide_an_excess(self):
        text = "现有[a:246余人],其中博士[2人<a]、硕士[165人<a]、本科[240人<a]。"
        assert printed.verdicts(part_whole.RULE, text) == ["fails"]

    def test_an_open_whole_is_undecided_above_its_floor(self):
        text = "现有[a:超200人],其中教师[150人<a]、学生[120人<a]。"
        assert printed.verdicts(part_whole.RULE, text) == ["undecided"]

    def test_within_the_printed_digits_only(self):
        total = {"value": "19000", "printed_low": Decimal(18500), "printed_high": Decimal(19500)}
        (found,) = findings(part_whole.RULE, *self.parts("1.9万人", "19200人", **total))
        assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", True)


def test_a_share_tells_part_and_whole_without_a_link():
    assert printed.verdicts(part_whole.RULE, "全县[182.3万亩]小麦已收获[179.5万亩],收获进度[98.5%]。") == [
        "holds"
    ]
    (found,) = findings(part_whole.RULE, *told("全县[182.3万亩]小麦已收获[197.5万亩],收获进度[98.5%]。"))
    assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")


def test_a_list_that_adds_up_is_left_to_the_rule_sum():
    assert printed.verdicts(part_whole.RULE, "网点[a:186个],其中国有[24个<a]、民营[162个<a]。") == []


def test_an_achievement_may_exceed_its_goal():
    text = "造林[21.63万亩],占年度任务[a:20.6万亩]的[105%|target_pct],其中人工[13.8万亩<a]、封山[{}<a]。"
    assert printed.verdicts(part_whole.RULE, text.format("6.2万亩")) == ["holds"]
    found = findings(part_whole.RULE, *told(text.format("9.2万亩")))
    assert [f.outcome.verdict for f in found] == ["fails"]
    assert "21.63万亩" in found[0].outcome.message


def test_what_follows_the_list_is_no_part():
    text = "新增学位[a:2700个],其中小学[1520个<a]、初中[1180个<a];组建集团[12个<a]。"
    assert "fails" not in printed.verdicts(part_whole.RULE, text)


def test_an_average_has_no_parts():
    rows = told("居民人均收入[a:5.86万元],其中城镇[6.68万元<a]。", indicator="居民人均收入")
    assert printed.verdicts(part_whole.RULE, rows) == []


def test_what_is_done_is_no_part_of_what_was_planned():
    assert printed.verdicts(part_whole.RULE, "全年计划建设[a:60处|target],已建成[72处<a]。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Links are found by numbers, so a part misprinted above its whole has none.
        ("检查企业[a:3065家],其中商贸企业[1509家<a],餐饮企业[3617家]。", ["fails"]),
        ("出栏畜禽[a:40.4万只],其中生猪[16.02万只<a],肉羊[10.04亿只]。", ["fails"]),
        ("检查企业[a:3065家],其中商贸企业[1509家<a],餐饮企业[361家]。", ["holds"]),
        # An average has no parts within it.
        ("平均亩产[3.5吨],其中高产田块[5.8吨]。", []),
    ],
)
def test_a_list_behind_among_needs_no_links(text, expected):
    assert printed.verdicts(part_whole.RULE, text) == expected
