"""Words that tell a move are known by their last letter before a pattern is asked."""

import pytest

from checks.changes.change_words import VERB, tells_move


@pytest.mark.parametrize(
    "lead",
    [
        "同比增长",
        "比上年减少了",
        "较年初压降约",
        "缩短达到",
        "降幅达到",
        "人数增多",
        "提速至改善",
        "涨",
        "下滑近",
        "上浮超过",
        "减支",
        "增效",
    ],
)
def test_a_move_is_told(lead: str):
    assert tells_move(lead)


@pytest.mark.parametrize("lead", ["", "全市共有", "实现收入", "增长的企业", "达到", "约"])
def test_none_is_told(lead: str):
    assert not tells_move(lead)


def test_no_letter_on_which_the_pattern_ends_is_missed():
    letters = [chr(code) for code in range(0x4E00, 0x9FA6)]
    for before in ("", "增", "增长", "下降"):
        leads = [before + letter for letter in letters]
        assert [each for each in leads if VERB.search(each)] == [each for each in leads if tells_move(each)]
