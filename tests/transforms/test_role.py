"""Every wording of a role is read so; each cue's own examples, then sentences of many fields."""

import pytest

from tests.transforms.one_story import page_text
from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.quantity import find_quantities
from transforms.role import CUES, called_a_goal, is_decline, role_of
from transforms.story import cut_stories
from transforms.text.sentence import outline
from transforms.text.surroundings import surroundings


def role_in(marked):
    """The role of the quantity marked 【】 in a sentence."""
    at = marked.index("【")
    end = marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    metrics = [q for q in find_quantities(text) if q.kind == "metric"]
    previous = None
    for quantity, around in zip(metrics, surroundings(text, outline(text), metrics), strict=True):
        role = role_of(quantity, around, previous)
        previous = (quantity, role)
        if quantity.start < end and quantity.end > at:
            return role
    raise AssertionError(f"no quantity read at 【】 of {marked}: {metrics}")


@pytest.mark.parametrize(
    ("role", "example"), [(cue.role, example) for cue in CUES for example in cue.examples]
)
def test_each_cue_reads_its_examples(role, example):
    assert role_in(example) == role


SENTENCES = [
    # By how much a level that was just told has moved, in plain verbs.
    ("change", "全村玉米亩产由620斤涨到740斤,每亩多收【120斤】。"),
    ("change", "苗圃从去年的12个增加到19个,多出【7个】。"),
    ("change", "这条线每天发车22班,比夏天多了【5班】。"),
    ("actual", "全校招聘教师140人,少儿班【30人】。"),
    ("actual", "全镇种竹900亩,多年生草【60亩】。"),
    ("target", "班额平均38人，未突破【47人】的上限。"),
    ("target", "碎米率1.1%，低于【3.5%】的加工作业标准。"),
    ("rate", "合格率97%，高于全省【94%】的平均水平。"),
    ("target", "76列的数字也意味着全年【150列】的计划已完成50.7%。"),
    ("target", "本次拟安排项目3个,资金【360万元】,分别是:1.小学操场,110万元;2.食堂,120万元。"),
    ("target", "本次拟安排项目3个,资金360万元,分别是:1.小学操场,110万元;2.食堂,【120万元】。"),
    ("target", "今年计划招生6800人。1.农校,3200人;2.技校,【3600人】。"),
    ("actual", "共招生6800人。1.农校,3200人;2.技校,【3600人】。"),
    ("standard", "补助标准为小学每生每年1200元、初中【1400元】。"),
    ("standard", "用电大户须按月均电费的【6%】预存保证金。"),
    ("target_pct", "工业投资268亿元，完成年度计划1,300亿元的【20.6%】。"),
    # Told of one person, by that person or by the paper.
    ("context", "“今年花椒收成好，商贩一斤给到【31元】。”椒农家的大户岑小满说。"),
    ("context", "“往年一天发【四百单】，我们就忙不过来。”摊主岑小满笑着说。"),
    ("context", "“俺家【17亩】地两天就收完了。”"),
    ("context", "64岁的村民岑小满流转的【210亩】稻田正在收割。"),
    ("context", "养鸭户旁边，养殖户岑小满家的棚里新添【26头】小牛。"),
    ("context", "71岁的岑阿婆刷脸付了【6元】，端着餐盘坐下。"),
    ("context", "他贷了【43万元】。"),
    ("actual", "“合作社今年卖了【43万元】。”村民岑小满说。"),
    ("actual", "“全村今年种花椒【1700亩】。”村民岑小满说。"),
    ("actual", "“项目总投资【1.7亿元】。”县农业农村局局长岑小满说。"),
    ("actual", "在种粮大户岑小满的带动下，全村种糯稻【1700亩】。"),
    ("standard", "为65岁以上老人，每人每月发放补贴【60元】。"),
    ("actual", "平均制证时长由6个工作日缩短为【4个工作日】。"),
    ("change", "平均制证时长比上年缩短【2个工作日】。"),
    ("change", "最低标准每人每月由180元提高至190元,增加【10元】。"),
    ("context", "村民岑小满负责浇水,一天能挣【90元】。"),
    ("context", "花农岑小满背着竹筐下坡,一天能剪【40公斤】。"),
    ("context", "他那【5间】老屋漏了雨。"),
    ("actual", "村民岑小满带着大伙种下【46亩】芋头。"),
    ("actual", "今年计划新建风车40座,上半年建成【28座】,完成70%。"),
    ("target", "今年计划新建风车40座,上半年建成【28座】,下半年建成12座。"),
    ("target_pct", "全年销量目标为50万吨,第二季度完成【26.5%】。"),
    ("rate", "大桥主体工程完成【62%】,年底前合龙。"),
    ("rate", "全县计划总投资6.4亿元,其中中央资金3.2亿元,占【50%】。"),
    ("rate", "在册古井360口,到2024年底已清淤90口,占【25%】。"),
    ("actual", "在册古井360口,到2024年底已清淤【90口】,占25%。"),
    ("actual", "今年预算安排冬修资金4.5亿元,上半年支出【1.8亿元】,占预算的40%。"),
    ("actual", "原定收90支,最后报了【120支】,完成计划的133%。"),
    ("actual", "到2019年底,已列入计划的渡口建成【60个】。"),
    ("actual", "到2019年底,全县渡口已建成【60个】。"),
    ("target", "到2029年,在已有规划的岸线上建成渡口【60个】。"),
    ("actual", "全县还要求【7个】镇上报名单。"),
    ("standard", "船票大人每张45元、学生每张【20元】。"),
    ("actual", "全厂工人平均月薪【4600元】。"),
    ("actual", "这家店一份午餐卖【16元】,一天卖出80份。"),
    ("actual", "每亩补7元,两项资金总额210万元——甲项补助【130万元】,乙项奖励80万元。"),
    ("actual", "每亩补7元,两项资金总额210万元——甲项补助130万元,乙项奖励【80万元】。"),
    ("standard", "两项资金总额210万元,休渔每亩补助【7元】。"),
    ("actual", "平均审核时限由9个工作日压缩到【4个工作日】。"),
    ("change", "存煤9.2万吨,比去年同期的7.1万吨多【2.1万吨】。"),
    ("change", "火情14起、伤8人,降幅分别为12.5%、【20%】。"),
    ("actual", "旅客同比增长9.5%；航班起降【310架次】,同比增长3%。"),
    ("actual", "围绕全年任务，全县检修路灯【260盏】（其中新装40盏）。"),
    ("target_pct", "全市新增就业3.1万人,完成年度目标任务的【103.5%】。"),
    ("target_pct", "新建农村公路420公里、改造危桥36座,分别占全年计划的84%、【90%】。"),
    ("target_pct", "征收城乡居民医保31.2万人,任务完成率达【98.6%】。"),
    ("target", "全年计划改造老旧小区【45个】,惠及居民1.2万户。"),
    ("target", "力争到2027年,全县茶园面积稳定在【30万亩】。"),
    ("target", "到2026年底,公共充电桩达到【2.4万个】以上。"),
    ("target", "细颗粒物浓度控制在35微克/立方米以内,优良天数比例不低于【88%】的目标。"),
    ("target", "该项目计划总投资【12.6亿元】,建成后年产值可观。"),
    ("target", "今年将新建高标准农田【8万亩】。"),
    ("change", "规模以上工业增加值同比增长【8.7%】。"),
    ("change", "4月,财政支出完成18亿元,比上年减支【2亿元】。"),
    ("change", "万元GDP能耗比上年下降【3.1%】。"),
    ("change", "城镇化率达62.4%,较上年提高【1.2个百分点】。"),
    ("change", "游客接待量增长【1.3倍】。"),
    ("change", "事故起数同比减少【17起】。"),
    ("rate", "群众满意率达【98.5%】。"),
    ("rate", "适龄儿童入学率为【100%】。"),
    ("rate", "女职工占【42%】。"),
    ("rate", "生猪规模化养殖比重提升到【68%】。"),
    ("target", "县里提出,确保全年新签约项目【45个以上】。"),
    ("actual", "确保粮食安全,全县入库稻谷【4.1万吨】。"),
    ("actual", "补贴农机460台,平均每台补贴【1.3万元】。"),
    ("actual", "上半年落实农机补贴资金【752万元】,平均每台补贴1.3万元。"),
    ("actual", "按照每亩6元的标准,31万亩草场发放补助【186万元】。"),
    ("standard", "按每台【1.3万元】给予补贴。"),
    ("change", "全年办证2160本、收费540万元,比上年分别增加37本、【69万元】。"),
    ("actual", "比上年增加37本,收费【69万元】。"),
    ("standard", "对符合条件的家庭,每户一次性补助【2万元】。"),
    ("standard", "每亩补贴【150元】,由镇财政统一发放。"),
    ("standard", "给予最高不超过【50万元】的一次性奖励。"),
    ("standard", "城市低保标准提高到每人每月【720元】。"),
    ("context", "今年【58岁】的村民老赵是种粮大户。"),
    ("context", "为期【五天】的展会落下帷幕。"),
    ("context", "渔民从网箱里捞起一条【12斤】重的草鱼。"),
    ("context", "“我一年能挣【6万元】,比在外打工强。”老赵说。"),
    ("context", "该镇推出【四项】举措,守住粮食安全底线。"),
    ("target", "全市完成固定资产投资96亿元,占全年计划【180亿元】的53.3%。"),
    ("rate", "税收收入占一般公共预算收入的【65.1%】。"),
    ("target", "今年计划建设高标准农田15万亩,其中新建【10万亩】。"),
    ("target", "计划新建口袋公园12个、改造【20个】。"),
    ("actual", "计划投资2亿元,目前已完成【1.2亿元】。"),
    ("change", "粮食总产比上年增产【1.3万吨】。"),
    ("standard", "依法规定施工噪声夜间不得超过【55分贝】。"),
    ("standard", "平台企业须在【48小时】内回复投诉。"),
    ("actual", "全区发放稳岗补贴【1360万元】,补贴标准为每人500元。"),
    ("context", "他家种了【16亩】地,日子越过越好。"),
    ("context", "“在家门口上班,一个月能挣【3500元】。”刘阿姨说。"),
    ("context", "新签约投资超【10亿元】的重大项目6个。"),
    ("actual", "平均每班【45人】,比三年前少了。"),
    ("actual", "全县粮食播种面积【86.3万亩】。"),
    ("actual", "一季度完成投资【23.7亿元】。"),
    ("actual", "全区共有养老机构【27家】。"),
    ("actual", "出院患者平均住院日缩短至【7.2天】。"),
    ("actual", "累计接待游客【134.5万人次】。"),
    ("target", "占全年任务【8.2万人】的91.5%。"),
    ("target_pct", "技能培训1.2万人,占全年任务1.5万人的【80%】。"),
    ("target_pct", "全区秸秆离田42万亩,占应离田面积的【71%】。"),
    ("rate", "应收账款占应收款项的【36%】。"),
    ("rate", "登记失业率控制在【3.1%】,低于年度控制目标。"),
    ("target", "登记失业率控制在【4.5%】以内的目标。"),
    ("target", "参保率96%,比州里下达的【94%】参保目标任务高出2个百分点。"),
    ("change", "完成率超出目标【1.2个百分点】。"),
    ("change", "其中增幅最大的为南坪县,达【6.1%】。"),
    ("change", "其余各镇增幅均在【1.2%-3.8%】之间。"),
    ("standard", "把基础养老金由每人每月【105元】提高到116元。"),
    ("standard", "把基础养老金由每人每月105元提高到【116元】。"),
    ("target", "今年计划建设水利工程620个,其中塘坝60座、机电井【250眼】、水窖310处。"),
    ("target", "今年计划离田面积85万亩,其中玉米离田面积60万亩,水稻离田面积【25万亩】。"),
    ("actual", "今年计划新建公路60公里,其中已完成【25公里】。"),
    ("target", "其中,城东小学总投资5200万元,设有24个班,可容纳学生【900名】。"),
    ("actual", "新校区已投入使用,设有24个班,可容纳学生【900名】。"),
    ("target", "工程计划解决饮水不安全人口【2.6万人】。"),
    ("actual", "确保全县2.3万名学生平安返校,出动警力【560人次】。"),
    ("actual", "计划投产项目22个,完成投资【18.4亿元】,为年度计划的42.6%。"),
    ("target", "今年计划投产项目22个,完成投资【18.4亿元】。"),
    ("target", "全旗重点项目64个,年度投资计划【21.5亿元】。"),
    ("target_pct", "年度投资计划6.4亿元,前4月完成投资2.5亿元,完成率【39.1%】。"),
    ("target", "药品抽检合格率98.2%,高于年度目标【98%】。"),
    ("rate", "药品抽检合格率【98.2%】,高于年度目标98%。"),
    ("change", "8月份查处超载86起,比7月份的71起增加【15起】。"),
    ("change", "平均每户2.8人,比2010年第六次普查时减少【0.7人】。"),
    ("actual", "10月末,贷款余额【286亿元】,存贷比高于全市平均水平。"),
    ("target", "石门区定下全年完成投资【42亿元】、工业产值260亿元、税收9亿元的目标。"),
    ("target", "石门区定下全年完成投资42亿元、工业产值【260亿元】、税收9亿元的目标。"),
    ("actual", "根据有关规定,上半年全县减免税费【2.4亿元】。"),
    ("target", "《若干措施》明确,全县减免税费【2.4亿元】。"),
    ("actual", "石门区完成投资【42亿元】、工业产值260亿元、税收9亿元,目标明确。"),
    ("target", "甲乡、乙乡新增就业年度任务依次为【360人】、240人,上半年分别完成210人、130人。"),
    ("target_pct", "年度任务依次为360人、240人,上半年分别完成210人、120人,完成率分别为【58.3%】、50%。"),
    ("actual", "620家企业中,产值同比增长的【410家】。"),
    ("actual", "计划今年新建的16万亩茶园已完成【12万亩】。"),
    ("target", "计划今年新建的茶园面积【16万亩】。"),
    ("actual", "去年,按每吨50元的标准兑付补贴资金【2100万元】。"),
    ("actual", "每口增蓄1200立方米,累计投入资金1800万元,其中省级以上补助【900万元】、市级配套540万元。"),
    ("actual", "每口增蓄1200立方米,累计投入资金1800万元,其中省级以上补助900万元、市级配套【540万元】。"),
    ("actual", "新签约项目12个,平均每个项目【2.4亿元】,新建标准化厂房6万平方米。"),
    ("standard", "按标准每个项目补助【2.4万元】。"),
    ("context", "上半年,【三项】指标分别完成18亿元、156亿元、4亿元。"),
    ("target", "今年,全区将办好36件实事。新建公园【6座】。新增车位900个。"),
    ("target", "今年,全区将办好36件实事。新建公园6座。新增车位【900个】。"),
    ("actual", "今年,全区将办好36件实事。目前,新建公园【6座】。"),
    ("actual", "今年,全区办好36件实事。新建公园【6座】。"),
    ("actual", "全年空气有效监测【365天】,其中优良321天。"),
    ("target", "林场拟招聘护林员52名,名额分配如下:石桥镇【20名】、南坡镇17名、柳河镇15名。"),
    ("target", "林场拟招聘护林员52名,名额分配如下:石桥镇20名、南坡镇17名、柳河镇【15名】。"),
    ("target", "拟奖励资金合计240万元:1.丰谷果品公司,【110万元】;2.双河合作社,80万元。"),
    ("target", "拟奖励资金合计240万元:1.丰谷果品公司,110万元;2.双河合作社,【80万元】。"),
    ("actual", "林场共聘护林员52名,名额分配如下:石桥镇【20名】、南坡镇17名、柳河镇15名。"),
    ("actual", "林场拟招聘护林员52名,报名如下:目前报名【20名】。"),
    ("target", "林场今冬拟举办竹编培训班3期,每期招收【40人】,共招收120人。"),
    ("actual", "林场今冬拟举办竹编培训班3期,已招收学员【40人】。"),
    ("actual", "棚圈改善计划按每户每年70元补贴,惠及牧户【1.7万户】。"),
    ("target", "棚圈项目计划今年补贴牧户【1.7万户】。"),
    ("target", "绿地占小区的27.5%,高于不得低于【25%】的规定。"),
    ("standard", "绿地占小区的比例不得低于【25%】,违反规定的限期整改。"),
    ("target", "林业工作会定下今年的盘子:造林9万亩,公益林保持在【12万亩以上】。"),
    ("actual", "林业工作会定下今年的盘子:去年已造林【9万亩】。"),
    ("target", "今年,涵洞要改造【17个】。"),
    ("actual", "涵洞改造是重要工程,去年重要涵洞【17个】都已改造。"),
    ("actual", "任务是架桥3座,水闸要修12座,【12座】都已用上。"),
    ("actual", "今年计划修路7公里,东线【5公里】已经修好。"),
    ("target", "今年灌溉能力要提升【12%以上】。"),
    ("change", "灌溉能力比去年提升【12%】。"),
    ("target", "三年方案把2028年的目标写到了【700亿元】。"),
    ("target", "石塘县今年再建【3所】村塾。"),
    ("actual", "石塘县今年再次获奖,已建【3所】村塾。"),
    ("actual", "闸坝建好后,去年实际供水【6万方】。"),
    ("standard", "鲜枣收购价每公斤【4元】,比往年高2元。"),
    ("change", "鲜枣收购价每公斤4元,比往年高【2元】。"),
    ("actual", "鲜枣平均收购价每公斤【4元】。"),
    ("actual", "去年拨付奖补资金共【90万元】,座位不少。"),
    ("change", "外地车占比比以前高出【20%】。"),
    ("change", "山阳县的评议排名前移【14个位次】。"),
    ("actual", "山阳县有【14个】岗亭。"),
    ("target_pct", "同期栽树1200株,原定任务【100%】完成。"),
    ("rate", "人力资源市场求人倍率【1.31】。"),
    ("context", "粮食总产量已连续【三年】增长。"),
    ("context", "这【两个】渡口都在河湾。"),
    ("context", "镇里收桐油、生漆、竹纸【三样】。"),
    ("target", "2019年至2021年,全省要新建或改造公共晒谷场【860个】。"),
]


