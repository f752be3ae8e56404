"""Who may ask the screen's own server (本机看屏的门禁): this machine's browser, with the cookie that a one-time token gave.

A page of another site that is open in the same browser can reach a server on loopback too, and by a name of its own
that leads to 127.0.0.1 (DNS rebinding). So the name that is asked for, where a request comes from and the cookie must
all be right. Sources: the Fetch metadata and cookie specifications (Sec-Fetch-*, Origin, SameSite).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
}
"""On every answer, refusals too. What a page may load it says itself (``warehouse.screen.page``)."""


class Refused(Exception):
    """A request that is not answered: its HTTP status and a sentence."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status
        self.says = says


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as far as it is judged here; header names are lower case, a header sent twice has two values."""

    method: str
    headers: Mapping[str, Sequence[str]]
    cookie: str | None
    token: str | None = None

    def one(self, name: str) -> str | None:
        """The value of a header that may be sent once; raises Refused for more."""
        values = self.headers.get(name, ())
        if len(values) > 1:
            raise Refused(400, f"{name} 只能有一个。")
        return values[0] if values else None


@dataclass(slots=True)
class Door:
    """The door of one server on ``port``: ``token`` opens it once, the cookie ``session`` from then on.

    ``notes``: whether reviews and corrections are taken.
    """

    port: int
    notes: bool = False
    token: str | None = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie_name(self) -> str:
        """Cookies do not tell ports apart, so the name does."""
        return f"shuzheng_{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which this server may be asked."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    def enter(self, asked: Asked) -> None:
        """Spend the token. Raises Refused when it is not the one, or was spent."""
        self._from_here(asked)
        if asked.method != "GET":
            raise Refused(405, "只能打开。")
        token, self.token = self.token, None
        if token is None:
            raise Refused(
                403, "这个网址里的口令已经用过；在原来的浏览器里看，或重新运行 shuzheng screen --serve。"
            )
        if asked.token is None or not hmac.compare_digest(token.encode(), asked.token.encode()):
            self.token = token
            raise Refused(403, "网址里的口令不对。")

    def admit(self, asked: Asked, *, writes: bool = False) -> None:
        """Let a request pass, or raise Refused."""
        self._from_here(asked)
        if asked.cookie is None or not hmac.compare_digest(self.session.encode(), asked.cookie.encode()):
            raise Refused(401, "请用 shuzheng screen --serve 打印的网址打开。")
        if not writes:
            if asked.method not in ("GET", "HEAD"):
                raise Refused(405, "这里只能看。")
            return
        if not self.notes:
            raise Refused(403, "这次只供看；要在这里复核，用 shuzheng screen --serve --take-notes 打开。")
        if asked.method != "POST":
            raise Refused(405, "复核和更正要用 POST。")
        if asked.one("origin") is None:
            raise Refused(403, "看不出这个请求从哪里来。")
        if (asked.one("content-type") or "").partition(";")[0].strip().lower() != "application/json":
            raise Refused(415, "只收 application/json。")

    def _from_here(self, asked: Asked) -> None:
        """Asked by this server's name, and by its own pages or by a person; never by another site's page."""
        host = asked.one("host")
        if host not in self.hosts:
            raise Refused(421, "这个服务只在 127.0.0.1 上回答。")
        origin = asked.one("origin")
        if origin is not None and origin != f"http://{host}":
            raise Refused(403, "别的网站不能问这里。")
        site = asked.one("sec-fetch-site")
        if site in (None, "none", "same-origin"):
            return
        # A link on another page of this machine, say in the Prefect UI on its port, may be followed; nothing more.
        opens = asked.one("sec-fetch-mode") == "navigate" and asked.one("sec-fetch-dest") == "document"
        if not (site == "same-site" and opens and asked.method == "GET"):
            raise Refused(403, "别的网站不能问这里。")
