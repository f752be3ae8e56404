"""Lines as papers print them are laid out whatever stands beside them: the last line of a page is the first that trips."""

from __future__ import annotations

from hypothesis import given, settings

from tests.fuzz.targets import laid_out, whole
from tests.fuzz.texts import SHEETS, STORIES, printed_lines

PARAGRAPH = "昨日，县林业局的护林员走进青石沟，把新栽的云杉一棵棵扶正培土。林子密了，沟里的水也清了。"


@settings(max_examples=500)
@given(SHEETS)
def test_lines_in_any_order_are_laid_out(data: bytes) -> None:
    laid_out(data)


@settings(max_examples=100)
@given(SHEETS)
def test_lines_in_any_order_are_read_to_the_end(data: bytes) -> None:
    whole(data)


@settings(max_examples=300)
@given(STORIES)
def test_figures_put_for_others_are_read_and_judged(data: bytes) -> None:
    whole(data)


def test_every_line_may_be_a_page_or_its_first_or_last_line() -> None:
    lines = printed_lines()
    assert len(lines) > 500
    for line in lines:
        for page in (line, f"{line}\n\n{PARAGRAPH}", f"{PARAGRAPH}\n\n{line}", f"{PARAGRAPH}\n{line}"):
            laid_out(page.encode())


def test_whose_line_it_is_may_end_a_page() -> None:
    for paragraphs in (1, 2, 3):
        laid_out("\n\n".join([PARAGRAPH] * paragraphs + ["甲镇：春种一粒粟"]).encode())


def test_a_paragraph_may_end_behind_all_of_the_city() -> None:
    whole("本报讯 前三季度，全县完成投资31.7亿元。46家企业复工。\n\n全县".encode())
    whole("工业运行平稳\n\n前三季度，全县完成投资31.7亿元，46家企业复工。\n全县".encode())


def test_numbers_beyond_all_counting_are_read_and_told() -> None:
    huge = "9" * 18
    whole(f"本报讯 全县完成投资{huge}万亿元，完成目标{huge}亿元的{huge}%。".encode())
    whole(f"本报讯 全县完成投资99999999999999亿元，完成目标任务0.0000{huge[:3]}亿元的3%。".encode())
    whole("本报讯 全县补助99999999999999亿人，人均99999999999999亿元，共补助3元。".encode())
    whole(f"本报讯 全县有机井{huge}万亿眼，比上年的3眼增加{huge}亿亿眼，增长{huge}倍。".encode())
    whole("本报讯 全县完成投资99999999999999亿人，占目标任务的0.0000001%。".encode())
