"""Small made-up pages that meet: copies, a changed digit, a county beside its city, one target twice."""

from collections.abc import Iterable
from pathlib import Path

STORY = """## 临泽县稳就业见实效

本报讯（记者 李建国）今年前7个月，临泽县城镇新增就业{jobs}人，完成年度目标任务的72.71%；开展技能培训1286人次，
其中农民工培训{part}人次。县里把零工市场建到乡镇，求职者在家门口就能报名，企业用工难、群众就业难一并缓解，
各镇设立服务窗口，工作人员逐户走访登记，帮助困难家庭找到合适的岗位。
"""
CITY = """## 张掖市上半年成绩单出炉

本报讯（通讯员 王芳）2024年上半年，张掖市城镇新增就业{city}人。2024年上半年，临泽县城镇新增就业{county}人，
市里要求各县继续做好高校毕业生和农村劳动力的就业帮扶，确保全年目标如期完成，不落下一户一人。
"""
SHORT = """## 春耕备耕进展顺利

本报讯 截至3月底，全县播种春小麦{area}万亩，占计划的91.4%；检修农机具1860台（套）。
"""
OTHER = """## 就业服务送到家门口

本报讯（记者 周敏）市人社局的统计显示，2024年上半年，张掖市城镇新增就业8300人，民乐县城镇新增就业{part}人。
招聘专场开进社区和园区，职业介绍、劳动维权、创业贷款在一个窗口就能办完，群众少跑了路，企业也招到了人。
"""
CONTENTS = (
    STORY.format(jobs=39989, part=905),
    STORY.format(jobs=39989, part=905).replace("见实效", "有新招"),
    STORY.format(jobs=39980, part=905).replace("记者 李建国", "通讯员 赵明"),
    STORY.format(jobs=39989, part=1905) + "\n" + SHORT.format(area="3.2"),
    CITY.format(city=8120, county=1030),
    CITY.format(city=812, county=1031).replace("成绩单出炉", "就业形势稳定"),
    SHORT.format(area="3.2") + "\n" + CITY.format(city=8120, county=1030),
    OTHER.format(part=9900),
    OTHER.format(part=1300),
    SHORT.format(area="4.5"),
)
"""What a page may hold, as text; all are different bytes."""
NO_PAGE = b"\xff\xff\xff\xfa\x81 \x81 \x80"
"""Bytes that are no text."""


def put(folder: Path, contents: Iterable[str | bytes]) -> Path:
    """The pages as files of a folder, numbered; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for n, content in enumerate(contents):
        (folder / f"{n:02}.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