@pytest.mark.parametrize(("role", "sentence"), SENTENCES)
def test_sentences_of_many_fields(role, sentence):
    assert role_in(sentence) == role


def test_a_goal_named_by_the_sentence_after():
    first = "即新建驿站10个,服务居民1万户。"
    assert called_a_goal(first + "围绕这一目标,各镇加快推进。", len(first))
    assert not called_a_goal(first + "各镇加快推进。", len(first))


@pytest.mark.parametrize(
    ("before", "down"),
    [
        ("费用同比下降", True),
        ("产值增长", False),
        ("降至", False),
        ("比上年减少了", True),
        ("下降到", False),
        ("比常年20.1℃低", True),
        ("比上月高", False),
        ("门票最低", False),
    ],
)
def test_declines(before, down):
    assert is_decline(before) == down


def test_no_needed_word_hides_another():
    words = {word for cue in CUES for word in cue.needs}
    assert not [(a, b) for a in words for b in words if a != b and b.startswith(a)]


def test_what_is_expected_of_a_time_that_is_over_is_an_estimate() -> None:
    told = "一季度,全市预计完成渔业产值46.2亿元,增长4.1%。预计上半年可完成产值95亿元。"
    page = read_page("made.txt", f"渔业日报 2022年4月19日 星期二\n\n{page_text(told)}".encode())
    found = metrics_of(page, [numbers_of(story) for story in cut_stories(page, classify(page))]).metrics
    roles = {m.evidence.raw_text: m.role for m in found}
    assert roles == {"46.2亿元": "actual", "4.1%": "change", "95亿元": "target"}


