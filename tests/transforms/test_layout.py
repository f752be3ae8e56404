"""What each line of a page is: by itself, and among its neighbours."""

from __future__ import annotations

import pytest

from transforms.layout import classify
from transforms.page import fold, read_page
from transforms.stories.byline import read_byline, read_closing, read_dateline, read_photo_credit
from transforms.stories.continuity import begins_fresh, ends_open, is_dangling, run_on, takes_up
from transforms.stories.line_sizes import ends_short
from transforms.stories.other_county import tells_of_another
from transforms.stories.paragraph import find_wrap, paragraphs
from transforms.stories.shape import is_figure, shape
from transforms.stories.topics import divide, kinship


def kinds(text: str) -> list[str]:
    return [laid.kind for laid in classify(read_page("p.txt", text.encode()))]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("李秉钧 徐文媛 白怡菲", ["李秉钧", "徐文媛", "白怡菲"]),
        ("王 强 欧阳雪", ["王强", "欧阳雪"]),
        ("湖北日报全媒体记者 张茜", ["张茜"]),
        ("■记者张三 通讯员 李四 文/图", ["张三", "李四"]),
        ("□ 本报记者 阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("市人社局通讯员 苏梅", ["苏梅"]),
        ("红网时刻新闻记者 王小明 长沙报道", ["王小明"]),
        ("图/记者 李明 文/王五", ["李明", "王五"]),
        ("本报记者 丁秋白/文 易 凡/图", ["丁秋白", "易凡"]),
        ("本报记者 文 秋 易 凡", ["文秋", "易凡"]),
        ("本报记者 乌 兰", ["乌兰"]),
        ("本报记者 丁 桂枝", ["丁桂枝"]),
        ("本报记者 王刚 丁 小枝 通讯员 李 明", ["王刚", "丁小枝", "李明"]),
        ("本报记者 王小 明 李四", ["王小明", "李四"]),
        ("本报记者 阿木古楞 通讯员 布仁巴雅尔", ["阿木古楞", "布仁巴雅尔"]),
        ("河南日报全媒体记者", []),
    ],
)
def test_bylines_give_their_names(line: str, names: list[str]) -> None:
    byline = read_byline(fold(line))
    assert byline is not None
    assert list(byline.names) == names


@pytest.mark.parametrize(
    "line",
    [
        "爱心义工 扮靓古村",
        "写春联 剪窗花",
        "就业·创业",
        "记者体验清洁工一天",
        "丁 桂枝",
        "着公示栏告诉记者。",
        "高质量发展",
        "防汛不松劲",
    ],
)
def test_headlines_and_text_are_no_bylines(line: str) -> None:
    assert read_byline(fold(line)) is None


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("本报讯 特约记者皮道琦、通讯员万雨轩报道：11月12日，某校", ["皮道琦", "万雨轩"]),
        ("本报讯（记者 张三 通讯员李四）近日，某县", ["张三", "李四"]),
        ("本报讯 记者 张三 近日，全市", ["张三"]),
        ("株洲日报（全媒体记者/杨旭 通讯员/周奕江 杨浩博）2月4日", ["杨旭", "周奕江", "杨浩博"]),
        ("新华社北京9月9日电（记者魏玉坤、潘洁）国家统计局", ["魏玉坤", "潘洁"]),
        ("海南日报嘉积10月22日电（记者 刘梦晓）琼海", ["刘梦晓"]),
        ("（记者 李四）近日，", ["李四"]),
        ("据新华社电 中国汽车工业协会", []),
    ],
)
def test_datelines_open_a_story(opening: str, names: list[str]) -> None:
    dateline = read_dateline(fold(opening))
    assert dateline is not None
    assert list(dateline.names) == names


@pytest.mark.parametrize("opening", ["近日，本报记者走访", "省通信管理局（记者节）", "今年以来，某县"])
def test_plain_openings_are_no_datelines(opening: str) -> None:
    assert read_dateline(fold(opening)) is None


