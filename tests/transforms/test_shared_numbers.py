"""Figures are matched by what stands around them, and slips are told from other figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.copies.shared_numbers import Agreement, agreement, evidence, frame, is_close, neighbours


def compared(a: str, b: str) -> Agreement:
    return agreement(neighbours(frame(a)), neighbours(frame(b)))


def test_a_frame_is_the_letters_with_a_mark_for_each_figure():
    made = frame("今年，全县新建 3.5 公里、二十六处、8座。")
    assert made.letters == "今年全县新建0公里0处0座"
    assert made.figures == ("3.5", "二十六", "8")


def test_figures_are_matched_by_either_neighbour():
    found = compared(
        "培训农户320人，发放补贴45万元，惠及6个村", "本月培训农户320户，累计补贴45万元，惠及9个村"
    )
    assert found == Agreement(2, (("6", "9"),), ())


def test_a_list_of_figures_is_matched_one_by_one():
    found = compared("完成率分别为98.2%、91.5%、77%", "完成率分别为98.2%、64.0%、77%")
    assert found == Agreement(2, (), (("91.5", "64.0"),))


def test_figures_without_a_match_say_nothing():
    assert compared("新建水渠12公里", "走访群众40户") == Agreement(0, (), ())
    assert evidence(Agreement(0, (), ()), 0.0) == 0.0


def test_a_figure_cut_in_two_by_a_slip_says_nothing():
    assert compared("发放贷款93丨31万元", "发放贷款93031万元") == Agreement(0, (), ())
    assert compared("满意率24个百分点", "满意率24.4个百分点") == Agreement(0, (), ())
    assert compared("新建站点3个", "新建站点36个") == Agreement(0, (("3", "36"),), ())


def test_figures_are_matched_in_the_order_of_both_texts():
    a = "投入资金30万元。修路5公里。栽树800棵。"
    b = "修路5公里。栽树800棵。投入资金92万元。"
    assert compared(a, b) == Agreement(2, (), ())


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("4200", "4300", True),
        ("36", "3", True),
        ("18.6", "186", True),
        ("36", "41", False),
        ("36", "63", False),
        ("5", "5", False),
    ],
)
def test_close_figures(a: str, b: str, expected: bool):
    assert is_close(a, b) is expected
    assert is_close(b, a) is expected


def test_what_the_figures_speak_for():
    slip, other = (("4200", "4300"),), (("4200", "5718"),)
    assert evidence(Agreement(4, (), ()), 0.0) > evidence(Agreement(3, slip, ()), 0.0) > 0
    assert evidence(Agreement(3, (), other), 0.0) < 0
    assert evidence(Agreement(3, (), other * 3), 0.2) < -2
    assert evidence(Agreement(0, slip, ()), 0.1) > evidence(Agreement(0, slip, ()), 0.0)


@given(st.text("今年新建0123456789.、万元处", max_size=80))
def test_a_text_agrees_with_itself(text: str):
    assert compared(text, text) == Agreement(len(frame(text).figures), (), ())
