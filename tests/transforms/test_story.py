"""Pages to stories: labelled pages, made-up layouts of other papers, and what must hold for any page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.layout import classify
from transforms.page import Page, fold, read_page
from transforms.stories.draft import HEADS
from transforms.story import Story, cut_stories

HERE = Path(__file__).parent
LAYOUTS = sorted((HERE / "layouts").glob("*.txt"))
GOLD = HERE.parent / "gold"
PAGES = sorted((HERE.parents[1] / "seeds" / "pages").glob("*.txt"))
LABELLED = json.loads((GOLD / "pages.json").read_text("utf-8"))


def cut(data: bytes) -> tuple[Page, tuple[Story, ...]]:
    page = read_page("page.txt", data)
    return page, cut_stories(page, classify(page))


def body(story: Story) -> list[str]:
    reading = story.reading
    return [reading.text[p.start : p.end] for p in reading.paragraphs if p.kind not in HEADS]


def as_line(story: Story) -> str:
    """kind | headline | deck | names | paragraphs below the heads | first…last characters of them"""
    paragraphs = body(story)
    ends = f"{paragraphs[0][:6]}…{paragraphs[-1][-6:]}"
    names = "、".join(story.byline)
    return " | ".join(
        (story.kind, story.headline or "-", story.deck or "-", names or "-", str(len(paragraphs)), ends)
    )


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_made_up_pages_are_cut_as_an_editor_would(path: Path, newline: str) -> None:
    printed, _, expected = path.read_text("utf-8").partition("=== cuts\n")
    _, stories = cut(printed.replace("\n", newline).encode())
    assert [as_line(story) for story in stories] == expected.splitlines()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:3])
def test_real_pages_are_cut_as_read_by_eye(path: Path) -> None:
    _, stories = cut(path.read_bytes())
    expected = (HERE / "cuts" / f"{path.stem[:3]}.txt").read_text("utf-8").splitlines()
    assert [as_line(story) for story in stories] == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("harm", ["no marks", "wide gaps", "indents", "wide forms"])
def test_real_pages_in_another_dress_are_cut_alike(path: Path, harm: str) -> None:
    text = path.read_text("utf-8")
    dressed = {
        "no marks": re.sub(r"^#+ ", "", text, flags=re.M),
        "wide gaps": text.replace("\n\n", "\n\n\n"),
        "indents": re.sub(r"^(?=.{40})", "　　", text, flags=re.M),
        "wide forms": text.replace(",", "，").replace("(", "（").replace(")", "）").replace(":", "："),
    }[harm]
    assert dressed != text or harm in ("no marks", "wide forms")
    before, after = cut(text.encode())[1], cut(dressed.encode())[1]
    heads = [(s.kind, fold(s.headline or ""), s.byline, len(body(s))) for s in before]
    assert [(s.kind, fold(s.headline or ""), s.byline, len(body(s))) for s in after] == heads


@pytest.mark.parametrize("path", PAGES[:1] + PAGES[3:4], ids=lambda path: path.stem[:3])
def test_real_pages_wrapped_at_the_column_keep_their_stories(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    wrapped = "\n".join(re.sub(r"(.{26})(?=.)", r"\1\n", line) if len(line) > 40 else line for line in lines)
    heads = [(s.kind, s.headline) for s in cut(path.read_bytes())[1]]
    assert [(s.kind, s.headline) for s in cut(wrapped.encode())[1]] == heads


@pytest.mark.parametrize("number", sorted(LABELLED))
def test_labelled_pages_have_the_labelled_heads(number: str) -> None:
    gold = json.loads((GOLD / f"{number}.stories.json").read_text("utf-8"))["stories"]
    _, stories = cut(next(p for p in PAGES if p.name == LABELLED[number]).read_bytes())
    assert [(s.kind, s.headline, s.deck, list(s.byline)) for s in stories] == [
        (g["kind"], g["headline"], g["deck"], g["byline"]) for g in gold
    ]


@pytest.mark.parametrize("number", sorted(LABELLED))
def test_labelled_pages_are_read_in_the_labelled_order(number: str) -> None:
    gold = json.loads((GOLD / f"{number}.stories.json").read_text("utf-8"))["stories"]
    page, stories = cut(next(p for p in PAGES if p.name == LABELLED[number]).read_bytes())
    for label, story in zip(gold, stories, strict=True):
        labelled = [at for s, e in label["fragments"] for at in range(s, e) if not page.folded[at].isspace()]
        ours = [at for s, e in story.spans for at in range(s, e) if not page.folded[at].isspace()]
        inside = set(labelled) & set(ours)
        assert len(inside) >= 0.97 * len(labelled)
        assert [at for at in ours if at in inside] == [at for at in labelled if at in inside]


def test_a_sentence_cut_by_captions_and_a_displaced_headline_is_whole_again() -> None:
    printed = (HERE / "layouts" / "displaced_head.txt").read_text("utf-8").partition("=== cuts\n")[0]
    _, (story,) = cut(printed.encode())
    assert "学校开设书法、足球、编程等课程1260门，聘请校外教师312名。" in story.body_text
    assert story.reading.text.startswith("课后服务解民忧\n——吴忠市利通区推进“双减”见闻\n张立新 马晓东\n")


def test_a_tail_printed_under_the_headline_goes_behind_its_head() -> None:
    printed = (HERE / "layouts" / "rotated.txt").read_text("utf-8").partition("=== cuts\n")[0]
    _, (story,) = cut(printed.encode())
    first, second = story.body_text.index("看底气"), story.body_text.index("看服务")
    assert first < story.body_text.index("全县128万亩小麦机械化作业率达99.2%") < second


def test_a_tail_under_another_story_comes_home() -> None:
    printed = (HERE / "layouts" / "tail_elsewhere.txt").read_text("utf-8").partition("=== cuts\n")[0]
    _, stories = cut(printed.encode())
    assert "行政处罚机构87家" in stories[0].body_text


def test_an_unfinished_story_without_a_fitting_tail_stays_as_printed() -> None:
    text = "修路记\n\n本报记者 张伟\n\n今年，全县硬化道路36公里，总投资达\n\n山货节\n\n本报记者 李娜\n\n10月1日，山货节开幕。\n"
    _, stories = cut(text.encode())
    assert [story.body_text for story in stories] == [
        "今年，全县硬化道路36公里，总投资达",
        "10月1日，山货节开幕。",
    ]


def test_a_lost_full_stop_joins_no_new_paragraph_but_a_cut_sentence_is_joined() -> None:
    text = "修路记\n\n记者 张伟 李娜\n\n今年以来，全县硬化道路36公里，群众出行更方便{}\n\n{}村民刘强家门口也通了路。\n"
    apart, joined = (
        cut(text.format("", "据悉，").encode())[1],
        cut(text.format("，", "“进度很快”，").encode())[1],
    )
    assert [len(body(stories[0])) for stories in (apart, joined)] == [2, 1]


def test_a_tail_behind_a_whole_story_goes_home() -> None:
    text = (
        "渠水进村\n\n本报讯（记者 马力）4月2日，民勤县水务局检修渠道36公里，渠道灌溉农田，水务局组织放水，收费累计\n\n"
        "学校添新楼\n\n本报讯（记者 何静）近日，永登县中学教学楼封顶，新增教室48间，学生搬进教学楼。\n\n"
        "完成180万元。民勤县水务局还为渠道装上水表，灌溉一方水一方账。\n"
    )
    _, stories = cut(text.encode())
    assert "收费累计完成180万元" in stories[0].body_text
    assert stories[1].body_text.endswith("学生搬进教学楼。")


def test_a_headline_printed_inside_the_story_above_goes_to_its_byline() -> None:
    text = (
        "渠水进村\n\n本报记者 马力\n\n4月2日，民勤县检修渠道36公里，渠道灌溉农\n\n学校添新楼\n\n"
        "田12万亩，渠道水位抬高。\n\n本报记者 何静\n\n近日，永登县中学教学楼封顶，新增教室48间。\n"
    )
    _, stories = cut(text.encode())
    assert [(s.headline, s.byline) for s in stories] == [("渠水进村", ("马力",)), ("学校添新楼", ("何静",))]
    assert "灌溉农田12万亩" in stories[0].body_text


HEADINGS = [
    "# 小村办起大食堂",
    "两业融合 三产兴旺",
    "——某县见闻",
    "本报记者 王强",
    "系列报道之二",
    "民生·就业",
]
TEXTS = [
    "近日，某县新增就业320人，",
    "本报讯（记者 赵敏）3月2日，某市开工项目36个。",
    "同比增长12%，完成年度目标的86.4%。(周杰)",
    "图为施工现场。 张三 摄",
    "“大家都说好。”村民说。",
    "责任编辑：钱进",
    "第2版",
    "下转第4版",
    "李明 摄",
    "——",
    "a",
    "（）",
    "。",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(HEADINGS + TEXTS), st.text("某县新增业务，。“”（）摄 #—1", max_size=30)
            ),
            st.integers(1, 4),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_printed_character_is_in_exactly_one_story(lines: list[tuple[str, int]]) -> None:
    text = "".join(line + "\n" * gap for line, gap in lines)
    if text.strip():
        check_whole(text.encode())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:3])
def test_every_character_of_the_real_pages_is_in_exactly_one_story(path: Path) -> None:
    check_whole(path.read_bytes())


def check_whole(data: bytes) -> None:
    page, stories = cut(data)
    covered = sorted(at for story in stories for s, e in story.spans for at in range(s, e))
    assert len(covered) == len(set(covered))
    marks = {at for block in page.blocks for at in range(block.mark_start, block.start)}
    printed = [at for at, c in enumerate(page.folded) if not c.isspace() and at not in marks]
    assert [at for at in covered if not page.folded[at].isspace()] == printed
    assert len({story.story_id for story in stories}) == len(stories)
    for story in stories:
        assert "\n" not in "".join(page.folded[s:e] for s, e in story.spans)
        assert "".join(page.text[s:e] for s, e in story.spans) == story.reading.text.replace("\n", "")


def test_a_part_whose_speaker_no_story_introduced_stays_where_it_was_printed() -> None:
    page = (HERE / "layouts" / "part_with_its_own_speaker.txt").read_text("utf-8").partition("=== cuts\n")[0]
    page = page.replace("一批上市", "一批上市。")  # else its lost full stop would ask for the part
    above, name, below = page.partition("柳阿婆说，下半年")
    assert name
    _, stories = cut((above + name + below).encode())
    _, others = cut((above + "顾馆长说，下半年" + below.replace("柳阿婆", "顾馆长")).encode())
    owner, other = ([s.headline for s in told if "豆腐夜校" in s.reading.text] for told in (stories, others))
    assert (owner, other) == (["一块豆腐磨出好光景"], ["新馆开门 书香满座"])