def test_closing_names_are_told_from_notes_and_photographers() -> None:
    closing = read_closing("问责处理。(李春蛟 陈雨航)")
    assert closing is not None
    assert (closing[0].names, closing[1]) == (("李春蛟", "陈雨航"), 5)
    for text in ("市总医院管理章程(试行)", "表示。(记者 张三 摄)", "由县委领导(县长王五)", "取得实效。"):
        assert read_closing(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("诊疗服务。 记者/谭昕吾 摄", ["谭昕吾"]),
        ("严钦龙 摄", ["严钦龙"]),
        ("入驻企业36家。 谯小兵 摄", ["谯小兵"]),
        ("春耕。新华社发", []),
        ("忙碌。(张三 李四 摄)", ["张三", "李四"]),
        ("牧民在剪羊毛。巴依尔·阿古达木摄", ["巴依尔·阿古达木"]),
        ("晾晒渔网。周小渔 摄于上湾村", ["周小渔"]),
    ],
)
def test_photo_credits_are_read(text: str, names: list[str]) -> None:
    credit = read_photo_credit(text)
    assert credit is not None
    assert list(credit[0]) == names


def test_filming_is_no_photo_credit() -> None:
    assert read_photo_credit("农民在田里拍摄") is None
    assert read_photo_credit("这组照片拍摄于上湾村") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第3版", "furniture"),
        ("A04 民生", "furniture"),
        ("2024年3月12日 星期二", "furniture"),
        ("临沂日报 2024年3月12日 星期二 第3版", "furniture"),
        ("2024年3月1日起新规实施", "title"),
        ("（下转第2版）", "jump"),
        ("上接1版", "jump"),
        ("责任编辑：王建设 美术编辑：左骏", "editor"),
        ("第5版 乡村  责任编辑 赵  敏", "editor"),
        ("30万亩早稻开镰", "title"),
        ("12个项目集中开工", "title"),
        ("04要闻", "furniture"),
        ("4 要闻", "furniture"),
        ("村民们在大棚里采摘草莓。 特约摄影 赵大伟", "caption"),
        ("成过半。", "body"),
        ("版式 李红 校对 张敏", "editor"),
        ("24小时新闻热线：0915-6312345", "editor"),
        ("就业·创业", "banner"),
        ("要闻", "banner"),
        ("青岭新闻 要闻·综合", "banner"),
        ("青岭新闻 好事多", "title"),
        ("短 讯", "banner"),
        ("云溪日报", "furniture"),
        ("云溪日报 社会周刊 3 版 编辑 何 谷 美编 高粱", "furniture"),
        ("YUNXI RIBAO 二〇二四年六月三日 星期一 第二版", "furniture"),
        ("本版编辑 何 谷  电话 3210987", "furniture"),
        ("■ 本版责编 何 谷 ■ 校对 高 粱", "furniture"),
        ("（云溪融媒 值班主任 何谷雨）", "furniture"),
        ("云溪视点·编辑 何 谷", "furniture"),
        ("■田园来信 本版邮箱：yunxi@example.cn", "furniture"),
        ("2024年6月 第19期 云溪在线", "furniture"),
        ("云溪新闻·副刊 ☎0999—3210987", "furniture"),
        ("双语版责任编辑：何 谷 E-mail：yunxi@example.cn", "furniture"),
        ("云溪周报·2024年6月3日·星期一·农历四月廿七·要闻·第２版", "furniture"),
        ("乡村 设计 新生活", "title"),
        ("云溪·山泉·人家", "title"),
        ("云溪新闻 有声有色", "title"),
        ("本报记者 何 谷 编辑 高 粱", "byline"),
        ("云溪日报 送到村口", "title"),
        ("青禾:谷黄鱼肥", "title"),
        ("通讯员 周 大 山", "byline"),
        ("新春走基层", "series"),
        ("高质量就业看某市系列报道之一", "series"),
        ("走好新赶考之路·湖南在行动", "series"),
        ("（本版图片由县教体局提供）", "credit"),
        ("——某市推进双减见闻", "deck"),
        ("图为孩子们在做游戏。", "caption"),
        ("▲学生在上课。 李强 摄", "caption"),
        ("△交城县新建公路62公里，惠及31个村。(武丽)", "body"),
        ("(谭稀男 彭婷)", "closing"),
        ("小茶叶撬动大产业", "title"),
        ("开学了，新校舍敞亮！", "title"),
        ("开 渔 了", "title"),
        ("“一 渠 水”流到家", "title"),
        ("渔 火 连 片 湖 面", "title"),
        ("云 溪 要 闻", "banner"),
        ("责 编：古 月　版 式：木 子", "editor"),
        ("2 0 2 3 年 9 月 8 日   星 期 五", "furniture"),
        ("云溪 新闻 3", "furniture"),
        ("云溪 新闻 有看头", "title"),
        ("第4版　河湾田野　　　本报地址：云溪县河沿路××号", "furniture"),
        ("B3　　县域·市域　　编辑热线见报眼", "furniture"),
        ("广告·发行 0999-××××321", "furniture"),
        ("县血站献血咨询：0999-12×××××　　广告", "furniture"),
        ("遗失声明请到报社二楼办理", "furniture"),
        ("告许可证：99××××", "furniture"),
        ("民生热线12345连着千家", "title"),
        ("咨询一拨就通 办事不出村", "title"),
        ("本报地址 三次搬迁", "title"),
        ("不误。", "body"),
        ("亩，已收获11.3万亩，机收率达96%.", "body"),
        ("“直播两小时，卖了800多", "body"),
    ],
)
def test_a_line_by_itself(line: str, kind: str) -> None:
    assert shape(fold(line)) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第04版：要闻", "furniture"),
        ("第RB02版: 民生", "furniture"),
        ("B3:清河*综合 总第1407期 >2019-03-06编印", "furniture"),
        ("下一版»本期共8版, 当前第2版 PDF", "furniture"),
        ("上一篇 下一篇", "furniture"),
        ("字号：默认 超大 | 打印 |", "furniture"),
        ("发布日期：2023年06月08日", "furniture"),
        ("来源：清河日报 时间：2021-04-12", "furniture"),
        ("您当前位置：清河网 > 新闻 > 正文", "furniture"),
        ("Copyright © 2023 清河新闻网 版权所有", "furniture"),
        ("本报地址：清河县人民路12号 邮编：054800", "furniture"),
        ("清河日报 2023年6月8日 星期四 责任编辑 王强 校对 李丽 版式 张敏", "furniture"),
        ("初审：向丽 复审：傅强", "editor"),
        ("组版编辑：王芳 责任校对：赵敏", "editor"),
        ("清河日报·林业水务　２０２３年６月　责编：王　强　版式：李　丽", "editor"),
        ("清河水务 2023年6月统计：新增供水户320户", "title"),
        ("【图片新闻】", "banner"),
        ("（图片由受访者提供）", "credit"),
        ("（本报清河1月17日电）", "closing"),
        ("清河导报记者 王强", "byline"),
        ("◎本报首席记者 王强", "byline"),
        ("高质量发展调研行", "series"),
        ("铺铁轨 架电线 建设者昼夜奔忙", "title"),
        ("前7个月全市交通投资达108亿", "title"),
    ],
)
def test_lines_of_electronic_papers(line: str, kind: str) -> None:
    assert shape(fold(line)) == kind


