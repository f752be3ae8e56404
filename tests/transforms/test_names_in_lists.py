"""What lists, parts, sums and rows call their figures: each kind once where it fires, once where it stays quiet."""

import pytest

from tests.transforms.one_story import metrics_of_text
from transforms.stories.short_lines import is_figure_row


def told(text, family=""):
    """By what is printed the names, in the order in which they are told."""
    found = {}
    for metric in metrics_of_text(text, family):
        found.setdefault(metric.evidence.raw_text, []).append(metric)
    return found


NAMES = [
    # A class in an order counts nothing; one that stands alone counts.
    (
        "全县有一类滩9万亩、二类滩6万亩、三类滩2万亩。",
        {"9万亩": "一类滩", "6万亩": "二类滩", "2万亩": "三类滩"},
    ),
    # What a head before a colon counts.
    (
        "救灾被服也已到位：县级4批、镇级20批，共24批。",
        {"4批": "县级救灾被服", "20批": "镇级救灾被服", "24批": "救灾被服"},
    ),
    ("全县被服已发放：县级4批。", {"4批": "县级"}),
    # A sum that multiplies out what each gets; a sum behind another thing does not.
    ("竹林管护面积9万亩，每亩补助12元，计108万元。", {"108万元": "竹林管护补助"}),
    ("街道收运淤泥90吨，其中河泥60吨；其余为塘泥，计30吨。", {"30吨": "塘泥"}),
    ("竹林管护9万亩，修路投资20万元，共计20万元。", {"20万元": "修路投资"}),
    # What all above is of.
    ("修闸补助20万元，护堤奖励30万元。以上合计50万元。", {"50万元": "修闸补助、护堤奖励"}),
    # Parts of works and of what somebody keeps.
    ("县里实施塘坝改造项目9个，其中山塘4个、鱼塘5个。", {"4个": "山塘改造项目", "5个": "鱼塘改造项目"}),
    ("县里实施塘坝改造项目9个，其中甲坝镇4个、物流园5个。", {"5个": "物流园"}),
    ("全县有古桥保护单位34处，其中国保1处、省保2处。", {"1处": "国保单位", "2处": "省保单位"}),
    # Parts of those that are to be chosen.
    ("拟确定15个村为市级样板村，其中石桥镇4个、长坡镇11个。", {"15个": "市级样板村", "4个": "市级样板村"}),
    # Each of two figures has its noun.
    ("受停电影响，涉及14个院落、住户532户。", {"14个": "涉及的院落", "532户": "住户"}),
    ("走访25个老人、儿童服务站16次。", {"25个": "老人、儿童服务站"}),
    # A remark behind a noun sets nothing apart.
    ("自种的300亩荞麦往年割起来提心吊胆。", {"300亩": "荞麦"}),
    # What it is compared with has the name of what is now.
    ("全市平均积雪86毫米，较常年同期的72毫米偏多19.4%。", {"72毫米": "平均积雪"}),
    # A verb takes the object, not the verb before it.
    ("去年底查出疑似漏保职工218名，目前已参保216名。", {"216名": "参保疑似漏保职工"}),
    ("公示期内，拟对8名同志予以表扬。", {"8名": "予以表扬的同志"}),
    ("查出隐患57处，其中当场整改39处，其余18处限期整改。", {"39处": "当场整改隐患"}),
    ("截至3月底，旧宅改造已开工21间，其中完工9间、在建12间。", {"12间": "在建旧宅改造"}),
    ("办理结果表示满意的90件、基本满意的4件，满意率95.7%。", {"95.7%": "结果满意率"}),
    ("收购茶青9吨，其中春茶5吨、夏茶4吨，占预计收购量12吨的75%。", {"75%": "收购茶青占预计收购量"}),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text, names):
    found = told(text)
    assert {printed: found[printed][-1].indicator for printed in names} == names


def test_a_class_that_counts_is_told():
    assert "三类" in told("排查三类问题12个。")
    assert "三类" not in told("全县二类滩6万亩、三类滩2万亩。二、三类滩多在河口。")


