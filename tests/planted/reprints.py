"""Made-up stories with their reprints (转载) and look-alikes (套用模板), and the answer.

A story is a list of words, each with its part: plain text, a figure, a place or a person. A look-alike
keeps the plain text and changes the rest; a reprint keeps all but what an editor or a scanner changes.
Stories of one ``truth`` are printings of one story, all others are not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.planted.traditional import traditional

NAME_CHARS = (
    "安宁平远清河石泉丰城兴义临江长乐永康福山东阳新昌武陵桃源怀柔云阳金沙青田海盐松溪龙泉白水红岭南溪北湖"
)
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国文斌海燕"
CONFUSED = (
    "己已", "未末", "日曰", "土士", "人入", "天夫", "大太", "千干", "田由", "甲申", "刀力", "白自", "全金",
    "今令", "各名", "往住", "待侍", "折拆", "处外", "贝见", "困因", "间问", "市巿", "0O", "1l", "8B", "5S", "38",
    "69", "17",
)  # fmt: skip
TWINS = {a: b for pair in CONFUSED for a, b in (pair, pair[::-1])}

HEADS = (
    "{p}{t}工作见实效",
    "{p}：{t}暖民心",
    "{t}开出幸福花",
    "{p}奋力推进{t}",
    "小{t}托起大民生",
    "{p}交出{t}新答卷",
)
TOPICS = (
    "养老助餐", "秋粮收购", "水库除险", "义务教育", "招商引资", "城乡公交", "森林防火", "疫苗接种", "网格治理", "古村保护",
    "燃气改造", "消费帮扶", "河道清淤", "电商直播", "技能培训", "普惠金融", "智慧停车", "垃圾分类", "茶叶生产", "医保结算",
)  # fmt: skip
LINKS = "的了和在将与把向从对让使又再为以及更都还就能会要到过着"
# {n} a figure, {d} a decimal, {p} the place, {q} a smaller place, {w} a person, {t} the topic, {x} words of no meaning.
SENTENCES = (
    "{p}把{t}摆在突出位置，今年以来累计投入资金{n}万元，惠及群众{n}人。",
    "截至{m}月底，全{s}完成{t}项目{n}个，占年度计划的{d}%，{x}{x}稳步推进。",
    "{q}{w}告诉记者，{x}{x}以后，家里一年能多收入{n}元。",
    "为了{x}{x}，{p}组织{n}名干部下沉一线，走访{x}{n}户，收集意见{n}条。",
    "“过去{x}{x}，现在{x}{x}方便多了。”{w}说。",
    "{x}{x}方面，新建{x}{n}处，改造{x}{n}公里，同比增长{d}%。",
    "{p}还出台{x}办法，对{x}{x}的单位给予奖励，{x}由{x}统一安排。",
    "在{q}，{x}的{x}让人眼前一亮，{x}{x}成了村民的好去处。",
    "{w}是{q}的{x}，{m}年来{x}{x}，带动周边{n}户农户{x}。",
    "据了解，{t}覆盖{n}个村（社区），{x}满意率达到{d}%。",
    "{x}部门负责人{w}表示，下一步将围绕{x}{x}，继续在{x}上下功夫。",
    "{m}月{m}日，{p}召开{t}现场会，{n}家企业参加，签约{d}亿元。",
    "{x}{x}{x}，{x}{x}，{x}{x}{x}。",
    "走进{q}，只见{x}{x}，{x}正忙着{x}，一派{x}的景象。",
    "从{x}到{x}，从{x}到{x}，变化看得见、摸得着。",
    "坚持{x}导向，{p}建立{x}清单{n}项，逐项{x}，限时{x}。",
    "按照{x}要求，{x}{x}实行{x}管理，{x}不{x}，{x}{x}。",
    "记者从{p}获悉，{t}涉及的{n}项任务已完成{n}项，其余{x}。",
    "今年前{m}个月，{p}新签{x}合同{n}份，到位资金{d}亿元。",
    "{w}今年{n}岁，每天清晨{m}点就到{x}忙活，{x}{x}样样拿手。",
    "{q}的{x}与{x}相邻，{x}一头连着{x}，一头连着{x}。",
    "{x}期间，{p}共接待{x}{n}人次，实现收入{n}万元，比上年增加{d}个百分点。",
    "有了{x}，{x}不再是难题；有了{x}，{x}也有了着落。",
    "{p}整合{x}、{x}、{x}等资金{n}万元，建起{x}{n}座。",
    "谈起{x}，{w}打开了话匣子：“{x}{x}，{x}心里踏实。”",
    "目前，{q}已有{n}人参加{x}，人均增收{n}元。",
    "{x}如何{x}？{p}的做法是{x}先行、{x}跟进、{x}兜底。",
    "一边是{x}，一边是{x}，{w}带着{n}名{x}员两头跑。",
)
WORDS = re.findall(
    "..",
    "道路果园学校市场服务群众生产品牌车间技术土地合作旅游环境文化广场水渠大棚种植养殖加工物流平台数据窗口审批"
    "志愿老人儿童食堂医院药品保险补贴贷款银行企业工厂订单出口产业园区设备检修巡查排查整改消防交通路灯公厕绿化"
    "花卉苗木柑橘葡萄蔬菜水稻玉米小麦牛羊生猪鱼塘蜂蜜豆腐酒坊陶瓷竹编刺绣木雕戏曲灯会庙会书屋讲堂球场步道河堤"
    "泵站电站风机光伏电网宽带基站快递冷链仓库码头铁路高速桥梁隧道客车公交站点航线机场海关口岸贸易展会商圈夜市"
    "超市餐饮民宿农家客栈露营徒步骑行赛事直播主播网店客服培训考试证书技校教师课堂作业阅读科普实验航模体检门诊"
    "护理康复中医针灸疫苗献血救助低保残疾助学就业创业社保工资调解普法律师法院检察警务巡逻反诈禁毒安置帮教"
    "档案统计普查规划测绘国土林业草原湿地候鸟珍稀保护修复治沙造林防汛抗旱预警气象地震应急演练救援队伍物资储备"
    "民主协商议事村规党员支部书记干部驻村帮扶乡贤能人返乡青年妇女巾帼少年团员退役军人英烈纪念红色研学传承"
    "春耕秋收灌溉施肥病虫收割晾晒烘干脱粒入库质检标准认证追溯包装设计专利研发中试量产装备芯片软件算法模型机器"
    "清洁节能减排碳汇循环回收再生污水管网供热燃气老旧小区加装电梯车位充电智能门禁物业业主自治楼栋邻里和谐文明",
)


@dataclass(frozen=True, slots=True)
class Word:
    """``part``: text, figure, place or person. Words of one ``name`` read alike in the whole story."""

    part: str
    printed: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """One printed story. ``how`` tells what it is; ``paragraphs`` are its body."""

    truth: int
    how: str
    headline: str
    byline: str
    paragraphs: tuple[tuple[Word, ...], ...]

    @property
    def body(self) -> str:
        """The paragraphs, parted by empty lines."""
        return "\n\n".join("".join(word.printed for word in words) for words in self.paragraphs)

    @property
    def figures(self) -> list[str]:
        """The figures of the body as printed."""
        return [word.printed for words in self.paragraphs for word in words if word.part == "figure"]


def corpus(seed: int, size: int) -> Iterator[Printing]:
    """``size`` printings: four fifths stand alone, the rest are reprints and look-alikes of some."""
    chance = random.Random(seed)
    made = truth = 0
    while made < size:
        first = story(chance, truth)
        family = [first]
        truth += 1
        if chance.random() < 0.09:
            family += [reprint(chance, first) for _ in range(chance.choice((1, 1, 1, 2, 2, 4)))]
        if chance.random() < 0.03 and len(first.figures) >= 4:
            for _ in range(chance.choice((1, 1, 1, 2, 3, 12))):
                other = look_alike(chance, first, truth, chance.choice((0.0, 0.5)))
                truth += 1
                family.append(other)
                if chance.random() < 0.1:
                    family.append(reprint(chance, other))
        for printing in family[: size - made]:
            made += 1
            yield printing


def story(chance: random.Random, truth: int) -> Printing:
    """A new story of three to twelve sentences or more."""
    place, topic = _place(chance), chance.choice(TOPICS)
    smaller = _place(chance)
    size = chance.choice((5, 6, 8, 10, 12, 16, 20, 28))
    patterns = chance.sample(SENTENCES, max(2, min(len(SENTENCES), size * 2 // 5)))
    words = [_fill(chance, pattern, place, smaller, topic) for pattern in patterns]
    words += [_free(chance) for _ in range(size - len(words))]
    chance.shuffle(words)
    paragraphs: list[tuple[Word, ...]] = []
    while words:
        n = chance.choice((1, 2, 3))
        paragraphs.append(tuple(word for sentence in words[:n] for word in sentence))
        words = words[n:]
    return Printing(truth, "story", _head(chance, place, topic), _byline(chance), tuple(paragraphs))


def look_alike(chance: random.Random, of: Printing, truth: int, shared: float) -> Printing:
    """Another county's story on the same template; ``shared`` of the figures are the same by accident."""
    figures = [i for i, word in enumerate(_words(of)) if word.part == "figure"]
    kept = set(chance.sample(figures, int(len(figures) * shared)))
    names: dict[str, str] = {}
    counter = iter(range(1_000_000))

    def other(word: Word) -> Word:
        i = next(counter)
        if word.part == "text" or i in kept:
            return word
        if word.part == "figure":
            return replace(word, printed=_other_figure(chance, word.printed))
        if word.part == "person":
            return replace(word, printed=_person(chance))
        if word.printed not in names:
            names[word.printed] = _place(chance)
        return replace(word, printed=names[word.printed])

    paragraphs = tuple(tuple(map(other, words)) for words in of.paragraphs)
    how = f"look-alike {shared:.0%}"
    return Printing(truth, how, _head(chance, _place(chance), "民生"), _byline(chance), paragraphs)


