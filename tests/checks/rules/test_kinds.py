"""A total of both kinds holds each of them: 线上线下招聘会 are no fewer than 线下招聘会."""

import pytest

from checks.rules import part_whole
from tests.checks.printed import told, verdicts


def sentence(whole: str, part: str, **fields):
    first = told(f"各地举办线上线下招聘会[{whole}]。", indicator="线上线下招聘会", **fields)
    return (*first, *told(f"举办线下招聘会[{part}]。", at=40, indicator="线下招聘会", **fields))


@pytest.mark.parametrize(("part", "verdict"), [("3500余次", "fails"), ("1500余次", "holds")])
def test_one_kind_is_within_both(part: str, verdict: str):
    assert verdicts(part_whole.RULE, sentence("2560次", part)) == [verdict]


def test_another_thing_is_not_compared():
    other = (
        *told("举办线上线下招聘会[2560次]。", indicator="线上线下招聘会"),
        *told("举办线下宣讲会[3500次]。", at=40, indicator="线下宣讲会"),
    )
    assert verdicts(part_whole.RULE, other) == []