def test_a_kicker_above_and_a_deck_below_the_headline() -> None:
    page = "乡村振兴看茶乡\n\n一片叶子富一方\n\n——某县茶业纪实\n\n记者 王强\n\n四月，茶园里采茶正忙。\n"
    assert kinds(page) == ["deck", "headline", "deck", "byline", "body"]


def test_a_title_after_an_open_story_is_a_section_head() -> None:
    page = "茶乡来信\n\n记者 王强\n\n四月，茶园里采茶正忙。\n\n一片叶子，富了百姓\n\n“收入6万元。”村民说。\n"
    assert kinds(page) == ["headline", "byline", "body", "subhead", "body"]


def test_the_same_title_after_closing_names_is_a_headline() -> None:
    page = "茶乡来信\n\n四月，茶园里采茶正忙。(王强 李红)\n\n一片叶子，富了百姓\n\n“收入6万元。”村民说。\n"
    assert kinds(page) == ["headline", "body", "headline", "body"]


def test_a_cut_line_before_its_other_half_is_text() -> None:
    page = "茶乡来信\n\n记者 王强\n\n四月采茶忙。\n\n县里帮助村民在家门口就\n\n业，开设车间12个，吸纳就业320人。\n"
    assert kinds(page)[2:] == ["body", "body", "body"]


