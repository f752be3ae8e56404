"""``shuzheng server``: the project's own Prefect server, with a password, for those who only want to read."""

from __future__ import annotations

from flows.answer import DONE, FAILED, REFUSED, Json, say_json

NO_AUTH = (
    "没有设口令：请先在环境里设 SHUZHENG_AUTH=用户名:口令（口令至少 12 个字），再启动；"
    "只在自己机器上试用可以直接 make run。"
)
SHORTEST = 12


def server(*, json: Json = False) -> int:
    """启动带口令的 Prefect 服务（只在本机），留着运行；已在运行就告诉地址。停用 shuzheng stop。

    口令从环境变量 SHUZHENG_AUTH 读，数据库默认是 SQLite，设了 SHUZHENG_DATABASE 就用 PostgreSQL。

    Parameters
    ----------
    json
        以 JSON 回答。
    """
    from flows import server as servers
    from flows.console import complain
    from flows.settings import Settings

    settings = Settings()
    if not is_password(settings.auth.get_secret_value()):
        complain(NO_AUTH)
        return REFUSED
    try:
        with servers.in_use(settings, keep=True) as up:
            guarded = servers.asks_password(up.port)
    except servers.ServerProblem as error:
        complain(str(error))
        return FAILED
    if not guarded:
        complain(f"{up.url} 的 Prefect 服务启动时没有设口令；请先 shuzheng stop，再启动。")
        return FAILED
    if json:
        say_json({"url": up.url, "pid": up.pid})
    else:
        print(f"Prefect 服务在 {up.url}，打开时输入 SHUZHENG_AUTH 的口令（用户名:口令）。")
    return DONE


def is_password(auth: str) -> bool:
    """Whether it is ``user:password`` with a password that is not guessed at once."""
    user, colon, password = auth.partition(":")
    return bool(user and colon) and len(password) >= SHORTEST