ROLES = [
    (
        "本学期将组织4.7万名学生“上泳池”，面向家庭发放游泳券3000张。",
        {"4.7万名": "target", "3000张": "target"},
    ),
    ("本学期已组织4.7万名学生“上泳池”。", {"4.7万名": "actual"}),
    ("到2030年全县将建成苗圃80座，目前已建成60座，完成75%。", {"75%": "target_pct"}),
    ("全县苗圃改造顺利，完成75%。", {"75%": "rate"}),
    ("每亩保费48元，财政补贴36元，农户自缴12元。", {"12元": "standard"}),
    ("今年全县农户自缴12万元。", {"12万元": "actual"}),
    ("脱粒损失率为2.1%，比规定的上限3%低0.9个百分点。", {"3%": "standard"}),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text, roles):
    found = told(text)
    assert {printed: found[printed][0].role for printed in roles} == roles


WHOLES = [
    ("前两批已补贴筒车52台，本批补贴18台，至此累计补贴70台。", {"52台": "70台", "18台": "70台"}),
    ("前两批已补贴筒车52台，本批补贴17台，至此累计补贴70台。", {"52台": None, "17台": None}),
    ("第一、二、三期分别招收学徒18人、27人和24人，累计69人。", {"18人": "69人", "24人": "69人"}),
    ("第一、二、三期分别招收学徒18人、27人和24人，累计96人。", {"18人": None, "24人": None}),
    ("北干渠86公里、南支渠82公里，总长168公里。", {"86公里": "168公里", "82公里": "168公里"}),
    (
        "累计到账116万元。已安排支出76万元，其中助学16万元，结余40万元。",
        {"76万元": "116万元", "40万元": "116万元"},
    ),
    ("累计到账116万元。已安排支出76万元，其中助学16万元，结余12万元。", {"76万元": None}),
    ("上半年，全县接待游客420万人次。过夜游客168万人次，占40%。", {"168万人次": "420万人次"}),
    ("发放贷款45亿元，笔均3万元，完成年度计划75亿元的64%。", {"64%": "45亿元"}),
]


@pytest.mark.parametrize(("text", "wholes"), WHOLES)
def test_wholes(text, wholes):
    metrics = metrics_of_text(text)
    by_id = {m.metric_id: m.evidence.raw_text for m in metrics}
    found = {m.evidence.raw_text: by_id.get(m.of_metric_id or "") for m in metrics}
    assert {printed: found[printed] for printed in wholes} == wholes


def test_a_row_is_a_name_and_its_figure():
    assert is_figure_row("个人捐赠 12.6万元")
    assert not is_figure_row("个人捐赠12.6万元")
    assert not is_figure_row("个人捐赠 12.6万元,其中")


ROWS = """善款公示

截至7月20日，第二批善款公示如下：
区直各机关单位 118.46万元
爱心商会及会员 401.54万元
第二批合计 620.00万元
加上第一批的316.50万元，累计到账936.50万元。"""


def test_rows_above_their_total_are_of_it():
    found = {m.evidence.raw_text: m for m in metrics_of_text(ROWS, "headline")}
    assert found["118.46万元"].indicator == "区直各机关单位"
    assert found["401.54万元"].indicator == "爱心商会及会员"
    total = found["620.00万元"].metric_id
    assert found["118.46万元"].of_metric_id == found["401.54万元"].of_metric_id == total
    assert found["620.00万元"].of_metric_id == found["936.50万元"].metric_id
    assert found["936.50万元"].period_text == "截至7月20日"


def test_a_headline_of_what_is_planned_is_a_target():
    below = "本报讯(记者 王明)县里将组织4.7万名学生学游泳。"
    found = metrics_of_text(f"4.7万名学生学游泳\n\n{below}", "headline")
    assert [m.role for m in found] == ["target", "target"]
    below = "本报讯(记者 王明)县里已组织4.7万名学生学游泳。"
    found = metrics_of_text(f"4.7万名学生学游泳\n\n{below}", "headline")
    assert [m.role for m in found] == ["actual", "actual"]
