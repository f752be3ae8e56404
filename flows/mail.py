"""Word by mail (邮件提醒): a block of Prefect that writes a letter in plain text and hands it to a mail server.

Prefect's package for mail knows how to reach servers, but none of its blocks can be notified by an automation.
The server's process sends the letter, so it must know this block: ``flows.app`` imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from smtplib import SMTPException

from anyio import fail_after, to_thread
from prefect.blocks.abstract import NotificationBlock, NotificationError
from prefect_email import EmailServerCredentials
from pydantic import Field

from warehouse.escape import cut, plain

SECONDS = 60
"""How long a mail server may take for one letter. 2026-11: set to 60; one on loopback takes a tenth of a second."""
_SUBJECT_WIDTH = 120


class MailNotification(NotificationBlock):
    """Letters from ``sender`` to ``recipients`` over ``server``."""

    _block_type_name = "Shuzheng Mail"
    _block_type_slug = "shuzheng-mail"

    server: EmailServerCredentials = Field(description="mail server, login and password")
    sender: str = Field(description="address that letters come from")
    recipients: list[str] = Field(min_length=1, description="addresses that letters go to")

    async def notify(self, body: str, subject: str | None = None) -> None:
        """Send one letter. Raises NotificationError with what the mail server said."""
        letter = letter_of(self.sender, self.recipients, subject or "", body)
        try:
            with fail_after(SECONDS):
                await to_thread.run_sync(self._hand_over, letter, abandon_on_cancel=True)
        except (OSError, SMTPException) as error:
            raise NotificationError(f"{type(error).__name__}: {plain(str(error))}") from error

    def _hand_over(self, letter: EmailMessage) -> None:
        with self.server.get_server() as server:
            server.send_message(letter)


def letter_of(sender: str, recipients: Sequence[str], subject: str, body: str) -> EmailMessage:
    """A letter in plain text, marked as written by a program (RFC 3834).

    Names of files and words of pages are in subject and body: neither can add a header, a part, or markup.
    """
    letter = EmailMessage()
    letter["From"] = sender
    letter["To"] = ", ".join(recipients)
    letter["Subject"] = cut(plain(subject), _SUBJECT_WIDTH)
    letter["Date"] = localtime()
    letter["Message-ID"] = make_msgid(domain="shuzheng.invalid")
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n".join(plain(line) for line in body.splitlines()) + "\n")
    return letter
