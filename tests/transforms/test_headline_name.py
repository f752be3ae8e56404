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
        ("去年民宿收入\n突破四十亿元", "去年，全区陶瓷企业实现产值40.2亿元。", "四十亿元", ""),
    ],
)
def test_a_headline_may_leave_out_that_firms_made_it(headline, lead, figure, name):
    page = read_page("made.txt", f"{headline}\n\n{LEAD}{lead}".encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found = {m.evidence.raw_text: m.indicator for m in metrics_of(page, numbers).metrics}
    assert found[figure] == name
