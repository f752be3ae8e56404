"""The second line of a headline counts what the lines above it name."""

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories

LEAD = "本报讯(记者 王明)"


@pytest.mark.parametrize(
    ("headline", "lead", "figure", "name"),
    [
        ("去年陶瓷产值\n突破四十亿元", "去年，全区陶瓷企业实现产值40.2亿元。", "四十亿元", "陶瓷企业产值"),
        ("去年渔船捕捞量\n突破四十万吨", "去年，全区渔船远洋捕捞量40.2万吨。", "四十万吨", "渔船远洋捕捞量"),
        ("去年远洋运输量\n突破四十万吨", "去年，全区渔船远洋捕捞量40.2万吨。", "四十万吨", ""),
        ("去年民宿收入\n突破四十亿元", "去年，全区陶瓷企业实现产值40.2亿元。", "四十亿元", ""),
    ],
)
def test_a_headline_may_leave_out_a_word_of_a_name(headline, lead, figure, name):
    page = read_page("made.txt", f"{headline}\n\n{LEAD}{lead}".encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found = {m.evidence.raw_text: m.indicator for m in metrics_of(page, numbers).metrics}
    assert found[figure] == name
