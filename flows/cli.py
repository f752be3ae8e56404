"""The command line: ``shuzheng run``, ``query``, ``explain`` … one file each in ``flows/commands``.

Prefect, Pandera and Polars take seconds to import, so every command imports what it needs itself,
and only after the environment they read is set.
"""

from __future__ import annotations

import sys

from cyclopts import App, CycloptsError, Group

from flows.commands.alert import alert
from flows.commands.bulletin import bulletin
from flows.commands.completion import completion
from flows.commands.correct import correct
from flows.commands.diff import diff
from flows.commands.doctor import doctor
from flows.commands.explain import explain
from flows.commands.export import export
from flows.commands.findings import findings
from flows.commands.query import query
from flows.commands.releases import releases
from flows.commands.review import review
from flows.commands.rollback import rollback
from flows.commands.run import run
from flows.commands.screen import screen
from flows.commands.search import search
from flows.commands.serve import serve
from flows.commands.server import server
from flows.commands.status import status
from flows.commands.stop import stop

WRONG_CALL, INTERRUPTED = 2, 130


def _version() -> str:
    from importlib.metadata import version

    return version("shuzheng")


app = App(
    name="shuzheng",
    help="数证：把中文报纸版面读成核对过的数字，存进一个 DuckDB 文件。",
    version=_version,
    version_flags=["--version"],
    help_flags=["--help", "-h"],
    help_format="plaintext",
    suppress_keyboard_interrupt=False,
)
GROUPS = {
    "读入": (run, status, stop, doctor),
    "值守": (server, serve, alert),
    "查看": (screen, query, search, findings, explain),
    "复核与更正": (review, correct),
    "版本与交付": (bulletin, releases, diff, rollback, export),
    "其他": (completion,),
}
"""The commands under the headings of the help."""
for title, commands in GROUPS.items():
    group = Group.create_ordered(title)
    for command in commands:
        app.command(command, group=group)


def main() -> None:
    """Entry point of the ``shuzheng`` script; exits with the command's code."""
    from flows.console import console

    console()  # streams must be able to show any file name before help or an error is printed
    try:
        code = app(exit_on_error=False, print_error=True, result_action="return_value")
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        code = INTERRUPTED
    except CycloptsError:  # already printed
        code = WRONG_CALL
    except BrokenPipeError:  # whoever was reading has seen enough
        sys.stdout = None
        code = 0
    sys.exit(code or 0)
