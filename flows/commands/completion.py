"""``shuzheng completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

from typing import Literal

from flows.answer import DONE, Json, say_json


def completion(shell: Literal["bash", "zsh", "fish"] = "bash", *, json: Json = False) -> int:
    """打印命令补全脚本；例如在 .bashrc 里写：source <(shuzheng completion bash)。

    Parameters
    ----------
    shell
        哪一种 shell：bash、zsh 或 fish。
    json
        以 JSON 回答。
    """
    from flows.cli import app

    script = app.generate_completion(prog_name="shuzheng", shell=shell)
    say_json({"shell": shell, "script": script}) if json else print(script)
    return DONE