def test_a_sentence_set_apart_is_a_caption_unless_it_finishes_a_cut_one() -> None:
    apart = "茶乡来信\n\n记者 王强\n\n四月采茶忙，收入增加。\n\n\n\n村民在采茶。\n\n五月，茶叶上市。\n"
    assert kinds(apart)[3] == "caption"
    cut = apart.replace("收入增加。", "收入大幅增").replace("村民在采茶。", "加。")
    assert kinds(cut)[3] == "body"


def test_text_behind_a_credited_picture_goes_on_where_the_text_was_cut() -> None:
    page = (
        "茶乡来信\n\n记者 王强\n\n四月采茶忙，全县茶园{}\n\n\n茶农在采茶。 王强 摄\n\n\n"
        "苗木入园16万株，成活率97%。\n\n五月，茶叶上市。\n"
    )
    assert kinds(page.format("投放肥料3万吨、供销社"))[3:5] == ["caption", "body"]
    assert kinds(page.format("增收。"))[3:5] == ["caption", "caption"]


def test_two_topics_under_one_byline_are_divided_at_the_change() -> None:
    first = ["永丰镇今年种植辣椒320亩，永丰镇农户增收。" * 3, "永丰镇还建起辣椒烘干房，辣椒不愁卖。" * 3]
    second = ["梧桐街道新开食堂6家，老人用餐方便。" * 3, "梧桐街道食堂日均供餐900份，老人满意。" * 3]
    assert divide(first + second, [False] * 4) == 2


def test_kinship_counts_what_a_section_repeats_and_shares() -> None:
    story = "永丰镇今年种植辣椒320亩，永丰镇农户增收，辣椒烘干房建成，" * 4
    foreign = kinship("梧桐街道新开食堂，梧桐街道老人用餐方便，食堂供餐，老人满意。", story)
    assert foreign[0] >= 4
    assert foreign[1] == 0
    assert kinship("永丰镇辣椒收购价上涨，永丰镇辣椒户高兴。", story) == (4, 3)


def test_a_dateline_story_keeps_sections_about_itself_and_loses_others() -> None:
    opening = "辣椒红了\n\n本报讯（记者 王强）永丰镇今年种植辣椒320亩，永丰镇农户增收，辣椒烘干房建成。\n\n"
    own = "烘干房里忙\n\n永丰镇辣椒烘干房日处理辣椒30吨，烘干房工人增收，永丰镇辣椒种植户增收。\n"
    other = "食堂开张\n\n梧桐街道新开食堂6家，梧桐街道老人用餐方便，食堂供餐900份，老人满意。\n"
    assert kinds(opening + own)[2] == "subhead"
    assert kinds(opening + other)[2] == "headline"


def test_numbered_lines_are_section_heads_and_long_runs_of_short_lines_a_list() -> None:
    page = "工作要点\n\n记者 王强\n\n今年工作如下。\n\n一、稳就业\n\n（一）抓培训\n\n全年培训3万人次。\n"
    assert kinds(page)[3:5] == ["subhead", "subhead"]
    table = "各县区进度\n\n" + "".join(f"永丰县 {n}.2万亩 进度快\n\n" for n in range(6))
    assert kinds(table) == ["headline"] + ["list"] * 6


