"""On a terminal DuckDB must not draw over our answers."""

import os
import pty
import subprocess
import sys

SETTING = "print(con.execute(\"SELECT value FROM duckdb_settings() WHERE name = 'enable_progress_bar'\").fetchone()[0])"


def on_a_terminal(code: str) -> str:
    """What a program prints whose standard output is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", f"{code}\n{SETTING}"], stdout=theirs, cwd=os.getcwd()
    ) as ran:
        os.close(theirs)
        told = os.read(ours, 1000).decode()
    os.close(ours)
    assert ran.returncode == 0
    return told.strip()


def test_a_connection_of_ours_draws_nothing_where_another_would():
    assert on_a_terminal("import duckdb; con = duckdb.connect()") == "true"
    assert on_a_terminal("from warehouse.connection import connected; con = connected()") == "false"
