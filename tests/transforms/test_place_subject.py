"""Which place a statement is about, and what 全市 and 该县 mean."""

from __future__ import annotations

import pytest

from transforms.place import PlaceContext, find_places
from transforms.places.beside import administrative, resolve_relative
from transforms.places.gazetteer import Place, load_gazetteer
from transforms.places.subject import statement_place

KNOWN = load_gazetteer()


def named(path: str) -> Place:
    return KNOWN.named(*path.split("/"))


@pytest.mark.parametrize(
    ("word", "story", "meant"),
    [
        ("全市", "郴州市", "郴州市"),
        ("该市", "郴州市", "郴州市"),
        ("全市", "嘉鱼县", "咸宁市"),
        ("全县", "嘉鱼县", "嘉鱼县"),
        ("该县", "嘉鱼县/新街镇", "嘉鱼县"),
        ("全省", "嘉鱼县", "湖北省"),
        ("我省", "郴州市", "湖南省"),
        ("全市", "冷水江市", "冷水江市"),
        ("该市", "冷水江市/禾青镇", "冷水江市"),
        ("全市", "天元区", "株洲市"),
        ("全区", "天元区", "天元区"),
        ("全区", "柳州市", "广西壮族自治区"),
        ("全区", "内蒙古自治区", "内蒙古自治区"),
        ("自治区", "准格尔旗", "内蒙古自治区"),
        ("全旗", "准格尔旗", "准格尔旗"),
        ("全盟", "锡林郭勒盟", "锡林郭勒盟"),
        ("全州", "湘西土家族苗族自治州", "湘西土家族苗族自治州"),
        ("全州", "凤凰县", "湘西土家族苗族自治州"),
        ("全县", "江华瑶族自治县", "江华瑶族自治县"),
        ("全市", "重庆市/云阳县", "重庆市"),
        ("全市", "上海市", "上海市"),
        ("全镇", "嘉鱼县/新街镇", "新街镇"),
        ("全街道", "冷水江市/锡矿山街道", "锡矿山街道"),
        ("县", "嘉鱼县", "嘉鱼县"),
        ("市", "郴州市", "郴州市"),
        ("全县", "郴州市", None),
        ("全省", "广西壮族自治区", None),
        ("全镇", "嘉鱼县", None),
        ("全村", "嘉鱼县", None),
    ],
)
def test_relative_words(word: str, story: str, meant: str | None) -> None:
    found = resolve_relative(word, named(story), KNOWN)
    assert (None if found is None else found.name) == meant


def test_without_a_story_nothing_is_meant() -> None:
    assert resolve_relative("全市", None, KNOWN) is None