def test_unfinished_text_and_fresh_openings() -> None:
    assert [ends_open(t) for t in ("收集解", "就业。", "“好。”", "服务(站)", "11月30")] == [
        True,
        False,
        False,
        False,
        True,
    ]
    fresh = ("近日，某县", "“好。”", "嘉鱼县人社局组建", "决运行中出现的问题，")
    assert [begins_fresh(t) for t in fresh] == [True, True, True, False]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("及时收集解", "决相关诉求，"),
        ("设有棋牌", "室、书画室"),
        ("投入18", "万元建设"),
        ("没有落下一节课，", "没有早退。"),
    ],
)
def test_halves_of_a_sentence_run_on(left: str, right: str) -> None:
    assert run_on("", fold(left), fold(right)) >= 2


@pytest.mark.parametrize(
    "text", ["下游的水也", "把渠修到了田头的", "老手艺都能", "学校、", "已收六成，其中种粮大户", "粮价每斤近"]
)
def test_what_must_go_on_is_dangling(text: str) -> None:
    assert is_dangling(fold(text))


@pytest.mark.parametrize(
    "text", ["达到了目的", "住在河湾附近", "气候温和", "发挥职能", "收入3万元", "全县的大局。"]
)
def test_what_may_end_a_sentence_is_not_dangling(text: str) -> None:
    assert not is_dangling(fold(text))


def test_what_takes_up_a_sentence_says_so_itself() -> None:
    assert takes_up("", "货源有保", "障，够用一春。")
    assert not takes_up("", "今年的", "河湾镇办起了茶会。")


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("46.8万人次", True),
        ("增长7.2%", True),
        ("达4321.5亿元", True),
        ("前11个月外贸", False),
        ("2024年春天", False),
        ("三季度", False),
        ("新增岗位600个不愁", False),
    ],
)
def test_a_figure_alone_is_a_second_line(line: str, figure: bool) -> None:
    assert is_figure(fold(line)) is figure


def test_a_text_of_another_county_is_known_by_its_opening() -> None:
    own = "宁陕县江口镇的木耳棚里，村民蹲着采耳。"
    assert tells_of_another(fold("秋阳正好，石泉县的房顶晒着辣椒。"), fold(own))
    assert not tells_of_another(fold("秋阳正好，宁陕县的房顶晒着辣椒。"), fold(own))
    assert not tells_of_another(fold("石泉县的房顶晒着辣椒。"), fold(own + "全市各县都在晒秋。"))
    assert not tells_of_another(fold("石泉县的房顶晒着辣椒。"), fold("山里的木耳熟了。"))


def test_a_headline_does_not_run_on_into_its_story() -> None:
    assert run_on("", "经开区南下招商选资", "为抢抓机遇，") < 2


def test_wrapped_lines_become_paragraphs_and_plain_pages_do_not() -> None:
    wrapped = (
        "　　今年，全县柑橘种植面积达到\n十二万亩，预计产量十四万吨，其\n中线上销售占比已达三成以上。\n" * 4
    )
    page = read_page("p.txt", wrapped.encode())
    assert [len(group) for group in paragraphs(page)] == [3, 3, 3, 3]
    plain = read_page(
        "p.txt", "短题\n\n今年，全县柑橘种植面积达到十二万亩。\n\n预计产量十四万吨，\n".encode()
    )
    assert [len(group) for group in paragraphs(plain)] == [1, 1, 1]
    assert find_wrap([]) is None


@pytest.mark.parametrize(
    "line", ["（" * 60_000, "记者" * 30_000, "综合" * 40_000, "—" * 90_000, "2024年1月1日 " * 9_000]
)
def test_hostile_lines_are_read_like_any_other(line: str) -> None:
    assert len(kinds(line + "\n\n" + line[:80])) == 2


