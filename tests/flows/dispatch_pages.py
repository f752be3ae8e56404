"""Made-up pages of a city and its counties, month by month: plans in January, then cumulative figures (月度报道).

What they print is worked out from a few tables, which are the truth that tests compare with: ``plan`` and ``jobs`` of each county.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

CITY = "张掖市"
COUNTIES = ("甘州区", "临泽县", "高台县", "山丹县", "民乐县", "肃南裕固族自治县")
_PLAN = dict(zip(COUNTIES, (9000, 4000, 3800, 3600, 4200, 1500), strict=True))
_PACE = dict(zip(COUNTIES, (9, 7, 11, 8, 10, 6), strict=True))
"""Percents of the plan that a month adds."""
UNEMPLOYED = ("5.2", "5.3", "5.4", "5.6", "5.4", "5.3", "5.1", "5.0", "5.0", "4.9", "4.9", "4.8")
_WORK = (
    "春节过后，各县区派专车接送返岗职工，火车站和汽车站都设了服务点，务工人员出家门就上车门",
    "招聘专场开进社区和园区，零工市场每天清早开门，求职者登记之后当天就能等到用工的电话",
    "春耕时节，农机手和菜农最抢手，乡镇把用工清单贴上村口的公告栏，合作社也来村里招人",
    "五月里毕业生招聘季开场，学校请来企业当面讲岗位，老师把简历一份一份改到能用为止",
    "创业贷款的窗口延长到晚上八点，开店的夫妻带齐材料，一趟就能办完，省下了来回的路费",
    "蔬菜加工厂接到新订单，车间里加开了两条线，附近几个村的妇女骑着电动车来上白班",
    "暑期里家政和养老护理的培训班坐满了人，学完考试合格就发证书，机构当场就签下用工协议",
    "戈壁农业园的大棚开始换茬，技术员蹲在地头教移栽，外乡来的工人也在园里租下了宿舍",
    "秋收前后，玉米制种基地雇请了许多短工，劳务经纪人一早带队出发，傍晚结清当天的工钱",
    "供热企业招收冬季巡检员，退役军人优先录用，面试就安排在街道的办事大厅里进行",
    "入冬之后工地停工，人社部门组织技能比武，砌筑工和电焊工在赛场上各显身手",
    "年终清欠专项行动铺开，劳动监察人员走进工地逐个核对工资表，拖欠线索当月办结",
)
_WEEK = "一二三四五六日"


def plan(county: str, year: int) -> int:
    """New jobs planned for the year."""
    return _PLAN[county] + 100 * (year - 2024)


def jobs(county: str, year: int, month: int) -> int:
    """New jobs from January to the end of ``month``."""
    return plan(county, year) * _PACE[county] * month // 100 + month


def _masthead(day: dt.date) -> str:
    return f"{CITY[:2]}日报 {day.year}年{day.month}月{day.day}日 星期{_WEEK[day.weekday()]} 第2版"


def plan_page(year: int) -> str:
    """January: the plans of the year."""
    told = "；".join(f"{county}计划全年城镇新增就业{plan(county, year)}人" for county in COUNTIES)
    return f"""{_masthead(dt.date(year, 1, 12))}

## 全市就业工作会议召开

本报讯（记者 李建国）{year}年，{told}。会议强调{_WORK[year % 12]}，{_WORK[(year + 5) % 12]}。
"""


def month_page(year: int, month: int, *, percent: bool) -> str:
    """The page of the month after: cumulative figures of each county, the city's rate of unemployment."""
    after = dt.date(year, month, 28) + dt.timedelta(days=15)
    printed = []
    for county in COUNTIES:
        done = jobs(county, year, month)
        share = f"，完成年度目标任务的{100 * done / plan(county, year):.2f}%" if percent else ""
        printed.append(f"{county}城镇新增就业{done}人{share}")
    span = "1月" if month == 1 else f"1至{month}月"
    return f"""{_masthead(after)}

## 全市稳就业交出{month}月成绩单

本报讯（通讯员 王芳）{year}年{span}，{"；".join(printed)}。{_WORK[month - 1]}，{_WORK[(month + year) % 12]}。

## 调查失业率保持平稳

本报讯（记者 周敏）{year}年{month}月，{CITY}城镇调查失业率为{UNEMPLOYED[month - 1]}%，低于5.5%的控制目标。
{_WORK[(month + year + 3) % 12]}；{_WORK[(month + 6) % 12]}。
"""


def write(folder: Path, year: int, months: range) -> None:
    """The pages of a year's months, every other one without percents, and the plans."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{year}-00.txt").write_text(plan_page(year), "utf-8")
    for month in months:
        (folder / f"{year}-{month:02}.txt").write_text(
            month_page(year, month, percent=month % 2 == 1), "utf-8"
        )
