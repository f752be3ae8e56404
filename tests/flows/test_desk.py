"""Where a file lies on the desk says what became of it, whatever was dropped and whenever the run was killed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows import desk as desk_
from flows.desk import MAX_NAME_BYTES, REASON, Desk, is_temporary, reject, safe_name, take_up, waiting
from flows.settled import Look, look_at, seen_again, settled
from flows.sources import SetAside


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    made.make()
    return made


def lying(folder: Path) -> dict[str, bytes]:
    """Everything that lies in a folder, hidden names too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def taken(desk: Desk):
    return take_up(desk, desk.inbox, waiting(desk.inbox))


class TestTakeUp:
    def test_files_go_to_the_archive_under_their_names(self, desk):
        (desk.inbox / "三月").mkdir()
        (desk.inbox / "三月" / "a.txt").write_bytes(b"1")
        (desk.inbox / "b.txt").write_bytes(b"2")
        assert taken(desk).names == ("b.txt", "三月/a.txt")
        assert lying(desk.done) == {"三月/a.txt": b"1", "b.txt": b"2"}
        assert lying(desk.inbox) == {}

    def test_a_page_that_comes_again_changed_takes_its_place_and_nothing_is_lost(self, desk):
        (desk.done / "a.txt").write_bytes(b"old")
        (desk.inbox / "a.txt").write_bytes(b"new")
        assert taken(desk).replaced == ("a.txt",)
        assert lying(desk.done) == {"a.txt": b"new"}
        assert list(lying(desk.replaced).values()) == [b"old"]

    def test_the_same_page_again_is_only_taken_off(self, desk):
        (desk.done / "a.txt").write_bytes(b"same")
        (desk.inbox / "a.txt").write_bytes(b"same")
        found = taken(desk)
        assert (found.names, found.known) == ((), ("a.txt",))
        assert (lying(desk.done), lying(desk.inbox), lying(desk.replaced)) == ({"a.txt": b"same"}, {}, {})

    def test_halves_of_copies_and_hidden_files_are_left_alone(self, desk):
        for name in ("a.txt.part", "b.crdownload", "~$c.txt", ".d.txt.swp", "e.txt~", ".part/f.txt"):
            (desk.inbox / name).parent.mkdir(exist_ok=True)
            (desk.inbox / name).write_bytes(b"half")
        assert taken(desk).names == ()
        assert len(lying(desk.inbox)) == 6

    def test_links_and_pipes_are_rejected_and_never_followed(self, desk, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_bytes(b"secret")
        (desk.inbox / "link.txt").symlink_to(secret)
        (desk.inbox / "up").symlink_to(tmp_path)
        os.mkfifo(desk.inbox / "pipe.txt")
        assert {each.rule for each in taken(desk).refused} == {"link", "not_a_file"}
        assert lying(desk.done) == {}
        assert (desk.rejected / "link.txt").is_symlink()
        assert "链接" in (desk.rejected / f"link.txt{REASON}").read_text("utf-8")
        assert secret.read_bytes() == b"secret"

    def test_a_link_inside_the_archive_leads_nowhere(self, desk, tmp_path):
        (tmp_path / "outside").mkdir()
        (desk.done / "三月").symlink_to(tmp_path / "outside")
        (desk.inbox / "三月").mkdir()
        (desk.inbox / "三月" / "a.txt").write_bytes(b"1")
        assert [each.rule for each in taken(desk).refused] == ["name_taken"]
        assert list((tmp_path / "outside").iterdir()) == []

    def test_a_name_that_is_a_folder_in_the_archive_is_rejected(self, desk):
        (desk.done / "a.txt").mkdir()
        (desk.inbox / "a.txt").write_bytes(b"1")
        assert [each.rule for each in taken(desk).refused] == ["name_taken"]
        assert lying(desk.rejected)["a.txt"] == b"1"

    def test_odd_names_become_names_that_can_be_stored(self, desk):
        (desk.inbox / "a\nb\u202etxt.txt").write_bytes(b"1")
        (desk.inbox / os.fsdecode(b"\xff.txt")).write_bytes(b"2")
        (desk.inbox / ("长" * 83 + ".txt")).write_bytes(b"3")
        names = taken(desk).names
        assert "a\\x0ab\\x202etxt.txt" in names
        assert "\\xff.txt" in names
        assert all(len(name.encode()) <= MAX_NAME_BYTES for name in names)
        assert sorted(lying(desk.done).values()) == [b"1", b"2", b"3"]

    def test_a_file_that_has_gone_is_passed_over(self, desk):
        assert take_up(desk, desk.inbox, ["gone.txt"]).names == ()

    @pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "x/../../a.txt", ""])
    def test_no_name_leads_out_of_the_desk(self, desk, name):
        with pytest.raises(ValueError, match="leads out"):
            desk_._inside(desk.done, name)

    def test_from_another_disk_it_is_copied_whole_before_it_has_its_name(self, desk, monkeypatch):
        honest, names = os.replace, []

        def from_elsewhere(source, target):
            if Path(source).parent == desk.inbox.resolve():
                raise OSError(18, "cross-device")
            names.append(Path(target).name)
            honest(source, target)

        monkeypatch.setattr(desk_.os, "replace", from_elsewhere)
        monkeypatch.setattr(Path, "replace", lambda self, target: from_elsewhere(self, target))
        (desk.inbox / "a.txt").write_bytes(b"1")
        assert taken(desk).names == ("a.txt",)
        assert names == ["a.txt"]
        assert (lying(desk.done), lying(desk.inbox)) == ({"a.txt": b"1"}, {})