def test_a_long_line_with_figures_below_the_headline_is_its_deck() -> None:
    text = "{}\n\n{}\n\n记者 王强\n\n四月，茶园里采茶正忙。\n"
    deck = text.format("县城有了新公交", "新开线路12条 惠及城乡居民36万人次")
    assert kinds(deck)[:2] == ["headline", "deck"]
    kicker = text.format("织密路网促发展", "汝南新改建农村公路210公里")
    assert kinds(kicker)[:2] == ["deck", "headline"]


def test_a_heading_over_a_differently_signed_text_is_a_headline() -> None:
    page = (
        "畜牧大县的账本\n\n本报记者 韩梅\n\n今年以来，甘南县出栏肉牛12万头，养殖户增收。\n\n圈舍变干净\n\n"
        "粪污由专车收走，村里建起有机肥厂3座，牛粪不再乱堆。\n\n龙江新建托育园6所\n\n"
        "近日，龙江县教育局新增托位420个，双职工家庭不再为带娃发愁。（宋涛）\n"
    )
    assert kinds(page) == ["headline", "byline", "body", "subhead", "body", "headline", "body"]


def test_no_section_head_stands_inside_a_sentence() -> None:
    page = "茶乡来信\n\n记者 王强\n\n四月，全县茶园相继开园，合作社抢抓晴好天气，组织工人上山采茶，投入采茶机具两千余台套，累计\n\n托育园里笑声多\n\n近日，龙江县新增托位420个。\n"
    assert kinds(page)[3] == "headline"


@pytest.mark.parametrize(
    ("left", "right", "strength"),
    [
        ("他说，“只要乡亲们满意，再", "累也值得。”村干部笑了。", 2),
        ("全年发电2263万", "千瓦时，", 2),
        ("全县新增就业1359人", "近日，县里", 0),
    ],
)
def test_quotes_and_measures_bridge_a_cut(left: str, right: str, strength: int) -> None:
    found = run_on("", fold(left), fold(right))
    assert (found >= 2) == (strength >= 2)


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("青岭市审计局上半年", "办结群众来信2140件", ["headline", "headline"]),
        ("前8个月我州边贸进出口", "同比增长7.3%", ["headline", "headline"]),
        ("全区公租房", "建设提速见效", ["headline", "headline"]),
        ("我县架起", "校园安全“连心桥”", ["headline", "headline"]),
        ("茶乡架起", "校园安全“连心桥”", ["headline", "headline"]),
        ("白川县2023年国民经济和", "社会发展统计公报", ["headline", "headline"]),
        # Printed next to each other, blank lines elsewhere: kicker and headline are read as one.
        ("织密路网促发展", "建成农村公路210公里 惠及群众", ["headline", "headline"]),
        # The name of a column or a kind of report is no part of the headline.
        ("乡村振兴看茶乡", "一片叶子富了一方百姓", ["deck", "headline"]),
        ("经济运行观察", "前三季度全区投资增长8%", ["deck", "headline"]),
    ],
)
def test_a_headline_broken_behind_its_subject_is_one(upper, lower, expected) -> None:
    assert kinds(f"{upper}\n{lower}\n\n记者 王强\n\n四月，茶园里采茶正忙。\n")[:2] == expected


def test_a_bureau_with_a_day_and_a_numbered_section_are_no_headline() -> None:
    page = "白川县2023年统计公报\n\n白川县统计局 2024年4月\n\n一、综合\n\n初步核算，2023年全县生产总值68亿元，增长4.8%。\n"
    assert kinds(page)[0] == "headline"
    assert "headline" not in kinds(page)[1:]