def about(text: str, story: str) -> str | None:
    """Place of the statement at the first figure after ▲ (the mark is taken out)."""
    at = text.index("▲")
    text = text.replace("▲", "")
    place = named(story) if story else None
    starts = [
        max((text.rfind(c, 0, at) for c in chars), default=-1) + 1 for chars in (",。;!?:\n", "。!?\n", "\n")
    ]
    mentions = find_places(text, PlaceContext(place), KNOWN)
    before = sum(m.start < at for m in mentions)
    found = statement_place(mentions, before, at, *starts, place, KNOWN)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("story", "text", "place"),
    [
        ("郴州市", "全市城镇新增就业▲39989人。", "郴州市"),
        ("郴州市", "如资兴市推行▲六统一;临武县注重以人为本,培训▲300人。", "资兴市"),
        ("郴州市", "如资兴市推行六统一;临武县注重以人为本,培训▲300人。", "临武县"),
        ("郴州市", "如资兴市推行六统一;临武县注重以人为本,保障全县▲300人。", "临武县"),
        ("郴州市", "如资兴市推行六统一。今年以来全市走访企业▲684家。", "郴州市"),
        ("郴州市", "永兴讯讯光电制定工作制度,公司专门安排▲22辆大巴。今年该企业复工。", "永兴县"),
        ("郴州市", "永兴讯讯光电制定工作制度。今年春节后该企业老员工复工率超过▲95%。", "永兴县"),
        ("郴州市", "永兴讯讯光电制定工作制度。资兴旗滨光伏严格执行制度,储备▲150余名。", "资兴市"),
        ("郴州市", "郴州市与海门市签订协议,输送▲300人。", "郴州市"),
        ("郴州市", "今年,该市赴广州、深圳招聘,签约▲300人。", "郴州市"),
        ("郴州市", "在全省率先组织▲16447人次参加培训。", "郴州市"),
        ("郴州市", "全省完成▲100万人。", "湖南省"),
        ("郴州市", "宜章县从事光电的劳动力有1.9万人。其中,在本县就业▲5000多人。", "宜章县"),
        ("郴州市", "宜章县从事光电的劳动力有1.9万人。其中,输送到广东企业就业的▲1.4万人。", "宜章县"),
        ("郴州市", "资兴市新增就业300人。\n培训▲200人。", "郴州市"),
        ("郴州市", "郴州市人社局出台办法,兑现▲500万元。", "郴州市"),
        ("郴州市", "对全市11个县市区(含高新区、经开区)以及▲414家企业调研。", "郴州市"),
        ("郴州市", "郴州高新区新增企业▲30家。", "郴州高新区"),
        ("嘉鱼县", "11月14日,鱼岳镇东街社区迎来居民。今年以来,嘉鱼县人社局组建▲122人的专班。", "嘉鱼县"),
        ("嘉鱼县", "嘉鱼县人社局联合陆溪镇、高铁岭镇和官桥镇,连续组织▲3场培训。", "嘉鱼县"),
        ("嘉鱼县", "鱼岳镇今年改造管网▲12公里。", "鱼岳镇"),
        ("嘉鱼县", "武汉东湖学院组织专家考察,带来▲3项成果。", "嘉鱼县"),
        ("嘉鱼县", "与仙桃、湖北工业大学签订协议,▲278人次达成意愿。", "嘉鱼县"),
        ("嘉鱼县", "鱼岳镇东街社区今年改造楼道▲30个。", "鱼岳镇"),
        ("郴州市", "郴州市人社局联合市总工会、苏仙区人社局举办▲8天的培训班。", "郴州市"),
        ("郴州市", "资兴市培训300人、桂阳县培训▲500人。", "桂阳县"),
        ("郴州市", "郴州市对桂阳县和临武县督查▲20次。", "郴州市"),
        ("郴州市", "工作专班深入桂阳县走访▲200户。", "桂阳县"),
        ("冷水江市", "市中医医院、娄底市第三人民医院均为二甲医院,2024年就诊率▲91.2%。", "冷水江市"),
        ("冷水江市", "成为娄底市首家中心,救治▲300人。", "冷水江市"),
        ("天元区", "株洲市今年新增岗位▲5万个。", "株洲市"),
        ("天元区", "全市新增岗位▲5万个。", "株洲市"),
        ("凉山彝族自治州", "昭觉县搬迁3万人;布拖县搬迁▲2万人。", "布拖县"),
        ("鄂尔多斯市", "准格尔旗新增就业3000人,全旗培训▲500人。", "准格尔旗"),
        ("重庆市", "云阳县脐橙种植30万亩,该县今年产量▲40万吨。", "云阳县"),
        ("", "兰考县张庄村接待游客▲20万人次。", "兰考县"),
        ("", "接待游客▲20万人次。", None),
        ("晋中市", "全市造林6万亩(平遥县2万亩;祁县4万亩),投资▲900万元。", "晋中市"),
        ("晋中市", "全市造林6万亩(平遥县2万亩;祁县▲4万亩),投资900万元。", "祁县"),
        ("乌鲁木齐市", "去年自治区安排补助▲3亿元。", "新疆维吾尔自治区"),
        ("西藏自治区", "今年以来,拉萨海关查验货物▲90批。", "拉萨市"),
        ("乌鲁木齐市", "全疆将新建林场▲9处。", "新疆维吾尔自治区"),
    ],
)
def test_statement_place(story: str, text: str, place: str | None) -> None:
    first = text.index("▲")
    assert about(text[: first + 1] + text[first + 1 :].replace("▲", ""), story) == place


def test_a_village_counts_as_its_township() -> None:
    (mention,) = find_places("资兴市三都镇石拱村")
    assert mention.place is not None
    assert administrative(mention.place, KNOWN) == named("资兴市/三都镇")


def test_far_mentions_are_not_searched_without_end() -> None:
    text = "资兴市新增就业。" + "与海门市、" * 200 + "100人"
    mentions = find_places(text, PlaceContext(named("郴州市")), KNOWN)
    assert statement_place(mentions, len(mentions), len(text), 0, 0, 0, named("郴州市"), KNOWN) == named(
        "郴州市"
    )
