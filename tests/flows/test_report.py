from flows.report import MAX_BYTES, render
from flows.summary import Changes, Coverage
from tests.flows.records import problem, rejection, set_aside, summary
from warehouse.diff import TableChange

HOSTILE = "[点](javascript:alert(1)) <script>|`x`\n# 假标题"


def test_a_clean_load_says_so_and_shows_no_empty_sections() -> None:
    text = render(summary())
    assert "没有发现数字问题" in text
    assert "见到 50 个数，认出统计数字 25 个；可核 8 个，已核 6 个。" in text
    assert "| b.txt | gb18030 | 2 | 0 | 10 | 5 | 0 | 0 |" in text
    for absent in ("## 严重", "## 注意", "## 提示", "## 搁置", "## 不合数据契约"):
        assert absent not in text


def test_a_problem_is_told_with_reason_and_quote() -> None:
    text = render(
        summary(problems=(problem(repair="4亿应为3亿"), problem(severity="error", fingerprint="f2")))
    )
    assert text.index("## 严重：1 条") < text.index("## 注意：1 条")
    assert "### “发放贷款”的2个分项相加超过了总数。" in text
    assert "应为 不高于5亿元，实为 6亿元。" in text
    assert "> 全县发放贷款5亿元，其中农户4亿元、企业2亿元。" in text
    assert text.count("疑似笔误：4亿应为3亿") == 1


def test_files_set_aside_and_rows_turned_away_are_listed() -> None:
    text = render(summary(set_aside=(set_aside(),), hidden=2, rejections=(rejection(),)))
    assert "| 图.png | not\\_text | 文件里有零字节，不是文字。 | 24 字节 |" in text
    assert "另有 2 个隐藏文件没有看。" in text
    assert "| metrics | period\\_order | 2 | 取出 | 时段的起始日期晚于结束日期。 | m1 |" in text


def test_what_changed_since_the_last_load() -> None:
    text = render(summary(changes=Changes(("甲不对。",), ("乙不对。",), 3)))
    assert "新出现 1 条，已消失 1 条，依旧 3 条。" in text
    assert "- 新：甲不对。\n- 消失：乙不对。" in text
    assert "这是第一次装入" in render(summary(changes=None))


def test_rows_that_changed_are_counted_by_table() -> None:
    tables = (
        TableChange("documents", 1, 0, 0),
        TableChange("stories", 0, 0, 0),
        TableChange("metrics", 2, 3, 4),
    )
    text = render(summary(changes=Changes((), (), 0, tables=tables)))
    assert "| 版面 | `documents` | 1 | 0 | 0 |" in text
    assert "| 指标 | `metrics` | 2 | 3 | 4 |" in text
    assert "`stories`" not in text


def test_a_release_that_could_not_be_kept_is_told() -> None:
    assert "⚠️ 没能存进 press.releases" in render(summary(not_kept="没能存进 press.releases：磁盘满。"))


def test_a_stopped_load_says_that_the_old_file_stays() -> None:
    text = render(summary(stopped="stories 没有一行可以发布。"))
    assert "没有发布：stories 没有一行可以发布。" in text
    assert "上一次发布的数据仓库原样保留" in text


def test_text_of_a_page_stays_text() -> None:
    hostile = problem(message=HOSTILE, headline=HOSTILE, quotes=(HOSTILE,), observed=HOSTILE)
    text = render(
        summary(
            folder=HOSTILE,
            problems=(hostile,),
            pages=(Coverage(HOSTILE, "utf-8", 1, 0, 1, 1, 0, 0),),
            set_aside=(set_aside(HOSTILE),),
            changes=Changes((HOSTILE,), (HOSTILE,), 0),
        )
    )
    assert "<script>" not in text
    assert "[点](" not in text
    assert "\n# 假标题" not in text
    assert "`x`" not in text
    (header,) = (line for line in text.splitlines() if line.startswith("| 版面"))
    (row,) = (line for line in text.splitlines() if line.startswith(r"| \[点") and "utf-8" in line)
    assert row.count("|") == header.count("|")


def test_a_long_report_is_cut_with_its_count() -> None:
    many = tuple(problem(fingerprint=f"f{i}", quotes=("数" * 230,)) for i in range(3000))
    text = render(summary(problems=many))
    assert len(text.encode()) <= MAX_BYTES + 5000
    assert "## 注意：3000 条" in text
    shown = text.count("\n### ")
    assert 0 < shown < 3000
    assert f"另有 {3000 - shown} 条没有列出" in text
    assert "## 与上次相比" in text
