"""Homes of pages and places of stories: the five seed pages and openings of other provinces."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.page import read_page
from transforms.place import Place, PlaceContext, find_places
from transforms.places.gazetteer import load_gazetteer
from transforms.places.home import home_of_story
from transforms.places.page import places_of
from transforms.places.scan import scan_places
from transforms.stories.reading import Paragraph

KNOWN = load_gazetteer()


def page_context(texts: list[str]) -> PlaceContext:
    return places_of([scan_places(text, KNOWN) for text in texts], KNOWN).context


def story_home(headline: str, body: str, context: PlaceContext) -> Place | None:
    text = f"{headline}\n{body}"
    paragraphs = [
        Paragraph(0, len(headline), "headline"),
        Paragraph(len(headline) + 1, len(text), "text"),
    ]
    return home_of_story(text, paragraphs, find_places(text, context, KNOWN), context, KNOWN)


PAGES = sorted((Path(__file__).parents[2] / "seeds" / "pages").glob("*.txt"))


@pytest.mark.parametrize(
    ("page", "home"),
    list(zip(PAGES, ["湖南省", "郴州市", "湖南省", "嘉鱼县", "株洲市"], strict=True)),
    ids=lambda v: str(v)[-12:],
)
def test_home_of_the_seed_pages(page: Path, home: str) -> None:
    found = page_context([read_page(page.name, page.read_bytes()).folded]).home
    assert found is not None
    assert found.name == home


# The gold places of the seeds: page, first words of headline or story, last words, place.
STORIES = [
    (1, "福城就业暖万家\n——郴州市发扬“三牛精神”促就业惠民生纪实", "就业是经济的", "幸福感。", "郴州市"),
    (1, "", "福城职业技能培训启动", "动员大会。", "郴州市"),
    (1, "", "郴州市开展养老护理", "活动。", "郴州市"),
    (1, "", "郴州高新区创新创业园", "1.1万人。", "郴州市"),
    (1, "", "郴州市与海门市签订", "协议。", "郴州市"),
    (3, "嘉鱼多轮驱动促就业惠民生", "通讯员 邓丹", "## 助推", "嘉鱼县"),
    (3, "嘉鱼深化校企合作", "本报讯 特约记者皮道琦", "## 嘉鱼医保", "嘉鱼县"),
    (3, "生育津贴“免申即享”\n嘉鱼医保关怀从“优”", "本报讯 通讯员李瑞", "## 嘉鱼创新", "嘉鱼县"),
    (3, "“用地清单制”地块摘牌\n嘉鱼创新土地供应机制", "本报讯 通讯员梁慧慧", "## 糖桔", "嘉鱼县"),
    (3, "糖桔喜丰收", "“这个糖桔皮", "邓丹 摄", "新街镇"),
]


@pytest.mark.parametrize(("page", "headline", "first", "last", "place"), STORIES)
def test_story_places_of_the_seeds(page: int, headline: str, first: str, last: str, place: str) -> None:
    folded = read_page("seed", PAGES[page].read_bytes()).folded
    start = folded.index(first)
    body = folded[start : folded.index(last, start)]
    found = story_home(headline, body, page_context([folded]))
    assert found is not None
    assert found.name == place


# home of the page | headline | opening | place
OPENINGS = """
安徽省|颍上小龙虾游进大市场|本报讯 眼下,阜阳市颍上县八里河镇的虾田里一片忙碌。今年全县养殖面积达12万亩。颍上县农业农村局负责人介绍,产值8亿元。|颍上县
山东省|寿光蔬菜俏销全国|12月3日,寿光市稻田镇的大棚里,菜农王建国正忙着采摘。今年以来,寿光市新建大棚3000个,全市蔬菜产量450万吨。|寿光市
河南省|一把梳子梳出致富路|许昌市建安区灵井镇霍庄村,家家户户做梳子。该村年产梳子800万把。|灵井镇
四川省|凉山彝绣飞出大山|“一针一线都是收入。”昭觉县三岔河镇三河村绣娘阿牛说。今年,凉山州培训绣娘2万人次,全州绣品产值3亿元。凉山州妇联负责人介绍。|凉山彝族自治州
内蒙古自治区|准格尔旗煤矿复绿|近日,记者在准格尔旗看到,矿区披绿。今年全旗复垦3万亩。准格尔旗自然资源局介绍。|准格尔旗
广西壮族自治区|全区夏粮丰收|记者从自治区农业农村厅获悉,今年广西夏粮产量增长。全区播种面积4200万亩。|广西壮族自治区
新疆维吾尔自治区|棉花采收收尾|阿克苏地区沙雅县机采棉率达95%。沙雅县农业农村局介绍,全县种植200万亩。|沙雅县
重庆市|三峡柑橘红了|云阳县、奉节县、开州区的柑橘陆续上市。今年全市柑橘面积380万亩,重庆市农业农村委介绍,重庆产量400万吨。|重庆市
上海市|老街焕新|浦东新区陆家嘴街道启动改造,惠及居民300户。|陆家嘴街道
江苏省|昆山外资再添新军|本报讯 9月1日,昆山市新签约外资项目12个。昆山全年目标20亿美元。|昆山市
江苏省|苏州工业园区进出口创新高|苏州工业园区海关统计,前10月进出口额900亿美元。苏州工业园区负责人介绍。|苏州工业园区
浙江省|义乌小商品迎来旺季|义乌市国际商贸城客流日均20万人次。义乌市商务局介绍,全市快递日均3000万件。|义乌市
福建省|沙县小吃走四方|三明市沙县区小吃门店8.8万家。沙县区委负责人介绍,全区培训6万人次。|沙县区
江西省|于都富硒蔬菜种出新生活|赣州市于都县梓山镇潭头村的大棚里。目前,于都县富硒蔬菜20万亩。|于都县
河北省|永年标准件升级|邯郸市永年区标准件企业2000家。永年区今年技改投资30亿元。|永年区
山西省|云州黄花开出致富路|大同市云州区黄花种植17万亩,全区产值9亿元。|云州区
陕西省|延安苹果丰收|洛川县、富县、宜川县苹果丰收。今年延安市苹果面积300万亩,延安果农收入增长,全市产量400万吨。|延安市
甘肃省|定西马铃薯的故事|定西市今年种植马铃薯300万亩。安定区、临洮县、渭源县为主产区。定西全市产量500万吨。|定西市
青海省|海西枸杞红|海西州种植枸杞50万亩。海西州林草局介绍,全州产值40亿元。|海西蒙古族藏族自治州
贵州省|西江苗寨迎客|雷山县西江镇今年接待游客600万人次。西江镇新增民宿300家。|西江镇
云南省|斗南花市繁忙|昆明市呈贡区斗南街道花卉市场日交易鲜花2000万枝。|斗南街道
辽宁省|海城西柳服装转型|海城市西柳镇服装企业3000家。海城市今年出口20亿元,海城市商务局介绍。|海城市
吉林省|珲春海鲜出山|延边州珲春市海产品加工企业100家。珲春全年进口帝王蟹。珲春市商务局介绍。|珲春市
黑龙江省|五常大米飘香|哈尔滨市五常市水稻种植250万亩。五常市今年产量70万吨。|五常市
海南省|文昌航天城崛起|文昌市今年完成投资100亿元。文昌全市接待游客。|文昌市
湖北省|恩施硒茶出口|恩施州茶园180万亩。恩施州农业农村局介绍,全州出口2亿美元。|恩施土家族苗族自治州
广东省|虎门服装再出发|东莞市虎门镇服装企业3000家,全镇年产值450亿元。虎门镇负责人介绍。|虎门镇
西藏自治区|林芝桃花节开幕|林芝市接待游客30万人次。林芝市旅发局介绍,全市民宿600家。|林芝市
天津市|滨海新区稳外贸|天津滨海新区前三季度外贸额5000亿元。滨海新区新增企业3000家。|滨海新区
湖南省|怀化税务小鸡蛋“孵”出大产业|位于通道侗族自治县的湖南万孚联合农牧科技股份有限公司,主要从事蛋鸡养殖。怀化税务部门组建团队。|怀化市
湖南省|湘潭岳塘经开区南下招商选资|12月初,湘潭岳塘经开区相关负责人赴广州、深圳等地招商。岳塘经开区相关负责人表示。|岳塘经开区
湖南省|多措并举稳定就业|11月23日,长沙市招聘会在宁乡市煤炭坝镇举行。今年,湖南把就业摆在突出位置。截至11月18日,全省就业人数超去年。湖南依托平台,全省办会。|湖南省
安徽省|让群众少跑腿|记者在望江县人民医院看到,门诊大厅井然有序。今年1至9月,该院接诊12万人次,出院患者6800人次。|望江县
郴州市|生活随笔|天气渐凉,一家人围炉。|郴州市
""".strip().splitlines()


@pytest.mark.parametrize("line", OPENINGS)
def test_story_places_of_other_provinces(line: str) -> None:
    home, headline, opening, place = line.split("|")
    found = story_home(headline, opening, PlaceContext(KNOWN.named(home)))
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize("line", [line for line in OPENINGS if "随笔" not in line and "林芝" not in line])
def test_story_places_without_a_known_page(line: str) -> None:
    _, headline, opening, place = line.split("|")
    found = story_home(headline, opening, PlaceContext(None))
    assert found is not None
    assert found.name == place


def test_a_provincial_page_lends_its_home_to_no_story() -> None:
    assert story_home("生活随笔", "天气渐凉。", PlaceContext(KNOWN.named("湖南省"))) is None


@pytest.mark.parametrize(
    "body",
    [
        "今年以来,全县完成投资12亿元。前三季度主要指标与对标的保康县比,增速全面赶超。",
        "今年以来,全县完成投资12亿元,综合排名位居丹江口市之后。",
    ],
)
def test_whom_a_story_is_measured_against_is_not_its_home(body: str) -> None:
    assert story_home("我县主要指标增速居前", body, PlaceContext(None)) is None


def test_the_field_of_a_ranking_is_no_home() -> None:
    body = "上半年,宜昌市夷陵区人民法院结案2837件,全市排名第十一位。人均结案77件,位列全市第六。"
    home = story_home("夷陵法院上半年结案", body, PlaceContext(None))
    assert home is not None
    assert home.name == "夷陵区"


def test_a_page_without_places_has_no_home() -> None:
    assert page_context(["天气渐凉,一家人围炉。"]).home is None


def test_a_paper_tells_the_city() -> None:
    home = page_context(["株洲日报全媒体记者/谭昕吾\n全市新增就业。"]).home
    assert home == KNOWN.named("株洲市")


AWAY = "本报讯 “我在昆山干活,昆山的厂管吃住。”他在电话里说。我县向江苏省昆山市输转劳动力260人。"


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("桂阳报 2025年10月17日 第1286期 本期四版", "桂阳县"),
        ("桂阳县报 2025年10月17日", "桂阳县"),
        ("今日桂阳 2025年10月17日 星期五 第3版", "桂阳县"),
        ("郴州日报 2025年10月17日 星期五", "郴州市"),
        ("桂阳 新闻 3", "桂阳县"),
        # A sentence, a report's headline, a line without a day or page are no mastheads.
        ("据桂阳报 2025年10月17日消息", "昆山市"),
        ("桂阳报喜", "昆山市"),
        ("桂阳 新闻人物 3位", "昆山市"),
    ],
)
def test_the_masthead_tells_whose_page_it_is(line: str, home: str) -> None:
    assert page_context([line, AWAY]).home == KNOWN.named(home)


def test_pages_of_many_provinces_have_no_home() -> None:
    assert page_context(["湖南省增长5%。江苏省增长6%。四川省增长7%。"]).home is None


def test_an_old_page_keeps_the_old_name() -> None:
    context = page_context(["宁乡县新增就业。宁乡县农业局介绍,全县丰收。宁乡产粮。"])
    assert context.home is not None
    assert context.home.name == "宁乡县"
    found = story_home("宁乡新增就业", "全县完成300人。", context)
    assert found is not None
    assert (found.name, found.code) == ("宁乡县", "430182")


def test_words_that_are_names_too_are_no_evidence() -> None:
    assert page_context(["今年新建公路30公里。新建学校5所。目前，全州新建温泉2处。"]).home is None


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("泾县2023年社会事业发展情况\n年末共有学校289所。", "泾县"),
        ("完成了循环县域建设的一个县。", None),
        ("西安晚报 2024年11月4日\n全市新增就业2314人。", "西安市"),
    ],
)
def test_short_names_that_tell_the_home(text: str, home: str | None) -> None:
    found = page_context([text]).home
    assert (found and found.name) == home


def told_home(*lines: str) -> str:
    """The home of a story of a headline and the paragraphs below it on a page of 栾川县."""
    text, at, paragraphs = "\n".join(lines), 0, []
    for number, line in enumerate(lines):
        paragraphs.append(Paragraph(at, at + len(line), "text" if number else "headline"))
        at += len(line) + 1
    context = page_context(["河南省栾川县。栾川县教育局。", text])
    found = home_of_story(text, paragraphs, find_places(text, context, KNOWN), context, KNOWN)
    return "" if found is None else found.name


SCENE = "在潭头镇的河滩上，几位村民正给柳苗培土。"


@pytest.mark.parametrize(
    ("lines", "home"),
    [
        (("河滩添新绿", SCENE, "记者从林业部门获悉，前8个月新栽柳树3.6万株。"), "栾川县"),
        (
            ("河滩添新绿", SCENE, "前8个月栽柳树3.6万株、杨树2.1万株，投工410个，用款56万元，管护员27名。"),
            "栾川县",
        ),
        # Headline or words of the township's own: it stays the township's, as does a scene that goes on.
        (("潭头镇：河滩添新绿", SCENE, "记者从林业部门获悉，前8个月新栽柳树3.6万株。"), "潭头镇"),
        (("河滩添新绿", SCENE, "该镇林业站统计，前8个月新栽柳树3.6万株。"), "潭头镇"),
        (("河滩添新绿", SCENE, "苗圃里有柳苗8000株，再过几天就要移走。"), "潭头镇"),
    ],
)
def test_a_township_where_the_story_only_begins_is_not_its_place(lines: tuple[str, ...], home: str) -> None:
    assert told_home(*lines) == home


@pytest.mark.parametrize(
    ("told", "home"),
    [
        ("栾川县运走苹果，延津县运走大蒜。", "栾川县"),
        ("河南全省运走苹果，栾川县、延津县运走大蒜。", "河南省"),
        ("河南省运走苹果，栾川县、延津县运走大蒜。", "河南省"),
    ],
)
def test_several_places_make_up_no_province_that_the_story_does_not_name(told: str, home: str) -> None:
    assert told_home("果品走四方", told) == home
