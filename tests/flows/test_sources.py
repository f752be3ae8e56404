import os
from pathlib import Path

import pytest

from flows import sources
from flows.sources import Reading, WrongFolder, list_folder, read_some, scan_folder
from transforms.page import MAX_PAGE_BYTES

STORY = "## 全县春耕备耕进展顺利\n\n本报讯 今年以来，全县完成早稻播种3.2万亩，同比增长5.1%。\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


def read_folder(folder: Path) -> Reading:
    """All pages at once, with all that was set aside."""
    scan = scan_folder(folder)
    reading = read_some(scan, scan.pages.select("doc_id", "name").sort("name").iter_rows())
    aside = sorted([*scan.set_aside, *reading.set_aside], key=lambda a: (a.path, a.rule))
    return Reading(reading.pages, tuple(aside), reading.written)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    (made / "good.txt").write_text(STORY, "utf-8")
    return made


def rules(folder: Path) -> dict[str, str]:
    return {aside.path: aside.rule for aside in read_folder(folder).set_aside}


def paths(folder: Path) -> list[str]:
    return [page.path for page in read_folder(folder).pages]


def test_every_regular_file_is_read_in_the_order_of_its_path(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "10 版面 二.txt").write_text(STORY + "二", "utf-8")
    (folder / "A.md").write_text(STORY + "三", "utf-8")
    (folder / "没有后缀").write_text(STORY + "四", "utf-8")
    assert paths(folder) == ["A.md", "b/10 版面 二.txt", "good.txt", "没有后缀"]
    assert read_folder(folder).set_aside == ()


@pytest.mark.parametrize(
    ("data", "written"),
    [
        (STORY.encode("gb18030"), "gb18030"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8 · BOM"),
        (STORY.replace("\n", "\r\n").encode(), "utf-8 · CRLF"),
        (STORY.encode("utf-16"), "utf-16 · BOM"),
        (b"\xfe\xff" + STORY.replace("\n", "\r\n").encode("utf-16-be"), "utf-16 · BOM · CRLF"),
    ],
)
def test_other_encodings_go_through_and_are_told(folder: Path, data: bytes, written: str) -> None:
    (folder / "other.txt").write_bytes(data)
    reading = read_folder(folder)
    (page,) = [page for page in reading.pages if page.path == "other.txt"]
    assert page.text.replace("\r", "") == STORY
    assert reading.written[page.doc_id] == written


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty_file"),
        (b" \n\r\n\t", "empty_file"),
        (PNG, "not_text"),
        (b"\xff\xff\xff\xfa\x81 \x81 \x80", "undecodable"),
    ],
)
def test_what_is_no_page_is_set_aside_with_its_reason(folder: Path, data: bytes, rule: str) -> None:
    (folder / "bad.txt").write_bytes(data)
    reading = read_folder(folder)
    (aside,) = reading.set_aside
    assert (aside.path, aside.rule) == ("bad.txt", rule)
    assert aside.reason.endswith("。")
    assert f"{len(data)} 字节" in aside.evidence
    assert [page.path for page in reading.pages] == ["good.txt"]


def test_a_30_mb_page_is_set_aside_without_reading_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(30_000_000)
    read: list[int] = []
    real = os.open

    def counted(path: Path, flags: int, *rest: int) -> int:
        handle = real(path, flags, *rest)
        if str(path).endswith("large.txt"):
            read.append(handle)
        return handle

    monkeypatch.setattr(sources.os, "open", counted)
    (aside,) = read_folder(folder).set_aside
    assert (aside.path, aside.rule) == ("large.txt", "too_large")
    assert "30000000" in aside.reason
    assert len(read) == 1


def test_the_largest_page_allowed_goes_through(folder: Path) -> None:
    (folder / "large.txt").write_bytes(b"a" * MAX_PAGE_BYTES)
    assert "large.txt" in paths(folder)
    (folder / "large.txt").write_bytes(b"a" * (MAX_PAGE_BYTES + 1))
    assert rules(folder) == {"large.txt": "too_large"}


def test_a_file_that_cannot_be_read_is_set_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "locked.txt").write_text(STORY + "锁", "utf-8")
    real = os.open

    def denied(path: Path, flags: int, *rest: int) -> int:
        if str(path).endswith("locked.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest)

    monkeypatch.setattr(sources.os, "open", denied)
    (aside,) = read_folder(folder).set_aside
    assert aside == sources.SetAside(
        "locked.txt", "unreadable", "文件读不出来：没有读的权限。", "没有读的权限"
    )


def test_a_pipe_does_not_hang_the_load(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert rules(folder) == {"pipe.txt": "not_a_file"}


def test_a_pipe_put_in_place_of_a_listed_file_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(sources.PageRejected):
        sources._read(folder, "pipe.txt")


def test_links(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(STORY + "外", "utf-8")
    (folder / "out.txt").symlink_to(outside)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    (folder / "same.txt").symlink_to(folder / "good.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "sub").mkdir()
    (folder / "around").symlink_to(folder / "sub", target_is_directory=True)
    assert rules(folder) == {
        "around": "not_a_file",
        "dangling.txt": "broken_link",
        "out.txt": "outside_link",
        "ring.txt": "broken_link",
        "same.txt": "duplicate",
        "up": "outside_link",
    }
    assert paths(folder) == ["good.txt"]


def test_a_folder_named_like_a_page_is_told_and_still_entered(folder: Path) -> None:
    (folder / "page.txt").mkdir()
    (folder / "page.txt" / "a.txt").write_text(STORY + "内", "utf-8")
    assert rules(folder) == {"page.txt": "not_a_file"}
    assert paths(folder) == ["good.txt", "page.txt/a.txt"]


def test_of_two_files_with_the_same_bytes_the_first_stays(folder: Path) -> None:
    (folder / "a copy.txt").write_text(STORY, "utf-8")
    (aside,) = read_folder(folder).set_aside
    assert (aside.path, aside.rule) == ("good.txt", "duplicate")
    assert "a copy.txt" in aside.reason


def test_hidden_files_are_counted_and_not_read(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(PNG)
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text(STORY + "藏", "utf-8")
    reading = read_folder(folder)
    assert scan_folder(folder).hidden == (".DS_Store", ".git")
    assert [page.path for page in reading.pages] == ["good.txt"]


def test_a_name_that_is_no_utf8_is_shown_with_escapes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xb0\xe6.txt")).write_text(STORY + "名", "utf-8")
    assert "\\xb0\\xe6.txt" in paths(folder)


def test_a_wrong_folder_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongFolder, match="没有这个文件夹"):
        list_folder(tmp_path / "nowhere")
    (tmp_path / "file").touch()
    with pytest.raises(WrongFolder, match="不是文件夹"):
        list_folder(tmp_path / "file")


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    listing = list_folder(tmp_path)
    assert (listing.names, listing.set_aside, listing.hidden) == ((), (), ())


def test_the_order_in_which_the_system_lists_does_not_matter(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        (folder / name).write_text(STORY + name, "utf-8")
    (folder / "z.txt").write_text(STORY, "utf-8")
    before = read_folder(folder)
    real = sources._walk
    monkeypatch.setattr(sources, "_walk", lambda *args: reversed(list(real(*args))))
    assert read_folder(folder) == before
