"""Mentions of places in sentences as papers of many provinces write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.place import PlaceContext, find_places
from transforms.places.gazetteer import load_gazetteer
from transforms.places.mention import NOWHERE

KNOWN = load_gazetteer()


def home(names: str) -> PlaceContext:
    return PlaceContext(KNOWN.named(*names.split("/"))) if names else NOWHERE


def said(text: str, context: PlaceContext) -> list[str]:
    """``kind:text=name`` of every mention, with ``~`` before an oblique one."""
    return [
        f"{'~' if m.oblique else ''}{m.kind}:{m.text}" + (f"={m.place.name}" if m.place else "")
        for m in find_places(text, context, KNOWN)
    ]


# home of the page | sentence | mentions
SENTENCES = """
郴州市|给农民和工人办班。|
郴州市|白天全天候巡逻。|
|稳增长、惠民生。|
|今年交付新船30万载重吨,修船9万荣誉吨。|
|贵州省:全省产茶36万吨。|full:贵州省:全省=贵州省
|湖南省郴州市宜章县举办招聘会。|full:湖南省郴州市宜章县=宜章县
郴州市|郴州扛牢稳就业政治责任。|short:郴州=郴州市
郴州市|永兴讯讯光电制定了工作制度。|short:永兴=永兴县
郴州市|资兴旗滨光伏强化制度保障。|short:资兴=资兴市
|资兴市三都镇石拱村的养鱼大户|village:资兴市三都镇石拱村=石拱村
郴州市|资兴市实行一户一产业;临武县注重以人为本;桂阳县立足特色。|full:资兴市=资兴市 full:临武县=临武县 full:桂阳县=桂阳县
郴州市|郴州市与海门市签订劳务协作协议。|full:郴州市=郴州市 ~full:海门市=海门市
郴州市|全市已组织57255人次参加培训。|relative:全市
郴州市|据市财政局部门反映,节省支出1550万元。|relative:市
嘉鱼县|县人社局负责人介绍,全县新增就业200人。|relative:县 relative:全县
|嘉鱼县新街镇嘉多宝合作社|full:嘉鱼县新街镇=新街镇
嘉鱼县|鱼岳镇东街社区一开门就迎来居民。|village:鱼岳镇东街社区=东街社区
嘉鱼县|嘉鱼县人社局联合陆溪镇、高铁岭镇和官桥镇,组织培训。|full:嘉鱼县=嘉鱼县 ~full:陆溪镇=陆溪镇 ~full:高铁岭镇=高铁岭镇 ~full:官桥镇=官桥镇
嘉鱼县|武汉东湖学院组织专家团队考察。|institution:武汉=武汉市
嘉鱼县|湖北工业大学等单位签订协议。|institution:湖北=湖北省
嘉鱼县|武汉新联大生物有限公司负责人表示|institution:武汉=武汉市
嘉鱼县|该地块位于嘉鱼经济开发区武汉新港产业园。|zone:嘉鱼经济开发区武汉新港产业园=嘉鱼经济开发区
株洲市/天元区|天元区嵩山街道社区卫生服务中心|full:天元区嵩山街道=嵩山路街道
株洲市/天元区|嵩山街道开展活动。|full:嵩山街道=嵩山路街道
株洲市/天元区|雷打石镇霞石村赶集日|village:雷打石镇霞石村=霞石村
株洲市|株洲日报全媒体记者|institution:株洲=株洲市
株洲市|由株洲高新区、天元区总工会举办|zone:株洲高新区=株洲高新区 full:天元区=天元区
湖南省|湘潭岳塘经开区相关负责人赴广州、深圳等地招商。|zone:湘潭岳塘经开区=岳塘经开区 ~short:广州=广州市 ~short:深圳=深圳市
|岳塘经开区要聚焦主导产业。|zone:岳塘经开区=岳塘经开区
湖南省|位于通道侗族自治县的湖南万孚联合农牧科技股份有限公司|full:通道侗族自治县=通道侗族自治县 institution:湖南=湖南省
湖南省|生命通道全面打通。|
湖南省|江华瑶族自治县码市镇安宁村脱贫户黄清涛说|village:江华瑶族自治县码市镇安宁村=安宁村
湖南省|花垣县十八洞村党支部书记说,今年十八洞村继续开发岗位。|village:花垣县十八洞村=十八洞村 village:十八洞村=十八洞村
湖南省|攸县联星街道上云桥村的长者之家|village:攸县联星街道上云桥村=上云桥村
湖南省|冷水滩区翠竹园社区屋里屋外|village:冷水滩区翠竹园社区=翠竹园社区
湖南省|宁乡市煤炭坝镇贺家湾村举行招聘会|village:宁乡市煤炭坝镇贺家湾村=贺家湾村
冷水江市|冷水江市锡矿山街道新山村村民段先生说|village:冷水江市锡矿山街道新山村=新山村
冷水江市|该市正在组建医共体,成为娄底市首家中心。|relative:该市 ~full:娄底市=娄底市
冷水江市|娄底市第三人民医院坐诊。|institution:娄底市=娄底市
湖南省|湘西州新增返乡创业2000人。|full:湘西州=湘西土家族苗族自治州
湖南省|江华县种植油茶30万亩。|full:江华县=江华瑶族自治县
湖南省|芷江县和新晃县分别完成任务。|full:芷江县=芷江侗族自治县 full:新晃县=新晃侗族自治县
湖南省|全社会同步推进改革。|
湖南省|不断创新化解矛盾的办法。|
湖南省|永兴县返乡创业人员达3000人。|full:永兴县=永兴县
湖南省|攸县乡镇卫生院全部达标。|full:攸县=攸县
湖南省|长沙县和长沙市分别增长5%。|full:长沙县=长沙县 full:长沙市=长沙市
湖南省|长沙今年新增贷款30亿元。|short:长沙=长沙市
湖南省|邵阳全域推进改厕。|short:邵阳=邵阳市
重庆市|最长寿的一位耳聪目明。|
重庆市|长寿接待游客3万人次。|short:长寿=长寿区
宁波市|江北有人来。|
江苏省|东海县的服务排名在全省前移。|full:东海县=东海县 ~relative:全省
江苏省|东海县的服务在全省推开。|full:东海县=东海县 relative:全省
长沙市|长沙银行发放贷款5亿元。|institution:长沙=长沙市
长沙市|长沙火车站日均发送旅客8万人次。|institution:长沙=长沙市
长沙市|在北京路和南京东路设点。|institution:北京=北京市 institution:南京=南京市
长沙市|郴州市市场监管局检查企业20家。|full:郴州市=郴州市
长沙市|广州市场热销浏阳菊花。|full:广州=广州市 short:浏阳=浏阳市
广东省|广州、深圳、佛山三市新增企业。|short:广州=广州市 short:深圳=深圳市 short:佛山=佛山市
广东省|东莞市长安镇、虎门镇产值增长。|full:东莞市长安镇=长安镇 full:虎门镇=虎门镇
广州市|天河区车陂街道完成改造。|full:天河区车陂街道=车陂街道
广东省|广东省肇庆市封开县江口街道|full:广东省肇庆市封开县江口街道=江口街道
广东省|连山壮族瑶族自治县水稻丰收。|full:连山壮族瑶族自治县=连山壮族瑶族自治县
广西壮族自治区|全区粮食播种面积4200万亩。|relative:全区
广西壮族自治区|百色市田阳区芒果产量12万吨。|full:百色市田阳区=田阳区
广西壮族自治区|广西壮族自治区柳州市三江侗族自治县|full:广西壮族自治区柳州市三江侗族自治县=三江侗族自治县
广西壮族自治区|横州市校椅镇茉莉花种植面积达2万亩。|full:横州市校椅镇=校椅镇
桂林市|全州种植水稻50万亩。|short:全州=全州县
桂林市/全州县|全州县安和镇|full:全州县安和镇=安和镇
内蒙古自治区|内蒙古自治区鄂尔多斯市准格尔旗大路镇|full:内蒙古自治区鄂尔多斯市准格尔旗大路镇=大路镇
内蒙古自治区|锡林郭勒盟西乌旗牧民转移就业800人。|full:锡林郭勒盟西乌旗=西乌珠穆沁旗
内蒙古自治区|兴安盟科尔沁右翼前旗居力很镇|full:兴安盟科尔沁右翼前旗居力很镇=居力很镇
内蒙古自治区|全旗牲畜存栏120万头。|relative:全旗
内蒙古自治区|达茂旗和科左中旗受灾。|full:达茂旗=达尔罕茂明安联合旗 full:科左中旗=科尔沁左翼中旗
内蒙古自治区|呼和浩特市新城区新增岗位。|full:呼和浩特市新城区=新城区
内蒙古自治区|新城区建设加快推进。|
新疆维吾尔自治区|伊犁哈萨克自治州霍城县清水河镇|full:伊犁哈萨克自治州霍城县清水河镇=清水河镇
新疆维吾尔自治区|巴州和昌吉州棉花丰收。|short:巴州=巴音郭楞蒙古自治州 full:昌吉州=昌吉回族自治州
新疆维吾尔自治区|喀什地区莎车县阿瓦提镇|full:喀什地区莎车县阿瓦提镇=阿瓦提镇
西藏自治区|日喀则市桑珠孜区和那曲市色尼区|full:日喀则市桑珠孜区=桑珠孜区 full:那曲市色尼区=色尼区
宁夏回族自治区|宁夏吴忠市同心县|full:宁夏吴忠市同心县=同心县
宁夏回族自治区|上下同心推进治沙。|
四川省|凉山州昭觉县三岔河镇三河村|village:凉山州昭觉县三岔河镇三河村=三河村
四川省|甘孜州、阿坝州新增通车里程。|full:甘孜州=甘孜藏族自治州 full:阿坝州=阿坝藏族羌族自治州
四川省|成都市郫都区战旗村集体收入700万元。|village:成都市郫都区战旗村=战旗村
四川省|绵阳科技城新区产值增长。|zone:绵阳科技城新区=绵阳科技城新区
成都市|成都高新区新登记企业5000户。|zone:成都高新区=成都高新区
重庆市|重庆市云阳县、奉节县脐橙出口|full:重庆市云阳县=云阳县 full:奉节县=奉节县
重庆市|开州区竹溪镇石碗村|village:开州区竹溪镇石碗村=石碗村
重庆市|石柱县黄连种植5万亩。|full:石柱县=石柱土家族自治县
上海市|浦东新区陆家嘴街道启用网点。|full:浦东新区陆家嘴街道=陆家嘴街道
上海市|上海市静安区彭浦镇|full:上海市静安区彭浦镇=彭浦镇
上海市|全市户籍人口1480万人。|relative:全市
吉林省/吉林市|吉林石化加工原油。|short:吉林=吉林市
吉林省|吉林石化加工原油。|short:吉林=吉林省
北京市|北京市朝阳区和海淀区|full:北京市朝阳区=朝阳区 full:海淀区=海淀区
北京市|通州区宋庄镇艺术区|full:通州区宋庄镇=宋庄镇
天津市|天津滨海新区GDP增长5%。|full:天津滨海新区=滨海新区
天津市|天津市和平区小白楼街道|full:天津市和平区小白楼街道=小白楼街道
江苏省|苏州工业园区进出口额1000亿美元。|zone:苏州工业园区=苏州工业园区
江苏省|赴江苏昆山、太仓考察|~short:江苏昆山=昆山市 ~short:太仓=太仓市
江苏省|南京市长江路改造完成。|full:南京市=南京市
江苏省|昆山市千灯镇、周市镇企业复工。|full:昆山市千灯镇=千灯镇 full:周市镇=周市镇
江苏省|徐州医科大学附属医院|institution:徐州=徐州市
浙江省|义乌市佛堂镇坑口村|village:义乌市佛堂镇坑口村=坑口村
浙江省|浙江永康五金出口增长。|short:浙江永康=永康市
杭州市|余杭区良渚街道和临平区|full:余杭区良渚街道=良渚街道 full:临平区=临平区
浙江省|景宁畲族自治县茶园16万亩。|full:景宁畲族自治县=景宁畲族自治县
安徽省|芜湖市湾沚区六郎镇|full:芜湖市湾沚区六郎镇=六郎镇
安徽省|和县蔬菜销往南京。|full:和县=和县 ~short:南京=南京市
安徽省|省和县两级财政投入3亿元。|
安徽省|合肥新站高新区签约项目。|zone:合肥新站高新区=合肥新站高新区
安徽省|阜阳市颍上县、太和县外出务工|full:阜阳市颍上县=颍上县 full:太和县=太和县
福建省|晋江市陈埭镇鞋企3000家。|full:晋江市陈埭镇=陈埭镇
福建省|沙县区小吃门店8.8万家。|full:沙县区=沙县区
福建省|平潭综合实验区旅游收入增长。|zone:平潭综合实验区=平潭综合实验区
江西省|赣州市于都县梓山镇潭头村|village:赣州市于都县梓山镇潭头村=潭头村
江西省|江西财经大学毕业生|institution:江西=江西省
江西省|九江经开区开工项目12个。|zone:九江经开区=九江经开区
山东省|寿光市稻田镇大棚2万个。|full:寿光市稻田镇=稻田镇
山东省|青岛市黄岛区、即墨区海水养殖|full:青岛市黄岛区=黄岛区 full:即墨区=即墨区
山东省|山东安排资金3亿元。|short:山东=山东省
山东省|曹县牡丹种植;单县羊肉汤|full:曹县=曹县 full:单县=单县
山东省|列出项目清单县级领导包抓。|
河南省|河南省周口市郸城县汲冢镇|full:河南省周口市郸城县汲冢镇=汲冢镇
河南省|兰考县东坝头镇张庄村|village:兰考县东坝头镇张庄村=张庄村
河南省|郑州航空港经济综合实验区|zone:郑州航空港经济综合实验区=航空港经济综合实验区
河北省|雄县、容城县、安新县三县|full:雄县=雄县 full:容城县=容城县 full:安新县=安新县
河北省|雄安新区新增市场主体。|zone:雄安新区=雄安新区
河北省|建成县级医院两所,完成县域调查。|
山西省|阳泉市城区、郊区和矿区|full:阳泉市城区=城区 full:郊区=郊区 full:矿区=矿区
山西省|大同市云州区黄花17万亩。|full:大同市云州区=云州区
陕西省|西安市雁塔区、长安区新增就业|full:西安市雁塔区=雁塔区 full:长安区=长安区
陕西省|延安市宝塔区柳林镇|full:延安市宝塔区柳林镇=柳林镇
甘肃省|定西市安定区马铃薯100万亩。|full:定西市安定区=安定区
甘肃省|社会大局和谐安定。|
甘肃省|临夏州东乡族自治县布楞沟村|village:临夏州东乡族自治县布楞沟村=布楞沟村
青海省|海东市互助土族自治县五十镇|full:海东市互助土族自治县五十镇=五十镇
青海省|海西州格尔木市|full:海西州格尔木市=格尔木市
贵州省|黔东南州雷山县西江镇|full:黔东南州雷山县西江镇=西江镇
贵州省|毕节市七星关区、大方县|full:毕节市七星关区=七星关区 full:大方县=大方县
贵州省|落落大方地介绍产品。|
贵州省|水城区、盘州市煤炭产量|full:水城区=水城区 full:盘州市=盘州市
云南省|西双版纳州勐海县布朗山乡|full:西双版纳州勐海县布朗山乡=布朗山布朗族乡
云南省|大理州漾濞彝族自治县|full:大理州漾濞彝族自治县=漾濞彝族自治县
云南省|昆明市呈贡区斗南街道|full:昆明市呈贡区斗南街道=斗南街道
辽宁省|大连市金州区、瓦房店市|full:大连市金州区=金州区 full:瓦房店市=瓦房店市
辽宁省|沿海城市经济带发展加快。|
辽宁省|海城市西柳镇服装市场|full:海城市西柳镇=西柳镇
吉林省|延边州珲春市敬信镇|full:延边州珲春市敬信镇=敬信镇
吉林省|吉林粮食产量800亿斤。|short:吉林=吉林省
黑龙江省|齐齐哈尔市甘南县、依安县|full:齐齐哈尔市甘南县=甘南县 full:依安县=依安县
黑龙江省|五常市龙凤山镇水稻|full:五常市龙凤山镇=龙凤山镇
海南省|海南岛东部降雨50毫米。|institution:海南=海南省
海南省|保亭县什玲镇什玲村|village:保亭县什玲镇什玲村=什玲村
海南省|儋州市、文昌市、琼海市|full:儋州市=儋州市 full:文昌市=文昌市 full:琼海市=琼海市
湖北省|神农架林区松柏镇|full:神农架林区松柏镇=松柏镇
湖北省|恩施州利川市、来凤县|full:恩施州利川市=利川市 full:来凤县=来凤县
湖北省|襄樊市2009年完成投资|full:襄樊市=襄樊市
湖北省|劳动力输送到广东、浙江务工|~short:广东=广东省 ~short:浙江=浙江省
湖北省|天门市、潜江市小龙虾|full:天门市=天门市 full:潜江市=潜江市
咸宁市|官桥镇八组村民|full:官桥镇=官桥镇
咸宁市|嘉鱼县各乡镇、各村和各社区|full:嘉鱼县=嘉鱼县
咸宁市|嘉鱼县深入农村走访,建设行政村公路|full:嘉鱼县=嘉鱼县
|三都镇举办活动。|full:三都镇
|永兴、新街、北湖举办活动。|
湖南省|通讯员张江华、刘新宁报道,江华丰收。|short:江华=江华瑶族自治县
湖南省|(刘新宁 彭婷)|
湖南省|记者在江华采访。|short:江华=江华瑶族自治县
湖南省|据新华社北京11月3日电|institution:北京=北京市
湖南省|本报衡阳9月1日讯|institution:衡阳=衡阳市
浙江省|杭州钱塘新区投产项目20个。|zone:杭州钱塘新区=钱塘新区
广东省|广州南沙新区进出口增长。|zone:广州南沙新区=南沙新区
岳阳市|汨罗市屈原管理区水稻丰收。|zone:汨罗市屈原管理区=汨罗屈原管理区
湖南省|县委宣传部、区教育局联合开展。|relative:县 relative:区
山东省|县法院会同工会调解纠纷。|relative:县
湖南省|会同县会同工会调解纠纷。|full:会同县=会同县
四川省|前9天全国渔港卸货12万吨。|relative:全国
云南省|全市拆掉3个旧码头。|relative:全市
山东省|全市日照时数偏少,日照港装船。|relative:全市 institution:日照=日照市
甘肃省|G30天水段修复边坡48处。|short:天水=天水市
浙江省|走出30万台州商人。|short:台州=台州市
安徽省|六安市金寨县花石乡大湾村茶叶增收,大湾村新建车间。|village:六安市金寨县花石乡大湾村=大湾村 village:大湾村=大湾村
贵州省|六盘水市六枝特区落别乡|full:六盘水市六枝特区落别乡=落别布依族彝族乡
海南省|琼中县什运乡、陵水县|full:琼中县什运乡=什运乡 full:陵水县=陵水黎族自治县
云南省|德宏州芒市和瑞丽市畹町镇|full:德宏州芒市=芒市 full:瑞丽市畹町镇=畹町镇
湖北省|随州市随县厉山镇;随县香菇出口|full:随州市随县厉山镇=厉山镇 full:随县=随县
|我市健全完善该区域机制,本市场主体安全区内|relative:我市
|全乡村民参与,全村庄整治,全镇静态管理|relative:全乡
|该镇和本县发展迅速,我省增长|relative:该镇 relative:本县 relative:我省
|全自治区和全自治州推进|relative:全自治区 relative:全自治州
""".strip().splitlines()


@pytest.mark.parametrize("line", SENTENCES)
def test_mentions(line: str) -> None:
    names, text, expected = line.split("|")
    assert said(text, home(names)) == expected.split()


def test_more_than_120_sentences() -> None:
    assert len(SENTENCES) >= 120


def test_a_zone_is_no_district() -> None:
    (mention,) = find_places("岳塘经开区开工项目8个。")
    assert mention.place is not None
    assert (mention.place.level, mention.place.code) == ("zone", None)
    assert mention.place.parents == KNOWN.named("岳塘区").chain


def test_a_village_knows_its_township() -> None:
    (mention,) = find_places("资兴市三都镇石拱村")
    assert mention.place is not None
    assert mention.place.code is None
    assert mention.place.parents == KNOWN.named("资兴市", "三都镇").chain


def test_a_township_that_the_table_lacks_is_kept_without_code() -> None:
    (mention,) = find_places("永兴县碧塘坳镇大塘村")
    assert mention.place is not None
    assert mention.place.name == "大塘村"
    assert mention.place.parents == KNOWN.named("永兴县").chain


def test_a_township_printed_under_its_former_kind() -> None:
    county = KNOWN.named("嘉鱼县")
    (mention,) = find_places("嘉鱼县新街乡种植柑橘", PlaceContext(county))
    assert mention.place == KNOWN.named("嘉鱼县", "新街镇")


def test_the_same_township_name_follows_the_county_named_last() -> None:
    text = "资兴市三都镇和宜章县;三都镇。"
    mentions = find_places(text, home("郴州市"))
    assert mentions[-1].place == KNOWN.named("资兴市", "三都镇")


def test_an_old_name_keeps_its_printed_form_and_has_todays_code() -> None:
    (mention,) = find_places("宁乡县新增就业8000人。")
    assert mention.place is not None
    assert (mention.place.name, mention.place.code) == ("宁乡县", KNOWN.named("宁乡市").code)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("今年以来,郴州市新增就业。", ["郴州市"]),
        ("截至6月底,全县完成。", ["全县"]),
        ("如资兴市实行;临武县注重。", ["资兴市", "临武县"]),
        ("绥宁县群众小张很快获得工作。", []),
        ("在此基础上推动郴州市发展。", []),
        ("黄金周全市接待游客。", ["全市"]),
        ("考虑周全市民满意。", []),
        ("在全省率先组织16447人次参加。", []),
        ("郴州高新区炬神电子、台达电子等企业增加订单。", []),
        ("郴州高新区新增企业30家。", ["郴州高新区"]),
        ("对全市11个县市区(含高新区、经开区)以及企业调研。", ["全市"]),
    ],
)
def test_which_mentions_open_a_clause(text: str, opening: list[str]) -> None:
    assert [m.text for m in find_places(text, home("郴州市")) if m.opens] == opening


_PIECES = st.lists(
    st.sampled_from(
        (
            "郴州市",
            "郴州",
            "资兴市",
            "三都镇",
            "石拱村",
            "全市",
            "该县",
            "县人社局",
            "市",
            "县",
            "区",
            "镇",
            "村",
            "社区",
            "高新区",
            "经济开发区",
            "与",
            "赴",
            "、",
            ",",
            "。",
            "\n",
            "路",
            "大学",
            "的",
            "有限公司",
            "100人",
            "永兴",
            "北京",
            "通道",
            "城区",
            "湖南省",
            "湖南",
            "嵩山街道",
            "株洲市天元区",
            "十八洞村",
            "花垣县",
            "(",
            ")",
            "“",
            "”",
            "含",
            "a",
            "1",
        )
    ),
    max_size=40,
).map("".join)


@given(st.one_of(_PIECES, st.text(max_size=60)), st.sampled_from(["", "郴州市", "天元区", "湖南省"]))
def test_spans_are_ordered_and_do_not_overlap(text: str, names: str) -> None:
    end = 0
    for mention in find_places(text, home(names), KNOWN):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert (mention.place is None) or mention.kind != "relative"
        end = mention.end


def _steps(text: str) -> int:
    """Lines run while the text is read: a measure of work that no clock disturbs."""
    import sys

    count = 0

    def tracer(frame, event, arg):  # type: ignore[no-untyped-def]
        nonlocal count
        count += event == "line"
        return tracer

    previous = sys.gettrace()
    sys.settrace(tracer)
    try:
        find_places(text, home("郴州市"), KNOWN)
    finally:
        sys.settrace(previous)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "郴州市",
        "与海门市、",
        "全全全",
        "资兴市三都镇石拱村",
        "永兴发展委",
        "嵩山街道",
        "(含",
        "村村村",
        "湖南新新新",
    ],
)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    short, long = _steps(unit * 40), _steps(unit * 160)
    assert long <= 5 * short + 400


def test_a_place_that_labels_a_list_item_opens_nothing() -> None:
    text = "县里新改建公路186公里,其中余关镇38.6公里、朱家角镇45.2公里;实施安防工程212公里。"
    assert not any(m.opens for m in find_places(text) if m.place is not None)
