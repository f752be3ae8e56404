"""A stated count and its list agree, or the editor is told."""

from __future__ import annotations

import pytest

from checks.slogan import Stated, judge, slogans
from transforms.lists.listing import find_listings


def verdict(text: str) -> tuple[str, str]:
    (found,) = (each for each in find_listings(text) if each.stated)
    outcome = judge(found)
    return outcome.verdict, outcome.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推行网格联管、矛盾联调、治安联防“三联”机制。", "holds"),
        ("推行网格联管、矛盾联调、治安联防“四联”机制。", "fails"),
        ("推行网格联管、矛盾联调、治安联防等“四联”机制。", "undecided"),
        ("推行网格联管、矛盾联调、治安联防等“两联”机制。", "fails"),
        ("出台“三免”政策,即免租金、免水电。", "fails"),
        ("实施饮水安全、农村客运提质、厕所革命、电网升级五大工程。", "fails"),
        ("实施饮水安全、农村客运提质、厕所革命、电网升级四大工程。", "holds"),
        ("甲区、乙县、丙县、丁自治县3个区(县)进度靠后。", "fails"),
        ("甲区、乙县、丙县3个区(县)进度靠后。", "holds"),
        ("擦亮“甲山鸡”“乙水鱼”“丙岭茶”四大品牌。", "fails"),
        ("按照“计划、机构、标准”四项统一的原则推进。", "undecided"),
        ("“五统一”就是统一品种、统一农资、统一植保、统一收购。", "fails"),
        ("“四统一”就是统一品种、统一农资、统一植保、统一收购。", "holds"),
        ("采取三项措施:一是送岗上门;二是送训到村;三是送医到户。", "holds"),
        ("采取四项措施:一是送岗上门;二是送训到村;三是送医到户。", "fails"),
        ("提供“211”服务,即2次讲解、1次测评、1次推荐。", "holds"),
        ("提供“211”服务,即2次讲解、3次测评、1次推荐。", "fails"),
        ("构建“1+4+16”网络(即1个中心、4个分站、16个网点)。", "holds"),
        ("构建“1+4+16”网络(即1个中心、4个分站、18个网点)。", "fails"),
        ("构建“1+4+16”网络(即4个分站、16个网点)。", "undecided"),
    ],
)
def test_verdicts(text: str, expected: str):
    assert verdict(text)[0] == expected


