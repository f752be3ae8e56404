"""Rows of a name and an amount on a wrapped page stay lines of their own, of the time that their head tells."""

from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.stories.paragraph import paragraphs
from transforms.story import cut_stories

PROSE = """清溪县“冬衣暖校”捐赠公示（第三批）

这项募捐办起之后，得到各方面热心响应。
截至9月12日，第三批收到的善款公示如下：
各机关单位 63.20万元
镇村干部群众 41.50万元
热心商户 27.30万元
第三批合计 132.00万元
加上首批的48.00万元，累计到账180.00万元。这笔钱由县慈善会
专门立账，用来给山里的学生购置冬衣、被褥、棉鞋和取暖用的
煤炭，每一笔支出都向社会公开，请各界群众监督。如对公示有不
同意见，请在公示期内向县慈善会反映，电话白天有专人接听，来
信来访也一律登记在册，逐件答复，不推不拖，直到问题弄清楚为
止，并在下一批公示时一并说明处理结果，接受大家的再次监督。
"""


def _page(text: str):
    return read_page("x.txt", text.encode())


def test_each_row_is_a_paragraph_and_of_the_time_of_the_head():
    page = _page(PROSE)
    cut = cut_stories(page, classify(page))
    numbers = [numbers_of(story) for story in cut]
    found = metrics_of(page, numbers)
    told = {m.evidence.raw_text: m for m in link(found, numbers).metrics}
    assert told["27.30万元"].indicator == "热心商户"
    assert {told[raw].period_text for raw in ("63.20万元", "27.30万元", "132.00万元", "180.00万元")} == {
        "截至9月12日"
    }


def test_a_wrapped_line_with_a_stray_blank_is_no_row():
    page = _page(PROSE.replace("镇村干部群众 41.50万元\n热心商户 27.30万元\n第三批合计 132.00万元\n", ""))
    lines = ["".join(page.folded[b.start : b.end] for b in group) for group in paragraphs(page)]
    assert any("专门立账,用来给山里的学生" in line and "每一笔支出" in line for line in lines)