class TestReject:
    ASIDE = SetAside("三月/a.png", "not_text", "文件里有零字节，不是文字。", "24 字节")

    def test_the_file_goes_with_its_reason(self, desk):
        (desk.done / "三月").mkdir()
        (desk.done / "三月" / "a.png").write_bytes(b"\0")
        assert reject(desk, [self.ASIDE]) == (self.ASIDE,)
        told = (desk.rejected / f"三月/a.png{REASON}").read_text("utf-8")
        assert told == "文件里有零字节，不是文字。\n规则：not_text\n证据：24 字节\n"
        assert lying(desk.done) == {}

    def test_a_second_one_of_the_same_name_takes_nobodys_place(self, desk):
        for content in (b"1", b"2"):
            (desk.done / "三月").mkdir(exist_ok=True)
            (desk.done / "三月" / "a.png").write_bytes(content)
            reject(desk, [self.ASIDE])
        pages = {name: b for name, b in lying(desk.rejected).items() if not name.endswith(REASON)}
        assert pages == {"三月/a.png": b"1", "三月/a.2.png": b"2"}

    def test_what_the_next_load_may_read_stays(self, desk):
        (desk.done / "a.txt").write_bytes(b"1")
        assert reject(desk, [SetAside("a.txt", "changing", "还在变。", "")]) == ()
        assert lying(desk.done) == {"a.txt": b"1"}

    def test_what_has_gone_already_is_no_error(self, desk):
        assert reject(desk, [self.ASIDE]) == ()


class TestSettled:
    def test_a_file_that_grows_has_not_settled(self):
        seen = seen_again({}, {"a": Look(1, 1, 1)}, 0)
        seen = seen_again(seen, {"a": Look(2, 1, 1)}, 5)
        assert settled(seen, 9, 5) == ()
        assert settled(seen, 10, 5) == ("a",)

    @pytest.mark.parametrize("changed", [Look(1, 2, 1), Look(1, 1, 2)])
    def test_nor_one_whose_time_or_inode_changes(self, changed):
        seen = seen_again(seen_again({}, {"a": Look(1, 1, 1)}, 0), {"a": changed}, 5)
        assert settled(seen, 5, 5) == ()

    def test_one_that_was_away_begins_anew(self):
        seen = seen_again(seen_again({}, {"a": Look(1, 1, 1)}, 0), {}, 5)
        assert settled(seen_again(seen, {"a": Look(1, 1, 1)}, 6), 6, 5) == ()

    def test_an_old_time_alone_says_nothing(self, tmp_path):
        (tmp_path / "a").touch()
        os.utime(tmp_path / "a", (0, 0))
        assert settled(seen_again({}, look_at(tmp_path, ["a"]), 100), 100, 5) == ()

    def test_a_link_is_not_followed(self, tmp_path):
        (tmp_path / "b").write_bytes(b"12345")
        (tmp_path / "a").symlink_to(tmp_path / "b")
        assert look_at(tmp_path, ["a", "gone"])["a"].inode == (tmp_path / "a").lstat().st_ino


@pytest.mark.parametrize("name", ["a.txt", "a.part.txt", "b~1.txt", "x/c.md"])
def test_whole_files_are_not_taken_for_halves(name):
    assert not is_temporary(name)


def test_a_safe_name_is_its_own():
    once = safe_name("a\nb" + "长" * 100)
    assert safe_name(once) == once
