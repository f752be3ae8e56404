"""How courts, hotlines, schools and homes tell their figures: a slip is found with its very operands, what is right is quiet."""

import pytest

from tests.checks.test_told_pages import checked, operands

SLIPS = [
    # Both decisions together are the whole of a refusal's rate, in one measure word or the other.
    ("本院批准逮捕60件75人,不批准逮捕20件25人,不捕率{}。", "25%", "35%", ["75人", "25人", "{}"]),
    ("经审查后决定起诉270人,决定不起诉{}人,不诉率为10%。", "30", "80", ["270人", "{}人", "10%"]),
    # Beds and those who lie in them.
    ("全镇养老机构有床位400张,入住老人280人,入住率{}。", "70%", "90%", ["400张", "280人", "{}"]),
    # Kinds that leave nothing out.
    ("全县有幼儿园{}家,其中公办52家、民办34家。", "86", "68", ["{}家", "52家", "34家"]),
    ("全镇特困人员412人,其中集中供养{}人,分散供养262人。", "150", "510", ["412人", "{}人", "262人"]),
    # What is counted in a bracketed or nested list.
    ("随机抽取的120件事项中,有效回访{}件,表示满意的88件,表示一般的5件,表示不满意的2件。", "95", "98", ["{}件", "88件", "5件", "2件"]),
    ("电话回访120件,其中有效回访95件,表示满意的88件,表示一般的5件,表示不满意的2件,满意率{}。", "92.6%", "72.6%", ["95件", "88件", "{}"]),
    ("公益诉讼立案58件,其中行政公益诉讼{}件,民事公益诉讼7件,发出检察建议44件,收到回复42件。", "51", "15", ["58件", "{}件", "7件"]),
    # Counts that come to more than there is, though each share is right.
    ("热线受理诉求23460件。其中,咨询类14076件,占60%;求助类7038件,占30%;其他类{}件,占10%。", "2346", "2347", ["23460件", "14076件", "7038件", "{}件"]),
    # The goal of the nearest, though the percent fits no figure.
    ("再就业4600人,完成目标任务5000人的92%;困难人员就业1320人,完成目标任务1200人的{}。", "110%", "210%", ["1320人", "1200人", "{}"]),
    ("抢险救援860起,扑救火灾1240起。处置交通事故215起,占抢险救援出动总量的{}。", "25.0%", "35.0%", ["860起", "215起", "{}"]),
    ("热线形成工单5640件,转派各单位2310件,在线办结3330件,综合办结5630件,综合办结率{}。", "99.82%", "99.28%", ["5640件", "5630件", "{}"]),
]  # fmt: skip

QUIET = [
    "受理审查逮捕案件98件112人,批准逮捕60件75人,不批准逮捕20件25人,不捕率25%。",
    "受理案件164件,结案20件;去年同期全院共收案180件,结案24件。受理诉讼案件82件,占全院总收案数的50%。",
    "电话回访120件,其中有效回访95件,表示满意的88件,表示一般的5件,表示不满意的2件。",
    "公益诉讼立案58件,其中行政公益诉讼51件,民事公益诉讼7件,发出检察建议44件,收到回复42件。",
    "铁路发送货物156万吨,其中煤炭82万吨、粮食39万吨、木材35万吨。",
]


def failing(text: str) -> list[set[str]]:
    facts, findings = checked(text)
    return [set(operands(facts, f)) for f in findings if f.outcome.verdict == "fails"]


@pytest.mark.parametrize(("text", "right", "slipped", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_very_operands(text, right, slipped, wanted):
    assert failing(text.replace("{}", right)) == []
    assert {w.replace("{}", slipped) for w in wanted} in failing(text.replace("{}", slipped))


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_is_quiet(text):
    assert failing(text) == []