@pytest.mark.parametrize(
    "head",
    [
        "青川机场“云桥”\n越架越宽\n",
        "青川:春种一粒希望 秋收满仓\n夏耘十里田畴 冬藏好粮\n\n",
    ],
)
def test_a_headline_on_two_lines_is_one(head: str) -> None:
    body = "本报记者 高 岩\n\n入秋以来，田里的人忙着收割，机器一趟趟开过，粮车排在路边等着过磅，家家户户都在算今年的账。"
    assert kinds(head + body)[:2] == ["headline", "headline"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("编辑热线：0555-3348120", "furniture"),
        ("读者热线：3348120 广告经营许可证：3412000000077", "furniture"),
        ("遗失声明、公告登报请到本报广告部办理　▼", "furniture"),
        ("政务热线办件量创新高", "title"),
        ("县里办理公告登记便利店主", "title"),
        ("公 告", "title"),
        ("寻 人 启 事", "title"),
        ("三版", "furniture"),
    ],
)
def test_ways_to_reach_the_paper_are_furniture_and_headlines_are_not(line: str, kind: str) -> None:
    assert shape(fold(line)) == kind


def test_columns_of_two_widths_are_told_apart_and_headlines_between_them() -> None:
    news = "今年全县新栽果树十六万棵，成活的占九成以上，比去年多\n三万棵，果农把树苗分到各家各户，沿着山坡一层层往上栽\n到了收果时节，满山都是挑担子的人。\n"
    feature = "老赵蹲在树下，手里的剪子响个不停\n他说今年枝条密，得多剪几遍，果子\n才能见着光，长得匀，卖得上价钱。\n"
    page = read_page("p.txt", (news + "树多了 果甜了\n" + feature * 2).encode())
    assert [len(group) for group in paragraphs(page)] == [3, 1, 3, 3]


def test_a_mark_a_notice_and_a_photo_credit_end_a_wrapped_paragraph() -> None:
    line = "全县今年新修机耕路五十二公里，添置水泵三百台，灌溉\n"
    item = "●河西镇今年新修机耕路五十二公里，添置水泵三百台，\n灌溉面积增加\n"
    credit = "村民在新修的机耕路上运送蔬菜，车来车往。　张 三 摄\n"
    page = read_page("p.txt", (line * 3 + "公 示\n" + line * 3 + item * 2 + credit + line * 3).encode())
    assert [len(group) for group in paragraphs(page)] == [3, 1, 3, 2, 2, 1, 3]


def test_headlines_one_after_another_are_no_column() -> None:
    heads = "山上有了果园子\n河里有了鱼虾蟹\n家里有了新车房\n"
    text = "今年以来，全县农民增收的路子越走越宽，日子越过越好。\n"
    page = read_page("p.txt", (heads + text * 8).encode())
    assert [len(group) for group in paragraphs(page)] == [1] * 11


def test_a_name_that_was_parted_is_one_and_names_side_by_side_are_two() -> None:
    for line, names in (("本报记者 钱小 多", ("钱小多",)), ("本报记者 钱多 孙 满", ("钱多", "孙满"))):
        byline = read_byline(line)
        assert byline is not None
        assert byline.names == names


def test_a_figure_over_two_lines_ends_no_sentence() -> None:
    assert ends_open("入库稻谷73.")
    assert not ends_open("入库稻谷73.4万吨.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("编辑热线：0555-3340021 投稿邮箱：hcb@163.com 第2版", "furniture"),
        ("读者来电问路灯何时能亮 第2版", "title"),
    ],
)
def test_ways_to_reach_the_paper_may_have_the_page_behind(line: str, kind: str) -> None:
    assert shape(fold(line)) == kind


_COLUMN = "全县今年新修机耕路五十二公里，添置水泵三百台，灌溉\n"


def test_rows_of_a_notice_are_lines_of_their_own() -> None:
    rows = "林场 12.6万元\n水库 8.4万元\n"
    page = read_page(
        "p.txt", (_COLUMN * 3 + "现将收到的捐款公布如下，请大家监督，共三项：\n" + rows).encode()
    )
    assert [len(group) for group in paragraphs(page)][-2:] == [1, 1]
    text = read_page(
        "p.txt", (_COLUMN * 6 + "水库今年蓄水一千二百万立方米，比去年同期的水量还\n要多 8.4万\n").encode()
    )
    assert [len(group) for group in paragraphs(text)] == [8]