def retitled(chance: random.Random, of: Printing) -> Printing:
    """Another headline and byline."""
    head = _head(chance, _place(chance), chance.choice(TOPICS))
    return replace(of, how="headline", headline=head, byline=_byline(chance))


def with_lead(chance: random.Random, of: Printing) -> Printing:
    """Another first sentence or two before the old text, which loses its own first sentence."""
    place, topic = _place(chance), chance.choice(TOPICS)
    lead = tuple(
        w
        for _ in range(chance.choice((1, 1, 2)))
        for w in _fill(chance, chance.choice(SENTENCES), place, place, topic)
    )
    rest = _sentences(of)[1:]
    return replace(
        retitled(chance, of), how="lead", paragraphs=(lead, tuple(rest_word for s in rest for rest_word in s))
    )


def shortened(chance: random.Random, of: Printing, keeps: float = 0.6) -> Printing:
    """The first ``keeps`` of the text or a little more, cut after a whole sentence where one ends there."""
    left = round(len(of.body.replace("\n", "")) * keeps)
    kept: list[Word] = []
    for sentence in _sentences(of):
        if left <= 0:
            break
        kept += sentence
        left -= sum(len(word.printed) for word in sentence)
    return replace(retitled(chance, of), how="shortened", paragraphs=(tuple(kept),))