def test_another_order_holds_and_is_said():
    outcome = verdict("构建“1+4+16”网络(即1个中心、16个网点、4个分站)。")
    assert outcome[0] == "holds"
    assert "1+16+4" in outcome[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各站落实四项办法:课前点名、课中提问、课后答疑、每周小测、家校通话。", "fails"),
        ("各站落实五项办法:课前点名、课中提问、课后答疑、每周小测、家校通话,确保人人过关。", "holds"),
        ("各站落实四项办法:点名、课中提问、课后答疑、每周小测、家校通话。", "undecided"),
        ("备足四种农具:镰刀60把、木耙45个、竹筐30只,全部分到各组。", "fails"),
        ("备足三种农具:镰刀60把、木耙45个、竹筐30只,全部分到各组。", "holds"),
        ("备足四种农具:镰刀60把、木耙45个、竹筐30只等。", "undecided"),
        ("全区落实“稳面积、扩良种、兴水利、推农机”五项措施。", "fails"),
        ("全区落实“稳面积、扩良种、兴水利、推农机”四项措施。", "holds"),
        ("全区落实稳面积、扩良种、兴水利、推农机五项措施。", "undecided"),
        ("东山、西桥、南河、北湖五个街道试点。", "fails"),
        ("东山、西桥、南河、北湖四个街道试点。", "holds"),
        ("东山、西桥、南河、北湖等五个街道试点。", "undecided"),
        ("在东河镇、西山镇、南坪镇、北湖乡、中塘乡等4个沿边乡镇设点。", "fails"),
        ("在东河镇、西山镇、南坪镇、北湖乡等4个沿边乡镇设点。", "holds"),
        ("在东河镇、西山镇、南坪镇等4个沿边乡镇设点。", "undecided"),
        ("县里建起冷库3座,分别设在东河镇、西山镇、南坪镇和北湖乡。", "fails"),
        ("县里建起冷库4座,分别设在东河镇、西山镇、南坪镇和北湖乡。", "holds"),
        ("东河镇、西山镇、南坪镇、北湖乡3个项目开工。", "undecided"),
        ("园区安排剪纸、舞狮、猜谜、赛诗共5项活动。", "fails"),
        ("园区安排剪纸、舞狮、猜谜、赛诗共4项活动。", "holds"),
        ("园区安排剪纸、舞狮、猜谜共5项活动。", "undecided"),
        ("实施水厂扩建、泵站改造、管网更新、中和桥加固3个项目。", "fails"),
        ("实施水厂扩建、泵站改造、管网更新、中和桥加固5个项目。", "undecided"),
        ("新开食堂4家,分别是东街食堂、西街食堂、南街食堂。", "fails"),
        ("新开食堂3家,分别是东街食堂、西街食堂、南街食堂。", "holds"),
        ("新开食堂4家,分别是东街食堂2家、西街食堂1家、南街食堂1家。", "undecided"),
        ("新设渡口4处,分别是东湾渡口9艘、西湾渡口6艘、南湾渡口5艘。", "undecided"),
        ("新设渡口4处,分别是东湾渡口、西湾渡口、南湾渡口。", "fails"),
        ("店家退货须备下列三种单据:(一)发票;(二)收条、底单。缺一不可。", "fails"),
        ("店家退货须备下列两种单据:(一)发票;(二)收条、底单。缺一不可。", "holds"),
        ("书库里以下3个架子归甲班,请记清:1.东墙旧架\n2.西墙新架\n钥匙在门房。", "fails"),
        ("书库里以下3个架子归甲班,请记清:1.东墙旧架\n2.西墙新架", "undecided"),
    ],
)
def test_what_one_pair_of_marks_holds_is_the_whole_list(text, expected):
    (listing,) = find_listings(text)
    (found,) = slogans([Stated("d" * 64, "a", listing, text, ("m",))])
    assert found.outcome.verdict == expected
    assert found.metric_ids == ("m",)


def test_stories_give_findings_with_ids_of_their_own():
    text = "县里推行网格联管、矛盾联调、治安联防“四联”机制。各镇推行网格联管、矛盾联调、治安联防“四联”机制。"
    stated = [Stated("d" * 64, story, each, text) for story in "ab" for each in find_listings(text)]
    found = list(slogans(stated))
    assert {f.outcome.verdict for f in found} == {"fails"}
    assert len({f.result_id for f in found}) == len(found) == 4
    assert len({f.fingerprint for f in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "东、中、西部地区5种主要机械的数量。",
        "坚定“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "推进基地化、系列化、集团化的“两豆”开发格局。",
        "新建、续建30个处理中心。",
        "推行深入学习、积极宣传、全面落实十五大精神。",
        "优化营商环境、强化服务保障、激发市场活力、扎实推进“三大行动”。",
        "坚持“四水四定”、严守红线、盘活存量的“一控两减三基本”。",
        "建设产业、园区三级平台。",
    ],
)
def test_words_before_a_count_that_are_no_list_of_it_are_no_failure(text: str):
    assert "fails" not in {judge(found).verdict for found in find_listings(text) if found.stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇里推出四项便民服务,即免费理发、家电维修、代缴水费。", "fails"),
        ("镇里推出三项便民服务,即免费理发、家电维修、代缴水费。", "holds"),
        ("村里商定五件大事:整修水渠、硬化晒场、添置路灯、翻新祠堂。", "fails"),
        ("村里商定四件大事:整修水渠、硬化晒场、添置路灯、翻新祠堂。", "holds"),
        ("班上开设6门课程:篆刻、抖空竹、口琴、编织、棋艺,每门课收12人。", "fails"),
        ("班上开设6门课程:篆刻、抖空竹、口琴、编织、棋艺,还有烘焙。", "undecided"),
        ("村里商定三件大事:整修水渠、硬化晒场、添置路灯、翻新祠堂。", "undecided"),
        ("镇里推出四项便民服务,带动免费理发、家电维修、代缴水费。", "undecided"),
    ],
)
def test_the_list_that_ji_opens_is_all_that_is_counted(text: str, expected: str):
    found = [judge(listing, text).verdict for listing in find_listings(text) if listing.stated]
    assert found == [expected] or (expected == "undecided" and "fails" not in found)