@pytest.mark.parametrize(
    "before", ["同比下降", "起数、伤亡分别下降15.2%、20.1%、", "比上年减少12起、5人和", "分别下降8.6和"]
)
def test_a_fall_is_told_once_for_a_list(before: str) -> None:
    assert is_decline(before)


@pytest.mark.parametrize("before", ["同比增长", "分别增长5%和", "下降5%,增长", "由下降到"])
def test_what_does_not_fall(before: str) -> None:
    assert not is_decline(before)


def test_a_bracket_tells_a_change_again_with_its_sign():
    page = read_page(
        "made.txt", page_text("全县水稻减少3.6万吨(0.72亿斤),油菜增加2万吨(4000万斤)、籽棉3万吨。").encode()
    )
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    told = {m.evidence.raw_text: (m.role, m.value) for m in metrics_of(page, numbers).metrics}
    assert told["3.6万吨"][0] == told["0.72亿斤"][0]
    assert told["2万吨"][0] == told["4000万斤"][0]
    again = page_text("全县水稻总产18万吨(3.6亿斤),同比减少3.6万吨(0.72亿斤)。")
    page = read_page("made.txt", again.encode())
    numbers = [numbers_of(s) for s in cut_stories(page, classify(page))]
    told = {m.evidence.raw_text: (m.role, m.value) for m in metrics_of(page, numbers).metrics}
    assert told["3.6亿斤"][0] == "actual"
    assert told["0.72亿斤"] == ("change", -72_000_000)