def one_digit(chance: random.Random, of: Printing) -> Printing:
    """One digit of one figure changed."""
    at = chance.choice([i for i, word in enumerate(_words(of)) if word.part == "figure"])
    counter = iter(range(1_000_000))

    def change(word: Word) -> Word:
        if next(counter) != at:
            return word
        where = chance.choice([i for i, c in enumerate(word.printed) if c.isdigit()])
        digit = chance.choice([d for d in "123456789" if d != word.printed[where]])
        return replace(word, printed=word.printed[:where] + digit + word.printed[where + 1 :])

    return replace(of, how="digit", paragraphs=tuple(tuple(map(change, words)) for words in of.paragraphs))


def scanned(chance: random.Random, of: Printing, slips: float) -> Printing:
    """``slips`` of all characters, digits and punctuation too, misread, dropped or doubled with another."""

    def misread(word: Word) -> Word:
        return replace(
            word, printed="".join(_slip(chance, c) if chance.random() < slips else c for c in word.printed)
        )

    return replace(of, how="scan", paragraphs=tuple(tuple(map(misread, words)) for words in of.paragraphs))


def in_traditional(chance: random.Random, of: Printing) -> Printing:
    """Set again in traditional characters."""

    def reset(word: Word) -> Word:
        return replace(word, printed=traditional(chance, word.printed))

    return replace(
        of, how="traditional", paragraphs=tuple(tuple(map(reset, words)) for words in of.paragraphs)
    )


