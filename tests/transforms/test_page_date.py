"""The date of a page from its own words: the day only where printed, the month as a lower bound, the year by evidence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page_date import date_page

# (texts of a page, day, month, year)
PRINTED_DAY = [
    # The paper, its section and the day; a section, the day and who made the page.
    (["河湾日报\u3000要闻·民生\u30002023年5月18日"], "2023-05-18"),
    (["县域新闻 2023年5月18日 责编:田一舟"], "2023-05-18"),
    (["2024年11月21日 星期四", "县里召开会议。"], "2024-11-21"),
    (["2024年11月21日　星期四　农历甲辰年十月廿一　今日8版　第12345期", "正文。"], "2024-11-21"),
    (["星期四 2024年11月21日", "正文。"], "2024-11-21"),
    (["2024.11.21 星期四\n要闻", "正文。"], "2024-11-21"),
    (["2024-11-21 周四", "正文。"], "2024-11-21"),
    (["二〇二四年十一月二十一日 星期四", "正文。"], "2024-11-21"),
    (["2024年11月21日", "去年全县产粮12万吨。"], "2024-11-21"),
    (["绥化晚报 2024年11月21日 星期四 民生新闻 责任编辑:高岩 美编:石磊 电话:0455-8100000"], "2024-11-21"),
    (["江城日报 2024年11月21日 第2版", "县里召开会议。"], "2024-11-21"),
    (["江城报 2024年11月21日 民生专刊 责编 高 岩", "县里召开会议。"], "2024-11-21"),
    (["2024年11月21日 A02版 要闻", "正文。"], "2024-11-21"),
    (["全县产粮12万吨。", "青川县统计局 2024年11月21日"], "2024-11-21"),
    (["发布时间:2024-11-21 09:30", "正文。"], "2024-11-21"),
    (["(2024年11月21日)", "正文。"], "2024-11-21"),
    (["2024年11月21日 09:30", "正文。"], "2024-11-21"),
    (["发布时间:2024-11-21 09:30:05 来源:青川晚报", "正文。"], "2024-11-21"),
    (["2024-11-21 09:30:05 青川新闻网", "正文。"], "2024-11-21"),
    (["11月21日 星期四", "2024年以来，全市培训2万人次。2024年新增学位800个。"], "2024-11-21"),
]


@pytest.mark.parametrize(("texts", "day"), PRINTED_DAY)
def test_a_masthead_gives_the_day(texts: list[str], day: str) -> None:
    found = date_page(texts)
    assert found.day == date.fromisoformat(day)
    assert "报头" in found.basis


MONTH_AND_YEAR = [
    ("2021年，全村人均可支配收入达到1.8万元。今年，村里又建起3座大棚。截至8月底，已收菜40吨。", "2022-09"),
    # A term within the year, progress beside it, the year before told as past.
    (
        "2022年，两村增收40万元。全县需改造渔排3万口，于2023年内全部完成。截至5月底，累计完成1.2万口。",
        "2023-06",
    ),
    ("截至6月15日，全市改造管网41公里。该市将在8月底前提前完成2022年改造60公里的任务。", "2022-06"),
    ("9月8日，记者从局里获悉。2023年，该项目计划新建桥梁12座。\n截至8月底，已完工9座。", "2023-09"),
    ("今年前三季度，全市粮食产值78亿元，比2024年同期的70亿元增长11.4%。", "2025-10"),
    ("2024年以来，该县新改建农村公路186公里。截至8月底，总里程达1862公里。", "2024-09"),
    # The newest month that is over puts the page into the next one.
    (
        "今年前7个月，新增就业4万人。截至7月底，就业率达72%。今年以来，举办“2021年技能行动”启动大会。",
        "2021-08",
    ),
    ("2024年，全县实施项目80个，今年1-10月完成投资30亿元。", "2024-11"),
    # The month of the heading, told again below without its year.
    ("2023年7月用水分析\n7月，全市供水516万吨。7月份漏损率为9%。", "2023-07"),
    # What the year just begun is expected to bring.
    ("1月8日，会议听取报告。2023年，全县税收完成6亿元。2024年，全县税收预期增长5%左右。", "2024-01"),
    ("今年上半年，2023年度项目全部开工，上半年完成投资30亿元。", "2023-07"),
    ("2022年全市“春风行动”启动。今年前三季度，2022年目标过半。", "2022-10"),
    # The newest day spoken of as past.
    (
        "11月14日，首宗地块摘牌。11月12日，专家组到访。截至2023年底，全县有企业119家。今年以来完成8项。",
        "2024-11",
    ),
    ("本报3月6日讯 今年以来，2024年重点项目开工12个。", "2024-03"),
    (
        "本报讯 10月8日，大桥通车。今年以来游客达300万人次，超过2023年全年。2024年国庆假期客流增长。",
        "2024-10",
    ),
    ("2024年9月3日，新学期开学。2024年新建学校3所。", "2024-09"),
    ("2024年10月开园以来，一批新厂投产。11月2日，记者从局里获悉，截至10月底，全市完成投资6亿元。", "2024-11"),
    ("2023年养老服务调查报告发布。截至10月底，全市有养老床位6万张。", "2023-11"),
    ("截至9月，高新区经营主体3.6万户，较2023年末净增1.1万户。", "2024-09"),
    ("“净风2023”专项行动开展以来，全市破案90起。截至9月底，抓获320人。", "2023-10"),
    # What is still to come, recurs, or belongs to another year does not count.
    ("6月5日，河长巡河。7月20日，现场会将在市里举行。今年以来，按照2023年方案治河8条。", "2023-06"),
    ("5月8日，农技员下田。12月底前全部完工。今年以来，2024年高标准农田开建。", "2024-05"),
    ("4月2日，植树活动举行。去年11月补植500亩。今年以来，2024年任务过半。", "2024-04"),
    ("2023年，公司9月投产。3月6日，2024年首个订单签约。今年以来，2024年订单翻番。", "2024-03"),
    ("5月6日，抽检启动。每年6月集中宣传。今年以来，2024年抽检800批次。", "2024-05"),
    # In January a bare December is last year's.
    ("1月15日，慰问组进村。12月，全县普降大雪。2024年1月5日，2024年首场招聘会举行。", "2024-01"),
    ("截至2023年底，全县脱贫户就业2万人。截至2023年12月底，2023年任务完成。1月9日，干部返村。", "2024-01"),
    # A festival beside its date settles the year.
    ("2月3日是南方传统的小年，医生上门服务。2023年，签约8万人。", "2024-02"),
    ("2月3日是小年。这座桥2018年建成，2018年通车。", "2024-02"),
    ("9月17日，中秋节，文艺队进社区。2024年演出50场。", "2024-09"),
    ("6月14日恰逢端午，龙舟下水。2020年，龙舟队成立。", "2021-06"),
    # Figures of part of a year are told while they are news.
    ("2024年1至10月，市医院门诊46万人次。11月20日，窗口排起长队。截至11月15日，储煤12万吨。", "2024-11"),
    ("——2025年上半年外贸观察\n今年上半年，出口206亿元。7月9日，记者走进港口。", "2025-07"),
    ("2025年第一季度，工业增加值增长5.6%。4月20日，发布会举行。", "2025-04"),
    ("截至2024年6月，全县有农民合作社860家。7月12日，社员领到分红。", "2024-07"),
    ("1月9日，记者获悉，景区客流创新高。2024年1至11月，景区接待游客320万人次。", "2025-01"),
    ("2025年8月，园区用电1.2亿千瓦时。今年1至8月，增加值增长8%。9月3日，记者走进园区。", "2025-09"),
    # A year told as complete is last year's on a page of spring that says 今年.
    (
        "2024年，新增就业3.2万人。2024年，发放贷款4亿元。今年以来，已举办招聘会32场。3月21日，记者获悉。",
        "2025-03",
    ),
    (
        "4月12日，义诊举行。2024年，签约家庭医生12万人。今年计划签约13万人，到2025年底，签约率达80%。",
        "2025-04",
    ),
    # This year's plan with this year's end as its term.
    ("县里公布2024年度惠民清单\n7月3日，记者获悉，今年安排实事10件，到2024年底全部建成。", "2024-07"),
    # So is a year in review, told in January, and a stock set against 今年.
    ("1月8日，记者从市税务局获悉，2024年，全市减税降费12亿元。", "2025-01"),
    ("2024年全年，空气优良天数320天。1月15日，通报会召开。", "2025-01"),
    ("2024年末，户籍人口320万人，今年以来新登记1.2万人。5月6日，民警进村。", "2025-05"),
    ("2024年，新建高标准农田8万亩，截至10月底已完工7.2万亩。", "2024-11"),
    ("2月3日是小年，返乡人员座谈会召开。2023年，建成车间320家。实现2024年全省车间不少于400家。", "2024-02"),
    # A heading, a holiday just over, a plan of the year that runs.
    ("我县2024年衔接资金项目开工\n9月3日，记者获悉，今年安排项目86个，截至8月底已开工82个。", "2024-09"),
    ("4月4日至6日，接待游客86万人次。据统计，2025年清明假期，景区接待游客45万人次。", "2025-04"),
    ("截至4月底，春播420万亩。2024年全市计划播种大豆86万亩。5月6日，农技员下田。", "2024-05"),
    # A programme's year is announced in the autumn before it.
    ("11月5日，2025年度城乡居民医保征缴启动。截至2024年9月底，参保人数达92万人。", "2024-11"),
    ("11月5日，全县2025年党报党刊征订启动。2024年1至10月，邮政收入1.2亿元。", "2024-11"),
    # A season runs over New Year.
    ("2024—2025年供暖期将至。10月12日，检修管网86公里。今年以来，新建换热站12座。", "2024-10"),
    ("2024-2025采暖季，全市储煤126万吨。2月20日，测温队入户。", "2025-02"),
    ("2024—2025学年，全区新增学位6000个。9月2日，新生入学。", "2024-09"),
    # Anniversaries and a plan's last year.
    ("今年是新中国成立75周年。9月28日，文艺汇演举行。", "2024-09"),
    ("今年是“十四五”收官之年。6月18日，大桥合龙。", "2025-06"),
    # A plan for the rest of the year has not come.
    ("2025年上半年，外贸增长4%。八成企业表示下半年将保持投资规模。7月8日，调查公布。", "2025-07"),
    # A year's plan is this year's where its progress is told; so is the year of the meeting just held.
    ("2024年，城东区计划改造旧楼320栋。目前，已完工180栋。今年1至10月份，投资12亿元。", "2024-11"),
    ("记者从2013年全县旅游工作会议上获悉，景区扩大到8平方公里。3月5日，游客徐徐入园。", "2013-03"),
    # A bulletin comes out in the next year; a stock at a year's end is counted when it is over.
    ("5月6日，统计局发布《2017年全县国民经济和社会发展统计公报》。今年，新建学校3所。", "2018-05"),
    ("2016年末，缴存余额68亿元，增长12%。3月2日，中心公布数据。", "2017-03"),
    # One year told whole for a whole county, set against 今年 in the first half.
    ("2016年，全县减少贫困人口3万人。今年，全县计划减贫2万人。截至5月底，开工项目120个。", "2017-06"),
    # Months counted on to the one named with its year; days of the report and the picture; days that are counted.
    ("2018年9月，优良天数比例为90%。\n1至9月，优良天数比例为81%。", "2018-10"),
    ("本报2015年6月3日讯 麦收开镰，已收割3万亩。", "2015-06"),
    ("2018年6月5日，在河口镇，村民在收获土豆。亩产达4000公斤。", "2018-06"),
    ("5月19日，第34次全国助残日活动举行，发放轮椅60辆。", "2024-05"),
    ("9月10日是第四十个教师节，全县表彰教师120名。", "2024-09"),
    # A figure aimed at in a later year does not date the page.
    ("截至2023年底，全县有驿站120个，2025年目标200个。3月12日，新站启用。", "2024-03"),
    # Plans run into years to come.
    ("8月12日，方案出台。今年以来，2024年改造小区20个，到2025年，改造完毕，展望2035年远景目标。", "2024-08"),
    ("8月12日，方案出台。2024年改造小区20个，今年以来，“十四五”期间目标过半，规划2026年完工。", "2024-08"),
]


@pytest.mark.parametrize(("text", "month"), MONTH_AND_YEAR)
def test_the_newest_past_statement_gives_the_month(text: str, month: str) -> None:
    found = date_page([text])
    assert found.day is None
    assert found.month == date.fromisoformat(f"{month}-01")
    assert found.basis


NO_YEAR = [
    "11月25日，公司招聘。12月4日，记者到访。这里是2018年投入150万元建成的。",
    "近日，县里召开会议。目前，建成驿站15家。",
    "11月25日，公司招聘。这里是2018年投入150万元建成的，2018年底开张。",
    "1月22日，大年初一，环卫工人照常上岗。",  # 2004, 2012, 2023
    "到2035年，基本实现现代化。",
    "11月25日，记者来到成立于2018年的合作社。社员有120人。",
    "11月12日，2019年获评省级园区的产业园里，机器轰鸣。",
    "10月8日，记者获悉，自2021年项目实施以来，救助1.2万人次。",
    "2023年接待游客300万人次，今年已接待410万人次。",
    "今年以来，销量比2023年增长5%，较2023年上半年提高3个百分点。",
    "近年来，全县经营主体达到3.6万户，较2020年末净增1.1万户。",
    "2018年，他回到村里。今年5月，他的果园扩大到50亩。",
    # In autumn 2024年 may be this year's or last year's.
    "2024年，新增就业3.2万人。2024年，发放贷款4亿元。今年以来，办招聘会320场。11月21日，记者获悉。",
    # A person's plan, a plan without news of it.
    "2018年，他计划返乡办厂。目前，厂里有工人30名。",
    "2018年投入300万元改建的厂房里，目前有工人30名。截至10月底，产值过千万元。",
    # A plan's horizon says little.
    "8月6日，记者看到，全县新建充电桩300个。到2025年底，将建成充电桩2000个。",
    "2030年，全市森林覆盖率达62%。到2027年底，建成30处。近日，规划发布。",
    # A term without progress, and one told in autumn.
    "2022年，两村增收40万元。5月8日，记者获悉，渔排改造将于2023年内完成。",
    "2022年，两村增收40万元。渔排改造将于2023年内完成。截至11月底，累计完成1.2万口。",
    "4月8日，全市2026年度征订工作启动。",
    "培训2000余人，共2116名劳动者参加，发放贷款13540.9万元。",
    "",
]


@pytest.mark.parametrize("text", NO_YEAR)
def test_without_evidence_nothing_is_guessed(text: str) -> None:
    found = date_page([text])
    assert (found.day, found.month, found.year) == (None, None, None)
    assert found.basis


NO_DAY = [
    # Short words around a day are a head only where one of them is of papers.
    ["渔沟镇 2023年5月18日 开工仪式"],
    # The weekday belies the date.
    ["2024年11月21日 星期三", "2024年，全县……今年以来，2024年任务过半。"],
    # A date in running text is not the paper's own.
    [
        "2024年11月21日，县里召开乡村振兴现场会，全县干部职工三百多人冒雨来到现场观摩学习，现场签约项目十二个，总投资八亿元。"
    ],
    # Two mastheads that differ.
    ["2024年11月21日 星期四", "2024年11月22日 星期五", "2024年以来，任务过半。"],
    ["11月21日 星期三", "2024年以来，2024年任务过半。"],
]


@pytest.mark.parametrize("texts", NO_DAY)
def test_a_doubtful_day_is_no_day(texts: list[str]) -> None:
    assert date_page(texts).day is None


@given(
    st.permutations(
        ["11月14日，地块摘牌。", "截至2023年底，企业119家。", "今年以来完成8项。", "2024年大赛举行。"]
    )
)
def test_the_order_of_the_stories_does_not_matter(texts: list[str]) -> None:
    found = date_page(texts)
    assert (found.month, found.year) == (date(2024, 11, 1), 2024)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_any_right_masthead_is_believed(day: date) -> None:
    line = f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
    assert date_page(["正文。", line]).day == day


@given(st.text(alphabet="今年去月日前至截底初一二三十0123年月日以来，。 \n", max_size=80))
def test_any_text_gives_a_date_that_agrees_with_itself(text: str) -> None:
    found = date_page([text])
    assert found.month is None or found.year == found.month.year
    assert found.day is None or found.month == found.day.replace(day=1)
