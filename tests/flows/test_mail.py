"""Letters: what is written in them, and one sent by a real server to a mail server of the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from flows.mail import letter_of
from tests.office import Office, free_port, until
from warehouse.escape import unlinked

HOSTILE = (
    "Bcc: all@evil.example\r\n<script>alert(1)</script><a href=http://198.51.100.7/>看</a> www.evil.example"
)
PAGE = f"""## 就业见实效{HOSTILE}

本报讯（记者 李建国）今年前7个月，临泽县开展技能培训1286人次，其中农民工<b>http://evil.example/a@b.cn</b>培训1905人次。
"""


def test_no_line_of_a_subject_becomes_a_header():
    letter = letter_of(
        "a@office.example", ["b@office.example"], f"数证：甲\r\nBcc: c@evil.example\n\n{HOSTILE}", "乙"
    )
    read = message_from_bytes(letter.as_bytes(), policy=policy.default)
    assert {name.lower() for name in read} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted"),
        *("content-type", "content-transfer-encoding", "mime-version"),
    }
    assert read["Subject"].startswith("数证：甲 Bcc: c@evil.example")
    assert read["To"] == "b@office.example"


def test_a_letter_is_one_part_of_plain_text_whatever_is_in_it():
    letter = letter_of(
        "a@office.example", ["b@office.example"], "甲", f"一\n.\n--boundary\n{HOSTILE}\n\x1b[2J\u202e二"
    )
    read = message_from_bytes(letter.as_bytes(), policy=policy.default)
    assert (read.get_content_type(), read.is_multipart()) == ("text/plain", False)
    body = read.get_content()
    assert body.splitlines()[:3] == ["一", ".", "--boundary"]
    assert "<script>" in body
    assert not {"\x1b", "\u202e"} & set(body)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("看 http://evil.example/a", "看 http：//evil．example/a"),
        ("www.evil.example", "www．evil．example"),
        ("a@b.cn", "a＠b．cn"),
        ("完成72.71%，比例1:3，为7.5亿元", "完成72.71%，比例1:3，为7.5亿元"),
        ("甲\r\nBcc: 乙\u202e", "甲 Bcc: 乙"),
    ],
)
def test_nothing_in_a_sentence_looks_like_an_address(text, shown):
    assert unlinked(text) == shown


@dataclass
class Mailbox:
    """A mail server that keeps what it is handed, after the one login it knows."""

    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert session.authenticated
        assert isinstance(envelope.content, bytes)
        self.recipients += envelope.rcpt_tos
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def _known(server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"editor", b"p@ss/word")
    return AuthResult(success=known)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, port=free_port())
    yield made
    made.call("stop", "--force")


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # all of it is on loopback
def test_new_findings_are_told_by_mail(office: Office, tmp_path: Path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "x\nBcc: c@evil.example.txt").write_text(PAGE, "utf-8")
    box = Mailbox()
    mail = Controller(
        box, "127.0.0.1", free_port(), auth_required=True, auth_require_tls=False, authenticator=_known
    )
    mail.start()
    try:
        assert office.call("server").returncode == 0
        asked = (
            "alert",
            "--mail",
            "a@office.example",
            "--mail",
            "b@office.example",
            "--sender",
            "c@office.example",
        )
        assert office.call(*asked).returncode == 2, "no server is named"
        address = "smtp://editor:p%40ss%2Fword@{}"
        away = office.call(*asked, SHUZHENG_MAIL_SERVER=address.format("198.51.100.7:25"))
        assert (away.returncode, "--elsewhere" in away.stderr, "p%40" in away.stderr) == (2, True, False), (
            away
        )
        for _ in range(2):  # set up again, it is still one
            made = office.call(*asked, SHUZHENG_MAIL_SERVER=address.format(f"127.0.0.1:{mail.port}"))
            assert made.returncode == 0, made
        ended = office.call(
            *("run", "--local-server", "--pages", tmp_path / "pages", "--warehouse", tmp_path / "p.duckdb")
        )
        assert ended.returncode == 0, ended
        until(lambda: box.letters, 300, "a letter")
        stored = office.api("POST", "/block_documents/filter", {"include_secrets": False})
    finally:
        mail.stop()
    (letter,) = box.letters
    assert box.recipients == ["a@office.example", "b@office.example"]
    assert letter["Subject"].startswith("数证：1 个版面已发布")
    assert (letter["Bcc"], letter.get_content_type()) == (None, "text/plain")
    body = letter.get_content()
    assert "1286人次" in body
    assert "1905人次" in body
    assert "evil.example" not in body
    assert f"{office.url}/" in body
    assert "p@ss/word" not in str(stored)