def _slip(chance: random.Random, c: str) -> str:
    how = chance.random()
    if how < 0.15:
        return ""
    if how < 0.25:
        return c + chance.choice("、.·一丨")
    if c.isdigit() and how < 0.7:
        return chance.choice([d for d in "0123456789" if d != c])
    return TWINS.get(c) or chance.choice("囗曰末巳丶己戊戍亳毫汆氽崇祟" + "".join(WORDS[:40]))


def reprint(chance: random.Random, of: Printing) -> Printing:
    """A reprint of some kind. It keeps two figures of those it had: without, nobody knows it from a look-alike."""
    made = _reprint(chance, of)
    return made if len(made.figures) >= min(2, len(of.figures)) else retitled(chance, of)


def _reprint(chance: random.Random, of: Printing) -> Printing:
    kind = chance.choice(
        ("exact", "headline", "lead", "lead", "scan", "scan", "shortened", "digit", "both", "traditional")
    )
    if kind == "headline":
        return retitled(chance, of)
    if kind == "lead":
        return with_lead(chance, of)
    if kind == "scan":
        return scanned(chance, of, chance.uniform(0.02, 0.1))
    if kind == "shortened":
        return shortened(chance, of, chance.uniform(0.6, 0.8))
    if kind == "digit" and of.figures:
        return one_digit(chance, of)
    if kind == "both":
        return replace(scanned(chance, shortened(chance, of), 0.03), how="shortened scan")
    if kind == "traditional":
        return in_traditional(chance, of)
    return replace(of, how="exact")


def _words(of: Printing) -> list[Word]:
    return [word for words in of.paragraphs for word in words]


def _sentences(of: Printing) -> list[list[Word]]:
    found: list[list[Word]] = [[]]
    for word in _words(of):
        found[-1].append(word)
        if word.printed.endswith(("。", "。”")):
            found.append([])
    return [sentence for sentence in found if sentence]


def _free(chance: random.Random) -> list[Word]:
    """A sentence like no other: words and the small words between them."""
    clauses = [
        "".join(chance.choice(WORDS) + chance.choice(LINKS) * (chance.random() < 0.5) for _ in range(n))
        for n in chance.choices((2, 3, 4, 5), k=chance.choice((2, 3, 4)))
    ]
    return [Word("text", "，".join(clauses) + "。")]


def _fill(chance: random.Random, pattern: str, place: str, smaller: str, topic: str) -> list[Word]:
    words: list[Word] = []
    for at, part in enumerate(re.split(r"\{(\w)\}", pattern)):
        if at % 2 == 0:
            words += [Word("text", piece) for piece in re.split(r"(?<=。)", part) if piece]
        elif part in "nmd":
            words.append(Word("figure", _figure(chance, part)))
        elif part in "pqs":
            printed = {"p": place, "q": smaller, "s": place[-1]}[part]
            words.append(Word("place" if part != "s" else "text", printed))
        elif part == "w":
            words.append(Word("person", _person(chance)))
        else:
            words.append(Word("text", topic if part == "t" else chance.choice(WORDS)))
    return words


def _figure(chance: random.Random, part: str) -> str:
    if part == "m":
        return str(chance.randint(1, 28))
    if part == "d":
        return f"{chance.uniform(1, 99):.{chance.choice((1, 2))}f}"
    return str(chance.choice((chance.randint(2, 99), chance.randint(10, 999), chance.randint(100, 99_999))))


def _other_figure(chance: random.Random, printed: str) -> str:
    while True:
        whole, dot, rest = printed.partition(".")
        made = str(chance.randint(10 ** (len(whole) - 1), 10 ** len(whole) - 1))
        made += dot + "".join(chance.choice("123456789") for _ in rest)
        if made != printed:
            return made


def _place(chance: random.Random) -> str:
    suffix = chance.choice(("县", "县", "市", "区", "镇", "乡", "街道"))
    return "".join(chance.sample(NAME_CHARS, 2)) + suffix


def _person(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2))))


def _head(chance: random.Random, place: str, topic: str) -> str:
    return chance.choice(HEADS).format(p=place, t=topic)


def _byline(chance: random.Random) -> str:
    return f"本报记者 {_person(chance)} 通讯员 {_person(chance)}"
