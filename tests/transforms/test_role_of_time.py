"""What is told of a time to come is aimed at, whatever its verb; what is told of a running plan as done is not."""

from __future__ import annotations

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.reasons import all_reasons
from transforms.story import cut_stories

PAGE = "2026年5月24日 星期日\n\n各项工作扎实推进\n\n本报讯(记者 王明){}"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("“十五五”期间，全省农村公路投资340亿元，改造危桥2000座。", ["target", "target"]),
        ("“十五五”期间，全省已改造危桥200座。", ["actual"]),
        ("“十四五”期间，全省改造危桥2000座。", ["actual"]),
        ("明年，全县新建水库2座。", ["target"]),
        ("6月2日至5日，县里连办招聘会，进场企业36家，岗位910个。", ["target", "target"]),
        ("5月2日至5日，县里连办招聘会，进场企业36家，岗位910个。", ["actual", "actual"]),
        ("2029年，全县已新建水库2座。", ["actual"]),
        ("今年，全县新建水库2座。", ["actual"]),
        ("各镇加快推进。到2025年底，全县建成书屋80座，覆盖率94.5%。", ["actual", "rate"]),
        ("各镇加快推进。县里提出，到2025年底，全县建成书屋80座。", ["target"]),
        ("各镇加快推进。到2024年底，果园由2012年的3万亩增加到8万亩。", ["actual", "actual"]),
        ("各镇加快推进。到2027年底，果园由2012年的3万亩增加到8万亩。", ["target", "target"]),
        ("各镇加快推进。到2026年底，全县建成书屋80座。", ["target"]),
    ],
)
def test_a_time_to_come_makes_an_aim(text: str, roles: list[str]) -> None:
    page = read_page("made.txt", PAGE.format(text).encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    assert [m.role for m in metrics_of(page, numbers).metrics] == roles


def test_the_reason_tells_of_the_same_role() -> None:
    page = read_page("made.txt", PAGE.format("明年，全县新建水库2座。").encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found = metrics_of(page, numbers).metrics
    told = all_reasons(numbers, {(m.story_id, m.start): m.indicator for m in found})
    assert [reasons[0].says[:5] for reasons in told.values()] == ["读作目标数"]