def test_names_over_a_space_do_not_part_the_first_line_of_news() -> None:
    news = "本报讯（通讯员江 南）水缸满不满\n够用不够用？管水员每天走一遍看\n一看水表，再把数字抄在本子上，\n"
    page = read_page("p.txt", (news + "村里的老人说水来了日子就活泛了\n" * 6).encode())
    assert len(paragraphs(page)[0]) > 1


def test_an_office_signs_the_notice_above_a_headline_and_heads_its_own_notice() -> None:
    notice = "公 示\n现将本月救助名单公布如下，共救助十二户，请大家监督。\n"
    news = "本报讯（记者 江 南）入秋以来，田里的人忙着收割，粮车排在路边等着过磅。\n"
    assert kinds(notice + "春江县慈善总会\n田里粮满仓\n" + news)[2:4] == ["closing", "headline"]
    assert kinds(notice + "春江县慈善总会\n2024年6月4日\n田里粮满仓\n" + news)[2:4] == ["closing", "closing"]
    other = "春江县慈善总会\n关于征集冬衣的公告\n为帮助困难群众过冬，现征集冬衣一千件。\n"
    assert kinds(notice + other)[2] != "closing"


def test_two_short_lines_over_a_deck_with_a_dash_are_one_headline() -> None:
    text = "本报记者 高 岩\n" + "入秋以来，田里的人忙着收割，粮车排在路边等着过磅。\n" * 8
    assert kinds("“豆”起一座\n小镇\n——柳湾镇豆腐产业观察\n" + text)[:3] == ["headline", "headline", "deck"]
    kicker = "稻谷满仓 鱼虾满塘 日子越过越甜\n柳湾人的好年景\n——柳湾镇见闻\n"
    assert kinds(kicker + text)[:3] == ["deck", "headline", "deck"]


def test_a_caption_is_whole_whether_its_full_stop_or_its_credits_line_is_apart() -> None:
    body = "老赵蹲在树下，手里的剪子响个不停，他说枝条密，得多剪几遍，果子才能见着光。\n" * 3
    lost = "\n6月2日，柳湾镇的村民在晾晒豆腐干。今年全镇已外\n销豆腐干1100吨\n江 山摄\n\n"
    behind = "\n6月2日，柳湾镇的村民在晾晒豆腐干。今年全镇已外\n销豆腐干1100吨。　江 山 摄\n\n"
    for caption in (lost, behind):
        assert kinds(body + caption + body)[3:5] == ["caption", "caption"]
    assert "caption" not in kinds(body + "\n老赵在树下看苗。今年苗多\n，果子也多。\n\n" + body)


@pytest.mark.parametrize(
    ("last", "short"),
    [
        ("说好日子在后头", True),
        ("说：“好日子在后头", False),
        ("人都说好日子在后头，明年还要再办一次大的", False),
    ],
)
def test_a_short_last_line_ends_its_paragraph_unless_a_quotation_is_open(last: str, short: bool) -> None:
    lines = "镇里请来师傅改良卤水，办起了豆腐节，去年来的\n客人比前年多一倍，豆腐宴要提前三天订，镇上的\n"
    page = read_page("p.txt", (lines + last).encode())
    text = "".join(page.folded[block.start : block.end] for block in page.blocks)
    assert ends_short(page.blocks, text) is short


def test_a_table_ends_with_its_last_row() -> None:
    rows = "现将收到的捐款公布如下，请大家监督，共有以下三项：\n林场 12.6万元\n水库 8.4万元\n苗圃 4.8万元\n"
    news = "本报讯（记者 江 南）入秋以来，田里的人忙着收割，粮车排在路边等着过磅。\n"
    found = kinds("捐款公示\n" + rows + "春江县林业局\n田里粮满仓\n" + news)
    assert found[2:] == ["list", "list", "list", "closing", "headline", "body"]
